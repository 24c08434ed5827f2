//! Teams: a lead gives modules with a day, a member says yes first, and what the lead will see is written where the yes is given.
//!
//! A lead reads a name and one of three words. Deliberately absent: scores, tries, times, how far somebody is, anything of the record, and
//! reminders to people (a lead can talk to them).

pub mod led;
pub mod mine;
pub mod one;

use leptos::prelude::*;

use crate::{
    domain::ids::{LessonSlug, ModuleId},
    http::visit::Visit,
    train::calendar::day_in_words,
    ui::{lesson_parts::address, words::Say},
};

/// What a lead sees and what nobody sees: the same words for whoever is asked and for the lead.
fn policy(say: Say) -> AnyView {
    let line = |name: &str| view! { <li>{say.t(name)}</li> };
    view! {
        <div class="quiet flow"><p><strong>{say.t("team-sees")}</strong></p><ul>{line("team-sees-name")}{line("team-sees-done")}</ul>
            <p><strong>{say.t("team-sees-not")}</strong></p><ul>{line("team-sees-not-how")}{line("team-sees-not-record")}{line("team-sees-not-other")}</ul>
            <p>{say.t("team-sees-leave")}</p></div>
    }
    .into_any()
}

/// The title of a module, with the way there; its id where it is not in the library any more.
fn module_link(visit: &Visit, id: &ModuleId) -> AnyView {
    match visit.library.edition(visit.locale).course_of_module(id) {
        Some((course, module)) => view! { <a href=address(visit, course, module, "")>{module.title.clone()}</a> }.into_any(),
        None => view! { <span>{visit.say().with("team-module-gone", &[("module", id.as_str())])}</span> }.into_any(),
    }
}

fn module_title(visit: &Visit, id: &ModuleId) -> String {
    let found = visit.library.edition(visit.locale).course_of_module(id);
    found.map_or_else(|| visit.say().with("team-module-gone", &[("module", id.as_str())]), |(_, module)| module.title.clone())
}

/// The lessons that a module has now, by the names they are kept under.
fn lessons(visit: &Visit, id: &ModuleId) -> Vec<LessonSlug> {
    let found = visit.library.edition(visit.locale).course_of_module(id);
    found.map(|(_, module)| module.lessons.iter().map(|lesson| lesson.kept_as().clone()).collect()).unwrap_or_default()
}

fn by_day(say: Say, day: &str) -> String {
    say.with("team-by-day", &[("day", day_in_words(say, day))])
}
