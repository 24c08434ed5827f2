//! What was asked then: the very text of the revision that a stored response names, from today's library if it still has it, otherwise
//! as it was kept. And keeping it: before the first response to a text is stored, so that no response is ever without its text.
//!
//! Only clinicians' responses: their record must be defensible. What learners answered leaves no trace in the content store.

use std::borrow::Cow;

use crate::{
    content::wordings,
    domain::{
        course::{Observation, Scene},
        ids::{ObservationId, QuestionId, Revision},
        locale::Locale,
        observation::Sheet,
        quiz::Question,
        wording::Wording,
    },
    http::{error::Trouble, visit::Visit},
    storage::wordings as kept,
};

/// To be called before a response that names this revision is stored. The content store is asked first and written once for each text.
pub async fn keep(visit: &Visit, revision: &Revision) -> Result<(), Trouble> {
    let content = &visit.house.stores.content;
    if kept::is_kept(content, revision).await? {
        return Ok(());
    }
    let wording = visit.library.wordings.find(revision).ok_or_else(|| Trouble::Ours("a text of the library has no wording".into()))?;
    let mut change = content.change().await?;
    kept::keep(&mut change, wording, visit.house.now()).await?;
    Ok(change.commit().await?)
}

/// A question as it was asked, and the language it was asked in.
pub struct QuestionThen<'v> {
    pub question: Cow<'v, Question>,
    pub written_in: Locale,
}

/// The question as it was asked. `None` when its text is not there any more.
pub async fn question<'v>(visit: &'v Visit, id: &str, revision: &Revision) -> Result<Option<QuestionThen<'v>>, Trouble> {
    if let Some(now) = question_now(visit, id).find(|q| &q.revision == revision) {
        let written_in = visit.library.wordings.find(revision).map_or(visit.locale, |wording| wording.written_in);
        return Ok(Some(QuestionThen { question: Cow::Borrowed(now), written_in }));
    }
    let Some(wording) = old(visit, revision).await? else { return Ok(None) };
    let found = wordings::question(&wording, visit.locale);
    Ok(found.map(|question| QuestionThen { question: Cow::Owned(question), written_in: wording.written_in }))
}

async fn old(visit: &Visit, revision: &Revision) -> Result<Option<Wording>, Trouble> {
    Ok(kept::find(&visit.house.stores.content, revision).await?.filter(wordings::is_genuine))
}

/// The question of that name as it is now, the reader's language first.
fn question_now<'v>(visit: &'v Visit, id: &str) -> impl Iterator<Item = &'v Question> + use<'v> {
    let id = QuestionId::parse(id).ok();
    let find = move |locale| id.as_ref().and_then(|id| visit.library.edition(locale).question(id)).map(|(_, question)| question);
    [visit.locale, visit.locale.other()].into_iter().filter_map(find)
}

/// The title and scenes of a case as it was decided in.
pub struct CaseThen<'v> {
    pub title: String,
    pub scenes: Cow<'v, [Scene]>,
    pub written_in: Locale,
}

/// The case as it was when a decision was made. `None` when its text is not there any more.
pub async fn case<'v>(visit: &'v Visit, id: &str, revision: &Revision) -> Result<Option<CaseThen<'v>>, Trouble> {
    let cases = Locale::ALL.into_iter().flat_map(|locale| visit.library.edition(locale).modules()).flat_map(|(_, module)| &module.vignettes);
    if let Some(now) = cases.into_iter().find(|case| case.id.as_str() == id && &case.source.revision == revision) {
        return Ok(Some(CaseThen { title: now.title.clone(), scenes: Cow::Borrowed(&now.scenes), written_in: now.source.written_in }));
    }
    let Some(wording) = old(visit, revision).await? else { return Ok(None) };
    let found = wordings::case(&wording, visit.locale);
    Ok(found.map(|old| CaseThen { title: old.title, scenes: Cow::Owned(old.scenes), written_in: wording.written_in }))
}

/// An observation sheet as it was signed.
pub struct SheetThen {
    pub title: String,
    pub sheet: Sheet,
    pub written_in: Locale,
}

/// The sheet that a revision names, from today's library or as it was kept. `None` when it is another sheet's text, or not there.
pub async fn sheet(visit: &Visit, id: &ObservationId, revision: &Revision) -> Result<Option<SheetThen>, Trouble> {
    if let Some(now) = sheet_now(visit, id).find(|o| &o.source.revision == revision) {
        return Ok(Some(SheetThen { title: now.title.clone(), sheet: now.sheet.clone(), written_in: now.source.written_in }));
    }
    let Some(wording) = old(visit, revision).await?.filter(|wording| wording.item == id.as_str()) else { return Ok(None) };
    let found = wordings::sheet(&wording, visit.locale);
    Ok(found.map(|old| SheetThen { title: old.title, sheet: old.sheet, written_in: wording.written_in }))
}

/// The sheet of that name as it is now, the reader's language first.
fn sheet_now<'v>(visit: &'v Visit, id: &ObservationId) -> impl Iterator<Item = &'v Observation> + use<'v> {
    let id = id.clone();
    let all = |locale| visit.library.edition(locale).modules().flat_map(|(_, module)| &module.observations);
    [visit.locale, visit.locale.other()].into_iter().flat_map(all).filter(move |o| o.id == id)
}

/// Does today's library ask in these very words, in any language?
pub fn is_todays(visit: &Visit, revision: &Revision) -> bool {
    visit.library.wordings.find(revision).is_some()
}
