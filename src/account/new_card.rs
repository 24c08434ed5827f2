//! A new card in a class: for somebody who lost theirs, has no spare card with them, and sits with a facilitator.
//!
//! They type the code of the class, six digits from the facilitator, and the two words that name their card; the new words are shown on
//! this screen and on no other. The place behind it is new: what was there before stays locked (`storage::lost_cards`). Deliberately
//! absent: finding a card's name for somebody. Who does not know it starts a new place.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    card,
    card_pages::{Drawing, Step, Which, Words},
    class_codes::{self, Read},
    join::start_known,
    open::{device_question, whose},
    ways_in,
};
use crate::{
    domain::{card::split, class_code::six_digits},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        help_codes::{self, HelpCode},
        learner_sessions::WhoseDevice,
        lost_cards,
        places::{self, NewPlace},
    },
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

const PURPOSE: &str = "new-card";

/// `GET /new-card`
pub async fn show(visit: Visit) -> Response<Body> {
    Asked::default().page(&visit, &[])
}

/// What was typed on the first page.
#[derive(Default)]
struct Asked<'f> {
    class: &'f str,
    digits: &'f str,
    name: &'f str,
    device: Option<WhoseDevice>,
}

/// `POST /new-card`
pub async fn take(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    if !form.has("ticket") {
        visit.check_token(&form)?;
    }
    let device = whose(form.text("whose"));
    let drawing = Drawing { visit: &visit, to: "/new-card", purpose: PURPOSE, which: Which::Both, device, fields: Vec::new(), again: false };
    match drawing.step(&form) {
        Step::Restart => Ok(visit.go_on(&visit.to("/new-card"))),
        Step::Page(page) => Ok(page),
        Step::Copied(words) => replace(&visit, device, &words).await,
        Step::Draw => {
            let asked = Asked { class: form.text("class"), digits: form.text("digits"), name: form.text("name"), device: Some(device) };
            match asked.check(&visit).await? {
                Ok((code, name)) => {
                    let drawn = Words::drawn(&card::draw(visit.locale), code.as_str());
                    Ok(drawing.show(&Words { name, ..drawn }))
                }
                Err((read, fix)) => Ok(class_codes::answer(&read, asked.page(&visit, &[fix]))),
            }
        }
    }
}

impl Asked<'_> {
    /// Good digits and a name that a card has. The digits are used up only at the end, when the words were copied.
    async fn check(&self, visit: &Visit) -> Result<Result<(HelpCode, String), (Read, Fix)>, Trouble> {
        let say = visit.say();
        let mend = |field, message: &str| Ok(Err((Read::Nothing, Fix { field, words: say.t(message) })));
        let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
        let name = split(self.name);
        if name.len() != 2 {
            return mend("name", "new-card-name-two");
        }
        let Some(digits) = six_digits(self.digits) else { return mend("digits", "new-card-digits-six") };
        let read = class_codes::read(visit, self.class).await?;
        if let Some(fix) = class_codes::fix(visit, &read, "new-card-class-differs") {
            return Ok(Err((read, fix)));
        }
        let Read::Class(class) = read else { return mend("class", "new-card-class-differs") };
        let Some(code) = help_codes::check(people, secrets, &class.window, &digits, visit.house.now()).await? else {
            return mend("digits", "new-card-digits-differ");
        };
        // As the lists write it: a slip is mended, and the new card has its accents.
        let name = card::read_code(self.name).unwrap_or_else(|_| name.join(" "));
        match lost_cards::is_card_name(people, &name).await? {
            true => Ok(Ok((code, card::shown(&name)))),
            false => mend("name", "new-card-name-unknown"),
        }
    }

    fn page(&self, visit: &Visit, fixes: &[Fix]) -> Response<Body> {
        let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        visit.page_with(status, || {
            let say = visit.say();
            let field = |id: &'static str, value| {
                let (label, hint) = (say.t(&format!("new-card-{id}")), Some(say.t(&format!("new-card-{id}-hint"))));
                Field { id, label, hint, kind: "text", complete: "off", value }.view(fixes)
            };
            let main = view! {
                {forms::summary(say, fixes)}
                <form method="post" action=visit.to("/new-card") class="flow"><h1>{say.t("new-card-title")}</h1><p class="lead">{say.t("new-card-lead")}</p>
                    <p>{say.t("new-card-before")}</p>{forms::token(visit)}
                    <div data-from-fragment="8">{field("class", self.class)}</div>{field("digits", self.digits)}{field("name", self.name)}
                    {device_question(say, self.device)}
                    <div class="acts"><button class="btn" type="submit">{say.t("new-card-draw")}</button><a href=visit.to("/join")>{say.t("new-card-join")}</a></div></form>
            };
            let mut frame = Frame::new(say.t("new-card-title")).trail(say.t("open-title"), visit.to("/open")).trail(say.t("new-card-title"), "");
            (frame.has_errors, frame.fragment) = (!fixes.is_empty(), true);
            (frame, main)
        })
    }
}

async fn replace(visit: &Visit, device: WhoseDevice, words: &Words) -> Result<Response<Body>, Trouble> {
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let day = ways_in::day(visit.house.now());
    let new = NewPlace { card_name: &words.name, secret: &words.secret, spare: &words.spare, locale: visit.locale, day: &day };
    let own = match lost_cards::recover(people, secrets, &HelpCode::from_ticket(&words.carries), new, visit.house.now()).await? {
        Some(own) => own,
        // A second click of the same form: the new card works already. If not, somebody else used the digits.
        None => match places::open_with_card(people, secrets, &words.name, &words.secret).await? {
            Some(own) => own,
            None => return Ok(visit.go_on(&visit.to("/new-card"))),
        },
    };
    start_known(visit, &own, device, &visit.to("/me?new=card"), &words.name).await
}
