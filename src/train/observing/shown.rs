//! Observed practice in the record: who signed, when, where, what was judged in words, by what right, and what was seen; and what still
//! waits or came back. A judgement of “needs support” is said kindly: it is a task for next time and no mark.

use leptos::prelude::*;
use serde_json::Value;

use super::{form::setting_words, quoted, rating_words, title};
use crate::{
    domain::{
        competency::{Rating, observing::Setting},
        ids::{ObservationId, Revision},
    },
    http::{error::Trouble, visit::Visit},
    storage::{
        evidence::Evidence,
        observations::{Mine, Outcome},
    },
    train::{
        asked::{self, SheetThen},
        calendar::day_in_words,
        observe, second_look,
    },
    ui::blocks,
};

/// What an observer signed, as it stands in the evidence.
struct Signed {
    rating: Option<Rating>,
    setting: Option<Setting>,
    by: String,
    day: String,
    acts: Vec<String>,
    comment: String,
    founding: Option<String>,
}

fn signed(detail: &Value) -> Signed {
    let text = |name: &str| detail.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let acts = detail.get("acts").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    Signed {
        rating: Rating::from_code(&text("rating")),
        setting: Setting::from_code(&text("setting")),
        by: text("signed_name"),
        day: text("day"),
        acts: acts.map(str::to_owned).collect(),
        comment: text("comment"),
        founding: detail.get("founding").and_then(Value::as_bool).unwrap_or(false).then(|| text("founding_reason")),
    }
}

/// The sheet that a piece of observed practice was signed on, in the words of then.
pub async fn sheet_of(visit: &Visit, piece: &Evidence) -> Result<Option<SheetThen>, Trouble> {
    let detail: Value = serde_json::from_str(&piece.what.detail).unwrap_or_default();
    match detail.get("sheet").and_then(Value::as_str).map(ObservationId::parse) {
        Some(Ok(id)) => asked::sheet(visit, &id, &Revision::from_digest(&piece.what.content_version)).await,
        _ => Ok(None),
    }
}

/// One signed observation.
pub fn piece(visit: &Visit, kind: String, piece: &Evidence, detail: &Value, decided_by: String, sheet: Option<&SheetThen>) -> AnyView {
    let say = visit.say();
    let signed = signed(detail);
    let judged = signed.rating.map(|rating| rating_words(say, rating)).unwrap_or_default();
    let kindly = (!piece.what.accepted).then(|| view! { <p>{say.t("watch-support")}</p> });
    let founding = signed.founding.as_deref().map(|reason| view! { <p>{say.with("watch-signed-founding", &[("reason", reason)])}</p> });
    let by = say.with("watch-by", &[("name", signed.by.clone()), ("day", say.day(piece.given_at))]);
    let seen = format!("{} · {}", day_in_words(say, &signed.day), signed.setting.map(|s| setting_words(say, s)).unwrap_or_default());
    let comment = quoted(&signed.comment).map(|words| view! { <div><dt>{say.t("watch-their-words")}</dt><dd>{words}</dd></div> });
    view! {
        <article class="flow"><h3>{kind}", "{say.day(piece.given_at)}</h3>
            <dl class="facts wide"><div><dt>{say.t("observe-judged")}</dt><dd><p>{judged}</p>{kindly}</dd></div>
                <div><dt>{say.t("watch-signed-by")}</dt><dd><p>{by}</p>{founding}</dd></div>
                <div><dt>{say.t("watch-watched")}</dt><dd>{seen}</dd></div>{comment}
                <div><dt>{say.t("one-decided")}</dt><dd>{decided_by}</dd></div>
                <div><dt>{say.t("one-text")}</dt><dd><code>{piece.what.content_version.clone()}</code></dd></div>{second_look::number(say, piece)}</dl>{second_look::voided(say, piece)}
            {acts(visit, &signed, sheet)}</article>
    }
    .into_any()
}

/// The acts of the sheet, each with whether it was ticked.
fn acts(visit: &Visit, signed: &Signed, sheet: Option<&SheetThen>) -> Option<AnyView> {
    let say = visit.say();
    let sheet = sheet?;
    let lang = (sheet.written_in != visit.locale).then(|| sheet.written_in.code());
    let line = |i: &crate::domain::observation::Indicator| {
        let seen = signed.acts.iter().any(|id| id == i.id.as_str());
        let words = say.t(if seen { "watch-was-seen" } else { "watch-not-ticked" });
        view! { <li><span lang=lang>{blocks::line(&i.act)}</span>" "<span class="soft">{words}</span></li> }
    };
    let lines = sheet.sheet.look_for.iter().map(line).collect_view();
    Some(view! { <details><summary>{say.with("watch-acts", &[("title", sheet.title.as_str())])}</summary><ul>{lines}</ul></details> }.into_any())
}

/// What waits for somebody, and what came back, with the way to the sheet.
pub fn requests(visit: &Visit, mine: &[&Mine]) -> Option<AnyView> {
    let say = visit.say();
    let line = |mine: &&Mine| {
        let name = mine.observer.clone().unwrap_or_else(|| say.t("watch-gone"));
        let words = match &mine.outcome {
            Outcome::Open => view! { <p>{say.with("watch-waits", &[("name", name), ("day", say.day(mine.asked_at))])}</p> }.into_any(),
            Outcome::Returned { comment, at } => view! {
                <p><strong>{say.t("watch-come-back")}</strong>" "{say.with("watch-returned", &[("name", name), ("day", say.day(*at))])}</p>{quoted(comment)}
            }
            .into_any(),
            Outcome::Signed { .. } | Outcome::Withdrawn { .. } => return None,
        };
        let to = super::find(visit, &mine.sheet).map(|(course, module, o)| observe::at(visit, course, module, o));
        let link = to.map(|to| view! { <p><a href=format!("{to}#asked")>{say.with("observe-name", &[("title", title(visit, &mine.sheet))])}</a></p> });
        Some(view! { <li class="flow">{words}{link}</li> })
    };
    let lines = mine.iter().filter_map(line).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| view! { <ul class="ruled set">{lines}</ul> }.into_any())
}
