//! What a clinician can learn: 8 domains, 32 competencies with three levels each, and which module teaches them.
//!
//! The letters of evidence (K, V, O, R) are drawn here once for all pages of this half.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{decide::rule_version, observe};
use crate::{
    domain::{
        course::Track,
        frameworks::{Competency, Domain, EvidenceKind},
    },
    http::visit::Visit,
    ui::{frame::Frame, lesson_parts::address, words::Say},
};

/// How far one kind of evidence has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Accepted,
    /// Tried, or accepted once and over by now.
    Waiting,
    NotStarted,
}

impl Sign {
    pub fn class(self) -> &'static str {
        match self {
            Self::Accepted => "ev yes",
            Self::Waiting => "ev wait",
            Self::NotStarted => "ev",
        }
    }

    pub fn words(self, say: Say) -> String {
        say.t(match self {
            Self::Accepted => "sign-accepted",
            Self::Waiting => "sign-waiting",
            Self::NotStarted => "sign-not-started",
        })
    }
}

/// “Knowledge check”.
pub fn kind_name(visit: &Visit, kind: EvidenceKind) -> String {
    visit.library.competencies.kind(kind).map(|k| k.title.in_locale(visit.locale).to_owned()).unwrap_or_default()
}

/// A letter in its arch, with its words for those who do not see it. Without a sign it only says which kind is asked for.
pub fn letter(visit: &Visit, kind: EvidenceKind, sign: Option<Sign>) -> impl IntoView + use<> {
    let letter = visit.library.competencies.kind(kind).map(|k| k.letter.clone()).unwrap_or_default();
    let words = match sign {
        Some(sign) => visit.say().with("sign-of", &[("kind", kind_name(visit, kind)), ("sign", sign.words(visit.say()))]),
        None => kind_name(visit, kind),
    };
    view! { <span class=sign.map_or("ev", Sign::class)><span aria-hidden="true">{letter}</span><span class="vh">{words}" "</span></span> }
}

/// “5.1” for `cc-5.1`.
pub fn number(competency: &Competency) -> String {
    competency.id.as_str().trim_start_matches("cc-").to_owned()
}

/// What the letters mean.
pub fn letters_explained(visit: &Visit) -> impl IntoView + use<> {
    let locale = visit.locale;
    let kinds = visit.library.competencies.evidence_kinds.iter();
    let kinds = kinds
        .map(|k| {
            view! { <div><dt>{letter(visit, k.id, None)}{k.title.in_locale(locale).to_owned()}</dt><dd>{k.meaning.in_locale(locale).to_owned()}</dd></div> }
        })
        .collect_view();
    view! { <dl class="facts wide">{kinds}</dl> }
}

const PAGE: &str = "/train/competencies";

/// Where a competency stands on the page below: its domain comes open.
pub fn place_of(visit: &Visit, c: &Competency) -> String {
    let domains = &visit.library.competencies.domains;
    let number = domains.iter().position(|d| d.competencies.iter().any(|other| other.id == c.id)).map_or(0, |i| i + 1);
    visit.to(&format!("{PAGE}?open={number}#{}", c.id))
}

/// `/train/competencies`: the domains are closed, or the whole would be thirty screens of a phone. `?open=` has a number or `all`, because
/// an older browser opens nothing by itself when a link leads inside.
pub async fn show(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let (say, locale) = (visit.say(), visit.locale);
        let framework = &visit.library.competencies;
        let domains = framework.domains.iter().enumerate().map(|(i, d)| domain(&visit, i + 1, d)).collect_view();
        let levels = framework
            .levels
            .iter()
            .map(|l| view! { <div><dt>{l.title.in_locale(locale).to_owned()}</dt><dd>{l.meaning.in_locale(locale).to_owned()}</dd></div> })
            .collect_view();
        let title = framework.title.in_locale(locale).to_owned();
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1><p class="lead">{say.with("framework-lead", &[("domains", framework.domains.len()), ("all", framework.all().count())])}</p>
                <p>{say.with("framework-version", &[("version", framework.version.to_string()), ("rules", rule_version(framework))])}</p>{provisional(&visit)}</section>
            <section class="flow" aria-labelledby="levels"><h2 id="levels">{say.t("framework-levels")}</h2><dl class="facts wide">{levels}</dl></section>
            <section class="flow" aria-labelledby="letters"><h2 id="letters">{say.t("framework-letters")}</h2>{letters_explained(&visit)}</section>
            <section class="domains flow" aria-labelledby="domains"><h2 id="domains">{say.t("framework-domains")}</h2>
                <p class="no-print"><a href=format!("{}?open=all#domains", visit.to(PAGE))>{say.t("framework-open-all")}</a></p>{domains}</section>
        };
        (Frame::new(title.clone()).trail(say.t("train-title"), visit.to("/train")).trail(title, ""), main)
    })
}

/// Until a standard-setting panel is recorded (product decision 14).
pub fn provisional(visit: &Visit) -> Option<impl IntoView + use<>> {
    let say = visit.say();
    let none = visit.library.competencies.panel.is_none();
    none.then(|| view! { <div class="quiet care"><strong>{say.t("provisional")}</strong><p>{say.t("provisional-why")}</p></div> })
}

fn domain(visit: &Visit, number: usize, domain: &Domain) -> impl IntoView + use<> {
    let say = visit.say();
    let taught = match visit.library.edition(visit.locale).course_of_module(&domain.module) {
        Some((course, module)) if course.track == Track::Clinician => {
            view! { {say.t("framework-taught")}" "<a href=address(visit, course, module, "")>{module.title.clone()}</a> }.into_any()
        }
        _ => {
            let name = visit.library.competencies.module_name(&domain.module).map(|w| w.in_locale(visit.locale).to_owned()).unwrap_or_default();
            view! { {say.t("framework-taught")}" "{name}" "<span class="tag soon">{say.t("framework-coming")}</span> }.into_any()
        }
    };
    let all = domain.competencies.iter().map(|c| competency(visit, c)).collect_view();
    let open = visit.query.one("open").is_some_and(|o| o == "all" || o == number.to_string());
    view! {
        <details id=format!("domain-{number}") open=open><summary><h3>{number}" "{domain.title.in_locale(visit.locale).to_owned()}</h3></summary>
            <p>{taught}<br/><span class="small soft">{say.count("framework-holds", domain.valid_months as usize)}</span></p>
            <ul class="ruled set">{all}</ul></details>
    }
}

fn competency(visit: &Visit, c: &Competency) -> impl IntoView + use<> {
    let (say, locale) = (visit.say(), visit.locale);
    let letters = c.evidence.iter().map(|kind| letter(visit, *kind, None)).collect_view();
    view! {
        <li class="flow" id=c.id.as_str().to_owned()><h4><span class="soft">{number(c)}</span>" "{c.title.in_locale(locale).to_owned()}</h4>
            <p>{letters}</p>{observe::links(visit, c)}
            <details><summary>{say.t("framework-see-levels")}</summary>{three_levels(visit, c)}</details></li>
    }
}

/// The indicators of one competency at the three levels.
pub fn three_levels(visit: &Visit, c: &Competency) -> impl IntoView + use<> {
    let locale = visit.locale;
    let name = |i: usize| visit.library.competencies.levels.get(i).map(|l| l.title.in_locale(locale).to_owned()).unwrap_or_default();
    view! {
        <dl class="facts wide"><div><dt>{name(0)}</dt><dd>{c.foundation.in_locale(locale).to_owned()}</dd></div>
            <div><dt>{name(1)}</dt><dd>{c.proficient.in_locale(locale).to_owned()}</dd></div>
            <div><dt>{name(2)}</dt><dd>{c.lead.in_locale(locale).to_owned()}</dd></div></dl>
    }
}
