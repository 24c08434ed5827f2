//! From a finished attempt to the record: evidence for each competency, then its result by the rules, all inside the caller's change.
//!
//! Append-only. A result names the framework's version, the rules' version and its moment, so that it can be made again byte for byte.

use serde_json::json;

use crate::{
    domain::{
        competency::{self, Outcome},
        frameworks::{Competencies, EvidenceKind},
        ids::{AttemptId, CompetencyId, Revision},
    },
    storage::{
        Change, StorageError,
        evidence::{self, NewEvidence},
        results::{self, CompetencyResult},
        staff::Staff,
    },
};

/// What an attempt has shown.
pub struct Shown<'a> {
    pub attempt: &'a AttemptId,
    pub kind: EvidenceKind,
    pub outcome: Outcome,
    pub revision: &'a Revision,
    /// Each with the number of items about it; a case counts its decisions for all.
    pub competencies: &'a [(CompetencyId, u32)],
}

/// Writes the evidence and what follows from it.
pub async fn write(change: &mut Change, staff: &Staff, framework: &Competencies, shown: &Shown<'_>, now: i64) -> Result<(), StorageError> {
    let (points, possible) = shown.outcome.points();
    for (id, items) in shown.competencies {
        let detail = json!({
            "outcome": shown.outcome.code(), "points": points, "possible": possible, "items": items,
            "framework": framework.version, "rules": framework.rules_version,
        });
        let new = NewEvidence {
            competency: id.clone(),
            kind: shown.kind.code().to_owned(),
            attempt: Some(shown.attempt.clone()),
            accepted: shown.outcome.accepted(),
            detail: detail.to_string(),
            content_version: shown.revision.as_str().to_owned(),
        };
        evidence::add(change, staff, &new, now).await?;
    }
    let all = for_rules(&evidence::all_in(change, staff).await?);
    // Never the moment of an earlier result: results are told apart by it.
    let as_of = results::last_moment(change, staff).await?.map_or(now, |last| now.max(last + 1));
    for competency in shown.competencies.iter().filter_map(|(id, _)| framework.competency(id.as_str())) {
        let decided = competency::result(framework, competency, &all, as_of);
        results::add(change, staff, &stored(framework, &decided, as_of)).await?;
    }
    Ok(())
}

/// Stored evidence as the rules see it. A kind that the rules do not know (a newer server wrote it) is no evidence for them.
pub fn for_rules(stored: &[evidence::Evidence]) -> Vec<competency::Evidence> {
    stored
        .iter()
        .filter_map(|e| {
            let kind = EvidenceKind::from_code(&e.what.kind)?;
            Some(competency::Evidence { id: e.id.clone(), competency: e.what.competency.clone(), kind, accepted: e.what.accepted, at: e.given_at })
        })
        .collect()
}

/// A result as it is kept. The same function makes it again when somebody asks whether it still comes out the same.
pub fn stored(framework: &Competencies, decided: &competency::Result, as_of: i64) -> CompetencyResult {
    let carried: Vec<_> = decided.carried_by.iter().map(|(kind, id)| json!([kind.code(), id.as_str()])).collect();
    let missing: Vec<_> = decided.missing.iter().map(|kind| kind.code()).collect();
    CompetencyResult {
        competency: decided.competency.clone(),
        level: decided.standing.code().to_owned(),
        framework_version: framework.version.to_string(),
        rule_version: framework.rules_version.to_string(),
        as_of,
        explanation: json!({ "carried_by": carried, "missing": missing, "valid_until": decided.valid_until }).to_string(),
    }
}
