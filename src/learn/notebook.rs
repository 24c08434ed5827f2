//! Where the answers of this visit are kept: in a place, on the guest's own device, or in the forms of the running check and nowhere else.
//!
//! A guest's cookie is written only after “It is mine, remember on this device”. One that we did not sign is ignored and taken away.

use axum::{
    body::Body,
    http::{Response, header},
};
use leptos::prelude::*;

use super::{
    guest::{self, GuestMemory, MOST},
    told::{Told, to_rating},
};
use crate::{
    domain::{ids::SkillId, skills_check::Said},
    http::{
        body::Form,
        cookies::{self, Life},
        error::Trouble,
        visit::Visit,
    },
    storage::ratings::{self, Moment},
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
    memory: GuestMemory,
    /// What to do with the cookie when the answer goes out.
    write: bool,
    remove: bool,
}

impl Notebook {
    /// Opens what this visit brought. `form` is the posted one, if any: guests without a remembering device carry their answers in it.
    pub async fn open(visit: &Visit, form: Option<&Form>) -> Result<Self, Trouble> {
        if let Some(own) = visit.learner() {
            let told = ratings::all(&visit.house.stores.people, own).await?.into_iter().map(Told::from).collect();
            return Ok(Self { keeping: Keeping::Place, told, memory: GuestMemory::default(), write: false, remove: false });
        }
        let skills = &visit.library.skills;
        let sent = cookies::read(&visit.headers, &cookie_name(visit));
        let key = visit.house.secrets.signing_key(LABEL);
        let signed = sent.and_then(|cookie| guest::verified(&key, cookie));
        let (keeping, memory) = match signed {
            Some(text) => (Keeping::Device, GuestMemory::from_text(text, skills)),
            None => (Keeping::Form, GuestMemory::from_text(form.map(|f| f.text(FIELD)).unwrap_or_default(), skills)),
        };
        Ok(Self { keeping, told: memory.told(skills), memory, write: false, remove: sent.is_some() && signed.is_none() })
    }

    pub fn told(&self) -> &[Told] {
        &self.told
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
        let now = visit.house.now();
        match visit.learner() {
            Some(own) => {
                let rating = to_rating(said).ok_or(Trouble::BrokenForm)?;
                let version = visit.library.skills.version.to_string();
                let mut change = visit.house.stores.people.change().await?;
                ratings::save(&mut change, own, moment, skill, rating, &version, now).await?;
                change.commit().await?;
            }
            None => {
                self.memory.rate(moment, skill, said, now);
                self.write = self.keeping == Keeping::Device;
            }
        }
        self.told.retain(|t| !(&t.moment == moment && &t.skill == skill));
        self.told.push(Told { moment: moment.clone(), skill: skill.clone(), said, at: now });
        Ok(())
    }

    /// What every form of a check carries: the session's token, or the guest's answers.
    pub fn hidden(&self, visit: &Visit) -> AnyView {
        if self.keeping != Keeping::Form {
            return forms::token(visit).into_any();
        }
        view! { <input type="hidden" name=FIELD value=self.memory.to_text()/> }.into_any()
    }

    /// Sends the answer out, with the cookie if there is something to write or to take away.
    pub fn close(&self, visit: &Visit, mut answer: Response<Body>) -> Response<Body> {
        let text = self.memory.to_text();
        let secure = visit.house.secure();
        let cookie = if self.write && text.len() <= MOST {
            let value = guest::sign(&visit.house.secrets.signing_key(LABEL), &text);
            cookies::set(&cookie_name(visit), &value, Life::Seconds(NINETY_DAYS), secure)
        } else if self.remove {
            gone(visit)
        } else {
            None
        };
        if let Some(cookie) = cookie {
            answer.headers_mut().append(header::SET_COOKIE, cookie);
        }
        answer
    }
}

fn cookie_name(visit: &Visit) -> String {
    cookies::host_name(COOKIE, visit.house.secure())
}

fn gone(visit: &Visit) -> Option<axum::http::HeaderValue> {
    cookies::set(&cookie_name(visit), "", Life::Seconds(0), visit.house.secure())
}

/// `POST /forget`: the device remembers nothing any more.
pub async fn forget(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let mut answer = visit.go_on(&visit.to("/map?forgotten=yes"));
    if let Some(cookie) = gone(&visit) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
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
