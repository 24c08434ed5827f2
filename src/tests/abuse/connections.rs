//! Bytes that no browser sends: two lengths, no length, another protocol, too much, a reader who does not read.
//! Connections that send too slowly are in `slow_visitors`.

use std::{net::SocketAddr, time::Duration};

use axum::http::StatusCode;
use doorstep::{app, domain::roles::Role, http::serve};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket, TcpStream},
    time::timeout,
};

use super::people::{PASSPHRASE, employ};
use crate::house::TestHouse;

async fn open_house(most: usize) -> SocketAddr {
    let house = TestHouse::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move {
        // Moved in, so that its folder stays.
        let router = app::router(house.house.clone());
        serve::serve(listener, router, most, std::future::pending()).await;
        drop(house);
    });
    at
}

/// Everything that is answered to some bytes until the server hangs up; `None` when it does not.
async fn answered(at: SocketAddr, bytes: &[u8]) -> Option<String> {
    let mut stream = TcpStream::connect(at).await.unwrap();
    // A server that has said no may have hung up before all was sent.
    let _ = stream.write_all(bytes).await;
    let mut all = Vec::new();
    let _ = timeout(Duration::from_secs(9), stream.read_to_end(&mut all)).await.ok()?;
    Some(String::from_utf8_lossy(&all).into_owned())
}

const FORM: &str = "host: localhost:3000\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n";

/// where a request ends is never a matter of opinion. The one hidden inside is not answered.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_hidden_in_another_is_not_answered() {
    let at = open_house(64).await;
    let hidden = "GET /healthz/live HTTP/1.1\r\nhost: localhost\r\n\r\n";
    let heads = [
        "content-length: 6\r\ntransfer-encoding: chunked\r\n",
        "transfer-encoding: chunked\r\ncontent-length: 6\r\n",
        "content-length: 6\r\ncontent-length: 60\r\n",
        "content-length: 6, 60\r\n",
        "content-length: +6\r\n",
        "content-length: 0x6\r\n",
        "transfer-encoding: xchunked\r\n",
        "transfer-encoding: chunked, identity\r\n",
        "transfer-encoding: identity, chunked\r\n",
        "Transfer-Encoding : chunked\r\n",
        "transfer-encoding:\tchunked\r\n",
        "x: y\r\n transfer-encoding: chunked\r\n",
        "transfer-encoding: chunked\r\ntransfer-encoding: x\r\n",
    ];
    for head in heads {
        let answer = answered(at, format!("POST /en/display HTTP/1.1\r\n{FORM}{head}\r\n0\r\n\r\n{hidden}").as_bytes()).await;
        let answer = answer.unwrap_or_else(|| panic!("{head:?} was left open"));
        assert!(answer.starts_with("HTTP/1.1 400") || answer.starts_with("HTTP/1.1 501"), "{head:?}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{head:?}: {answer}");
    }
    let honest = answered(at, b"GET /healthz/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await;
    assert!(honest.is_some_and(|answer| answer.ends_with("ok")));
}

/// two gigabytes are refused by their announcement, an endless body by having none, a bomb by not being unpacked.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_end_is_not_read() {
    let at = open_house(64).await;
    let announced = answered(at, format!("POST /en/report HTTP/1.1\r\n{FORM}content-length: 2147483648\r\n\r\nwords=x").as_bytes()).await.unwrap();
    assert!(announced.starts_with("HTTP/1.1 413") && announced.contains("/en/help"), "{announced}");
    let endless = format!("POST /en/report HTTP/1.1\r\n{FORM}transfer-encoding: chunked\r\n\r\n") + "1000\r\n" + &"x".repeat(1 << 20);
    let endless = answered(at, endless.as_bytes()).await.unwrap();
    assert!(endless.is_empty() || endless.starts_with("HTTP/1.1 400"), "{endless}");
    let bomb = doorstep::http::cache::gzip(&vec![b'a'; 8 << 20]);
    assert!(bomb.len() < 60 * 1024, "it passes the limit for forms");
    let mut packed =
        format!("POST /en/report HTTP/1.1\r\n{FORM}content-encoding: gzip\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", bomb.len()).into_bytes();
    packed.extend(bomb);
    let packed = answered(at, &packed).await.unwrap();
    assert!(packed.starts_with("HTTP/1.1 400"), "{packed}");
}

/// there is no HTTP/2 here to flood.
#[tokio::test(flavor = "multi_thread")]
async fn another_protocol_is_not_spoken() {
    let at = open_house(64).await;
    for bytes in
        [&b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0"[..], b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03", b"SSH-2.0-x\r\n", b"\0\0\0\0\r\n\r\n"]
    {
        let answer = answered(at, bytes).await.unwrap_or_else(|| panic!("{bytes:?} was left open"));
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{answer}");
    }
}

/// people who ask and never read give their place back; with one place in all, the next visitor waits for that and is served.
#[tokio::test(flavor = "multi_thread")]
async fn a_reader_who_does_not_read_gives_the_place_back() {
    let at = open_house(1).await;
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(2048).unwrap();
    let mut greedy = socket.connect(at).await.unwrap();
    let many = "GET /en/learn HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(4000);
    let (_, served) = tokio::join!(
        // The answers fill every buffer on the way; after that nothing moves.
        timeout(Duration::from_secs(14), greedy.write_all(many.as_bytes())),
        timeout(Duration::from_secs(20), answered_late(at)),
    );
    assert!(served.is_ok_and(|answer| answer.ends_with("ok")), "the one place is free again");
}

async fn answered_late(at: SocketAddr) -> String {
    tokio::time::sleep(Duration::from_secs(1)).await;
    let mut stream = TcpStream::connect(at).await.unwrap();
    stream.write_all(b"GET /healthz/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut all = String::new();
    let _ = stream.read_to_string(&mut all).await;
    all
}

/// a flood of sign-ins takes as many cores as there are and fifty places in a queue; the rest hear “come back” or “wait”, and reading
/// goes on. How many hashes run at once is counted in `account::secrets`.
#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_sign_ins_leaves_reading_alone() {
    let house = TestHouse::new().await;
    employ(&house, "robin", PASSPHRASE, &[Role::Clinician]).await;
    let flood = (0..90).map(|n| {
        let mut browser = house.another_browser();
        tokio::spawn(async move { browser.post("/en/staff/sign-in", &[("name", &format!("nobody{n}")), ("passphrase", "some words that are wrong")]).await })
    });
    let flood: Vec<_> = flood.collect();
    let mut reader = house.another_browser();
    let page = timeout(Duration::from_secs(5), reader.get("/en/help")).await.unwrap();
    assert_eq!(page.status, StatusCode::OK, "reading goes on");
    for one in flood {
        let answer = one.await.unwrap();
        assert!(answer.text().contains("/en/help") && !answer.headers.contains_key("set-cookie"), "{}", answer.text());
        match answer.status {
            StatusCode::SERVICE_UNAVAILABLE => assert!(answer.headers.contains_key("retry-after")),
            StatusCode::UNPROCESSABLE_ENTITY | StatusCode::TOO_MANY_REQUESTS => {}
            other => panic!("{other}"),
        }
    }
}
