//! The bare address: sends people to the language their browser asks for. Nothing is stored; the header has the other language.

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};

use crate::domain::locale::Locale;

pub async fn language(asked: HeaderMap) -> impl IntoResponse {
    let wanted = asked.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let locale = Locale::negotiate(wanted);
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("/{locale}")), (header::VARY, "Accept-Language".to_owned())])
}
