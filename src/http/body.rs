//! Forms as they arrive: names and values, size-limited, each field at most once unless a list is asked for.
//!
//! Deliberately absent: turning fields into typed answers; that is pure and lives with the page or in `domain`.

use std::collections::BTreeMap;

use axum::{
    body::{Body, to_bytes},
    extract::FromRequest,
    http::{Request, header},
};

use super::{error::Trouble, house::House};

/// A submitted form. `one` refuses a name that came twice (parameter pollution, trust A-25); `many` is for check boxes.
#[derive(Debug, Default, Clone)]
pub struct Form(BTreeMap<String, Vec<String>>);

impl Form {
    pub fn one(&self, name: &str) -> Option<&str> {
        match self.0.get(name).map(Vec::as_slice) {
            Some([value]) => Some(value),
            _ => None,
        }
    }

    /// The text, or nothing.
    pub fn text(&self, name: &str) -> &str {
        self.one(name).unwrap_or_default()
    }

    pub fn many(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).into_iter().flatten().map(String::as_str)
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Every field in order, for a page that has to carry them on.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| values.iter().map(move |v| (name.as_str(), v.as_str())))
    }

    /// From `a=1&b=2`; also used for the query of an address. At most 200 fields.
    pub fn parse(text: &str) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in text.split('&').take(200).filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, ""))) {
            let (name, value) = (decode(name), decode(value));
            fields.entry(name).or_default().push(value.replace(hides, ""));
        }
        Self(fields)
    }
}

/// How many bytes the form of this route may have, where that is more than others may.
#[derive(Debug, Clone, Copy)]
pub struct Most(pub usize);

/// Letters that nobody types and that make others look different: control letters, and those that turn the direction of what follows,
/// so that a name reads as another (trust A-13). Joiners and marks of direction stay: whole languages need them.
fn hides(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t')) || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Undoes `application/x-www-form-urlencoded`. Bytes that are no UTF-8 become replacement characters: nothing is lost silently.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let two: Vec<u8> = rest.clone().take(2).collect();
                match std::str::from_utf8(&two).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    Some(value) if two.len() == 2 => {
                        bytes.push(value);
                        rest.nth(1);
                    }
                    _ => bytes.push(b'%'),
                }
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

/// Writes a value for an address or a form body.
pub fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

impl FromRequest<House> for Form {
    type Rejection = Trouble;

    async fn from_request(request: Request<Body>, house: &House) -> Result<Self, Trouble> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Trouble::BrokenForm);
        }
        let limit = request.extensions().get::<Most>().map_or(0, |most| most.0).max(house.settings.body_limit_kib * 1024);
        let bytes = to_bytes(request.into_body(), limit)
            .await
            .map_err(|error| if error.to_string().contains("limit") { Trouble::TooLarge } else { Trouble::BrokenForm })?;
        let text = std::str::from_utf8(&bytes).map_err(|_| Trouble::BrokenForm)?;
        Ok(Self::parse(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_came_twice_is_no_answer() {
        let form = Form::parse("a=1&a=2&b=x+y%20z&c=%zz%e2%82%ac&d");
        assert_eq!(form.one("a"), None);
        assert_eq!(form.many("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(form.text("b"), "x y z");
        assert_eq!(form.text("c"), "%zz€");
        assert!(form.has("d"));
    }

    #[test]
    fn a_letter_that_turns_the_others_is_left_out() {
        let form = Form::parse("name=admin%E2%80%AEnibor%00%1B%5B2J&note=a%0D%0Ab%09c&word=%D9%85%DB%8C%E2%80%8C%D8%AE");
        assert_eq!(form.text("name"), "adminnibor[2J");
        assert_eq!(form.text("note"), "a\nb\tc");
        assert_eq!(form.text("word"), "می\u{200c}خ", "a joiner that Persian needs");
    }

    #[test]
    fn what_is_encoded_comes_back() {
        let hard = "a b&c=d%é\n+";
        assert_eq!(Form::parse(&format!("x={}", encode(hard))).text("x"), hard);
    }
}
