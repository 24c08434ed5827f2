//! What the product is made of: licences, sources and doubles of its crates, and a list of components in CycloneDX (trust A-62,
//! R-SEC-18). Works offline, from Cargo.lock and `cargo metadata`. Deliberately absent: known weaknesses; that list lives on the network
//! (`cargo audit`, before a release).

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    process::Command,
};

use serde_json::{Value, json};

use crate::{Done, place::Place};

/// Licences that let anybody use, change and pass on, with no more to do than naming them.
const FINE: [&str; 12] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "CC0-1.0",
    "Unlicense",
    "BSL-1.0",
];

/// Others, each with its reason. MPL-2.0 asks for the source of changed files; we change none.
const EXCEPTIONS: [(&str, &str, &str); 8] = [
    ("webauthn-rs", "MPL-2.0", "passkeys; no other crate speaks the protocol"),
    ("webauthn-rs-core", "MPL-2.0", "part of webauthn-rs"),
    ("webauthn-rs-proto", "MPL-2.0", "part of webauthn-rs"),
    ("webauthn-attestation-ca", "MPL-2.0", "part of webauthn-rs"),
    ("crypto-glue", "MPL-2.0", "part of webauthn-rs"),
    ("cssparser", "MPL-2.0", "part of ammonia, the second reader of authors' texts"),
    ("dtoa-short", "MPL-2.0", "part of cssparser"),
    ("webpki-roots", "CDLA-Permissive-2.0", "data: whom to trust for https to a sign-on provider"),
];

/// Crates that are there in two versions, by who brings the second. A new double wants a look: is there a way to have one?
const TWICE: [(&str, &[&str]); 8] = [
    ("zip compares with the last constant_time_eq, totp-rs with the one before", &["constant_time_eq"]),
    ("lettre reads addresses with the next nom; what webauthn-rs reads certificates with does not yet", &["nom"]),
    ("png packs with the last miniz_oxide, flate2 with the next", &["miniz_oxide"]),
    (
        "webauthn-rs, sqlx and totp-rs stand on the next generation of the RustCrypto crates; argon2, chacha20poly1305 and openidconnect do not yet",
        &[
            "aead",
            "block-buffer",
            "chacha20",
            "cipher",
            "const-oid",
            "cpufeatures",
            "crypto-common",
            "der",
            "digest",
            "getrandom",
            "hkdf",
            "hmac",
            "inout",
            "pem-rfc7468",
            "pkcs1",
            "pkcs8",
            "rand",
            "rand_chacha",
            "rand_core",
            "rsa",
            "sha1",
            "sha2",
            "signature",
            "spki",
            "universal-hash",
        ],
    ),
    ("webauthn-rs, axum and we each have our own generation", &["base64"]),
    (
        "openidconnect names several generations for its JSON helpers, and oauth2 and gloo-net keep the old thiserror; sqlx brings a hashbrown",
        &["hashbrown", "indexmap", "schemars", "thiserror", "thiserror-impl"],
    ),
    ("figment reads TOML with an older reader than Leptos does", &["serde_spanned", "toml", "toml_datetime", "winnow"]),
    ("at build time only: macros", &["convert_case", "proc-macro2-diagnostics", "syn", "synstructure"]),
];

/// `cargo metadata` for both halves of the product.
pub fn metadata(place: &Place) -> Done<Value> {
    let asked = Command::new("cargo")
        .args(["metadata", "--offline", "--locked", "--format-version", "1", "--features", "ssr,hydrate"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(&place.root)
        .output()?;
    if !asked.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&asked.stderr)).into());
    }
    Ok(serde_json::from_slice(&asked.stdout)?)
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// Does an expression such as `(MIT OR Apache-2.0) AND Unicode-3.0` leave a way that is fine?
pub fn is_fine(expression: &str, fine: &dyn Fn(&str) -> bool) -> bool {
    let expression = expression.trim();
    if let Some(parts) = split(expression, " AND ") {
        return parts.iter().all(|part| is_fine(part, fine));
    }
    if let Some(parts) = split(expression, " OR ").or_else(|| split(expression, "/")) {
        return parts.iter().any(|part| is_fine(part, fine));
    }
    match expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) => is_fine(inside, fine),
        None => fine(expression),
    }
}

/// At a word that stands outside of all brackets; `None` where there is none.
fn split<'e>(expression: &'e str, word: &str) -> Option<Vec<&'e str>> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0);
    for (at, letter) in expression.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && expression[at..].starts_with(word) => {
                parts.push(&expression[from..at]);
                from = at + word.len();
            }
            _ => {}
        }
    }
    parts.push(&expression[from..]);
    (parts.len() > 1).then_some(parts)
}

/// Everything that is wrong with what we are made of, in words.
pub fn troubles(place: &Place) -> Done<Vec<String>> {
    let mut found = Vec::new();
    let all = metadata(place)?;
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in all["packages"].as_array().into_iter().flatten() {
        let (name, licence) = (text(package, "name"), text(package, "license"));
        versions.entry(name).or_default().insert(text(package, "version"));
        let fine = |one: &str| FINE.contains(&one) || EXCEPTIONS.iter().any(|(who, what, _)| *who == name && *what == one);
        if !is_fine(licence, &fine) {
            found.push(format!("{name} has the licence {licence:?}; see FINE and EXCEPTIONS in xtask/src/components.rs"));
        }
    }
    let known = |name: &str| TWICE.iter().any(|(_, names)| names.contains(&name));
    for (name, versions) in versions.iter().filter(|(name, versions)| versions.len() > 1 && !known(name)) {
        found.push(format!("{name} is there {} times ({versions:?}); see TWICE in xtask/src/components.rs", versions.len()));
    }
    for name in TWICE.iter().flat_map(|(_, names)| *names).filter(|name| versions.get(*name).is_none_or(|versions| versions.len() < 2)) {
        found.push(format!("{name} is not there twice any more; take it out of TWICE in xtask/src/components.rs"));
    }
    found.extend(lock_troubles(&fs::read_to_string(place.root.join("Cargo.lock"))?));
    found.extend(npm_troubles(&serde_json::from_str(&fs::read_to_string(place.root.join("end2end/package-lock.json"))?)?));
    Ok(found)
}

/// Every crate comes from crates.io and has its checksum; only our own two have no source.
pub fn lock_troubles(lock: &str) -> Vec<String> {
    let mut found = Vec::new();
    for package in lock.split("[[package]]").skip(1) {
        let line = |key: &str| package.lines().find_map(|line| line.strip_prefix(&format!("{key} = "))).map(|value| value.trim_matches('"'));
        let name = line("name").unwrap_or_default();
        match line("source") {
            None if ["doorstep", "xtask"].contains(&name) => {}
            Some("registry+https://github.com/rust-lang/crates.io-index") if line("checksum").is_some_and(|sum| sum.len() == 64) => {}
            other => found.push(format!("{name} does not come from crates.io with a checksum: {other:?}")),
        }
    }
    found
}

/// Packages of the browser tests: from the registry, with a checksum, and with nothing that runs when they are installed.
pub fn npm_troubles(lock: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (name, package) in lock["packages"].as_object().into_iter().flatten().filter(|(name, _)| !name.is_empty()) {
        let from = text(package, "resolved");
        if !(from.is_empty() || from.starts_with("https://registry.npmjs.org/")) {
            found.push(format!("{name} comes from {from}"));
        }
        if !text(package, "integrity").starts_with("sha512-") {
            found.push(format!("{name} has no checksum"));
        }
        if package["hasInstallScript"] == true {
            found.push(format!("{name} runs something when it is installed"));
        }
    }
    found
}

/// The list of components of the server and the client, without what only tests need.
pub fn list(place: &Place) -> Done<Value> {
    let all = metadata(place)?;
    let lock = fs::read_to_string(place.root.join("Cargo.lock"))?;
    let packages: BTreeMap<&str, &Value> = all["packages"].as_array().into_iter().flatten().map(|p| (text(p, "id"), p)).collect();
    let nodes: BTreeMap<&str, &Value> = all["resolve"]["nodes"].as_array().into_iter().flatten().map(|n| (text(n, "id"), n)).collect();
    let root = packages.values().find(|p| text(p, "name") == "doorstep").ok_or("cargo metadata does not name doorstep")?;
    let (mut queue, mut seen) = (VecDeque::from([text(root, "id")]), BTreeSet::new());
    let mut depends = Vec::new();
    while let Some(id) = queue.pop_front() {
        if !seen.insert(id) {
            continue;
        }
        let shipped = |dep: &&Value| dep["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"] != "dev"));
        let on: Vec<&str> = nodes.get(id).and_then(|node| node["deps"].as_array()).into_iter().flatten().filter(shipped).map(|dep| text(dep, "pkg")).collect();
        depends.push(json!({ "ref": reference(packages[id]), "dependsOn": on.iter().map(|id| reference(packages[id])).collect::<Vec<_>>() }));
        queue.extend(on);
    }
    let components: Vec<Value> = seen.iter().map(|id| packages[id]).filter(|p| text(p, "name") != "doorstep").map(|p| component(p, &lock)).collect();
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": { "type": "application", "bom-ref": reference(root), "name": "doorstep", "version": text(root, "version") } },
        "components": components,
        "dependencies": depends,
    }))
}

fn reference(package: &Value) -> String {
    format!("pkg:cargo/{}@{}", text(package, "name"), text(package, "version"))
}

fn component(package: &Value, lock: &str) -> Value {
    let (name, version) = (text(package, "name"), text(package, "version"));
    let start = format!("name = \"{name}\"\nversion = \"{version}\"\n");
    let sum =
        lock.split_once(&start).and_then(|(_, rest)| rest.split("[[package]]").next()?.split_once("checksum = \"")?.1.split('"').next()).unwrap_or_default();
    json!({
        "type": "library",
        "bom-ref": reference(package),
        "name": name,
        "version": version,
        "purl": reference(package),
        "licenses": [{ "expression": text(package, "license").replace('/', " OR ") }],
        "hashes": [{ "alg": "SHA-256", "content": sum }],
    })
}

/// `cargo xtask sbom`
pub fn write(place: &Place) -> Done {
    let found = troubles(place)?;
    if !found.is_empty() {
        return Err(found.join("\n").into());
    }
    let to = place.root.join("target/doorstep.cdx.json");
    let list = list(place)?;
    fs::write(&to, serde_json::to_string_pretty(&list)? + "\n")?;
    println!("{} components in {}", list["components"].as_array().map_or(0, Vec::len), to.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_is_from_where_and_under_what_we_said() {
        let place = Place::find().expect("a place");
        assert_eq!(troubles(&place).expect("an answer"), Vec::<String>::new());
    }

    #[test]
    fn expressions_are_read_as_they_are_meant() {
        let fine = |one: &str| FINE.contains(&one);
        for good in ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception OR GPL-2.0-only"] {
            assert!(is_fine(good, &fine), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND MPL-2.0", "MPL-2.0 OR (MIT AND AGPL-3.0)"] {
            assert!(!is_fine(bad, &fine), "{bad}");
        }
    }

    #[test]
    fn other_sources_are_seen() {
        let sum = "a".repeat(64);
        let lock = |source: &str| format!("[[package]]\nname = \"x\"\nversion = \"1\"\nsource = \"{source}\"\nchecksum = \"{sum}\"\n");
        assert!(lock_troubles(&lock("registry+https://github.com/rust-lang/crates.io-index")).is_empty());
        assert_eq!(lock_troubles(&lock("git+https://evil.example/x")).len(), 1);
        assert_eq!(lock_troubles("[[package]]\nname = \"x\"\nversion = \"1\"\n").len(), 1, "a path of this machine");
        let npm = |package: Value| npm_troubles(&json!({ "packages": { "": {}, "node_modules/x": package } }));
        assert!(npm(json!({ "integrity": "sha512-x" })).is_empty());
        assert_eq!(npm(json!({ "integrity": "sha512-x", "resolved": "https://evil.example/x.tgz" })).len(), 1);
        assert_eq!(npm(json!({ "integrity": "sha512-x", "hasInstallScript": true })).len(), 1);
        assert_eq!(npm(json!({})).len(), 1);
    }

    #[test]
    fn the_list_of_components_is_whole() {
        let list = list(&Place::find().expect("a place")).expect("a list");
        let components = list["components"].as_array().expect("components");
        assert!(components.len() > 200, "{}", components.len());
        let names: Vec<&str> = components.iter().map(|c| text(c, "name")).collect();
        assert!(names.contains(&"axum") && names.contains(&"sqlx") && !names.contains(&"proptest"), "what ships, and not what tests need");
        for one in components {
            assert_eq!(one["hashes"][0]["content"].as_str().map(str::len), Some(64), "{one}");
            assert!(!text(&one["licenses"][0], "expression").is_empty(), "{one}");
        }
        let known: BTreeSet<&str> = components.iter().chain([&list["metadata"]["component"]]).map(|c| text(c, "bom-ref")).collect();
        for line in list["dependencies"].as_array().expect("dependencies") {
            assert!(known.contains(text(line, "ref")), "{line}");
        }
    }
}
