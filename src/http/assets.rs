//! The built files: style sheet, WebAssembly client, its glue, the icon. Read once at start, served from memory under the digest of the
//! whole folder, so that a name never means two things. Under another digest they are gone (404), not stale.

use std::{collections::HashMap, path::Path};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};
use base64::Engine as _;
use sha2::{Digest, Sha256};

use super::cache::{Coding, best_coding};

#[derive(Debug)]
struct File {
    plain: Bytes,
    gzip: Option<Bytes>,
    brotli: Option<Bytes>,
    kind: &'static str,
}

const PASSKEYS: &str = include_str!("../islands/passkey.js");

/// Everything that is served from the site folder.
const FILES: [&str; 4] = ["doorstep.css", "doorstep.js", "doorstep.wasm", "favicon.svg"];

impl File {
    /// A file with the compressed copies that stand beside it.
    fn read(folder: &Path, file: &str) -> Option<Self> {
        let plain = std::fs::read(folder.join(file)).ok()?;
        let beside = |ending: &str| std::fs::read(folder.join(format!("{file}.{ending}"))).ok().map(Bytes::from);
        let kind = match file.rsplit('.').next() {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("wasm") => "application/wasm",
            _ => "image/svg+xml",
        };
        Some(Self { plain: plain.into(), gzip: beside("gz"), brotli: beside("br"), kind })
    }
}

fn missing(what: &Path) -> String {
    format!("The built site is not complete: {} is missing. Run `cargo xtask client` (or xtask/start), or point --site at it.", what.display())
}

/// What the build task left in the site folder.
#[derive(Debug)]
pub struct Assets {
    pub digest: String,
    files: HashMap<String, File>,
    /// The inline script of island pages; constant for a build.
    pub loader: String,
    /// Its SHA-256 in base64, for the policy header.
    pub loader_hash: String,
    /// The name of the script for passkeys. It is part of the binary, and its name has a digest of its own.
    pub passkeys: String,
}

/// Starts the islands after the first paint, and not at all when the reader saves data.
/// `for … of` walks them in page order; each island is an exported function named in `data-component`.
fn loader_script(digest: &str) -> String {
    format!(
        r#"const c=navigator.connection;if(!(c&&c.saveData))requestAnimationFrame(()=>setTimeout(async()=>{{const m=await import("/pkg/{digest}/doorstep.js");await m.default({{module_or_path:"/pkg/{digest}/doorstep.wasm"}});m.hydrate();for(const e of document.querySelectorAll("leptos-island")){{const f=m[e.dataset.component];if(f)await f(e)}}document.documentElement.dataset.islands="ready"}}))"#
    )
}

impl Assets {
    /// Reads `digest.txt` and the folder it names; without it the flat folder that `cargo leptos watch` leaves.
    ///
    /// # Errors
    /// In plain words, when the site was not built.
    pub fn read(site: &Path) -> Result<Self, String> {
        let name = site.join("digest.txt");
        let folder = match std::fs::read_to_string(&name) {
            Ok(digest) => site.join("pkg").join(digest.trim()),
            Err(_) if site.join("pkg/doorstep.js").exists() => return Ok(Self::from_watch(&site.join("pkg"), Path::new("style"))),
            Err(_) => return Err(missing(&name)),
        };
        let digest = folder.file_name().and_then(|f| f.to_str()).unwrap_or_default().to_owned();
        let files: HashMap<String, File> = FILES.into_iter().filter_map(|file| Some((file.to_owned(), File::read(&folder, file)?))).collect();
        if !files.contains_key("doorstep.css") {
            return Err(missing(&folder.join("doorstep.css")));
        }
        Ok(Self::with(digest, files))
    }

    /// While somebody works with cargo-leptos: its script and WebAssembly, and the style sheet joined here as it is on disk.
    fn from_watch(pkg: &Path, style: &Path) -> Self {
        let mut files: HashMap<String, File> = FILES.into_iter().filter_map(|file| Some((file.to_owned(), File::read(pkg, file)?))).collect();
        let order = std::fs::read_to_string(style.join("order.txt")).unwrap_or_default();
        let sheet: String = order.lines().filter_map(|file| std::fs::read_to_string(style.join(file.trim())).ok()).collect();
        files.insert("doorstep.css".to_owned(), File { plain: sheet.into(), gzip: None, brotli: None, kind: "text/css; charset=utf-8" });
        let mut digest = Sha256::new();
        for file in FILES {
            digest.update(files.get(file).map(|f| f.plain.as_ref()).unwrap_or_default());
        }
        let digest = digest.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect();
        Self::with(digest, files)
    }

    /// For tests and for a start without a built site: pages work, unstyled.
    pub fn none() -> Self {
        Self::with("none".to_owned(), HashMap::new())
    }

    fn with(digest: String, mut files: HashMap<String, File>) -> Self {
        let loader = loader_script(&digest);
        let loader_hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(loader.as_bytes()));
        let script = PASSKEYS.as_bytes();
        let passkeys = format!("passkeys-{}.js", Sha256::digest(script).iter().take(8).map(|b| format!("{b:02x}")).collect::<String>());
        let file = File { plain: Bytes::from_static(script), gzip: None, brotli: None, kind: "text/javascript; charset=utf-8" };
        files.insert(passkeys.clone(), file);
        Self { digest, files, loader, loader_hash, passkeys }
    }

    pub fn address(&self, file: &str) -> String {
        format!("/pkg/{}/{file}", self.digest)
    }

    pub fn has(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    pub fn answer(&self, digest: &str, file: &str, asked: &HeaderMap) -> Option<Response<Body>> {
        if digest != self.digest {
            return None;
        }
        let found = self.files.get(file)?;
        let (bytes, coding) = match (best_coding(asked), &found.brotli, &found.gzip) {
            (Coding::Brotli, Some(b), _) => (b, Some("br")),
            (Coding::Brotli | Coding::Gzip, _, Some(g)) => (g, Some("gzip")),
            _ => (&found.plain, None),
        };
        let mut answer = Response::new(Body::from(bytes.clone()));
        *answer.status_mut() = StatusCode::OK;
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(found.kind));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        // A preview of the studio is a sandbox, and so comes from nowhere: the style sheet and the sign, which everybody may have, are for it as well.
        if matches!(file, "doorstep.css" | "favicon.svg") {
            headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
        }
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        Some(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_layouts_are_read() {
        let site = tempfile::tempdir().expect("a folder");
        assert!(Assets::read(site.path()).is_err_and(|why| why.contains("cargo xtask client")));
        std::fs::create_dir_all(site.path().join("pkg/abc")).expect("folders");
        std::fs::write(site.path().join("pkg/doorstep.js"), "1").expect("a file");
        let watched = Assets::read(site.path()).expect("the flat layout");
        assert!(watched.has("doorstep.css") && watched.has("doorstep.js") && !watched.has("doorstep.wasm"));
        std::fs::write(site.path().join("digest.txt"), "abc\n").expect("a file");
        assert!(Assets::read(site.path()).is_err(), "a digest without its style sheet");
        std::fs::write(site.path().join("pkg/abc/doorstep.css"), "p{}").expect("a file");
        let built = Assets::read(site.path()).expect("the built layout");
        assert_eq!(built.address("doorstep.css"), "/pkg/abc/doorstep.css");
        assert!(built.answer("abc", "doorstep.css", &HeaderMap::new()).is_some());
        assert!(built.answer("old", "doorstep.css", &HeaderMap::new()).is_none());
    }
}
