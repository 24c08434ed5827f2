//! The server half, and starting it.

use crate::{
    Done,
    place::{NAME, Place},
    tool,
};
use std::process::{Command, ExitCode};

pub fn build(place: &Place, release: bool) -> Done {
    let mut command = Command::new(tool::cargo());
    command.current_dir(&place.root).args(["build", "--package", NAME, "--bin", NAME, "--features", "ssr"]);
    if release {
        command.arg("--release");
    }
    tool::run(&mut command, "building the server")
}

/// Measures the release server; see `src/tests/figures`.
pub fn figures(place: &Place) -> Done {
    let mut command = Command::new(tool::cargo());
    command.current_dir(&place.root).args(["run", "--package", NAME, "--example", "figures", "--features", "ssr", "--release", "--quiet"]);
    tool::run(&mut command, "measuring")
}

/// Serves with demo people until somebody stops it.
pub fn serve(place: &Place, release: bool, more: &[&String]) -> Done<ExitCode> {
    let program = place.server(release);
    let status = Command::new(&program)
        .current_dir(&place.root)
        .args(["serve", "--demo"])
        .args(more)
        .status()
        .map_err(|e| format!("the server could not start: {}: {e}", program.display()))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
