//! On the skills map: one thing to try next for each category, with its link.

use leptos::prelude::*;

use super::{notebook::Notebook, told::Part, try_it};
use crate::{
    domain::{
        course::{Course, Lesson, Module},
        frameworks::Skill,
        ids::SkillId,
        next_step::{Known, NextStep, next_step},
        skills_check::Said,
        try_it::{for_the_rule, task_for},
    },
    http::visit::Visit,
    ui::{art::Icon, lesson_parts::address},
};

/// The lesson about a skill, if one is published: the first of its own module that names it.
fn lesson_about<'v>(visit: &'v Visit, skill: &Skill) -> Option<(&'v Course, &'v Module, &'v Lesson)> {
    let (course, module) = visit.library.edition(visit.locale).course_of_module(&skill.module)?;
    module.lessons.iter().find(|lesson| lesson.skills.contains(&skill.id)).map(|lesson| (course, module, lesson))
}

/// “To try next: Make the letters larger”. Nothing where there is nothing to suggest.
pub fn line(visit: &Visit, notebook: &Notebook, part: &Part<'_>) -> Option<AnyView> {
    let tasks = &visit.library.edition(visit.locale).tasks;
    let skills: Vec<&Skill> = visit.library.skills.of_category(&part.category.id).collect();
    let said: Vec<(SkillId, Said)> = part.stories.iter().flat_map(|story| story.all.iter().map(|told| (told.skill.clone(), told.said))).collect();
    let tried = for_the_rule(notebook.tries());
    let has_lesson = |skill: &Skill| lesson_about(visit, skill).is_some();
    let has_task = |skill: &Skill| tasks.iter().any(|task| task.skill == skill.id);
    let known = Known { said: &said, tried: &tried, has_lesson: &has_lesson, has_task: &has_task };
    let (words, way) = match next_step(&skills, &known)? {
        NextStep::Learn(skill) => {
            let (course, module, lesson) = lesson_about(visit, skill)?;
            let to = address(visit, course, module, &format!("/{}", lesson.slug));
            ("map-next-lesson", view! { <a href=to>{lesson.title.clone()}</a> }.into_any())
        }
        NextStep::TryIt(skill) => {
            let task = task_for(tasks, &skill.id, notebook.tries(), notebook.first_form(visit))?;
            let to = format!("{}?one=yes", try_it::at(visit, task));
            ("map-next-task", notebook.way(visit, &to, "as-link", task.practice.title.clone()))
        }
    };
    Some(view! { <div class="next-step">{Icon::Next.view()}<span>{visit.say().t(words)}</span>{way}</div> }.into_any())
}
