//! Getting a card: whose device, the card on the screen, the words once more. Three pages, no script, nothing stored before the third.

use axum::{
    body::Body,
    http::{Response, StatusCode, header},
};
use leptos::prelude::*;

use super::{
    card::{self, Card},
    carry::Carried,
    known_device,
    open::{device_question, whose},
    session, throttle, ticket, ways_in,
};
use crate::{
    domain::card::{fold, split},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        access_log,
        learner_sessions::{self, WhoseDevice},
        places::{self, NewPlace, OwnPlace},
        sign_ins,
    },
    ui::{
        art::Door,
        forms::{self, Fix},
        frame::Frame,
    },
};

/// How long the words wait to be copied.
const TO_COPY: i64 = 60 * 60 * 1000;

/// `GET /join`
pub async fn show(visit: Visit) -> Response<Body> {
    if visit.learner().is_some() {
        return visit.go_on(&visit.to("/me"));
    }
    visit.page(|| {
        let say = visit.say();
        let main = view! {
            <form method="post" action=visit.to("/join") class="flow"><h1>{say.t("join-title")}</h1><p class="lead">{say.t("join-lead")}</p>
                <dl class="trouble"><div><dt>{say.t("join-what")}</dt><dd>{say.t("join-what-words")}</dd></div>
                    <div><dt>{say.t("join-keep")}</dt><dd>{say.t("join-keep-words")}</dd></div>
                    <div><dt>{say.t("join-who")}</dt><dd>{say.t("join-who-words")}</dd></div>
                    <div><dt>{say.t("join-unused")}</dt><dd>{say.with("join-unused-words", &[("months", visit.house.settings.unused_months)])}</dd></div></dl>
                {device_question(say, None)}
                <div class="acts"><button class="btn" type="submit">{say.t("join-draw")}</button><a href=visit.to("/learn")>{say.t("join-no")}</a></div></form>
        };
        (Frame::new(say.t("join-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("join-title"), ""), main)
    })
}

/// `POST /join`: draws words, or takes the words that were copied.
pub async fn take(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    let device = whose(form.text("whose"));
    let Some(sealed) = form.one("ticket") else {
        let card = card::draw(visit.locale);
        return Ok(COPYING.show(&visit, device, &card.name.join(" "), &card, ""));
    };
    let Some(card) = COPYING.open(&visit, sealed, "") else { return Ok(visit.go_on(&visit.to("/join"))) };
    if !form.has("words") {
        return Ok(COPYING.ask(&visit, device, sealed, "", &[]));
    }
    let typed = form.text("words");
    let fixes = compare(&visit, &card.secret, typed);
    if !fixes.is_empty() {
        return Ok(COPYING.ask(&visit, device, sealed, typed, &fixes));
    }
    join(&visit, device, &card).await
}

/// The words of a ticket.
pub struct Words {
    pub name: String,
    pub secret: String,
    pub spare: String,
}

/// Copying a card: on the way into a new place, and with new words for an old one.
pub struct Copying {
    /// The address that its forms go to.
    pub to: &'static str,
    pub purpose: &'static str,
}

const COPYING: Copying = Copying { to: "/join", purpose: "card" };

impl Copying {
    /// The words, if the ticket was made here for this place; '' for one that is to come.
    pub fn open(&self, visit: &Visit, sealed: &str, place: &str) -> Option<Words> {
        let text = ticket::open(&visit.house.secrets, self.purpose, sealed, visit.house.now())?;
        let mut lines = text.lines().map(str::to_owned);
        let (name, secret, spare) = (lines.next()?, lines.next()?, lines.next()?);
        (lines.next().unwrap_or_default() == place).then_some(Words { name, secret, spare })
    }

    /// The card on the screen.
    pub fn show(&self, visit: &Visit, device: WhoseDevice, name: &str, card: &Card, place: &str) -> Response<Body> {
        let words = [name, &card.secret.join(" "), &card.spare.join(" "), place].join("\n");
        let sealed = ticket::seal(&visit.house.secrets, self.purpose, &words, visit.house.now() + TO_COPY).unwrap_or_default();
        visit.page(|| {
        let say = visit.say();
        let again = if device == WhoseDevice::Mine { "mine" } else { "shared" };
        // Other words for an old place ask for the old ones again; that is a page of its own.
        let other = match place {
            "" => view! { <form method="post" action=visit.to(self.to)><input type="hidden" name="whose" value=again/>
                <button class="btn second" type="submit">{say.t("card-other")}</button></form> }.into_any(),
            _ => view! { <a href=visit.to(self.to)>{say.t("card-other")}</a> }.into_any(),
        };
        let main = view! {
            <section class="flow"><h1>{say.t("card-title")}</h1><p class="lead">{say.t("card-lead")}</p></section>
            <div class="two cards"><div>{drawn(visit, name, card, false)}</div>
                <div class="flow only-screen"><dl class="trouble one">
                    <div><dt>{say.t("card-name")}</dt><dd>{say.t("card-name-words")}</dd></div>
                    <div><dt>{say.t("card-secret")}</dt><dd>{say.t("card-secret-words")}</dd></div>
                    <div><dt>{say.t("card-lost")}</dt><dd>{say.t("card-lost-words")}</dd></div></dl></div>
                <div class="only-print">{drawn(visit, name, card, true)}</div></div>
            <details class="no-print"><summary>{say.t("card-show-spare")}</summary>{drawn(visit, name, card, true)}</details>
            <section class="flow no-print">
                <div class="acts">
                    <form method="post" action=visit.to(self.to)>{forms::token(visit)}<input type="hidden" name="ticket" value=sealed/><input type="hidden" name="whose" value=again/>
                        <button class="btn" type="submit">{say.t("card-copied")}</button></form>
                    {other}
                </div>
                <p>{say.t("card-print")}</p>
                <div class="quiet"><strong>{say.t("card-shared")}</strong><p>{say.t("card-shared-words")}</p></div>
            </section>
        };
        (Frame::new(say.t("card-title")), main)
    })
    }

    /// The words once more, to see that the copy is right.
    pub fn ask(&self, visit: &Visit, device: WhoseDevice, sealed: &str, typed: &str, fixes: &[Fix]) -> Response<Body> {
        let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        visit.page_with(status, || {
        let say = visit.say();
        let again = if device == WhoseDevice::Mine { "mine" } else { "shared" };
        let complete = if device == WhoseDevice::Mine { "current-password" } else { "off" };
        let field = forms::Field { id: "words", label: say.t("join-words"), hint: Some(say.t("card-hint")), kind: "text", complete, value: typed };
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to(self.to) class="flow"><h1>{say.t("join-again")}</h1><p class="lead">{say.t("join-again-lead")}</p>
                {forms::token(visit)}<input type="hidden" name="ticket" value=sealed.to_owned()/><input type="hidden" name="whose" value=again/>
                {field.view(fixes)}
                <div class="acts"><button class="btn" type="submit">{say.t("join-open")}</button><a href=visit.to(self.to)>{say.t("join-restart")}</a></div></form>
        };
        let mut frame = Frame::new(say.t("join-again"));
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
    }
}

async fn join(visit: &Visit, device: WhoseDevice, card: &Words) -> Result<Response<Body>, Trouble> {
    let house = &visit.house;
    let day = ways_in::day(house.now());
    let new = NewPlace { card_name: &card.name, secret: &card.secret, spare: &card.spare, locale: visit.locale, day: &day };
    let own = match places::join(&house.stores.people, &house.secrets, new).await? {
        Some(own) => own,
        // A second click of the same form: the place is there already, and the same words open it.
        None => match places::open_with_card(&house.stores.people, &house.secrets, &card.name, &card.secret).await? {
            Some(own) => own,
            None => return Ok(visit.go_on(&visit.to("/join"))),
        },
    };
    let mut answer = start(visit, &own, device, &visit.to("/me?new=1"), None).await?;
    if device == WhoseDevice::Mine
        && let Some(cookie) = known_device::remember(&visit.house, &visit.headers, throttle::Door::Card(&card.name))
    {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

/// Opens a session and goes on: to a page, or to the form that was waiting.
pub async fn start(visit: &Visit, own: &OwnPlace, device: WhoseDevice, to: &str, carried: Option<&Carried>) -> Result<Response<Body>, Trouble> {
    let mut change = visit.house.stores.people.change().await?;
    let token = learner_sessions::start(&mut change, own, device, visit.house.now()).await?;
    // Who opened the door starts afresh inside, whatever somebody tried there on an open screen.
    throttle::forget(&mut change, &visit.house.secrets, throttle::Door::Again(own.id().as_str())).await?;
    sign_ins::note(&mut change, own, &ways_in::day(visit.house.now()), ways_in::kind(&visit.headers)).await?;
    access_log::note(&mut change, &visit.house.secrets, own, access_log::Kind::SignedIn, visit.house.now()).await?;
    change.commit().await?;
    let opened = learner_sessions::find(&visit.house.stores.people, &token, visit.house.now()).await?;
    let mut answer = match (carried, opened) {
        (Some(carried), Some(opened)) if carried.belongs_to(own.id().as_str()) => {
            carried.send_on(visit, &session::form_token(&visit.house, own.id().as_str(), &opened.form_secret))
        }
        _ => visit.go_on(to),
    };
    if let Some(cookie) = session::learner_cookie(&visit.house, &token, device) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

/// Compares what was typed with the four secret words. A slip is fine; the page says how many words it sees.
pub fn compare(visit: &Visit, secret: &str, typed: &str) -> Vec<Fix> {
    let say = visit.say();
    let (read, wanted) = (split(typed), split(secret));
    let fix = |words: String| vec![Fix { field: "words", words }];
    if read.len() != wanted.len() {
        return fix(say.with("card-count", &[("read", read.len()), ("needed", wanted.len())]));
    }
    match read.iter().zip(&wanted).position(|(r, w)| crate::domain::card::slips(&fold(r), w) > 1) {
        Some(place) => fix(say.with("join-word-differs", &[("place", place + 1)])),
        None => Vec::new(),
    }
}

/// A card as it looks on paper.
fn drawn(visit: &Visit, name: &str, card: &Card, spare: bool) -> impl IntoView + use<> {
    let say = visit.say();
    let (of, secret) = if spare { (say.t("card-of-spare"), card.spare) } else { (say.t("card-of"), card.secret) };
    let words = secret.map(|w| view! { <li>{w}</li> }).into_iter().collect_view();
    view! {
        <article class="card"><header><p><span class="of">{of}</span><span class="title">{name.to_owned()}</span></p>{Door::Open.view()}</header>
            <ol class="set">{words}</ol>
            <footer>{say.t("card-foot")}" "{visit.help_in_print()}</footer></article>
    }
}
