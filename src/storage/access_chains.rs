//! Are the access logs whole? Walks every chain, line by line, without opening anything; and says what stays of the log of a deleted place.
//!
//! Deliberately absent: mending. A broken chain is evidence; it is told, and kept as it is.

use super::{
    Change, PeopleStore, StorageError,
    access_log::{Written, mark},
    rows, sql,
};
use crate::{
    account::secrets::{Secrets, encode},
    domain::ids::PlaceId,
};
use sha2::{Digest, Sha256};

/// What the walk found. No names and no places: a number says enough to call for help.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Walked {
    pub chains: u64,
    pub lines: u64,
    pub tombstones: u64,
    /// Chains in which a line was changed, is missing, or was added by somebody else; and tombstones that are not ours.
    pub broken: u64,
    /// One digest over all ends: written into the log of the server every day, where a later copy of the database can be held against it.
    pub heads: String,
}

const BATCH: i64 = 5_000;

/// The chain that is being walked.
#[derive(Default)]
struct Chain {
    place: String,
    lines: i64,
    digest: String,
    whole: bool,
}

/// Walks all chains. Reading only; in batches, so that a long log needs little memory.
pub async fn walk(people: &PeopleStore, secrets: &Secrets) -> Result<Walked, StorageError> {
    let mut walked = Walked::default();
    let mut ends = Sha256::new();
    let mut after = String::new();
    loop {
        let heads = sql("SELECT place_id, lines, digest, mark FROM access_head WHERE organisation_id = $1 AND place_id > $2 ORDER BY place_id LIMIT $3")
            .bind(people.organisation().as_str())
            .bind(after.as_str())
            .bind(BATCH)
            .fetch_all(people.read_house().await?.sql())
            .await?;
        for head in &heads {
            let (place, lines, digest) = (rows::text(head, "place_id")?, rows::number(head, "lines")?, rows::text(head, "digest")?);
            let signed = rows::text(head, "mark")? == mark(secrets, &[&place, &lines.to_string(), &digest]);
            let chain = walk_one(people, &place, &mut walked.lines).await?;
            let whole = signed && chain.whole && chain.lines == lines && chain.digest == digest;
            walked.chains += 1;
            walked.broken += u64::from(!whole);
            ends.update(digest.as_bytes());
            after = place;
        }
        if heads.is_empty() {
            break;
        }
    }
    let all = sql("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM access_line WHERE organisation_id = $1 AND place_id >= ''")
        .bind(people.organisation().as_str())
        .fetch_one(people.read_house().await?.sql())
        .await?;
    // Lines of a chain that has no end at all: somebody took it away.
    if rows::number(&all, "n")?.unsigned_abs() > walked.lines {
        walked.broken += 1;
    }
    tombstones(people, secrets, &mut walked).await?;
    walked.heads = encode(&ends.finalize());
    Ok(walked)
}

async fn walk_one(people: &PeopleStore, place: &str, counted: &mut u64) -> Result<Chain, StorageError> {
    let mut chain = Chain { place: place.to_owned(), whole: true, ..Chain::default() };
    loop {
        let found = sql("SELECT line, happened_at, kind, share_id, staff_id, staff_role, who, what, digest FROM access_line \
             WHERE organisation_id = $1 AND place_id = $2 AND line > $3 ORDER BY line LIMIT $4")
        .bind(people.organisation().as_str())
        .bind(place)
        .bind(chain.lines)
        .bind(BATCH)
        .fetch_all(people.read_house().await?.sql())
        .await?;
        for row in &found {
            *counted += 1;
            step(people, &mut chain, row)?;
        }
        if found.len() < usize::try_from(BATCH).unwrap_or(usize::MAX) {
            return Ok(chain);
        }
    }
}

fn step(people: &PeopleStore, chain: &mut Chain, row: &sqlx::any::AnyRow) -> Result<(), StorageError> {
    let written = Written {
        line: rows::number(row, "line")?,
        at: rows::number(row, "happened_at")?,
        kind: rows::text(row, "kind")?,
        share: rows::maybe_text(row, "share_id")?,
        staff: rows::maybe_text(row, "staff_id")?,
        role: rows::maybe_text(row, "staff_role")?,
        who: rows::maybe_text(row, "who")?,
        what: rows::maybe_text(row, "what")?,
    };
    let digest = rows::text(row, "digest")?;
    let follows = written.line == chain.lines + 1;
    chain.whole &= follows && written.digest(&chain.digest, people.organisation().as_str(), &chain.place) == digest;
    chain.lines = written.line;
    chain.digest = digest;
    Ok(())
}

async fn tombstones(people: &PeopleStore, secrets: &Secrets, walked: &mut Walked) -> Result<(), StorageError> {
    let mut after = String::new();
    loop {
        let found = sql("SELECT id, lines, digest, proof, deleted_at, mark FROM access_tombstone WHERE organisation_id = $1 AND id > $2 ORDER BY id LIMIT $3")
            .bind(people.organisation().as_str())
            .bind(after.as_str())
            .bind(BATCH)
            .fetch_all(people.read().await?.sql())
            .await?;
        if found.is_empty() {
            return Ok(());
        }
        for row in &found {
            let stone = read_stone(row)?;
            walked.tombstones += 1;
            walked.broken += u64::from(stone.mark(secrets) != rows::text(row, "mark")?);
            after = stone.id;
        }
    }
}

struct Stone {
    id: String,
    lines: i64,
    digest: String,
    proof: String,
    at: i64,
}

fn read_stone(row: &sqlx::any::AnyRow) -> Result<Stone, StorageError> {
    Ok(Stone {
        id: rows::text(row, "id")?,
        lines: rows::number(row, "lines")?,
        digest: rows::text(row, "digest")?,
        proof: rows::text(row, "proof")?,
        at: rows::number(row, "deleted_at")?,
    })
}

impl Stone {
    fn mark(&self, secrets: &Secrets) -> String {
        mark(secrets, &["tombstone", &self.id, &self.lines.to_string(), &self.digest, &self.proof, &self.at.to_string()])
    }
}

/// With a new key of the server: every end and every stone that the old key had signed. What it had not signed stays as it is: a broken chain
/// is evidence.
pub(super) async fn sign_anew(change: &mut Change, old: &Secrets, new: &Secrets) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let heads = sql("SELECT place_id, lines, digest, mark FROM access_head WHERE organisation_id = $1 AND place_id > '' ORDER BY place_id")
        .bind(organisation.as_str())
        .fetch_all(change.house().await?)
        .await?;
    for head in &heads {
        let (place, lines, digest) = (rows::text(head, "place_id")?, rows::number(head, "lines")?.to_string(), rows::text(head, "digest")?);
        if rows::text(head, "mark")? == mark(old, &[&place, &lines, &digest]) {
            sql("UPDATE access_head SET mark = $3 WHERE organisation_id = $1 AND place_id = $2")
                .bind(organisation.as_str())
                .bind(place.as_str())
                .bind(mark(new, &[&place, &lines, &digest]))
                .execute(change.place(&PlaceId::from_store(place.clone())).await?)
                .await?;
        }
    }
    let stones = sql("SELECT id, lines, digest, proof, deleted_at, mark FROM access_tombstone WHERE organisation_id = $1 AND id > '' ORDER BY id")
        .bind(organisation.as_str())
        .fetch_all(change.sql())
        .await?;
    for row in &stones {
        let stone = read_stone(row)?;
        if rows::text(row, "mark")? == stone.mark(old) {
            sql("UPDATE access_tombstone SET mark = $3 WHERE organisation_id = $1 AND id = $2")
                .bind(organisation.as_str())
                .bind(stone.id.as_str())
                .bind(stone.mark(new))
                .execute(change.sql())
                .await?;
        }
    }
    Ok(())
}

/// Stands in the change that deletes a place, before it: where its log ended, and when which share was given, opened and taken back,
/// by ids only. Nobody can tell from it whose place it was.
pub(super) async fn leave_tombstone(change: &mut Change, secrets: &Secrets, place: &PlaceId, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let head = sql("SELECT lines, digest FROM access_head WHERE organisation_id = $1 AND place_id = $2")
        .bind(organisation.as_str())
        .bind(place.as_str())
        .fetch_optional(change.place(place).await?)
        .await?;
    // A log without a line leaves nothing.
    let Some(head) = head else { return Ok(()) };
    let about = sql("SELECT happened_at, kind, share_id, staff_id FROM access_line \
         WHERE organisation_id = $1 AND place_id = $2 AND share_id IS NOT NULL ORDER BY line")
    .bind(organisation.as_str())
    .bind(place.as_str())
    .fetch_all(change.place(place).await?)
    .await?;
    let proof = rows::each(&about, |row| {
        let [share, staff] = [rows::maybe_text(row, "share_id")?, rows::maybe_text(row, "staff_id")?].map(Option::unwrap_or_default);
        Ok(format!("{} {} {share} {staff}", rows::number(row, "happened_at")?, rows::text(row, "kind")?))
    })?;
    let stone = Stone {
        id: encode(&Sha256::digest(place.as_str())),
        lines: rows::number(&head, "lines")?,
        digest: rows::text(&head, "digest")?,
        proof: proof.join("\n"),
        at: now,
    };
    let signed = stone.mark(secrets);
    sql("INSERT INTO access_tombstone (organisation_id, id, lines, digest, proof, deleted_at, mark) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (id) DO NOTHING")
    .bind(organisation)
    .bind(stone.id)
    .bind(stone.lines)
    .bind(stone.digest)
    .bind(stone.proof)
    .bind(now)
    .bind(signed)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// Two years after the deletion the last trace goes, too.
pub async fn sweep_tombstones(change: &mut Change, before: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let gone =
        sql("DELETE FROM access_tombstone WHERE organisation_id = $1 AND deleted_at <= $2").bind(organisation).bind(before).execute(change.sql()).await?;
    Ok(gone.rows_affected())
}
