//! My card: what opens my place, and drawing anew what was lost. Nothing is lost by it, and every other device has to open the place again.
//!
//! On a device of their own a running visit is enough, because that is one of the ways back when a card is lost (trust 2.4). On a shared
//! device the words of card or spare card are asked for first. Deliberately absent: the words that work now. Nobody can see them again.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    card,
    card_pages::{Drawing, Step, Which, Words},
    easy_card,
    secrets::Token,
    step_up, throttle, ticket,
};
use crate::{
    http::{
        body::Form,
        error::Trouble,
        visit::{Visit, Who},
    },
    storage::{
        easy_cards,
        learner_sessions::{LearnerVisit, WhoseDevice},
        lost_cards::{self, Standing},
        places,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

const CARD: &str = "redraw-card";
const SPARE: &str = "redraw-spare";
const EASY: &str = "easy-card";
const HOUR: i64 = 60 * 60 * 1000;

fn here(visit: &Visit) -> Result<&LearnerVisit, Trouble> {
    match &visit.who {
        Who::Learner(here) => Ok(here),
        _ => Err(Trouble::Ended),
    }
}

/// `GET /me/card`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    page(&visit, &[]).await
}

/// `POST /me/card`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let begins = !form.has("ticket");
    // On a shared device the words are asked for before anything new is drawn.
    if begins
        && form.text("do") != "easy-away"
        && here(&visit)?.whose == WhoseDevice::Shared
        && let Err(fix) = step_up::check(&visit, &form).await?
    {
        return page(&visit, &[fix]).await;
    }
    match form.text("do") {
        "card" => redraw(&visit, &form, Which::Card).await,
        "spare" => redraw(&visit, &form, Which::Spare).await,
        "easy" => easy(&visit, &form).await,
        "easy-away" => {
            let mut change = visit.house.stores.people.change().await?;
            easy_cards::take_away(&mut change, &here(&visit)?.own).await?;
            change.commit().await?;
            Ok(visit.go_on(&visit.to("/me/card")))
        }
        _ => Err(Trouble::BrokenForm),
    }
}

async fn redraw(visit: &Visit, form: &Form, which: Which) -> Result<Response<Body>, Trouble> {
    let here = here(visit)?;
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let (purpose, what) = if which == Which::Spare { (SPARE, "spare") } else { (CARD, "card") };
    let fields = vec![("do", what.to_owned())];
    let drawing = Drawing { visit, to: "/me/card", purpose, which, device: here.whose, fields, again: here.whose == WhoseDevice::Mine };
    match drawing.step(form) {
        Step::Restart => Ok(visit.go_on(&visit.to("/me/card"))),
        Step::Page(page) => Ok(page),
        Step::Draw => {
            let drawn = Words::drawn(&card::draw(visit.locale), here.own.id().as_str());
            Ok(drawing.show(&Words { name: places::card_name(people, &here.own).await?.replace('-', " "), ..drawn }))
        }
        // Words that were drawn in another place are not this one's.
        Step::Copied(words) if words.carries != here.own.id().as_str() => Ok(visit.go_on(&visit.to("/me/card"))),
        Step::Copied(words) => {
            match which {
                Which::Spare => places::redraw_spare_here(people, secrets, &here.own, &words.spare, &here.form_secret).await?,
                _ => places::redraw_here(people, secrets, &here.own, &words.secret, &here.form_secret).await?,
            }
            let mut change = people.change().await?;
            throttle::forget(&mut change, secrets, throttle::Door::Card(&words.name)).await?;
            change.commit().await?;
            Ok(visit.go_on(&visit.to(&format!("/me/card?new={what}"))))
        }
    }
}

/// The secret travels sealed in the form, so that a second click draws the same picture.
fn easy_ticket(visit: &Visit, here: &LearnerVisit) -> String {
    let words = format!("{}\n{}", here.own.id().as_str(), Token::fresh().reveal());
    ticket::seal(&visit.house.secrets, EASY, &words, visit.house.now() + HOUR).unwrap_or_default()
}

async fn easy(visit: &Visit, form: &Form) -> Result<Response<Body>, Trouble> {
    let here = here(visit)?;
    let opened = ticket::open(&visit.house.secrets, EASY, form.text("easy"), visit.house.now());
    let token = opened.as_deref().and_then(|t| t.split_once('\n')).filter(|(place, _)| *place == here.own.id().as_str()).and_then(|(_, t)| Token::parse(t));
    let Some(token) = token else { return Ok(visit.go_on(&visit.to("/me/card"))) };
    let mut change = visit.house.stores.people.change().await?;
    easy_cards::keep(&mut change, &here.own, &token, visit.house.now()).await?;
    change.commit().await?;
    Ok(easy_card::drawn(visit, &token))
}

async fn page(visit: &Visit, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let here = here(visit)?;
    let people = &visit.house.stores.people;
    let name = places::card_name(people, &here.own).await?.replace('-', " ");
    let easy = easy_cards::made_at(people, &here.own).await?;
    let standing = lost_cards::standing(people, &here.own).await?;
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let button = |what: &'static str, words: &str| view! { <button class="btn second" type="submit" name="do" value=what>{say.t(words)}</button> };
        let done = match visit.query.text("new") {
            "card" => Some("my-card-new"),
            "spare" => Some("my-card-new-spare"),
            _ => None,
        }
        .map(|words| view! { <div class="confirm" role="status"><p>{say.t(words)}</p></div> });
        let proof = (here.whose == WhoseDevice::Shared).then(|| step_up::field(visit, fixes));
        let easy_words = easy.map_or_else(|| say.t("easy-none"), |at| say.with("easy-since", &[("day", say.day(at))]));
        let away = easy.map(|_| {
            view! {
                <form method="post" action=visit.to("/me/card")>{forms::token(visit)}<input type="hidden" name="do" value="easy-away"/>
                    <button class="btn second" type="submit">{say.t("easy-away")}</button></form>
            }
        });
        let earlier = matches!(standing, Standing::HasEarlier { .. }).then(|| view! { <p><a href=visit.to("/me/earlier")>{say.t("me-earlier")}</a></p> });
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("my-card-title")}</h1><p class="lead">{say.with("my-card-name", &[("name", name)])}</p>{done}</section>
            <form method="post" action=visit.to("/me/card") class="flow">{forms::token(visit)}<p>{say.t("my-card-lead")}</p>{proof}
                <input type="hidden" name="easy" value=easy_ticket(visit, here)/>
                <dl class="trouble">
                    <div><dt>{say.t("my-card-card")}</dt><dd class="flow"><p>{say.t("my-card-card-words")}</p><p>{button("card", "my-card-redraw")}</p></dd></div>
                    <div><dt>{say.t("my-card-spare")}</dt><dd class="flow"><p>{say.t("my-card-spare-words")}</p><p>{button("spare", "my-card-redraw-spare")}</p></dd></div>
                    <div><dt>{say.t("easy-title")}</dt><dd class="flow"><p>{easy_words}</p><p>{button("easy", "easy-draw")}</p></dd></div></dl></form>
            {away}{earlier}
            <section class="flow"><p>{say.t("my-card-after")}</p><div class="acts"><a href=visit.to("/me")>{say.t("me-back")}</a></div></section>
        };
        let mut frame = Frame::new(say.t("my-card-title")).trail(say.t("me-title"), visit.to("/me")).trail(say.t("my-card-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    }))
}
