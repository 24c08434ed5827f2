//! The program calls nobody (R-SEC-21, R-PRIV-63): the built server, started under strace and used by a guest, a learner and four members of
//! staff, who read every address and send every form, connects to no address but its database's. Single sign-on and mail are not set up here:
//! the only calls that a host can add.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use doorstep::{
    account::{card, secrets::Secrets},
    domain::locale::Locale,
    http::body::encode,
    storage::{
        self, Where,
        learner_sessions::{self, WhoseDevice},
        places::{self, NewPlace},
    },
};

use super::addresses::{address, lines};
use crate::{
    logs::fields,
    storage::{Ground, on_fresh_ground},
};

/// What the demo says of its people when it starts.
const PASSPHRASE: &str = "demo passphrase, not secret";
const STAFF: [&str; 5] = ["demo.clinician", "demo.observer", "demo.lead", "demo.facilitator", "demo.author"];

/// The built server and the file into which strace writes.
struct Traced {
    strace: Child,
    port: u16,
    trace: PathBuf,
}

impl Drop for Traced {
    fn drop(&mut self) {
        let _ = self.strace.kill();
        let _ = self.strace.wait();
    }
}

impl Traced {
    fn start(ground: &Ground, data: &Path) -> Self {
        let trace = data.join("trace");
        // Below the ports that the system gives to connections going out: one of those could be taken before the server starts.
        let port = std::iter::repeat_with(|| rand::random_range(10_000_u16..30_000)).find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()).unwrap();
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-e", "trace=connect,sendto,sendmsg,listen", "-o"]).arg(&trace).arg(env!("CARGO_BIN_EXE_doorstep"));
        strace.args(["serve", "--demo", "--listen", &format!("127.0.0.1:{port}"), "--public-url", &format!("http://localhost:{port}"), "--data"]).arg(data);
        strace.arg("--content").arg(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content")).current_dir(data);
        strace.env_remove("DATABASE_URL").env_remove("DOORSTEP_DATABASE_URL");
        if let Where::Postgres(works) = &ground.place {
            strace.args(["--database-url", works]);
            if let Some(owner) = ground.options().owner {
                strace.args(["--database-owner-url", &owner]);
            }
        }
        let mut strace = strace.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut said = BufReader::new(strace.stdout.take().unwrap()).lines();
        let opened = said.by_ref().map_while(Result::ok).any(|line| line.contains("is open at"));
        // Goes on reading, so that the server is never kept waiting with a line it wants to say.
        std::thread::spawn(move || said.for_each(drop));
        let server = Self { strace, port, trace };
        assert!(opened, "the server did not start");
        server
    }

    /// The server, which is strace's one child, ends by itself, so that the trace is whole.
    fn end(&mut self) -> String {
        let id = self.strace.id();
        let child = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap();
        assert!(Command::new("kill").args(["-TERM", child.trim()]).status().unwrap().success(), "the server could not be asked to stop");
        self.strace.wait().unwrap();
        std::fs::read_to_string(&self.trace).unwrap()
    }
}

/// A browser as far as this test needs one: it keeps cookies.
struct Browser {
    port: u16,
    jar: BTreeMap<String, String>,
}

impl Browser {
    fn ask(&mut self, method: &str, path: &str, body: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
        let jar = self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let (port, length) = (self.port, body.len());
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: localhost:{port}\r\norigin: http://localhost:{port}\r\nsec-fetch-site: same-origin\r\ncookie: {jar}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
        )
        .ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let head = answer.split("\r\n\r\n").next().unwrap_or_default().to_owned();
        for line in head.lines().filter_map(|line| line.split_once(": ")).filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie")).map(|(_, line)| line) {
            if let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) {
                self.jar.insert(name.into(), value.into());
            }
        }
        Some(answer)
    }

    fn send(&mut self, path: &str, fields: &[(String, String)]) -> String {
        let body = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&");
        self.ask("POST", path, &body).unwrap_or_else(|| panic!("no answer to {path}"))
    }

    /// Reads every address and sends every form with something in each field. How many pages and forms were answered as if all was well.
    fn everything(&mut self) -> (usize, usize) {
        let (mut read, mut sent) = (0, 0);
        for line in lines().into_iter().filter(|line| !line.path.ends_with("sign-out") && !line.path.ends_with("leave")) {
            let path = address(line.path);
            let page = self.ask("GET", &path, "").unwrap_or_else(|| panic!("no answer from {path}"));
            read += usize::from(page.starts_with("HTTP/1.1 200"));
            if line.writes {
                let hidden = |name: &str| {
                    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
                    Some(rest.split('"').next()?.to_owned())
                };
                let words = |name: String| (name.clone(), hidden(&name).unwrap_or_else(|| "amber otter on the quay".into()));
                let mut filled: Vec<(String, String)> = fields(&page).into_iter().map(words).collect();
                filled.push(("_form".into(), hidden("_form").unwrap_or_default()));
                sent += usize::from(self.send(&path, &filled).starts_with("HTTP/1.1 303"));
            }
        }
        (read, sent)
    }
}

/// A learner whose place is open in this browser, and somebody on staff for each of the demo's names.
async fn people(ground: &Ground, port: u16, data: &Path) -> Vec<Browser> {
    let demo = data.join("demo");
    let place = if ground.is_sqlite() { Where::SqliteFolder(demo.clone()) } else { ground.place.clone() };
    let (stores, secrets) = (storage::open(&place, &ground.options()).await.unwrap(), Secrets::open(&demo).unwrap());
    let drawn = card::draw(Locale::English);
    let (name, secret, spare) = (drawn.name.join(" "), drawn.secret.join(" "), drawn.spare.join(" "));
    let new = NewPlace { card_name: &name, secret: &secret, spare: &spare, locale: Locale::English, day: "2026-11-22" };
    let own = places::join(&stores.people, &secrets, new).await.unwrap().unwrap();
    let now = i64::try_from(std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis()).unwrap();
    let mut change = stores.people.change().await.unwrap();
    let token = learner_sessions::start(&mut change, &own, WhoseDevice::Shared, now).await.unwrap();
    change.commit().await.unwrap();
    stores.close().await;
    let mut all = vec![Browser { port, jar: [("place".to_owned(), token.reveal())].into() }];
    for name in STAFF {
        let mut browser = Browser { port, jar: BTreeMap::new() };
        let answer = browser.send("/en/staff/sign-in", &[("name".into(), name.into()), ("passphrase".into(), PASSPHRASE.into())]);
        assert!(answer.starts_with("HTTP/1.1 303") && browser.jar.contains_key("staff"), "{name} is not signed in: {}", answer.lines().next().unwrap());
        all.push(browser);
    }
    all
}

/// Lines of strace in which something is connected to, or sent to, an address that is neither a file of this machine nor the database.
pub fn calls<'a>(trace: &'a str, database: Option<&str>) -> Vec<&'a str> {
    let calls = |line: &&str| (line.contains("connect(") || line.contains("sendto(") || line.contains("sendmsg(")) && line.contains("AF_INET");
    let database = database.map(|port| format!("sin_port=htons({port}), sin_addr=inet_addr(\"127.0.0.1\")"));
    trace.lines().filter(calls).filter(|line| !database.as_ref().is_some_and(|database| line.contains(database.as_str()))).collect()
}

/// The port in the address of a database, if it is on another address than a file.
fn port_of(ground: &Ground) -> Option<String> {
    let Where::Postgres(works) = &ground.place else { return None };
    let (_, host) = works.rsplit_once('@')?;
    host.split('/').next()?.rsplit_once(':').map(|(_, port)| port.to_owned())
}

#[tokio::test]
async fn a_day_of_use_connects_to_nobody() {
    let required = std::env::var("CI").is_ok_and(|ci| ci == "true");
    if Command::new("strace").arg("-V").output().is_err() {
        assert!(!required, "strace is needed here; xtask/setup-tests.sh installs it");
        let _ = writeln!(std::io::stderr(), "\n*** SKIPPED: strace is not here, so nobody watched for outbound connections ***\n");
        return;
    }
    on_fresh_ground(async |ground| {
        let data = tempfile::tempdir().unwrap();
        let mut server = Traced::start(ground, data.path());
        let mut all = people(ground, server.port, data.path()).await;
        all.push(Browser { port: server.port, jar: BTreeMap::new() });
        let (mut read, mut sent) = (0, 0);
        for browser in &mut all {
            let (r, s) = browser.everything();
            (read, sent) = (read + r, sent + s);
        }
        let trace = server.end();
        assert!(trace.contains("listen(") && read > 250 && sent > 25, "on {}: {read} pages were read and {sent} forms taken", ground.name);
        assert_eq!(calls(&trace, port_of(ground).as_deref()), Vec::<&str>::new());
        let to_database = calls(&trace, None).len();
        assert_eq!(to_database > 0, !ground.is_sqlite(), "a connection to the database is seen where there is one");
        crate::proof::tell(
            &format!("connections to anybody but the database, on {}", ground.name),
            &format!("0, while {read} pages were read and {sent} forms taken ({to_database} to the database)"),
        );
    })
    .await;
}

/// So that a trace which is read wrongly is not taken for a quiet server.
#[test]
fn a_call_would_be_seen() {
    let trace = "12 connect(9, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr(\"192.0.2.1\")}, 16) = -1\n12 connect(9, {sa_family=AF_UNIX}, 3) = 0\n13 sendto(4, \"x\", 1, 0, {sa_family=AF_INET6}, 28) = 1\n14 connect(9, {sa_family=AF_INET, sin_port=htons(5432), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0\n";
    assert_eq!(calls(trace, None).len(), 3);
    assert_eq!(calls(trace, Some("5432")).len(), 2);
}
