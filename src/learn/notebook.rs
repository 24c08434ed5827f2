//! Where the answers of this visit are kept: in a place, on the guest's own device, or in the forms of the running check and nowhere else.
//!
//! A guest's cookie is written only after “It is mine, remember on this device”. One that we did not sign is ignored and taken away.

use axum::{
    body::Body,
    http::{HeaderValue, Response, header},
};
use leptos::prelude::*;

use super::{
    guest::{self, GuestMemory, MOST},
    told::{Told, to_rating},
    totals,
};
use crate::{
    domain::{
        ids::{LessonSlug, ModuleId, SkillId},
        later::Ended,
        skills_check::Said,
        skills_form::{Tried, Versions},
        try_it::{Task, TaskForm, Try, TryMoment, days_since},
    },
    http::{
        body::Form,
        cookies::{self, Life},
        error::Trouble,
        visit::Visit,
    },
    storage::{
        later, progress,
        ratings::{self, Moment},
        shares::Given,
        site_totals, try_it,
    },
    ui::forms,
};

const COOKIE: &str = "memory";
const LABEL: &str = "doorstep/guest-memory/1";
/// As long as a place stays open on an own device (trust 2.3).
const NINETY_DAYS: u64 = 90 * 24 * 60 * 60;
/// The hidden field of guests whose device remembers nothing.
const FIELD: &str = "told";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// In the learner's place.
    Place,
    /// In a cookie on the guest's own device.
    Device,
    /// In the form only.
    Form,
}

pub struct Notebook {
    pub keeping: Keeping,
    told: Vec<Told>,
    tries: Vec<Try>,
    /// Modules with answers after them.
    pub ended: Vec<Ended>,
    memory: GuestMemory,
    /// What to do with the cookie when the answer goes out.
    write: bool,
    remove: bool,
    /// What is shared of this place now; nothing for guests.
    pub shared: Vec<Given>,
}

impl Notebook {
    /// Opens what this visit brought. `form` is the posted one, if any: guests without a remembering device carry their answers in it.
    pub async fn open(visit: &Visit, form: Option<&Form>) -> Result<Self, Trouble> {
        if let Some(own) = visit.learner() {
            let told = ratings::all(&visit.house.stores.people, own).await?.into_iter().map(Told::from).collect();
            let tries = try_it::all(&visit.house.stores.people, own).await?;
            let ended = later::ended(&visit.house.stores.people, own).await?;
            let shared = crate::sharing::mine::on_my_place(visit).await?;
            return Ok(Self { keeping: Keeping::Place, told, tries, ended, memory: GuestMemory::default(), write: false, remove: false, shared });
        }
        let skills = &visit.library.skills;
        let (remembered, foreign) = on_device(visit);
        let (keeping, memory) = match remembered {
            Some(memory) => (Keeping::Device, memory),
            None => (Keeping::Form, GuestMemory::from_text(form.map(|f| f.text(FIELD)).unwrap_or_default(), skills)),
        };
        let ended = memory.ended(skills);
        Ok(Self { keeping, told: memory.told(skills), tries: memory.tries(), ended, memory, write: false, remove: foreign, shared: Vec::new() })
    }

    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// What was tried on practice screens.
    pub fn tries(&self) -> &[Try] {
        &self.tries
    }

    /// The form of the tasks that comes first: by what is random about a place. Guests begin with the same one.
    pub fn first_form(&self, visit: &Visit) -> TaskForm {
        visit.learner().map_or(TaskForm::A, |own| TaskForm::first_of(own.id().as_str()))
    }

    /// What was said about a skill at a moment.
    pub fn said(&self, moment: &Moment, skill: &SkillId) -> Option<Said> {
        self.told.iter().find(|t| &t.moment == moment && &t.skill == skill).map(|t| t.said)
    }

    /// “It is mine, remember on this device.”
    pub fn remember_on_device(&mut self) {
        if self.keeping == Keeping::Form {
            self.keeping = Keeping::Device;
            self.write = true;
        }
    }

    /// Notes one answer. The same answer sent twice leaves the same notebook.
    pub async fn note(&mut self, visit: &Visit, moment: &Moment, skill: &SkillId, said: Said) -> Result<(), Trouble> {
        self.note_all(visit, moment, &[(skill.clone(), said)]).await
    }

    /// Notes the answers of one page, all or none.
    pub async fn note_all(&mut self, visit: &Visit, moment: &Moment, all: &[(SkillId, Said)]) -> Result<(), Trouble> {
        let now = visit.house.now();
        match visit.learner() {
            Some(own) if !all.is_empty() => {
                let versions = versions(visit);
                let mut change = visit.house.stores.people.change().await?;
                for (skill, said) in all {
                    let rating = to_rating(*said).ok_or(Trouble::BrokenForm)?;
                    ratings::save(&mut change, own, moment, skill, rating, versions, now).await?;
                }
                if matches!(moment, Moment::After(_)) {
                    site_totals::follow(&mut change, own, totals::quarters_of(visit), now).await?;
                }
                change.commit().await?;
            }
            Some(_) => {}
            None => {
                all.iter().for_each(|(skill, said)| self.memory.rate(moment, skill, *said, now));
                self.write = self.keeping == Keeping::Device;
            }
        }
        for (skill, said) in all {
            self.told.retain(|t| !(&t.moment == moment && &t.skill == skill));
            self.told.push(Told { moment: moment.clone(), skill: skill.clone(), said: *said, at: now });
        }
        Ok(())
    }

    /// “No, thank you” to looking again at the skills of a module, for good.
    pub async fn decline(&mut self, visit: &Visit, module: &ModuleId) -> Result<(), Trouble> {
        match visit.learner() {
            Some(own) => {
                let mut change = visit.house.stores.people.change().await?;
                later::decline(&mut change, own, module).await?;
                change.commit().await?;
            }
            None => {
                self.memory.decline(module);
                self.write = self.keeping == Keeping::Device;
            }
        }
        Ok(())
    }

    /// May they look again at the skills of this module? What was begun may always be gone on with.
    pub fn may_look_again(&self, visit: &Visit, module: &ModuleId) -> bool {
        self.ended.iter().any(|one| &one.module == module && (one.looked || one.may_look_again(visit.house.now())))
    }

    /// Notes what came of a task. Sent twice, it leaves the same notebook.
    pub async fn note_try(&mut self, visit: &Visit, task: &Task, outcome: Tried) -> Result<(), Trouble> {
        let (now, people) = (visit.house.now(), &visit.house.stores.people);
        let module = visit.library.skills.skill(task.skill.as_str()).map(|skill| skill.module.clone()).ok_or(Trouble::NotFound)?;
        let mut tried = Try { skill: task.skill.clone(), form: task.form, moment: TryMoment::Before, outcome, at: now };
        if let Some(own) = visit.learner() {
            let lessons = progress::lessons(people, own).await?;
            let finished = lessons.iter().filter_map(|lesson| lesson.finished_at.map(|at| (&lesson.module, at)));
            tried.moment = TryMoment::at(days_since(finished, &module, now));
            let mut change = people.change().await?;
            try_it::save(&mut change, own, &tried, &task.practice.source.revision).await?;
            change.commit().await?;
            self.tries = try_it::all(people, own).await?;
            return Ok(());
        }
        // A device remembers which lessons were opened and not when.
        tried.moment = if self.memory.has_opened_any(&module) { TryMoment::After } else { TryMoment::Before };
        self.memory.note_try(&tried);
        self.write = self.keeping == Keeping::Device;
        self.tries = self.memory.tries();
        Ok(())
    }

    /// A way to another page. What lives in a form only comes along in one; while there is nothing, a link will do.
    pub fn way(&self, visit: &Visit, to: &str, class: &'static str, words: String) -> AnyView {
        if self.keeping != Keeping::Form || self.memory.is_empty() {
            let class = (class != "as-link").then_some(class);
            return view! { <a class=class href=to.to_owned()>{words}</a> }.into_any();
        }
        view! { <form method="post" action=to.to_owned()>{self.hidden(visit)}<button class=class type="submit">{words}</button></form> }.into_any()
    }

    /// What every form of a check carries: the session's token, or the guest's answers.
    pub fn hidden(&self, visit: &Visit) -> AnyView {
        if self.keeping != Keeping::Form {
            return forms::token(visit).into_any();
        }
        view! { <input type="hidden" name=FIELD value=self.memory.to_text()/> }.into_any()
    }

    /// Sends the answer out, with the cookie if there is something to write or to take away.
    pub fn close(&self, visit: &Visit, answer: Response<Body>) -> Response<Body> {
        match (self.write, self.remove) {
            (true, _) => with_cookie(answer, written(visit, &self.memory)),
            (false, true) => with_cookie(answer, gone(visit)),
            (false, false) => answer,
        }
    }
}

/// The words that are asked and rated on this visit.
pub fn versions(visit: &Visit) -> Versions {
    Versions { instrument: visit.library.skills_check.version, framework: visit.library.skills.version }
}

/// What a guest's device remembers, and whether a cookie came that we did not sign.
pub fn on_device(visit: &Visit) -> (Option<GuestMemory>, bool) {
    let Some(cookie) = cookies::read(&visit.headers, &cookie_name(visit)) else { return (None, false) };
    let key = visit.house.secrets.derive_first(LABEL);
    match guest::verified(&key, cookie) {
        Some(text) => (Some(GuestMemory::from_text(text, &visit.library.skills)), false),
        None => (None, true),
    }
}

/// A lesson that a guest opened, on a device that may remember. Such an answer is for this browser only.
pub fn opened(visit: &Visit, module: &ModuleId, lesson: &LessonSlug, answer: Response<Body>) -> Response<Body> {
    match on_device(visit).0 {
        Some(mut memory) if !memory.has_opened(module, lesson) => {
            memory.open(module, lesson);
            for_this_browser(with_cookie(answer, written(visit, &memory)))
        }
        _ => answer,
    }
}

/// Kept by nobody on the way.
pub fn for_this_browser(mut answer: Response<Body>) -> Response<Body> {
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

pub fn with_cookie(mut answer: Response<Body>, cookie: Option<HeaderValue>) -> Response<Body> {
    if let Some(cookie) = cookie {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

/// The cookie for 90 more days. What would be too long is not written; the old one stays.
fn written(visit: &Visit, memory: &GuestMemory) -> Option<HeaderValue> {
    let text = memory.to_text();
    if text.len() > MOST {
        return None;
    }
    let value = guest::sign(&visit.house.secrets.derive_first(LABEL), &text);
    cookies::set(&cookie_name(visit), &value, Life::Seconds(NINETY_DAYS), visit.house.secure())
}

fn cookie_name(visit: &Visit) -> String {
    cookies::host_name(COOKIE, visit.house.secure())
}

/// Takes the cookie away.
pub fn gone(visit: &Visit) -> Option<HeaderValue> {
    cookies::set(&cookie_name(visit), "", Life::Seconds(0), visit.house.secure())
}

/// `POST /forget`: the device remembers nothing any more.
pub async fn forget(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    Ok(with_cookie(visit.go_on(&visit.to("/map?forgotten=yes")), gone(&visit)))
}

/// The button for it; nothing when the device remembers nothing.
pub fn forget_button(visit: &Visit, notebook: &Notebook) -> Option<AnyView> {
    let say = visit.say();
    (notebook.keeping == Keeping::Device).then(|| {
        view! {
            <form method="post" action=visit.to("/forget") class="flow forget no-print">
                <p>{say.t("memory-here")}</p>
                <p><button class="btn second" type="submit">{say.t("memory-forget")}</button></p></form>
        }
        .into_any()
    })
}
