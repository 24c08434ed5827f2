//! The one-page guide is true: every fenced example in content/README.md is read without an error, and means what the guide says.

use super::*;
use crate::domain::{course::*, quiz::Form};

/// The examples by kind: `markdown lesson` is a lesson.
fn examples() -> Vec<(String, String)> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content/README.md");
    let guide = std::fs::read_to_string(path).expect("the guide");
    let mut found = Vec::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```markdown ") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            found.push((kind.to_owned(), text.join("\n") + "\n"));
        }
    }
    found
}

fn example(kind: &str) -> String {
    examples().into_iter().find(|(k, _)| k == kind).unwrap_or_else(|| unreachable!("no example of {kind}")).1
}

const FOLDER: &str = "courses/digital-doorways/03-accounts-and-passwords";

fn folder() -> Files {
    let mut files = small();
    let learner = super::SKILLS.replace(
        "modules:",
        &["sk-s01", "sk-s02", "sk-s08", "sk-p01"]
            .map(|id| format!("  - {{id: {id}, category: saf, level: basic, digcomp_area: 4, module: pm03, core: true, statement: {{en: A, fr: A}}}}\n"))
            .concat()
            .chars()
            .chain("modules:".chars())
            .collect::<String>(),
    );
    for path in ["courses/doors/course.md", "courses/doors/03-accounts/module.md"] {
        files.remove(path);
    }
    files.insert("frameworks/learner-skills.yaml", learner);
    files.insert("courses/digital-doorways/course.md", example("course"));
    // The guide's second question is from another module.
    files.insert(format!("{FOLDER}/module.md"), example("module").replace("sk-s08]", "sk-s08, sk-p01]"));
    files.insert(format!("{FOLDER}/40-lock-your-screen.md"), example("lesson"));
    files.insert(format!("{FOLDER}/40-lock-your-screen.fr.md"), example("translation"));
    files.insert(format!("{FOLDER}/check.md"), example("questions"));
    files.insert(format!("{FOLDER}/practice-lock-screen.md"), example("practice"));
    // The small folder has no sk-f03.
    files.insert("instruments/try-it/s03-a.md", example("task").replace("f03", "s03"));
    files.insert(format!("{FOLDER}/lock-previews.svg"), "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>");
    files.insert(VIGNETTE_PATH, example("vignette"));
    files.remove("courses/care/05-safety/observe-drill.fr.md");
    // The small folder's framework has one competency.
    files.insert(OBSERVATION_PATH, example("observation").replace("cc-2.2", "cc-5.1"));
    files
}

#[test]
fn every_example_is_read_without_an_error() {
    let kinds: Vec<String> = examples().into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["course", "module", "lesson", "translation", "questions", "practice", "task", "vignette", "observation"]);
    let assembled = assemble(&folder(), &Files::default());
    let ours = assembled.problems.iter().filter(|p| p.is_error() && !p.path.starts_with("courses/doors")).collect::<Vec<_>>();
    assert!(ours.is_empty(), "{ours:#?}");
}

#[test]
fn the_lesson_has_every_part() {
    let assembled = assemble(&folder(), &Files::default());
    let edition = &assembled.library.english;
    let lesson = edition.lesson("digital-doorways", "accounts-and-passwords", "lock-your-screen").expect("the lesson").lesson;
    let [Block::Lead(lead), Block::Picture(picture), Block::Steps(steps), Block::TryIt(try_it), Block::Trouble(trouble), Block::InShort { points, .. }] =
        lesson.blocks.as_slice()
    else {
        unreachable!("{:#?}", lesson.blocks)
    };
    assert_eq!(lead.plain(), "A locked phone keeps your texts, photos and health notes private.");
    assert_eq!(picture.caption.as_ref().map(|c| c.plain()), Some("After, they only see that a message came."));
    assert!(picture.svg.as_html().contains("role=\"img\" aria-label=\"Two locked phones."));
    let Ways::ByDevice(ways) = &steps.way else { unreachable!("four devices") };
    assert_eq!(ways.iter().map(|(d, _)| *d).collect::<Vec<_>>(), Device::ALL);
    assert_eq!(ways[0].1[0].action.as_html(), "Open <strong>Settings</strong>.");
    assert_eq!(ways[0].1[0].see[0].plain(), "It is the grey picture with cogs.");
    assert_eq!(try_it.tasks.len(), 2);
    let address = "/en/learn/digital-doorways/accounts-and-passwords/practice/lock-screen";
    assert!(try_it.blocks.iter().any(|b| matches!(b, Block::Button { to, .. } if to == address)), "{:?}", try_it.blocks);
    assert_eq!(lesson.content_note.as_deref(), Some("This lesson shows a message that others could read."));
    assert_eq!((trouble.cases.len(), points.len(), lesson.menus_checked.clone()), (2, 3, None));
}

#[test]
fn questions_practice_and_case_mean_what_the_guide_says() {
    let assembled = assemble(&folder(), &Files::default());
    let edition = &assembled.library.english;
    let (_, module) = edition.module("digital-doorways", "accounts-and-passwords").expect("the module");
    let check = module.check.as_ref().expect("the check");
    assert!(matches!(&check.questions[0].form, Form::Single(choices) if choices.len() == 3 && choices[1].fits));
    assert!(matches!(&check.questions[1].form, Form::Order(choices) if choices.len() == 3));
    let practice = module.practice("lock-screen").expect("the practice");
    assert_eq!(
        practice.screens.iter().map(|s| (s.id.as_str(), s.taps.len(), s.choices.len())).collect::<Vec<_>>(),
        [("home", 2, 0), ("display", 0, 0), ("notifications", 0, 2)]
    );
    assert_eq!(practice.screens[0].taps[0].beside.as_ref().map(|b| b.plain()), Some("Brightness, text size"));
    assert!(practice.screens[2].choices[1].reaches && practice.screens[2].hint.is_some());
    let (_, vignette) = edition.vignette("care", "safety", "jo").expect("the case");
    assert_eq!(vignette.scenes[0].decisions.iter().map(|d| d.worth).collect::<Vec<_>>(), [Worth::Good, Worth::Partly, Worth::Unsafe]);
    assert!(vignette.scenes[1].decisions.is_empty());
}

#[test]
fn the_translation_has_its_own_words_and_the_facts_of_the_original() {
    let assembled = assemble(&folder(), &Files::default());
    let at = assembled.library.french.lesson("digital-doorways", "accounts-and-passwords", "lock-your-screen").expect("the lesson");
    assert_eq!((at.lesson.title.as_str(), at.lesson.minutes), ("Verrouiller votre écran", 8));
    assert_eq!(at.lesson.content_note.as_deref(), Some("Cette leçon montre un message que d’autres pourraient lire."));
    assert_eq!(at.lesson.source.written_in, crate::domain::locale::Locale::French);
    assert_eq!(at.module.title, "Accounts and passwords", "not translated: in English");
}

#[test]
fn the_observation_sheet_has_its_seven_parts() {
    let assembled = assemble(&folder(), &Files::default());
    let (_, module) = assembled.library.english.module("care", "safety").expect("the module");
    let observation = module.observation("drill").expect("the sheet");
    assert_eq!((observation.id.as_str(), observation.minutes, observation.sources.len()), ("ob-cc-5.1", 20, 1));
    let sheet = &observation.sheet;
    let ids: Vec<&str> = sheet.look_for.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(ids, ["identity", "place", "call-back", "private", "plan", "choice"]);
    assert_eq!(sheet.look_for[1].act.plain(), "Asks for the street address where the patient is now.");
    assert_eq!(sheet.judgements().map(<[_]>::len), [2, 2, 2]);
    assert_eq!(sheet.stop.len(), 2);
    assert!(!sheet.why.is_empty() && !sheet.before.is_empty() && !sheet.afterwards.is_empty());
}

#[test]
fn the_task_ends_on_its_last_screen() {
    let assembled = assemble(&folder(), &Files::default());
    let task = assembled.library.english.task("s03-a").expect("the task");
    assert_eq!((task.practice.screens.len(), task.practice.kind), (2, PracticeKind::Settings));
    assert_eq!(task.last_screen().map(|id| id.as_str()), Some("display"));
    assert!(task.practice.screens.iter().any(|screen| screen.hint.is_some()));
}
