//! What the pages of one book know: the texts, the host's lines, the day, and what was asked for.
//!
//! Deliberately absent: settings, databases, the clock. Whoever makes a book (`http/book.rs`, a test) brings them along.

use crate::{
    content::library::Library,
    domain::{
        course::{Course, Module, Track},
        help_lines::{HelpKind, Region},
        locale::Locale,
        site::Site,
    },
    ui::{
        blocks::{Reader, Ticks},
        words::Say,
    },
};
use leptos::prelude::*;

pub struct Volume<'l> {
    pub library: &'l Library,
    pub site: &'l Site,
    /// Whose help lines it shows, and the day and the name of whoever confirmed them last.
    pub region: Option<&'l Region>,
    pub checked_on: Option<String>,
    pub checked_by: Option<String>,
    pub languages: Vec<Locale>,
    /// One course alone, by its name in addresses.
    pub course: Option<String>,
    /// Right answers of knowledge checks, for hosts.
    pub answers: bool,
    /// The day that stands on the first page: milliseconds at its beginning.
    pub day: i64,
}

impl<'l> Volume<'l> {
    /// The courses of this book, learners' first.
    pub fn courses(&self, locale: Locale) -> impl Iterator<Item = &'l Course> {
        let edition = self.library.edition(locale);
        let wanted = self.course.clone();
        let all = [Track::Learner, Track::Clinician].into_iter().flat_map(move |track| edition.courses_of(track));
        all.filter(move |course| wanted.as_ref().is_none_or(|slug| course.slug.as_str() == slug))
    }

    pub fn modules(&self, locale: Locale) -> impl Iterator<Item = (&'l Course, &'l Module)> {
        self.courses(locale).flat_map(|course| course.modules.iter().map(move |module| (course, module)))
    }

    /// The name of the very texts of this book, short enough to be read out.
    pub fn revision(&self) -> &'l str {
        self.library.digest.get(..12).unwrap_or(&self.library.digest)
    }

    /// “Help now: call or text 9-8-8 …”, for the foot of each page.
    pub fn help_line(&self, say: Say) -> String {
        let of = |kind: HelpKind| self.region.and_then(|r| r.of_kind(kind).next()).map(|l| l.shown.clone()).unwrap_or_default();
        say.with("help-in-print", &[("number", of(HelpKind::Crisis)), ("emergency", of(HelpKind::Emergency))])
    }

    /// How blocks are drawn for paper: practice lines are boxes to tick by hand.
    pub fn reader(&self, locale: Locale) -> Reader {
        let ticks: Ticks = std::sync::Arc::new(|lines| {
            let items = lines.iter().map(|line| view! { <li inner_html=line.as_html().to_owned()></li> }).collect_view();
            view! { <ul class="tick set">{items}</ul> }.into_any()
        });
        Reader { say: Say(locale), device: None, help: format!("/{locale}/help"), ticks: Some(ticks) }
    }
}
