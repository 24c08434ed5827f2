//! Reflections, as their writer has them: kept as a draft, sent to one colleague, taken back, and their words deleted.
//!
//! Of one competency one at a time is open, so that two windows write in the same one; whoever saves names the draft that they saw. What the
//! reader has and does is `reflection_reading`. Deliberately absent: a judgement, a second reader, and any list of who wrote how much.

use super::{
    Change, PeopleStore, StorageError, inbox, rows, sql,
    staff::{Staff, hold, new_key},
};
use crate::domain::{
    competency::observing::ForAnother,
    ids::{CompetencyId, EvidenceId, ReflectionId, StaffId},
    notice::Kind,
    roles::{Role, Roles},
};

/// Where one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Mine alone: never sent, or taken back.
    Draft,
    /// Given back with a question: mine alone again.
    Returned {
        at: i64,
    },
    /// The reader has it.
    Waiting {
        since: i64,
    },
    Read {
        at: i64,
    },
}

/// One of mine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    pub id: ReflectionId,
    pub competency: CompetencyId,
    /// `None`: nobody yet, or their account is gone.
    pub reader: Option<String>,
    /// Their account is open and they still read.
    pub works: bool,
    /// Empty when I deleted them.
    pub words: String,
    /// Which state of the words this is.
    pub changed_at: i64,
    pub state: State,
    /// The question that it came back with, or the answer after reading.
    pub comment: String,
    pub evidence: Option<EvidenceId>,
}

impl Mine {
    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Read { .. })
    }
}

/// What became of words that were sent in by a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    Yes,
    /// Another window kept, sent or deleted something since this form was drawn. Nothing was changed.
    ChangedElsewhere,
}

/// What a form brings: the words, and which state of the draft was on the screen (`None`: there was none).
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    pub competency: &'a CompetencyId,
    pub words: &'a str,
    pub seen: Option<i64>,
}

/// Colleagues who read, by name. Never the one who asks.
pub async fn who_may_read(people: &PeopleStore, staff: &Staff) -> Result<Vec<(StaffId, String)>, StorageError> {
    let found = sql("SELECT id, display_name, roles FROM staff WHERE organisation_id = $1 AND id <> $2 AND disabled_at IS NULL AND password_hash <> ''")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_all(people.read().await?.sql())
        .await?;
    let all = rows::each(&found, |row| Ok((rows::text(row, "id")?, rows::text(row, "display_name")?, Roles::parse(&rows::text(row, "roles")?))))?;
    let mut may: Vec<_> = all.into_iter().filter(|(.., roles)| roles.has(Role::Mentor)).map(|(id, name, _)| (StaffId::from_store(id), name)).collect();
    may.sort_by(|a, b| (a.1.to_lowercase(), &a.0).cmp(&(b.1.to_lowercase(), &b.0)));
    Ok(may)
}

/// Keeps the words as a draft.
pub async fn keep(change: &mut Change, staff: &Staff, draft: Draft<'_>, now: i64) -> Result<Kept, StorageError> {
    hold(change, staff).await?;
    let open = read_mine(change.sql(), staff).await?.into_iter().find(|m| m.is_open() && &m.competency == draft.competency);
    let waits = open.as_ref().is_some_and(|m| matches!(m.state, State::Waiting { .. }));
    if waits || open.as_ref().map(|m| m.changed_at) != draft.seen {
        return Ok(Kept::ChangedElsewhere);
    }
    match open {
        Some(open) => {
            sql("UPDATE reflection SET words = $4, changed_at = $5 WHERE organisation_id = $1 AND staff_id = $2 AND id = $3")
                .bind(staff.organisation())
                .bind(staff.id().as_str())
                .bind(open.id.as_str())
                .bind(draft.words)
                .bind(now.max(open.changed_at + 1))
                .execute(change.sql())
                .await?
        }
        None => {
            sql("INSERT INTO reflection (organisation_id, id, staff_id, competency_id, words, changed_at, comment) VALUES ($1, $2, $3, $4, $5, $6, '')")
                .bind(staff.organisation())
                .bind(new_key(now))
                .bind(staff.id().as_str())
                .bind(draft.competency.as_str())
                .bind(draft.words)
                .bind(now)
                .execute(change.sql())
                .await?
        }
    };
    Ok(Kept::Yes)
}

/// Keeps the words and hands them to one reader, who is told. A question that the same reader had asked goes along.
pub async fn send(change: &mut Change, staff: &Staff, reader: &ForAnother, draft: Draft<'_>, now: i64) -> Result<Kept, StorageError> {
    if reader.whom() != staff.id() || keep(change, staff, draft, now).await? == Kept::ChangedElsewhere {
        return Ok(Kept::ChangedElsewhere);
    }
    sql("UPDATE reflection SET sent_at = $5, returned_at = NULL, reader_id = $4, comment = CASE WHEN reader_id = $4 THEN comment ELSE '' END \
         WHERE organisation_id = $1 AND staff_id = $2 AND competency_id = $3 AND read_at IS NULL")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(draft.competency.as_str())
    .bind(reader.by().as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    inbox::put(change, reader.by(), Kind::ReflectionSent, staff.id().as_str(), now).await?;
    Ok(Kept::Yes)
}

/// A draft again. Of one that was read meanwhile nothing changes.
pub async fn take_back(change: &mut Change, staff: &Staff, id: &str) -> Result<(), StorageError> {
    sql("UPDATE reflection SET sent_at = NULL, changed_at = changed_at + 1 \
         WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND sent_at IS NOT NULL AND read_at IS NULL")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(id)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// Deletes the words. Of one that nobody read nothing remains; of one that was read it remains that it was, with the reader's words.
pub async fn delete_words(change: &mut Change, staff: &Staff, id: &str) -> Result<(), StorageError> {
    for query in [
        "DELETE FROM reflection WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND read_at IS NULL",
        "UPDATE reflection SET words = '' WHERE organisation_id = $1 AND staff_id = $2 AND id = $3",
    ] {
        sql(query).bind(staff.organisation()).bind(staff.id().as_str()).bind(id).execute(change.sql()).await?;
    }
    Ok(())
}

/// The newest first.
pub async fn mine(people: &PeopleStore, staff: &Staff) -> Result<Vec<Mine>, StorageError> {
    read_mine(people.read().await?.sql(), staff).await
}

async fn read_mine(connection: &mut sqlx::AnyConnection, staff: &Staff) -> Result<Vec<Mine>, StorageError> {
    let found = sql("SELECT r.id, r.competency_id, r.words, r.changed_at, r.sent_at, r.returned_at, r.read_at, r.comment, r.evidence_id, \
         o.display_name, o.roles, o.disabled_at FROM reflection r LEFT JOIN staff o ON o.id = r.reader_id AND o.organisation_id = r.organisation_id \
         WHERE r.organisation_id = $1 AND r.staff_id = $2 ORDER BY r.id DESC")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(connection)
    .await?;
    rows::each(&found, |row| {
        let roles = rows::maybe_text(row, "roles")?.map(|text| Roles::parse(&text)).unwrap_or_default();
        let at = |name: &'static str| rows::maybe_number(row, name);
        Ok(Mine {
            id: ReflectionId::from_store(rows::text(row, "id")?),
            competency: rows::parsed(row, "competency_id", CompetencyId::parse)?,
            reader: rows::maybe_text(row, "display_name")?,
            works: roles.has(Role::Mentor) && at("disabled_at")?.is_none(),
            words: rows::text(row, "words")?,
            changed_at: rows::number(row, "changed_at")?,
            state: match (at("read_at")?, at("sent_at")?, at("returned_at")?) {
                (Some(at), ..) => State::Read { at },
                (_, Some(since), _) => State::Waiting { since },
                (.., Some(at)) => State::Returned { at },
                _ => State::Draft,
            },
            comment: rows::text(row, "comment")?,
            evidence: rows::maybe_text(row, "evidence_id")?.map(EvidenceId::from_store),
        })
    })
}
