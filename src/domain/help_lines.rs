//! Help lines by region, with the day they were checked and by whom. The only place where a crisis number may stand.
//!
//! Deliberately absent: guessing a region from an address or a language. A host sets it, a reader may change it.

use super::locale::Words;
use serde::Deserialize;

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLines {
    /// The region that is shown until somebody chooses.
    pub default: String,
    pub regions: Vec<Region>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    pub id: String,
    pub name: Words,
    /// The day, as `2026-11-01`; `None`: nobody has checked these numbers, and the page says so.
    pub checked_on: Option<String>,
    pub checked_by: Option<String>,
    pub recheck_days: u32,
    /// Where “Leave quickly” goes.
    pub neutral_site: String,
    pub lines: Vec<HelpLine>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HelpKind {
    Crisis,
    More,
    Relay,
    Emergency,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    pub id: String,
    pub kind: HelpKind,
    pub heading: Words,
    pub name: Words,
    pub about: Option<Words>,
    /// Digits to dial, for `tel:`.
    pub call: Option<String>,
    /// Digits to text, for `sms:`.
    pub text: Option<String>,
    /// The number as people write it.
    pub shown: String,
    pub hours: Option<Words>,
    /// Codes of the languages that a source states; empty when none does.
    pub languages: Vec<String>,
    pub what_happens: Option<Words>,
    pub source: String,
}

impl HelpLines {
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }
    /// The region that was asked for, else the default, else the first.
    pub fn region_or_default(&self, id: Option<&str>) -> Option<&Region> {
        id.and_then(|id| self.region(id)).or_else(|| self.region(&self.default)).or_else(|| self.regions.first())
    }
}

impl Region {
    pub fn of_kind(&self, kind: HelpKind) -> impl Iterator<Item = &HelpLine> {
        self.lines.iter().filter(move |line| line.kind == kind)
    }
}
