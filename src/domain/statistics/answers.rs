//! Who answered which question of a bank how, as item analysis reads it. Not everybody was asked everything: a check is a draw.
//!
//! The caller gives each clinician's **first** check only: a second one follows feedback and measures something else. Deliberately absent:
//! who the takers are, and learners; this is for the clinicians' bank (product decision 13).

use super::Why;

/// One answer of one taker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The question's number in the bank.
    pub item: usize,
    pub right: bool,
    /// The chosen option's number, for questions with one choice; otherwise nothing.
    pub chosen: Option<usize>,
}

/// All answers of one taker, each question at most once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taker(pub Vec<Answer>);

impl Taker {
    pub fn answer(&self, item: usize) -> Option<&Answer> {
        self.0.iter().find(|a| a.item == item)
    }

    /// The share of this taker's *other* questions that were right, 0 to 1. `None` if there is no other.
    ///
    /// A share, not a sum, because draws may differ in length. Draws also differ in difficulty, which blurs it; with the same questions for
    /// everybody it orders takers exactly as the usual rest score does.
    pub fn rest(&self, item: usize) -> Option<f64> {
        let others: Vec<&Answer> = self.0.iter().filter(|a| a.item != item).collect();
        let right = others.iter().filter(|a| a.right).count();
        (!others.is_empty()).then(|| right as f64 / others.len() as f64)
    }
}

/// The answers of those who were asked all of `items`, as rows of 0 and 1: what alpha and omega need. Nobody's gaps are filled.
pub fn complete(takers: &[Taker], items: &[usize]) -> Vec<Vec<f64>> {
    let row = |taker: &Taker| items.iter().map(|item| taker.answer(*item).map(|a| f64::from(u8::from(a.right)))).collect::<Option<Vec<f64>>>();
    takers.iter().filter_map(row).collect()
}

/// Columns of a whole table, for figures about the questions together. `NotNumbers` for unlike rows or what is no number,
/// `TooFewItems` below `items`, `TooFew` below `people` rows.
pub(super) fn columns(rows: &[Vec<f64>], people: u32, items: u32) -> Result<Vec<Vec<f64>>, Why> {
    if rows.len() < people as usize || rows.is_empty() {
        return Err(Why::TooFew { needed: people.max(1) });
    }
    let width = rows[0].len();
    if rows.iter().any(|row| row.len() != width || row.iter().any(|v| !v.is_finite())) {
        return Err(Why::NotNumbers);
    }
    if width < items as usize {
        return Err(Why::TooFewItems { needed: items });
    }
    Ok((0..width).map(|item| rows.iter().map(|row| row[item]).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taker(answers: &[(usize, bool)]) -> Taker {
        Taker(answers.iter().map(|(item, right)| Answer { item: *item, right: *right, chosen: None }).collect())
    }

    #[test]
    fn the_rest_leaves_the_question_out() {
        let one = taker(&[(0, true), (4, false), (7, true)]);
        assert_eq!((one.rest(0), one.rest(4), one.rest(99)), (Some(0.5), Some(1.0), Some(2.0 / 3.0)));
        assert_eq!(taker(&[(0, true)]).rest(0), None);
    }

    #[test]
    fn only_whole_rows_count() {
        let takers = [taker(&[(1, true), (0, false)]), taker(&[(0, true)]), taker(&[(0, true), (1, true), (2, false)])];
        assert_eq!(complete(&takers, &[0, 1]), vec![vec![0.0, 1.0], vec![1.0, 1.0]]);
        assert_eq!(columns(&complete(&takers, &[0, 1]), 2, 2), Ok(vec![vec![0.0, 1.0], vec![1.0, 1.0]]));
        assert_eq!(columns(&[], 2, 2), Err(Why::TooFew { needed: 2 }));
        assert_eq!(columns(&[vec![1.0], vec![]], 2, 1), Err(Why::NotNumbers));
        assert_eq!(columns(&[vec![1.0], vec![0.0]], 2, 3), Err(Why::TooFewItems { needed: 3 }));
    }
}
