//! An address that mail to a member of staff may go to, as typed. Learners have none: nothing of theirs holds one, see `tests/storage/schema.rs`.

/// It looks like an address. Whether somebody reads there only sending shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAddress(String);

impl MailAddress {
    /// Plain letters only, one `@`, a domain with a dot: what every mail server takes, and nothing that could end a line of a letter.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (who, at) = text.split_once('@')?;
        let part = |part: &str, more: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with('.')
                && !part.contains("..")
                && part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
        };
        let good = who.len() <= 64 && text.len() <= 254 && part(who, ".!#$%&'*+/=?^_`{|}~-") && part(at, ".-") && at.contains('.');
        good.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_plain_word_with_an_at() {
        for good in [" ana@example.org ", "ana.b+desk@mail.example.org", "o'neil@example.org"] {
            assert_eq!(MailAddress::parse(good).map(|a| a.as_str().to_owned()).as_deref(), Some(good.trim()));
        }
        for bad in [
            "",
            "ana",
            "@example.org",
            "ana@",
            "ana@localhost",
            "a@b@example.org",
            "ana@example.org\r\nBcc: all@example.org",
            "Ana <ana@example.org>",
            "ana@exa mple.org",
            "ana..b@example.org",
            ".ana@example.org",
            "ana@example.org.",
            "ana@exämple.org",
            &format!("{}@example.org", "a".repeat(65)),
        ] {
            assert_eq!(MailAddress::parse(bad), None, "{bad}");
        }
    }
}
