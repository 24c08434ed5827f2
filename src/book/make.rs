//! All pages and files of a book, one after the other. Nothing is written here, and nothing reads a clock: the same texts and the same day give the same bytes.

use std::collections::BTreeSet;

use super::{
    guide_pages, module_page,
    sheet::{self, Page},
    small_pages, start_pages,
    volume::Volume,
};

/// Every page but the first ones, in the order of the contents; `each` may stop it.
///
/// # Errors
/// What `each` says.
pub fn pages<E>(volume: &Volume<'_>, each: &mut dyn FnMut(Page) -> Result<(), E>) -> Result<(), E> {
    for locale in volume.languages.iter().copied() {
        for (course, module) in volume.modules(locale) {
            each(module_page::module(volume, locale, course, module))?;
            for observation in &module.observations {
                each(guide_pages::observation(volume, locale, course, module, observation))?;
            }
            if let Some(paper) = &module.facilitator {
                each(guide_pages::guide(volume, locale, course, module, paper))?;
            }
        }
        each(small_pages::help_now(volume, locale))?;
        each(small_pages::glossary(volume, locale))?;
        each(small_pages::by_hand(volume, locale))?;
        for page in &volume.library.edition(locale).pages {
            each(small_pages::about(volume, locale, page))?;
        }
    }
    Ok(())
}

/// The first page of each language, then the cover; `pdfs` are those that are there.
pub fn first_pages(volume: &Volume<'_>, pdfs: &BTreeSet<String>) -> Vec<Page> {
    let starts = volume.languages.iter().map(|locale| start_pages::start(volume, *locale, pdfs));
    starts.chain([start_pages::cover(volume)]).collect()
}

/// What pages need beside them: path and text.
pub fn beside(volume: &Volume<'_>) -> Vec<(String, String)> {
    let print = volume.languages.iter().map(|locale| (sheet::print_style(*locale), sheet::print_css(volume, *locale)));
    [("style.css".to_owned(), sheet::style()), ("favicon.svg".to_owned(), sheet::FAVICON.to_owned())].into_iter().chain(print).collect()
}
