//! The cover, and the first page of each language: the lit doorway, on which day and from which texts the book was made, what nobody has reviewed yet, and the contents.
//!
//! Drawn last, because the contents name only PDFs that are there.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    leads,
    sheet::{Page, Sheet},
    volume::Volume,
};
use crate::{
    domain::{
        course::{Course, Lesson, Track},
        locale::Locale,
    },
    ui::{art::pictures, words::Say},
};

/// Where a reader chooses a language.
pub fn cover(volume: &Volume<'_>) -> Page {
    let locale = volume.languages.first().copied().unwrap_or_default();
    let mut sheet = Sheet::new(volume, locale, "index.html", Say(locale).t("book-title"));
    sheet.other = None;
    let ways = volume.languages.iter().map(|locale| {
        let say = Say(*locale);
        let lang = (*locale != sheet.locale).then(|| locale.code());
        view! { <section class="flow" lang=lang><h2>{locale.own_name()}</h2><p>{say.t("book-lead")}</p><p><a class="btn" href=format!("book:{}", leads::start(*locale))>{say.t("book-open")}</a></p></section> }
    });
    let ways = ways.collect_view();
    let say = sheet.say();
    let body = sheet.piece("", 0, || {
        view! {
            <section class="hero"><div class="flow"><h1>{say.t("product")}</h1><p class="lead">{volume.languages.iter().map(|l| cover_line(*l, locale)).collect_view()}</p></div>{doorway(say)}</section>
            <div class="pair">{ways}</div>
        }
    });
    sheet.page("book cover", &body)
}

fn cover_line(locale: Locale, page: Locale) -> impl IntoView {
    view! { <span class="title-line" lang=(locale != page).then(|| locale.code())>{Say(locale).t("book-title")}</span> }
}

fn doorway(say: Say) -> impl IntoView {
    view! { <figure class="deco" role="img" aria-label=say.t("home-picture")><div aria-hidden="true" inner_html=pictures::DOORSTEP></div></figure> }
}

/// The first page of a language.
pub fn start(volume: &Volume<'_>, locale: Locale, pdfs: &BTreeSet<String>) -> Page {
    let sheet = Sheet::new(volume, locale, leads::start(locale), Say(locale).t("book-title"));
    let say = sheet.say();
    let learners = part(&sheet, Track::Learner, "book-learners", pdfs);
    let clinicians = part(&sheet, Track::Clinician, "book-clinicians", pdfs);
    let body = sheet.piece("", 0, || {
        view! {
            <section class="hero"><div class="flow"><h1>{say.t("book-title")}</h1><p class="lead">{say.t("book-lead")}</p></div>{doorway(say)}</section>
            <section class="flow"><h2>{say.t("book-about")}</h2>{facts(&sheet)}</section>
            {learners}{clinicians}{guides(&sheet)}{more(&sheet)}
        }
    });
    sheet.page("book", &body)
}

/// On which day, from which texts, and what is still to come.
fn facts(sheet: &Sheet<'_, '_>) -> impl IntoView + use<> {
    let (say, volume) = (sheet.say(), sheet.volume);
    let texts = say.with("book-texts", &[("revision", volume.revision().to_owned()), ("version", env!("CARGO_PKG_VERSION").to_owned())]);
    let numbers = match (&volume.checked_on, volume.region) {
        (Some(on), Some(_)) => say.with("book-numbers-checked", &[("on", on.clone())]),
        _ => say.t("book-numbers-not-checked"),
    };
    let row = |what: &str, words: AnyView| view! { <div><dt>{say.t(what)}</dt><dd>{words}</dd></div> };
    let pending = pending(sheet).into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    let answers = say.t(if volume.answers { "book-answers-in" } else { "book-answers-out" });
    view! {
        <dl class="facts wide">
            {row("book-day", say.day(volume.day).into_any())}{row("book-from", texts.into_any())}
            {row("book-pending", view! { <ul class="set">{pending}</ul> }.into_any())}
            {row("book-numbers", numbers.into_any())}{row("book-answers", answers.into_any())}
        </dl>
    }
}

/// Reviews that nobody has made are said, and counted in modules; menus that nobody has seen on a device, in lessons.
fn pending(sheet: &Sheet<'_, '_>) -> Vec<String> {
    let (say, volume) = (sheet.say(), sheet.volume);
    let modules: Vec<_> = volume.modules(sheet.locale).map(|(_, module)| module).collect();
    let all = modules.len();
    let mut counts = vec![
        ("review-lived-experience", modules.iter().filter(|m| m.reviews.lived_experience.is_none()).count()),
        ("review-clinical", modules.iter().filter(|m| m.reviews.clinical.is_none()).count()),
        ("review-plain-language", modules.iter().filter(|m| m.reviews.plain_language.is_none()).count()),
    ];
    if sheet.locale == Locale::French {
        counts.push(("review-native-french", all));
    }
    let blank = |review: &str, n: usize| say.with("book-pending-review", &[("review", say.t(review)), ("n", n.to_string()), ("all", all.to_string())]);
    let mut lines: Vec<String> = counts.into_iter().filter(|(_, n)| *n > 0).map(|(review, n)| blank(review, n)).collect();
    let unseen = |lesson: &&Lesson| lesson.menus_checked.is_none() && !lesson.devices().is_empty();
    let unseen = modules.iter().flat_map(|m| &m.lessons).filter(unseen).count();
    if unseen > 0 {
        lines.push(say.count("book-pending-menus", unseen));
    }
    if lines.is_empty() {
        lines.push(say.t("book-pending-none"));
    }
    lines
}

fn part(sheet: &Sheet<'_, '_>, track: Track, title: &'static str, pdfs: &BTreeSet<String>) -> Option<impl IntoView + use<>> {
    let courses: Vec<&Course> = sheet.volume.courses(sheet.locale).filter(|course| course.track == track).collect();
    let lists = courses.iter().map(|course| course_list(sheet, course, pdfs)).collect_view();
    (!courses.is_empty()).then(|| view! { <section class="flow"><h2>{sheet.say().t(title)}</h2>{lists}</section> })
}

fn course_list(sheet: &Sheet<'_, '_>, course: &Course, pdfs: &BTreeSet<String>) -> impl IntoView + use<> {
    let (say, locale) = (sheet.say(), sheet.locale);
    let rows = course.modules.iter().map(|module| {
        let to = format!("book:{}", leads::module(locale, course, module));
        let pdf = Some(leads::pdf(locale, course, module)).filter(|file| pdfs.contains(file));
        let pdf = pdf.map(|file| {
            let label = say.with("book-pdf-of", &[("module", module.title.as_str())]);
            view! { " · "<a href=format!("book:{file}") aria-label=label>{say.t("book-pdf")}</a> }
        });
        view! {
            <li><span class="no" aria-hidden="true">{module.number}</span>
                <div><a href=to>{module.title.clone()}</a><p>{module.aim.clone()}</p><p class="meta">{say.count("minutes", module.minutes_alone as usize)}{pdf}</p></div></li>
        }
    });
    let rows = rows.collect_view();
    view! { <h3>{course.title.clone()}</h3><p>{course.summary.clone()}</p><ol class="ruled lessons set">{rows}</ol> }
}

/// The notes for the people who run modules.
fn guides(sheet: &Sheet<'_, '_>) -> Option<impl IntoView + use<>> {
    let (say, locale) = (sheet.say(), sheet.locale);
    let found =
        sheet.volume.modules(locale).filter_map(|(course, module)| module.facilitator.as_ref().map(|paper| (leads::guide(locale, course, module), paper)));
    let rows: Vec<_> = found.map(|(file, paper)| view! { <li><a href=format!("book:{file}")>{paper.title.clone()}</a></li> }).collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="flow"><h2>{say.t("book-guides")}</h2><p>{say.t("book-guides-words")}</p><ul class="ruled set plain-list">{rows}</ul></section> }
    })
}

fn more(sheet: &Sheet<'_, '_>) -> impl IntoView + use<> {
    let (say, locale) = (sheet.say(), sheet.locale);
    let own = [("help", "help-now"), ("skills-check", "book-by-hand"), ("glossary", "glossary-title")];
    let own = own.map(|(file, words)| view! { <li><a href=format!("book:{}", leads::small(locale, file))>{say.t(words)}</a></li> }).collect_view();
    let pages = &sheet.volume.library.edition(locale).pages;
    let pages = pages
        .iter()
        .map(|page| view! { <li><a href=format!("book:{}", leads::about(locale, page.slug.as_str()))>{page.title.clone()}</a></li> })
        .collect_view();
    view! { <section class="flow"><h2>{say.t("book-more")}</h2><ul class="ruled set plain-list">{own}{pages}</ul></section> }
}
