//! The options of a question as bars: full for the right one, hatched for the others, a line for where the share may really lie. The table
//! below it says the same; what is too small to tell has no bar.

use leptos::prelude::*;

use super::figures::{self, option_letter};
use crate::{
    domain::charts::{Room, ShareBar, share_bars},
    http::visit::Visit,
    statistics::share::Share,
};

/// Letters beside the bars, small enough for 320 px without scaling text down.
const ROOM: Room = Room { width: 288.0, names: 24.0, row: 40.0, middle: 20.0 };

pub fn options(visit: &Visit, shares: &[(bool, Option<Share>)], id: &str) -> AnyView {
    let say = visit.say();
    let places: Vec<Option<[f64; 3]>> = shares.iter().map(|(_, share)| share.map(|s| [s.interval.low, s.share, s.interval.high])).collect();
    let chart = share_bars(&places, ROOM);
    let (title, words, hatch) = (format!("chart-{id}"), format!("chart-words-{id}"), format!("hatch-{id}"));
    let (fill, named) = (format!("url(#{hatch})"), format!("{title} {words}"));
    let bars = chart
        .bars
        .iter()
        .zip(shares)
        .enumerate()
        .map(|(n, (bar, (right, _)))| one(bar, option_letter(n), if *right { "currentColor" } else { fill.as_str() }))
        .collect_view();
    let ticks = chart
        .grid
        .iter()
        .map(|tick| {
            let at = tick.at;
            view! {
                <path d=format!("M{at} {}v{}", chart.top, chart.axis - chart.top) stroke="currentColor" stroke-width="1" stroke-dasharray="2 4"></path>
                <text x=at y=chart.axis + 20.0 text-anchor="middle" font-size="14" fill="currentColor">{figures::percent(say, tick.value)}</text>
            }
        })
        .collect_view();
    view! {
        <svg viewBox=format!("0 0 {} {}", chart.width, chart.height) width=chart.width height=chart.height role="img" aria-labelledby=named>
            <title id=title>{say.t("questions-chart")}</title><desc id=words>{say.t("questions-chart-words")}</desc>
            <defs><pattern id=hatch width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v7" stroke="currentColor" stroke-width="3"></path></pattern></defs>
            {ticks}{bars}</svg>
    }
    .into_any()
}

fn one(bar: &ShareBar, letter: String, fill: &str) -> impl IntoView + use<> {
    let y = bar.y;
    let mark = bar.mark.map(|m| {
        let d = format!("M{} {y}H{}M{} {}v10M{} {}v10", m.low, m.high, m.low, y - 5.0, m.high, y - 5.0);
        view! {
            <rect x=m.from y=y - 10.0 width=m.to - m.from height="20" fill=fill.to_owned() stroke="currentColor" stroke-width="2"></rect>
            <path d=d.clone() stroke="var(--bg)" stroke-width="5"></path><path d=d stroke="currentColor" stroke-width="2"></path>
        }
    });
    view! { <text x="2" y=y + 5.0 font-size="16" fill="currentColor">{letter}</text>{mark} }
}
