//! Publishing without enough readers with lived experience: an administrator says so in public, with the reason, or takes it back.
//!
//! The only way round that review, and not a quiet one: readers see the sentence with the text, and the review stays pending there. It is about
//! exactly the texts as they are, takes the place of no other review, and nobody says it about their own words.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{Me, kind_names, name_of, quoted, reading::Reading};
use crate::{
    domain::publishing::{Capacity, standing::Lack},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        studio_reviews::{self as reviews, Decided},
        studio_writers as writers,
        submissions::FormKey,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

pub const HERE: &str = "/author/without";

/// Readers are owed a sentence.
const REASON: std::ops::RangeInclusive<usize> = 20..=500;

struct Typed {
    work: String,
    reason: String,
}

/// `GET /author/without`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let waiting = Reading::waiting(&visit.house).await?;
    Ok(page(&visit, &waiting, None, &[]))
}

/// `POST /author/without`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let me = Me::of(&visit)?;
    let waiting = Reading::waiting(&visit.house).await?;
    // Published, or back with its writers, meanwhile.
    let Some(reading) = waiting.iter().find(|reading| reading.id().as_str() == form.text("work")) else { return Ok(visit.go_on(&visit.to(HERE))) };
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let (say, reason) = (visit.say(), form.text("reason").trim().to_owned());
    let back = form.text("do") == "back";
    let letters = reason.chars().count();
    let typed = Typed { work: reading.id().as_str().to_owned(), reason: reason.clone() };
    if !back && !REASON.contains(&letters) {
        let words = say.with("reflect-fix-words", &[("least", *REASON.start()), ("most", *REASON.end()), ("now", letters)]);
        return Ok(page(&visit, &waiting, Some(&typed), &[Fix { field: "reason", words }]));
    }
    let mut change = visit.house.stores.content.change().await?;
    let digest = form.text("digest");
    let said = reviews::say_without(&mut change, &key, reading.id(), (!back).then_some(reason.as_str()), digest, &me.id, visit.house.now()).await?;
    let problem = match said {
        Decided::Kept => {
            writers::note(&mut change, &me.id, &me.name).await?;
            change.commit().await?;
            return Ok(visit.go_on(&format!("{}?done={}", visit.to(HERE), if back { "back" } else { "said" })));
        }
        Decided::OwnWork => "review-own-work",
        Decided::Changed | Decided::Closed => "review-fix-changed",
    };
    drop(change);
    Ok(page(&visit, &waiting, Some(&typed), &[Fix { field: "reason", words: say.t(problem) }]))
}

/// Works that lack readers with lived experience, and those for which it was said.
fn is_about(reading: &Reading) -> bool {
    let lived = |lack: &Lack| match lack {
        Lack::Readers { capacity, .. } | Lack::SentBack { capacity, .. } => *capacity == Capacity::LivedExperience,
        Lack::SecondPerson => false,
    };
    reading.said.is_some() || reading.standing.lacks.iter().any(lived)
}

fn page(visit: &Visit, waiting: &[Reading], typed: Option<&Typed>, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let done = visit.query.text("done");
        let said = ["said", "back"].contains(&done) && fixes.is_empty();
        let said = said.then(|| view! { <p class="confirm" role="status">{say.t(&format!("review-without-{done}"))}</p> });
        let items: Vec<AnyView> = waiting.iter().filter(|reading| is_about(reading)).map(|reading| one(visit, reading, typed, fixes)).collect();
        let list = match items.is_empty() {
            true => view! { <p>{say.t("review-without-none")}</p> }.into_any(),
            false => view! { <ul class="ruled set">{items}</ul> }.into_any(),
        };
        let title = say.t("review-without-title");
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{title.clone()}</h1>{said}<p class="lead">{say.t("review-without-lead")}</p><p>{say.t("review-without-words")}</p></section>
            <section class="flow">{list}</section>
        };
        let mut frame = Frame::new(title.clone()).trail(say.t("desk-title"), visit.to("/staff")).trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn one(visit: &Visit, reading: &Reading, typed: Option<&Typed>, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let id = reading.id().as_str().to_owned();
    let typed = typed.filter(|typed| typed.work == id);
    let hidden = || {
        view! {
            {forms::token(visit)}<input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>
            <input type="hidden" name="work" value=id.clone()/><input type="hidden" name="digest" value=reading.digest.clone()/>
        }
    };
    let about = say.with("review-about", &[("texts", say.count("review-texts", reading.texts.len())), ("kinds", kind_names(say, &reading.kinds))]);
    let said = reading.said.as_ref().map(|said| {
        let who = say.with("review-without-by", &[("name", name_of(say, reading, &said.by)), ("day", say.day(said.at))]);
        let older = (said.digest != reading.digest).then(|| view! { <p>{say.t("review-text-changed")}</p> });
        view! {
            <p>{who}</p>{quoted(&said.reason)}{older}
            <form method="post" action=visit.to(HERE)>{hidden()}<button class="btn second" type="submit" name="do" value="back">{say.t("review-without-take-back")}</button></form>
        }
    });
    let field = if typed.is_some() { "reason".to_owned() } else { format!("reason-{id}") };
    let hint = format!("{field}-hint");
    let error = fixes.iter().find(|_| typed.is_some()).map(|fix| view! { <span class="err-text">{fix.words.clone()}</span> });
    let class = if error.is_some() { "field err" } else { "field" };
    view! {
        <li class="flow"><h2 class="h-small">{reading.work.title.clone()}</h2><p>{reading.work.why.clone()}</p><p class="small soft">{about}</p>{said}
            <form method="post" action=visit.to(HERE) class="flow">{hidden()}
                <div class=class><label for=field.clone()>{say.t("review-without-reason")}</label><span class="hint" id=hint.clone()>{say.t("review-without-hint")}</span>{error}
                    <textarea id=field name="reason" rows="3" aria-describedby=hint>{forms::in_box(typed.map_or("", |typed| &typed.reason))}</textarea></div>
                <div class="acts"><button class="btn second" type="submit" name="do" value="say">{say.t("review-without-say")}</button></div></form></li>
    }
    .into_any()
}
