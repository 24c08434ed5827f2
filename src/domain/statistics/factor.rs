//! One common factor behind several questions, by least squares on the correlations (minres).
//!
//! Deliberately absent: several factors, rotation, tests of fit, polychoric correlations. For right-or-wrong questions correlations are
//! bounded by how unlike the difficulties are, so loadings come out too small rather than too large.

use super::{Why, sample::sum};

const SWEEPS: usize = 50_000;
const AT_REST: f64 = 1e-14;

/// The loadings λ that make Σ_{i<j} (rᵢⱼ − λᵢλⱼ)² smallest: the minres solution of Harman & Jones (1966, *Psychometrika* 31:351–368), found
/// as they do, one variable after the other: λᵢ = Σ_{j≠i} rᵢⱼλⱼ / Σ_{j≠i} λⱼ². The same optimum as iterated principal axes.
///
/// Each step lowers the sum, so it comes to rest; a start from the centroid leads to the main factor. At least three variables, otherwise
/// loadings are not determined. A loading beyond 1 (a Heywood case) is `NoOneFactor`. The sign is chosen so that the loadings' sum is not negative.
pub(super) fn loadings(correlations: &[Vec<f64>]) -> Result<Vec<f64>, Why> {
    let k = correlations.len();
    if k < 3 {
        return Err(Why::TooFewItems { needed: 3 });
    }
    if correlations.iter().any(|row| row.len() != k || row.iter().any(|r| !r.is_finite())) {
        return Err(Why::NotNumbers);
    }
    let mut found = start(correlations)?;
    for _ in 0..SWEEPS {
        let mut moved = 0.0_f64;
        for i in 0..k {
            let others = || (0..k).filter(move |j| *j != i);
            let below: f64 = others().map(|j| found[j] * found[j]).sum();
            let next = others().map(|j| correlations[i][j] * found[j]).sum::<f64>() / below;
            if !next.is_finite() {
                return Err(Why::Unsettled);
            }
            moved = moved.max((next - found[i]).abs());
            found[i] = next;
        }
        if moved < AT_REST {
            return settled(found);
        }
    }
    Err(Why::Unsettled)
}

/// The centroid: row sums without the diagonal, over the root of their total.
fn start(correlations: &[Vec<f64>]) -> Result<Vec<f64>, Why> {
    let rows: Vec<f64> = correlations.iter().enumerate().map(|(i, row)| sum(row.iter().copied()) - row[i]).collect();
    let total = sum(rows.iter().copied()).abs().sqrt();
    if total == 0.0 || rows.contains(&0.0) { Err(Why::Unsettled) } else { Ok(rows.into_iter().map(|r| r / total).collect()) }
}

fn settled(mut found: Vec<f64>) -> Result<Vec<f64>, Why> {
    if found.iter().any(|l| l.abs() > 1.0) {
        return Err(Why::NoOneFactor);
    }
    if sum(found.iter().copied()) < 0.0 {
        found.iter_mut().for_each(|l| *l = -*l);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(k: usize, r: impl Fn(usize, usize) -> f64) -> Vec<Vec<f64>> {
        (0..k).map(|i| (0..k).map(|j| if i == j { 1.0 } else { r(i, j) }).collect()).collect()
    }

    #[test]
    fn a_matrix_made_from_loadings_gives_them_back() {
        let made = [0.9, 0.7, 0.5, 0.3, -0.2];
        let found = loadings(&matrix(5, |i, j| made[i] * made[j])).expect("a factor");
        assert!(found.iter().zip(made).all(|(a, b)| (a - b).abs() < 1e-12), "{found:?}");
    }

    #[test]
    fn what_is_no_factor_says_so() {
        assert_eq!(loadings(&matrix(2, |_, _| 0.5)), Err(Why::TooFewItems { needed: 3 }));
        assert_eq!(loadings(&matrix(4, |_, _| 0.0)), Err(Why::Unsettled), "nothing in common");
        assert_eq!(loadings(&matrix(3, |i, j| if i + j == 1 { 0.9 } else { 0.2 })).map(|l| l.len()), Ok(3));
        assert_eq!(loadings(&matrix(3, |i, j| if i + j == 3 { 0.1 } else { 0.8 })), Err(Why::NoOneFactor), "0.8 · 0.8 ÷ 0.1 is more than 1");
        assert_eq!(loadings(&matrix(3, |_, _| f64::NAN)), Err(Why::NotNumbers));
    }
}
