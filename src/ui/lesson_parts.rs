//! Parts of module and lesson pages that both halves of the product show: addresses, the small print, lists of lessons, words explained.
//!
//! Deliberately absent: whose page it is. Learners' places and staff accounts meet nowhere, so callers bring what was opened.

use leptos::prelude::*;

use super::{
    art::Icon,
    blocks::{self, Reader},
    words::Say,
};
use crate::{
    domain::{
        course::{Course, Lesson, Module, Reviews, Source, Track},
        glossary::Glossary,
        ids::TermId,
        locale::Locale,
        publishing::read_before::Thanked,
        studio::Credit,
    },
    http::{error::Trouble, visit::Visit},
    storage::progress::LessonPlace,
};

/// Finds a module of one half of the product.
pub fn find<'a>(visit: &'a Visit, track: Track, course: &str, module: &str) -> Result<(&'a Course, &'a Module), Trouble> {
    let edition = visit.library.edition(visit.locale);
    let course = edition.course(course).filter(|c| c.track == track).ok_or(Trouble::NotFound)?;
    let module = course.module(module).ok_or(Trouble::NotFound)?;
    Ok((course, module))
}

/// The address of a module, or of something in it.
pub fn address(visit: &Visit, course: &Course, module: &Module, rest: &str) -> String {
    visit.to(&format!("/{}/{}/{}{rest}", Visit::half(course.track), course.slug, module.slug))
}

/// “Version 1. Reviews still to come: …” Nobody's review is claimed.
pub fn small_print(visit: &Visit, module: &Module, source: &Source) -> String {
    let words = version_and_reviews(visit.say(), &module.reviews, source.written_in, source.version);
    match read_before(visit, source) {
        Some(before) => format!("{words} {before}"),
        None => words,
    }
}

/// Who read a text before it went out, as they wished to be thanked, and when it is looked at again. Nothing for a text of the folder: whatever
/// was reviewed there stands in its own facts.
pub fn read_before(visit: &Visit, source: &Source) -> Option<String> {
    let (say, library) = (visit.say(), &visit.library);
    let read = library.read_before.get(&source.path)?;
    let who = |one: &Thanked| {
        let name = if one.credit == Credit::Name { one.name.clone() } else { say.t(&format!("read-before-{}", one.credit.code())) };
        say.with("read-before-one", &[("name", name), ("capacity", say.t(&format!("review-as-{}", one.capacity.code().replace('_', "-"))))])
    };
    let people = read.thanked.iter().map(who).collect::<Vec<_>>().join(", ");
    let day = say.day(read.published_at);
    let words = match people.is_empty() {
        true => say.with("read-before-others", &[("day", day)]),
        false => say.with("read-before", &[("day", day), ("people", people)]),
    };
    let again = say.with("read-before-again", &[("day", say.day(months_later(read.published_at, library.review_rules.months(&source.path))))]);
    let without = read.without.as_ref().map(|reason| say.with("review-without-shown", &[("reason", reason.as_str())]));
    Some([Some(words), without, Some(again)].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// So many months later, on the same day of the month or the last one there is.
fn months_later(at: i64, months: u32) -> i64 {
    let moment = jiff::Timestamp::from_millisecond(at).ok().map(|moment| moment.to_zoned(jiff::tz::TimeZone::UTC));
    let later = moment.and_then(|moment| moment.checked_add(jiff::Span::new().months(i64::from(months))).ok());
    later.map_or(at, |later| later.timestamp().as_millisecond())
}

/// The same for a page without a visitor.
pub fn version_and_reviews(say: Say, reviews: &Reviews, written_in: Locale, version: u32) -> String {
    let mut pending = Vec::new();
    for (review, name) in
        [(&reviews.lived_experience, "review-lived-experience"), (&reviews.clinical, "review-clinical"), (&reviews.plain_language, "review-plain-language")]
    {
        if review.is_none() {
            pending.push(say.t(name));
        }
    }
    if written_in == Locale::French {
        pending.push(say.t("review-native-french"));
    }
    let version = say.with("small-print-version", &[("version", version)]);
    match pending.is_empty() {
        true => format!("{version} {}", say.t("small-print-licence")),
        false => format!("{version} {} {}", say.with("small-print-pending", &[("reviews", pending.join(", "))]), say.t("small-print-licence")),
    }
}

/// What a text is about that somebody may want to skip.
pub fn module_flags(say: Say, flags: &[String]) -> Option<impl IntoView + use<>> {
    let words = flags.iter().map(|f| say.t(&format!("flag-{f}"))).collect::<Vec<_>>().join(", ");
    (!flags.is_empty()).then(|| view! { <p class="quiet">{say.with("content-note", &[("about", words)])}</p> })
}

/// Where a text ends for somebody who skips it: everything after it is the same for them.
const PAST: &str = "past";

/// Before a sensitive text: what it is about, and a link past it (trust R-HARM-10). In the author's words, or those of its flags.
pub fn content_note(say: Say, lesson: &Lesson) -> Option<impl IntoView + use<>> {
    let about = lesson.flags.iter().map(|f| say.t(&format!("flag-{f}"))).collect::<Vec<_>>().join(", ");
    let words = match (&lesson.content_note, about.is_empty()) {
        (Some(own), _) => own.clone(),
        (None, false) => say.with("skip-about", &[("about", about)]),
        (None, true) => return None,
    };
    let link = format!("#{PAST}");
    Some(view! { <div class="quiet flow"><p>{words}" "{say.t("skip-words")}</p><p><a href=link>{say.t("skip-part")}</a></p></div> })
}

/// Where [`content_note`] leads.
pub fn past(lesson: &Lesson) -> Option<impl IntoView + use<>> {
    let sensitive = lesson.content_note.is_some() || !lesson.flags.is_empty();
    sensitive.then(|| view! { <div id=PAST tabindex="-1"></div> })
}

/// The lessons of a module in their order, with what somebody who is signed in opened and finished, or what a guest's own device knows.
pub fn lesson_rows(
    visit: &Visit,
    course: &Course,
    module: &Module,
    places: &[LessonPlace],
    on_device: Option<&dyn Fn(&Lesson) -> bool>,
) -> impl IntoView + use<> {
    let last = last_opened(places).map(|p| p.lesson.clone());
    let last = last.as_ref().map(|l| l.as_str());
    let rows = module
        .lessons
        .iter()
        .enumerate()
        .map(|(i, lesson)| {
            let here = last == Some(lesson.kept_as().as_str());
            let state = match on_device {
                Some(opened) => opened(lesson).then_some("lesson-opened"),
                None => state(visit, places, here, lesson),
            };
            row(visit, i, lesson, address(visit, course, module, &format!("/{}", lesson.slug)), here, state)
        })
        .collect_view();
    view! { <ol class="ruled lessons set">{rows}</ol> }
}

/// Where somebody was last.
pub fn last_opened(places: &[LessonPlace]) -> Option<&LessonPlace> {
    places.iter().max_by_key(|p| p.opened_at)
}

/// Where somebody who is signed in is with a lesson: the name of the words for it.
fn state(visit: &Visit, places: &[LessonPlace], here: bool, lesson: &Lesson) -> Option<&'static str> {
    if visit.is_guest() {
        return None;
    }
    Some(match places.iter().find(|p| p.lesson == *lesson.kept_as()) {
        _ if here => "lesson-here",
        Some(p) if p.finished_at.is_some() => "lesson-finished",
        Some(_) => "lesson-opened",
        None => "lesson-not-opened",
    })
}

fn row(visit: &Visit, i: usize, lesson: &Lesson, to: String, here: bool, state: Option<&str>) -> impl IntoView + use<> {
    let say = visit.say();
    let minutes = say.count("minutes", lesson.minutes as usize);
    let meta = match state {
        Some(state) => format!("{minutes} · {}", say.t(state)),
        None => minutes,
    };
    view! {
        <li class=here.then_some("here")><span class="no" aria-hidden="true">{i + 1}</span>
            <div><a href=to>{lesson.title.clone()}</a><p>{lesson.summary.clone()}</p><p class="meta">{meta}</p></div></li>
    }
}

/// Menus move; the page says when they were last seen on a device, or that nobody has yet.
pub fn menus_note(visit: &Visit, lesson: &Lesson) -> Option<impl IntoView + use<>> {
    menus_words(visit.say(), lesson).map(|words| view! { <p class="small soft after-switch">{words}</p> })
}

/// Nothing for a lesson without menus.
pub fn menus_words(say: Say, lesson: &Lesson) -> Option<String> {
    if lesson.devices().is_empty() {
        return None;
    }
    Some(match &lesson.menus_checked {
        Some(when) => say.with("menus-checked", &[("when", when.as_str())]),
        None => say.t("menus-not-checked"),
    })
}

/// The glossary words of this page, explained where they are used; the links in the text lead here.
pub fn known_words(visit: &Visit, words: &[TermId]) -> Option<impl IntoView + use<>> {
    let reader = Reader { say: visit.say(), device: None, help: visit.to("/help"), ticks: None };
    let items = explained(&reader, &visit.library.edition(visit.locale).glossary, words)?;
    Some(view! { <section class="known-words flow" aria-labelledby="words"><h2 id="words" class="h-small">{visit.say().t("words-here")}</h2>{items}</section> })
}

/// Words with their meanings; nothing when the glossary knows none of them.
pub fn explained(reader: &Reader, glossary: &Glossary, words: &[TermId]) -> Option<impl IntoView + use<>> {
    let terms: Vec<_> = words.iter().filter_map(|id| glossary.term(id.as_str())).collect();
    if terms.is_empty() {
        return None;
    }
    let items = terms
        .iter()
        .map(|term| {
            view! { <div id=format!("word-{}", term.id) tabindex="-1"><dt>{blocks::line(&term.word)}</dt><dd class="flow">{blocks::plain(reader, &term.meaning)}</dd></div> }
        })
        .collect_view();
    Some(view! { <dl class="trouble">{items}</dl> })
}

/// Where the facts of this lesson come from. For clinicians open; for learners folded, because few want to read it and anybody may.
pub fn sources(visit: &Visit, lesson: &Lesson) -> Option<impl IntoView + use<>> {
    let items = lesson.sources.iter().map(|s| view! { <li>{s.clone()}</li> }).collect_view();
    (!lesson.sources.is_empty()).then(|| {
        view! { <section class="flow" aria-labelledby="sources"><h2 id="sources" class="h-small">{visit.say().t("train-sources")}</h2><ul class="small">{items}</ul></section> }
    })
}

/// The same, small and folded.
pub fn sources_folded(visit: &Visit, lesson: &Lesson) -> Option<impl IntoView + use<>> {
    let items = lesson.sources.iter().map(|s| view! { <li>{s.clone()}</li> }).collect_view();
    (!lesson.sources.is_empty()).then(|| {
        view! { <section class="flow"><details class="small"><summary>{visit.say().t("lesson-sources")}</summary><ul>{items}</ul></details></section> }
    })
}

/// The other lessons, beside the text.
pub fn in_this_module(visit: &Visit, course: &Course, module: &Module, lesson: &Lesson) -> impl IntoView + use<> {
    let say = visit.say();
    let rows = module
        .lessons
        .iter()
        .enumerate()
        .map(|(i, other)| {
            if other.slug == lesson.slug {
                view! { <li aria-current="true"><b class="no">{i + 1}</b><span><strong>{other.title.clone()}</strong><br/><span class="soft">{say.t("you-are-here")}</span></span></li> }.into_any()
            } else {
                let to = address(visit, course, module, &format!("/{}", other.slug));
                view! { <li><b class="no">{i + 1}</b><a href=to>{other.title.clone()}</a></li> }.into_any()
            }
        })
        .collect_view();
    let handout = module
        .handout
        .is_some()
        .then(|| view! { <p class="links"><a href=address(visit, course, module, "/handout")>{Icon::Print.view()}" "{say.t("module-handout")}</a></p> });
    view! {
        <aside class="flow here-list" aria-labelledby="top"><h2 id="top" class="h-small">{say.t("in-this-module")}</h2>
            <ol class="ruled set rail">{rows}</ol>{handout}</aside>
    }
}
