//! A case with decisions, for somebody who is signed in: each decision is stored when it is made and stays as it was made.
//!
//! Where somebody stands is read from the stored steps, never from the address, so Back, reload and a second window do no harm.
//! The last decision, the evidence and the results are one transaction. Without an account: `case_guest`.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};

use super::{
    case_guest, case_pages, case_start,
    decide::{self, Shown},
};
use crate::{
    account::{self, carry::Carried},
    domain::{
        case_way::{self, Way},
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

/// An attempt with the way that its stored steps describe.
pub struct Standing<'v> {
    pub attempt: Attempt,
    pub way: Way<'v>,
}

/// All attempts at this case, the oldest first.
async fn attempts_at(visit: &Visit, staff: &Staff, case: &Case<'_>) -> Result<Vec<Attempt>, Trouble> {
    let mut all = attempts::in_module(&visit.house.stores.people, staff, &case.module.id).await?;
    all.retain(|a| a.what.kind == AttemptKind::Vignette && a.what.subject == case.vignette.id.as_str());
    Ok(all)
}

/// The newest attempt. `None` without one, and when the case was rewritten in between so that its steps lead nowhere.
async fn standing<'v>(visit: &Visit, staff: &Staff, case: &Case<'v>) -> Result<Option<Standing<'v>>, Trouble> {
    let Some(attempt) = attempts_at(visit, staff, case).await?.pop() else { return Ok(None) };
    let steps = attempts::responses(&visit.house.stores.people, staff, &attempt.id).await?;
    Ok(case_way::walk(case.vignette, &chosen(&steps)).map(|way| Standing { attempt, way }))
}

fn chosen(steps: &[Step]) -> Vec<usize> {
    steps.iter().filter_map(|s| s.chosen.first().copied()).collect()
}

/// `GET …/case/{vignette}`
pub async fn show(visit: Visit, path: At) -> Result<Response<Body>, Trouble> {
    let case = find_case(&visit, &path.1, &path.2, &path.3)?;
    let Some(staff) = visit.staff() else {
        return Ok(visit.shared_page(|| case_start::page(&visit, &case, &[], None)));
    };
    let all = attempts_at(&visit, staff, &case).await?;
    let mut past = Vec::new();
    for attempt in all.iter().filter(|a| a.submitted_at.is_some()) {
        let steps = attempts::responses(&visit.house.stores.people, staff, &attempt.id).await?;
        past.extend(case_way::walk(case.vignette, &chosen(&steps)).map(|way| (attempt.started_at, way)));
    }
    let open = standing(&visit, staff, &case).await?.filter(|s| s.attempt.submitted_at.is_none());
    Ok(visit.page(|| case_start::page(&visit, &case, &past, open.as_ref())))
}

/// `POST …/case/{vignette}`: begin, or begin again. Earlier attempts stay as they are.
pub async fn begin(visit: Visit, path: At, form: Form) -> Result<Response<Body>, Trouble> {
    let case = find_case(&visit, &path.1, &path.2, &path.3)?;
    let Some(staff) = visit.staff() else { return Ok(account::staff::door(&visit)) };
    visit.check_token(&form)?;
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let first = case.vignette.scenes.first().ok_or(Trouble::NotFound)?;
    let now = visit.house.now();
    let mut change = visit.house.stores.people.change().await?;
    if submissions::begin_as_staff(&mut change, staff, &key, now).await? == Submission::First {
        let new = NewAttempt {
            kind: AttemptKind::Vignette,
            module: case.module.id.clone(),
            subject: case.vignette.id.as_str().to_owned(),
            seed: 0,
            drawn: serde_json::json!({ "revision": case.vignette.source.revision.as_str() }).to_string(),
        };
        attempts::start(&mut change, staff, &new, now).await?;
        change.commit().await?;
    }
    Ok(visit.go_on(&case.address(&visit, Some(first.id.as_str()))))
}

/// `GET …/case/{vignette}/{scene}?then=2`
pub async fn scene(visit: Visit, path: SceneAt) -> Result<Response<Body>, Trouble> {
    let case = find_case(&visit, &path.1, &path.2, &path.3)?;
    let scene = case.vignette.scene(&path.4).ok_or(Trouble::NotFound)?;
    let Some(staff) = visit.staff() else { return case_guest::show(&visit, &case, scene) };
    let Some(Standing { way, .. }) = standing(&visit, staff, &case).await? else {
        return Ok(visit.go_on(&case.address(&visit, None)));
    };
    let name = scene.id.as_str();
    let asked_step = visit.query.one("then").and_then(|n| n.parse().ok());
    if let Some(step) = asked_step
        && let Some(taken) = way.at_step(step, name)
    {
        return Ok(visit.page(|| case_pages::consequence(&visit, &case, &way, step, &taken, None)));
    }
    match way.step_at(name) {
        _ if way.now.id == scene.id && way.ended() => Ok(visit.page(|| case_pages::ending(&visit, &case, &way, true))),
        _ if way.now.id == scene.id => Ok(visit.page(|| case_pages::decision(&visit, &case, &way, None, &[]))),
        Some(step) => Ok(visit.go_on(&case.then(&visit, name, step))),
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
    let Some(Standing { attempt, way }) = standing(&visit, staff, &case).await? else {
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
    let step = take(&visit, staff, &case, &attempt, scene, number).await?;
    Ok(visit.go_on(&match step {
        Some(step) => case.then(&visit, scene.id.as_str(), step),
        None => case.address(&visit, Some(way.now.id.as_str())),
    }))
}

/// Stores a decision, and with the last one what the case has shown. Returns its step; that of the first decision when this scene was
/// decided before; `None` when it is not on the way.
async fn take(visit: &Visit, staff: &Staff, case: &Case<'_>, attempt: &Attempt, scene: &Scene, number: usize) -> Result<Option<usize>, Trouble> {
    let now = visit.house.now();
    let mut change = visit.house.stores.people.change().await?;
    // Held, then read again: of two clicks at once the second finds the first one's step.
    attempts::hold(&mut change, staff, &attempt.id).await?;
    let mut chosen = chosen(&attempts::responses_in(&mut change, staff, &attempt.id).await?);
    let Some(way) = case_way::walk(case.vignette, &chosen) else { return Ok(None) };
    if way.ended() || way.now.id != scene.id {
        return Ok(way.step_at(scene.id.as_str()));
    }
    let Some(decision) = scene.decisions.get(number) else { return Ok(None) };
    let worth = case_way::step(decision);
    let step = Step {
        step: u32::try_from(chosen.len()).unwrap_or(u32::MAX),
        item: scene.id.as_str().to_owned(),
        item_revision: case.vignette.source.revision.clone(),
        chosen: vec![number],
        points: i64::from(worth.points),
        safe: !worth.unsafe_step,
        answered_at: now,
    };
    if !attempts::respond(&mut change, staff, &attempt.id, &step).await? {
        return Ok(None);
    }
    chosen.push(number);
    let outcome = case_way::walk(case.vignette, &chosen).and_then(|way| way.outcome(&visit.library.competencies.rules));
    if let Some(outcome) = outcome
        && attempts::submit(&mut change, staff, &attempt.id, now).await?
    {
        let many = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
        let competencies: Vec<_> = case.vignette.competencies.iter().map(|id| (id.clone(), many)).collect();
        let shown =
            Shown { attempt: &attempt.id, kind: EvidenceKind::Vignette, outcome, revision: &case.vignette.source.revision, competencies: &competencies };
        decide::write(&mut change, staff, &visit.library.competencies, &shown, now).await?;
    }
    change.commit().await?;
    Ok(Some(chosen.len()))
}
