//! The guard at every door. Made from the route's line in the table, it decides before the handler runs: is this form ours, may this
//! kind of request come here, who is here. Afterwards it turns troubles into pages and adds the headers.

use std::{panic::AssertUnwindSafe, time::Instant};

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, Response, StatusCode, header},
    middleware::Next,
    response::IntoResponse,
};
use futures_util::FutureExt;
use leptos::prelude::*;

use super::{
    body::{Form, Most},
    error::{Pending, Trouble},
    faults::Fault,
    headers,
    house::House,
    origin,
    visit::{Visit, Who},
};
use crate::{
    account::carry::Carried,
    app::{Audience, CacheClass, Line, Scripts},
    domain::{
        ids::StaffId,
        locale::Locale,
        policy::{self, Action},
        roles::Role,
    },
    ui::frame::Frame,
};

/// Runs around one route's handler.
pub async fn stand(State((house, line)): State<(House, Line)>, request: Request, next: Next) -> Response<Body> {
    let began = Instant::now();
    let method = request.method().clone();
    let (mut parts, body) = request.into_parts();
    let locale = locale_of(parts.uri.path())
        .unwrap_or_else(|| parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).map(Locale::negotiate).unwrap_or_default());
    let refused = refuse(&house, &line, &parts, &method);
    let reads = matches!(method, Method::GET | Method::HEAD);
    let (who, away, refused) = match (refused, line.audience) {
        (Some(trouble), _) => (Who::Guest, false, Some(trouble)),
        (None, audience) => match who_is_here(&house, &line, &parts.headers).await {
            Ok((who, away)) => (who, away, None),
            // Reading goes on as a guest while the database rests; what writes or is personal says so instead of forgetting who is here.
            Err(_) if reads && matches!(audience, Audience::Anyone | Audience::StaffDoor) => (Who::Guest, false, None),
            // The cookies go all the same; what could not be ended in the database ends by its time limit.
            Err(_) if line.way_out => (Who::Guest, true, None),
            Err(trouble) => (Who::Guest, false, Some(trouble)),
        },
    };
    let scripts = match line.scripts {
        Scripts::IslandsWithPlace if matches!(who, Who::Guest) => Scripts::None,
        other => other,
    };
    let visit = Visit::new(house.clone(), &parts, locale, who, scripts != Scripts::None, away, is_for_staff(line.audience));
    let personal = !visit.is_guest() || line.cache == CacheClass::Personal || !reads;
    let unknown_language = line.path.starts_with("/{locale}") && locale_of(parts.uri.path()).is_none();
    let answer = if unknown_language {
        Trouble::UnknownLanguage.into_response()
    } else if let Some(trouble) = refused {
        trouble.into_response()
    } else {
        parts.extensions.insert(visit.clone());
        parts.extensions.insert(Most(most_bytes(&house, &line)));
        let (typed, request) = typed_after_the_end(&visit, &line, Request::from_parts(parts, body)).await;
        let door = needs_sign_in(&visit, &line);
        let at_the_door = door.is_some();
        let answer = match door {
            None => answered(&house, &line, request, next).await,
            Some(door) => door,
        };
        match typed {
            Some(form) if at_the_door || says_ended(&answer) => match door_with_text(&visit, &form).await {
                Some(door) => door,
                None => {
                    keep_long_text(&visit, &line, &form).await;
                    answer
                }
            },
            _ => answer,
        }
    };
    let mut answer = pages_for_troubles(&visit, &line, answer);
    note_refused(&visit, &line, answer.status());
    if let Some(fault) = house.faults.on(line.path) {
        fault.after_handler();
    }
    let cache = if personal && line.cache != CacheClass::Forever { CacheClass::Personal } else { line.cache };
    let policy = headers::policy(scripts, &house.assets.loader_hash);
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers::add(answer.headers_mut(), &policy, cache, house.secure());
    }
    // Opening Help now leaves no trace at all (trust R-HARM-04).
    if line.path != "/{locale}/help" {
        tracing::info!(route = line.path, method = %method, status = answer.status().as_u16(), ms = began.elapsed().as_millis() as u64);
    }
    answer
}

/// A form that came after its session had ended, read here and by its page, so that what was typed is not lost at the door.
async fn typed_after_the_end(visit: &Visit, line: &Line, request: Request) -> (Option<Form>, Request) {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !visit.away || request.method() != Method::POST || !kind.starts_with("application/x-www-form-urlencoded") {
        return (None, request);
    }
    // Anybody can send a cookie that was never ours: what is long is read only when it names a session of somebody, and belongs to the editor.
    let most = visit.house.settings.body_limit_kib * 1024;
    let long = length(request.headers()) > Some(most);
    if long && !(line.path == crate::author::edit::ROUTE && crate::account::session::whose(visit).await.is_some()) {
        return (None, request);
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, if long { most_bytes(&visit.house, line) } else { most }).await.unwrap_or_default();
    let form = std::str::from_utf8(&bytes).ok().map(Form::parse);
    (form, Request::from_parts(parts, Body::from(bytes)))
}

/// A personal form whose session has ended.
fn says_ended(answer: &Response<Body>) -> bool {
    answer.extensions().get::<Pending>().is_some_and(|Pending(trouble)| matches!(**trouble, Trouble::Ended))
}

/// The door, with what was typed; `None` when nothing was, or when it is nothing to carry.
async fn door_with_text(visit: &Visit, form: &Form) -> Option<Response<Body>> {
    let carried = Carried::from_post(visit, form).await.filter(Carried::is_worth_it)?;
    Some(match visit.for_staff {
        true => crate::account::staff::door_with(visit, Some(&carried)),
        false => crate::account::open::door_with(visit, Some(&carried)),
    })
}

/// A text of the studio that is too long to travel through the sign-in is kept among its saved states, under the name of whose session it was:
/// the cookie says who, and the form's mark that the page was theirs.
async fn keep_long_text(visit: &Visit, line: &Line, form: &Form) {
    if line.path != crate::author::edit::ROUTE {
        return;
    }
    let owner = crate::account::session::whose(visit).await;
    if let Some(owner) = owner.filter(|owner| crate::account::session::is_form_of(&visit.house, owner, form.text("_form"))) {
        crate::author::edit::keep_after_the_end(visit, &StaffId::from_store(owner), form).await;
    }
}

/// The handler's answer. One that panics is our fault: a page in the reader's language, while the others go on.
async fn answered(house: &House, line: &Line, request: Request, next: Next) -> Response<Body> {
    let work = async {
        match house.faults.on(line.path).and_then(Fault::instead_of_handler) {
            Some(answer) => answer,
            None => next.run(request).await,
        }
    };
    // Nothing of a request outlives it half changed: stores roll back, and the shared locks say when they are poisoned.
    AssertUnwindSafe(work).catch_unwind().await.unwrap_or_else(|_| Trouble::Ours("a handler panicked; the line before says where".into()).into_response())
}

/// `/fr/…` is French; `None` for other first segments.
pub fn locale_of(path: &str) -> Option<Locale> {
    path.split('/').nth(1).and_then(Locale::from_code)
}

fn refuse(house: &House, line: &Line, parts: &axum::http::request::Parts, method: &Method) -> Option<Trouble> {
    if matches!(*method, Method::GET | Method::HEAD) {
        return None;
    }
    if !line.from_machines && !origin::is_ours(&parts.headers, house.settings.origin(), house.settings.listen.ip().is_loopback()) {
        return Some(Trouble::ForeignForm);
    }
    if house.settings.reading_only() && !line.safe_in_plain && !line.way_out {
        return Some(Trouble::ReadingOnly);
    }
    (length(&parts.headers) > Some(most_bytes(house, line))).then_some(Trouble::TooLarge)
}

/// As the request says it; a body that says nothing is read up to the shortest limit.
fn length(headers: &axum::http::HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn most_bytes(house: &House, line: &Line) -> usize {
    line.most_kib.unwrap_or_default().max(house.settings.body_limit_kib) * 1024
}

fn is_for_staff(audience: Audience) -> bool {
    matches!(audience, Audience::StaffDoor | Audience::Staff)
}

/// Looks up the one session that this route's audience has a use for. A staff route never reads the learner's cookie.
async fn who_is_here(house: &House, line: &Line, asked: &axum::http::HeaderMap) -> Result<(Who, bool), Trouble> {
    match line.audience {
        Audience::System => Ok((Who::Guest, false)),
        Audience::Anyone | Audience::Learner => crate::account::session::learner(house, asked).await,
        Audience::StaffDoor | Audience::Staff => crate::account::session::staff(house, asked).await,
    }
}

/// Staff at a page that is not theirs: the pattern of the address and the role, so that trying shows. No ids of anybody.
fn note_refused(visit: &Visit, line: &Line, status: StatusCode) {
    let Some(staff) = visit.staff() else { return };
    if line.audience == Audience::Staff && matches!(status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN) {
        let role = staff.working_as().map_or("none", Role::code);
        tracing::warn!(route = line.path, role, status = status.as_u16(), "staff were refused");
    }
}

/// The door that this visitor has to pass first, if any.
fn needs_sign_in(visit: &Visit, line: &Line) -> Option<Response<Body>> {
    match (line.audience, &visit.who) {
        (Audience::Learner, Who::Guest) => Some(crate::account::open::door(visit)),
        (Audience::Staff, Who::Guest) => Some(crate::account::staff::door(visit)),
        (Audience::Staff, Who::Half(_)) if line.action != Action::FinishSignIn => Some(crate::account::staff_second::door(visit)),
        // the same answer as for an address that does not exist
        _ if !policy::may_enter(visit.person(), line.action) => Some(Trouble::NotFound.into_response()),
        _ => None,
    }
}

/// Draws the page of a trouble in the reader's language.
fn pages_for_troubles(visit: &Visit, line: &Line, answer: Response<Body>) -> Response<Body> {
    let Some(Pending(trouble)) = answer.extensions().get::<Pending>().cloned() else {
        return match answer.status() {
            StatusCode::METHOD_NOT_ALLOWED => trouble_page(visit, &Trouble::WrongMethod),
            StatusCode::PAYLOAD_TOO_LARGE => trouble_page(visit, &Trouble::TooLarge),
            _ => answer,
        };
    };
    if matches!(*trouble, Trouble::Ended) {
        return if visit.for_staff { crate::account::staff::door(visit) } else { crate::account::open::door(visit) };
    }
    if let Trouble::SignedInAgain(carried) = &*trouble {
        return carried.give_back(visit, line.reads);
    }
    trouble_page(visit, &trouble)
}

fn trouble_page(visit: &Visit, trouble: &Trouble) -> Response<Body> {
    let reference = trouble.detail().map(|detail| {
        let reference = format!("{:06}", visit.house.now() % 1_000_000);
        tracing::error!(reference, detail);
        reference
    });
    let say = visit.say();
    let stem = trouble.message();
    let mut answer = visit.page_with(trouble.status(), || {
        let title = say.t(&format!("{stem}-title"));
        let frame = Frame::new(title.clone());
        let main = view! {
            <section class="scene"><div class="flow"><h1>{title}</h1>
                <p class="lead">{say.t(&format!("{stem}-what"))}</p>
                <p>{say.t(&format!("{stem}-next"))}</p>
                <ul class="links">
                    <li><a href=visit.to("")>{say.t("error-first-page")}</a></li>
                    <li><a href=visit.to("/learn")>{say.t("error-all-modules")}</a></li>
                    <li><a href=visit.to("/search")>{say.t("error-search")}</a></li>
                </ul>
                {reference.map(|r| view! { <p class="small soft">{say.with("error-reference", &[("reference", r)])}</p> })}
                <p>{visit.help_line_links()}</p></div>
                <figure class="deco">{crate::ui::art::Door::Ajar.view()}</figure></section>
        };
        (frame, main)
    });
    if matches!(trouble, Trouble::Resting(_)) {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    answer
}

/// For addresses that no route has.
pub async fn nowhere(State((house, line)): State<(House, Line)>, request: Request) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let locale = locale_of(parts.uri.path())
        .unwrap_or_else(|| parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).map(Locale::negotiate).unwrap_or_default());
    let visit = Visit::new(house.clone(), &parts, locale, Who::Guest, false, false, false);
    let mut answer = trouble_page(&visit, &Trouble::NotFound);
    if let Ok(policy) = HeaderValue::from_str(&headers::policy(line.scripts, &house.assets.loader_hash)) {
        headers::add(answer.headers_mut(), &policy, CacheClass::Reading, house.secure());
    }
    answer
}
