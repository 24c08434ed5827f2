//! What must not stand in the source at all (A-04, A-12, A-20, R-SEC-17).

use std::{fs, path::PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let (mut found, mut folders) = (Vec::new(), vec![root().join(folder)]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push((name, fs::read_to_string(&path).unwrap_or_default()));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} is empty");
    found
}

/// expressions that can take for ever need a crate that can go back; there is none.
#[test]
fn no_expression_can_take_for_ever() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for crate_name in ["fancy-regex", "onig", "onig_sys", "pcre", "pcre2", "oniguruma"] {
        assert!(!lock.contains(&format!("name = \"{crate_name}\"\n")), "{crate_name}");
    }
}

/// the browser half writes no HTML of its own, except what the server's renderer wrote.
#[test]
fn the_browser_writes_no_html_of_its_own() {
    for folder in ["src/islands", "src/actions"] {
        for (file, text) in files(folder, &[".rs"]) {
            for word in ["set_inner_html", "insert_adjacent_html", "outer_html", "document.write", "eval(", "create_contextual_fragment"] {
                assert!(!text.contains(word), "{file}: {word}");
            }
            let raw = text.matches("inner_html=").count();
            assert!(raw == 0 || (file.ends_with("check_in_place.rs") && raw == 1), "{file}");
        }
    }
}

/// Leptos writes what stands in a `<textarea>`, `<style>`, `<script>` or `<noscript>` without escaping it.
#[test]
fn what_leptos_does_not_escape_we_do() {
    let mut boxes = 0;
    for (file, text) in files("src", &[".rs"]).into_iter().filter(|(file, _)| !file.contains("test")) {
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for rest in code.split("<textarea").skip(1) {
            let inside = rest.split("</textarea>").next().unwrap_or_default();
            let words = inside.rsplit_once('>').map_or(inside, |(_, words)| words).trim();
            assert!(words.is_empty() || words.starts_with("{forms::in_box("), "{file}: <textarea>{words}</textarea> needs forms::in_box");
            boxes += 1;
        }
        // The sheet that people take home is one file and brings its own style, which nobody typed.
        let draws = text.contains("view! {") && file != "src/ui/kept_sheet.rs";
        assert!(!draws || !text.contains("<style>") && !text.contains("<noscript>"), "{file}");
    }
    assert!(boxes >= 2, "{boxes}");
}

/// no part of the product asks another server for something at a reader's wish. Single sign-on will name its one issuer in the settings.
#[test]
fn nothing_fetches_what_somebody_types() {
    for (file, text) in files("src", &[".rs"]).into_iter().filter(|(file, _)| !file.starts_with("src/tests/")) {
        for word in ["reqwest::", "ureq::", "TcpStream::connect", "UdpSocket", "lookup_host"] {
            let known = file.contains("/sso/") || file.contains("oidc") || file.contains("mail");
            assert!(known || !text.contains(word), "{file}: {word}");
        }
    }
}

/// R-SEC-17: no key, password or address with one in what we ship. Demo passphrases say that they are none.
#[test]
fn no_secret_is_in_the_source() {
    for folder in ["src", "content", "migrations", "xtask", "end2end", "docs"] {
        for (file, text) in files(folder, &[".rs", ".md", ".toml", ".sql", ".mjs", ".sh", ".yaml", ".json"]) {
            if file.contains("node_modules") || file == "src/tests/abuse/source.rs" {
                continue;
            }
            for mark in ["-----BEGIN", "AKIA", "ghp_", "xoxb-", "sk_live_", "eyJhbGciOi"] {
                assert!(!text.contains(mark), "{file}: {mark}");
            }
        }
    }
}
