//! Who read a text before it went out, as readers are told: in the way that each of them wished to be thanked.
//!
//! Deliberately absent: who was paid, what they said, and anybody who wished not to be named: no count gives them away.

use super::Capacity;
use crate::domain::studio::Credit;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thanked {
    pub capacity: Capacity,
    pub credit: Credit,
    /// Empty for somebody who left, or who is not named.
    pub name: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadBefore {
    pub published_at: i64,
    pub thanked: Vec<Thanked>,
    /// Why it went out without enough readers with lived experience.
    pub without: Option<String>,
}

impl ReadBefore {
    /// Takes somebody in as they wished, and each thing that would read the same once.
    pub fn thank(&mut self, capacity: Capacity, credit: Credit, name: &str) {
        // A name that is gone is no wish any more.
        let named = credit == Credit::Name && !name.is_empty();
        if credit == Credit::None || (credit == Credit::Name && !named) {
            return;
        }
        let one = Thanked { capacity, credit, name: if named { name.to_owned() } else { String::new() } };
        if !self.thanked.contains(&one) {
            self.thanked.push(one);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_thanked_as_they_wish() {
        let mut read = ReadBefore::default();
        for (credit, name) in [(Credit::Name, "Ana"), (Credit::Lived, "Eva"), (Credit::Lived, "Kim"), (Credit::None, "Lee"), (Credit::Name, "")] {
            read.thank(Capacity::LivedExperience, credit, name);
        }
        let shown: Vec<_> = read.thanked.iter().map(|one| (one.credit, one.name.as_str())).collect();
        assert_eq!(shown, [(Credit::Name, "Ana"), (Credit::Lived, "")], "no name but those that were given, and no count of the others");
    }
}
