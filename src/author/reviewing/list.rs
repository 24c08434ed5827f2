//! The texts that wait to be read, for whoever reviews: what each is about, what is still asked for, and what I said.
//!
//! Deliberately absent: reminders and counting of people.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{HERE, Me, capacity_name, kind_names, reading::Reading};
use crate::{
    domain::publishing::{Capacity, Decision, standing::Lack},
    http::{body::Form, error::Trouble, shelf, visit::Visit},
    storage::studio_writers as writers,
    ui::{forms, frame::Frame},
};

/// `GET /author/reviews`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let me = Me::of(&visit)?;
    let waiting = Reading::waiting(&visit.house).await?;
    let is_thanked = writers::is_thanked(&visit.house.stores.content, &me.id).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let done = visit.query.text("done");
        let said = match done {
            "approved" => Some("review-done-approved"),
            "sent_back" => Some("review-done-sent-back"),
            "unthanked" if !is_thanked => Some("review-thanks-stopped"),
            _ => None,
        };
        let said = said.map(|words| view! { <p class="confirm" role="status">{say.t(words)}</p> });
        let items = waiting.iter().map(|reading| item(&visit, &me, reading)).collect_view();
        let list = match waiting.is_empty() {
            true => view! { <p>{say.t("review-none")}</p> }.into_any(),
            false => view! { <ul class="ruled set">{items}</ul> }.into_any(),
        };
        let title = say.t("review-title");
        let main = view! { <section class="flow"><h1>{title.clone()}</h1>{said}<p class="lead">{say.t("review-lead")}</p>{list}</section>{is_thanked.then(|| thanks(&visit))} };
        (Frame::new(title.clone()).trail(say.t("desk-title"), visit.to("/staff")).trail(title, ""), main)
    }))
}

fn thanks(visit: &Visit) -> impl IntoView + use<> {
    let say = visit.say();
    view! {
        <section class="flow" aria-labelledby="thanks"><h2 id="thanks">{say.t("review-thanks")}</h2><p>{say.t("review-thanks-words")}</p>
            <form method="post" action=visit.to(HERE)>{forms::token(visit)}
                <div class="acts"><button class="btn second" type="submit">{say.t("review-thanks-stop")}</button></div></form></section>
    }
}

/// `POST /author/reviews`: thanked nowhere any more. Twice is once.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let me = Me::of(&visit)?;
    let mut change = visit.house.stores.content.change().await?;
    writers::thank_no_more(&mut change, &me.id).await?;
    change.commit().await?;
    if let Err(error) = shelf::publish(&visit.house).await {
        tracing::warn!(%error, "how somebody is thanked is not on the shelf yet");
    }
    Ok(visit.go_on(&format!("{}?done=unthanked", visit.to(HERE))))
}

fn item(visit: &Visit, me: &Me, reading: &Reading) -> AnyView {
    let say = visit.say();
    let to = visit.to(&format!("{HERE}/{}", reading.id().as_str()));
    let texts = say.count("review-texts", reading.texts.len());
    let about = say.with("review-about", &[("texts", texts), ("kinds", kind_names(say, &reading.kinds))]);
    let state = if reading.wrote.contains(&me.id) { say.t("review-own-work") } else { state_words(visit, me, reading) };
    view! {
        <li><p><a href=to>{reading.work.title.clone()}</a></p><p>{reading.work.why.clone()}</p><p class="small soft">{about}</p><p>{state}</p></li>
    }
    .into_any()
}

/// What is asked of me, or what I said.
fn state_words(visit: &Visit, me: &Me, reading: &Reading) -> String {
    let say = visit.say();
    let missing: Vec<Capacity> = reading.standing.lacks.iter().filter_map(|lack| capacity_of(lack, me.capacities)).collect();
    let latest = me.capacities.iter().filter_map(|capacity| reading.word_of(&me.id, *capacity)).max_by_key(|review| review.at);
    match latest {
        Some(review) if review.digest == reading.digest => {
            let words = if review.decision == Decision::Approved { "review-you-approved" } else { "review-you-sent-back" };
            say.with(words, &[("day", say.day(review.at))])
        }
        Some(review) => say.with("review-changed-since", &[("day", say.day(review.at))]),
        None if !missing.is_empty() => {
            let names: Vec<String> = missing.into_iter().map(|capacity| capacity_name(say, capacity)).collect();
            say.with("review-asked", &[("capacities", names.join(", "))])
        }
        None if reading.standing.lacks.contains(&Lack::SecondPerson) => say.t("review-asked-second"),
        None => say.t("review-not-asked"),
    }
}

fn capacity_of(lack: &Lack, mine: &[Capacity]) -> Option<Capacity> {
    match lack {
        Lack::Readers { capacity, .. } if mine.contains(capacity) => Some(*capacity),
        _ => None,
    }
}
