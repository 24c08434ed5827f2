//! A keepsake to print: what I said I can do on my own now, what I feel surer about, and lines for what I want to try next.
//!
//! The reader chooses what stands on it. Deliberately absent: a name, a seal, a date of completion. It proves nothing to anybody
//! (trust R-HARM-22).

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    notebook::{Keeping, Notebook},
    told::{Story, chapters},
};
use crate::{
    domain::skills_check::{DoorWord, Move},
    http::{body::Form, error::Trouble, visit::Visit},
    ui::{
        art::{Door, Icon},
        frame::Frame,
    },
};

const PARTS: [&str; 3] = ["own", "surer", "next"];

/// `GET /map/paper?show=own&show=next`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let notebook = Notebook::open(&visit, None).await?;
    let query = visit.query.clone();
    Ok(notebook.close(&visit, draw(&visit, &notebook, &query)))
}

/// `POST /map/paper`: a guest's answers come in the form.
pub async fn posted(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let notebook = Notebook::open(&visit, Some(&form)).await?;
    Ok(notebook.close(&visit, draw(&visit, &notebook, &form)))
}

fn draw(visit: &Visit, notebook: &Notebook, asked: &Form) -> Response<Body> {
    let chapters = chapters(&visit.library.skills, notebook.told());
    let stories: Vec<&Story<'_>> = chapters.iter().flat_map(|c| &c.stories).collect();
    // Nothing chosen yet: everything, so that one press of Print is enough.
    let shown = PARTS.map(|part| !asked.has("show") || asked.many("show").any(|s| s == part));
    let [shows_own, shows_surer, shows_next] = shown;
    visit.page(|| {
        let say = visit.say();
        let own = |s: &&&Story<'_>| s.latest().and_then(|t| DoorWord::of(t.said)) == Some(DoorWord::OnMyOwn);
        let surer = |s: &&&Story<'_>| s.moved() == Move::FeltSurer;
        let list = |title: &str, found: Vec<&&Story<'_>>| {
            let items = found.iter().map(|s| view! { <li>{s.skill.statement.in_locale(visit.locale).to_owned()}</li> }).collect_view();
            let body = if found.is_empty() { view! { <p>{say.t("paper-nothing")}</p> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() };
            view! { <section><h2>{say.t(title)}</h2>{body}</section> }
        };
        let own = shows_own.then(|| list("paper-own", stories.iter().filter(own).collect()));
        let surer = shows_surer.then(|| list("paper-surer", stories.iter().filter(surer).collect()));
        let next = shows_next.then(|| {
            view! { <section><h2>{say.t("paper-next")}</h2><p>{say.t("paper-first-line")}<span class="write"></span></p>
                <p>{say.t("paper-second-line")}<span class="write"></span></p><p>{say.t("paper-third-line")}<span class="write"></span></p></section> }
        });
        let main = view! {
            <section class="flow no-print"><p class="state only">{Icon::Print.view()}<span>{say.t("print-how")}</span></p>
                {choose(visit, notebook, shown)}</section>
            <div class="hand-sheet"><header><h1>{say.t("paper-title")}</h1>{Door::Open.view()}</header>
                <p>{say.t("paper-own-words")}</p><div class="cols">{own}{surer}</div>{next}
                <section class="foot-line"><p><strong>{visit.help_in_print()}</strong></p></section></div>
        };
        let mut frame = Frame::new(say.t("paper-title"))
            .trail(say.t("crumb-home"), visit.to(""))
            .trail(say.t("map-title"), visit.to("/map"))
            .trail(say.t("paper-title"), "");
        frame.body_class = "hand";
        (frame, main)
    })
}

fn choose(visit: &Visit, notebook: &Notebook, shown: [bool; 3]) -> impl IntoView + use<> {
    let say = visit.say();
    let form_only = notebook.keeping == Keeping::Form;
    let boxes = PARTS
        .iter()
        .zip(shown)
        .map(|(part, shown)| {
            let id = format!("show-{part}");
            let words = say.t(&format!("paper-{part}"));
            view! { <div class="opt"><input type="checkbox" name="show" id=id.clone() value=*part checked=shown/><label for=id>{words}</label></div> }
        })
        .collect_view();
    view! {
        <form method=if form_only { "post" } else { "get" } action=visit.to("/map/paper") class="flow">{form_only.then(|| notebook.hidden(visit))}
            <fieldset class="pick"><legend><h2 class="h-small">{say.t("paper-choose")}</h2></legend>{boxes}</fieldset>
            <p><button class="btn second" type="submit">{say.t("paper-show")}</button></p></form>
    }
}
