use super::*;
use crate::domain::{markdown::Inline, observation::Indicator};

const DAY: i64 = 86_400_000;

fn framework() -> Competencies {
    let text = include_str!("../../../content/frameworks/clinician-competencies.yaml");
    serde_saphyr::from_str(text).expect("the shipped framework")
}

fn id(text: &str) -> CompetencyId {
    CompetencyId::parse(text).expect("a test id")
}

fn named(scope: Scope) -> Founding {
    Founding { scope, reason: "Trained the others in spring.".into(), named_at: 0, ends_at: 10 * DAY, ended_at: None }
}

#[test]
fn nobody_does_it_for_themselves() {
    let (ana, kim) = (StaffId::from_store("ana"), StaffId::from_store("kim"));
    assert_eq!(ForAnother::new(&ana, &ana), None);
    let two = ForAnother::new(&ana, &kim).expect("two people");
    assert_eq!((two.by(), two.whom()), (&ana, &kim));
}

#[test]
fn who_is_proficient_signs_and_whoever_was_named_for_it_in_time() {
    let framework = framework();
    let right = |standing, founding: &[Founding], now| right_to_sign(&framework, &id("cc-2.2"), standing, founding, now);
    let domain = framework.domain_of(&id("cc-2.2")).expect("its domain").id.clone();
    for low in [Standing::NotStarted, Standing::InProgress, Standing::Foundation] {
        assert_eq!(right(low, &[], 0), None);
    }
    for scope in [Scope::Competency(id("cc-2.2")), Scope::Domain(domain)] {
        let founding = [named(scope)];
        let reason = Right::Founding { reason: founding[0].reason.clone() };
        assert_eq!(right(Standing::Foundation, &founding, 10 * DAY - 1), Some(reason));
        assert_eq!(right(Standing::Foundation, &founding, 10 * DAY), None, "over");
        assert_eq!(right(Standing::Foundation, &founding, -1), None, "not yet");
        assert_eq!(right(Standing::Proficient, &founding, 0), Some(Right::Proficient), "not founding without need");
    }
    let ended = Founding { ended_at: Some(DAY), ..named(Scope::Competency(id("cc-2.2"))) };
    assert_eq!(right(Standing::Foundation, std::slice::from_ref(&ended), DAY), None);
    assert!(right(Standing::Foundation, &[ended], DAY - 1).is_some());
    for other in [Scope::Competency(id("cc-2.3")), Scope::Domain("none".into())] {
        assert_eq!(right(Standing::Foundation, &[named(other)], 0), None);
    }
    assert_eq!((right(Standing::Proficient, &[], 0), right(Standing::Lead, &[], 0)), (Some(Right::Proficient), Some(Right::Proficient)));
}

#[test]
fn scopes_and_settings_read_what_they_wrote() {
    for scope in [Scope::Competency(id("cc-2.2")), Scope::Domain("d2".into())] {
        assert_eq!(Scope::from_code(&scope.code()), Some(scope));
    }
    assert!(["", "domain:", "everything at all"].iter().all(|code| Scope::from_code(code).is_none()));
    assert!(Setting::ALL.iter().all(|s| Setting::from_code(s.code()) == Some(*s)));
}

fn sheet() -> Sheet {
    let acts = ["ask", "say", "repair"].map(|name| Indicator { id: IndicatorId::parse(name).expect("a test id"), act: Inline::default() });
    Sheet { look_for: acts.into(), ..Sheet::default() }
}

fn typed() -> Typed {
    Typed {
        rating: "safe-alone".into(),
        setting: "video".into(),
        day: "2026-11-20".into(),
        seen: vec!["repair".into(), "ask".into(), "gone".into()],
        comment: " Calm. ".into(),
    }
}

#[test]
fn a_whole_form_is_signed_as_it_stands() {
    let signing = typed().read(&sheet(), "2026-10-23", "2026-11-22").expect("whole");
    assert_eq!((signing.rating, signing.setting, signing.day.as_str(), signing.comment.as_str()), (Rating::SafeAlone, Setting::Video, "2026-11-20", "Calm."));
    assert_eq!(signing.seen.iter().map(IndicatorId::as_str).collect::<Vec<_>>(), ["ask", "repair"], "in the order of the sheet, and none that it lacks");
    assert!(signing.is_enough());
    let support = Typed { rating: "needs-support".into(), seen: Vec::new(), ..typed() }.read(&sheet(), "2026-10-23", "2026-11-22").expect("whole");
    assert!(!support.is_enough() && support.seen.is_empty());
}

#[test]
fn what_is_missing_is_said_and_nothing_else() {
    let slips = |typed: Typed| typed.read(&sheet(), "2026-10-23", "2026-11-22").expect_err("something is missing");
    assert_eq!(slips(Typed::default()), [Slip::Rating, Slip::Day, Slip::Setting]);
    assert_eq!(slips(Typed { seen: Vec::new(), ..typed() }), [Slip::Seen]);
    for (day, slip) in [
        ("2026-11-23", Slip::DayToCome),
        ("2026-10-22", Slip::DayTooEarly),
        ("2026-11-31", Slip::Day),
        ("2026-02-29", Slip::Day),
        ("20 November", Slip::Day),
        ("2026-11-2é", Slip::Day),
    ] {
        assert_eq!(slips(Typed { day: day.into(), ..typed() }), [slip], "{day}");
    }
    assert_eq!(slips(Typed { comment: "é".repeat(LONGEST_COMMENT + 1), ..typed() }), [Slip::CommentTooLong]);
    assert_eq!(Typed { comment: " \n".into(), ..typed() }.returning(), Err(Slip::Comment));
    assert_eq!(typed().returning(), Ok("Calm."));
}
