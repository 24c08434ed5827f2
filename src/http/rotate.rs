//! `doorstep rotate-key`: a new key for the server, with the site stopped. For when the key file was seen by somebody, or left with somebody.
//!
//! `pepper.key` stays: what is made from words was made with it, and cannot be made anew without them. The new key, `newest.key`, shuts all of
//! that into envelopes. So whoever took a key file before can try no words against a database from now on. An older copy of the database
//! needs the key of its day, which is kept aside. Deliberately absent: doing it while the site runs, and undoing it.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use super::{command::Stop, house, settings::Settings, start};
use crate::{
    account::secrets::{NEWEST_FILE, Secrets, random},
    storage::{Stores, age, rotate},
};

/// Held, shared, while a server runs with this folder.
pub const RUNNING: &str = "running.lock";
/// Written before the change, named `newest.key` after it: a crash in between is finished at the next start.
const NEXT: &str = "newest.key.next";

/// Says that a server runs here, for as long as the file is held. A folder without rights to it says nothing.
pub fn say_running(folder: &Path) -> Option<fs::File> {
    let file = lock_file(folder).ok()?;
    file.try_lock_shared().ok()?;
    Some(file)
}

fn lock_file(folder: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(folder.join(RUNNING))
}

pub async fn run(settings: &Settings, stores: &Stores) -> Result<(), Stop> {
    let folder = settings.data_folder();
    let lock = lock_file(&folder).map_err(|e| cannot(&folder, &e))?;
    if lock.try_lock().is_err() {
        return Err(Stop { code: 4, words: "The site is running. Stop every server of it first, then type this again. It takes less than a minute.".into() });
    }
    let old = start::key(settings, stores).await?;
    // So that there is a row that says which key is the right one.
    start::catch_up(settings, stores, &old).await?;
    let key = random::<32>();
    write_private(&folder.join(NEXT), &key).map_err(|e| cannot(&folder, &e))?;
    let began = std::time::Instant::now();
    let done = rotate::rotate(&stores.people, &old, &old.with_newest(key)).await?;
    let kept = finish(&folder, house::now()).map_err(|e| cannot(&folder, &e))?;
    println!(
        "There is a new key. Stored anew in {:.1} s: {} places, {} staff accounts, {} running shares.",
        began.elapsed().as_secs_f32(),
        done.places,
        done.accounts,
        done.shares
    );
    println!(
        "Cards, passphrases and apps work as before. Copy {NEWEST_FILE} to where pepper.key is kept; both are needed now. On several servers, copy it to each before it starts."
    );
    if let Some(kept) = kept {
        println!("Backups from before need {} in place of {NEWEST_FILE}. Keep it apart with them, and delete it when they are gone.", kept.display());
    } else {
        println!("Backups from before need {NEWEST_FILE} out of the way. Delete them within 35 days.");
    }
    Ok(())
}

/// After the change: the new key gets its name, and the one before it is kept aside.
fn finish(folder: &Path, now: i64) -> std::io::Result<Option<PathBuf>> {
    let (newest, next) = (folder.join(NEWEST_FILE), folder.join(NEXT));
    let kept = newest.exists().then(|| folder.join(format!("newest.before-{now}.key")));
    if let Some(kept) = &kept {
        fs::hard_link(&newest, kept)?;
    }
    fs::rename(&next, &newest)?;
    fs::File::open(folder)?.sync_all()?;
    Ok(kept)
}

/// A change that was committed before its key got its name: the machine went off in between. `None`: it was not that.
pub async fn finish_late(folder: &Path, stores: &Stores, now: &Secrets) -> Result<Option<Secrets>, Stop> {
    let Ok(bytes) = fs::read(folder.join(NEXT)) else { return Ok(None) };
    let Ok(key) = <[u8; 32]>::try_from(bytes) else { return Ok(None) };
    let next = now.with_newest(key);
    if age::key_fits(&stores.people, &next).await? != Some(true) {
        return Ok(None);
    }
    finish(folder, house::now()).map_err(|e| cannot(folder, &e))?;
    Ok(Some(next))
}

fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn cannot(folder: &Path, error: &std::io::Error) -> Stop {
    Stop { code: 4, words: format!("{} cannot be written: {error}. The key was not replaced.", folder.display()) }
}
