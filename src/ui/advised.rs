//! A piece of advice in the words of a language: what stands there, why it matters, what can be done.
//!
//! Deliberately absent: rules (`domain::advice`) and pages. `content check` says the same words in English.

use super::words::Say;
use crate::domain::{advice::Advice, problem::Problem};

/// As it is said to an author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub what: String,
    pub why: String,
    pub fix: String,
}

impl Told {
    pub fn of(say: Say, advice: &Advice) -> Self {
        let name = advice.rule.name();
        let mut blanks = vec![("words", advice.words.clone())];
        blanks.extend(advice.blanks.iter().cloned());
        let words = |ending: &str| say.with(&format!("advice-{name}{ending}"), &blanks);
        Self { what: words(""), why: words("-why"), fix: words("-fix") }
    }

    /// A problem in the reader's language, where it is one that the catalogue knows; else as it was written down, in English.
    pub fn of_problem(say: Say, problem: &Problem) -> Self {
        match &problem.advice {
            Some(advice) => Self::of(say, advice),
            None => Self { what: problem.what.clone(), why: problem.why.clone(), fix: problem.fix.clone() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{advice::Rule, locale::Locale, problem::Severity};

    const BLANKS: [&str; 17] =
        ["score", "target", "n", "most", "plain", "listed", "do", "file", "marks", "wanted", "device", "flag", "list", "filled", "version", "open", "on"];

    #[test]
    fn every_rule_speaks_both_languages() {
        for rule in Rule::ALL {
            let blank = |advice: Advice, name| advice.with(name, 100);
            let advice = BLANKS.into_iter().fold(Advice::new(rule, Severity::Advice, 1), blank);
            let told = Locale::ALL.map(|locale| Told::of(Say(locale), &advice));
            for Told { what, why, fix } in &told {
                for words in [what, why, fix] {
                    assert!(
                        words.len() > 5 && !words.contains(&format!("advice-{}", rule.name())) && !words.contains("Unknown localization"),
                        "{rule:?}: {words}"
                    );
                }
            }
            assert_ne!(told[0], told[1], "{rule:?}");
        }
        let names: std::collections::BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
    }
}
