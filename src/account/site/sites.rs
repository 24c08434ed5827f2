//! The sites where courses are held: a list, and a form for each. Readers see the open ones with other ways to take part, and whoever opens
//! a class chooses one.
//!
//! Deliberately absent: deleting (a closed site stays, see `storage::course_sites`), and anything about who comes.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use crate::{
    account::secrets::{decode, encode, random},
    domain::{
        course_site::{CourseSite, LONGEST_LINES, LONGEST_NAME},
        site::{Site, paragraphs},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{course_sites, site_settings},
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
        words::Say,
    },
};

const HERE: &str = "/staff/site/places";
/// More than a form to choose from can show well.
const MOST: usize = 100;

/// `GET /staff/site/places`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let saved = (visit.query.text("done") == "saved").then(|| view! { <div class="confirm" role="status"><p>{say.t("sites-saved")}</p></div> });
        let rows = visit.site.course_sites.iter().map(|site| row(&visit, site)).collect_view();
        let list = match visit.site.course_sites.is_empty() {
            true => view! { <p>{say.t("sites-none")}</p> }.into_any(),
            false => view! { <ul class="ruled set">{rows}</ul> }.into_any(),
        };
        let main = view! {
            {saved}<section class="flow"><h1>{say.t("sites-title")}</h1><p class="lead">{say.t("sites-lead")}</p>{list}
                <div class="acts"><a class="btn" href=visit.to(&format!("{HERE}/new"))>{say.t("sites-add")}</a><a href=visit.to("/staff/site")>{say.t("site-title")}</a></div></section>
        };
        (Frame::new(say.t("sites-title")).trail(say.t("site-title"), visit.to("/staff/site")).trail(say.t("sites-title"), ""), main)
    })
}

fn row(visit: &Visit, site: &CourseSite) -> impl IntoView + use<> {
    let say = visit.say();
    let state = say.t(if site.is_open { "sites-open" } else { "sites-closed" });
    let first = site.address.lines().next().unwrap_or_default().to_owned();
    let line = if first.is_empty() { state } else { format!("{state} · {first}") };
    view! { <li class="flow"><h2 class="h-small"><a href=visit.to(&format!("{HERE}/{}", site.id))>{site.name.clone()}</a></h2><p>{line}</p></li> }
}

type Address = Path<(String, String)>;

/// `GET /staff/site/places/{site}`, also `new`.
pub async fn show_one(visit: Visit, Path((_, id)): Address) -> Result<Response<Body>, Trouble> {
    let site = match id.as_str() {
        "new" => CourseSite { id: encode(&random::<16>()), is_open: true, ..CourseSite::default() },
        id => visit.site.course_site(id).ok_or(Trouble::NotFound)?.clone(),
    };
    Ok(draw(&visit, &id, &site, &[]))
}

/// `POST /staff/site/places/{site}`
pub async fn save(visit: Visit, Path((_, id)): Address, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let id_of_site = match id.as_str() {
        // Drawn by the page, so that the button pressed twice makes one site.
        "new" => decode(form.text("site")).filter(|bytes| bytes.len() == 16).map(|bytes| encode(&bytes)).ok_or(Trouble::BrokenForm)?,
        id => visit.site.course_site(id).ok_or(Trouble::NotFound)?.id.clone(),
    };
    let text = |name: &str| form.text(name).trim().to_owned();
    let typed = CourseSite {
        id: id_of_site,
        name: text("name"),
        address: text("address"),
        region: text("region"),
        desk: text("desk"),
        is_open: form.text("state") != "closed",
    };
    let fixes = fixes(&visit, &typed);
    if !fixes.is_empty() {
        return Ok(draw(&visit, &id, &typed, &fixes));
    }
    let content = &visit.house.stores.content;
    let mut change = content.change().await?;
    course_sites::put(&mut change, &typed, visit.site.changed_at, visit.house.now()).await?;
    change.commit().await?;
    visit.house.put_up_sign(site_settings::read(content).await?);
    Ok(visit.go_on(&visit.to(&format!("{HERE}?done=saved"))))
}

fn fixes(visit: &Visit, typed: &CourseSite) -> Vec<Fix> {
    let say = visit.say();
    let mut fixes = Vec::new();
    if typed.name.is_empty() {
        fixes.push(Fix { field: "name", words: say.t("sites-name-fix") });
    }
    for (field, value, most) in [("name", &typed.name, LONGEST_NAME), ("address", &typed.address, LONGEST_LINES), ("desk", &typed.desk, LONGEST_LINES)] {
        let now = value.chars().count();
        if now > most {
            fixes.push(Fix { field, words: say.with("site-long", &[("most", most), ("now", now)]) });
        }
    }
    if !typed.region.is_empty() && visit.library.help.region(&typed.region).is_none() {
        fixes.push(Fix { field: "region", words: say.t("site-region-fix") });
    }
    if visit.site.course_site(&typed.id).is_none() && visit.site.course_sites.len() >= MOST {
        fixes.push(Fix { field: "name", words: say.t("sites-too-many") });
    }
    fixes
}

fn draw(visit: &Visit, address: &str, site: &CourseSite, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let title = if address == "new" { say.t("sites-add") } else { say.t("sites-change") };
        let name = Field { id: "name", label: say.t("sites-name"), hint: Some(say.t("sites-name-hint")), kind: "text", complete: "off", value: &site.name }
            .view(fixes);
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to(&format!("{HERE}/{address}")) class="flow"><h1>{title.clone()}</h1>{forms::token(visit)}
                <input type="hidden" name="site" value=site.id.clone()/>{name}
                {lines(visit, "address", "sites-address-hint", &site.address, fixes)}{lines(visit, "desk", "sites-desk-hint", &site.desk, fixes)}
                {regions(visit, &site.region, fixes)}
                <fieldset class="flow"><legend>{say.t("sites-state")}</legend>{choice("state", "open", say.t("sites-open"), site.is_open)}
                    {choice("state", "closed", say.t("sites-closed-more"), !site.is_open)}</fieldset>
                <div class="acts"><button class="btn" type="submit">{say.t("site-save")}</button><a href=visit.to(HERE)>{say.t("cancel")}</a></div></form>
        };
        let mut frame =
            Frame::new(title.clone()).trail(say.t("site-title"), visit.to("/staff/site")).trail(say.t("sites-title"), visit.to(HERE)).trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

/// A box for a few lines. It is for the public, and says so.
fn lines(visit: &Visit, id: &'static str, hint: &str, value: &str, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let error = fixes.iter().find(|f| f.field == id).map(|f| f.words.clone());
    let class = if error.is_some() { "field err" } else { "field" };
    let hint_id = format!("{id}-hint");
    view! {
        <div class=class><label for=id>{say.t(&format!("sites-{id}"))}</label>
            <span class="hint" id=hint_id.clone()>{say.t(hint)}" "{say.t("no-patient-details")}</span>
            {error.map(|e| view! { <span class="err-text">{e}</span> })}
            <textarea id=id name=id rows="4" aria-describedby=hint_id>{forms::in_box(value)}</textarea></div>
    }
    .into_any()
}

fn regions(visit: &Visit, chosen: &str, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let error = fixes.iter().find(|f| f.field == "region").map(|f| view! { <p class="err-text">{f.words.clone()}</p> });
    let each = visit.library.help.regions.iter().map(|r| choice("region", &r.id, r.name.in_locale(visit.locale).to_owned(), r.id == chosen)).collect_view();
    view! {
        <fieldset class="flow" id="region"><legend>{say.t("sites-region")}</legend>{error}{choice("region", "", say.t("sites-region-same"), chosen.is_empty())}{each}</fieldset>
    }
    .into_any()
}

fn choice(name: &'static str, value: &str, words: String, chosen: bool) -> AnyView {
    let id = format!("{name}-{}", if value.is_empty() { "same" } else { value });
    view! { <div class="opt"><input type="radio" name=name id=id.clone() value=value.to_owned() checked=chosen/><label for=id>{words}</label></div> }.into_any()
}

/// Where classes are held, for readers; nothing when no site is open.
pub fn for_readers(visit: &Visit) -> Option<AnyView> {
    of_site(&visit.site, visit.say())
}

pub fn of_site(site: &Site, say: Say) -> Option<AnyView> {
    let plain = |text: &str| {
        let lines = |lines: &[&str]| lines.iter().map(|line| view! { {(*line).to_owned()}<br/> }).collect_view();
        paragraphs(text).iter().map(|p| view! { <p>{lines(p)}</p> }).collect_view()
    };
    let sites = site
        .open_course_sites()
        .map(|site| view! { <li class="flow"><h3 class="h-small">{site.name.clone()}</h3>{plain(&site.address)}{plain(&site.desk)}</li> });
    let sites: Vec<_> = sites.collect();
    (!sites.is_empty()).then(|| view! { <section class="flow"><h2>{say.t("sites-here")}</h2><ul class="ruled set">{sites}</ul></section> }.into_any())
}

/// The open sites to choose one from, in a form that opens a class; nothing when there is none.
pub fn to_choose(visit: &Visit, chosen: Option<&str>) -> Option<AnyView> {
    let say = visit.say();
    let open: Vec<&CourseSite> = visit.site.open_course_sites().collect();
    let only = if let [one] = open[..] { Some(one.id.as_str()) } else { None };
    let chosen = chosen.filter(|id| open.iter().any(|site| site.id == *id)).or(only).unwrap_or_default();
    let each = open.iter().map(|site| choice("site", &site.id, site.name.clone(), site.id == chosen)).collect_view();
    let list = view! { <fieldset class="flow"><legend>{say.t("sites-where")}</legend>{each}{choice("site", "", say.t("sites-elsewhere"), chosen.is_empty())}</fieldset> };
    (!open.is_empty()).then(|| list.into_any())
}
