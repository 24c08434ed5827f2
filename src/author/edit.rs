//! The editor: the text in a box, with its preview and what the check says beside it. Every button saves first, so nothing that was typed
//! is lost; each saved state stays.
//!
//! When a colleague saved meanwhile, both texts are put together (`domain::merge`), and whoever is here decides. When the session ended, what was typed comes along
//! through the sign-in, or, when it is too long for that, waits as a saved state. Deliberately absent: scripts.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};

use super::{
    desk::{Desk, apart, note_me, of_text, of_work},
    edit_page, overtaken, templates,
};
use crate::{
    content::{FileProblem, assemble_near_on},
    domain::{
        ids::StaffId,
        locale::Locale,
        merge::{self, Marks},
        studio::{How, LONGEST, TextPath},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        studio_revisions::{self as revisions, Saved, SavedText, Saving},
        studio_works as works, studio_writers as writers,
    },
};

pub const ROUTE: &str = "/{locale}/author/work/{work}/text";
/// A text of the longest kind, as letters of a form: three for each byte at worst.
pub const MOST_KIB: usize = 1024;

/// What the page shows.
pub struct Page<'d> {
    pub desk: &'d Desk,
    pub draft: &'d SavedText,
    /// What was typed, when it is not the draft: a colleague saved meanwhile, or it is too long.
    pub typed: Option<String>,
    /// A colleague's text, which is the draft now.
    pub beside: bool,
    /// What was sent, when the box holds it put together with the colleague's text.
    pub together: Option<Together>,
    pub too_long: bool,
    /// The digest of what readers have, when their newer text stands in the box with this one.
    pub newer: Option<String>,
    pub found: Vec<FileProblem>,
}

/// Two people's texts put together.
pub struct Together {
    /// As it was typed and is kept.
    pub mine: String,
    /// Places where both texts stand one after the other.
    pub conflicts: usize,
}

/// `GET /author/work/{work}/text?text=…`
pub async fn show(visit: Visit, Path((_, work)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let desk = Desk::open(&visit, &work).await?;
    let draft = desk.draft(visit.query.text("text"))?;
    let found = look_at(&desk, &draft.path).await?;
    Ok(edit_page::view(&visit, &Page { desk: &desk, draft, typed: None, beside: false, together: None, too_long: false, newer: None, found }, StatusCode::OK))
}

/// What the check says of this one text, with all drafts of the work laid over.
pub(super) async fn look_at(desk: &Desk, path: &TextPath) -> Result<Vec<FileProblem>, Trouble> {
    let (laid, path, today) = (desk.laid(), path.as_str().to_owned(), desk.today);
    let mut found = apart(move || {
        let problems = assemble_near_on(&laid, &path, today).problems;
        problems.into_iter().filter(|problem| problem.path == path).collect::<Vec<_>>()
    })
    .await?;
    found.sort_by_key(|problem| (!problem.is_error(), problem.problem.line));
    Ok(found)
}

/// `POST`
pub async fn save(visit: Visit, Path((_, work)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let desk = Desk::open(&visit, &work).await?;
    let draft = desk.draft(form.text("text"))?;
    let body = typed(&form, &draft.path);
    if body.len() > LONGEST {
        let page = Page { desk: &desk, draft, typed: Some(body), beside: false, together: None, too_long: true, newer: None, found: Vec::new() };
        return Ok(edit_page::view(&visit, &page, StatusCode::UNPROCESSABLE_ENTITY));
    }
    let mut change = visit.house.stores.content.change().await?;
    let me = note_me(&visit, &mut change).await?;
    let saving = Saving { work: &desk.work.id, path: &draft.path, body: &body, based_on: form.text("revision"), how: How::Typed, by: &me };
    // Whoever had both texts before them says what it goes on from now, if readers still have that one.
    let ground = Some(form.text("ground")).filter(|ground| form.has("ground") && *ground == desk.readers_digest(&draft.path));
    let saved = revisions::save_on(&mut change, saving, ground, visit.house.now()).await?;
    change.commit().await?;
    let done = match saved {
        Saved::Kept => "saved",
        Saved::Same => "same",
        Saved::Closed => return Ok(closed(&visit, &desk, draft, body)),
        Saved::Beside(_) => {
            let desk = Desk::open(&visit, &work).await?;
            let draft = desk.draft(form.text("text"))?;
            let (typed, together) = put_together(&visit, &desk, draft, form.text("revision"), body).await?;
            let page = Page { desk: &desk, draft, typed: Some(typed), beside: true, together, too_long: false, newer: None, found: Vec::new() };
            return Ok(edit_page::view(&visit, &page, StatusCode::CONFLICT));
        }
    };
    if form.text("do") == "newer" {
        let desk = Desk::open(&visit, &work).await?;
        let page = overtaken::page(&visit, &desk, desk.draft(form.text("text"))?).await?;
        return Ok(edit_page::view(&visit, &page, StatusCode::OK));
    }
    let act = form.text("do");
    let see = act.strip_prefix("see-").filter(|way| super::preview::WAYS.contains(way)).map(|way| format!("&see={way}#preview"));
    let place = match act {
        "history" => return Ok(visit.go_on(&of_text(&visit, &desk.work, "history", &draft.path))),
        "work" => return Ok(visit.go_on(&of_work(&visit, &desk.work, ""))),
        "preview" => "&see=phone#preview",
        "check" => "#check",
        _ if form.has("insert") => "#body",
        _ => see.as_deref().unwrap_or_default(),
    };
    let done = if form.has("insert") { "inserted" } else { done };
    Ok(visit.go_on(&format!("{}&done={done}{place}", of_text(&visit, &desk.work, "text", &draft.path))))
}

/// Both texts in one, block by block, when what both began with is known and theirs is still a text. What was typed is a saved state already.
async fn put_together(visit: &Visit, desk: &Desk, draft: &SavedText, began_with: &str, mine: String) -> Result<(String, Option<Together>), Trouble> {
    let base = revisions::with_digest(&visit.house.stores.content, &desk.work.id, &draft.path, began_with).await?;
    let (Some(base), Some(theirs)) = (base.as_ref().and_then(SavedText::text), draft.text()) else { return Ok((mine, None)) };
    let merged = merge::merge(base, &mine, theirs, &marks(visit));
    Ok((merged.text, Some(Together { mine, conflicts: merged.conflicts })))
}

pub(super) fn marks(visit: &Visit) -> Marks {
    let say = visit.say();
    Marks { mine: say.t("studio-mark-mine"), theirs: say.t("studio-mark-theirs"), end: say.t("studio-mark-end") }
}

/// As it stands in the box, with a block put in where a button asked for one. It ends with a line's end, as files do.
fn typed(form: &Form, path: &TextPath) -> String {
    let body = form.text("body");
    let blocks = templates::blocks(path.kind(), path.locale().unwrap_or(Locale::English));
    match blocks.iter().find(|(name, _)| *name == form.text("insert")) {
        Some((_, block)) => templates::put_in(body, block),
        None if body.ends_with('\n') || body.is_empty() => body.to_owned(),
        None => format!("{body}\n"),
    }
}

/// Published or set aside meanwhile: what was typed stands there to be copied.
fn closed(visit: &Visit, desk: &Desk, draft: &SavedText, body: String) -> Response<Body> {
    let page = Page { desk, draft, typed: Some(body), beside: false, together: None, too_long: false, newer: None, found: Vec::new() };
    edit_page::view(visit, &page, StatusCode::CONFLICT)
}

/// A form that came after its session had ended, and that is too long to travel through the sign-in: kept as a state of its text. The guard
/// has looked at whose it was; nothing is opened.
pub async fn keep_after_the_end(visit: &Visit, owner: &StaffId, form: &Form) {
    if let Err(error) = keep(visit, owner, form).await {
        tracing::warn!(?error, "a text that came after its session could not be kept");
    }
}

async fn keep(visit: &Visit, owner: &StaffId, form: &Form) -> Result<(), Trouble> {
    let content = &visit.house.stores.content;
    let id = visit.path.rsplit('/').nth(1).unwrap_or_default();
    let (Some(work), Ok(path)) = (works::find(content, id).await?, TextPath::parse(form.text("text"))) else { return Ok(()) };
    let body = typed(form, &path);
    let knows = writers::all(content).await?.contains_key(owner) && revisions::draft(content, &work.id, &path).await?.is_some();
    if !knows || body.len() > LONGEST {
        return Ok(());
    }
    let mut change = content.change().await?;
    let saving = Saving { work: &work.id, path: &path, body: &body, based_on: form.text("revision"), how: How::Typed, by: owner };
    let _ = revisions::save(&mut change, saving, visit.house.now()).await?;
    Ok(change.commit().await?)
}
