//! A project on the page of its competency: where it stands, and the way there.

use leptos::prelude::*;

use super::{COMPETENCY, write::HERE};
use crate::{
    domain::frameworks::Competency,
    http::{error::Trouble, visit::Visit},
    storage::{
        improvement_projects::{self as projects, Project, State},
        staff::Staff,
    },
};

/// The newest that was not withdrawn, where the competency asks for one. `None` elsewhere.
pub async fn newest(visit: &Visit, staff: &Staff, competency: &Competency) -> Result<Option<Vec<Project>>, Trouble> {
    if competency.id.as_str() != COMPETENCY {
        return Ok(None);
    }
    let mut all = projects::mine(&visit.house.stores.people, staff).await?;
    all.retain(|project| !matches!(project.state, State::Withdrawn { .. }));
    Ok(Some(all))
}

pub fn section(visit: &Visit, projects: Option<&Vec<Project>>) -> Option<AnyView> {
    let say = visit.say();
    let lines = projects?.iter().map(|project| view! { <li><p>{state_words(visit, project)}</p></li> }).collect::<Vec<_>>();
    let lines = (!lines.is_empty()).then(|| view! { <ul class="ruled set">{lines}</ul> });
    Some(
        view! {
            <section class="flow" aria-labelledby="project"><h2 id="project">{say.t("project-title")}</h2><p>{say.t("project-why")}</p>{lines}
                <p><a href=visit.to(HERE)>{say.t("project-open")}</a></p></section>
        }
        .into_any(),
    )
}

pub fn state_words(visit: &Visit, project: &Project) -> String {
    let say = visit.say();
    let name = project.other.clone().unwrap_or_else(|| say.t("watch-gone"));
    match project.state {
        State::Draft => say.t("project-is-draft"),
        State::Returned { at } => say.with("project-asks", &[("name", name), ("day", say.day(at))]),
        State::Sent { since } => say.with("project-waits", &[("name", name), ("day", say.day(since))]),
        State::Confirmed { at } => say.with("project-confirmed", &[("name", name), ("day", say.day(at))]),
        State::Withdrawn { at } => say.with("project-withdrawn", &[("day", say.day(at))]),
    }
}
