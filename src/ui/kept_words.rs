//! One stored value as a person would say it: a lesson by its title, a moment as a day and a time, a rating by its words and its door.
//!
//! Falls back to the stored text, never to nothing: what content no longer knows is still theirs to see.

use super::{
    art::Door,
    kept_sheet::{Plain, Row},
    words::Say,
};
use crate::{
    content::library::Library,
    domain::{
        course::Module,
        frameworks::LevelId,
        ids::{ModuleId, QuestionId},
        publishing::{Capacity, Decision},
        skills_check::{DoorWord, Said},
        studio::{Credit, How, WorkState},
    },
};

/// A picture, if there is one for it, and words.
pub struct Drawn {
    pub door: Option<Door>,
    pub lines: Vec<String>,
}

pub fn in_words(library: &Library, say: Say, table: &str, column: &str, value: &Plain, row: &Row) -> Drawn {
    let words = |line: String| Drawn { door: None, lines: vec![line] };
    match value {
        Plain::Number(n) if column.ends_with("_at") || column == "as_of" || column == "valid_until" => words(moment(say, *n)),
        Plain::Number(n) if table.starts_with("skill_rating") && column == "value" => rating(library, say, *n),
        Plain::Number(n) if table == "counted_skill" => rating(library, say, *n),
        Plain::Number(n)
            if matches!(column, "own_device" | "ticked" | "accepted" | "safe" | "made_up" | "provisional" | "founding" | "is_gone" | "is_paid" | "is_said") =>
        {
            words(say.t(if *n == 1 { "kept-yes" } else { "kept-no" }))
        }
        // Stored from 0; people count from 1.
        Plain::Number(n) if matches!(column, "task" | "step") => words((n + 1).to_string()),
        Plain::Number(n) => words(n.to_string()),
        Plain::Text(text) if matches!(column, "text" | "body") => Drawn { door: None, lines: text.lines().map(str::to_owned).collect() },
        Plain::Text(text) if column == "chosen" => Drawn { door: None, lines: chosen(library, say, text, row) },
        Plain::Text(text) => words(named(library, say, column, text, row).unwrap_or_else(|| text.clone())),
    }
}

/// “March 4, 2026, 14:05 (UTC)”.
pub fn moment(say: Say, at: i64) -> String {
    let time = jiff::Timestamp::from_millisecond(at).map(|t| t.strftime("%H:%M").to_string()).unwrap_or_default();
    say.with("kept-moment", &[("day", say.day(at)), ("time", time)])
}

fn rating(library: &Library, say: Say, n: i64) -> Drawn {
    let label = library.skills_check.scale.iter().find(|point| i64::from(point.value) == n).map(|point| point.label.in_locale(say.0).to_owned());
    let door = u8::try_from(n).ok().and_then(|n| DoorWord::of(Said::Sure(n))).map(|word| match word {
        DoorWord::NotYet => Door::Closed,
        DoorWord::WithHelp => Door::Ajar,
        DoorWord::OnMyOwn => Door::Open,
        DoorWord::NotForMe => Door::NotForMe,
    });
    Drawn { door, lines: vec![label.unwrap_or_else(|| n.to_string())] }
}

/// The title or sentence behind an id.
fn named(library: &Library, say: Say, column: &str, text: &str, row: &Row) -> Option<String> {
    match column {
        "course" => library.edition(say.0).course(text).map(|course| course.title.clone()),
        "module" | "module_id" if text.is_empty() => Some(say.t("kept-word-home")),
        "module" | "module_id" => module_title(library, say, text),
        "lesson" => module(library, say, row).and_then(|m| m.lesson_kept_as(text)).map(|lesson| lesson.title.clone()),
        "skill_id" => library.skills.skill(text).map(|skill| skill.statement.in_locale(say.0).to_owned()),
        "competency_id" => library.competencies.competency(text).map(|c| c.title.in_locale(say.0).to_owned()),
        "question_id" => question(library, say, text),
        "answer" | "moment" | "outcome" => word(say, text),
        "kind" => library.competencies.evidence_kinds.iter().find(|k| k.id.code() == text).map(|k| k.title.in_locale(say.0).to_owned()),
        "level" | "asked_level" => standing(library, say, text),
        "state" => WorkState::from_code(text).map(|state| say.t(&format!("studio-work-{}", state.code().replace('_', "-")))),
        "how" => How::from_code(text).map(|how| say.t(&format!("studio-how-{}", how.code()))),
        "capacity" => Capacity::from_code(text).map(|capacity| say.t(&format!("review-as-{}", capacity.code().replace('_', "-")))),
        "decision" => Decision::from_code(text).map(|decision| say.t(&format!("review-decided-{}", decision.code().replace('_', "-")))),
        "credit" => Credit::from_code(text).map(|credit| say.t(&format!("studio-credit-{}", credit.code()))),
        "device_variant" => crate::domain::course::Device::from_code(text).map(|device| say.t(&format!("device-{}", device.code()))),
        "locale" => crate::domain::locale::Locale::from_code(text).map(|locale| locale.own_name().to_owned()),
        "joined_day" | "day" | "added_day" | "used_day" | "last_day" => {
            text.parse::<jiff::civil::Date>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|t| say.day(t.timestamp().as_millisecond()))
        }
        _ => None,
    }
}

/// Words of ours that are stored as codes.
fn word(say: Say, code: &str) -> Option<String> {
    const KNOWN: [&str; 20] = [
        "rated",
        "not_wanted",
        "skipped",
        "yes",
        "no",
        "unsure",
        "home",
        "before",
        "after",
        "later",
        "alone",
        "with_hint",
        "not_now",
        "open",
        "taken",
        "not_taken",
        "withdrawn",
        "met",
        "not-met",
        "not-there",
    ];
    KNOWN.contains(&code).then(|| say.t(&format!("kept-word-{}", code.replace('_', "-"))))
}

/// The two levels of a result have their names in the framework; the standings below them are words of ours.
fn standing(library: &Library, say: Say, code: &str) -> Option<String> {
    let id = match code {
        "foundation" => LevelId::Foundation,
        "proficient" => LevelId::Proficient,
        "not-started" => return Some(say.t("standing-not-started")),
        "in-progress" => return Some(say.t("standing-in-progress")),
        _ => return None,
    };
    library.competencies.levels.iter().find(|level| level.id == id).map(|level| level.title.in_locale(say.0).to_owned())
}

fn module_title(library: &Library, say: Say, id: &str) -> Option<String> {
    let id = ModuleId::parse(id).ok()?;
    let published = library.edition(say.0).course_of_module(&id).map(|(_, module)| module.title.clone());
    published.or_else(|| library.skills.module_name(&id).map(|words| words.in_locale(say.0).to_owned()))
}

/// The module that the same row names.
fn module<'l>(library: &'l Library, say: Say, row: &Row) -> Option<&'l Module> {
    let id = row.iter().find_map(|(column, value)| match value {
        Some(Plain::Text(text)) if column == "module" => ModuleId::parse(text).ok(),
        _ => None,
    })?;
    library.edition(say.0).course_of_module(&id).map(|(_, module)| module)
}

fn question(library: &Library, say: Say, id: &str) -> Option<String> {
    let of_access = library.access.questions.iter().find(|q| q.id == id).map(|q| q.text.in_locale(say.0).to_owned());
    of_access.or_else(|| {
        let id = QuestionId::parse(id).ok()?;
        library.edition(say.0).question(&id).map(|(_, question)| question.stem.plain().to_owned())
    })
}

/// The words of the choices while the question is still the one that was answered; their numbers otherwise.
fn chosen(library: &Library, say: Say, numbers: &str, row: &Row) -> Vec<String> {
    let text = |names: &[&str]| {
        row.iter().find_map(|(column, value)| match value {
            Some(Plain::Text(text)) if names.contains(&column.as_str()) => Some(text.as_str()),
            _ => None,
        })
    };
    let question = text(&["question_id", "item_id"]).and_then(|id| QuestionId::parse(id).ok()).and_then(|id| library.edition(say.0).question(&id));
    let same = question.map(|(_, q)| q).filter(|q| text(&["revision", "item_revision"]) == Some(q.revision.as_str()));
    numbers
        .split(',')
        .filter_map(|n| n.parse::<usize>().ok())
        .map(|n| match same.and_then(|q| q.choices().get(n)) {
            Some(choice) => choice.words.plain().to_owned(),
            None => say.with("kept-choice", &[("n", n + 1)]),
        })
        .collect()
}
