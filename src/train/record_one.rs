//! One competency of my record: from the result to its evidence, the revision of each item answered, and the rule that decided.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;
use serde_json::Value;

use super::{
    asked::SheetThen,
    attempt, completion,
    decide::{self, Decider},
    framework::{self, kind_name, letter, number},
    item_void, next_step,
    observing::shown,
    prior, project,
    record::Record,
    record_page::{renew_by, standing_name, versions},
    reflecting, renewal, rule_words, second_look,
};
use crate::{
    domain::{
        competency::LaterUnsafe,
        frameworks::{Competency, EvidenceKind},
    },
    http::{error::Trouble, visit::Visit},
    storage::{
        attempts::{self, Response as Step},
        evidence::Evidence,
        improvement_projects::Project,
        observations::{self, Mine},
        prior_learning, reflections,
        results::{self, CompetencyResult},
    },
    ui::frame::Frame,
};

/// A piece with the steps of its attempt, or with the sheet that it was signed on.
struct Piece {
    evidence: Evidence,
    steps: Vec<Step>,
    sheet: Option<SheetThen>,
}

/// `/train/record/{competency}`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let competency = visit.library.competencies.competency(&id).ok_or(Trouble::NotFound)?;
    let record = Record::read(&visit, staff).await?;
    let people = &visit.house.stores.people;
    let mut pieces = Vec::new();
    for evidence in record.stored.iter().filter(|e| e.what.competency == competency.id) {
        let steps = match &evidence.what.attempt {
            Some(attempt) => attempts::responses(people, staff, attempt).await?,
            None => Vec::new(),
        };
        let sheet = shown::sheet_of(&visit, evidence).await?;
        pieces.push(Piece { evidence: evidence.clone(), steps, sheet });
    }
    let history = results::history(people, staff, &competency.id).await?;
    let open = Open {
        requests: observations::mine(people, staff).await?,
        reflection: reflecting::shown::open(&visit, staff, competency).await?,
        projects: project::shown::newest(&visit, staff, competency).await?,
        prior: prior::shown::newest(&visit, staff, competency).await?,
    };
    Ok(visit.page(|| page(&visit, competency, &record, &pieces, &history, &open)))
}

/// What was asked of colleagues.
struct Open {
    requests: Vec<Mine>,
    reflection: Option<reflections::Mine>,
    /// Improvement projects, where the level Lead is one.
    projects: Option<Vec<Project>>,
    prior: Option<prior_learning::Mine>,
}

fn page(visit: &Visit, c: &Competency, record: &Record, pieces: &[Piece], history: &[CompetencyResult], open: &Open) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let framework = &visit.library.competencies;
    let by = Decider::of(visit);
    let decided = record.decided(&by, c);
    let letters = c.evidence.iter().map(|kind| letter(visit, *kind, Some(record.sign(&decided, *kind)))).collect_view();
    let domain = framework.domain_of(&c.id);
    let domain_words = domain.map(|d| d.title.in_locale(visit.locale).to_owned());
    // Counted from the first to come, so that a number keeps its piece.
    let pieces = pieces.iter().enumerate().rev().map(|(i, p)| piece(visit, i + 1, p)).collect_view();
    let none = record.stored.iter().all(|e| e.what.competency != c.id).then(|| view! { <p>{say.t("one-no-evidence")}</p> });
    let title = format!("{} {}", number(c), c.title.in_locale(visit.locale));
    let requests: Vec<&Mine> = open.requests.iter().filter(|m| m.competency == c.id).collect();
    let main = view! {
        <section class="flow"><p class="soft">{domain_words}</p><h1>{title.clone()}</h1>
            <p class="lead">{standing_name(visit, decided.standing)}" "{letters}</p><p>{versions(visit, record)}</p>{framework::provisional(visit)}
            <dl class="facts wide"><div><dt>{say.t("record-renew")}</dt><dd>{renew_by(visit, &by, record, &decided)}</dd></div></dl></section>
        {renewal::view(visit, &by, c, &decided, record.as_of)}
        <section class="flow" aria-labelledby="next"><h2 id="next">{say.t("one-next")}</h2>{missing(visit, c, &decided.missing())}{shown::requests(visit, &requests)}{reflecting::shown::state(visit, c, open.reflection.as_ref())}{prior::shown::state(visit, c, open.prior.as_ref())}</section>
        <section class="flow" aria-labelledby="rule"><h2 id="rule">{say.t("one-levels")}</h2>{rule_words::levels(visit, &by, c, &decided)}{marking(visit, c)}</section>
        {project::shown::section(visit, open.projects.as_ref())}
        <section class="flow" aria-labelledby="ev"><h2 id="ev">{say.t("one-evidence")}</h2>{none}{pieces}</section>
        {results_view(visit, c, &by, record, history)}
    };
    let frame =
        Frame::new(title.clone()).trail(say.t("train-title"), visit.to("/train")).trail(say.t("record-title"), visit.to("/train/record")).trail(title, "");
    (frame, main)
}

/// What is missing, each with what to do about it.
fn missing(visit: &Visit, c: &Competency, missing: &[EvidenceKind]) -> AnyView {
    if missing.is_empty() {
        return view! { <p>{visit.say().t("one-nothing-missing")}</p> }.into_any();
    }
    let items = missing
        .iter()
        .map(|kind| view! { <div><dt>{kind_name(visit, *kind)}</dt><dd>{next_step::view(visit, next_step::for_kind(visit, c, *kind))}</dd></div> })
        .collect_view();
    view! { <dl class="facts wide">{items}</dl> }.into_any()
}

/// How single pieces of evidence are marked, and how long they hold.
fn marking(visit: &Visit, c: &Competency) -> impl IntoView + use<> {
    let say = visit.say();
    let framework = &visit.library.competencies;
    let domain = framework.domain_of(&c.id);
    let months = domain.map_or(0, |d| d.valid_months);
    let again = domain.is_some_and(|d| d.later_unsafe == LaterUnsafe::Withdraws).then(|| view! { <li>{say.t("rule-later-unsafe")}</li> });
    let (k, v) = (&framework.rules.knowledge, &framework.rules.vignette);
    let of_kind = |kind: &EvidenceKind| match kind {
        EvidenceKind::Knowledge => {
            say.with("rule-knowledge", &[("percent", k.pass_percent), ("tries", k.tries), ("hours", k.wait_hours), ("least", k.items_for_competency)])
        }
        EvidenceKind::Vignette => say.with("rule-vignette", &[("needed", v.points_needed), ("possible", v.points_possible)]),
        EvidenceKind::Observed => say.t("rule-observed"),
        EvidenceKind::Reflection => say.t("rule-reflection"),
        EvidenceKind::PriorLearning => say.t("rule-prior-learning"),
        EvidenceKind::CourseCompletion => say.t("rule-course-completion"),
    };
    let others = framework.other_kinds(c);
    let items = c.evidence.iter().chain(&others).map(|kind| view! { <li>{of_kind(kind)}</li> }).collect_view();
    let grace = say.count("rule-grace", framework.rules.grace_days as usize);
    view! { <h3>{say.t("rule-marking")}</h3><ul>{items}<li>{say.count("framework-holds", months as usize)}" "{grace}</li>{again}</ul> }
}

fn piece(visit: &Visit, count: usize, piece: &Piece) -> AnyView {
    let say = visit.say();
    let what = &piece.evidence.what;
    let kind = EvidenceKind::from_code(&what.kind).map_or_else(|| what.kind.clone(), |k| kind_name(visit, k));
    let detail: Value = serde_json::from_str(&what.detail).unwrap_or_default();
    let figure = |name: &str| detail.get(name).and_then(Value::as_u64).unwrap_or(0);
    let rules = detail.get("rules").and_then(Value::as_str).unwrap_or_default().to_owned();
    let decided_by = say.with("one-decided-by", &[("version", figure("framework").to_string()), ("rules", rules)]);
    if what.kind == EvidenceKind::Observed.code() {
        let look = second_look::ask::link(visit, &piece.evidence, count);
        return view! { {shown::piece(visit, kind, &piece.evidence, &detail, decided_by, piece.sheet.as_ref())}{look} }.into_any();
    }
    if what.kind == EvidenceKind::CourseCompletion.code() {
        let look = second_look::ask::link(visit, &piece.evidence, count);
        return view! { {completion::piece(visit, kind, &piece.evidence, &detail, decided_by)}{look} }.into_any();
    }
    if what.kind == EvidenceKind::PriorLearning.code() {
        let look = second_look::ask::link(visit, &piece.evidence, count);
        return view! { {prior::shown::piece(visit, kind, &piece.evidence, &detail, decided_by)}{prior::shown::file(visit, &detail)}{look} }.into_any();
    }
    if what.kind == EvidenceKind::Reflection.code() {
        return reflecting::shown::piece(visit, kind, &piece.evidence, &detail, decided_by);
    }
    let outcome = item_void::outcome_words(piece.evidence.shown_first());
    let points = say.with("one-points", &[("points", figure("points")), ("possible", figure("possible"))]);
    let steps = piece
        .steps
        .iter()
        .map(|s| {
            let points = say.with(if s.safe { "one-step-points" } else { "one-step-unsafe" }, &[("points", s.points)]);
            view! { <tr><th scope="row">{s.item.clone()}</th><td data-h=say.t("one-revision")><code>{s.item_revision.as_str().to_owned()}</code></td><td data-h=say.t("one-step")>{points}</td></tr> }
        })
        .collect_view();
    let attempt = what.attempt.as_ref().map(|a| {
        // Each link says which: a list of links alone is read aloud, too.
        let words = say.with("attempt-see-of", &[("count", count.to_string()), ("kind", kind.clone()), ("day", say.day(piece.evidence.given_at))]);
        view! { <p><a href=attempt::address(visit, a)>{words}</a></p> }
    });
    view! {
        <article class="flow"><h3>{kind}", "{say.day(piece.evidence.given_at)}</h3>
            <dl class="facts wide"><div><dt>{say.t("one-outcome")}</dt><dd>{say.t(outcome)}" "{points}</dd></div>
                <div><dt>{say.t("one-decided")}</dt><dd>{decided_by}</dd></div>
                <div><dt>{say.t("one-text")}</dt><dd><code>{what.content_version.clone()}</code></dd></div>{second_look::number(say, &piece.evidence)}</dl>{item_void::judged_again(say, &piece.evidence)}{second_look::voided(say, &piece.evidence)}{attempt}{second_look::ask::link(visit, &piece.evidence, count)}
            <details><summary>{say.t("one-steps")}</summary>
                <table class="stack"><thead><tr><th scope="col">{say.t("one-item")}</th><th scope="col">{say.t("one-revision")}</th><th scope="col">{say.t("one-step")}</th></tr></thead><tbody>{steps}</tbody></table></details></article>
    }
    .into_any()
}

/// How the result came to be, each one made again now.
fn results_view(visit: &Visit, c: &Competency, by: &Decider<'_>, record: &Record, history: &[CompetencyResult]) -> Option<impl IntoView + use<>> {
    if history.is_empty() {
        return None;
    }
    let say = visit.say();
    let items = history
        .iter()
        .rev()
        .map(|kept| {
            let again = by.stored(c, &record.evidence, kept.as_of);
            let same_rules = decide::decided_by(&again) == decide::decided_by(kept);
            let verdict = match (same_rules, again == *kept) {
                (true, true) => "one-same",
                (true, false) => "one-different",
                (false, _) => "one-older-rules",
            };
            let blanks = [
                ("day", say.day(kept.as_of)),
                ("level", say.t(&format!("level-{}", kept.level))),
                ("version", kept.framework_version.clone()),
                ("rules", kept.rule_version.clone()),
            ];
            view! { <li>{say.with("one-result", &blanks)}" "<span class="soft">{say.t(verdict)}</span></li> }
        })
        .collect_view();
    Some(view! { <section class="flow" aria-labelledby="hist"><h2 id="hist">{say.t("one-history")}</h2><ul>{items}</ul></section> })
}
