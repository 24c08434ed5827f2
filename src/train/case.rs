//! A case with decisions, for somebody who is signed in: each decision is stored when it is made and stays as it was made.
//!
//! Where somebody stands is read from the stored steps (`case_way`), never from the address, so Back, reload and a second window do no harm.
//! The last decision, the evidence and the results are one transaction. Without an account: `case_guest`.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};

use super::{
    asked, case_guest, case_pages,
    case_start::{self, Earlier},
    case_way::{self, Tried, attempts_at},
    decide::{self, Decider, Shown},
};
use crate::{
    account::{self, carry::Carried},
    domain::{
        self,
        course::{Course, Module, Scene, Track, Vignette},
        frameworks::EvidenceKind,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        attempts::{self, Attempt, AttemptKind, NewAttempt, Response as Step},
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    ui::lesson_parts::{address, find},
};

type At = Path<(String, String, String, String)>;
type SceneAt = Path<(String, String, String, String, String)>;

pub struct Case<'v> {
    pub course: &'v Course,
    pub module: &'v Module,
    pub vignette: &'v Vignette,
}

impl Case<'_> {
    /// The case's own address, or that of a scene.
    pub fn address(&self, visit: &Visit, scene: Option<&str>) -> String {
        let scene = scene.map(|s| format!("/{s}")).unwrap_or_default();
        address(visit, self.course, self.module, &format!("/case/{}{scene}", self.vignette.slug))
    }

    /// The page after a decision.
    pub fn then(&self, visit: &Visit, scene: &str, step: usize) -> String {
        format!("{}?then={step}", self.address(visit, Some(scene)))
    }
}

fn find_case<'v>(visit: &'v Visit, course: &str, module: &str, vignette: &str) -> Result<Case<'v>, Trouble> {
    let (course, module) = find(visit, Track::Clinician, course, module)?;
    let vignette = module.vignette(vignette).ok_or(Trouble::NotFound)?;
    Ok(Case { course, module, vignette })
}

/// `GET …/case/{vignette}`
pub async fn show(visit: Visit, path: At) -> Result<Response<Body>, Trouble> {
    let case = find_case(&visit, &path.1, &path.2, &path.3)?;
    let Some(staff) = visit.staff() else {
        return Ok(visit.shared_page(|| case_start::page(&visit, &case, &Earlier::default())));
    };
    let mut tried = Vec::new();
    for attempt in attempts_at(&visit, staff, &case).await? {
        tried.push(Tried::read(&visit, staff, attempt).await?);
    }
    let open = tried.pop_if(|newest| newest.attempt.submitted_at.is_none());
    tried.retain(|t| t.attempt.submitted_at.is_some());
    Ok(visit.page(|| case_start::page(&visit, &case, &Earlier { finished: &tried, open: open.as_ref() })))
}

/// `POST …/case/{vignette}`: begin, or begin again. Earlier attempts stay as they are.
pub async fn begin(visit: Visit, path: At, form: Form) -> Result<Response<Body>, Trouble> {
    let case = find_case(&visit, &path.1, &path.2, &path.3)?;
    let Some(staff) = visit.staff() else { return Ok(account::staff::door(&visit)) };
    visit.check_token(&form)?;
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let first = case.vignette.scenes.first().ok_or(Trouble::NotFound)?;
    let now = visit.house.now();
    let before = case_way::newest(&visit, staff, &case).await?;
    // Begun in another window: that one goes on. One that cannot be followed any more stays as it is, and a new one begins.
    let on = |newest: &Attempt| before.as_ref().is_none_or(|tried| tried.attempt.id != newest.id || tried.way(&case).is_some());
    let new = NewAttempt {
        kind: AttemptKind::Vignette,
        module: case.module.id.clone(),
        subject: case.vignette.id.as_str().to_owned(),
        seed: 0,
        drawn: serde_json::json!({ "revision": case.vignette.source.revision.as_str() }).to_string(),
    };
    let mut change = visit.house.stores.people.change().await?;
    if submissions::begin_as_staff(&mut change, staff, &key, now).await? == Submission::First {
        let newest = attempts::newest_in(&mut change, staff, &new).await?;
        if !newest.is_some_and(|newest| newest.submitted_at.is_none() && on(&newest)) {
            attempts::start(&mut change, staff, &new, now).await?;
        }
        change.commit().await?;
    }
    let here = case_way::newest(&visit, staff, &case).await?;
    let here = here.as_ref().and_then(|tried| tried.way(&case)).map_or(first.id.as_str(), |way| way.now.id.as_str());
    Ok(visit.go_on(&case.address(&visit, Some(here))))
}

/// `GET …/case/{vignette}/{scene}?then=2`
pub async fn scene(visit: Visit, path: SceneAt) -> Result<Response<Body>, Trouble> {
    let case = find_case(&visit, &path.1, &path.2, &path.3)?;
    let (name, today) = (path.4.as_str(), case.vignette.scene(&path.4));
    let Some(staff) = visit.staff() else { return case_guest::show(&visit, &case, today.ok_or(Trouble::NotFound)?) };
    let tried = case_way::newest(&visit, staff, &case).await?;
    let Some(way) = tried.as_ref().and_then(|tried| tried.way(&case)) else {
        return Ok(visit.go_on(&case.address(&visit, None)));
    };
    let asked_step = visit.query.one("then").and_then(|n| n.parse().ok());
    if let Some(step) = asked_step
        && let Some(taken) = way.at_step(step, name)
    {
        return Ok(visit.page(|| case_pages::consequence(&visit, &case, &way, step, &taken, None)));
    }
    match way.step_at(name) {
        _ if way.now.id.as_str() == name && way.ended() => Ok(visit.page(|| case_pages::ending(&visit, &case, &way, true))),
        _ if way.now.id.as_str() == name => Ok(visit.page(|| case_pages::decision(&visit, &case, &way, None, &[]))),
        // A scene of an older text counts as long as somebody was in it.
        Some(step) => Ok(visit.go_on(&case.then(&visit, name, step))),
        None if today.is_none() => Err(Trouble::NotFound),
        None => Ok(visit.go_on(&case.address(&visit, Some(way.now.id.as_str())))),
    }
}

/// `POST …/case/{vignette}/{scene}`: one decision.
pub async fn decide(visit: Visit, path: SceneAt, form: Form) -> Result<Response<Body>, Trouble> {
    let case = find_case(&visit, &path.1, &path.2, &path.3)?;
    let scene = case.vignette.scene(&path.4).ok_or(Trouble::NotFound)?;
    let Some(staff) = visit.staff() else {
        // A form of somebody whose session is over: never quietly taken as a guest's.
        return match form.has("_form") {
            true => Ok(account::staff::door_with(&visit, Carried::from_post(&visit, &form).await.as_ref())),
            false => case_guest::posted(&visit, &case, scene, &form),
        };
    };
    visit.check_token(&form)?;
    let number = form.one("choice").and_then(|c| c.parse::<usize>().ok()).filter(|n| *n < scene.decisions.len());
    let tried = case_way::newest(&visit, staff, &case).await?;
    let Some((tried, way)) = tried.as_ref().and_then(|tried| Some((tried, tried.way(&case)?))) else {
        return Ok(visit.go_on(&case.address(&visit, None)));
    };
    // A case that was changed while the page was open: its numbers may mean other decisions now. It is shown anew.
    if form.text("revision") != case.vignette.source.revision.as_str() {
        return Ok(visit.go_on(&case.address(&visit, Some(way.now.id.as_str()))));
    }
    let Some(number) = number else {
        let here = way.now.id == scene.id && !way.ended();
        let fixes = case_pages::choose_one(&visit);
        return match here {
            true => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || case_pages::decision(&visit, &case, &way, None, &fixes))),
            false => Ok(visit.go_on(&case.address(&visit, Some(way.now.id.as_str())))),
        };
    };
    let step = take(&visit, staff, &case, tried, scene, number).await?;
    Ok(visit.go_on(&match step {
        Some(step) => case.then(&visit, scene.id.as_str(), step),
        None => case.address(&visit, Some(way.now.id.as_str())),
    }))
}

/// Stores a decision, and with the last one what the case has shown. Returns its step; that of the first decision when this scene was
/// decided before; `None` when it is not on the way.
async fn take(visit: &Visit, staff: &Staff, case: &Case<'_>, tried: &Tried<'_>, scene: &Scene, number: usize) -> Result<Option<usize>, Trouble> {
    let (now, attempt, revision) = (visit.house.now(), &tried.attempt.id, &case.vignette.source.revision);
    // Before the decision, so that the record can always show what was asked.
    asked::keep(visit, revision).await?;
    asked::keep(visit, &visit.library.competencies_revision).await?;
    let mut change = visit.house.stores.people.change().await?;
    // Held, then read again: of two clicks at once the second finds the first one's step.
    attempts::hold(&mut change, staff, attempt).await?;
    let mut steps = attempts::responses_in(&mut change, staff, attempt).await?;
    let Some(way) = tried.with(case, &steps) else { return Ok(None) };
    if way.ended() || way.now.id != scene.id {
        return Ok(way.step_at(scene.id.as_str()));
    }
    let Some(decision) = scene.decisions.get(number) else { return Ok(None) };
    let worth = domain::case_way::step(decision);
    let step = Step {
        step: u32::try_from(steps.len()).unwrap_or(u32::MAX),
        item: scene.id.as_str().to_owned(),
        item_revision: revision.clone(),
        chosen: vec![number],
        points: i64::from(worth.points),
        safe: !worth.unsafe_step,
        answered_at: now,
    };
    if !attempts::respond(&mut change, staff, attempt, &step).await? {
        return Ok(None);
    }
    steps.push(step);
    let outcome = tried.with(case, &steps).and_then(|way| way.outcome(&visit.library.competencies.rules));
    if let Some(outcome) = outcome
        && attempts::submit(&mut change, staff, attempt, now).await?
    {
        let many = u32::try_from(steps.len()).unwrap_or(u32::MAX);
        let competencies: Vec<_> = case.vignette.competencies.iter().map(|id| (id.clone(), many)).collect();
        let shown = Shown { attempt, kind: EvidenceKind::Vignette, outcome, revision, competencies: &competencies };
        decide::write(&mut change, staff, &Decider::of(visit), &shown, now).await?;
    }
    change.commit().await?;
    Ok(Some(steps.len()))
}
