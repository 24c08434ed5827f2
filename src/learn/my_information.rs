//! Download my information: everything that is kept in my place, to look at here, as a sheet to keep, or as a file for programs.
//!
//! Asked for with the card's words, because it is everything in one piece. On a shared device it says first that a file stays behind, and
//! looking at it here is the nearest button. Deliberately absent: sending it anywhere, a copy on the server, anybody else's data.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use crate::{
    account::step_up,
    http::{
        body::Form,
        error::Trouble,
        visit::{Visit, Who},
    },
    storage::{
        access_log,
        download::{self, Kept, Value},
        learner_sessions::WhoseDevice,
        places::OwnPlace,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
        kept_sheet::{self, Part, Plain, Shape},
    },
};

/// `GET /me/information`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    page(&visit, &[]).await
}

fn on_shared_device(visit: &Visit) -> bool {
    matches!(&visit.who, Who::Learner(learner) if learner.whose == WhoseDevice::Shared)
}

async fn page(visit: &Visit, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let question = step_up::passkey(visit).await?;
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let shared = on_shared_device(visit).then(|| {
            let error = fixes.iter().find(|f| f.field == "copy").map(|f| view! { <span class="err-text" id="copy-error">{f.words.clone()}</span> });
            let described = error.is_some().then_some("copy-error");
            view! {
                <fieldset class="pick"><legend><h2>{say.t("information-shared")}</h2></legend><p>{say.t("information-shared-words")}</p>{error}
                    <div class="opt"><input type="checkbox" id="copy" name="copy" value="yes" aria-describedby=described/>
                        <label for="copy">{say.t("information-shared-known")}</label></div></fieldset>
            }
        });
        let main = view! {
            {forms::summary(say, fixes)}
            <form class="flow" method="post" action=visit.to("/me/information")><h1>{say.t("information-title")}</h1>
                <p class="lead">{say.t("information-lead")}</p><p>{say.t("information-what")}</p>
                {forms::token(visit)}{step_up::field_with(visit, fixes, question.as_ref())}
                <div class="acts"><button class="btn" type="submit" name="as" value="here">{say.t("information-here")}</button></div>
                <h2>{say.t("information-take")}</h2><p>{say.t("information-take-words")}</p>{shared}
                <div class="acts"><button class="btn second" type="submit" name="as" value="sheet">{say.t("information-sheet")}</button>
                    <button class="btn second" type="submit" name="as" value="data">{say.t("information-data")}</button></div>
                <p><a href=visit.to("/me")>{say.t("me-back")}</a></p></form>
        };
        let mut frame = framed(visit, !fixes.is_empty());
        frame.passkeys = question.is_some();
        (frame, main)
    }))
}

fn framed(visit: &Visit, has_errors: bool) -> Frame {
    let say = visit.say();
    let mut frame = Frame::new(say.t("information-title"))
        .trail(say.t("crumb-home"), visit.to(""))
        .trail(say.t("me-title"), visit.to("/me"))
        .trail(say.t("information-title"), "");
    frame.has_errors = has_errors;
    frame
}

/// `POST /me/information`: a second click gives the same once more, and a second line in the log of who looked.
pub async fn give(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let shape = Shape::read(&form);
    if shape != Shape::Here && on_shared_device(&visit) && form.one("copy") != Some("yes") {
        return page(&visit, &[Fix { field: "copy", words: visit.say().t("information-shared-fix") }]).await;
    }
    if let Err(fix) = step_up::check(&visit, &form).await? {
        return page(&visit, &[fix]).await;
    }
    let own = visit.learner().ok_or(Trouble::NotFound)?;
    let people = &visit.house.stores.people;
    if shape != Shape::Here {
        // Their own log says when a copy was made; without the line there is no copy (trust R-PRIV-32).
        let mut change = people.change().await?;
        access_log::note(&mut change, &visit.house.secrets, own, access_log::Kind::Downloaded, visit.house.now()).await?;
        change.commit().await?;
    }
    let kept = download::of_place(people, &visit.house.secrets, own).await?;
    let parts: Vec<Part> = kept.into_iter().map(|kept| opened(own, kept)).collect();
    Ok(match kept_sheet::file(&visit, &parts, shape) {
        Some(file) => file,
        None => visit.page(|| {
            let say = visit.say();
            let main = view! {
                <section class="flow"><h1>{say.t("information-title")}</h1><p class="lead">{say.t("information-now")}</p></section>
                {kept_sheet::sections(&visit.library, say, &parts)}{kept_sheet::left_out(say)}
                <p class="acts"><a href=visit.to("/me")>{say.t("me-back")}</a></p>
            };
            (framed(&visit, false), main)
        }),
    })
}

/// Opens what is sealed, for its writer.
fn opened(own: &OwnPlace, kept: Kept) -> Part {
    let plain = |value: Value| match value {
        Value::Nothing => None,
        Value::Number(n) => Some(Plain::Number(n)),
        Value::Text(text) => Some(Plain::Text(text)),
        Value::Written(text) => Some(Plain::Text(text.reveal_to_owner(own).to_owned())),
    };
    let rows = kept.rows.into_iter().map(|row| row.into_iter().map(|(column, value)| (column, plain(value))).collect()).collect();
    Part { table: kept.table, rows }
}
