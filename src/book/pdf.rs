//! A PDF of a page, printed by a Chromium that this machine has. It writes tags, an outline, title and language by itself, from the same HTML.
//!
//! Deliberately absent: fetching a browser, and anything that goes out to the network: the page loads two style sheets beside it and nothing else.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use super::trouble::BookTrouble;

/// The longest module takes some seconds; a machine that is busy may need much longer.
const LONGEST: Duration = Duration::from_secs(240);
const NAMES: [&str; 6] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];
const PLACES: [&str; 3] =
    ["/snap/bin/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

pub const NONE_FOUND: &str = "No Chromium was found, so there are no PDFs; the pages can be printed from any browser. Install Chromium or Chrome, name it with \
                              --chromium, or leave PDFs out with --no-pdf.";

/// A Chromium on this machine: the one that was named, else one of the environment, else one of the usual places.
///
/// # Errors
/// When one was named that is not there.
pub fn find(named: Option<&Path>) -> Result<Option<PathBuf>, BookTrouble> {
    let of_environment = ["DOORSTEP_CHROMIUM", "CHROMIUM"].iter().find_map(|name| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from));
    if let Some(named) = named.map(Path::to_owned).or(of_environment) {
        let words = || format!("There is no program at {}. Name a Chromium with --chromium, or leave PDFs out with --no-pdf.", named.display());
        return if named.is_file() { Ok(Some(named)) } else { Err(BookTrouble::new(2, words())) };
    }
    let folders: Vec<PathBuf> = env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    let on_the_path = folders.iter().flat_map(|folder| NAMES.iter().map(move |name| folder.join(name)));
    Ok(on_the_path.chain(PLACES.iter().map(PathBuf::from)).find(|file| file.is_file()))
}

/// Prints one page. `profile` is a folder of this run, so that nobody's own browser is touched.
///
/// # Errors
/// In plain words, when the browser does not do it.
pub fn print(chromium: &Path, page: &Path, pdf: &Path, profile: &Path, stop: &AtomicBool) -> Result<(), String> {
    let said = profile.join("said.txt");
    fs::create_dir_all(profile).map_err(|e| e.to_string())?;
    let log = fs::File::create(&said).map_err(|e| e.to_string())?;
    let mut command = Command::new(chromium);
    command.args([
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-extensions",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
    ]);
    // Ctrl+C in a console reaches us alone, and we end the browser: otherwise it might end first and look broken.
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    // Chromium refuses to start for root with its sandbox; what it opens is our own page, without scripts.
    if is_root() {
        command.arg("--no-sandbox");
    }
    command.arg(format!("--user-data-dir={}", profile.display())).arg(format!("--print-to-pdf={}", pdf.display())).arg(file_address(page));
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().map_err(|e| format!("{} does not start: {e}", chromium.display()))?;
    let began = Instant::now();
    loop {
        let ended = child.try_wait().map_err(|e| e.to_string())?;
        if ended.is_some() {
            break;
        }
        if stop.load(Ordering::Relaxed) || began.elapsed() > LONGEST {
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!("it did not end within {} seconds", LONGEST.as_secs()));
        }
        thread::sleep(Duration::from_millis(40));
    }
    let is_there = fs::metadata(pdf).is_ok_and(|m| m.len() > 0);
    if is_there { Ok(()) } else { Err(last_words(&fs::read_to_string(&said).unwrap_or_default())) }
}

fn last_words(said: &str) -> String {
    said.lines().rev().find(|line| line.contains("ERROR") || line.contains("rror:")).or(said.lines().last()).unwrap_or("it wrote nothing").trim().to_owned()
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0)
}

/// `file:///home/a%20b/c.html`
fn file_address(page: &Path) -> String {
    let bytes = std::os::unix::ffi::OsStrExt::as_bytes(page.as_os_str());
    let fine = |b: u8| b.is_ascii_alphanumeric() || b"/-_.~".contains(&b);
    let path: String = bytes.iter().map(|b| if fine(*b) { char::from(*b).to_string() } else { format!("%{b:02X}") }).collect();
    format!("file://{path}")
}

/// The same day in every copy: the moment of printing is no news to anybody. Same length, so that the file's own table stays right.
pub fn with_day(mut pdf: Vec<u8>, day: &str) -> Vec<u8> {
    let fixed = format!("{}000000+00'00'", day.replace('-', ""));
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
        let Some(at) = pdf.windows(key.len()).rposition(|w| w == key.as_bytes()) else { continue };
        let from = at + key.len();
        let until = pdf[from..].iter().take(40).position(|b| *b == b')').map(|n| from + n);
        if let Some(place) = until.and_then(|until| pdf.get_mut(from..until)).filter(|place| place.len() <= fixed.len()) {
            place.copy_from_slice(&fixed.as_bytes()[..place.len()]);
        }
    }
    pdf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_in_any_folder_has_an_address() {
        assert_eq!(file_address(Path::new("/a b/é?.html")), "file:///a%20b/%C3%A9%3F.html");
    }

    #[test]
    fn the_moment_of_printing_is_replaced_and_nothing_else() {
        let pdf = b"<</CreationDate (D:20261122161530+00'00')\n/ModDate (D:20261122161530+00'00')>>".to_vec();
        assert_eq!(with_day(pdf, "2026-11-01"), b"<</CreationDate (D:20261101000000+00'00')\n/ModDate (D:20261101000000+00'00')>>");
    }

    #[test]
    fn a_browser_that_was_named_and_is_not_there_is_said() {
        assert_eq!(find(Some(Path::new("/nowhere/chromium"))).map_err(|t| t.code), Err(2));
    }
}
