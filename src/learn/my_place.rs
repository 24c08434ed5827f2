//! My place: go on where I was, what I keep here, and the two ways out: closing it, and deleting everything.
//!
//! After any time away the words are the same (trust R-HARM-12). Deliberately absent: dates of absence, counts, anything to lose.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::module::address;
use crate::{
    account::session,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{access_chains, learner_sessions, notes, places, progress},
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
    Ok(visit.page(|| {
        let say = visit.say();
        let edition = visit.library.edition(visit.locale);
        let go_on = last.as_ref().and_then(|place| {
            let (course, module) = edition.course_of_module(&place.module)?;
            let lesson = module.lesson(place.lesson.as_str())?;
            let to = address(&visit, course, module, &format!("/{}", lesson.slug));
            Some(view! { <div class="acts"><a class="btn" href=to>{say.with("module-go-on", &[("lesson", lesson.title.as_str())])}" "{Icon::Next.view()}</a><a href=visit.to("/learn")>{say.t("foot-all-modules")}</a></div> }.into_any())
        });
        let start = || view! { <div class="acts"><a class="btn" href=visit.to("/learn")>{say.t("foot-all-modules")}</a><a href=visit.to("/skills-check")>{say.t("me-check")}</a></div> }.into_any();
        let title = if visit.query.has("new") { say.t("me-new") } else { say.t("me-title") };
        let main = view! {
            <section class="flow"><h1>{title}</h1><p class="lead">{say.t("me-lead")}</p>{go_on.unwrap_or_else(start)}</section>
            {crate::sharing::mine::section(&visit, &shared)}
            <section class="flow" aria-labelledby="mine"><h2 id="mine">{say.t("me-mine")}</h2>
                <ul class="ruled set">
                    <li><a href=visit.to("/map")>{say.t("me-map")}</a><p>{say.t("me-map-words")}</p></li>
                    <li><a href=visit.to("/me/notes")>{say.t("me-notes")}</a><p>{say.t("me-notes-words")}</p></li>
                    <li><a href=visit.to("/map/paper")>{say.t("me-paper")}</a><p>{say.t("me-paper-words")}</p></li>
                    <li><a href=visit.to("/skills-check")>{say.t("me-check")}</a></li>
                    <li><a href=visit.to("/me/sharing")>{say.t("me-share")}</a><p>{say.t("me-share-words")}</p></li>
                    <li><a href=visit.to("/me/access-log")>{say.t("log-title")}</a></li>
                </ul>
                <p class="state only">{Door::Closed.view()}<span>{say.t(if shared.is_empty() { "me-only-you" } else { "me-share-some-words" })}</span></p></section>
            <section class="flow" aria-labelledby="out"><h2 id="out">{say.t("me-close")}</h2><p>{say.t("me-close-words")}</p>
                <form method="post" action=visit.to("/sign-out")>{forms::token(&visit)}<button class="btn second" type="submit">{say.t("me-close")}</button></form>
                <p><a href=visit.to("/me/delete")>{say.t("me-delete")}</a></p></section>
        };
        (Frame::new(say.t("me-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("me-title"), ""), main)
    }))
}

/// `/me/notes`
pub async fn my_notes(visit: Visit) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::NotFound)?;
    let all = notes::all(&visit.house.stores.people, own).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let edition = visit.library.edition(visit.locale);
        let items = all
            .iter()
            .map(|note| {
                let place = edition.course_of_module(&note.module).and_then(|(c, m)| m.lesson(note.lesson.as_str()).map(|l| (c, m, l)));
                let title = place.map_or_else(|| say.t("note-of-gone"), |(_, _, l)| l.title.clone());
                let to = place.map_or_else(|| visit.to("/learn"), |(c, m, l)| format!("{}#note", address(&visit, c, m, &format!("/{}", l.slug))));
                let words = note.text.reveal_to_owner(own).lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
                view! { <li class="flow"><h2 class="h-small"><a href=to>{title}</a></h2>{words}</li> }
            })
            .collect_view();
        let empty = all.is_empty().then(|| view! { <p>{say.t("notes-empty")}</p> });
        let main = view! {
            <section class="flow"><h1>{say.t("me-notes")}</h1><p class="lead">{say.t("notes-lead")}</p>{empty}<ul class="ruled set">{items}</ul>
                <div class="acts"><a href=visit.to("/me")>{say.t("me-back")}</a></div></section>
        };
        (Frame::new(say.t("me-notes")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("me-title"), visit.to("/me")).trail(say.t("me-notes"), ""), main)
    }))
}

/// `GET /me/delete`: says exactly what will be gone. Two buttons of the same weight.
pub async fn ask_delete(visit: Visit) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let main = view! {
            <section class="flow"><h1>{say.t("delete-title")}</h1><p class="lead">{say.t("delete-lead")}</p><p>{say.t("delete-what")}</p>
                <div class="pair"><a class="btn second" href=visit.to("/me")>{say.t("delete-keep")}</a>
                    <form method="post" action=visit.to("/me/delete")>{forms::token(&visit)}<button class="btn second" type="submit">{say.t("delete-do")}</button></form></div></section>
        };
        (Frame::new(say.t("delete-title")), main)
    })
}

/// `POST /me/delete`: everything of this place, and every session of it.
pub async fn delete(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let token_free = visit.clone();
    let crate::http::visit::Who::Learner(learner) = &visit.who else { return Err(Trouble::NotFound) };
    let mut change = visit.house.stores.people.change().await?;
    learner_sessions::end_all(&mut change, &learner.own).await?;
    access_chains::leave_tombstone(&mut change, &visit.house.secrets, &learner.own, visit.house.now()).await?;
    places::delete_everything(&mut change, &learner.own).await?;
    change.commit().await?;
    Ok(session::signed_out(&token_free, &visit.to("/deleted")))
}

/// `/deleted`
pub async fn deleted(visit: Visit) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let main = view! {
            <section class="flow confirm"><h1>{say.t("deleted-title")}</h1><p class="lead">{say.t("deleted-words")}</p>
                <div class="acts"><a class="btn" href=visit.to("")>{say.t("error-first-page")}</a></div></section>
        };
        (Frame::new(say.t("deleted-title")), main)
    })
}
