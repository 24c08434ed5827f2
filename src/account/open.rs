//! The door to a learner's place.

use axum::{body::Body, http::Response};

use crate::http::visit::Visit;

/// Where a page that needs a place sends people who have none open.
pub fn door(visit: &Visit) -> Response<Body> {
    let back = crate::http::body::encode(&visit.here());
    visit.go_on(&format!("{}?back={back}", visit.to("/open")))
}
