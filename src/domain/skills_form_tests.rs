//! The forms as content ships them, and what missing answers come to.

use super::*;

fn skills() -> Skills {
    serde_saphyr::from_str(include_str!("../../content/frameworks/learner-skills.yaml")).expect("the framework reads")
}

fn skill(id: &str) -> SkillId {
    SkillId::parse(id).expect("an id")
}

fn module(id: &str) -> ModuleId {
    ModuleId::parse(id).expect("an id")
}

#[test]
fn twelve_fifty_and_those_of_a_module() {
    let skills = skills();
    assert_eq!((Form::Core.skills(&skills).len(), Form::Full.skills(&skills).len()), (12, 50));
    let mut core: Vec<&str> = Form::Core.skills(&skills).iter().map(|s| s.id.as_str()).collect();
    core.sort_unstable();
    let wanted = ["c02", "c03", "f03", "f05", "h02", "h06", "i02", "m03", "m05", "s01", "s02", "s05"].map(|s| format!("sk-{s}"));
    assert_eq!(core, wanted);
    let of_pm03: Vec<&str> = Form::Module(module("pm03")).skills(&skills).iter().map(|s| s.id.as_str()).collect();
    assert_eq!(of_pm03, ["sk-s01", "sk-s02", "sk-s03", "sk-s08"]);
}

#[test]
fn missing_is_counted_apart_and_never_zero() {
    let skills = skills();
    let form = Form::Module(module("pm03"));
    let said = [(skill("sk-s01"), Said::Sure(0)), (skill("sk-s02"), Said::NotWanted), (skill("sk-s03"), Said::Skipped), (skill("sk-s01"), Said::Sure(4))];
    assert_eq!(filled(&form, &skills, &said), Filled { asked: 4, rated: 1, not_wanted: 1, skipped: 1, open: 1 });
    assert_eq!(module_mean(&form, &skills, &module("pm03"), &said), ModuleMean::TooFewAnswers, "one of four");
    let more = [&said[..], &[(skill("sk-s08"), Said::Sure(1))]].concat();
    assert_eq!(module_mean(&form, &skills, &module("pm03"), &more), ModuleMean::Mean(2.5), "half; the later answer to sk-s01 counts");
    assert_eq!(module_mean(&Form::Core, &skills, &module("pm01"), &more), ModuleMean::NotAsked, "no core skill");
    assert_eq!(module_mean(&Form::Core, &skills, &module("pm03"), &more), ModuleMean::Mean(4.0), "the short form asks two of its skills");
}

#[test]
fn times_and_versions() {
    let found: Vec<Option<When>> = [0, 7, 8, 41, 42, 56, 70, 71].into_iter().map(When::after_end).collect();
    let (end, later) = (Some(When::After), Some(When::EightWeeks));
    assert_eq!(found, [end, end, None, None, later, later, later, None]);
    let one = Versions { instrument: 1, framework: 1 };
    assert!(one.comparable(one) && !one.comparable(Versions { framework: 2, ..one }) && !one.comparable(Versions { instrument: 2, ..one }));
}

#[test]
fn tasks_that_nobody_opened_say_nothing() {
    let (one, other) = (skill("sk-s01"), skill("sk-s02"));
    assert_eq!(mean_tried(&[&one, &other], &[]), None);
    assert_eq!(mean_tried(&[&one, &other], &[(one.clone(), Tried::WithHint)]), Some(1.0));
    assert_eq!(mean_tried(&[&one, &other], &[(one.clone(), Tried::NotDone), (other.clone(), Tried::Alone)]), Some(1.0));
}
