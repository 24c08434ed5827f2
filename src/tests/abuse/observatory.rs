//! The scoring of the HTTP Observatory, offline: what counts for and against an answer, in our own words, from the published weights.
//! Starts at 100; what is missing or weak takes away, what goes beyond gives, and gives only to an answer that kept 90 of the hundred.
//! Deliberately absent: redirects to https and preloading, which are the proxy's and the domain's.

use axum::http::HeaderMap;

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// A directive of the policy, as a list.
fn directive<'p>(policy: &'p str, name: &str) -> Option<Vec<&'p str>> {
    policy.split(';').map(str::split_whitespace).find_map(|mut words| (words.next() == Some(name)).then(|| words.collect()))
}

pub fn score(headers: &HeaderMap) -> i32 {
    let policy = text(headers, "content-security-policy").unwrap_or_default();
    let scripts = directive(policy, "script-src").or_else(|| directive(policy, "default-src"));
    let unsafe_inline = policy.contains("'unsafe-inline'");
    let framed = directive(policy, "frame-ancestors").is_some_and(|who| who == ["'none'"] || who == ["'self'"]);
    let same = |name: &str, values: &[&str]| text(headers, name).is_some_and(|value| values.contains(&value));
    let cookies: Vec<&str> = headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).collect();
    let age = text(headers, "strict-transport-security").and_then(|v| v.strip_prefix("max-age=")?.split(';').next()?.parse::<u64>().ok()).unwrap_or(0);

    let mut taken = 0;
    let mut take = |when: bool, points: i32| taken += if when { points } else { 0 };
    take(policy.is_empty(), 25);
    take(unsafe_inline, 20);
    take(policy.contains("'unsafe-eval'"), 10);
    take(!policy.is_empty() && scripts.as_ref().is_none_or(|from| from.contains(&"*") || from.contains(&"https:")), 20);
    take(age < 15_552_000, 20);
    take(!same("x-content-type-options", &["nosniff"]), 5);
    take(!framed && !same("x-frame-options", &["DENY", "SAMEORIGIN"]), 20);
    take(same("referrer-policy", &["unsafe-url", "origin-when-cross-origin"]), 5);
    take(cookies.iter().any(|cookie| !cookie.contains("; HttpOnly")), 30);
    take(cookies.iter().any(|cookie| !cookie.contains("; Secure")), 20);
    take(same("access-control-allow-origin", &["*"]), 50);
    let base = 100 - taken;
    if base < 90 {
        return base;
    }
    let mut given = 0;
    let mut give = |when: bool, points: i32| given += if when { points } else { 0 };
    give(!unsafe_inline && directive(policy, "default-src").is_some_and(|from| from == ["'none'"]), 10);
    give(cookies.iter().all(|cookie| cookie.contains("; SameSite=Lax") || cookie.contains("; SameSite=Strict")), 5);
    give(same("referrer-policy", &["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"]), 5);
    give(framed, 5);
    give(same("cross-origin-resource-policy", &["same-origin", "same-site"]), 10);
    give(same("cross-origin-embedder-policy", &["require-corp", "credentialless"]), 10);
    give(same("cross-origin-opener-policy", &["same-origin"]), 10);
    base + given
}

#[test]
fn the_score_knows_weak_headers_from_strong_ones() {
    let make = |pairs: &[(&'static str, &str)]| {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        headers
    };
    assert_eq!(score(&HeaderMap::new()), 30, "nothing at all");
    let strong = [
        ("content-security-policy", "default-src 'none'; script-src 'none'; frame-ancestors 'none'"),
        ("strict-transport-security", "max-age=63072000"),
        ("x-content-type-options", "nosniff"),
    ];
    assert_eq!(score(&make(&strong)), 120);
    assert_eq!(score(&make(&[&strong[..], &[("set-cookie", "a=b; Path=/; Secure; SameSite=Lax")]].concat())), 70);
    assert_eq!(score(&make(&[("content-security-policy", "script-src 'unsafe-inline' *"), strong[1], strong[2]])), 40);
    assert_eq!(score(&make(&[&strong[..], &[("access-control-allow-origin", "*")]].concat())), 50);
}
