//! What each level asks for, in words, from the very rules that decide: the page cannot say one thing while the rule does another.

use leptos::prelude::*;

use super::{decide::Decider, framework::kind_name, record_page::level_name};
use crate::{
    domain::{
        competency::{Answered, Decision, Rating, Verdict, Why},
        frameworks::{Competency, LevelId},
    },
    http::visit::Visit,
};

/// The three levels of a competency: what each means, what it asks for, and whether that is met.
pub fn levels(visit: &Visit, by: &Decider<'_>, c: &Competency, decided: &Decision) -> impl IntoView + use<> {
    let say = visit.say();
    let meanings = [(LevelId::Foundation, &c.foundation), (LevelId::Proficient, &c.proficient), (LevelId::Lead, &c.lead)];
    meanings
        .map(|(level, meaning)| {
            let (sign, rule) = match decided.level(level) {
                Some(verdict) => (Some(say.t(if verdict.met { "rule-level-met" } else { "rule-level-open" })), branch(visit, by, verdict)),
                None => (None, view! { <p class="soft">{say.t("rule-no-level")}</p> }.into_any()),
            };
            let name = level_name(visit, level);
            view! { <h3>{name}" "<span class="soft">{sign}</span></h3><p>{meaning.in_locale(visit.locale).to_owned()}</p>{rule} }
        })
        .collect_view()
}

fn part(visit: &Visit, by: &Decider<'_>, verdict: &Verdict) -> AnyView {
    match &verdict.why {
        Why::Need(answered) => view! { <li>{need(visit, by, verdict.met, answered)}</li> }.into_any(),
        _ => view! { <li>{branch(visit, by, verdict)}</li> }.into_any(),
    }
}

fn branch(visit: &Visit, by: &Decider<'_>, verdict: &Verdict) -> AnyView {
    let say = visit.say();
    let (words, parts) = match &verdict.why {
        Why::All(parts) => (say.t("rule-all"), parts.as_slice()),
        Why::Any(parts) => (say.t("rule-any"), parts.as_slice()),
        Why::AtLeast { count, of } => (say.with("rule-at-least", &[("count", *count)]), of.as_slice()),
        Why::Need(_) => return view! { <ul>{part(visit, by, verdict)}</ul> }.into_any(),
    };
    let parts = parts.iter().map(|p| part(visit, by, p)).collect_view();
    view! { <p>{words}</p><ul>{parts}</ul> }.into_any()
}

/// “Observed practice, signed “can teach”, 2 times, by 2 different people: shown”.
fn need(visit: &Visit, by: &Decider<'_>, met: bool, answered: &Answered) -> String {
    let say = visit.say();
    let need = &answered.need;
    let mut words = vec![kind_name(visit, need.kind)];
    words.extend(need.rating.map(|rating| {
        say.t(match rating {
            Rating::NeedsSupport => "rule-rating-needs-support",
            Rating::SafeAlone => "rule-rating-safe-alone",
            Rating::CanTeach => "rule-rating-can-teach",
        })
    }));
    words.extend(need.level.map(|level| say.with("rule-prior-level", &[("level", level_name(visit, level))])));
    words.extend((need.times > 1).then(|| say.with("rule-times", &[("times", need.times)])));
    words.extend((need.people > 1).then(|| say.with("rule-people", &[("people", need.people)])));
    words.extend(need.within_months.map(|months| say.count("rule-within", months as usize)));
    let state = match (met, answered.withdrawn_by.is_some(), answered.ended) {
        (true, ..) => say.t("rule-shown"),
        (_, true, _) => say.t("rule-withdrawn"),
        (_, _, Some(end)) => say.with("record-ended", &[("day", by.calendar.last_day(say, end))]),
        _ if !answered.carried_by.is_empty() => say.with("rule-partly", &[("found", answered.carried_by.len())]),
        _ => say.t("rule-open"),
    };
    say.with("rule-need", &[("what", words.join(", ")), ("state", state)])
}
