//! The product as a process: the release binary on SQLite in a folder of its own.

use std::{
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

use super::load::{Answer, Line, get_request};

pub struct Server {
    child: Child,
    pub port: u16,
    _data: tempfile::TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port()
}

/// Waits until a port answers.
pub async fn until_open(port: u16) {
    for _ in 0..2_000 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("nothing listens on {port}");
}

/// `target/release/doorstep`, beside which this program was built.
fn program() -> PathBuf {
    let this = std::env::current_exe().expect("this program");
    this.ancestors().nth(2).expect("examples/ is in the folder of the profile").join("doorstep")
}

impl Server {
    pub async fn start() -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let port = free_port();
        let child = Command::new(program())
            .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--public-url", &format!("http://localhost:{port}"), "--log", "error", "--data"])
            .arg(data.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("target/release/doorstep is built: cargo xtask build --release");
        until_open(port).await;
        let server = Self { child, port, _data: data };
        let first = Line::open(port).await.ask(&get_request("/en", "")).await;
        assert_eq!(first.status(), 200);
        server
    }

    /// From the kernel's own account of the process.
    pub fn resident(&self) -> Resident {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let mb = |name: &str| {
            let line = status.lines().find(|l| l.starts_with(name)).unwrap_or_default();
            line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or_default() / 1024.0
        };
        Resident { all: mb("VmRSS:"), own: mb("RssAnon:"), mapped: mb("RssFile:") }
    }
}

/// In MB of 1,048,576 bytes.
pub struct Resident {
    pub all: f64,
    /// What the process made itself.
    pub own: f64,
    /// Pages of files, the program's own above all, that the system can drop and read again.
    pub mapped: f64,
}

/// A learner with an open place, and a question to answer.
pub struct Learner {
    cookie: String,
    token: String,
    revision: String,
    port: u16,
}

/// The first question has one choice that fits.
const CHECK: &str = "/en/learn/digital-doorways/accounts-and-passwords/check";

fn post_request(port: u16, path: &str, cookie: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost:{port}\r\nsec-fetch-site: same-origin\r\ncookie: {cookie}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// What stands in `value="…"` of the hidden field with this name.
fn hidden(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("the page has no field {name}"));
    let rest = &page[at..];
    let from = rest.find("value=\"").expect("a value") + 7;
    rest[from..].split('"').next().unwrap_or_default().to_owned()
}

fn text(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.body).into_owned()
}

impl Learner {
    /// Gets a card as people do: draws it, copies it, types the words.
    pub async fn join(server: &Server) -> Self {
        let mut line = Line::open(server.port).await;
        let card = line.ask(&post_request(server.port, "/en/join", "", "whose=shared")).await;
        let page = text(&card);
        let ticket = hidden(&page, "ticket");
        let list = page.split("<ol class=\"set\">").nth(1).and_then(|l| l.split("</ol>").next()).expect("the words of the card");
        let words: Vec<&str> = list.split("<li>").skip(1).filter_map(|l| l.split('<').next()).collect();
        let body = format!("whose=shared&ticket={ticket}&words={}", words.join("+"));
        let joined = line.ask(&post_request(server.port, "/en/join", "", &body)).await;
        assert_eq!(joined.status(), 303, "{}", joined.head);
        let cookie = joined.header("set-cookie").and_then(|c| c.split(';').next()).expect("a session").to_owned();
        let page = line.ask(&get_request(CHECK, &format!("cookie: {cookie}\r\naccept-encoding: identity\r\n"))).await;
        let page = text(&page);
        let (token, revision) = (hidden(&page, "_form"), hidden(&page, "revision"));
        Self { cookie, token, revision, port: server.port }
    }

    pub fn answer_request(&self, n: usize) -> String {
        let body = format!("_form={}&revision={}&choice={}", self.token, self.revision, n % 3);
        post_request(self.port, &format!("{CHECK}?q=1&try=1"), &self.cookie, &body)
    }
}
