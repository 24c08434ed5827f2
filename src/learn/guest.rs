//! What a guest told us, as one short text: in a signed cookie if they said “remember on this device”, else in hidden fields of the
//! forms of the running check (product decision 9). Nothing of it is ever stored by us.
//!
//! The text is `1~h_<day>_<skill><said>_…~bpm03_…~apm03_…~opm03_<lesson>_…`: groups parted by `~`, each a moment with its day, its skills
//! without `sk-` and one letter for what was said; `l` is weeks after a module, `x` the modules where somebody said “no, thank you” to looking again; `o` is
//! lessons opened, by three letters of their name's hash; `t` is what was tried: each skill with its form, moment and outcome. Everything at once stays below 3 KB (a test fills it). Deliberately absent: names, times of day,
//! what was typed, how long anything took.

use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use super::told::{DAY, Told};
use crate::{
    account::secrets::{decode, encode},
    domain::{
        frameworks::Skills,
        ids::{LessonSlug, ModuleId, SkillId},
        later::Ended,
        skills_check::Said,
        skills_form::Tried,
        try_it::{TaskForm, Try, TryMoment},
    },
    storage::ratings::Moment,
};

/// The longest text that we write or read.
pub const MOST: usize = 3000 - 44;
const VERSION: &str = "1";
/// A module has about five lessons; what claims more is not ours.
const MOST_LESSONS: usize = 24;

/// One group of ratings: `h`, or `b`, `a` or `l` + module.
type Group = (u8, String);

/// The form that was tried, and how it went, by skill and moment.
type Tries = BTreeMap<(SkillId, TryMoment), (TaskForm, Tried)>;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GuestMemory {
    /// The latest day of each group, in days since 1970, and what was said.
    rated: BTreeMap<Group, (i64, BTreeMap<SkillId, Said>)>,
    opened: BTreeMap<ModuleId, BTreeSet<String>>,
    /// Modules whose skills they do not want to look at again.
    declined: BTreeSet<ModuleId>,
    /// The latest day of a try, and what came of each.
    tried: (i64, Tries),
}

const MOMENTS: [(TryMoment, char); 3] = [(TryMoment::Before, 'b'), (TryMoment::After, 'a'), (TryMoment::Later, 'l')];
const OUTCOMES: [(Tried, char); 3] = [(Tried::NotDone, 'n'), (Tried::WithHint, 'h'), (Tried::Alone, 'o')];

fn letter_of<T: PartialEq>(table: &[(T, char)], value: &T) -> char {
    table.iter().find(|(known, _)| known == value).map_or('-', |(_, letter)| *letter)
}

fn by_letter<T: Copy>(table: &[(T, char)], letter: char) -> Option<T> {
    table.iter().find(|(_, known)| *known == letter).map(|(value, _)| *value)
}

fn group_of(moment: &Moment) -> Group {
    match moment {
        Moment::Home => (0, "h".into()),
        Moment::Before(module) => (1, format!("b{module}")),
        Moment::After(module) => (2, format!("a{module}")),
        Moment::Later(module) => (3, format!("l{module}")),
    }
}

fn moment_of(name: &str, skills: &Skills) -> Option<Moment> {
    if name == "h" {
        return Some(Moment::Home);
    }
    let module = known_module(name.get(1..)?, skills)?;
    match name.get(..1)? {
        "b" => Some(Moment::Before(module)),
        "a" => Some(Moment::After(module)),
        "l" => Some(Moment::Later(module)),
        _ => None,
    }
}

fn known_module(name: &str, skills: &Skills) -> Option<ModuleId> {
    ModuleId::parse(name).ok().filter(|id| skills.module_name(id).is_some())
}

fn letter(said: Said) -> &'static str {
    match said {
        Said::NotWanted => "n",
        Said::Skipped => "s",
        sure => sure.to_form(),
    }
}

fn said_by(letter: &str) -> Option<Said> {
    match letter {
        "n" => Some(Said::NotWanted),
        "s" => Some(Said::Skipped),
        digit => digit.parse().ok().filter(|n| *n <= 4).map(Said::Sure),
    }
}

/// Three letters stand for a lesson within its module: enough to tell a few apart, and they survive a new order of lessons.
fn mark(lesson: &LessonSlug) -> String {
    encode(&Sha256::digest(lesson.as_str())).chars().take(3).map(|c| if c == '_' { '.' } else { c }).collect()
}

impl GuestMemory {
    pub fn is_empty(&self) -> bool {
        self.rated.is_empty() && self.opened.is_empty() && self.declined.is_empty() && self.tried.1.is_empty()
    }

    /// Replaces what was said for the same skill at the same moment.
    pub fn rate(&mut self, moment: &Moment, skill: &SkillId, said: Said, now: i64) {
        let (day, answers) = self.rated.entry(group_of(moment)).or_default();
        *day = now.div_euclid(DAY);
        answers.insert(skill.clone(), said);
    }

    /// “No, thank you.”
    pub fn decline(&mut self, module: &ModuleId) {
        self.declined.insert(module.clone());
    }

    pub fn declined(&self) -> impl Iterator<Item = &ModuleId> {
        self.declined.iter()
    }

    /// Every module with an answer after it. A skipped question is no answer.
    pub fn ended(&self, skills: &Skills) -> Vec<Ended> {
        let one = |((_, name), (day, answers)): (&Group, &(i64, BTreeMap<SkillId, Said>))| {
            let Some(Moment::After(module)) = moment_of(name, skills) else { return None };
            let looked = self.rated.contains_key(&group_of(&Moment::Later(module.clone())));
            let said = answers.values().any(|said| *said != Said::Skipped);
            said.then(|| Ended { looked, declined: self.declined.contains(&module), at: day * DAY, module })
        };
        self.rated.iter().filter_map(one).collect()
    }

    pub fn open(&mut self, module: &ModuleId, lesson: &LessonSlug) {
        self.opened.entry(module.clone()).or_default().insert(mark(lesson));
    }

    pub fn has_opened_any(&self, module: &ModuleId) -> bool {
        self.opened.contains_key(module)
    }

    /// What was done replaces what was done at the same moment; a “not now” takes nothing back.
    pub fn note_try(&mut self, tried: &Try) {
        let (day, all) = &mut self.tried;
        let key = (tried.skill.clone(), tried.moment);
        if tried.outcome != Tried::NotDone || !all.contains_key(&key) {
            *day = tried.at.div_euclid(DAY);
            all.insert(key, (tried.form, tried.outcome));
        }
    }

    /// Everything tried.
    pub fn tries(&self) -> Vec<Try> {
        let (day, all) = &self.tried;
        let one = |((skill, moment), (form, outcome)): (&(SkillId, TryMoment), &(TaskForm, Tried))| Try {
            skill: skill.clone(),
            form: *form,
            moment: *moment,
            outcome: *outcome,
            at: day * DAY,
        };
        all.iter().map(one).collect()
    }

    pub fn has_opened(&self, module: &ModuleId, lesson: &LessonSlug) -> bool {
        self.opened.get(module).is_some_and(|lessons| lessons.contains(&mark(lesson)))
    }

    /// Everything told, ready for the map.
    pub fn told(&self, skills: &Skills) -> Vec<Told> {
        let mut out = Vec::new();
        for ((_, name), (day, answers)) in &self.rated {
            let Some(moment) = moment_of(name, skills) else { continue };
            out.extend(answers.iter().map(|(skill, said)| Told { moment: moment.clone(), skill: skill.clone(), said: *said, at: day * DAY }));
        }
        out
    }

    pub fn to_text(&self) -> String {
        let mut text = VERSION.to_owned();
        for ((_, name), (day, answers)) in &self.rated {
            text.push_str(&format!("~{name}_{day}"));
            for (skill, said) in answers {
                text.push_str(&format!("_{}{}", skill.as_str().trim_start_matches("sk-"), letter(*said)));
            }
        }
        if !self.tried.1.is_empty() {
            text.push_str(&format!("~t_{}", self.tried.0));
        }
        for ((skill, moment), (form, outcome)) in &self.tried.1 {
            let (moment, outcome) = (letter_of(&MOMENTS, moment), letter_of(&OUTCOMES, outcome));
            text.push_str(&format!("_{}{}{moment}{outcome}", skill.as_str().trim_start_matches("sk-"), form.code()));
        }
        if !self.declined.is_empty() {
            text.push_str("~x");
        }
        for module in &self.declined {
            text.push_str(&format!("_{module}"));
        }
        for (module, lessons) in &self.opened {
            text.push_str(&format!("~o{module}"));
            for lesson in lessons {
                text.push_str(&format!("_{lesson}"));
            }
        }
        text
    }

    /// Takes what it understands and the framework knows; the rest is dropped, so a text that somebody made up cannot grow.
    pub fn from_text(text: &str, skills: &Skills) -> Self {
        let mut memory = Self::default();
        let mut groups = text.split('~');
        if text.len() > MOST || groups.next() != Some(VERSION) {
            return memory;
        }
        for group in groups {
            let mut parts = group.split('_');
            let name = parts.next().unwrap_or_default();
            match (name, name.strip_prefix('o')) {
                ("t", _) => memory.read_tried(parts, skills),
                ("x", _) => memory.declined = parts.filter_map(|module| known_module(module, skills)).collect(),
                (_, Some(module)) => memory.read_opened(known_module(module, skills), parts),
                (_, None) => memory.read_rated(moment_of(name, skills), parts, skills),
            }
        }
        memory
    }

    fn read_opened<'t>(&mut self, module: Option<ModuleId>, marks: impl Iterator<Item = &'t str>) {
        let Some(module) = module else { return };
        let fine = |m: &&str| m.len() == 3 && m.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.');
        let marks: BTreeSet<String> = marks.filter(fine).take(MOST_LESSONS).map(str::to_owned).collect();
        if !marks.is_empty() {
            self.opened.insert(module, marks);
        }
    }

    fn read_tried<'t>(&mut self, mut parts: impl Iterator<Item = &'t str>, skills: &Skills) {
        let Some(day) = parts.next().and_then(day_of) else { return };
        let one = |part: &str| {
            let (skill, letters) = part.split_at_checked(part.len().checked_sub(3)?)?;
            let mut letters = letters.chars();
            let form = TaskForm::from_code(letters.next()?.encode_utf8(&mut [0; 4]))?;
            let (moment, outcome) = (by_letter(&MOMENTS, letters.next()?)?, by_letter(&OUTCOMES, letters.next()?)?);
            let skill = skills.skill(&format!("sk-{skill}")).filter(|skill| skill.core)?;
            Some(((skill.id.clone(), moment), (form, outcome)))
        };
        self.tried = (day, parts.filter_map(one).collect());
    }

    fn read_rated<'t>(&mut self, moment: Option<Moment>, mut parts: impl Iterator<Item = &'t str>, skills: &Skills) {
        let (Some(moment), Some(day)) = (moment, parts.next().and_then(day_of)) else { return };
        let answers: BTreeMap<SkillId, Said> = parts
            .filter_map(|part| part.split_at_checked(part.len().checked_sub(1)?))
            .filter_map(|(skill, said)| Some((skills.skill(&format!("sk-{skill}"))?.id.clone(), said_by(said)?)))
            .collect();
        if !answers.is_empty() {
            self.rated.insert(group_of(&moment), (day, answers));
        }
    }
}

fn day_of(text: &str) -> Option<i64> {
    text.parse().ok().filter(|day| (0..100_000).contains(day))
}

fn mac(key: &[u8; 32], text: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(text.as_bytes());
    mac
}

/// The value of the cookie: the text, a dot, its signature.
pub fn sign(key: &[u8; 32], text: &str) -> String {
    format!("{text}.{}", encode(&mac(key, text).finalize().into_bytes()))
}

/// The text, if we signed exactly it.
pub fn verified<'c>(key: &[u8; 32], cookie: &'c str) -> Option<&'c str> {
    let (text, signature) = cookie.rsplit_once('.')?;
    mac(key, text).verify_slice(&decode(signature)?).ok().map(|()| text)
}

#[cfg(test)]
#[path = "guest_tests.rs"]
mod tests;
