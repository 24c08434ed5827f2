//! Every kind of problem: where it is said to be, and in which words.

use super::*;

/// One change of one file, and what the report must say about it: `:line: severity: what`.
fn check_one(path: &str, text: &str, before: &str, after: &str, wanted: &str) {
    assert!(text.contains(before), "the test changes {before:?}, which is not there");
    let changed = text.replacen(before, after, 1);
    let assembled = with(&[(path, &changed)]);
    let lines = said(&assembled, path);
    assert!(lines.iter().any(|line| line.starts_with(wanted)), "{before:?} → {after:?}\nwanted {wanted}\nsaid {lines:#?}");
}

fn lesson(before: &str, after: &str, wanted: &str) {
    check_one(LESSON_PATH, LESSON, before, after, wanted);
}

#[test]
fn nothing_is_wrong_with_the_small_folder() {
    let assembled = with(&[]);
    let report = check::report(&assembled);
    assert_eq!(check::errors(&assembled), 0, "{report}");
    assert!(report.contains("Reviews pending: lived experience, clinical, plain language and access"), "{report}");
    assert_eq!(said(&assembled, LESSON_PATH), Vec::<String>::new());
}

#[test]
fn lessons() {
    lesson("title: Lock", "titel: Lock", ":2: error: “titel” is not a key that is known here.");
    lesson("minutes: 8\n", "", ":6: error: The fact “minutes” is missing.");
    lesson("[Help now](help:now)", "[Help now](help-now.md)", ":30: error: The link to “help-now.md” leads nowhere.");
    lesson("(help:now)", "(javascript:alert)", ":30: error: The address “javascript:alert” is not allowed.");
    lesson("(help:now)", "(http://example.org)", ":30: error: The address “http://example.org” is not allowed.");
    lesson("(help:now)", "(../../../../etc/passwd)", ":30: error: The link to “../../../../etc/passwd” leads nowhere.");
    lesson("(glossary:browser)", "(glossary:modem)", ":9: error: The word “modem” is not in the glossary.");
    lesson("(picture.svg", "(other.svg", ":11: error: The picture other.svg does not exist.");
    lesson("(picture.svg", "(https://a.example/p.svg", ":11: error: The picture https://a.example/p.svg is on another site.");
    lesson("(picture.svg", "(picture.gif", ":11: error: The picture picture.gif is not an SVG file.");
    lesson("![A phone.]", "![]", ":11: error: The picture picture.svg has no description.");
    lesson("It is grey.", "It is ![a](picture.svg) grey.", ":17: error: A picture stands inside a sentence.");
    lesson("A locked", "A <b>locked</b>", ":9: advice: There is HTML in the text.");
    lesson("1. Open **Settings**.\n\n   It is grey.\n2. Tap **Lock**.", "Open it.", ":13: error: There is no numbered list here.");
    lesson("2. Tap", "2. A\n3. A\n4. A\n5. A\n6. A\n7. A\n8. Tap", ":15: error: There are 8 steps.");
    lesson("   It is grey.", "   - a\n   - b", ":17: error: A step holds more than sentences.");
    lesson("1. Open", "### iPhone\n\n1. Open", ":13: error: The steps for “computer” are missing.");
    lesson("1. Open", "### Toaster\n\n1. Open", ":15: error: “Toaster” is not a device.");
    lesson("### I cannot find it\n\n", "", ":26: error: No problem is named here.");
    lesson("## In short\n\n- One.\n", "## In short\n\n", ":32: advice: There are 2 points to keep.");
    lesson("- Three.\n", "- Three.\n\nMore.\n", ":38: error: There is text beside the list.");
    lesson("- Three.\n", "- Three.\n\n## Try it\n\nAgain.\n", ":38: error: There is a second part “try it”.");
    lesson("- Three.\n", "- Three.\n\n## Steps\n\n1. Again.\n", ":38: advice: The part “steps” comes too late.");
    lesson("A locked", "# Big\n\nA locked", ":9: advice: A heading with one # stands in the text.");
    lesson("A locked", "> **Caution** stop\n\nA locked", ":9: advice: The box word “Caution” has no colon.");
    lesson("A locked", "> **Danger: x** stop\n\nA locked", ":9: advice: “Danger” is not the name of a box.");
    lesson("It is grey.", "You must look. It failed.", ":17: error: The words “you must” stand here.");
    lesson("It is grey.", "Call 9-8-8.", ":17: error: A crisis number, 9-8-8, is typed here.");
    lesson("skills: [sk-s03]", "skills: [sk-x99]", ":2: error: sk-x99 is in no framework.");
}

#[test]
fn reading_levels() {
    let long =
        "The implementation of organisational authentication requirements necessitates considerable familiarity with administrative documentation procedures. "
            .repeat(4);
    lesson("A locked", &format!("{long}\n\nA locked"), ": error: The text reads at grade ");
    let french = super::LESSON_FR.replace(
        "Un téléphone",
        &format!(
            "{}\n\nUn téléphone",
            "L’administration organisationnelle nécessite malheureusement une authentification particulièrement compliquée. ".repeat(6)
        ),
    );
    let path = "courses/doors/03-accounts/10-lock.fr.md";
    let said = said(&with(&[(path, &french)]), path);
    assert!(said.iter().any(|line| line.starts_with(": error: The text scores")), "{said:?}");
}

#[test]
fn questions() {
    let one = |before, after, wanted| check_one(CHECK_PATH, CHECK, before, after, wanted);
    one("## pm03-q1: What", "## What", ":6: error: This question has no name.");
    one("*sk-s03*\n\n", "", ":6: error: The slanted line under the question is missing.");
    one("*sk-s03*", "*about locks*", ":8: error: “about locks” is no skill and no competency.");
    one("*sk-s03*", "*sk-s03 · hard*", ":8: error: “hard” is not known in the slanted line.");
    one("*sk-s03*", "*sk-x99*", ":6: error: sk-x99 is in no framework.");
    one("*sk-s03*", "*cc-5.1*", ":6: error: cc-5.1 does not belong to the module pm03.");
    one("[x]", "[ ]", ":6: error: No choice of pm03-q1 is marked as right.");
    one("- [ ] A wish.\n\n  Try the other one.\n", "", ":6: error: The question pm03-q1 has fewer than two choices.");
    one("  It does.\n", "", ":10: error: A choice of pm03-q1 has no reason.");
    one("- [ ] A wish.", "- A wish.", ":13: error: A choice of pm03-q1 has no box.");
    one("- [x] A lock.\n\n  It does.\n- [ ] A wish.\n\n  Try the other one.\n", "Nothing.\n", ":6: error: The question pm03-q1 has no choices.");
    one("  Try the other one.\n", "  Try the other one.\n\nMore text.\n", ":17: error: There is text after the choices of pm03-q1.");
    let twice = format!("{CHECK}\n{}", CHECK.split_once("\n\n").map(|(_, rest)| rest).unwrap_or_default());
    let said_twice = said(&with(&[(CHECK_PATH, &twice)]), CHECK_PATH);
    assert!(said_twice.iter().any(|l| l.contains("error: The question name pm03-q1 is used twice.")), "{said_twice:?}");
    let empty = with(&[
        (CHECK_PATH, "---\ntitle: Check\nversion: 1\n---\nSoon.\n"),
        ("courses/doors/03-accounts/check.fr.md", "---\ntitle: Pour voir\nfollows: 1\n---\nBientôt.\n"),
    ]);
    assert!(said(&empty, CHECK_PATH).iter().any(|l| l.contains("advice: No question is about sk-s03.")));
}

#[test]
fn practices() {
    let one = |before, after, wanted| check_one(PRACTICE_PATH, PRACTICE, before, after, wanted);
    one("kind: settings", "kind: toaster", ":4: error: “toaster” is not one of the words for this.");
    one("(#lock)", "(#lok)", ":8: error: In “home” a link goes to #lok, which does not exist.");
    one("(#lock)", "(#home)", ":12: error: No way leads to “lock”.");
    one("## lock: Lock", "## Lock", ":12: error: This heading has no name.");
    one("## lock: Lock", "## home: Lock", ":12: error: The name home is used twice.");
    one("[x]", "[ ]", ": error: No choice is marked as the one that reaches the goal.");
    one("  Try another one.\n", "", ":16: error: A choice has no reason.");
    one("## home", "Words.\n\n## home", ":8: error: There is text before the first screen.");
}

#[test]
fn cases() {
    let one = |before, after, wanted| check_one(VIGNETTE_PATH, VIGNETTE, before, after, wanted);
    one("*Good.*", "*Fine.*", ":15: error: A choice does not say how good it is.");
    one("(#alone)", "(#gone)", ":11: error: In “start” a link goes to #gone, which does not exist.");
    one("(#alone)", "(#end)", ":22: error: No way leads to “alone”.");
    one("Jo is safe.\n", "- [Again](#start)\n\n  *Good.* a\n- [Again](#alone)\n\n  *Good.* a\n", ": error: No scene is an ending.");
    let round = VIGNETTE.replace("[Call back](#start)", "[Call back](#alone)").replace("[Wait](#end)", "[Wait](#alone)");
    let said_round = said(&with(&[(VIGNETTE_PATH, &round)]), VIGNETTE_PATH);
    assert!(said_round.iter().any(|l| l.starts_with(":22: error: From “alone” no path comes to an end.")), "{said_round:?}");
}

#[test]
fn pictures() {
    let path = "courses/doors/03-accounts/picture.svg";
    let assembled = with(&[(path, "<svg>\n<script>alert(1)</script></svg>")]);
    let lines = said(&assembled, LESSON_PATH);
    assert!(lines.iter().any(|l| l.contains("error: In courses/doors/03-accounts/picture.svg, line 2: <script> is not allowed in a picture.")), "{lines:?}");
}

#[test]
fn translations() {
    let path = "courses/doors/03-accounts/10-lock.fr.md";
    let one = |before: &str, after: &str, wanted: &str| check_one(path, super::LESSON_FR, before, after, wanted);
    one("follows: 1", "follows: 0", ": advice: The original is at version 1; this translation follows another one.");
    one("follows: 1", "follows: 2", ": error: It follows version 2, but the original is version 1.");
    one("follows: 1\n", "follows: 1\nminutes: 4\n", ":5: error: “minutes” is not a key that is known here.");
    one("- Trois.\n", "", ": advice: Part 6 is 3 points to keep in the original and 2 points to keep here.");
    let mut files = small();
    files.remove(path);
    let assembled = assemble(&files, &Files::default());
    assert!(said(&assembled, LESSON_PATH).iter().any(|l| l.starts_with(": advice: There is no French translation.")));
    files.insert("courses/doors/03-accounts/20-more.fr.md", super::LESSON_FR);
    let assembled = assemble(&files, &Files::default());
    assert!(said(&assembled, "courses/doors/03-accounts/20-more.fr.md").iter().any(|l| l.starts_with(": advice: There is no original for this translation.")));
}

#[test]
fn translations_of_answers_are_the_same_answers() {
    let path = "courses/doors/03-accounts/check.fr.md";
    let one = |before: &str, after: &str, wanted: &str| check_one(path, super::CHECK_FR, before, after, wanted);
    one("pm03-q1", "pm03-q2", ":6: error: Here stands pm03-q2, in the original pm03-q1.");
    one("- [ ] Un vœu", "- [x] Un vœu", ":6: error: The choices of pm03-q1 differ from the original in number or in their boxes.");
}

fn rules(before: &str, after: &str, wanted: &str) {
    check_one("frameworks/clinician-competencies.yaml", COMPETENCIES, before, after, wanted);
}

#[test]
fn rules_that_nobody_can_meet() {
    let all = "    proficient: by-column\n";
    let proficient = |rule: &str| format!("    proficient: {rule}\n");
    rules(all, &proficient("{all: []}"), ":19: error: A list of rules is empty (the framework, proficient).");
    rules(all, &proficient("{at-least: {count: 3, of: [{needs: {kind: knowledge}}]}}"), ":19: error: “at-least” asks for 3 of 1");
    rules(all, &proficient("{level: proficient}"), ":19: error: The rule builds on the level proficient, which is not below it");
    rules(all, &proficient("{all: [{level: lead}, by-column]}"), ":19: error: The rule builds on the level lead, which is not below it");
    rules(all, &proficient("{needs: {kind: knowledge, times: 0}}"), ":19: error: “knowledge” is needed 0 times");
    rules(all, &proficient("{needs: {kind: observed, people: 2}}"), ":19: error: “observed” is needed 1 times, by 2 people");
    rules(all, &proficient("{needs: {kind: knowledge, rating: can-teach}}"), ":19: error: Only “observed” is signed by people");
    rules(all, &proficient("{needs: {kind: knowledge, within-months: 0}}"), ":19: error: “knowledge” would be too old");
    rules(all, &proficient("{needs: {kind: guess}}"), ":21: error:");
    rules(all, &proficient("{needs: {kind: reflection}}"), ":14: error: No rule says how cc-5.1 is reached.");
    let own = "evidence: [knowledge, vignette, observed], rules: {lead: {needs: {kind: reflection}}}}";
    rules("evidence: [knowledge, vignette, observed]}", own, ":14: error: “reflection” is needed, and is not among its kinds (cc-5.1, lead).");
    rules(
        "evidence: [knowledge, vignette, observed]}",
        "evidence: [knowledge, vignette, observed], formerly: [cc-5.1]}",
        ":14: error: cc-5.1 stands for two competencies",
    );
    rules("evidence: [knowledge, vignette, observed]", "evidence: [knowledge, knowledge]", ":14: error: cc-5.1 names a kind of evidence twice.");
    rules("valid_months: 12", "valid_months: 0", ":9: error: Evidence in d5 would end on the day it is given.");
    rules("pass_percent: 80", "pass_percent: 0", ":17: error: pass_percent is not between 1 and 100.");
    rules("points_needed: 6", "points_needed: 9", ":18: error: points_needed is not between 1 and points_possible.");
    rules("foundation_domains: [d5]", "foundation_domains: [d9]", ":23: error: foundation_domains names d9, which is no domain.");
}

#[test]
fn what_was_learned_elsewhere_or_read_stands_in_for_knowledge_alone() {
    let all = "    proficient: by-column\n";
    let proficient = |rule: &str| format!("    proficient: {rule}\n");
    let prior = "{needs: {kind: prior-learning, level: proficient}}";
    rules(all, &proficient("{any: [by-column, {needs: {kind: prior-learning}}]}"), ":19: error: Prior learning is approved for a level");
    rules(all, &proficient("{any: [by-column, {needs: {kind: knowledge, level: lead}}]}"), ":19: error: Prior learning is approved for a level");
    let instead = ":14: error: Prior learning could stand in for a case, observed practice or a reflection (cc-5.1).";
    rules(all, &proficient(&format!("{{any: [by-column, {prior}]}}")), instead);
    let lower = "{any: [by-column, {needs: {kind: prior-learning, level: foundation}}]}";
    rules(all, &proficient(lower), ":14: error: Prior learning of a lower level counts for a higher one (cc-5.1).");
    rules(all, &proficient("{any: [by-column, {needs: {kind: course-completion}}]}"), ":14: error: Finished lessons alone would be enough (cc-5.1).");

    let beside = format!("{{all: [{{any: [{{needs: {{kind: knowledge}}}}, {prior}]}}, {{needs: {{kind: vignette}}}}, {{needs: {{kind: observed}}}}]}}");
    let fine = COMPETENCIES.replace(all, &proficient(&beside));
    let path = "frameworks/clinician-competencies.yaml";
    let is_refused = |text: &str| said(&with(&[(path, text)]), path).iter().any(|line| line.contains("error"));
    assert!(!is_refused(&fine), "{:?}", said(&with(&[(path, &fine)]), path));
    let safety = fine.replace("valid_months: 12", "valid_months: 12\n    later_unsafe: withdraws");
    assert!(said(&with(&[(path, &safety)]), path)[0].starts_with(":15: error: A rule of safety accepts what was learned elsewhere, or read (cc-5.1)."));
    let lead = COMPETENCIES.replace(all, &format!("{all}    lead: {beside}\n"));
    assert!(said(&with(&[(path, &lead)]), path).iter().any(|line| line.contains("Prior learning counts for Lead (cc-5.1).")));
}

#[test]
fn observation_sheets() {
    let one = |before, after, wanted| check_one(OBSERVATION_PATH, OBSERVATION, before, after, wanted);
    one("minutes: 15", "minutes: 15\nmood: good", ":6: error: “mood” is not a key that is known here.");
    one("setting: A role play.\n", "", ":6: error: The fact “setting” is missing.");
    one("We watch how somebody stays.\n", "", ": error: The sheet does not say what is watched and why.");
    one("## Before\n\nAsk first.\n\n", "", ": error: The part “Before” is missing.");
    one("Ask first.\n", "", ":11: error: The part “Before” is empty.");
    one("## Can teach", "## Can shine", ":33: error: “Can shine” is no part of an observation sheet.");
    one("## Can teach", "## Safe alone", ":33: error: There is a second part “Safe alone”.");
    one("- `one` Says", "- Says", ":17: error: An act to look for has no name.");
    one("- `one` Says", "- `One act` Says", ":17: error: An act to look for has no name.");
    one("`two`", "`one`", ":18: error: The name one is used twice.");
    one("`two` Asks where.", "`two`", ":18: error: two has no words.");
    one("- `five` Tells.\n", "", ":15: advice: There are 4 acts to look for.");
    one("- Slow.\n", "", ":23: advice: “Needs support” has 1 lines.");
    one("- Hangs up.\n", "", ":38: error: The part “Stop and talk” is empty.");
    one("- Hangs up.\n", "Never.\n\n- Hangs up.\n", ":40: error: There is text beside the list of “Stop and talk”.");
    one("- Hangs up.\n", "- Hangs up.\n\n  And more.\n", ":40: error: A line holds more than one paragraph.");
    one("## Afterwards\n\n- What went well?\n", "", ": error: The part “Afterwards” is missing.");
    one("competency: cc-5.1", "competency: cc-9.9", ":2: error: cc-9.9 is in no framework.");
    one("id: ob-cc-5.1", "id: ob-cc-2.2", ":2: error: The id ob-cc-2.2 is not that of a sheet for cc-5.1.");
    let late = OBSERVATION.replace("## Before\n\nAsk first.\n\n", "") + "\n## Before\n\nAsk first.\n";
    let said_late = said(&with(&[(OBSERVATION_PATH, &late)]), OBSERVATION_PATH);
    assert!(said_late.iter().any(|l| l.contains("advice: The part “Before” comes too late.")), "{said_late:?}");
}

#[test]
fn a_competency_that_asks_to_be_watched_has_a_sheet_and_no_other_has() {
    let module = "courses/care/05-safety/module.md";
    let wanted = "advice: cc-5.1 asks for observed practice, and no observation sheet is for it.";
    assert!(!said(&with(&[]), module).iter().any(|l| l.contains(wanted)));
    let mut files = small();
    files.remove(OBSERVATION_PATH);
    files.remove("courses/care/05-safety/observe-drill.fr.md");
    assert!(said(&assemble(&files, &Files::default()), module).iter().any(|l| l.contains(wanted)));
    let unasked = super::COMPETENCIES.replace(", observed]", "]");
    let said = said(&with(&[("frameworks/clinician-competencies.yaml", &unasked)]), OBSERVATION_PATH);
    assert!(said.iter().any(|l| l.contains("error: cc-5.1 does not ask for observed practice.")), "{said:?}");
}

#[test]
fn a_translated_sheet_has_the_same_acts() {
    let path = "courses/care/05-safety/observe-drill.fr.md";
    let one = |before: &str, after: &str, wanted: &str| check_one(path, super::OBSERVATION_FR, before, after, wanted);
    one("`two`", "`deux`", ": error: Here stands `deux`, in the original `two`.");
    one("- `five` Raconte.\n", "", ": error: The original has 5 acts to look for, this file has 4.");
    one("- Lent.\n", "", ": advice: A judgement, or Stop and talk, has another number of lines than in the original.");
    one("setting: Un jeu de rôle.\n", "", ":2: advice: The fact “setting” is not translated.");
    one("## Ce qu’on regarde", "## Look for it", ":12: error: “Look for it” is no part of an observation sheet.");
    let assembled = with(&[]);
    assert_eq!(said(&assembled, path), Vec::<String>::new());
    assert_eq!(said(&assembled, OBSERVATION_PATH), Vec::<String>::new());
}

#[test]
fn questions_claim_what_they_have_and_do_not_give_themselves_away() {
    let one = |before: &str, after: &str, wanted: &str| check_one(CHECK_PATH, CHECK, before, after, wanted);
    one("What keeps", "Which two keep", ":6: error: pm03-q1 asks for 2, and 1 choices are marked as right.");
    one("A wish.", "A lock.", ":6: error: Two choices of pm03-q1 say “a lock.”.");
    let long = "A lock, which is a long and careful thing to say about it.";
    one("A lock.", long, ":6: advice: The right choice of pm03-q1 has 58 letters, the longest other one 7.");
    let many: String =
        (1..5).map(|n| format!("\n## pm03-q{n}: What keeps it {n}?\n\n*sk-s03*\n\n- [x] A good lock.\n\n  Yes.\n- [ ] A wish.\n\n  No.\n")).collect();
    let said = said(&with(&[(CHECK_PATH, &format!("---\ntitle: C\nversion: 1\n---\n{many}"))]), CHECK_PATH);
    assert!(said.iter().any(|l| l.contains("advice: In 4 of 4 questions the right choice is the longest.")), "{said:?}");
}

#[test]
fn long_lessons_and_long_sentences() {
    lesson("minutes: 8", "minutes: 9", ":2: advice: The lesson says 9 minutes; at most 8.");
    let words = "Tap it and see how it goes now. ".repeat(150);
    lesson("A locked", &format!("{words}\n\nA locked"), ":2: advice: The lesson takes 11 minutes to read; at most 8.");
    let sentence = format!("You can {} now.", "go on and on ".repeat(8));
    lesson("A locked", &format!("{sentence}\n\nA locked"), ":9: advice: This sentence has 35 words; at most 25.");
}

/// What the rules of `domain::advice` say comes out of the check in the words of the catalogue.
#[test]
fn advice_is_said_with_its_place() {
    lesson("It is grey.", "It is read by a nurse.", ":17: advice: “is read by a” says first what is done, then who does it.");
    lesson("It is grey.", "See [here](help:now).", ":17: advice: The words of this link are “here”.");
    lesson("It is grey.", "About 20 % of people do.", ":17: advice: “20 %” stands here, and the text names no source.");
    lesson("A locked", "==== Your words ====\n\nA locked", ":9: error: A mark between two texts stands here: ==== Your words ====.");
    lesson("A locked", "Health number ____\n\nA locked", ":9: error: A line to write on asks for something that leads to a person (“Health number”).");
    let list = "id: plain-words\nversion: 1\neveryone: {grey: plain}\nlearners: {}\n";
    let said = said(&with(&[("studio/plain-words.yaml", list)]), LESSON_PATH);
    assert!(said.iter().any(|line| line.starts_with(":17: advice: “grey” is a hard word here.") && line.ends_with("Try: plain.")), "{said:?}");
    for (list, wanted) in
        [(list.replace("everyone", "everybody"), "“everybody” is not a key that is known here"), (list.replace("grey", "\"*\""), "The term “*” cannot be used")]
    {
        let said = super::said(&with(&[("studio/plain-words.yaml", &list)]), "studio/plain-words.yaml");
        assert!(said.iter().any(|line| line.contains(wanted)), "{said:?}");
    }
}

/// With a day, and only then, what was looked at too long ago is named.
#[test]
fn old_menus_and_reviews_are_named_on_a_day() {
    let mut files = small();
    let module = "courses/care/05-safety/module.md";
    let reviewed = files.get(module).unwrap().replace("version: 1\n", "version: 1\nreviews: {clinical: {by: A, on: 2025-01-01}}\n");
    files.insert(module, reviewed);
    let day = crate::domain::advice::Day::at_start_of("2026-11-23");
    let old = |on| crate::content::assemble_on(&files, &Files::default(), on).problems.into_iter().filter(|p| p.problem.what.contains("of 2025-01-01")).count();
    assert_eq!((old(day), old(None)), (1, 0));
}

#[test]
fn a_framework_that_promises_more_than_there_is() {
    let module = "courses/doors/03-accounts/module.md";
    let more = super::SKILLS
        .replace("modules:", "  - {id: sk-s04, category: saf, level: basic, digcomp_area: 4, module: pm03, core: false, statement: {en: A, fr: A}}\nmodules:");
    let said_more = said(&with(&[("frameworks/learner-skills.yaml", &more)]), module);
    assert!(said_more.iter().any(|l| l.contains("No lesson teaches sk-s04.")), "{said_more:?}");
    assert!(said_more.iter().any(|l| l.contains("The framework says that this module teaches sk-s04, and module.md does not.")), "{said_more:?}");
    let care = "courses/care/05-safety/module.md";
    let reflect = super::COMPETENCIES.replace("observed]", "observed, reflection]");
    let said_care = said(&with(&[("frameworks/clinician-competencies.yaml", &reflect)]), care);
    for wanted in ["cc-5.1 has 1 items; 6 are wanted.", "The domain d5 has 1 items; 12 are wanted.", "cc-5.1 asks for a reflection, and no lesson about it"] {
        assert!(said_care.iter().any(|l| l.contains(wanted)), "{wanted}: {said_care:?}");
    }
}

#[test]
fn a_sensitive_text_has_a_note_and_a_filled_checklist() {
    let list = "instruments/safe-messaging.yaml";
    let filled = |version: u32, answers: &str| {
        format!(
            "id: s\nversion: 1\ntitle: {{en: S, fr: S}}\nsources: []\nquestions: [{{id: one, text: {{en: A, fr: A}}}}, {{id: two, text: {{en: B, fr: B}}}}]\ntexts:\n  - {{text: {LESSON_PATH}, version: {version}, filled: {{by: A, on: 2026-11-01}}, signed: null, answers: {{{answers}}}}}\n"
        )
    };
    let flagged = LESSON.replace("version: 1\n", "version: 1\nflags: [suicide-safety]\n");
    let lines = |list_text: Option<&str>, text: &str, path: &str| {
        let mut changes = vec![(LESSON_PATH, text)];
        changes.extend(list_text.map(|t| (list, t)));
        said(&with(&changes), path)
    };
    let unmarked = LESSON.replace("A locked", "It is about suicide.\n\nA locked");
    assert!(lines(None, &unmarked, LESSON_PATH).iter().any(|l| l.contains("advice: The text speaks of suicide or harm and has no flag for it.")));
    assert!(lines(None, &flagged, LESSON_PATH).iter().any(|l| l.contains("The safe-messaging checklist is not filled in for this text.")));
    for (version, answers, wanted) in [
        (1, "one: met", "The safe-messaging checklist has no answer for: two."),
        (2, "one: met, two: met", "The safe-messaging checklist was filled in for version 2; this is version 1."),
        (1, "one: met, two: not-met", "The safe-messaging checklist says “not met” for: two."),
    ] {
        let said = lines(Some(&filled(version, answers)), &flagged, LESSON_PATH);
        assert!(said.iter().any(|l| l.contains(wanted)), "{wanted}: {said:?}");
    }
    let fine = filled(1, "one: met, two: not-there");
    assert_eq!(lines(Some(&fine), &flagged, LESSON_PATH), Vec::<String>::new());
    assert!(lines(Some(&fine), &flagged, list).iter().any(|l| l.contains("1 of 1 texts are a draft, nobody has signed.")));
    assert!(lines(Some(&fine), LESSON, list).iter().any(|l| l.contains("is not there, or has no flag suicide-safety.")));
    let strange = filled(1, "one: met, two: met, three: met");
    assert!(lines(Some(&strange), &flagged, list).iter().any(|l| l.contains("error: three is no question of the list")));
    assert!(lines(Some(&filled(1, "one: maybe")), &flagged, list).iter().any(|l| l.contains("error: “maybe” is not one of the words")));
}
