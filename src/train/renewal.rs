//! Renewal: what to show again before a result ends, on the page of a competency and once in the inbox.
//!
//! Deliberately absent: reminders to anybody else. Nobody but the person is told that something of theirs ends.

use leptos::prelude::*;

use super::{
    decide::{self, Decider},
    framework::kind_name,
    next_step,
};
use crate::{
    domain::{
        competency::{Decision, Stage},
        frameworks::Competency,
        ids::StaffId,
        notice::Kind,
    },
    http::{house::House, visit::Visit},
    storage::{StorageError, everyones_results, inbox, renewals},
};

/// What to show again, and by when; nothing while there is time.
pub fn view(visit: &Visit, by: &Decider<'_>, c: &Competency, decided: &Decision, as_of: i64) -> Option<AnyView> {
    let say = visit.say();
    let (end, stage) = decided.renewal(as_of)?;
    let items = decided
        .to_renew()
        .into_iter()
        .map(|kind| view! { <div><dt>{kind_name(visit, kind)}</dt><dd>{next_step::view(visit, next_step::for_kind(visit, c, kind))}</dd></div> })
        .collect_view();
    let words = match stage {
        Stage::Soon => "renew-soon",
        Stage::Over => "renew-over",
    };
    Some(
        view! {
            <section class="flow" aria-labelledby="renew"><h2 id="renew">{say.t("renew-title")}</h2>
                <p>{say.with(words, &[("day", by.calendar.last_day(say, end))])}</p><dl class="facts wide">{items}</dl></section>
        }
        .into_any(),
    )
}

/// Tells everybody once of each end that is near or past. Says how many were told. May run as often as one likes.
pub async fn remind(house: &House) -> Result<usize, StorageError> {
    let (library, people, now) = (house.library(), &house.stores.people, house.now());
    let by = Decider::by(&library, &house.settings.time_zone);
    let (mut told, mut last) = (0, String::new());
    while let Some(kept) = everyones_results::next_after(people, &last).await? {
        let evidence = decide::for_rules(&kept.evidence);
        let ends: Vec<_> = library.competencies.all().filter_map(|c| Some((c, by.decide(c, &evidence, now).renewal(now)?))).collect();
        if !ends.is_empty() {
            told += usize::from(tell(house, &kept.staff, &ends, now).await?);
        }
        last = kept.staff;
    }
    Ok(told)
}

/// One message for all that is near, one for all that is past.
async fn tell(house: &House, staff: &str, ends: &[(&Competency, (i64, Stage))], now: i64) -> Result<bool, StorageError> {
    let mut change = house.stores.people.change().await?;
    let mut told = false;
    for (stage, kind) in [(Stage::Soon, Kind::RenewSoon), (Stage::Over, Kind::RenewOver)] {
        let mut new = 0;
        for (competency, (end, _)) in ends.iter().filter(|(_, (_, s))| *s == stage) {
            new += usize::from(renewals::note(&mut change, staff, &competency.id, *end, stage, now).await?);
        }
        if new > 0 {
            inbox::put(&mut change, &StaffId::from_store(staff.to_owned()), kind, &new.to_string(), now).await?;
            told = true;
        }
    }
    change.commit().await?;
    Ok(told)
}
