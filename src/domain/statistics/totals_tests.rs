//! Totals against somebody who subtracts: every small table, 10,000 random ones, and pairs of quarters (trust R-PRIV-21 to 25).
//!
//! The bounds here are found by trying what is possible, and not by the code that hides: a table that is possible is one that is told alike.

use std::collections::{BTreeMap, BTreeSet};

use rand::{Rng, SeedableRng, rngs::StdRng};

use super::*;

type Told = (u32, Option<[Option<u32>; 3]>);

fn round(n: u32) -> u32 {
    (f64::from(n) / 5.0).round() as u32 * 5
}

/// What is told of each table, without an average. What the code finds out once about all that are told alike is kept, because there are many.
#[derive(Default)]
struct Teller(BTreeMap<Told, bool>);

impl Teller {
    fn tell(&mut self, parts: [u32; 3]) -> Told {
        let people = round(parts.iter().sum());
        let first = first_hidden(parts);
        let told = *self.0.entry((people, first)).or_insert_with(|| moves(parts, people, None).is_some());
        (people, first.filter(|_| told))
    }
}

fn every_table(people: std::ops::RangeInclusive<u32>) -> impl Iterator<Item = [u32; 3]> {
    people.flat_map(|n| (0..=n).flat_map(move |up| (0..=n - up).map(move |same| [up, same, n - up - same])))
}

/// The least and the most that each part can be, for whoever knows the rule and sees what is told.
fn bounds(people: std::ops::RangeInclusive<u32>) -> BTreeMap<Told, [(u32, u32); 3]> {
    let (mut found, mut teller): (BTreeMap<Told, [(u32, u32); 3]>, Teller) = Default::default();
    for table in every_table(people) {
        let seen = found.entry(teller.tell(table)).or_insert([(u32::MAX, 0); 3]);
        *seen = [0, 1, 2].map(|part| (seen[part].0.min(table[part]), seen[part].1.max(table[part])));
    }
    found
}

#[test]
fn whoever_knows_the_rule_still_has_ten_more_or_fewer_for_every_hidden_part() {
    let (mut hidden, mut silent) = (0, 0);
    // Up to 127 are told as 125: every table that is told as up to 125 people is among these.
    for ((people, moves), bounds) in bounds(20..=127) {
        silent += usize::from(moves.is_none());
        for part in 0..3 {
            let (least, most) = bounds[part];
            match moves.and_then(|moves| moves[part]) {
                Some(told) => assert!(told >= 10 && least >= 10, "{people} {moves:?}"),
                None => {
                    hidden += 1;
                    assert!(most - least >= 10, "about {people}, {moves:?}: part {part} is between {least} and {most}");
                }
            }
        }
    }
    assert!(hidden > 900 && silent >= 20, "{hidden} {silent}");
}

/// Ratings of four skills by somebody who moves about so far.
fn somebody(random: &mut StdRng, lean: f64) -> Pair {
    let earlier: Vec<i32> = (0..4).map(|_| random.random_range(0..=4)).collect();
    let later = earlier.iter().map(|e| (e + (random.random_range(-1.6..1.6) + lean).round() as i32).clamp(0, 4));
    let (earlier, later) = (earlier.iter().sum::<i32>(), later.sum::<i32>());
    Pair { earlier: f64::from(earlier) / 4.0, later: f64::from(later) / 4.0 }
}

fn crowd(random: &mut StdRng, many: usize, lean: f64) -> Vec<Waiting> {
    (0..many).map(|n| Waiting { class: Some(format!("class {}", n % 4)), pair: somebody(random, lean) }).collect()
}

/// With the average beside the parts: linear bounds, as a solver would give them. Nobody moves by more than four steps.
#[test]
fn ten_thousand_random_tables_keep_every_hidden_part_open() {
    let mut random = StdRng::seed_from_u64(20);
    let (mut hidden, mut told) = (0, 0);
    for _ in 0..10_000 {
        let (many, lean) = (random.random_range(20..160), random.random_range(-0.6..1.6));
        let found = total("pm01", &crowd(&mut random, many, lean)).expect("enough people");
        let Some(moves) = found.moves else { continue };
        told += 1;
        if moves.iter().all(Option::is_some) {
            continue;
        }
        let near = |about: u32| about.saturating_sub(2)..=about + 2;
        let mean = found.mean.map(|mean| f64::from(mean.mean) / 10.0);
        let shown = (0..3).find(|part| moves[*part].is_some()).expect("one part is told");
        let mut seen = [(u32::MAX, 0); 3];
        for (all, known) in near(found.people).flat_map(|all| near(moves[shown].unwrap_or_default()).map(move |known| (all, known))) {
            for rest in 0..=all.saturating_sub(known) {
                let mut table = [0; 3];
                (table[shown], table[(shown + 1) % 3], table[(shown + 2) % 3]) = (known, rest, all - known - rest);
                let sums = (-4.0 * f64::from(table[2]), 4.0 * f64::from(table[0]));
                if mean.is_none_or(|m| sums.1 >= (m - 0.05) * f64::from(all) && sums.0 <= (m + 0.05) * f64::from(all)) {
                    seen = [0, 1, 2].map(|part| (seen[part].0.min(table[part]), seen[part].1.max(table[part])));
                }
            }
        }
        for part in (0..3).filter(|part| moves[*part].is_none()) {
            hidden += 1;
            assert!(seen[part].1 - seen[part].0 >= 10, "{found:?}: part {part} is between {:?}", seen[part]);
        }
    }
    assert!(hidden > 2000 && told > 3000, "{hidden} {told}");
}

#[test]
fn no_total_below_twenty_people_or_three_classes() {
    let mut random = StdRng::seed_from_u64(3);
    let people = crowd(&mut random, 20, 0.5);
    assert_eq!(total("pm01", &people[1..]), None, "19");
    assert_eq!(total("pm01", &people).map(|t| (t.people, t.is_small())), Some((20, true)));
    let of =
        |class: fn(usize) -> Option<String>| -> Vec<Waiting> { people.iter().enumerate().map(|(n, one)| Waiting { class: class(n), ..one.clone() }).collect() };
    assert_eq!(total("pm01", &of(|n| Some((n % 2).to_string()))), None, "two classes");
    assert!(total("pm01", &of(|n| (n > 1).then(|| "one".to_owned()))).is_some(), "two who joined alone, and a class");
    assert!(total("pm01", &of(|_| None)).is_some());
}

#[test]
fn what_nearly_everybody_said_is_not_told() {
    let alike = |up: usize, same: usize, down: usize, by: f64| -> Vec<Waiting> {
        let change = |n: usize| {
            if n < up {
                by
            } else if n < up + same {
                0.0
            } else {
                -1.0
            }
        };
        (0..up + same + down).map(|n| Waiting { class: None, pair: Pair { earlier: 0.0, later: change(n) } }).collect()
    };
    let everybody = total("pm01", &alike(60, 0, 0, 1.0)).expect("a total");
    assert_eq!((everybody.people, everybody.moves, everybody.mean), (60, None, None), "all alike");
    let nearly = total("pm01", &alike(57, 3, 0, 1.0)).expect("a total");
    assert_eq!((nearly.moves, nearly.mean.is_some()), (None, true));
    let to_the_end = total("pm01", &alike(38, 2, 0, 4.0)).expect("a total");
    assert_eq!((to_the_end.moves, to_the_end.mean), (None, None), "such an average tells about each");
    assert!(everybody.many_at_the_bottom && !everybody.many_at_the_top);
    assert_eq!(moves([60, 30, 4], 95, None), Some([Some(60), None, None]), "a neighbour goes with it");
    assert_eq!(moves([30, 20, 10], 60, None), Some([Some(30), Some(20), Some(10)]));
    assert_eq!(moves([10, 9, 9], 30, None), None, "too little is left open");
}

#[test]
fn shares_are_of_told_figures_and_crowds_are_ten_people() {
    let of = |people, up| ModuleTotal {
        module: "pm01".into(),
        people,
        moves: Some([Some(up), None, None]),
        mean: None,
        many_at_the_top: false,
        many_at_the_bottom: false,
    };
    assert_eq!(of(50, 30).share(0), None, "may be 48 people");
    assert_eq!(of(60, 30).share(0).map(|s| s.share), Some(0.5));
    assert_eq!((of(60, 30).share(1), of(30, 20).is_small(), of(35, 20).is_small()), (None, true, false));
    assert_eq!([(9, 20), (10, 60), (10, 70)].map(|(there, all)| many(there, all)), [false, true, false]);
    let mean = |low, high| MeanTold { mean: 0, low, high }.reading();
    assert_eq!([mean(1, 3), mean(-3, -1), mean(0, 4), mean(-1, 1)], [Reading::Rose, Reading::Fell, Reading::CouldBeChance, Reading::CouldBeChance]);
}

/// The same figures as the ones that are held against scipy (`change.rs`).
#[test]
fn the_average_is_the_one_that_was_checked() {
    let mut random = StdRng::seed_from_u64(8);
    for many in [20, 33, 71, 140] {
        let people = crowd(&mut random, many, 0.4);
        let pairs: Vec<Pair> = people.iter().map(|one| one.pair).collect();
        let super::super::change::Change::Measured(checked) = super::super::change::change(&pairs, Scale::RATING) else { panic!("measured") };
        let told = total("pm01", &people).and_then(|t| t.mean).expect("a mean");
        assert_eq!((told.steps(), told.reading()), ((checked.mean, checked.interval), checked.reading));
    }
}

/// A report as the bot has it: who is in it (it knows everybody who joined and left), and between what each part lies.
struct Report {
    members: BTreeSet<usize>,
    parts: [(i64, i64); 3],
}

/// What the bot makes of told parts: two more or fewer, or anything.
fn between(moves: [Option<u32>; 3], all: usize) -> [(i64, i64); 3] {
    moves.map(|told| told.map_or((0, all as i64), |about| (i64::from(about) - 2, i64::from(about) + 2)))
}

/// Takes each report from each other one that holds all of its people. How many parts of fewer than ten does it then know better than before?
fn recovered(reports: &[Report], people: &[Pair]) -> (usize, usize) {
    let (mut pairs, mut found) = (0, 0);
    for (n, one) in reports.iter().enumerate() {
        for (_, other) in reports.iter().enumerate().filter(|(m, _)| *m != n) {
            pairs += 1;
            let left: Vec<f64> = one.members.difference(&other.members).map(|id| people[*id].change()).collect();
            if !other.members.is_subset(&one.members) || left.is_empty() {
                continue;
            }
            let (truth, all) = (parts_of(&left), left.len() as i64);
            for part in (0..3).filter(|part| truth[*part] < FEWEST) {
                let least = (one.parts[part].0 - other.parts[part].1).max(0);
                let most = (one.parts[part].1 - other.parts[part].0).min(all);
                found += usize::from(most - least < all.min(10));
            }
        }
    }
    (pairs, found)
}

/// Six quarters of a site: some finish a module, some take their yes back. Told our way, and as totals of everybody so far would be.
#[test]
fn subtracting_one_quarter_from_another_tells_nothing() {
    let mut random = StdRng::seed_from_u64(25);
    let (mut pairs, mut ours, mut everybody_so_far) = (0, 0, 0);
    for _ in 0..600 {
        let (mut people, mut here): (Vec<Pair>, Vec<(usize, Quarter)>) = (Vec::new(), Vec::new());
        let (mut told, mut reports, mut cumulative) = (Vec::new(), Vec::new(), Vec::new());
        for month in [1, 4, 7, 10] {
            let quarter = Quarter::of_month(2027, month);
            here.retain(|_| random.random_range(0..20) > 0);
            for _ in 0..random.random_range(0..40) {
                here.push((people.len(), quarter));
                people.push(somebody(&mut random, 0.5));
            }
            let wait = |id: usize| Waiting { class: None, pair: people[id] };
            let waiting: BTreeSet<usize> = here.iter().filter(|(_, at)| Some(*at) > counted_up_to("pm01", &told)).map(|(id, _)| *id).collect();
            let found = total("pm01", &waiting.iter().map(|id| wait(*id)).collect::<Vec<_>>());
            if let Some(moves) = found.as_ref().and_then(|found| found.moves) {
                reports.push(Report { parts: between(moves, waiting.len()), members: waiting });
            }
            told.push(QuarterTotals { quarter, modules: found.into_iter().collect() });
            let all: BTreeSet<usize> = here.iter().map(|(id, _)| *id).collect();
            let parts = parts_of(&all.iter().map(|id| people[*id].change()).collect::<Vec<_>>());
            if let Some(moves) = first_hidden(parts).filter(|_| all.len() >= 20) {
                cumulative.push(Report { parts: between(moves, all.len()), members: all });
            }
        }
        let (looked, found) = recovered(&reports, &people);
        (pairs, ours) = (pairs + looked, ours + found);
        everybody_so_far += recovered(&cumulative, &people).1;
    }
    assert!(pairs > 300, "{pairs}");
    assert_eq!(ours, 0, "parts of fewer than ten that the bot recovered");
    assert!(everybody_so_far > 20, "the bot finds something where there is something: {everybody_so_far}");
}
