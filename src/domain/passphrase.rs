//! What a staff passphrase must be: long, and not one that everybody tries first. No rules about kinds of letters (NIST SP 800-63B).
//!
//! What makes up the leaked passwords that are long enough is refused in any mixture (`first_guesses.txt`).
//! Deliberately absent: asking a service on the network, a list of megabytes (nearly all of it is shorter than we take), any meter of strength.

/// Fewest letters.
pub const SHORTEST: usize = 15;
/// Most letters: long enough for any sentence, short enough to hash.
pub const LONGEST: usize = 200;

/// What first guesses are made of, in both languages: words, names and rows of keys that stand in every list of leaked passwords, one a
/// line, without case, spaces and punctuation. Ours, from common knowledge; longest first when they are looked for.
const FIRST_GUESSES: &str = include_str!("first_guesses.txt");
/// So many letters have to be left when first guesses, numbers and repetition are taken away.
const OWN_LETTERS: usize = 5;

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
    (own_letters(&bare) < OWN_LETTERS).then_some(Weak::Guessed)
}

/// Letters that are not part of a first guess, no number, and not there before in the same words: `password 2024 password` has none.
fn own_letters(bare: &str) -> usize {
    let mut guesses: Vec<&str> = FIRST_GUESSES.lines().filter(|line| !line.is_empty()).collect();
    guesses.sort_by_key(|guess| std::cmp::Reverse(guess.len()));
    let left = guesses.iter().fold(bare.to_owned(), |left, guess| left.replace(guess, " "));
    let words: std::collections::BTreeSet<&str> = left.split(|c: char| !c.is_alphabetic()).collect();
    let letters: std::collections::BTreeSet<char> = words.iter().flat_map(|word| word.chars()).collect();
    // The same few letters over and over are no words.
    words.iter().map(|word| word.chars().count()).sum::<usize>().min(letters.len() * 2)
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
        for guess in [
            "Password Password",
            "aaaaaaaaaaaaaaaa",
            "12345678901234567",
            "correct-horse-battery-staple",
            "Doorstep Doorstep",
            "doorstepdoorstep12",
            "Password1!Password2!",
            "iloveyou iloveyou 2024",
            "qwertyuiop123456",
            "Summer2024Summer2025",
            "Mot de passe 2026 !",
            "letmein-letmein-admin",
            "abababababababab",
            "bonjour bonjour soleil",
            "Welcome to Toronto 1",
            "1qaz2wsx3edc4rfv",
        ] {
            assert_eq!(weakness(guess, "ana"), Some(Weak::Guessed), "{guess}");
        }
        assert_eq!(weakness("ana.marchetti.ana.marchetti", "Ana.Marchetti"), Some(Weak::IsTheName));
    }
}
