//! One class on the big screen: the code, large, with a picture code to scan; how many came; longer, closed, and help with a lost card.
//!
//! The picture code holds the class code behind `#`, where no server and no log sees it. The count is fetched when somebody asks: nothing
//! moves by itself. Deliberately absent: who came, and the words of any card. The six digits are no secret of a person: they let one
//! person in this room draw a new card on their own screen, and open nothing that was there before.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::classes::{at, state};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        classes::{self, ClassWindow},
        help_codes,
    },
    ui::{forms, frame::Frame, qr},
};

/// `GET /staff/classes/{class}`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let window = find(&visit, &id).await?;
    Ok(page(&visit, &window, None))
}

/// `POST /staff/classes/{class}`
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let window = find(&visit, &id).await?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (house, now) = (&visit.house, visit.house.now());
    let mut change = house.stores.people.change().await?;
    let mut digits = None;
    match form.text("do") {
        "longer" => classes::extend(&mut change, staff, &window.id, now).await?,
        "close" => classes::close(&mut change, staff, &window.id, now).await?,
        "help" => digits = help_codes::make(&mut change, &house.secrets, staff, &window.id, now).await?,
        _ => return Err(Trouble::BrokenForm),
    }
    change.commit().await?;
    match digits {
        // Shown once, as the answer to the form: they are nowhere to be read again.
        Some(digits) => Ok(page(&visit, &window, Some(&digits))),
        None => Ok(visit.go_on(&visit.path)),
    }
}

async fn find(visit: &Visit, id: &str) -> Result<ClassWindow, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    classes::one_of_mine(&visit.house.stores.people, staff, id).await?.ok_or(Trouble::NotFound)
}

fn page(visit: &Visit, window: &ClassWindow, digits: Option<&str>) -> Response<Body> {
    visit.page_with(StatusCode::OK, || {
        let say = visit.say();
        let now = visit.house.now();
        let button = |what: &'static str, words: &str| {
            view! {
                <form method="post" action=visit.path.clone()>{forms::token(visit)}<input type="hidden" name="do" value=what/>
                    <button class="btn second" type="submit">{say.t(words)}</button></form>
            }
        };
        let again = view! { <a class="btn second" href=visit.path.clone()>{say.t("class-look")}</a> };
        let acts = window.is_open(now).then(|| {
            let longer = window.can_be_longer(now).then(|| button("longer", "class-longer"));
            view! { {longer}{button("close", "class-close")} }
        });
        let help = window.is_open(now).then(|| {
            let first = digits.is_none().then(|| button("help", "class-help"));
            view! { <section class="flow"><h2>{say.t("class-help-title")}</h2><p>{say.t("class-help-words")}</p>{first}</section> }
        });
        let main = view! {
            {digits.map(|digits| told(visit, digits))}
            {if window.is_open(now) { open(visit, window).into_any() } else { closed(visit).into_any() }}
            <section class="flow"><p class="lead" role="status">{at(visit, window).map(|name| format!("{name} · "))}<strong>{say.count("classes-joined", window.joined as usize)}</strong>" · "{state(visit, window)}</p>
                <div class="acts">{again}{acts}</div><p><a href=visit.to("/staff/classes")>{say.t("classes-title")}</a></p></section>
            {help}
        };
        (Frame { body_class: "present", ..Frame::new(say.t("class-title")) }, main)
    })
}

fn open(visit: &Visit, window: &ClassWindow) -> impl IntoView + use<> {
    let say = visit.say();
    let at = format!("{}{}", visit.house.settings.origin(), visit.to("/join"));
    let shown = at.split_once("://").map_or(at.as_str(), |(_, rest)| rest).to_owned();
    let picture = qr::picture(&format!("{at}#{}", window.code.as_str()), say.t("class-picture"));
    view! {
        <section class="two"><div class="flow"><h1>{say.t("class-how")}</h1><p class="say">{say.with("class-go", &[("address", shown)])}</p>
            <p class="class-code">{window.code.to_string()}</p><p class="say">{say.t("class-scan")}</p></div><div>{picture}</div></section>
    }
}

fn closed(visit: &Visit) -> impl IntoView + use<> {
    let say = visit.say();
    view! { <section class="flow"><h1>{say.t("class-closed")}</h1><p class="lead">{say.t("class-closed-words")}</p></section> }
}

/// The six digits, three and three.
fn told(visit: &Visit, digits: &str) -> impl IntoView + use<> {
    let say = visit.say();
    let (first, second) = digits.split_at(digits.len() / 2);
    let at = format!("{}{}", visit.house.settings.origin(), visit.to("/new-card"));
    view! {
        <section class="confirm flow" role="status"><h2>{say.t("class-digits")}</h2><p class="class-code">{format!("{first} {second}")}</p>
            <p>{say.with("class-digits-how", &[("address", at)])}</p><p>{say.t("class-digits-what")}</p></section>
    }
}
