//! Whose rows a transaction may touch: said to PostgreSQL before the query that touches them (trust R-SEC-12).
//!
//! The types decide first: a query about a learner cannot be written without an `OwnPlace` or a `ValidShare`. Behind them stands the database:
//! tables with answers, notes, ratings, shares and the log of who looked give a row to the working role only when the transaction said whose
//! it is about (migrations/postgres/0002). What is forgotten here reads nothing. SQLite has no such rights, and nothing is said to it.
//! Deliberately absent: a setting that outlives its transaction, and one that opens everything.

use sqlx::AnyConnection;

use super::{Change, Kind, PeopleStore, StorageError, Stores, change::Reading, places::OwnPlace, rows, sql};
use crate::domain::ids::{PlaceId, StaffId};

/// What was said in a transaction, so that it is said once.
pub(super) struct Said {
    to_postgres: bool,
    place: String,
    reader: String,
    house: &'static str,
}

impl Said {
    pub(super) fn new(kind: Kind) -> Self {
        Self { to_postgres: kind != Kind::Sqlite, place: String::new(), reader: String::new(), house: "" }
    }
}

const PLACE: &str = "doorstep.place";
const READER: &str = "doorstep.reader";
const HOUSE: &str = "doorstep.house";

/// Until the transaction ends. Not counted with the queries of a page: like BEGIN, it is about the transaction.
async fn say(connection: &mut AnyConnection, name: &'static str, value: &str) -> Result<(), StorageError> {
    sqlx::query("SELECT set_config($1, $2, true)").persistent(false).bind(name).bind(value.to_owned()).execute(connection).await?;
    Ok(())
}

impl Change {
    /// For the rows of this learner.
    pub(super) async fn own(&mut self, own: &OwnPlace) -> Result<&mut AnyConnection, StorageError> {
        self.places(own.id().as_str().to_owned()).await
    }

    /// For the rows of a place whose right was looked at already: a valid share, or a line of its own log.
    pub(super) async fn place(&mut self, place: &PlaceId) -> Result<&mut AnyConnection, StorageError> {
        self.places(place.as_str().to_owned()).await
    }

    /// For the rows of two places of one person.
    pub(super) async fn both(&mut self, one: &OwnPlace, other: &OwnPlace) -> Result<&mut AnyConnection, StorageError> {
        self.places(format!("{} {}", one.id().as_str(), other.id().as_str())).await
    }

    async fn places(&mut self, places: String) -> Result<&mut AnyConnection, StorageError> {
        if self.said().to_postgres && self.said().place != places {
            say(self.sql(), PLACE, &places).await?;
            self.said().place = places;
        }
        Ok(self.sql())
    }

    /// For what was shared with this member of staff.
    pub(super) async fn reader(&mut self, reader: &StaffId) -> Result<&mut AnyConnection, StorageError> {
        if self.said().to_postgres && self.said().reader != reader.as_str() {
            say(self.sql(), READER, reader.as_str()).await?;
            self.said().reader = reader.as_str().to_owned();
        }
        Ok(self.sql())
    }

    /// For housekeeping over all places: keys of shares that are over, old forms, old days of signing in. No answer, no note, no rating.
    pub(super) async fn house(&mut self) -> Result<&mut AnyConnection, StorageError> {
        self.as_house("tidy").await
    }

    /// For the totals of a quarter: what people let be counted, and no other row of any learner.
    pub(super) async fn count(&mut self) -> Result<&mut AnyConnection, StorageError> {
        self.as_house("count").await
    }

    async fn as_house(&mut self, work: &'static str) -> Result<&mut AnyConnection, StorageError> {
        if self.said().to_postgres && self.said().house != work {
            say(self.sql(), HOUSE, work).await?;
            self.said().house = work;
        }
        Ok(self.sql())
    }
}

impl Stores {
    /// Do the rights of rows hold for the role that this program works as? `None` on SQLite, which has none.
    pub async fn row_rights_hold(&self) -> Result<Option<bool>, StorageError> {
        if self.people.db.kind == Kind::Sqlite {
            return Ok(None);
        }
        let asked = sql("SELECT CAST(CASE WHEN row_security_active('people.private_note') THEN 1 ELSE 0 END AS BIGINT) AS active");
        let row = asked.fetch_one(self.people.read().await?.sql()).await?;
        Ok(Some(rows::yes(&row, "active")?))
    }
}

impl PeopleStore {
    /// Reads the rows of this learner: on PostgreSQL in a short transaction of its own.
    pub(super) async fn read_own(&self, own: &OwnPlace) -> Result<Reading, StorageError> {
        self.read_saying(PLACE, own.id().as_str()).await
    }

    /// Reads what was shared with this member of staff.
    pub(super) async fn read_as(&self, reader: &StaffId) -> Result<Reading, StorageError> {
        self.read_saying(READER, reader.as_str()).await
    }

    /// Reads the logs of all places, to see whether they are whole.
    pub(super) async fn read_house(&self) -> Result<Reading, StorageError> {
        self.read_saying(HOUSE, "tidy").await
    }

    async fn read_saying(&self, name: &'static str, value: &str) -> Result<Reading, StorageError> {
        if self.db.kind == Kind::Sqlite {
            return self.read().await;
        }
        let mut transaction = self.db.pool.begin_with(self.db.kind.begin()).await?;
        say(&mut transaction, name, value).await?;
        Ok(Reading::Transaction(transaction))
    }
}
