//! Codes, names, and what an award comes to when its evidence goes.

use super::*;
use crate::domain::{
    competency::{EvenMonths, Shown},
    ids::EvidenceId,
};

#[test]
fn a_code_is_read_as_people_type_it_and_no_slip_goes_unseen() {
    let code = AwardCode::from_numbers([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    let shown = code.to_string();
    assert_eq!((shown.len(), shown.matches('-').count()), (19, 3));
    for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), shown.replace('-', ""), format!(" {} ", shown.replace('-', "–"))] {
        assert_eq!(AwardCode::parse(&typed), Some(code.clone()), "{typed}");
    }
    let plain = code.as_str();
    for at in 0..plain.len() {
        for other in ALPHABET.iter().filter(|o| **o != plain.as_bytes()[at]) {
            let mut wrong = plain.as_bytes().to_vec();
            wrong[at] = *other;
            assert_eq!(AwardCode::parse(std::str::from_utf8(&wrong).unwrap()), None, "one wrong symbol at {at}");
        }
    }
    for typed in ["", "2345", &plain[1..], &format!("{plain}2"), "é", &"2".repeat(15), &"🦊".repeat(16)] {
        assert_eq!(AwardCode::parse(typed), None, "{typed}");
    }
}

#[test]
fn a_name_is_one_line_that_can_be_seen() {
    let name = |typed: &str| PrintedName::parse(typed).map(|n| n.as_str().to_owned());
    assert_eq!(name("  Zoé   D’Aoust-Ünal\n"), Ok("Zoé D’Aoust-Ünal".to_owned()));
    assert_eq!(name(&"é".repeat(80)), Ok("é".repeat(80)));
    assert_eq!(name(&"é".repeat(81)), Err(NameSlip::TooLong));
    assert_eq!((name(" "), name("123"), name("")), (Err(NameSlip::Empty), Err(NameSlip::Empty), Err(NameSlip::Empty)));
    for signs in ["Ana\u{202e}Bo", "Ana\u{0}", "Ana\u{200b}", "\u{feff}Ana"] {
        assert_eq!(name(signs), Err(NameSlip::Signs), "{signs:?}");
    }
    assert_eq!(name("<b>Ana</b>"), Ok("<b>Ana</b>".to_owned()), "pages escape it");
}

#[test]
fn everything_stored_reads_what_it_wrote() {
    for what in [What::Programme, What::Competency(CompetencyId::parse("cc-2.2").unwrap())] {
        assert_eq!(What::from_code(what.code()), Some(what));
    }
    for level in LevelId::ALL {
        assert_eq!(level_from_code(level_code(level)), Some(level));
    }
    for why in [TakenBack::Wish].into_iter().chain(TakenBack::BY_SITE) {
        assert_eq!(TakenBack::from_code(why.code()), Some(why));
    }
    assert_eq!((level_from_code("in-progress"), TakenBack::from_code(""), What::from_code("A b")), (None, None, None));
}

const FRAMEWORK: &str = "
id: x
version: 1
rules_version: 1
title: { en: T, fr: T }
levels:
  - { id: foundation, title: { en: F, fr: F }, meaning: { en: f, fr: f } }
  - { id: proficient, title: { en: P, fr: P }, meaning: { en: p, fr: p } }
evidence_kinds: []
modules: []
rules:
  knowledge: { pass_percent: 80, safety_all_right: true, tries: 3, wait_hours: 24, items_for_competency: 2 }
  vignette: { points_needed: 6, points_possible: 8, unsafe_blocks: true }
  levels:
    foundation: { needs: { kind: knowledge } }
    proficient: { all: [ { level: foundation }, { needs: { kind: vignette } } ] }
  grace_days: 30
  foundation_domains: [D1]
domains:
  - id: D1
    title: { en: D, fr: D }
    valid_months: 12
    module: cm01
    competencies:
      - { id: cc-1, title: { en: C, fr: C }, foundation: { en: a, fr: a }, proficient: { en: b, fr: b }, lead: { en: c, fr: c }, evidence: [knowledge, vignette] }
";

fn piece(id: &str, kind: EvidenceKind, at: i64) -> Evidence {
    Evidence {
        id: EvidenceId::from_store(id),
        competency: CompetencyId::parse("cc-1").unwrap(),
        kind,
        shown: Shown::Accepted,
        rating: None,
        level: None,
        signed_by: None,
        at,
        ends_at: None,
        voided_at: None,
        again: Vec::new(),
    }
}

#[test]
fn what_is_reached_holds_until_its_first_end_and_falls_when_evidence_is_voided() {
    let framework = serde_saphyr::from_str(FRAMEWORK).unwrap();
    let book = Rulebook { framework: &framework, calendar: &EvenMonths };
    let what = What::Competency(CompetencyId::parse("cc-1").unwrap());
    let year = 12 * 2_629_800_000;
    let mut evidence = vec![piece("k", EvidenceKind::Knowledge, 1000), piece("v", EvidenceKind::Vignette, 5000)];
    assert_eq!(reached(&book, &what, &[], 6000), None);
    let one = reached(&book, &what, &evidence[..1], 6000).unwrap();
    assert_eq!((one.level, one.until), (LevelId::Foundation, 1000 + year));
    let both = reached(&book, &what, &evidence, 6000).unwrap();
    assert_eq!((both.level, both.until, both.carried_by.len()), (LevelId::Proficient, 1000 + year, 2));
    assert_eq!(reached(&book, &What::Programme, &evidence, 6000).map(|r| (r.level, r.until)), Some((LevelId::Proficient, 1000 + year)));
    assert_eq!(reached(&book, &What::Programme, &evidence[..1], 6000).map(|r| r.level), Some(LevelId::Foundation));

    // The last moment, and the first one after it: days of grace make no award.
    assert!(reached(&book, &what, &evidence, both.until - 1).is_some_and(|r| r.level == LevelId::Proficient));
    assert_eq!(reached(&book, &what, &evidence, both.until), None);

    let held = |evidence: &[Evidence], now| is_held(&book, &what, both.level, evidence, both.until, now);
    assert!(held(&evidence, 6000) && held(&evidence, both.until - 1));
    assert!(held(&evidence, both.until) && held(&evidence, both.until + 10 * year), "an end by time is an end and nothing else");
    evidence[1].voided_at = Some(7000);
    assert!(held(&evidence, 6999), "it counted until then");
    assert!(!held(&evidence, 7000) && !held(&evidence, both.until + 1), "and not since");
    evidence[1].voided_at = Some(both.until);
    assert!(held(&evidence, both.until + 1), "voided after its end changes nothing about it");
    assert!(is_held(&book, &what, LevelId::Foundation, &evidence[..1], both.until, 8000), "a lower level stands without it");
}
