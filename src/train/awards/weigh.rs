//! What an award comes to now: by the framework that it names, over the evidence that still counts.

use crate::{
    domain::{
        award::{self, Standing},
        competency::{Evidence, Rulebook},
    },
    http::house::House,
    storage::{
        StorageError,
        awards::{self, Award},
    },
    train::{calendar::SiteCalendar, decide, replay::Frameworks},
};

pub async fn standing(house: &House, award: &Award) -> Result<Standing, StorageError> {
    if let Some((_, why)) = award.taken_back {
        return Ok(Standing::TakenBack(why));
    }
    let evidence = decide::for_rules(&awards::evidence_behind(&house.stores.people, award).await?);
    weighed(&mut Frameworks::of(&house.stores.content), award, &evidence, house.now()).await
}

/// The same with everything at hand. A framework's text that is lost is a fault to look at, and no reason to say anything about anybody.
pub(in crate::train) async fn weighed(frameworks: &mut Frameworks<'_>, award: &Award, evidence: &[Evidence], now: i64) -> Result<Standing, StorageError> {
    if let Some((_, why)) = award.taken_back {
        return Ok(Standing::TakenBack(why));
    }
    let frozen = &award.frozen;
    let framework = frameworks.find(&frozen.revision).await?.ok_or(StorageError::Unreadable { column: "framework_revision" })?;
    let calendar = SiteCalendar::of(&frozen.zone);
    let book = Rulebook { framework, calendar: &calendar };
    Ok(match award::is_held(&book, &frozen.what, frozen.level, evidence, frozen.valid_until, now) {
        false => Standing::NotHeld,
        true if now >= frozen.valid_until => Standing::Ended,
        true => Standing::Holds,
    })
}
