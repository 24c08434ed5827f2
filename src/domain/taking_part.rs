//! Which modules somebody took part in (curriculum 3.14): all lessons opened, or “I already knew this”. The practice belongs to it as an offer:
//! a practice keeps nothing, so leaving it out says “not now”, and that counts the same.
//!
//! Pure. Deliberately absent: marks, minutes, answers, a share of anything.

use super::{
    course::Module,
    ids::{LessonSlug, ModuleId},
};

/// All of its lessons were opened, under their present names or earlier ones. A module without lessons is none to take part in.
pub fn opened_all(module: &Module, opened: &[(&ModuleId, &LessonSlug)]) -> bool {
    let was_opened = |names: &[&str]| opened.iter().any(|(of, lesson)| **of == module.id && names.contains(&lesson.as_str()));
    !module.lessons.is_empty()
        && module.lessons.iter().all(|lesson| {
            let names: Vec<&str> = std::iter::once(lesson.slug.as_str()).chain(lesson.formerly.iter().map(|name| name.as_str())).collect();
            was_opened(&names)
        })
}
