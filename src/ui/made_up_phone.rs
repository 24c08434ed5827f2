//! The made-up phone of a practice: its bar, what stands on the screen, what can be tapped, what can be chosen, and what is said about a
//! choice. A tap is a link on a practice's page, a button in a Try it task, and leads to the next picture in the book: whoever draws says so.
//!
//! Deliberately absent: where a tap leads, and what is kept of a choice.

use leptos::prelude::*;

use super::{
    art::Icon,
    blocks::{self, Reader},
};
use crate::domain::course::{Practice, PracticeKind, Screen, ScreenChoice, Tap};

/// What stands around the text of a screen, drawn by whoever knows where it leads.
#[derive(Default)]
pub struct Around {
    /// The way back.
    pub up: Option<AnyView>,
    pub taps: Option<AnyView>,
    pub choices: Option<AnyView>,
    /// The page says the screen's title beside the phone already.
    pub is_picture: bool,
}

pub fn draw(reader: &Reader, practice: &Practice, screen: &Screen, around: Around) -> impl IntoView + use<> {
    let hidden = around.is_picture.then_some("true");
    view! {
        <div class=format!("phone {}", practice.kind.name())><p class="bar" aria-hidden=hidden><span>"9:41"</span><span>{reader.say.t("practice-bar")}</span></p>
            <p class="app" aria-hidden=hidden inner_html=screen.title.as_html().to_owned()></p>{around.up}
            <div class="flow">{blocks::plain(reader, &screen.blocks)}</div>{around.taps}{around.choices}</div>
    }
}

/// The list of what can be tapped; nothing where nothing can.
pub fn taps(practice: &Practice, screen: &Screen, one: impl Fn(&Tap, AnyView) -> AnyView) -> Option<AnyView> {
    let is_inbox = practice.kind == PracticeKind::Inbox;
    let items = screen.taps.iter().map(|tap| view! { <li>{one(tap, on_a_tap(tap, is_inbox))}</li> }).collect_view();
    (!screen.taps.is_empty()).then(|| view! { <ul class=if is_inbox { "set inbox" } else { "set" }>{items}</ul> }.into_any())
}

fn on_a_tap(tap: &Tap, is_inbox: bool) -> AnyView {
    let face: String = tap.words.plain().chars().next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    view! {
        {is_inbox.then(|| view! { <span class="face" aria-hidden="true">{face}</span> })}
        <span><span class="who" inner_html=tap.words.as_html().to_owned()></span>{tap.beside.as_ref().map(blocks::line)}</span>
    }
    .into_any()
}

/// The choices of a screen as fields named `choice`: circles where one fits, boxes where more do.
pub fn options(screen: &Screen, chosen: &[usize]) -> AnyView {
    let kind = if screen.fitting() > 1 { "checkbox" } else { "radio" };
    let one = |(i, choice): (usize, &ScreenChoice)| {
        let id = format!("choice-{i}");
        view! {
            <div class="opt"><input type=kind name="choice" id=id.clone() value=i.to_string() checked=chosen.contains(&i)/>
                <label for=id inner_html=choice.words.as_html().to_owned()></label></div>
        }
    };
    screen.choices.iter().enumerate().map(one).collect_view().into_any()
}

/// What was chosen, each with its reason.
pub fn said(reader: &Reader, chosen: &[&ScreenChoice]) -> AnyView {
    let one = |choice: &&ScreenChoice| {
        view! {
            <p class="yours">{Icon::Person.view()}<span>{reader.say.t("you-chose")}" "<strong inner_html=choice.words.as_html().to_owned()></strong></span></p>
            {blocks::plain(reader, &choice.reason)}
        }
    };
    chosen.iter().map(one).collect_view().into_any()
}
