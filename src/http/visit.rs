//! One request, as pages see it: the language, where, how the reader wants pages to look, and who is here.
//!
//! Made once by the guard; handlers take it as an extractor. Deliberately absent: a learner and a staff member in one visit.
//! The route's audience decides which session is looked up at all, so a staff page has no way to learn of a learner's session.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header, request::Parts},
    response::IntoResponse,
};
use leptos::prelude::*;

use super::{
    body::Form,
    cache::Kept,
    error::Trouble,
    house::House,
    peer::{self, Network, Peer},
};
use crate::{
    account::{carry::Carried, session},
    content::library::Library,
    domain::{course::Track, locale::Locale, policy::Person, site::Site},
    storage::{learner_sessions::LearnerVisit, places::OwnPlace, staff::Staff, staff_sessions::StaffVisit},
    ui::{
        display::Display,
        frame::{Frame, document},
        words::Say,
    },
};

/// Who is here, as far as this route may know.
#[derive(Clone)]
pub enum Who {
    Guest,
    Learner(Arc<LearnerVisit>),
    /// The passphrase of this staff account was right, and its second step is still to come: for every other page a guest.
    Half(Arc<StaffVisit>),
    Staff(Arc<StaffVisit>),
}

#[derive(Clone)]
pub struct Visit {
    pub house: House,
    pub library: Arc<Library>,
    pub site: Arc<Site>,
    pub locale: Locale,
    pub path: String,
    pub query: Arc<Form>,
    raw_query: String,
    pub display: Display,
    pub saves_data: bool,
    pub who: Who,
    /// A place cookie was sent that opens nothing any more.
    pub away: bool,
    pub headers: Arc<HeaderMap>,
    peer: Option<Peer>,
    pub islands: bool,
    /// This route looks up staff sessions, never learners'.
    pub for_staff: bool,
    /// A page as its readers would get it, for whoever writes it: kept by nobody, and it says so.
    pub is_preview: bool,
}

impl Visit {
    pub(super) fn new(house: House, parts: &Parts, locale: Locale, who: Who, islands: bool, away: bool, for_staff: bool) -> Self {
        let cookie = super::cookies::read(&parts.headers, crate::ui::display::COOKIE).unwrap_or_default();
        Self {
            library: house.library(),
            site: house.site(),
            locale,
            path: parts.uri.path().to_owned(),
            query: Arc::new(Form::parse(parts.uri.query().unwrap_or_default())),
            raw_query: parts.uri.query().unwrap_or_default().to_owned(),
            display: Display::from_cookie(cookie),
            saves_data: parts.headers.get("save-data").is_some_and(|v| v == "on"),
            who,
            away,
            headers: Arc::new(parts.headers.clone()),
            peer: parts.extensions.get().copied(),
            islands,
            for_staff,
            is_preview: false,
            house,
        }
    }

    /// Where the request comes from, for counting wrong tries.
    pub fn network(&self) -> Network {
        peer::network(self.peer, &self.headers, &self.house.trusted)
    }

    pub fn say(&self) -> Say {
        Say(self.locale)
    }

    /// An address in the reader's language: `/en` + `/help`.
    pub fn to(&self, path: &str) -> String {
        format!("/{}{path}", self.locale)
    }

    /// This very page in the other language.
    pub fn in_other_language(&self) -> String {
        let code = self.locale.code();
        let rest = self.path.strip_prefix('/').and_then(|p| p.strip_prefix(code)).unwrap_or_default();
        let query = if self.raw_query.is_empty() { String::new() } else { format!("?{}", self.raw_query) };
        format!("/{}{rest}{query}", self.locale.other())
    }

    /// This page with its query, to come back to.
    pub fn here(&self) -> String {
        if self.raw_query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.raw_query) }
    }

    pub fn learner(&self) -> Option<&OwnPlace> {
        match &self.who {
            Who::Learner(visit) => Some(&visit.own),
            _ => None,
        }
    }

    pub fn staff(&self) -> Option<&Staff> {
        match &self.who {
            Who::Staff(visit) => Some(&visit.staff),
            _ => None,
        }
    }

    /// The staff session of this visit, whole or half.
    pub fn staff_visit(&self) -> Option<&StaffVisit> {
        match &self.who {
            Who::Half(visit) | Who::Staff(visit) => Some(visit),
            _ => None,
        }
    }

    /// For the policy.
    pub fn person(&self) -> Person {
        match &self.who {
            Who::Guest => Person::Guest,
            Who::Learner(_) => Person::Learner,
            Who::Half(_) => Person::Half,
            Who::Staff(visit) => visit.staff.as_person(),
        }
    }

    pub fn is_guest(&self) -> bool {
        matches!(self.who, Who::Guest)
    }

    /// The half of the product that a track's courses live in.
    pub fn half(track: Track) -> &'static str {
        match track {
            Track::Learner => "learn",
            Track::Clinician => "train",
        }
    }

    /// Renders a page. Always the whole document, in one piece, with no byte that depends on the request's time.
    pub fn page<V: IntoView + 'static>(&self, make: impl FnOnce() -> (Frame, V)) -> Response<Body> {
        self.page_with(StatusCode::OK, make)
    }

    pub fn page_with<V: IntoView + 'static>(&self, status: StatusCode, make: impl FnOnce() -> (Frame, V)) -> Response<Body> {
        let mut answer = Response::new(Body::from(document(self, make)));
        *answer.status_mut() = status;
        answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        answer
    }

    /// The same visitor as if this were the page at `address`, one of our own. For server functions, which have an address of their own.
    pub fn as_if_at(&self, address: &str) -> Option<Self> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let locale = super::guard::locale_of(path)?;
        Some(Self { locale, path: path.to_owned(), query: Arc::new(Form::parse(query)), raw_query: query.to_owned(), ..self.clone() })
    }

    /// A guest at the page at `path` in a library that is not on the shelf: with drafts over the texts. Knows nothing of whoever looks.
    pub fn preview(&self, library: Arc<Library>, locale: Locale, path: String, display: Display) -> Self {
        Self {
            library,
            locale,
            path,
            query: Arc::new(Form::default()),
            raw_query: String::new(),
            display,
            who: Who::Guest,
            away: false,
            headers: Arc::new(HeaderMap::new()),
            islands: false,
            for_staff: false,
            is_preview: true,
            ..self.clone()
        }
    }

    /// A page that is the same for every guest who asks alike: from memory when it was made before.
    /// Long queries are answered, not kept: somebody else chose them.
    pub fn shared_page<V: IntoView + 'static>(&self, make: impl FnOnce() -> (Frame, V)) -> Response<Body> {
        self.shared_page_of("", make)
    }

    /// The same, made from something that is read with each request: `state` says which state of it the page shows.
    pub fn shared_page_of<V: IntoView + 'static>(&self, state: &str, make: impl FnOnce() -> (Frame, V)) -> Response<Body> {
        if !self.is_guest() || self.is_preview {
            return self.page(make);
        }
        let key = format!(
            "{}|{}|{}|{}|{}|{}|{}|{state}",
            self.library.digest.as_str(),
            self.library.thanked,
            self.site.changed_at,
            self.path,
            self.raw_query,
            self.display.to_cookie(),
            self.saves_data
        );
        if let Some(kept) = self.house.pages.find(&key) {
            return kept.answer(&self.headers);
        }
        let page = Kept::new(document(self, make));
        if self.raw_query.len() > 40 {
            return page.answer(&self.headers);
        }
        self.house.pages.keep(key, page).answer(&self.headers)
    }

    /// Goes on to another page after a form: the browser fetches it with GET, so Back and reload do no harm.
    pub fn go_on(&self, to: &str) -> Response<Body> {
        (StatusCode::SEE_OTHER, [(header::LOCATION, to.to_owned())]).into_response()
    }

    /// For good: the browser and search engines may remember the new address.
    pub fn moved(&self, to: &str) -> Response<Body> {
        (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to.to_owned())]).into_response()
    }

    /// Whose session this is: the place or the account. A name of ours, for comparing only.
    pub fn owner(&self) -> Option<&str> {
        match &self.who {
            Who::Guest => None,
            Who::Learner(visit) => Some(visit.own.id().as_str()),
            Who::Half(visit) | Who::Staff(visit) => Some(visit.staff.id().as_str()),
        }
    }

    /// A staff member's or a learner's own token for forms, when there is a session.
    pub fn form_token(&self) -> Option<String> {
        let value = match &self.who {
            Who::Guest => return None,
            Who::Learner(visit) => &visit.form_secret,
            Who::Half(visit) | Who::Staff(visit) => &visit.form_secret,
        };
        Some(session::form_token(&self.house, self.owner()?, value))
    }

    /// Personal forms carry the session's token; a guest's form has none to carry.
    pub fn check_token(&self, form: &Form) -> Result<(), Trouble> {
        let sent = form.text("_form");
        match (self.form_token(), self.owner()) {
            // A form of somebody whose session has ended is never quietly taken as a guest's.
            (None, _) if !sent.is_empty() => Err(Trouble::Ended),
            (None, _) => Ok(()),
            (Some(token), _) if token == sent => Ok(()),
            // From an earlier session of the same person: given back to them, never acted on.
            (Some(_), Some(owner)) if session::is_form_of(&self.house, owner, sent) => Err(Trouble::SignedInAgain(Carried::again(self, owner, form))),
            _ => Err(Trouble::ForeignForm),
        }
    }
}

impl FromRequestParts<House> for Visit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Trouble> {
        parts.extensions.get::<Visit>().cloned().ok_or_else(|| Trouble::Ours("a route without the guard".into()))
    }
}
