//! The headers of every answer, in one place (trust R-SEC-01). Pages without islands run no script at all.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::app::{CacheClass, Scripts};

fn always() -> [(HeaderName, HeaderValue); 7] {
    [
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
        (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("cross-origin-embedder-policy"), HeaderValue::from_static("require-corp")),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()"),
        ),
    ]
}

/// The content security policy of a page. `loader` is the SHA-256 of the one inline script that starts the islands, in base64.
pub fn policy(scripts: Scripts, loader: &str) -> String {
    let script = match scripts {
        Scripts::None => "script-src 'none'; connect-src 'none'".to_owned(),
        // Files of ours only: none is inline, and it speaks to nobody.
        Scripts::Passkeys => "script-src 'self'; connect-src 'none'".to_owned(),
        Scripts::Fragment => format!("script-src 'sha256-{}'; connect-src 'none'", *crate::account::fragment::HASH),
        // Not 'strict-dynamic': a module that an inline script imports is not trusted by it (seen in Chromium).
        Scripts::Islands | Scripts::IslandsWithPlace => format!("script-src 'sha256-{loader}' 'self' 'wasm-unsafe-eval'; connect-src 'self'"),
    };
    format!(
        "default-src 'none'; {script}; style-src 'self'; img-src 'self'; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    )
}

/// For an answer that no line of the table stands behind: no script, kept by nobody.
pub fn add_strict(headers: &mut HeaderMap, https: bool) {
    if let Ok(policy) = HeaderValue::from_str(&policy(Scripts::None, "")) {
        add(headers, &policy, CacheClass::Personal, https);
    }
}

/// Adds what is missing; what a handler set itself stays.
pub fn add(headers: &mut HeaderMap, policy: &HeaderValue, cache: CacheClass, https: bool) {
    for (name, value) in always() {
        headers.entry(name).or_insert(value);
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(|| policy.clone());
    if https {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    let value = match cache {
        // Kept by the browser, asked again each time: a changed lesson is seen at once, an unchanged one costs a 304.
        CacheClass::Reading => "no-cache",
        CacheClass::Personal => "no-store",
        CacheClass::Forever => "public, max-age=31536000, immutable",
    };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(value));
    if cache == CacheClass::Personal {
        headers.entry(HeaderName::from_static("x-robots-tag")).or_insert(HeaderValue::from_static("noindex"));
    }
}
