//! All fifty skills, one subject at a time: what is said here is kept as in the short check, so that each of the two goes on where the other
//! stopped.
//!
//! A page asks for the skills of one module. It can be left at any time, and what was answered counts. Guests do the same: with “remember on
//! this device” in the signed cookie, which has room for all fifty (a test of `guest` fills it), else in the forms of the running check.
//! Deliberately absent: marks, sums, a share that is done, an order that must be kept, and an answer that is asked for.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};

use super::{
    full_check_page as page,
    notebook::{Keeping, Notebook},
    skills_check,
};
use crate::{
    domain::{
        frameworks::{Skill, Skills},
        ids::{ModuleId, SkillId},
        skills_check::Said,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::ratings::Moment,
};

/// The skills of one module.
pub struct Subject<'s> {
    pub module: &'s ModuleId,
    pub skills: Vec<&'s Skill>,
}

/// How much of a subject was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    NotYet,
    InPart,
    Whole,
}

impl Subject<'_> {
    pub fn looked(&self, notebook: &Notebook) -> Looked {
        match self.skills.iter().filter(|skill| notebook.said(&Moment::Home, &skill.id).is_some()).count() {
            0 => Looked::NotYet,
            some if some < self.skills.len() => Looked::InPart,
            _ => Looked::Whole,
        }
    }
}

/// In the order of the framework.
pub fn subjects(skills: &Skills) -> Vec<Subject<'_>> {
    let all = skills.modules.iter().map(|module| Subject { module: &module.id, skills: skills.of_module(&module.id).collect() });
    all.filter(|subject| !subject.skills.is_empty()).collect()
}

pub const AT: &str = "/skills-check/all";

pub fn address(visit: &Visit, subject: &Subject<'_>) -> String {
    visit.to(&format!("{AT}/{}", subject.module))
}

/// `GET /skills-check/all`: the subjects, and with `?end=yes` places to start.
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let notebook = Notebook::open(&visit, None).await?;
    let answer = if visit.query.has("end") { skills_check::suggestions(&visit, &notebook) } else { page::overview(&visit, &notebook) };
    Ok(notebook.close(&visit, answer))
}

/// `POST /skills-check/all`: begin or go on; a guest's answers come in the form.
pub async fn posted(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let mut notebook = Notebook::open(&visit, Some(&form)).await?;
    if form.text("device") == "remember" {
        notebook.remember_on_device();
    }
    if visit.query.has("end") {
        return Ok(notebook.close(&visit, skills_check::suggestions(&visit, &notebook)));
    }
    if !form.has("n") {
        return Ok(notebook.close(&visit, page::overview(&visit, &notebook)));
    }
    let subjects = subjects(&visit.library.skills);
    let n = subjects.iter().position(|subject| subject.looked(&notebook) != Looked::Whole).unwrap_or(0);
    Ok(go(&visit, &notebook, Some(n)))
}

/// `GET /skills-check/all/{subject}`
pub async fn show_one(visit: Visit, Path((_, subject)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let n = place_of(&visit, &subject)?;
    let notebook = Notebook::open(&visit, None).await?;
    Ok(notebook.close(&visit, page::subject(&visit, &notebook, n, StatusCode::OK)))
}

/// `POST /skills-check/all/{subject}`: the answers of one page, or only the way to it in a guest's form.
pub async fn save_one(visit: Visit, Path((_, subject)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let n = place_of(&visit, &subject)?;
    let mut notebook = Notebook::open(&visit, Some(&form)).await?;
    let stops = match form.text("go") {
        "next" => false,
        "stop" => true,
        _ => return Ok(notebook.close(&visit, page::subject(&visit, &notebook, n, StatusCode::OK))),
    };
    let subjects = subjects(&visit.library.skills);
    let Some(all) = subjects.get(n).and_then(|subject| read(subject, &form, &notebook, stops)) else {
        return Ok(notebook.close(&visit, page::subject(&visit, &notebook, n, StatusCode::UNPROCESSABLE_ENTITY)));
    };
    notebook.note_all(&visit, &Moment::Home, &all).await?;
    let next = (!stops).then_some(n + 1);
    Ok(go(&visit, &notebook, next))
}

fn place_of(visit: &Visit, subject: &str) -> Result<usize, Trouble> {
    subjects(&visit.library.skills).iter().position(|one| one.module.as_str() == subject).ok_or(Trouble::NotFound)
}

/// The field of a skill.
pub fn field(skill: &Skill) -> String {
    format!("said-{}", skill.id)
}

/// What was said on this page; `None` for an answer that is none of ours. Who goes on has passed over what stands empty, and a skip takes nothing
/// back; who stops has not come to it yet.
fn read(subject: &Subject<'_>, form: &Form, notebook: &Notebook, stops: bool) -> Option<Vec<(SkillId, Said)>> {
    let mut all = Vec::new();
    for skill in &subject.skills {
        let said = match form.one(&field(skill)).unwrap_or_default() {
            "" if stops || notebook.said(&Moment::Home, &skill.id).is_some() => continue,
            "" => Said::Skipped,
            answer => Said::from_form(answer)?,
        };
        all.push((skill.id.clone(), said));
    }
    Some(all)
}

/// On to a subject, past the last one to places to start, or back to the list: by address where something remembers, else at once.
fn go(visit: &Visit, notebook: &Notebook, next: Option<usize>) -> Response<Body> {
    let subjects = subjects(&visit.library.skills);
    let at = next.map(|n| subjects.get(n));
    let answer = match (notebook.keeping, at) {
        (Keeping::Form, None) => page::overview(visit, notebook),
        (Keeping::Form, Some(None)) => skills_check::suggestions(visit, notebook),
        (Keeping::Form, Some(Some(_))) => page::subject(visit, notebook, next.unwrap_or_default(), StatusCode::OK),
        (_, None) => visit.go_on(&visit.to(AT)),
        (_, Some(None)) => visit.go_on(&visit.to(&format!("{AT}?end=yes"))),
        (_, Some(Some(subject))) => visit.go_on(&address(visit, subject)),
    };
    notebook.close(visit, answer)
}
