//! The shelf: puts the library together at start, keeps the last good text of each file, and notices when the folder changes or something
//! was published in the studio, here or on another server. What was published lies over the folder's files.
//!
//! Broken content never takes the site down: a file with an error is served as it last was good, from the content store, also after a
//! restart. Deliberately absent: parsing (see `assemble`) and pages.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use super::house::House;
use crate::{
    content::{Assembled, Files, Library, assemble_for_readers, assemble_on, check, overlay::Texts, read::digest},
    domain::advice::Day,
    storage::{ContentStore, StorageError, files as kept, house_rules, site_settings, studio_publications, studio_read_before, studio_revisions},
};

/// How often the folder is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// The report of `doorstep content check`, and how many errors it names.
pub fn report(folder: &Path) -> (String, usize) {
    let today = Day::at_start_of(&jiff::Timestamp::now().to_string());
    let assembled = assemble_on(&Files::read(folder), &Files::default(), today);
    (check::report(&assembled), check::errors(&assembled))
}

/// The library of a folder, without a store.
pub fn read(folder: &Path) -> Library {
    assemble_for_readers(&Files::read(folder), &Files::default()).library
}

/// The first library of a process. Never fails: without any good file it is empty, and help lines still stand.
pub async fn first(folder: &Path, store: &ContentStore, now: i64) -> Library {
    match load(folder, store, now).await {
        Ok(assembled) => assembled.library,
        Err(error) => {
            tracing::error!(%error, "the content store cannot be reached; only the folder is used");
            read(folder)
        }
    }
}

/// The folder, with what was published over it. Reading and putting together are work for a thread of their own: readers go on meanwhile.
async fn load(folder: &Path, store: &ContentStore, now: i64) -> Result<Assembled, StorageError> {
    let texts = read_texts(folder, store).await?;
    let read_before = studio_read_before::of_published(store).await?;
    let mut last_good = Files::default();
    for file in kept::all(store).await?.into_iter().filter(|file| !is_gone(&texts, &file.path)) {
        last_good.insert(file.path, file.body);
    }
    let (assembled, texts, last_good) = apart(move || {
        let mut assembled = assemble_for_readers(&texts.files, &last_good);
        assembled.library.published = texts.published;
        assembled.library.thanked = studio_revisions::digest(&format!("{read_before:?}"));
        assembled.library.read_before = read_before;
        (assembled, texts, last_good)
    })
    .await?;
    for problem in assembled.problems.iter().filter(|p| p.is_error()) {
        tracing::warn!(file = problem.path, line = problem.problem.line, what = %problem.problem.what, "content");
    }
    keep_good(&assembled, &texts.files, &last_good, store, now).await?;
    Ok(assembled)
}

/// Taken away in the studio: its last good text must not come back in its place.
fn is_gone(texts: &Texts, path: &str) -> bool {
    texts.beneath.contains_key(path) && !texts.files.has(path)
}

async fn read_texts(folder: &Path, store: &ContentStore) -> Result<Texts, StorageError> {
    let over = studio_publications::over_the_folder(store).await?;
    let folder = folder.to_owned();
    let mut texts = Texts::new(apart(move || Files::read(&folder)).await?);
    for one in over {
        texts.publish(&one.path, one.body.as_deref(), one.edition);
    }
    Ok(texts)
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, StorageError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| StorageError::Other(error.to_string()))
}

/// All texts as they stand now, for the studio. Kept until the library changes; a site where nobody writes never has them in memory.
pub async fn texts(house: &House) -> Result<Arc<Texts>, StorageError> {
    if let Some(texts) = house.texts() {
        return Ok(texts);
    }
    fresh_texts(house).await
}

/// The same, read anew: for publishing, which must not begin from what another server has changed meanwhile.
pub async fn fresh_texts(house: &House) -> Result<Arc<Texts>, StorageError> {
    let _one_at_a_time = house.shelving.lock().await;
    let texts = Arc::new(read_texts(&house.settings.content_folder, &house.stores.content).await?);
    house.keep_texts(texts.clone());
    Ok(texts)
}

/// After something was published here: readers get it at once.
pub async fn publish(house: &House) -> Result<(), StorageError> {
    let _one_at_a_time = house.shelving.lock().await;
    let assembled = load(&house.settings.content_folder, &house.stores.content, house.now()).await?;
    house.put_on_shelf(assembled.library);
    Ok(())
}

/// Stores what is good and not stored yet, in one transaction.
async fn keep_good(assembled: &Assembled, files: &Files, last_good: &Files, store: &ContentStore, now: i64) -> Result<(), StorageError> {
    let new: Vec<_> =
        assembled.good.iter().filter_map(|path| files.get(path).map(|body| (path, body))).filter(|(path, body)| last_good.get(path) != Some(body)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let mut change = store.change().await?;
    for (path, body) in new {
        let file = kept::GoodFile { path: path.clone(), digest: digest(&[body]), body: body.to_owned(), seen_at: now };
        kept::keep(&mut change, &file).await?;
    }
    kept::take_snapshot(&mut change, assembled.library.digest.as_str(), now).await?;
    change.commit().await
}

/// Names, sizes and times of everything in a folder: changes when an author saves. An unreadable entry counts as one that is not there.
/// Taken before the folder is read for the first time, so that what somebody saves while the server starts is not missed.
#[derive(PartialEq, Eq)]
pub struct Seen(Vec<(PathBuf, u64, Option<SystemTime>)>);

pub fn look(folder: &Path) -> Seen {
    let mut seen = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten().flatten() {
            match entry.metadata() {
                Ok(about) if about.is_dir() => folders.push(entry.path()),
                Ok(about) => seen.push((entry.path(), about.len(), about.modified().ok())),
                Err(_) => {}
            }
        }
    }
    seen.sort();
    Seen(seen)
}

/// What the host says about itself, when it was changed: perhaps on another server.
pub async fn keep_sign(house: &House) -> Result<(), StorageError> {
    let content = &house.stores.content;
    if site_settings::changed_at(content).await? != house.site().changed_at {
        house.put_up_sign(site_settings::read(content).await?);
    }
    Ok(())
}

/// What administrators decided, when it was changed: perhaps on another server.
pub async fn keep_rules(house: &House) -> Result<(), StorageError> {
    let people = &house.stores.people;
    if house_rules::changed_at(people).await? != house.rules().changed_at {
        house.follow_rules(house_rules::read(people).await?);
    }
    Ok(())
}

/// Does somebody who is thanked at the foot of a page wish it otherwise by now, or have they left?
async fn is_thanked_otherwise(house: &House) -> bool {
    let library = house.library();
    library.published > 0 && studio_read_before::of_published(&house.stores.content).await.is_ok_and(|read| read != library.read_before)
}

/// Looks every two seconds, at the folder from what was `seen` on and at what was published, and swaps the library when something changed.
/// Runs as long as the server does.
pub async fn keep_fresh(house: House, mut seen: Seen) {
    let folder = house.settings.content_folder.clone();
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        if let Err(error) = keep_sign(&house).await {
            tracing::debug!(%error, "the site's own words stay as they were");
        }
        if let Err(error) = keep_rules(&house).await {
            tracing::debug!(%error, "what administrators decided stays as it was");
        }
        let now = look(&folder);
        let published = match studio_publications::newest_edition(&house.stores.content).await {
            Ok(newest) => newest != house.library().published,
            Err(_) => false,
        };
        if now == seen && !published && !is_thanked_otherwise(&house).await {
            continue;
        }
        match publish(&house).await {
            Ok(()) => {
                seen = now;
                tracing::info!(digest = house.library().digest.as_str(), "content loaded");
            }
            Err(error) => tracing::warn!(%error, "content stays as it is: the store cannot be reached"),
        }
    }
}
