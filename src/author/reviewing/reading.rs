//! A work as those see it who review it: its texts against what readers have, what was decided and said, and what is still missing.
//!
//! One loading for all pages, so that none of them counts differently. Deliberately absent: rights, words and HTML.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    content::{Files, addresses, overlay::Texts, shown},
    domain::{
        ids::{StaffId, WorkId},
        publishing::{
            Capacity,
            kinds::{Changed, Kind, is_slip, kinds},
            standing::{self, Asked, Standing},
        },
        studio::{How, TextPath, WorkState},
    },
    http::{error::Trouble, house::House, shelf},
    storage::{
        ContentStore, StorageError,
        studio_comments::{self as comments, Comment, Outcome},
        studio_publications as publications,
        studio_reviews::{self as reviews, Review, Said},
        studio_revisions::{self as revisions, SavedText, digest_of_all},
        studio_works::{self as works, Work},
        studio_writers::{self as writers, Writer},
    },
};

/// One text of a work that would change something for readers.
#[derive(Debug, Clone)]
pub struct Text {
    pub saved: SavedText,
    pub title: String,
    /// As readers have it.
    pub readers: Option<String>,
    pub kinds: BTreeSet<Kind>,
    /// It is about staying safe, or translates such a text.
    pub is_sensitive: bool,
}

impl Text {
    pub fn path(&self) -> &str {
        self.saved.path.as_str()
    }
}

pub struct Reading {
    pub work: Work,
    pub texts: Vec<Text>,
    pub reviews: Vec<Review>,
    pub comments: Vec<Comment>,
    pub said: Option<Said>,
    words: usize,
    pub people: BTreeMap<StaffId, Writer>,
    /// Whoever wrote here, and whoever began.
    pub wrote: BTreeSet<StaffId>,
    /// Over all drafts as they are now.
    pub digest: String,
    pub kinds: BTreeSet<Kind>,
    pub standing: Standing,
    /// The folder with the drafts over it.
    pub files: Files,
    history: Vec<SavedText>,
}

impl Reading {
    /// `None` for a number that is no work.
    pub async fn of(house: &House, id: &str) -> Result<Option<Self>, Trouble> {
        let content = &house.stores.content;
        let Some(work) = works::find(content, id).await? else { return Ok(None) };
        Ok(Some(Self::read(house, work, shelf::texts(house).await?).await?))
    }

    /// A work against these very texts.
    pub async fn on(house: &House, work: Work, texts: Arc<Texts>) -> Result<Self, Trouble> {
        Ok(Self::read(house, work, texts).await?)
    }

    /// Everything that waits for readers, the longest first.
    pub async fn waiting(house: &House) -> Result<Vec<Self>, Trouble> {
        let texts = shelf::texts(house).await?;
        let mut all = Vec::new();
        for work in reviews::waiting(&house.stores.content).await? {
            all.push(Self::read(house, work, texts.clone()).await?);
        }
        Ok(all)
    }

    async fn read(house: &House, work: Work, texts: Arc<Texts>) -> Result<Self, StorageError> {
        let content = &house.stores.content;
        let drafts = revisions::drafts(content, &work.id).await?;
        let digest = digest_of_all(&drafts);
        let files = texts.with(drafts.iter().filter(|draft| !draft.is_untouched()).map(|draft| (draft.path.as_str(), draft.text())));
        let mut changed: Vec<Text> = drafts.iter().filter_map(|draft| text(&texts.files, &files, draft)).collect();
        for text in &mut changed {
            if had_before(content, &texts, text).await? {
                text.kinds = BTreeSet::from([Kind::HadBefore]);
            }
        }
        let all_reviews = reviews::of_work(content, &work.id).await?;
        let (said, words) = (reviews::without(content, &work.id).await?, reviews::words_about(content, &work.id).await?);
        let mut wrote: BTreeSet<StaffId> = revisions::writers(content, &work.id).await?.into_iter().collect();
        wrote.insert(work.begun_by.clone());
        let comments = comments::of_work(content, &work.id).await?;
        let mut reading = Self {
            comments,
            people: writers::all(content).await?,
            history: reviews::history(content, &work.id).await?,
            kinds: changed.iter().flat_map(|text| text.kinds.iter().copied()).collect(),
            standing: Standing { lines: Vec::new(), stand: Vec::new(), without: false, lacks: Vec::new() },
            texts: changed,
            reviews: all_reviews,
            said,
            words,
            wrote,
            digest,
            files,
            work,
        };
        reading.standing = reading.judge(house, content).await?;
        Ok(reading)
    }

    async fn judge(&self, house: &House, content: &ContentStore) -> Result<Standing, StorageError> {
        let mut judged = Vec::new();
        for review in reviews::last_words(&self.reviews) {
            let since = self.since(content, &review.digest).await?;
            judged.push(standing::Review { by: review.by.as_str().to_owned(), capacity: review.capacity, decision: review.decision, since });
        }
        let without = match &self.said {
            Some(said) => Some(standing::Without { by: said.by.as_str().to_owned(), since: self.since(content, &said.digest).await? }),
            None => None,
        };
        let names = |all: &mut dyn Iterator<Item = &StaffId>| all.map(|id| id.as_str().to_owned()).collect::<BTreeSet<String>>();
        let wrote = names(&mut self.wrote.iter());
        // Whoever put it into words wrote, whoever pressed the button; a mended slip is no writing.
        let taken = self.comments.iter().filter(|comment| comment.outcome == Outcome::Taken && !is_slip(&comment.quote, &comment.suggestion));
        let suggested = names(&mut taken.map(|comment| &comment.by));
        let library = house.library();
        let asked =
            Asked { rules: &library.review_rules, kinds: &self.kinds, writers: &wrote, suggested: &suggested, reviews: &judged, without: without.as_ref() };
        Ok(standing::standing(&asked))
    }

    /// The kinds of change since the texts were as this digest says. `None`: they never were.
    async fn since(&self, content: &ContentStore, digest: &str) -> Result<Option<BTreeSet<Kind>>, StorageError> {
        if digest == self.digest {
            return Ok(Some(BTreeSet::new()));
        }
        let Some(then) = self.state(|state| digest_of_all(state) == digest) else { return Ok(None) };
        let now: BTreeMap<TextPath, SavedText> = self.history.iter().map(|saved| (saved.path.clone(), saved.clone())).collect();
        let mut found = BTreeSet::new();
        for path in then.keys().chain(now.keys()).collect::<BTreeSet<_>>() {
            let (before, after) = (then.get(path), now.get(path));
            // Put over a newer text of readers: what that changes for them, nobody has read.
            if before.map(|s| &s.ground) != after.map(|s| &s.ground) {
                found.extend(self.text(path.as_str()).into_iter().flat_map(|text| text.kinds.iter().copied()));
            }
            if before.map(|s| (&s.digest, s.how == How::Removed)) == after.map(|s| (&s.digest, s.how == How::Removed)) {
                continue;
            }
            let (before, after) = (self.body(content, before).await?, self.body(content, after).await?);
            let sensitive = self.texts.iter().any(|text| text.saved.path == *path && text.is_sensitive);
            let before = before.or_else(|| self.texts.iter().find(|text| text.saved.path == *path).and_then(|text| text.readers.clone()));
            found.extend(kinds(&Changed { path: path.as_str(), before: before.as_deref(), after: after.as_deref(), sensitive }));
        }
        Ok(Some(found))
    }

    async fn body(&self, content: &ContentStore, line: Option<&SavedText>) -> Result<Option<String>, StorageError> {
        let Some(line) = line else { return Ok(None) };
        let whole = revisions::one(content, &self.work.id, &line.path, line.number).await?;
        Ok(whole.and_then(|saved| saved.text().map(str::to_owned)))
    }

    /// The first state, going through time, that is the one looked for.
    fn state(&self, is_it: impl Fn(&[SavedText]) -> bool) -> Option<BTreeMap<TextPath, SavedText>> {
        let mut state = BTreeMap::new();
        for saved in &self.history {
            state.insert(saved.path.clone(), saved.clone());
            if is_it(&state.values().cloned().collect::<Vec<_>>()) {
                return Some(state);
            }
        }
        None
    }

    /// When this person last said something about the work.
    pub fn last_looked(&self, who: &StaffId) -> Option<i64> {
        let decided = self.reviews.iter().filter(|review| review.by == *who).map(|review| review.at);
        let said = self.comments.iter().filter(|comment| comment.by == *who).map(|comment| comment.at);
        decided.chain(said).max()
    }

    /// A text as it was then, before this moment's own changes; `None` where it was not in the work yet.
    pub async fn as_of(&self, house: &House, path: &TextPath, at: i64) -> Result<Option<SavedText>, StorageError> {
        let line = self.history.iter().rfind(|saved| saved.path == *path && saved.made_at <= at);
        match line {
            Some(line) => revisions::one(&house.stores.content, &self.work.id, path, line.number).await,
            None => Ok(None),
        }
    }

    pub fn text(&self, path: &str) -> Option<&Text> {
        self.texts.iter().find(|text| text.path() == path)
    }

    /// This person's last word in a capacity.
    pub fn word_of(&self, who: &StaffId, capacity: Capacity) -> Option<&Review> {
        self.reviews.iter().rev().find(|review| review.by == *who && review.capacity == capacity)
    }

    /// The numbers of the decisions that stand, and of the public word if it is needed: what is kept with a publication.
    pub fn stand(&self) -> (Vec<String>, Option<String>) {
        let last = reviews::last_words(&self.reviews);
        let number = |(by, capacity): &(String, Capacity)| last.iter().find(|r| r.by.as_str() == by && r.capacity == *capacity).map(|r| r.id.clone());
        let without = self.said.as_ref().filter(|_| self.standing.without).map(|said| said.id.clone());
        (self.standing.stand.iter().filter_map(number).collect(), without)
    }

    /// How many decisions this was read with, and whether something was said in public.
    pub fn many(&self) -> (usize, usize) {
        (self.reviews.len(), self.words)
    }

    pub fn is_waiting(&self) -> bool {
        self.work.state == WorkState::InReview
    }

    pub fn id(&self) -> &WorkId {
        &self.work.id
    }
}

/// Is this, letter by letter, a text that was published before, or the folder's own?
async fn had_before(content: &ContentStore, texts: &Texts, text: &Text) -> Result<bool, StorageError> {
    let Some(words) = text.saved.text() else { return Ok(false) };
    if texts.in_folder(text.path()) == Some(words) {
        return Ok(true);
    }
    let published = publications::of_text(content, text.path()).await?;
    Ok(published.iter().any(|one| one.body.as_deref() == Some(words)))
}

/// Nothing for a text that readers have already just so.
fn text(readers: &Files, with_drafts: &Files, draft: &SavedText) -> Option<Text> {
    if draft.is_untouched() {
        return None;
    }
    let path = draft.path.as_str();
    let before = readers.get(path);
    let (original, _) = addresses::original(path);
    let flagged = |files: &Files| files.get(&original).is_some_and(shown::is_sensitive);
    let sensitive = flagged(readers) || flagged(with_drafts) || [before, draft.text()].into_iter().flatten().any(shown::is_sensitive);
    let kinds = kinds(&Changed { path, before, after: draft.text(), sensitive });
    if kinds.is_empty() {
        return None;
    }
    let title = shown::title(path, draft.text().or(before).unwrap_or_default());
    Some(Text { saved: draft.clone(), title, readers: before.map(str::to_owned), kinds, is_sensitive: sensitive })
}
