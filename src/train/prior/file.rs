//! The file that is with a description of prior learning, for its owner and the colleague who was asked. It is always saved and never opened by a browser on
//! our address: whatever a PDF holds, it has no place to run here.

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, Response, header},
};

use crate::{
    domain::prior_learning::FileKind,
    http::{error::Trouble, visit::Visit},
    storage::prior_files,
};

pub fn address(visit: &Visit, claim: &str) -> String {
    visit.to(&format!("/staff/prior/{claim}/file"))
}

/// `GET /staff/prior/{described}/file`
pub async fn give(visit: Visit, Path((_, claim)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let file = prior_files::open(&visit.house.stores.people, &visit.house.secrets, staff, &claim).await?.ok_or(Trouble::NotFound)?;
    let named = match file.kind {
        FileKind::Pdf => "attachment; filename=\"prior-learning.pdf\"",
        FileKind::Jpeg => "attachment; filename=\"prior-learning.jpg\"",
    };
    let mut answer = Response::new(Body::from(file.bytes));
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(named));
    Ok(answer)
}
