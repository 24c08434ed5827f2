//! What is still open in each module before somebody teaches from it: read from the library, nothing else.
//!
//! Deliberately absent: a score, and hiding anything. A text that nobody reviewed is listed, and may be used (product decision 20).

use super::{addresses::Place, library::Library, search};
use crate::domain::{
    course::*,
    locale::Locale,
    markdown::fold,
    safe_messaging::{Filled, Met, SENSITIVE},
};

/// Words with which a text says that something is contested or not known. Looked for in the originals, so that every reader gets one list.
const CONTESTED: [&str; 5] = ["contested", "experts disagree", "not settled", "is not known", "we do not know"];

/// A text to look at: its title and where it is read, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub title: String,
    pub address: String,
}

/// A text on staying safe whose checklist nobody has signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitive<'l> {
    pub item: Item,
    pub version: u32,
    pub filled: Option<&'l Filled>,
}

impl Sensitive<'_> {
    /// The questions that were answered with “not met”.
    pub fn not_met(&self) -> Vec<&str> {
        let answers = self.filled.iter().flat_map(|f| &f.answers);
        answers.filter(|(_, met)| **met == Met::NotMet).map(|(id, _)| id.as_str()).collect()
    }
}

/// What is open in one module.
#[derive(Debug, Clone, PartialEq)]
pub struct Open<'l> {
    pub course: &'l Course,
    pub module: &'l Module,
    /// Names of messages: `review-clinical`.
    pub reviews: Vec<&'static str>,
    pub menus: Vec<Item>,
    pub untranslated: Vec<Item>,
    pub stale: Vec<Item>,
    pub sensitive: Vec<Sensitive<'l>>,
    pub contested: Vec<Item>,
}

impl Open<'_> {
    /// Things to look at. What is said to be contested is no fault of a text; it is counted, because a teacher will be asked about it.
    pub fn count(&self) -> usize {
        self.reviews.len() + self.menus.len() + self.untranslated.len() + self.stale.len() + self.sensitive.len() + self.contested.len()
    }
}

/// Every module, in the order of the courses.
pub fn of(library: &Library, locale: Locale) -> Vec<Open<'_>> {
    library.edition(locale).modules().map(|(course, module)| one(library, locale, course, module)).collect()
}

fn one<'l>(library: &'l Library, locale: Locale, course: &'l Course, module: &'l Module) -> Open<'l> {
    let lesson_item = |lesson: &Lesson| {
        let place = Place::Lesson { course: course.slug.as_str(), module: module.slug.as_str(), lesson: lesson.slug.as_str() };
        Item { title: lesson.title.clone(), address: place.address(locale, course.track) }
    };
    let picked = |wanted: &dyn Fn(&Lesson) -> bool| module.lessons.iter().filter(|l| wanted(l)).map(lesson_item).collect::<Vec<_>>();
    let original = library.english.module(course.slug.as_str(), module.slug.as_str()).map(|(_, original)| original);
    let french = library.french.module(course.slug.as_str(), module.slug.as_str()).map_or(module, |(_, french)| french);
    let texts = texts(locale, course, french);
    let of_french = |wanted: &dyn Fn(&Source) -> bool| texts.iter().filter(|(s, _)| wanted(s)).map(|(_, item)| item.clone()).collect::<Vec<_>>();
    Open {
        course,
        module,
        reviews: pending(&module.reviews),
        menus: picked(&|l| !l.devices().is_empty() && l.menus_checked.is_none()),
        untranslated: of_french(&|source| source.written_in == Locale::English),
        stale: of_french(&|source| source.stale),
        sensitive: sensitive(library, locale, course, module),
        contested: picked(&|l| original.is_some_and(|m| m.lesson(l.slug.as_str()).is_some_and(says_contested))),
    }
}

fn pending(reviews: &Reviews) -> Vec<&'static str> {
    let all =
        [(&reviews.lived_experience, "review-lived-experience"), (&reviews.clinical, "review-clinical"), (&reviews.plain_language, "review-plain-language")];
    all.into_iter().filter(|(review, _)| review.is_none()).map(|(_, name)| name).collect()
}

fn says_contested(lesson: &Lesson) -> bool {
    let mut text = String::new();
    search::words(&lesson.blocks, &mut text);
    let text = fold(&text);
    CONTESTED.iter().any(|words| text.contains(words))
}

/// Every text of a module with its source.
fn texts<'m>(locale: Locale, course: &Course, module: &'m Module) -> Vec<(&'m Source, Item)> {
    let (c, m) = (course.slug.as_str(), module.slug.as_str());
    let item = |title: &str, place: Place| Item { title: title.to_owned(), address: place.address(locale, course.track) };
    let mut all = vec![(&module.source, item(&module.title, Place::Module { course: c, module: m }))];
    all.extend(module.lessons.iter().map(|l| (&l.source, item(&l.title, Place::Lesson { course: c, module: m, lesson: l.slug.as_str() }))));
    all.extend(module.practices.iter().map(|p| (&p.source, item(&p.title, Place::Practice { course: c, module: m, slug: p.slug.as_str() }))));
    all.extend(module.vignettes.iter().map(|v| (&v.source, item(&v.title, Place::Vignette { course: c, module: m, slug: v.slug.as_str() }))));
    all.extend(module.observations.iter().map(|o| (&o.source, item(&o.title, Place::Observation { course: c, module: m, slug: o.slug.as_str() }))));
    all.extend(module.check.iter().map(|s| (&s.source, item(&s.title, Place::Check { course: c, module: m }))));
    all.extend(module.items.iter().map(|s| (&s.source, item(&s.title, Place::Items { course: c, module: m }))));
    all.extend(module.handout.iter().map(|p| (&p.source, item(&p.title, Place::Handout { course: c, module: m }))));
    all.extend(module.facilitator.iter().map(|p| (&p.source, item(&p.title, Place::Facilitator { course: c, module: m }))));
    all
}

/// The checklist names English files and versions, so these come from the original.
fn sensitive<'l>(library: &'l Library, locale: Locale, course: &Course, module: &Module) -> Vec<Sensitive<'l>> {
    let Some((_, original)) = library.english.module(course.slug.as_str(), module.slug.as_str()) else { return Vec::new() };
    let texts = texts(locale, course, module);
    let flagged = |flags: &[String]| flags.iter().any(|f| f == SENSITIVE);
    let lessons = original.lessons.iter().filter(|l| flagged(&l.flags)).map(|l| (&l.source, l.slug.as_str()));
    let cases = original.vignettes.iter().filter(|v| flagged(&v.flags)).map(|v| (&v.source, v.slug.as_str()));
    let unsigned = lessons.chain(cases).map(|(source, slug)| (source, slug, library.safe_messaging.of(&source.path)));
    let unsigned = unsigned.filter(|(source, _, filled)| filled.is_none_or(|f| f.signed.is_none() || f.version != source.version));
    let found = unsigned.filter_map(|(source, slug, filled)| {
        let ending = format!("/{slug}");
        let (_, item) = texts.iter().find(|(_, item)| item.address.ends_with(&ending))?;
        Some(Sensitive { item: item.clone(), version: source.version, filled })
    });
    found.collect()
}
