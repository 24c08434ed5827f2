//! The accept loop. Our own, because `axum::serve` waits for ever for a connection that sends nothing (trust finding 1):
//! the first byte, the headers, the body and each piece of an answer have five seconds, connections have a cap, and a stop lets open answers
//! finish. Deliberately absent: HTTP/2 and bodies without a length; the proxy in front speaks to browsers.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header},
    response::IntoResponse,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use leptos::prelude::{ServerFnError, provide_context, use_context};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use tower::{Layer, ServiceExt};
use tower_http::{catch_panic::ResponseForPanic, timeout::RequestBodyTimeoutLayer};

use super::{
    error::{Trouble, bare_page},
    headers,
    house::House,
    patience::Patient,
    peer::Peer,
    visit::Visit,
};

/// How long a connection may take to send its first byte, its headers, and each piece of a body.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long open answers may take after a stop.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// Serves until `stop` is done.
pub async fn serve(listener: TcpListener, app: Router, most: usize, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(most));
    let graceful = hyper_util::server::graceful::GracefulShutdown::new();
    let app = RequestBodyTimeoutLayer::new(PATIENCE).layer(app);
    tokio::pin!(stop);
    loop {
        let place = tokio::select! {
            place = places.clone().acquire_owned() => place,
            () = &mut stop => break,
        };
        let Ok(place) = place else { break };
        let (stream, from) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file descriptors and the like: wait a moment instead of spinning.
                    tracing::warn!(%error, "accept");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let app = app.clone();
        let watcher = graceful.watcher();
        tokio::spawn(async move {
            let _place = place;
            if !speaks(&stream).await {
                return;
            }
            let _ = stream.set_nodelay(true);
            let service = hyper::service::service_fn(move |request: Request<hyper::body::Incoming>| {
                let mut request = request.map(Body::new);
                request.extensions_mut().insert(Peer(from.ip()));
                let app = app.clone();
                async move { if request.headers().contains_key(header::TRANSFER_ENCODING) { Ok(without_length()) } else { app.oneshot(request).await } }
            });
            let mut http = hyper::server::conn::http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_headers(64).max_buf_size(32 * 1024);
            // A broken connection is the visitor's business; nothing was promised to it.
            let _ = watcher.watch(http.serve_connection(TokioIo::new(Patient::new(stream, PATIENCE)), service)).await;
        });
    }
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(LAST_ANSWERS) => {}
    }
}

/// A body that comes in pieces, without a length. Browsers send none, and a proxy and we could disagree about where it ends (trust A-44).
fn without_length() -> Response<Body> {
    let mut answer = (StatusCode::BAD_REQUEST, "A form needs its length (Content-Length).").into_response();
    answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    // The answer is not about a page of ours; https or not, the browser knows it from those.
    headers::add_strict(answer.headers_mut(), false);
    answer
}

/// When even the guard panicked: the others go on, and this reader gets a page that cannot fail. What happened is in the log already.
#[derive(Clone, Copy)]
pub struct LastResort {
    pub https: bool,
}

impl ResponseForPanic for LastResort {
    type ResponseBody = Body;
    fn response_for_panic(&mut self, _: Box<dyn std::any::Any + Send + 'static>) -> Response<Body> {
        let mut answer = bare_page();
        headers::add_strict(answer.headers_mut(), self.https);
        answer
    }
}

/// Did the other side send a byte in time?
async fn speaks(stream: &TcpStream) -> bool {
    let mut one = [0_u8; 1];
    matches!(tokio::time::timeout(PATIENCE, stream.peek(&mut one)).await, Ok(Ok(n)) if n > 0)
}

/// The process is up.
pub async fn live() -> &'static str {
    "ok"
}

/// The databases answer. Reveals nothing but yes or no.
pub async fn ready(State(house): State<House>) -> Response<Body> {
    match house.stores.answers().await {
        Ok(()) => "ok".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "resting").into_response(),
    }
}

/// A built file.
pub async fn asset(State(house): State<House>, Path((digest, file)): Path<(String, String)>, asked: HeaderMap) -> Result<Response<Body>, Trouble> {
    house.assets.answer(&digest, &file, &asked).ok_or(Trouble::NotFound)
}

/// What a server function leaves for [`action`] when it could not do its work.
#[derive(Clone, Default)]
struct WentWrong(Arc<Mutex<Option<Trouble>>>);

/// For the functions in `actions`: keeps the trouble, and gives what Leptos wants to have in its place.
pub fn left(trouble: Trouble, words: &'static str) -> ServerFnError {
    if let Some(WentWrong(slot)) = use_context()
        && let Ok(mut slot) = slot.lock()
    {
        *slot = Some(trouble);
    }
    ServerFnError::new(words)
}

/// A server function of an island. The guard has looked at where it came from and who is here; the function finds the visit in its context.
/// Leptos answers everything that went wrong with 500, also a form that lacks a field: here it is answered like any form of ours.
pub async fn action(visit: Visit, mut request: Request<Body>) -> Result<Response<Body>, Trouble> {
    // With this header Leptos would lead a broken form back to where it came from, with its own words in the address.
    request.headers_mut().remove(header::ACCEPT);
    let wrong = WentWrong::default();
    let (slot, known) = (wrong.clone(), visit);
    let context = move || {
        provide_context(known.clone());
        provide_context(slot.clone());
    };
    let answer = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    if answer.status().is_success() {
        return Ok(answer);
    }
    let trouble = wrong.0.lock().ok().and_then(|mut slot| slot.take());
    Err(match trouble {
        // An island cannot follow to the door, nor keep what was typed; the form of its page does both.
        Some(Trouble::Ended | Trouble::SignedInAgain(_)) => Trouble::ForeignForm,
        Some(trouble) => trouble,
        None => Trouble::BrokenForm,
    })
}
