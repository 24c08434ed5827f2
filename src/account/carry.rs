//! What somebody typed into a form while their session ended: carried through the sign-in and sent on afterwards, by their own press of a
//! button. Nothing is lost, nothing is stored in between, and nothing is sent without them.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use crate::{
    http::{body::Form, visit::Visit},
    ui::frame::Frame,
};

/// The address of a form of ours and what stood in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    to: String,
    fields: Vec<(String, String)>,
}

const TO: &str = "carried_to";
const FIELD: &str = "carried.";

impl Carried {
    /// From the form that came without a session. Its token belonged to the old one and stays behind.
    pub fn from_post(visit: &Visit, form: &Form) -> Self {
        let fields = form.fields().filter(|(name, _)| *name != "_form").map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
        Self { to: visit.here(), fields }
    }

    /// From the sign-in form that carries it; `None` when it carries nothing, or an address that is not ours.
    pub fn read(visit: &Visit, form: &Form) -> Option<Self> {
        let to = form.one(TO)?;
        if super::comfort::way_back(visit, to) != to {
            return None;
        }
        let fields = form.fields().filter_map(|(name, value)| Some((name.strip_prefix(FIELD)?.to_owned(), value.to_owned()))).collect();
        Some(Self { to: to.to_owned(), fields })
    }

    /// As hidden fields of a sign-in form.
    pub fn hidden(&self) -> AnyView {
        let fields = self.fields.iter().map(|(name, value)| view! { <input type="hidden" name=format!("{FIELD}{name}") value=value.clone()/> }).collect_view();
        view! { <input type="hidden" name=TO value=self.to.clone()/>{fields} }.into_any()
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
