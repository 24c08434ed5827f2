//! “What changed here”: a learner's yes to being counted, the totals that are made once a quarter, and the page that shows them.
//!
//! Deliberately absent: anything that asks somebody to say yes, a page that knows who did, and totals of less than the whole site.

pub mod chart;
pub mod choice;
pub mod make;
pub mod page;

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    domain::quarter::Quarter,
    http::visit::Visit,
    statistics::totals::QuarterTotals,
    storage::{PeopleStore, StorageError, site_totals},
    ui::words::Say,
};

/// Where everybody finds them.
pub const PAGE: &str = "/what-changed";
/// Where a learner says yes, or takes it back.
pub const CHOICE: &str = "/me/counting";

/// The quarter in which this moment falls, by the days of the site.
pub fn quarter_at(at: i64, zone: &str) -> Quarter {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let date = Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone).date();
    Quarter::of_month(date.year(), date.month())
}

/// The same for somebody's visit.
pub fn quarters_of(visit: &Visit) -> impl Fn(i64) -> Quarter + use<> {
    let zone = visit.house.settings.time_zone.clone();
    move |at| quarter_at(at, &zone)
}

/// What was told so far, the earliest quarter first.
pub async fn told(people: &PeopleStore) -> Result<Vec<QuarterTotals>, StorageError> {
    read(site_totals::told(people).await?)
}

fn read(rows: Vec<(Quarter, String)>) -> Result<Vec<QuarterTotals>, StorageError> {
    rows.iter().map(|(_, text)| serde_json::from_str(text).map_err(|_| StorageError::Unreadable { column: "told" })).collect()
}

/// “July to September 2026”.
fn quarter_words(say: Say, quarter: Quarter) -> String {
    let (from, to) = quarter.months();
    let month = |n: u8| say.count("month-name", usize::from(n));
    say.with("totals-quarter", &[("from", month(from)), ("to", month(to)), ("year", quarter.year().to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_ends_where_the_site_is() {
        // 2027-01-01, 03:00 in London and 22:00 the evening before in Toronto.
        let at = "2027-01-01T03:00:00Z".parse::<Timestamp>().expect("a moment").as_millisecond();
        assert_eq!(quarter_at(at, "Europe/London").code(), "2027-1");
        assert_eq!(quarter_at(at, "America/Toronto").code(), "2026-4");
        assert_eq!(quarter_at(at, "no such town").code(), "2027-1");
    }
}
