//! The studio's rules: which texts may be written there (`path`, `naming`), how a piece of work moves, and when it may be published (`gate`).
//!
//! Deliberately absent: the texts themselves, who reviews what (`publishing` will say), pictures, and any way from a work to a person's
//! learning: a writer is the number of a staff account and nothing else.

pub mod gate;
pub mod naming;
pub mod path;

pub use path::{Kind, TextPath};

/// Where a piece of work stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorkState {
    Writing,
    InReview,
    Published,
    SetAside,
}

/// What somebody does with a piece of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Move {
    SendToReview,
    BackToWriting,
    Publish,
    SetAside,
    TakeUp,
}

impl WorkState {
    pub const ALL: [Self; 4] = [Self::Writing, Self::InReview, Self::Published, Self::SetAside];

    /// For storing and for the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::InReview => "in_review",
            Self::Published => "published",
            Self::SetAside => "set_aside",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Where a move leads from here; `None` where it makes no sense. What is published stays so: a change of it is a work of its own.
    pub fn after(self, what: Move) -> Option<Self> {
        match (self, what) {
            (Self::Writing, Move::SendToReview) => Some(Self::InReview),
            (Self::InReview, Move::BackToWriting) => Some(Self::Writing),
            (Self::Writing | Self::InReview, Move::Publish) => Some(Self::Published),
            (Self::Writing | Self::InReview, Move::SetAside) => Some(Self::SetAside),
            (Self::SetAside, Move::TakeUp) => Some(Self::Writing),
            _ => None,
        }
    }

    /// May its texts be changed? Also while others read them: a review counts for exactly the texts that it was about.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Writing | Self::InReview)
    }
}

/// How a saved state of a text came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// As readers had it when somebody began to change it.
    Opened,
    Typed,
    /// From another text, or from a template.
    Copied,
    /// An earlier state once more.
    Restored,
    /// Two people's changes in one.
    Merged,
    Imported,
    /// With a reviewer's words.
    Suggested,
    /// Readers are to find this text no more.
    Removed,
}

impl How {
    pub const ALL: [Self; 8] = [Self::Opened, Self::Typed, Self::Copied, Self::Restored, Self::Merged, Self::Imported, Self::Suggested, Self::Removed];

    pub fn code(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Typed => "typed",
            Self::Copied => "copied",
            Self::Restored => "restored",
            Self::Merged => "merged",
            Self::Imported => "imported",
            Self::Suggested => "suggested",
            Self::Removed => "removed",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.code() == code)
    }

    /// Did somebody write, as against opening what was there?
    pub fn is_writing(self) -> bool {
        !matches!(self, Self::Opened)
    }
}

/// How somebody wishes to be thanked in what they helped with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Credit {
    Name,
    /// As a person with lived experience.
    Lived,
    /// By their part, without a name.
    Part,
    None,
}

impl Credit {
    pub const ALL: [Self; 4] = [Self::Name, Self::Lived, Self::Part, Self::None];

    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Lived => "lived",
            Self::Part => "part",
            Self::None => "none",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|credit| credit.code() == code)
    }
}

/// A text of a work against what readers have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Readers do not have it yet.
    New,
    Changed,
    /// The same as readers have: publishing leaves it alone.
    Same,
    /// Not touched since it was begun, and readers have a newer one: publishing leaves theirs alone.
    Untouched,
    /// Publishing takes it away from readers.
    Gone,
    /// Taken out again before readers ever had it.
    Dropped,
}

impl Standing {
    /// `draft` and `readers`: the text, `None` where there is none.
    pub fn of(draft: Option<&str>, readers: Option<&str>) -> Self {
        match (draft, readers) {
            (Some(_), None) => Self::New,
            (Some(one), Some(other)) if one == other => Self::Same,
            (Some(_), Some(_)) => Self::Changed,
            (None, Some(_)) => Self::Gone,
            (None, None) => Self::Dropped,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Untouched => "untouched",
            Self::Gone => "gone",
            Self::Dropped => "dropped",
        }
    }

    /// Does publishing do something with it?
    pub fn is_change(self) -> bool {
        matches!(self, Self::New | Self::Changed | Self::Gone)
    }
}

/// The longest text, in bytes: a lesson is 6,000, the largest framework 100,000.
pub const LONGEST: usize = 300_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_work_moves_as_far_as_makes_sense() {
        use Move::*;
        use WorkState::{InReview, Published, Writing};
        for state in WorkState::ALL {
            assert_eq!(WorkState::from_code(state.code()), Some(state));
            assert!(Published.after(Publish).is_none() && Published.after(TakeUp).is_none() && Published.after(Move::SetAside).is_none());
        }
        assert_eq!(Writing.after(Move::SetAside).and_then(|s| s.after(TakeUp)), Some(Writing), "nothing is lost by setting aside");
        assert_eq!(Writing.after(SendToReview).and_then(|s| s.after(BackToWriting)), Some(Writing));
        assert_eq!((WorkState::SetAside.after(Publish), Writing.after(TakeUp)), (None, None));
        assert!(Writing.is_open() && InReview.is_open() && !Published.is_open() && !WorkState::SetAside.is_open());
    }

    #[test]
    fn words_for_storing_come_back() {
        assert!(How::ALL.iter().all(|how| How::from_code(how.code()) == Some(*how)));
        assert!(Credit::ALL.iter().all(|credit| Credit::from_code(credit.code()) == Some(*credit)));
        assert_eq!((How::from_code("drawn"), Credit::from_code("")), (None, None));
    }

    #[test]
    fn a_text_stands_against_what_readers_have() {
        assert_eq!(Standing::of(Some("a"), None), Standing::New);
        assert_eq!(Standing::of(Some("a"), Some("a")), Standing::Same);
        assert_eq!(Standing::of(Some("a"), Some("b")), Standing::Changed);
        assert_eq!(Standing::of(None, Some("b")), Standing::Gone);
        assert_eq!(Standing::of(None, None), Standing::Dropped);
        assert!(!Standing::Same.is_change() && !Standing::Dropped.is_change() && Standing::Gone.is_change());
    }
}
