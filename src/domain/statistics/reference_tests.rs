//! The figures held against those of scipy, statsmodels, pingouin and scikit-learn, on published data, to 10⁻⁹.

use serde_json::Value;

use crate::domain::quiz::Draw;

use super::{
    answers::{Answer, Taker, complete},
    change::estimate,
    distribution::{f_edge, t_edge},
    kappa::Weights,
    share::wilson,
    *,
};

fn reference() -> Value {
    serde_json::from_str(include_str!("../../tests/reference/statistics.json")).expect("the file reads")
}

fn number(of: &Value, key: &str) -> f64 {
    of[key].as_f64().unwrap_or_else(|| panic!("{key} is no number in {of}"))
}

fn list<'v>(of: &'v Value, key: &str) -> &'v [Value] {
    of[key].as_array().unwrap_or_else(|| panic!("{key} is no list in {of}"))
}

fn numbers(of: &Value) -> Vec<f64> {
    of.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

/// Within a billionth of the size of the value, or of one.
#[track_caller]
fn same(ours: f64, theirs: f64, what: &str) {
    within(1e-9, ours, theirs, what);
}

#[track_caller]
fn within(part: f64, ours: f64, theirs: f64, what: &str) {
    assert!((ours - theirs).abs() <= part * theirs.abs().max(1.0), "{what}: {ours} is not {theirs}");
}

/// The 1,000 takers of the LSAT, section 6, as answers.
fn takers() -> Vec<Taker> {
    let reference = reference();
    let patterns = reference["lsat6"].as_object().expect("patterns");
    let one =
        |pattern: &str| Taker(pattern.chars().enumerate().map(|(item, c)| Answer { item, right: c == '1', chosen: Some(usize::from(c == '0')) }).collect());
    patterns.iter().flat_map(|(pattern, many)| std::iter::repeat_n(one(pattern), many.as_u64().unwrap_or(0) as usize)).collect()
}

/// Closer than the rest, because everything stands on them: at a billionth a wrong last term of the series would pass.
#[test]
fn edges_of_distributions() {
    let reference = reference();
    for row in list(&reference["edges"], "t") {
        let freedom = number(row, "freedom");
        within(1e-11, t_edge(freedom).expect("an edge"), number(row, "edge"), &format!("t {freedom}"));
    }
    for row in list(&reference["edges"], "f") {
        let (p, above, below) = (number(row, "p"), number(row, "above"), number(row, "below"));
        within(1e-11, f_edge(p, above, below).expect("an edge"), number(row, "edge"), &format!("F {above} {below}"));
    }
}

#[test]
fn shares() {
    for row in list(&reference(), "shares") {
        let found = wilson(number(row, "count") as u32, number(row, "of") as u32).expect("a share");
        same(found.interval.low, number(row, "low"), "low");
        same(found.interval.high, number(row, "high"), "high");
    }
}

#[test]
fn paired_changes() {
    for row in list(&reference(), "paired") {
        let (earlier, later) = (numbers(&row["earlier"]), numbers(&row["later"]));
        let changes: Vec<f64> = earlier.iter().zip(&later).map(|(e, l)| l - e).collect();
        let found = estimate(&changes).expect("changes");
        let ours = [("mean", found.mean), ("sd", found.sd), ("se", found.se), ("low", found.interval.low), ("high", found.interval.high)];
        for (key, value) in ours.into_iter().chain([("dz", found.dz.expect("spread"))]) {
            same(value, number(row, key), &format!("{} {key}", row["name"]));
        }
    }
}

#[test]
fn questions_of_a_bank() {
    let takers = takers();
    assert_eq!(takers.len(), 1000);
    for (i, row) in list(&reference(), "items").iter().enumerate() {
        let found = items::item(&takers, i, 2, Some(0));
        let difficulty = found.difficulty.found().expect("takers");
        same(difficulty.share, number(row, "share"), "share");
        same(difficulty.interval.low, number(row, "low"), "low");
        same(difficulty.interval.high, number(row, "high"), "high");
        let link = found.discrimination.found().expect("spread");
        same(link.r, number(row, "r"), "corrected point-biserial");
        same(link.interval.low, number(row, "r_low"), "its lower end");
        same(link.interval.high, number(row, "r_high"), "its upper end");
        let options = found.options.found().expect("options");
        same(options[0].mean_rest.unwrap_or(0.0), number(row, "mean_rest_right"), "rest of the right");
        same(options[1].mean_rest.unwrap_or(0.0), number(row, "mean_rest_wrong"), "rest of the wrong");
        same(options[1].with_rest.map_or(0.0, |c| c.r), -number(row, "r"), "the only wrong option is the other side");
    }
}

#[test]
fn alphas() {
    let reference = reference();
    let shrout: Vec<Vec<f64>> = list(&reference, "shrout").iter().map(numbers).collect();
    let sets = [complete(&takers(), &[0, 1, 2, 3, 4]), shrout];
    for (rows, wanted) in sets.iter().zip(list(&reference, "alphas")) {
        let found = alpha::exact(rows, 2).expect("alpha");
        same(found.alpha, number(wanted, "alpha"), "alpha");
        same(found.interval.low, number(wanted, "low"), "low");
        same(found.interval.high, number(wanted, "high"), "high");
    }
}

#[test]
fn one_factor_and_omega() {
    let reference = reference();
    let spearman: Vec<Vec<f64>> = list(&reference["spearman"], "correlations").iter().map(numbers).collect();
    let found = factor::loadings(&spearman).expect("a factor");
    for (ours, theirs) in found.iter().zip(numbers(&reference["spearman"]["loadings"])) {
        same(*ours, theirs, "Spearman 1904");
    }
    let wanted = &reference["omega"];
    let (seed, resamples) = (wanted["seed"].as_u64().expect("a seed"), number(wanted, "resamples") as usize);
    // Both sides have their rows sorted by pattern, so that the same draws take the same takers.
    let rows = complete(&takers(), &[0, 1, 2, 3, 4]);
    let found = omega::exact(&rows, 20, resamples, &mut Draw::from_seed(seed)).expect("omega");
    same(found.omega, number(wanted, "omega"), "omega");
    for ((_, ours), theirs) in found.loadings.iter().zip(numbers(&wanted["loadings"])) {
        same(*ours, theirs, "loading");
    }
    let interval = found.interval.found().expect("resamples");
    same(interval.low, number(wanted, "low"), "2.5 %");
    same(interval.high, number(wanted, "high"), "97.5 %");
    assert!(!found.first_look);
}

#[test]
fn agreement_of_observers() {
    for row in list(&reference(), "kappas") {
        let table: Vec<Vec<f64>> = list(row, "table").iter().map(numbers).collect();
        let cells = |i: usize, j: usize| std::iter::repeat_n((i, j), table[i][j] as usize);
        let ratings: Vec<(usize, usize)> = (0..table.len()).flat_map(|i| (0..table.len()).flat_map(move |j| cells(i, j)).collect::<Vec<_>>()).collect();
        for (key, weights) in [("linear", Weights::Linear), ("quadratic", Weights::Quadratic)] {
            let found = kappa::agreement(&ratings, table.len(), weights).found().expect("kappa");
            let interval = found.interval.found().expect("an interval");
            for (what, value) in [("kappa", found.kappa), ("se", found.standard_error), ("low", interval.low), ("high", interval.high)] {
                same(value, number(&row[key], what), &format!("{} {key} {what}", row["name"]));
            }
            same(found.same_step, number(row, "same_step"), "same step");
        }
    }
}
