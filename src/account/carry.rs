//! What somebody typed into a form while their session ended: carried through the sign-in and sent on afterwards, by their own press of a
//! button. Nothing is lost, nothing is stored in between, and nothing is sent without them.

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

const FIELD: &str = "carried";
const TOKEN: &str = "_form";
/// How long a sign-in may take.
const WAITS: i64 = 60 * 60 * 1000;

impl Carried {
    /// From the form that came after its session had ended; `None` when nobody knows whose it was, or when it only presses a button.
    /// The form's token belonged to the old session and stays behind, as do card words: they are secret, and the sign-in asks for them anyway.
    pub async fn from_post(visit: &Visit, form: &Form) -> Option<Self> {
        let owner = session::whose(visit).await?;
        let fields: Vec<_> = form.fields().filter(|(name, _)| ![TOKEN, step_up::FIELD].contains(name)).map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
        (!fields.is_empty()).then(|| Self { to: visit.here(), fields, owner })
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

    /// After signing in: shows what will be sent, and sends it with the new session's token when the button is pressed.
    pub fn send_on(&self, visit: &Visit, token: &str) -> Response<Body> {
        visit.page_with(StatusCode::OK, || {
            let say = visit.say();
            let fields = self.fields.iter().map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> }).collect_view();
            let shown = self
                .fields
                .iter()
                .filter(|(_, value)| value.chars().count() > 12)
                .map(|(_, value)| view! { <blockquote class="quiet"><p>{value.clone()}</p></blockquote> })
                .collect_view();
            let main = view! {
                <section class="flow"><h1>{say.t("carry-title")}</h1><p class="lead">{say.t("carry-lead")}</p>{shown}
                    <form method="post" action=self.to.clone()><input type="hidden" name="_form" value=token.to_owned()/>{fields}
                        <div class="acts"><button class="btn" type="submit">{say.t("carry-send")}</button><a href=self.to.clone()>{say.t("carry-leave")}</a></div></form></section>
            };
            (Frame::new(say.t("carry-title")), main)
        })
    }
}
