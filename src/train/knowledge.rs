//! The knowledge check: a draw from the item bank, one question to a page, looked over and sent in as a whole, then marked by rule.
//!
//! Answers live on the server, one step each, and may change until they are sent. No key and no reason is in any page before that:
//! this file and `knowledge_pages` never touch them; `knowledge_result` does, and needs an attempt that was sent.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};

use super::{
    asked,
    decide::{self, Decider, Shown},
    knowledge_pages, knowledge_result,
    knowledge_sheet::Sheet,
};
use crate::{
    account::{self, carry::Carried, secrets::random},
    domain::{
        competency::Outcome,
        course::{Course, Module, QuestionSet, Track},
        frameworks::EvidenceKind,
        ids::QuestionId,
        quiz::{self, NotAnAnswer, Question},
        tries::{self, NextTry},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        attempts::{self, AttemptKind, NewAttempt, Response as Answered},
        item_voids::{self, Voids},
        judging_again,
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    ui::{
        lesson_parts::{address, find},
        question_fields,
    },
};

type At = Path<(String, String, String)>;

/// The check of one module.
pub struct Check<'v> {
    pub course: &'v Course,
    pub module: &'v Module,
    pub set: &'v QuestionSet,
}

impl Check<'_> {
    pub fn address(&self, visit: &Visit) -> String {
        address(visit, self.course, self.module, "/knowledge")
    }

    fn part(&self, visit: &Visit, part: &str) -> String {
        format!("{}?{part}", self.address(visit))
    }
}

fn find_check<'v>(visit: &'v Visit, path: &At) -> Result<Check<'v>, Trouble> {
    let (course, module) = find(visit, Track::Clinician, &path.1, &path.2)?;
    let set = module.items.as_ref().ok_or(Trouble::NotFound)?;
    Ok(Check { course, module, set })
}

/// Everything that a page of this check may need about somebody.
pub struct Tries<'v> {
    pub open: Option<Sheet<'v>>,
    /// Sent in, the oldest first.
    pub sent: Vec<Sheet<'v>>,
    /// What was asked in them, the oldest first; also what is in no bank any more.
    met: Vec<QuestionId>,
    /// Questions that do not count any more, of any check.
    voids: Voids,
}

impl Tries<'_> {
    /// Is this one drawn in a new try?
    fn draws(&self, question: &Question) -> bool {
        self.voids.find(question.id.as_str(), &question.revision).is_none()
    }

    /// How many there are to draw from.
    pub fn bank(&self, check: &Check<'_>) -> usize {
        check.set.questions.iter().filter(|q| self.draws(q)).count()
    }
}

async fn tries<'v>(visit: &Visit, staff: &Staff, check: &Check<'v>) -> Result<Tries<'v>, Trouble> {
    let people = &visit.house.stores.people;
    let mut tries = Tries { open: None, sent: Vec::new(), met: Vec::new(), voids: item_voids::all(people).await? };
    let voids = tries.voids.for_owner(staff.id());
    for attempt in attempts::in_module(people, staff, &check.module.id).await? {
        if attempt.what.kind != AttemptKind::Knowledge {
            continue;
        }
        let answers = attempts::responses(people, staff, &attempt.id).await?;
        let questions = drawn(check, &attempt.what.drawn);
        let met = tries.met.clone();
        let sent = attempt.submitted_at.is_some();
        match (questions, sent) {
            (Some(questions), false) => tries.open = Some(Sheet { attempt, questions, answers, met, voids: voids.clone() }),
            // A question that is gone cannot be asked again; what was sent still counts.
            (None, false) => {}
            (questions, true) => {
                // One that was begun earlier in another window and never sent is no extra try.
                tries.open = None;
                tries.met.extend(asked(&attempt.what.drawn).into_iter().flatten().filter_map(|(id, _)| QuestionId::parse(&id).ok()));
                tries.sent.push(Sheet { attempt, questions: questions.unwrap_or_default(), answers, met, voids: voids.clone() });
            }
        }
    }
    Ok(tries)
}

/// The questions of a draw, if all of them still exist.
fn drawn<'v>(check: &Check<'v>, drawn: &str) -> Option<Vec<&'v Question>> {
    asked(drawn)?.iter().map(|(id, _)| check.set.questions.iter().find(|q| q.id.as_str() == id)).collect()
}

/// Name and revision of each question of a draw.
fn asked(drawn: &str) -> Option<Vec<(String, String)>> {
    serde_json::from_str(drawn).ok()
}

/// When the next try is open. One in which no question counts was none.
pub fn next_try(visit: &Visit, tries: &Tries<'_>) -> NextTry {
    let before = tries.sent.iter().filter_map(|s| Some((s.attempt.submitted_at?, s.outcome(visit))));
    let before: Vec<(i64, Outcome)> = before.filter(|(_, outcome)| outcome.points().1 > 0).collect();
    tries::next_try(&visit.library.competencies.rules.knowledge, &before, visit.house.now())
}

/// `GET …/knowledge`, `?q=2`, `?q=check`, `?see=result`
pub async fn show(visit: Visit, path: At) -> Result<Response<Body>, Trouble> {
    let check = find_check(&visit, &path)?;
    let Some(staff) = visit.staff() else {
        return Ok(visit.shared_page(|| knowledge_pages::start(&visit, &check, None)));
    };
    let tries = tries(&visit, staff, &check).await?;
    if visit.query.one("see") == Some("result")
        && let Some(last) = tries.sent.last()
    {
        return Ok(visit.page(|| knowledge_result::page(&visit, &check, last, next_try(&visit, &tries))));
    }
    match (visit.query.one("q"), &tries.open) {
        (Some("check"), Some(sheet)) => Ok(visit.page(|| knowledge_pages::look_over(&visit, &check, sheet, false))),
        (Some(n), Some(sheet)) => {
            let place = n.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|p| *p < sheet.questions.len()).ok_or(Trouble::NotFound)?;
            let typed = sheet.answer(place).map(|a| question_fields::stored(sheet.questions[place], &a.chosen)).unwrap_or_default();
            Ok(visit.page(|| knowledge_pages::question(&visit, &check, sheet, place, &typed, None)))
        }
        (Some(_), None) => Ok(visit.go_on(&check.address(&visit))),
        (None, _) => Ok(visit.page(|| knowledge_pages::start(&visit, &check, Some(&tries)))),
    }
}

/// `POST …/knowledge`: begin, answer one question, send all.
pub async fn save(visit: Visit, path: At, form: Form) -> Result<Response<Body>, Trouble> {
    let check = find_check(&visit, &path)?;
    let Some(staff) = visit.staff() else { return Ok(account::staff::door_with(&visit, Carried::from_post(&visit, &form).await.as_ref())) };
    visit.check_token(&form)?;
    let tries = tries(&visit, staff, &check).await?;
    match (form.text("do"), tries.open.as_ref()) {
        ("begin", None) => begin(&visit, staff, &check, &tries, &form).await,
        ("begin", Some(_)) => Ok(visit.go_on(&check.part(&visit, "q=1"))),
        ("answer", Some(sheet)) => answer(&visit, staff, &check, sheet, &form).await,
        ("send", Some(sheet)) => send(&visit, staff, &check, sheet).await,
        // Sent already, by the first of two clicks or in another window.
        ("answer" | "send", None) if !tries.sent.is_empty() => Ok(visit.go_on(&check.part(&visit, "see=result"))),
        _ => Ok(visit.go_on(&check.address(&visit))),
    }
}

async fn begin(visit: &Visit, staff: &Staff, check: &Check<'_>, tries: &Tries<'_>, form: &Form) -> Result<Response<Body>, Trouble> {
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    if !matches!(next_try(visit, tries), NextTry::Open { .. }) {
        return Ok(visit.go_on(&check.address(visit)));
    }
    let framework = &visit.library.competencies;
    let wanted = tries::wanted(framework, &check.module.competencies);
    let seed = u64::from_le_bytes(random());
    let places = quiz::draw_items(&check.set.questions, &wanted, check.module.draw as usize, seed, &tries.met, |q| tries.draws(q));
    if places.is_empty() {
        return Ok(visit.go_on(&check.address(visit)));
    }
    let items: Vec<_> = places.iter().filter_map(|p| check.set.questions.get(*p)).map(|q| (q.id.as_str(), q.revision.as_str())).collect();
    let now = visit.house.now();
    let new =
        NewAttempt { kind: AttemptKind::Knowledge, module: check.module.id.clone(), subject: String::new(), seed, drawn: serde_json::json!(items).to_string() };
    let mut change = visit.house.stores.people.change().await?;
    if submissions::begin_as_staff(&mut change, staff, &key, now).await? == Submission::First {
        // Begun in another window in the meantime: that one goes on, if its questions still exist.
        let newest = attempts::newest_in(&mut change, staff, &new).await?;
        if !newest.is_some_and(|newest| newest.submitted_at.is_none() && drawn(check, &newest.what.drawn).is_some()) {
            attempts::start(&mut change, staff, &new, now).await?;
        }
        change.commit().await?;
    }
    Ok(visit.go_on(&check.part(visit, "q=1")))
}

async fn answer(visit: &Visit, staff: &Staff, check: &Check<'_>, sheet: &Sheet<'_>, form: &Form) -> Result<Response<Body>, Trouble> {
    let place = form.text("n").parse::<usize>().ok().and_then(|n| n.checked_sub(1)).ok_or(Trouble::BrokenForm)?;
    let question = *sheet.questions.get(place).ok_or(Trouble::BrokenForm)?;
    // A text that changed while the page was open: its numbers may mean other choices now.
    let read = match form.text("revision") == question.revision.as_str() && form.text("item") == question.id.as_str() {
        true => question.read_answer(&question_fields::numbers(question, form)),
        false => Err(NotAnAnswer::UnknownChoice),
    };
    let answer = match read {
        Ok(answer) => answer,
        Err(why) => {
            let typed = question_fields::typed(question, form);
            return Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || knowledge_pages::question(visit, check, sheet, place, &typed, Some(why))));
        }
    };
    let worth = tries::item_step(question, &answer);
    let answered = Answered {
        step: u32::try_from(place).map_err(|_| Trouble::BrokenForm)?,
        item: question.id.as_str().to_owned(),
        item_revision: question.revision.clone(),
        chosen: question_fields::to_store(&answer),
        points: i64::from(worth.points),
        safe: !worth.unsafe_step,
        answered_at: visit.house.now(),
    };
    asked::keep(visit, &question.revision).await?;
    let mut change = visit.house.stores.people.change().await?;
    let saved = attempts::hold(&mut change, staff, &sheet.attempt.id).await? && attempts::respond(&mut change, staff, &sheet.attempt.id, &answered).await?;
    change.commit().await?;
    // On to the next question without an answer; from the last one to the page that shows all.
    let next = sheet.missing().into_iter().find(|p| *p > place).map_or("q=check".to_owned(), |p| format!("q={}", p + 1));
    Ok(visit.go_on(&check.part(visit, if saved { &next } else { "see=result" })))
}

async fn send(visit: &Visit, staff: &Staff, check: &Check<'_>, sheet: &Sheet<'_>) -> Result<Response<Body>, Trouble> {
    if !sheet.missing().is_empty() {
        return Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || knowledge_pages::look_over(visit, check, sheet, true)));
    }
    let now = visit.house.now();
    asked::keep(visit, &visit.library.competencies_revision).await?;
    let mut change = visit.house.stores.people.change().await?;
    // The first of two clicks gets `true`; it alone writes evidence.
    if attempts::submit(&mut change, staff, &sheet.attempt.id, now).await? {
        let answers = attempts::responses_in(&mut change, staff, &sheet.attempt.id).await?;
        // What was voided while it was being answered is known now, whatever the page knew.
        let voids = item_voids::all_in(&mut change).await?;
        let sheet = Sheet { answers, voids: voids.for_owner(staff.id()), attempt: sheet.attempt.clone(), questions: sheet.questions.clone(), met: Vec::new() };
        let judged = sheet.judged(visit);
        let (outcome, competencies) = (judged.outcome, sheet.reported(visit, judged));
        let shown =
            Shown { attempt: &sheet.attempt.id, kind: EvidenceKind::Knowledge, outcome, revision: &check.set.source.revision, competencies: &competencies };
        decide::write(&mut change, staff, &Decider::of(visit), &shown, now).await?;
        judging_again::known(&mut change, staff, &sheet.attempt.id, &sheet.answers, &voids, now).await?;
    }
    change.commit().await?;
    Ok(visit.go_on(&check.part(visit, "see=result")))
}
