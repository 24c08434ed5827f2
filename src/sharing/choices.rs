//! What this learner could share: only things that are there, each with the words by which they and the reader know it.

use std::collections::BTreeSet;

use crate::{
    domain::{ids::ModuleId, sharing::Item},
    http::{error::Trouble, visit::Visit},
    storage::{notes, progress, ratings},
};

/// In the order of the form: maps, lessons, notes.
pub async fn of(visit: &Visit) -> Result<Vec<Item>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let people = &visit.house.stores.people;
    let rated = ratings::all(people, own).await?;
    let maps: BTreeSet<ModuleId> = rated.into_iter().filter_map(|rating| rating.moment.module().cloned()).collect();
    let courses: BTreeSet<_> = progress::lessons(people, own).await?.into_iter().filter(|l| l.finished_at.is_some()).map(|l| l.course).collect();
    let notes = notes::all(people, own).await?.into_iter().map(|note| Item::Note(note.module, note.lesson));
    Ok(maps.into_iter().map(Item::Map).chain(courses.into_iter().map(Item::Lessons)).chain(notes).collect())
}

/// “Skills map: Accounts and passwords”
pub fn words(visit: &Visit, item: &Item) -> String {
    let (say, edition) = (visit.say(), visit.library.edition(visit.locale));
    let (name, title) = match item {
        Item::Map(module) => ("share-item-map", module_title(visit, module)),
        Item::Lessons(course) => ("share-item-lessons", edition.course(course.as_str()).map(|c| c.title.clone())),
        Item::Note(module, lesson) => {
            let found = edition.course_of_module(module).and_then(|(_, m)| m.lesson_kept_as(lesson.as_str()));
            ("share-item-note", found.map(|l| l.title.clone()))
        }
    };
    say.with(name, &[("title", title.unwrap_or_else(|| say.t("share-item-gone")))])
}

pub fn module_title(visit: &Visit, module: &ModuleId) -> Option<String> {
    visit.library.edition(visit.locale).course_of_module(module).map(|(_, m)| m.title.clone())
}
