//! The easy card: a picture code that opens my place on my own phone, without typing.
//!
//! It leads to `/c#secret`. What stands behind `#` reaches no server; the page's one line of script moves it into the form and wipes it
//! from the address, and only a press of the button opens the place, so that no preview of a link ever signs anybody in. Without scripts
//! the page leads to the six words. Deliberately absent: shared devices. It is offered for an own phone and opens as one.

use axum::{
    body::Body,
    http::{HeaderMap, Response, StatusCode, header},
    response::IntoResponse,
};
use leptos::prelude::*;

use super::{join::start, secrets::Token};
use crate::{
    domain::locale::Locale,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{easy_cards, learner_sessions::WhoseDevice},
    ui::{
        forms::{self, Fix},
        frame::Frame,
        qr,
    },
};

/// Letters of a secret.
const LONG: &str = "43";

/// `GET /c`: to the page in the reader's language. The browser takes what stands behind `#` along.
pub async fn shortcut(asked: HeaderMap) -> impl IntoResponse {
    let wanted = asked.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let locale = Locale::negotiate(wanted);
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("/{locale}/c")), (header::VARY, "Accept-Language".to_owned())])
}

/// `GET /{locale}/c`
pub async fn show(visit: Visit) -> Response<Body> {
    page(&visit, &[])
}

/// `POST /{locale}/c`
pub async fn open(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let own = match Token::parse(form.text("secret")) {
        Some(token) => easy_cards::open(&visit.house.stores.people, &token).await?,
        None => None,
    };
    match own {
        Some(own) => start(&visit, &own, WhoseDevice::Mine, &visit.to("/me"), None).await,
        None => Ok(page(&visit, &[Fix { field: "words-instead", words: visit.say().t("easy-differs") }])),
    }
}

fn page(visit: &Visit, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let words = format!("{}?whose=mine", visit.to("/open"));
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("open-title")}</h1></section>
            <form method="post" action=visit.to("/c") class="flow" hidden data-with-fragment="show"><p class="lead">{say.t("easy-ready")}</p>
                {forms::token(visit)}<div data-from-fragment=LONG><input type="hidden" name="secret"/></div>
                <div class="acts"><button class="btn" type="submit">{say.t("easy-open")}</button></div><p>{say.t("easy-own")}</p></form>
            <section class="flow" data-with-fragment="hide"><p class="lead">{say.t("easy-words")}</p>
                <div class="acts"><a class="btn" id="words-instead" href=words>{say.t("easy-type")}</a></div></section>
        };
        let mut frame = Frame::new(say.t("open-title"));
        (frame.has_errors, frame.fragment) = (!fixes.is_empty(), true);
        (frame, main)
    })
}

/// The page that shows it, once.
pub fn drawn(visit: &Visit, token: &Token) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let picture = qr::picture(&format!("{}/c#{}", visit.house.settings.origin(), token.reveal()), say.t("easy-picture"));
        let main = view! {
            <section class="flow"><h1>{say.t("easy-title")}</h1><p class="lead">{say.t("easy-scan")}</p>{picture}<p>{say.t("easy-once")}</p>
                <div class="quiet"><p>{say.t("easy-care")}</p></div>
                <div class="acts"><a class="btn" href=visit.to("/me/card")>{say.t("easy-done")}</a></div></section>
        };
        (Frame::new(say.t("easy-title")), main)
    })
}
