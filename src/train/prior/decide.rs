//! Deciding about a colleague's prior learning, for whoever was asked and may sign for the competency: approved for a level with a reason,
//! given back with what is missing, or declined with a reason. Each has words: nobody should have to guess why.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;
use serde_json::json;

use super::decide_page::{self, Typed};
use crate::{
    domain::{
        competency::observing::{LONGEST_COMMENT, Right},
        frameworks::{Competency, LevelId},
        roles::Role,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        observers,
        prior_approving::{self, Approval, Claim},
        prior_learning::State,
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    train::{
        asked,
        decide::{Decider, rule_version},
        reflecting::about,
    },
    ui::forms::Fix,
};

pub const LIST: &str = "/staff/observe";

pub fn here(visit: &Visit, id: &str) -> String {
    visit.to(&format!("/staff/prior/{id}"))
}

/// A claim with what the rules say about approving it.
pub struct One<'v> {
    pub claim: Claim,
    pub competency: Option<&'v Competency>,
    /// `None`: it can only be given back or declined.
    pub right: Option<Right>,
    /// What the rules accept, up to what was asked for.
    pub levels: Vec<LevelId>,
}

async fn one<'v>(visit: &'v Visit, staff: &Staff, id: &str) -> Result<One<'v>, Trouble> {
    let people = &visit.house.stores.people;
    let claim = prior_approving::of_approver(people, staff).await?.into_iter().find(|claim| claim.id.as_str() == id).ok_or(Trouble::NotFound)?;
    let competency = visit.library.competencies.competency(claim.competency.as_str());
    let right = match competency {
        Some(competency) => observers::right_of(people, staff, competency, &Decider::of(visit), visit.house.now()).await?,
        None => None,
    };
    let mut levels = competency.map(|competency| visit.library.competencies.prior_levels(competency)).unwrap_or_default();
    levels.retain(|level| claim.described.level.is_some_and(|asked| *level <= asked));
    // Without a level there is nothing to approve.
    let right = right.filter(|_| !levels.is_empty());
    Ok(One { claim, competency, right, levels })
}

/// What waits for this colleague, on the page of what waits.
pub async fn waiting(visit: &Visit, staff: &Staff) -> Result<Vec<Claim>, Trouble> {
    let mut all = prior_approving::of_approver(&visit.house.stores.people, staff).await?;
    all.retain(|claim| matches!(claim.state, State::Waiting { .. }));
    Ok(all)
}

pub fn section(visit: &Visit, waiting: &[Claim]) -> Option<AnyView> {
    let say = visit.say();
    let line = |claim: &Claim| {
        let State::Waiting { since } = claim.state else { return None };
        let words = say.with("watch-one", &[("name", claim.name.clone()), ("title", about(visit, &claim.competency))]);
        let on = say.with("reflect-sent-on", &[("day", say.day(since))]);
        Some(view! { <li><p><a href=here(visit, claim.id.as_str())>{words}</a></p><p class="small soft">{on}</p></li> })
    };
    let lines = waiting.iter().filter_map(line).collect_view();
    (!waiting.is_empty()).then(|| {
        view! { <section class="flow" aria-labelledby="prior"><h2 id="prior">{say.t("prior-to-decide")}</h2><ul class="ruled set">{lines}</ul></section> }
            .into_any()
    })
}

/// `GET /staff/prior/{claim}`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let one = one(&visit, staff, &id).await?;
    Ok(decide_page::view(&visit, &one, &Typed::default(), &[]))
}

enum What {
    Approve(LevelId),
    GiveBack,
    Decline,
}

/// `POST /staff/prior/{claim}`
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let one = one(&visit, staff, &id).await?;
    let typed = Typed { level: form.text("level").to_owned(), comment: form.text("comment").trim().to_owned() };
    let what = form.text("do");
    if !matches!(what, "approve" | "return" | "decline") {
        return Ok(visit.go_on(&here(&visit, &id)));
    }
    match read(&visit, &one, what, &typed) {
        Err(fixes) => Ok(decide_page::view(&visit, &one, &typed, &fixes)),
        Ok(what) => decide(&visit, staff, &one, what, &typed, &form).await,
    }
}

fn read(visit: &Visit, one: &One<'_>, what: &str, typed: &Typed) -> Result<What, Vec<Fix>> {
    let say = visit.say();
    let mut fixes = Vec::new();
    let level = LevelId::from_code(&typed.level).filter(|level| one.levels.contains(level));
    // One that was decided meanwhile has no level any more; its page says what became of it.
    let waits = matches!(one.claim.state, State::Waiting { .. });
    if what == "approve" && level.is_none() && waits {
        fixes.push(Fix { field: "level", words: say.t("prior-fix-level") });
    }
    match typed.comment.chars().count() {
        0 => fixes.push(Fix { field: "comment", words: say.t("prior-fix-reason") }),
        long if long > LONGEST_COMMENT => fixes.push(Fix { field: "comment", words: say.with("watch-fix-long", &[("n", LONGEST_COMMENT)]) }),
        _ => {}
    }
    match (what, level) {
        _ if !fixes.is_empty() => Err(fixes),
        ("approve", level) => Ok(What::Approve(level.unwrap_or(LevelId::Foundation))),
        ("return", _) => Ok(What::GiveBack),
        _ => Ok(What::Decline),
    }
}

async fn decide(visit: &Visit, staff: &Staff, one: &One<'_>, what: What, typed: &Typed, form: &Form) -> Result<Response<Body>, Trouble> {
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let (by, now) = (Decider::of(visit), visit.house.now());
    asked::keep(visit, by.revision).await?;
    let done = match what {
        What::Approve(_) => "approved",
        What::GiveBack => "missing",
        What::Decline => "declined",
    };
    let to = format!("{}?done={done}", visit.to(LIST));
    let mut change = visit.house.stores.people.change().await?;
    if let Submission::Repeated(outcome) = submissions::begin_as_staff(&mut change, staff, &key, now).await? {
        return Ok(visit.go_on(&outcome.unwrap_or(to)));
    }
    let Some(waits) = prior_approving::open(&mut change, staff, one.claim.id.as_str()).await? else {
        drop(change);
        // Decided in another window, or taken back: the page says which, with the words that were typed.
        let now = self::one(visit, staff, one.claim.id.as_str()).await?;
        return Ok(decide_page::view(visit, &now, typed, &[]));
    };
    match what {
        What::Approve(level) => {
            // Once more inside the change: a founding observer may have been ended a moment ago.
            let right = match one.competency {
                Some(competency) => observers::right_in(&mut change, staff, competency, &by, now).await?,
                None => None,
            };
            let Some(right) = right else {
                let fix = Fix { field: "level", words: visit.say().t("prior-fix-right") };
                return Ok(decide_page::view(visit, one, typed, &[fix]));
            };
            let approval = Approval { level, reason: &typed.comment, detail: detail(staff, one, level, &right, typed, &by), revision: by.revision };
            prior_approving::approve(&mut change, waits, approval, &by, now).await?;
        }
        What::GiveBack => prior_approving::give_back(&mut change, waits, &typed.comment, now).await?,
        What::Decline => prior_approving::decline(&mut change, waits, &typed.comment, now).await?,
    }
    submissions::finish_as_staff(&mut change, staff, &key, &to).await?;
    change.commit().await?;
    Ok(visit.go_on(&to))
}

/// What the rules and the record read: who approved what, in the words of the day.
fn detail(staff: &Staff, one: &One<'_>, level: LevelId, right: &Right, typed: &Typed, by: &Decider<'_>) -> String {
    let d = &one.claim.described;
    let mut detail = json!({
        "outcome": "accepted", "level": level.code(), "signed_by": staff.id().as_str(), "signed_name": staff.display_name(),
        "signed_role": Role::Mentor.code(), "comment": typed.comment, "learned": d.learned, "place": d.place, "period": d.period,
        "duration": d.duration, "framework": by.framework.version, "rules": rule_version(by.framework),
    });
    if one.claim.file.is_some() {
        detail["file_of"] = one.claim.id.as_str().into();
    }
    if let Right::Founding { reason } = right {
        detail["founding"] = true.into();
        detail["founding_reason"] = reason.as_str().into();
    }
    detail.to_string()
}
