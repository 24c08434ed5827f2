//! The program calls nobody (R-SEC-21, R-PRIV-63): the built server, started and read through under strace, connects to no address.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use super::addresses::{address, lines};

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn get(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost:{port}\r\nconnection: close\r\n\r\n").ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

/// Lines of strace in which something is connected to, or sent to, an address that is not a file of this machine.
pub fn calls(trace: &str) -> Vec<&str> {
    trace.lines().filter(|line| (line.contains("connect(") || line.contains("sendto(")) && line.contains("AF_INET")).collect()
}

#[test]
fn a_start_and_a_crawl_connect_to_nobody() {
    let required = std::env::var("CI").is_ok_and(|ci| ci == "true");
    if Command::new("strace").arg("-V").output().is_err() {
        assert!(!required, "strace is needed here; xtask/setup-tests.sh installs it");
        let _ = writeln!(std::io::stderr(), "\n*** SKIPPED: strace is not here, so nobody watched for outbound connections ***\n");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    // Below the ports that the system gives to connections going out: one of those could be taken before the server starts.
    let port = std::iter::repeat_with(|| rand::random_range(10_000_u16..30_000)).find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()).unwrap();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-e", "trace=connect,sendto,sendmsg,listen", "-o"]).arg(&trace).arg(env!("CARGO_BIN_EXE_doorstep")).args(["serve", "--demo"]);
    strace.args(["--listen", &format!("127.0.0.1:{port}"), "--public-url", &format!("http://localhost:{port}"), "--data"]).arg(folder.path().join("data"));
    strace.arg("--content").arg(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content")).current_dir(folder.path());
    let mut server = Server(strace.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let mut said = BufReader::new(server.0.stdout.take().unwrap()).lines();
    let began = Instant::now();
    assert!(said.by_ref().map_while(Result::ok).any(|line| line.contains("is open at")), "the server did not start");
    let mut read = 0;
    for line in lines().into_iter().filter(|line| line.reads) {
        assert!(get(port, &address(line.path)).is_some_and(|answer| answer.starts_with("HTTP/1.1 ")), "{}", line.path);
        read += 1;
    }
    // The server, which is strace's one child, ends by itself, so that the trace is whole.
    let id = server.0.id();
    let child = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap();
    assert!(Command::new("kill").args(["-TERM", child.trim()]).status().unwrap().success(), "the server could not be asked to stop");
    server.0.wait().unwrap();
    let text = std::fs::read_to_string(&trace).unwrap();
    assert!(text.contains("listen(") && read > 30, "the server itself was traced in {:?}", began.elapsed());
    assert_eq!(calls(&text), Vec::<&str>::new());
}

/// So that a trace which is read wrongly is not taken for a quiet server.
#[test]
fn a_call_would_be_seen() {
    let trace = "12 connect(9, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr(\"192.0.2.1\")}, 16) = -1\n12 connect(9, {sa_family=AF_UNIX}, 3) = 0\n13 sendto(4, \"x\", 1, 0, {sa_family=AF_INET6}, 28) = 1\n";
    assert_eq!(calls(trace).len(), 2);
}
