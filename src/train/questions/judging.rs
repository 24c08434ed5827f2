//! Judging checks again after a question was taken out of the count: a few before the page comes back, the rest beside it, and whatever a
//! stopped server left behind within the hour (`http/tidy.rs`). Each check is a change of its own (`storage/judging_again.rs`).
//!
//! Deliberately absent: a list of whose checks wait, and giving up on one: it is tried again an hour later.

use crate::{
    http::house::House,
    storage::{StorageError, judging_again, wordings},
    train::decide::Decider,
};

/// So many are judged before the page comes back.
const AT_ONCE: i64 = 25;
/// So many are looked for at a time after that.
const STEPS: i64 = 200;

/// After a question was taken out.
pub async fn begin(house: &House) -> Result<(), StorageError> {
    if let Some(last) = some(house, "", AT_ONCE).await? {
        let house = house.clone();
        tokio::spawn(async move { rest(&house, last).await });
    }
    Ok(())
}

/// All that waits.
pub async fn all(house: &House) {
    rest(house, String::new()).await;
}

async fn rest(house: &House, mut last: String) {
    loop {
        match some(house, &last, STEPS).await {
            Ok(Some(next)) => last = next,
            Ok(None) => return,
            Err(error) => {
                tracing::warn!(%error, "checks with a question that does not count wait for the next hour");
                return;
            }
        }
    }
}

/// So many at most, after this attempt. `None`: nothing more waits.
async fn some(house: &House, after: &str, most: i64) -> Result<Option<String>, StorageError> {
    let (people, library) = (&house.stores.people, house.library());
    let waiting = judging_again::affected(people, after, most).await?;
    let Some(last) = waiting.last().map(|one| one.attempt.as_str().to_owned()) else { return Ok(None) };
    // Before the results that name it.
    if let Some(wording) = library.wordings.find(&library.competencies_revision) {
        let mut change = house.stores.content.change().await?;
        wordings::keep(&mut change, wording, house.now()).await?;
        change.commit().await?;
    }
    let by = Decider::by(&library, &house.settings.time_zone);
    for one in &waiting {
        let mut change = people.change().await?;
        match judging_again::judge(&mut change, one, &by, house.now()).await {
            Ok(true) => change.commit().await?,
            Ok(false) => {}
            // Those behind it do not wait for it.
            Err(error) => tracing::warn!(%error, "a check could not be judged again now"),
        }
    }
    house.revoked_awards.forget().await;
    Ok((i64::try_from(waiting.len()) == Ok(most)).then_some(last))
}
