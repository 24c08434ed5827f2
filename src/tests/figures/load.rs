//! A small load generator over plain sockets with kept connections: what it measures is the server, not a client library.

use std::time::{Duration, Instant};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

use super::server::{Learner, Server};

/// What one run came to. Times are milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub per_second: f64,
    pub p99: f64,
}

/// The run in the middle by throughput.
pub fn median(mut runs: Vec<Run>) -> Run {
    runs.sort_by(|a, b| a.per_second.total_cmp(&b.per_second));
    runs[runs.len() / 2]
}

fn summed(mut times: Vec<f64>, took: Duration) -> Run {
    times.sort_by(f64::total_cmp);
    let p99 = times.get(times.len().saturating_sub(1) * 99 / 100).copied().unwrap_or_default();
    Run { per_second: times.len() as f64 / took.as_secs_f64(), p99 }
}

/// One connection that asks again and again.
pub struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// The head of an answer and its body.
pub struct Answer {
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn status(&self) -> u16 {
        self.head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

impl Line {
    pub async fn open(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).await.expect("the server listens");
        stream.set_nodelay(true).expect("a socket option");
        Self { stream, buffer: Vec::with_capacity(64 * 1024) }
    }

    pub async fn ask(&mut self, request: &str) -> Answer {
        self.stream.write_all(request.as_bytes()).await.expect("the server reads");
        self.buffer.clear();
        let mut piece = [0_u8; 16 * 1024];
        let head_ends = loop {
            if let Some(at) = self.buffer.windows(4).position(|w| w == b"\r\n\r\n") {
                break at + 4;
            }
            let n = self.stream.read(&mut piece).await.expect("an answer");
            assert!(n > 0, "the server closed the line");
            self.buffer.extend_from_slice(&piece[..n]);
        };
        let head = String::from_utf8_lossy(&self.buffer[..head_ends]).into_owned();
        let mut answer = Answer { head, body: Vec::new() };
        let length: usize = answer.header("content-length").and_then(|l| l.parse().ok()).unwrap_or_default();
        while self.buffer.len() < head_ends + length {
            let n = self.stream.read(&mut piece).await.expect("a body");
            assert!(n > 0, "the server closed the line");
            self.buffer.extend_from_slice(&piece[..n]);
        }
        answer.body = self.buffer[head_ends..head_ends + length].to_vec();
        answer
    }
}

pub fn get_request(path: &str, extra: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: br\r\n{extra}\r\n")
}

/// The compressed bytes of one page, for the yardstick to serve.
pub async fn fetch(port: u16, path: &str) -> Vec<u8> {
    let answer = Line::open(port).await.ask(&get_request(path, "")).await;
    assert_eq!(answer.status(), 200, "{}", answer.head);
    answer.body
}

/// As many requests as fit into `how_long`.
pub async fn get(port: u16, path: &str, connections: usize, how_long: Duration) -> Run {
    let request = get_request(path, "");
    let began = Instant::now();
    let mut lines = JoinSet::new();
    for _ in 0..connections {
        let request = request.clone();
        lines.spawn(async move {
            let mut line = Line::open(port).await;
            let mut times = Vec::new();
            while began.elapsed() < how_long {
                let asked = Instant::now();
                let answer = line.ask(&request).await;
                assert_eq!(answer.status(), 200);
                times.push(asked.elapsed().as_secs_f64() * 1000.0);
            }
            times
        });
    }
    let times = lines.join_all().await.concat();
    summed(times, began.elapsed())
}

/// Exactly so many requests, for the memory figure.
pub async fn exactly(port: u16, path: &str, connections: usize, many: usize) {
    let request = get_request(path, "");
    let mut lines = JoinSet::new();
    for _ in 0..connections {
        let request = request.clone();
        lines.spawn(async move {
            let mut line = Line::open(port).await;
            for _ in 0..many / connections {
                line.ask(&request).await;
            }
        });
    }
    lines.join_all().await;
}

/// Each learner records answers one after the other.
pub async fn answers(server: &Server, learners: Vec<Learner>, how_long: Duration) -> Run {
    let began = Instant::now();
    let mut lines = JoinSet::new();
    for learner in learners {
        let port = server.port;
        lines.spawn(async move {
            let mut line = Line::open(port).await;
            let mut times = Vec::new();
            while began.elapsed() < how_long {
                let asked = Instant::now();
                let answer = line.ask(&learner.answer_request(times.len())).await;
                assert!(matches!(answer.status(), 200 | 303), "{}", answer.head);
                times.push(asked.elapsed().as_secs_f64() * 1000.0);
            }
            times
        });
    }
    let times = lines.join_all().await.concat();
    summed(times, began.elapsed())
}
