//! On a shared device: a line that says when the place closes by itself, and, two minutes before, a strip with one button that keeps it
//! open. For staff, whose session pauses after half an hour, the same strip. It comes by CSS alone, and the button's answer is “no
//! content”, so that the page and what was typed on it stay.
//!
//! Deliberately absent: a countdown, a dialog that takes the focus, a page that leaves by itself with half a note on it.

use leptos::prelude::*;

use super::forms;
use crate::{
    http::visit::{Visit, Who},
    storage::{
        learner_sessions::{LearnerVisit, MINUTE, WhoseDevice},
        staff_sessions::{IDLE, StaffVisit},
    },
};

/// What a page says about its session; nothing on an own device. The delays stand in the style sheet: eight of ten minutes (`.stay`),
/// 28 of 30 (`.stay.work`).
pub fn notice(visit: &Visit) -> Option<AnyView> {
    match &visit.who {
        Who::Learner(learner) if learner.whose == WhoseDevice::Shared => Some(of_learner(visit, learner)),
        Who::Staff(staff) => of_staff(visit, staff),
        _ => None,
    }
}

fn of_learner(visit: &Visit, learner: &LearnerVisit) -> AnyView {
    let say = visit.say();
    let left = learner.ends_at - visit.house.now();
    if left <= WhoseDevice::Shared.idle() {
        let minutes = usize::try_from((left + MINUTE - 1) / MINUTE).unwrap_or(1).max(1);
        return view! { <p>{say.count("shared-last", minutes)}</p> }.into_any();
    }
    view! { <p>{say.t("shared-line")}</p>{strip(visit, "stay", "/me/stay", ["shared-soon", "shared-kept", "shared-stay"])} }.into_any()
}

/// Near the end of the working day of a session no button helps: then it says when to sign in again.
fn of_staff(visit: &Visit, staff: &StaffVisit) -> Option<AnyView> {
    let left = staff.ends_at - visit.house.now();
    if left > IDLE {
        return Some(strip(visit, "stay work", "/staff/stay", ["work-soon", "work-kept", "work-stay"]));
    }
    let minutes = usize::try_from((left + MINUTE - 1) / MINUTE).unwrap_or(1).max(1);
    Some(view! { <p>{visit.say().count("work-last", minutes)}</p> }.into_any())
}

fn strip(visit: &Visit, class: &'static str, to: &str, [soon, kept, stay]: [&str; 3]) -> AnyView {
    let say = visit.say();
    view! {
        <form class=class method="post" action=visit.to(to)>{forms::token(visit)}
            <span class="soon" role="status">{say.t(soon)}</span><span class="kept">{say.t(kept)}</span>
            <button class="btn second" type="submit">{say.t(stay)}</button></form>
    }
    .into_any()
}
