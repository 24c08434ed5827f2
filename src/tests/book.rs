//! The reader's edition, made from the shipped texts and read again by a parser that shares nothing with it: every link arrives, nothing is loaded from
//! elsewhere, everything that can be read is in it, and the answers of knowledge checks are not.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::LazyLock,
};

use doorstep::{
    book::{make, sheet::Page, volume::Volume},
    content::{Files, Library, assemble},
    domain::{
        course::{Block, Module, Source, Track},
        locale::Locale,
        quiz::Form,
        site::{Part, Site},
    },
};

use crate::abuse::markup::{Found, elements};

/// 2026-11-22
const DAY: i64 = 1_795_305_600_000;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    assemble(&Files::read(&folder), &Files::default()).library
});
static SITE: LazyLock<Site> = LazyLock::new(Site::default);

fn volume() -> Volume<'static> {
    let region = LIBRARY.help.region_or_default(None);
    Volume {
        library: &LIBRARY,
        site: &SITE,
        region,
        checked_on: None,
        checked_by: None,
        languages: Locale::ALL.to_vec(),
        course: None,
        answers: false,
        day: DAY,
    }
}

/// Path and text of every file; a PDF of each module is taken to be there.
fn bound(volume: &Volume<'_>) -> BTreeMap<String, String> {
    let mut pages: Vec<Page> = Vec::new();
    let kept: Result<(), ()> = make::pages(volume, &mut |page| {
        pages.push(page);
        Ok(())
    });
    kept.unwrap();
    let pdfs: BTreeSet<String> = pages.iter().filter_map(|p| p.pdf.as_ref().map(|(file, _)| file.clone())).collect();
    pages.extend(make::first_pages(volume, &pdfs));
    let count = pages.len() + pdfs.len();
    let mut all: BTreeMap<String, String> = pages.into_iter().map(|page| (page.path, page.html)).collect();
    all.extend(pdfs.into_iter().map(|file| (file, String::new())));
    assert_eq!(all.len(), count, "two pages have one name");
    all.extend(make::beside(volume));
    all
}

static BOOK: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| bound(&volume()));
static READ: LazyLock<BTreeMap<String, Vec<Found>>> = LazyLock::new(|| pages().map(|(path, html)| (path.clone(), elements(html))).collect());

fn pages() -> impl Iterator<Item = (&'static String, &'static String)> {
    BOOK.iter().filter(|(path, _)| path.ends_with(".html"))
}

fn value<'f>(element: &'f Found, wanted: &str) -> Option<&'f str> {
    element.attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
}

fn ids(path: &str) -> Vec<&'static str> {
    READ[path].iter().filter_map(|e| value(e, "id")).collect()
}

/// As a browser follows it without a server.
fn resolved(from: &str, to: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for piece in to.split('/') {
        match piece {
            ".." => assert!(folders.pop().is_some(), "{from}: {to} leads out of the book"),
            piece => folders.push(piece),
        }
    }
    folders.join("/")
}

#[test]
fn every_link_leads_to_a_file_and_a_place_in_it() {
    let places: BTreeMap<&String, BTreeSet<&str>> = READ.keys().map(|path| (path, ids(path).into_iter().collect())).collect();
    let mut followed = 0;
    for (path, found) in READ.iter() {
        for to in found.iter().filter_map(|e| value(e, "href")) {
            if ["https://", "tel:", "sms:"].iter().any(|scheme| to.starts_with(scheme)) {
                continue;
            }
            let (file, place) = to.split_once('#').unwrap_or((to, ""));
            let file = if file.is_empty() { path.clone() } else { resolved(path, file) };
            assert!(BOOK.contains_key(&file), "{path}: {to} leads to {file}, which is not there");
            assert!(place.is_empty() || places[&file].contains(place), "{path}: {to} names a place that is not in {file}");
            followed += 1;
        }
    }
    assert!(followed > 4000, "{followed} links");
}

#[test]
fn nothing_runs_nothing_is_sent_and_nothing_comes_from_elsewhere() {
    for (path, found) in READ.iter() {
        for element in found {
            let name = element.name.as_str();
            assert!(
                !["script", "form", "input", "button", "select", "textarea", "iframe", "object", "embed", "base", "style", "img"].contains(&name),
                "{path}: <{name}>"
            );
            assert!(name != "meta" || value(element, "http-equiv").is_none(), "{path}");
            // The name of a language of drawings is no address.
            for (attribute, value) in element.attributes.iter().filter(|(name, _)| name != "xmlns") {
                assert!(
                    !attribute.starts_with("on") && !["style", "src", "srcset", "srcdoc", "data", "poster", "xlink:href"].contains(&attribute.as_str()),
                    "{path}: {attribute}"
                );
                let is_link = name == "a" && attribute == "href";
                let is_source = attribute == "href" || attribute == "src";
                assert!(is_link || !is_source || !value.contains(':'), "{path}: {name} {attribute} {value}");
                assert!(!value.starts_with("http:") && !value.starts_with("//") && !value.starts_with("javascript:"), "{path}: {value}");
            }
        }
    }
    for (path, css) in BOOK.iter().filter(|(path, _)| path.ends_with(".css")) {
        for word in ["url(", "@import", "http:", "https:", "expression("] {
            assert!(!css.contains(word), "{path}: {word}");
        }
    }
}

#[test]
fn each_page_can_be_read_in_order_and_by_everybody() {
    for (path, found) in READ.iter() {
        let locale = if path.starts_with("fr/") { "fr" } else { "en" };
        assert_eq!(found.iter().find(|e| e.name == "html").and_then(|e| value(e, "lang")), Some(locale), "{path}");
        let all = ids(path);
        assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len(), "{path}: an id is there twice");
        let levels: Vec<u8> = found.iter().filter_map(|e| e.name.strip_prefix('h').and_then(|level| level.parse().ok())).collect();
        assert_eq!(levels.first(), Some(&1), "{path}");
        assert_eq!(levels.iter().filter(|l| **l == 1).count(), 1, "{path}");
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{path}: h{} follows h{}", pair[1], pair[0]);
        }
        for svg in found.iter().filter(|e| e.name == "svg") {
            let told = value(svg, "aria-label").is_some_and(|alt| alt.len() > 5) && value(svg, "role") == Some("img");
            assert!(told || value(svg, "aria-hidden") == Some("true") || path.ends_with("index.html"), "{path}: a picture without words");
        }
        for named in found.iter().flat_map(|e| ["aria-labelledby", "aria-describedby", "for"].map(|a| value(e, a))).flatten() {
            assert!(named.split(' ').all(|id| all.contains(&id)), "{path}: {named}");
        }
        let leads_to = |part: &str| found.iter().any(|e| e.name == "a" && value(e, "href").is_some_and(|to| to.ends_with(part)));
        assert!(leads_to("#main") && (leads_to("help.html") || path.ends_with("help.html")), "{path}: the page or Help now is not reached");
    }
}

fn sources(module: &Module) -> Vec<&Source> {
    let mut all: Vec<&Source> = vec![&module.source];
    all.extend(module.lessons.iter().map(|l| &l.source));
    all.extend(module.practices.iter().map(|p| &p.source));
    all.extend(module.vignettes.iter().map(|v| &v.source));
    all.extend(module.check.iter().chain(&module.items).map(|s| &s.source));
    all.extend(module.observations.iter().map(|o| &o.source));
    all.extend(module.handout.iter().chain(&module.facilitator).map(|p| &p.source));
    all
}

#[test]
fn everything_that_can_be_read_is_in_it_in_both_languages() {
    for locale in Locale::ALL {
        let edition = LIBRARY.edition(locale);
        let mut counts = [0; 7];
        for (course, module) in edition.modules() {
            let path = format!("{locale}/{}/{:02}-{}.html", course.slug, module.number, module.slug);
            let here: BTreeSet<&str> = ids(&path).into_iter().collect();
            let has = |id: String| assert!(here.contains(id.as_str()), "{path} lacks {id}");
            module.lessons.iter().for_each(|l| has(format!("lesson-{}", l.slug)));
            module.practices.iter().for_each(|p| p.screens.iter().for_each(|s| has(format!("practice-{}-{}", p.slug, s.id))));
            module.vignettes.iter().for_each(|v| v.scenes.iter().for_each(|s| has(format!("case-{}-{}", v.slug, s.id))));
            module.check.iter().flat_map(|set| &set.questions).for_each(|q| has(format!("check-{}", q.id)));
            module.items.iter().flat_map(|set| &set.questions).for_each(|q| has(format!("items-{}", q.id)));
            module.handout.iter().for_each(|_| has("handout".into()));
            module.observations.iter().for_each(|o| assert!(BOOK[&path.replace(".html", &format!("-observe-{}.html", o.slug))].contains(&*o.title)));
            module.facilitator.iter().for_each(|paper| assert!(BOOK[&path.replace(".html", "-guide.html")].contains(&*paper.title)));
            let skills = READ[&path].iter().filter(|e| e.name == "table" && value(e, "class").is_some_and(|c| c.contains("by-hand"))).count();
            assert_eq!(skills, if module.skills.is_empty() || course.track == Track::Clinician { 0 } else { 2 }, "{path}: before and after");
            let found = [
                module.lessons.len(),
                module.practices.len(),
                module.vignettes.len(),
                module.check.iter().flat_map(|s| &s.questions).count(),
                module.items.iter().flat_map(|s| &s.questions).count(),
                module.handout.iter().count(),
                module.facilitator.iter().count(),
            ];
            counts.iter_mut().zip(found).for_each(|(sum, n)| *sum += n);
            // Lessons with a choice of devices show the steps for each of them.
            let devices: usize = module.lessons.iter().map(|l| l.devices().len()).sum();
            let shown = READ[&path].iter().filter(|e| value(e, "class") == Some("device")).count();
            assert!(shown >= devices, "{path}: {shown} of {devices} devices");
        }
        assert!(counts.iter().zip([90, 30, 24, 60, 90, 15, 15]).all(|(n, least)| *n >= least), "{locale}: {counts:?}");
        let words: BTreeSet<&str> = ids(&format!("{locale}/glossary.html")).into_iter().collect();
        assert!(edition.glossary.terms.iter().all(|t| words.contains(format!("word-{}", t.id).as_str())));
        assert!(edition.pages.iter().all(|p| BOOK.contains_key(&format!("{locale}/about/{}.html", p.slug))));
    }
}

#[test]
fn the_french_book_is_french() {
    for (_, module) in LIBRARY.french.modules() {
        for source in sources(module) {
            assert_eq!(source.written_in, Locale::French, "{}", source.path);
        }
    }
    for (path, found) in READ.iter().filter(|(path, _)| path.starts_with("fr/")) {
        let foreign: Vec<_> = found.iter().filter(|e| value(e, "lang") == Some("en") && e.name != "a").collect();
        assert!(foreign.is_empty(), "{path}: {foreign:?}");
        assert!(BOOK.contains_key(&path.replacen("fr/", "en/", 1)));
    }
}

/// Every reason behind a choice of a knowledge check, in plain words.
fn reasons_of_items() -> Vec<String> {
    let questions = LIBRARY.english.modules().flat_map(|(_, m)| m.items.iter().flat_map(|s| &s.questions));
    let blocks = questions.flat_map(|q| q.choices()).flat_map(|c| &c.reason);
    blocks.filter_map(|b| if let Block::Prose(prose) = b { Some(prose.as_html().to_owned()) } else { None }).collect()
}

#[test]
fn right_answers_of_knowledge_checks_are_in_a_hosts_book_alone() {
    let reasons = reasons_of_items();
    assert!(reasons.len() > 200);
    let everything: String = pages().map(|(_, html)| html.as_str()).collect();
    for reason in &reasons {
        assert!(!everything.contains(reason.as_str()), "an answer is in the book: {reason}");
    }
    for question in LIBRARY.english.modules().flat_map(|(_, m)| m.items.iter().chain(&m.check).flat_map(|s| &s.questions)) {
        let Form::Order(choices) = &question.form else { continue };
        let list: String = choices.iter().map(|c| format!("<li><span>{}</span></li>", c.words.as_html())).collect();
        assert!(!everything.contains(&list), "{} stands in its right order", question.id);
    }
    assert!(BOOK["en/index.html"].contains("right answers are not in this book"));
    let hosts = bound(&Volume { answers: true, course: Some("care-online".into()), languages: vec![Locale::English], ..volume() });
    let hosts: String = hosts.into_values().collect();
    let in_course = reasons.iter().filter(|r| hosts.contains(r.as_str())).count();
    assert!(in_course > 200, "{in_course}");
    assert!(hosts.contains("The right answers are in this book"));
}

#[test]
fn the_same_texts_and_the_same_day_give_the_same_bytes() {
    let small = |day| bound(&Volume { course: Some("tools".into()), day, ..volume() });
    let (one, again, later) = (small(DAY), small(DAY), small(DAY + 86_400_000));
    assert!(one == again);
    assert!(one["en/index.html"].contains("November 22, 2026") && later["en/index.html"].contains("November 23, 2026"));
    assert!(one["fr/index.html"].contains("22 novembre 2026"));
    let undated: BTreeMap<_, _> =
        later.iter().map(|(path, text)| (path, text.replace("November 23", "November 22").replace("23 novembre", "22 novembre"))).collect();
    assert!(one.iter().all(|(path, text)| undated[path] == *text), "the day is all that differs");
}

#[test]
fn a_course_alone_has_no_link_to_the_others() {
    let book = bound(&Volume { course: Some("care-online".into()), languages: vec![Locale::English], ..volume() });
    for (path, html) in book.iter().filter(|(path, _)| path.ends_with(".html")) {
        for to in elements(html).iter().filter_map(|e| value(e, "href").map(str::to_owned)).filter(|to| !to.contains(':')) {
            let file = to.split('#').next().unwrap_or_default();
            assert!(file.is_empty() || book.contains_key(&resolved(path, file)), "{path}: {to}");
        }
    }
    assert!(book["index.html"].contains("English") && !book["index.html"].contains("Français"));
}

#[test]
fn what_the_host_says_is_in_it() {
    let site = Site::new([(Part::Name, "Maple College".to_owned()), (Part::Desk(Locale::English), "Room 4, on Mondays".to_owned())], 1);
    let checked = Some("2026-11-20".to_owned());
    let book = bound(&Volume { site: &site, course: Some("tools".into()), checked_on: checked, checked_by: Some("Front desk".into()), ..volume() });
    assert!(book["en/help.html"].contains("checked on 2026-11-20 by Front desk"));
    assert!(book["en/index.html"].contains("last checked on 2026-11-20") && book["en/index.html"].contains("Maple College"));
    assert!(book["en/about/ways-and-devices.html"].contains("Room 4, on Mondays"));
    for line in &LIBRARY.help.region_or_default(None).unwrap().lines {
        assert!(book["en/help.html"].contains(&*line.shown) && book["fr/help.html"].contains(&*line.shown));
    }
    assert!(BOOK["en/help.html"].contains("not done yet") && BOOK["en/index.html"].contains("Nobody has checked these numbers yet"));
    assert!(BOOK["en/print.css"].contains("9-8-8"), "Help now stands at the foot of each printed page");
}

/// A tab, a file's name, a printed page's edge: nothing about anybody's health on learners' pages.
#[test]
fn titles_and_names_of_learners_pages_are_neutral() {
    let title = |html: &str| html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).unwrap().0.to_lowercase();
    for (path, html) in pages().filter(|(path, _)| !path.contains("/care-online/")) {
        for word in ["clinic", "hospital", "mental", "psych", "therap", "diagnos", "patient", "illness", "suicid", "clinique", "hôpital"] {
            assert!(!title(html).contains(word) && !path.contains(word), "{path}: {word}");
        }
    }
}
