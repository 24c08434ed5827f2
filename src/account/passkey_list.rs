//! The passkeys of an account or a place as its owner sees them: name, days, and a button to take each away. One for learners and staff,
//! who differ only in where they keep them. Deliberately absent: who owns them, and any way to ask for one.

use leptos::prelude::*;

use crate::{http::visit::Visit, ui::forms};

pub struct Listed {
    pub label: String,
    /// Milliseconds.
    pub added_at: i64,
    pub used_at: Option<i64>,
    pub credential: String,
}

/// `here`: the page that lists them, and takes `do=remove`. `None` without any.
pub fn view(visit: &Visit, here: &str, keys: Vec<Listed>) -> Option<AnyView> {
    let say = visit.say();
    let is_empty = keys.is_empty();
    let items = keys
        .into_iter()
        .map(|key| {
            let added = say.with("passkey-added-on", &[("day", say.day(key.added_at))]);
            let used = key.used_at.map(|at| say.with("passkey-used-on", &[("day", say.day(at))]));
            let remove = say.with("passkey-remove", &[("label", key.label.as_str())]);
            view! {
                <li><strong>{key.label}</strong><p>{added}" "{used}</p>
                    <form method="post" action=visit.to(here)>{forms::token(visit)}<input type="hidden" name="do" value="remove"/>
                        <input type="hidden" name="passkey" value=key.credential/><button class="btn second" type="submit">{remove}</button></form></li>
            }
        })
        .collect_view();
    (!is_empty).then(|| view! { <ul class="ruled set">{items}</ul> }.into_any())
}
