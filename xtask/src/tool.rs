//! Finds a compiler that can build for the browser, and runs commands.

use crate::{Done, place::Place};
use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

pub const TRIPLE: &str = "wasm32-unknown-unknown";
const OLDEST: (u32, u32) = (1, 95); // rust-version in Cargo.toml

/// The cargo that started us, else the one on PATH.
pub fn cargo() -> PathBuf {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into()).into()
}

/// A compiler with the standard library for wasm32, and the cargo that goes with it.
pub struct Tool {
    rustc: PathBuf,
    cargo: PathBuf,
    of_distribution: bool,
}

impl Tool {
    /// The compiler in use if it can, else the distribution's (xtask/setup-wasm.sh).
    pub fn find() -> Done<Self> {
        let own = Self { rustc: env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()).into(), cargo: cargo(), of_distribution: false };
        let other = Self { rustc: "/usr/bin/rustc".into(), cargo: "/usr/bin/cargo".into(), of_distribution: true };
        [own, other]
            .into_iter()
            .find(Self::is_usable)
            .ok_or_else(|| format!("no compiler here can build for the browser ({TRIPLE}). Type: xtask/setup-wasm.sh").into())
    }

    fn is_usable(&self) -> bool {
        let Some(version) = said(Command::new(&self.rustc).arg("-vV")) else {
            return false;
        };
        let Some(sysroot) = said(Command::new(&self.rustc).args(["--print", "sysroot"])) else {
            return false;
        };
        let rustlib = Path::new(&sysroot).join("lib/rustlib");
        let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
        let has_std = fs::read_dir(rustlib.join(TRIPLE).join("lib"))
            .is_ok_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-")));
        has_std && rustlib.join(host).join("bin/rust-lld").exists() && release(&version).is_some_and(|v| v >= OLDEST)
    }

    /// `cargo <what>` for the client. The flags are always these, so nothing is built twice:
    /// what the machine sets is left out, and the paths of this machine do not reach the browser.
    pub fn command(&self, place: &Place, what: &str) -> Command {
        let lint = what == "clippy";
        // `cargo clippy` would find rustup's clippy, which cannot read what this compiler wrote
        let mut command = match self.of_distribution && lint {
            true => Command::new("/usr/bin/cargo-clippy"),
            false => Command::new(&self.cargo),
        };
        if self.of_distribution {
            command.env("CARGO", &self.cargo).env("RUSTC", &self.rustc).env_remove("RUSTUP_TOOLCHAIN");
        }
        for name in ["RUSTFLAGS", "CARGO_BUILD_TARGET", "CARGO_BUILD_RUSTFLAGS", "CARGO_PROFILE_WASM_RELEASE_DEBUG"] {
            command.env_remove(name);
        }
        command.env("CARGO_ENCODED_RUSTFLAGS", remap(&place.root));
        command.current_dir(&place.root).arg(what).args(["--package", crate::place::NAME, "--lib", "--target", TRIPLE]);
        command.args(["--no-default-features", "--features", "hydrate", "--profile", "wasm-release", "--target-dir"]);
        command.arg(place.client_target());
        command
    }
}

fn remap(root: &Path) -> OsString {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    let mut flags = OsString::new();
    for (from, to) in [(home, "/cargo"), (Some(root.to_path_buf()), "/doorstep")] {
        let Some(from) = from else { continue };
        if !flags.is_empty() {
            flags.push("\x1f");
        }
        flags.push("--remap-path-prefix=");
        flags.push(from);
        flags.push("=");
        flags.push(to);
    }
    flags
}

/// Reads the version out of `rustc -vV`.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.lines().find_map(|line| line.strip_prefix("release: "))?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn said(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command that shows its own progress; `what` names it when it fails.
pub fn run(command: &mut Command, what: &str) -> Done {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|e| format!("{what} could not start: {program}: {e}"))?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{what} failed; the lines above say why").into()),
    }
}

/// The full path of a program on PATH, if it is there.
pub fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_what_rustc_prints() {
        assert_eq!(release("rustc 1.96.0\nhost: x\nrelease: 1.96.0-nightly\n"), Some((1, 96)));
        assert_eq!(release("rustc"), None);
        assert!((1, 100) > OLDEST && (1, 94) < OLDEST);
    }
}
