//! What happens without anybody: keys of shares that have ended are destroyed, and once a day the ends of all access logs go into the
//! server's log as one digest, where a later copy of the database can be held against it.

use crate::{
    account::secrets::Secrets,
    http::house::House,
    storage::{PeopleStore, StorageError, access_chains, share_ends},
};

const HOUR: std::time::Duration = std::time::Duration::from_secs(3600);
/// Two years: as long as the proof of a share is kept after its place is gone (trust 3.1).
const TWO_YEARS: i64 = 2 * 365 * 86_400_000;

/// Runs as long as the server.
pub async fn keep(house: House) {
    let mut hours = 0u32;
    loop {
        if let Err(error) = sweep(&house).await {
            tracing::warn!(%error, "ended shares are swept in the next hour");
        }
        if hours.is_multiple_of(24) {
            match access_chains::walk(&house.stores.people, &house.secrets).await {
                Ok(walked) if walked.broken == 0 => tracing::info!(chains = walked.chains, lines = walked.lines, heads = walked.heads, "access logs are whole"),
                Ok(walked) => tracing::error!(broken = walked.broken, heads = walked.heads, "an access log was changed outside of Doorstep"),
                Err(error) => tracing::warn!(%error, "the access logs could not be walked"),
            }
        }
        hours = hours.wrapping_add(1);
        tokio::time::sleep(HOUR).await;
    }
}

async fn sweep(house: &House) -> Result<(), StorageError> {
    let mut change = house.stores.people.change().await?;
    share_ends::sweep(&mut change, house.now()).await?;
    access_chains::sweep_tombstones(&mut change, house.now() - TWO_YEARS).await?;
    change.commit().await
}

/// For `doctor`: fine or not, and the line to print.
pub async fn look(people: &PeopleStore, secrets: &Secrets) -> (bool, String) {
    match access_chains::walk(people, secrets).await {
        Ok(walked) if walked.broken == 0 => (true, format!("access logs: {} lines in {} logs, whole", walked.lines, walked.chains)),
        Ok(walked) => (
            false,
            format!(
                "access logs: {} of {} were changed by something else than Doorstep. Keep this database as it is, and compare it with your backups.",
                walked.broken, walked.chains
            ),
        ),
        Err(error) => (false, format!("access logs: {error}")),
    }
}
