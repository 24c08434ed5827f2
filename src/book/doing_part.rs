//! A practice as pictures of its screens: what stands on each, how one gets there, and what each choice leads to, with the way that works first.

use std::collections::VecDeque;

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    domain::course::{Practice, Screen, ScreenChoice},
    ui::{
        blocks::{self, Reader},
        made_up_phone::{self, Around},
    },
};

pub fn practice(sheet: &Sheet<'_, '_>, practice: &Practice) -> String {
    let say = sheet.say();
    let reader = sheet.volume.reader(sheet.locale);
    let body = sheet.piece(&format!("practice-{}-", practice.slug), 2, || {
        let screens = practice.screens.iter().enumerate().map(|(n, screen)| one_screen(&reader, practice, screen, n)).collect_view();
        view! {
            <section class="flow"><h1>{practice.title.clone()}</h1><p class="lead">{practice.goal.clone()}</p><p class="made-up">{say.t("practice-made-up")}</p></section>
            {screens}
        }
    });
    format!("<article class=\"practice\" id=\"practice-{}\"{}>{body}</article>\n", practice.slug, sheet.lang_of(practice.source.written_in))
}

fn one_screen(reader: &Reader, practice: &Practice, screen: &Screen, n: usize) -> impl IntoView + use<> {
    let say = reader.say;
    let place = say.with("book-screen", &[("n", (n + 1).to_string()), ("all", practice.screens.len().to_string())]);
    let way = (n > 0).then(|| way_to(practice, screen)).flatten();
    let way = way.map(|way| view! { <p class="soft">{say.with("book-screen-way", &[("way", way)])}</p> });
    let hint = screen
        .hint
        .as_ref()
        .map(|hint| view! { <details><summary>{say.t("practice-hint")}</summary><div class="flow">{blocks::plain(reader, hint)}</div></details> });
    view! {
        <section class="screen" id=screen.id.to_string()>
            <div class="flow"><p class="soft place">{place}</p><h2>{blocks::line(&screen.title)}</h2>{way}{phone(reader, practice, screen)}</div>
            <div class="flow">{hint}{outcomes(reader, screen)}</div>
        </section>
    }
}

/// What to tap from the first screen on, as words.
fn way_to(practice: &Practice, screen: &Screen) -> Option<String> {
    let first = practice.screens.first()?;
    let mut open: VecDeque<(&Screen, Vec<&str>)> = VecDeque::from([(first, Vec::new())]);
    let mut met = vec![&first.id];
    while let Some((here, way)) = open.pop_front() {
        if here.id == screen.id {
            return Some(way.join(" › "));
        }
        for tap in &here.taps {
            if let Some(next) = practice.screen(tap.to.as_str()).filter(|next| !met.contains(&&next.id)) {
                met.push(&next.id);
                open.push_back((next, way.iter().copied().chain([tap.words.plain()]).collect()));
            }
        }
    }
    None
}

/// The drawn screen. What can be tapped leads to the picture of the next one.
fn phone(reader: &Reader, practice: &Practice, screen: &Screen) -> impl IntoView + use<> {
    let taps = made_up_phone::taps(practice, screen, |tap, inside| view! { <a href=format!("#{}", tap.to)>{inside}</a> }.into_any());
    let choices = screen.choices.iter().map(|choice| view! { <li>{blocks::line(&choice.words)}</li> }).collect_view();
    let choices = (!screen.choices.is_empty()).then(|| view! { <ul class="tick set">{choices}</ul> }.into_any());
    made_up_phone::draw(reader, practice, screen, Around { up: None, taps, choices, is_picture: true })
}

fn outcomes(reader: &Reader, screen: &Screen) -> impl IntoView + use<> {
    let say = reader.say;
    let (works, others): (Vec<&ScreenChoice>, Vec<&ScreenChoice>) = screen.choices.iter().partition(|choice| choice.reaches);
    let works =
        (!works.is_empty()).then(|| view! { <details><summary>{say.t("book-works")}</summary><div class="flow">{reasons(reader, &works)}</div></details> });
    let others =
        (!others.is_empty()).then(|| view! { <details><summary>{say.t("book-others")}</summary><div class="flow">{reasons(reader, &others)}</div></details> });
    view! { {works}{others} }
}

fn reasons(reader: &Reader, choices: &[&ScreenChoice]) -> AnyView {
    choices
        .iter()
        .map(|choice| view! { <p><strong>{blocks::line(&choice.words)}</strong></p>{blocks::plain(reader, &choice.reason)} })
        .collect_view()
        .into_any()
}
