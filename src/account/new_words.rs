//! New words for my place: both cards are drawn again, copied, typed once, and only then the old ones stop. Nothing in the place is lost.

use axum::{
    body::Body,
    http::{Response, StatusCode, header},
};
use leptos::prelude::*;

use super::{
    card,
    card_pages::{Drawing, Step, Which, Words},
    session, step_up,
};
use crate::{
    http::{
        body::Form,
        error::Trouble,
        visit::{Visit, Who},
    },
    storage::places,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

const PURPOSE: &str = "new-words";

/// `GET /me/new-words`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    page(&visit, &[]).await
}

/// `POST /me/new-words`: draws them, or takes the copy.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let Who::Learner(learner) = &visit.who else { return Err(Trouble::Ended) };
    let (people, secrets, own) = (&visit.house.stores.people, &visit.house.secrets, &learner.own);
    let drawing = Drawing { visit: &visit, to: "/me/new-words", purpose: PURPOSE, which: Which::Both, device: learner.whose, fields: Vec::new(), again: false };
    let words = match drawing.step(&form) {
        Step::Draw => {
            if let Err(fix) = step_up::check(&visit, &form).await? {
                return page(&visit, &[fix]).await;
            }
            let name = places::card_name(people, own).await?.replace('-', " ");
            return Ok(drawing.show(&Words { name, ..Words::drawn(&card::draw(visit.locale), own.id().as_str()) }));
        }
        Step::Page(page) => return Ok(page),
        Step::Copied(words) if words.carries == own.id().as_str() => words,
        // Words that were drawn in another place are not this one's.
        Step::Copied(_) | Step::Restart => return Ok(visit.go_on(&visit.to("/me/new-words"))),
    };
    let token = places::redraw_both(people, secrets, own, [&words.secret, &words.spare], learner.whose, visit.house.now()).await?;
    let mut answer = visit.go_on(&visit.to("/me?new=words"));
    if let Some(cookie) = session::learner_cookie(&visit.house, &token, learner.whose) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

async fn page(visit: &Visit, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let question = step_up::passkey(visit).await?;
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let not_me = visit.query.text("why") == "not-me";
        let closed = not_me.then(|| view! { <div class="quiet" role="status"><p>{say.t("new-words-closed")}</p><p><a href=visit.to("/me/ways-in#keys")>{say.t("new-words-keys")}</a></p></div> });
        let main = view! {
            {forms::summary(say, fixes)}{closed}
            <form class="flow" method="post" action=visit.to("/me/new-words")><h1>{say.t("new-words-title")}</h1><p class="lead">{say.t("new-words-lead")}</p>
                {forms::token(visit)}{step_up::field_with(visit, fixes, question.as_ref())}
                <div class="acts"><button class="btn" type="submit">{say.t("join-draw")}</button><a href=visit.to("/me")>{say.t("new-words-keep")}</a></div></form>
        };
        let mut frame = Frame::new(say.t("new-words-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("me-title"), visit.to("/me")).trail(say.t("new-words-title"), "");
        frame.has_errors = !fixes.is_empty();
        frame.passkeys = question.is_some();
        (frame, main)
    }))
}
