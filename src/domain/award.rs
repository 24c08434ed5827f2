//! An award: what a clinician's record said on one day, frozen by their own wish so that others can check it.
//!
//! What can be awarded follows from the evidence (`reached`), and so does whether an award still holds (`standing`): by the rules that it
//! names, over the evidence that still counts. Pure; symbols of codes are drawn by the caller. Deliberately absent: credits, scores,
//! rankings, and anything about learners.

use std::fmt;

use super::{
    class_code::ALPHABET,
    competency::{Evidence, Rulebook, Standing as Level, Verdict, Why},
    frameworks::{EvidenceKind, LevelId},
    ids::{CompetencyId, EvidenceId},
};

/// What an award is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    Competency(CompetencyId),
    /// The level of the whole programme, a result of its own.
    Programme,
}

const PROGRAMME: &str = "programme";

impl What {
    /// For storing and addresses.
    pub fn code(&self) -> &str {
        match self {
            Self::Competency(id) => id.as_str(),
            Self::Programme => PROGRAMME,
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            PROGRAMME => Some(Self::Programme),
            other => CompetencyId::parse(other).ok().map(Self::Competency),
        }
    }
}

/// “foundation”, for storing and addresses.
pub fn level_code(level: LevelId) -> &'static str {
    Level::from(level).code()
}

pub fn level_from_code(code: &str) -> Option<LevelId> {
    LevelId::ALL.into_iter().find(|level| level_code(*level) == code)
}

const SYMBOLS: usize = 16;
/// So many are drawn; the last one follows from them.
pub const DRAWN: usize = SYMBOLS - 1;
/// None shares a factor with thirty, so one wrong symbol never goes unseen.
const WEIGHTS: [usize; 8] = [1, 7, 11, 13, 17, 19, 23, 29];

/// Whoever has it may read the award: 73 bits that nobody guesses, without look-alikes, and a last symbol that shows a slip of the hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwardCode(String);

impl AwardCode {
    /// From numbers below thirty.
    pub fn from_numbers(numbers: [usize; DRAWN]) -> Self {
        let values = numbers.map(|n| n % ALPHABET.len());
        let last = (ALPHABET.len() - weighed(&values) % ALPHABET.len()) % ALPHABET.len();
        let mut all: String = values.iter().map(|v| char::from(ALPHABET[*v])).collect();
        // The last weight is the eighth one.
        let weight = WEIGHTS[DRAWN % WEIGHTS.len()];
        let last = (0..ALPHABET.len()).find(|v| v * weight % ALPHABET.len() == last).unwrap_or_default();
        all.push(char::from(ALPHABET[last]));
        Self(all)
    }

    /// As typed or as in an address: case, spaces and hyphens do not matter. `None` for what we cannot have made.
    pub fn parse(typed: &str) -> Option<Self> {
        let code: String =
            typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–' | '.')).map(|c| c.to_ascii_uppercase()).take(SYMBOLS + 1).collect();
        let values: Vec<usize> = code.bytes().filter_map(|b| ALPHABET.iter().position(|symbol| *symbol == b)).collect();
        (code.len() == SYMBOLS && values.len() == SYMBOLS && weighed(&values).is_multiple_of(ALPHABET.len())).then_some(Self(code))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn weighed(values: &[usize]) -> usize {
    values.iter().zip(WEIGHTS.iter().cycle()).map(|(value, weight)| value * weight).sum()
}

/// Four groups of four, as it is shown and as it stands in addresses.
impl fmt::Display for AwardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, symbol) in self.0.chars().enumerate() {
            if i > 0 && i % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{symbol}")?;
        }
        Ok(())
    }
}

/// The name that stands on it: as its owner writes it, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedName(String);

/// The most letters that fit on the sheet in two lines.
pub const LONGEST_NAME: usize = 80;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameSlip {
    Empty,
    TooLong,
    /// Signs that cannot be seen, or that turn a line round.
    Signs,
}

impl PrintedName {
    pub fn parse(typed: &str) -> Result<Self, NameSlip> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let unseen =
            |c: char| c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        match name.chars().count() {
            _ if name.chars().any(unseen) => Err(NameSlip::Signs),
            _ if !name.chars().any(char::is_alphabetic) => Err(NameSlip::Empty),
            n if n > LONGEST_NAME => Err(NameSlip::TooLong),
            _ => Ok(Self(name)),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why an award was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenBack {
    /// Its owner wished so.
    Wish,
    /// By whoever runs the site, for one of these reasons.
    Mistake,
    Name,
    Evidence,
    Misuse,
}

impl TakenBack {
    pub const BY_SITE: [Self; 4] = [Self::Mistake, Self::Name, Self::Evidence, Self::Misuse];

    pub fn code(self) -> &'static str {
        match self {
            Self::Wish => "wish",
            Self::Mistake => "mistake",
            Self::Name => "name",
            Self::Evidence => "evidence",
            Self::Misuse => "misuse",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Wish].into_iter().chain(Self::BY_SITE).find(|why| why.code() == code)
    }
}

/// What an award comes to now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Holds,
    /// Its last day has passed.
    Ended,
    TakenBack(TakenBack),
    /// Evidence behind it does not count any more, and without it the result is another one.
    NotHeld,
}

impl Standing {
    /// Said in the list that other programs read. An end is in the badge itself.
    pub fn is_revoked(self) -> bool {
        matches!(self, Self::TakenBack(_) | Self::NotHeld)
    }
}

/// What can be awarded now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    pub level: LevelId,
    /// The first millisecond at which it is over.
    pub until: i64,
    pub carried_by: Vec<EvidenceId>,
}

/// The highest level that holds at this moment, without any days of grace. `None` while there is none.
pub fn reached(book: &Rulebook<'_>, what: &What, evidence: &[Evidence], as_of: i64) -> Option<Reached> {
    let found = match what {
        What::Competency(id) => {
            let decision = book.decide(book.framework.competency(id.as_str())?, evidence, as_of);
            decision.levels.iter().rev().find(|(_, v)| v.met).and_then(|(level, verdict)| all_of(*level, &[verdict]))
        }
        What::Programme => programme(book, evidence, as_of),
    };
    found.filter(|r| r.until > as_of)
}

fn programme(book: &Rulebook<'_>, evidence: &[Evidence], as_of: i64) -> Option<Reached> {
    let level = book.programme(evidence, as_of)?;
    let decisions: Vec<_> = book.framework.all().map(|c| (c, book.decide(c, evidence, as_of))).collect();
    let proficient: Vec<&Verdict> = decisions.iter().filter_map(|(_, d)| d.level(LevelId::Proficient)).filter(|v| v.met).collect();
    if level >= LevelId::Proficient && proficient.len() == decisions.len() {
        return all_of(LevelId::Proficient, &proficient);
    }
    let domains: Vec<_> = book.framework.rules.foundation_domains.iter().filter_map(|id| book.framework.domain(id)).collect();
    let asked = decisions.iter().filter(|(c, _)| c.evidence.contains(&EvidenceKind::Knowledge) && domains.iter().any(|d| d.competencies.contains(c)));
    let known: Option<Vec<&Verdict>> = asked.map(|(_, d)| d.level(LevelId::Proficient).and_then(knowledge)).collect();
    all_of(LevelId::Foundation, &known?)
}

/// The part of a verdict that accepted knowledge answers.
fn knowledge(verdict: &Verdict) -> Option<&Verdict> {
    match &verdict.why {
        Why::Need(answered) => (verdict.met && answered.need.kind == EvidenceKind::Knowledge).then_some(verdict),
        Why::All(parts) | Why::Any(parts) | Why::AtLeast { of: parts, .. } => parts.iter().find_map(knowledge),
    }
}

fn all_of(level: LevelId, verdicts: &[&Verdict]) -> Option<Reached> {
    let until = verdicts.iter().map(|v| v.until).min().flatten()?;
    let answered = verdicts.iter().flat_map(|v| v.answered());
    let mut carried_by: Vec<EvidenceId> = answered.filter(|(met, _)| *met).flat_map(|(_, a)| a.carried_by.clone()).collect();
    carried_by.sort();
    carried_by.dedup();
    Some(Reached { level, until, carried_by })
}

/// Does what was awarded still come out, by the rules of then over the evidence that counts now? Asked for its last moment once it has
/// ended, so that an end by time is never taken for another one.
pub fn is_held(book: &Rulebook<'_>, what: &What, level: LevelId, evidence: &[Evidence], valid_until: i64, now: i64) -> bool {
    let as_of = now.min(valid_until.saturating_sub(1));
    match what {
        What::Competency(id) => book.framework.competency(id.as_str()).is_some_and(|c| book.decide(c, evidence, as_of).standing >= level.into()),
        What::Programme => book.programme(evidence, as_of) >= Some(level),
    }
}

#[cfg(test)]
#[path = "award_tests.rs"]
mod tests;
