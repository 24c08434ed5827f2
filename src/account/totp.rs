//! Codes of an authenticator app (RFC 6238): six digits, half a minute, SHA-1, as every app understands them.
//!
//! Deliberately absent: storing (`storage::second_step` seals the secret), and other kinds of digests, which some apps ignore silently.

use totp_rs::{Builder, Secret, Totp};

use super::secrets::{decode, encode, random};

const STEP_SECONDS: u64 = 30;
/// One half minute before and after: clocks differ, and typing takes time.
const SKEW: u16 = 1;

/// What app and server share. No `Debug`: it must not reach a log.
pub struct AppSecret([u8; 20]);

impl AppSecret {
    pub fn fresh() -> Self {
        Self(random())
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// For a sealed ticket.
    pub fn reveal(&self) -> String {
        encode(&self.0)
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::from_bytes(&decode(text)?)
    }

    fn totp(&self, account: &str, issuer: &str) -> Option<Totp> {
        // A colon parts issuer and account in the address that apps read.
        let plain = |text: &str| text.replace(':', " ");
        let builder = Builder::new().with_secret(self.0.to_vec()).with_skew(SKEW).with_step_duration(STEP_SECONDS);
        builder.with_account_name(plain(account)).with_issuer(Some(plain(issuer))).build().ok()
    }

    /// In groups of four, for typing into an app.
    pub fn for_typing(&self) -> String {
        let text = Secret::from(self.0.to_vec()).to_base32();
        text.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
    }

    /// `otpauth://…`, for the picture that an app scans.
    pub fn address(&self, account: &str, issuer: &str) -> Option<String> {
        self.totp(account, issuer)?.to_url().ok()
    }

    /// The half minute that a typed code belongs to; `None` when it fits none of those around now.
    pub fn step_of(&self, typed: &str, now: i64) -> Option<i64> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        if digits.len() != 6 || typed.chars().any(|c| !c.is_ascii_digit() && !c.is_whitespace() && c != '-') {
            return None;
        }
        let seconds = u64::try_from(now / 1000).ok()?;
        self.totp("a", "d")?.check(&digits, seconds).and_then(|step| i64::try_from(step).ok())
    }

    /// What an app would show now. For tests and nothing else: the server never sends a code.
    pub fn code_at(&self, now: i64) -> String {
        let seconds = u64::try_from(now / 1000).unwrap_or_default();
        self.totp("a", "d").map(|totp| totp.generate(seconds).to_string()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, shortened to six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = AppSecret::from_bytes(b"12345678901234567890").expect("20 bytes");
        for (seconds, code) in [(59_i64, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")] {
            assert_eq!(secret.code_at(seconds * 1000), code);
            assert_eq!(secret.step_of(code, seconds * 1000), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_lives_for_its_half_minute_and_one_on_each_side() {
        let (secret, now) = (AppSecret::fresh(), 1_790_000_010_000);
        let code = secret.code_at(now);
        for (later, fits) in [(-60, false), (-30, true), (0, true), (30, true), (60, false)] {
            assert_eq!(secret.step_of(&code, now + later * 1000).is_some(), fits, "{later}");
        }
        assert_eq!(secret.step_of(&format!(" {} {}", &code[..3], &code[3..]), now), secret.step_of(&code, now));
        for bad in ["", "12345", "1234567", "abcdef", &format!("{code}x")] {
            assert_eq!(secret.step_of(bad, now), None, "{bad}");
        }
    }

    #[test]
    fn an_app_gets_what_it_needs() {
        let secret = AppSecret::fresh();
        let address = secret.address("ana", "Doorstep").expect("an address");
        assert!(address.starts_with("otpauth://totp/Doorstep:ana?") && address.contains("secret="), "{address}");
        assert_eq!(secret.for_typing().replace(' ', "").len(), 32);
        assert!(AppSecret::parse(&secret.reveal()).is_some_and(|again| again.bytes() == secret.bytes()));
    }
}
