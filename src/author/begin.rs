//! Beginning: change a text, write a new one, translate, copy a module, or publish an earlier text once more. Each becomes a draft in a work
//! of its own, or in one that is open; readers notice nothing.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    desk::{about, name_of, note_me, texts_in},
    plan::{Draft, Plan},
    texts::module_title,
};
use crate::{
    content::overlay::Texts,
    domain::{ids::WorkId, studio::How},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        studio_publications as publications,
        studio_revisions::{self as revisions, Saving},
        studio_works::{self as works, Work},
        submissions::FormKey,
    },
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

pub use super::plan::TEMPLATES as NEW;

const HERE: &str = "/author/begin";
const LONGEST_NAME: usize = 120;
const LONGEST_WHY: usize = 2_000;

struct Page {
    plan: Plan,
    /// The fields that say what it is about, to travel in the form.
    asked: [(&'static str, String); 5],
    work: Option<Work>,
    /// The digest of that work's drafts: a form that is sent twice finds another one the second time.
    seen: String,
    name: String,
    why: String,
    fixes: Vec<Fix>,
}

impl Page {
    async fn read(visit: &Visit, fields: &Form) -> Result<(Arc<Texts>, Self), Trouble> {
        let (texts, desk) = texts_in(visit, fields.text("work")).await?;
        let seen = desk.as_ref().map(|desk| revisions::digest_of_all(&desk.drafts)).unwrap_or_default();
        let work = desk.map(|desk| desk.work);
        let asked = ["what", "text", "folder", "edition", "work"].map(|name| (name, fields.text(name).to_owned()));
        let plan = Plan::read(&texts, fields.text("what"), fields.text("text"), fields.text("folder"), fields.text("edition")).ok_or(Trouble::NotFound)?;
        let (name, why) = (fields.text("name").trim().to_owned(), fields.text("why").trim().to_owned());
        Ok((texts, Self { plan, asked, work, seen, name, why, fixes: Vec::new() }))
    }
}

/// `GET /author/begin?what=…`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    if visit.query.text("what").is_empty() {
        return Ok(visit.go_on(&visit.to("/author/texts")));
    }
    let (texts, page) = Page::read(&visit, &visit.query).await?;
    Ok(view(&visit, &texts, &page))
}

/// `POST`: the key of the form is the work's number, so a form that is sent twice begins one work.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    if form.text("what").is_empty() {
        return Ok(visit.go_on(&visit.to("/author/texts")));
    }
    if let Some(work) = moved_on(&visit, &form).await? {
        return Ok(visit.go_on(&visit.to(&format!("/author/work/{}?done=begun", work.as_str()))));
    }
    let (texts, mut page) = Page::read(&visit, &form).await?;
    let (say, key) = (visit.say(), FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?);
    let letters = page.name.chars().count();
    if page.plan.needs_name() && (letters == 0 || letters > LONGEST_NAME) {
        page.fixes.push(Fix { field: "name", words: say.with("studio-fix-name", &[("most", LONGEST_NAME)]) });
    }
    if page.why.chars().count() > LONGEST_WHY {
        page.fixes.push(Fix { field: "why", words: say.with("studio-fix-why", &[("most", LONGEST_WHY)]) });
    }
    if !page.fixes.is_empty() {
        return Ok(view(&visit, &texts, &page));
    }
    let drafts = drafts(&visit, &texts, &page).await?;
    let title = title(&visit, &texts, &page, &drafts);
    let first = drafts.first().ok_or(Trouble::NotFound)?;
    let (content, now) = (&visit.house.stores.content, visit.house.now());
    let mut change = content.change().await?;
    let me = note_me(&visit, &mut change).await?;
    let (work, is_new) = match &page.work {
        Some(work) => (work.id.clone(), true),
        None => works::begin(&mut change, &key, &title, &page.why, &me, now).await?,
    };
    if is_new {
        let there = revisions::drafts_in(&mut change, &work).await?;
        for draft in &drafts {
            let before = there.iter().find(|one| one.path == draft.path);
            // Moving goes on from the draft that is there; everything else leaves it alone.
            if before.is_some() && !page.plan.is_move() {
                continue;
            }
            let body = draft.body.as_deref().or(before.map(|one| one.body.as_str())).unwrap_or_default();
            let based_on = before.map_or("", |one| &one.digest);
            // A text that is new in the work goes on from what readers have now.
            let readers = texts.files.get(draft.path.as_str()).map(revisions::digest).unwrap_or_default();
            let ground = before.is_none().then_some(readers.as_str());
            let saving = Saving { work: &work, path: &draft.path, body, based_on, how: draft.how, by: &me };
            let _ = revisions::save_on(&mut change, saving, ground, now).await?;
        }
    }
    change.commit().await?;
    Ok(visit.go_on(&on(&visit, &work, first, drafts.len())))
}

/// A work of its own with one draft that was made elsewhere; sent twice, it is begun once.
pub async fn begin_with(visit: &Visit, key: &FormKey, title: &str, why: &str, draft: Draft) -> Result<Response<Body>, Trouble> {
    let now = visit.house.now();
    let mut change = visit.house.stores.content.change().await?;
    let me = note_me(visit, &mut change).await?;
    let (work, is_new) = works::begin(&mut change, key, title, why, &me, now).await?;
    if is_new {
        let body = draft.body.as_deref().unwrap_or_default();
        let _ = revisions::save(&mut change, Saving { work: &work, path: &draft.path, body, based_on: "", how: draft.how, by: &me }, now).await?;
    }
    change.commit().await?;
    Ok(visit.go_on(&on(visit, &work, &draft, 1)))
}

/// The work that the form would add to, when something was saved in it since the form was drawn: most likely by this very form.
async fn moved_on(visit: &Visit, form: &Form) -> Result<Option<WorkId>, Trouble> {
    let (_, desk) = texts_in(visit, form.text("work")).await?;
    Ok(desk.filter(|desk| revisions::digest_of_all(&desk.drafts) != form.text("revision")).map(|desk| desk.work.id))
}

/// One text opens at once; several are seen together.
fn on(visit: &Visit, work: &WorkId, first: &Draft, many: usize) -> String {
    let path = visit.to(&format!("/author/work/{}", work.as_str()));
    match many {
        1 if first.body.is_some() => format!("{path}/text?text={}&done=begun", crate::http::body::encode(first.path.as_str())),
        _ => format!("{path}?done=begun"),
    }
}

async fn drafts(visit: &Visit, texts: &Texts, page: &Page) -> Result<Vec<Draft>, Trouble> {
    let Plan::Back { path, edition } = &page.plan else {
        return page.plan.drafts(texts, &visit.library, &page.name).ok_or(Trouble::NotFound);
    };
    let body = match edition {
        0 => texts.in_folder(path.as_str()).map(str::to_owned),
        edition => {
            let all = publications::of_text(&visit.house.stores.content, path.as_str()).await?;
            all.into_iter().find(|one| one.edition == *edition).ok_or(Trouble::NotFound)?.body
        }
    };
    let how = if body.is_some() { How::Restored } else { How::Removed };
    Ok(vec![Draft { path: path.clone(), body, how }])
}

fn title(visit: &Visit, texts: &Texts, page: &Page, drafts: &[Draft]) -> String {
    let say = visit.say();
    let of = |draft: &Draft| name_of(say, &draft.path, draft.body.as_deref().or(texts.files.get(draft.path.as_str())));
    match (&page.plan, drafts.first()) {
        (Plan::Change(_) | Plan::Translate(_), Some(draft)) => format!("{} ({})", of(draft), about(say, &draft.path)),
        (Plan::Move { .. }, Some(draft)) => say.with("studio-move-title", &[("title", of(draft))]),
        (Plan::Back { .. }, Some(draft)) => say.with("studio-back-title", &[("title", of(draft))]),
        _ => page.name.clone(),
    }
}

fn view(visit: &Visit, texts: &Texts, page: &Page) -> Response<Body> {
    let status = if page.fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let (title, lead) = words(visit, texts, page);
        let hidden = page.asked.iter().map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> }).collect_view();
        let name = page.plan.needs_name().then(|| {
            let hint = Some(say.t("studio-name-hint"));
            Field { id: "name", label: say.t("studio-name"), hint, kind: "text", complete: "off", value: &page.name }.view(&page.fixes)
        });
        let error = page.fixes.iter().find(|fix| fix.field == "why").map(|fix| view! { <span class="err-text">{fix.words.clone()}</span> });
        let class = if error.is_some() { "field err" } else { "field" };
        let why = page.work.is_none().then(|| {
            view! {
                <div class=class><label for="why">{say.t("studio-why")}</label><span class="hint" id="why-hint">{say.t("studio-why-hint")}</span>{error}
                    <textarea id="why" name="why" rows="4" aria-describedby="why-hint">{forms::in_box(&page.why)}</textarea></div>
            }
        });
        let into = page.work.as_ref().map(|work| view! { <p>{say.with("studio-into-work", &[("title", work.title.as_str())])}</p> });
        let main = view! {
            {forms::summary(say, &page.fixes)}
            <section class="flow"><h1>{title.clone()}</h1><p class="lead">{lead}</p>{into}</section>
            <form method="post" action=visit.to(HERE) class="flow">{forms::token(visit)}{hidden}
                <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/><input type="hidden" name="revision" value=page.seen.clone()/>{name}{why}
                <div class="acts"><button class="btn" type="submit">{say.t("studio-begin")}</button><a href=visit.to("/author/texts")>{say.t("studio-to-texts")}</a></div></form>
        };
        let mut frame = Frame::new(title.clone())
            .trail(say.t("author-title"), visit.to("/author"))
            .trail(say.t("studio-texts"), visit.to("/author/texts"))
            .trail(title, "");
        frame.has_errors = !page.fixes.is_empty();
        (frame, main)
    })
}

/// What will be begun, in words.
fn words(visit: &Visit, texts: &Texts, page: &Page) -> (String, String) {
    let say = visit.say();
    let of = |path: &crate::domain::studio::TextPath| format!("{}, {}", name_of(say, path, texts.files.get(path.as_str())), about(say, path));
    match &page.plan {
        Plan::Change(path) => (say.t("studio-begin-change"), of(path)),
        Plan::Translate(path) => (say.t("studio-begin-translate"), of(path)),
        Plan::New { what, folder } => (say.t(&format!("studio-new-{what}")), say.with("studio-in-module", &[("module", module_title(texts, folder))])),
        Plan::CopyModule { folder } => (say.t("studio-copy-module"), say.with("studio-copy-lead", &[("module", module_title(texts, folder))])),
        Plan::Back { path, .. } => (say.t("studio-begin-back"), of(path)),
        Plan::Move { path, up: true } => (say.t("studio-move-up"), of(path)),
        Plan::Move { path, up: false } => (say.t("studio-move-down"), of(path)),
    }
}
