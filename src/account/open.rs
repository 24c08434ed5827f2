//! Opening my place with a card, and closing it. Two pages: whose device this is, then all six words in one field.

use axum::{
    body::Body,
    http::{Response, StatusCode, header},
};
use leptos::prelude::*;

use super::{
    card,
    carry::Carried,
    comfort::way_back,
    join, known_device, open_passkey, passkey,
    secrets::Secrets,
    session,
    throttle::{self, Door, Outcome, Try},
    wait_words,
};
use crate::{
    domain::card::NotACard,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        PeopleStore, StorageError, classes,
        learner_sessions::WhoseDevice,
        lost_cards,
        places::{self, OwnPlace},
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
        words::Say,
    },
};

/// Where a page that needs a place sends people who have none open.
pub fn door(visit: &Visit) -> Response<Body> {
    let back = crate::http::body::encode(&visit.here());
    visit.go_on(&format!("{}?back={back}", visit.to("/open")))
}

/// The same for a form that came after the session had ended: what was typed comes along.
pub fn door_with(visit: &Visit, carried: Option<&Carried>) -> Response<Body> {
    let Some(carried) = carried else { return door(visit) };
    let back = visit.to("/me");
    let page = Asking { device: None, back: &back, typed: "", carried: Some(carried), waits: None };
    page.draw(visit, StatusCode::UNAUTHORIZED, &[])
}

/// Shared unless somebody says that it is theirs.
pub fn whose(answer: &str) -> WhoseDevice {
    if answer == "mine" { WhoseDevice::Mine } else { WhoseDevice::Shared }
}

/// “Whose phone or computer is this?”
pub fn device_question(say: Say, chosen: Option<WhoseDevice>) -> impl IntoView {
    let option = |value: &'static str, device: WhoseDevice| {
        let id = format!("whose-{value}");
        view! {
            <div class="opt"><input type="radio" name="whose" id=id.clone() value=value checked=chosen == Some(device) required/>
                <label for=id>{say.t(&format!("whose-{value}"))}</label></div>
        }
    };
    view! { <fieldset class="pick"><legend><h2>{say.t("whose-question")}</h2></legend>{option("mine", WhoseDevice::Mine)}{option("shared", WhoseDevice::Shared)}</fieldset> }
}

/// `GET /open?back=…&whose=…`
pub async fn show(visit: Visit) -> Response<Body> {
    let back = way_back(&visit, visit.query.text("back"));
    if visit.learner().is_some() {
        return visit.go_on(&visit.to("/me"));
    }
    match visit.query.one("whose") {
        Some(answer) => Asking { device: Some(whose(answer)), back: &back, typed: "", carried: None, waits: None }.draw(&visit, StatusCode::OK, &[]),
        None => visit.page(|| {
            let say = visit.say();
            let away = visit.away.then(|| view! { <div class="quiet"><p>{say.t("open-away")}</p></div> });
            let main = view! {
                {away}
                <form method="get" action=visit.to("/open") class="flow"><h1>{say.t("open-title")}</h1>
                    <input type="hidden" name="back" value=back/>{device_question(say, None)}
                    <div class="acts"><button class="btn" type="submit">{say.t("go-on")}</button><a href=visit.to("/join")>{say.t("open-no-card")}</a></div>
                    <p>{say.t("open-why")}</p></form>
            };
            (Frame::new(say.t("open-title")), main)
        }),
    }
}

/// `POST /open`
pub async fn open(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    let (device, typed) = (whose(form.text("whose")), form.text("words"));
    let back = way_back(&visit, form.text("back"));
    let carried = Carried::read(&visit, &form);
    let say = visit.say();
    let mend = |words: String| {
        let page = Asking { device: Some(device), back: &back, typed, carried: carried.as_ref(), waits: None };
        Ok(page.draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, &[Fix { field: "words", words }]))
    };
    let (name, secret) = match card::read(typed) {
        Ok(both) => both,
        Err(NotACard::Count { read, needed }) => {
            return mend(say.with("card-count", &[("read", read), ("needed", needed)]));
        }
        Err(NotACard::UnknownWord { place }) => return mend(say.with("card-unknown", &[("place", place)])),
    };
    let door = Door::Card(&name);
    match try_words(&visit, door, &name, &secret).await? {
        Outcome::Opened(own) => {
            let to = if back == visit.to("") { visit.to("/me") } else { back.clone() };
            let mut answer = join::start(&visit, &own, device, &to, carried.as_ref()).await?;
            if device == WhoseDevice::Mine
                && let Some(cookie) = known_device::remember(&visit.house, &visit.headers, door)
            {
                answer.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(answer)
        }
        Outcome::Wrong => mend(say.t("card-does-not-open")),
        Outcome::Wait { until } => {
            let wait = until - visit.house.now();
            let page = Asking { device: Some(device), back: &back, typed, carried: carried.as_ref(), waits: Some(wait_words::at_door(say, wait)) };
            let answer = page.draw(&visit, StatusCode::TOO_MANY_REQUESTS, &[]);
            Ok(wait_words::later(answer, wait))
        }
    }
}

/// The words of the card or of the spare card, if it is this visitor's turn to try. When words no longer open this door from here, the
/// same work is done for a card that nobody has.
async fn try_words(visit: &Visit, door: Door<'_>, name: &str, secret: &str) -> Result<Outcome<OwnPlace>, Trouble> {
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let device = known_device::recognise(&visit.house, &visit.headers, door);
    let one = Try { door, network: &visit.network(), device, extra: classes::crowd(people, visit.house.now()).await? };
    let outcome = throttle::guarded(people, secrets, &one, visit.house.now(), async |open| {
        let name = if open { name } else { "" };
        match places::open_with_card(people, secrets, name, secret).await? {
            Some(own) => Ok(Some(own)),
            None => match places::open_with_spare(people, secrets, name, secret).await? {
                Some(own) => Ok(Some(own)),
                // A card that was lost, and replaced in a class, opens what it always opened.
                None => earlier(people, secrets, name, secret).await,
            },
        }
    });
    Ok(outcome.await?)
}

/// Old words where the name has a new card. They also say no to a deletion that the new card asked for.
async fn earlier(people: &PeopleStore, secrets: &Secrets, name: &str, secret: &str) -> Result<Option<OwnPlace>, StorageError> {
    let own = lost_cards::open_earlier(people, secrets, name, secret).await?;
    if let Some(own) = &own {
        let mut change = people.change().await?;
        lost_cards::keep(&mut change, own).await?;
        change.commit().await?;
    }
    Ok(own)
}

/// The page that asks for the six words.
pub struct Asking<'a> {
    /// `None`: asked on the same page, because a form is waiting.
    pub device: Option<WhoseDevice>,
    pub back: &'a str,
    pub typed: &'a str,
    pub carried: Option<&'a Carried>,
    /// How long to wait, in words. No mistake, so it is not drawn as one (trust R-ID-23).
    pub waits: Option<String>,
}

impl Asking<'_> {
    pub fn draw(&self, visit: &Visit, status: StatusCode, fixes: &[Fix]) -> Response<Body> {
        visit.page_with(status, || {
            let say = visit.say();
            let complete = if self.device == Some(WhoseDevice::Mine) { "current-password" } else { "off" };
            let field = forms::Field { id: "words", label: say.t("open-words"), hint: Some(say.t("card-hint")), kind: "text", complete, value: self.typed };
            let whose = match self.device {
                Some(device) => view! { <input type="hidden" name="whose" value=if device == WhoseDevice::Mine { "mine" } else { "shared" }/> }.into_any(),
                None => device_question(say, None).into_any(),
            };
            let waits = self.waits.clone().map(|words| view! { <div class="quiet" role="alert"><p>{words}</p></div> });
            let waiting = self.carried.map(|_| view! { <div class="quiet"><p>{say.t("open-away-typed")}</p></div> });
            let (passkey, has_passkey) = (open_passkey::form(visit, self), passkey::is_possible(&visit.house));
            let main = view! {
                {forms::summary(say, fixes)}{waits}{waiting}
                <form method="post" action=visit.to("/open") class="flow"><h1>{say.t("open-title")}</h1><p>{say.t("open-lead")}</p>
                    {whose}<input type="hidden" name="back" value=self.back.to_owned()/>{self.carried.map(|c| c.hidden(visit))}
                    {field.view(fixes)}
                    <div class="acts"><button class="btn" type="submit">{say.t("open-title")}</button></div>
                    <details><summary>{say.t("open-lost")}</summary><p>{say.t("open-lost-words")}</p><p><a href=visit.to("/new-card")>{say.t("open-lost-class")}</a></p></details></form>
                {passkey}
            };
            let mut frame = Frame::new(say.t("open-title"));
            frame.passkeys = has_passkey;
            frame.has_errors = !fixes.is_empty();
            (frame, main)
        })
    }
}

/// `POST /sign-out`: like leaving, it is never refused.
pub async fn sign_out(visit: Visit) -> Response<Body> {
    session::end(&visit).await;
    session::signed_out(&visit, &visit.to("/signed-out"))
}

/// `/signed-out`
pub async fn signed_out(visit: Visit) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let main = view! {
            <section class="flow confirm"><h1>{say.t("closed-title")}</h1><p class="lead">{say.t("closed-words")}</p>
                <div class="acts"><a class="btn" href=visit.to("")>{say.t("error-first-page")}</a><a href=visit.to("/open")>{say.t("open-title")}</a></div></section>
        };
        (Frame::new(say.t("closed-title")), main)
    })
}
