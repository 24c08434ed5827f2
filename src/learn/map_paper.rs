//! A keepsake to print: what I said I can do on my own now, what I feel surer about, and lines for what I want to try next; also, where
//! somebody ticks it, the map in words, what was done on practice screens, and their own notes.
//!
//! The reader chooses what stands on it, in the form and nowhere else. Deliberately absent: a name, a seal, a date of completion. It proves
//! nothing to anybody (trust R-HARM-22).

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    map_page,
    notebook::{Keeping, Notebook},
    told::{Part, Story, by_category},
    try_it_list,
};
use crate::{
    domain::{
        skills_check::{DoorWord, Move},
        try_it::Try,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::notes::{self, Note},
    ui::{
        art::{Door, Icon},
        frame::Frame,
    },
};

/// As they stand on the sheet, and whether a sheet has them that nobody chose for.
const PARTS: [(&str, bool); 6] = [("own", true), ("surer", true), ("map", false), ("tried", false), ("notes", false), ("next", true)];

/// `GET /map/paper?show=own&show=next`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let notebook = Notebook::open(&visit, None).await?;
    let query = visit.query.clone();
    let notes = my_notes(&visit).await?;
    Ok(notebook.close(&visit, draw(&visit, &notebook, &notes, &query)))
}

/// `POST /map/paper`: a guest's answers come in the form.
pub async fn posted(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let notebook = Notebook::open(&visit, Some(&form)).await?;
    let notes = my_notes(&visit).await?;
    Ok(notebook.close(&visit, draw(&visit, &notebook, &notes, &form)))
}

/// Their own notes, locked until they are wanted on the sheet; a guest has none.
async fn my_notes(visit: &Visit) -> Result<Vec<Note>, Trouble> {
    match visit.learner() {
        Some(own) => Ok(notes::all(&visit.house.stores.people, own).await?),
        None => Ok(Vec::new()),
    }
}

fn draw(visit: &Visit, notebook: &Notebook, notes: &[Note], asked: &Form) -> Response<Body> {
    let parts = by_category(&visit.library.skills, notebook.told(), notebook.tries());
    let stories: Vec<&Story<'_>> = parts.iter().flat_map(|part| &part.stories).collect();
    let own: Vec<&Story<'_>> = stories.iter().copied().filter(|s| s.latest().and_then(|t| DoorWord::of(t.said)) == Some(DoorWord::OnMyOwn)).collect();
    let surer: Vec<&Story<'_>> = stories.iter().copied().filter(|s| s.moved() == Move::FeltSurer).collect();
    let tried: Vec<&Story<'_>> = stories.iter().copied().filter(|s| !s.tried.is_empty()).collect();
    // An empty part is not offered: a sheet to keep says what there is. Nothing chosen yet means the usual sheet, so one press of Print is
    // enough.
    let offered = [!own.is_empty(), !surer.is_empty(), !stories.is_empty(), !tried.is_empty(), !notes.is_empty(), true];
    let shown = PARTS.map(|(part, usual)| if asked.has("show") { asked.many("show").any(|s| s == part) } else { usual });
    visit.page(|| {
        let say = visit.say();
        let list = |title: &str, found: &[&Story<'_>], wanted: bool| {
            let items = found.iter().map(|s| view! { <li>{s.skill.statement.in_locale(visit.locale).to_owned()}</li> }).collect_view();
            (wanted && !found.is_empty()).then(|| view! { <section><h2>{say.t(title)}</h2><ul>{items}</ul></section> })
        };
        let own = list("paper-own", &own, shown[0]);
        let surer = list("paper-surer", &surer, shown[1]);
        let map = (shown[2] && offered[2]).then(|| map_in_words(visit, &parts));
        let tried = (shown[3] && offered[3]).then(|| tried_in_words(visit, &tried));
        let notes = (shown[4] && offered[4]).then(|| notes_in_words(visit, notes));
        let next = shown[5].then(|| {
            view! { <section><h2>{say.t("paper-next")}</h2><p>{say.t("paper-first-line")}<span class="write"></span></p>
            <p>{say.t("paper-second-line")}<span class="write"></span></p><p>{say.t("paper-third-line")}<span class="write"></span></p></section> }
        });
        let main = view! {
            <section class="flow no-print"><p class="state only">{Icon::Print.view()}<span>{say.t("paper-print")}</span></p>
                {choose(visit, notebook, offered, shown)}</section>
            <div class="hand-sheet"><header><h1>{say.t("paper-title")}</h1>{Door::Open.view()}</header>
                <p>{say.t("paper-own-words")}</p><div class="cols">{own}{surer}</div>{map}{tried}{notes}{next}
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

/// The map by category: each skill with its sentence.
fn map_in_words(visit: &Visit, parts: &[Part<'_>]) -> impl IntoView + use<> {
    let say = visit.say();
    let one = |part: &Part<'_>| {
        let rows = part
            .stories
            .iter()
            .map(|story| view! { <li>{story.skill.statement.in_locale(visit.locale).to_owned()}" "{map_page::sentence(visit, story)}</li> })
            .collect_view();
        view! { <section><h3>{part.category.title.in_locale(visit.locale).to_owned()}</h3><ul>{rows}</ul></section> }
    };
    view! { <section><h2>{say.t("paper-map")}</h2><div class="cols">{parts.iter().map(one).collect_view()}</div></section> }
}

fn tried_in_words(visit: &Visit, tried: &[&Story<'_>]) -> impl IntoView + use<> {
    let say = visit.say();
    let row = |story: &&Story<'_>| {
        let lines = try_it_list::lines(say, &story.tried.iter().collect::<Vec<&Try>>()).join(" ");
        view! { <li>{story.skill.statement.in_locale(visit.locale).to_owned()}" "{lines}</li> }
    };
    view! { <section><h2>{say.t("paper-tried")}</h2><ul>{tried.iter().map(row).collect_view()}</ul></section> }
}

/// Opened here, for the person whose place is open.
fn notes_in_words(visit: &Visit, notes: &[Note]) -> impl IntoView + use<> {
    let edition = visit.library.edition(visit.locale);
    let one = |note: &Note| {
        let lesson = edition.course_of_module(&note.module).and_then(|(_, module)| module.lesson_kept_as(note.lesson.as_str()));
        let title = lesson.map_or_else(|| visit.say().t("note-of-gone"), |lesson| lesson.title.clone());
        let words = visit.learner().map(|own| note.text.reveal_to_owner(own).lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view());
        view! { <h3>{title}</h3>{words} }
    };
    view! { <section><h2>{visit.say().t("paper-notes")}</h2>{notes.iter().map(one).collect_view()}</section> }
}

fn choose(visit: &Visit, notebook: &Notebook, offered: [bool; 6], shown: [bool; 6]) -> impl IntoView + use<> {
    let say = visit.say();
    let form_only = notebook.keeping == Keeping::Form;
    let boxes = PARTS
        .iter()
        .zip(offered.into_iter().zip(shown))
        .filter(|(_, (offered, _))| *offered)
        .map(|((part, _), (_, shown))| {
            let id = format!("show-{part}");
            let words = say.t(&format!("paper-{part}"));
            view! { <div class="opt"><input type="checkbox" name="show" id=id.clone() value=*part checked=shown/><label for=id>{words}</label></div> }
        })
        .collect_view();
    view! {
        <form method=if form_only { "post" } else { "get" } action=visit.to("/map/paper") class="flow">{form_only.then(|| notebook.hidden(visit))}
            <fieldset class="pick"><legend><h2 class="h-small">{say.t("paper-choose")}</h2></legend>{boxes}</fieldset>
            <p>{say.t("paper-choice-not-kept")}</p>
            <p><button class="btn second" type="submit">{say.t("paper-show")}</button></p></form>
    }
}
