//! Where a form came from. A changing request must come from our own pages: `Sec-Fetch-Site` first, `Origin` for older browsers
//! (OWASP CSRF cheat sheet; trust R-SEC-08). Personal forms carry a token as well (`body`).

use axum::http::{HeaderMap, header};

/// `true` when the request was made by a page of ours.
pub fn is_ours(headers: &HeaderMap, public_origin: &str, on_loopback: bool) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    match text("sec-fetch-site") {
        Some("same-origin") => true,
        Some(_) => false,
        None => match text(header::ORIGIN.as_str()) {
            None => false,
            Some(origin) if origin == public_origin => true,
            // On this machine people type localhost or 127.0.0.1; the port is ours either way.
            Some(origin) => {
                on_loopback
                    && text(header::HOST.as_str()).is_some_and(|host| {
                        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
                        matches!(name, "localhost" | "127.0.0.1" | "[::1]") && origin == format!("http://{host}")
                    })
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&'static str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().expect("a header"));
        }
        is_ours(&headers, "https://learn.example.org", true)
    }

    #[test]
    fn forms_come_from_our_own_pages() {
        assert!(asked(&[("sec-fetch-site", "same-origin")]));
        assert!(asked(&[("origin", "https://learn.example.org")]));
        assert!(asked(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")]));
        assert!(!asked(&[("sec-fetch-site", "cross-site"), ("origin", "https://learn.example.org")]));
        assert!(!asked(&[("sec-fetch-site", "none")]));
        assert!(!asked(&[("origin", "https://evil.example")]));
        assert!(!asked(&[("origin", "http://evil.example:3000"), ("host", "evil.example:3000")]));
        assert!(!asked(&[("origin", "null")]));
        assert!(!asked(&[]));
    }
}
