//! Asking for a second look at a piece of one's own: on a page of that piece, with a reason; what became of it; and taking it back.
//!
//! Nobody is chosen: whoever is uninvolved and free takes it up. Deliberately absent: asking again about what was answered, and anybody
//! else's piece: it is not found, like one that never was.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{piece_name, reason_box, reason_slip, voided};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        evidence::{self, Evidence},
        second_looks::{self, Look, State, Verdict},
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    train::observing::quoted,
    ui::{
        forms::{self, Fix},
        frame::Frame,
        words::Say,
    },
};

/// Where a second look at a piece is asked for.
pub fn address(visit: &Visit, piece: &Evidence) -> String {
    visit.to(&format!("/train/record/second-look/{}", piece.id.as_str()))
}

/// The way there from the record; for a piece that counts, or about which something was asked.
pub fn link(visit: &Visit, piece: &Evidence, count: usize) -> impl IntoView + use<> {
    // Each link says which: a list of links alone is read aloud, too.
    let words = visit.say().with("look-link", &[("count", count)]);
    view! { <p class="no-print"><a href=address(visit, piece)>{words}</a></p> }
}

/// A piece of one's own, and what was asked about it, the newest first.
struct About {
    piece: Evidence,
    looks: Vec<Look>,
}

impl About {
    fn may_ask(&self) -> bool {
        self.piece.void.is_none() && self.looks.iter().all(|look| matches!(look.state, State::Withdrawn { .. }))
    }
}

async fn about(visit: &Visit, staff: &Staff, id: &str) -> Result<About, Trouble> {
    let people = &visit.house.stores.people;
    let piece = evidence::all(people, staff).await?.into_iter().find(|e| e.id.as_str() == id).ok_or(Trouble::NotFound)?;
    let mut looks = second_looks::asked_by(people, staff).await?;
    looks.retain(|look| look.piece == piece.id);
    Ok(About { piece, looks })
}

/// `GET /train/record/second-look/{piece}`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let about = about(&visit, staff, &id).await?;
    Ok(page(&visit, &about, "", &[]))
}

/// `POST /train/record/second-look/{piece}`: asks, or takes back.
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let about = about(&visit, staff, &id).await?;
    let (here, now) = (address(&visit, &about.piece), visit.house.now());
    match form.text("do") {
        "ask" => {
            let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
            let reason = form.text("reason").trim();
            if let Some(fix) = reason_slip(visit.say(), reason) {
                return Ok(page(&visit, &about, reason, &[fix]));
            }
            let mut change = visit.house.stores.people.change().await?;
            if submissions::begin_as_staff(&mut change, staff, &key, now).await? == Submission::First
                && second_looks::ask(&mut change, staff, &about.piece.id, reason, now).await?.is_some()
            {
                change.commit().await?;
            }
        }
        "withdraw" => {
            let mut change = visit.house.stores.people.change().await?;
            second_looks::withdraw(&mut change, staff, form.text("item"), now).await?;
            change.commit().await?;
        }
        _ => {}
    }
    Ok(visit.go_on(&here))
}

fn page(visit: &Visit, about: &About, typed: &str, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let record = visit.to(&format!("/train/record/{}", about.piece.what.competency));
        let looks = about.looks.iter().map(|look| look_view(visit, about, look)).collect_view();
        let form = about.may_ask().then(|| ask_form(visit, about, typed, fixes));
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("look-title")}</h1><p class="lead">{piece_name(visit, &about.piece)}</p>{voided(say, &about.piece)}{looks}</section>
            {form}<p><a href=record.clone()>{say.t("look-back")}</a></p>
        };
        let mut frame = Frame::new(say.t("look-title"))
            .trail(say.t("train-title"), visit.to("/train"))
            .trail(say.t("record-title"), visit.to("/train/record"))
            .trail(say.t("look-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn ask_form(visit: &Visit, about: &About, typed: &str, fixes: &[Fix]) -> impl IntoView + use<> {
    let say = visit.say();
    view! {
        <form method="post" action=address(visit, &about.piece) class="flow"><h2>{say.t("look-ask")}</h2><p>{say.t("look-ask-words")}</p>{forms::token(visit)}
            <input type="hidden" name="do" value="ask"/><input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>
            {reason_box(say, say.t("look-reason"), typed, fixes)}
            <div class="acts"><button class="btn" type="submit">{say.t("look-send")}</button></div></form>
    }
}

/// What became of it, in words. Nothing for one that was taken back.
pub fn state_words(say: Say, look: &Look) -> Option<AnyView> {
    let words = match &look.state {
        State::Asked => view! { <p role="status">{say.with("look-waits", &[("day", say.day(look.asked_at))])}</p> }.into_any(),
        State::TakenUp { name, at } => view! { <p role="status">{say.with("look-taken", &[("name", name.clone()), ("day", say.day(*at))])}</p> }.into_any(),
        State::Answered { verdict, name, words, at } => {
            let said = if *verdict == Verdict::Stands { "look-stands" } else { "look-voided" };
            view! { <p role="status"><strong>{say.with(said, &[("name", name.clone()), ("day", say.day(*at))])}</strong></p>{quoted(words)} }.into_any()
        }
        State::Withdrawn { .. } => return None,
    };
    Some(words)
}

fn look_view(visit: &Visit, about: &About, look: &Look) -> Option<AnyView> {
    let say = visit.say();
    let words = state_words(say, look)?;
    let back = (look.state == State::Asked).then(|| {
        view! {
            <form method="post" action=address(visit, &about.piece)>{forms::token(visit)}<input type="hidden" name="do" value="withdraw"/>
                <input type="hidden" name="item" value=look.id.clone()/><button class="btn second" type="submit">{say.t("look-withdraw")}</button></form>
        }
    });
    Some(view! { {words}<p class="small soft">{say.t("look-your-words")}</p>{quoted(&look.reason)}{back} }.into_any())
}
