//! One rule against one competency's evidence: met or not, until when, and why, as data.

use serde::Serialize;

use super::{
    Calendar, Evidence,
    rule::{LaterUnsafe, Need, Rating, Rule},
};
use crate::domain::{frameworks::EvidenceKind, ids::EvidenceId};

/// What a rule came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub met: bool,
    /// The first millisecond at which it no longer holds; there when it is met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<i64>,
    pub why: Why,
}

/// The same tree as the rule, each need with what answers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    All(Vec<Verdict>),
    Any(Vec<Verdict>),
    AtLeast { count: usize, of: Vec<Verdict> },
    Need(Answered),
}

/// A need with what was found for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answered {
    pub need: Need,
    /// The pieces that carry it, those that hold longest first; fewer than asked for when it is not met.
    pub carried_by: Vec<EvidenceId>,
    /// When the last piece that once carried it came to its end; only while it is not met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<i64>,
    /// The unsafe outcome after which it has to be shown again; only while it is not met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_by: Option<EvidenceId>,
}

impl Verdict {
    /// Every need in it, in the order of the rule.
    pub fn answered(&self) -> Vec<(bool, &Answered)> {
        match &self.why {
            Why::All(parts) | Why::Any(parts) | Why::AtLeast { of: parts, .. } => parts.iter().flat_map(Verdict::answered).collect(),
            Why::Need(answered) => vec![(self.met, answered)],
        }
    }
}

/// The evidence about one competency up to a moment, and by what it is weighed.
pub(super) struct Scales<'a> {
    pub pieces: Vec<&'a Evidence>,
    pub as_of: i64,
    /// How long after its end a piece still counts, in milliseconds.
    pub grace: i64,
    /// Months that evidence holds in this domain.
    pub months: u32,
    pub later_unsafe: LaterUnsafe,
    pub calendar: &'a dyn Calendar,
}

impl Scales<'_> {
    pub fn weigh(&self, rule: &Rule) -> Verdict {
        match rule {
            // Both were put in by `Rule::for_column`; by themselves they ask for what nobody can show.
            Rule::ByColumn | Rule::Level(_) => Verdict { met: false, until: None, why: Why::Any(Vec::new()) },
            Rule::All(rules) => {
                let parts = self.each(rules);
                Verdict { met: parts.iter().all(|p| p.met), until: parts.iter().map(|p| p.until).min().flatten(), why: Why::All(parts) }.settled()
            }
            Rule::Any(rules) => {
                let parts = self.each(rules);
                Verdict { met: parts.iter().any(|p| p.met), until: parts.iter().filter_map(|p| p.until).max(), why: Why::Any(parts) }.settled()
            }
            Rule::AtLeast(several) => {
                let of = self.each(&several.of);
                let mut ends: Vec<i64> = of.iter().filter_map(|p| p.until).collect();
                ends.sort_unstable_by(|a, b| b.cmp(a));
                let met = of.iter().filter(|p| p.met).count() >= several.count;
                Verdict { met, until: several.count.checked_sub(1).and_then(|n| ends.get(n).copied()), why: Why::AtLeast { count: several.count, of } }
                    .settled()
            }
            Rule::Needs(need) => self.need(need),
        }
    }

    fn each(&self, rules: &[Rule]) -> Vec<Verdict> {
        rules.iter().map(|rule| self.weigh(rule)).collect()
    }

    fn need(&self, need: &Need) -> Verdict {
        let unsafe_last = self.unsafe_last(need.kind);
        let withdrawn = |e: &Evidence| unsafe_last.is_some_and(|u| (u.at, &u.id) > (e.at, &e.id));
        let rated = |e: &Evidence| need.rating.is_none_or(|least| e.rating.is_some_and(|r| r >= least));
        let high = |e: &Evidence| need.level.is_none_or(|least| e.level.is_some_and(|l| l >= least));
        let fits = |e: &&&Evidence| e.kind == need.kind && e.accepted(self.as_of) && rated(e) && high(e);
        let all: Vec<(i64, &Evidence)> = self.pieces.iter().filter(fits).map(|e| (self.end(e, need), *e)).collect();
        let standing = all.iter().filter(|(end, e)| end.saturating_add(self.grace) > self.as_of && !withdrawn(e));
        let chosen = choose(standing.copied().collect(), need);
        let met = chosen.len() >= need.times.max(1) && people(&chosen) >= need.people;
        let answered = Answered {
            need: need.clone(),
            carried_by: chosen.iter().map(|(_, e)| e.id.clone()).collect(),
            ended: if met { None } else { all.iter().map(|(end, _)| *end).filter(|end| *end <= self.as_of).max() },
            withdrawn_by: if met { None } else { unsafe_last.filter(|_| all.iter().any(|(_, e)| withdrawn(e))).map(|u| u.id.clone()) },
        };
        Verdict { met, until: chosen.iter().map(|(end, _)| *end).min(), why: Why::Need(answered) }.settled()
    }

    /// The newest unsafe outcome of this kind, where it takes back what was accepted before it.
    fn unsafe_last(&self, kind: EvidenceKind) -> Option<&Evidence> {
        if self.later_unsafe == LaterUnsafe::Stands {
            return None;
        }
        self.pieces.iter().filter(|e| e.kind == kind && e.is_unsafe(self.as_of)).max_by_key(|e| (e.at, &e.id)).copied()
    }

    fn end(&self, piece: &Evidence, need: &Need) -> i64 {
        let months = need.within_months.map_or(self.months, |m| m.min(self.months));
        let end = self.calendar.end(piece.at, months);
        piece.ends_at.map_or(end, |earlier| earlier.min(end))
    }
}

impl Verdict {
    /// What is not met has no end.
    fn settled(mut self) -> Self {
        self.until = self.until.filter(|_| self.met);
        self
    }
}

/// The pieces to lean on: first the best of each person, as many people as are asked for, then whatever holds longest. No other choice
/// holds longer. Equal ends are told apart by id, so that the order in which evidence comes does not matter.
fn choose<'e>(mut standing: Vec<(i64, &'e Evidence)>, need: &Need) -> Vec<(i64, &'e Evidence)> {
    standing.sort_unstable_by(|(end_a, a), (end_b, b)| (end_b, &b.id).cmp(&(end_a, &a.id)));
    let mut chosen: Vec<(i64, &Evidence)> = Vec::new();
    for piece in &standing {
        if chosen.len() < need.people && chosen.iter().all(|(_, c)| c.signed_by != piece.1.signed_by) {
            chosen.push(*piece);
        }
    }
    for piece in &standing {
        if chosen.len() < need.times && chosen.iter().all(|(_, c)| c.id != piece.1.id) {
            chosen.push(*piece);
        }
    }
    chosen.sort_unstable_by(|(end_a, a), (end_b, b)| (end_b, &b.id).cmp(&(end_a, &a.id)));
    chosen
}

fn people(chosen: &[(i64, &Evidence)]) -> usize {
    let mut all: Vec<&Option<String>> = chosen.iter().map(|(_, e)| &e.signed_by).collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

/// Signed as at least “safe alone”.
pub(super) fn is_enough(rating: Rating) -> bool {
    rating >= Rating::SafeAlone
}
