//! What a site may tell of the people who let their before and after be counted: one fixed table for each module and quarter (trust 3.4).
//!
//! A module is told when at least 20 people of at least three classes wait to be counted; then all who wait are counted, once, and nobody is in
//! two totals of one module. So no two totals differ by a few people, and there is nothing to subtract (R-PRIV-24, R-PRIV-25).
//! Everything in a [`ModuleTotal`] is rounded or hidden already, and what a page adds (percents) is made from that alone.
//! Deliberately absent: raw counts, classes or teachers side by side, single skills, a sum over modules, medians, and the spread of the changes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::quarter::Quarter;

use super::{
    Interval,
    change::{MANY_AT_AN_END, Reading, Scale, estimate},
    pairs::Pair,
    share::{Share, wilson},
    small_numbers::{self, Count, FEWEST, FEWEST_FOR_A_MEAN, FEWEST_FOR_A_SHARE, FEWEST_FOR_A_TABLE, outwards, to_tenths},
};

/// So many classes at least, so that no total is one class's result. Who joined without a class counts as one.
pub const FEWEST_CLASSES: usize = 3;

/// What one person said about one module: the means of the skills that they rated both times.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// The random id of the class that they joined in.
    pub class: Option<String>,
    pub pair: Pair,
}

/// What is told of one module in one quarter. Stored as it is, and never made again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleTotal {
    pub module: String,
    /// To the nearest five.
    pub people: u32,
    /// Felt more sure, the same, less sure: to the nearest five, or nothing where it is hidden. None at all: it would tell about too few.
    pub moves: Option<[Option<u32>; 3]>,
    /// Nothing when all answers are so alike that the average would be nearly everybody's own.
    pub mean: Option<MeanTold>,
    /// Many felt as sure as one can, already before: they could not rise.
    pub many_at_the_top: bool,
    /// Many stood at the lowest step before: they could not fall.
    pub many_at_the_bottom: bool,
}

/// What was told for one quarter: often nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarterTotals {
    pub quarter: Quarter,
    pub modules: Vec<ModuleTotal>,
}

/// The last quarter for which this module was told. Whoever finished it by then was counted or is not counted any more; whoever finished it later waits.
pub fn counted_up_to(module: &str, told: &[QuarterTotals]) -> Option<Quarter> {
    told.iter().filter(|quarter| quarter.modules.iter().any(|m| m.module == module)).map(|quarter| quarter.quarter).max()
}

/// Mean change with its interval, in tenths of a step, the interval rounded outwards. Whole numbers, so that the bytes are always the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeanTold {
    pub mean: i32,
    pub low: i32,
    pub high: i32,
}

impl MeanTold {
    /// In steps of the scale.
    pub fn steps(self) -> (f64, Interval) {
        let part = |tenths: i32| f64::from(tenths) / 10.0;
        (part(self.mean), Interval { low: part(self.low), high: part(self.high) })
    }

    /// What the told interval allows to say.
    pub fn reading(self) -> Reading {
        match (self.low > 0, self.high < 0) {
            (true, _) => Reading::Rose,
            (_, true) => Reading::Fell,
            _ => Reading::CouldBeChance,
        }
    }
}

impl ModuleTotal {
    /// “Could be chance”: by the rounded figure, so that the words tell no more than it does. 28 to 32 people are told alike.
    pub fn is_small(&self) -> bool {
        self.people <= FEWEST_FOR_A_TABLE
    }

    /// The share of one of the three parts, of rounded figures, from 53 people on: those told as “about 50” may be 48.
    pub fn share(&self, part: usize) -> Option<Share> {
        let told = self.moves?.get(part).copied().flatten()?;
        (self.people > FEWEST_FOR_A_SHARE).then(|| wilson(told.min(self.people), self.people)).flatten()
    }
}

/// What may be told of everybody who waits; `None` below 20 people or three classes, and then they go on waiting.
pub fn total(module: &str, waiting: &[Waiting]) -> Option<ModuleTotal> {
    if waiting.len() < FEWEST_FOR_A_MEAN as usize || classes(waiting) < FEWEST_CLASSES {
        return None;
    }
    let Count::About(people) = small_numbers::count(waiting.len()) else { return None };
    let changes: Vec<f64> = waiting.iter().map(|one| one.pair.change()).collect();
    let before = |end: f64| waiting.iter().filter(|one| one.pair.earlier == end).count();
    let mean = mean(&changes).filter(|mean| leaves_room(mean, people));
    Some(ModuleTotal {
        module: module.to_owned(),
        people,
        moves: moves(parts_of(&changes), people, mean),
        mean,
        many_at_the_top: many(before(Scale::RATING.highest), waiting.len()),
        many_at_the_bottom: many(before(Scale::RATING.lowest), waiting.len()),
    })
}

fn classes(waiting: &[Waiting]) -> usize {
    waiting.iter().filter_map(|one| one.class.as_deref()).collect::<BTreeSet<_>>().len() + waiting.iter().filter(|one| one.class.is_none()).count()
}

fn mean(changes: &[f64]) -> Option<MeanTold> {
    let exact = estimate(changes)?;
    exact.dz?;
    let tenths = |value: f64| (to_tenths(value) * 10.0).round() as i32;
    let Interval { low, high } = outwards(exact.interval);
    Some(MeanTold { mean: tenths(exact.mean), low: tenths(low), high: tenths(high) })
}

/// Up, same, down. Means of ratings are equal to a billionth.
fn parts_of(changes: &[f64]) -> [u32; 3] {
    let many = |fits: fn(&f64) -> bool| u32::try_from(changes.iter().filter(|d| fits(d)).count()).unwrap_or(u32::MAX);
    [many(|d| *d > 1e-9), many(|d| d.abs() <= 1e-9), many(|d| *d < -1e-9)]
}

/// More than 15 %, and never told of fewer than ten: neither that it is so nor that it is not.
fn many(there: usize, all: usize) -> bool {
    there >= FEWEST as usize && there as f64 > MANY_AT_AN_END * all as f64
}

/// The three parts as they may be told. Hidden ones do not say which of them is small and which only hides it. Nothing at all is told where
/// somebody who knows this rule, and the average, could narrow a hidden part down to fewer than ten more or fewer people (R-PRIV-21).
fn moves(parts: [u32; 3], people: u32, mean: Option<MeanTold>) -> Option<[Option<u32>; 3]> {
    first_hidden(parts).filter(|moves| stays_open(moves, people, mean))
}

fn first_hidden(parts: [u32; 3]) -> Option<[Option<u32>; 3]> {
    let mut hidden = parts.map(|n| n < FEWEST);
    while hidden.contains(&true) && !enough(parts, hidden) {
        let smallest = (0..3).filter(|part| !hidden[*part]).min_by_key(|part| parts[*part])?;
        hidden[smallest] = true;
    }
    (hidden != [true; 3]).then(|| [0, 1, 2].map(|part| (!hidden[part]).then(|| told(parts[part]))))
}

/// Two hidden parts at least, and ten people in them.
fn enough(parts: [u32; 3], hidden: [bool; 3]) -> bool {
    let together: u32 = parts.iter().zip(hidden).filter(|(_, hidden)| *hidden).map(|(n, _)| *n).sum();
    hidden.iter().filter(|hidden| **hidden).count() > 1 && together >= FEWEST
}

/// Goes through every table that would be told alike. Where anything is hidden, exactly one part is told.
fn stays_open(moves: &[Option<u32>; 3], people: u32, mean: Option<MeanTold>) -> bool {
    let Some(shown) = (0..3).find(|part| moves[*part].is_some()) else { return false };
    if moves.iter().all(Option::is_some) {
        return true;
    }
    let (one, other) = ((shown + 1) % 3, (shown + 2) % 3);
    let mut seen = [(u32::MAX, 0); 3];
    for all in unrounded(people) {
        for known in unrounded(moves[shown].unwrap_or_default()).filter(|known| *known <= all) {
            for rest in 0..=all - known {
                let mut table = [0; 3];
                (table[shown], table[one], table[other]) = (known, rest, all - known - rest);
                if first_hidden(table).as_ref() == Some(moves) && mean.is_none_or(|mean| fits(table, mean)) {
                    seen = [0, 1, 2].map(|part| (seen[part].0.min(table[part]), seen[part].1.max(table[part])));
                }
            }
        }
    }
    [one, other].iter().all(|part| seen[*part].1 >= seen[*part].0.saturating_add(FEWEST))
}

/// Can these parts have this average? Nobody moves by more than four steps, and whoever moves is taken to move by a whole one: whole steps
/// leave less open than parts of one, so this errs on the side of hiding.
fn fits(table: [u32; 3], mean: MeanTold) -> bool {
    let [up, same, down] = table.map(f64::from);
    let (told, all) = (f64::from(mean.mean) / 10.0, up + same + down);
    4.0 * up - down >= (told - 0.05) * all && 4.0 * down - up >= (-told - 0.05) * all
}

/// An average so near to an end of the scale that fewer than ten can have moved otherwise tells about each person.
fn leaves_room(mean: &MeanTold, people: u32) -> bool {
    let (fewest, told) = (f64::from(people.saturating_sub(2)), f64::from(mean.mean.abs()) / 10.0);
    fewest * (4.0 - told - 0.05) / 5.0 >= f64::from(FEWEST)
}

/// Every number that is told as this one.
fn unrounded(told: u32) -> impl Iterator<Item = u32> {
    (told.saturating_sub(2)..=told + 2).filter(|n| *n >= FEWEST)
}

fn told(people: u32) -> u32 {
    match small_numbers::count(people as usize) {
        Count::About(about) => about,
        Count::FewerThanTen => 0,
    }
}

#[cfg(test)]
#[path = "totals_tests.rs"]
mod tests;
