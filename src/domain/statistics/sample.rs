//! Mean, spread and correlation of a few numbers, so that the order in which they come does not matter.
//!
//! Every function gives `None` for too few values and for what is no number. Deliberately absent: medians and ranges, which show single
//! people (trust.md 3.4), and dropping of values: whoever has missing ones takes them out and says how many.

/// The sum with a running correction (Neumaier 1974, *Z. angew. Math. Mech.* 54:39–51, “improved Kahan–Babuška”).
pub fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for value in values {
        let next = sum + value;
        lost += if sum.abs() >= value.abs() { (sum - next) + value } else { (value - next) + sum };
        sum = next;
    }
    sum + lost
}

/// The arithmetic mean, in the unit of the values. `None` for no value.
pub fn mean(values: &[f64]) -> Option<f64> {
    let mean = sum(values.iter().copied()) / values.len() as f64;
    mean.is_finite().then_some(mean)
}

/// The sample variance s² = Σ(x − x̄)² / (n − 1), in squared units, in two passes. `None` for fewer than two values; 0 when all are equal.
pub fn variance(values: &[f64]) -> Option<f64> {
    let about = mean(values)?;
    if values.len() < 2 {
        return None;
    }
    // All equal is 0 exactly, whatever the mean was rounded to.
    if values.iter().all(|v| *v == values[0]) {
        return Some(0.0);
    }
    let variance = sum(values.iter().map(|v| (v - about).powi(2))) / (values.len() - 1) as f64;
    variance.is_finite().then_some(variance)
}

/// The standard deviation, in the unit of the values. As [`variance`].
pub fn deviation(values: &[f64]) -> Option<f64> {
    variance(values).map(f64::sqrt)
}

/// The sample covariance of two lists of one length, n − 1 below. `None` for unlike lengths or fewer than two pairs.
pub fn covariance(one: &[f64], other: &[f64]) -> Option<f64> {
    if one.len() != other.len() || one.len() < 2 {
        return None;
    }
    let (mean_one, mean_other) = (mean(one)?, mean(other)?);
    let products = one.iter().zip(other).map(|(a, b)| (a - mean_one) * (b - mean_other));
    let covariance = sum(products) / (one.len() - 1) as f64;
    covariance.is_finite().then_some(covariance)
}

/// Pearson's correlation, −1 to 1; between a yes-or-no and a number it is the point-biserial one (Pearson 1895, *Proc. R. Soc.* 58:240–242;
/// Lord & Novick 1968, *Statistical Theories of Mental Test Scores*, ch. 15). `None` for fewer than two pairs, or when one side is all equal:
/// then there is nothing to go together.
pub fn correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    let (spread_one, spread_other) = (deviation(one)?, deviation(other)?);
    if spread_one == 0.0 || spread_other == 0.0 {
        return None;
    }
    covariance(one, other).map(|c| (c / (spread_one * spread_other)).clamp(-1.0, 1.0))
}

/// The value below which a share of `p` of the sorted list lies, between neighbours in a straight line (type 7 of Hyndman & Fan 1996,
/// *Am. Stat.* 50:361–365; numpy's default). `None` for an empty list.
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = p.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    Some(sorted[below] + (sorted[above] - sorted[below]) * (place - below as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_one_two_and_all_equal() {
        assert_eq!((mean(&[]), variance(&[]), deviation(&[7.0])), (None, None, None));
        assert_eq!((mean(&[7.0]), variance(&[1.0, 3.0]), variance(&[0.1; 9])), (Some(7.0), Some(2.0), Some(0.0)));
        assert_eq!(mean(&[1.0, f64::NAN]), None);
        assert_eq!(correlation(&[1.0, 1.0], &[1.0, 2.0]), None, "no spread");
        assert!(correlation(&[1.0, 2.0], &[5.0, 9.0]).is_some_and(|r| (r - 1.0).abs() < 1e-15));
        assert_eq!(correlation(&[1.0, 2.0], &[5.0]), None);
        assert_eq!((quantile(&[], 0.5), quantile(&[3.0], 0.9), quantile(&[1.0, 2.0], 0.25)), (None, Some(3.0), Some(1.25)));
    }

    #[test]
    fn a_sum_forgets_nothing_small() {
        assert_eq!(sum([1e16, 1.0, -1e16]), 1.0);
    }
}
