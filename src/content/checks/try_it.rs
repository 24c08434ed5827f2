//! The Try it tasks beside each other: each is for a core skill, both forms are there, of one kind and not the same, and none is without
//! a hint. That a way leads to a choice that fits is seen when the screens are read (`domain::scenes`).
//!
//! Deliberately absent: whether both forms are equally hard. Nobody knows before people have tried them.

use super::Round;
use crate::domain::{
    problem::Problem,
    try_it::{Task, TaskForm},
};

const FRAMEWORK: &str = "frameworks/learner-skills.yaml";

pub fn check(round: &mut Round) {
    let library = round.library;
    let tasks = &library.english.tasks;
    for task in tasks {
        one(round, task);
        let twin = tasks.iter().find(|t| t.skill == task.skill && t.form == task.form.other());
        match twin {
            Some(twin) if task.form == TaskForm::B => pair(round, twin, task),
            Some(_) => {}
            None => {
                let what = format!("The form {} of this task is missing", task.form.other().code());
                let why = "Who tries it again gets the very same task, and remembers it";
                round.note(&task.practice.source.path, Problem::advice(0, what, why, "Write it: other words on the screens, the same skill and kind"));
            }
        }
    }
    // A folder without any task goes without: the pages say so.
    for skill in library.skills.core().filter(|skill| !tasks.is_empty() && !tasks.iter().any(|t| t.skill == skill.id)) {
        let fix = format!("Write instruments/try-it/{}-a.md and -b.md", skill.id.as_str().trim_start_matches("sk-"));
        round.note(FRAMEWORK, Problem::advice(0, format!("The core skill {} has no Try it task", skill.id), "It can only be rated, not tried", fix));
    }
}

fn one(round: &mut Round, task: &Task) {
    let path = &task.practice.source.path;
    if !round.library.skills.core().any(|skill| skill.id == task.skill) {
        let what = format!("{} is not a core skill", task.skill);
        round.note(path, Problem::error(2, what, "Tasks are for the skills of the short check", format!("Take one that {FRAMEWORK} calls core")));
    }
    if task.practice.screens.iter().all(|screen| screen.hint.is_none()) {
        let why = "Who is stuck would have no way on but to leave";
        round.note(path, Problem::error(0, "The task has no hint", why, "Add one to the screen where it is needed: > **Hint:** …"));
    }
}

fn pair(round: &mut Round, a: &Task, b: &Task) {
    let (one, other, path) = (&a.practice, &b.practice, &b.practice.source.path);
    if one.kind != other.kind {
        let what = format!("Form a is of the kind {}, form b of the kind {}", one.kind.name(), other.kind.name());
        round.note(path, Problem::error(2, what, "A change could come from the screen, not from the person", "Give both the same kind"));
    }
    if one.screens == other.screens {
        let why = "The second time would only show that somebody remembers";
        round.note(path, Problem::error(0, "Form b has the same screens as form a", why, "Change the words and where things stand"));
    }
}
