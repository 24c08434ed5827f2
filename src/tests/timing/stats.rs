//! Two heaps of times: do they differ in a way that tells something?

/// The middle one.
pub fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Cliff's delta: how much more often a time of the one is longer than one of the other than the other way round; 0 is never, 1 always.
/// An effect size: unlike a p-value it does not grow with the number of samples.
pub fn cliffs_delta(one: &[f64], other: &[f64]) -> f64 {
    let mut other = other.to_vec();
    other.sort_by(f64::total_cmp);
    let sum: i64 = one
        .iter()
        .map(|time| {
            let shorter = other.partition_point(|o| o < time);
            let longer = other.len() - other.partition_point(|o| o <= time);
            i64::try_from(shorter).unwrap_or_default() - i64::try_from(longer).unwrap_or_default()
        })
        .sum();
    #[allow(clippy::cast_precision_loss, reason = "a million pairs at most")]
    let delta = sum as f64 / (one.len() * other.len()).max(1) as f64;
    delta
}

/// What two heaps come to.
#[derive(Debug, Clone, Copy)]
pub struct Difference {
    /// Of the medians, in milliseconds and as a part of the smaller one.
    pub ms: f64,
    pub part: f64,
    pub delta: f64,
}

impl Difference {
    pub fn of(one: &mut [f64], other: &mut [f64]) -> Self {
        let (a, b) = (median(one), median(other));
        Self { ms: (a - b).abs(), part: (a - b).abs() / a.min(b).max(f64::MIN_POSITIVE), delta: cliffs_delta(one, other) }
    }

    /// Trust R-PRIV-02: medians within 5 % or 1 ms, and Cliff's delta below 0.1.
    pub fn tells_nothing(&self) -> bool {
        (self.part < 0.05 || self.ms < 1.0) && self.delta.abs() < 0.1
    }
}

#[test]
fn a_difference_is_seen_where_there_is_one() {
    let even: Vec<f64> = (0..1000).map(|n| f64::from(n % 100) / 10.0 + 1.0).collect();
    let (mut one, mut other) = (even.clone(), even.clone());
    let same = Difference::of(&mut one, &mut other);
    assert!(same.tells_nothing() && same.delta.abs() < 1e-9 && same.ms < 1e-9);
    // A tenth of the spread later: the medians are within a millisecond, and the effect size sees it.
    let mut later: Vec<f64> = even.iter().map(|t| t + 0.99).collect();
    let late = Difference::of(&mut later, &mut one);
    assert!(!late.tells_nothing() && late.delta > 0.1, "{late:?}");
    // A few slow ones are noise.
    let mut noisy = even.clone();
    noisy.iter_mut().take(20).for_each(|t| *t += 500.0);
    assert!(Difference::of(&mut noisy, &mut one).tells_nothing());
    assert!((cliffs_delta(&[2.0, 2.0], &[1.0, 1.0]) - 1.0).abs() < 1e-9);
}
