//! The host's logo: put up and taken down by whoever runs the site, served from our own address to everybody.
//!
//! It stands in the header beside the host's name in words, which is what a screen reader says. Deliberately absent: a logo without a name,
//! other places for it, and a way to make it larger.

use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderValue, Response, StatusCode, header},
};
use leptos::prelude::*;

use super::picture::{self, MOST_BYTES, NotALogo};
use crate::{
    account::upload,
    domain::site::{Logo, Part},
    http::{error::Trouble, house::House, visit::Visit},
    storage::site_settings,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// The file, and the fields beside it.
pub const MOST_KIB: usize = MOST_BYTES / 1024 + 16;

/// `GET /staff/site/logo`
pub async fn show(visit: Visit) -> Response<Body> {
    page(&visit, &[])
}

/// `POST /staff/site/logo`: puts one up, or takes it down.
pub async fn save(visit: Visit, request: Request) -> Result<Response<Body>, Trouble> {
    let (form, file) = upload::with_file(&visit.house, request, MOST_KIB * 1024).await?;
    visit.check_token(&form)?;
    let png = match form.text("do") {
        "down" => None,
        "up" => {
            // Opening a picture is work for a moment: not where the other requests are answered.
            let made = tokio::task::spawn_blocking(move || picture::made_small(&file)).await.map_err(|_| Trouble::Ours("a picture was not read".into()))?;
            match made {
                Ok(png) => Some(png),
                Err(why) => return Ok(page(&visit, &[Fix { field: "file", words: visit.say().t(words(why)) }])),
            }
        }
        _ => return Err(Trouble::BrokenForm),
    };
    let content = &visit.house.stores.content;
    let mut change = content.change().await?;
    site_settings::set_logo(&mut change, png.as_deref(), visit.site.changed_at, visit.house.now()).await?;
    change.commit().await?;
    visit.house.put_up_sign(site_settings::read(content).await?);
    Ok(visit.go_on(&format!("{}?done={}", visit.to("/staff/site/logo"), if png.is_some() { "up" } else { "down" })))
}

fn words(why: NotALogo) -> &'static str {
    match why {
        NotALogo::Unknown => "logo-unknown",
        NotALogo::Drawing => "logo-drawing",
        NotALogo::TooLarge => "logo-too-large",
        NotALogo::TooSmall => "logo-too-small",
        NotALogo::TooDetailed => "logo-too-detailed",
    }
}

fn page(visit: &Visit, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let done = match visit.query.text("done") {
            "up" => Some(say.t("logo-up")),
            "down" => Some(say.t("logo-down")),
            _ => None,
        };
        let done = done.filter(|_| fixes.is_empty()).map(|words| view! { <div class="confirm" role="status"><p>{words}</p></div> });
        let body = match visit.site.get(Part::Name) {
            Some(name) => chooser(visit, name, fixes),
            None => view! { <p>{say.t("logo-name-first")}" "<a href=visit.to("/staff/site/name")>{say.t("site-name")}</a></p> }.into_any(),
        };
        let main = view! {
            {forms::summary(say, fixes)}{done}
            <section class="flow"><h1>{say.t("logo-title")}</h1><p class="lead">{say.t("logo-lead")}</p></section>
            {body}<p><a href=visit.to("/staff/site")>{say.t("site-title")}</a></p>
        };
        let mut frame = Frame::new(say.t("logo-title")).trail(say.t("site-title"), visit.to("/staff/site")).trail(say.t("logo-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn chooser(visit: &Visit, name: &str, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let here = visit.to("/staff/site/logo");
    let error = fixes.iter().find(|f| f.field == "file").map(|f| f.words.clone());
    let class = if error.is_some() { "field err" } else { "field" };
    let now = visit.site.logo.as_ref().map(|logo| {
        view! {
            <section class="flow"><h2>{say.t("logo-now")}</h2><p>{picture(logo, name)}</p>
                <form method="post" action=here.clone() enctype="multipart/form-data">{forms::token(visit)}<input type="hidden" name="do" value="down"/>
                    <button class="btn second" type="submit">{say.t("logo-take-down")}</button></form></section>
        }
    });
    view! {
        {now}
        <form method="post" action=here class="flow" enctype="multipart/form-data">{forms::token(visit)}<input type="hidden" name="do" value="up"/>
            <div class=class><label for="file">{say.t("logo-file")}</label><span class="hint" id="file-hint">{say.t("logo-file-hint")}</span>
                {error.map(|words| view! { <span class="err-text" id="file-error">{words}</span> })}
                <input id="file" name="file" type="file" accept="image/png,image/jpeg,image/webp" aria-describedby="file-hint" required/></div>
            <div class="acts"><button class="btn" type="submit">{say.t("logo-put-up")}</button></div></form>
    }
    .into_any()
}

/// The logo, which says the host's name.
fn picture(logo: &Logo, name: &str) -> AnyView {
    view! { <img class="logo" src=logo.address() alt=name.to_owned() width=logo.width.to_string() height=logo.height.to_string()/> }.into_any()
}

/// For the header; nothing when there is no logo, or no name to say it by.
pub fn in_header(visit: &Visit) -> Option<AnyView> {
    Some(picture(visit.site.logo.as_ref()?, visit.site.get(Part::Name)?))
}

/// `GET /logo/{file}`: the one that is up now. Another one has another address, so browsers keep it for good.
pub async fn file(State(house): State<House>, Path(file): Path<String>) -> Result<Response<Body>, Trouble> {
    let site = house.site();
    let logo = site.logo.as_ref().filter(|logo| file.strip_suffix(".png") == Some(logo.digest.as_str())).ok_or(Trouble::NotFound)?;
    let mut answer = Response::new(Body::from(logo.png.to_vec()));
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
    Ok(answer)
}
