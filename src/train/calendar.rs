//! Where a day ends for the people of this site: what evidence holds until. Whole calendar months, and the last day is theirs to its end.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::{
    domain::{
        competency::{Calendar, EvenMonths},
        question_desk::days_until,
    },
    ui::words::Say,
};

/// The calendar of one time zone.
#[derive(Debug, Clone)]
pub struct SiteCalendar(TimeZone);

impl SiteCalendar {
    /// A zone that is not known counts as UTC; the settings refuse such a one at the start.
    pub fn of(zone: &str) -> Self {
        Self(TimeZone::get(zone).unwrap_or(TimeZone::UTC))
    }

    /// Its name, as it is kept with a result.
    pub fn zone(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The last day before this end, there, in words: “March 4, 2028”.
    pub fn last_day(&self, say: Say, end: i64) -> String {
        let day = Timestamp::from_millisecond(end.saturating_sub(1)).map(|t| t.to_zoned(self.0.clone()).date());
        let noon = day.and_then(|d| d.at(12, 0, 0, 0).to_zoned(TimeZone::UTC)).map(|z| z.timestamp().as_millisecond());
        noon.map(|at| say.day(at)).unwrap_or_default()
    }

    /// The day that it is there at this moment: `yyyy-mm-dd`.
    pub fn day(&self, at: i64) -> String {
        Timestamp::from_millisecond(at).map(|t| t.to_zoned(self.0.clone()).date().to_string()).unwrap_or_default()
    }

    /// The day by which so many working days will be over there (`domain::question_desk`): `yyyy-mm-dd`.
    pub fn working_day(&self, at: i64, working: u32) -> String {
        let today = Timestamp::from_millisecond(at).map(|t| t.to_zoned(self.0.clone()).date());
        let days = |today: Date| i64::from(days_until(today.weekday().to_monday_one_offset().unsigned_abs(), working));
        today.and_then(|today| today.checked_add(days(today).days())).map(|day| day.to_string()).unwrap_or_default()
    }

    fn checked_end(&self, at: i64, months: u32) -> Option<i64> {
        let day = Timestamp::from_millisecond(at).ok()?.to_zoned(self.0.clone()).date();
        let last = day.checked_add(i64::from(months).months()).ok()?;
        Some(last.tomorrow().ok()?.to_zoned(self.0.clone()).ok()?.timestamp().as_millisecond())
    }
}

/// “November 20, 2026” for `2026-11-20`; the text itself when it is no day.
pub fn day_in_words(say: Say, day: &str) -> String {
    let noon = day.parse::<Date>().and_then(|d| d.at(12, 0, 0, 0).to_zoned(TimeZone::UTC));
    noon.map(|z| say.day(z.timestamp().as_millisecond())).unwrap_or_else(|_| day.to_owned())
}

impl Calendar for SiteCalendar {
    fn end(&self, at: i64, months: u32) -> i64 {
        self.checked_end(at, months).unwrap_or_else(|| EvenMonths.end(at, months))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_holds_to_the_end_of_its_last_day_there() {
        let ms = |text: &str| text.parse::<Timestamp>().expect("a moment").as_millisecond();
        for (at, months, zone, end) in [
            ("2026-11-23T02:00:00Z", 12, "America/Toronto", "2027-11-23T05:00:00Z"), // it was still the 22nd
            ("2026-11-23T06:00:00Z", 12, "America/Toronto", "2027-11-24T05:00:00Z"),
            ("2026-08-31T12:00:00Z", 6, "America/Toronto", "2027-03-01T05:00:00Z"), // there is no 31st of February
            ("2024-02-29T12:00:00Z", 12, "Europe/London", "2025-03-01T00:00:00Z"),
            ("2026-03-28T23:30:00Z", 24, "Europe/London", "2028-03-29T00:00:00+01:00"), // summer begins on the 26th there then
            ("2026-10-24T12:00:00Z", 12, "Asia/Kathmandu", "2027-10-24T18:15:00Z"),
            ("2010-12-29T20:00:00Z", 12, "Pacific/Apia", "2011-12-30T10:00:00Z"), // the 30th was left out there
        ] {
            let found = SiteCalendar::of(zone).end(ms(at), months);
            assert_eq!(Timestamp::from_millisecond(found).expect("a moment"), end.parse::<Timestamp>().expect("a moment"), "{at} {zone}");
        }
    }

    #[test]
    fn the_last_day_is_the_one_before_the_end_there() {
        let toronto = SiteCalendar::of("America/Toronto");
        let end = toronto.end("2026-11-22T12:00:00Z".parse::<Timestamp>().expect("a moment").as_millisecond(), 24);
        assert_eq!(toronto.last_day(Say(crate::domain::locale::Locale::English), end), "November 22, 2028");
    }

    #[test]
    fn an_answer_is_promised_for_a_working_day_there() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment").as_millisecond();
        let friday = at("2026-11-21T03:00:00Z");
        assert_eq!(SiteCalendar::of("America/Toronto").working_day(friday, 3), "2026-11-25", "it was still Friday");
        assert_eq!(SiteCalendar::of("UTC").working_day(friday, 3), "2026-11-25", "a question of Saturday counts from Monday on");
        assert_eq!(SiteCalendar::of("UTC").working_day(at("2026-12-30T12:00:00Z"), 3), "2027-01-04");
    }

    #[test]
    fn beyond_all_calendars_it_counts_on() {
        assert_eq!(SiteCalendar::of("UTC").end(i64::MAX, 12), i64::MAX);
        assert_eq!(SiteCalendar::of("Nowhere/Town").zone(), "UTC");
    }
}
