//! The log as a file: one line for each entry under the headings that its writer chose (CSV), or with the names of the fields (JSON).

use axum::{
    body::Body,
    extract::Path,
    http::{Response, header},
    response::IntoResponse,
};
use serde_json::{Map, Value, json};

use super::{Log, heading, value};
use crate::{
    domain::learning_log::{Entry, Field, cell},
    http::{error::Trouble, visit::Visit},
};

/// `GET /train/log/file/{name}`
pub async fn give(visit: Visit, Path((_, name)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let log = Log::read(&visit, staff).await?;
    let (kind, text) = match name.as_str() {
        "log.csv" => ("text/csv; charset=utf-8", csv(&visit, &log).ok_or_else(|| Trouble::Ours("the learning log could not be written as CSV".into()))?),
        "log.json" => ("application/json", json(&visit, &log)),
        _ => return Err(Trouble::NotFound),
    };
    let (_, ending) = name.split_once('.').ok_or(Trouble::NotFound)?;
    let attached = format!("attachment; filename=\"{}.{ending}\"", visit.say().t("learning-log-file-name"));
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, attached)], text).into_response())
}

/// With a mark at the beginning, by which spreadsheets know that é is é.
fn csv(visit: &Visit, log: &Log) -> Option<String> {
    let columns: Vec<Field> = log.headings.columns().collect();
    let mut file = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    file.write_record(columns.iter().map(|field| cell(&heading(visit, &log.headings, *field)))).ok()?;
    for entry in log.lines() {
        file.write_record(columns.iter().map(|field| cell(&value(entry, *field)))).ok()?;
    }
    String::from_utf8(file.into_inner().ok()?).ok()
}

fn json(visit: &Visit, log: &Log) -> String {
    let headings: Map<String, Value> = log.headings.columns().map(|field| (field.code().to_owned(), heading(visit, &log.headings, field).into())).collect();
    let entries: Vec<Value> = log.lines().into_iter().map(|entry| one(log, entry)).collect();
    json!({ "headings": headings, "entries": entries }).to_string()
}

fn one(log: &Log, entry: &Entry) -> Value {
    let mut fields: Map<String, Value> = log.headings.columns().map(|field| (field.code().to_owned(), value(entry, field).into())).collect();
    fields.insert("minutes".to_owned(), entry.minutes.into());
    fields.insert("from_here".to_owned(), entry.id.is_empty().into());
    Value::Object(fields)
}
