//! The handout, a sheet inside its module's page, and what has pages of its own: the notes for the people who run a module, so that nobody hands them out by
//! mistake, and observation sheets, each on one sheet of paper.

use leptos::prelude::*;

use super::{
    leads,
    lesson_part::blocks_for_all,
    sheet::{Page, Sheet},
    volume::Volume,
};
use crate::{
    domain::{
        course::{Course, Module, Observation, Paper},
        locale::Locale,
    },
    train::observe,
    ui::{art::Door, blocks, lesson_parts::version_and_reviews},
};

/// One printed page.
pub fn handout(sheet: &Sheet<'_, '_>, paper: &Paper) -> String {
    let reader = sheet.volume.reader(sheet.locale);
    let line = sheet.volume.help_line(sheet.say());
    let body = sheet.piece("handout-", 1, || {
        view! {
            <div class="hand-sheet"><header><h1>{paper.title.clone()}</h1>{Door::Open.view()}</header>
                <div class="cols">{blocks::sections(&reader, &paper.blocks)}</div><p class="foot-line"><strong>{line}</strong></p></div>
        }
    });
    format!("<article class=\"handout\" id=\"handout\"{}>{body}</article>\n", sheet.lang_of(paper.source.written_in))
}

pub fn guide(volume: &Volume<'_>, locale: Locale, course: &Course, module: &Module, paper: &Paper) -> Page {
    let mut sheet = Sheet::new(volume, locale, leads::guide(locale, course, module), paper.title.clone());
    sheet.written_in = paper.source.written_in;
    sheet.small_print = Some(version_and_reviews(sheet.say(), &module.reviews, paper.source.written_in, paper.source.version));
    let say = sheet.say();
    let reader = volume.reader(locale);
    let to_module = format!("book:{}", leads::module(locale, course, module));
    let body = sheet.piece("", 0, || {
        view! {
            <section class="flow"><p class="soft">{say.t("book-guides")}</p><h1>{paper.title.clone()}</h1>
                <p class="no-print"><a href=to_module>{module.title.clone()}</a></p></section>
            {blocks_for_all(&reader, &paper.blocks)}
        }
    });
    sheet.page("book", &body)
}

pub fn observation(volume: &Volume<'_>, locale: Locale, course: &Course, module: &Module, observation: &Observation) -> Page {
    let mut sheet = Sheet::new(volume, locale, leads::observation(locale, course, module, observation.slug.as_str()), observation.title.clone());
    sheet.written_in = observation.source.written_in;
    let say = sheet.say();
    let reader = volume.reader(locale);
    let framework = &volume.library.competencies;
    let about = framework.competency(observation.competency.as_str()).map(|c| format!("{} {}", crate::train::framework::number(c), c.title.in_locale(locale)));
    let print = version_and_reviews(say, &module.reviews, observation.source.written_in, observation.source.version);
    let to_module = format!("book:{}", leads::module(locale, course, module));
    let body = sheet.piece("", 0, || {
        view! {
            <p class="no-print"><a href=to_module>{module.title.clone()}</a></p>
            {observe::paper(&reader, observation, about.unwrap_or_default().into_any(), print)}
        }
    });
    sheet.page("book hand", &body)
}
