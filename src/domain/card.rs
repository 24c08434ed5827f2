//! The card: two words name a place, four secret words open it. How words are read when people type them (trust 2.2).
//!
//! Pure: the words are drawn from the operating system's randomness in `account::secrets`. Deliberately absent: telling anybody which
//! half was not right.

/// A word list: one word per line, sorted, every two at least three typing slips apart.
#[derive(Debug, Clone)]
pub struct WordList {
    words: Vec<&'static str>,
    folded: Vec<String>,
}

/// Why typed words are no card. The page says how many were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotACard {
    /// This many words were read, and this many are needed.
    Count { read: usize, needed: usize },
    /// The word at this place (from 1) is in no list, even allowing for a slip.
    UnknownWord { place: usize },
}

/// Small letters without accents; `œ` becomes `oe`.
pub fn fold(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            'à' | 'â' | 'ä' | 'á' => Some("a".to_owned()),
            'ç' => Some("c".to_owned()),
            'é' | 'è' | 'ê' | 'ë' => Some("e".to_owned()),
            'î' | 'ï' | 'í' => Some("i".to_owned()),
            'ô' | 'ö' | 'ó' => Some("o".to_owned()),
            'ù' | 'û' | 'ü' | 'ú' => Some("u".to_owned()),
            'ÿ' => Some("y".to_owned()),
            'ñ' => Some("n".to_owned()),
            'œ' => Some("oe".to_owned()),
            'æ' => Some("ae".to_owned()),
            c if c.is_ascii_lowercase() => Some(c.to_string()),
            _ => None,
        })
        .collect()
}

/// Cuts what was typed or pasted into words: spaces, line ends, hyphens, commas, numbers of a list do not matter.
pub fn split(typed: &str) -> Vec<String> {
    typed.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '–' | ',' | ';' | '.' | '_' | '/')).map(fold).filter(|w| !w.is_empty()).collect()
}

/// Typing slips between two words: a letter changed, missing, added, or two neighbours swapped (optimal string alignment).
/// Stops counting above 3.
pub fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 3 {
        return 4;
    }
    let mut before_last = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()].min(4)
}

impl WordList {
    pub fn new(text: &'static str) -> Self {
        let words: Vec<&'static str> = text.lines().map(str::trim).filter(|w| !w.is_empty()).collect();
        let folded = words.iter().map(|w| fold(w)).collect();
        Self { words, folded }
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word at this number, as it is shown.
    pub fn word(&self, number: usize) -> Option<&'static str> {
        self.words.get(number).copied()
    }

    /// The canonical form of a typed word: itself, or the one word of the list that is a single slip away.
    /// Words are three slips apart, so there is never a second one and no strength is lost.
    pub fn read(&self, typed: &str) -> Option<&str> {
        let folded = fold(typed);
        if let Some(same) = self.folded.iter().find(|w| **w == folded) {
            return Some(same);
        }
        let letters = folded.chars().count();
        self.folded.iter().find(|w| w.len().abs_diff(letters) <= 1 && slips(w, &folded) == 1).map(String::as_str)
    }
}

/// Reads `needed` words, all from the one list that fits best: a card is in one language, and some words of one language are a slip away
/// from a word of the other. The result is the canonical text that is hashed or looked up: folded words joined by single spaces.
pub fn read_words(lists: &[&WordList], typed: &str, needed: usize) -> Result<String, NotACard> {
    let words = split(typed);
    if words.len() != needed {
        return Err(NotACard::Count { read: words.len(), needed });
    }
    let mut first_unknown = 0;
    let mut best: Option<(usize, String)> = None;
    for list in lists {
        let read: Vec<Option<&str>> = words.iter().map(|w| list.read(w)).collect();
        if let Some(place) = read.iter().position(Option::is_none) {
            first_unknown = first_unknown.max(place + 1);
            continue;
        }
        let read: Vec<&str> = read.into_iter().flatten().collect();
        let mended = read.iter().zip(&words).filter(|(read, typed)| *read != typed).count();
        if best.as_ref().is_none_or(|(least, _)| mended < *least) {
            best = Some((mended, read.join(" ")));
        }
    }
    best.map(|(_, read)| read).ok_or(NotACard::UnknownWord { place: first_unknown })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> (WordList, WordList) {
        (WordList::new("amber\nlantern\nmitten\norchard\npebble"), WordList::new("abeille\ngélule\nlanterne\nœillet"))
    }

    #[test]
    fn a_typing_slip_is_forgiven() {
        let (en, fr) = lists();
        let read = |typed| read_words(&[&en, &fr], typed, 4);
        assert_eq!(read("Lantern PEBBLE mitten-orchard"), Ok("lantern pebble mitten orchard".into()));
        assert_eq!(read("1. lantren\n2. pebbl\n3. mittten\n4. orchart"), Ok("lantern pebble mitten orchard".into()));
        assert_eq!(read("abeille gelule lanterne oeillet"), Ok("abeille gelule lanterne oeillet".into()));
        let of_one = |typed| read_words(&[&en, &fr], typed, 1);
        assert_eq!(of_one("lanterne"), Ok("lanterne".into()), "not the English word beside it");
        assert_eq!(read("lantern pebble mitten"), Err(NotACard::Count { read: 3, needed: 4 }));
        assert_eq!(read("lantern pebble xxxxxx orchard"), Err(NotACard::UnknownWord { place: 3 }));
    }

    #[test]
    fn slips_are_counted() {
        assert_eq!(slips("otter", "otter"), 0);
        assert_eq!(slips("otter", "toter"), 1);
        assert_eq!(slips("otter", "ottre"), 1);
        assert_eq!(slips("otter", "oter"), 1);
        assert_eq!(slips("otter", "butter"), 2);
        assert_eq!(slips("a", "abcdefgh"), 4);
    }
}
