//! A card was lost and a new one made in a class: the two places of one name, seen from either side.
//!
//! With the new card: type the old words, and both come together; or have the earlier answers deleted, in a month, because an old card
//! must be able to say no. With the old card: it was me, both come together; or it was not me, and the new card is taken away. Deliberately
//! absent: a look at the other side before its words were typed, and anybody but the person.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    card, session, step_up,
    throttle::{self, Door, Outcome, Try},
    wait_words,
};
use crate::{
    http::{body::Form, error::Trouble, ledger::Ledger, visit::Visit},
    storage::{
        lost_cards::{self, Standing},
        places::OwnPlace,
    },
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

/// `GET /me/earlier`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    page(&visit, "", &[]).await
}

/// `POST /me/earlier`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let people = &visit.house.stores.people;
    let standing = lost_cards::standing(people, own).await?;
    match visit.check_token(&form) {
        // The second click of a form that moved this visit to the earlier place, where tokens are others. There is nothing left to do.
        Err(Trouble::ForeignForm) if standing == Standing::Alone && form.text("do") == "together" => return Ok(visit.go_on(&visit.to("/me"))),
        checked => checked?,
    }
    match (form.text("do"), standing) {
        // A second click: what it wanted is done.
        (_, Standing::Alone) => Ok(visit.go_on(&visit.to("/me"))),
        ("together", _) => together(&visit, own, standing, form.text("words")).await,
        ("strange", Standing::Locked { .. }) => strange(&visit, own, &form).await,
        ("delete", Standing::HasEarlier { .. }) => {
            let mut change = people.change().await?;
            lost_cards::delete_later(&mut change, own, visit.house.now()).await?;
            change.commit().await?;
            Ok(visit.go_on(&visit.to("/me/earlier")))
        }
        ("keep", _) => {
            let mut change = people.change().await?;
            lost_cards::keep(&mut change, own).await?;
            change.commit().await?;
            Ok(visit.go_on(&visit.to("/me/earlier")))
        }
        _ => Err(Trouble::BrokenForm),
    }
}

/// Whichever side somebody is on, the other side's words make the two one. Guesses are counted as at every door.
async fn together(visit: &Visit, own: &OwnPlace, standing: Standing, typed: &str) -> Result<Response<Body>, Trouble> {
    let (people, secrets, now) = (&visit.house.stores.people, &visit.house.secrets, visit.house.now());
    let mend = |words: String| Fix { field: "words", words };
    let Ok(words) = card::read_secret(typed) else {
        return page(visit, typed, &[mend(visit.say().t("earlier-differs"))]).await;
    };
    let here_is_earlier = matches!(standing, Standing::Locked { .. });
    let one = Try { door: Door::Again(own.id().as_str()), network: &visit.network(), device: None, extra: 0 };
    let outcome = throttle::guarded(people, secrets, &one, now, async |open| {
        let other = match here_is_earlier {
            true => lost_cards::later(people, secrets, own, &words).await?,
            false => lost_cards::earlier(people, secrets, own, &words).await?,
        };
        Ok(other.filter(|_| open))
    });
    let other = match outcome.await? {
        Outcome::Opened(other) => other,
        Outcome::Wrong => return page(visit, typed, &[mend(visit.say().t("earlier-differs"))]).await,
        Outcome::Wait { until } => return page(visit, typed, &[mend(wait_words::again(visit.say(), until - now))]).await,
    };
    let token = session::place_token(visit);
    let (earlier, later, moves) = if here_is_earlier { (own, &other, None) } else { (&other, own, token.as_ref()) };
    lost_cards::bring_together(people, secrets, earlier, later, moves, now).await?;
    Ok(visit.go_on(&visit.to("/me?new=together")))
}

async fn strange(visit: &Visit, own: &OwnPlace, form: &Form) -> Result<Response<Body>, Trouble> {
    if let Err(fix) = step_up::check(visit, form).await? {
        return page(visit, "", &[fix]).await;
    }
    let house = &visit.house;
    let mut change = house.stores.people.change().await?;
    let gone = lost_cards::take_new_card_away(&mut change, &house.secrets, own, house.now()).await?;
    change.commit().await?;
    Ledger::in_folder(&visit.house.settings.data_folder()).note(gone.as_slice());
    Ok(visit.go_on(&visit.to("/me?new=taken")))
}

async fn page(visit: &Visit, typed: &str, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let standing = lost_cards::standing(&visit.house.stores.people, own).await?;
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match standing {
        Standing::Alone => Ok(visit.go_on(&visit.to("/me"))),
        Standing::HasEarlier { delete_after, .. } => Ok(with_new_card(visit, status, typed, delete_after, fixes)),
        Standing::Locked { locked_at, delete_after } => Ok(with_old_card(visit, status, typed, locked_at, delete_after, fixes)),
    }
}

/// The form that asks for the other side's four words.
fn ask(visit: &Visit, label: &str, button: &str, typed: &str, fixes: &[Fix]) -> impl IntoView + use<> {
    let say = visit.say();
    let field = Field { id: "words", label: say.t(label), hint: Some(say.t("card-hint")), kind: "text", complete: "off", value: typed };
    view! {
        <form method="post" action=visit.to("/me/earlier") class="flow">{forms::token(visit)}<input type="hidden" name="do" value="together"/>
            {field.view(fixes)}<div class="acts"><button class="btn" type="submit">{say.t(button)}</button></div></form>
    }
}

fn plain(visit: &Visit, what: &'static str, words: &str) -> impl IntoView + use<> {
    let words = visit.say().t(words);
    view! {
        <form method="post" action=visit.to("/me/earlier")>{forms::token(visit)}<input type="hidden" name="do" value=what/>
            <button class="btn second" type="submit">{words}</button></form>
    }
}

fn with_new_card(visit: &Visit, status: StatusCode, typed: &str, delete_after: Option<i64>, fixes: &[Fix]) -> Response<Body> {
    visit.page_with(status, || {
        let say = visit.say();
        let end = match delete_after {
            Some(day) => view! { <p>{say.with("earlier-ends", &[("day", say.day(day))])}</p>{plain(visit, "keep", "earlier-keep")} }.into_any(),
            None => view! { <p>{say.t("earlier-delete-words")}</p>{plain(visit, "delete", "earlier-delete")} }.into_any(),
        };
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("earlier-title")}</h1><p class="lead">{say.t("earlier-lead")}</p></section>
            <section class="flow"><h2>{say.t("earlier-found")}</h2><p>{say.t("earlier-found-words")}</p>{ask(visit, "earlier-old-words", "earlier-open", typed, fixes)}</section>
            <section class="flow"><h2>{say.t("earlier-let-go")}</h2>{end}</section>
            <section class="flow"><div class="acts"><a href=visit.to("/me")>{say.t("me-back")}</a></div></section>
        };
        (frame(visit, "earlier-title", fixes), main)
    })
}

fn with_old_card(visit: &Visit, status: StatusCode, typed: &str, locked_at: i64, delete_after: Option<i64>, fixes: &[Fix]) -> Response<Body> {
    visit.page_with(status, || {
        let say = visit.say();
        let end = delete_after.map(|day| view! { <div class="quiet care flow"><p>{say.with("later-ends", &[("day", say.day(day))])}</p>{plain(visit, "keep", "earlier-keep")}</div> });
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("later-title")}</h1><p class="lead">{say.with("later-lead", &[("day", say.day(locked_at))])}</p><p>{say.t("later-safe")}</p>{end}</section>
            <section class="flow"><h2>{say.t("later-mine")}</h2><p>{say.t("later-mine-words")}</p>{ask(visit, "later-new-words", "later-together", typed, fixes)}</section>
            <section class="flow"><h2>{say.t("later-strange")}</h2><p>{say.t("later-strange-words")}</p>
                <form method="post" action=visit.to("/me/earlier") class="flow">{forms::token(visit)}<input type="hidden" name="do" value="strange"/>
                    {step_up::field(visit, fixes)}<div class="acts"><button class="btn second" type="submit">{say.t("later-take-away")}</button></div></form>
                <p><a href=visit.to("/me/card")>{say.t("later-no-words")}</a></p></section>
        };
        (frame(visit, "later-title", fixes), main)
    })
}

fn frame(visit: &Visit, title: &str, fixes: &[Fix]) -> Frame {
    let say = visit.say();
    let mut frame = Frame::new(say.t(title)).trail(say.t("me-title"), visit.to("/me")).trail(say.t(title), "");
    frame.has_errors = !fixes.is_empty();
    frame
}
