//! The edges of distributions that intervals need. The special functions are statrs', the limits of what we trust it with are ours.
//!
//! Compared with scipy 1.17 (Boost): statrs 0.19 is within 3·10⁻¹² for t up to 20,000 and F up to (9,999; 589,941) degrees of freedom; at
//! 100,000 its t is wrong in the sixth figure. Beyond 1,000 a series stands in for it. Deliberately absent: everything without a caller.

use statrs::distribution::{ContinuousCDF, FisherSnedecor, StudentsT};

/// The 0.975 edge of the standard normal distribution: 95 % lie within ± this. scipy.stats.norm.ppf(0.975).
pub const NORMAL_EDGE: f64 = 1.959_963_984_540_054;

/// From here on the series is better than the crate.
const SERIES_FROM: f64 = 1000.0;

/// The largest product that was compared; a group of 10,000 with 60 questions.
const LARGEST: f64 = 600_000.0;

/// The 0.975 edge of Student's t for `freedom` degrees of freedom (1 and more). `None` below 1 or for what is no number.
///
/// From 1,000 on by the series of Fisher in Abramowitz & Stegun (1964), 26.7.5: t = x + g₁/ν + g₂/ν² + g₃/ν³ + …, with x the normal edge.
/// What is left out is about 2·10⁻¹² there and falls with the fourth power of ν.
pub fn t_edge(freedom: f64) -> Option<f64> {
    if !(1.0..=f64::MAX).contains(&freedom) {
        return None;
    }
    if freedom < SERIES_FROM {
        return StudentsT::new(0.0, 1.0, freedom).ok().map(|t| t.inverse_cdf(0.975)).filter(|edge| edge.is_finite());
    }
    let (x, v) = (NORMAL_EDGE, freedom);
    let g1 = (x.powi(3) + x) / 4.0;
    let g2 = (5.0 * x.powi(5) + 16.0 * x.powi(3) + 3.0 * x) / 96.0;
    let g3 = (3.0 * x.powi(7) + 19.0 * x.powi(5) + 17.0 * x.powi(3) - 15.0 * x) / 384.0;
    Some(x + g1 / v + g2 / (v * v) + g3 / (v * v * v))
}

/// The edge of the F distribution below which a share of `p` lies (0 < p < 1), for both degrees of freedom (1 to 600,000).
/// `None` outside, because nobody compared it there.
pub fn f_edge(p: f64, above: f64, below: f64) -> Option<f64> {
    let fine = p > 0.0 && p < 1.0 && (1.0..=LARGEST).contains(&above) && (1.0..=LARGEST).contains(&below);
    let edge = fine.then(|| FisherSnedecor::new(above, below).ok()).flatten()?.inverse_cdf(p);
    edge.is_finite().then_some(edge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_of_what_was_compared_there_is_no_edge() {
        for freedom in [0.0, 0.5, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(t_edge(freedom), None, "{freedom}");
        }
        assert_eq!((f_edge(0.0, 2.0, 2.0), f_edge(1.0, 2.0, 2.0), f_edge(0.5, 0.0, 2.0), f_edge(0.5, 2.0, 1e9)), (None, None, None, None));
    }

    #[test]
    fn series_and_crate_meet_without_a_step() {
        let (before, after) = (t_edge(999.999).unwrap_or(0.0), t_edge(1000.0).unwrap_or(1.0));
        assert!((before - after).abs() < 1e-8 && before > after, "{before} {after}");
        assert!((t_edge(1e12).unwrap_or(0.0) - NORMAL_EDGE).abs() < 1e-11);
    }
}
