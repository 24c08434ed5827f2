//! Were the reviews made that a change needs? With each reason why not, for pages to say in words.
//!
//! A review counts for the texts that it was about. A later edit reopens whatever it touches: what the kinds of change since then ask for is
//! asked for again. Somebody who sent a text back is not outvoted: it waits until they have looked again, or, where they cannot, until it is
//! said in public that it went out without them. Deliberately absent: who may decide, which the pages ask the policy.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Capacity, Decision,
    kinds::Kind,
    rules::{Needed, Rules},
};

/// A reviewer's last word in one capacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Whoever decided; compared with those who wrote, and never shown from here.
    pub by: String,
    pub capacity: Capacity,
    pub decision: Decision,
    /// What changed since in what they had read: nothing at all, some kinds of change, or (`None`) nobody can tell any more.
    pub since: Option<BTreeSet<Kind>>,
}

/// An administrator's public word that these texts go out without enough readers with lived experience, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Without {
    pub by: String,
    pub since: Option<BTreeSet<Kind>>,
}

/// What is still missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// Readers in this capacity; `reopened` said yes to an earlier state of what was changed since.
    Readers { capacity: Capacity, have: u32, need: u32, reopened: u32 },
    /// Sent back, and whoever did has not looked again.
    SentBack { capacity: Capacity, by: String },
    /// Nobody but those who wrote has said yes to the texts exactly as they are.
    SecondPerson,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub needed: Needed,
    pub have: u32,
    /// Enough, because an administrator said in public why there is nobody.
    pub without: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub lines: Vec<Line>,
    /// Who said yes, and in which capacity, to texts that did not change in what it is about.
    pub stand: Vec<(String, Capacity)>,
    /// It goes out because of an administrator's public word: for too few readers, or past one who sent it back. Readers are told.
    pub without: bool,
    pub lacks: Vec<Lack>,
}

impl Standing {
    pub fn is_ready(&self) -> bool {
        self.lacks.is_empty()
    }
}

/// Everything that the answer depends on.
pub struct Asked<'a> {
    pub rules: &'a Rules,
    /// The kinds of change in the work as it is now, against what readers have.
    pub kinds: &'a BTreeSet<Kind>,
    /// Everybody who wrote in the work, whoever began it among them.
    pub writers: &'a BTreeSet<String>,
    /// Whoever suggested words that were taken up, more than a mended slip: somebody else reads those words in the same capacity.
    pub suggested: &'a BTreeSet<String>,
    /// One line for each person and capacity: the last.
    pub reviews: &'a [Review],
    pub without: Option<&'a Without>,
}

pub fn standing(asked: &Asked) -> Standing {
    let stand = asked.reviews.iter().filter(|review| !asked.writers.contains(&review.by) && review.decision == Decision::Approved);
    let stand = stand.filter(|review| stands(asked, review.capacity, review.since.as_ref())).map(|review| (review.by.clone(), review.capacity)).collect();
    let mut lacks = Vec::new();
    let mut lines = Vec::new();
    let may_count = || asked.reviews.iter().filter(|review| !asked.writers.contains(&review.by));
    let holds = |said: &Without| !asked.writers.contains(&said.by) && stands(asked, Capacity::LivedExperience, said.since.as_ref());
    let without = asked.without.is_some_and(holds);
    let mut is_used = false;
    let needs = asked.rules.needed(asked.kinds);
    let seats = seats(asked, &needs, without);
    for needed in needs {
        let yes = || may_count().filter(move |review| review.capacity == needed.capacity && review.decision == Decision::Approved);
        let have = seats.get(&needed.capacity).copied().unwrap_or_default();
        let without = without && needed.capacity == Capacity::LivedExperience && have < needed.people;
        let standing = people(yes().filter(|review| stands(asked, review.capacity, review.since.as_ref())));
        let reopened = people(yes()).saturating_sub(standing);
        if have < needed.people && !without {
            lacks.push(Lack::Readers { capacity: needed.capacity, have, need: needed.people, reopened });
        }
        is_used |= without;
        lines.push(Line { needed, have, without });
    }
    for back in may_count().filter(|review| review.decision == Decision::SentBack) {
        if without && back.capacity == Capacity::LivedExperience {
            is_used = true;
        } else {
            lacks.push(Lack::SentBack { capacity: back.capacity, by: back.by.clone() });
        }
    }
    let exactly = |review: &Review| review.decision == Decision::Approved && review.since.as_ref().is_some_and(BTreeSet::is_empty);
    if !may_count().any(exactly) {
        lacks.push(Lack::SecondPerson);
    }
    Standing { lines, stand, without: is_used, lacks }
}

/// How many people count in each capacity. Nobody counts both as somebody with lived experience and as a clinician; where it is about safety or
/// help lines, not as a reader for plain language besides, either. And not at all in another capacity, whoever said in public that it goes out
/// without lived experience: one person alone would be everybody.
fn seats(asked: &Asked, needs: &[Needed], without: bool) -> BTreeMap<Capacity, u32> {
    let careful = asked.kinds.contains(&Kind::Safety) || asked.kinds.contains(&Kind::HelpLines);
    let apart = |capacity: Capacity| match capacity {
        Capacity::LivedExperience | Capacity::Clinical => true,
        Capacity::PlainLanguage => careful,
        Capacity::Translation => false,
    };
    let said_without = asked.without.filter(|_| without).map(|said| said.by.as_str());
    let holds = |review: &&Review| {
        review.decision == Decision::Approved
            && !asked.writers.contains(&review.by)
            && said_without != Some(review.by.as_str())
            && stands(asked, review.capacity, review.since.as_ref())
    };
    let of = |capacity: Capacity| asked.reviews.iter().filter(holds).filter(move |review| review.capacity == capacity).map(|review| review.by.as_str());
    let mut seats: BTreeMap<Capacity, u32> = BTreeMap::new();
    // Where it goes out without lived experience, whoever has it may sit elsewhere.
    let wanted = needs.iter().filter(|needed| apart(needed.capacity) && !(without && needed.capacity == Capacity::LivedExperience));
    let wanted: Vec<Capacity> = wanted.flat_map(|needed| (0..needed.people).map(|_| needed.capacity)).collect();
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    // The first seat of each capacity is for somebody whose own words are not in the text.
    let is_first = |seat: usize| seat == 0 || wanted[seat - 1] != wanted[seat];
    let who = |seat: usize| of(wanted[seat]).filter(|person| !is_first(seat) || !asked.suggested.contains(*person)).collect();
    for (seat, capacity) in wanted.iter().enumerate() {
        if find_seat(seat, &who, &mut taken, &mut BTreeSet::new()) {
            *seats.entry(*capacity).or_default() += 1;
        }
    }
    for needed in needs.iter().filter(|needed| !wanted.contains(&needed.capacity)) {
        let different: BTreeSet<&str> = of(needed.capacity).collect();
        let alone = different.iter().all(|person| asked.suggested.contains(*person));
        let many = u32::try_from(different.len()).unwrap_or(u32::MAX);
        seats.insert(needed.capacity, if alone { many.min(needed.people.saturating_sub(1)) } else { many });
    }
    seats
}

/// Somebody for this seat, others moving to another of theirs if they can (Kuhn's way to a largest matching).
fn find_seat<'r>(seat: usize, who: &dyn Fn(usize) -> Vec<&'r str>, taken: &mut BTreeMap<&'r str, usize>, asked: &mut BTreeSet<&'r str>) -> bool {
    for person in who(seat) {
        if asked.insert(person) && taken.get(person).copied().is_none_or(|other| find_seat(other, who, taken, asked)) {
            taken.insert(person, seat);
            return true;
        }
    }
    false
}

/// Does a word about an earlier state still hold: did nothing change since that would ask for this capacity?
fn stands(asked: &Asked, capacity: Capacity, since: Option<&BTreeSet<Kind>>) -> bool {
    since.is_some_and(|kinds| kinds.iter().all(|kind| asked.rules.asks(*kind, capacity) == 0))
}

fn people<'r>(reviews: impl Iterator<Item = &'r Review>) -> u32 {
    let different: BTreeSet<&str> = reviews.map(|review| review.by.as_str()).collect();
    u32::try_from(different.len()).unwrap_or(u32::MAX)
}
