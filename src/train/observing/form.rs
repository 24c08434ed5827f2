//! The sheet as an observer fills it in on the screen: what to look for as boxes to tick, three judgements, where, when, and a few words.
//! One page for one request, with two buttons at its end, big enough for a tablet in a corridor.

use leptos::prelude::*;

use super::rating_words;
use crate::{
    domain::{
        competency::{
            Rating,
            observing::{DAYS_BACK, LONGEST_COMMENT, Right, Setting, Slip, Typed},
        },
        ids::Revision,
        markdown::Inline,
        observation::Sheet,
    },
    http::visit::Visit,
    storage::submissions::FormKey,
    ui::{
        art::Icon,
        blocks::{self, Reader},
        forms::{self, Fix},
        words::Say,
    },
};

/// The form with what was typed.
pub struct Filled<'a> {
    pub sheet: &'a Sheet,
    pub revision: &'a Revision,
    /// `None`: it can only be given back.
    pub right: Option<&'a Right>,
    pub typed: &'a Typed,
    pub fixes: &'a [Fix],
    /// The earliest day and today, for the field.
    pub days: (&'a str, &'a str),
}

/// What to do about a slip, beside the field that it is about.
pub fn fix(say: Say, slip: Slip) -> Fix {
    let (field, words) = match slip {
        Slip::Seen => ("seen", say.t("watch-fix-seen")),
        Slip::Rating => ("rating", say.t("watch-fix-rating")),
        Slip::Setting => ("setting", say.t("watch-fix-setting")),
        Slip::Day => ("day", say.t("watch-fix-day")),
        Slip::DayToCome => ("day", say.t("watch-fix-day-to-come")),
        Slip::DayTooEarly => ("day", say.with("watch-fix-day-early", &[("n", DAYS_BACK)])),
        Slip::Comment => ("comment", say.t("watch-fix-comment")),
        Slip::CommentTooLong => ("comment", say.with("watch-fix-long", &[("n", LONGEST_COMMENT)])),
    };
    Fix { field, words }
}

pub fn view(visit: &Visit, to: &str, filled: &Filled<'_>) -> impl IntoView + use<> {
    let say = visit.say();
    let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
    let Filled { sheet, typed, fixes, .. } = filled;
    let sign =
        filled.right.is_some().then(|| view! { <button class="btn" type="submit" name="do" value="sign">{say.t("watch-sign")}" "{Icon::Next.view()}</button> });
    let stops = sheet.stop.iter().map(|line| view! { <li>{blocks::line(line)}</li> }).collect_view();
    view! {
        <section class="flow"><details><summary>{say.t("watch-before")}</summary>{blocks::plain(&reader, &sheet.why)}{blocks::plain(&reader, &sheet.before)}</details></section>
        <form method="post" action=to.to_owned() class="flow">{forms::token(visit)}<input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>
            <input type="hidden" name="revision" value=filled.revision.as_str().to_owned()/>
            {seen(say, sheet, typed, fixes)}
            <h2>{say.t("observe-stop")}</h2><p>{say.t("watch-stop-how")}</p><ul>{stops}</ul>
            {ratings(say, sheet, typed, fixes)}
            {settings(say, typed, fixes)}
            {day(say, typed, fixes, filled.days)}
            {comment(say, typed, fixes)}
            <p>{say.t(if filled.right.is_some() { "watch-sign-words" } else { "watch-no-right" })}</p>{founding(say, filled.right)}
            <div class="acts">{sign}<button class="btn second" type="submit" name="do" value="return">{say.t("watch-return")}</button></div></form>
    }
}

fn error(fixes: &[Fix], field: &str) -> Option<AnyView> {
    fixes.iter().find(|f| f.field == field).map(|f| view! { <span class="err-text">{f.words.clone()}</span> }.into_any())
}

/// “You sign as a founding observer: …”
fn founding(say: Say, right: Option<&Right>) -> Option<AnyView> {
    match right {
        Some(Right::Founding { reason }) => Some(view! { <p class="quiet">{say.with("watch-as-founding", &[("reason", reason.as_str())])}</p> }.into_any()),
        _ => None,
    }
}

fn seen(say: Say, sheet: &Sheet, typed: &Typed, fixes: &[Fix]) -> impl IntoView + use<> {
    let acts = sheet
        .look_for
        .iter()
        .map(|act| {
            let id = format!("seen-{}", act.id);
            let ticked = typed.seen.iter().any(|s| s == act.id.as_str());
            view! {
                <div class="opt"><input type="checkbox" name="seen" id=id.clone() value=act.id.to_string() checked=ticked/><label for=id><span>{blocks::line(&act.act)}</span></label></div>
            }
        })
        .collect_view();
    view! { <fieldset class="pick" id="seen"><legend><h2>{say.t("observe-look-for")}</h2></legend><p>{say.t("watch-look-how")}</p>{error(fixes, "seen")}{acts}</fieldset> }
}

/// Each with what it looks like.
fn ratings(say: Say, sheet: &Sheet, typed: &Typed, fixes: &[Fix]) -> impl IntoView + use<> {
    let one = |(rating, lines): (Rating, &[Inline])| {
        let (id, like) = (format!("rating-{}", rating.code()), format!("like-{}", rating.code()));
        let lines = lines.iter().map(|line| view! { <li>{blocks::line(line)}</li> }).collect_view();
        let chosen = typed.rating == rating.code();
        view! {
            <div class="opt"><input type="radio" name="rating" id=id.clone() value=rating.code() checked=chosen aria-describedby=like.clone()/><label for=id>{rating_words(say, rating)}</label></div>
            <ul id=like>{lines}</ul>
        }
    };
    let each = Rating::ALL.into_iter().zip(sheet.judgements()).map(one).collect_view();
    view! { <fieldset class="pick" id="rating"><legend><h2>{say.t("observe-judgement")}</h2></legend><p>{say.t("watch-judgement-how")}</p>{error(fixes, "rating")}{each}</fieldset> }
}

/// “Video”.
pub fn setting_words(say: Say, setting: Setting) -> String {
    say.t(&format!("watch-setting-{}", setting.code()))
}

fn settings(say: Say, typed: &Typed, fixes: &[Fix]) -> impl IntoView + use<> {
    let one = |setting: Setting| {
        let id = format!("setting-{}", setting.code());
        let chosen = typed.setting == setting.code();
        view! { <div class="opt"><input type="radio" name="setting" id=id.clone() value=setting.code() checked=chosen/><label for=id>{setting_words(say, setting)}</label></div> }
    };
    let each = Setting::ALL.map(one).collect_view();
    view! { <fieldset class="pick" id="setting"><legend><h2>{say.t("watch-setting")}</h2></legend>{error(fixes, "setting")}{each}</fieldset> }
}

fn day(say: Say, typed: &Typed, fixes: &[Fix], (earliest, today): (&str, &str)) -> impl IntoView + use<> {
    let class = if fixes.iter().any(|f| f.field == "day") { "field err" } else { "field" };
    view! {
        <div class=class><label for="day">{say.t("watch-day")}</label><span class="hint" id="day-hint">{say.t("watch-day-hint")}</span>{error(fixes, "day")}
            <input id="day" name="day" type="date" min=earliest.to_owned() max=today.to_owned() value=typed.day.clone() autocomplete="off" aria-describedby="day-hint"/></div>
    }
}

fn comment(say: Say, typed: &Typed, fixes: &[Fix]) -> impl IntoView + use<> {
    let class = if fixes.iter().any(|f| f.field == "comment") { "field err" } else { "field" };
    view! {
        <div class=class><label for="comment">{say.t("watch-comment")}</label>
            <span class="hint" id="comment-hint">{say.t("watch-no-patient")}" "{say.t("watch-comment-hint")}</span>{error(fixes, "comment")}
            <textarea id="comment" name="comment" rows="4" aria-describedby="comment-hint">{forms::in_box(&typed.comment)}</textarea></div>
    }
}
