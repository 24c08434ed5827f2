//! What somebody typed into a form while their session ended: carried through the sign-in and sent on afterwards, by their own press of a
//! button. Nothing is lost, nothing is stored in between, and nothing is sent without them. The same for a form of an earlier session of
//! the same person, who signed in again in another window.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{session, step_up, ticket};
use crate::{
    http::{body::Form, visit::Visit},
    ui::frame::Frame,
};

/// The address of a form of ours, what stood in it, and whose session it came from. Travels sealed: nobody can read or change it, and it
/// is shown to nobody but the one who typed it. On a shared device the next person may open a place of their own in between.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
pub struct Carried {
    to: String,
    fields: Vec<(String, String)>,
    /// The place or the staff account of the session that ended.
    owner: String,
}

/// What was typed is in no log.
impl std::fmt::Debug for Carried {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Carried")
    }
}

const FIELD: &str = "carried";
/// Fields that our pages fill in; nobody typed them.
const OURS: [&str; 14] = ["_form", "do", "key", "revision", "item", "n", "page", "back", "way", "told", "who", "whose", "ticket", FIELD];
/// Fields that are never sent back to a page.
const SECRET: [&str; 4] = ["passphrase", "again", "code", "token"];
/// Their one field for words holds the words of a card.
const DOORS: [&str; 2] = ["/open", "/join"];
/// The part of a form's limit that fits, sealed and written as letters, into the form of the sign-in beside its own fields.
const LONG: usize = 3;
/// How long a sign-in may take.
const WAITS: i64 = 60 * 60 * 1000;

impl Carried {
    /// From the form that came after its session had ended; `None` when nobody knows whose it was, or when it only presses a button.
    /// The form's token belonged to the old session and stays behind, as do card words: they are secret, and the sign-in asks for them anyway.
    pub async fn from_post(visit: &Visit, form: &Form) -> Option<Self> {
        // A ceremony of several pages begins again: what it carries is sealed, secret, or both.
        let long: usize = form.fields().map(|(name, value)| name.len() + value.len()).sum();
        if form.has("ticket") || long > visit.house.settings.body_limit_kib * 1024 / LONG {
            return None;
        }
        let owner = session::whose(visit).await?;
        let fields: Vec<_> = form.fields().filter(|(name, _)| *name != "_form" && !step_up::is_ours(name)).map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
        (!fields.is_empty()).then(|| Self { to: visit.here(), fields, owner })
    }

    /// Did somebody type something that may travel?
    pub fn is_worth_it(&self) -> bool {
        self.is_typed() && !self.is_secret()
    }

    fn is_typed(&self) -> bool {
        self.fields.iter().any(|(name, value)| !OURS.contains(&name.as_str()) && !value.is_empty())
    }

    /// From the sign-in form that carries it; `None` when it carries nothing that we sealed.
    pub fn read(visit: &Visit, form: &Form) -> Option<Self> {
        let text = ticket::open(&visit.house.secrets, FIELD, form.one(FIELD)?, visit.house.now())?;
        serde_json::from_str(&text).ok()
    }

    /// As a hidden field of a sign-in form.
    pub fn hidden(&self, visit: &Visit) -> AnyView {
        let text = serde_json::to_string(self).unwrap_or_default();
        let sealed = ticket::seal(&visit.house.secrets, FIELD, &text, visit.house.now() + WAITS).unwrap_or_default();
        view! { <input type="hidden" name=FIELD value=sealed/> }.into_any()
    }

    /// Only the one who typed it gets it back.
    pub fn belongs_to(&self, who: &str) -> bool {
        self.owner == who
    }

    /// From a form of an earlier session of the person who is here.
    pub fn again(visit: &Visit, owner: &str, form: &Form) -> Self {
        let fields = form.fields().filter(|(name, _)| *name != "_form").map(|(n, v)| (n.to_owned(), v.to_owned()));
        Self { to: visit.here(), fields: fields.collect(), owner: owner.to_owned() }
    }

    fn is_secret(&self) -> bool {
        let path = self.to.split('?').next().unwrap_or_default();
        DOORS.iter().any(|door| path.ends_with(door)) || self.fields.iter().any(|(name, _)| SECRET.contains(&name.as_str()))
    }

    /// Gives a form of an earlier session back to its writer: what was typed, to be sent once more. A form that only presses a button, and
    /// one with secrets in it, leads to its page (`reads`: it has one), where everything is fresh.
    pub fn give_back(&self, visit: &Visit, reads: bool) -> Response<Body> {
        let token = visit.form_token().filter(|_| visit.owner().is_some_and(|who| self.belongs_to(who)));
        match token {
            Some(token) if !self.is_secret() && (self.is_typed() || !reads) => self.page(visit, StatusCode::UNPROCESSABLE_ENTITY, "carry-again", &token),
            _ => visit.go_on(&if reads { visit.here() } else { visit.to("") }),
        }
    }

    /// After signing in: shows what will be sent, and sends it with the new session's token when the button is pressed.
    pub fn send_on(&self, visit: &Visit, token: &str) -> Response<Body> {
        self.page(visit, StatusCode::OK, "carry", token)
    }

    fn page(&self, visit: &Visit, status: StatusCode, stem: &'static str, token: &str) -> Response<Body> {
        visit.page_with(status, || {
            let say = visit.say();
            let (title, lead) = (say.t(&format!("{stem}-title")), say.t(&format!("{stem}-lead")));
            let fields = self.fields.iter().map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> }).collect_view();
            let shown = self
                .fields
                .iter()
                .filter(|(name, value)| !OURS.contains(&name.as_str()) && value.chars().count() > 12)
                .map(|(_, value)| view! { <blockquote class="quiet"><p>{value.clone()}</p></blockquote> })
                .collect_view();
            let main = view! {
                <section class="flow"><h1>{title.clone()}</h1><p class="lead">{lead}</p>{shown}
                    <form method="post" action=self.to.clone()><input type="hidden" name="_form" value=token.to_owned()/>{fields}
                        <div class="acts"><button class="btn" type="submit">{say.t("carry-send")}</button><a href=self.to.clone()>{say.t("carry-leave")}</a></div></form></section>
            };
            (Frame::new(title), main)
        })
    }
}
