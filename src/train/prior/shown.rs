//! Prior learning in the record: where the newest stands, the way to describe some, and what was approved, by whom and why.

use leptos::prelude::*;
use serde_json::Value;

use super::{address, described, is_accepted, level_words};
use crate::{
    domain::{
        frameworks::{Competency, LevelId},
        prior_learning::Description,
    },
    http::{error::Trouble, visit::Visit},
    storage::{
        evidence::Evidence,
        prior_learning::{self, Mine, State},
        staff::Staff,
    },
    train::{observing::quoted, second_look},
};

/// The newest about this competency, open or not.
pub async fn newest(visit: &Visit, staff: &Staff, competency: &Competency) -> Result<Option<Mine>, Trouble> {
    let all = prior_learning::mine(&visit.house.stores.people, staff).await?;
    Ok(all.into_iter().find(|m| m.competency == competency.id))
}

/// Where it stands, and the way to go on or to begin. Nothing where no rule accepts any and none was described.
pub fn state(visit: &Visit, competency: &Competency, newest: Option<&Mine>) -> Option<AnyView> {
    let say = visit.say();
    let to = address(visit, competency);
    let name = |m: &Mine| m.approver.clone().unwrap_or_else(|| say.t("watch-gone"));
    let words = newest.and_then(|m| match m.state {
        State::Draft => Some(say.t("prior-is-draft")),
        State::Returned { at } => Some(say.with("prior-came-back", &[("name", name(m)), ("day", say.day(at))])),
        State::Waiting { since } => Some(say.with("prior-waits", &[("name", name(m)), ("day", say.day(since))])),
        State::Declined { at } => Some(say.with("prior-was-declined", &[("name", name(m)), ("day", say.day(at))])),
        State::Approved { .. } => None,
    });
    match words {
        Some(words) => Some(view! { <ul class="ruled set"><li class="flow"><p>{words}</p><p><a href=to>{say.t("prior-open")}</a></p></li></ul> }.into_any()),
        None => is_accepted(visit, competency).then(|| view! { <p><a href=to>{say.t("prior-begin")}</a></p> }.into_any()),
    }
}

/// One that was approved.
pub fn piece(visit: &Visit, kind: String, piece: &Evidence, detail: &Value, decided_by: String) -> AnyView {
    let say = visit.say();
    let text = |name: &str| detail.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let role = say.t(&format!("role-{}", text("signed_role")));
    let by = say.with("reflect-by", &[("name", text("signed_name")), ("role", role), ("day", say.day(piece.given_at))]);
    let level = LevelId::from_code(&text("level")).map(|level| level_words(visit, level)).unwrap_or_default();
    let founding = (!text("founding_reason").is_empty()).then(|| view! { <p>{say.with("watch-signed-founding", &[("reason", text("founding_reason"))])}</p> });
    let what = Description { learned: text("learned"), place: text("place"), period: text("period"), duration: text("duration"), level: None };
    view! {
        <article class="flow"><h3>{kind}", "{say.day(piece.given_at)}</h3>{described(visit, &what)}
            <dl class="facts wide"><div><dt>{say.t("prior-level")}</dt><dd>{level}</dd></div>
                <div><dt>{say.t("prior-approved-by")}</dt><dd><p>{by}</p>{founding}</dd></div>
                <div><dt>{say.t("prior-their-reason")}</dt><dd>{quoted(&text("comment"))}</dd></div>
                <div><dt>{say.t("one-decided")}</dt><dd>{decided_by}</dd></div>
                <div><dt>{say.t("one-text")}</dt><dd><code>{piece.what.content_version.clone()}</code></dd></div>{second_look::number(say, piece)}</dl>{second_look::voided(say, piece)}</article>
    }
    .into_any()
}

/// The way to the file that was with it; for its owner, who alone has this record.
pub fn file(visit: &Visit, detail: &Value) -> Option<AnyView> {
    let claim = detail.get("file_of").and_then(Value::as_str)?;
    let to = super::file::address(visit, claim);
    Some(view! { <p class="no-print"><a href=to download="">{visit.say().t("prior-file-saved")}</a></p> }.into_any())
}
