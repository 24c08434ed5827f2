//! “What changed here”: for each module how sure people felt before and after, with its doubt; the newest quarter first, earlier ones below it.
//!
//! Read from what was told and from nothing else: the same bytes for everybody until the next quarter is told. Deliberately absent: a claim that the
//! course did it, a rank of modules, a target, and any figure that the reader could choose.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{CHOICE, PAGE, chart, quarter_words, told};
use crate::{
    domain::{
        course::{Module, Track},
        locale::Locale,
        quarter::Quarter,
    },
    http::{error::Trouble, visit::Visit},
    statistics::{
        change::Reading,
        totals::{ModuleTotal, QuarterTotals},
    },
    ui::{frame::Frame, words::Say},
};

/// `GET /what-changed`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let told = told(&visit.house.stores.people).await?;
    // A guest's page is kept until another quarter is told.
    let newest = told.last().map(|last| last.quarter.code()).unwrap_or_default();
    Ok(visit.shared_page_of(&newest, || {
        let say = visit.say();
        let sections: Vec<AnyView> = of_learners(&visit).into_iter().filter_map(|module| section(&visit, module, &told)).collect();
        let empty = sections.is_empty().then(|| {
            view! { <section class="flow" aria-labelledby="empty"><h2 id="empty">{say.t("totals-empty")}</h2><p>{say.t("totals-empty-words")}</p></section> }
        });
        let main = view! {
            <section class="flow"><h1>{say.t("totals-title")}</h1><p class="lead">{say.t("totals-lead")}</p></section>
            {empty}{sections}{meaning(&visit)}
        };
        (Frame::new(say.t("totals-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("totals-title"), ""), main)
    }))
}

fn of_learners(visit: &Visit) -> Vec<&Module> {
    visit.library.edition(visit.locale).modules().filter(|(course, _)| course.track == Track::Learner).map(|(_, module)| module).collect()
}

/// One module; nothing when it was never told.
fn section(visit: &Visit, module: &Module, told: &[QuarterTotals]) -> Option<AnyView> {
    let say = visit.say();
    let of_it: Vec<(Quarter, &ModuleTotal)> =
        told.iter().rev().filter_map(|quarter| Some((quarter.quarter, quarter.modules.iter().find(|m| m.module == module.id.as_str())?))).collect();
    let ((quarter, newest), earlier) = of_it.split_first()?;
    let id = module.id.to_string();
    let finding = finding(say, newest);
    let drawn = newest.mean.map(|mean| {
        view! { {chart::draw(visit, mean, finding.clone(), &id)}<p>{average(say, newest)}</p> }
    });
    let notes = [(newest.is_small(), "totals-small"), (newest.many_at_the_top, "totals-top"), (newest.many_at_the_bottom, "totals-bottom")];
    let notes = notes.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| view! { <p>{say.t(words)}</p> }).collect_view();
    let title = module.title.clone();
    let head = id.clone();
    Some(
        view! {
            <section class="flow" aria-labelledby=id><h2 id=head>{title}</h2>
                <p class="soft">{people(say, newest)}", "{quarter_words(say, *quarter)}</p>
                <p><strong>{finding}</strong></p>{drawn}{parts(say, newest)}{notes}{before_that(say, earlier)}</section>
        }
        .into_any(),
    )
}

fn people(say: Say, total: &ModuleTotal) -> String {
    say.with("totals-people", &[("n", total.people)])
}

/// The finding in a sentence. “Felt more sure”, never “can”: nobody was tested (product decision 1).
fn finding(say: Say, total: &ModuleTotal) -> String {
    say.t(match total.mean.map(|mean| mean.reading()) {
        Some(Reading::Rose) => "totals-rose",
        Some(Reading::Fell) => "totals-fell",
        Some(Reading::CouldBeChance) => "totals-chance",
        None => "totals-too-alike",
    })
}

fn average(say: Say, total: &ModuleTotal) -> String {
    let Some((mean, interval)) = total.mean.map(|mean| mean.steps()) else { return String::new() };
    say.with("totals-average", &[("n", steps(say, mean)), ("low", steps(say, interval.low)), ("high", steps(say, interval.high))])
}

/// “+0.6”, with the comma of French and a real minus sign.
pub fn steps(say: Say, value: f64) -> String {
    let text = if value > 0.0 { format!("+{value:.1}") } else { format!("{:.1}", value + 0.0) };
    let text = if text == "0.0" { "0".to_owned() } else { text.replace('-', "\u{2212}") };
    if say.0 == Locale::French { text.replace('.', ",") } else { text }
}

/// How many moved which way. From about 55 people on with shares; below that the counts alone.
fn parts(say: Say, total: &ModuleTotal) -> AnyView {
    let Some(moves) = total.moves else { return view! { <p>{say.t("totals-no-parts")}</p> }.into_any() };
    let shares = (0..3).any(|part| total.share(part).is_some());
    let rows = ["totals-up", "totals-same", "totals-down"]
        .into_iter()
        .zip(moves)
        .enumerate()
        .map(|(part, (name, told))| {
            let many = told.map_or_else(|| say.t("totals-hidden"), |n| say.with("totals-about", &[("n", n)]));
            let share = shares.then(|| {
                let words = total.share(part).map_or_else(
                    || say.t("totals-hidden"),
                    |share| {
                        let percent = |part: f64| format!("{:.0}", part * 100.0);
                        say.with("totals-share", &[("n", percent(share.share)), ("low", percent(share.interval.low)), ("high", percent(share.interval.high))])
                    },
                );
                view! { <td data-h=say.t("totals-of-all")>{words}</td> }
            });
            view! { <tr><th scope="row">{say.t(name)}</th><td data-h=say.t("totals-how-many")>{many}</td>{share}</tr> }
        })
        .collect_view();
    let head = shares.then(|| view! { <th scope="col">{say.t("totals-of-all")}</th> });
    let hidden = moves.iter().any(Option::is_none).then(|| view! { <p class="small">{say.t("totals-hidden-why")}</p> });
    view! {
        <table class="stack"><caption>{say.t("totals-table")}</caption>
            <thead><tr><th scope="col">{say.t("totals-felt")}</th><th scope="col">{say.t("totals-how-many")}</th>{head}</tr></thead><tbody>{rows}</tbody></table>
        {hidden}
    }
    .into_any()
}

/// Other people, in earlier quarters: each was counted once.
fn before_that(say: Say, earlier: &[(Quarter, &ModuleTotal)]) -> Option<AnyView> {
    let rows = earlier
        .iter()
        .map(|(quarter, total)| view! { <li>{quarter_words(say, *quarter)}": "{people(say, total)}". "{finding(say, total)}" "{average(say, total)}</li> })
        .collect_view();
    (!earlier.is_empty()).then(|| view! { <details><summary>{say.t("totals-earlier")}</summary><ul class="ruled set">{rows}</ul></details> }.into_any())
}

/// What the figures say, and what they cannot say.
fn meaning(visit: &Visit) -> impl IntoView + use<> {
    let say = visit.say();
    let list = |lines: &[&str]| lines.iter().map(|line| view! { <li>{say.t(line)}</li> }).collect_view();
    view! {
        <section class="flow" aria-labelledby="means"><h2 id="means">{say.t("totals-means")}</h2>
            <ul>{list(&["totals-means-felt", "totals-means-none", "totals-means-who", "totals-means-bar"])}</ul></section>
        <section class="flow" aria-labelledby="made"><h2 id="made">{say.t("totals-made")}</h2>
            <ul>{list(&["totals-made-yes", "totals-made-when", "totals-made-small", "totals-made-once"])}</ul>
            <p>{say.t("totals-yours")}</p>
            <div class="acts"><a href=visit.to(CHOICE)>{say.t("counting-title")}</a><a href=visit.to("/map")>{say.t("me-map")}</a></div></section>
    }
}

/// On the page about this site.
pub fn link_about(visit: &Visit) -> impl IntoView + use<> {
    let say = visit.say();
    view! { <section class="flow" aria-labelledby="totals"><h2 id="totals">{say.t("totals-title")}</h2><p>{say.t("totals-lead")}</p><p><a href=visit.to(PAGE)>{say.t("totals-see")}</a></p></section> }
}
