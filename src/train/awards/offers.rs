//! What somebody can have as an award now: each competency at the level that it has reached, and the level of the whole programme.
//!
//! Two things must agree: the result that was stored when it was decided, and the same decision made again now from the evidence that still
//! counts. Days of grace make no award.

use crate::{
    domain::{
        award::{self, Reached, What},
        competency::Standing,
        frameworks::{EvidenceKind, LevelId},
        ids::{CompetencyId, Revision},
    },
    http::{error::Trouble, visit::Visit},
    storage::{
        evidence,
        results::{self, CompetencyResult},
        staff::Staff,
    },
    train::{
        asked,
        decide::{self, Decider, rule_version},
    },
};

/// What can be made, with everything that will be frozen of it.
pub struct Offer {
    pub what: What,
    pub reached: Reached,
    pub framework_version: String,
    pub rule_version: String,
    pub revision: Revision,
    pub zone: String,
    pub provisional: bool,
    pub founding: bool,
}

impl Offer {
    /// In a form.
    pub fn value(&self) -> String {
        format!("{}/{}", self.what.code(), award::level_code(self.reached.level))
    }
}

/// The programme first, then the competencies in the order of the framework.
pub async fn all(visit: &Visit, staff: &Staff) -> Result<Vec<Offer>, Trouble> {
    let people = &visit.house.stores.people;
    let stored = evidence::all(people, staff).await?;
    let results = results::latest(people, staff).await?;
    let founding: Vec<_> = stored.iter().filter(|e| is_founding(&e.what.detail)).map(|e| e.id.clone()).collect();
    let evidence = decide::for_rules(&stored);
    let now = decide::moment(&evidence, visit.house.now());
    let by = Decider::of(visit);
    let competencies = by.framework.all().map(|c| What::Competency(c.id.clone()));
    let of = |id: &CompetencyId| results.iter().find(|r| r.competency == *id);
    let said = |what: &What, level: LevelId| match (what, level) {
        (What::Competency(id), _) => of(id).is_some_and(|r| says(r, level)),
        // Its own level is no stored result; those that it is made of are.
        (What::Programme, LevelId::Foundation) => {
            let domains = by.framework.rules.foundation_domains.iter().filter_map(|id| by.framework.domain(id));
            domains.flat_map(|d| &d.competencies).filter(|c| c.evidence.contains(&EvidenceKind::Knowledge)).all(|c| of(&c.id).is_some())
        }
        (What::Programme, _) => by.framework.all().all(|c| of(&c.id).is_some_and(|r| says(r, level))),
    };
    let offers = [What::Programme].into_iter().chain(competencies).filter_map(|what| {
        let reached = award::reached(&by.book(), &what, &evidence, now).filter(|reached| said(&what, reached.level))?;
        Some(Offer {
            founding: reached.carried_by.iter().any(|id| founding.contains(id)),
            what,
            reached,
            framework_version: by.framework.version.to_string(),
            rule_version: rule_version(by.framework),
            revision: by.revision.clone(),
            zone: by.calendar.zone().to_owned(),
            provisional: by.framework.panel.is_none(),
        })
    });
    Ok(offers.collect())
}

/// The framework's text, kept before an award names it.
pub async fn keep_text(visit: &Visit) -> Result<(), Trouble> {
    asked::keep(visit, &visit.library.competencies_revision).await
}

fn says(result: &CompetencyResult, level: LevelId) -> bool {
    award::level_from_code(&result.level).is_some_and(|stored| Standing::from(stored) >= level.into())
}

/// Signed by a founding observer, as the evidence says.
fn is_founding(detail: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(detail).is_ok_and(|detail| detail.get("founding").and_then(serde_json::Value::as_bool) == Some(true))
}
