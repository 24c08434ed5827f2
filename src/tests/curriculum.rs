//! What the curriculum promises, held against the content that ships: every skill taught, tried and asked about, every competency
//! reachable, questions that do not give themselves away, lessons that fit, French whole and fresh, sensitive texts gone through.
//!
//! Authors meet the same rules in `doorstep content check`; here nothing may be left of them but what is named below.

use doorstep::{
    content::{Assembled, Files, assemble, pace, table},
    domain::{
        competency::Rule,
        course::{Block, Track},
        frameworks::{Competencies, Competency, EvidenceKind, LevelId},
        ids::CompetencyId,
        locale::Locale,
        quiz::{Aim, Form, Question},
        safe_messaging::SENSITIVE,
        try_it::TaskForm,
    },
};
use std::{collections::BTreeSet, path::Path, sync::LazyLock};

static SHIPPED: LazyLock<Assembled> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    assemble(&Files::read(&folder), &Files::default())
});

fn questions(locale: Locale) -> Vec<&'static Question> {
    let sets = SHIPPED.library.edition(locale).modules().flat_map(|(_, m)| m.check.iter().chain(&m.items));
    sets.flat_map(|set| &set.questions).collect()
}

/// Lines of the report with these words.
fn said(words: &str) -> Vec<String> {
    let found = SHIPPED.problems.iter().filter(|p| p.problem.what.contains(words));
    found.map(|p| format!("{}: {}", p.path, p.problem.what)).collect()
}

#[test]
fn every_core_skill_has_both_tasks_in_both_languages() {
    let library = &SHIPPED.library;
    for edition in [&library.english, &library.french] {
        for (skill, form) in library.skills.core().flat_map(|skill| TaskForm::ALL.map(|form| (skill, form))) {
            let task = edition.tasks.iter().find(|task| task.skill == skill.id && task.form == form);
            let task = task.unwrap_or_else(|| panic!("{} {}: no task", skill.id, form.code()));
            assert_eq!(task.practice.source.written_in, edition.locale, "{}", task.practice.source.path);
            assert!(task.last_screen().is_some() && !task.practice.source.stale, "{}", task.practice.source.path);
        }
    }
    assert_eq!(library.english.tasks.len(), 24);
}

#[test]
fn every_skill_is_taught_tried_and_asked_about() {
    let library = &SHIPPED.library;
    let asked: BTreeSet<String> = questions(Locale::English)
        .iter()
        .filter_map(|q| match &q.aim {
            Aim::Skill(id) => Some(id.to_string()),
            Aim::Competency(_) => None,
        })
        .collect();
    let mut hands_only = 0;
    for skill in &library.skills.skills {
        let id = &skill.id;
        let (_, module) = library.english.course_of_module(&skill.module).unwrap_or_else(|| panic!("{id}: no module {}", skill.module));
        assert!(module.skills.contains(id), "{id}: not in the module’s skills");
        let lessons: Vec<_> = module.lessons.iter().filter(|l| l.skills.contains(id)).collect();
        assert!(!lessons.is_empty(), "{id}: no lesson");
        let tried = lessons.iter().any(|l| l.blocks.iter().any(|b| matches!(b, Block::TryIt(t) if !t.tasks.is_empty())));
        assert!(tried && !module.practices.is_empty(), "{id}: nothing to try");
        assert!(skill.hands_only || asked.contains(id.as_str()), "{id}: not asked about");
        hands_only += usize::from(skill.hands_only);
    }
    assert_eq!(hands_only, 6, "as the curriculum lists them");
}

#[test]
fn every_competency_can_be_reached() {
    let library = &SHIPPED.library;
    let modules = || library.english.modules().map(|(_, m)| m);
    let items = |id: &CompetencyId| questions(Locale::English).iter().filter(|q| q.aim == Aim::Competency(id.clone())).count();
    for domain in &library.competencies.domains {
        let in_domain: usize = domain.competencies.iter().map(|c| items(&c.id)).sum();
        assert!(in_domain >= 12, "{}: {in_domain} items", domain.id);
        for c in &domain.competencies {
            let id = &c.id;
            for kind in &c.evidence {
                let there = match kind {
                    EvidenceKind::Knowledge => items(id) >= 6,
                    EvidenceKind::Vignette => modules().any(|m| m.vignettes.iter().any(|v| v.competencies.contains(id))),
                    EvidenceKind::Observed => modules().any(|m| m.observations.iter().any(|o| &o.competency == id)),
                    EvidenceKind::PriorLearning | EvidenceKind::CourseCompletion => false,
                    EvidenceKind::Reflection => modules().flat_map(|m| &m.lessons).any(|l| l.competencies.contains(id) && l.reflects()),
                };
                assert!(there, "{id}: {kind:?} cannot be completed with what ships");
            }
        }
    }
}

#[test]
fn prior_learning_and_finished_lessons_lower_nobody_and_alone_change_nothing() {
    let framework = &SHIPPED.library.competencies;
    let mut accepted = Vec::new();
    for c in framework.all() {
        for level in LevelId::ALL {
            let (now, plain) = (framework.rule(c, level), plain_rule(framework, c, level));
            assert_eq!(now.is_some(), plain.is_some(), "{} {level:?}", c.id);
            let (Some(now), Some(plain)) = (now, plain) else { continue };
            for some in 0..1 << EvidenceKind::ALL.len() {
                let has = |kind: EvidenceKind| EvidenceKind::ALL.iter().position(|k| *k == kind).is_some_and(|at| some & (1 << at) != 0);
                let (before, after) = (plain.could_be_met(&|n| has(n.kind)), now.could_be_met(&|n| has(n.kind)));
                assert!(after || !before, "{} {level:?}: somebody would lose it", c.id);
                let elsewhere = has(EvidenceKind::PriorLearning);
                assert!(elsewhere || after == before, "{} {level:?}: a stored result would mean something else", c.id);
            }
        }
        accepted.extend((!framework.prior_levels(c).is_empty()).then_some(c.id.as_str()));
    }
    assert_eq!(accepted, ["cc-4.1", "cc-4.2", "cc-6.1", "cc-7.2"], "few, and none of safety");
}

/// What the framework asks of every competency, without what this one says itself.
fn plain_rule(framework: &Competencies, c: &Competency, level: LevelId) -> Option<Rule> {
    framework.rules.levels.of(level)?.for_column(&c.evidence, level, &|lower| plain_rule(framework, c, lower))
}

#[test]
fn every_question_has_exactly_the_right_answers_that_it_claims() {
    for locale in Locale::ALL {
        for question in questions(locale) {
            let right = question.choices().iter().filter(|c| c.fits).count();
            let id = &question.id;
            match &question.form {
                Form::Single(choices) => assert!(right == 1 && choices.len() >= 3, "{id}: {right} of {}", choices.len()),
                Form::Multiple(choices) => assert!(right >= 2 && right < choices.len(), "{id}: {right} of {}", choices.len()),
                Form::Order(choices) => assert!(choices.len() >= 3, "{id}"),
            }
            assert!(question.choices().iter().all(|c| !c.reason.is_empty()), "{id}: a choice without a reason");
        }
    }
    assert_eq!(said("choices are marked as right"), Vec::<String>::new());
    assert_eq!(said("Two choices of"), Vec::<String>::new());
}

#[test]
fn no_right_choice_is_given_away_by_its_length() {
    assert_eq!(said("the right choice is the longest"), Vec::<String>::new());
    assert_eq!(said("the longest other one"), Vec::<String>::new());
}

/// “No lesson over 8 minutes” is read as a rule for learners, who may read slowly on a small screen. `minutes` of a clinician's lesson is an
/// honest estimate with case, trying out and reflection, because the record counts hours of learning; content/README.md says so to authors.
#[test]
fn a_lesson_for_learners_fits_into_eight_minutes_and_short_sentences() {
    let mut seen = 0;
    for at in Locale::ALL.into_iter().flat_map(|l| SHIPPED.library.edition(l).lessons()).filter(|at| at.course.track == Track::Learner) {
        let lesson = at.lesson;
        let (said, read) = (lesson.minutes, pace::minutes(lesson, Track::Learner));
        assert!(said <= 8 && read <= 8, "{}: says {said} minutes, takes {read} to read", lesson.source.path);
        seen += 1;
    }
    assert!(seen > 120, "{seen}");
    assert_eq!(said("words on average"), Vec::<String>::new());
}

#[test]
fn learners_texts_read_as_easily_as_was_decided() {
    assert_eq!(said("reads at grade"), Vec::<String>::new(), "English: Flesch-Kincaid");
    assert_eq!(said("Kandel-Moles"), Vec::<String>::new(), "French: Kandel-Moles");
}

#[test]
fn every_knowledge_question_says_where_its_answer_comes_from() {
    let library = &SHIPPED.library;
    let year = |text: &str| text.as_bytes().windows(4).any(|w| (w.starts_with(b"19") || w.starts_with(b"20")) && w.iter().all(u8::is_ascii_digit));
    let mut seen = 0;
    for (_, module) in library.english.modules().filter(|(course, _)| course.track == Track::Clinician) {
        for question in module.items.iter().flat_map(|set| &set.questions) {
            let reasons = format!("{:?}{:?}", question.scenario, question.choices());
            let named = year(&reasons) || [".org", ".ca", ".gov", ".int", ".uk", "href", "lesson"].iter().any(|mark| reasons.contains(mark));
            assert!(named, "{}: no year, no link, no lesson", question.id);
            seen += 1;
        }
    }
    assert!(seen >= 140, "{seen}");
}

/// How much of everything there has to be (curriculum 3, 4.8; product promise 3).
#[test]
fn as_much_as_was_promised_ships() {
    let library = &SHIPPED.library;
    let named = |start: &str| library.english.modules().map(|(_, m)| m).filter(|m| m.id.as_str().starts_with(start)).collect::<Vec<_>>();
    let (learners, clinicians) = (named("pm"), named("cm"));
    assert_eq!((learners.len(), clinicians.len()), (13, 8));
    for module in &clinicians {
        assert!(module.vignettes.len() >= 3, "{}: {} cases", module.id, module.vignettes.len());
        assert!(module.lesson("monday-card").is_some(), "{}: no Monday card", module.id);
    }
    let asked: usize = learners.iter().flat_map(|m| &m.check).map(|set| set.questions.len()).sum();
    assert!(asked >= 62, "{asked} questions to check oneself");
    assert!(library.english.glossary.terms.len() >= 300, "{} words", library.english.glossary.terms.len());
    for module in &learners {
        assert!(module.handout.is_some(), "{}: no handout", module.id);
        let notes = module.facilitator.as_ref().unwrap_or_else(|| panic!("{}: no notes for who runs it", module.id));
        let words = format!("{:?}", notes.blocks);
        for part in [
            "30 minutes",
            "60 minutes",
            "90 minutes",
            "What to bring",
            "Questions that come up",
            "Adaptations",
            "ward",
            "one to one",
            "no device",
            "Safety notes",
        ] {
            assert!(words.to_lowercase().contains(&part.to_lowercase()), "{}: the notes lack “{part}”", module.id);
        }
    }
}

/// What the check advises, what ships keeps.
#[test]
fn no_sentence_is_longer_than_can_be_held_in_mind() {
    for at in Locale::ALL.into_iter().flat_map(|l| SHIPPED.library.edition(l).lessons()) {
        let most = if at.course.track == Track::Learner { 25 } else { 40 };
        assert!(at.lesson.reading.longest <= most, "{}: {} words", at.lesson.source.path, at.lesson.reading.longest);
    }
}

#[test]
fn french_is_whole_and_fresh() {
    for missing in
        ["There is no French translation", "Only the title is translated", "this translation follows another one", "is not translated", "in the original and"]
    {
        assert_eq!(said(missing), Vec::<String>::new(), "{missing}");
    }
}

#[test]
fn every_sensitive_text_was_gone_through_and_nobody_is_said_to_have_signed() {
    let library = &SHIPPED.library;
    let list = &library.safe_messaging;
    assert!(list.questions.len() >= 20 && !list.sources.is_empty());
    let mut seen = 0;
    for (_, module) in library.english.modules() {
        let lessons = module.lessons.iter().map(|l| (&l.source, &l.flags));
        for (source, _) in lessons.chain(module.vignettes.iter().map(|v| (&v.source, &v.flags))).filter(|(_, f)| f.iter().any(|f| f == SENSITIVE)) {
            let filled = list.of(&source.path).unwrap_or_else(|| panic!("{}: the checklist is not filled in", source.path));
            assert!(list.questions.iter().all(|q| filled.answers.contains_key(&q.id)), "{}", source.path);
            assert!(!filled.filled.by.is_empty() && filled.signed.is_none(), "{}: nobody has signed", source.path);
            seen += 1;
        }
    }
    assert_eq!(list.texts.len(), seen, "every line of the list is about a text that ships");
    assert_eq!(said("has no flag for it"), Vec::<String>::new());
}

#[test]
fn all_questions_can_be_skimmed_in_one_table() {
    let library = &SHIPPED.library;
    let choices: usize = Locale::ALL.into_iter().flat_map(questions).map(|q| q.choices().len()).sum();
    let csv = table::of(library, "all.CSV");
    assert_eq!(csv.lines().count(), choices + 1);
    assert!(csv.starts_with("file,line,question,about,form,stem,right,letters,choice\n"));
    assert!(csv.lines().skip(1).all(|line| line.matches("\",\"").count() == 8), "nine cells in each line");
    let markdown = table::of(library, "all.md");
    let lines = markdown.lines().filter(|l| l.starts_with("- [") || l.chars().next().is_some_and(|c| c.is_ascii_digit())).count();
    assert_eq!(lines, choices);
    assert!(markdown.contains("- [x] ") && markdown.contains("**pm03-q2**"));
}
