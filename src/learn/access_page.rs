//! What helps: for each “no” and “not sure” the host's own words from the page about devices and other ways, and the way to more of them.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::access::Answers;
use crate::{
    domain::{
        course::{Block, Page},
        instruments::AccessQuestion,
        markdown::Inline,
    },
    http::visit::Visit,
    storage::answers::Access,
    ui::{
        art::Icon,
        blocks::{self, Reader},
        frame::Frame,
    },
};

/// The question whose “no” comes before everything else.
const WANTED: &str = "want-digital";

pub fn what_helps(visit: &Visit, answers: &Answers) -> Response<Body> {
    let wants_no = answers.get(WANTED) == Some(&Access::No);
    let questions = &visit.library.access.questions;
    let open = |q: &&AccessQuestion| matches!(answers.get(&q.id), Some(Access::No | Access::Unsure));
    let mut helped: Vec<&AccessQuestion> = questions.iter().filter(open).collect();
    helped.sort_by_key(|q| q.id != WANTED || !wants_no);
    visit.page(|| {
        let say = visit.say();
        let title = say.t(if wants_no { "access-end-no" } else { "access-end" });
        let lead = say.t(match (wants_no, helped.is_empty(), answers.is_empty()) {
            (true, ..) => "access-no-words",
            (_, false, _) => "access-some-words",
            (_, true, false) => "access-all-words",
            (_, true, true) => "access-none-words",
        });
        let parts = helped.iter().enumerate().map(|(i, q)| part(visit, q, i == 0)).collect_view();
        let paper = wants_no.then(|| view! { <li><a href=visit.to("/learn")>{say.t("access-paper")}</a></li> });
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1><p class="lead">{lead}</p></section>
            <section class="flow helps">{parts}</section>
            <section class="flow"><p>{say.t("access-change")}</p>
                <div class="acts"><a class="btn" href=visit.to("/start")>{say.t("access-start")}" "{Icon::Next.view()}</a></div>
                <ul class="links set">{paper}<li><a href=visit.to("/about/ways-and-devices")>{say.t("access-all")}</a></li>
                    <li><a href=visit.to("/access")>{say.t("access-again")}</a></li></ul></section>
        };
        let frame = Frame::new(title.clone()).trail(say.t("crumb-home"), visit.to("")).trail(say.t("start-title"), visit.to("/start")).trail(title, "");
        (frame, main)
    })
}

/// The section that helps, under its heading. The first one is open: one thing at a time.
fn part(visit: &Visit, question: &AccessQuestion, open: bool) -> AnyView {
    let say = visit.say();
    let page = visit.library.edition(visit.locale).page(&question.page);
    let to = format!("{}#{}", visit.to(&format!("/about/{}", question.page)), question.anchor());
    let reader = Reader { say, device: None, help: visit.to("/help"), ticks: None };
    let found = page.and_then(|page| section(page, &question.anchor()));
    let (head, words) = match found {
        Some((head, words)) => (blocks::line(head).into_any(), blocks::plain(&reader, words)),
        None => (question.text.in_locale(visit.locale).to_owned().into_any(), ().into_any()),
    };
    view! { <details open=open><summary>{head}</summary><div class="flow">{words}<p class="links"><a href=to>{say.t("access-ways")}</a></p></div></details> }
        .into_any()
}

/// A heading of the page and what stands under it, up to the next one.
fn section<'p>(page: &'p Page, anchor: &str) -> Option<(&'p Inline, &'p [Block])> {
    let (start, head) = page.blocks.iter().enumerate().find_map(|(i, b)| match b {
        Block::Heading { id, text, .. } if id == anchor => Some((i, text)),
        _ => None,
    })?;
    let rest = page.blocks.get(start + 1..)?;
    let end = rest.iter().position(|b| matches!(b, Block::Heading { level: 2, .. })).unwrap_or(rest.len());
    Some((head, &rest[..end]))
}
