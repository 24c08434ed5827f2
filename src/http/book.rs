//! `doorstep book --out FOLDER`: the reader's edition, from the content folder and the host's own lines. It needs no running server and no database.
//!
//! Deliberately absent: how pages look (`crate::book`). Here are only what was asked for, what is told on the way, and the exit codes.

use std::{
    collections::BTreeSet,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use super::{
    command::{Stop, stop_signal},
    help_check, house,
    settings::Settings,
};
use crate::{
    book::{folder::Making, make, pdf, sheet::Page, trouble::BookTrouble, volume::Volume},
    content::{Files, Library, assemble, check},
    domain::{
        locale::Locale,
        site::{Part, Site},
    },
    storage::{self, Options, Where, site_settings},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    En,
    Fr,
    Both,
}

impl Language {
    fn locales(self) -> Vec<Locale> {
        match self {
            Self::En => vec![Locale::English],
            Self::Fr => vec![Locale::French],
            Self::Both => Locale::ALL.to_vec(),
        }
    }
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Wish {
    /// A folder that is new, empty, or holds a book made before.
    #[arg(long)]
    pub out: PathBuf,
    /// Which languages stand in it.
    #[arg(long, value_enum, default_value = "both")]
    pub language: Language,
    /// One course alone, by its folder's name, as digital-doorways.
    #[arg(long)]
    pub course: Option<String>,
    /// Pages only, no PDFs.
    #[arg(long)]
    pub no_pdf: bool,
    /// A PDF of this module alone, by its id, as pm03.
    #[arg(long, conflicts_with = "no_pdf")]
    pub pdf_of: Option<String>,
    /// The right answers of knowledge checks, too. For hosts: whoever has such a book can answer every check.
    #[arg(long)]
    pub with_answers: bool,
    /// The Chromium that prints the PDFs; otherwise DOORSTEP_CHROMIUM, CHROMIUM or one that is installed.
    #[arg(long)]
    pub chromium: Option<PathBuf>,
    /// The day that stands in the book, as 2026-11-22; otherwise today.
    #[arg(long)]
    pub date: Option<String>,
}

impl From<BookTrouble> for Stop {
    fn from(trouble: BookTrouble) -> Self {
        Self { code: trouble.code, words: trouble.words }
    }
}

/// What a book needs that only the server's side knows.
struct Sources {
    settings: Settings,
    library: Library,
    site: Site,
}

pub(super) async fn run(settings: &Settings, wish: Wish, place: &Where) -> Result<ExitCode, Stop> {
    let assembled = assemble(&Files::read(&settings.content_folder), &Files::default());
    let errors = check::errors(&assembled);
    if errors > 0 {
        let words = format!("The texts have {errors} errors, and a book would have gaps. Nothing was made. doorstep content check names each with what to do.");
        return Err(Stop { code: 1, words });
    }
    let sources = Sources { settings: settings.clone(), library: assembled.library, site: site(place).await };
    let stop = Arc::new(AtomicBool::new(false));
    let mut work = tokio::task::spawn_blocking({
        let stop = stop.clone();
        move || bind(&sources, &wish, &stop)
    });
    let done = tokio::select! {
        done = &mut work => done,
        () = stop_signal() => {
            stop.store(true, Ordering::Relaxed);
            work.await
        }
    };
    done.map_err(|e| Stop { code: 4, words: format!("The book was not finished: {e}.") })?.map_err(Stop::from)
}

/// What the host set on the site, when there is a database that can be read. A book can be made without.
async fn site(place: &Where) -> Site {
    let is_there = match place {
        Where::SqliteFolder(folder) => folder.join("content.db").exists(),
        Where::Postgres(_) => true,
    };
    if !is_there {
        return Site::default();
    }
    let read = async { site_settings::read(&storage::open(place, &Options { migrate: false, ..Options::at(house::now()) }).await?.content).await };
    read.await.unwrap_or_else(|error| {
        tell(format_args!("The site's own lines (name, help region, sites) were left out: {error}. The region is the one of the settings."));
        Site::default()
    })
}

fn bind(sources: &Sources, wish: &Wish, stop: &AtomicBool) -> Result<ExitCode, BookTrouble> {
    let began = Instant::now();
    let volume = volume(sources, wish)?;
    let chromium = if wish.no_pdf { None } else { pdf::find(wish.chromium.as_deref())? };
    let mut making = Making::begin(&wish.out)?;
    let mut to_print = Vec::new();
    make::pages(&volume, &mut |page: Page| {
        if stop.load(Ordering::Relaxed) {
            return Err(BookTrouble::stopped());
        }
        making.write(&page.path, page.html.as_bytes())?;
        to_print.extend(page.pdf.filter(|(_, module)| wish.pdf_of.as_ref().is_none_or(|only| only == module)).map(|(pdf, _)| (page.path, pdf)));
        Ok(())
    })?;
    for (path, text) in make::beside(&volume) {
        making.write(&path, text.as_bytes())?;
    }
    let day = day(wish)?.to_string();
    let (printed, trouble) = match &chromium {
        Some(chromium) => print_all(&mut making, chromium, &to_print, &day, stop)?,
        None => (BTreeSet::new(), (!wish.no_pdf).then(|| pdf::NONE_FOUND.to_owned())),
    };
    for page in make::first_pages(&volume, &printed) {
        making.write(&page.path, page.html.as_bytes())?;
    }
    making.finish()?;
    tell(format_args!("The book is in {}: {}", wish.out.display(), told(making.count(), making.size(), began.elapsed().as_secs_f64())));
    Ok(match trouble {
        Some(words) => {
            eprintln!("doorstep: {words}");
            ExitCode::from(5)
        }
        None => ExitCode::SUCCESS,
    })
}

fn volume<'s>(sources: &'s Sources, wish: &Wish) -> Result<Volume<'s>, BookTrouble> {
    let (library, site) = (&sources.library, &sources.site);
    let known: Vec<&str> = library.english.courses.iter().map(|course| course.slug.as_str()).collect();
    if known.is_empty() {
        let words = format!("There is no course in {}. Name the folder with --content.", sources.settings.content_folder.display());
        return Err(BookTrouble::new(1, words));
    }
    if let Some(course) = wish.course.as_deref().filter(|course| !known.contains(course)) {
        return Err(BookTrouble::new(2, format!("There is no course “{course}”. These are there: {}.", known.join(", "))));
    }
    let region = help_check::region(&sources.settings, library, site);
    let checked_by = site.get(Part::HelpCheckedBy).map(str::to_owned).or(region.and_then(|r| r.checked_by.clone()));
    let volume = Volume {
        library,
        site,
        region,
        checked_on: region.and_then(|region| help_check::checked_on(region, site)),
        checked_by,
        languages: wish.language.locales(),
        course: wish.course.clone(),
        answers: wish.with_answers,
        day: day(wish)?.to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |day| day.timestamp().as_millisecond()),
    };
    let module = wish.pdf_of.as_deref();
    if let Some(module) = module.filter(|id| !volume.modules(Locale::English).any(|(_, m)| m.id.as_str() == *id)) {
        let known: Vec<&str> = volume.modules(Locale::English).map(|(_, m)| m.id.as_str()).collect();
        return Err(BookTrouble::new(2, format!("There is no module “{module}” in this book. These are there: {}.", known.join(", "))));
    }
    Ok(volume)
}

/// The day that was named, else today where this machine is.
fn day(wish: &Wish) -> Result<jiff::civil::Date, BookTrouble> {
    match &wish.date {
        None => Ok(jiff::Zoned::now().date()),
        Some(day) => day.parse().map_err(|_| BookTrouble::new(2, format!("“{day}” is no day. It looks like 2026-11-22."))),
    }
}

/// The PDFs that were made, and what went wrong with the first that was not.
fn print_all(
    making: &mut Making,
    chromium: &Path,
    pages: &[(String, String)],
    day: &str,
    stop: &AtomicBool,
) -> Result<(BTreeSet<String>, Option<String>), BookTrouble> {
    let profile = making.staged("browser");
    let mut printed = BTreeSet::new();
    for (n, (page, file)) in pages.iter().enumerate() {
        let to = making.staged(file);
        // Chromium wants whole paths, whatever was typed after --out.
        let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let outcome = pdf::print(chromium, &whole(&making.staged(page)), &whole(&to), &whole(&profile), stop);
        if stop.load(Ordering::Relaxed) {
            return Err(BookTrouble::stopped());
        }
        if let Err(why) = outcome {
            let words = format!("{} made no PDF of {page}: {why}. The book has its pages, and {} PDFs.", chromium.display(), printed.len());
            let _ = std::fs::remove_file(&to);
            return Ok((printed, Some(words)));
        }
        let bytes = std::fs::read(&to).map_err(|e| BookTrouble::file(&to, &e))?;
        making.write(file, &pdf::with_day(bytes, day))?;
        printed.insert(file.clone());
        tell(format_args!("{} of {}: {file}", n + 1, pages.len()));
    }
    Ok((printed, None))
}

/// “187 files, 12.3 MB, 41 seconds.”
fn told(files: usize, bytes: u64, seconds: f64) -> String {
    let megabytes = bytes as f64 / 1_000_000.0;
    format!("{files} files, {megabytes:.1} MB, {} seconds.", seconds.ceil())
}

/// A line on the way. A console that nobody reads ends no book.
fn tell(words: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stdout(), "{words}");
}
