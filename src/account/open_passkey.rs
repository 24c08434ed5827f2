//! Opening my place with a passkey: a form below the words, filled in by a script. Without scripts the page says that words are the way.

use axum::{
    body::Body,
    http::{Response, StatusCode, header},
};
use leptos::prelude::*;

use super::{
    carry::Carried,
    comfort::way_back,
    join, known_device,
    open::{Asking, whose},
    passkey::{self, Answer},
    throttle::Door,
    ways_in,
};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{learner_sessions::WhoseDevice, passkeys, places},
};

/// The form, for a page that knows whose device this is.
pub fn form(visit: &Visit, asking: &Asking<'_>) -> Option<AnyView> {
    let say = visit.say();
    let device = asking.device?;
    let question = passkey::ask_to_open(visit)?;
    let whose = if device == WhoseDevice::Mine { "mine" } else { "shared" };
    let form = view! {
        <section class="flow" aria-labelledby="by-passkey"><h2 id="by-passkey">{say.t("passkey-open-title")}</h2>
            <p data-no-passkey="">{say.t("passkey-without")}</p>
            <form class="flow" method="post" action=visit.to("/open/passkey") data-passkey="open" data-options=question.options.clone()
                data-stopped=say.t("passkey-stopped") hidden>
                <p>{say.t("passkey-open-lead")}</p>{passkey::answer_fields(&question, "")}
                <input type="hidden" name="whose" value=whose/><input type="hidden" name="back" value=asking.back.to_owned()/>{asking.carried.map(|c| c.hidden(visit))}
                <button class="btn second" type="submit">{say.t("passkey-open")}</button><p role="status"></p></form></section>
    };
    Some(form.into_any())
}

/// `POST /open/passkey`
pub async fn open(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    let (device, back) = (whose(form.text("whose")), way_back(&visit, form.text("back")));
    let carried = Carried::read(&visit, &form);
    let (own, answered) = match passkey::opened(&visit, Answer::read(&form, "")).await? {
        Ok(opened) => opened,
        Err(why) => {
            let page = Asking { device: Some(device), back: &back, typed: "", carried: carried.as_ref(), waits: None };
            return Ok(page.draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, &[ways_in::not_taken(visit.say(), why, "words")]));
        }
    };
    let people = &visit.house.stores.people;
    let mut change = people.change().await?;
    passkeys::used(&mut change, &own, &answered.credential, &answered.verifier, &ways_in::day(visit.house.now())).await?;
    change.commit().await?;
    let to = if back == visit.to("") { visit.to("/me") } else { back };
    let mut answer = join::start(&visit, &own, device, &to, carried.as_ref()).await?;
    let name = places::card_name(people, &own).await?;
    if device == WhoseDevice::Mine
        && let Some(cookie) = known_device::remember(&visit.house, &visit.headers, Door::Card(&name))
    {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}
