//! Readers got a newer text while this one was being written: both are put together in the box, and whoever writes decides what stands.
//!
//! Until then the text is not published (`Missing::Overtaken`), so nobody takes a colleague's mended text away without having seen it.
//! Deliberately absent: deciding by itself, also where both changes would fit.

use leptos::prelude::*;

use super::{
    desk::{Desk, of_text},
    edit::{Page, Together, look_at, marks},
};
use crate::{
    domain::merge,
    http::{error::Trouble, visit::Visit},
    storage::{
        studio_publications as publications,
        studio_revisions::{self as revisions, SavedText},
    },
};

/// The editor with both texts in its box. What was typed is a saved state already.
pub async fn page<'d>(visit: &Visit, desk: &'d Desk, draft: &'d SavedText) -> Result<Page<'d>, Trouble> {
    let mine = draft.body.clone();
    let readers = desk.texts.files.get(draft.path.as_str());
    let (typed, together) = match (began_with(visit, desk, draft).await?, readers) {
        (Some(base), Some(readers)) => {
            let merged = merge::merge(&base, &mine, readers, &marks(visit));
            (merged.text, Some(Together { mine, conflicts: merged.conflicts }))
        }
        _ => (mine, None),
    };
    let found = look_at(desk, &draft.path).await?;
    let newer = Some(desk.readers_digest(&draft.path));
    Ok(Page { desk, draft, typed: Some(typed), beside: false, together, too_long: false, newer, found })
}

/// The words that this text goes on from: a state of the work, the folder's, or a publication.
async fn began_with(visit: &Visit, desk: &Desk, draft: &SavedText) -> Result<Option<String>, Trouble> {
    let content = &visit.house.stores.content;
    let opened = revisions::with_digest(content, &desk.work.id, &draft.path, &draft.ground).await?;
    if let Some(body) = opened.as_ref().and_then(SavedText::text) {
        return Ok(Some(body.to_owned()));
    }
    let is_it = |body: &String| revisions::digest(body) == draft.ground;
    let folder = desk.texts.in_folder(draft.path.as_str()).map(str::to_owned).filter(is_it);
    let published = publications::of_text(content, draft.path.as_str()).await?;
    Ok(folder.or_else(|| published.into_iter().filter_map(|one| one.body).find(is_it)))
}

/// What is said above the box: that there is a newer one, or how both stand in it now.
pub fn notice(visit: &Visit, page: &Page<'_>) -> Option<AnyView> {
    let say = visit.say();
    let lang = page.draft.path.locale().unwrap_or(visit.locale).code();
    if page.newer.is_none() {
        let shown = page.typed.is_none() && page.desk.work.state.is_open() && page.desk.is_overtaken(page.draft);
        let compare = of_text(visit, &page.desk.work, "compare", &page.draft.path);
        return shown.then(|| {
            view! {
                <div class="summary flow" role="status"><h2>{say.t("studio-newer")}</h2><p>{say.t("studio-newer-words")}</p>
                    <p class="links"><a href=compare>{say.t("studio-newer-compare")}</a></p></div>
            }
            .into_any()
        });
    }
    let words = match &page.together {
        None => say.t("studio-newer-alone"),
        Some(both) if both.conflicts == 0 => say.t("studio-newer-together"),
        Some(both) => say.count("studio-newer-marks", both.conflicts),
    };
    let readers = page.desk.texts.files.get(page.draft.path.as_str()).map(str::to_owned);
    let theirs = readers.map(|text| view! { <details><summary>{say.t("studio-newer-theirs")}</summary><pre class="as-typed" lang=lang>{text}</pre></details> });
    Some(view! { <div class="summary flow" role="alert"><h2>{say.t("studio-newer-both")}</h2><p>{words}</p>{theirs}</div> }.into_any())
}
