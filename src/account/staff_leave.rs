//! Deleting a closed account, for whoever runs the site: what goes, what stays and why, and a tick that it was read. Before the time is over
//! it is for the person to ask. Deliberately absent: undoing it, and keeping their training without them.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::staff_acts;
use crate::{
    domain::notice::Kind,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        staff::StaffRow,
        staff_leaving::{self, KEPT},
        studio_writers,
    },
    ui::forms::{self, Fix},
};

/// The answer when it is gone, also to a second click.
pub fn gone(visit: &Visit) -> Response<Body> {
    visit.go_on(&format!("{}?done=deleted", visit.to("/staff/people")))
}

/// The part of a closed account's page.
pub fn form(visit: &Visit, person: &StaffRow, fixes: &[Fix]) -> Option<AnyView> {
    let say = visit.say();
    let closed = person.disabled_at?;
    let over = staff_leaving::is_over(Some(closed), visit.house.now());
    let error = fixes.iter().find(|f| f.field == "known").map(|f| view! { <p class="err-text">{f.words.clone()}</p> });
    let tick = |id: &'static str| {
        view! { <div class="opt"><input type="checkbox" id=id name=id value="yes"/><label for=id>{say.t(&format!("leave-{id}"))}</label></div> }
    };
    let due = match over {
        true => view! { <p>{say.t("leave-over")}</p> }.into_any(),
        false => view! { <p>{say.with("leave-not-over", &[("day", say.day(closed + KEPT))])}</p>{tick("asked")} }.into_any(),
    };
    let list = |names: [&'static str; 3]| names.map(|name| view! { <li>{say.t(name)}</li> }).into_iter().collect_view();
    let address = visit.to(&format!("/staff/people/{}", person.id.as_str()));
    Some(
        view! {
            <form method="post" action=address class="flow"><h2>{say.t("leave-title")}</h2><p>{say.t("leave-lead")}</p>
                <h3>{say.t("leave-goes")}</h3><ul>{list(["leave-goes-account", "leave-goes-training", "leave-goes-shares"])}</ul>
                <h3>{say.t("leave-stays")}</h3><ul>{list(["leave-stays-lines", "leave-stays-log", "leave-stays-backups"])}</ul>
                {forms::token(visit)}<input type="hidden" name="do" value="delete"/>{error}{due}{tick("known")}
                <div class="acts"><button class="btn second" type="submit">{say.with("leave-do", &[("name", person.display_name.as_str())])}</button></div></form>
        }
        .into_any(),
    )
}

/// Deletes it, or says what is still needed.
pub async fn delete(visit: &Visit, person: &StaffRow, form: &Form) -> Result<Result<Response<Body>, Fix>, Trouble> {
    let fix = |name: &str| Ok(Err(Fix { field: "known", words: visit.say().t(name) }));
    if person.disabled_at.is_none() {
        return fix("leave-fix-open");
    }
    if !staff_leaving::is_over(person.disabled_at, visit.house.now()) && form.one("asked") != Some("yes") {
        return fix("leave-fix-asked");
    }
    if form.one("known") != Some("yes") {
        return fix("leave-fix-known");
    }
    let mut change = visit.house.stores.people.change().await?;
    if !staff_leaving::delete_closed(&mut change, &person.id).await? {
        return fix("leave-fix-open");
    }
    staff_acts::tell(visit, &mut change, Kind::AccountDeleted, "").await?;
    // Before the account is gone for good: what stops in between is done again with it.
    let mut texts = visit.house.stores.content.change().await?;
    studio_writers::forget(&mut texts, &person.id).await?;
    texts.commit().await?;
    change.commit().await?;
    staff_acts::log(visit, Kind::AccountDeleted, person.id.as_str());
    Ok(Ok(gone(visit)))
}
