//! Pages that belong to the whole book: Help now, words explained, the questions to fill in by hand, and the host's own pages.

use leptos::prelude::*;

use super::{
    leads, paper_table,
    sheet::{Page, Sheet},
    volume::Volume,
};
use crate::{
    account::{help, site::sites},
    domain::{course, frameworks::Skill, locale::Locale},
    learn::{glossary::by_letter, host_page},
    ui::blocks,
};

/// Who can be called or texted, with the day on which somebody confirmed it.
pub fn help_now(volume: &Volume<'_>, locale: Locale) -> Page {
    let sheet = Sheet::new(volume, locale, leads::small(locale, "help"), crate::ui::words::Say(locale).t("help-now"));
    let say = sheet.say();
    let lines = volume.region.map(|r| r.lines.iter().map(|line| help::line(say, line)).collect_view());
    let checked = help::checked_words(say, volume.checked_on.as_deref(), volume.checked_by.as_deref());
    let body = sheet.piece("", 0, || {
        view! {
            <section class="flow"><h1>{say.t("help-now")}</h1><p class="lead">{say.t("help-lead")}</p></section>
            <ol class="calls set">{lines}</ol><p class="quiet">{checked}" "{say.t("book-help-old")}</p>
        }
    });
    sheet.page("book", &body)
}

pub fn glossary(volume: &Volume<'_>, locale: Locale) -> Page {
    let glossary = &volume.library.edition(locale).glossary;
    let mut sheet = Sheet::new(volume, locale, leads::small(locale, "glossary"), crate::ui::words::Say(locale).t("glossary-title"));
    sheet.words = glossary.terms.iter().map(|term| term.id.clone()).collect();
    let say = sheet.say();
    let reader = volume.reader(locale);
    let letters = by_letter(&glossary.terms);
    let jump = letters.keys().map(|letter| view! { <li><a href=format!("#letter-{letter}")>{letter.to_string()}</a></li> }).collect_view();
    let groups = letters.iter().map(|(letter, terms)| {
        let ids: Vec<_> = terms.iter().map(|term| term.id.clone()).collect();
        view! { <section class="flow"><h2 id=format!("letter-{letter}")>{letter.to_string()}</h2>{crate::ui::lesson_parts::explained(&reader, glossary, &ids)}</section> }
    });
    let groups = groups.collect_view();
    let body = sheet.piece("", 0, || {
        view! {
            <section class="flow"><h1>{say.t("glossary-title")}</h1><p class="lead">{say.t("glossary-lead")}</p></section>
            <nav class="links" aria-label=say.t("glossary-letters")><ul class="set letters">{jump}</ul></nav>{groups}
        }
    });
    sheet.page("book", &body)
}

/// The short skills check and the questions about access, as tables for a pen.
pub fn by_hand(volume: &Volume<'_>, locale: Locale) -> Page {
    let sheet = Sheet::new(volume, locale, leads::small(locale, "skills-check"), crate::ui::words::Say(locale).t("check-home-title"));
    let say = sheet.say();
    let core: Vec<&Skill> = volume.library.skills.core().collect();
    let (sure, access) = (paper_table::how_sure(volume, locale, &core), paper_table::access(volume, locale));
    let way = format!("/{locale}/about/ways-and-devices");
    let body = sheet.piece("", 0, || {
        view! {
            <section class="flow"><h1>{say.t("check-home-title")}</h1><p class="lead">{say.t("check-home-lead")}</p><p>{say.t("book-own-feeling")}</p>{sure}</section>
            <section class="flow rating"><h2>{say.t("access-title")}</h2><p>{say.t("book-access-then")}" "<a href=way>{say.t("book-access-page")}</a></p>{access}</section>
        }
    });
    sheet.page("book", &body)
}

/// Privacy, accessibility, ways and devices: as on the site, with the host's own lines.
pub fn about(volume: &Volume<'_>, locale: Locale, page: &course::Page) -> Page {
    let mut sheet = Sheet::new(volume, locale, leads::about(locale, page.slug.as_str()), page.title.clone());
    sheet.written_in = page.source.written_in;
    let say = sheet.say();
    let reader = volume.reader(locale);
    let here = (page.slug.as_str() == host_page::DEVICES).then(|| view! { {host_page::in_person_of(volume.site, say)}{sites::of_site(volume.site, say)} });
    let body = sheet.piece("", 0, || {
        view! { <section class="flow"><h1>{page.title.clone()}</h1><p class="quiet">{say.t("book-about-site")}</p></section>{here}{blocks::sections(&reader, &page.blocks)} }
    });
    sheet.page("book", &body)
}
