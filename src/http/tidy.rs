//! Housekeeping, once an hour: visits that ended, keys of forms sent long ago, places that nobody uses any more, places that an older
//! database brought back; checks that wait to be judged again; totals of a quarter that ended; once a day
//! reminders of results that end. What cannot be reached now is taken next time. Each step may run as often as one likes.

use std::time::Duration;

use super::{house::House, ledger::Ledger};
use crate::{
    account::secrets::Secrets,
    domain::unused_term::Months,
    learn::totals,
    storage::{
        ContentStore, PeopleStore, StorageError, classes, door_counts,
        keeping::{self, Ended, Leave},
        learner_sessions, lost_cards, reports, sign_ins, staff_devices, staff_sessions, submissions,
    },
    train::{questions::judging, renewal},
};

const HOUR: Duration = Duration::from_secs(3600);
const DAY: i64 = 24 * 3600 * 1000;
/// What people delete is out of every file within a minute (trust R-PRIV-51).
const WIPES: u32 = 20;

/// For as long as the server runs.
pub async fn each_hour(house: House) {
    let mut reminded = i64::MIN;
    loop {
        if let Err(error) = visits_and_forms(&house.stores.people, house.now()).await {
            tracing::warn!(%error, "tidying waits for the next hour");
        }
        if let Err(error) = old_reports(&house.stores.content, house.now()).await {
            tracing::warn!(%error, "old reports about pages wait for the next hour");
        }
        let ledger = Ledger::in_folder(&house.settings.data_folder());
        match ledger.catch_up(&house.stores.people, &house.secrets, house.now()).await {
            Ok(0) => {}
            Ok(back) => tracing::warn!(back, "places that had been deleted were back; they are deleted again"),
            Err(error) => tracing::warn!(%error, "the ledger of deletions waits for the next hour"),
        }
        match unused_places(&house.stores.people, &house.secrets, &ledger, house.unused_months(), Leave::AFew, house.now()).await {
            Ok(Ended { waiting: 0, .. }) => {}
            Ok(Ended { waiting, .. }) => tracing::warn!(waiting, "more unused places than end in one day; see: doorstep doctor"),
            Err(error) => tracing::warn!(%error, "unused places wait for the next hour"),
        }
        if let Err(error) = let_go(&house.stores.people, &house.secrets, &ledger, house.now()).await {
            tracing::warn!(%error, "places to let go wait for the next hour");
        }
        judging::all(&house).await;
        match totals::make::tell(&house).await {
            Ok(true) => tracing::info!("the totals of a quarter were made"),
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "the totals of a quarter wait for the next hour"),
        }
        if reminded != house.now() / DAY {
            match renewal::remind(&house).await {
                Ok(_) => reminded = house.now() / DAY,
                Err(error) => tracing::warn!(%error, "reminders of renewals wait for the next hour"),
            }
        }
        wipe(&house.stores.people).await;
        tokio::time::sleep(HOUR).await;
    }
}

async fn visits_and_forms(people: &PeopleStore, now: i64) -> Result<(), StorageError> {
    let mut change = people.change().await?;
    // A day later, so that typed text still finds its writer until then.
    learner_sessions::sweep(&mut change, now - DAY).await?;
    staff_sessions::sweep(&mut change, now - DAY).await?;
    staff_devices::sweep(&mut change, now - 365 * DAY).await?;
    submissions::sweep(&mut change, now - 7 * DAY).await?;
    sign_ins::sweep(&mut change, &crate::account::ways_in::day(now - 90 * DAY)).await?;
    // Long, so that a quiet day does not give a guesser a hundred tries more.
    door_counts::sweep(&mut change, now - 90 * DAY).await?;
    classes::sweep(&mut change, now).await?;
    change.commit().await
}

/// Reports about pages, twelve months after they came.
pub async fn old_reports(content: &ContentStore, now: i64) -> Result<u64, StorageError> {
    let mut change = content.change().await?;
    let gone = reports::sweep(&mut change, now - 365 * DAY).await?;
    change.commit().await?;
    Ok(gone)
}

/// Locked places whose person said a month ago that they need them no more.
async fn let_go(people: &PeopleStore, secrets: &Secrets, ledger: &Ledger, now: i64) -> Result<(), StorageError> {
    let mut change = people.change().await?;
    let marks = lost_cards::sweep(&mut change, secrets, now).await?;
    change.commit().await?;
    ledger.note(&marks);
    Ok(())
}

/// Ends places that nobody opened for so many months, and notes them in the ledger.
pub async fn unused_places(people: &PeopleStore, secrets: &Secrets, ledger: &Ledger, months: Months, leave: Leave, now: i64) -> Result<Ended, StorageError> {
    let mut change = people.change().await?;
    let ended = keeping::end_unused(&mut change, secrets, months, leave, now).await?;
    change.commit().await?;
    ledger.note(&ended.marks);
    Ok(ended)
}

/// Takes what was deleted out of the side files, trying again while somebody reads.
pub async fn wipe(people: &PeopleStore) {
    for _ in 0..WIPES {
        match keeping::wipe_traces(people).await {
            Ok(true) => return,
            Ok(false) => tokio::time::sleep(Duration::from_secs(2)).await,
            Err(error) => {
                tracing::warn!(%error, "what was deleted waits in the side file for the next hour");
                return;
            }
        }
    }
    tracing::warn!("what was deleted waits in the side file for the next hour, because somebody was reading all the time");
}
