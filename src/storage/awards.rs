//! Awards as they were made. A row is never changed but to say that it was taken back; what else comes of it is derived when read.
//!
//! Made and taken back by their owner, whose `Staff` it takes; read by anybody who has the code. Whoever has the code reaches the award and
//! the evidence behind it for weighing, and no other row of its owner. Deliberately absent: a list of people who have awards.

use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, StorageError,
    evidence::{self, Evidence},
    rows, sql,
    staff::{Staff, new_key},
};
use crate::{
    account::secrets::random,
    domain::{
        award::{AwardCode, DRAWN, PrintedName, TakenBack, What, level_code, level_from_code},
        frameworks::LevelId,
        ids::{Revision, StaffId},
        locale::Locale,
    },
};

/// What is frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    pub what: What,
    pub level: LevelId,
    pub name: PrintedName,
    pub framework_version: String,
    pub rule_version: String,
    /// Of the framework's text, which is kept.
    pub revision: Revision,
    /// Where its days end.
    pub zone: String,
    pub issued_at: i64,
    pub valid_until: i64,
    pub provisional: bool,
    /// Somebody signed for it before observers had been observed themselves.
    pub founding: bool,
    pub locale: Locale,
}

/// Drawn when an award is made; nothing of it says anything about its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    pub id: String,
    pub code: AwardCode,
    /// Where the lists of revoked awards speak of it.
    pub bit: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    holder: StaffId,
    pub drawn: Drawn,
    pub frozen: Frozen,
    /// The signed credential.
    pub badge: String,
    pub taken_back: Option<(i64, TakenBack)>,
}

impl Award {
    pub fn is_of(&self, staff: &Staff) -> bool {
        self.holder == *staff.id()
    }

    /// For telling them in their inbox.
    pub fn holder(&self) -> &StaffId {
        &self.holder
    }
}

/// So many bits has one list (the least that Bitstring Status List allows).
pub const LIST: i64 = 131_072;
/// A list is left half empty, so that a free one is found at once.
const HALF: i64 = LIST / 2;
/// More than anybody needs; a bound, because each is kept as long as the account.
pub const MOST: usize = 100;

/// A new code, and a bit that nobody ever had.
pub async fn draw(change: &mut Change, now: i64) -> Result<Drawn, StorageError> {
    let organisation = change.organisation();
    let row =
        sql("SELECT CAST(COUNT(*) AS BIGINT) AS many FROM award_bit WHERE organisation_id = $1").bind(organisation.as_str()).fetch_one(change.sql()).await?;
    let first = rows::number(&row, "many")? / HALF * LIST;
    let code = AwardCode::from_numbers(random::<DRAWN>().map(|byte| usize::from(byte) % 240));
    loop {
        let bit = first + i64::from(u32::from_be_bytes(random())) % LIST;
        let taken = sql("INSERT INTO award_bit (organisation_id, list_bit) VALUES ($1, $2) ON CONFLICT (organisation_id, list_bit) DO NOTHING")
            .bind(organisation.as_str())
            .bind(bit)
            .execute(change.sql())
            .await?;
        if taken.rows_affected() == 1 {
            return Ok(Drawn { id: new_key(now), code, bit });
        }
    }
}

pub async fn add(change: &mut Change, staff: &Staff, drawn: &Drawn, frozen: &Frozen, badge: &str) -> Result<(), StorageError> {
    sql("INSERT INTO award (organisation_id, id, staff_id, code, subject, level, printed_name, framework_version, rule_version, framework_revision, \
         zone, issued_at, valid_until, provisional, founding, locale, list_bit, badge, revoked_at, revoked_why) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, NULL, NULL)")
    .bind(staff.organisation())
    .bind(drawn.id.as_str())
    .bind(staff.id().as_str())
    .bind(drawn.code.as_str())
    .bind(frozen.what.code())
    .bind(level_code(frozen.level))
    .bind(frozen.name.as_str())
    .bind(frozen.framework_version.as_str())
    .bind(frozen.rule_version.as_str())
    .bind(frozen.revision.as_str())
    .bind(frozen.zone.as_str())
    .bind(frozen.issued_at)
    .bind(frozen.valid_until)
    .bind(i64::from(frozen.provisional))
    .bind(i64::from(frozen.founding))
    .bind(frozen.locale.code())
    .bind(drawn.bit)
    .bind(badge)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// One's own, the newest first.
pub async fn of_staff(people: &PeopleStore, staff: &Staff) -> Result<Vec<Award>, StorageError> {
    let found = sql("SELECT id, staff_id, code, subject, level, printed_name, framework_version, rule_version, framework_revision, zone, issued_at, valid_until, \
         provisional, founding, locale, list_bit, badge, revoked_at, revoked_why FROM award WHERE organisation_id = $1 AND staff_id = $2 ORDER BY issued_at DESC, id DESC")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_all(people.read().await?.sql())
        .await?;
    rows::each(&found, read)
}

/// For whoever was given the code.
pub async fn by_code(people: &PeopleStore, code: &AwardCode) -> Result<Option<Award>, StorageError> {
    let found =
        sql("SELECT id, staff_id, code, subject, level, printed_name, framework_version, rule_version, framework_revision, zone, issued_at, valid_until, \
         provisional, founding, locale, list_bit, badge, revoked_at, revoked_why FROM award WHERE organisation_id = $1 AND code = $2")
        .bind(people.organisation().as_str())
        .bind(code.as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.as_ref().map(read).transpose()
}

/// The evidence of whoever has this award, to weigh whether it still holds.
pub async fn evidence_behind(people: &PeopleStore, award: &Award) -> Result<Vec<Evidence>, StorageError> {
    evidence::of_person(people.read().await?.sql(), people.organisation().as_str(), award.holder.as_str()).await
}

/// Was a bit of this list ever given out?
pub async fn has_list(people: &PeopleStore, list: i64) -> Result<bool, StorageError> {
    let found = sql("SELECT list_bit FROM award_bit WHERE organisation_id = $1 AND list_bit >= $2 AND list_bit < $3 LIMIT 1")
        .bind(people.organisation().as_str())
        .bind(list.saturating_mul(LIST))
        .bind(list.saturating_add(1).saturating_mul(LIST))
        .fetch_optional(people.read().await?.sql())
        .await?;
    Ok(found.is_some())
}

/// All awards of one list that nobody has taken back, by whose they are: for the list alone.
pub async fn in_list(people: &PeopleStore, list: i64) -> Result<Vec<Award>, StorageError> {
    let found =
        sql("SELECT id, staff_id, code, subject, level, printed_name, framework_version, rule_version, framework_revision, zone, issued_at, valid_until, \
         provisional, founding, locale, list_bit, badge, revoked_at, revoked_why FROM award WHERE organisation_id = $1 \
         AND list_bit >= $2 AND list_bit < $3 AND revoked_at IS NULL ORDER BY staff_id")
        .bind(people.organisation().as_str())
        .bind(list.saturating_mul(LIST))
        .bind(list.saturating_add(1).saturating_mul(LIST))
        .fetch_all(people.read().await?.sql())
        .await?;
    rows::each(&found, read)
}

/// By its owner. `false`: it is not theirs, or was taken back before.
pub async fn take_back(change: &mut Change, staff: &Staff, code: &AwardCode, now: i64) -> Result<bool, StorageError> {
    let done = sql("UPDATE award SET revoked_at = $4, revoked_why = $5 WHERE organisation_id = $1 AND staff_id = $2 AND code = $3 AND revoked_at IS NULL")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(code.as_str())
        .bind(now)
        .bind(TakenBack::Wish.code())
        .execute(change.sql())
        .await?;
    // An older copy of the database must not bring it back unseen.
    change.grow();
    Ok(done.rows_affected() == 1)
}

/// By whoever runs the site. `false`: it was taken back before.
pub async fn take_back_for_site(change: &mut Change, award: &Award, why: TakenBack, now: i64) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    let done = sql("UPDATE award SET revoked_at = $3, revoked_why = $4 WHERE organisation_id = $1 AND id = $2 AND revoked_at IS NULL")
        .bind(organisation)
        .bind(award.drawn.id.as_str())
        .bind(now)
        .bind(why.code())
        .execute(change.sql())
        .await?;
    change.grow();
    Ok(done.rows_affected() == 1)
}

fn read(row: &AnyRow) -> Result<Award, StorageError> {
    let taken_back = match rows::maybe_number(row, "revoked_at")? {
        Some(at) => Some((at, rows::known(row, "revoked_why", TakenBack::from_code)?)),
        None => None,
    };
    Ok(Award {
        holder: StaffId::from_store(rows::text(row, "staff_id")?),
        drawn: Drawn { id: rows::text(row, "id")?, code: rows::known(row, "code", AwardCode::parse)?, bit: rows::number(row, "list_bit")? },
        frozen: Frozen {
            what: rows::known(row, "subject", What::from_code)?,
            level: rows::known(row, "level", level_from_code)?,
            name: rows::parsed(row, "printed_name", PrintedName::parse)?,
            framework_version: rows::text(row, "framework_version")?,
            rule_version: rows::text(row, "rule_version")?,
            revision: Revision::from_digest(&rows::text(row, "framework_revision")?),
            zone: rows::text(row, "zone")?,
            issued_at: rows::number(row, "issued_at")?,
            valid_until: rows::number(row, "valid_until")?,
            provisional: rows::yes(row, "provisional")?,
            founding: rows::yes(row, "founding")?,
            locale: rows::known(row, "locale", Locale::from_code)?,
        },
        badge: rows::text(row, "badge")?,
        taken_back,
    })
}
