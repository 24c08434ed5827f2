//! The handout, a sheet inside its module's page, and the notes for the people who run a module: pages of their own, so that nobody hands them out by mistake.

use leptos::prelude::*;

use super::{
    leads,
    lesson_part::blocks_for_all,
    sheet::{Page, Sheet},
    volume::Volume,
};
use crate::{
    domain::{
        course::{Course, Module, Paper},
        locale::Locale,
    },
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
