//! The then-test: at the end people also say how sure they *had been*, because learning may show how much one did not know.
//!
//! Reported apart and never mixed with before and after: its type has no way into a [`Change`] of those. It corrects for a scale that
//! people use otherwise after learning (response shift: Howard et al. 1979, *Appl. Psychol. Meas.* 3:1–23), and adds its own error: memory,
//! and the wish to have learned (Norman 2003, *Qual. Life Res.* 12:239–249). Deliberately absent: choosing the more flattering of the two.

use super::{
    Why,
    change::{Change, Scale, change},
    pairs::{Person, Time, pairs},
};

/// Both are changes in points of the scale, of people who answered at the times named.
#[derive(Debug, Clone, PartialEq)]
pub struct ThenTest {
    /// After − then: what people think, looking back, that changed.
    pub looking_back: Change,
    /// Then − before: how differently they now see where they began. Below zero: they had thought themselves surer.
    pub shift: Change,
}

/// From everybody who enrolled; each part takes those who have both of its values. Too few, all alike: as any [`Change`].
pub fn then_test(people: &[Person], scale: Scale) -> Result<ThenTest, Why> {
    let between = |earlier, later| pairs(people, earlier, later).map(|pairs| change(&pairs, scale));
    Ok(ThenTest { looking_back: between(Time::Then, Time::After)?, shift: between(Time::Before, Time::Then)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::{change::Reading, pairs::Given};

    #[test]
    fn it_stands_apart_from_before_and_after() {
        let people: Vec<Person> = (0..40)
            .map(|i| {
                let off = f64::from(i % 2);
                Person { before: Given::Value(3.0), after: Given::Value(3.0 + off), then: Given::Value(1.0 + off), ..Person::NOTHING }
            })
            .collect();
        let found = then_test(&people, Scale::RATING).expect("numbers");
        assert!(matches!(found.looking_back, Change::CannotTellYet { why: Why::TooAlike, .. }), "all see two points: {found:?}");
        assert!(matches!(&found.shift, Change::Measured(told) if told.reading == Reading::Fell && told.mean == -1.5));
        assert!(matches!(then_test(&[], Scale::RATING).expect("nobody").shift, Change::CannotTellYet { why: Why::TooFew { .. }, .. }));
    }
}
