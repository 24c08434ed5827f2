//! What a start makes sure of before anybody comes in: the right key file, whoever left stays away, and an older copy of the database brings
//! nothing back. Each refusal is a sentence that says what to do.

use super::{age::AgeFile, command::Stop, house, ledger::Ledger, rotate, settings::Settings};
use crate::{
    account::secrets::{self, Secrets},
    storage::{self, Options, Stores, Where, age, demo},
};

/// The key file of this database. A new one is made for an empty database only: beside a filled one it would make every card, passphrase and
/// running share useless, without a word.
pub async fn key(settings: &Settings, stores: &Stores) -> Result<Secrets, Stop> {
    let (folder, file) = (settings.data_folder(), secrets::PEPPER_FILE);
    if !folder.join(file).exists() && !demo::is_empty(&stores.people).await? {
        let words = format!(
            "The key file {file} is not in {}, and there are people in the database. Put the backup of the key file there and start again. \
             Without it no card and no passphrase opens anything, so no new one is made.",
            folder.display()
        );
        return Err(Stop { code: 4, words });
    }
    let secrets = Secrets::open(&folder)?;
    match age::key_fits(&stores.people, &secrets).await? {
        Some(false) => {
            if let Some(secrets) = rotate::finish_late(&folder, stores, &secrets).await? {
                return Ok(secrets);
            }
            let words = format!(
                "The key file {file} in {} is not the one that this database was made with. Put the right one there and start again.",
                folder.display()
            );
            Err(Stop { code: 4, words })
        }
        _ => Ok(secrets),
    }
}

/// For `doctor`: is the key file there, and the one of this database? `None` when the database cannot be asked; another line says that.
pub async fn key_line(settings: &Settings, place: &Where) -> Option<(bool, String)> {
    let (folder, file) = (settings.data_folder(), secrets::PEPPER_FILE);
    if let Where::SqliteFolder(folder) = place
        && !folder.join("people.db").exists()
    {
        return None;
    }
    let options = Options { behind_pooler: settings.behind_pooler, migrate: false, ..Options::at(house::now()) };
    let stores = storage::open(place, &options).await.ok()?;
    if !folder.join(file).exists() {
        let filled = !demo::is_empty(&stores.people).await.ok()?;
        return filled.then(|| {
            (false, format!("key file: {file} is missing beside a filled database. Put its backup into {}; do not make a new one.", folder.display()))
        });
    }
    let fits = age::key_fits(&stores.people, &Secrets::open(&folder).ok()?).await.ok()??;
    Some(match fits {
        true => (true, format!("key file: {file} belongs to this database")),
        false => (false, format!("key file: {file} belongs to another database. Put the right one into {}.", folder.display())),
    })
}

pub fn age_file(settings: &Settings) -> AgeFile {
    AgeFile::in_folder(&settings.data_folder(), settings.database_url.is_none())
}

/// Whoever deleted their place stays away, also when an older database was put back; and what ended since that copy was made ends again.
pub async fn catch_up(settings: &Settings, stores: &Stores, secrets: &Secrets) -> Result<(), Stop> {
    let back = Ledger::in_folder(&settings.data_folder())
        .catch_up(&stores.people, secrets, house::now())
        .await
        .map_err(|e| Stop { code: 4, words: format!("{e}. The site does not open without it, because a place that somebody deleted could be back.") })?;
    if back > 0 {
        println!("This database is older than {back} deletions. Those places are deleted again.");
    }
    let ended = age_file(settings).hold(&stores.people, secrets, house::now()).await.map_err(|e| Stop {
        code: 4,
        words: format!("{e}. The site does not open without it, because something that somebody stopped sharing could be back."),
    })?;
    if let Some(shares) = ended {
        println!(
            "This database is an older copy that was put back. To be safe, everything that was shared has ended ({shares} shares), everybody is signed \
             out, and open one-time codes do not work any more. People read it in their own log. Now look through Colleagues: closed accounts can be open again."
        );
    }
    Ok(())
}
