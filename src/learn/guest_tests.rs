//! The memory of a guest: what goes in comes out, it stays small, and a made-up text does no harm.

use super::*;

fn skills() -> Skills {
    let yaml = include_str!("../../content/frameworks/learner-skills.yaml");
    serde_saphyr::from_str(yaml).expect("the framework reads")
}

fn full(skills: &Skills) -> GuestMemory {
    let mut memory = GuestMemory::default();
    let now = 20_000 * DAY + 7;
    for skill in &skills.skills {
        memory.rate(&Moment::Home, &skill.id, Said::NotWanted, now);
        memory.rate(&Moment::Before(skill.module.clone()), &skill.id, Said::Sure(1), now);
        memory.rate(&Moment::After(skill.module.clone()), &skill.id, Said::Sure(4), now);
        memory.rate(&Moment::Later(skill.module.clone()), &skill.id, Said::Sure(3), now);
        memory.decline(&skill.module);
    }
    for (skill, moment) in skills.core().flat_map(|skill| TryMoment::ALL.map(|moment| (skill, moment))) {
        memory.note_try(&Try { skill: skill.id.clone(), form: TaskForm::B, moment, outcome: Tried::WithHint, at: now });
    }
    for module in &skills.modules {
        for lesson in 0..8 {
            memory.open(&module.id, &LessonSlug::parse(&format!("lesson-number-{lesson}-with-a-long-name")).expect("a test name"));
        }
    }
    memory
}

#[test]
fn what_goes_in_comes_out() {
    let skills = skills();
    let memory = full(&skills);
    assert_eq!(GuestMemory::from_text(&memory.to_text(), &skills), memory);
    assert!(memory.told(&skills).iter().all(|t| t.at == 20_000 * DAY), "the day and nothing finer");
    assert!(memory.has_opened(&skills.modules[0].id, &LessonSlug::parse("lesson-number-3-with-a-long-name").expect("a test name")));
    assert_eq!(GuestMemory::from_text("1", &skills), GuestMemory::default());
}

#[test]
fn everything_at_once_fits_into_three_kilobytes() {
    let cookie = sign(&[7; 32], &full(&skills()).to_text());
    assert!(cookie.len() <= 3000, "{} bytes", cookie.len());
    assert!(cookie.bytes().all(|b| b.is_ascii_graphic() && !b";,\"\\".contains(&b)), "safe in a cookie");
}

#[test]
fn a_changed_cookie_is_nobodys() {
    let key = [7; 32];
    let cookie = sign(&key, "1~h_20000_s013");
    assert_eq!(verified(&key, &cookie), Some("1~h_20000_s013"));
    assert_eq!(verified(&key, &cookie.replace("s013", "s014")), None);
    assert_eq!(verified(&[8; 32], &cookie), None, "another site's key");
    for bad in ["", ".", "1", "1.", "1.AAAA", "1~h.é"] {
        assert_eq!(verified(&key, bad), None, "{bad}");
    }
}

#[test]
fn a_made_up_text_does_no_harm() {
    let skills = skills();
    for bad in [
        "",
        "2~h_1_s013",
        "1~h",
        "1~h_x_s013",
        "1~h_1_é",
        "1~h_1_",
        "1~bpm99_1_s013",
        "1~opm99_abc",
        "1~x",
        "1~x_pm99_é",
        "1~lpm99_1_s013",
        "1~opm03_a;b",
        "1~~~",
        "1~t",
        "1~t_x_f03abo",
        "1~t_1_f03zbo",
        "1~t_1_f01abo",
        "1~t_1_é",
        "1~t_1_f03abé",
    ] {
        assert!(GuestMemory::from_text(bad, &skills).is_empty(), "{bad}");
    }
    assert!(GuestMemory::from_text(&format!("1~{}", "h_1_s013~".repeat(900)), &skills).is_empty(), "too long");
}

#[test]
fn a_module_ends_with_an_answer_after_it() {
    let skills = skills();
    let (said, skipped) = (&skills.skills[0], skills.skills.iter().find(|s| s.module != skills.skills[0].module).expect("another module"));
    let mut memory = GuestMemory::default();
    memory.rate(&Moment::Before(said.module.clone()), &said.id, Said::Sure(1), DAY);
    memory.rate(&Moment::After(said.module.clone()), &said.id, Said::NotWanted, 3 * DAY + 5);
    memory.rate(&Moment::After(skipped.module.clone()), &skipped.id, Said::Skipped, 3 * DAY);
    let mut ended = Ended { module: said.module.clone(), at: 3 * DAY, looked: false, declined: false };
    assert_eq!(memory.ended(&skills), [ended.clone()]);
    memory.decline(&said.module);
    ended.declined = true;
    assert_eq!(GuestMemory::from_text(&memory.to_text(), &skills).ended(&skills), [ended.clone()]);
    memory.rate(&Moment::Later(said.module.clone()), &said.id, Said::Sure(2), 90 * DAY);
    ended.looked = true;
    assert_eq!(GuestMemory::from_text(&memory.to_text(), &skills).ended(&skills), [ended]);
}

#[test]
fn a_not_now_takes_nothing_back() {
    let skill = skills().core().next().expect("a core skill").id.clone();
    let tried = |outcome, at| Try { skill: skill.clone(), form: TaskForm::A, moment: TryMoment::Before, outcome, at };
    let mut memory = GuestMemory::default();
    memory.note_try(&tried(Tried::NotDone, DAY));
    memory.note_try(&tried(Tried::WithHint, 2 * DAY));
    memory.note_try(&tried(Tried::NotDone, 3 * DAY));
    assert_eq!(memory.tries(), [tried(Tried::WithHint, 2 * DAY)]);
}
