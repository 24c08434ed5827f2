//! Which modules somebody took part in (curriculum 3.14): all lessons opened, or “I already knew this”. The practice belongs to it as an offer:
//! a practice keeps nothing, so leaving it out says “not now”, and that counts the same.
//!
//! Pure. Deliberately absent: marks, minutes, answers, a share of anything.

use super::{
    course::Module,
    ids::{LessonSlug, ModuleId},
};

/// All of its lessons were opened, each under the name that it is kept as. A module without lessons is none to take part in.
pub fn opened_all(module: &Module, opened: &[(&ModuleId, &LessonSlug)]) -> bool {
    let was_opened = |name: &LessonSlug| opened.iter().any(|(of, lesson)| **of == module.id && *lesson == name);
    !module.lessons.is_empty() && module.lessons.iter().all(|lesson| was_opened(lesson.kept_as()))
}
