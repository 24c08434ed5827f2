//! The change of every skill side by side, sorted by content and never by size, so that nobody sees the risers only.
//!
//! Many skills mean that some move by luck, so a table says how many were looked at and how many would leave zero by luck alone.
//! Deliberately absent: tests with corrected p-values; if a study wants them, it takes the exported values and says so (curriculum.md 5.3).

use super::{
    Why,
    change::{Change, Measured, Reading, Scale, change},
    pairs::Pair,
    small_numbers::{FEWEST_FOR_A_TABLE, count},
};

/// One row for each skill, in the order given.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<K> {
    pub rows: Vec<(K, Change)>,
    /// Rows with a figure.
    pub measured: usize,
    pub rose: usize,
    pub fell: usize,
    /// Of the measured rows, how many intervals would leave out zero if nothing at all had changed: 5 % of them, or fewer because intervals are
    /// told rounded outwards. An expectation, so that it also holds for skills that go together; how far it scatters then is not known.
    pub by_luck: f64,
}

/// A row below 30 pairs says that it cannot be told (curriculum.md 5.3).
pub fn table<K>(skills: impl IntoIterator<Item = (K, Vec<Pair>)>, scale: Scale) -> Table<K> {
    let rows: Vec<(K, Change)> = skills.into_iter().map(|(key, pairs)| (key, row(&pairs, scale))).collect();
    let told = |reading: Option<Reading>| {
        let fits = |m: &Measured| reading.is_none_or(|r| r == m.reading);
        rows.iter().filter(|(_, c)| matches!(c, Change::Measured(m) if fits(m))).count()
    };
    let (measured, rose, fell) = (told(None), told(Some(Reading::Rose)), told(Some(Reading::Fell)));
    Table { rows, measured, rose, fell, by_luck: (1.0 - super::LEVEL) * measured as f64 }
}

fn row(pairs: &[Pair], scale: Scale) -> Change {
    if pairs.len() < FEWEST_FOR_A_TABLE as usize {
        return Change::CannotTellYet { why: Why::TooFew { needed: FEWEST_FOR_A_TABLE }, pairs: count(pairs.len()) };
    }
    change(pairs, scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stays_in_its_place_and_luck_is_said() {
        let skill = |many: usize, up: f64| -> Vec<Pair> { (0..many).map(|i| Pair { earlier: 1.0, later: 1.0 + up + f64::from((i % 2) as u32) }).collect() };
        let found = table([("a", skill(40, -1.0)), ("b", skill(29, 1.0)), ("c", skill(40, 1.0)), ("d", skill(40, -0.5))], Scale::RATING);
        assert_eq!(found.rows.iter().map(|(k, _)| *k).collect::<String>(), "abcd");
        assert_eq!((found.measured, found.rose, found.fell), (3, 1, 1));
        assert!((found.by_luck - 0.15).abs() < 1e-12);
        assert!(matches!(found.rows[1].1, Change::CannotTellYet { why: Why::TooFew { needed: 30 }, .. }));
        assert_eq!(table(Vec::<((), Vec<Pair>)>::new(), Scale::RATING).measured, 0);
    }
}
