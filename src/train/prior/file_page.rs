//! Putting one file with a draft of prior learning, or taking it away. A page of its own: a browser forgets a chosen file when a form comes
//! back, and a form with a file cannot travel through a sign-in, so the words have theirs without one.
//!
//! Deliberately absent: a second file, and changing one that a colleague has.

use axum::{
    body::Body,
    extract::{Path, Request},
    http::Response,
};
use leptos::prelude::*;

use super::{
    file_link,
    paper::{self, MOST_KIB, NotAPaper},
    write::status,
};
use crate::{
    account::upload,
    domain::{frameworks::Competency, prior_learning::FileKind},
    http::{error::Trouble, visit::Visit},
    storage::{
        prior_files,
        prior_learning::{self, Mine, State},
        staff::Staff,
    },
    train::reflecting::about,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

pub fn address(visit: &Visit, competency: &Competency) -> String {
    format!("{}/file", super::address(visit, competency))
}

/// The draft that a file can be put with.
struct With<'v> {
    competency: &'v Competency,
    draft: Mine,
}

impl<'v> With<'v> {
    /// `None`: there is no draft; its page says what there is.
    async fn read(visit: &'v Visit, staff: &Staff, id: &str) -> Result<(&'v Competency, Option<Self>), Trouble> {
        let competency = visit.library.competencies.competency(id).ok_or(Trouble::NotFound)?;
        let mine = prior_learning::mine(&visit.house.stores.people, staff).await?;
        let draft = mine.into_iter().find(|m| m.competency == competency.id && matches!(m.state, State::Draft | State::Returned { .. }));
        Ok((competency, draft.map(|draft| Self { competency, draft })))
    }
}

/// `GET /train/record/{competency}/prior/file`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (competency, with) = With::read(&visit, staff, &id).await?;
    Ok(match with {
        Some(with) => page(&visit, &with, &[]),
        None => visit.go_on(&super::address(&visit, competency)),
    })
}

/// `POST /train/record/{competency}/prior/file`: puts one there, or takes it away.
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, request: Request) -> Result<Response<Body>, Trouble> {
    let (form, file) = upload::with_file(&visit.house, request, MOST_KIB * 1024).await?;
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (competency, with) = With::read(&visit, staff, &id).await?;
    let Some(with) = with else { return Ok(visit.go_on(&super::address(&visit, competency))) };
    let slip = |words: &str| page(&visit, &with, &[Fix { field: "file", words: visit.say().t(words) }]);
    let now = visit.house.now();
    let sealed = match form.text("do") {
        "take" => None,
        "put" if file.is_empty() => return Ok(slip("prior-file-none")),
        "put" => match read(file).await? {
            Ok((kind, bytes)) => Some(prior_files::seal(&visit.house.secrets, staff, kind, &bytes, now)?),
            Err(NotAPaper::TooLarge) => return Ok(slip("prior-file-large")),
            Err(NotAPaper::Unknown) => return Ok(slip("prior-file-unknown")),
        },
        _ => return Err(Trouble::BrokenForm),
    };
    let mut change = visit.house.stores.people.change().await?;
    if !prior_files::put(&mut change, staff, &competency.id, sealed.as_ref(), now).await? {
        // Sent in another window meanwhile.
        return Ok(slip("prior-file-not-now"));
    }
    change.commit().await?;
    Ok(visit.go_on(&format!("{}?done={}", address(&visit, competency), if sealed.is_some() { "put" } else { "taken" })))
}

/// Opening a picture is work for a moment: not where the other requests are answered.
async fn read(file: Vec<u8>) -> Result<Result<(FileKind, Vec<u8>), NotAPaper>, Trouble> {
    tokio::task::spawn_blocking(move || paper::read(file)).await.map_err(|_| Trouble::Ours("a file was not read".into()))
}

fn page(visit: &Visit, with: &With<'_>, fixes: &[Fix]) -> Response<Body> {
    visit.page_with(status(fixes), || {
        let say = visit.say();
        let done = match visit.query.text("done") {
            "put" => Some(say.t("prior-file-done")),
            "taken" => Some(say.t("prior-file-gone")),
            _ => None,
        };
        let done = done.filter(|_| fixes.is_empty()).map(|words| view! { <p class="confirm" role="status">{words}</p> });
        let back = super::address(visit, with.competency);
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("prior-file-title")}</h1>{done}<p class="lead">{about(visit, &with.competency.id)}</p>{file_link(visit, with.draft.id.as_str(), with.draft.file)}</section>
            {chooser(visit, with, fixes)}<p><a href=back.clone()>{say.t("prior-file-back")}</a></p>
        };
        let mut frame = Frame::new(say.t("prior-file-title"))
            .trail(say.t("record-title"), visit.to("/train/record"))
            .trail(say.with("prior-title", &[("competency", about(visit, &with.competency.id))]), back)
            .trail(say.t("prior-file-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn chooser(visit: &Visit, with: &With<'_>, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let here = address(visit, with.competency);
    let error = fixes.iter().find(|f| f.field == "file").map(|f| f.words.clone());
    let class = if error.is_some() { "field err" } else { "field" };
    let take = with.draft.file.map(|_| {
        view! {
            <form method="post" action=here.clone() enctype="multipart/form-data">{forms::token(visit)}<input type="hidden" name="do" value="take"/>
                <button class="btn second" type="submit">{say.t("prior-file-take")}</button></form>
        }
    });
    view! {
        <form method="post" action=here class="flow" enctype="multipart/form-data">{forms::token(visit)}<input type="hidden" name="do" value="put"/>
            <div class=class><label for="file">{say.t("prior-file")}</label><span class="hint" id="file-hint">{say.t("prior-file-hint")}</span>
                {error.map(|words| view! { <span class="err-text" id="file-error">{words}</span> })}
                <input id="file" name="file" type="file" accept="application/pdf,image/png,image/jpeg" aria-describedby="file-hint"/></div>
            <p>{say.t("prior-file-words")}</p>
            <div class="acts"><button class="btn" type="submit">{say.t("prior-file-put")}</button></div></form>{take}
    }
    .into_any()
}
