//! The short skills check: twelve core skills, then up to three places to start, each with its reason in words.
//!
//! Deliberately absent: a result. The suggestions may be ignored, and nobody else sees them.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    module::address,
    notebook::{Keeping, Notebook, forget_button},
    rating::{self, Round},
};
use crate::{
    domain::{
        ids::SkillId,
        skills_check::{Because, Said, Suggestion, suggest},
        try_it::for_the_rule,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::ratings::Moment,
    ui::{art::Icon, frame::Frame},
};

fn round(visit: &Visit) -> Round<'_> {
    Round { moment: Moment::Home, skills: visit.library.skills.core().collect(), at: visit.to("/skills-check"), module: None }
}

/// `GET /skills-check`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    rating::show(&visit, &round(&visit)).await
}

/// `POST /skills-check`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    rating::save(&visit, &round(&visit), &form).await
}

/// The end: places to start.
pub fn suggestions(visit: &Visit, notebook: &Notebook) -> Response<Body> {
    let said: Vec<(SkillId, Said)> = notebook.told().iter().filter(|t| t.moment == Moment::Home).map(|t| (t.skill.clone(), t.said)).collect();
    let found = suggest(&visit.library.skills, &said, &for_the_rule(notebook.tries()));
    visit.page(|| {
        let say = visit.say();
        let lead = match (found.is_empty(), said.iter().any(|(_, s)| matches!(s, Said::Sure(_)))) {
            (false, _) => "suggest-lead",
            (true, true) => "suggest-none",
            (true, false) => "suggest-nothing-said",
        };
        let list = (!found.is_empty()).then(|| {
            let items = found.iter().map(|s| one(visit, s)).collect_view();
            view! { <section class="flow"><ul class="ruled set suggestions">{items}</ul><p>{say.t("suggest-ignore")}</p></section> }
        });
        let kept = say.t(match notebook.keeping {
            Keeping::Place => "kept-place",
            Keeping::Device => "kept-device",
            Keeping::Form => "kept-nowhere",
        });
        let main = view! {
            <section class="flow"><h1>{say.t("suggest-title")}</h1><p class="lead">{say.t(lead)}</p></section>
            {list}
            <section class="flow"><p>{kept}</p>
                <div class="acts"><a class="btn" href=visit.to("/learn")>{say.t("suggest-all")}" "{Icon::Next.view()}</a>{super::map::link(visit, notebook)}</div></section>
            {forget_button(visit, notebook)}
        };
        let frame = Frame::new(say.t("suggest-title"))
            .trail(say.t("crumb-home"), visit.to(""))
            .trail(say.t("start-title"), visit.to("/start"))
            .trail(say.t("suggest-title"), "");
        (frame, main)
    })
}

fn one(visit: &Visit, suggestion: &Suggestion) -> impl IntoView + use<> {
    let say = visit.say();
    let title = visit.library.skills.module_name(&suggestion.module).map(|w| w.in_locale(visit.locale).to_owned()).unwrap_or_default();
    let because = say.t(match suggestion.because {
        Because::NotSureYet => "because-not-sure",
        Because::StaysSafe => "because-safe",
        Because::SomewhatSure => "because-somewhat",
        Because::UsedAHint => "because-tried",
    });
    let skills = suggestion
        .skills
        .iter()
        .filter_map(|id| visit.library.skills.skill(id.as_str()))
        .map(|s| view! { <li>{s.statement.in_locale(visit.locale).to_owned()}</li> })
        .collect_view();
    let head = match visit.library.edition(visit.locale).course_of_module(&suggestion.module) {
        Some((course, module)) => view! { <h2><a href=address(visit, course, module, "")>{module.title.clone()}</a></h2> }.into_any(),
        None => view! {
            <h2>{title}</h2>
            <p>{say.t("suggest-coming")}" "<a href=visit.to("/about/ways-and-devices#c-someone-to-ask")>{say.t("suggest-ask")}</a></p>
        }
        .into_any(),
    };
    view! { <li class="flow">{head}<p>{because}</p><ul>{skills}</ul></li> }
}
