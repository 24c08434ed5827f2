//! A lesson from a Word file: choose the file, read what became of it and what was left out, then begin with its text.
//!
//! Two steps, and nothing is kept before the second: the text travels in the form. Pictures have to be drawn for a lesson, so their words are
//! in the text and their files are let go. Deliberately absent: the file's own history, its authors and its comments.

use axum::{
    body::Body,
    extract::Request,
    http::{Response, StatusCode},
};
use leptos::prelude::*;
use tokio::sync::Semaphore;

use super::{
    begin::begin_with,
    plan,
    texts::{known_folder, module_title},
};
use crate::{
    account::upload,
    content::{
        overlay::Texts,
        word_import::{self, Imported, Losses, Refused},
    },
    domain::tree,
    http::{body::Form, error::Trouble, shelf, visit::Visit},
    storage::submissions::FormKey,
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
        words::Say,
    },
};

const HERE: &str = "/author/word";
/// The file, and the fields beside it.
pub const MOST_KIB: usize = word_import::MAX_BYTES / 1024 + 16;
const LONGEST_NAME: usize = 120;

/// `GET /author/word?folder=…`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    if visit.query.text("folder").is_empty() {
        return Ok(visit.go_on(&visit.to("/author/texts")));
    }
    let texts = shelf::texts(&visit.house).await?;
    let folder = known_folder(&texts, visit.query.text("folder")).ok_or(Trouble::NotFound)?.to_owned();
    Ok(choose(&visit, &texts, &folder, &[]))
}

/// `POST`: reads the file, or begins with the text that was read from it.
pub async fn save(visit: Visit, request: Request) -> Result<Response<Body>, Trouble> {
    let (form, file) = upload::with_file(&visit.house, request, MOST_KIB * 1024).await?;
    visit.check_token(&form)?;
    if form.text("folder").is_empty() {
        return Ok(visit.go_on(&visit.to("/author/texts")));
    }
    let texts = shelf::texts(&visit.house).await?;
    let folder = known_folder(&texts, form.text("folder")).ok_or(Trouble::NotFound)?.to_owned();
    match form.text("do") {
        "begin" => begin(&visit, &texts, &folder, &form).await,
        _ => read(&visit, &texts, &folder, file).await,
    }
}

/// One file at a time: reading the largest that are allowed takes as much memory as the rest of the server.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

async fn read(visit: &Visit, texts: &Texts, folder: &str, file: Vec<u8>) -> Result<Response<Body>, Trouble> {
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(|_| Trouble::Ours("no Word file is read any more".into()))?;
    // A large file is work for a moment: not where the other requests are answered.
    let read = tokio::task::spawn_blocking(move || word_import::read(&file)).await.map_err(|_| Trouble::Ours("a Word file was not read".into()))?;
    Ok(match read {
        Ok(imported) if imported.markdown.len() > tree::MAX_BYTES => choose(visit, texts, folder, &[fix(visit.say(), "studio-word-too-long")]),
        Ok(imported) => look(visit, texts, folder, imported),
        Err(why) => choose(visit, texts, folder, &[fix(visit.say(), words_of(why))]),
    })
}

fn fix(say: Say, words: &str) -> Fix {
    Fix { field: "file", words: say.t(words) }
}

fn words_of(why: Refused) -> &'static str {
    match why {
        Refused::NotWord => "studio-word-not-word",
        Refused::OldOrLocked => "studio-word-old-or-locked",
        Refused::TooLarge => "studio-word-too-large",
        Refused::Broken => "studio-word-broken",
        Refused::Empty => "studio-word-empty",
    }
}

async fn begin(visit: &Visit, texts: &Texts, folder: &str, form: &Form) -> Result<Response<Body>, Trouble> {
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let (name, body) = (form.text("name").trim(), form.text("body").replace("\r\n", "\n"));
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        let fixes = [Fix { field: "name", words: visit.say().with("studio-fix-name", &[("most", LONGEST_NAME)]) }];
        return Ok(text(visit, texts, folder, &Read { name, body: &body, losses: None }, &fixes));
    }
    let draft = plan::lesson_with(texts, &visit.library, folder, name, &body).ok_or(Trouble::NotFound)?;
    begin_with(visit, &key, name, "", draft).await
}

fn choose(visit: &Visit, texts: &Texts, folder: &str, fixes: &[Fix]) -> Response<Body> {
    let say = visit.say();
    let error = fixes.iter().find(|fix| fix.field == "file").map(|fix| fix.words.clone());
    let class = if error.is_some() { "field err" } else { "field" };
    page(visit, texts, folder, fixes, view! {
        <form method="post" action=visit.to(HERE) class="flow" enctype="multipart/form-data">{forms::token(visit)}
            <input type="hidden" name="do" value="read"/><input type="hidden" name="folder" value=folder.to_owned()/>
            <div class=class><label for="file">{say.t("studio-word-file")}</label><span class="hint" id="file-hint">{say.t("studio-word-file-hint")}</span>
                {error.map(|words| view! { <span class="err-text" id="file-error">{words}</span> })}
                <input id="file" name="file" type="file" accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document" aria-describedby="file-hint" required/></div>
            <div class="acts"><button class="btn" type="submit">{say.t("studio-word-read")}</button><a href=visit.to("/author/texts")>{say.t("studio-to-texts")}</a></div></form>
    }.into_any())
}

struct Read<'r> {
    name: &'r str,
    body: &'r str,
    /// What was left out; not said a second time.
    losses: Option<&'r Losses>,
}

fn look(visit: &Visit, texts: &Texts, folder: &str, imported: Imported) -> Response<Body> {
    let read = Read { name: imported.title.as_deref().unwrap_or_default(), body: &imported.markdown, losses: Some(&imported.losses) };
    text(visit, texts, folder, &read, &[])
}

fn text(visit: &Visit, texts: &Texts, folder: &str, read: &Read<'_>, fixes: &[Fix]) -> Response<Body> {
    let say = visit.say();
    let told = read.losses.map(|losses| report(say, losses));
    let name =
        Field { id: "name", label: say.t("studio-name"), hint: Some(say.t("studio-name-hint")), kind: "text", complete: "off", value: read.name }.view(fixes);
    page(visit, texts, folder, fixes, view! {
        {told}
        <form method="post" action=visit.to(HERE) class="flow">{forms::token(visit)}
            <input type="hidden" name="do" value="begin"/><input type="hidden" name="folder" value=folder.to_owned()/>
            <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>{name}
            <div class="field"><label for="body">{say.t("studio-word-text")}</label><span class="hint" id="body-hint">{say.t("studio-word-text-hint")}</span>
                <textarea id="body" name="body" rows="18" aria-describedby="body-hint">{forms::in_box(read.body)}</textarea></div>
            <div class="acts"><button class="btn" type="submit">{say.t("studio-word-begin")}</button><a href=visit.to("/author/texts")>{say.t("studio-to-texts")}</a></div></form>
    }.into_any())
}

fn report(say: Say, losses: &Losses) -> AnyView {
    let lines: Vec<_> = losses.iter().map(|(loss, times)| view! { <li>{say.count(&format!("studio-word-loss-{}", loss.code()), times)}</li> }).collect();
    if lines.is_empty() {
        return view! { <div class="confirm" role="status"><p>{say.t("studio-word-whole")}</p></div> }.into_any();
    }
    view! { <section class="flow" role="status" aria-labelledby="left"><h2 id="left">{say.t("studio-word-left")}</h2><ul>{lines}</ul></section> }.into_any()
}

fn page(visit: &Visit, texts: &Texts, folder: &str, fixes: &[Fix], inner: AnyView) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("studio-word-title")}</h1>
                <p class="lead">{say.with("studio-word-lead", &[("module", module_title(texts, folder))])}</p></section>
            {inner}
        };
        let mut frame = Frame::new(say.t("studio-word-title"))
            .trail(say.t("author-title"), visit.to("/author"))
            .trail(say.t("studio-texts"), visit.to("/author/texts"))
            .trail(say.t("studio-word-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}
