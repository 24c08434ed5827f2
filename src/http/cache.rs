//! Pages that are the same for everybody who asks alike: rendered once, compressed once, kept in memory with their ETag.
//!
//! The key is everything that may change the bytes: the content's digest, the address with its query, how the reader wants pages to
//! look, and whether data is short. Deliberately absent: personal pages. They never come near this file.

use std::{
    collections::HashMap,
    io::Write,
    sync::{Arc, RwLock},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};
use sha2::{Digest, Sha256};

/// How many bytes of pages are kept. Above it the cache starts anew, which costs one rendering a page and no memory.
const MOST_BYTES: usize = 16 << 20;

/// One page in the three forms that browsers ask for.
#[derive(Debug)]
pub struct Kept {
    plain: Bytes,
    gzip: Bytes,
    brotli: Bytes,
    etag: HeaderValue,
}

#[derive(Debug, Default)]
pub struct PageCache {
    pages: RwLock<Pages>,
}

#[derive(Debug, Default)]
struct Pages {
    by_key: HashMap<String, Arc<Kept>>,
    bytes: usize,
}

/// Compresses for the wire. Brotli 9 and gzip 9: once per page, not per request.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(bytes).and_then(|()| out.finish()).unwrap_or_default()
}

/// A window as wide as the page and no wider: above 64 KiB the encoder takes tables of up to 32 MB for a moment.
pub fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    let window = (bytes.len().max(1).ilog2() + 1).clamp(12, 20);
    let mut out = brotli::CompressorWriter::new(Vec::new(), 4096, quality, window);
    // Writing to memory cannot fail; an empty answer would only mean that the plain form is sent.
    if out.write_all(bytes).is_err() {
        return Vec::new();
    }
    out.into_inner()
}

impl Kept {
    pub fn new(html: String) -> Self {
        let digest = Sha256::digest(html.as_bytes());
        let short: String = digest.iter().take(9).map(|b| format!("{b:02x}")).collect();
        Self {
            gzip: gzip(html.as_bytes()).into(),
            brotli: brotli(html.as_bytes(), 9).into(),
            etag: HeaderValue::from_str(&format!("W/\"{short}\"")).unwrap_or(HeaderValue::from_static("W/\"0\"")),
            plain: html.into(),
        }
    }

    fn size(&self) -> usize {
        self.plain.len() + self.gzip.len() + self.brotli.len()
    }

    /// The answer to one request for this page: 304 when the browser has it already.
    pub fn answer(&self, asked: &HeaderMap) -> Response<Body> {
        let same = asked.get(header::IF_NONE_MATCH).is_some_and(|tags| names(tags, &self.etag));
        let (bytes, coding) = match best_coding(asked) {
            Coding::Brotli if !self.brotli.is_empty() => (&self.brotli, Some("br")),
            Coding::Gzip if !self.gzip.is_empty() => (&self.gzip, Some("gzip")),
            _ => (&self.plain, None),
        };
        let mut answer = Response::new(if same { Body::empty() } else { Body::from(bytes.clone()) });
        if same {
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
        }
        let headers = answer.headers_mut();
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Encoding, Save-Data"));
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        if let Some(coding) = coding.filter(|_| !same) {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        answer
    }
}

fn names(tags: &HeaderValue, ours: &HeaderValue) -> bool {
    let Ok(tags) = tags.to_str() else { return false };
    tags.split(',').any(|tag| tag.trim().as_bytes() == ours.as_bytes() || tag.trim() == "*")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    Brotli,
    Gzip,
    Plain,
}

/// Brotli if allowed, else gzip, else plain. `q=0` means no.
pub fn best_coding(asked: &HeaderMap) -> Coding {
    let accepts = asked.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let allowed = |name: &str| {
        accepts.split(',').any(|part| {
            let mut pieces = part.split(';');
            pieces.next().is_some_and(|n| n.trim() == name) && !pieces.any(|p| matches!(p.trim(), "q=0" | "q=0.0"))
        })
    };
    if allowed("br") {
        Coding::Brotli
    } else if allowed("gzip") {
        Coding::Gzip
    } else {
        Coding::Plain
    }
}

impl PageCache {
    pub fn find(&self, key: &str) -> Option<Arc<Kept>> {
        self.pages.read().ok()?.by_key.get(key).cloned()
    }

    pub fn keep(&self, key: String, page: Kept) -> Arc<Kept> {
        let page = Arc::new(page);
        if let Ok(mut pages) = self.pages.write() {
            if pages.bytes + page.size() > MOST_BYTES {
                *pages = Pages::default();
            }
            pages.bytes += page.size();
            if let Some(before) = pages.by_key.insert(key, page.clone()) {
                pages.bytes -= before.size();
            }
        }
        page
    }

    /// After content changed. Old keys would never be asked again, but their memory is.
    pub fn forget(&self) {
        if let Ok(mut pages) = self.pages.write() {
            *pages = Pages::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(n, v)| (n.clone(), v.parse().expect("a header"))).collect()
    }

    #[test]
    fn a_page_the_browser_has_is_not_sent_again() {
        let page = Kept::new("<p>hello hello hello hello</p>".repeat(20));
        let first = page.answer(&asked(&[(header::ACCEPT_ENCODING, "gzip, br")]));
        assert_eq!(first.headers()[header::CONTENT_ENCODING], "br");
        let tag = first.headers()[header::ETAG].to_str().expect("ascii").to_owned();
        assert_eq!(page.answer(&asked(&[(header::IF_NONE_MATCH, &tag)])).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(page.answer(&asked(&[(header::IF_NONE_MATCH, "W/\"x\"")])).status(), StatusCode::OK);
    }

    #[test]
    fn encodings_are_asked_for() {
        assert_eq!(best_coding(&asked(&[(header::ACCEPT_ENCODING, "gzip;q=1, br;q=0")])), Coding::Gzip);
        assert_eq!(best_coding(&asked(&[])), Coding::Plain);
    }

    #[test]
    fn a_full_cache_starts_anew() {
        let cache = PageCache::default();
        let quarter = || Kept { plain: vec![0; MOST_BYTES / 4].into(), gzip: Bytes::new(), brotli: Bytes::new(), etag: HeaderValue::from_static("x") };
        for n in 0..5 {
            cache.keep(n.to_string(), quarter());
        }
        assert_eq!(cache.pages.read().expect("no writer").by_key.len(), 1);
        cache.keep("4".into(), quarter());
        assert_eq!(cache.pages.read().expect("no writer").bytes, MOST_BYTES / 4);
    }
}
