//! One bank: each question with how many were asked, how many were right, and what somebody should look at.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{
    HERE, figures,
    look::{self, Looked, Together},
};
use crate::{
    domain::{
        course::{Course, Module, QuestionSet, Track},
        quiz::Question,
    },
    http::{error::Trouble, visit::Visit},
    storage::{
        bank_answers::{self, MOST_CHECKS},
        item_voids::{self, Voids},
    },
    ui::{blocks, frame::Frame, lesson_parts::find},
};

/// A module with its bank, in the reader's language.
pub struct Bank<'v> {
    pub course: &'v Course,
    pub module: &'v Module,
    pub set: &'v QuestionSet,
}

impl<'v> Bank<'v> {
    pub fn find(visit: &'v Visit, course: &str, module: &str) -> Result<Self, Trouble> {
        let (course, module) = find(visit, Track::Clinician, course, module)?;
        let set = module.items.as_ref().ok_or(Trouble::NotFound)?;
        Ok(Self { course, module, set })
    }

    pub fn address(&self, visit: &Visit, rest: &str) -> String {
        visit.to(&format!("{HERE}/{}/{}{rest}", self.course.slug, self.module.slug))
    }
}

/// `GET /train/questions/{course}/{module}`
pub async fn show(visit: Visit, Path((_, course, module)): Path<(String, String, String)>) -> Result<Response<Body>, Trouble> {
    let bank = Bank::find(&visit, &course, &module)?;
    let checks = bank_answers::first_checks(&visit.house.stores.people, &bank.module.id).await?;
    let looked: Vec<Looked> = bank.set.questions.iter().map(|q| look::one(&checks, q, bank.set.questions.len())).collect();
    let voids = item_voids::all(&visit.house.stores.people).await?;
    let people = u32::try_from(checks.takers().len()).unwrap_or(u32::MAX);
    // Drawing takers anew a thousand times takes a moment, in which this thread answers nobody.
    let together = tokio::task::spawn_blocking(move || look::together(&checks)).await.map_err(|why| Trouble::Ours(why.to_string()))?;
    Ok(visit.page(|| page(&visit, &bank, (people, &voids), &looked, &together)))
}

fn page(visit: &Visit, bank: &Bank<'_>, (people, voids): (u32, &Voids), looked: &[Looked], together: &Together) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let rows = bank.set.questions.iter().zip(looked).map(|(question, looked)| row(visit, bank, (question, voids), looked)).collect_view();
    let title = say.with("questions-of", &[("module", bank.module.title.as_str())]);
    let main = view! {
        <section class="flow"><h1>{title.clone()}</h1><p class="lead">{say.with("questions-checks", &[("n", figures::people(say, people))])}</p>
            <p>{say.with("questions-first-only", &[("most", MOST_CHECKS)])}</p><p>{say.t("questions-nobody")}</p></section>
        <section class="flow" aria-labelledby="list"><h2 id="list">{say.t("questions-list")}</h2>
            <table class="stack"><thead><tr><th scope="col">{say.t("questions-question")}</th><th scope="col">{say.t("questions-asked")}</th>
                <th scope="col">{say.t("questions-right")}</th><th scope="col">{say.t("questions-goes-with")}</th><th scope="col">{say.t("questions-look")}</th></tr></thead>
                <tbody>{rows}</tbody></table><p class="small">{say.t("questions-list-words")}</p></section>
        {hang_together(visit, together)}
    };
    let frame = Frame::new(title.clone())
        .trail(say.t("desk-title"), visit.to("/staff"))
        .trail(say.t("questions-title"), visit.to(HERE))
        .trail(bank.module.title.clone(), "");
    (frame, main)
}

fn row(visit: &Visit, bank: &Bank<'_>, (question, voids): (&Question, &Voids), looked: &Looked) -> impl IntoView + use<> {
    let say = visit.say();
    let void = voids.find(question.id.as_str(), &question.revision).map(|_| view! { " "<span class="tag">{say.t("item-void-tag")}</span> });
    let to = bank.address(visit, &format!("/{}", question.id));
    // One reason is enough: with too few people nothing in this row can be told.
    let known = looked.item.difficulty.found().is_some();
    let figure = |words: String| if known { words } else { say.t("questions-none") };
    let right = figure(figures::told(say, &looked.item.difficulty, |d| figures::percent(say, d.share)));
    let goes = figure(figures::told(say, &looked.item.discrimination, |c| figures::decimal(say, c.r)));
    view! {
        <tr><th scope="row"><a href=to>{blocks::line(&question.stem)}</a>{void}</th><td data-h=say.t("questions-asked")>{figures::people(say, looked.item.takers)}</td>
            <td data-h=say.t("questions-right")>{right}</td><td data-h=say.t("questions-goes-with")>{goes}</td>
            <td data-h=say.t("questions-look")>{figures::flags(say, &looked.flags)}</td></tr>
    }
}

fn hang_together(visit: &Visit, together: &Together) -> impl IntoView + use<> {
    let say = visit.say();
    let alpha = figures::told(say, &together.alpha, |a| figures::with_interval(say, a.alpha, a.interval));
    let omega = figures::told(say, &together.omega, |o| match o.interval.found() {
        Some(interval) => figures::with_interval(say, o.omega, interval),
        None => figures::decimal(say, o.omega),
    });
    let first_look = together.omega.clone().found().is_some_and(|o| o.first_look).then(|| view! { <p>{say.t("questions-first-look")}</p> });
    let about = together
        .alpha
        .found()
        .map(|a| view! { <p>{say.with("questions-set", &[("items", together.questions.to_string()), ("n", figures::people(say, a.takers))])}</p> });
    view! {
        <section class="flow" aria-labelledby="together"><h2 id="together">{say.t("questions-together")}</h2><p>{say.t("questions-together-words")}</p>{about}
            <dl class="facts wide"><div><dt>{say.t("questions-alpha")}</dt><dd>{alpha}</dd></div><div><dt>{say.t("questions-omega")}</dt><dd>{omega}</dd></div></dl>{first_look}</section>
    }
}
