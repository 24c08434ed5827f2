//! For how many months a place that nobody opens is kept. The bounds are one place for the settings file and for the page that changes it:
//! shorter would surprise people, longer keeps what nobody needs (trust R-PRIV-55).

/// A number of months within the bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Months(u32);

impl Months {
    /// What holds where nobody decided otherwise.
    pub const DEFAULT: Self = Self(18);

    pub const LEAST: u32 = 6;
    pub const MOST: u32 = 120;

    pub fn new(months: u32) -> Option<Self> {
        (Self::LEAST..=Self::MOST).contains(&months).then_some(Self(months))
    }

    /// As somebody typed it.
    pub fn parse(text: &str) -> Option<Self> {
        Self::new(text.trim().parse().ok()?)
    }

    pub fn number(self) -> u32 {
        self.0
    }

    /// As days of the site, rounded up.
    pub fn days(self) -> i64 {
        (i64::from(self.0) * 3653 + 119) / 120
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_stay_within_their_bounds() {
        for (text, expected) in [("6", Some(6)), (" 18 ", Some(18)), ("120", Some(120)), ("5", None), ("121", None), ("", None), ("-6", None), ("1e2", None)] {
            assert_eq!(Months::parse(text).map(Months::number), expected, "{text}");
        }
    }

    #[test]
    fn months_are_days() {
        let days = |months| Months::new(months).map(Months::days);
        assert_eq!((days(6), days(12), days(18)), (Some(183), Some(366), Some(548)));
    }
}
