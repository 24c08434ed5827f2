//! Everything that can be read, in both languages, ready for pages. Immutable: a change builds a new one and swaps it in.
//!
//! Deliberately absent: files and problems (`assemble`), anybody's progress, drafts.

use super::{
    search::{Hit, Indexes},
    wordings::Wordings,
};
use crate::domain::{
    advice::plain_words::WordList,
    course::{Course, Lesson, Module, Page, Practice, Track, Vignette},
    frameworks::{Competencies, Skills},
    glossary::Glossary,
    help_lines::HelpLines,
    ids::{CompetencyId, LessonSlug, ModuleId, QuestionId, Revision},
    instruments::{AccessQuestions, SkillsCheck},
    locale::Locale,
    quiz::Question,
    safe_messaging::SafeMessaging,
    team_questions::TeamQuestions,
    try_it::Task,
};

#[derive(Debug, Clone, Default)]
pub struct Library {
    pub english: Edition,
    pub french: Edition,
    pub skills: Skills,
    pub competencies: Competencies,
    /// The very text of the file that `competencies` was read from: results name it, and it is kept with them.
    pub competencies_revision: Revision,
    pub skills_check: SkillsCheck,
    pub access: AccessQuestions,
    pub help: HelpLines,
    /// What was answered about texts on staying safe; empty when a folder has no such file.
    pub safe_messaging: SafeMessaging,
    /// Ready-made questions for somebody's own care team; empty when a folder has no such file.
    pub team_questions: TeamQuestions,
    /// Which reviews a changed text needs; what ships, when a folder has no such file.
    pub review_rules: crate::domain::publishing::rules::Rules,
    /// Who read a text before it was published in the studio, by its path.
    pub read_before: std::collections::BTreeMap<String, crate::domain::publishing::read_before::ReadBefore>,
    /// A digest over that, for what is kept of pages: somebody may take back how they are thanked.
    pub thanked: String,
    /// Hard words and plain ones, for whoever writes in English and in French; empty when a folder has no such file.
    pub plain_words: (WordList, WordList),
    pub(super) search: Indexes,
    /// The very words behind every question and case.
    pub wordings: Wordings,
    /// SHA-256 over every path and text that was used, in hexadecimal.
    pub digest: String,
    /// The newest publication of the studio that lies over the folder here; 0 without any.
    pub published: i64,
}

/// All texts for readers of one language; a text without a translation stands here in English and says so (`Source::written_in`).
#[derive(Debug, Clone, Default)]
pub struct Edition {
    pub locale: Locale,
    pub courses: Vec<Course>,
    pub glossary: Glossary,
    pub pages: Vec<Page>,
    /// Try it: tasks on made-up screens, by the names of their files.
    pub tasks: Vec<Task>,
}

/// A lesson and where it belongs.
#[derive(Debug, Clone, Copy)]
pub struct LessonAt<'l> {
    pub course: &'l Course,
    pub module: &'l Module,
    pub lesson: &'l Lesson,
}

impl Library {
    pub fn edition(&self, locale: Locale) -> &Edition {
        match locale {
            Locale::English => &self.english,
            Locale::French => &self.french,
        }
    }

    /// Lessons and words in which all of `words` occur, titles first.
    pub fn search(&self, locale: Locale, words: &str) -> Vec<Hit> {
        self.search.of(locale).search(self.edition(locale), words)
    }
}

impl Edition {
    pub fn course(&self, slug: &str) -> Option<&Course> {
        self.courses.iter().find(|course| course.slug.as_str() == slug)
    }

    pub fn courses_of(&self, track: Track) -> impl Iterator<Item = &Course> {
        self.courses.iter().filter(move |course| course.track == track)
    }

    pub fn module(&self, course: &str, module: &str) -> Option<(&Course, &Module)> {
        let course = self.course(course)?;
        course.module(module).map(|module| (course, module))
    }

    pub fn lesson(&self, course: &str, module: &str, lesson: &str) -> Option<LessonAt<'_>> {
        let (course, module) = self.module(course, module)?;
        module.lesson(lesson).map(|lesson| LessonAt { course, module, lesson })
    }

    /// The present name of a lesson that once had the name `lesson`.
    pub fn redirect(&self, course: &str, module: &str, lesson: &str) -> Option<&LessonSlug> {
        let (_, module) = self.module(course, module)?;
        module.lessons.iter().find(|l| l.formerly.iter().any(|old| old.as_str() == lesson)).map(|l| &l.slug)
    }

    /// A module by the name that frameworks and stored results use.
    pub fn course_of_module(&self, id: &ModuleId) -> Option<(&Course, &Module)> {
        self.modules().find(|(_, module)| &module.id == id)
    }

    pub fn modules(&self) -> impl Iterator<Item = (&Course, &Module)> {
        self.courses.iter().flat_map(|course| course.modules.iter().map(move |module| (course, module)))
    }

    pub fn lessons(&self) -> impl Iterator<Item = LessonAt<'_>> {
        self.modules().flat_map(|(course, module)| module.lessons.iter().map(move |lesson| LessonAt { course, module, lesson }))
    }

    pub fn practice(&self, course: &str, module: &str, slug: &str) -> Option<(&Module, &Practice)> {
        let (_, module) = self.module(course, module)?;
        module.practice(slug).map(|practice| (module, practice))
    }

    pub fn vignette(&self, course: &str, module: &str, slug: &str) -> Option<(&Module, &Vignette)> {
        let (_, module) = self.module(course, module)?;
        module.vignette(slug).map(|vignette| (module, vignette))
    }

    pub fn question(&self, id: &QuestionId) -> Option<(&Module, &Question)> {
        self.modules().find_map(|(_, module)| {
            let sets = module.check.iter().chain(&module.items);
            sets.flat_map(|set| &set.questions).find(|q| &q.id == id).map(|q| (module, q))
        })
    }

    /// The modules that give evidence for a competency.
    pub fn modules_for<'e>(&'e self, id: &'e CompetencyId) -> impl Iterator<Item = &'e Module> {
        self.modules().map(|(_, module)| module).filter(move |module| module.competencies.contains(id))
    }

    pub fn task(&self, slug: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.practice.slug.as_str() == slug)
    }

    pub fn page(&self, slug: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.slug.as_str() == slug)
    }
}
