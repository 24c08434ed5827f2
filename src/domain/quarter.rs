//! Quarters of a year: how often totals of the site are made. Pure; which day it is, the caller says.
//!
//! Deliberately absent: a clock, time zones, and any other span of time.

use serde::{Deserialize, Serialize};

/// One quarter of one year. Later ones are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quarter {
    year: i16,
    /// 1 to 4.
    number: u8,
}

impl Quarter {
    /// The quarter that this month (1 to 12) of this year is in.
    pub fn of_month(year: i16, month: i8) -> Self {
        let month = u8::try_from(month).unwrap_or(1).clamp(1, 12);
        Self { year, number: (month - 1) / 3 + 1 }
    }

    pub fn before(self) -> Self {
        match self.number {
            1 => Self { year: self.year - 1, number: 4 },
            number => Self { year: self.year, number: number - 1 },
        }
    }

    pub fn year(self) -> i16 {
        self.year
    }

    /// The first and the last of its three months, 1 to 12.
    pub fn months(self) -> (u8, u8) {
        (self.number * 3 - 2, self.number * 3)
    }

    /// As it is stored: `2026-4`. Sorted as text, years of four digits stand in their order.
    pub fn code(self) -> String {
        format!("{:04}-{}", self.year, self.number)
    }

    pub fn parse(code: &str) -> Option<Self> {
        let (year, number) = code.split_once('-')?;
        let found = Self { year: year.parse().ok()?, number: number.parse().ok()? };
        ((1..=4).contains(&found.number) && found.code() == code).then_some(found)
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.code()
    }
}

impl TryFrom<String> for Quarter {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        Self::parse(&code).ok_or(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_fall_into_quarters_and_quarters_follow_each_other() {
        let codes: Vec<String> = (1..=12).map(|month| Quarter::of_month(2026, month).code()).collect();
        assert_eq!(codes, ["2026-1", "2026-1", "2026-1", "2026-2", "2026-2", "2026-2", "2026-3", "2026-3", "2026-3", "2026-4", "2026-4", "2026-4"]);
        let (last, first) = (Quarter::of_month(2026, 12), Quarter::of_month(2027, 1));
        assert_eq!(first.before(), last);
        assert!(first > last && last > last.before() && first.code() > last.code());
        assert_eq!((last.months(), first.months()), ((10, 12), (1, 3)));
    }

    #[test]
    fn a_code_reads_back_and_nothing_else_does() {
        assert_eq!(Quarter::parse("2026-4"), Some(Quarter::of_month(2026, 10)));
        for bad in ["", "2026", "2026-0", "2026-5", "2026-04", "26-4", "2026-4 ", "-2026-4"] {
            assert_eq!(Quarter::parse(bad), None, "{bad}");
        }
    }
}
