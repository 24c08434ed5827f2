//! What is kept about one person, in plain words: as part of a page, as a sheet that stands alone (no script, no other file, nothing
//! that asks for anything), and as JSON. Made for learners and for staff alike; whose rows these are is decided by who reads them.
//!
//! Every column is shown, also those that only matter to the program: “everything” is meant. Deliberately absent: the clinic, the host, a
//! name in the title. The file may lie on a computer that others use.

use axum::{
    body::Body,
    http::{Response, header},
    response::IntoResponse,
};
use leptos::prelude::*;

use super::{
    art::Door,
    frame::{piece, without_marks},
    kept_words::{self, Drawn},
    words::Say,
};
use crate::{content::library::Library, http::visit::Visit};

/// A table's rows, opened for their owner.
pub struct Part {
    pub table: &'static str,
    pub rows: Vec<Row>,
}

/// Column and value in order; `None` where nothing is kept.
pub type Row = Vec<(String, Option<Plain>)>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plain {
    Number(i64),
    Text(String),
}

/// How somebody takes it along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// On a page of ours: nothing is left behind.
    Here,
    /// A file to read.
    Sheet,
    /// A file for programs.
    Data,
}

impl Shape {
    /// Nothing is copied unless somebody asks for a copy.
    pub fn read(form: &crate::http::body::Form) -> Self {
        match form.text("as") {
            "sheet" => Self::Sheet,
            "data" => Self::Data,
            _ => Self::Here,
        }
    }
}

/// The sections, for a page and for the sheet.
pub fn sections(library: &Library, say: Say, parts: &[Part]) -> AnyView {
    parts.iter().map(|part| section(library, say, part)).collect_view().into_any()
}

fn section(library: &Library, say: Say, part: &Part) -> impl IntoView + use<> {
    let name = part.table.replace('_', "-");
    let empty = part.rows.is_empty().then(|| view! { <p>{say.t("kept-nothing")}</p> });
    let rows = part.rows.iter().map(|row| view! { <li><dl class="facts wide">{fields(library, say, part.table, row)}</dl></li> }).collect_view();
    view! { <section class="flow"><h2>{say.t(&format!("kept-table-{name}"))}</h2><p>{say.t(&format!("kept-why-{name}"))}</p>{empty}<ol class="ruled set">{rows}</ol></section> }
}

fn fields(library: &Library, say: Say, table: &str, row: &Row) -> AnyView {
    row.iter()
        .filter_map(|(column, value)| value.as_ref().map(|value| (column, value)))
        .map(|(column, value)| {
            let label = say.t(&format!("kept-column-{}", column.replace('_', "-")));
            let Drawn { door, lines } = kept_words::in_words(library, say, table, column, value, row);
            let door = door.map(Door::view);
            let lines = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
            view! { <div><dt>{label}</dt><dd>{door}{lines}</dd></div> }
        })
        .collect_view()
        .into_any()
}

/// The whole file to read.
pub fn sheet(library: &Library, say: Say, parts: &[Part], now: i64) -> String {
    let title = say.t("kept-title");
    let body = piece(|| {
        view! {
            <main><h1>{say.t("kept-title")}</h1><p>{say.with("kept-made", &[("moment", kept_words::moment(say, now))])}</p><p>{say.t("kept-keep-safe")}</p>
                {sections(library, say, parts)}{left_out(say)}</main>
        }
    });
    let body = without_marks(&body);
    let style = include_str!("kept_sheet.css");
    let lang = say.0.code();
    format!(
        "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title><style>{style}</style></head><body>{body}</body></html>"
    )
}

/// The file that was asked for; `None` for looking at it here. Its name says nothing about anybody, nor about this site.
pub fn file(visit: &Visit, parts: &[Part], shape: Shape) -> Option<Response<Body>> {
    let say = visit.say();
    let (kind, ending, text) = match shape {
        Shape::Here => return None,
        Shape::Sheet => ("text/html; charset=utf-8", "html", sheet(&visit.library, say, parts, visit.house.now())),
        Shape::Data => ("application/json", "json", data(say, parts, visit.house.now())),
    };
    let name = format!("attachment; filename=\"{}.{ending}\"", say.t("kept-file-name"));
    Some(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], text).into_response())
}

/// What is kept and cannot be given, in words.
pub fn left_out(say: Say) -> impl IntoView {
    view! { <section class="flow"><h2>{say.t("kept-not-here")}</h2><p>{say.t("kept-not-here-words")}</p></section> }
}

/// The whole file for programs: tables and columns under the names that docs/data-inventory.yaml explains.
pub fn data(say: Say, parts: &[Part], now: i64) -> String {
    let value = |plain: &Option<Plain>| match plain {
        None => serde_json::Value::Null,
        Some(Plain::Number(n)) => (*n).into(),
        Some(Plain::Text(text)) => text.as_str().into(),
    };
    let tables: serde_json::Map<String, serde_json::Value> = parts
        .iter()
        .map(|part| {
            let rows = part.rows.iter().map(|row| row.iter().map(|(c, v)| (c.clone(), value(v))).collect::<serde_json::Map<_, _>>().into()).collect();
            (part.table.to_owned(), serde_json::Value::Array(rows))
        })
        .collect();
    let whole = serde_json::json!({ "format": "doorstep-information-1", "made_at": now, "language": say.0.code(), "kept": tables });
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}
