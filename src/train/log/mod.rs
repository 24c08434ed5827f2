//! My learning log: what I learned here and elsewhere, with hours, a line of reflection, and the headings of my own regulator.
//!
//! Its writer's own paper: no colleague, lead or administrator has a page of it, and nothing here counts for a competency. What was
//! learned here is read from one's finished lessons each time and cannot be typed. Deliberately absent: targets, credits, reminders.

mod entry;
mod file;
mod headings;

use axum::{body::Body, http::Response};
use leptos::prelude::*;

pub use entry::{save as save_entry, show as show_entry};
pub use file::give;
pub use headings::{save as save_headings, show as show_headings};

use super::calendar::SiteCalendar;
use crate::{
    domain::learning_log::{Entry, Field, Headings, hours},
    http::{error::Trouble, visit::Visit},
    storage::{learning_log, progress::LessonPlace, staff::Staff, staff_lessons},
    ui::frame::Frame,
};

pub const HERE: &str = "/train/log";

/// Everything in somebody's log.
struct Log {
    entries: Vec<Entry>,
    /// One for each module in which lessons were finished; without an id.
    here: Vec<Entry>,
    headings: Headings,
}

impl Log {
    async fn read(visit: &Visit, staff: &Staff) -> Result<Self, Trouble> {
        let people = &visit.house.stores.people;
        let lessons = staff_lessons::lessons(people, staff).await?;
        Ok(Self {
            entries: learning_log::all(people, staff).await?,
            here: learned_here(visit, &lessons),
            headings: learning_log::headings(people, staff).await?,
        })
    }

    /// The newest first, whatever they are.
    fn lines(&self) -> Vec<&Entry> {
        let mut all: Vec<&Entry> = self.entries.iter().chain(&self.here).collect();
        all.sort_by(|a, b| b.day.cmp(&a.day));
        all
    }

    fn minutes(&self) -> u32 {
        self.lines().iter().map(|entry| entry.minutes).sum()
    }
}

/// Finished lessons by module: their honest minutes, and the day of the last one.
fn learned_here(visit: &Visit, lessons: &[LessonPlace]) -> Vec<Entry> {
    let edition = visit.library.edition(visit.locale);
    let calendar = SiteCalendar::of(&visit.house.settings.time_zone);
    let mut modules: Vec<Entry> = Vec::new();
    for lesson in lessons {
        let Some(at) = lesson.finished_at else { continue };
        let Some((_, module)) = edition.course_of_module(&lesson.module) else { continue };
        let minutes = module.lesson_kept_as(lesson.lesson.as_str()).map_or(0, |l| l.minutes);
        let (day, title) = (calendar.day(at), visit.say().with("learning-log-module", &[("title", module.title.as_str())]));
        match modules.iter_mut().find(|known| known.title == title) {
            Some(known) => {
                known.minutes += minutes;
                known.day = known.day.clone().max(day);
            }
            None => modules.push(Entry { day, minutes, title, ..Entry::default() }),
        }
    }
    modules
}

/// The name of a column: the person's own, or ours.
fn heading(visit: &Visit, headings: &Headings, field: Field) -> String {
    headings.of(field).map_or_else(|| visit.say().t(&format!("learning-log-column-{}", field.code())), str::to_owned)
}

/// What stands in a column.
fn value(entry: &Entry, field: Field) -> String {
    match field {
        Field::Day => entry.day.clone(),
        Field::Title => entry.title.clone(),
        Field::Hours => hours(entry.minutes),
        Field::Reflection => entry.reflection.clone(),
        Field::Own(n) => entry.own.get(n).cloned().unwrap_or_default(),
    }
}

/// `GET /train/log`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let log = Log::read(&visit, staff).await?;
    Ok(visit.page(|| page(&visit, staff, &log)))
}

fn page(visit: &Visit, staff: &Staff, log: &Log) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let done = match visit.query.text("done") {
        "saved" => Some("learning-log-saved"),
        "deleted" => Some("learning-log-deleted"),
        "headings" => Some("learning-log-headings-saved"),
        _ => None,
    };
    let done = done.map(|words| view! { <div class="confirm" role="status"><p>{say.t(words)}</p></div> });
    let sum = say.with("learning-log-sum", &[("hours", hours(log.minutes())), ("elsewhere", hours(log.entries.iter().map(|e| e.minutes).sum()))]);
    let list = match log.lines() {
        none if none.is_empty() => view! { <p>{say.t("learning-log-none")}</p> }.into_any(),
        lines => table(visit, log, &lines),
    };
    let file = |name: &str| visit.to(&format!("{HERE}/file/{name}"));
    let main = view! {
        {done}
        <section class="flow"><h1>{say.t("learning-log-title")}</h1><p class="lead">{staff.display_name().to_owned()}". "{sum}</p>
            <p class="no-print">{say.t("learning-log-lead")}</p>
            <div class="acts no-print"><a class="btn" href=visit.to(&format!("{HERE}/new"))>{say.t("learning-log-add")}</a><a href=visit.to(&format!("{HERE}/headings"))>{say.t("learning-log-headings")}</a></div></section>
        <section class="flow" aria-labelledby="all"><h2 id="all">{say.t("learning-log-all")}</h2>{list}</section>
        <section class="flow no-print" aria-labelledby="take"><h2 id="take">{say.t("learning-log-take")}</h2><p>{say.t("learning-log-take-words")}</p>
            <ul class="set links"><li><a href=file("log.csv")>{say.t("learning-log-csv")}</a></li><li><a href=file("log.json")>{say.t("learning-log-json")}</a></li></ul></section>
    };
    let mut frame = Frame::new(say.t("learning-log-title"))
        .trail(say.t("train-title"), visit.to("/train"))
        .trail(say.t("record-title"), visit.to("/train/record"))
        .trail(say.t("learning-log-title"), "");
    frame.body_class = "record-page";
    (frame, main)
}

fn table(visit: &Visit, log: &Log, lines: &[&Entry]) -> AnyView {
    let say = visit.say();
    let columns: Vec<Field> = log.headings.columns().collect();
    let heads = columns.iter().map(|field| view! { <th scope="col">{heading(visit, &log.headings, *field)}</th> }).collect_view();
    let rows = lines.iter().map(|entry| row(visit, log, &columns, entry)).collect_view();
    view! {
        <table class="stack log"><caption>{say.count("learning-log-caption", lines.len())}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
    }
    .into_any()
}

fn row(visit: &Visit, log: &Log, columns: &[Field], entry: &Entry) -> impl IntoView + use<> {
    let cells = columns
        .iter()
        .map(|field| {
            let name = heading(visit, &log.headings, *field);
            let text = value(entry, *field);
            match (field, entry.id.is_empty()) {
                (Field::Title, false) => {
                    let to = visit.to(&format!("{HERE}/{}", entry.id));
                    view! { <th scope="row" data-h=name><a href=to>{text}</a></th> }.into_any()
                }
                (Field::Title, true) => view! { <th scope="row" data-h=name>{text}</th> }.into_any(),
                _ => view! { <td data-h=name>{text}</td> }.into_any(),
            }
        })
        .collect_view();
    view! { <tr>{cells}</tr> }
}
