//! How a piece of reading and a change begin and end. SQLite has one writer at a time, so changes queue; a pooler wants every read to be a
//! transaction.

use sqlx::{Any, AnyConnection, Transaction, pool::PoolConnection};
use tokio::sync::OwnedSemaphorePermit;

use super::{ContentStore, Db, Kind, PeopleStore, StorageError, age, opening::PATIENCE, row_rights};
use crate::domain::ids::OrganisationId;

impl Kind {
    pub(super) fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres { behind_pooler: false } => "BEGIN",
            // A pooler's server connections may be older than the role's search path (seen at the first start). Gone at COMMIT.
            Self::Postgres { behind_pooler: true } => "BEGIN; SET LOCAL search_path = people, content, public",
        }
    }
}

/// A connection that only reads. Behind a pooler it is a transaction, because two halves of one statement could otherwise reach
/// two servers.
pub(super) enum Reading {
    Plain(PoolConnection<Any>),
    Transaction(Transaction<'static, Any>),
}

impl Reading {
    pub(super) fn sql(&mut self) -> &mut AnyConnection {
        match self {
            Self::Plain(connection) => connection,
            Self::Transaction(transaction) => transaction,
        }
    }
}

/// A transaction that may write. Dropped without `commit`, it never happened.
pub(super) struct Writing {
    transaction: Transaction<'static, Any>,
    organisation: OrganisationId,
    said: row_rights::Said,
    _turn: Option<OwnedSemaphorePermit>,
}

impl Db {
    pub(super) async fn read(&self) -> Result<Reading, StorageError> {
        Ok(match self.kind {
            Kind::Postgres { behind_pooler: true } => Reading::Transaction(self.pool.begin_with(self.kind.begin()).await?),
            _ => Reading::Plain(self.pool.acquire().await?),
        })
    }

    pub(super) async fn write(&self) -> Result<Writing, StorageError> {
        let turn = match &self.writer {
            Some(writer) => {
                let turn = tokio::time::timeout(PATIENCE, writer.clone().acquire_owned()).await;
                Some(turn.map_err(|_| StorageError::Locked)?.map_err(|_| StorageError::Locked)?)
            }
            None => None,
        };
        let transaction = self.pool.begin_with(self.kind.begin()).await?;
        Ok(Writing { transaction, organisation: self.organisation.clone(), said: row_rights::Said::new(self.kind), _turn: turn })
    }
}

/// A change to the people store: everything in it happens, or nothing. Must be committed.
#[must_use = "a change that is not committed never happened"]
pub struct Change {
    writing: Writing,
    /// Something ends here (`grow`).
    grows: bool,
}

/// A change to the content store. A type of its own, so that it cannot be handed to what writes about people.
#[must_use = "a change that is not committed never happened"]
pub struct ContentChange(Writing);

impl Change {
    pub(super) fn sql(&mut self) -> &mut AnyConnection {
        &mut self.writing.transaction
    }

    /// Whose rows this transaction may touch on PostgreSQL, as it was said last.
    pub(super) fn said(&mut self) -> &mut row_rights::Said {
        &mut self.writing.said
    }

    pub(super) fn organisation(&self) -> String {
        self.writing.organisation.as_str().to_owned()
    }

    /// Something ends here that must not come back with an older copy (`age`). Counted last, at the commit, because all such changes want
    /// the same row.
    pub(super) fn grow(&mut self) {
        self.grows = true;
    }

    pub async fn commit(mut self) -> Result<(), StorageError> {
        if self.grows {
            age::grow(&mut self).await?;
        }
        Ok(self.writing.transaction.commit().await?)
    }
}

impl ContentChange {
    pub(super) fn sql(&mut self) -> &mut AnyConnection {
        &mut self.0.transaction
    }

    pub(super) fn organisation(&self) -> String {
        self.0.organisation.as_str().to_owned()
    }

    pub async fn commit(self) -> Result<(), StorageError> {
        Ok(self.0.transaction.commit().await?)
    }
}

impl PeopleStore {
    pub async fn change(&self) -> Result<Change, StorageError> {
        self.db.write().await.map(|writing| Change { writing, grows: false })
    }

    pub(super) async fn read(&self) -> Result<Reading, StorageError> {
        self.db.read().await
    }

    pub(super) fn organisation(&self) -> &OrganisationId {
        &self.db.organisation
    }
}

impl ContentStore {
    pub async fn change(&self) -> Result<ContentChange, StorageError> {
        self.db.write().await.map(ContentChange)
    }

    pub(super) async fn read(&self) -> Result<Reading, StorageError> {
        self.db.read().await
    }

    pub(super) fn organisation(&self) -> &OrganisationId {
        &self.db.organisation
    }
}
