//! Try it tasks in the small folder: both forms in both languages are fine, and each thing that is not is named with its place.

use super::*;
use crate::domain::{course::PracticeKind, try_it::TaskForm};

const A: &str = "instruments/try-it/s03-a.md";
const B: &str = "instruments/try-it/s03-b.md";

const TASK: &str = "---
id: try-s03-a
skill: sk-s03
form: a
title: Hide the words
kind: settings
goal: Hide the words on this made-up phone.
version: 1
reviews: {lived_experience: pending, plain_language: pending}
---

## home: Settings

- [Display](#display) How it looks
- [Lock](#lock) The screen

> **Hint:** Which of the two is about a closed phone?

## display: Display

Nothing here is about the lock.

## lock: Lock

When do the words show?

- [ ] Always

  Then anyone near the phone can read them.
- [x] When it is open

  Done. A locked phone says nothing now.
";

const TASK_FR: &str = "---
title: Cacher les mots
goal: Cacher les mots sur ce téléphone inventé.
follows: 1
---

## home: Réglages

- [Affichage](#display) Ce qu’on voit
- [Verrou](#lock) L’écran

> **Indice :** Lequel des deux parle d’un téléphone fermé ?

## display: Affichage

Rien ici ne parle du verrou.

## lock: Verrou

Quand les mots se voient-ils ?

- [ ] Toujours

  Alors une personne tout près peut les lire.
- [x] Quand il est ouvert

  C’est fait. Un téléphone fermé ne dit plus rien.
";

fn other(text: &str) -> String {
    text.replace("s03-a", "s03-b").replace("form: a", "form: b").replace("Settings", "My settings").replace("Réglages", "Mes réglages")
}

/// The small folder with both forms, one of the four texts changed.
fn changed(path: &str, before: &str, after: &str) -> Assembled {
    let (b, b_fr) = (other(TASK), other(TASK_FR));
    let texts = [(A, TASK), ("instruments/try-it/s03-a.fr.md", TASK_FR), (B, b.as_str()), ("instruments/try-it/s03-b.fr.md", b_fr.as_str())];
    let texts = texts.map(|(at, text)| {
        assert!(at != path || text.contains(before), "the test changes {before:?}, which is not there");
        (at, if at == path { text.replacen(before, after, 1) } else { text.to_owned() })
    });
    let texts: Vec<(&str, &str)> = texts.iter().map(|(at, text)| (*at, text.as_str())).collect();
    with(&texts)
}

#[test]
fn both_forms_in_both_languages_are_read() {
    let assembled = changed(A, "", "");
    assert_eq!(check::errors(&assembled), 0, "{}", check::report(&assembled));
    for edition in [&assembled.library.english, &assembled.library.french] {
        let names: Vec<(&str, TaskForm)> = edition.tasks.iter().map(|task| (task.practice.slug.as_str(), task.form)).collect();
        assert_eq!(names, [("s03-a", TaskForm::A), ("s03-b", TaskForm::B)]);
        assert!(edition.tasks.iter().all(|task| task.practice.kind == PracticeKind::Settings && task.practice.source.written_in == edition.locale));
    }
    let task = &assembled.library.english.tasks[0];
    let [home, _, lock] = task.practice.screens.as_slice() else { unreachable!("three screens") };
    assert!(home.hint.is_some());
    assert!(task.done(&lock.id, &[1]) && !task.done(&lock.id, &[0]) && !task.done(&lock.id, &[0, 1]) && !task.done(&lock.id, &[]));
    assert!(!task.done(&home.id, &[]), "a screen without choices is never an end");
    assert_eq!(assembled.library.french.tasks[0].practice.goal, "Cacher les mots sur ce téléphone inventé.");
}

#[test]
fn what_is_not_in_order_is_named() {
    let errors: [(&str, &str, &str, &str); 8] = [
        (A, "id: try-s03-a", "id: try-s03", ":2: error: The file, its id and what it says about skill and form differ"),
        (A, "form: a", "form: c", ":4: error: “c” is not one of the words for this"),
        (A, "skill: sk-s03", "skill: sk-s99", ":2: error: sk-s99 is not a core skill"),
        (A, "> **Hint:** Which of the two is about a closed phone?\n", "", ": error: The task has no hint"),
        (A, "- [x]", "- [ ]", ": error: No choice is marked as the one that reaches the goal"),
        (A, "- [Lock](#lock) The screen\n", "", ":33: error: No way leads to “lock”"),
        (A, "Nothing here", "See the [lock](#lock). Nothing here", ":27: error: The link to “lock” leads nowhere"),
        (B, "kind: settings", "kind: inbox", ":2: error: Form a is of the kind settings, form b of the kind inbox"),
    ];
    for (path, before, after, wanted) in errors {
        let lines = said(&changed(path, before, after), path);
        // Lines of the file move with the change; what is said is what counts.
        let words = wanted.split_once(": error: ").map_or(wanted, |(_, words)| words);
        assert!(lines.iter().any(|line| line.contains(": error: ") && line.contains(words)), "{before:?} → {after:?}\nwanted {wanted}\nsaid {lines:#?}");
    }
    let same = with(&[(A, TASK), (B, &TASK.replace("s03-a", "s03-b").replace("form: a", "form: b"))]);
    assert!(said(&same, B).iter().any(|line| line.contains("error: Form b has the same screens as form a")), "{}", check::report(&same));
}

#[test]
fn what_is_missing_is_advice() {
    let alone = with(&[(A, TASK)]);
    let lines = said(&alone, A);
    assert!(lines.iter().any(|line| line.contains("advice: The form b of this task is missing")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("advice: There is no French translation")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("advice: Reviews pending: lived experience, plain language and access")), "{lines:#?}");
    let other_way = changed("instruments/try-it/s03-a.fr.md", "- [x] Quand", "- [ ] Quand");
    assert!(check::errors(&other_way) > 0, "the boxes mean the same in both languages");
    // No task at all: a folder may do without.
    assert!(!check::report(&with(&[])).contains("Try it task"));
}
