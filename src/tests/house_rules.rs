//! Rules of the house that a compiler does not know: one language for all, gates on modules, HTML put in at known places only.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                let name = path.strip_prefix(root()).unwrap().display().to_string();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

/// The messages of one language by name, with the blanks that each one fills.
fn messages(locale: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    let mut name = String::new();
    for (file, text) in files(&root().join("src/ui/messages").join(locale), "ftl") {
        for line in text.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                let (key, value) = line.split_once('=').unwrap_or_else(|| panic!("{file}: {line}"));
                name = key.trim().to_owned();
                assert!(all.insert(name.clone(), BTreeSet::new()).is_none(), "{file}: {name} is there twice");
                assert!(!value.trim().is_empty() || text.contains(&format!("{name} =\n")), "{file}: {name} is empty");
            }
            for blank in line.split('$').skip(1) {
                let word: String = blank.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect();
                all.entry(name.clone()).or_default().insert(word);
            }
        }
    }
    all
}

#[test]
fn every_message_is_there_in_every_language() {
    let (english, french) = (messages("en"), messages("fr"));
    for (name, blanks) in &english {
        assert_eq!(french.get(name), Some(blanks), "French: {name}");
    }
    for name in french.keys() {
        assert!(english.contains_key(name), "English lacks {name}");
    }
}

/// A text that was copied and never translated. Names and single words may be the same in both.
#[test]
fn no_french_message_was_left_in_english() {
    let lines = |locale: &str| -> BTreeSet<String> {
        let all = files(&root().join("src/ui/messages").join(locale), "ftl");
        all.iter().flat_map(|(_, text)| text.lines()).filter(|l| !l.starts_with('#')).map(str::to_owned).collect()
    };
    let english = lines("en");
    for line in lines("fr").intersection(&english) {
        let value = line.split_once('=').map_or(line.as_str(), |(_, value)| value);
        let words = value.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect::<String>();
        let count = words.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1).count();
        assert!(count < 3, "the same in both languages: {line}");
    }
}

#[test]
fn every_message_that_the_code_names_is_there() {
    let known = messages("en");
    for (file, text) in files(&root().join("src"), "rs") {
        for call in ["say.t(\"", "say().t(\"", ".with(\"", ".count(\"", "Say(locale).t(\""] {
            for rest in text.split(call).skip(1) {
                let name = rest.split('"').next().unwrap_or_default();
                let is_message =
                    rest[name.len()..].starts_with(['"']) && !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                if is_message && name.contains('-') {
                    assert!(known.contains_key(name), "{file} names {name}, which is in no catalogue");
                }
            }
        }
    }
}

#[test]
fn french_is_set_as_french_is() {
    for (file, text) in files(&root().join("src/ui/messages/fr"), "ftl") {
        for (n, line) in text.lines().enumerate().filter(|(_, l)| l.contains(" = ") && !l.starts_with('#')) {
            let value = line.split_once(" = ").map(|(_, v)| v).unwrap_or_default();
            for mark in [" :", " ;", " ?", " !", "« ", " »"] {
                assert!(!value.contains(mark), "{file}:{}: a plain space at “{mark}”: {value}", n + 1);
            }
            assert!(!value.contains('\''), "{file}:{}: a straight apostrophe: {value}", n + 1);
        }
    }
}

#[test]
fn no_message_frightens_or_shames() {
    let banned = ["invalid", "illegal", "forbidden", "oops", "failed", "incorrect", "you must", "warning!", "suspicious", "please note"];
    for (file, text) in files(&root().join("src/ui/messages/en"), "ftl") {
        let low = text.to_lowercase();
        for word in banned {
            assert!(!low.contains(word), "{file}: “{word}”");
        }
        assert!(!text.lines().any(|l| !l.starts_with('#') && l.replace("![", "").contains('!')), "{file}: an exclamation mark");
    }
}

#[test]
fn gates_stand_on_modules() {
    for (file, text) in files(&root().join("src"), "rs") {
        let gates = text.matches("cfg(feature").count();
        assert!(gates == 0 || matches!(file.as_str(), "src/lib.rs" | "src/main.rs" | "src/tests/house_rules.rs"), "{file} has {gates} feature gates");
    }
}

#[test]
fn html_is_put_in_at_known_places_only() {
    // Values of these forms can only come from the renderer in `domain` or from files that are compiled in.
    let fine = ["as_html()", "self.drawing()", "inner_html=html", "inner_html=code", "pictures::", "inner_html=picture", "answer.get()"];
    for (file, text) in files(&root().join("src"), "rs").into_iter().filter(|(f, _)| !f.starts_with("src/tests")) {
        for line in text.lines().filter(|l| l.contains("inner_html=") && !l.trim_start().starts_with("//")) {
            for piece in line.split("inner_html=").skip(1) {
                assert!(fine.iter().any(|f| format!("inner_html={piece}").contains(f)), "{file}: {line}");
            }
        }
    }
}

#[test]
fn only_storage_speaks_sql() {
    for (file, text) in files(&root().join("src"), "rs").into_iter().filter(|(f, _)| !f.starts_with("src/storage") && !f.starts_with("src/tests")) {
        for word in ["sqlx::", "SELECT ", "INSERT INTO", "DELETE FROM"] {
            assert!(!text.contains(word), "{file}: {word}");
        }
    }
}

/// Whoever writes texts has no way to people (trust R-SEC-13): the studio's code is given the content store and cannot name the other one, nor
/// any function over it. What it may name of `storage` stands here, file by file.
#[test]
fn the_studio_cannot_open_the_people_store() {
    const MAY: [&str; 11] = [
        "studio_comments",
        "studio_publications",
        "studio_reviews",
        "studio_revisions",
        "studio_works",
        "studio_writers",
        "submissions",
        "ContentChange",
        "ContentStore",
        "StorageError",
        "rows",
    ];
    let all = files(&root().join("src"), "rs");
    let studio = |file: &str| file.starts_with("src/author/") || file.starts_with("src/storage/studio_");
    let mut looked_at = 0;
    for (file, text) in all.iter().filter(|(file, _)| studio(file)) {
        looked_at += 1;
        for word in ["stores.people", "PeopleStore", "OwnPlace", "LearnerVisit", ".learner()", "stores.clone()", "::people"] {
            assert!(!text.contains(word), "{file}: {word}");
        }
        // Pages name what they use of the stores in one `use`; whatever else is there would be a way.
        let used = text.split("    storage::").skip(1).map(|rest| rest.split(";\n").next().unwrap_or_default()).filter(|_| file.starts_with("src/author/"));
        for part in used {
            let names = part.split("\n    ui::").next().unwrap_or_default();
            let first: Vec<&str> = match names.strip_prefix('{') {
                Some(list) => list.lines().map(str::trim).flat_map(|line| line.split(", ").take(if line.contains('{') { 1 } else { 9 })).collect(),
                None => vec![names],
            };
            for name in first.iter().map(|name| name.split([':', ' ', ',', '}', '{']).next().unwrap_or_default()).filter(|name| !name.is_empty()) {
                assert!(MAY.contains(&name), "{file} names storage::{name}");
            }
        }
    }
    assert!(looked_at > 18, "{looked_at}");
}

#[test]
fn the_last_line_of_defence_has_the_numbers_of_the_file() {
    let regions = fs::read_to_string(root().join("content/help/regions.yaml")).unwrap();
    let page = fs::read_to_string(root().join("src/http/error.rs")).unwrap();
    for number in ["988", "911"] {
        assert!(regions.contains(&format!("call: \"{number}\"")), "{number} is not in regions.yaml any more");
        assert!(page.contains(&format!("tel:{number}")));
    }
}

#[test]
fn the_rules_know_nothing_of_the_rest() {
    for (file, text) in files(&root().join("src/domain"), "rs") {
        for word in
            ["crate::storage", "crate::http", "crate::ui", "crate::content", "crate::learn", "crate::train", "async fn", "std::fs", "SystemTime", "leptos::"]
        {
            assert!(!text.contains(word), "{file}: {word}");
        }
    }
}
