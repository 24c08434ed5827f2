//! Somebody opened a place on a device that remembers what they said as a guest. They choose: put it into the place, or forget it.
//!
//! Nothing moves by itself: another person may have answered on this device.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    guest::GuestMemory,
    notebook::{gone, on_device, versions, with_cookie},
    told::{Told, to_rating},
    totals,
};
use crate::{
    domain::try_it::Try,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{later, ratings, site_totals, try_it},
    ui::forms,
};

/// The question on the map of a learner; nothing when the device remembers nothing.
pub fn question(visit: &Visit) -> Option<AnyView> {
    visit.learner()?;
    on_device(visit).0?;
    let say = visit.say();
    Some(
        view! {
            <form method="post" action=visit.to("/map/bring") class="quiet flow no-print">{forms::token(visit)}
                <p>{say.t("bring-here")}</p>
                <div class="pair"><button class="btn second" type="submit" name="go" value="bring">{say.t("bring-yes")}</button>
                    <button class="btn second" type="submit" name="go" value="forget">{say.t("bring-no")}</button></div></form>
        }
        .into_any(),
    )
}

/// `POST /map/bring`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    if let (Some(memory), true) = (on_device(&visit).0, form.text("go") == "bring") {
        put_into_place(&visit, &memory.told(&visit.library.skills)).await?;
        put_tries_into_place(&visit, memory.tries()).await?;
        put_declined_into_place(&visit, &memory).await?;
    }
    Ok(with_cookie(visit.go_on(&visit.to("/map")), gone(&visit)))
}

/// What the place knows already stays as it is; the rest comes in with its own day.
async fn put_into_place(visit: &Visit, told: &[Told]) -> Result<(), Trouble> {
    let Some(own) = visit.learner() else { return Ok(()) };
    let people = &visit.house.stores.people;
    let known: Vec<Told> = ratings::all(people, own).await?.into_iter().map(Told::from).collect();
    let versions = versions(visit);
    let mut change = people.change().await?;
    for one in told.iter().filter(|t| !known.iter().any(|k| k.moment == t.moment && k.skill == t.skill)) {
        let Some(rating) = to_rating(one.said) else { continue };
        ratings::save(&mut change, own, &one.moment, &one.skill, rating, versions, one.at).await?;
    }
    site_totals::follow(&mut change, own, totals::quarters_of(visit), visit.house.now()).await?;
    Ok(change.commit().await?)
}

/// And every “no, thank you” to looking again.
async fn put_declined_into_place(visit: &Visit, memory: &GuestMemory) -> Result<(), Trouble> {
    let Some(own) = visit.learner() else { return Ok(()) };
    let mut change = visit.house.stores.people.change().await?;
    for module in memory.declined() {
        later::decline(&mut change, own, module).await?;
    }
    Ok(change.commit().await?)
}

/// The same for what was tried on practice screens.
async fn put_tries_into_place(visit: &Visit, tries: Vec<Try>) -> Result<(), Trouble> {
    let Some(own) = visit.learner() else { return Ok(()) };
    let people = &visit.house.stores.people;
    let known = try_it::all(people, own).await?;
    let edition = visit.library.edition(visit.locale);
    let mut change = people.change().await?;
    for one in tries.iter().filter(|t| !known.iter().any(|k| k.moment == t.moment && k.skill == t.skill)) {
        let task = edition.tasks.iter().find(|task| task.skill == one.skill && task.form == one.form);
        let Some(task) = task else { continue };
        try_it::save(&mut change, own, one, &task.practice.source.revision).await?;
    }
    Ok(change.commit().await?)
}
