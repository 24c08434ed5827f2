//! Telling somebody that they have to wait: how long, and what to do meanwhile. Calm, and without a word about suspicion (trust R-ID-23).

use axum::{
    body::Body,
    http::{HeaderValue, Response, header},
};

use crate::ui::words::Say;

/// “in 30 seconds”, “in 4 minutes”: a span, because the server does not know what the reader's clock shows. Rounded up.
pub fn span(say: Say, milliseconds: i64) -> String {
    let seconds = usize::try_from((milliseconds.max(0) + 999) / 1000).unwrap_or_default();
    if seconds <= 60 { say.count("wait-seconds", seconds.max(1)) } else { say.count("wait-minutes", seconds.div_ceil(60)) }
}

/// Says it to the browser, too.
pub fn later(mut answer: Response<Body>, milliseconds: i64) -> Response<Body> {
    let seconds = u64::try_from(milliseconds.max(0)).unwrap_or_default().div_ceil(1000);
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    answer
}

/// At the door of a place.
pub fn at_door(say: Say, milliseconds: i64) -> String {
    say.with("wait-door", &[("when", span(say, milliseconds))])
}

/// Where words are asked for once more.
pub fn again(say: Say, milliseconds: i64) -> String {
    say.with("wait-again", &[("when", span(say, milliseconds))])
}

/// At the staff door.
pub fn at_staff_door(say: Say, milliseconds: i64) -> String {
    say.with("wait-staff", &[("when", span(say, milliseconds))])
}
