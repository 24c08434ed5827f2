//! Where things are: everything is relative to the root of the repository.

use crate::Done;
use std::{
    env,
    path::{Path, PathBuf},
};

/// The name of the crate, of the server and of every file of the client.
pub const NAME: &str = "doorstep";

pub struct Place {
    pub root: PathBuf,
    target: PathBuf,
}

impl Place {
    pub fn find() -> Done<Self> {
        let root =
            Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("the folder xtask/ has no folder above it; run this inside the repository")?.to_path_buf();
        let target = root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
        Ok(Self { root, target })
    }

    /// Where cargo puts the server.
    pub fn server(&self, release: bool) -> PathBuf {
        self.target.join(if release { "release" } else { "debug" }).join(NAME)
    }

    /// The client has a target folder of its own: other flags, perhaps another compiler.
    pub fn client_target(&self) -> PathBuf {
        self.target.join("client")
    }

    /// What wasm-bindgen made of the client built last.
    pub fn bindgen(&self) -> PathBuf {
        self.client_target().join("bindgen")
    }

    /// Where the server looks (site-root in Cargo.toml), whatever CARGO_TARGET_DIR says.
    pub fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    pub fn style(&self) -> PathBuf {
        self.root.join("style")
    }
}
