//! Deleting my place: two taps and the card's words. No reason asked, the two ways out equally large, and beforehand everything that goes
//! and the little that stays. Deliberately absent: a pause “to think it over”, a farewell, a way back.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use crate::{
    account::{session, step_up},
    http::{body::Form, error::Trouble, ledger::Ledger, tidy, visit::Visit},
    storage::{learner_sessions, places},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// `GET /me/delete`
pub async fn ask(visit: Visit) -> Result<Response<Body>, Trouble> {
    page(&visit, &[]).await
}

async fn page(visit: &Visit, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let question = step_up::passkey(visit).await?;
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let stays = ["delete-stays-mark", "delete-stays-backups", "delete-stays-shares", "delete-stays-totals"];
        let stays = stays.map(|name| view! { <li>{say.t(name)}</li> }).into_iter().collect_view();
        let main = view! {
            {forms::summary(say, fixes)}
            <form class="flow" method="post" action=visit.to("/me/delete")><h1>{say.t("delete-title")}</h1><p class="lead">{say.t("delete-lead")}</p>
                <p>{say.t("delete-what")}</p>
                <h2>{say.t("delete-stays")}</h2><ul>{stays}</ul>
                <p><a href=visit.to("/me/information")>{say.t("delete-take")}</a></p>
                {forms::token(visit)}{step_up::field_with(visit, fixes, question.as_ref())}
                <div class="pair"><a class="btn second" href=visit.to("/me")>{say.t("delete-keep")}</a>
                    <button class="btn second" type="submit">{say.t("delete-do")}</button></div></form>
        };
        let mut frame = Frame::new(say.t("delete-title"));
        frame.has_errors = !fixes.is_empty();
        frame.passkeys = question.is_some();
        (frame, main)
    }))
}

/// `POST /me/delete`: everything of this place, and every session of it. When this answers, it is out of the database; the side file of
/// SQLite, where old pages wait, is emptied at once, or as soon as nobody reads (trust R-PRIV-51: within a minute).
pub async fn delete(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    if let Err(fix) = step_up::check(&visit, &form).await? {
        return page(&visit, &[fix]).await;
    }
    let own = visit.learner().ok_or(Trouble::NotFound)?;
    let people = visit.house.stores.people.clone();
    let mut change = people.change().await?;
    learner_sessions::end_all(&mut change, own).await?;
    let mark = places::delete_everything(&mut change, &visit.house.secrets, own, visit.house.now()).await?;
    change.commit().await?;
    Ledger::in_folder(&visit.house.settings.data_folder()).note(&[mark]);
    tokio::spawn(async move { tidy::wipe(&people).await });
    Ok(session::signed_out(&visit, &visit.to("/deleted")))
}

/// `/deleted`
pub async fn deleted(visit: Visit) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let main = view! {
            <section class="flow confirm"><h1>{say.t("deleted-title")}</h1><p class="lead">{say.t("deleted-words")}</p>
                <div class="acts"><a class="btn" href=visit.to("")>{say.t("error-first-page")}</a></div></section>
        };
        (Frame::new(say.t("deleted-title")), main)
    })
}
