//! The banks, one for each module with a knowledge check, and how far two observers of the same agree.

use std::collections::BTreeMap;

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{HERE, figures};
use crate::{
    domain::{competency::Rating, course::Track, ids::ObservationId},
    http::{error::Trouble, visit::Visit},
    statistics::kappa::{Weights, agreement},
    storage::observations,
    ui::frame::Frame,
};

/// Pairs of steps by sheet, each a number below three.
type Pairs = BTreeMap<ObservationId, Vec<(usize, usize)>>;

/// `GET /train/questions`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let mut pairs = Pairs::new();
    let step = |rating: Rating| Rating::ALL.iter().position(|r| *r == rating).unwrap_or_default();
    for (sheet, first, second) in observations::pairs(&visit.house.stores.people).await? {
        pairs.entry(sheet).or_default().push((step(first), step(second)));
    }
    Ok(visit.page(|| page(&visit, &pairs)))
}

fn page(visit: &Visit, pairs: &Pairs) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let edition = visit.library.edition(visit.locale);
    let banks = edition.modules().filter(|(course, module)| course.track == Track::Clinician && module.items.is_some());
    let banks = banks
        .map(|(course, module)| {
            let n = module.items.as_ref().map_or(0, |set| set.questions.len());
            let to = visit.to(&format!("{HERE}/{}/{}", course.slug, module.slug));
            view! { <li><a href=to>{module.title.clone()}</a>" "<span class="soft">{say.count("questions-in-bank", n)}</span></li> }
        })
        .collect_view();
    let main = view! {
        <section class="flow"><h1>{say.t("questions-title")}</h1><p class="lead">{say.t("questions-lead")}</p><p>{say.t("questions-nobody")}</p></section>
        <section class="flow" aria-labelledby="banks"><h2 id="banks">{say.t("questions-banks")}</h2><ul class="ruled set">{banks}</ul>
            <p><a href=visit.to(&format!("{HERE}/voided"))>{say.t("item-void-title")}</a></p></section>
        <section class="flow" aria-labelledby="eyes"><h2 id="eyes">{say.t("questions-observers")}</h2><p>{say.t("questions-observers-words")}</p>{observers(visit, pairs)}
            <p class="small">{say.t("questions-observers-source")}</p></section>
    };
    let frame = Frame::new(say.t("questions-title")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("questions-title"), "");
    (frame, main)
}

fn observers(visit: &Visit, pairs: &Pairs) -> AnyView {
    let say = visit.say();
    let sheets = visit.library.edition(visit.locale).modules().flat_map(|(_, module)| &module.observations);
    let rows = sheets.map(|sheet| row(visit, sheet.title.clone(), pairs.get(&sheet.id).map(Vec::as_slice).unwrap_or_default())).collect_view();
    let all: Vec<(usize, usize)> = pairs.values().flatten().copied().collect();
    view! {
        <table class="stack"><thead><tr><th scope="col">{say.t("questions-sheet")}</th><th scope="col">{say.t("questions-pairs")}</th>
            <th scope="col">{say.t("questions-kappa")}</th><th scope="col">{say.t("questions-same-step")}</th></tr></thead>
            <tbody>{rows}{row(visit, say.t("questions-all-sheets"), &all)}</tbody></table>
    }
    .into_any()
}

fn row(visit: &Visit, title: String, pairs: &[(usize, usize)]) -> impl IntoView + use<> {
    let say = visit.say();
    let found = agreement(pairs, Rating::ALL.len(), Weights::Linear);
    let kappa = figures::told(say, &found, |a| match a.interval.found() {
        Some(interval) => figures::with_interval(say, a.kappa, interval),
        None => figures::decimal(say, a.kappa),
    });
    let same = found.found().map_or_else(|| say.t("questions-none"), |a| figures::percent(say, a.same_step));
    let n = figures::people(say, u32::try_from(pairs.len()).unwrap_or(u32::MAX));
    view! {
        <tr><th scope="row">{title}</th><td data-h=say.t("questions-pairs")>{n}</td><td data-h=say.t("questions-kappa")>{kappa}</td>
            <td data-h=say.t("questions-same-step")>{same}</td></tr>
    }
}
