//! The rules for reviews of changed texts: none is left out, none asks for less than protects people, and parts of the folder exist.

use super::Round;
use crate::{content::assemble::REVIEW_RULES, domain::problem::Problem};

pub fn check(round: &mut Round) {
    // A file that could not be read was said already.
    if round.known.files.get(REVIEW_RULES).is_none() {
        return;
    }
    let rules = &round.library.review_rules;
    for (what, fix) in rules.slips() {
        round.note(REVIEW_RULES, Problem::error(0, what, "Readers would get texts that nobody read for them", fix));
    }
    for part in &rules.again.sooner {
        if !round.known.files.paths().any(|path| path.starts_with(&part.under)) {
            let what = format!("Nothing in the folder begins with {}", part.under);
            round.note(REVIEW_RULES, Problem::advice(0, what, "Its months are for nothing", "Correct the name, or take the line out"));
        }
    }
}
