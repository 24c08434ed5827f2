//! The page of one attempt: a line for each answer, in the words of then. Says which text has changed since, and which is not there.

use leptos::prelude::*;

use super::{
    asked::{self, QuestionThen},
    attempt::{Told, What},
    case_pages::reader,
    case_way::Tried,
    framework::{kind_name, number},
    item_void,
};
use crate::{
    domain::{
        competency::Shown,
        course::{Scene, Worth},
        frameworks::EvidenceKind,
        locale::Locale,
        quiz::{Choice, Form as Kind},
    },
    http::visit::Visit,
    storage::{
        attempts::{Attempt, Response as Answered},
        evidence::Evidence,
        judging_again,
    },
    ui::{blocks, frame::Frame},
};

pub fn page(visit: &Visit, told: &Told<'_>) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let title = title(visit, told);
    let lines = asked_lines(visit, &told.what);
    let pieces = told.evidence.iter().map(|piece| evidence(visit, piece)).collect_view();
    let nothing = told.evidence.is_empty().then(|| view! { <p>{say.t("attempt-no-evidence")}</p> });
    let main = view! {
        <section class="flow"><h1>{title.clone()}</h1><p class="lead">{days(visit, told.attempt())}</p><p>{say.t("attempt-lead")}</p></section>
        <section class="flow" aria-labelledby="asked"><h2 id="asked">{say.t("attempt-asked")}</h2><ol class="ruled set">{lines}</ol></section>
        <section class="flow" aria-labelledby="gave"><h2 id="gave">{say.t("attempt-gave")}</h2>{nothing}<ul>{pieces}</ul>
            <div class="acts"><a class="btn" href=visit.to("/train/record")>{say.t("case-to-record")}</a></div></section>
    };
    let frame =
        Frame::new(title.clone()).trail(say.t("train-title"), visit.to("/train")).trail(say.t("record-title"), visit.to("/train/record")).trail(title, "");
    (frame, main)
}

/// A line for each answer.
pub fn asked_lines(visit: &Visit, what: &What<'_>) -> AnyView {
    match what {
        What::Knowledge { answers, voids, .. } => {
            let given: Vec<Answered> = answers.iter().map(|(answer, _)| answer.clone()).collect();
            let judged = judging_again::judged(&visit.library.competencies.rules, &given, voids);
            let void = |a: &Answered| {
                let void = voids.find(&a.item, &a.item_revision)?;
                Some(item_void::said(visit, void, judged.counts(judging_again::step(a), true)))
            };
            answers.iter().map(|(answer, question)| answered(visit, answer, question.as_ref(), void(answer))).collect_view().into_any()
        }
        What::Case(tried) => tried.steps.iter().map(|step| decided(visit, tried, step)).collect_view().into_any(),
    }
}

fn title(visit: &Visit, told: &Told<'_>) -> String {
    let say = visit.say();
    match &told.what {
        What::Knowledge { attempt, .. } => {
            let module = visit.library.edition(visit.locale).course_of_module(&attempt.what.module).map(|(_, module)| module.title.clone());
            module.map_or_else(|| say.t("knowledge-title"), |module| say.with("attempt-knowledge", &[("module", module)]))
        }
        What::Case(tried) => {
            let first = tried.steps.first().and_then(|step| tried.text(&step.item_revision)).map(|text| text.title.clone());
            first.map_or_else(|| say.t("case-word"), |title| say.with("case-name", &[("title", title)]))
        }
    }
}

fn days(visit: &Visit, attempt: &Attempt) -> String {
    let say = visit.say();
    match attempt.submitted_at {
        Some(end) if say.day(end) != say.day(attempt.started_at) => {
            say.with("attempt-days", &[("begun", say.day(attempt.started_at)), ("finished", say.day(end))])
        }
        Some(end) => say.with("attempt-finished", &[("day", say.day(end))]),
        None => say.with("attempt-unfinished", &[("day", say.day(attempt.started_at))]),
    }
}

/// When, how many points, which revision, and whether the text is another one today.
fn facts(visit: &Visit, answer: &Answered, possible: u32) -> AnyView {
    let say = visit.say();
    let changed = (!asked::is_todays(visit, &answer.item_revision)).then(|| view! { <p class="small">{say.t("attempt-changed")}</p> });
    let points = say.with("attempt-points", &[("points", answer.points.to_string()), ("possible", possible.to_string())]);
    let harmful = (!answer.safe).then(|| format!(" {}", say.t("attempt-unsafe")));
    view! {
        {changed}<p class="small soft">{points}{harmful}" "{say.with("attempt-when", &[("day", say.day(answer.answered_at))])}" "
            {say.with("attempt-revision", &[("item", answer.item.as_str()), ("revision", answer.item_revision.as_str())])}</p>
    }
    .into_any()
}

/// The text is gone: what was chosen is shown by its number.
fn unknown(visit: &Visit, answer: &Answered, possible: u32, void: Option<AnyView>) -> AnyView {
    let chosen = answer.chosen.iter().map(|n| (n + 1).to_string()).collect::<Vec<_>>().join(", ");
    let words = visit.say().with("attempt-no-text", &[("item", answer.item.as_str()), ("chosen", chosen.as_str())]);
    view! { <li class="flow"><p>{words}</p>{facts(visit, answer, possible)}{void}</li> }.into_any()
}

/// The language of a text that is not in the page's.
fn lang(visit: &Visit, written_in: Locale) -> Option<&'static str> {
    (written_in != visit.locale).then(|| written_in.code())
}

fn answered(visit: &Visit, answer: &Answered, then: Option<&QuestionThen<'_>>, void: Option<AnyView>) -> AnyView {
    let say = visit.say();
    let Some(QuestionThen { question, written_in }) = then else { return unknown(visit, answer, 1, void) };
    let lang = lang(visit, *written_in);
    let choices = question.choices();
    let mine = answer.chosen.iter().filter_map(|n| choices.get(*n)).map(|c| view! { <li>{blocks::line(&c.words)}</li> }).collect_view();
    let ordered = matches!(question.form, Kind::Order(_));
    let all = choices.iter().map(|choice| offered(visit, choice, !ordered)).collect_view();
    let all = if ordered { view! { <ol>{all}</ol> }.into_any() } else { view! { <ul class="flow">{all}</ul> }.into_any() };
    let mine = if ordered { view! { <ol>{mine}</ol> }.into_any() } else { view! { <ul>{mine}</ul> }.into_any() };
    view! {
        <li class="flow"><div class="flow" lang=lang><h3>{blocks::line(&question.stem)}</h3>{blocks::plain(&reader(visit), &question.scenario)}</div>
            <p>{say.t("you-chose")}</p><div lang=lang>{mine}</div>{facts(visit, answer, 1)}{void}
            <details><summary>{say.t(if ordered { "quiz-one-order" } else { "attempt-choices" })}</summary><div lang=lang>{all}</div></details></li>
    }
    .into_any()
}

/// A choice with its reason, and whether it fitted by the text of then.
fn offered(visit: &Visit, choice: &Choice, mark: bool) -> AnyView {
    let fits = (mark && choice.fits).then(|| view! { " "<span class="tag">{visit.say().t("attempt-fits")}</span> });
    view! { <li><strong>{blocks::line(&choice.words)}</strong>{fits}{blocks::plain(&reader(visit), &choice.reason)}</li> }.into_any()
}

fn decided(visit: &Visit, tried: &Tried<'_>, step: &Answered) -> AnyView {
    let say = visit.say();
    let find = |scene: &&Scene| scene.id.as_str() == step.item;
    let text = tried.text(&step.item_revision);
    let (scene, lang) = (text.and_then(|text| text.scenes.iter().find(find)), text.and_then(|text| lang(visit, text.written_in)));
    let number = step.chosen.first().copied().unwrap_or(usize::MAX);
    let Some((scene, decision)) = scene.and_then(|scene| Some((scene, scene.decisions.get(number)?))) else {
        return unknown(visit, step, Worth::Good.points(), None);
    };
    let others = scene.decisions.iter().enumerate().filter(|(n, _)| *n != number);
    let others = others.map(|(_, d)| view! { <li>{blocks::line(&d.words)}</li> }).collect_view();
    view! {
        <li class="flow"><div class="flow" lang=lang><h3>{blocks::line(&scene.title)}</h3>{blocks::plain(&reader(visit), &scene.blocks)}</div>
            <p>{say.t("you-chose")}</p><div class="flow" lang=lang><ul><li>{blocks::line(&decision.words)}</li></ul>{blocks::plain(&reader(visit), &decision.consequence)}</div>
            {facts(visit, step, Worth::Good.points())}
            <details><summary>{say.t("attempt-others")}</summary><ul lang=lang>{others}</ul></details></li>
    }
    .into_any()
}

/// A competency that this attempt is evidence for, with a way there.
fn evidence(visit: &Visit, piece: &Evidence) -> impl IntoView + use<> {
    let say = visit.say();
    let what = &piece.what;
    let name = visit.library.competencies.competency(what.competency.as_str());
    let name = name.map_or_else(|| what.competency.as_str().to_owned(), |c| format!("{} {}", number(c), c.title.in_locale(visit.locale)));
    let kind = EvidenceKind::from_code(&what.kind).map_or_else(|| what.kind.clone(), |kind| kind_name(visit, kind));
    let state = match (&piece.void, piece.shown_now()) {
        (Some(_), _) => "void-sign",
        (None, Shown::Accepted) => "sign-accepted",
        (None, _) => "sign-waiting",
    };
    let state = say.t(state);
    let to = visit.to(&format!("/train/record/{}", what.competency));
    view! { <li><a href=to>{name}</a>", "{say.with("sign-of", &[("kind", kind), ("sign", state)])}</li> }
}
