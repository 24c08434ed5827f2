//! The reader against small folders made by hand: the examples of content/README.md, every kind of problem, and broken files.

mod broken;
mod problems;
mod reading_reference;
mod readme;
mod tasks;
mod understood;
mod word;

use super::{Assembled, Files, assemble, check};

/// A folder with one of everything and nothing wrong but what is pending.
pub fn small() -> Files {
    let mut files = Files::default();
    for (path, text) in [
        ("courses/doors/course.md", COURSE),
        ("courses/doors/course.fr.md", "---\ntitle: Portes\nsummary: Un pas.\nfollows: 1\n---\nBonjour.\n"),
        ("courses/doors/03-accounts/module.md", MODULE),
        ("courses/doors/03-accounts/module.fr.md", "---\ntitle: Comptes\naim: Entrer.\nfollows: 1\n---\nDoucement.\n"),
        ("courses/doors/03-accounts/10-lock.md", LESSON),
        ("courses/doors/03-accounts/10-lock.fr.md", LESSON_FR),
        ("courses/doors/03-accounts/picture.svg", "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>"),
        ("courses/doors/03-accounts/check.md", CHECK),
        ("courses/doors/03-accounts/check.fr.md", CHECK_FR),
        ("courses/doors/03-accounts/practice-phone.md", PRACTICE),
        ("courses/doors/03-accounts/practice-phone.fr.md", PRACTICE_FR),
        ("courses/care/course.md", "---\nid: care\ntrack: clinician\ntitle: Care\nsummary: Safe care.\nversion: 1\n---\nHello.\n"),
        (
            "courses/care/05-safety/module.md",
            "---\nid: cm5\ntitle: Safety\naim: Stay.\nminutes: {self: 40}\ncompetencies: [cc-5.1]\ndraw: 1\nversion: 1\n---\nHello.\n",
        ),
        ("courses/care/05-safety/items.md", ITEMS),
        ("courses/care/05-safety/vignette-jo.md", VIGNETTE),
        ("frameworks/learner-skills.yaml", SKILLS),
        ("frameworks/clinician-competencies.yaml", COMPETENCIES),
        ("instruments/skills-check.yaml", SKILLS_CHECK),
        ("instruments/access-questions.yaml", ACCESS),
        ("help/regions.yaml", crate::content::assemble::HELP),
        ("glossary/glossary.md", "---\ntitle: Words\nversion: 1\n---\n## browser: browser\n\nShows pages.\n"),
        ("glossary/glossary.fr.md", "---\ntitle: Mots\nfollows: 1\n---\n## browser: navigateur\n\nMontre des pages.\n"),
        ("pages/ways.md", "---\ntitle: Ways\nversion: 1\n---\n## own-device: A device of your own\n\nAsk us.\n"),
        ("pages/ways.fr.md", "---\ntitle: Façons\nfollows: 1\n---\n## own-device: Un appareil à vous\n\nDemandez.\n"),
        (OBSERVATION_PATH, OBSERVATION),
        ("courses/care/05-safety/observe-drill.fr.md", OBSERVATION_FR),
    ] {
        files.insert(path, text);
    }
    files
}

/// The small folder with some files replaced.
pub fn with(changes: &[(&str, &str)]) -> Assembled {
    let mut files = small();
    for (path, text) in changes {
        files.insert(*path, *text);
    }
    assemble(&files, &Files::default())
}

/// What the report says about a path.
pub fn said(assembled: &Assembled, path: &str) -> Vec<String> {
    check::report(assembled).lines().filter(|line| line.starts_with(path)).map(|line| line[path.len()..].to_owned()).collect()
}

pub const LESSON_PATH: &str = "courses/doors/03-accounts/10-lock.md";
pub const CHECK_PATH: &str = "courses/doors/03-accounts/check.md";
pub const PRACTICE_PATH: &str = "courses/doors/03-accounts/practice-phone.md";
pub const OBSERVATION_PATH: &str = "courses/care/05-safety/observe-drill.md";
pub const VIGNETTE_PATH: &str = "courses/care/05-safety/vignette-jo.md";

const COURSE: &str = "---\nid: doors\ntrack: learner\ntitle: Doors\nsummary: One step.\nversion: 1\n---\nHello.\n";
const MODULE: &str = "---\nid: pm03\ntitle: Accounts\naim: Get in.\nminutes: {self: 50, group: 90}\nskills: [sk-s03]\nversion: 1\n---\nSlowly.\n";

pub const LESSON: &str = "---
title: Lock your screen
summary: Keep your texts private.
minutes: 8
skills: [sk-s03]
version: 1
formerly: [close-your-screen]
---
A locked phone keeps your [browser](glossary:browser) private.

![A phone.](picture.svg \"It is locked.\")

## Steps

1. Open **Settings**.

   It is grey.
2. Tap **Lock**.

## Try it

[Open the practice phone](practice-phone.md)

- [ ] I found it.

## If it did not work

### I cannot find it

Look at the top. [Help now](help:now).

## In short

- One.
- Two.
- Three.
";

const LESSON_FR: &str = "---
title: Verrouiller l’écran
summary: Gardez vos textos privés.
follows: 1
---
Un téléphone verrouillé garde votre [navigateur](glossary:browser) privé.

![Un téléphone.](picture.svg \"Il est verrouillé.\")

## Étapes

1. Ouvrez **Réglages**.

   C’est gris.
2. Touchez **Verrouiller**.

## À vous

[Ouvrir le téléphone d’essai](practice-phone.md)

- [ ] Je l’ai trouvé.

## Si ça ne marche pas

### Je ne le trouve pas

Regardez en haut. [Aide maintenant](help:now).

## En bref

- Un.
- Deux.
- Trois.
";

pub const CHECK: &str = "---
title: Check yourself
version: 1
---

## pm03-q1: What keeps it private?

*sk-s03*

- [x] A lock.

  It does.
- [ ] A wish.

  Try the other one.
";

const CHECK_FR: &str = "---
title: Pour voir
follows: 1
---

## pm03-q1: Qu’est-ce qui protège ?

*sk-s03*

- [x] Un verrou.

  Oui.
- [ ] Un vœu.

  Essayez l’autre.
";

pub const PRACTICE: &str = "---
id: pm03-phone
title: Lock it
kind: settings
goal: Lock the phone.
---

## home: Settings

- [Lock](#lock) The screen

## lock: Lock

When?

- [ ] Never

  Try another one.
- [x] At once

  Done.

> **Hint:** Soon is good.
";

const PRACTICE_FR: &str = "---
title: Verrouillez
goal: Verrouiller le téléphone.
follows: 1
---

## home: Réglages

- [Verrou](#lock) L’écran

## lock: Verrou

Quand ?

- [ ] Jamais

  Essayez l’autre.
- [x] Tout de suite

  C’est fait.

> **Indice :** Bientôt, c’est bien.
";

const ITEMS: &str =
    "---\ntitle: Items\nversion: 1\n---\n## cm5-q1: Where does the call go?\n\n*cc-5.1 · safety*\n\n- [x] There.\n\n  Yes.\n- [ ] Here.\n\n  Try there.\n";

pub const VIGNETTE: &str = "---
id: cm5-v1
title: Jo
competencies: [cc-5.1]
minutes: 12
version: 1
---

Jo is made up.

## start: Jo calls

What do you do?

- [Stay](#end)

  *Good.* Jo hears you.
- [Hang up](#alone)

  *Unsafe.* Nobody is there.

## alone: Silence

- [Call back](#start)

  *Partly.* Late.
- [Wait](#end)

  *Not yet.* Later.

## end: Together

Jo is safe.
";

pub const OBSERVATION: &str = "---
id: ob-cc-5.1
competency: cc-5.1
title: Stay in a drill
minutes: 15
setting: A role play.
version: 1
---
We watch how somebody stays.

## Before

Ask first.

## Look for

- `one` Says hello.
- `two` Asks where.
- `three` Stays.
- `four` Calls.
- `five` Tells.

## Needs support

- Slow.
- Alone.

## Safe alone

- Calm.
- Clear.

## Can teach

- Shows.
- Explains.

## Stop and talk

- Hangs up.

## Afterwards

- What went well?
";

pub const OBSERVATION_FR: &str = "---
title: Rester dans un exercice
setting: Un jeu de rôle.
follows: 1
---
On regarde comment rester.

## Avant

Demandez d’abord.

## Ce qu’on regarde

- `one` Dit bonjour.
- `two` Demande où.
- `three` Reste.
- `four` Appelle.
- `five` Raconte.

## A besoin de soutien

- Lent.
- Seul.

## En sécurité, seul

- Calme.
- Clair.

## Peut enseigner

- Montre.
- Explique.

## On s’arrête et on en parle

- Raccroche.

## Après

- Qu’est-ce qui a bien été ?
";

const SKILLS: &str = "id: s\nversion: 1\ntitle: {en: S, fr: C}\ncategories: [{id: saf, title: {en: Safe, fr: Sûr}}]\nskills:\n  - {id: sk-s03, category: saf, level: basic, digcomp_area: 4, module: pm03, core: true, statement: {en: I can lock., fr: Je verrouille.}}\nmodules: [{id: pm03, title: {en: Accounts, fr: Comptes}}]\n";

const COMPETENCIES: &str = "id: c
version: 1
rules_version: 1
panel: null
title: {en: C, fr: C}
levels: []
evidence_kinds: []
domains:
  - id: d5
    title: {en: Safety, fr: Sécurité}
    valid_months: 12
    module: cm5
    competencies:
      - {id: cc-5.1, title: {en: A, fr: A}, foundation: {en: A, fr: A}, proficient: {en: A, fr: A}, lead: {en: A, fr: A}, evidence: [knowledge, vignette, observed]}
modules: [{id: cm5, title: {en: Safety, fr: Sécurité}}]
rules:
  knowledge: {pass_percent: 80, safety_all_right: true, tries: 3, wait_hours: 24, items_for_competency: 1}
  vignette: {points_needed: 6, points_possible: 8, unsafe_blocks: true}
  levels:
    foundation: {any: [{needs: {kind: knowledge}}, {needs: {kind: vignette}}]}
    proficient: by-column
  grace_days: 30
  foundation_domains: [d5]
";

const SKILLS_CHECK: &str = "id: k\nversion: 1\nstem: {en: A, fr: A}\nscale: [{value: 0, label: {en: A, fr: A}}]\nnot_wanted: {en: A, fr: A}\nskip: {en: A, fr: A}\ndoors: {not_yet: {en: A, fr: A}, with_help: {en: A, fr: A}, on_my_own: {en: A, fr: A}, not_for_me: {en: A, fr: A}}\n";

const ACCESS: &str = "id: a\nversion: 1\nanswers: {\"yes\": {en: A, fr: A}, \"no\": {en: A, fr: A}, unsure: {en: A, fr: A}}\nquestions: [{id: own, text: {en: A, fr: A}, page: ways, section: own-device}]\n";
