//! Until the end of which day, to the millisecond, in the time zone of the site. Days there may have 23, 24 or 25 hours, and one place
//! once left out a whole day.
//!
//! Deliberately absent: the clock. Which moment it is now is an argument.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::{
    domain::sharing::{Span, Until},
    ui::words::Say,
};

/// Until the end of the day that is `span` after today there. `None` for a zone that is not known, or a time beyond all calendars.
pub fn until(now: i64, span: Span, zone: &str) -> Option<Until> {
    let there = TimeZone::get(zone).ok()?;
    let today = Timestamp::from_millisecond(now).ok()?.to_zoned(there.clone()).date();
    let last = today.checked_add(span.days().days()).ok()?;
    Some(Until { ends_at: end_of(last, &there)?, last_day: last.to_string(), zone: zone.to_owned() })
}

/// The first millisecond after that day: midnight, or the moment to which the clocks jump when there is no midnight.
fn end_of(day: Date, there: &TimeZone) -> Option<i64> {
    let next = day.tomorrow().ok()?;
    Some(next.to_zoned(there.clone()).ok()?.timestamp().as_millisecond())
}

/// “March 4, 2026” for a stored `yyyy-mm-dd`.
pub fn day_words(say: Say, day: &str) -> String {
    let Ok(date) = day.parse::<Date>() else { return day.to_owned() };
    let noon = date.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp().as_millisecond());
    noon.map(|at| say.day(at)).unwrap_or_default()
}

/// Day and time of day, there.
pub fn moment_words(say: Say, at: i64, zone: &str) -> String {
    let (Ok(moment), Ok(there)) = (Timestamp::from_millisecond(at), TimeZone::get(zone)) else { return String::new() };
    let zoned = moment.to_zoned(there);
    let day = day_words(say, &zoned.date().to_string());
    say.with("log-when", &[("day", day), ("hour", zoned.hour().to_string()), ("minute", format!("{:02}", zoned.minute()))])
}

/// The town by which people know a zone: `America/Toronto` is Toronto.
pub fn town(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<Timestamp>().expect("a moment").as_millisecond()
    }

    fn ends(now: &str, span: Span, zone: &str) -> String {
        let until = until(at(now), span, zone).expect("a known zone");
        Timestamp::from_millisecond(until.ends_at).expect("a moment").to_string()
    }

    #[test]
    fn a_share_ends_when_the_day_ends_there() {
        // Clocks go forward in Toronto on 2026-03-08 and back on 2026-11-01; in London on 2026-03-29 and 2026-10-25. Kathmandu has
        // 45 minutes of its own. Apia left out 2011-12-30.
        for (now, span, zone, end) in [
            ("2026-11-22T12:00:00Z", Span::Month, "America/Toronto", "2026-12-23T05:00:00Z"),
            ("2026-03-07T12:00:00Z", Span::Day, "America/Toronto", "2026-03-09T04:00:00Z"),
            ("2026-10-31T12:00:00Z", Span::Day, "America/Toronto", "2026-11-02T05:00:00Z"),
            ("2026-03-28T12:00:00Z", Span::Day, "Europe/London", "2026-03-29T23:00:00Z"),
            ("2026-10-24T12:00:00Z", Span::Day, "Europe/London", "2026-10-26T00:00:00Z"),
            ("2026-11-22T12:00:00Z", Span::Week, "Asia/Kathmandu", "2026-11-29T18:15:00Z"),
            ("2011-12-29T08:00:00Z", Span::Day, "Pacific/Apia", "2011-12-30T10:00:00Z"),
            ("2011-12-28T20:00:00Z", Span::Day, "Pacific/Apia", "2011-12-30T10:00:00Z"),
            ("2028-02-28T12:00:00Z", Span::Day, "UTC", "2028-03-01T00:00:00Z"),
        ] {
            assert_eq!(ends(now, span, zone), end, "{now} {zone}");
        }
    }

    #[test]
    fn today_is_today_there_and_not_elsewhere() {
        let last = |now, zone| until(at(now), Span::Day, zone).map(|until| until.last_day).unwrap_or_default();
        assert_eq!(last("2026-11-23T02:00:00Z", "America/Toronto"), "2026-11-23", "it is still the 22nd there");
        assert_eq!(last("2026-11-22T20:00:00Z", "Asia/Kathmandu"), "2026-11-24", "it is the 23rd there already");
        assert!(until(0, Span::Day, "Nowhere/Town").is_none());
    }

    #[test]
    fn days_and_moments_have_words() {
        let say = Say(crate::domain::locale::Locale::English);
        assert_eq!(day_words(say, "2026-12-01"), "December 1, 2026");
        assert_eq!(moment_words(say, at("2026-12-01T02:05:00Z"), "America/Toronto"), "November 30, 2026, at 21:05");
        assert_eq!(town("America/Argentina/Buenos_Aires"), "Buenos Aires");
    }
}
