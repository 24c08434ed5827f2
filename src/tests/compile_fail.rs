//! What must not compile, so that a wrong reading cannot be written by accident: the cases lie in `compile_fail/`, each with the error
//! that the compiler has to give on its first line.
//!
//! They are compiled against the library that this test is linked with, about a second each. (trybuild would build the product and all its
//! crates a second time.) `control.rs` does compile: without it, a wrong path would look like a success.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/compile_fail")
}

/// What the compiler says about one file; empty when it compiles.
fn compile(case: &Path, library: &Path, into: &Path) -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--edition", "2024", "--crate-type", "lib", "--emit", "metadata", "--cap-lints", "allow"])
        .arg("--extern")
        .arg(format!("doorstep={}", library.display()))
        .arg("-L")
        .arg(format!("dependency={}", library.parent().unwrap().display()))
        .arg("--out-dir")
        .arg(into)
        .arg(case)
        .output()
        .unwrap();
    if output.status.success() { String::new() } else { String::from_utf8_lossy(&output.stderr).into_owned() }
}

/// The newest library of this build that the control compiles against: older ones, and those of other features, lie beside it.
fn library(into: &Path) -> PathBuf {
    let folder = std::env::current_exe().unwrap().parent().unwrap().to_owned();
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .filter(|file| file.file_name().to_str().is_some_and(|name| name.starts_with("libdoorstep") && name.ends_with(".rlib")))
        .map(|file| (file.metadata().unwrap().modified().unwrap(), file.path()))
        .collect();
    found.sort();
    let mut said = String::new();
    for (_, library) in found.into_iter().rev() {
        said = compile(&cases().join("control.rs"), &library, into);
        if said.is_empty() {
            return library;
        }
    }
    panic!("no library compiles the control: {said}")
}

#[test]
fn a_wrong_reading_does_not_compile() {
    let into = tempfile::tempdir().unwrap();
    let library = library(into.path());
    let mut tried = 0;
    for file in fs::read_dir(cases()).unwrap().flatten().map(|file| file.path()).filter(|file| !file.ends_with("control.rs")) {
        let text = fs::read_to_string(&file).unwrap();
        let wanted = text.strip_prefix("// ").and_then(|rest| rest.split(':').next()).unwrap_or_default();
        let said = compile(&file, &library, into.path());
        let errors: Vec<_> = said.lines().filter_map(|line| line.strip_prefix("error[")).filter_map(|rest| rest.split(']').next()).collect();
        assert!(!errors.is_empty(), "{} compiles", file.display());
        assert!(errors.iter().all(|error| *error == wanted), "{}: {said}", file.display());
        tried += 1;
    }
    assert!(tried >= 11, "{tried}");
}
