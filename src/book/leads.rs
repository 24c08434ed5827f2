//! From an address of the site to a file of the book and a place in it, seen from the page that links there.
//!
//! Deliberately absent: a list of what exists. A course that is not in this book has no file, and its links become plain words; that every other link arrives is
//! held by `src/tests/book.rs`.

use super::volume::Volume;
use crate::domain::{
    course::{Course, Module},
    locale::Locale,
};

/// Where a page of the book lies, as `en/digital-doorways/01-getting-started.html`.
pub fn start(locale: Locale) -> String {
    format!("{locale}/index.html")
}

pub fn small(locale: Locale, name: &str) -> String {
    format!("{locale}/{name}.html")
}

pub fn about(locale: Locale, slug: &str) -> String {
    format!("{locale}/about/{slug}.html")
}

fn stem(locale: Locale, course: &Course, module: &Module) -> String {
    format!("{locale}/{}/{:02}-{}", course.slug, module.number, module.slug)
}

pub fn module(locale: Locale, course: &Course, module: &Module) -> String {
    format!("{}.html", stem(locale, course, module))
}

pub fn guide(locale: Locale, course: &Course, module: &Module) -> String {
    format!("{}-guide.html", stem(locale, course, module))
}

pub fn observation(locale: Locale, course: &Course, module: &Module, sheet: &str) -> String {
    format!("{}-observe-{sheet}.html", stem(locale, course, module))
}

pub fn pdf(locale: Locale, course: &Course, module: &Module) -> String {
    format!("{}.pdf", stem(locale, course, module))
}

/// The file and the place for an address of the site; `None` when this book does not hold it.
pub fn target(volume: &Volume<'_>, locale: Locale, address: &str) -> Option<String> {
    let (path, part) = address.split_once('#').unwrap_or((address, ""));
    let mut pieces = path.trim_matches('/').split('/');
    if pieces.next()? != locale.code() {
        return None;
    }
    let pieces: Vec<&str> = pieces.collect();
    let with = |file: String, place: String| Some(if place.is_empty() { file } else { format!("{file}#{place}") });
    match *pieces.as_slice() {
        [] | ["learn" | "train"] => Some(start(locale)),
        ["help"] | ["glossary"] | ["skills-check"] => with(small(locale, pieces[0]), part.to_owned()),
        ["about", slug] => with(about(locale, slug), part.to_owned()),
        ["learn" | "train", course, module_slug, ref rest @ ..] => {
            let course = volume.courses(locale).find(|c| c.slug.as_str() == course)?;
            let in_it = course.module(module_slug)?;
            let file = module(locale, course, in_it);
            match *rest {
                [] => with(file, part.to_owned()),
                ["facilitator"] => with(guide(locale, course, in_it), part.to_owned()),
                ["observe", sheet] => with(in_it.observation(sheet).map(|o| observation(locale, course, in_it, o.slug.as_str()))?, part.to_owned()),
                ["check" | "handout" | "before" | "after"] => with(file, rest[0].to_owned()),
                ["knowledge"] => with(file, "items".to_owned()),
                [kind @ ("practice" | "case"), slug] => with(file, format!("{kind}-{slug}")),
                [kind @ ("practice" | "case"), slug, scene] => with(file, format!("{kind}-{slug}-{scene}")),
                [lesson] => {
                    let now = volume.library.edition(locale).redirect(course.slug.as_str(), module_slug, lesson).map_or(lesson, |slug| slug.as_str());
                    let place = if part.is_empty() { format!("lesson-{now}") } else { format!("lesson-{now}-{part}") };
                    with(file, place)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// From one page to another (or to a place in it), as a browser without a server follows it.
pub fn relative(from: &str, to: &str) -> String {
    let (file, place) = to.split_once('#').map_or((to, None), |(file, place)| (file, Some(place)));
    if file == from {
        return format!("#{}", place.unwrap_or("main"));
    }
    let from: Vec<&str> = from.split('/').collect();
    let pieces: Vec<&str> = file.split('/').collect();
    let folders = from.len().saturating_sub(1).min(pieces.len() - 1);
    let shared = (0..folders).take_while(|i| from[*i] == pieces[*i]).count();
    let up = "../".repeat(from.len() - 1 - shared);
    let place = place.map(|p| format!("#{p}")).unwrap_or_default();
    format!("{up}{}{place}", pieces[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_goes_up_and_down_again() {
        let from = "en/care-online/01-a.html";
        assert_eq!(relative(from, "en/care-online/02-b.html#items"), "02-b.html#items");
        assert_eq!(relative(from, "en/help.html"), "../help.html");
        assert_eq!(relative(from, "fr/about/privacy.html"), "../../fr/about/privacy.html");
        assert_eq!(relative(from, "en/care-online/01-a.html#check"), "#check");
        assert_eq!(relative(from, "en/care-online/01-a.html"), "#main");
        assert_eq!(relative("index.html", "en/index.html"), "en/index.html");
    }
}
