//! An improvement project, as the level Lead asks for one: five parts in its leader's words, and how many people with lived experience took
//! part in shaping it.
//!
//! Pure. Deliberately absent: names of partners, and a mark: a colleague confirms that it was carried out, not that it was good.

/// Each part, once it is sent to somebody.
pub const PART: std::ops::RangeInclusive<usize> = 20..=3_000;
/// Partners with lived experience; none is an honest answer, too.
pub const MOST_PARTNERS: u32 = 999;

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    pub question: String,
    pub partners: u32,
    /// In which way they took part.
    pub way: String,
    pub tried: String,
    pub outcome: String,
    pub stays: String,
}

impl Words {
    /// Every part with the name of its field, in the order of the page.
    pub fn parts(&self) -> [(&'static str, &str); 5] {
        [("question", &self.question), ("way", &self.way), ("tried", &self.tried), ("outcome", &self.outcome), ("stays", &self.stays)]
    }

    /// The fields that are too short to send, or too long to keep.
    pub fn misfits(&self, sends: bool) -> Vec<(&'static str, usize)> {
        let lengths = self.parts().map(|(field, words)| (field, words.chars().count()));
        lengths.into_iter().filter(|(_, now)| *now > *PART.end() || (sends && *now < *PART.start())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_may_be_short_and_what_is_sent_may_not() {
        let long = "A sentence that says something.".to_owned();
        let words = Words { question: long.clone(), way: long.clone(), tried: long.clone(), outcome: "Less.".into(), stays: "x".repeat(3_001), partners: 0 };
        let fields = |sends| words.misfits(sends).into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!((fields(false), fields(true)), (vec!["stays"], vec!["outcome", "stays"]));
    }
}
