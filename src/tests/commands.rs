//! What somebody types who runs a site: backup, putting it back, a key file that is missing or another one.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Output, Stdio},
    time::{Duration, Instant},
};

use doorstep::{
    account::secrets::Secrets,
    domain::locale::Locale,
    storage::{
        self, Options, Where,
        places::{self, NewPlace},
    },
};

use crate::house::NOON;

const WORDS: &str = "lamp river stone apple";

/// A data folder in which somebody joined.
async fn site(folder: &Path) {
    let stores = storage::open(&Where::SqliteFolder(folder.into()), &Options::at(NOON)).await.unwrap();
    let secrets = Secrets::open(folder).unwrap();
    let new = NewPlace { card_name: "calm forest", secret: WORDS, spare: "cloud table green boat", locale: Locale::English, day: "2026-11-22" };
    places::join(&stores.people, &secrets, new).await.unwrap().unwrap();
    stores.close().await;
}

async fn opens(folder: &Path) -> bool {
    let stores = storage::open(&Where::SqliteFolder(folder.into()), &Options::at(NOON)).await.unwrap();
    let opened = places::open_with_card(&stores.people, &Secrets::open(folder).unwrap(), "calm forest", WORDS).await.unwrap();
    stores.close().await;
    opened.is_some()
}

fn doorstep(folder: &Path, what: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_doorstep"));
    command.args(what).arg("--data").arg(folder).env_remove("DATABASE_URL").env_remove("DOORSTEP_DATABASE_URL");
    command.arg("--content").arg(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content")).current_dir(folder.parent().unwrap());
    // A server that starts where it should refuse would never end.
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() && began.elapsed() < Duration::from_secs(240) {
        std::thread::sleep(Duration::from_millis(50));
    }
    let _ = child.kill();
    child.wait_with_output().unwrap()
}

fn serve(folder: &Path, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_doorstep"));
    command.args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--public-url", "http://localhost:3000", "--data"]).arg(folder);
    command.arg("--content").arg(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content")).current_dir(folder.parent().unwrap());
    command.env_remove("DATABASE_URL").env_remove("DOORSTEP_DATABASE_URL");
    command
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A server until it is dropped, and the lines that it said before it opened.
struct Server(Child, Vec<String>, BufReader<ChildStdout>);

impl Server {
    fn start(folder: &Path) -> Self {
        // A port of the server's own choice: one that was free a moment ago may be in use when it starts.
        let mut command = serve(folder, 0);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        while output.read_line(&mut line).unwrap() > 0 {
            lines.push(std::mem::take(&mut line));
            if lines.last().is_some_and(|line| line.contains("is open at")) {
                break;
            }
        }
        Self(child, lines, output)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.2.read_to_end(&mut Vec::new());
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn a_backup_is_made_while_the_site_runs_and_can_be_put_back() {
    let root = tempfile::tempdir().unwrap();
    let (data, copy) = (root.path().join("data"), root.path().join("copy"));
    site(&data).await;
    let server = Server::start(&data);
    assert!(server.1.iter().any(|line| line.contains("is open at")), "{:?}", server.1);
    let made = doorstep(&data, &["backup", "--to", copy.to_str().unwrap()]);
    assert!(made.status.success(), "{}", said(&made));
    let mut names: Vec<_> = std::fs::read_dir(&copy).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["READ-ME.txt", "content.db", "people.db"], "no key, and no age of the database");
    for name in &names {
        assert_eq!(std::fs::metadata(copy.join(name)).unwrap().permissions().mode() & 0o077, 0, "{name}");
    }
    let note = std::fs::read_to_string(copy.join("READ-ME.txt")).unwrap();
    assert!(note.contains("pepper.key") && said(&made).contains("pepper.key"));
    let again = doorstep(&data, &["backup", "--to", copy.to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(4), "nothing is written over: {}", said(&again));
    drop(server);

    // The whole site is lost, but for the key file, which was kept apart.
    let key = std::fs::read(data.join("pepper.key")).unwrap();
    std::fs::remove_dir_all(&data).unwrap();
    std::fs::create_dir(&data).unwrap();
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o700)).unwrap();
    for name in ["people.db", "content.db"] {
        std::fs::copy(copy.join(name), data.join(name)).unwrap();
    }
    let without_key = doorstep(&data, &["end-unused"]);
    assert_eq!(without_key.status.code(), Some(4), "{}", said(&without_key));
    std::fs::write(data.join("pepper.key"), key).unwrap();
    let server = Server::start(&data);
    assert!(server.1.iter().any(|line| line.contains("older copy that was put back")), "{:?}", server.1);
    drop(server);
    assert!(opens(&data).await, "the card opens the place");
    let server = Server::start(&data);
    assert!(!server.1.iter().any(|line| line.contains("older copy")), "only once: {:?}", server.1);
}

#[tokio::test]
async fn a_missing_key_file_beside_a_filled_database_stops_the_start() {
    let root = tempfile::tempdir().unwrap();
    let data = root.path().join("data");
    site(&data).await;
    let key = data.join("pepper.key");
    let aside = root.path().join("aside");
    std::fs::rename(&key, &aside).unwrap();
    for command in ["serve", "end-unused"] {
        let stopped = doorstep(&data, &[command, "--listen", "127.0.0.1:0"]);
        assert_eq!(stopped.status.code(), Some(4), "{command}: {}", said(&stopped));
        assert!(said(&stopped).contains("The key file pepper.key is not in"), "{}", said(&stopped));
        assert!(!key.exists(), "{command} made none");
    }
    assert!(said(&doorstep(&data, &["doctor"])).contains("mend   key file: pepper.key is missing beside a filled database"));
    std::fs::rename(&aside, &key).unwrap();
    drop(Server::start(&data));
    assert!(said(&doorstep(&data, &["doctor"])).contains("ok     key file: pepper.key belongs to this database"));
    assert!(opens(&data).await);

    // Another site's key.
    std::fs::write(&key, [7; 32]).unwrap();
    let stopped = doorstep(&data, &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(stopped.status.code(), Some(4), "{}", said(&stopped));
    assert!(said(&stopped).contains("is not the one that this database was made with"), "{}", said(&stopped));
}

#[test]
fn on_postgresql_a_backup_says_what_to_type() {
    let root = tempfile::tempdir().unwrap();
    let to = root.path().join("copy");
    let told = doorstep(&root.path().join("data"), &["backup", "--to", to.to_str().unwrap(), "--database-url", "postgres://me:pass-me@localhost/site"]);
    assert_eq!(told.status.code(), Some(2));
    assert!(said(&told).contains("pg_dump --format=custom --schema=people --schema=content") && !said(&told).contains("pass-me"), "{}", said(&told));
    assert!(!to.exists());
}

#[tokio::test]
async fn a_new_key_is_made_with_the_site_stopped_and_every_card_still_opens() {
    let root = tempfile::tempdir().unwrap();
    let data = root.path().join("data");
    site(&data).await;
    let server = Server::start(&data);
    let refused = doorstep(&data, &["rotate-key"]);
    assert!(refused.status.code() == Some(4) && said(&refused).contains("The site is running"), "{}", said(&refused));
    drop(server);
    for kept in [0, 1] {
        let done = doorstep(&data, &["rotate-key"]);
        assert!(done.status.success() && said(&done).contains("1 places"), "{}", said(&done));
        assert!(opens(&data).await);
        let aside = std::fs::read_dir(&data).unwrap().filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().starts_with("newest.before-")).count();
        assert_eq!(aside, kept, "the key before is kept for older backups");
    }
    assert_eq!(std::fs::metadata(data.join("newest.key")).unwrap().permissions().mode() & 0o777, 0o600);

    // The machine goes off after the change and before the key has its name.
    let newest = std::fs::read(data.join("newest.key")).unwrap();
    std::fs::write(data.join("newest.key.next"), &newest).unwrap();
    std::fs::write(data.join("newest.key"), [9; 32]).unwrap();
    drop(Server::start(&data));
    assert_eq!(std::fs::read(data.join("newest.key")).unwrap(), newest);
    assert!(opens(&data).await);

    // What was taken before the key was replaced does not open the database of today.
    std::fs::remove_file(data.join("newest.key")).unwrap();
    let stopped = doorstep(&data, &["end-unused"]);
    assert!(stopped.status.code() == Some(4) && said(&stopped).contains("is not the one that this database was made with"), "{}", said(&stopped));
}

#[tokio::test]
async fn a_console_that_nobody_reads_ends_no_site() {
    let root = tempfile::tempdir().unwrap();
    let data = root.path().join("data");
    let port = std::iter::repeat_with(|| rand::random_range(10_000_u16..30_000)).find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()).unwrap();
    let mut command = serve(&data, port);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    let began = Instant::now();
    let mut answer = String::new();
    while answer.is_empty() && child.try_wait().unwrap().is_none() && began.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(50));
        let Ok(mut line) = TcpStream::connect(("127.0.0.1", port)) else { continue };
        let _ = line.write_all(b"GET /healthz/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        let _ = line.read_to_string(&mut answer);
    }
    let _ = child.kill();
    let _ = child.wait();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
