//! Choosing a mentor: who works as one, when they can be found, and a short line why.

use leptos::prelude::*;

use super::{Typed, lines, sees};
use crate::{
    http::visit::Visit,
    storage::mentorships::Mentor,
    ui::forms::{self, Fix},
};

pub fn form(visit: &Visit, at: &str, mentors: &[Mentor], typed: &Typed, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    if mentors.is_empty() {
        return view! { <p>{say.t("mentor-nobody")}</p> }.into_any();
    }
    let one = |(n, mentor): (usize, &Mentor)| {
        let (id, value) = (format!("who-{n}"), mentor.id.as_str().to_owned());
        let chosen = typed.get("who") == value;
        let hours =
            (!mentor.hours.is_empty()).then(|| view! { <br/><span class="small soft">{say.with("mentor-found", &[("hours", mentor.hours.as_str())])}</span> });
        view! { <div class="opt"><input type="radio" name="who" id=id.clone() value=value checked=chosen/><label for=id>{mentor.name.clone()}{hours}</label></div> }
    };
    let error = fixes.iter().find(|f| f.field == "who").map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    view! {
        <form method="post" action=at.to_owned() class="flow"><h2>{say.t("mentor-choose")}</h2>{forms::token(visit)}<input type="hidden" name="do" value="ask"/>
            {sees(say)}
            <fieldset class="pick" id="who"><legend>{say.t("mentor-who")}</legend>{error}{mentors.iter().enumerate().map(one).collect_view()}</fieldset>
            {lines(say, "why", "2", ("mentor-why", "mentor-why-hint"), typed.get("why"), fixes)}
            <div class="acts"><button class="btn" type="submit">{say.t("mentor-ask")}</button></div></form>
    }
    .into_any()
}
