//! Which reviews a change needs, and when a text is looked at again: `content/studio/reviews.yaml`, read strictly.
//!
//! A file can ask for more than the floors below and never for less: somebody with lived experience reads whatever changes what a text says,
//! a clinician whatever keeps people safe, a reader of the language a translation. Deliberately absent: rules for one person or one site.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Capacity, kinds::Kind};

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub version: u32,
    pub needs: BTreeMap<Kind, People>,
    pub again: Again,
}

/// How many people in each capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct People {
    pub lived_experience: u32,
    pub clinical: u32,
    pub plain_language: u32,
    pub translation: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Again {
    pub months: u32,
    pub sooner: Vec<Sooner>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sooner {
    /// The first part of a path.
    pub under: String,
    pub months: u32,
}

/// What is asked for in one capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    pub capacity: Capacity,
    pub people: u32,
}

/// More people than any college has is a slip in the file.
pub const MOST_PEOPLE: u32 = 9;
pub const MONTHS: std::ops::RangeInclusive<u32> = 1..=24;

impl People {
    pub fn of(&self, capacity: Capacity) -> u32 {
        match capacity {
            Capacity::LivedExperience => self.lived_experience,
            Capacity::Clinical => self.clinical,
            Capacity::PlainLanguage => self.plain_language,
            Capacity::Translation => self.translation,
        }
    }
}

/// The least that a file can ask for.
fn floor(kind: Kind) -> People {
    let none = People::default();
    match kind {
        Kind::Wording | Kind::HadBefore => none,
        Kind::Translation => People { translation: 1, ..none },
        Kind::HelpLines => People { clinical: 1, ..none },
        Kind::Safety => People { lived_experience: 1, clinical: 1, ..none },
        Kind::Meaning | Kind::Answers | Kind::Frameworks | Kind::NewText | Kind::Pictures | Kind::Removed => People { lived_experience: 1, ..none },
    }
}

impl Rules {
    /// How many people this kind of change needs in a capacity.
    pub fn asks(&self, kind: Kind, capacity: Capacity) -> u32 {
        let asked = self.needs.get(&kind).map_or(0, |people| people.of(capacity));
        asked.max(floor(kind).of(capacity))
    }

    /// What several kinds of change need together: the most that any of them asks for.
    pub fn needed(&self, kinds: &BTreeSet<Kind>) -> Vec<Needed> {
        let most = |capacity| kinds.iter().map(|kind| self.asks(*kind, capacity)).max().unwrap_or(0);
        Capacity::ALL.into_iter().map(|capacity| Needed { capacity, people: most(capacity) }).filter(|needed| needed.people > 0).collect()
    }

    /// After how many months a text is looked at again.
    pub fn months(&self, path: &str) -> u32 {
        let sooner = self.again.sooner.iter().filter(|part| path.starts_with(&part.under)).map(|part| part.months);
        sooner.chain([self.again.months]).min().unwrap_or(self.again.months)
    }

    /// What a file says that it cannot say: what, and what to write.
    pub fn slips(&self) -> Vec<(String, String)> {
        let mut slips = Vec::new();
        for kind in Kind::ALL {
            let name = kind.code().replace('-', "_");
            let Some(people) = self.needs.get(&kind) else {
                slips.push((format!("Nothing is said about changes of the kind {name}"), format!("Add a line: {name}: {{…}}")));
                continue;
            };
            for capacity in Capacity::ALL {
                let (asked, least) = (people.of(capacity), floor(kind).of(capacity));
                if asked < least || asked > MOST_PEOPLE {
                    let what = format!("{name} asks for {asked} in {}", capacity.code());
                    slips.push((what, format!("Write a number from {least} to {MOST_PEOPLE}")));
                }
            }
        }
        let mut months = self.again.sooner.iter().map(|part| part.months).chain([self.again.months]);
        if months.any(|months| !MONTHS.contains(&months)) {
            slips.push(("A number of months is too small or too large".into(), format!("Write {} to {}", MONTHS.start(), MONTHS.end())));
        }
        slips
    }
}

/// What holds where a folder has no such file, or a broken one: everything that is asked for anywhere.
impl Default for Rules {
    fn default() -> Self {
        let none = People::default();
        let words = People { lived_experience: 2, clinical: 1, plain_language: 1, ..none };
        let people = |kind| match kind {
            Kind::Wording | Kind::HadBefore => none,
            Kind::Translation => People { translation: 1, ..none },
            Kind::HelpLines => People { clinical: 1, plain_language: 1, ..none },
            Kind::Pictures => People { lived_experience: 2, plain_language: 1, ..none },
            Kind::Removed => People { lived_experience: 2, clinical: 1, ..none },
            Kind::Meaning | Kind::Safety | Kind::Answers | Kind::Frameworks | Kind::NewText => words,
        };
        let needs = Kind::ALL.into_iter().map(|kind| (kind, people(kind))).collect();
        let sooner = vec![Sooner { under: "help/".into(), months: 3 }];
        Self { version: 1, needs, again: Again { months: 12, sooner } }
    }
}
