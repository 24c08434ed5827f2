//! Getting a card: whose device, the card on the screen, the words once more. Three pages, no script, nothing stored before the third.
//!
//! People in a class add its code on the first page, or scan it: then the place remembers a random class id, and the class counts one more.

use axum::{
    body::Body,
    http::{Response, StatusCode, header},
};
use leptos::prelude::*;

use super::{
    card,
    card_pages::{Drawing, Step, Which, Words},
    carry::Carried,
    class_codes::{self, Read},
    known_device,
    open::{device_question, whose},
    session, throttle, ways_in,
};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        access_log, classes,
        learner_sessions::{self, WhoseDevice},
        places::{self, NewPlace, OwnPlace},
        sign_ins,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

const PURPOSE: &str = "card";

/// `GET /join`
pub async fn show(visit: Visit) -> Response<Body> {
    if visit.learner().is_some() {
        return visit.go_on(&visit.to("/me"));
    }
    ask(&visit, None, "", &[])
}

fn ask(visit: &Visit, device: Option<WhoseDevice>, class: &str, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let field = forms::Field { id: "class", label: say.t("join-class"), hint: Some(say.t("join-class-hint")), kind: "text", complete: "off", value: class };
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to("/join") class="flow"><h1>{say.t("join-title")}</h1><p class="lead">{say.t("join-lead")}</p>
                <dl class="trouble"><div><dt>{say.t("join-what")}</dt><dd>{say.t("join-what-words")}</dd></div>
                    <div><dt>{say.t("join-keep")}</dt><dd>{say.t("join-keep-words")}</dd></div>
                    <div><dt>{say.t("join-who")}</dt><dd>{say.t("join-who-words")}</dd></div>
                    <div><dt>{say.t("join-unused")}</dt><dd>{say.with("join-unused-words", &[("months", visit.house.unused_months().number())])}</dd></div></dl>
                {device_question(say, device)}
                <div data-from-fragment="8">{field.view(fixes)}</div>
                <div class="acts"><button class="btn" type="submit">{say.t("join-draw")}</button><a href=visit.to("/learn")>{say.t("join-no")}</a></div></form>
        };
        let mut frame = Frame::new(say.t("join-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("join-title"), "");
        (frame.has_errors, frame.fragment) = (!fixes.is_empty(), true);
        (frame, main)
    })
}

/// `POST /join`: draws words, or takes the words that were copied.
pub async fn take(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    let (device, typed) = (whose(form.text("whose")), form.text("class"));
    let fields = vec![("class", typed.to_owned())];
    let drawing = Drawing { visit: &visit, to: "/join", purpose: PURPOSE, which: Which::Both, device, fields, again: true };
    match drawing.step(&form) {
        Step::Restart => Ok(visit.go_on(&visit.to("/join"))),
        Step::Page(page) => Ok(page),
        Step::Copied(words) => join(&visit, device, &words).await,
        Step::Draw => {
            let read = class_codes::read(&visit, typed).await?;
            if let Some(fix) = class_codes::fix(&visit, &read, "join-class-differs") {
                return Ok(class_codes::answer(&read, ask(&visit, Some(device), typed, &[fix])));
            }
            let window = if let Read::Class(class) = read { class.window.as_str().to_owned() } else { String::new() };
            Ok(drawing.show(&Words::drawn(&card::draw(visit.locale), &window)))
        }
    }
}

async fn join(visit: &Visit, device: WhoseDevice, words: &Words) -> Result<Response<Body>, Trouble> {
    let house = &visit.house;
    let day = ways_in::day(house.now());
    let new = NewPlace { card_name: &words.name, secret: &words.secret, spare: &words.spare, locale: visit.locale, day: &day };
    let own = match places::join(&house.stores.people, &house.secrets, new).await? {
        Some(own) => own,
        // A second click of the same form: the place is there already, and the same words open it.
        None => match places::open_with_card(&house.stores.people, &house.secrets, &words.name, &words.secret).await? {
            Some(own) => own,
            None => return Ok(visit.go_on(&visit.to("/join"))),
        },
    };
    if let Some(class) = classes::begun(&house.stores.people, &words.carries).await? {
        let mut change = house.stores.people.change().await?;
        classes::arrive(&mut change, &own, &class).await?;
        change.commit().await?;
    }
    start_known(visit, &own, device, &visit.to("/me?new=1"), &words.name).await
}

/// The same as [`start`] with a card that was copied here: an own device is known to its door from now on.
pub async fn start_known(visit: &Visit, own: &OwnPlace, device: WhoseDevice, to: &str, card_name: &str) -> Result<Response<Body>, Trouble> {
    let mut answer = start(visit, own, device, to, None).await?;
    if device == WhoseDevice::Mine
        && let Some(cookie) = known_device::remember(&visit.house, &visit.headers, throttle::Door::Card(card_name))
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
