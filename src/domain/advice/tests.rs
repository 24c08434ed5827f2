//! Each rule where it belongs, and where it does not.

use super::{plain_words::WordList, *};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn words() -> PlainWords {
    let map = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<BTreeMap<_, _>>();
    let english = WordList {
        everyone: map(&[("utilize", "use"), ("in order to", "to"), ("disseminat*", "share"), ("prior to", "before, ahead of")]),
        learners: map(&[("configuration", "settings")]),
        ..WordList::default()
    };
    let french = WordList { everyone: map(&[("afin de", "pour"), ("en l’absence de", "sans")]), ..WordList::default() };
    PlainWords::of(&english, &french)
}

fn subject(text: &str) -> Subject<'_> {
    Subject {
        text,
        body_at: 0,
        kind: Kind::Lesson,
        track: Track::Learner,
        locale: Locale::English,
        has_sources: Some(false),
        menus_checked: None,
        reviewed_on: Vec::new(),
        reading: None,
    }
}

fn found(subject: &Subject, today: Option<&str>) -> Vec<Advice> {
    let numbers = known_by_heart();
    advise(subject, &Knowing { plain_words: &words(), numbers: &numbers, today: today.and_then(Day::at_start_of), depth: Depth::Everything })
}

/// Rule, line and words of each piece.
fn said(text: &str) -> Vec<(Rule, u32, String)> {
    found(&subject(text), None).into_iter().map(|advice| (advice.rule, advice.line, advice.words)).collect()
}

fn rules(text: &str) -> Vec<Rule> {
    said(text).into_iter().map(|(rule, ..)| rule).collect()
}

#[test]
fn each_rule_marks_its_place() {
    let one = |text: &str, rule: Rule, line: u32, words: &str| assert_eq!(said(text), [(rule, line, words.to_owned())], "{text}");
    one("Fine.\n\nWe utilize *it*.", Rule::Jargon, 3, "utilize");
    one("Do it *in order* to win.", Rule::Jargon, 1, "in order* to");
    one("You must go.", Rule::Hurtful, 1, "You must");
    one("Call 9-8-8 now.", Rule::CrisisNumber, 1, "9-8-8");
    one("Look [here](a.md).", Rule::ClickHere, 1, "here");
    one("## A\n\n#### B\n", Rule::HeadingOrder, 3, "B");
    one("Your form is read by a nurse.", Rule::Passive, 1, "is read by a");
    one("> **Reflection:** What was the worst day?", Rule::DistressingPrompt, 1, "worst");
    one("Enter your date of birth.", Rule::Identifier, 1, "date of birth");
    one("Health card number ____", Rule::IdentifierField, 1, "Health card number");
    one("About 20 % of people do it.", Rule::Claim, 1, "20 %");
    one("==== Your words ====\n\nA.", Rule::MergeMark, 1, "==== Your words ====");
    assert_eq!(said("Nothing is wrong with this text. It is short."), []);
}

#[test]
fn what_stops_publishing() {
    let severity = |text: &str| found(&subject(text), None)[0].severity;
    let numbers = known_by_heart();
    for text in ["You must go.", "Call 988.", "Health card number ____", "==== A ===="] {
        assert_eq!(severity(text), Severity::Error, "{text}");
        // A server that starts looks for these alone.
        let knowing = Knowing { plain_words: &words(), numbers: &numbers, today: None, depth: Depth::Errors };
        assert_eq!(advise(&subject(&format!("We utilize it.\n\n{text}")), &knowing).len(), 1, "{text}");
    }
    for text in ["We utilize it.", "Look [here](a.md).", "Enter your date of birth."] {
        assert_eq!(severity(text), Severity::Advice, "{text}");
    }
}

#[test]
fn a_swap_is_ready_where_there_is_one() {
    let instead = |text: &str| found(&subject(text), None)[0].instead.clone();
    assert_eq!(instead("We utilize it."), Some("use".to_owned()));
    assert_eq!(instead("Do it prior to noon."), None, "two swaps: a person chooses");
    assert_eq!(instead("We disseminated it."), None, "an open end: its form is not known");
}

#[test]
fn hard_words_that_are_meant_are_left_alone() {
    for text in
        ["The [configuration](glossary:configuration) page.", "Tap the Configuration page.", "They say “utilize”.", "1. Tap **Configuration**.", "`utilize`"]
    {
        assert_eq!(rules(text), [], "{text}");
    }
    assert_eq!(rules("The configuration."), [Rule::Jargon]);
    let for_clinicians = Subject { track: Track::Clinician, ..subject("The configuration, in order to utilize it.") };
    assert_eq!(found(&for_clinicians, None).len(), 2);
    let french = Subject { locale: Locale::French, ..subject("Afin de lire, en l'absence de lunettes.") };
    assert_eq!(found(&french, None).into_iter().map(|a| a.words).collect::<Vec<_>>(), ["Afin de", "en l'absence de"]);
}

#[test]
fn a_made_up_inbox_may_ask_for_anything() {
    let inbox = Subject { kind: Kind::Practice, ..subject("Enter your bank account. Click [here](#a). We utilize it.") };
    let rules: Vec<Rule> = found(&inbox, None).into_iter().map(|advice| advice.rule).collect();
    assert_eq!(rules, []);
}

fn rules_of_kind(kind: Kind, text: &str) -> Vec<Rule> {
    found(&Subject { kind, ..subject(text) }, None).into_iter().map(|advice| advice.rule).collect()
}

#[test]
fn sentences_and_grades_are_a_lessons() {
    let long = format!("We {} now.", "go and go ".repeat(10));
    assert!(rules(&long).contains(&Rule::LongSentence), "{:?}", rules(&long));
    assert!(!rules_of_kind(Kind::Handout, &long).contains(&Rule::LongSentence));
    let hard = "Organisational authentication requirements necessitate considerable familiarity. ".repeat(6);
    let grade = found(&subject(&hard), None).into_iter().find(|advice| advice.rule == Rule::Grade).unwrap();
    assert_eq!((grade.severity, grade.line), (Severity::Error, 0));
}

#[test]
fn too_many_things() {
    assert!(rules(&"## A\n\nB.\n\n".repeat(11)).contains(&Rule::ManyParts));
    assert!(rules(&"> **Note:** A.\n\nB.\n\n".repeat(6)).contains(&Rule::ManyBoxes));
    assert!(rules(&"- a\n".repeat(10)).contains(&Rule::LongList));
    let fine = format!("{}{}{}", "## A\n\nB.\n\n".repeat(10), "> **Note:** A.\n\nB.\n\n".repeat(5), "- a\n".repeat(9));
    assert_eq!(rules(&fine), []);
}

#[test]
fn without_a_day_nothing_is_old() {
    let old = Subject { menus_checked: Some("2025-01-01, iOS 18"), reviewed_on: vec!["2026-10-01", "2024-10-01"], ..subject("A.") };
    assert_eq!(found(&old, None), []);
    let rules: Vec<Rule> = found(&old, Some("2026-11-23")).into_iter().map(|advice| advice.rule).collect();
    assert_eq!(rules, [Rule::MenusOld, Rule::ReviewOld]);
    let fine = Subject { menus_checked: Some("2026-01-01, iOS 18"), reviewed_on: vec!["2026-10-01"], ..subject("A.") };
    assert_eq!(found(&fine, Some("2026-11-23")), []);
}

#[test]
fn places_count_in_the_whole_file() {
    let text = "---\ntitle: A\n---\nWe utilize it.\n";
    let advice = found(&Subject { body_at: 17, ..subject(text) }, None).remove(0);
    assert_eq!((advice.line, advice.range.map(|range| &text[range])), (4, Some("utilize")));
}

#[test]
fn terms_that_could_not_be_found_are_named() {
    let list = |text: &str| WordList { everyone: [(text.to_owned(), "x".to_owned())].into(), ..WordList::default() };
    assert!(list("utilize").unusable().is_empty() && list("disseminat*").unusable().is_empty());
    for bad in ["", "*", "a*", "…"] {
        assert_eq!(list(bad).unusable().len(), 1, "{bad}");
    }
}

/// A lesson of many words, as somebody might write it.
fn long_lesson(words: usize) -> String {
    let sentences = ["You can utilize your phone. ", "It is read by a nurse. ", "Open **Settings** and look [here](a.md). ", "About 20 % do. "];
    let mut text = String::from("A first line.\n\n");
    let mut count = 0;
    for number in 0.. {
        let sentence = sentences[number % sentences.len()];
        text.push_str(sentence);
        count += sentence.split_whitespace().count();
        if number % 6 == 5 {
            text.push_str(if number % 12 == 5 { "\n\n## A part\n\n" } else { "\n\n- A line\n- Another\n\n" });
        }
        if count >= words {
            return text;
        }
    }
    text
}

/// Wall-clock is no proof; growth is. Generous, because other work runs beside it.
#[test]
fn time_grows_with_the_length_and_no_faster() {
    let seconds = |text: &str| {
        let best = (0..3).map(|_| {
            let started = std::time::Instant::now();
            found(&subject(text), None);
            started.elapsed().as_secs_f64()
        });
        best.fold(f64::MAX, f64::min)
    };
    let (short, long) = (long_lesson(2_000), long_lesson(20_000));
    let (once, ten_times) = (seconds(&short), seconds(&long));
    println!("2,000 words: {:.1} ms, 20,000 words: {:.1} ms", once * 1e3, ten_times * 1e3);
    assert!(ten_times < once.max(0.002) * 40.0, "{once} {ten_times}");
    // One line that never ends, and one place that is looked at again and again.
    for text in
        ["“a ".repeat(30_000), "is is is ".repeat(20_000), "a".repeat(MAX_BYTES), "9-".repeat(90_000), "in order ".repeat(20_000), "[a](b) ".repeat(20_000)]
    {
        assert!(seconds(&text) < 5.0, "{}", &text[..10]);
    }
    assert_eq!(found(&subject(&"a\n".repeat(5 * 1024 * 1024)), None), [], "10 MB are not looked at");
}

/// As many as `DOORSTEP_LONG_CASES` asks for, in the long form.
fn cases() -> ProptestConfig {
    let cases = std::env::var("DOORSTEP_LONG_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn holds(text: &str) {
    for (locale, kind) in [(Locale::English, Kind::Lesson), (Locale::French, Kind::Handout), (Locale::French, Kind::Lesson)] {
        for body_at in [0, text.len(), text.len() / 2] {
            for advice in found(&Subject { locale, kind, body_at, ..subject(text) }, Some("2026-11-23")) {
                if let Some(range) = advice.range {
                    assert_eq!(text.get(range), Some(advice.words.as_str()), "{text:?}");
                }
                assert!(advice.line as usize <= text.lines().count() + 1);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_characters_are_looked_at(text in "(?s).{0,300}") {
        holds(&text);
    }

    #[test]
    fn any_mix_of_words_and_marks_is_looked_at(parts in proptest::collection::vec(proptest::sample::select(vec![
        "utilize", "in order", " to ", "is ", "read ", "by ", "a nurse", "You must", "988", "9-8-8", "[here]", "(a)", "[", "](", ")", "**", "*", "`", "# ", "#### ", "\n", "\n\n", "- ", "- [ ] ", "1. ",
        "> ", "> **Reflection:** ", "worst ", "Enter ", "date of birth", "____", "20 %", "“", "”", "« ", " »", "&amp;", "\\*", "\u{a0}", "\u{202f}", "é", "İ", "ß", "œ", "afin d’", "est lu par ", "|", "---", "| a | b |\n|---|---|\n| ", "====", " x ====",
        "<b>", "```\n", "    ", "\t", "\u{301}", "\u{0}", "\r\n",
    ]), 0..40)) {
        holds(&parts.concat());
    }
}
