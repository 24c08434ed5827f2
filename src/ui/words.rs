//! The message catalogue: every string of the interface in every language, as Fluent files in `ui/messages/<language>/`.
//!
//! Deliberately absent: texts of courses (those are content) and fallbacks that hide a missing string: a test compares the languages.

use std::borrow::Cow;

use fluent_templates::{Loader, fluent_bundle::FluentValue, static_loader};

use crate::domain::locale::Locale;

static_loader! {
    static CATALOGUE = {
        locales: "./src/ui/messages",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// Speaks one language. Small enough to pass by value into every view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Say(pub Locale);

impl Say {
    /// The message with this name.
    pub fn t(self, name: &str) -> String {
        CATALOGUE.lookup(&self.language(), name)
    }

    /// The message with this name and its blanks filled: `say.with("lesson-of", &[("n", "2"), ("all", "5")])`.
    pub fn with<T: ToString>(self, name: &str, blanks: &[(&'static str, T)]) -> String {
        let filled = blanks.iter().map(|(key, value)| (Cow::Borrowed(*key), FluentValue::from(value.to_string()))).collect();
        CATALOGUE.lookup_with_args(&self.language(), name, &filled)
    }

    /// A message that depends on a number, so that each language can choose its plural.
    pub fn count(self, name: &str, n: usize) -> String {
        let filled = [(Cow::Borrowed("n"), FluentValue::from(n))].into_iter().collect();
        CATALOGUE.lookup_with_args(&self.language(), name, &filled)
    }

    /// “March 4, 2026”. The day in UTC; nothing finer is shown.
    pub fn day(self, at: i64) -> String {
        let Ok(moment) = jiff::Timestamp::from_millisecond(at) else { return String::new() };
        let date = moment.to_zoned(jiff::tz::TimeZone::UTC).date();
        let month = self.count("month-name", usize::try_from(date.month()).unwrap_or(1));
        let day = if date.day() == 1 { self.t("day-first") } else { date.day().to_string() };
        self.with("day-month-year", &[("day", day), ("month", month), ("year", date.year().to_string())])
    }

    fn language(self) -> fluent_templates::LanguageIdentifier {
        match self.0 {
            Locale::English => fluent_templates::langid!("en"),
            Locale::French => fluent_templates::langid!("fr"),
        }
    }
}
