//! How sure do I feel? Before a module, after it, and eight weeks or more later, with that module's own skills.

use axum::{body::Body, extract::Path, http::Response};

use super::{
    later,
    module::{address, find},
    notebook::Notebook,
    rating::{self, Round},
};
use crate::{
    domain::{course::Track, ids::ModuleId},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::ratings::Moment,
};

type At = Path<(String, String, String)>;

fn round<'v>(visit: &'v Visit, Path((_, course, module)): &At, moment: fn(ModuleId) -> Moment, end: &str) -> Result<Round<'v>, Trouble> {
    let (course, module) = find(visit, Track::Learner, course, module)?;
    let skills: Vec<_> = module.skills.iter().filter_map(|id| visit.library.skills.skill(id.as_str())).collect();
    if skills.is_empty() {
        return Err(Trouble::NotFound);
    }
    Ok(Round { moment: moment(module.id.clone()), skills, at: address(visit, course, module, end), module: Some((course, module)) })
}

/// `GET …/before`
pub async fn before(visit: Visit, at: At) -> Result<Response<Body>, Trouble> {
    rating::show(&visit, &round(&visit, &at, Moment::Before, "/before")?).await
}

/// `POST …/before`
pub async fn save_before(visit: Visit, at: At, form: Form) -> Result<Response<Body>, Trouble> {
    rating::save(&visit, &round(&visit, &at, Moment::Before, "/before")?, &form).await
}

/// `GET …/after`
pub async fn after(visit: Visit, at: At) -> Result<Response<Body>, Trouble> {
    rating::show(&visit, &round(&visit, &at, Moment::After, "/after")?).await
}

/// `POST …/after`
pub async fn save_after(visit: Visit, at: At, form: Form) -> Result<Response<Body>, Trouble> {
    rating::save(&visit, &round(&visit, &at, Moment::After, "/after")?, &form).await
}

/// `GET …/later`: from eight weeks after the end on, without a last day.
pub async fn later(visit: Visit, at: At) -> Result<Response<Body>, Trouble> {
    let round = round(&visit, &at, Moment::Later, "/later")?;
    match may_look_again(&visit, &round, None).await? {
        true => rating::show(&visit, &round).await,
        false => Ok(not_yet(&visit, &round)),
    }
}

/// `POST …/later`: an answer, or “no, thank you”.
pub async fn save_later(visit: Visit, at: At, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    if form.text("go") == "decline" {
        return later::decline(&visit, &at, &form).await;
    }
    let round = round(&visit, &at, Moment::Later, "/later")?;
    match may_look_again(&visit, &round, Some(&form)).await? {
        true => rating::save(&visit, &round, &form).await,
        false => Ok(not_yet(&visit, &round)),
    }
}

async fn may_look_again(visit: &Visit, round: &Round<'_>, form: Option<&Form>) -> Result<bool, Trouble> {
    let notebook = Notebook::open(visit, form).await?;
    Ok(round.module.is_some_and(|(_, module)| notebook.may_look_again(visit, &module.id)))
}

fn not_yet(visit: &Visit, round: &Round<'_>) -> Response<Body> {
    match round.module {
        Some((course, module)) => later::not_yet(visit, course, module),
        None => visit.go_on(&visit.to("/map")),
    }
}
