//! A work that waits to be read: what it is about, its texts, where it stands, and what I say in the end.
//!
//! A decision is about exactly the texts that its page was drawn from; if they changed meanwhile it is given back, and nothing is lost.
//! Deliberately absent: publishing.

use axum::{body::Body, extract::Path, http::Response};

use super::{
    HERE, LONGEST, Me,
    checklist::{self, Answer},
    find, find_to_answer,
    reading::Reading,
    work_page,
};
use crate::{
    domain::{
        publishing::{Capacity, Decision},
        safe_messaging::Met,
        studio::Credit,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        studio_reviews::{self as reviews, Decided, Deciding},
        studio_writers as writers,
        submissions::FormKey,
    },
    ui::forms::Fix,
};

/// Somebody who sends a text back says at least this much about why.
const SHORTEST: usize = 10;

/// What was typed and chosen.
#[derive(Default)]
pub struct Typed {
    pub capacity: Option<Capacity>,
    pub words: String,
    /// `yes`, `no` or nothing.
    pub paid: String,
    pub credit: Option<Credit>,
    pub checked: Vec<Answer>,
}

pub(super) struct Page<'r> {
    pub reading: &'r Reading,
    pub me: &'r Me,
    pub typed: Typed,
    pub fixes: Vec<Fix>,
}

/// `GET /author/reviews/{work}`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let me = Me::of(&visit)?;
    let reading = find(&visit, &id).await?;
    Ok(work_page::view(&visit, &Page { reading: &reading, me: &me, typed: Typed::default(), fixes: Vec::new() }))
}

/// `POST /author/reviews/{work}`
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let me = Me::of(&visit)?;
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let decision = match form.text("do") {
        "approve" => Decision::Approved,
        "back" => Decision::SentBack,
        _ => return Err(Trouble::BrokenForm),
    };
    let reading = match find_to_answer(&visit, &id, &[form.text("words")]).await? {
        Ok(reading) => reading,
        Err(closed) => return Ok(closed),
    };
    let typed = typed(&visit, &reading, me.capacities, &form);
    let mut page = Page { reading: &reading, me: &me, typed, fixes: Vec::new() };
    page.fixes = fixes(&visit, &page, decision);
    let (Some(capacity), Some(credit), true) = (page.typed.capacity, page.typed.credit, page.fixes.is_empty()) else {
        return Ok(work_page::view(&visit, &page));
    };
    let checked: Vec<(String, String, Met)> =
        page.typed.checked.iter().filter_map(|(path, question, met)| Some((path.clone(), question.clone(), (*met)?))).collect();
    let is_paid = match page.typed.paid.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let words = page.typed.words.as_str();
    let deciding = Deciding { work: reading.id(), capacity, decision, words, digest: form.text("digest"), is_paid, credit, by: &me.id, checked: &checked };
    let (mut change, now) = (visit.house.stores.content.change().await?, visit.house.now());
    let problem = match reviews::decide(&mut change, &key, &deciding, now).await? {
        Decided::Kept => {
            writers::note(&mut change, &me.id, &me.name).await?;
            change.commit().await?;
            return Ok(visit.go_on(&format!("{}?done={}", visit.to(HERE), decision.code())));
        }
        Decided::OwnWork => "review-own-work",
        Decided::Changed | Decided::Closed => "review-fix-changed",
    };
    drop(change);
    page.fixes.push(Fix { field: "texts", words: visit.say().t(problem) });
    Ok(work_page::view(&visit, &page))
}

fn typed(visit: &Visit, reading: &Reading, mine: &'static [Capacity], form: &Form) -> Typed {
    let chosen = Capacity::from_code(form.text("capacity")).filter(|capacity| mine.contains(capacity));
    Typed {
        capacity: chosen,
        words: form.text("words").trim().replace("\r\n", "\n"),
        paid: form.text("paid").to_owned(),
        credit: Credit::from_code(form.text("credit")),
        checked: checklist::answers(visit, reading, mine, form),
    }
}

fn fixes(visit: &Visit, page: &Page, decision: Decision) -> Vec<Fix> {
    let say = visit.say();
    let (letters, mut fixes) = (page.typed.words.chars().count(), Vec::new());
    if page.typed.capacity.is_none() {
        fixes.push(Fix { field: "capacity", words: say.t("review-fix-capacity") });
    }
    if decision == Decision::Approved {
        if page.typed.checked.iter().any(|(_, _, met)| met.is_none()) {
            fixes.push(Fix { field: "safe", words: say.t("review-fix-safe") });
        } else if page.typed.checked.iter().any(|(_, _, met)| *met == Some(Met::NotMet)) {
            fixes.push(Fix { field: "safe", words: say.t("review-fix-not-met") });
        }
    }
    if decision == Decision::SentBack && letters < SHORTEST {
        fixes.push(Fix { field: "words", words: say.t("review-fix-why") });
    }
    if letters > LONGEST {
        fixes.push(Fix { field: "words", words: say.with("report-long", &[("most", LONGEST), ("now", letters)]) });
    }
    if page.typed.credit.is_none() {
        fixes.push(Fix { field: "credit", words: say.t("review-fix-credit") });
    }
    fixes
}
