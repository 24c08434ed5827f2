//! Reviewing in the studio: what waits for readers, reading it piece by piece, saying something, deciding; and the writers' answers.
//!
//! People who review change no text. Everything here is given the content store and never the people store: nobody is written to, the lists say
//! what waits. Deliberately absent: which reviews a change needs (`domain::publishing`), and publishing.

mod checklist;
pub mod list;
mod pieces;
pub mod reading;
pub mod remarks;
pub(super) mod standing_words;
pub mod text;
pub mod without;
pub mod work;
mod work_page;

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use crate::{
    domain::{
        ids::StaffId,
        publishing::{Capacity, kinds::Kind},
    },
    http::{error::Trouble, visit::Visit},
    storage::studio_comments::{Comment, Outcome},
    ui::{frame::Frame, words::Say},
};
use reading::Reading;

/// Where reviewers begin.
pub const HERE: &str = "/author/reviews";

/// What somebody writes here at most, in letters.
const LONGEST: usize = 2_000;

/// Whoever reads here, as far as these pages need it.
struct Me {
    id: StaffId,
    name: String,
    /// As what they may read in the role that they work as now.
    capacities: &'static [Capacity],
}

impl Me {
    fn of(visit: &Visit) -> Result<Self, Trouble> {
        let staff = visit.staff().ok_or(Trouble::NotFound)?;
        Ok(Self { id: staff.id().clone(), name: staff.display_name().to_owned(), capacities: Capacity::of_role(staff.working_as()) })
    }
}

/// A work that was sent to be read. Others are nobody's to read here.
async fn find(visit: &Visit, id: &str) -> Result<Reading, Trouble> {
    Reading::of(&visit.house, id).await?.filter(Reading::is_waiting).ok_or(Trouble::NotFound)
}

/// The same for something that was typed: where it stopped waiting meanwhile, the page shows the words, to be copied.
async fn find_to_answer(visit: &Visit, id: &str, typed: &[&str]) -> Result<Result<Reading, Response<Body>>, Trouble> {
    let reading = Reading::of(&visit.house, id).await?.ok_or(Trouble::NotFound)?;
    Ok(if reading.is_waiting() { Ok(reading) } else { Err(closed(visit, &reading, typed)) })
}

/// Not waiting any more: what was typed is not lost.
fn closed(visit: &Visit, reading: &Reading, typed: &[&str]) -> Response<Body> {
    let typed: Vec<String> = typed.iter().filter(|words| !words.trim().is_empty()).map(|words| (*words).to_owned()).collect();
    visit.page_with(StatusCode::CONFLICT, || {
        let say = visit.say();
        let title = reading.work.title.clone();
        let lines = typed.iter().map(|words| view! { <pre class="as-typed">{words.clone()}</pre> }).collect_view();
        let lead = say.t(if typed.is_empty() { "review-closed" } else { "review-closed-typed" });
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1><p class="lead" role="alert">{lead}</p>{lines}
                <p class="links"><a href=visit.to(HERE)>{say.t("review-title")}</a></p></section>
        };
        (Frame::new(title.clone()).trail(say.t("review-title"), visit.to(HERE)).trail(title, ""), main)
    })
}

/// The name under which somebody wrote or reviewed.
fn name_of(say: Say, reading: &Reading, who: &StaffId) -> String {
    let name = reading.people.get(who).map(|writer| writer.name.clone()).unwrap_or_default();
    if name.is_empty() { say.t("review-somebody-who-left") } else { name }
}

fn capacity_name(say: Say, capacity: Capacity) -> String {
    say.t(&format!("review-as-{}", capacity.code().replace('_', "-")))
}

fn kind_names(say: Say, kinds: &std::collections::BTreeSet<Kind>) -> String {
    kinds.iter().map(|kind| say.t(&format!("review-kind-{}", kind.code()))).collect::<Vec<_>>().join(", ")
}

/// Words of a person, as they wrote them.
fn quoted(words: &str) -> Option<AnyView> {
    let lines = words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    (!words.trim().is_empty()).then(|| view! { <blockquote class="quiet">{lines}</blockquote> }.into_any())
}

/// What became of a remark, in words.
fn outcome_words(say: Say, comment: &Comment) -> String {
    let day = say.day(comment.answered_at.unwrap_or(comment.at));
    say.with(&format!("review-outcome-{}", comment.outcome.code().replace('_', "-")), &[("day", day)])
}

/// How many remarks still wait for an answer.
fn open_remarks(reading: &Reading) -> usize {
    reading.comments.iter().filter(|comment| comment.outcome == Outcome::Open).count()
}
