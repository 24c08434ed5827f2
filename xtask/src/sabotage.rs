//! Breaks the product in a copy of the source and sees that the tests notice (trust R-SEC-03). One build; then each break alone.
//! Deliberately absent: any switch in the product itself.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    Done,
    breaks::{BREAKS, Break},
    place::Place,
};

/// What the switch is, in the copy only.
const SWITCH: &str = "\n#[allow(dead_code)]\npub fn broken(name: &str) -> bool {\n    #[cfg(not(target_arch = \"wasm32\"))]\n    return std::env::var(\"SABOTAGE\").is_ok_and(|broken| broken == name);\n    #[cfg(target_arch = \"wasm32\")]\n    return false;\n}\n";

/// `cargo xtask sabotage [name…]`: all breaks, or those whose name contains one of the words.
pub fn run(place: &Place, wanted: &[&String]) -> Done {
    let copy = place.root.join("target/sabotage");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    copy_source(&place.root, &copy)?;
    break_source(&copy)?;
    let tests = build(place, &copy)?;
    let chosen: Vec<&Break> = BREAKS.iter().filter(|b| wanted.is_empty() || wanted.iter().any(|word| b.name.contains(word.as_str()))).collect();
    if chosen.is_empty() {
        return Err("no break has such a name; they are listed in xtask/src/breaks.rs".into());
    }
    let mut whole: BTreeMap<&str, bool> = BTreeMap::new();
    let mut missed = Vec::new();
    for one in &chosen {
        // Once without the break, so that a test which fails anyway is not taken for one that noticed.
        let well = *whole.entry(one.test).or_insert_with(|| passes(&tests, place, &copy, one.test, ""));
        let noticed = well && !passes(&tests, place, &copy, one.test, one.name);
        println!("{}  {:<24} {}", if noticed { "noticed" } else { "MISSED " }, one.name, one.test);
        if !noticed {
            missed.push(if well { one.name.to_owned() } else { format!("{} (its test fails without it)", one.name) });
        }
    }
    println!("{} of {} breaks were noticed", chosen.len() - missed.len(), chosen.len());
    if missed.is_empty() { Ok(()) } else { Err(format!("nobody noticed: {}", missed.join(", ")).into()) }
}

fn copy_source(from: &Path, to: &Path) -> Done {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if ["target", "node_modules", ".git", "data"].iter().any(|skip| name == *skip) {
            continue;
        }
        let to = to.join(&name);
        if entry.path().is_dir() {
            copy_source(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

fn break_source(copy: &Path) -> Done {
    for one in BREAKS.iter().filter(|b| !b.find.is_empty()) {
        let file = copy.join(one.file);
        let text = fs::read_to_string(&file).map_err(|e| format!("{}: {}: {e}", one.name, one.file))?;
        let times = text.matches(one.find).count();
        if times != 1 {
            return Err(format!("the break {:?} wants to find {:?} once in {}, and finds it {times} times", one.name, one.find, one.file).into());
        }
        fs::write(&file, text.replacen(one.find, one.put, 1))?;
    }
    let lib = copy.join("src/lib.rs");
    fs::write(&lib, fs::read_to_string(&lib)? + SWITCH)?;
    Ok(())
}

/// The programs of the broken copy.
struct Programs {
    product: String,
    units: String,
    server: String,
}

/// Builds the tests of the copy; dependencies come from the target folder of the real one.
fn build(place: &Place, copy: &Path) -> Done<Programs> {
    let built = Command::new("cargo")
        .args(["test", "--offline", "--features", "ssr", "--lib", "--test", "product", "--no-run", "--message-format=json"])
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", place.root.join("target"))
        .stderr(Stdio::inherit())
        .output()?;
    let text = String::from_utf8_lossy(&built.stdout).into_owned();
    if !built.status.success() {
        return Err("the broken copy does not build; the lines above say why".into());
    }
    // The server is built for the tests that start it; its line has no mark of a test.
    let program = |what: &str, kind: &str| {
        let is_it = |line: &&str| line.contains(&format!("\"name\":\"{what}\"")) && line.contains(&format!("\"kind\":[\"{kind}\""));
        let named = text.lines().filter(is_it).find_map(|line| line.split_once("\"executable\":\""));
        named.and_then(|(_, path)| path.split('"').next()).map(str::to_owned).ok_or_else(|| format!("cargo named no program for {what}"))
    };
    Ok(Programs { product: program("product", "test")?, units: program("doorstep", "cdylib")?, server: program("doorstep", "bin")? })
}

fn passes(programs: &Programs, place: &Place, copy: &Path, test: &str, broken: &str) -> bool {
    let mut command = if test.starts_with("end2end/") {
        let mut node = Command::new("node");
        // Browser tests have their packages beside them, which are not in the copy.
        node.args(["--test", "--test-timeout=300000", "--test-force-exit", test]).env("DOORSTEP_SERVER", &programs.server).current_dir(&place.root);
        node
    } else {
        let (program, test) = test.strip_prefix("unit:").map_or((&programs.product, test), |test| (&programs.units, test));
        let mut tests = Command::new(program);
        tests.args([test, "--test-threads=2"]).current_dir(copy);
        tests
    };
    let ran = command.env("SABOTAGE", broken).stdout(Stdio::piped()).stderr(Stdio::null()).output();
    ran.is_ok_and(|ran| ran.status.success() && !String::from_utf8_lossy(&ran.stdout).contains("running 0 tests"))
}
