//! Course completion: with the last lesson of a module comes a piece of evidence for each competency that the module names, in the same
//! change, once for each text of the module.
//!
//! It says that the lessons were finished, and nothing about what was learned: the rules never let it be enough alone
//! (`content/checks/other_ways.rs`). Deliberately absent: hours, which the learning log counts by itself, and the module's cases and checks,
//! which are evidence of their own.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::{
    decide::{Decider, follow, rule_version},
    second_look,
};
use crate::{
    content::{Library, read::revision},
    domain::{
        frameworks::EvidenceKind,
        ids::{CompetencyId, LessonSlug, ModuleId, Revision},
        locale::Locale,
    },
    http::visit::Visit,
    storage::{
        Change, StorageError,
        evidence::{self, Evidence, NewEvidence},
        progress::LessonPlace,
        staff::Staff,
        staff_lessons,
    },
};

/// The lessons of a module as they read today, and the competencies that it names.
pub struct Whole<'l> {
    pub module: &'l ModuleId,
    pub competencies: &'l [CompetencyId],
    /// By the name under which they are kept, each with its texts of today: the original, then its translation.
    pub lessons: Vec<(&'l LessonSlug, Vec<&'l Revision>)>,
}

impl<'l> Whole<'l> {
    pub fn of(library: &'l Library, id: &ModuleId) -> Option<Self> {
        let (_, module) = library.english.course_of_module(id)?;
        let texts = |kept_as: &LessonSlug| {
            let in_language = |locale: Locale| library.edition(locale).course_of_module(id)?.1.lesson_kept_as(kept_as.as_str());
            Locale::ALL.into_iter().filter_map(in_language).map(|lesson| &lesson.source.revision).collect()
        };
        let lessons = module.lessons.iter().map(|lesson| (lesson.kept_as(), texts(lesson.kept_as()))).collect();
        Some(Self { module: &module.id, competencies: &module.competencies, lessons })
    }

    /// Changes with the original of any lesson, and with the list of lessons.
    pub fn revision(&self) -> Revision {
        let each = self.lessons.iter().flat_map(|(name, texts)| [name.as_str(), texts.first().map_or("", |text| text.as_str())]);
        revision(&std::iter::once(self.module.as_str()).chain(each).collect::<Vec<_>>())
    }

    /// Each was finished, and opened as it reads today.
    fn is_finished(&self, places: &[LessonPlace]) -> bool {
        let done = |name: &LessonSlug, texts: &[&Revision]| {
            places.iter().any(|at| &at.module == self.module && &at.lesson == name && at.finished_at.is_some() && texts.contains(&&at.revision))
        };
        !self.lessons.is_empty() && self.lessons.iter().all(|(name, texts)| done(name, texts))
    }
}

/// Writes what follows when this module is whole now; nothing otherwise, and nothing twice. The framework's text has been kept before
/// (`asked::keep`).
pub async fn note(change: &mut Change, staff: &Staff, by: &Decider<'_>, whole: &Whole<'_>, now: i64) -> Result<(), StorageError> {
    if !whole.is_finished(&staff_lessons::lessons_in(change, staff).await?) {
        return Ok(());
    }
    let (kind, text) = (EvidenceKind::CourseCompletion.code(), whole.revision());
    let before = evidence::all_in(change, staff).await?;
    let is_there = |id: &CompetencyId| before.iter().any(|e| e.what.kind == kind && &e.what.competency == id && e.what.content_version == text.as_str());
    let new: Vec<&CompetencyId> = whole.competencies.iter().filter(|id| !is_there(id)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let detail = json!({
        "outcome": "accepted", "module": whole.module.as_str(), "lessons": whole.lessons.len(),
        "framework": by.framework.version, "rules": rule_version(by.framework),
    });
    for id in &new {
        let piece = NewEvidence {
            competency: (*id).clone(),
            kind: kind.to_owned(),
            attempt: None,
            accepted: true,
            detail: detail.to_string(),
            content_version: text.as_str().to_owned(),
        };
        evidence::add(change, staff, &piece, now).await?;
    }
    follow(change, staff, by, &new, now).await
}

/// One such piece in the record.
pub fn piece(visit: &Visit, kind: String, piece: &Evidence, detail: &Value, decided_by: String) -> AnyView {
    let say = visit.say();
    let module = detail.get("module").and_then(Value::as_str).and_then(|id| ModuleId::parse(id).ok());
    let title = module.and_then(|id| Some(visit.library.edition(visit.locale).course_of_module(&id)?.1.title.clone())).unwrap_or_default();
    let lessons = detail.get("lessons").and_then(Value::as_u64).unwrap_or(0);
    let said = say.with("completion-said", &[("n", lessons.to_string()), ("title", title)]);
    view! {
        <article class="flow"><h3>{kind}", "{say.day(piece.given_at)}</h3><p>{said}</p>
            <dl class="facts wide"><div><dt>{say.t("one-decided")}</dt><dd>{decided_by}</dd></div>
                <div><dt>{say.t("one-text")}</dt><dd><code>{piece.what.content_version.clone()}</code></dd></div>{second_look::number(say, piece)}</dl>{second_look::voided(say, piece)}</article>
    }
    .into_any()
}
