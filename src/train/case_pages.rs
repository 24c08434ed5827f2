//! The pages of a case: a scene with its decisions, what happens then, the ending. One scene to a page (design 13).
//!
//! Points are words at the end only. An unsafe decision is said plainly and kindly, once, where it happens.

use leptos::prelude::*;

use super::{
    case::Case,
    case_start,
    framework::{kind_name, number},
};
use crate::{
    domain::{
        case_way::{Taken, Way},
        competency::Outcome,
        course::{Block, Scene, Worth},
        frameworks::EvidenceKind,
    },
    http::visit::Visit,
    ui::{
        art::Icon,
        blocks::{self, Reader},
        forms::{self, Fix},
        frame::Frame,
        lesson_parts::{address, small_print},
    },
};

pub fn reader(visit: &Visit) -> Reader {
    Reader { say: visit.say(), device: visit.display.device, help: visit.to("/help"), ticks: None }
}

pub fn frame(visit: &Visit, case: &Case<'_>, title: String) -> Frame {
    let mut frame = Frame::new(title.clone())
        .trail(visit.say().t("train-title"), visit.to("/train"))
        .trail(case.module.title.clone(), address(visit, case.course, case.module, ""))
        .trail(visit.say().with("case-name", &[("title", case.vignette.title.as_str())]), "");
    frame.written_in = Some(case.vignette.source.written_in);
    frame.small_print = Some(small_print(visit, case.module, &case.vignette.source));
    frame
}

/// What to do when no decision was chosen.
pub fn choose_one(visit: &Visit) -> Vec<Fix> {
    vec![Fix { field: "choice-0", words: visit.say().t("case-choose") }]
}

/// A scene: its words on the left, its picture on the right.
fn scene_view(visit: &Visit, scene: &Scene) -> impl IntoView + use<> {
    let picture = scene.blocks.iter().find_map(|b| match b {
        Block::Picture(picture) => Some(blocks::plate(picture)),
        _ => None,
    });
    let words: Vec<Block> = scene.blocks.iter().filter(|b| !matches!(b, Block::Picture(_))).cloned().collect();
    view! { <section class="scene"><div class="flow"><h1>{blocks::line(&scene.title)}</h1>{blocks::plain(&reader(visit), &words)}</div>{picture}</section> }
}

fn made_up(visit: &Visit) -> impl IntoView + use<> {
    let kept = visit.is_guest().then(|| format!(" {}", visit.say().t("case-not-kept-short")));
    view! { <p class="made-up">{visit.say().t("case-made-up")}{kept}</p> }
}

/// What a guest's form carries; somebody who is signed in has a token instead.
fn carried(visit: &Visit, carried: Option<&String>, what: &'static str) -> AnyView {
    match carried {
        Some(way) => view! { <input type="hidden" name="way" value=way.clone()/><input type="hidden" name="do" value=what/> }.into_any(),
        None => forms::token(visit).into_any(),
    }
}

/// A scene and its decisions. `guest` is the way so far of somebody without an account.
pub fn decision(visit: &Visit, case: &Case<'_>, way: &Way<'_>, guest: Option<String>, fixes: &[Fix]) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let scene = way.now;
    let options = scene
        .decisions
        .iter()
        .enumerate()
        .map(|(i, d)| {
            let id = format!("choice-{i}");
            view! { <div class="opt"><input type="radio" name="choice" id=id.clone() value=i.to_string()/><label for=id>{blocks::line(&d.words)}</label></div> }
        })
        .collect_view();
    let main = view! {
        {forms::summary(say, fixes)}{made_up(visit)}{scene_view(visit, scene)}
        <form method="post" action=case.address(visit, Some(scene.id.as_str())) class="flow">{carried(visit, guest.as_ref(), "decide")}
            <input type="hidden" name="revision" value=case.vignette.source.revision.as_str().to_owned()/>
            <fieldset class="pick"><legend><h2>{say.t("case-decide")}</h2></legend>
                {fixes.first().map(|f| view! { <p class="err-text">{f.words.clone()}</p> })}{options}</fieldset>
            <div class="acts"><button class="btn" type="submit">{say.t("case-do-this")}</button><a href=address(visit, case.course, case.module, "")>{say.t("case-pause")}</a></div></form>
        {help(visit)}
    };
    let mut frame = frame(visit, case, say.with("case-step", &[("title", case.vignette.title.clone()), ("n", (way.taken.len() + 1).to_string())]));
    frame.has_errors = !fixes.is_empty();
    (frame, main)
}

fn help(visit: &Visit) -> impl IntoView + use<> {
    let say = visit.say();
    view! { <p>{say.t("case-help")}" "<a href=visit.to("/help")>{say.t("help-now")}</a></p> }
}

/// What happens after a decision.
pub fn consequence(visit: &Visit, case: &Case<'_>, way: &Way<'_>, step: usize, taken: &Taken<'_>, guest: Option<String>) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let next = way.after(step);
    let harmful = (taken.decision.worth == Worth::Unsafe)
        .then(|| view! { <div class="quiet care"><strong>{say.t("case-unsafe")}</strong><p>{say.t("case-unsafe-words")}</p></div> });
    let others = taken
        .scene
        .decisions
        .iter()
        .enumerate()
        .filter(|(i, _)| *i != taken.number)
        .map(|(_, d)| view! { <details><summary>{say.t("case-other")}" "{blocks::line(&d.words)}</summary><div class="flow">{blocks::plain(&reader(visit), &d.consequence)}</div></details> })
        .collect_view();
    // Somebody who looks back goes on from where they stand, not from there.
    let ends = way.ended() && step == way.taken.len();
    let on = say.t(if ends { "case-to-ending" } else { "case-next" });
    let on = match (guest, next) {
        (Some(way), Some(next)) => view! {
            <form method="post" action=case.address(visit, Some(next.id.as_str()))>{carried(visit, Some(&way), "see")}<button class="btn" type="submit">{on}" "{Icon::Next.view()}</button></form>
        }
        .into_any(),
        _ => view! { <a class="btn" href=case.address(visit, next.map(|n| n.id.as_str()))>{on}" "{Icon::Next.view()}</a> }.into_any(),
    };
    let main = view! {
        {made_up(visit)}
        <section class="flow" aria-labelledby="you"><h1 id="you">{say.t("case-you-chose")}</h1><p class="state only">{Icon::Person.view()}<span>{blocks::line(&taken.decision.words)}</span></p></section>
        <section class="after" aria-labelledby="happens"><h2 id="happens">{say.t("case-then")}</h2><div class="flow">{blocks::plain(&reader(visit), &taken.decision.consequence)}{harmful}</div></section>
        <section class="flow" aria-labelledby="why"><h2 id="why">{say.t("case-why")}</h2>{competencies(visit, case)}{others}
            <div class="acts">{on}<a href=address(visit, case.course, case.module, "")>{say.t("case-pause")}</a></div></section>
        {help(visit)}
    };
    (frame(visit, case, say.with("case-after", &[("title", case.vignette.title.clone()), ("n", step.to_string())])), main)
}

/// Which competencies the case is about.
fn competencies(visit: &Visit, case: &Case<'_>) -> impl IntoView + use<> {
    let locale = visit.locale;
    let framework = &visit.library.competencies;
    let items = case.vignette.competencies.iter().filter_map(|id| framework.competency(id.as_str()));
    let items = items
        .map(|c| {
            let words = format!("{} {}", number(c), c.title.in_locale(locale));
            view! { <div><dt>{visit.say().t("case-competency")}</dt><dd>{words}<br/><span class="soft">{c.proficient.in_locale(locale).to_owned()}</span></dd></div> }
        })
        .collect_view();
    view! { <dl class="facts wide">{items}</dl> }
}

/// The last scene, and what the case came to.
pub fn ending(visit: &Visit, case: &Case<'_>, way: &Way<'_>, kept: bool) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let outcome = way.outcome(&visit.library.competencies.rules);
    // The text of an unsafe ending links back to the scene before it: that link leads to the button below.
    let anchor = way.taken.last().map(|t| t.scene.id.as_str().to_owned());
    let again = match kept {
        true => case_start::begin(visit, case, say.t("case-again")),
        false => view! { <a class="btn" href=case.address(visit, None)>{say.t("case-again")}</a> }.into_any(),
    };
    let main = view! {
        {made_up(visit)}{scene_view(visit, way.now)}
        <section class="after" aria-labelledby="outcome"><h2 id="outcome">{say.t("case-outcome")}</h2><div class="flow">{outcome.map(|o| outcome_words(visit, case, o, kept))}</div></section>
        <section class="flow" id=anchor><p>{say.t(if kept { "case-again-words" } else { "case-again-guest" })}</p>
            <div class="acts">{again}{kept.then(|| view! { <a href=visit.to("/train/record")>{say.t("case-to-record")}</a> })}<a href=address(visit, case.course, case.module, "")>{say.t("quiz-to-module")}</a></div></section>
        {help(visit)}
    };
    (frame(visit, case, say.with("case-end", &[("title", case.vignette.title.as_str())])), main)
}

fn outcome_words(visit: &Visit, case: &Case<'_>, outcome: Outcome, kept: bool) -> AnyView {
    let say = visit.say();
    let (points, possible) = outcome.points();
    let rules = &visit.library.competencies.rules.vignette;
    let needed = (possible * rules.points_needed).div_ceil(rules.points_possible.max(1));
    let blanks = [("points", points), ("possible", possible), ("needed", needed)];
    let names = case.vignette.competencies.iter().filter_map(|id| visit.library.competencies.competency(id.as_str()));
    let names = names.map(|c| format!("{} {}", number(c), c.title.in_locale(visit.locale))).collect::<Vec<_>>().join(", ");
    let record = match (kept, outcome.accepted()) {
        (false, _) => say.t("case-not-kept"),
        (true, true) => say.with("case-evidence", &[("kind", kind_name(visit, EvidenceKind::Vignette)), ("competencies", names)]),
        (true, false) => say.t("case-no-evidence"),
    };
    view! { <p><strong>{say.t(&format!("case-outcome-{}", outcome.code()))}</strong></p><p>{say.with(if matches!(outcome, Outcome::Unsafe { .. }) { "case-rule-unsafe" } else { "case-rule" }, &blanks)}</p><p>{record}</p> }.into_any()
}
