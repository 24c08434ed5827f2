//! When somebody in a class is not well: what to do, on one sheet to print (trust R-HARM-24).
//!
//! Open to everybody who comes by the staff door, also while the database rests, as the facilitator's notes are; what the host wrote for
//! its own staff shows only to somebody who runs classes and is signed in. Deliberately absent: a form, a count, a name, and any way to look
//! at what a learner wrote. The program watches nobody.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{
    domain::{
        policy::Action,
        site::{self, Part},
    },
    http::visit::Visit,
    ui::frame::Frame,
};

/// Steps on the sheet, each with a title and words.
const STEPS: u8 = 6;

/// `GET /staff/not-well`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let steps = (1..=STEPS)
            .map(|n| view! { <li><p><strong>{say.t(&format!("not-well-step-{n}"))}</strong>" "{say.t(&format!("not-well-step-{n}-words"))}</p></li> })
            .collect_view();
        let main = view! {
            <section class="flow"><h1>{say.t("not-well-title")}</h1><p class="lead">{say.t("not-well-lead")}</p>
                <ol>{steps}</ol></section>
            <section class="flow" aria-labelledby="here"><h2 id="here">{say.t("not-well-here")}</h2>{duty(&visit)}
                <p>{visit.help_in_print()}</p><p><a href=visit.to("/help")>{say.t("help-now")}</a></p></section>
            <section class="flow" aria-labelledby="small"><h2 id="small">{say.t("not-well-small")}</h2>
                <ul><li>{say.t("not-well-card")}</li><li>{say.t("not-well-stranger")}</li><li>{say.t("not-well-screen")}</li></ul></section>
        };
        (Frame::new(say.t("not-well-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("not-well-title"), ""), main)
    })
}

/// The host's own procedure.
fn duty(visit: &Visit) -> AnyView {
    let say = visit.say();
    if !visit.staff().is_some_and(|staff| staff.may(Action::RunClass)) {
        return view! { <p>{say.t("not-well-sign-in")}</p> }.into_any();
    }
    match visit.site.words(Part::Duty, visit.locale) {
        Some(words) => {
            let each = site::paragraphs(words).into_iter().map(|lines| view! { <p>{lines.join("\n")}</p> }).collect_view();
            view! { <div class="quiet flow">{each}</div> }.into_any()
        }
        None => view! { <p>{say.t("not-well-no-duty")}</p> }.into_any(),
    }
}
