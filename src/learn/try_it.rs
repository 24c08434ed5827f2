//! Try it: a small task on a made-up screen, one after the other or one alone (curriculum 5.3, product decision 1).
//!
//! Where somebody is in a task travels in the address, or in the form of a guest whose device remembers nothing; what came of it is kept at
//! its end. Deliberately absent: points, a total, a pass, time limits, and which choice somebody made on the way.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    notebook::{Keeping, Notebook},
    try_it_list, try_it_page,
};
use crate::{
    domain::{
        course::Screen,
        ids::SceneId,
        skills_form::Tried,
        try_it::{Task, skills_with_task, task_for},
    },
    http::{body::Form, error::Trouble, visit::Visit},
};

/// Where somebody is in a task.
pub struct Step<'t> {
    pub task: &'t Task,
    pub screen: &'t Screen,
    pub chosen: Vec<usize>,
    /// The screen on which a hint was asked for, the last of them.
    hint: Option<&'t SceneId>,
    /// The screen they came from, where it leads here.
    from: Option<&'t SceneId>,
    /// This task alone, not one after the other.
    pub one: bool,
}

impl<'t> Step<'t> {
    /// From an address or a form. A screen that is not there any more is the first one.
    fn read(task: &'t Task, fields: &Form) -> Result<Self, Trouble> {
        let first = task.practice.screens.first().ok_or(Trouble::NotFound)?;
        let screen = task.practice.screen(fields.text("at")).unwrap_or(first);
        let mut chosen: Vec<usize> = fields.many("choice").filter_map(|n| n.parse().ok()).filter(|n| *n < screen.choices.len()).collect();
        chosen.sort_unstable();
        chosen.dedup();
        if screen.fitting() < 2 {
            chosen.truncate(1);
        }
        let named = |field| task.practice.screen(fields.text(field));
        let leads_here = |from: &&Screen| from.taps.iter().any(|tap| tap.to == screen.id);
        let from = named("from").filter(leads_here).map(|screen| &screen.id);
        Ok(Self { task, screen, chosen, hint: named("hint").map(|screen| &screen.id), from, one: fields.has("one") })
    }

    fn go_to(&mut self, screen: &'t Screen, from: Option<&'t SceneId>) {
        self.screen = screen;
        self.from = from;
        self.chosen.clear();
    }

    /// What came of it, when it is done.
    pub fn outcome(&self) -> Option<Tried> {
        let outcome = if self.hint.is_some() { Tried::WithHint } else { Tried::Alone };
        self.task.done(&self.screen.id, &self.chosen).then_some(outcome)
    }

    /// The screen before this one; none at the start.
    pub fn before(&self) -> Option<&'t Screen> {
        let start = self.task.practice.screens.first().is_some_and(|first| first.id == self.screen.id);
        let before = self.from.filter(|_| !start).or_else(|| self.task.practice.before(&self.screen.id));
        before.and_then(|id| self.task.practice.screen(id.as_str()))
    }

    /// Does the hint stand on this screen?
    pub fn shows_hint(&self) -> bool {
        self.hint == Some(&self.screen.id)
    }

    fn address(&self, visit: &Visit) -> String {
        let mut query = vec![format!("at={}", self.screen.id)];
        query.extend(self.chosen.iter().map(|n| format!("choice={n}")));
        query.extend(self.hint.map(|id| format!("hint={id}")));
        query.extend(self.from.map(|id| format!("from={id}")));
        query.extend(self.one.then(|| "one=yes".to_owned()));
        let part = if self.chosen.is_empty() { "" } else { "#why" };
        format!("{}?{}{part}", at(visit, self.task), query.join("&"))
    }

    /// What every form on its page carries.
    pub fn hidden(&self, visit: &Visit, notebook: &Notebook) -> AnyView {
        let hint = self.hint.map(|id| view! { <input type="hidden" name="hint" value=id.to_string()/> });
        let from = self.from.map(|id| view! { <input type="hidden" name="from" value=id.to_string()/> });
        let one = self.one.then(|| view! { <input type="hidden" name="one" value="yes"/> });
        view! { {notebook.hidden(visit)}<input type="hidden" name="at" value=self.screen.id.to_string()/>{hint}{from}{one} }.into_any()
    }
}

/// The address of a task.
pub fn at(visit: &Visit, task: &Task) -> String {
    visit.to(&format!("/try-it/{}", task.practice.slug))
}

fn find<'v>(visit: &'v Visit, slug: &str) -> Result<&'v Task, Trouble> {
    visit.library.edition(visit.locale).task(slug).ok_or(Trouble::NotFound)
}

/// The tasks in their order, each in the form that this person gets next.
pub fn tasks<'v>(visit: &'v Visit, notebook: &Notebook) -> Vec<&'v Task> {
    let all = &visit.library.edition(visit.locale).tasks;
    let first = notebook.first_form(visit);
    skills_with_task(&visit.library.skills, all).into_iter().filter_map(|skill| task_for(all, &skill.id, notebook.tries(), first)).collect()
}

/// `GET /try-it/{task}`
pub async fn show(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let notebook = Notebook::open(&visit, None).await?;
    let step = Step::read(find(&visit, &slug)?, &visit.query)?;
    Ok(notebook.close(&visit, try_it_page::draw(&visit, &notebook, &step, StatusCode::OK)))
}

/// `POST /try-it/{task}`: a tap, a choice, a hint, one screen back, “not now”, or on to the next task.
pub async fn save(visit: Visit, Path((_, slug)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let mut notebook = Notebook::open(&visit, Some(&form)).await?;
    let mut step = Step::read(find(&visit, &slug)?, &form)?;
    step.one |= visit.query.has("one");
    if let Some(screen) = form.one("to").and_then(|to| step.task.practice.screen(to)) {
        let from = &step.screen.id;
        step.go_to(screen, Some(from));
        return Ok(go(&visit, &notebook, &step));
    }
    match form.text("go") {
        "hint" => {
            step.hint = Some(&step.screen.id);
            step.chosen.clear();
        }
        "back" => {
            if let Some(screen) = step.before() {
                step.go_to(screen, None);
            }
        }
        "choose" if step.chosen.is_empty() => {
            let page = try_it_page::draw(&visit, &notebook, &step, StatusCode::UNPROCESSABLE_ENTITY);
            return Ok(notebook.close(&visit, page));
        }
        "choose" => {
            if let Some(outcome) = step.outcome() {
                notebook.note_try(&visit, step.task, outcome).await?;
            }
        }
        "later" => {
            notebook.note_try(&visit, step.task, Tried::NotDone).await?;
            return on(&visit, &notebook, &step);
        }
        "next" => return on(&visit, &notebook, &step),
        // Whoever comes with what they did so far, and nothing else.
        _ => {}
    }
    Ok(go(&visit, &notebook, &step))
}

/// The page of this step: by its address where something remembers, else at once.
fn go(visit: &Visit, notebook: &Notebook, step: &Step<'_>) -> Response<Body> {
    let answer = match notebook.keeping {
        Keeping::Form => try_it_page::draw(visit, notebook, step, StatusCode::OK),
        Keeping::Place | Keeping::Device => visit.go_on(&step.address(visit)),
    };
    notebook.close(visit, answer)
}

/// The next task, or the end.
fn on(visit: &Visit, notebook: &Notebook, step: &Step<'_>) -> Result<Response<Body>, Trouble> {
    let tasks = tasks(visit, notebook);
    let here = tasks.iter().position(|task| task.skill == step.task.skill);
    let next = here.and_then(|n| tasks.get(n + 1)).filter(|_| !step.one);
    let Some(next) = next else {
        let answer = match notebook.keeping {
            Keeping::Form => try_it_list::draw(visit, notebook, true),
            Keeping::Place | Keeping::Device => visit.go_on(&visit.to("/try-it?end=yes")),
        };
        return Ok(notebook.close(visit, answer));
    };
    Ok(go(visit, notebook, &Step::read(next, &Form::default())?))
}
