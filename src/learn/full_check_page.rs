//! The pages of all fifty skills: the list of subjects with how far somebody came, in words, and one page for each subject.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    full_check::{AT, Looked, Subject, address, field, subjects},
    map,
    notebook::{Keeping, Notebook, forget_button},
    rating_page::{device_options, doors},
};
use crate::{
    domain::{frameworks::Skill, skills_check::Said},
    http::visit::Visit,
    storage::ratings::Moment,
    ui::{
        art::Icon,
        forms::{self, Fix},
        frame::Frame,
        words::Say,
    },
};

fn title(visit: &Visit, subject: &Subject<'_>) -> String {
    visit.library.skills.module_name(subject.module).map(|words| words.in_locale(visit.locale).to_owned()).unwrap_or_default()
}

fn frame(say: Say, visit: &Visit, title: String) -> Frame {
    Frame::new(title).trail(say.t("crumb-home"), visit.to("")).trail(say.t("map-title"), visit.to("/map"))
}

/// The list of subjects.
pub fn overview(visit: &Visit, notebook: &Notebook) -> Response<Body> {
    let say = visit.say();
    let subjects = subjects(&visit.library.skills);
    let looked: Vec<Looked> = subjects.iter().map(|subject| subject.looked(notebook)).collect();
    visit.page(|| {
        let rows = subjects.iter().zip(&looked).map(|(subject, looked)| row(visit, notebook, subject, *looked)).collect_view();
        let begin = say.t(if looked.iter().all(|one| *one == Looked::NotYet) { "check-begin" } else { "full-go-on" });
        let whole = looked.iter().all(|one| *one == Looked::Whole);
        let act = if whole { ends(visit, notebook) } else { begin_form(visit, notebook, begin) };
        let kept = say.t(match notebook.keeping {
            Keeping::Place => "kept-place",
            Keeping::Device => "kept-device",
            Keeping::Form if asks(notebook) => "full-kept-form",
            Keeping::Form => "kept-nowhere",
        });
        let main = view! {
            <section class="flow"><h1>{say.t("full-title")}</h1><p class="lead">{say.count("full-lead", subjects.len())}</p>
                <ul><li>{say.t("full-what")}</li><li>{say.t("check-not-graded")}</li><li>{say.t("check-only-you")}</li><li>{kept}</li></ul></section>
            {act}
            <section class="flow" aria-labelledby="subjects"><h2 id="subjects" class="h-small">{say.t("full-subjects")}</h2><ul class="ruled set">{rows}</ul></section>
            {forget_button(visit, notebook)}
        };
        (frame(say, visit, say.t("full-title")).trail(say.t("full-title"), ""), main)
    })
}

fn row(visit: &Visit, notebook: &Notebook, subject: &Subject<'_>, looked: Looked) -> impl IntoView + use<> {
    let words = visit.say().t(match looked {
        Looked::NotYet => "full-not-yet",
        Looked::InPart => "full-in-part",
        Looked::Whole => "full-whole",
    });
    view! { <li>{notebook.way(visit, &address(visit, subject), "as-link", title(visit, subject))}<p>{words}</p></li> }
}

/// A guest is asked about the device before the first answer, as in every check.
fn asks(notebook: &Notebook) -> bool {
    notebook.keeping == Keeping::Form && notebook.told().is_empty()
}

/// On to the first subject that is not whole.
fn begin_form(visit: &Visit, notebook: &Notebook, words: String) -> AnyView {
    let ask = asks(notebook).then(|| device_options(visit));
    view! {
        <form method="post" action=visit.to(AT) class="flow">{notebook.hidden(visit)}<input type="hidden" name="n" value="0"/>{ask}
            <div class="acts"><button class="btn" type="submit">{words}" "{Icon::Next.view()}</button>{map::link(visit, notebook)}</div></form>
    }
    .into_any()
}

fn ends(visit: &Visit, notebook: &Notebook) -> AnyView {
    let to = visit.to(&format!("{AT}?end=yes"));
    let suggestions = notebook.way(visit, &to, "btn", visit.say().t("suggest-title"));
    view! { <div class="acts">{suggestions}{map::link(visit, notebook)}</div> }.into_any()
}

/// One subject: each of its skills with the scale, and two ways on. With 422 something came that is no answer of ours.
pub fn subject(visit: &Visit, notebook: &Notebook, n: usize, status: StatusCode) -> Response<Body> {
    let say = visit.say();
    let all = subjects(&visit.library.skills);
    let Some(subject) = all.get(n) else { return overview(visit, notebook) };
    let fixes: Vec<Fix> = match (status, subject.skills.first()) {
        (StatusCode::UNPROCESSABLE_ENTITY, Some(_)) => vec![Fix { field: "first", words: say.t("full-choose") }],
        _ => Vec::new(),
    };
    visit.page_with(status, || {
        let stem = visit.library.skills_check.stem.in_locale(visit.locale).to_owned();
        let place = say.with("full-subject-of", &[("n", n + 1), ("all", all.len())]);
        let questions = subject.skills.iter().enumerate().map(|(i, skill)| question(visit, notebook, skill, i == 0)).collect_view();
        let save = if notebook.keeping == Keeping::Form { "check-go-on" } else { "check-save" };
        let stop = if notebook.keeping == Keeping::Form { "full-stop-form" } else { "full-stop" };
        let name = title(visit, subject);
        let main = view! {
            {forms::summary(say, &fixes)}
            <form method="post" action=address(visit, subject) class="flow">{notebook.hidden(visit)}
                {doors(n + 1, all.len(), place.clone())}<h1>{name.clone()}</h1><p class="lead">{stem}</p><p>{say.t("full-leave-out")}</p>
                {questions}
                <p>{say.t("check-own-feeling")}</p>
                <div class="acts"><button class="btn" type="submit" name="go" value="next">{say.t(save)}" "{Icon::Next.view()}</button>
                    <button class="as-link" type="submit" name="go" value="stop">{say.t(stop)}</button></div></form>
        };
        // What stays behind in a browser's history names no subject.
        let mut frame = frame(say, visit, format!("{} · {place}", say.t("full-title"))).trail(say.t("full-title"), visit.to(AT)).trail(name, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

/// The first answer of the first skill has the id that the summary of a form links to.
fn question(visit: &Visit, notebook: &Notebook, skill: &Skill, first: bool) -> impl IntoView + use<> {
    let instrument = &visit.library.skills_check;
    let name = field(skill);
    let before = notebook.said(&Moment::Home, &skill.id);
    let option = |id: String, said: Said, label: String| {
        view! { <input type="radio" name=name.clone() id=id.clone() value=said.to_form() checked=before == Some(said)/><label for=id>{label}</label> }
    };
    let scale = instrument
        .scale
        .iter()
        .enumerate()
        .map(|(i, point)| {
            let id = if first && i == 0 { "first".to_owned() } else { format!("{name}-{}", point.value) };
            view! { <div class="opt">{option(id, Said::Sure(point.value), point.label.in_locale(visit.locale).to_owned())}</div> }
        })
        .collect_view();
    let not_wanted = option(format!("{name}-no"), Said::NotWanted, instrument.not_wanted.in_locale(visit.locale).to_owned());
    view! {
        <fieldset class="pick"><legend><h2>{skill.statement.in_locale(visit.locale).to_owned()}</h2></legend>{scale}<div class="opt or">{not_wanted}</div></fieldset>
    }
}
