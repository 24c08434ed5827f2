//! Which blocks of two texts are the same one: first what both ends share, then words that stand once in each, then the rest by comparing.
//!
//! Deliberately absent: the shortest possible list of changes. Two texts of many thousand equal lines cost no more than their length.

use super::blocks::{Block, Part};
use std::{collections::HashMap, ops::Range};

/// Up to so many comparisons a piece is compared whole.
const MOST_COMPARISONS: usize = 250_000;

/// For each block of `a` its place in `b`, if it has one; in order.
pub fn pairs(a: &[Block], b: &[Block]) -> Vec<Option<usize>> {
    let mut found = vec![None; a.len()];
    let mut open = vec![(0..a.len(), 0..b.len())];
    while let Some((mut left, mut right)) = open.pop() {
        ends(a, b, &mut left, &mut right, &mut found);
        if left.is_empty() || right.is_empty() {
            continue;
        }
        let anchors = anchors(a, b, &left, &right);
        if anchors.is_empty() {
            compared(a, b, left, right, &mut found);
            continue;
        }
        let (mut from, mut from_right) = (left.start, right.start);
        for (at, at_right) in anchors {
            found[at] = Some(at_right);
            open.push((from..at, from_right..at_right));
            (from, from_right) = (at + 1, at_right + 1);
        }
        open.push((from..left.end, from_right..right.end));
    }
    found
}

/// What both begin and end with.
fn ends(a: &[Block], b: &[Block], left: &mut Range<usize>, right: &mut Range<usize>, found: &mut [Option<usize>]) {
    while left.start < left.end && right.start < right.end && a[left.start].is_like(&b[right.start]) {
        found[left.start] = Some(right.start);
        left.start += 1;
        right.start += 1;
    }
    while left.start < left.end && right.start < right.end && a[left.end - 1].is_like(&b[right.end - 1]) {
        found[left.end - 1] = Some(right.end - 1);
        left.end -= 1;
        right.end -= 1;
    }
}

/// Where a block stands on each side.
#[derive(Default)]
struct Places {
    left: Vec<usize>,
    right: Vec<usize>,
}

/// Blocks that stand once on each side, as many as keep their order.
fn anchors(a: &[Block], b: &[Block], left: &Range<usize>, right: &Range<usize>) -> Vec<(usize, usize)> {
    let mut seen: HashMap<(Part, &str), Places> = HashMap::new();
    for at in left.clone() {
        seen.entry((a[at].part, a[at].text)).or_default().left.push(at);
    }
    for at in right.clone() {
        seen.entry((b[at].part, b[at].text)).or_default().right.push(at);
    }
    let mut once: Vec<(usize, usize)> = seen
        .values()
        .filter_map(|places| match (places.left.as_slice(), places.right.as_slice()) {
            ([a], [b]) => Some((*a, *b)),
            _ => None,
        })
        .collect();
    once.sort_unstable();
    longest_rise(&once)
}

/// The longest run of pairs whose second numbers rise.
fn longest_rise(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (number, (_, b)) in pairs.iter().enumerate() {
        let place = ends.partition_point(|end| pairs[*end].1 < *b);
        before[number] = place.checked_sub(1).map(|p| ends[p]);
        if place == ends.len() { ends.push(number) } else { ends[place] = number }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(number) = at {
        run.push(pairs[number]);
        at = before[number];
    }
    run.reverse();
    run
}

/// The longest common run by comparing everything with everything; of a piece that is too large nothing is paired.
fn compared(a: &[Block], b: &[Block], left: Range<usize>, right: Range<usize>, found: &mut [Option<usize>]) {
    let (rows, columns) = (left.len(), right.len());
    if rows.saturating_mul(columns) > MOST_COMPARISONS {
        return;
    }
    let mut longest = vec![0_u32; (rows + 1) * (columns + 1)];
    let cell = |row: usize, column: usize| row * (columns + 1) + column;
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            longest[cell(row, column)] = match a[left.start + row].is_like(&b[right.start + column]) {
                true => longest[cell(row + 1, column + 1)] + 1,
                false => longest[cell(row + 1, column)].max(longest[cell(row, column + 1)]),
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        if a[left.start + row].is_like(&b[right.start + column]) {
            found[left.start + row] = Some(right.start + column);
            (row, column) = (row + 1, column + 1);
        } else if longest[cell(row + 1, column)] >= longest[cell(row, column + 1)] {
            row += 1;
        } else {
            column += 1;
        }
    }
}
