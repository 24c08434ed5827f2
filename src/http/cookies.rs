//! Reading and writing the few cookies we use. Deliberately absent: any cookie that a reader did not ask for.

use axum::http::{HeaderMap, HeaderValue, header};

/// The value of a cookie, if it was sent and is plain.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// How long a cookie lives: until the browser closes, or a number of seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    UntilClosed,
    Seconds(u64),
}

/// Writes `Set-Cookie`. `secure` is false only on plain http, that is, on this machine.
pub fn set(name: &str, value: &str, life: Life, secure: bool) -> Option<HeaderValue> {
    let age = match life {
        Life::UntilClosed => String::new(),
        Life::Seconds(seconds) => format!("; Max-Age={seconds}"),
    };
    let secure = if secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}")).ok()
}

/// The name with the prefix that keeps other hosts from setting it; browsers accept that only with `Secure`.
pub fn host_name(name: &'static str, secure: bool) -> String {
    if secure { format!("__Host-{name}") } else { name.to_owned() }
}
