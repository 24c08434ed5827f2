//! Translations: which are missing, which follow an older version, and which are built differently from their original.

use super::{Round, shape};
use crate::{
    content::addresses::{self, Place},
    domain::{
        advice::{Advice, Rule},
        course::*,
        locale::Locale,
        problem::{Problem, Severity},
        quiz::Question,
    },
};

pub fn check(round: &mut Round) {
    let library = round.library;
    missing(round);
    for (course, french) in library.english.courses.iter().filter_map(|c| library.french.course(c.slug.as_str()).map(|f| (c, f))) {
        source(round, &course.source, &french.source);
        texts(round, &course.intro, &french.intro, &french.source);
        for (module, french) in course.modules.iter().filter_map(|m| french.module(m.slug.as_str()).map(|f| (m, f))) {
            pair(round, module, french);
        }
    }
    for (task, french) in library.english.tasks.iter().filter_map(|t| library.french.task(t.practice.slug.as_str()).map(|f| (t, f))) {
        source(round, &task.practice.source, &french.practice.source);
        screens(round, &task.practice, &french.practice);
    }
    for (page, french) in library.english.pages.iter().filter_map(|p| library.french.page(p.slug.as_str()).map(|f| (p, f))) {
        source(round, &page.source, &french.source);
        texts(round, &page.blocks, &french.blocks, &french.source);
    }
    words(round);
}

fn missing(round: &mut Round) {
    let known = round.known;
    let english: Vec<&str> = known.files.paths().filter(|p| addresses::original(p).1 == Locale::English && addresses::place(p).is_some()).collect();
    for path in english {
        let beside = addresses::translated(path, Locale::French);
        match known.files.get(&beside) {
            None if !known.paths.contains(&beside) => {
                round.note(path, Problem::advised(Advice::new(Rule::NotTranslated, Severity::Advice, 0).with("file", &beside)));
            }
            Some(text) if is_empty(text) && has_body(path) && !known.files.get(path).is_some_and(is_empty) => {
                round.note(&beside, Problem::advised(Advice::new(Rule::TitleOnly, Severity::Advice, 0)));
            }
            _ => {}
        }
    }
}

fn is_empty(text: &str) -> bool {
    crate::content::front_matter::cut(text).is_ok_and(|cut| cut.body.trim().is_empty())
}

fn has_body(path: &str) -> bool {
    !matches!(addresses::place(path), None | Some(Place::Glossary))
}

fn pair(round: &mut Round, module: &Module, french: &Module) {
    source(round, &module.source, &french.source);
    texts(round, &module.intro, &french.intro, &french.source);
    for (lesson, french) in module.lessons.iter().filter_map(|l| french.lesson(l.slug.as_str()).map(|f| (l, f))) {
        source(round, &lesson.source, &french.source);
        texts(round, &lesson.blocks, &french.blocks, &french.source);
    }
    let sets = [(&module.check, &french.check), (&module.items, &french.items)];
    for (set, french) in sets.into_iter().filter_map(|(a, b)| a.as_ref().zip(b.as_ref())) {
        source(round, &set.source, &french.source);
        questions(round, &set.questions, &french.questions, &french.source);
    }
    let papers = [(&module.handout, &french.handout), (&module.facilitator, &french.facilitator)];
    for (paper, french) in papers.into_iter().filter_map(|(a, b)| a.as_ref().zip(b.as_ref())) {
        source(round, &paper.source, &french.source);
        texts(round, &paper.blocks, &french.blocks, &french.source);
    }
    for (practice, french) in module.practices.iter().filter_map(|p| french.practice(p.slug.as_str()).map(|f| (p, f))) {
        source(round, &practice.source, &french.source);
        screens(round, practice, french);
    }
    for (vignette, french) in module.vignettes.iter().filter_map(|v| french.vignette(v.slug.as_str()).map(|f| (v, f))) {
        source(round, &vignette.source, &french.source);
        scenes(round, vignette, french);
    }
    for (observation, french) in module.observations.iter().filter_map(|o| french.observation(o.slug.as_str()).map(|f| (o, f))) {
        source(round, &observation.source, &french.source);
        observations(round, observation, french);
    }
}

fn translated(source: &Source) -> bool {
    source.written_in != Locale::English
}

fn source(round: &mut Round, original: &Source, french: &Source) {
    if french.stale && translated(french) {
        let stale = Advice::new(Rule::TranslationStale, Severity::Advice, 0).with("version", original.version);
        round.note(&french.path, Problem::advised(stale));
    }
}

fn texts(round: &mut Round, original: &[Block], french: &[Block], source: &Source) {
    if !translated(source) {
        return;
    }
    if let Some(what) = shape::difference(original, french) {
        let why = "A reader who changes the language would lose their place";
        round.note(&source.path, Problem::advice(0, what, why, "Keep the same parts in the same order"));
    }
}

fn differs(round: &mut Round, source: &Source, line: u32, what: String) {
    let why = "Answers and results mean the same in every language, so names, order and boxes are the same";
    round.note(&source.path, Problem::error(line, what, why, "Compare with the original; change words only"));
}

fn questions(round: &mut Round, original: &[Question], french: &[Question], source: &Source) {
    if !translated(source) {
        return;
    }
    if original.len() != french.len() {
        return differs(round, source, 0, format!("The original has {} questions, this file has {}", original.len(), french.len()));
    }
    for (a, b) in original.iter().zip(french) {
        let fits = |q: &Question| q.choices().iter().map(|c| c.fits).collect::<Vec<_>>();
        let what = if a.id != b.id {
            format!("Here stands {}, in the original {}", b.id, a.id)
        } else if fits(a) != fits(b) || std::mem::discriminant(&a.form) != std::mem::discriminant(&b.form) {
            format!("The choices of {} differ from the original in number or in their boxes", a.id)
        } else if a.aim != b.aim || a.safety != b.safety {
            format!("The slanted line of {} differs from the original", a.id)
        } else {
            continue;
        };
        differs(round, source, b.line, what);
    }
}

fn screens(round: &mut Round, original: &Practice, french: &Practice) {
    let bones = |p: &Practice| -> Vec<String> {
        let taps = |s: &Screen| s.taps.iter().map(|t| t.to.to_string()).collect::<Vec<_>>().join(" ");
        let boxes = |s: &Screen| s.choices.iter().map(|c| if c.reaches { 'x' } else { 'o' }).collect::<String>();
        p.screens.iter().map(|s| format!("{}: {} {}", s.id, taps(s), boxes(s))).collect()
    };
    bones_match(round, &french.source, "screen", &bones(original), &bones(french));
}

fn scenes(round: &mut Round, original: &Vignette, french: &Vignette) {
    let bones = |v: &Vignette| -> Vec<String> {
        let ways = |s: &Scene| s.decisions.iter().map(|d| format!("{}={:?}", d.leads_to, d.worth)).collect::<Vec<_>>().join(" ");
        v.scenes.iter().map(|s| format!("{}: {}", s.id, ways(s))).collect()
    };
    bones_match(round, &french.source, "scene", &bones(original), &bones(french));
}

/// What was seen is kept under an act's name, so names and their order are the same; judgements have the same lines.
fn observations(round: &mut Round, original: &Observation, french: &Observation) {
    if !translated(&french.source) {
        return;
    }
    let ids = |o: &Observation| o.sheet.look_for.iter().map(|i| i.id.to_string()).collect::<Vec<_>>();
    let (a, b) = (ids(original), ids(french));
    if a != b {
        let at = a.iter().zip(&b).position(|(a, b)| a != b);
        let what = match at {
            Some(at) => format!("Here stands `{}`, in the original `{}`", b[at], a[at]),
            None => format!("The original has {} acts to look for, this file has {}", a.len(), b.len()),
        };
        return differs(round, &french.source, 0, what);
    }
    let counts = |o: &Observation| o.sheet.judgements().into_iter().chain([o.sheet.stop.as_slice()]).map(<[_]>::len).collect::<Vec<_>>();
    if counts(original) != counts(french) {
        let why = "A reader who changes the language would lose their place";
        let what = "A judgement, or Stop and talk, has another number of lines than in the original";
        round.note(&french.source.path, Problem::advice(0, what, why, "Keep the same lines in the same order"));
    }
    let texts_of = |o: &Observation| [&o.sheet.why, &o.sheet.before, &o.sheet.afterwards].map(Clone::clone);
    for (original, own) in texts_of(original).iter().zip(&texts_of(french)) {
        texts(round, original, own, &french.source);
    }
}

fn bones_match(round: &mut Round, source: &Source, name: &str, original: &[String], french: &[String]) {
    if !translated(source) {
        return;
    }
    if original.len() != french.len() {
        return differs(round, source, 0, format!("The original has {} parts, this file has {}", original.len(), french.len()));
    }
    if let Some((a, _)) = original.iter().zip(french).find(|(a, b)| a != b) {
        let id = a.split(':').next().unwrap_or_default();
        differs(round, source, 0, format!("The {name} {id} leads elsewhere than in the original, or its boxes differ"));
    }
}

/// Every word of the glossary has its meaning in both languages.
fn words(round: &mut Round) {
    let library = round.library;
    let path = "glossary/glossary.fr.md";
    let Some(text) = round.known.files.get(path) else { return };
    let named = |id: &str| text.lines().any(|line| line.strip_prefix("## ").and_then(|l| l.split_once(':')).is_some_and(|(name, _)| name.trim() == id));
    let missing: Vec<&str> = library.english.glossary.terms.iter().map(|t| t.id.as_str()).filter(|id| !named(id)).collect();
    for id in missing {
        let why = "French readers get this word in English";
        round.note(path, Problem::advice(0, format!("The word {id} is missing"), why, format!("Add ## {id}: with its French word and meaning")));
    }
    for term in library.french.glossary.terms.iter().filter(|t| library.english.glossary.term(t.id.as_str()).is_none()) {
        let why = "Links can only name words that the English glossary has";
        round.note(path, Problem::advice(term.line, format!("The word {} is not in the English glossary", term.id), why, "Correct its name, or add it there"));
    }
}
