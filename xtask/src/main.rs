//! The build task: `cargo xtask help` lists what it does, `xtask/README.md` says why.

mod breaks;
mod client;
mod components;
mod place;
mod press;
mod sabotage;
mod server;
mod site;
mod style;
mod tool;

use std::{error::Error, process::ExitCode, time::Instant};

/// Every failure ends as one sentence in plain words.
type Done<T = ()> = Result<T, Box<dyn Error>>;

const HELP: &str = "\
cargo xtask <command>

  build [--release]          the client, the site and the server
  client                     the client (WebAssembly) and the site
  site                       the site again, with the client built last: style, icon, compressed copies
  server [--release]         the server
  run [--release] [more]     build, then serve with demo people; `more` goes to the server
  figures                    release build, then the figures of the product against a yardstick in the same run
  sbom                       the list of components (CycloneDX) in target/doorstep.cdx.json
  sabotage [name]            breaks a copy of the product in each way that is listed, and sees that its test notices
  lint-client                clippy for the client, as the tests run it
  help                       this text

The client is always built small (profile wasm-release). The site is target/site/pkg/<digest>/,
its digest is in target/site/digest.txt, and its sizes are in target/site/sizes.json.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match act(&words) {
        Ok(code) => code,
        Err(e) => {
            eprintln!("\nxtask: {e}");
            ExitCode::FAILURE
        }
    }
}

fn act(words: &[String]) -> Done<ExitCode> {
    let (command, rest) = match words.split_first() {
        Some((first, rest)) => (first.as_str(), rest),
        None => ("help", words),
    };
    let place = place::Place::find()?;
    let release = rest.iter().any(|word| word == "--release");
    let more: Vec<&String> = rest.iter().filter(|word| *word != "--release").collect();
    let known: &[&str] = match command {
        "build" | "server" | "run" => &["--release"],
        _ => &[],
    };
    let refused = if matches!(command, "run" | "sabotage") { None } else { rest.iter().find(|word| !known.contains(&word.as_str())) };
    if let Some(word) = refused {
        return Err(format!("`cargo xtask {command}` does not know {word:?}. Type: cargo xtask help").into());
    }
    match command {
        "help" | "--help" | "-h" => println!("{HELP}"),
        "lint-client" => timed("clippy for the client", || client::lint(&place))?,
        "server" => timed("server", || server::build(&place, release))?,
        "sbom" => components::write(&place)?,
        "sabotage" => timed("sabotage", || sabotage::run(&place, &more))?,
        "site" => timed("site", || site::build(&place))?,
        "client" => both(&place)?,
        "figures" => {
            both(&place)?;
            timed("server", || server::build(&place, true))?;
            timed("figures", || server::figures(&place))?;
        }
        "build" | "run" => {
            both(&place)?;
            timed("server", || server::build(&place, release))?;
            if command == "run" {
                return server::serve(&place, release, &more);
            }
        }
        other => {
            return Err(format!("there is no command {other:?}. Type: cargo xtask help").into());
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn both(place: &place::Place) -> Done {
    style::join(&place.style())?; // minutes of compiling should not end with a misspelt file name
    timed("client", || client::build(place))?;
    timed("site", || site::build(place))
}

fn timed(what: &str, work: impl FnOnce() -> Done) -> Done {
    eprintln!("-- {what}");
    let start = Instant::now();
    work()?;
    eprintln!("   {what}: {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}
