//! On a shared device: a line that says when the place closes by itself, and, two minutes before, a strip with one button that keeps it
//! open. The strip comes by CSS alone, and the button's answer is “no content”, so that the page and what was typed on it stay.
//!
//! Deliberately absent: a countdown, a dialog that takes the focus, a page that leaves by itself with half a note on it.

use leptos::prelude::*;

use super::forms;
use crate::{
    http::visit::{Visit, Who},
    storage::learner_sessions::{MINUTE, WhoseDevice},
};

/// What a page says on a shared device. The strip's delay stands in the style sheet (`.stay`): eight of the ten minutes.
pub fn notice(visit: &Visit) -> Option<AnyView> {
    let Who::Learner(learner) = &visit.who else { return None };
    if learner.whose != WhoseDevice::Shared {
        return None;
    }
    let say = visit.say();
    let left = learner.ends_at - visit.house.now();
    if left <= WhoseDevice::Shared.idle() {
        let minutes = usize::try_from((left + MINUTE - 1) / MINUTE).unwrap_or(1).max(1);
        return Some(view! { <p>{say.count("shared-last", minutes)}</p> }.into_any());
    }
    let strip = view! {
        <p>{say.t("shared-line")}</p>
        <form class="stay" method="post" action=visit.to("/me/stay") role="status">{forms::token(visit)}
            <span class="soon">{say.t("shared-soon")}</span><span class="kept">{say.t("shared-kept")}</span>
            <button class="btn second" type="submit">{say.t("shared-stay")}</button></form>
    };
    Some(strip.into_any())
}
