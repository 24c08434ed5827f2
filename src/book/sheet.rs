//! One page of the book: the frame around it, and how pieces are fitted into it. The same on every page: the way to the contents, Help now, the other language.
//!
//! Deliberately absent: “Leave quickly” and everything that needs a server.

use leptos::prelude::*;

use super::{
    fit::{Fit, fit},
    leads,
    volume::Volume,
};
use crate::{
    domain::{ids::TermId, locale::Locale, site::Part},
    ui::{
        art::{Door, Icon},
        frame::piece,
        words::Say,
    },
};

/// A page that is ready to be written.
#[derive(Debug, Clone)]
pub struct Page {
    pub path: String,
    pub html: String,
    /// The file of its PDF, and the module that it is about.
    pub pdf: Option<(String, String)>,
}

pub struct Sheet<'v, 'l> {
    pub volume: &'v Volume<'l>,
    pub locale: Locale,
    pub path: String,
    pub title: String,
    /// This very page in the other language.
    pub other: Option<String>,
    /// The language of the text, if it is not the reader's.
    pub written_in: Locale,
    pub small_print: Option<String>,
    /// Glossary words that this page explains itself.
    pub words: Vec<TermId>,
}

impl<'v, 'l> Sheet<'v, 'l> {
    pub fn new(volume: &'v Volume<'l>, locale: Locale, path: impl Into<String>, title: impl Into<String>) -> Self {
        let (path, title) = (path.into(), title.into());
        // Names of files are the same in both languages, because addresses are.
        let in_other = path.strip_prefix(locale.code()).map(|rest| format!("{}{rest}", locale.other()));
        let other = in_other.filter(|_| volume.languages.contains(&locale.other()));
        Self { volume, locale, path, title, other, written_in: locale, small_print: None, words: Vec::new() }
    }

    pub fn say(&self) -> Say {
        Say(self.locale)
    }

    /// The language of a text inside this page, when it is another one.
    pub fn lang_of(&self, written_in: Locale) -> String {
        if written_in == self.locale { String::new() } else { format!(" lang=\"{written_in}\"") }
    }

    /// Draws a piece and fits it in: ids begin with `prefix`, headings go down by `deeper`.
    pub fn piece<V: IntoView + 'static>(&self, prefix: &str, deeper: u8, make: impl FnOnce() -> V) -> String {
        fit(&piece(make), &Fit { prefix, deeper, lead: &|to| self.lead(prefix, to) })
    }

    /// Where a link leads from here: `book:` names a file of the book, `#` a place of the same piece, everything else an address of the site.
    fn lead(&self, prefix: &str, to: &str) -> Option<String> {
        if let Some(word) = to.strip_prefix("#word-") {
            let here = self.words.iter().any(|known| known.as_str() == word);
            return Some(if here { to.to_owned() } else { self.to(&format!("{}{to}", leads::small(self.locale, "glossary"))) });
        }
        if let Some(place) = to.strip_prefix('#') {
            return Some(format!("#{prefix}{place}"));
        }
        if let Some(file) = to.strip_prefix("book:") {
            return Some(self.to(file));
        }
        if ["https://", "tel:", "sms:"].iter().any(|scheme| to.starts_with(scheme)) {
            return Some(to.to_owned());
        }
        leads::target(self.volume, self.locale, to).map(|file| self.to(&file))
    }

    fn to(&self, file: &str) -> String {
        leads::relative(&self.path, file)
    }

    /// The whole document around `body`.
    pub fn page(self, class: &str, body: &str) -> Page {
        let say = self.say();
        let title = words_of(format!("{} · {}", self.title, say.t("product")));
        let (style, print, icon) = (self.to("style.css"), self.to(&print_style(self.locale)), self.to("favicon.svg"));
        let skip = words_of(say.t("skip"));
        let (locale, lang) = (self.locale, self.lang_of(self.written_in));
        let (mast, notice, foot) = (self.mast(), self.notice(), self.foot());
        let html = format!(
            "<!DOCTYPE html>\n<html lang=\"{locale}\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"stylesheet\" href=\"{style}\">\n\
             <link rel=\"stylesheet\" href=\"{print}\" media=\"print\">\n<link rel=\"icon\" href=\"{icon}\" type=\"image/svg+xml\">\n</head>\n\
             <body class=\"{class}\">\n<a class=\"skip\" href=\"#main\">{skip}</a>\n{mast}\n{notice}\
             <main id=\"main\" tabindex=\"-1\"><div class=\"wrap page\"{lang}>\n{body}\n</div></main>\n{foot}\n</body>\n</html>\n"
        );
        Page { path: self.path, html, pdf: None }
    }

    fn mast(&self) -> String {
        let say = self.say();
        let (start, help) = (format!("book:{}", leads::start(self.locale)), format!("book:{}", leads::small(self.locale, "help")));
        let other = self.other.as_ref().map(|file| {
            let (file, other) = (format!("book:{file}"), self.locale.other());
            view! { <li><a href=file hreflang=other.code() lang=other.code()>{other.own_name()}</a></li> }
        });
        self.piece("", 0, || {
            view! {
                <header class="mast"><div class="wrap">
                    <a class="name" href=start.clone()>{Door::Open.view()}{say.t("product")}</a>
                    <a class="help" href=help>{Icon::Phone.view()}{say.t("help-now")}</a>
                    <nav aria-label=say.t("book-nav")><ul class="set"><li><a href=start>{say.t("book-contents")}</a></li>{other}</ul></nav>
                </div></header>
            }
        })
    }

    fn notice(&self) -> String {
        if self.written_in == self.locale {
            return String::new();
        }
        let say = self.say();
        let words = say.with("notice-not-translated", &[("language", self.written_in.own_name())]);
        self.piece("", 0, || view! { <section class="notice" aria-label=say.t("notice")><div class="wrap"><p>{words}</p></div></section> })
    }

    fn foot(&self) -> String {
        let say = self.say();
        let file = |name: &str| format!("book:{}", leads::small(self.locale, name));
        let made = say.with("book-made", &[("day", say.day(self.volume.day)), ("revision", self.volume.revision().to_owned())]);
        let run_by = self.volume.site.get(Part::Name).map(|name| view! { <p>{say.with("foot-run-by", &[("name", name)])}</p> });
        let small_print = self.small_print.clone().map(|words| view! { <p>{words}</p> });
        let line = self.volume.help_line(say);
        self.piece("", 0, || {
            view! {
                <footer class="foot"><div class="wrap">
                    <p><strong>{line}</strong></p>
                    <p class="no-print">{say.t("foot-for-learning")}" "<a href=file("help")>{say.t("help-now")}</a>"."</p>
                    <ul class="set">
                        <li><a href=format!("book:{}", leads::start(self.locale))>{say.t("book-contents")}</a></li>
                        <li><a href=file("skills-check")>{say.t("check-home-title")}</a></li>
                        <li><a href=file("glossary")>{say.t("foot-glossary")}</a></li>
                    </ul>
                    {small_print}<p>{made}</p>{run_by}
                </div></footer>
            }
        })
    }
}

/// The style sheet of printed pages in one language: the line at their foot is in words.
pub fn print_style(locale: Locale) -> String {
    format!("{locale}/print.css")
}

/// Help now at the foot of each printed page, with its number.
pub fn print_css(volume: &Volume<'_>, locale: Locale) -> String {
    let line = volume.help_line(Say(locale)).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
    format!("@page {{ @bottom-left {{ content: \"{line}\"; }} @bottom-right {{ content: counter(page) \" / \" counter(pages); }} }}\n")
}

/// Everything that a page needs to look right, made from the product's own sheets.
pub fn style() -> String {
    [
        include_str!("../../style/tokens.css"),
        include_str!("../../style/base.css"),
        include_str!("../../style/layout.css"),
        include_str!("../../style/components.css"),
        include_str!("../../style/product.css"),
        include_str!("../../style/learn.css"),
        include_str!("../../style/print.css"),
        include_str!("book.css"),
    ]
    .concat()
}

pub const FAVICON: &str = include_str!("../../style/favicon.svg");

/// For text and for values in double quotes.
fn words_of(text: String) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
