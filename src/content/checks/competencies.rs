//! The clinician framework: ids that stay unique over versions, and rules that somebody can meet.
//!
//! Deliberately absent: whether the rules are wise. A panel says that, and is named in the file.

use super::Round;
use crate::domain::{
    competency::{LevelRules, Need, Rule, Several},
    frameworks::{Competency, EvidenceKind, LevelId},
    problem::Problem,
};
use std::collections::BTreeSet;

pub(super) const FILE: &str = "frameworks/clinician-competencies.yaml";

pub fn check(round: &mut Round) {
    let found = Finder { text: round.known.files.get(FILE).unwrap_or_default() };
    let framework = &round.library.competencies;
    let mut problems = Vec::new();
    marks(framework, &found, &mut problems);
    names(framework, &found, &mut problems);
    let levels_line = found.rule("levels:");
    for (level, rule) in levels(&framework.rules.levels) {
        look(rule, level, None, levels_line, &mut problems);
    }
    for competency in framework.all() {
        let line = found.line(&format!("id: {}", competency.id));
        for (level, rule) in levels(&competency.rules) {
            look(rule, level, Some(competency), line, &mut problems);
        }
        if framework.rule(competency, LevelId::Proficient).is_none() {
            let what = format!("No rule says how {} is reached", competency.id);
            problems.push(Problem::error(line, what, "Nobody could ever show it", "Give it kinds under evidence:, and a rule for the level proficient"));
        }
    }
    for problem in problems {
        round.note(FILE, problem);
    }
}

/// Where something stands in the file, so that a problem has a line.
pub(super) struct Finder<'t> {
    pub text: &'t str,
}

impl Finder<'_> {
    /// The first line that begins with these words, after `- ` or `{`.
    pub fn line(&self, words: &str) -> u32 {
        self.after(0, words)
    }

    /// The same among the rules that are for all competencies.
    fn rule(&self, words: &str) -> u32 {
        self.after(self.text.lines().position(|line| line.trim_end() == "rules:").unwrap_or(0), words)
    }

    fn after(&self, skip: usize, words: &str) -> u32 {
        let begins = |line: &str| {
            let rest = line.trim_start_matches([' ', '-', '{']).strip_prefix(words);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '.'))
        };
        (1..).zip(self.text.lines()).skip(skip).find(|(_, line)| begins(line)).map_or(0, |(at, _)| at)
    }
}

fn levels(rules: &LevelRules) -> impl Iterator<Item = (LevelId, &Rule)> {
    LevelId::ALL.into_iter().filter_map(|level| rules.of(level).map(|rule| (level, rule)))
}

fn marks(framework: &crate::domain::frameworks::Competencies, found: &Finder<'_>, problems: &mut Vec<Problem>) {
    let (k, v) = (&framework.rules.knowledge, &framework.rules.vignette);
    let sure = [
        ((1..=100).contains(&k.pass_percent), "knowledge:", "pass_percent is not between 1 and 100"),
        (k.tries > 0, "knowledge:", "tries is 0: nobody could take a check"),
        (v.points_needed > 0 && v.points_needed <= v.points_possible, "vignette:", "points_needed is not between 1 and points_possible"),
    ];
    for (_, line, what) in sure.iter().filter(|(fine, ..)| !fine) {
        problems.push(Problem::error(found.rule(line), *what, "The rule could not be met, or would always be met", "Correct the number"));
    }
    for id in framework.rules.foundation_domains.iter().filter(|id| framework.domain(id).is_none()) {
        let what = format!("foundation_domains names {id}, which is no domain");
        problems.push(Problem::error(
            found.rule("foundation_domains:"),
            what,
            "The Foundation level could not be reached",
            "Take an id from the domains above",
        ));
    }
}

fn names(framework: &crate::domain::frameworks::Competencies, found: &Finder<'_>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    let ids = framework.all().map(|c| (c, &c.id)).chain(framework.all().flat_map(|c| c.formerly.iter().map(move |old| (c, old))));
    for (competency, id) in ids {
        if !seen.insert(id.as_str()) {
            let what = format!("{id} stands for two competencies, or is named under formerly and still in use");
            let why = "Evidence would count twice, or under the wrong name";
            problems.push(Problem::error(found.line(&format!("id: {}", competency.id)), what, why, "Give the newer one an id of its own"));
        }
    }
    for domain in &framework.domains {
        let line = found.line(&format!("id: {}", domain.id));
        if domain.valid_months == 0 {
            problems.push(Problem::error(
                line,
                format!("Evidence in {} would end on the day it is given", domain.id),
                "Nothing could be reached",
                "Set valid_months",
            ));
        }
        for competency in &domain.competencies {
            let kinds: BTreeSet<EvidenceKind> = competency.evidence.iter().copied().collect();
            if kinds.len() < competency.evidence.len() {
                let what = format!("{} names a kind of evidence twice", competency.id);
                problems.push(Problem::error(
                    found.line(&format!("id: {}", competency.id)),
                    what,
                    "It would be asked for twice",
                    "Name each kind once under evidence:",
                ));
            }
        }
    }
}

/// One rule and all in it.
fn look(rule: &Rule, level: LevelId, competency: Option<&Competency>, line: u32, problems: &mut Vec<Problem>) {
    let of = competency.map_or("the framework".to_owned(), |c| c.id.to_string());
    let mut error =
        |what: String, fix: &str| problems.push(Problem::error(line, format!("{what} ({of}, {})", name(level)), "No evidence could ever meet it", fix));
    match rule {
        Rule::ByColumn => {}
        Rule::All(rules) | Rule::Any(rules) => {
            if rules.is_empty() {
                error("A list of rules is empty".into(), "Write what is needed, or take the list out");
            }
            rules.iter().for_each(|inner| look(inner, level, competency, line, problems));
        }
        Rule::AtLeast(Several { count, of: rules }) => {
            if *count == 0 || *count > rules.len() {
                error(format!("“at-least” asks for {count} of {}", rules.len()), "Ask for 1 or more, and for no more than there are");
            }
            rules.iter().for_each(|inner| look(inner, level, competency, line, problems));
        }
        Rule::Level(lower) if *lower >= level => {
            error(
                format!("The rule builds on the level {}, which is not below it", name(*lower)),
                "Build on a lower level: foundation, then proficient, then lead",
            );
        }
        Rule::Level(_) => {}
        Rule::Needs(need) => {
            if let Some((what, fix)) = wrong_need(need, competency) {
                error(what, fix);
            }
        }
    }
}

fn wrong_need(need: &Need, competency: Option<&Competency>) -> Option<(String, &'static str)> {
    let kind = need.kind.code();
    if need.times == 0 || need.people == 0 {
        return Some((format!("“{kind}” is needed 0 times, or by 0 people"), "Leave the number out for once"));
    }
    if need.people > need.times {
        return Some((format!("“{kind}” is needed {} times, by {} people", need.times, need.people), "Ask for at least as many times as people"));
    }
    if need.kind != EvidenceKind::Observed && (need.rating.is_some() || need.people > 1) {
        return Some((format!("Only “observed” is signed by people with a rating, “{kind}” is not"), "Take rating and people out"));
    }
    if need.within_months == Some(0) {
        return Some((format!("“{kind}” would be too old on the day it is given"), "Leave within-months out, or ask for 1 or more"));
    }
    if need.level.is_some() != (need.kind == EvidenceKind::PriorLearning) {
        return Some((format!("Prior learning is approved for a level and nothing else is: “{kind}”"), "Give prior-learning its level, take it out elsewhere"));
    }
    if need.kind.is_of_columns() && competency.is_some_and(|c| !c.evidence.contains(&need.kind)) {
        return Some((format!("“{kind}” is needed, and is not among its kinds"), "Name it under evidence:, too"));
    }
    None
}

fn name(level: LevelId) -> &'static str {
    match level {
        LevelId::Foundation => "foundation",
        LevelId::Proficient => "proficient",
        LevelId::Lead => "lead",
    }
}
