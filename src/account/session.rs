//! Sessions as cookies: finding out who is here, starting, ending. One cookie for a learner's place, another for staff; a route's
//! audience decides which one is read, and the two are never read for the same request.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};

use super::secrets::Token;
use crate::{
    http::{
        cookies::{self, Life},
        error::Trouble,
        house::House,
        visit::{Visit, Who},
    },
    storage::{
        learner_sessions,
        learner_sessions::{MINUTE, WhoseDevice},
        staff_sessions,
        staff_sessions::StaffVisit,
    },
};

const PLACE: &str = "place";
const STAFF: &str = "staff";
const DEVICE: &str = "staff-device";

/// The learner whose place is open, and whether a cookie came that opens nothing any more.
pub async fn learner(house: &House, asked: &HeaderMap) -> Result<(Who, bool), Trouble> {
    let Some(token) = token(house, asked, PLACE) else { return Ok((Who::Guest, false)) };
    match learner_sessions::find(&house.stores.people, &token, house.now()).await? {
        Some(visit) => Ok((Who::Learner(Arc::new(visit)), false)),
        None => Ok((Who::Guest, true)),
    }
}

/// The token of the place that is open in this browser, for moving the visit to another place of the same person.
pub fn place_token(visit: &Visit) -> Option<Token> {
    token(&visit.house, &visit.headers, PLACE)
}

/// The staff member who is signed in, or half so.
pub async fn staff(house: &House, asked: &HeaderMap) -> Result<(Who, bool), Trouble> {
    let Some(token) = token(house, asked, STAFF) else { return Ok((Who::Guest, false)) };
    let now = house.now();
    let longest = i64::from(house.settings.staff_hours) * 60 * MINUTE;
    Ok(match staff_sessions::find(&house.stores.people, &token, now).await? {
        Some(visit) if visit.proven_at.is_none() => (Who::Half(Arc::new(visit)), false),
        // The host's own limit, so that a shorter one ends running sessions, too.
        Some(visit) if now < visit.started_at + longest => {
            let ends_at = visit.ends_at.min(visit.started_at + longest);
            (Who::Staff(Arc::new(StaffVisit { ends_at, idle_ends_at: visit.idle_ends_at.min(ends_at), ..visit })), false)
        }
        _ => (Who::Guest, true),
    })
}

/// The token of this visit's staff session.
pub fn staff_token(visit: &Visit) -> Option<Token> {
    token(&visit.house, &visit.headers, STAFF)
}

/// Which device this is, for the message about a new one: a random value, kept until the browser forgets it.
pub fn device_token(visit: &Visit) -> Option<Token> {
    token(&visit.house, &visit.headers, DEVICE)
}

pub fn device_cookie(house: &House, token: &Token) -> Option<HeaderValue> {
    const YEAR: u64 = 365 * 24 * 3600;
    cookies::set(&cookies::host_name(DEVICE, house.secure()), &token.reveal(), Life::Seconds(YEAR), house.secure())
}

fn token(house: &House, asked: &HeaderMap, name: &'static str) -> Option<Token> {
    Token::parse(cookies::read(asked, &cookies::host_name(name, house.secure()))?)
}

/// Whose session it was that has ended, by the cookie that still names it; for giving back typed text to its own writer.
/// `None` when the session is long gone.
pub async fn whose(visit: &Visit) -> Option<String> {
    let people = &visit.house.stores.people;
    if let Some(token) = token(&visit.house, &visit.headers, if visit.for_staff { STAFF } else { PLACE }) {
        let found = match visit.for_staff {
            true => staff_sessions::whose(people, &token).await.map(|id| id.map(|id| id.as_str().to_owned())),
            false => learner_sessions::whose(people, &token).await.map(|id| id.map(|id| id.as_str().to_owned())),
        };
        return found.ok().flatten();
    }
    None
}

const FORM: &str = "doorstep/form/1";

/// What somebody's forms carry: the session's own value, and a mark that says whose session it was. So a form of an earlier session is
/// known as the same person's, also when that session is long gone, and says nothing about a person to anybody else.
pub fn form_token(house: &House, owner: &str, value: &str) -> String {
    format!("{value}.{}", house.secrets.sign(FORM, &format!("{owner}\n{value}")))
}

/// Did a form with this token come from a session of this person, now or earlier?
pub fn is_form_of(house: &House, owner: &str, token: &str) -> bool {
    token.split_once('.').is_some_and(|(value, _)| form_token(house, owner, value) == token)
}

/// The cookie of a learner's new session: gone with the browser on a shared device.
pub fn learner_cookie(house: &House, token: &Token, whose: WhoseDevice) -> Option<HeaderValue> {
    let life = match whose {
        WhoseDevice::Shared => Life::UntilClosed,
        WhoseDevice::Mine => Life::Seconds(u64::try_from(whose.longest() / 1000).unwrap_or_default()),
    };
    cookies::set(&cookies::host_name(PLACE, house.secure()), &token.reveal(), life, house.secure())
}

pub fn staff_cookie(house: &House, token: &Token) -> Option<HeaderValue> {
    cookies::set(&cookies::host_name(STAFF, house.secure()), &token.reveal(), Life::UntilClosed, house.secure())
}

/// `POST /me/stay`: somebody on a shared device goes on. The guard has noted it; the page and what was typed on it stay as they are.
pub async fn stay(visit: Visit, form: crate::http::body::Form) -> StatusCode {
    match visit.check_token(&form) {
        Ok(()) | Err(Trouble::Ended) => StatusCode::NO_CONTENT,
        Err(other) => other.status(),
    }
}

/// Ends the session of this visit in the database. What cannot be reached ends by its time limit; leaving is never refused.
pub async fn end(visit: &Visit) {
    let name = match visit.who {
        Who::Guest => return,
        Who::Learner(_) => PLACE,
        Who::Half(_) | Who::Staff(_) => STAFF,
    };
    let Some(token) = token(&visit.house, &visit.headers, name) else { return };
    let ended = async {
        let mut change = visit.house.stores.people.change().await?;
        match visit.who {
            Who::Learner(_) => learner_sessions::end(&mut change, &token).await?,
            _ => staff_sessions::end(&mut change, &token).await?,
        }
        change.commit().await
    };
    if let Err(error) = ended.await {
        tracing::warn!(%error, "a session could not be ended at once");
    }
}

/// Cookies that take the session cookies away.
pub fn ended_cookies(house: &House) -> Vec<HeaderValue> {
    [PLACE, STAFF].into_iter().filter_map(|name| cookies::set(&cookies::host_name(name, house.secure()), "", Life::Seconds(0), house.secure())).collect()
}

/// After signing out: nothing of this visit stays in the browser. An own device keeps its other cookies: how pages look, and the mark by
/// which the door knows it.
pub fn signed_out(visit: &Visit, to: &str) -> Response<Body> {
    let mut answer = visit.go_on(to);
    let headers = answer.headers_mut();
    let own = match &visit.who {
        Who::Learner(learner) => learner.whose == WhoseDevice::Mine,
        Who::Half(_) | Who::Staff(_) => true,
        Who::Guest => false,
    };
    let clears = if own { "\"cache\", \"storage\"" } else { "\"cache\", \"cookies\", \"storage\"" };
    headers.insert(header::HeaderName::from_static("clear-site-data"), HeaderValue::from_static(clears));
    for cookie in ended_cookies(&visit.house) {
        headers.append(header::SET_COOKIE, cookie);
    }
    answer
}
