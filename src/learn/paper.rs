//! What is made for paper: the handout of a module, one page, and the notes for the people who run it.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::module::{address, find, small_print};
use crate::{
    domain::course::{Block, Course, Module, Paper, Track},
    http::{error::Trouble, visit::Visit},
    ui::{
        art::{Door, Icon},
        blocks::{self, Reader},
        frame::Frame,
        qr,
    },
};

/// `…/handout`
pub async fn handout(visit: Visit, Path((_, course, module)): Path<(String, String, String)>) -> Result<Response<Body>, Trouble> {
    let (course, module) = find(&visit, Track::Learner, &course, &module)?;
    let paper = module.handout.as_ref().ok_or(Trouble::NotFound)?;
    Ok(visit.shared_page(|| {
        let say = visit.say();
        let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
        let mut parts = by_heading(&paper.blocks);
        // What stands before the first heading is for the whole sheet.
        let above = if parts.first().is_some_and(|p| !opens(p.first())) { Some(parts.remove(0)) } else { None };
        let above = above.map(|part| view! { <section>{blocks::plain(&reader, part)}</section> });
        let parts = parts.into_iter().map(|part| view! { <section>{blocks::plain(&reader, part)}</section> }).collect_view();
        let main = view! {
            <p class="no-print state only">{Icon::Print.view()}<span>{say.t("print-how")}</span></p>
            <div class="hand-sheet"><header><h1>{paper.title.clone()}</h1>{Door::Open.view()}</header>
                {above}<div class="cols">{parts}</div>
                <section class="foot-line with-code">{way_back(&visit, course, module)}<div><p><strong>{whole_numbers(&visit.help_in_print())}</strong></p><p>{small_print(&visit, module, &paper.source)}</p></div></section>
            </div>
        };
        let mut frame = framed(&visit, course, module, paper);
        frame.body_class = "hand";
        (frame, main)
    }))
}

/// `…/facilitator`
pub async fn facilitator(visit: Visit, Path((_, course, module)): Path<(String, String, String)>) -> Result<Response<Body>, Trouble> {
    let (course, module) = find(&visit, Track::Learner, &course, &module)?;
    let paper = module.facilitator.as_ref().ok_or(Trouble::NotFound)?;
    Ok(visit.shared_page(|| {
        let reader = Reader { say: visit.say(), device: visit.display.device, help: visit.to("/help"), ticks: None };
        let main = view! { <section class="flow"><h1>{paper.title.clone()}</h1></section>{blocks::sections(&reader, &paper.blocks)} };
        let mut frame = framed(&visit, course, module, paper);
        frame.small_print = Some(small_print(&visit, module, &paper.source));
        frame.body_class = "guide";
        (frame, main)
    }))
}

fn framed(visit: &Visit, course: &Course, module: &Module, paper: &Paper) -> Frame {
    let mut frame = Frame::new(paper.title.clone())
        .trail(visit.say().t("crumb-home"), visit.to(""))
        .trail(module.title.clone(), address(visit, course, module, ""))
        .trail(paper.title.clone(), "");
    frame.written_in = Some(paper.source.written_in);
    frame
}

/// A number is never torn at the end of a line.
fn whole_numbers(text: &str) -> impl IntoView + use<> {
    let word = |word: &str| match word.contains('-') && word.contains(|c: char| c.is_ascii_digit()) {
        true => view! { <span class="nowrap">{word.to_owned()}</span> }.into_any(),
        false => word.to_owned().into_any(),
    };
    text.split_inclusive(' ').map(word).collect_view()
}

/// From the sheet to its lessons: a code to scan, and the address for those who type. It holds the public address of the module and nothing else.
fn way_back(visit: &Visit, course: &Course, module: &Module) -> impl IntoView + use<> {
    let say = visit.say();
    let to = format!("{}{}", visit.house.settings.origin(), address(visit, course, module, ""));
    let shown = to.split_once("://").map_or(to.as_str(), |(_, rest)| rest).to_owned();
    view! { <div class="way-back">{qr::picture(&to, say.t("handout-code"))}<p>{say.t("handout-scan")}<br/><span>{shown}</span></p></div> }
}

/// Does a part begin here?
fn opens(block: Option<&Block>) -> bool {
    matches!(block, Some(Block::Heading { level: 2, .. } | Block::Steps(_) | Block::InShort { .. } | Block::TryIt(_)))
}

/// Cuts a text at its headings, so that no part is torn between two columns.
fn by_heading(blocks: &[Block]) -> Vec<&[Block]> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (i, block) in blocks.iter().enumerate() {
        if opens(Some(block)) && i > start {
            parts.push(&blocks[start..i]);
            start = i;
        }
    }
    parts.push(&blocks[start..]);
    parts
}
