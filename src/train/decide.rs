//! From a finished attempt to the record: evidence for each competency, then its result by the rules, all inside the caller's change.
//!
//! Append-only. A result names the framework's text, the rules' version, the time zone and its moment, so that it can be made again byte
//! for byte: `Decider` is the only way to a result, for pages, for attempts and for the command that makes all of them again.

use serde::Serialize;
use serde_json::{Value, json};

use super::calendar::SiteCalendar;
use crate::{
    content::Library,
    domain::{
        competency::{Decision, ENGINE, Evidence, Outcome, Rating, Rulebook, Standing},
        frameworks::{Competencies, Competency, EvidenceKind, LevelId},
        ids::{AttemptId, CompetencyId, Revision},
    },
    http::visit::Visit,
    storage::{
        Change, StorageError,
        evidence::{self, NewEvidence},
        observers::Decides,
        results::{self, CompetencyResult},
        staff::Staff,
    },
};

/// A framework, its text's revision, and where days end: everything that decides, but the evidence.
pub struct Decider<'a> {
    pub framework: &'a Competencies,
    pub revision: &'a Revision,
    pub calendar: SiteCalendar,
}

impl<'a> Decider<'a> {
    /// By today's library and the site's time zone.
    pub fn of(visit: &'a Visit) -> Self {
        Self::by(&visit.library, &visit.house.settings.time_zone)
    }

    /// The same where nobody visits.
    pub fn by(library: &'a Library, time_zone: &str) -> Self {
        Self { framework: &library.competencies, revision: &library.competencies_revision, calendar: SiteCalendar::of(time_zone) }
    }

    pub fn book(&self) -> Rulebook<'_> {
        Rulebook { framework: self.framework, calendar: &self.calendar }
    }

    pub fn decide(&self, competency: &Competency, evidence: &[Evidence], as_of: i64) -> Decision {
        self.book().decide(competency, evidence, as_of)
    }

    /// A result as it is kept. The same function makes it again when somebody asks whether it still comes out the same.
    pub fn stored(&self, competency: &Competency, evidence: &[Evidence], as_of: i64) -> CompetencyResult {
        let decision = self.decide(competency, evidence, as_of);
        let why = Explanation { framework: self.revision.as_str(), engine: ENGINE, zone: self.calendar.zone(), decision: &decision };
        CompetencyResult {
            competency: decision.competency.clone(),
            level: decision.standing.code().to_owned(),
            framework_version: self.framework.version.to_string(),
            rule_version: rule_version(self.framework),
            as_of,
            // A struct of plain values always becomes JSON.
            explanation: serde_json::to_string(&why).unwrap_or_default(),
        }
    }
}

/// For whoever weighs evidence where it is stored: who may sign, and what follows from a signature.
impl Decides for Decider<'_> {
    fn framework(&self) -> &Competencies {
        self.framework
    }

    fn revision(&self) -> &Revision {
        self.revision
    }

    fn standing(&self, competency: &Competency, stored: &[evidence::Evidence], as_of: i64) -> Standing {
        self.decide(competency, &for_rules(stored), as_of).standing
    }

    fn result(&self, competency: &Competency, stored: &[evidence::Evidence], as_of: i64) -> CompetencyResult {
        self.stored(competency, &for_rules(stored), as_of)
    }
}

/// “1.1”: the version of the rules in the file, then of the code that reads them.
pub fn rule_version(framework: &Competencies) -> String {
    format!("{}.{ENGINE}", framework.rules_version)
}

/// What stands in `clinician_result.explanation`.
#[derive(Serialize)]
struct Explanation<'a> {
    /// The revision of the framework's text; kept with the wordings.
    framework: &'a str,
    engine: u32,
    zone: &'a str,
    #[serde(flatten)]
    decision: &'a Decision,
}

/// By what a stored result was decided: the framework's revision, the engine's version and the time zone.
pub fn decided_by(kept: &CompetencyResult) -> Option<(Revision, u32, String)> {
    let why: Value = serde_json::from_str(&kept.explanation).ok()?;
    let engine = u32::try_from(why.get("engine")?.as_u64()?).ok()?;
    Some((Revision::from_digest(why.get("framework")?.as_str()?), engine, why.get("zone")?.as_str()?.to_owned()))
}

/// What an attempt has shown.
pub struct Shown<'a> {
    pub attempt: &'a AttemptId,
    pub kind: EvidenceKind,
    pub outcome: Outcome,
    pub revision: &'a Revision,
    /// Each with the number of items about it; a case counts its decisions for all.
    pub competencies: &'a [(CompetencyId, u32)],
}

/// Writes the evidence and what follows from it. The framework's text has been kept before (`asked::keep`).
pub async fn write(change: &mut Change, staff: &Staff, by: &Decider<'_>, shown: &Shown<'_>, now: i64) -> Result<(), StorageError> {
    let (points, possible) = shown.outcome.points();
    for (id, items) in shown.competencies {
        let detail = json!({
            "outcome": shown.outcome.code(), "points": points, "possible": possible, "items": items,
            "framework": by.framework.version, "rules": rule_version(by.framework),
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
    let about: Vec<&CompetencyId> = shown.competencies.iter().map(|(id, _)| id).collect();
    follow(change, staff, by, &about, now).await
}

/// The results of these competencies, by all evidence that this change sees.
pub async fn follow(change: &mut Change, staff: &Staff, by: &Decider<'_>, about: &[&CompetencyId], now: i64) -> Result<(), StorageError> {
    let all = for_rules(&evidence::all_in(change, staff).await?);
    // Never the moment of an earlier result: results are told apart by it.
    let as_of = results::last_moment(change, staff).await?.map_or(now, |last| now.max(last + 1));
    for competency in about.iter().filter_map(|id| by.framework.competency(id.as_str())) {
        results::add(change, staff, &by.stored(competency, &all, as_of)).await?;
    }
    Ok(())
}

/// Stored evidence as the rules see it. A kind that the rules do not know (a newer server wrote it) is no evidence for them.
pub fn for_rules(stored: &[evidence::Evidence]) -> Vec<Evidence> {
    stored.iter().filter_map(|e| EvidenceKind::from_code(&e.what.kind).map(|kind| one_for_rules(e, kind))).collect()
}

/// Now, but never before the newest piece, or the newest that was taken out or judged again: two clocks of one service may differ by a little.
pub fn moment(evidence: &[Evidence], now: i64) -> i64 {
    let moments = |e: &Evidence| [Some(e.at), e.voided_at, e.again.iter().map(|(at, _)| *at).max()];
    evidence.iter().flat_map(moments).flatten().max().unwrap_or(now).max(now)
}

fn one_for_rules(stored: &evidence::Evidence, kind: EvidenceKind) -> Evidence {
    let detail: Value = serde_json::from_str(&stored.what.detail).unwrap_or_default();
    let text = |name: &str| detail.get(name).and_then(Value::as_str);
    Evidence {
        id: stored.id.clone(),
        competency: stored.what.competency.clone(),
        kind,
        shown: stored.shown_first(),
        rating: text("rating").and_then(Rating::from_code),
        level: text("level").and_then(LevelId::from_code),
        signed_by: text("signed_by").map(str::to_owned),
        at: stored.given_at,
        ends_at: detail.get("ends_at").and_then(Value::as_i64),
        voided_at: stored.void.as_ref().map(|void| void.at),
        again: stored.again.iter().map(|again| (again.at, again.shown)).collect(),
    }
}
