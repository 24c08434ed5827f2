//! The door for staff.

use axum::{body::Body, http::Response};

use crate::http::visit::Visit;

/// Where a staff page sends people who are not signed in.
pub fn door(visit: &Visit) -> Response<Body> {
    let back = crate::http::body::encode(&visit.here());
    visit.go_on(&format!("{}?back={back}", visit.to("/staff/sign-in")))
}
