//! The languages that people can read Doorstep in. A language is a variant here, a folder of messages and sibling content files.

use std::fmt;

/// English is the language that content falls back to (Canadian readers: `en-CA`, `fr-CA`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Locale {
    #[default]
    English,
    French,
}

impl Locale {
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// As in addresses, file names and the `lang` attribute.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// From an address or a file name; `None` for a language we do not have.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.code() == code)
    }

    /// The other one; with a third language this becomes a list.
    pub fn other(self) -> Self {
        match self {
            Self::English => Self::French,
            Self::French => Self::English,
        }
    }

    /// The name of the language in that language.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
        }
    }

    /// The best of ours for an `Accept-Language` header: highest weight wins, the header's order breaks ties.
    pub fn negotiate(header: &str) -> Self {
        let mut best = (0.0_f32, Self::default());
        for part in header.split(',').take(32) {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default().trim();
            let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")).map_or(1.0, |q| q.parse::<f32>().unwrap_or(0.0));
            let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
            if let Some(locale) = Self::from_code(&primary)
                && weight > best.0
            {
                best = (weight, locale);
            }
        }
        best.1
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A short text in every language, as frameworks and instruments hold it. `fr` may not be missing: frameworks are complete or refused.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub en: String,
    pub fr: String,
}

impl Words {
    pub fn in_locale(&self, locale: Locale) -> &str {
        match locale {
            Locale::English => &self.en,
            Locale::French => &self.fr,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_chooses_among_ours() {
        assert_eq!(Locale::negotiate("fr-CA,fr;q=0.9,en;q=0.8"), Locale::French);
        assert_eq!(Locale::negotiate("en-CA,fr;q=0.9"), Locale::English);
        assert_eq!(Locale::negotiate("de,fr;q=0.3,en;q=0.2"), Locale::French);
        assert_eq!(Locale::negotiate("zz;q=x,,;;"), Locale::English);
    }
}
