//! The network that a request comes from, for counting wrong tries and for nothing else. It is never logged and never stored in the clear.
//!
//! `X-Forwarded-For` is believed only as far as the proxies that the settings name wrote it (trust A-48): anybody can send that header.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use axum::http::HeaderMap;

/// The other end of the connection. Put into each request by the accept loop.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// A neighbourhood of addresses: /24 of the old kind, /56 of the new. No `Display`, so that it does not reach a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Network([u8; 17]);

impl Network {
    pub fn of(address: IpAddr) -> Self {
        let mut bytes = [0; 17];
        match address.to_canonical() {
            IpAddr::V4(v4) => {
                bytes[0] = 4;
                bytes[1..4].copy_from_slice(&v4.octets()[..3]);
            }
            IpAddr::V6(v6) => {
                bytes[0] = 6;
                bytes[1..8].copy_from_slice(&v6.octets()[..7]);
            }
        }
        Self(bytes)
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A proxy in front of us, or a whole net of them: `192.0.2.7` or `10.0.0.0/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trusted {
    net: u128,
    bits: u32,
}

fn wide(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

impl Trusted {
    /// A list with commas. `Err` is the part that cannot be read.
    pub fn list(text: &str) -> Result<Vec<Self>, String> {
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| Self::parse(part).ok_or_else(|| part.to_owned())).collect()
    }

    fn parse(text: &str) -> Option<Self> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse().ok()?;
        let (most, before) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
        let bits = bits.map_or(Some(most), |bits| bits.parse().ok().filter(|bits| *bits <= most))?;
        Some(Self { net: wide(address), bits: bits + before })
    }

    fn has(self, address: IpAddr) -> bool {
        self.bits == 0 || (wide(address) ^ self.net) >> (128 - self.bits) == 0
    }
}

/// Who is at the other end, past our own proxies. What stands left of the first stranger in the header was written by that stranger.
pub fn network(peer: Option<Peer>, headers: &HeaderMap, trusted: &[Trusted]) -> Network {
    let Some(Peer(mut here)) = peer else { return Network::of(IpAddr::V4(Ipv4Addr::UNSPECIFIED)) };
    let is_ours = |address: IpAddr| trusted.iter().any(|net| net.has(address));
    if is_ours(here) {
        let told: Vec<&str> = headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok()).flat_map(|line| line.split(',')).collect();
        for hop in told.into_iter().rev() {
            let Some(address) = address(hop.trim()) else { break };
            here = address;
            if !is_ours(here) {
                break;
            }
        }
    }
    Network::of(here)
}

/// `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7`, `[2001:db8::7]:4711`.
fn address(hop: &str) -> Option<IpAddr> {
    let parsed = hop.parse().or_else(|_| hop.parse::<std::net::SocketAddr>().map(|socket| socket.ip()));
    parsed.ok().or_else(|| hop.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str], trusted: &str) -> Network {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        network(Some(Peer(peer.parse().unwrap())), &headers, &Trusted::list(trusted).unwrap())
    }

    fn of(address: &str) -> Network {
        Network::of(address.parse().unwrap())
    }

    #[test]
    fn a_header_of_a_stranger_is_not_believed() {
        assert!(seen("198.51.100.9", &["203.0.113.5"], "") == of("198.51.100.9"));
        assert!(seen("198.51.100.9", &["203.0.113.5"], "192.0.2.1") == of("198.51.100.9"));
    }

    #[test]
    fn our_own_proxies_are_looked_through_and_no_further() {
        let proxies = "10.0.0.0/8, ::1, 2001:db8:1::/48";
        assert!(seen("10.1.2.3", &["203.0.113.5"], proxies) == of("203.0.113.5"));
        assert!(seen("10.1.2.3", &["1.1.1.1, 203.0.113.5, 10.9.9.9"], proxies) == of("203.0.113.5"), "the left part is the stranger's own story");
        assert!(seen("10.1.2.3", &["1.1.1.1", "203.0.113.5"], proxies) == of("203.0.113.5"), "two lines are one list");
        assert!(seen("::ffff:10.1.2.3", &["203.0.113.5:4711"], proxies) == of("203.0.113.5"));
        assert!(seen("2001:db8:1::7", &["[2001:db8:2::7]:443"], proxies) == of("2001:db8:2::7"));
        assert!(seen("10.1.2.3", &["203.0.113.5, nonsense"], proxies) == of("10.1.2.3"));
        assert!(seen("10.1.2.3", &[], proxies) == of("10.1.2.3"));
    }

    #[test]
    fn neighbours_share_a_network() {
        assert!(of("203.0.113.5") == of("203.0.113.250") && of("203.0.113.5") != of("203.0.114.5"));
        assert!(of("::ffff:203.0.113.5") == of("203.0.113.5"));
        assert!(of("2001:db8:0:ff::1") == of("2001:db8:0:01::2") && of("2001:db8:0:100::1") != of("2001:db8:0:01::2"));
    }

    #[test]
    fn what_is_no_address_is_named() {
        assert_eq!(Trusted::list("127.0.0.1, nowhere"), Err("nowhere".into()));
        assert_eq!(Trusted::list("10.0.0.0/33"), Err("10.0.0.0/33".into()));
        assert_eq!(Trusted::list("").map(|l| l.len()), Ok(0));
    }
}
