//! What somebody can do next for a competency: a case, a knowledge check or an observation sheet that exists, or an honest “later”.

use leptos::prelude::*;

use super::{observe, prior, reflecting::write};
use crate::{
    domain::{
        course::{Course, Module, Track},
        frameworks::{Competency, EvidenceKind},
    },
    http::visit::Visit,
    ui::lesson_parts::address,
};

/// One next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Words and address.
    Do { words: String, to: String },
    /// Its module is not published.
    ModuleToCome,
}

/// The step that would give this kind of evidence.
pub fn for_kind(visit: &Visit, competency: &Competency, kind: EvidenceKind) -> Next {
    let edition = visit.library.edition(visit.locale);
    let teaching = || edition.modules().filter(|(course, module)| course.track == Track::Clinician && module.competencies.contains(&competency.id));
    match kind {
        EvidenceKind::Observed => observe::sheets(visit, competency).next().map_or(Next::ModuleToCome, |(course, module, o)| Next::Do {
            words: visit.say().with("next-observe", &[("title", o.title.as_str())]),
            to: format!("{}#ask", observe::at(visit, course, module, o)),
        }),
        EvidenceKind::Reflection => Next::Do {
            words: visit.say().with("next-reflect", &[("competency", competency.title.in_locale(visit.locale))]),
            to: write::address(visit, competency),
        },
        EvidenceKind::PriorLearning => Next::Do {
            words: visit.say().with("next-prior", &[("competency", competency.title.in_locale(visit.locale))]),
            to: prior::address(visit, competency),
        },
        EvidenceKind::CourseCompletion => teaching().next().map_or(Next::ModuleToCome, |(course, module)| Next::Do {
            words: visit.say().with("next-completion", &[("title", module.title.as_str())]),
            to: address(visit, course, module, ""),
        }),
        EvidenceKind::Knowledge => teaching().find(|(_, m)| m.items.is_some()).map_or(Next::ModuleToCome, |(c, m)| knowledge(visit, c, m)),
        EvidenceKind::Vignette => teaching().find_map(|(c, m)| case(visit, competency, c, m)).unwrap_or(Next::ModuleToCome),
    }
}

fn knowledge(visit: &Visit, course: &Course, module: &Module) -> Next {
    Next::Do { words: visit.say().with("next-knowledge", &[("title", module.title.as_str())]), to: address(visit, course, module, "/knowledge") }
}

fn case(visit: &Visit, competency: &Competency, course: &Course, module: &Module) -> Option<Next> {
    let case = module.vignettes.iter().find(|v| v.competencies.contains(&competency.id))?;
    Some(Next::Do {
        words: visit.say().with("next-case", &[("title", case.title.as_str())]),
        to: address(visit, course, module, &format!("/case/{}", case.slug)),
    })
}

/// The first thing that can be done for the missing kinds; else why nothing can be done here yet.
pub fn first(visit: &Visit, competency: &Competency, missing: &[EvidenceKind]) -> Option<Next> {
    let all: Vec<Next> = missing.iter().map(|kind| for_kind(visit, competency, *kind)).collect();
    all.iter().find(|n| matches!(n, Next::Do { .. })).or(all.iter().find(|n| **n == Next::ModuleToCome)).or(all.first()).cloned()
}

pub fn view(visit: &Visit, next: Next) -> AnyView {
    match next {
        Next::Do { words, to } => view! { <a href=to>{words}</a> }.into_any(),
        Next::ModuleToCome => view! { {visit.say().t("next-module-to-come")} }.into_any(),
    }
}
