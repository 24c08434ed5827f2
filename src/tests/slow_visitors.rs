//! Connections that say nothing, half a header, or a body drop by drop: each is ended, and others are served meanwhile
//! (trust finding 1: the stock accept loop kept all three open).

use std::time::Duration;

use doorstep::{app, http::serve};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::timeout,
};

use crate::house::TestHouse;

/// Longer than the five seconds of patience, shorter than a visitor who never ends.
const ENDED_BY: Duration = Duration::from_secs(9);

/// Reads until the server hangs up; what came before that.
async fn until_closed(mut stream: TcpStream) -> Option<String> {
    let mut all = Vec::new();
    timeout(ENDED_BY, stream.read_to_end(&mut all)).await.ok()?.ok()?;
    Some(String::from_utf8_lossy(&all).into_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_visitors_are_sent_home() {
    let house = TestHouse::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(serve::serve(listener, app::router(house.house.clone()), 64, std::future::pending()));

    let silent = TcpStream::connect(at).await.unwrap();
    let mut half = TcpStream::connect(at).await.unwrap();
    half.write_all(b"GET /en HTTP/1.1\r\nhost: localhost\r\nx-slow:").await.unwrap();
    let mut drops = TcpStream::connect(at).await.unwrap();
    let head = "POST /en/display HTTP/1.1\r\nhost: localhost:3000\r\nsec-fetch-site: same-origin\r\n\
        content-type: application/x-www-form-urlencoded\r\ncontent-length: 500\r\nconnection: close\r\n\r\na=";
    drops.write_all(head.as_bytes()).await.unwrap();

    let mut other = TcpStream::connect(at).await.unwrap();
    other.write_all(b"GET /healthz/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await.unwrap();
    assert!(until_closed(other).await.unwrap().ends_with("ok"), "others are served meanwhile");

    let (silent, half, drops) = tokio::join!(until_closed(silent), until_closed(half), until_closed(drops));
    assert_eq!(silent.as_deref(), Some(""), "a silent connection is closed without a word");
    assert!(half.is_some(), "half a header is not waited for");
    assert!(drops.is_some_and(|answer| answer.starts_with("HTTP/1.1 4")), "a body that does not come is told so");
}
