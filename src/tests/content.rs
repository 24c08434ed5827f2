//! The content that is shipped: read as the server reads it, complete in both languages, and in order.

use doorstep::{
    content::{Assembled, Files, assemble, check, sanitise, wordings},
    domain::{
        advice::Rule,
        course::{Block, Lesson, Module, Scene, Track},
        help_lines::HelpLine,
        locale::Locale,
    },
};
use std::{path::Path, sync::LazyLock};

static SHIPPED: LazyLock<Assembled> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    assemble(&Files::read(&folder), &Files::default())
});

fn learner_modules(locale: Locale) -> Vec<&'static Module> {
    SHIPPED.library.edition(locale).courses_of(Track::Learner).flat_map(|course| &course.modules).collect()
}

#[test]
fn the_shipped_folder_has_no_error() {
    assert_eq!(check::errors(&SHIPPED), 0, "{}", check::report(&SHIPPED));
}

/// Advice that is often wrong is soon read by nobody. These are the numbers of 2026-11-23 with a little room, over 724 texts.
#[test]
fn advice_on_shipped_texts_stays_rare() {
    let most = [
        (Rule::Jargon, 35),
        (Rule::Passive, 70),
        (Rule::LongSentence, 25),
        (Rule::ManyParts, 10),
        (Rule::ClickHere, 0),
        (Rule::Claim, 10),
        (Rule::Identifier, 5),
        (Rule::DistressingPrompt, 5),
    ];
    let found = |rule| SHIPPED.problems.iter().filter(|found| found.problem.advice.as_ref().is_some_and(|advice| advice.rule == rule)).count();
    for rule in Rule::ALL {
        println!("{}: {}", rule.name(), found(rule));
    }
    for (rule, most) in most {
        assert!(found(rule) <= most, "{}: {} of at most {most}\n{}", rule.name(), found(rule), check::report(&SHIPPED));
    }
    // Words that are missing a blank would stand there by their name.
    assert!(SHIPPED.problems.iter().all(|found| !found.problem.what.is_empty() && !found.problem.what.contains("advice-")));
}

#[test]
fn hard_words_are_listed_in_both_languages() {
    let (english, french) = &SHIPPED.library.plain_words;
    assert!(english.terms() >= 300 && french.terms() >= 300, "{} and {}", english.terms(), french.terms());
}

#[test]
fn the_frameworks_are_whole() {
    let library = &SHIPPED.library;
    assert_eq!((library.skills.skills.len(), library.skills.core().count()), (50, 12));
    assert_eq!((library.competencies.all().count(), library.competencies.domains.len()), (32, 8));
    assert_eq!(library.skills_check.scale.iter().map(|point| point.value).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    assert_eq!(library.access.questions.len(), 6);
    assert!(library.competencies.panel.is_none(), "nobody has set a standard yet, and the product says so");
}

#[test]
fn learner_modules_are_complete_in_both_languages() {
    let (english, french) = (learner_modules(Locale::English), learner_modules(Locale::French));
    assert!(english.len() >= 3 && english.len() == french.len());
    for (module, french) in english.iter().zip(&french) {
        let id = &module.id;
        assert!(!module.lessons.is_empty() && !module.practices.is_empty(), "{id}");
        assert!(module.check.is_some() && module.handout.is_some() && module.facilitator.is_some(), "{id}");
        let mut sources = vec![&french.source];
        sources.extend(french.lessons.iter().map(|l| &l.source));
        sources.extend(french.practices.iter().map(|p| &p.source));
        sources.extend(french.check.iter().map(|c| &c.source));
        sources.extend(french.handout.iter().chain(&french.facilitator).map(|p| &p.source));
        for source in sources {
            assert!(source.written_in == Locale::French && !source.stale, "{id}: {}", source.path);
        }
        assert_eq!(module.lessons.iter().map(|l| &l.slug).collect::<Vec<_>>(), french.lessons.iter().map(|l| &l.slug).collect::<Vec<_>>());
    }
}

#[test]
fn every_learner_lesson_ends_with_something_done_a_way_out_and_a_summary() {
    let has = |lesson: &Lesson, wanted: fn(&Block) -> bool| lesson.blocks.iter().filter(|b| wanted(b)).count() == 1;
    for lesson in [Locale::English, Locale::French].into_iter().flat_map(learner_modules).flat_map(|m| &m.lessons) {
        let path = &lesson.source.path;
        assert!(matches!(lesson.blocks.first(), Some(Block::Lead(_))), "{path}: no first paragraph");
        assert!(has(lesson, |b| matches!(b, Block::TryIt(_))), "{path}: no Try it");
        assert!(has(lesson, |b| matches!(b, Block::Trouble(_))), "{path}: no ways out");
        assert!(has(lesson, |b| matches!(b, Block::InShort { points, .. } if points.len() == 3)), "{path}: not three points to keep");
        assert!(lesson.reading.score.is_some(), "{path}: too short to measure");
    }
}

#[test]
fn a_sanitiser_finds_nothing_to_change() {
    assert_eq!(sanitise::changed(&SHIPPED.library), Vec::<String>::new());
}

#[test]
fn the_glossary_explains_the_same_words_in_both_languages() {
    let ids = |locale| {
        let mut ids: Vec<String> = SHIPPED.library.edition(locale).glossary.terms.iter().map(|t| t.id.to_string()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(Locale::English), ids(Locale::French));
    assert!(SHIPPED.problems.iter().all(|p| !p.path.starts_with("glossary/")), "{}", check::report(&SHIPPED));
}

/// The compiled-in lines are what a reader gets when the file is lost: they may not drift from it.
#[test]
fn the_fallback_help_lines_are_those_of_the_file() {
    let fallback = assemble(&Files::default(), &Files::default()).library.help;
    let dial = |line: &HelpLine| (line.call.clone(), line.text.clone(), line.shown.clone());
    for region in &fallback.regions {
        let shipped = SHIPPED.library.help.region(&region.id).expect("the region");
        for line in &region.lines {
            let same = shipped.lines.iter().find(|l| l.id == line.id).expect("the line");
            assert_eq!(dial(line), dial(same), "{}", line.id);
        }
    }
    assert_eq!(fallback.default, SHIPPED.library.help.default);
}

#[test]
fn search_finds_lessons_in_both_languages() {
    for (locale, words) in [(Locale::English, "password"), (Locale::French, "mot de passe"), (Locale::French, "ecran")] {
        let hits = SHIPPED.library.search(locale, words);
        assert!(!hits.is_empty() && hits.len() <= 30, "{words}");
        assert!(hits.iter().all(|hit| hit.address.starts_with(&format!("/{locale}/")) && !hit.excerpt.contains('<')), "{hits:?}");
    }
}

#[test]
fn every_question_and_case_can_be_read_again_from_its_wording() {
    let library = &SHIPPED.library;
    let mut seen = (0, 0);
    for locale in Locale::ALL {
        for (_, module) in library.edition(locale).modules() {
            for question in module.check.iter().chain(&module.items).flat_map(|set| &set.questions) {
                let wording = library.wordings.find(&question.revision).expect("a wording");
                assert!(wordings::is_genuine(wording), "{}", question.id);
                let again = wordings::question(wording, locale).expect("a question");
                assert_eq!((&again.id, &again.form, &again.revision, &again.stem), (&question.id, &question.form, &question.revision, &question.stem));
                seen.0 += 1;
            }
            for case in &module.vignettes {
                let wording = library.wordings.find(&case.source.revision).expect("a wording");
                assert!(wordings::is_genuine(wording), "{}", case.id);
                let again = wordings::case(wording, locale).expect("a case");
                assert_eq!(again.title, case.title);
                let bare = |scenes: &[Scene]| scenes.iter().map(|s| (s.id.clone(), s.title.clone(), s.decisions.clone(), s.blocks.len())).collect::<Vec<_>>();
                assert_eq!(bare(&again.scenes), bare(&case.scenes));
                assert_eq!(again.scenes[0].blocks, case.scenes[0].blocks, "with its picture");
                seen.1 += 1;
            }
        }
    }
    assert!(seen.0 > 60 && seen.1 >= 4, "{seen:?}");
}

#[test]
fn a_wording_that_was_tampered_with_is_not_genuine() {
    let mut wording = SHIPPED.library.wordings.iter().next().expect("a wording").clone();
    wording.parts[0].body.push(' ');
    assert!(!wordings::is_genuine(&wording));
}
