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

/// What the build task left in the site folder.
#[derive(Debug)]
pub struct Assets {
    pub digest: String,
    files: HashMap<String, File>,
    /// The inline script of island pages; constant for a build.
    pub loader: String,
    /// Its SHA-256 in base64, for the policy header.
    pub loader_hash: String,
}

/// Starts the islands after the first paint, and not at all when the reader saves data.
/// `for … of` walks them in page order; each island is an exported function named in `data-component`.
fn loader_script(digest: &str) -> String {
    format!(
        r#"const c=navigator.connection;if(!(c&&c.saveData))requestAnimationFrame(()=>setTimeout(async()=>{{const m=await import("/pkg/{digest}/doorstep.js");await m.default({{module_or_path:"/pkg/{digest}/doorstep.wasm"}});m.hydrate();for(const e of document.querySelectorAll("leptos-island")){{const f=m[e.dataset.component];if(f)await f(e)}}document.documentElement.dataset.islands="ready"}}))"#
    )
}

impl Assets {
    /// Reads `digest.txt` and the folder it names.
    ///
    /// # Errors
    /// In plain words, when the site was not built.
    pub fn read(site: &Path) -> Result<Self, String> {
        let missing = |what: &Path| {
            format!("The built site is not complete: {} is missing. Run `cargo xtask client` (or xtask/start), or point --site at it.", what.display())
        };
        let name = site.join("digest.txt");
        let digest = std::fs::read_to_string(&name).map_err(|_| missing(&name))?.trim().to_owned();
        let folder = site.join("pkg").join(&digest);
        let mut files = HashMap::new();
        for file in ["doorstep.css", "doorstep.js", "doorstep.wasm", "favicon.svg"] {
            let path = folder.join(file);
            let Ok(plain) = std::fs::read(&path) else {
                if file == "doorstep.css" {
                    return Err(missing(&path));
                }
                continue;
            };
            let beside = |ending: &str| std::fs::read(folder.join(format!("{file}.{ending}"))).ok().map(Bytes::from);
            let kind = match file.rsplit('.').next() {
                Some("css") => "text/css; charset=utf-8",
                Some("js") => "text/javascript; charset=utf-8",
                Some("wasm") => "application/wasm",
                _ => "image/svg+xml",
            };
            files.insert(file.to_owned(), File { plain: plain.into(), gzip: beside("gz"), brotli: beside("br"), kind });
        }
        Ok(Self::with(digest, files))
    }

    /// For tests and for a start without a built site: pages work, unstyled.
    pub fn none() -> Self {
        Self::with("none".to_owned(), HashMap::new())
    }

    fn with(digest: String, files: HashMap<String, File>) -> Self {
        let loader = loader_script(&digest);
        let loader_hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(loader.as_bytes()));
        Self { digest, files, loader, loader_hash }
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
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        Some(answer)
    }
}
