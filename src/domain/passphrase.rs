//! What a staff passphrase must be: long, and not one that everybody tries first. No rules about kinds of letters (NIST SP 800-63B).
//!
//! Deliberately absent: the big lists of leaked passwords (a host that wants them has single sign-on) and any meter of strength.

/// Fewest letters.
pub const SHORTEST: usize = 15;
/// Most letters: long enough for any sentence, short enough to hash.
pub const LONGEST: usize = 200;

/// Long ones that are still first guesses. Compared without case, spaces and punctuation.
const FIRST_GUESSES: [&str; 10] = [
    "passwordpassword",
    "password1234567",
    "correcthorsebatterystaple",
    "qwertyuiopasdfghjkl",
    "qwertyuiopasdfg",
    "abcdefghijklmnopqrstuvwxyz",
    "abcdefghijklmno",
    "iloveyouiloveyou",
    "letmeinletmeinletmein",
    "motdepassemotdepasse",
];

/// Why a passphrase is not taken. Each has words that say what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    Short {
        have: usize,
    },
    Long,
    /// A first guess: a well-known one, one letter over and over, counting, the product's name.
    Guessed,
    /// Nothing but the sign-in name, once or more often.
    IsTheName,
}

/// `None` when it can be taken.
pub fn weakness(passphrase: &str, sign_in_name: &str) -> Option<Weak> {
    let have = passphrase.chars().count();
    if have < SHORTEST {
        return Some(Weak::Short { have });
    }
    if have > LONGEST {
        return Some(Weak::Long);
    }
    let bare = bare(passphrase);
    let name = self::bare(sign_in_name);
    if name.len() > 1 && bare.replace(&name, "").len() < 3 {
        return Some(Weak::IsTheName);
    }
    let kinds = bare.chars().collect::<std::collections::BTreeSet<_>>().len();
    let counting = "01234567890123456789".repeat(10);
    let left = bare.replace("doorstep", "");
    (kinds < 4 || left.len() < 4 || counting.contains(&bare) || FIRST_GUESSES.contains(&bare.as_str())).then_some(Weak::Guessed)
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_and_nothing_else_is_asked_for() {
        assert_eq!(weakness("fourteen chars", "ana"), Some(Weak::Short { have: 14 }));
        for fine in ["fifteen letters", "quatre pommes bleues", "Ünal trägt Äpfel!", "bridge bridge bridge lamp"] {
            assert_eq!(weakness(fine, "ana"), None, "{fine}");
        }
        assert_eq!(weakness(&"x y z w ".repeat(40), "ana"), Some(Weak::Long));
    }

    #[test]
    fn first_guesses_are_refused() {
        for guess in ["Password Password", "aaaaaaaaaaaaaaaa", "12345678901234567", "correct-horse-battery-staple", "Doorstep Doorstep", "doorstepdoorstep12"] {
            assert_eq!(weakness(guess, "ana"), Some(Weak::Guessed), "{guess}");
        }
        assert_eq!(weakness("ana.marchetti.ana.marchetti", "Ana.Marchetti"), Some(Weak::IsTheName));
    }
}
