//! Errors that people see. Every page here says what happened in plain words, what to do next, and carries Help now.
//!
//! Details go to the log with a reference; the page shows the reference only. No SQL, no type name, no path ever reaches a reader.
//! The last line of defence, `bare_page`, needs no content folder, no database and no catalogue look-up that could fail.

use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};

use crate::{account::carry::Carried, storage::StorageError};

/// What went wrong, by what the reader can do about it.
#[derive(Debug)]
pub enum Trouble {
    /// No such page; also what is not yours to see, where the difference would tell a secret.
    NotFound,
    /// A language that we do not have.
    UnknownLanguage,
    /// A personal form whose session has ended; the guard leads to the door.
    Ended,
    /// A personal form of an earlier session of the same person; the guard gives it back to them.
    SignedInAgain(Carried),
    /// A form that did not come from a page of ours.
    ForeignForm,
    /// A form that cannot be read: broken coding, missing parts.
    BrokenForm,
    /// More than we read.
    TooLarge,
    /// This address does not take this kind of request.
    WrongMethod,
    /// The site serves reading only (plain http beyond this machine).
    ReadingOnly,
    /// The database cannot be reached or is too busy; reading goes on.
    Resting(StorageError),
    /// Our fault. The text is for the log.
    Ours(String),
}

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Self {
        Self::Resting(error)
    }
}

impl Trouble {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::UnknownLanguage => StatusCode::NOT_FOUND,
            Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::ReadingOnly => StatusCode::FORBIDDEN,
            Self::Ended => StatusCode::SEE_OTHER,
            Self::SignedInAgain(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::BrokenForm => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Resting(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Ours(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stem of the three messages of this trouble: `…-title`, `…-what`, `…-next`.
    pub fn message(&self) -> &'static str {
        match self {
            Self::NotFound => "error-not-found",
            Self::UnknownLanguage => "error-language",
            Self::ForeignForm | Self::Ended | Self::SignedInAgain(_) => "error-foreign-form",
            Self::BrokenForm => "error-broken-form",
            Self::TooLarge => "error-too-large",
            Self::WrongMethod => "error-method",
            Self::ReadingOnly => "error-reading-only",
            Self::Resting(_) => "error-resting",
            Self::Ours(_) => "error-ours",
        }
    }

    /// What the log gets, beside the reference.
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::Resting(error) => Some(error.to_string()),
            Self::Ours(detail) => Some(detail.clone()),
            _ => None,
        }
    }
}

/// The handlers return `Result<Response, Trouble>`; the guard turns the trouble into a page in the reader's language,
/// because it knows the reader. This marks the answer for it.
#[derive(Clone)]
pub struct Pending(pub std::sync::Arc<Trouble>);

impl IntoResponse for Trouble {
    fn into_response(self) -> Response<Body> {
        let mut answer = Response::new(Body::empty());
        *answer.status_mut() = self.status();
        answer.extensions_mut().insert(Pending(std::sync::Arc::new(self)));
        answer
    }
}

/// A page that cannot fail: for a panic, and for the time before anything is loaded. The numbers are those of the default region;
/// a test holds them against content/help/regions.yaml.
pub fn bare_page() -> Response<Body> {
    const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
        <title>Something went wrong on our side · Doorstep</title></head><body><main>\
        <h1>Something went wrong on our side</h1><p>You did nothing wrong. Please go back and try again in a minute.</p>\
        <p lang=\"fr\">Un problème est survenu de notre côté. Vous n’avez rien fait de mal. Revenez en arrière et réessayez dans une minute.</p>\
        <p>Help now · <span lang=\"fr\">Aide maintenant</span>: <a href=\"tel:988\">9-8-8</a>. \
        Danger now · <span lang=\"fr\">Danger immédiat</span>: <a href=\"tel:911\">9-1-1</a>.</p>\
        <p><a href=\"/\">Doorstep</a></p></main></body></html>";
    let mut answer = Response::new(Body::from(PAGE));
    *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    answer
}
