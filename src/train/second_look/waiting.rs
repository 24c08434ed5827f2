//! What waits for a second look, for those who may look: what each is about and of which day, and not whose; and what I took up.
//!
//! Nothing that I had a part in is on this list. Deliberately absent: names before it is taken up, and how often somebody voids.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::about_words;
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        second_look_readers::{self as readers, Mine, Waiting},
        second_looks::State,
    },
    ui::{forms, frame::Frame},
};

pub const LIST: &str = "/staff/second-looks";

/// `GET /staff/second-looks`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let people = &visit.house.stores.people;
    let (waiting, mine) = (readers::waiting(people, staff).await?, readers::taken_by(people, staff).await?);
    Ok(visit.page(|| {
        let say = visit.say();
        let late = (visit.query.text("done") == "late").then(|| view! { <p class="confirm" role="status">{say.t("look-late")}</p> });
        let none = waiting.is_empty().then(|| view! { <p>{say.t("look-none")}</p> });
        let lines = waiting.iter().map(|w| one_waiting(&visit, w)).collect_view();
        let own = mine.iter().map(|m| one_mine(&visit, m)).collect::<Vec<_>>();
        let own = (!own.is_empty())
            .then(|| view! { <section class="flow" aria-labelledby="mine"><h2 id="mine">{say.t("look-mine")}</h2><ul class="ruled set">{own}</ul></section> });
        let main = view! {
            <section class="flow"><h1>{say.t("look-list-title")}</h1>{late}<p class="lead">{say.t("look-list-lead")}</p></section>
            <section class="flow" aria-labelledby="open"><h2 id="open">{say.t("look-open")}</h2>{none}<ul class="ruled set">{lines}</ul></section>{own}
        };
        (Frame::new(say.t("look-list-title")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("look-list-title"), ""), main)
    }))
}

fn one_waiting(visit: &Visit, waiting: &Waiting) -> impl IntoView + use<> {
    let say = visit.say();
    let words = about_words(visit, &waiting.competency, &waiting.kind);
    view! {
        <li class="flow"><p>{words.clone()}</p><p class="small soft">{say.with("look-asked-on", &[("day", say.day(waiting.asked_at))])}</p>
            <form method="post" action=visit.to(LIST)>{forms::token(visit)}<input type="hidden" name="do" value="take"/><input type="hidden" name="look" value=waiting.id.clone()/>
                <button class="btn second" type="submit">{say.with("look-take", &[("what", words)])}</button></form></li>
    }
}

fn one_mine(visit: &Visit, mine: &Mine) -> impl IntoView + use<> {
    let say = visit.say();
    let what = about_words(visit, &mine.evidence.what.competency, &mine.evidence.what.kind);
    let words = say.with("look-of", &[("name", mine.name.clone()), ("what", what)]);
    let open = matches!(mine.look.state, State::TakenUp { .. }).then(|| view! { <span class="tag">{say.t("look-to-answer")}</span>" " });
    view! { <li><p>{open}<a href=visit.to(&format!("{LIST}/{}", mine.look.id))>{words}</a></p></li> }
}

/// `POST /staff/second-looks`: takes one up. A second click finds it taken.
pub async fn take(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    if form.text("do") != "take" {
        return Ok(visit.go_on(&visit.to(LIST)));
    }
    let id = form.text("look");
    let mut change = visit.house.stores.people.change().await?;
    if readers::take(&mut change, staff, id, visit.house.now()).await? {
        change.commit().await?;
    } else {
        drop(change);
        // Mine already, by the first of two clicks.
        let mine = readers::taken_by(&visit.house.stores.people, staff).await?;
        if !mine.iter().any(|m| m.look.id == id) {
            return Ok(visit.go_on(&format!("{}?done=late", visit.to(LIST))));
        }
    }
    Ok(visit.go_on(&visit.to(&format!("{LIST}/{id}"))))
}
