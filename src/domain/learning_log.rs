//! The learning log: hours of learning, from here and from elsewhere, under the headings that somebody's own regulator asks for.
//!
//! Hours of learning, never credits: nobody has accredited them (curriculum 4.7). Deliberately absent: whether it is enough, a target,
//! and anybody who checks. It is its writer's own paper.

/// How many fields somebody may name themselves.
pub const OWN: usize = 3;
pub const LONGEST_TITLE: usize = 200;
pub const LONGEST_REFLECTION: usize = 4_000;
pub const LONGEST_OWN: usize = 300;
pub const LONGEST_HEADING: usize = 60;
/// A day has no more.
pub const MOST_MINUTES: u32 = 24 * 60;
/// Entries of one person; many years of one a day.
pub const MOST_ENTRIES: usize = 5_000;

/// One thing that was learned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Drawn by the page that asks for it, so that the button pressed twice makes one.
    pub id: String,
    /// `yyyy-mm-dd`, checked by whoever made it.
    pub day: String,
    pub minutes: u32,
    pub title: String,
    pub reflection: String,
    pub own: [String; OWN],
}

/// What a column can be called otherwise; the order is that of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Day,
    Title,
    Hours,
    Reflection,
    Own(usize),
}

impl Field {
    pub const ALL: [Self; 4 + OWN] = [Self::Day, Self::Title, Self::Hours, Self::Own(0), Self::Own(1), Self::Own(2), Self::Reflection];

    /// For storing, forms and the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Title => "title",
            Self::Hours => "hours",
            Self::Reflection => "reflection",
            Self::Own(0) => "own-1",
            Self::Own(1) => "own-2",
            Self::Own(_) => "own-3",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }

    /// There only once somebody gave it a name.
    pub fn is_own(self) -> bool {
        matches!(self, Self::Own(_))
    }
}

/// What the columns are called; an empty heading is ours, and an own field without one is not used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Headings(Vec<(Field, String)>);

impl Headings {
    pub fn new(all: impl IntoIterator<Item = (Field, String)>) -> Self {
        Self(all.into_iter().filter(|(_, heading)| !heading.is_empty()).collect())
    }

    pub fn of(&self, field: Field) -> Option<&str> {
        self.0.iter().find(|(named, _)| *named == field).map(|(_, heading)| heading.as_str())
    }

    /// The columns of this person's log, in order.
    pub fn columns(&self) -> impl Iterator<Item = Field> + '_ {
        Field::ALL.into_iter().filter(|field| !field.is_own() || self.of(*field).is_some())
    }
}

/// “1.5” for 90 minutes, in hundredths of an hour at the finest; what regulators' forms ask for.
pub fn hours(minutes: u32) -> String {
    let hundredths = (u64::from(minutes) * 100 + 30) / 60;
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A cell that no spreadsheet takes for a formula (OWASP: CSV injection): what begins like one gets an apostrophe before it.
pub fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_hours_as_forms_want_them() {
        let all = [(90, "1.5"), (60, "1"), (5, "0.08"), (45, "0.75"), (1, "0.02"), (600, "10"), (0, "0")];
        for (minutes, text) in all {
            assert_eq!(hours(minutes), text);
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        for bad in ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"] {
            assert!(cell(bad).starts_with('\''), "{bad:?}");
        }
        assert_eq!((cell("A webinar"), cell("")), ("A webinar".to_owned(), String::new()));
    }

    #[test]
    fn own_fields_are_there_when_they_have_a_name() {
        let headings = Headings::new([(Field::Own(1), "Goal".to_owned()), (Field::Day, "Date completed".to_owned()), (Field::Own(0), String::new())]);
        let columns: Vec<&str> = headings.columns().map(Field::code).collect();
        assert_eq!(columns, ["day", "title", "hours", "own-2", "reflection"]);
        assert_eq!((headings.of(Field::Day), headings.of(Field::Title)), (Some("Date completed"), None));
        assert!(Field::ALL.into_iter().all(|field| Field::from_code(field.code()) == Some(field)));
    }
}
