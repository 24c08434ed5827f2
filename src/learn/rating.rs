//! Asking how sure somebody feels, one skill at a time: the short check at home, before a module, after it, and weeks later.
//!
//! For people with a place, or on a device that remembers, each answer is kept at once and the next question is fetched by GET, so Back
//! and reload do no harm. For other guests the next question comes as the answer to the form, and what they said travels in it.
//! Deliberately absent: marks, sums, time limits, and any order that must be kept.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};

use super::{
    notebook::{Keeping, Notebook},
    rating_page,
};
use crate::{
    domain::{
        course::{Course, Module},
        frameworks::Skill,
        skills_check::Said,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::ratings::Moment,
};

/// One run of questions.
pub struct Round<'a> {
    pub moment: Moment,
    pub skills: Vec<&'a Skill>,
    /// Where its pages are.
    pub at: String,
    /// The module it belongs to; none for the short check.
    pub module: Option<(&'a Course, &'a Module)>,
}

/// A page of the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Start,
    /// From 1.
    Question(usize),
    End,
}

impl Round<'_> {
    fn stop(&self, n: usize) -> Stop {
        match n {
            0 => Stop::Start,
            n if n <= self.skills.len() => Stop::Question(n),
            _ => Stop::End,
        }
    }

    fn address(&self, stop: Stop) -> String {
        match stop {
            Stop::Start => self.at.clone(),
            Stop::Question(n) => format!("{}?n={n}", self.at),
            Stop::End => format!("{}?n=end", self.at),
        }
    }
}

/// `GET`: the start page, `?n=3` or `?n=end`.
pub async fn show(visit: &Visit, round: &Round<'_>) -> Result<Response<Body>, Trouble> {
    let notebook = Notebook::open(visit, None).await?;
    let stop = match visit.query.one("n") {
        Some("end") => Stop::End,
        Some(n) => round.stop(n.parse().unwrap_or(0)),
        None => Stop::Start,
    };
    // Without a memory an address in the middle would show questions whose answers are gone.
    let stop = if notebook.keeping == Keeping::Form { Stop::Start } else { stop };
    Ok(notebook.close(visit, draw(visit, round, &notebook, stop)))
}

/// `POST`: one answer, a step back, a skip, or the beginning.
pub async fn save(visit: &Visit, round: &Round<'_>, form: &Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(form)?;
    let mut notebook = Notebook::open(visit, Some(form)).await?;
    let n: usize = form.text("n").parse().unwrap_or(0);
    let Some(skill) = n.checked_sub(1).and_then(|i| round.skills.get(i)) else {
        if form.text("device") == "remember" {
            notebook.remember_on_device();
        }
        return Ok(go(visit, round, &notebook, round.stop(1)));
    };
    match (form.text("go"), Said::from_form(form.text("said"))) {
        ("back", _) => return Ok(go(visit, round, &notebook, round.stop(n - 1))),
        ("skip", _) => {
            // A skip takes nothing back that was said before.
            if notebook.said(&round.moment, &skill.id).is_none() {
                notebook.note(visit, &round.moment, &skill.id, Said::Skipped).await?;
            }
        }
        (_, Some(said)) => notebook.note(visit, &round.moment, &skill.id, said).await?,
        (_, None) => {
            let page = rating_page::question(visit, round, &notebook, n, StatusCode::UNPROCESSABLE_ENTITY);
            return Ok(notebook.close(visit, page));
        }
    }
    Ok(go(visit, round, &notebook, round.stop(n + 1)))
}

/// On to another page of the round: by address where something remembers, else at once.
fn go(visit: &Visit, round: &Round<'_>, notebook: &Notebook, stop: Stop) -> Response<Body> {
    let answer = match notebook.keeping {
        Keeping::Form => draw(visit, round, notebook, stop),
        Keeping::Place | Keeping::Device => match (&round.moment, stop) {
            (Moment::After(module) | Moment::Later(module), Stop::End) => visit.go_on(&format!("{}#{module}", visit.to("/map"))),
            _ => visit.go_on(&round.address(stop)),
        },
    };
    notebook.close(visit, answer)
}

fn draw(visit: &Visit, round: &Round<'_>, notebook: &Notebook, stop: Stop) -> Response<Body> {
    match (stop, &round.moment) {
        (Stop::Start, _) => rating_page::start(visit, round, notebook),
        (Stop::Question(n), _) => rating_page::question(visit, round, notebook, n, StatusCode::OK),
        (Stop::End, Moment::Home) => super::skills_check::suggestions(visit, notebook),
        (Stop::End, Moment::Before(_)) => rating_page::begin_module(visit, round, notebook),
        (Stop::End, Moment::After(_) | Moment::Later(_)) => super::map::draw(visit, notebook),
    }
}
