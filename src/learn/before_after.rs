//! How sure do I feel? Before a module and after it, with that module's own skills.

use axum::{body::Body, extract::Path, http::Response};

use super::{
    module::{address, find},
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
