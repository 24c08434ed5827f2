//! What the product may put into a letter. There are two, both for staff, and neither has room for a sentence, a name, or anything about a
//! learner. Deliberately absent: letters to learners, reminders, and any other kind.

/// A letter to a member of staff.
#[derive(Clone, PartialEq, Eq)]
pub enum Letter {
    /// With the one-time code.
    Invitation { code: String },
    /// Something waits in their inbox. What, stands there.
    InboxWaits,
}

/// A code is in no log.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind())
    }
}

impl Letter {
    /// For storing and the names of messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Invitation { .. } => "invitation",
            Self::InboxWaits => "inbox",
        }
    }
}

const MINUTE: i64 = 60_000;

/// How long after so many tries that came to nothing a letter is tried again: a mail server that is down for a night is no trouble.
pub fn pause(tries: i64) -> i64 {
    match tries {
        ..=1 => MINUTE,
        2 => 5 * MINUTE,
        3 => 15 * MINUTE,
        4 => 60 * MINUTE,
        _ => 6 * 60 * MINUTE,
    }
}
