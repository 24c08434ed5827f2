//! The code of a class: eight symbols that people copy from a wall, and the six digits of a new card in a class.
//!
//! Thirty symbols without look-alikes (no 0 O, 1 I L, U), so a code is 39 bits and is read aloud without doubt (trust A-50).
//! Pure: symbols are drawn by the caller. Deliberately absent: when a code is good, which is the window's.

use std::fmt;

pub const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 8;

/// The code that a class sees. Not the secret of a person: it stands on a wall, and dies with its window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassCode(String);

impl ClassCode {
    /// From eight numbers below thirty.
    pub fn from_numbers(numbers: [usize; LENGTH]) -> Self {
        Self(numbers.map(|n| char::from(ALPHABET[n % ALPHABET.len()])).iter().collect())
    }

    /// As typed: case, spaces and hyphens do not matter.
    pub fn parse(typed: &str) -> Option<Self> {
        let code: String =
            typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–' | '.')).map(|c| c.to_ascii_uppercase()).take(LENGTH + 1).collect();
        (code.len() == LENGTH && code.bytes().all(|b| ALPHABET.contains(&b))).then_some(Self(code))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Four and four, as it is shown.
impl fmt::Display for ClassCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(LENGTH / 2);
        write!(f, "{first}-{second}")
    }
}

/// The six digits, without what stands between them.
pub fn six_digits(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').take(7).collect();
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = ClassCode::from_numbers([0, 7, 8, 9, 15, 22, 28, 29]);
        assert_eq!(code.to_string(), "29AB-HRYZ");
        for typed in ["29AB-HRYZ", "29abhryz", " 29 ab\u{a0}hr yz ", "29AB–HRYZ"] {
            assert_eq!(ClassCode::parse(typed), Some(code.clone()), "{typed}");
        }
        for typed in ["", "29AB-HRY", "29AB-HRYZ2", "29AB-HRY0", "29AB-HRYÉ", "éééé"] {
            assert_eq!(ClassCode::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn no_two_symbols_look_alike() {
        for alike in "0O1ILU".bytes() {
            assert!(!ALPHABET.contains(&alike));
        }
        let mut symbols = ALPHABET.to_vec();
        symbols.sort_unstable();
        symbols.dedup();
        assert_eq!(symbols.len(), 30);
    }

    #[test]
    fn six_digits_are_six() {
        assert_eq!(six_digits(" 012 345").as_deref(), Some("012345"));
        for typed in ["", "12345", "1234567", "12345a", "१२३४५६"] {
            assert_eq!(six_digits(typed), None, "{typed}");
        }
    }
}
