//! Every text that can be written here: courses with their modules, and what stands outside courses. A search finds one by its title.
//!
//! Modules are pages of their own, so that thousands of lessons stay quick. Deliberately absent: pictures, and what learners did with a text.

use std::collections::BTreeMap;

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    desk::{self, about, name_of},
    plan::can_be_translated,
};
use crate::{
    content::overlay::Texts,
    domain::{
        course::{Course, Module},
        markdown::fold,
        studio::{Kind, TextPath},
    },
    http::{body::encode, error::Trouble, shelf, visit::Visit},
    storage::studio_revisions::{self as revisions, InWork},
    ui::{art::Door, frame::Frame, words::Say},
};

/// So many at once; more would ask for other words.
const MOST_FOUND: usize = 50;

/// `GET /author/texts`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let texts = shelf::texts(&visit.house).await?;
    let in_work = revisions::in_work(&visit.house.stores.content, "").await?;
    let words: String = visit.query.text("q").trim().chars().take(80).collect();
    Ok(visit.page(|| {
        let say = visit.say();
        let found = (!words.is_empty()).then(|| found(&visit, &texts, &in_work, &words));
        let courses = visit.library.edition(visit.locale).courses.iter().map(|one| course(&visit, &texts, &in_work, one)).collect_view();
        let main = view! {
            <section class="flow"><h1>{say.t("studio-texts")}</h1><p class="lead">{say.t("studio-texts-lead")}</p></section>
            <form method="get" action=visit.to("/author/texts") class="search-form flow" role="search">
                <div class="field"><label for="q">{say.t("studio-texts-search")}</label><input id="q" name="q" type="search" value=words.clone() autocomplete="off"/></div>
                <div class="acts"><button class="btn second" type="submit">{say.t("search-go")}</button></div></form>
            {found}{courses}{outside(&visit, &texts, &in_work)}
        };
        (Frame::new(say.t("studio-texts")).trail(say.t("author-title"), visit.to("/author")).trail(say.t("studio-texts"), ""), main)
    }))
}

/// What the address carries on when a text is added to a work that is there.
pub fn into_work(visit: &Visit) -> String {
    match visit.query.text("work") {
        "" => String::new(),
        work => format!("&work={}", encode(work)),
    }
}

fn course(visit: &Visit, texts: &Texts, in_work: &[InWork], course: &Course) -> impl IntoView + use<> {
    let say = visit.say();
    let own = TextPath::parse(&format!("courses/{}/course.md", course.slug)).ok();
    let own = own.map(|path| view! { <ul class="ruled set">{line(visit, texts, in_work, &path)}</ul> });
    let modules = course.modules.iter().map(|one| module(visit, texts, in_work, course, one)).collect_view();
    view! {
        <section class="flow"><h2>{course.title.clone()}</h2>{own}<ol class="ruled lessons set">{modules}</ol>
            <p class="small soft">{say.count("lessons", course.modules.iter().map(|m| m.lessons.len()).sum())}</p></section>
    }
}

fn module(visit: &Visit, texts: &Texts, in_work: &[InWork], course: &Course, module: &Module) -> impl IntoView + use<> {
    let say = visit.say();
    let folder = folder_of(module);
    let changed = texts.beneath.keys().filter(|path| path.starts_with(&folder)).count();
    let written = in_work.iter().filter(|one| one.path.starts_with(&folder)).map(|one| one.path.as_str()).collect::<std::collections::BTreeSet<_>>().len();
    let mut states = vec![say.count("lessons", module.lessons.len())];
    states.extend((changed > 0).then(|| say.count("studio-changed-here", changed)));
    states.extend((written > 0).then(|| say.count("studio-being-written", written)));
    let door = if written > 0 { Door::Ajar } else { Door::Open };
    let extra = into_work(visit);
    let to = visit.to(&format!("/author/texts/{}/{}{}", course.slug, module.slug, extra.replacen('&', "?", 1)));
    view! { <li><span class="no">{door.view()}</span><div><a href=to>{module.title.clone()}</a><p class="meta">{states.join(" · ")}</p></div></li> }
}

/// `courses/digital-doorways/03-accounts-and-passwords/`
pub fn folder_of(module: &Module) -> String {
    module.source.path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"))
}

/// What stands outside courses, by kind.
fn outside(visit: &Visit, texts: &Texts, in_work: &[InWork]) -> impl IntoView + use<> {
    let say = visit.say();
    let mut kinds: BTreeMap<Kind, Vec<TextPath>> = BTreeMap::new();
    for path in texts.files.paths().filter(|path| !path.starts_with("courses/")).filter_map(|path| TextPath::parse(path).ok()) {
        kinds.entry(path.kind()).or_default().push(path);
    }
    kinds
        .into_iter()
        .map(|(kind, paths)| {
            let lines = paths.iter().map(|path| line(visit, texts, in_work, path)).collect_view();
            view! {
                <section class="flow"><details><summary><h2>{say.t(&format!("studio-kinds-{}", kind.code()))}</h2>" "<span class="small">{say.count("studio-texts-count", paths.len())}</span></summary>
                    <ul class="ruled set">{lines}</ul></details></section>
            }
        })
        .collect_view()
}

/// One text: what it is called, how it stands, and the way to change it.
pub fn line(visit: &Visit, texts: &Texts, in_work: &[InWork], path: &TextPath) -> impl IntoView + use<> {
    let say = visit.say();
    let name = name_of(say, path, texts.files.get(path.as_str()));
    let change = visit.to(&format!("/author/begin?what=change&text={}{}", encode(path.as_str()), into_work(visit)));
    let label = say.with("studio-change-this", &[("title", format!("{name}, {}", about(say, path)))]);
    let state = state(visit, texts, in_work, path);
    // Somebody is at it: going on there comes first, so that nothing is written twice.
    let there = in_work.iter().find(|one| one.path == path.as_str());
    let going_on = there.map(|one| {
        let to = visit.to(&format!("/author/work/{}/text?text={}", one.work.as_str(), encode(path.as_str())));
        view! { <a href=to aria-label=say.with("studio-go-on-this", &[("title", name.as_str())])>{say.t("studio-go-on")}</a> }
    });
    let words = if there.is_some() { "studio-change-apart" } else { "studio-change" };
    let begin = format!("/author/begin?what=translate&text={}{}", encode(path.as_str()), into_work(visit));
    let translate = can_be_translated(texts, path).then(|| {
        let label = say.with("studio-translate-this", &[("title", name.as_str())]);
        view! { " "<a href=visit.to(&begin) aria-label=label>{say.t("studio-translate")}</a> }
    });
    view! {
        <li class="flow"><p><strong>{name}</strong>" "<span class="small soft">{about(say, path)}</span></p>{state}
            <p class="links small">{going_on}" "<a href=change aria-label=label>{say.t(words)}</a>{translate}</p></li>
    }
}

/// As the folder has it, changed here, or being written in some work.
fn state(visit: &Visit, texts: &Texts, in_work: &[InWork], path: &TextPath) -> AnyView {
    let say = visit.say();
    let published = texts.beneath.contains_key(path.as_str()).then(|| {
        let to = visit.to(&format!("/author/published?text={}", encode(path.as_str())));
        view! { <a href=to>{say.t("studio-state-changed")}</a> }
    });
    let as_shipped = published.is_none().then(|| say.t("studio-state-shipped"));
    let works = in_work
        .iter()
        .filter(|one| one.path == path.as_str())
        .map(|one| {
            let to = visit.to(&format!("/author/work/{}", one.work.as_str()));
            view! { " · "{say.t("studio-state-in-work")}" "<a href=to>{one.title.clone()}</a> }
        })
        .collect_view();
    view! { <p class="small soft">{as_shipped}{published}{works}</p> }.into_any()
}

fn found(visit: &Visit, texts: &Texts, in_work: &[InWork], words: &str) -> impl IntoView + use<> {
    let say = visit.say();
    let hits = search(say, texts, words);
    let title = if hits.is_empty() { say.with("search-none", &[("words", words)]) } else { say.count("studio-texts-found", hits.len()) };
    let lines = hits.iter().take(MOST_FOUND).map(|path| line(visit, texts, in_work, path)).collect_view();
    view! { <section class="flow results" aria-labelledby="found"><h2 id="found">{title}</h2><ul class="ruled set">{lines}</ul></section> }
}

/// All words in the title or the path, whatever their accents.
fn search(say: Say, texts: &Texts, words: &str) -> Vec<TextPath> {
    let words = fold(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let fits = |path: &TextPath, text: &str| {
        let name = fold(&format!("{} {path}", name_of(say, path, Some(text))));
        words.iter().all(|word| name.contains(word))
    };
    texts.files.iter().filter_map(|(path, text)| TextPath::parse(path).ok().filter(|path| fits(path, text))).take(MOST_FOUND).collect()
}

/// The texts of a folder, each original with its translations after it.
pub fn in_folder(texts: &Texts, folder: &str) -> Vec<TextPath> {
    let mut paths: Vec<TextPath> = texts.files.under(folder).filter_map(|path| TextPath::parse(path).ok()).collect();
    paths.sort_by_key(|path| (order(path), path.original(), path.locale()));
    paths
}

/// The module first, then its lessons, then the rest.
fn order(path: &TextPath) -> u8 {
    match path.kind() {
        Kind::Module => 0,
        Kind::Lesson => 1,
        _ => 2,
    }
}

/// For templates and copies: the folder that a form names, when there is a module in it.
pub fn known_folder<'a>(texts: &Texts, folder: &'a str) -> Option<&'a str> {
    let is_there = folder.ends_with('/') && texts.files.has(&format!("{folder}module.md")) && TextPath::parse(&format!("{folder}module.md")).is_ok();
    is_there.then_some(folder)
}

/// The title of the module in a folder.
pub fn module_title(texts: &Texts, folder: &str) -> String {
    texts.files.get(&format!("{folder}module.md")).and_then(desk::title_in).unwrap_or_else(|| folder.to_owned())
}
