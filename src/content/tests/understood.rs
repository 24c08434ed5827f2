//! What is understood besides the guide's examples: revisions, fallback, boxes, old addresses, search.

use super::*;
use crate::domain::{course::*, locale::Locale};

fn lock(assembled: &Assembled, locale: Locale) -> &Lesson {
    assembled.library.edition(locale).lesson("doors", "accounts", "lock").expect("the lesson").lesson
}

#[test]
fn a_missing_translation_falls_back_whole() {
    let mut files = small();
    files.remove("courses/doors/03-accounts/10-lock.fr.md");
    let assembled = assemble(&files, &Files::default());
    let lesson = lock(&assembled, Locale::French);
    assert_eq!((lesson.title.as_str(), lesson.source.written_in), ("Lock your screen", Locale::English));
    let words = format!("{:?}", lesson.blocks);
    assert!(words.contains("/fr/learn/doors/accounts/practice/phone"), "links stay in the reader's language");
}

#[test]
fn an_empty_translation_gives_its_title_only() {
    let assembled = with(&[("courses/doors/03-accounts/10-lock.fr.md", "---\ntitle: Verrouiller\nsummary: Court.\nfollows: 1\n---\n")]);
    let lesson = lock(&assembled, Locale::French);
    assert_eq!((lesson.title.as_str(), lesson.summary.as_str(), lesson.source.written_in), ("Verrouiller", "Court.", Locale::English));
}

#[test]
fn a_revision_names_text_and_pictures() {
    let first = lock(&with(&[]), Locale::English).source.revision.clone();
    assert_eq!(lock(&with(&[]), Locale::English).source.revision, first);
    let text = LESSON.replace("It is grey.", "It is blue.");
    assert_ne!(lock(&with(&[(LESSON_PATH, &text)]), Locale::English).source.revision, first);
    let picture = ("courses/doors/03-accounts/picture.svg", "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0h8\"/></svg>");
    assert_ne!(lock(&with(&[picture]), Locale::English).source.revision, first);
    let other = with(&[("pages/ways.md", "---\ntitle: W\n---\n## own-device: A\n\nB.\n")]);
    assert_eq!(lock(&other, Locale::English).source.revision, first);
    assert_ne!(other.library.digest, with(&[]).library.digest);
}

#[test]
fn old_addresses_lead_to_the_new_name() {
    let assembled = with(&[]);
    assert_eq!(assembled.library.english.redirect("doors", "accounts", "close-your-screen").map(|s| s.as_str()), Some("lock"));
    assert!(assembled.library.english.redirect("doors", "accounts", "other").is_none());
}

#[test]
fn boxes_in_both_languages() {
    for (text, kind, title, body) in [
        ("> **Caution: Is it yours?** Look first.", BoxKind::Caution, Some("Is it yours?"), "<p>Look first.</p>"),
        ("> **Attention : À vous ?** Regardez.", BoxKind::Caution, Some("À vous ?"), "<p>Regardez.</p>"),
        ("> **Attention\u{a0}: À vous ?** Regardez.", BoxKind::Caution, Some("À vous ?"), "<p>Regardez.</p>"),
        ("> **Key point:** Slowly.\n>\n> - a\n> - b", BoxKind::KeyPoint, None, "<p>Slowly.</p><ul><li>a</li><li>b</li></ul>"),
        ("> **À retenir :** Doucement.", BoxKind::KeyPoint, None, "<p>Doucement.</p>"),
        ("> **Dans leurs mots :** « Oui. »", BoxKind::Voice, None, "<p>« Oui. »</p>"),
        ("> **Help: Now** [Help now](help:now)", BoxKind::Help, Some("Now"), "<p><a href=\"/en/help\">Help now</a></p>"),
    ] {
        let lesson = LESSON.replace("A locked", &format!("First.\n\n{text}\n\nA locked"));
        let assembled = with(&[(LESSON_PATH, &lesson)]);
        let Some(Block::Box(found)) = lock(&assembled, Locale::English).blocks.get(1) else { unreachable!("{text}") };
        assert_eq!((found.kind, found.title.as_ref().map(|t| t.plain())), (kind, title), "{text}");
        assert!(matches!(found.body.as_slice(), [Block::Prose(prose)] if prose.as_html() == body), "{:?}", found.body);
    }
}

#[test]
fn search_folds_accents_and_wants_every_word() {
    let library = with(&[]).library;
    let titles = |locale, words: &str| library.search(locale, words).into_iter().map(|hit| hit.title).collect::<Vec<_>>();
    assert_eq!(titles(Locale::English, "LOCK private"), ["Lock your screen"]);
    assert_eq!(titles(Locale::French, "ecran prive"), ["Verrouiller l’écran"]);
    assert_eq!(titles(Locale::English, "lock bananas"), Vec::<String>::new());
    assert_eq!(titles(Locale::English, "browser"), ["browser", "Lock your screen"], "titles first");
    assert_eq!(titles(Locale::English, "  ?! "), Vec::<String>::new());
    let hit = &library.search(Locale::English, "grey")[0];
    assert!(hit.excerpt.contains("It is grey."), "{hit:?}");
    assert_eq!((hit.address.as_str(), hit.place.as_str()), ("/en/learn/doors/accounts/lock", "Accounts"));
}

#[test]
fn links_say_what_they_are() {
    let text = LESSON.replace(
        "It is grey.",
        "[Out](https://a.example/?a=1&b=2) and [in](check.md) and [page](../../../pages/ways.md#own-device) and [map](page:skills-check).",
    );
    let assembled = with(&[(LESSON_PATH, &text)]);
    let blocks = format!("{:?}", lock(&assembled, Locale::English).blocks);
    for wanted in [
        "<a href=\\\"https://a.example/?a=1&amp;b=2\\\" rel=\\\"noreferrer\\\" class=\\\"out\\\">Out</a>",
        "<a href=\\\"/en/learn/doors/accounts/check\\\">in</a>",
        "<a href=\\\"/en/about/ways#c-own-device\\\">page</a>",
        "<a href=\\\"/en/skills-check\\\">map</a>",
        "<a href=\\\"#word-browser\\\" class=\\\"word\\\">browser</a>",
    ] {
        assert!(blocks.contains(wanted), "{wanted} in {blocks}");
    }
    assert_eq!(lock(&assembled, Locale::English).words.len(), 1);
}

#[test]
fn handouts_have_lines_to_write_on_and_to_tick() {
    let path = "courses/doors/03-accounts/handout.md";
    let assembled = with(&[(path, "---\ntitle: Sheet\nversion: 1\n---\nI want to: ____\n\n____\n\n- [ ] One\n- [ ] Two\n")]);
    let (_, module) = assembled.library.english.module("doors", "accounts").expect("the module");
    let blocks = &module.handout.as_ref().expect("the handout").blocks;
    assert!(
        matches!(blocks.as_slice(), [Block::WriteLine(a), Block::WriteLine(b), Block::TickList(lines)] if a.plain() == "I want to:" && b.is_empty() && lines.len() == 2),
        "{blocks:?}"
    );
}
