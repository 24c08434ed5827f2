//! A practice screen: a made-up phone, inbox or portal. The address says which screen is open and which choice was made, so it works
//! without scripts, Back works, and nothing is kept.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::module::{address, find, small_print};
use crate::{
    domain::course::{Practice, PracticeKind, Screen, Track},
    http::{error::Trouble, visit::Visit},
    ui::{
        art::Icon,
        blocks::{self, Reader},
        frame::Frame,
    },
};

/// `…/practice/{practice}`
pub async fn start(visit: Visit, Path((_, course, module, practice)): Path<(String, String, String, String)>) -> Result<Response<Body>, Trouble> {
    draw(&visit, &course, &module, &practice, None)
}

/// `…/practice/{practice}/{screen}?choice=…`
pub async fn show(
    visit: Visit,
    Path((_, course, module, practice, screen)): Path<(String, String, String, String, String)>,
) -> Result<Response<Body>, Trouble> {
    draw(&visit, &course, &module, &practice, Some(&screen))
}

fn draw(visit: &Visit, course: &str, module: &str, practice: &str, screen: Option<&str>) -> Result<Response<Body>, Trouble> {
    let (course, module) = find(visit, Track::Learner, course, module)?;
    let practice = module.practice(practice).ok_or(Trouble::NotFound)?;
    let first = practice.screens.first().ok_or(Trouble::NotFound)?;
    let screen = match screen {
        Some(id) => practice.screen(id).ok_or(Trouble::NotFound)?,
        None => first,
    };
    let chosen = visit.query.one("choice").and_then(|n| n.parse::<usize>().ok()).filter(|n| *n < screen.choices.len());
    let back = address(visit, course, module, "");
    let home = address(visit, course, module, &format!("/practice/{}", practice.slug));
    Ok(visit.shared_page(|| {
        let say = visit.say();
        let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
        let main = view! {
            <section class="flow"><h1>{practice.title.clone()}</h1><p class="lead">{practice.goal.clone()}</p></section>
            <div class="two prac">
                <section class="flow" aria-labelledby="ph"><h2 id="ph" class="vh">{say.t("practice-phone")}</h2>
                    <p class="made-up">{say.t("practice-made-up")}</p>
                    {phone(&home, &reader, practice, screen, chosen)}</section>
                <section class="flow" id="why" aria-live="polite">{answer(&reader, screen, chosen)}
                    {screen.hint.as_ref().filter(|_| chosen.is_none()).map(|hint| view! { <details><summary>{say.t("practice-hint")}</summary><div class="flow">{blocks::plain(&reader, hint)}</div></details> })}
                    <div class="acts"><a class="btn second" href=home.clone()>{Icon::Back.view()}" "{say.t("practice-again")}</a><a href=back>{say.t("practice-leave")}</a></div>
                </section>
            </div>
        };
        let mut frame = Frame::new(practice.title.clone())
            .trail(say.t("crumb-home"), visit.to(""))
            .trail(module.title.clone(), address(visit, course, module, ""))
            .trail(say.t("practice-crumb"), "");
        frame.small_print = Some(small_print(visit, module, practice.source.written_in, practice.source.version));
        frame.written_in = Some(practice.source.written_in);
        (frame, main)
    }))
}

fn phone(home: &str, reader: &Reader, practice: &Practice, screen: &Screen, chosen: Option<usize>) -> impl IntoView + use<> {
    let at_start = practice.screens.first().is_some_and(|s| s.id == screen.id);
    let inbox = practice.kind == PracticeKind::Inbox;
    let taps = screen
        .taps
        .iter()
        .map(|tap| {
            let face: String = tap.words.plain().chars().next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
            view! {
                <li><a href=format!("{home}/{}", tap.to)>
                    {inbox.then(|| view! { <span class="face" aria-hidden="true">{face}</span> })}
                    <span><span class="who" inner_html=tap.words.as_html().to_owned()></span>{tap.beside.as_ref().map(blocks::line)}</span></a></li>
            }
        })
        .collect_view();
    let class = if inbox { "set inbox" } else { "set" };
    let choices = (!screen.choices.is_empty()).then(|| choices(home, reader, screen, chosen));
    let up = (!at_start).then(|| view! { <p><a class="up" href=home.to_owned()>{Icon::Back.view()}<span>{reader.say.t("practice-back")}</span></a></p> });
    view! {
        <div class=format!("phone {}", practice.kind.name())><p class="bar"><span>"9:41"</span><span>{reader.say.t("practice-bar")}</span></p>
            <p class="app" inner_html=screen.title.as_html().to_owned()></p>{up}
            <div class="flow">{blocks::plain(reader, &screen.blocks)}</div>
            {(!screen.taps.is_empty()).then(|| view! { <ul class=class>{taps}</ul> })}{choices}</div>
    }
}

fn choices(home: &str, reader: &Reader, screen: &Screen, chosen: Option<usize>) -> impl IntoView + use<> {
    let options = screen
        .choices
        .iter()
        .enumerate()
        .map(|(i, choice)| {
            let id = format!("choice-{i}");
            view! {
                <div class="opt"><input type="radio" name="choice" id=id.clone() value=i.to_string() checked=chosen == Some(i)/>
                    <label for=id inner_html=choice.words.as_html().to_owned()></label></div>
            }
        })
        .collect_view();
    view! {
        <form method="get" action=format!("{home}/{}#why", screen.id)>
            <fieldset class="pick"><legend class="vh" inner_html=screen.title.as_html().to_owned()></legend>{options}</fieldset>
            <p class="gap"><button class="btn second" type="submit">{reader.say.t("practice-choose")}</button></p></form>
    }
}

fn answer(reader: &Reader, screen: &Screen, chosen: Option<usize>) -> Option<AnyView> {
    let choice = screen.choices.get(chosen?)?;
    let title = if choice.reaches { reader.say.t("practice-reached") } else { reader.say.t("practice-look-again") };
    Some(
        view! {
            <div class="answer flow" role="status"><h2>{title}</h2>
                <p class="yours">{Icon::Person.view()}<span>{reader.say.t("you-chose")}" "<strong inner_html=choice.words.as_html().to_owned()></strong></span></p>
                {blocks::plain(reader, &choice.reason)}</div>
        }
        .into_any(),
    )
}
