//! Courses, modules, lessons, pages and the glossary, each from its files.
//!
//! Deliberately absent: rules across files, such as “every skill has a question” (`check`).

use super::{
    addresses::{self, Place},
    front_matter::{CourseFacts, LessonFacts, ModuleFacts, ObservationFacts, PlainFacts, PracticeFacts, VignetteFacts},
    read::{Desk, revision},
};
use crate::domain::{
    course::*,
    document::{self, blocks},
    glossary::{self, Glossary},
    ids::*,
    locale::Locale,
    observation,
    problem::Problem,
    questions, readability, scenes, sections,
};
use std::{cell::RefCell, collections::BTreeMap};

/// The English Markdown paths in a folder, in order. `folder` ends with a slash.
pub(super) fn english<'k>(desk: &Desk<'k>, folder: &str) -> Vec<&'k str> {
    let files = desk.known.files;
    files.under(folder).filter(|path| path.ends_with(".md") && addresses::original(path).1 == Locale::English).collect()
}

pub fn courses(desk: &mut Desk) -> Vec<Course> {
    let paths = english(desk, "courses/");
    paths.into_iter().filter(|path| matches!(addresses::place(path), Some(Place::Course { .. }))).filter_map(|path| course(desk, path)).collect()
}

fn course<'k>(desk: &mut Desk<'k>, path: &'k str) -> Option<Course> {
    let text = desk.text::<CourseFacts>(path)?;
    let folder = path.strip_suffix("course.md")?;
    if !folder.ends_with(&format!("/{}/", text.facts.id)) {
        let why = "The folder's name is the address of the course";
        desk.note(path, Problem::error(2, "The id is not the name of the folder", why, "Make both the same"));
    }
    let intro = desk.parse(&text, blocks);
    let mut modules: Vec<Module> = Vec::new();
    for path in english(desk, folder) {
        if let Some(Place::Module { module: slug, .. }) = addresses::place(path)
            && let Some(module) = module(desk, path, slug)
        {
            if modules.iter().any(|m| m.slug == module.slug || m.id == module.id) {
                let why = "Addresses and results could mean either";
                desk.note(path, Problem::error(0, "Another module has this id or this address", why, "Rename one of them"));
            } else {
                modules.push(module);
            }
        }
    }
    modules.sort_by_key(|module| module.number);
    Some(Course {
        slug: text.facts.id.clone(),
        track: text.facts.track,
        title: text.title(),
        summary: desk.fact(&text, "summary", |t| &t.summary, &text.facts.summary),
        intro: intro.value,
        modules,
        source: intro.source,
    })
}

fn module<'k>(desk: &mut Desk<'k>, path: &'k str, slug: &str) -> Option<Module> {
    let text = desk.text::<ModuleFacts>(path)?;
    let folder = path.strip_suffix("module.md")?;
    let Ok(slug) = ModuleSlug::parse(slug) else {
        let why = "The folder's name is an address";
        desk.note(path, Problem::error(0, "The name of this folder cannot be an address", why, "Use small letters, digits and hyphens"));
        return None;
    };
    let number = folder.trim_end_matches('/').rsplit('/').next().and_then(addresses::numbered).map_or(0, |(n, _)| n);
    let intro = desk.parse(&text, blocks);
    let facts = &text.facts;
    let mut module = Module {
        id: facts.id.clone(),
        slug,
        number,
        title: text.title(),
        aim: desk.fact(&text, "aim", |t| &t.aim, &facts.aim),
        on_paper: match facts.on_paper.as_deref() {
            Some(name) => desk.fact(&text, "on_paper", |t| &t.on_paper, name),
            None => text.title(),
        },
        minutes_alone: facts.minutes.alone,
        minutes_in_group: facts.minutes.group,
        skills: facts.skills.clone(),
        competencies: facts.competencies.clone(),
        flags: facts.flags.clone(),
        intro: intro.value,
        lessons: Vec::new(),
        practices: Vec::new(),
        check: None,
        items: None,
        draw: facts.draw,
        vignettes: Vec::new(),
        observations: Vec::new(),
        handout: None,
        facilitator: None,
        reviews: facts.reviews.clone().into(),
        source: intro.source,
    };
    for path in english(desk, folder) {
        part(desk, path, &mut module);
    }
    Some(module)
}

fn part<'k>(desk: &mut Desk<'k>, path: &'k str, module: &mut Module) {
    match addresses::place(path) {
        Some(Place::Lesson { lesson: name, .. }) => {
            let Some(slug) = address_name(desk, path, name) else { return };
            if module.lesson(slug.as_str()).is_some() {
                let why = "Only one of them could be read";
                return desk.note(path, Problem::error(0, "Another lesson of this module has the same address", why, "Rename one of them"));
            }
            module.lessons.extend(lesson(desk, path, slug));
        }
        Some(Place::Practice { slug, .. }) => {
            if let Some(slug) = address_name(desk, path, slug) {
                module.practices.extend(practice(desk, path, slug));
            }
        }
        Some(Place::Vignette { slug, .. }) => {
            if let Some(slug) = address_name(desk, path, slug) {
                module.vignettes.extend(vignette(desk, path, slug));
            }
        }
        Some(Place::Observation { slug, .. }) => {
            if let Some(slug) = address_name(desk, path, slug) {
                module.observations.extend(observe(desk, path, slug));
            }
        }
        Some(Place::Check { .. }) => module.check = question_set(desk, path),
        Some(Place::Items { .. }) => module.items = question_set(desk, path),
        Some(Place::Handout { .. }) => module.handout = paper(desk, path),
        Some(Place::Facilitator { .. }) => module.facilitator = paper(desk, path),
        Some(Place::Module { .. }) => {}
        _ => {
            let why = "Nothing shows it";
            let fix = "Begin a lesson's name with a number and a hyphen: 40-lock-your-screen.md";
            desk.note(path, Problem::advice(0, "The name of this file has no meaning here", why, fix));
        }
    }
}

pub(super) fn address_name(desk: &mut Desk, path: &str, name: &str) -> Option<LessonSlug> {
    // Words that stand in the same place of an address.
    let ours = ["practice", "case", "observe", "check", "knowledge", "handout", "facilitator"];
    let slug = LessonSlug::parse(name).ok().filter(|_| !ours.contains(&name));
    if slug.is_none() {
        let what = format!("“{name}” cannot be an address");
        let why = "The file's name is the address of the page";
        desk.note(path, Problem::error(0, what, why, "Use other words: small letters, digits and hyphens"));
    }
    slug
}

fn lesson<'k>(desk: &mut Desk<'k>, path: &'k str, slug: LessonSlug) -> Option<Lesson> {
    let text = desk.text::<LessonFacts>(path)?;
    let parsed = desk.parse(&text, sections::lesson);
    let reading = readability::of_nodes(&text.body.nodes, text.body.written_in);
    let facts = &text.facts;
    Some(Lesson {
        slug,
        title: text.title(),
        summary: desk.fact(&text, "summary", |t| &t.summary, &facts.summary),
        minutes: facts.minutes,
        skills: facts.skills.clone(),
        competencies: facts.competencies.clone(),
        flags: facts.flags.clone(),
        content_note: facts.content_note.as_deref().map(|note| desk.fact(&text, "content_note", |t| &t.content_note, note)),
        sources: facts.sources.clone(),
        menus_checked: facts.menus_checked.clone().filter(|m| m != "not yet"),
        formerly: facts.formerly.clone(),
        blocks: parsed.value,
        words: parsed.words,
        source: parsed.source,
        reading,
    })
}

fn practice<'k>(desk: &mut Desk<'k>, path: &'k str, slug: LessonSlug) -> Option<Practice> {
    let text = desk.text::<PracticeFacts>(path)?;
    let parsed = desk.parse(&text, scenes::practice);
    Some(Practice {
        id: text.facts.id.clone(),
        slug,
        title: text.title(),
        kind: text.facts.kind,
        goal: desk.fact(&text, "goal", |t| &t.goal, &text.facts.goal),
        screens: parsed.value,
        source: parsed.source,
    })
}

fn vignette<'k>(desk: &mut Desk<'k>, path: &'k str, slug: LessonSlug) -> Option<Vignette> {
    let text = desk.text::<VignetteFacts>(path)?;
    let parsed = desk.parse(&text, scenes::vignette);
    desk.word(&parsed.source.revision, text.facts.id.as_str(), parsed.source.written_in, &parsed.parts);
    let (intro, scenes) = parsed.value;
    Some(Vignette {
        id: text.facts.id.clone(),
        slug,
        title: text.title(),
        competencies: text.facts.competencies.clone(),
        flags: text.facts.flags.clone(),
        minutes: text.facts.minutes,
        intro,
        scenes,
        source: parsed.source,
    })
}

fn observe<'k>(desk: &mut Desk<'k>, path: &'k str, slug: LessonSlug) -> Option<Observation> {
    let text = desk.text::<ObservationFacts>(path)?;
    let parsed = desk.parse(&text, observation::sheet);
    desk.word(&parsed.source.revision, text.facts.id.as_str(), parsed.source.written_in, &parsed.parts);
    let facts = &text.facts;
    Some(Observation {
        id: facts.id.clone(),
        slug,
        competency: facts.competency.clone(),
        title: text.title(),
        minutes: facts.minutes,
        setting: desk.fact(&text, "setting", |t| &t.setting, &facts.setting),
        sources: facts.sources.clone(),
        sheet: parsed.value,
        source: parsed.source,
    })
}

fn question_set<'k>(desk: &mut Desk<'k>, path: &'k str) -> Option<QuestionSet> {
    let text = desk.text::<PlainFacts>(path)?;
    let body = text.body.text;
    let own_texts = RefCell::new(BTreeMap::new());
    let name = |own: &str| {
        let revision = revision(&[own]);
        own_texts.borrow_mut().insert(revision.clone(), own.to_owned());
        revision
    };
    let parsed = desk.parse(&text, |reader, nodes| questions::questions(reader, nodes, body, &name));
    let (intro, questions) = parsed.value;
    for question in &questions {
        if let Some(own) = own_texts.borrow().get(&question.revision) {
            desk.word(&question.revision, question.id.as_str(), parsed.source.written_in, &[(parsed.source.path.clone(), own.as_str())]);
        }
    }
    Some(QuestionSet { title: text.title(), intro, questions, source: parsed.source })
}

fn paper<'k>(desk: &mut Desk<'k>, path: &'k str) -> Option<Paper> {
    let text = desk.text::<PlainFacts>(path)?;
    let parsed = desk.parse(&text, blocks);
    Some(Paper { title: text.title(), blocks: parsed.value, source: parsed.source })
}

pub fn glossary(desk: &mut Desk) -> Glossary {
    let Some(text) = desk.text::<PlainFacts>("glossary/glossary.md") else { return Glossary::default() };
    let parsed = desk.parse(&text, glossary::terms);
    let (intro, mut terms) = parsed.value;
    if text.body.written_in != Locale::English {
        // A word that is not translated yet is better in English than not at all.
        let mut in_english = Desk::new(desk.known, Locale::English);
        let original = glossary(&mut in_english);
        terms.extend(original.terms.into_iter().filter(|t| !text_has(&terms, &t.id)).collect::<Vec<_>>());
    }
    Glossary { title: text.title(), intro, terms }
}

fn text_has(terms: &[glossary::Term], id: &TermId) -> bool {
    terms.iter().any(|term| &term.id == id)
}

pub fn pages(desk: &mut Desk) -> Vec<Page> {
    let mut pages = Vec::new();
    for path in english(desk, "pages/") {
        let Some(Place::Page { slug }) = addresses::place(path) else { continue };
        let Some(slug) = address_name(desk, path, slug) else { continue };
        let Some(text) = desk.text::<PlainFacts>(path) else { continue };
        let parsed = desk.parse(&text, document::page);
        pages.push(Page { slug, title: text.title(), blocks: parsed.value, words: parsed.words, source: parsed.source });
    }
    pages
}
