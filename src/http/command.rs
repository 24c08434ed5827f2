//! What the command line can ask for. Every failure ends with a sentence that says what is wrong and what to do, and an exit code:
//! 1 content has errors · 2 settings · 3 database · 4 port or files · 5 a book without its PDFs · 130 stopped by hand.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use tokio::net::TcpListener;

use super::{
    age,
    assets::Assets,
    backup, book, help_check,
    house::{self, House},
    keeping_checks,
    ledger::Ledger,
    log, post, rotate, serve,
    settings::{Flags, Settings},
    shelf, start, tidy,
};
use crate::{
    account::secrets::{Secrets, SecretsError},
    app,
    domain::site::Site,
    storage::{self, Options, StorageError, Stores, Where, award_keys, console_tokens, demo, house_rules, keeping, site_settings, staff},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    Serve,
    Migrate,
    /// Also writes the table of questions into this file.
    CheckContent {
        table: Option<PathBuf>,
    },
    Demo,
    Doctor,
    EndUnused,
    RotateKey,
    NewAwardKey,
    CheckResults,
    /// Into this folder.
    Backup(PathBuf),
    Book(Box<book::Wish>),
}

/// What stops a command, with its exit code.
pub(super) struct Stop {
    pub code: u8,
    pub words: String,
}

impl From<StorageError> for Stop {
    fn from(error: StorageError) -> Self {
        Self { code: 3, words: error.to_string() }
    }
}

impl From<SecretsError> for Stop {
    fn from(error: SecretsError) -> Self {
        Self { code: 4, words: format!("{error}. Check that the data folder can be written and that its key file was not changed.") }
    }
}

/// Runs one command to its end.
pub fn run(wanted: Wanted, flags: &Flags) -> ExitCode {
    let outcome = Settings::read(flags).map_err(|e| Stop { code: 2, words: e.to_string() }).and_then(|settings| {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.map_err(|e| Stop { code: 4, words: format!("The server could not start its threads: {e}.") })?;
        runtime.block_on(async {
            match wanted {
                Wanted::Serve => serve_site(settings).await,
                Wanted::Migrate => migrate(&settings).await,
                Wanted::CheckContent { table } => check_content(&settings, table.as_deref()),
                Wanted::Demo => make_demo(&settings).await,
                Wanted::Doctor => doctor(settings).await,
                Wanted::EndUnused => end_unused(&settings).await,
                Wanted::CheckResults => check_results(&settings).await,
                Wanted::RotateKey => rotate::run(&settings, &open(&settings).await?).await.map(|()| ExitCode::SUCCESS),
                Wanted::NewAwardKey => new_award_key(&settings).await,
                Wanted::Book(wish) => book::run(&settings, *wish, &place(&settings)).await,
                Wanted::Backup(to) => backup::make(&settings, flags, &place(&settings), &to).await.map(|()| ExitCode::SUCCESS),
            }
        })
    });
    match outcome {
        Ok(code) => code,
        Err(stop) => {
            eprintln!("doorstep: {}", stop.words);
            ExitCode::from(stop.code)
        }
    }
}

fn place(settings: &Settings) -> Where {
    match &settings.database_url {
        Some(url) => Where::Postgres(url.clone()),
        None => Where::SqliteFolder(settings.data_folder()),
    }
}

pub(super) fn make_folder(folder: &Path) -> Result<(), Stop> {
    // Readable by this account alone: it holds keys and what people wrote.
    std::os::unix::fs::DirBuilderExt::mode(std::fs::DirBuilder::new().recursive(true), 0o700).create(folder).map_err(|e| Stop {
        code: 4,
        words: format!("The data folder {} cannot be made or written: {e}. Choose another with --data, or mend its rights.", folder.display()),
    })
}

async fn open(settings: &Settings) -> Result<Stores, Stop> {
    make_folder(&settings.data_folder())?;
    let (behind_pooler, owner) = (settings.behind_pooler, settings.database_owner_url.clone());
    let stores = storage::open(&place(settings), &Options { behind_pooler, owner, ..Options::at(house::now()) }).await?;
    match (settings.demo, demo::is_marked(&stores.people).await?) {
        (false, true) => Err(Stop { code: 4, words: "This database holds made-up demo people. Add --demo, or choose another data folder with --data.".into() }),
        (true, false) if settings.database_url.is_some() && !demo::is_empty(&stores.people).await? => {
            Err(Stop { code: 4, words: "This database has real people in it. Demo people never share a database with them: leave --demo out.".into() })
        }
        _ => Ok(stores),
    }
}

async fn migrate(settings: &Settings) -> Result<ExitCode, Stop> {
    open(settings).await?;
    println!("The databases are up to date.");
    Ok(ExitCode::SUCCESS)
}

fn check_content(settings: &Settings, table: Option<&Path>) -> Result<ExitCode, Stop> {
    let (report, errors) = shelf::report(&settings.content_folder);
    print!("{report}");
    if let Some(file) = table {
        let text = crate::content::table::of(&shelf::read(&settings.content_folder), &file.to_string_lossy());
        std::fs::write(file, text).map_err(|e| Stop { code: 4, words: format!("The table cannot be written to {}: {e}.", file.display()) })?;
        println!("All questions are in {}.", file.display());
    }
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Makes every stored result again and names those that come out differently.
async fn check_results(settings: &Settings) -> Result<ExitCode, Stop> {
    let report = crate::train::replay::all(&open(settings).await?).await?;
    for difference in &report.different {
        println!(
            "different: account {}, {}, decided {}: it says {} and would say {}",
            difference.staff,
            difference.competency,
            difference.moment(),
            difference.kept,
            difference.again
        );
    }
    println!("{}", report.words());
    Ok(if report.is_well() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn make_demo(settings: &Settings) -> Result<ExitCode, Stop> {
    let settings = Settings { demo: true, ..settings.clone() };
    let stores = open(&settings).await?;
    let secrets = start::key(&settings, &stores).await?;
    crate::account::demo_people::make(&stores, &secrets, house::now()).await?;
    println!("The demo people are in {}. Start them with: doorstep serve --demo", settings.data_folder().display());
    Ok(ExitCode::SUCCESS)
}

async fn serve_site(settings: Settings) -> Result<ExitCode, Stop> {
    log::start(&settings.log);
    crate::account::sso::Provider::from_settings(&settings).map_err(|words| Stop { code: 2, words })?;
    post::Post::from_settings(&settings).map_err(|words| Stop { code: 2, words })?;
    let listener = TcpListener::bind(settings.listen).await.map_err(|e| port_in_use(&settings, &e))?;
    let stores = open(&settings).await?;
    let _running = rotate::say_running(&settings.data_folder());
    let secrets = start::key(&settings, &stores).await?;
    start::catch_up(&settings, &stores, &secrets).await?;
    if settings.demo {
        crate::account::demo_people::make(&stores, &secrets, house::now()).await?;
    }
    let assets = Assets::read(&settings.site_folder).unwrap_or_else(|why| {
        eprintln!("doorstep: {why} Pages are shown without style until then.");
        Assets::none()
    });
    let seen = shelf::look(&settings.content_folder);
    let library = shelf::first(&settings.content_folder, &stores.content, house::now()).await;
    let site = site_settings::read(&stores.content).await?;
    help_check::may_open(&settings, &library, &site, house::now()).map_err(|words| Stop { code: 1, words })?;
    let token = first_administrator(&stores).await?;
    let house = House::new(settings.clone(), stores, assets, secrets, library);
    shelf::keep_sign(&house).await?;
    shelf::keep_rules(&house).await?;
    tokio::spawn(shelf::keep_fresh(house.clone(), seen));
    tokio::spawn(tidy::each_hour(house.clone()));
    tokio::spawn(age::keep(house.clone()));
    tokio::spawn(post::each_half_minute(house.clone()));
    tokio::spawn(crate::sharing::keeping::keep(house.clone()));
    tell(format_args!("Doorstep is open at {}", settings.public_url));
    if settings.demo {
        tell(format_args!("{}", crate::account::demo_people::HOW_TO_SIGN_IN));
    }
    if settings.reading_only() {
        tell(format_args!("Reading only: the address is not this machine's own and public_url is not https, so nothing that people type would be private."));
    }
    if let Some(token) = token {
        tell(format_args!("Nobody runs this site yet. Within 30 minutes, open {}/en/staff/first and enter: {token}", settings.origin()));
    }
    let most = settings.most_connections;
    serve::serve(listener, app::router(house), most, stop_signal()).await;
    Ok(ExitCode::SUCCESS)
}

/// From the next badge on, and while the site runs: each badge asks for the newest key.
async fn new_award_key(settings: &Settings) -> Result<ExitCode, Stop> {
    let stores = open(settings).await?;
    let secrets = start::key(settings, &stores).await?;
    let mut change = stores.people.change().await?;
    let id = award_keys::renew(&mut change, &secrets, house::now()).await?;
    change.commit().await?;
    println!("Badges are signed with a new key from now on: {id}");
    println!("Badges that were given out before stay good. The site can go on running.");
    Ok(ExitCode::SUCCESS)
}

/// The operator's leave to end all unused places at once, not a few a day.
async fn end_unused(settings: &Settings) -> Result<ExitCode, Stop> {
    let stores = open(settings).await?;
    let secrets = start::key(settings, &stores).await?;
    let ledger = Ledger::in_folder(&settings.data_folder());
    let months = house_rules::read(&stores.people).await?.unused.unwrap_or(settings.unused());
    let ended = tidy::unused_places(&stores.people, &secrets, &ledger, months, keeping::Leave::All, house::now()).await?;
    tidy::wipe(&stores.people).await;
    println!("Places that nobody opened for {} months and that are deleted now: {}", months.number(), ended.marks.len());
    Ok(ExitCode::SUCCESS)
}

/// A line for whoever started the server. A console that nobody reads any more ends no site.
fn tell(words: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stdout(), "{words}");
}

/// A one-time token for the first administrator, shown on the console only (trust R-SEC-22).
async fn first_administrator(stores: &Stores) -> Result<Option<String>, Stop> {
    if staff::has_admin(&stores.people).await? {
        return Ok(None);
    }
    let mut change = stores.people.change().await?;
    let token = console_tokens::make(&mut change, console_tokens::Purpose::FirstAdmin, house::now()).await?;
    change.commit().await?;
    Ok(Some(token.reveal()))
}

fn port_in_use(settings: &Settings, error: &std::io::Error) -> Stop {
    let words = match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!(
                "Something else is listening on {} already. Stop it, or choose another port, for example: --listen 127.0.0.1:3001 --public-url http://localhost:3001",
                settings.listen
            )
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("This account may not listen on {}. Ports below 1024 need more rights; 3000 does not.", settings.listen)
        }
        _ => format!("Cannot listen on {}: {error}.", settings.listen),
    };
    Stop { code: 4, words }
}

pub(super) async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        },
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}

/// Are the logs of who looked whole? Nothing to say before there is a database that is up to date.
async fn access_logs(settings: &Settings) -> Option<(bool, String)> {
    let has_key = settings.data_folder().join(crate::account::secrets::PEPPER_FILE).exists();
    if !has_key || !storage::migrate::pending(&place(settings)).await.ok()?.is_empty() {
        return None;
    }
    let options = Options { behind_pooler: settings.behind_pooler, migrate: false, ..Options::at(house::now()) };
    let stores = storage::open(&place(settings), &options).await.ok()?;
    let secrets = Secrets::open(&settings.data_folder()).ok()?;
    Some(crate::sharing::keeping::look(&stores.people, &secrets).await)
}

/// Looks at everything a start needs, says one line for each, and ends with 1 when something needs mending.
async fn doctor(settings: Settings) -> Result<ExitCode, Stop> {
    let mut well = true;
    let mut say = |fine: bool, words: String| {
        well &= fine;
        println!("{} {words}", if fine { "ok    " } else { "mend  " });
    };
    say(true, format!("settings: {} · listens on {}", settings.public_url, settings.listen));
    say(
        !settings.reading_only(),
        if settings.reading_only() {
            "connection: plain http beyond this machine: reading only. Use https in public_url.".into()
        } else {
            "connection: private".into()
        },
    );
    match Assets::read(&settings.site_folder) {
        Ok(assets) => say(true, format!("site: built, {}", assets.digest)),
        Err(why) => say(false, format!("site: {why}")),
    }
    let (report, errors) = shelf::report(&settings.content_folder);
    let last = report.lines().last().unwrap_or_default().to_owned();
    say(errors == 0, format!("content: {last}"));
    let library = shelf::read(&settings.content_folder);
    let site = match storage::open(&place(&settings), &Options { migrate: false, ..Options::at(house::now()) }).await {
        Ok(stores) => site_settings::read(&stores.content).await.unwrap_or_default(),
        Err(_) => Site::default(), // the line about the database says why
    };
    if let Some(region) = help_check::region(&settings, &library, &site) {
        let on = help_check::checked_on(region, &site);
        let advice = help_check::advice(region, help_check::checked(&on, region.recheck_days, house::now()));
        say(advice.is_none(), format!("help lines: {}", advice.unwrap_or_else(|| format!("those of {} were checked lately", region.name.en))));
    }
    let folder = settings.data_folder();
    let probe = folder.join(".doctor");
    match make_folder(&folder).and_then(|()| std::fs::write(&probe, b"x").map_err(|e| Stop { code: 4, words: e.to_string() })) {
        Ok(()) => {
            let _ = std::fs::remove_file(&probe);
            say(true, format!("data folder: {} can be written", folder.display()));
        }
        Err(stop) => say(false, format!("data folder: {}", stop.words)),
    }
    match storage::migrate::pending(&place(&settings)).await {
        Ok(steps) if steps.is_empty() => say(true, "database: up to date".into()),
        Ok(steps) => say(true, format!("database: {} steps to do at the next start", steps.len())),
        Err(error) => say(false, format!("database: {error}")),
    }
    if let Some((fine, words)) = keeping_checks::row_rights(&settings, &place(&settings)).await {
        say(fine, words);
    }
    if let Some((fine, words)) = start::key_line(&settings, &place(&settings)).await {
        say(fine, words);
    }
    if let Some((fine, words)) = keeping_checks::award_keys(&settings, &place(&settings)).await {
        say(fine, words);
    }
    for (fine, words) in keeping_checks::files(&folder, house::now()) {
        say(fine, words);
    }
    if let Some((fine, words)) = access_logs(&settings).await {
        say(fine, words);
    }
    if let Some((fine, words)) = keeping_checks::places(&settings, &place(&settings)).await {
        say(fine, words);
    }
    let (fine, words) = super::security_txt::state(&settings, house::now());
    say(fine, words);
    let year = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).year();
    say((2026..2100).contains(&year), format!("clock: the year is {year}"));
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
