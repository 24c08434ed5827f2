//! What its owner wants on the sheet. Read from the address, kept nowhere.

use crate::{domain::frameworks::Competencies, http::body::Form, storage::awards::Award};

/// So many awards fit on one sheet beside everything else.
pub const MOST_AWARDS: usize = 6;

/// Parts that may be ticked, and whether a sheet has them that nobody chose for.
pub const PARTS: [(&str, bool); 3] = [("until", true), ("evidence", true), ("open", false)];

pub struct Choice {
    domains: Vec<String>,
    parts: Vec<&'static str>,
    awards: Vec<String>,
    /// More awards were ticked than fit.
    pub too_many: bool,
}

impl Choice {
    /// Names that mean nothing here are left out. Without a choice: all domains, the usual parts, the newest awards.
    pub fn read(framework: &Competencies, awards: &[Award], asked: &Form) -> Self {
        let chosen = asked.has("chosen");
        let ticked = |name: &str, value: &str| asked.many(name).any(|v| v == value);
        let domains = framework.domains.iter().map(|d| d.id.as_str()).filter(|id| !chosen || ticked("domain", id)).map(str::to_owned).collect();
        let parts = PARTS.into_iter().filter(|(part, usual)| if chosen { ticked("show", part) } else { *usual }).map(|(part, _)| part).collect();
        let wanted: Vec<String> = awards.iter().map(|a| a.drawn.code.to_string()).filter(|code| !chosen || ticked("award", code)).collect();
        Self { domains, parts, too_many: chosen && wanted.len() > MOST_AWARDS, awards: wanted.into_iter().take(MOST_AWARDS).collect() }
    }

    pub fn has_domain(&self, id: &str) -> bool {
        self.domains.iter().any(|d| d == id)
    }

    pub fn has(&self, part: &str) -> bool {
        self.parts.contains(&part)
    }

    pub fn has_award(&self, award: &Award) -> bool {
        self.awards.iter().any(|code| *code == award.drawn.code.to_string())
    }
}
