//! What one administrator does with an account, told to all the others: in their inbox, and in the log by ids alone. A list that only its
//! writer sees protects nobody. Deliberately absent: anything about learners, and names or addresses in the log.

use crate::{
    domain::{ids::StaffId, notice::Kind},
    http::{error::Trouble, visit::Visit},
    storage::{Change, inbox},
};

/// Stands in the change that does it. `detail`: whose account, or how many.
pub async fn tell(visit: &Visit, change: &mut Change, kind: Kind, detail: &str) -> Result<(), Trouble> {
    let by = visit.staff().ok_or(Trouble::NotFound)?.id();
    inbox::tell_administrators(change, Some(by), kind, detail, visit.house.now()).await?;
    Ok(())
}

/// After the commit: the line in the log.
pub fn log(visit: &Visit, kind: Kind, about: &str) {
    let by = visit.staff().map(|s| s.id().as_str()).unwrap_or_default();
    tracing::info!(by, about, act = kind.code(), "an administrator changed an account");
}

/// Both for one account: in the change, and afterwards.
pub async fn commit(visit: &Visit, mut change: Change, kind: Kind, about: &StaffId) -> Result<(), Trouble> {
    tell(visit, &mut change, kind, about.as_str()).await?;
    change.commit().await?;
    log(visit, kind, about.as_str());
    Ok(())
}
