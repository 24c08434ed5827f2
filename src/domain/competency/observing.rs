//! Observed practice: who may sign for whom, and what a signature says. Pure, as the rules that count it.
//!
//! Nobody signs for themselves, and nobody names themselves: both acts need a [`ForAnother`], which one person alone cannot make.
//! Deliberately absent: the clock, names, and what the observed person has shown elsewhere: a signature is about one task on one day.

use super::{Rating, Standing, weigh};
use crate::domain::{
    frameworks::Competencies,
    ids::{CompetencyId, IndicatorId, StaffId},
    observation::Sheet,
};

/// One person does something about another: signs for them, names them. Never about themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForAnother {
    by: StaffId,
    whom: StaffId,
}

impl ForAnother {
    /// `None` when both are the same person.
    pub fn new(by: &StaffId, whom: &StaffId) -> Option<Self> {
        (by != whom).then(|| Self { by: by.clone(), whom: whom.clone() })
    }

    pub fn by(&self) -> &StaffId {
        &self.by
    }

    pub fn whom(&self) -> &StaffId {
        &self.whom
    }
}

/// What a founding observer was named for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    Competency(CompetencyId),
    /// All competencies of a domain, by its id.
    Domain(String),
}

const DOMAIN: &str = "domain:";

impl Scope {
    /// As stored and in forms. An id of a competency has no colon.
    pub fn code(&self) -> String {
        match self {
            Self::Competency(id) => id.as_str().to_owned(),
            Self::Domain(id) => format!("{DOMAIN}{id}"),
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        match code.strip_prefix(DOMAIN) {
            Some(id) => (!id.is_empty()).then(|| Self::Domain(id.to_owned())),
            None => CompetencyId::parse(code).ok().map(Self::Competency),
        }
    }

    /// Ids from earlier versions of the framework count, as evidence under them does.
    pub fn covers(&self, framework: &Competencies, id: &CompetencyId) -> bool {
        match self {
            Self::Competency(own) => own == id || framework.competency(id.as_str()).is_some_and(|c| c.formerly.contains(own)),
            Self::Domain(own) => framework.domain_of(id).is_some_and(|domain| &domain.id == own),
        }
    }
}

/// Somebody may sign before anybody could have signed for them: named by an administrator, with a reason, for a year at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founding {
    pub scope: Scope,
    pub reason: String,
    pub named_at: i64,
    pub ends_at: i64,
    /// Ended sooner, by an administrator.
    pub ended_at: Option<i64>,
}

impl Founding {
    /// For so many months somebody can be named.
    pub const MONTHS: [u32; 3] = [3, 6, 12];

    pub fn runs(&self, now: i64) -> bool {
        (self.named_at..self.ends_at).contains(&now) && self.ended_at.is_none_or(|ended| now < ended)
    }
}

/// By what right an observer signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Right {
    /// Proficient in it by their own record.
    Proficient,
    Founding {
        reason: String,
    },
}

/// May somebody who observes sign for this competency? Their own record comes first, so that no signature says “founding” without need.
pub fn right_to_sign(framework: &Competencies, competency: &CompetencyId, standing: Standing, founding: &[Founding], now: i64) -> Option<Right> {
    if standing >= Standing::Proficient {
        return Some(Right::Proficient);
    }
    let named = founding.iter().find(|f| f.runs(now) && f.scope.covers(framework, competency))?;
    Some(Right::Founding { reason: named.reason.clone() })
}

/// Where somebody was watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    OnSite,
    Video,
    Phone,
    RolePlay,
}

impl Setting {
    pub const ALL: [Self; 4] = [Self::OnSite, Self::Video, Self::Phone, Self::RolePlay];

    pub fn code(self) -> &'static str {
        match self {
            Self::OnSite => "on-site",
            Self::Video => "video",
            Self::Phone => "phone",
            Self::RolePlay => "role-play",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.code() == code)
    }
}

/// The longest comment, and the longest line of somebody who asks, in letters.
pub const LONGEST_COMMENT: usize = 1000;
pub const LONGEST_LINE: usize = 200;
/// So many days after it was watched it can be signed.
pub const DAYS_BACK: i64 = 30;

/// What an observer signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    pub rating: Rating,
    pub setting: Setting,
    /// `yyyy-mm-dd`.
    pub day: String,
    /// In the order of the sheet.
    pub seen: Vec<IndicatorId>,
    pub comment: String,
}

impl Signing {
    /// “Needs support” is no failure, and does not count.
    pub fn is_enough(&self) -> bool {
        weigh::is_enough(self.rating)
    }
}

/// What is missing in a form before it can be signed, or returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    Seen,
    Rating,
    Setting,
    Day,
    DayToCome,
    DayTooEarly,
    Comment,
    CommentTooLong,
}

/// A form as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub rating: String,
    pub setting: String,
    pub day: String,
    pub seen: Vec<String>,
    pub comment: String,
}

impl Typed {
    /// `earliest` and `today` are days as well, where the site is.
    pub fn read(&self, sheet: &Sheet, earliest: &str, today: &str) -> Result<Signing, Vec<Slip>> {
        let mut slips = Vec::new();
        let (rating, setting) = (Rating::from_code(&self.rating), Setting::from_code(&self.setting));
        let seen: Vec<IndicatorId> = sheet.look_for.iter().filter(|i| self.seen.iter().any(|s| s == i.id.as_str())).map(|i| i.id.clone()).collect();
        if seen.is_empty() && rating.is_some_and(weigh::is_enough) {
            slips.push(Slip::Seen);
        }
        if rating.is_none() {
            slips.push(Slip::Rating);
        }
        let day = self.day.trim();
        match () {
            () if !is_day(day) => slips.push(Slip::Day),
            () if day > today => slips.push(Slip::DayToCome),
            () if day < earliest => slips.push(Slip::DayTooEarly),
            () => {}
        }
        if setting.is_none() {
            slips.push(Slip::Setting);
        }
        if self.comment.chars().count() > LONGEST_COMMENT {
            slips.push(Slip::CommentTooLong);
        }
        match (rating, setting) {
            (Some(rating), Some(setting)) if slips.is_empty() => {
                Ok(Signing { rating, setting, day: day.to_owned(), seen, comment: self.comment.trim().to_owned() })
            }
            _ => Err(slips),
        }
    }

    /// The words with which a request goes back: they have to say something.
    pub fn returning(&self) -> Result<&str, Slip> {
        match self.comment.trim() {
            "" => Err(Slip::Comment),
            long if long.chars().count() > LONGEST_COMMENT => Err(Slip::CommentTooLong),
            words => Ok(words),
        }
    }
}

/// `yyyy-mm-dd`, a day that there is.
fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10 && bytes.iter().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { *b == b'-' } else { b.is_ascii_digit() });
    if !shape {
        return false;
    }
    let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap_or(0);
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=last).contains(&day)
}

#[cfg(test)]
#[path = "observing_tests.rs"]
mod tests;
