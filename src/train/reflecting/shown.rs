//! A reflection in the record: where the one that is open stands, and of those that were read by whom, and their answer. The words stay on
//! their writer's own page.

use leptos::prelude::*;
use serde_json::Value;

use super::{is_for, write::address};
use crate::{
    domain::frameworks::Competency,
    http::{error::Trouble, visit::Visit},
    storage::{
        evidence::Evidence,
        reflections::{self, Mine, State},
        staff::Staff,
    },
    train::observing::quoted,
};

/// The open one about a competency that asks for one.
pub async fn open(visit: &Visit, staff: &Staff, competency: &Competency) -> Result<Option<Mine>, Trouble> {
    if !is_for(competency) {
        return Ok(None);
    }
    let all = reflections::mine(&visit.house.stores.people, staff).await?;
    Ok(all.into_iter().find(|m| m.is_open() && m.competency == competency.id))
}

/// Where it stands, and what to do next.
pub fn state(visit: &Visit, competency: &Competency, open: Option<&Mine>) -> Option<AnyView> {
    let (say, open) = (visit.say(), open?);
    let name = open.reader.clone().unwrap_or_else(|| say.t("watch-gone"));
    let words = match open.state {
        State::Draft => say.t("reflect-is-draft"),
        State::Returned { at } => say.with("reflect-asks", &[("name", name), ("day", say.day(at))]),
        State::Waiting { since } => say.with("reflect-waits", &[("name", name), ("day", say.day(since))]),
        State::Read { .. } => return None,
    };
    let cannot = (matches!(open.state, State::Waiting { .. }) && !open.works).then(|| view! { <p>{say.t("reflect-cannot")}</p> });
    let link = view! { <p><a href=address(visit, competency)>{say.t("reflect-go-on")}</a></p> };
    Some(view! { <ul class="ruled set"><li class="flow"><p>{words}</p>{cannot}{link}</li></ul> }.into_any())
}

/// One that was read.
pub fn piece(visit: &Visit, kind: String, piece: &Evidence, detail: &Value, decided_by: String) -> AnyView {
    let say = visit.say();
    let text = |name: &str| detail.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let role = say.t(&format!("role-{}", text("signed_role")));
    let by = say.with("reflect-by", &[("name", text("signed_name")), ("role", role), ("day", say.day(piece.given_at))]);
    let comment = quoted(&text("comment")).map(|words| view! { <div><dt>{say.t("watch-their-words")}</dt><dd>{words}</dd></div> });
    let own = visit.to(&format!("/train/record/{}/reflect#mine", piece.what.competency));
    view! {
        <article class="flow"><h3>{kind}", "{say.day(piece.given_at)}</h3>
            <dl class="facts wide"><div><dt>{say.t("reflect-read-by")}</dt><dd>{by}</dd></div>{comment}
                <div><dt>{say.t("one-decided")}</dt><dd>{decided_by}</dd></div>
                <div><dt>{say.t("one-text")}</dt><dd><code>{piece.what.content_version.clone()}</code></dd></div></dl>
            <p><a href=own>{say.t("reflect-own-words")}</a></p></article>
    }
    .into_any()
}
