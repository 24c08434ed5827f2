//! What every page of the studio needs: the work and its drafts, all texts, what the check says of them, and words for names and kinds.
//!
//! The content store alone. Deliberately absent: any way to people's accounts or learning; a writer's name comes from the visit of that
//! writer, and is kept beside what they wrote (trust R-SEC-13).

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    content::{FileProblem, Files, addresses, assemble, assemble_on, overlay::Texts},
    domain::{
        advice::Day,
        course::Track,
        ids::StaffId,
        locale::Locale,
        studio::{Kind, Standing, TextPath},
    },
    http::{body::encode, error::Trouble, shelf, visit::Visit},
    storage::{
        ContentChange, StorageError,
        studio_revisions::{self as revisions, SavedText},
        studio_works::{self as works, Work},
        studio_writers::{self as writers, Writer},
    },
    ui::words::Say,
};

/// A piece of work as its pages show it.
pub struct Desk {
    pub work: Work,
    /// By path.
    pub drafts: Vec<SavedText>,
    pub texts: Arc<Texts>,
    /// For what was looked at too long ago.
    pub today: Option<Day>,
}

impl Desk {
    pub async fn open(visit: &Visit, work: &str) -> Result<Self, Trouble> {
        let content = &visit.house.stores.content;
        let work = works::find(content, work).await?.ok_or(Trouble::NotFound)?;
        let drafts = revisions::drafts(content, &work.id).await?;
        let today = jiff::Timestamp::from_millisecond(visit.house.now()).ok().and_then(|now| Day::at_start_of(&now.to_string()));
        Ok(Self { work, drafts, texts: shelf::texts(&visit.house).await?, today })
    }

    /// The draft that an address or a form names; the first one when it names none.
    pub fn draft(&self, path: &str) -> Result<&SavedText, Trouble> {
        self.drafts.iter().find(|draft| path.is_empty() || draft.path.as_str() == path).ok_or(Trouble::NotFound)
    }

    pub fn standing(&self, draft: &SavedText) -> Standing {
        let standing = Standing::of(draft.text(), self.texts.files.get(draft.path.as_str()));
        if draft.is_untouched() && standing.is_change() { Standing::Untouched } else { standing }
    }

    /// The digest of what readers have; empty where they have nothing.
    pub fn readers_digest(&self, path: &TextPath) -> String {
        self.texts.files.get(path.as_str()).map(revisions::digest).unwrap_or_default()
    }

    /// Did readers get another text since this one was begun? Publishing it would take theirs away unseen.
    pub fn is_overtaken(&self, draft: &SavedText) -> bool {
        self.standing(draft).is_change() && draft.ground != self.readers_digest(&draft.path)
    }

    pub fn changes(&self) -> usize {
        self.drafts.iter().filter(|draft| self.standing(draft).is_change()).count()
    }

    /// All texts as they would be if this work were published.
    pub fn laid(&self) -> Files {
        self.texts.with(self.drafts.iter().filter(|draft| !draft.is_untouched()).map(|draft| (draft.path.as_str(), draft.text())))
    }

    /// What the check says, the whole folder looked at: problems of these texts, and errors elsewhere that come from them. Long work, apart.
    pub async fn problems(&self) -> Result<Vec<FileProblem>, Trouble> {
        let (laid, before, today) = (self.laid(), self.texts.clone(), self.today);
        let own: Vec<String> = self.drafts.iter().map(|draft| draft.path.as_str().to_owned()).collect();
        let found = apart(move || {
            let found = assemble_on(&laid, &Files::default(), today).problems;
            let is_own = |problem: &FileProblem| own.contains(&problem.path);
            if found.iter().all(|problem| is_own(problem) || !problem.is_error()) {
                return found.into_iter().filter(is_own).collect();
            }
            let known = assemble(&before.files, &Files::default()).problems;
            let new = |problem: &FileProblem| problem.is_error() && !known.iter().any(|k| k.path == problem.path && k.problem.what == problem.problem.what);
            found.into_iter().filter(|problem| is_own(problem) || new(problem)).collect::<Vec<_>>()
        });
        found.await
    }
}

/// All texts, with the drafts of a work over them when one is named that is open: what is begun in it goes on from there.
pub async fn texts_in(visit: &Visit, work: &str) -> Result<(Arc<Texts>, Option<Desk>), Trouble> {
    let texts = shelf::texts(&visit.house).await?;
    if work.is_empty() {
        return Ok((texts, None));
    }
    let Some(desk) = Desk::open(visit, work).await.ok().filter(|desk| desk.work.state.is_open()) else { return Ok((texts, None)) };
    let laid = Texts { files: desk.laid(), beneath: texts.beneath.clone(), published: texts.published };
    Ok((Arc::new(laid), Some(desk)))
}

/// Work that takes a while, on a thread of its own: readers go on meanwhile.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Trouble> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Trouble::Ours(error.to_string()))
}

/// Their name beside what they write, as it is now.
pub async fn note_me(visit: &Visit, change: &mut ContentChange) -> Result<StaffId, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    writers::note(change, staff.id(), staff.display_name()).await?;
    Ok(staff.id().clone())
}

/// Everybody who ever wrote or reviewed here.
pub struct Names(BTreeMap<StaffId, Writer>);

impl Names {
    pub async fn read(visit: &Visit) -> Result<Self, StorageError> {
        writers::all(&visit.house.stores.content).await.map(Self)
    }

    pub fn of(&self, say: Say, id: &StaffId) -> String {
        self.0.get(id).map(|writer| writer.name.clone()).filter(|name| !name.is_empty()).unwrap_or_else(|| say.t("studio-somebody"))
    }
}

/// The fact `title` at the top of a text, as written there.
pub fn title_in(text: &str) -> Option<String> {
    let mut lines = text.lines().take(40);
    if lines.next() != Some("---") {
        return None;
    }
    let line = lines.take_while(|line| *line != "---").find_map(|line| line.strip_prefix("title:"))?;
    let title = line.trim().trim_matches('"').trim_matches('\'').trim();
    (!title.is_empty()).then(|| title.to_owned())
}

/// What pages call a text: its title, or what it is.
pub fn name_of(say: Say, path: &TextPath, text: Option<&str>) -> String {
    match (text.and_then(title_in), path.kind()) {
        (Some(title), _) => title,
        (None, Kind::Data) => path.as_str().to_owned(),
        (None, kind) => kind_words(say, kind),
    }
}

pub fn kind_words(say: Say, kind: Kind) -> String {
    say.t(&format!("studio-kind-{}", kind.code()))
}

/// “Lesson, English”.
pub fn about(say: Say, path: &TextPath) -> String {
    match path.locale() {
        Some(locale) => format!("{} · {}", kind_words(say, path.kind()), locale.own_name()),
        None => kind_words(say, path.kind()),
    }
}

/// The address of a work, or of something in it.
pub fn of_work(visit: &Visit, work: &Work, rest: &str) -> String {
    visit.to(&format!("/author/work/{}{rest}", work.id.as_str()))
}

/// The page of one text of a work: `part` is `text`, `history` and so on.
pub fn of_text(visit: &Visit, work: &Work, part: &str, path: &TextPath) -> String {
    of_work(visit, work, &format!("/{part}?text={}", encode(path.as_str())))
}

/// Where readers find a text, in its language.
pub fn readers_address(files: &Files, path: &TextPath) -> Option<(Locale, String)> {
    let (original, locale) = (path.original(), path.locale()?);
    let place = addresses::place(original.as_str())?;
    let course = place.course().map(|course| format!("courses/{course}/course.md"));
    let clinician = course
        .and_then(|course| files.get(&course).map(str::to_owned))
        .is_some_and(|text| text.lines().take(12).any(|line| line.strip_prefix("track:").is_some_and(|word| word.trim_start().starts_with("clinician"))));
    Some((locale, place.address(locale, if clinician { Track::Clinician } else { Track::Learner })))
}
