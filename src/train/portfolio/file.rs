//! My record as a file: one line for each competency (CSV), or the same with the awards (JSON). Always whole; a sheet is what one chooses from.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, header},
    response::IntoResponse,
};
use serde_json::{Map, Value, json};

use super::{carrying, that_hold};
use crate::{
    domain::{
        award::level_code,
        competency::Decision,
        frameworks::{Competency, EvidenceKind},
        learning_log::cell,
    },
    http::{error::Trouble, visit::Visit},
    storage::awards::Award,
    train::{
        calendar::SiteCalendar,
        decide::{Decider, rule_version},
        framework::{kind_name, number},
        record::Record,
        record_page::standing_name,
    },
};

/// `GET /train/record/portfolio/{record}`
pub async fn give(visit: Visit, Path((_, name)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let record = Record::read(&visit, staff).await?;
    let (kind, text) = match name.as_str() {
        "record.csv" => ("text/csv; charset=utf-8", csv(&visit, &record).ok_or_else(|| Trouble::Ours("the record could not be written as CSV".into()))?),
        "record.json" => ("application/json", json(&visit, &record, &that_hold(&visit, staff, &record).await?)),
        _ => return Err(Trouble::NotFound),
    };
    let (_, ending) = name.split_once('.').ok_or(Trouble::NotFound)?;
    let attached = format!("attachment; filename=\"{}.{ending}\"", visit.say().t("portfolio-file-name"));
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, attached)], text).into_response())
}

/// The last day on which it holds, there: `yyyy-mm-dd`.
fn last_day(calendar: &SiteCalendar, end: i64) -> String {
    calendar.day(end.saturating_sub(1))
}

/// With a mark at the beginning, by which spreadsheets know that é is é.
fn csv(visit: &Visit, record: &Record) -> Option<String> {
    let (say, by) = (visit.say(), Decider::of(visit));
    let framework = &visit.library.competencies;
    let mut file = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let heads = ["portfolio-number", "case-competency", "portfolio-domain", "record-level", "portfolio-until"].map(|name| say.t(name));
    let kinds = EvidenceKind::ALL.map(|kind| kind_name(visit, kind));
    let versions = ["portfolio-as-of", "portfolio-framework", "portfolio-rules"].map(|name| say.t(name));
    file.write_record(heads.iter().chain(&kinds).chain(&versions).map(|text| cell(text))).ok()?;
    for c in framework.all() {
        let decided = record.decided(&by, c);
        let domain = framework.domain_of(&c.id).map(|d| d.title.in_locale(visit.locale).to_owned()).unwrap_or_default();
        let until = decided.valid_until.map(|end| last_day(&by.calendar, end)).unwrap_or_default();
        let named = [number(c), c.title.in_locale(visit.locale).to_owned(), domain, standing_name(visit, decided.standing), until];
        let carried = carrying(&decided, &record.evidence);
        let counts = EvidenceKind::ALL.map(|kind| carried.iter().find(|(k, _)| *k == kind).map_or(0, |(_, n)| *n).to_string());
        let decided_by = [by.calendar.day(record.as_of), framework.version.to_string(), rule_version(framework)];
        file.write_record(named.iter().chain(&counts).chain(&decided_by).map(|text| cell(text))).ok()?;
    }
    String::from_utf8(file.into_inner().ok()?).ok()
}

fn json(visit: &Visit, record: &Record, awards: &[Award]) -> String {
    let by = Decider::of(visit);
    let framework = &visit.library.competencies;
    let all: Vec<Value> = framework.all().map(|c| one(visit, &by, c, &record.decided(&by, c), record)).collect();
    let awards: Vec<Value> = awards
        .iter()
        .map(|a| {
            let calendar = SiteCalendar::of(&a.frozen.zone);
            json!({ "code": a.drawn.code.to_string(), "subject": a.frozen.what.code(), "level": level_code(a.frozen.level), "valid_until": last_day(&calendar, a.frozen.valid_until) })
        })
        .collect();
    json!({
        "framework": framework.id, "framework_version": framework.version, "rules_version": rule_version(framework), "provisional": framework.panel.is_none(),
        "as_of": by.calendar.day(record.as_of), "time_zone": by.calendar.zone(), "competencies": all, "awards": awards,
    })
    .to_string()
}

fn one(visit: &Visit, by: &Decider<'_>, c: &Competency, decided: &Decision, record: &Record) -> Value {
    let carried: Map<String, Value> = carrying(decided, &record.evidence).into_iter().map(|(kind, n)| (kind.code().to_owned(), n.into())).collect();
    json!({
        "id": c.id.as_str(), "title": c.title.in_locale(visit.locale), "level": decided.standing.code(), "evidence": carried,
        "valid_until": decided.valid_until.map(|end| last_day(&by.calendar, end)), "in_grace": decided.in_grace,
    })
}
