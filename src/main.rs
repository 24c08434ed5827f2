//! Start: read settings, open the database, serve. Nothing else.

use clap::{Parser, Subcommand};
use doorstep::http::{book, command, settings::Flags};

/// Hashing takes 19 MiB a time, in several threads; this allocator gives it back to the system afterwards.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Teaches people to use digital mental health care, and shows what changed for them.
#[derive(Parser)]
#[command(name = "doorstep", version, about, arg_required_else_help = true)]
struct Line {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Subcommand)]
enum Command {
    /// Bring the databases up to date, load the content and serve the site.
    Serve,
    /// Bring the databases up to date and stop.
    Migrate,
    /// Look at the content folder.
    Content {
        #[command(subcommand)]
        what: ContentCommand,
    },
    /// Make the demo people (in their own data folder) and stop.
    Demo,
    /// Delete all places that nobody opened for the months in the settings, at once; without it a few a day.
    EndUnused,
    /// Copy both databases into a new folder while the site runs. On PostgreSQL it says what to type instead.
    Backup {
        /// A folder that is not there yet, or empty.
        #[arg(long)]
        to: std::path::PathBuf,
    },
    /// Make the reader's edition: all courses as a folder of pages that opens without a server, and a PDF of each module.
    Book(Box<book::Wish>),
    /// Give the server a new key, with the site stopped. Cards and passphrases stay as they are.
    RotateKey,
    /// The key that signs badges of awards.
    AwardKey {
        #[command(subcommand)]
        what: AwardKeyCommand,
    },
    /// Look at stored results.
    Results {
        #[command(subcommand)]
        what: ResultsCommand,
    },
    /// Look at settings, folders, databases, content and clock, and say what to mend.
    Doctor,
}

#[derive(Subcommand)]
enum ContentCommand {
    /// List every problem with file, line, reason and fix. Ends with 1 when there is an error.
    Check {
        /// Also write all questions and choices into this file, to skim: a table for .csv, else Markdown.
        #[arg(long, value_name = "FILE")]
        table: Option<std::path::PathBuf>,
    },
}

#[derive(Subcommand)]
enum AwardKeyCommand {
    /// Sign badges with a new key from now on. Older badges stay good; the private half of the older key is destroyed.
    New,
}

#[derive(Subcommand)]
enum ResultsCommand {
    /// Make every competency result again from its evidence, and list those that come out differently. Ends with 1 when there is one.
    Check,
}

fn main() -> std::process::ExitCode {
    let line = Line::parse_from(words());
    let wanted = match line.command {
        Command::Serve => command::Wanted::Serve,
        Command::Migrate => command::Wanted::Migrate,
        Command::Content { what: ContentCommand::Check { table } } => command::Wanted::CheckContent { table },
        Command::Demo => command::Wanted::Demo,
        Command::EndUnused => command::Wanted::EndUnused,
        Command::Backup { to } => command::Wanted::Backup(to),
        Command::Results { what: ResultsCommand::Check } => command::Wanted::CheckResults,
        Command::AwardKey { what: AwardKeyCommand::New } => command::Wanted::NewAwardKey,
        Command::Book(wish) => command::Wanted::Book(wish),
        Command::RotateKey => command::Wanted::RotateKey,
        Command::Doctor => command::Wanted::Doctor,
    };
    command::run(wanted, &line.flags)
}

/// What was typed. `cargo leptos watch` starts the program with no word at all, and says in the environment that it did: it wants to serve.
fn words() -> Vec<std::ffi::OsString> {
    let mut words: Vec<_> = std::env::args_os().collect();
    if words.len() == 1 && std::env::var_os("LEPTOS_OUTPUT_NAME").is_some() {
        words.push("serve".into());
    }
    words
}
