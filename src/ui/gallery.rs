//! Every component on one page, for developers: drawn by the very functions that pages use, so it cannot go stale.
//!
//! The texts are samples in English; everything around them is in the reader's language. Deliberately absent: a link to this page from
//! anywhere that readers go.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    art::{Door, Icon},
    blocks::{self, Reader},
    forms::{self, Field, Fix},
    frame::Frame,
};
use crate::{domain::course::Track, http::visit::Visit};

/// `/components`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let say = visit.say();
        let main = view! {
            <section class="flow"><h1>{say.t("gallery-title")}</h1><p class="lead">{say.t("gallery-lead")}</p></section>
            {doors(&visit)}{buttons()}{form_parts(&visit)}{small_parts()}{a_whole_lesson(&visit)}
        };
        (Frame::new(say.t("gallery-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("gallery-title"), ""), main)
    })
}

fn doors(visit: &Visit) -> impl IntoView + use<> {
    let words = &visit.library.skills_check.doors;
    let doors = [(Door::Closed, &words.not_yet), (Door::Ajar, &words.with_help), (Door::Open, &words.on_my_own), (Door::NotForMe, &words.not_for_me)];
    let doors = doors.map(|(door, w)| view! { <li>{door.view()}<span>{w.in_locale(visit.locale).to_owned()}</span></li> }).into_iter().collect_view();
    view! { <section class="flow"><h2>".door .street"</h2><ul class="street set">{doors}</ul></section> }
}

fn buttons() -> impl IntoView {
    view! {
        <section class="flow"><h2>".btn .acts .pair .call"</h2>
            <div class="acts"><a class="btn" href="#main">"The one main button "{Icon::Next.view()}</a><a class="btn second" href="#main">"Second"</a><a href="#main">"A plain way on"</a></div>
            <div class="pair"><a class="btn second" href="#main">"Yes"</a><a class="btn second" href="#main">"No, the same weight"</a></div>
            <p><a class="call" href="#main">{Icon::Phone.view()}"Call a number"</a></p></section>
    }
}

fn form_parts(visit: &Visit) -> impl IntoView + use<> {
    let say = visit.say();
    let fixes = [Fix { field: "sample", words: "Type one more word. We count three, and your card has four.".to_owned() }];
    let field = Field {
        id: "sample",
        label: "The four secret words".to_owned(),
        hint: Some("Big or small letters both work.".to_owned()),
        kind: "text",
        complete: "off",
        value: "lantern pebble mitten",
    };
    let options = ["Not at all", "A little", "Somewhat"]
        .into_iter()
        .enumerate()
        .map(|(i, words)| {
            let id = format!("sample-{i}");
            view! { <div class="opt"><input type="radio" name="sample-choice" id=id.clone() value=i.to_string() checked=i == 1/><label for=id>{words}</label></div> }
        })
        .collect_view();
    view! {
        <section class="flow"><h2>".summary .field .pick"</h2>{forms::summary(say, &fixes)}{field.view(&fixes)}
            <fieldset class="pick"><legend>"One question to a page"</legend>{options}</fieldset></section>
    }
}

fn small_parts() -> impl IntoView {
    view! {
        <section class="flow"><h2>".quiet .voice .short .confirm .tag .ev"</h2>
            <div class="quiet"><strong>"An aside"</strong><p>"One on a screen at most."</p></div>
            <div class="quiet care"><strong>"A risk, calmly"</strong><p>"Never red, never an alarm."</p></div>
            <div class="voice"><p>"“The person’s own words.”"</p></div>
            <div class="short flow"><h3>"In short"</h3><ul class="set"><li>"The one thing to keep."</li></ul></div>
            <p class="confirm">"Your note is saved."</p>
            <p><span class="tag">"tag"</span>" "<span class="tag full">"full"</span>" "<span class="tag soon">"coming"</span></p>
            <p><span class="ev yes" aria-hidden="true">"K"</span><span class="ev wait" aria-hidden="true">"O"</span><span class="ev" aria-hidden="true">"V"</span>" accepted, waiting, not started"</p></section>
    }
}

/// The first lesson of the first module has steps, practice, ways out and the three things to keep.
fn a_whole_lesson(visit: &Visit) -> Option<impl IntoView + use<>> {
    let reader = Reader { say: visit.say(), device: visit.display.device, help: visit.to("/help"), ticks: None };
    let course = visit.library.edition(visit.locale).courses_of(Track::Learner).next()?;
    let lesson = course.modules.iter().flat_map(|m| &m.lessons).find(|l| !l.devices().is_empty())?;
    Some(view! { <section class="flow"><h2>".plate .switch .steps .try .trouble .short"</h2></section>{blocks::sections(&reader, &lesson.blocks)} })
}
