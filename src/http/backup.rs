//! `doorstep backup --to FOLDER`: a whole copy of both databases while the site runs, the list of deletions, the settings file, and a note
//! that says what has to be kept apart and how to put it all back.
//!
//! Deliberately absent: key files (whoever holds both can try card words), the age of the database (a copy must be known as one), the
//! content folder (yours already), and any schedule: your system has one.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use super::{
    command::{Stop, make_folder},
    keeping_checks, ledger,
    settings::{Flags, Settings},
};
use crate::storage::{Where, copies};

const NOTE: &str = "READ-ME.txt";

pub async fn make(settings: &Settings, flags: &Flags, place: &Where, to: &Path) -> Result<(), Stop> {
    if let Where::Postgres(_) = place {
        let words = "Nothing was copied: this site is on PostgreSQL, which makes its own copies while the site runs. Type, with the address in \
                     DOORSTEP_DATABASE_URL:\n  pg_dump --format=custom --schema=people --schema=content --file=doorstep.dump \"$DOORSTEP_DATABASE_URL\"\n\
                     Keep the key files of the data folder apart from it.";
        return Err(Stop { code: 2, words: words.into() });
    }
    let data = settings.data_folder();
    if !data.join("people.db").exists() {
        return Err(Stop { code: 4, words: format!("There is no database in {}. Name the folder with --data.", data.display()) });
    }
    make_folder(to)?;
    let in_use = fs::read_dir(to).map_err(|e| cannot(to, &e))?.next().is_some();
    if in_use {
        return Err(Stop { code: 4, words: format!("{} is not empty. A backup gets a folder of its own: choose another name after --to.", to.display()) });
    }
    copies::copy(place, to).await?;
    let mut taken = vec!["people.db".to_owned(), "content.db".to_owned()];
    let settings_file = flags.config.clone().unwrap_or_else(|| PathBuf::from("doorstep.toml"));
    for file in [data.join(ledger::FILE), settings_file] {
        if file.is_file() {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            write(&to.join(&name), &fs::read(&file).map_err(|e| cannot(&file, &e))?)?;
            taken.push(name);
        }
    }
    let apart = keeping_checks::secret_files(&data);
    let apart: Vec<String> = apart.iter().map(|p| p.file_name().unwrap_or_default().to_string_lossy().into_owned()).collect();
    write(&to.join(NOTE), note(&taken, &apart, &settings.content_folder).as_bytes())?;
    println!("Copied into {}: {}.", to.display(), taken.join(", "));
    println!("Keep these apart, on another medium: {}. They are not in the backup.", apart.join(", "));
    println!("A backup counts once it was restored: {NOTE} says how.");
    Ok(())
}

fn note(taken: &[String], apart: &[String], content: &Path) -> String {
    format!(
        "A backup of a Doorstep site.\n\n\
         In this folder: {}.\n\
         Not in it, and needed: {} (from the data folder; keep them on another medium, with another person),\n\
         and the content folder {}.\n\n\
         To put it back:\n\
         1. Stop the service.\n\
         2. Move every file that begins with people.db or content.db out of the data folder.\n\
         3. Copy people.db and content.db there. Put a key file back only if it is gone.\n\
            Leave deleted-places.txt and database-age.txt as they are. Only if deleted-places.txt is gone, take this copy.\n\
         4. Start. The first lines say what was deleted again, and that everything shared has ended, to be safe.\n\
         5. doorstep doctor\n\n\
         Delete this folder after 35 days.\n",
        taken.join(", "),
        apart.join(", "),
        content.display()
    )
}

/// Readable by this account alone.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.map_err(|e| cannot(path, &e))
}

fn cannot(path: &Path, error: &std::io::Error) -> Stop {
    Stop { code: 4, words: format!("{} cannot be read or written: {error}.", path.display()) }
}
