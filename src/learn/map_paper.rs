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
    let own: Vec<&Story<'_>> = stories.iter().copied().filter(|s| s.latest().and_then(|t| DoorWord::of(t.said)) == Some(DoorWord::OnMyOwn)).collect();
    let surer: Vec<&Story<'_>> = stories.iter().copied().filter(|s| s.moved() == Move::FeltSurer).collect();
    // An empty part is not offered: a sheet to keep says what there is. Nothing chosen yet means everything, so one press of Print is enough.
    let offered = [!own.is_empty(), !surer.is_empty(), true];
    let shown = PARTS.map(|part| !asked.has("show") || asked.many("show").any(|s| s == part));
    visit.page(|| {
        let say = visit.say();
        let list = |title: &str, found: &[&Story<'_>], wanted: bool| {
            let items = found.iter().map(|s| view! { <li>{s.skill.statement.in_locale(visit.locale).to_owned()}</li> }).collect_view();
            (wanted && !found.is_empty()).then(|| view! { <section><h2>{say.t(title)}</h2><ul>{items}</ul></section> })
        };
        let own = list("paper-own", &own, shown[0]);
        let surer = list("paper-surer", &surer, shown[1]);
        let next = shown[2].then(|| {
            view! { <section><h2>{say.t("paper-next")}</h2><p>{say.t("paper-first-line")}<span class="write"></span></p>
            <p>{say.t("paper-second-line")}<span class="write"></span></p><p>{say.t("paper-third-line")}<span class="write"></span></p></section> }
        });
        let main = view! {
            <section class="flow no-print"><p class="state only">{Icon::Print.view()}<span>{say.t("print-how")}</span></p>
                {choose(visit, notebook, offered, shown)}</section>
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

fn choose(visit: &Visit, notebook: &Notebook, offered: [bool; 3], shown: [bool; 3]) -> impl IntoView + use<> {
    let say = visit.say();
    let form_only = notebook.keeping == Keeping::Form;
    let boxes = PARTS
        .iter()
        .zip(offered.into_iter().zip(shown))
        .filter(|(_, (offered, _))| *offered)
        .map(|(part, (_, shown))| {
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
