//! “Count my before and after”: a learner's yes to being in the totals of the site, and the one tap that takes it back.
//!
//! Deliberately absent: a box that is ticked already, a second question to whoever stops, and any page that changes with the answer but this one.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{CHOICE, PAGE, quarter_words, quarters_of, told};
use crate::{
    domain::{ids::ModuleId, quarter::Quarter},
    http::{body::Form, error::Trouble, visit::Visit},
    statistics::totals::{QuarterTotals, counted_up_to},
    storage::site_totals,
    ui::{forms, frame::Frame},
};

/// `GET /me/counting`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let people = &visit.house.stores.people;
    let yes = site_totals::said_yes(people, own).await?;
    let mine = site_totals::mine(people, own).await?;
    let told = told(people).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let done = match (visit.query.text("done"), yes) {
            ("yes", Some(_)) => Some("counting-done-yes"),
            ("no", None) => Some("counting-done-no"),
            _ => None,
        };
        let done = done.map(|words| view! { <p class="confirm" role="status">{say.t(words)}</p> });
        let main = view! {
            <section class="flow"><h1>{say.t("counting-title")}</h1>{done}<p class="lead">{say.t("counting-lead")}</p></section>
            {standing(&visit, yes)}{yes.map(|_| of_mine(&visit, &mine, &told))}
            {list(&visit, "counting-what", &["counting-what-skills", "counting-what-change", "counting-what-when"])}
            {list(&visit, "counting-never", &["counting-never-card", "counting-never-did", "counting-never-skipped"])}
            {list(&visit, "counting-how", &["counting-how-quarter", "counting-how-rounded", "counting-how-once", "counting-how-backup"])}
            <section class="flow"><div class="acts"><a href=visit.to(PAGE)>{say.t("totals-title")}</a><a href=visit.to("/me")>{say.t("me-back")}</a></div></section>
        };
        let frame = Frame::new(say.t("counting-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("me-title"), visit.to("/me"));
        (frame.trail(say.t("counting-title"), ""), main)
    }))
}

/// How it stands, with the one button that there is.
fn standing(visit: &Visit, yes: Option<i64>) -> impl IntoView + use<> {
    let say = visit.say();
    let words = yes.map_or_else(|| say.t("counting-no"), |at| say.with("counting-yes", &[("day", say.day(at))]));
    let (go, button) = if yes.is_some() { ("no", "counting-take-back") } else { ("yes", "counting-say-yes") };
    view! {
        <section class="flow" aria-labelledby="now"><h2 id="now">{say.t("counting-now")}</h2><p>{words}</p><p>{say.t("counting-free")}</p>
            <form method="post" action=visit.to(CHOICE)>{forms::token(visit)}
                <div class="acts"><button class="btn second" type="submit" name="go" value=go>{say.t(button)}</button></div></form></section>
    }
}

/// What is held of theirs, so that nobody has to guess.
fn of_mine(visit: &Visit, mine: &[(ModuleId, Quarter)], told: &[QuarterTotals]) -> impl IntoView + use<> {
    let say = visit.say();
    let edition = visit.library.edition(visit.locale);
    let rows = mine
        .iter()
        .map(|(module, quarter)| {
            let title = edition.course_of_module(module).map_or_else(|| module.to_string(), |(_, module)| module.title.clone());
            let counted = counted_up_to(module.as_str(), told).is_some_and(|up_to| *quarter <= up_to);
            let standing = say.t(if counted { "counting-mine-counted" } else { "counting-mine-waits" });
            view! { <li><strong>{title}</strong>", "{quarter_words(say, *quarter)}": "{standing}</li> }
        })
        .collect_view();
    let none = mine.is_empty().then(|| view! { <p>{say.t("counting-mine-none")}</p> });
    view! { <section class="flow" aria-labelledby="mine"><h2 id="mine">{say.t("counting-mine")}</h2>{none}<ul class="ruled set">{rows}</ul></section> }
}

fn list(visit: &Visit, title: &'static str, lines: &[&str]) -> impl IntoView + use<> {
    let say = visit.say();
    let rows = lines.iter().map(|line| view! { <li>{say.t(line)}</li> }).collect_view();
    view! { <section class="flow" aria-labelledby=title><h2 id=title>{say.t(title)}</h2><ul>{rows}</ul></section> }
}

/// `POST /me/counting`. Sent twice, it is the same.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let mut change = visit.house.stores.people.change().await?;
    let done = match form.text("go") {
        "yes" => {
            site_totals::say_yes(&mut change, own, quarters_of(&visit), visit.house.now()).await?;
            "yes"
        }
        "no" => {
            let this_quarter = quarters_of(&visit)(visit.house.now());
            site_totals::take_back(&mut change, own, this_quarter).await?;
            "no"
        }
        _ => return Err(Trouble::BrokenForm),
    };
    change.commit().await?;
    Ok(visit.go_on(&format!("{}?done={done}", visit.to(CHOICE))))
}
