//! The average change of one module as a drawing: door = average, bar = where it may really lie, dotted line = no change. The words beside it say
//! the same, so it is one picture for a screen reader. Deliberately absent: several modules in one drawing, which would be read as a race.

use leptos::prelude::*;

use super::page::steps;
use crate::{
    domain::charts::{Range, Room, ranges},
    http::visit::Visit,
    statistics::totals::MeanTold,
    ui::art::Door,
};

/// Small enough for 320 px without scaling text down.
const ROOM: Room = Room { width: 288.0, names: 0.0, row: 64.0, middle: 34.0 };
/// Width and height of the door.
const DOOR: (f64, f64) = (28.0, 32.0);

/// `finding` is the sentence that the chart shows.
pub fn draw(visit: &Visit, told: MeanTold, finding: String, id: &str) -> impl IntoView + use<> {
    let say = visit.say();
    let (mean, interval) = told.steps();
    let chart = ranges(&[Some(Range { mean, low: interval.low, high: interval.high })], ROOM);
    let (title, words) = (format!("chart-{id}"), format!("chart-words-{id}"));
    let named = format!("{title} {words}");
    let lines = chart
        .grid
        .iter()
        .map(|tick| {
            let (at, zero) = (tick.at, tick.value == 0.0);
            let words = zero.then(|| view! { <text x=at y=chart.axis + 18.0 text-anchor="middle" font-size="14" fill="currentColor">{steps(say, 0.0)}</text> });
            let (width, dashes) = if zero { ("2", "2 4") } else { ("1", "1 7") };
            view! { <path d=format!("M{at} 12V{}", chart.axis) stroke="currentColor" stroke-width=width stroke-dasharray=dashes></path>{words} }
        })
        .collect_view();
    let marks = chart.rows.iter().filter_map(|row| row.mark.map(|mark| (row.y, mark))).map(|(y, mark)| {
        let bar = format!("M{} {y}H{}M{} {}v14M{} {}v14", mark.from, mark.to, mark.from, y - 7.0, mark.to, y - 7.0);
        view! {
            <path d=bar stroke="currentColor" stroke-width="4" fill="none"></path>
            <rect x=mark.door - DOOR.0 / 2.0 y=y - DOOR.1 / 2.0 width=DOOR.0 height=DOOR.1 fill="var(--bg)"></rect>
            <svg x=mark.door - DOOR.0 / 2.0 y=y - DOOR.1 / 2.0 width=DOOR.0 height=DOOR.1>{Door::Open.view()}</svg>
        }
    });
    let foot = chart.axis + 36.0;
    view! {
        <svg viewBox=format!("0 0 {} {}", chart.width, chart.height) width=chart.width height=chart.height role="img" aria-labelledby=named>
            <title id=title>{finding}</title><desc id=words>{say.t("totals-chart-words")}</desc>
            {lines}<path d=format!("M{} {}H{}", chart.left, chart.axis, chart.right) stroke="currentColor" stroke-width="1"></path>
            <text x=chart.left y=foot font-size="14" fill="currentColor">{say.t("totals-less")}</text>
            <text x=chart.right y=foot text-anchor="end" font-size="14" fill="currentColor">{say.t("totals-more")}</text>
            {marks.collect_view()}</svg>
    }
}
