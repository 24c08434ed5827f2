//! Drawing a card: two words that name a place and four that open it, in the reader's language, from the operating system's randomness.
//!
//! The lists have 1,296 words each, so four words are 41.4 bits (trust 2.2). Deliberately absent: showing a secret to staff, and any way
//! to see the words of a card again.

use std::sync::LazyLock;

use rand::{TryRngCore, rngs::OsRng};

use crate::domain::{
    card::{NotACard, WordList, read_words, split},
    locale::Locale,
};

static ENGLISH: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("../../content/wordlists/en.txt")));
static FRENCH: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("../../content/wordlists/fr.txt")));

/// Two words to say aloud, four to keep.
#[derive(Clone, PartialEq, Eq)]
pub struct Card {
    pub name: [&'static str; 2],
    pub secret: [&'static str; 4],
    /// The spare card's four words, to keep at home.
    pub spare: [&'static str; 4],
}

fn list(locale: Locale) -> &'static WordList {
    match locale {
        Locale::English => &ENGLISH,
        Locale::French => &FRENCH,
    }
}

/// A number below `bound`, each equally likely: numbers above the last full multiple are drawn again.
fn below(bound: usize) -> usize {
    let bound = u32::try_from(bound.max(1)).unwrap_or(1);
    let most = u32::MAX - u32::MAX % bound;
    loop {
        let drawn = OsRng.try_next_u32().expect("a system without randomness cannot run this product");
        if drawn < most {
            return (drawn % bound) as usize;
        }
    }
}

fn words<const N: usize>(list: &'static WordList) -> [&'static str; N] {
    std::array::from_fn(|_| list.word(below(list.len())).unwrap_or_default())
}

pub fn draw(locale: Locale) -> Card {
    let list = list(locale);
    Card { name: words(list), secret: words(list), spare: words(list) }
}

/// What a person typed or pasted, all six words in one field: the name, then the secret.
pub fn read(typed: &str) -> Result<(String, String), NotACard> {
    let six = read_words(&[&ENGLISH, &FRENCH], typed, 6)?;
    let mut split = six.splitn(3, ' ');
    let name = [split.next().unwrap_or_default(), split.next().unwrap_or_default()].join(" ");
    Ok((name, split.next().unwrap_or_default().to_owned()))
}

/// The four secret words alone, or a whole card, of which the name is left out.
pub fn read_secret(typed: &str) -> Result<String, NotACard> {
    if split(typed).len() == 6 {
        return read(typed).map(|(_, secret)| secret);
    }
    read_words(&[&ENGLISH, &FRENCH], typed, 4)
}

/// Two words that a member of staff shows to people who want to share something with them. Not secret.
pub fn draw_code(locale: Locale) -> String {
    words::<2>(list(locale)).join(" ")
}

/// What somebody typed from there.
pub fn read_code(typed: &str) -> Result<String, NotACard> {
    read_words(&[&ENGLISH, &FRENCH], typed, 2)
}

/// The words of a stored code as the lists write them, accents included.
pub fn shown(code: &str) -> String {
    let parts = crate::domain::card::split(code);
    let in_list = |list: &'static WordList| -> Option<Vec<&str>> {
        parts
            .iter()
            .map(|part| (0..list.len()).filter_map(|n| list.word(n)).find(|word| crate::domain::card::fold(word) == crate::domain::card::fold(part)))
            .collect()
    };
    in_list(&ENGLISH).or_else(|| in_list(&FRENCH)).map_or_else(|| code.to_owned(), |words| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::card::{fold, slips};

    #[test]
    fn the_lists_are_wide_and_apart() {
        for locale in Locale::ALL {
            let list = list(locale);
            assert_eq!(list.len(), 1296, "{locale}");
            let folded: Vec<String> = (0..list.len()).filter_map(|n| list.word(n)).map(fold).collect();
            for (i, a) in folded.iter().enumerate() {
                for b in &folded[i + 1..] {
                    assert!(slips(a, b) >= 3, "{locale}: {a} and {b} are too alike");
                }
            }
        }
    }

    #[test]
    fn one_slip_in_any_word_of_a_list_is_understood() {
        for locale in Locale::ALL {
            let list = list(locale);
            for word in (0..list.len()).filter_map(|n| list.word(n)).map(fold) {
                let letters: Vec<char> = word.chars().collect();
                for place in 0..letters.len() {
                    let (mut without, mut other, mut swapped) = (letters.clone(), letters.clone(), letters.clone());
                    without.remove(place);
                    other[place] = if other[place] == 'x' { 'y' } else { 'x' };
                    swapped.swap(place, (place + 1).min(letters.len() - 1));
                    for typed in [without, other, swapped] {
                        let typed: String = typed.into_iter().collect();
                        assert_eq!(list.read(&typed), Some(word.as_str()), "{locale}: {typed}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_word_is_taken_for_one_of_the_other_language() {
        for locale in Locale::ALL {
            let list = list(locale);
            for word in (0..list.len()).filter_map(|n| list.word(n)) {
                assert_eq!(read_code(&format!("{word} {word}")), Ok([fold(word), fold(word)].join(" ")), "{locale}");
                // A word of both lists is shown without its accents, which opens just the same.
                let both = (0..ENGLISH.len()).filter_map(|n| ENGLISH.word(n)).any(|english| english == fold(word));
                assert_eq!(shown(&format!("{word} {word}")), if both { format!("{0} {0}", fold(word)) } else { format!("{word} {word}") });
            }
        }
    }

    #[test]
    fn a_card_opens_as_it_was_drawn() {
        for locale in Locale::ALL {
            let card = draw(locale);
            let typed = [card.name.as_slice(), &card.secret].concat().join("  ").to_uppercase();
            let (name, secret) = read(&typed).unwrap_or_else(|e| panic!("{typed}: {e:?}"));
            assert_eq!(name, card.name.map(fold).join(" "));
            assert_eq!(secret, card.secret.map(fold).join(" "));
        }
        assert_eq!(read("one two three"), Err(NotACard::Count { read: 3, needed: 6 }));
    }
}
