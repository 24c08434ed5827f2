//! A share of people with its interval.

use super::{Interval, distribution::NORMAL_EDGE};

/// A share, 0 to 1, and where it may lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    pub share: f64,
    pub interval: Interval,
}

/// `count` of `of`, with the score interval of Wilson (1927, *J. Am. Stat. Assoc.* 22:209–212; method 3 of Newcombe 1998, *Stat. Med.*
/// 17:857–872), without continuity correction:
/// (2np + z² ± z √(z² + 4np(1 − p))) / (2(n + z²)).
///
/// Unlike p ± z·se it stays between 0 and 1 and keeps a width when nobody or everybody did. `None` for `of` = 0 or a count above it.
/// One of one is 20.7 % to 100 %.
pub fn wilson(count: u32, of: u32) -> Option<Share> {
    if of == 0 || count > of {
        return None;
    }
    let (x, n, z2) = (f64::from(count), f64::from(of), NORMAL_EDGE * NORMAL_EDGE);
    let half = NORMAL_EDGE * (z2 + 4.0 * x * (1.0 - x / n)).sqrt();
    let (middle, below) = (2.0 * x + z2, 2.0 * (n + z2));
    // At the ends the formula gives 0 and 1; rounding must not give less and more.
    let low = if count == 0 { 0.0 } else { (middle - half) / below };
    let high = if count == of { 1.0 } else { (middle + half) / below };
    Some(Share { share: x / n, interval: Interval { low, high } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_one_and_everybody() {
        assert_eq!((wilson(0, 0), wilson(3, 2)), (None, None));
        let none = wilson(0, 20).expect("a share");
        assert_eq!((none.share, none.interval.low), (0.0, 0.0));
        assert!((none.interval.high - 0.1611).abs() < 5e-5, "Newcombe 1998, table I: 0 of 20");
        assert_eq!(wilson(1, 1).map(|s| s.interval.high), Some(1.0));
    }
}
