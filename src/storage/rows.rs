//! Reading columns. Everything stored by us parses again; what does not is named, not guessed.

use sqlx::{Row, any::AnyRow};

use super::StorageError;

pub(super) fn text(row: &AnyRow, column: &'static str) -> Result<String, StorageError> {
    row.try_get(column).map_err(|_| StorageError::Unreadable { column })
}

pub(super) fn maybe_text(row: &AnyRow, column: &'static str) -> Result<Option<String>, StorageError> {
    row.try_get(column).map_err(|_| StorageError::Unreadable { column })
}

pub(super) fn number(row: &AnyRow, column: &'static str) -> Result<i64, StorageError> {
    row.try_get(column).map_err(|_| StorageError::Unreadable { column })
}

pub(super) fn maybe_number(row: &AnyRow, column: &'static str) -> Result<Option<i64>, StorageError> {
    row.try_get(column).map_err(|_| StorageError::Unreadable { column })
}

/// A small count: `None` and an error apart from one out of range.
pub(super) fn small<N: TryFrom<i64>>(row: &AnyRow, column: &'static str) -> Result<N, StorageError> {
    N::try_from(number(row, column)?).map_err(|_| StorageError::Unreadable { column })
}

/// Booleans are 0 or 1.
pub(super) fn yes(row: &AnyRow, column: &'static str) -> Result<bool, StorageError> {
    match number(row, column)? {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(StorageError::Unreadable { column }),
    }
}

/// A column that holds a word of ours.
pub(super) fn parsed<T, E>(row: &AnyRow, column: &'static str, parse: impl Fn(&str) -> Result<T, E>) -> Result<T, StorageError> {
    parse(&text(row, column)?).map_err(|_| StorageError::Unreadable { column })
}

/// The same for look-ups that answer `Option`.
pub(super) fn known<T>(row: &AnyRow, column: &'static str, find: impl Fn(&str) -> Option<T>) -> Result<T, StorageError> {
    find(&text(row, column)?).ok_or(StorageError::Unreadable { column })
}

pub(super) fn each<T>(rows: &[AnyRow], read: impl Fn(&AnyRow) -> Result<T, StorageError>) -> Result<Vec<T>, StorageError> {
    rows.iter().map(read).collect()
}
