//! The yardstick: a bare axum handler in a process of its own that serves given bytes from memory. Nothing of ours runs in it.

use std::{
    io::Write,
    process::{Child, Command, Stdio},
};

use axum::{Router, body::Bytes, http::header, routing::get, serve::ListenerExt};

/// The process that serves.
pub struct Yardstick {
    child: Child,
    pub port: u16,
}

impl Drop for Yardstick {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Yardstick {
    pub async fn start(bytes: &[u8]) -> Self {
        let port = super::server::free_port();
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["yardstick", &port.to_string()])
            .stdin(Stdio::piped())
            .spawn()
            .expect("this program starts again");
        child.stdin.take().expect("a pipe").write_all(bytes).expect("the bytes are taken");
        super::server::until_open(port).await;
        Self { child, port }
    }
}

/// In the child: reads the bytes and serves them until it is killed.
pub fn serve() {
    let port: u16 = std::env::args().nth(2).and_then(|p| p.parse().ok()).expect("a port");
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).expect("the bytes");
    let bytes = Bytes::from(bytes);
    let app =
        Router::new().route("/", get(move || async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_ENCODING, "br")], bytes) }));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await.expect("the port is free");
        axum::serve(listener.tap_io(|stream| drop(stream.set_nodelay(true))), app).await.expect("it serves");
    });
}
