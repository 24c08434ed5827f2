//! My place: go on where I was, what I keep here, and the ways out: taking my information along, closing, deleting (`delete_place`).
//!
//! After any time away the words are the same (trust R-HARM-12). Deliberately absent: dates of absence, counts, anything to lose.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    later::{self as again, Stands},
    module::address,
    totals::CHOICE,
};
use crate::{
    domain::sharing::Item,
    http::{error::Trouble, visit::Visit},
    storage::{
        later,
        lost_cards::{self, Standing},
        notes, progress,
    },
    ui::{
        art::{Door, Icon},
        forms,
        frame::Frame,
    },
};

/// `/me`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::NotFound)?;
    let last = progress::resume(&visit.house.stores.people, own).await?;
    let shared = crate::sharing::mine::on_my_place(&visit).await?;
    let ended = later::ended(&visit.house.stores.people, own).await?;
    let locked = matches!(lost_cards::standing(&visit.house.stores.people, own).await?, Standing::HasEarlier { .. });
    Ok(visit.page(|| {
        let say = visit.say();
        let edition = visit.library.edition(visit.locale);
        let go_on = last.as_ref().and_then(|place| {
            let (course, module) = edition.course_of_module(&place.module)?;
            let lesson = module.lesson_kept_as(place.lesson.as_str())?;
            let to = address(&visit, course, module, &format!("/{}", lesson.slug));
            Some(view! { <div class="acts"><a class="btn" href=to>{say.with("module-go-on", &[("lesson", lesson.title.as_str())])}" "{Icon::Next.view()}</a><a href=visit.to("/learn")>{say.t("foot-all-modules")}</a></div> }.into_any())
        });
        let start = || view! { <div class="acts"><a class="btn" href=visit.to("/learn")>{say.t("foot-all-modules")}</a><a href=visit.to("/skills-check")>{say.t("me-check")}</a></div> }.into_any();
        let new = visit.query.text("new");
        let title = match new {
            "1" | "card" => say.t("me-new"),
            "words" => say.t("me-new-words"),
            _ => say.t("me-title"),
        };
        let done = match new {
            "together" => Some("me-together"),
            "taken" => Some("me-taken"),
            _ => None,
        }
        .map(|words| view! { <div class="confirm" role="status"><p>{say.t(words)}</p></div> });
        let locked = locked.then(|| {
            view! { <div class="quiet flow"><p>{say.t("me-where")}</p><p>{say.t("earlier-lead")}" "<a href=visit.to("/me/earlier")>{say.t("me-earlier")}</a></p></div> }
        });
        let main = view! {
            <section class="flow"><h1>{title}</h1><p class="lead">{say.t("me-lead")}</p>{done}{locked}{go_on.unwrap_or_else(start)}</section>
            {again::offer(&visit, &ended, Stands::Place)}
            {crate::sharing::mine::section(&visit, &shared)}
            <section class="flow" aria-labelledby="mine"><h2 id="mine">{say.t("me-mine")}</h2>
                <ul class="ruled set">
                    <li><a href=visit.to("/map")>{say.t("me-map")}</a><p>{say.t("me-map-words")}</p></li>
                    <li><a href=visit.to("/me/notes")>{say.t("me-notes")}</a><p>{say.t("me-notes-words")}</p></li>
                    <li><a href=visit.to("/map/paper")>{say.t("me-paper")}</a><p>{say.t("me-paper-words")}</p></li>
                    <li><a href=visit.to("/questions")>{say.t("team-title")}</a><p>{say.t("team-words")}</p></li>
                    <li><a href=visit.to("/me/taking-part")>{say.t("taking-title")}</a><p>{say.t("taking-words")}</p></li>
                    <li><a href=visit.to("/skills-check")>{say.t("me-check")}</a></li>
                    <li><a href=visit.to("/try-it")>{say.t("try-title")}</a><p>{say.t("try-link-words")}</p></li>
                    <li><a href=visit.to("/me/ways-in")>{say.t("ways-title")}</a><p>{say.t("ways-words-short")}</p></li>
                    <li><a href=visit.to("/me/information")>{say.t("me-information")}</a><p>{say.t("me-information-words")}</p></li>
                    <li><a href=visit.to("/me/sharing")>{say.t("me-share")}</a><p>{say.t("me-share-words")}</p></li>
                    <li><a href=visit.to(CHOICE)>{say.t("counting-title")}</a><p>{say.t("counting-words-short")}</p></li>
                    <li><a href=visit.to("/me/access-log")>{say.t("log-title")}</a></li>
                    <li><a href=visit.to("/me/card")>{say.t("my-card-title")}</a><p>{say.t("me-card-words")}</p></li>
                </ul>
                <p class="state only">{Door::Closed.view()}<span>{say.t(if shared.is_empty() { "me-only-you" } else { "me-share-some-words" })}</span></p></section>
            <section class="flow" aria-labelledby="out"><h2 id="out">{say.t("me-close")}</h2><p>{say.t("me-close-words")}</p>
                <form method="post" action=visit.to("/sign-out")>{forms::token(&visit)}<button class="btn second" type="submit">{say.t("me-close")}</button></form>
                <p>{say.with("me-unused", &[("months", visit.house.unused_months().number())])}</p>
                <p><a href=visit.to("/me/delete")>{say.t("me-delete")}</a></p></section>
        };
        (Frame::new(say.t("me-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("me-title"), ""), main)
    }))
}

/// `/me/notes`
pub async fn my_notes(visit: Visit) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::NotFound)?;
    let all = notes::all(&visit.house.stores.people, own).await?;
    let shared = crate::sharing::mine::on_my_place(&visit).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let edition = visit.library.edition(visit.locale);
        let items = all
            .iter()
            .map(|note| {
                let place = edition.course_of_module(&note.module).and_then(|(c, m)| m.lesson_kept_as(note.lesson.as_str()).map(|l| (c, m, l)));
                let title = place.map_or_else(|| say.t("note-of-gone"), |(_, _, l)| l.title.clone());
                let to = place.map_or_else(|| visit.to("/learn"), |(c, m, l)| format!("{}#note", address(&visit, c, m, &format!("/{}", l.slug))));
                let words = note.text.reveal_to_owner(own).lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
                view! { <li class="flow"><h2 class="h-small"><a href=to>{title}</a></h2>{words}</li> }
            })
            .collect_view();
        let seen = crate::sharing::mine::seen_by(&visit, &shared, |item| matches!(item, Item::Note(..)));
        let lead = if seen.is_some() { "notes-lead-some" } else { "notes-lead" };
        let empty = all.is_empty().then(|| view! { <p>{say.t("notes-empty")}</p> });
        let main = view! {
            <section class="flow"><h1>{say.t("me-notes")}</h1><p class="lead">{say.t(lead)}</p>{seen}{empty}<ul class="ruled set">{items}</ul>
                <div class="acts"><a href=visit.to("/me")>{say.t("me-back")}</a></div></section>
        };
        (Frame::new(say.t("me-notes")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("me-title"), visit.to("/me")).trail(say.t("me-notes"), ""), main)
    }))
}
