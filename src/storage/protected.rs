//! A database on another machine is reached through TLS that knows whom it talks to, or not at all (ASVS v5.0.0-12.3.1).
//!
//! Deliberately absent: choosing for the host. The address says how; without a word nothing is opened, because the answers of people who
//! trust this site would cross the network as they are.

use std::str::FromStr;

use sqlx::postgres::{PgConnectOptions, PgSslMode};

/// `Err`: what the person who runs the site should do. The same machine needs no TLS; another one wants `sslmode=verify-full` or
/// `verify-ca`; `sslmode=disable` written out is the host's own word for a network that is theirs alone.
pub(super) fn check(url: &str) -> Result<(), &'static str> {
    let Ok(options) = PgConnectOptions::from_str(url) else { return Ok(()) };
    let host = options.get_host();
    let same_machine = options.get_socket().is_some() || host.starts_with('/') || is_loopback(host);
    let said = url.contains("sslmode=") || url.contains("ssl-mode=");
    match options.get_ssl_mode() {
        _ if same_machine => Ok(()),
        PgSslMode::VerifyFull | PgSslMode::VerifyCa => Ok(()),
        PgSslMode::Disable if said => Ok(()),
        _ => Err("the database is on another machine, and the address does not say how the way there is protected: add ?sslmode=verify-full (and \
                  &sslrootcert=FILE for a certificate of your own), or ?sslmode=disable if the two share a network that nobody else is on"),
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn another_machine_is_reached_protected_or_not_at_all() {
        for fine in [
            "postgres://a:b@127.0.0.1/d",
            "postgres://a:b@[::1]:5432/d",
            "postgres://localhost/d",
            "postgres:///d?host=/var/run/postgresql",
            "postgres://a:b@db.example/d?sslmode=verify-full",
            "postgres://a:b@10.0.0.7/d?application_name=x&sslmode=verify-ca",
            "postgres://a:b@10.0.0.7/d?sslmode=disable",
        ] {
            assert_eq!(check(fine), Ok(()), "{fine}");
        }
        for open in [
            "postgres://a:b@db.example/d",
            "postgres://a:b@10.0.0.7/d?sslmode=prefer",
            "postgres://a:b@10.0.0.7/d?sslmode=require",
            "postgres://a:b@[fe80::1]/d",
        ] {
            let words = check(open).expect_err(open);
            assert!(words.contains("sslmode=verify-full") && !words.contains("10.0.0.7"), "{open}");
        }
    }
}
