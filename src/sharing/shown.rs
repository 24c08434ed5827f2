//! What a share shows, drawn once for both: its giver sees these very bytes before giving, its reader after opening (trust R-PRIV-14).
//!
//! It takes values and the language of the share. Deliberately absent: links, forms, and anything that depends on who looks.

use leptos::prelude::*;

use super::choices;
use crate::{
    domain::{
        ids::{LessonSlug, ModuleId},
        locale::Locale,
        sharing::Item,
    },
    http::visit::Visit,
    learn::{
        map_page,
        told::{self, Told},
    },
    storage::{ratings::SkillRating, shares::Shown},
};

/// The same visit in the language in which the share was given.
pub fn in_language(visit: &Visit, locale: Locale) -> Visit {
    visit.as_if_at(&format!("/{locale}/")).unwrap_or_else(|| visit.clone())
}

/// Everything in one share. `visit` speaks the language of the share.
pub fn draw(visit: &Visit, all: &[Shown]) -> impl IntoView + use<> {
    let parts = all.iter().map(|one| view! { <section class="flow">{part(visit, one)}</section> }).collect_view();
    view! { <article id="shown" class="flow no-print" lang=visit.locale.code()>{parts}</article> }
}

fn part(visit: &Visit, one: &Shown) -> AnyView {
    let head = |item: Item| view! { <h2 class="h-small">{choices::words(visit, &item)}</h2> };
    match one {
        Shown::Map { module, ratings } => view! { {head(Item::Map(module.clone()))}{map(visit, ratings)} }.into_any(),
        Shown::Lessons { course, finished } => view! { {head(Item::Lessons(course.clone()))}{lessons(visit, finished)} }.into_any(),
        Shown::Note { module, lesson, text } => {
            let words = text.shown().lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
            view! { {head(Item::Note(module.clone(), lesson.clone()))}<blockquote class="quiet flow">{words}</blockquote> }.into_any()
        }
    }
}

/// Each skill with what was said before and after, in the words of the scale. No number, no sum.
fn map(visit: &Visit, ratings: &[SkillRating]) -> AnyView {
    let say = visit.say();
    let told: Vec<Told> = ratings.iter().cloned().map(Told::from).collect();
    let rows = told::chapters(&visit.library.skills, &told)
        .iter()
        .flat_map(|chapter| &chapter.stories)
        .map(|story| {
            let said =
                story.all.iter().map(|t| view! { <p>{map_page::moment_words(visit, story, t)}" · "{map_page::said_words(visit, t.said)}</p> }).collect_view();
            view! { <li><strong>{story.skill.statement.in_locale(visit.locale).to_owned()}</strong>{said}</li> }
        })
        .collect::<Vec<_>>();
    if rows.is_empty() {
        return view! { <p>{say.t("shown-nothing")}</p> }.into_any();
    }
    view! { <p class="soft">{say.t("shown-map-words")}</p><ul class="ruled set">{rows}</ul> }.into_any()
}

/// Titles in the order of the course; a lesson that is not there any more is not named.
fn lessons(visit: &Visit, finished: &[(ModuleId, LessonSlug)]) -> AnyView {
    let edition = visit.library.edition(visit.locale);
    let titles = edition
        .lessons()
        .filter(|at| finished.iter().any(|(module, lesson)| *module == at.module.id && lesson == at.lesson.kept_as()))
        .map(|at| view! { <li>{at.module.title.clone()}" · "{at.lesson.title.clone()}</li> })
        .collect::<Vec<_>>();
    if titles.is_empty() {
        return view! { <p>{visit.say().t("shown-nothing")}</p> }.into_any();
    }
    view! { <ul class="ruled set">{titles}</ul> }.into_any()
}
