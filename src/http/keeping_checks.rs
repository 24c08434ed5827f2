//! What `doctor` says about keeping and forgetting: who can read the keys, old copies that were left lying, the ledger of deletions, and
//! places that wait for somebody's leave to be deleted. Numbers of places only; deliberately absent: which ones.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    ledger::{self, Ledger},
    settings::Settings,
};
use crate::{
    account::secrets::Secrets,
    storage::{self, Options, Where, award_keys as keys, house_rules, keeping},
};

/// As long as a backup may last (trust R-PRIV-53).
const COPIES_LAST: i64 = 35 * 24 * 3600 * 1000;

type Line = (bool, String);

/// Everything that can be seen in the data folder.
pub fn files(folder: &Path, now: i64) -> Vec<Line> {
    let mut lines: Vec<Line> = key_files(folder);
    lines.push(ledger(folder));
    lines.extend(old_copies(folder, now));
    lines
}

/// Keys and passwords of the data folder, by their endings and names. They are kept apart from a backup of the databases.
pub fn secret_files(folder: &Path) -> Vec<PathBuf> {
    let is_secret = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        path.is_file() && (name.ends_with(".key") || name.contains("secret") || name.contains("password"))
    };
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.flatten().map(|e| e.path()).filter(is_secret).collect();
    files.sort();
    files
}

/// Secrets are for the server alone: 0400 or 0600, and a folder that nobody else can enter. So are the databases and what goes with them.
fn key_files(folder: &Path) -> Vec<Line> {
    let secrets = secret_files(folder);
    let mut lines: Vec<Line> = secrets.iter().map(|path| private(path, &[0o400, 0o600])).collect();
    let Ok(entries) = fs::read_dir(folder) else { return lines };
    let mut rest: Vec<_> = entries.flatten().map(|e| e.path()).filter(|path| path.is_file() && !secrets.contains(path)).collect();
    rest.sort();
    lines.extend(rest.iter().map(|path| private(path, &[0o400, 0o600])).filter(|(fine, _)| !fine));
    if !secrets.is_empty() {
        lines.push(private(folder, &[0o500, 0o700]));
    }
    lines
}

#[cfg(unix)]
fn private(path: &Path, fine: &[u32]) -> Line {
    use std::os::unix::fs::PermissionsExt;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Ok(about) = fs::metadata(path) else { return (false, format!("rights: {name} cannot be looked at")) };
    let mode = about.permissions().mode() & 0o777;
    match fine.contains(&mode) {
        true => (true, format!("rights: {name} is for the server alone")),
        false => (false, format!("rights: others may reach {name} ({mode:o}). Type: chmod {:o} {}", fine.last().unwrap_or(&0o600), path.display())),
    }
}

#[cfg(not(unix))]
fn private(path: &Path, _: &[u32]) -> Line {
    (true, format!("rights: look yourself who may read {}", path.display()))
}

fn ledger(folder: &Path) -> Line {
    match Ledger::in_folder(folder).read() {
        Ok(marks) => (true, format!("deletions: {} noted in {}; leave that file when you put back a backup", marks.len(), ledger::FILE)),
        Err(error) => (false, format!("deletions: {} cannot be read: {error}. The site does not open without it.", ledger::FILE)),
    }
}

/// Copies made before a migration hold what people deleted since.
fn old_copies(folder: &Path, now: i64) -> Vec<Line> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut old: Vec<_> =
        entries.flatten().filter_map(|e| e.file_name().into_string().ok()).filter(|name| made_at(name).is_some_and(|at| now - at > COPIES_LAST)).collect();
    old.sort();
    old.into_iter().map(|name| (false, format!("old copy: {name} is more than 35 days old and holds what people deleted since. Delete it."))).collect()
}

/// From `people.before-1790000000000.db`.
fn made_at(name: &str) -> Option<i64> {
    name.split_once(".before-")?.1.strip_suffix(".db")?.parse().ok()
}

/// Does PostgreSQL itself keep learners' rows apart? Nothing to say on SQLite, or before the database is up to date.
pub async fn row_rights(settings: &Settings, place: &Where) -> Option<Line> {
    let Where::Postgres(_) = place else { return None };
    let options = Options { migrate: false, behind_pooler: settings.behind_pooler, ..Options::at(0) };
    let stores = storage::open(place, &options).await.ok()?;
    let hold = stores.row_rights_hold().await.ok().flatten();
    stores.close().await;
    Some(match hold? {
        true => (true, "database rights: PostgreSQL gives a learner's rows only to work that is about this learner".into()),
        false => (
            false,
            "database rights: the role of database_url owns the tables or is a superuser, so PostgreSQL keeps no rows apart. \
             Use two roles: docs/settings.md, database_owner_url."
                .into(),
        ),
    })
}

/// Places that are due. `None` when the database cannot be asked or is behind; another line says that.
pub async fn places(settings: &Settings, place: &Where) -> Option<Line> {
    if let Where::SqliteFolder(folder) = place
        && !folder.join("people.db").exists()
    {
        return None;
    }
    let options = Options { migrate: false, behind_pooler: settings.behind_pooler, ..Options::at(0) };
    let stores = storage::open(place, &options).await.ok()?;
    let months = house_rules::read(&stores.people).await.ok()?.unused.unwrap_or(settings.unused());
    let waiting = keeping::waiting(&stores.people, months).await.ok()?;
    stores.close().await;
    Some(match waiting {
        0 => (true, format!("unused places: none was left unopened for {} months", months.number())),
        n => (
            n <= 10,
            format!(
                "unused places: {n} were not opened for {} months. Some end each day by themselves (10, or 1 in 100). If that is right, end all of them with: doorstep end-unused",
                months.number()
            ),
        ),
    })
}

/// Does the key that signs badges open with the server's key file? `None`: there is none yet, or the database cannot be asked.
pub async fn award_keys(settings: &Settings, place: &Where) -> Option<Line> {
    let folder = settings.data_folder();
    let has_key = folder.join(crate::account::secrets::PEPPER_FILE).exists();
    if !has_key || !storage::migrate::pending(place).await.ok()?.is_empty() {
        return None;
    }
    let options = Options { behind_pooler: settings.behind_pooler, migrate: false, ..Options::at(super::house::now()) };
    let stores = storage::open(place, &options).await.ok()?;
    let all = keys::all(&stores.people).await.ok()?;
    if all.is_empty() {
        return None;
    }
    Some(match keys::signer(&stores.people, &Secrets::open(&folder).ok()?).await {
        Ok(Some(_)) => (true, format!("badges: signed by the newest of {} keys", all.len())),
        Ok(None) => (false, "badges: no key signs any more. Type: doorstep award-key new".into()),
        Err(_) => (false, "badges: their key does not open with this key file. Put the right key file back, or type: doorstep award-key new".into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_may_read_is_told() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let key = folder.path().join("pepper.key");
        fs::write(&key, [0; 32]).expect("written");
        let told = |folder_mode: u32, mode: u32| {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(folder_mode)).expect("set");
            fs::set_permissions(&key, fs::Permissions::from_mode(mode)).expect("set");
            files(folder.path(), 0).into_iter().filter(|(fine, _)| !fine).map(|(_, words)| words).collect::<Vec<_>>()
        };
        for mode in [0o400, 0o600] {
            assert_eq!(told(0o700, mode), [""; 0], "{mode:o}");
        }
        for mode in [0o640, 0o604, 0o660, 0o644, 0o440] {
            assert!(told(0o700, mode)[0].contains("chmod 600"), "{mode:o}");
        }
        assert!(told(0o755, 0o600)[0].contains("chmod 700"));
    }

    #[test]
    fn a_copy_that_was_left_lying_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let now = 1_790_000_000_000;
        for (days, store) in [(34, "people"), (36, "people"), (40, "content")] {
            fs::write(folder.path().join(format!("{store}.before-{}.db", now - days * 24 * 3600 * 1000)), b"").expect("written");
        }
        let told: Vec<_> = old_copies(folder.path(), now).into_iter().filter(|(fine, _)| !fine).collect();
        assert_eq!(told.len(), 2, "{told:?}");
    }

    #[test]
    fn a_ledger_that_cannot_be_read_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join(ledger::FILE)).expect("a folder where the file should be");
        assert!(files(folder.path(), 0).iter().any(|(fine, words)| !fine && words.starts_with("deletions")));
    }
}
