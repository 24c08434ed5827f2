//! My protected hours: what was granted, what I used and for what, and one press that copies a use into my learning log.
//!
//! A use is in the log only when its owner puts it there, once, under a number of its own; it stays there when it is deleted here.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use jiff::civil::Date;
use leptos::prelude::*;

use super::{amount, period};
use crate::{
    domain::{
        learning_log::{Entry, MOST_ENTRIES},
        protected_hours::{LINE, MINUTES, MOST_USES},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        learning_log,
        protected_hours::{self as hours, Grant, NewUse, Use},
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    train::calendar::{SiteCalendar, day_in_words},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

const HERE: &str = "/train/hours";

#[derive(Default)]
struct Typed {
    grant: String,
    day: String,
    minutes: String,
    words: String,
}

/// `GET /train/hours`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    draw(&visit, staff, &Typed::default(), &[]).await
}

/// `POST /train/hours`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let done = match form.text("do") {
        "use" => {
            let text = |name: &str| form.text(name).trim().to_owned();
            let typed = Typed { grant: text("grant"), day: text("day"), minutes: text("minutes"), words: text("words") };
            let fixes = add(&visit, staff, &form, &typed).await?;
            if !fixes.is_empty() {
                return draw(&visit, staff, &typed, &fixes).await;
            }
            "?done=used"
        }
        "delete" => {
            let mut change = visit.house.stores.people.change().await?;
            hours::delete_use(&mut change, staff, form.text("item")).await?;
            change.commit().await?;
            "?done=deleted"
        }
        "log" => log(&visit, staff, form.text("item")).await?,
        _ => "",
    };
    Ok(visit.go_on(&format!("{}{done}", visit.to(HERE))))
}

/// What has to be mended, or nothing when it is written down.
async fn add(visit: &Visit, staff: &Staff, form: &Form, typed: &Typed) -> Result<Vec<Fix>, Trouble> {
    let (say, now, people) = (visit.say(), visit.house.now(), &visit.house.stores.people);
    let mut fixes = Vec::new();
    let all = hours::mine(people, staff).await?;
    let grant = all.iter().find(|grant| grant.id == typed.grant);
    if grant.is_none() {
        fixes.push(Fix { field: "grant", words: say.t("hours-fix-grant") });
    }
    let today = SiteCalendar::of(&visit.house.settings.time_zone).day(now);
    let day = typed.day.parse::<Date>().ok().map(|day| day.to_string());
    let day = day.filter(|day| *day <= today && grant.is_none_or(|grant| *day >= grant.from_day && *day <= grant.to_day));
    if day.is_none() {
        fixes.push(Fix { field: "day", words: say.t("hours-fix-day") });
    }
    let minutes = typed.minutes.parse::<u32>().ok().filter(|minutes| MINUTES.contains(minutes));
    if minutes.is_none() {
        fixes.push(Fix { field: "minutes", words: say.with("mentor-fix-minutes", &[("most", MINUTES.end())]) });
    }
    let letters = typed.words.chars().count();
    if !LINE.contains(&letters) {
        fixes.push(Fix { field: "words", words: say.with("reflect-fix-words", &[("least", *LINE.start()), ("most", *LINE.end()), ("now", letters)]) });
    }
    let (Some(grant), Some(day), Some(minutes), true) = (grant, day, minutes, fixes.is_empty()) else { return Ok(fixes) };
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let mut change = people.change().await?;
    if submissions::begin_as_staff(&mut change, staff, &key, now).await? != Submission::First {
        return Ok(Vec::new());
    }
    if !hours::add_use(&mut change, staff, NewUse { grant: &grant.id, day: &day, minutes, words: &typed.words }, now).await? {
        return Ok(vec![Fix { field: "grant", words: say.with("mentor-fix-most", &[("most", MOST_USES)]) }]);
    }
    change.commit().await?;
    Ok(Vec::new())
}

/// The number of a use in the learning log: pressed twice it is one entry.
fn in_log(one: &Use) -> String {
    format!("hours-{}", one.id)
}

async fn log(visit: &Visit, staff: &Staff, item: &str) -> Result<&'static str, Trouble> {
    let people = &visit.house.stores.people;
    let all = hours::mine(people, staff).await?;
    let Some(one) = all.iter().flat_map(|grant| &grant.uses).find(|one| one.id == item) else { return Ok("") };
    let entries = learning_log::all(people, staff).await?;
    let id = in_log(one);
    if entries.len() >= MOST_ENTRIES || entries.iter().any(|entry| entry.id == id) {
        return Ok("");
    }
    let entry = Entry { id, day: one.day.clone(), minutes: one.minutes, title: one.words.clone(), ..Entry::default() };
    let mut change = people.change().await?;
    learning_log::put(&mut change, staff, &entry, visit.house.now()).await?;
    change.commit().await?;
    Ok("?done=logged")
}

async fn draw(visit: &Visit, staff: &Staff, typed: &Typed, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let people = &visit.house.stores.people;
    let (all, entries) = (hours::mine(people, staff).await?, learning_log::all(people, staff).await?);
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let done = visit.query.text("done");
        let said = ["used", "deleted", "logged"].contains(&done).then(|| view! { <p class="confirm" role="status">{say.t(&format!("hours-done-{done}"))}</p> });
        let none = all.is_empty().then(|| view! { <p>{say.t("hours-none")}</p> });
        let logged = |one: &Use| entries.iter().any(|entry| entry.id == in_log(one));
        let each = all.iter().map(|grant| section(visit, grant, logged)).collect_view();
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("hours-title")}</h1>{said}<p class="lead">{say.t("hours-lead")}</p>{none}</section>
            {form(visit, &all, typed, fixes)}{each}
        };
        let mut frame = Frame::new(say.t("hours-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("hours-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    }))
}

/// What the lead will read stands where the member writes.
fn form(visit: &Visit, all: &[Grant], typed: &Typed, fixes: &[Fix]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let say = visit.say();
    let option = |grant: &Grant| {
        let chosen = grant.id == typed.grant;
        view! { <option value=grant.id.clone() selected=chosen>{period(say, &grant.from_day, &grant.to_day)}</option> }
    };
    let error = fixes.iter().find(|f| f.field == "grant").map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    let class = if error.is_some() { "field err" } else { "field" };
    let line = |id: &'static str, label: &str, hint: Option<String>, kind: &'static str, value: &str| {
        forms::Field { id, label: say.t(label), hint, kind, complete: "off", value }.view(fixes)
    };
    let hint = format!("{} {}", say.t("watch-no-patient"), say.t("hours-what-hint"));
    let form = view! {
        <form method="post" action=visit.to(HERE) class="flow"><h2>{say.t("hours-use")}</h2>{forms::token(visit)}<input type="hidden" name="do" value="use"/>
            <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/><div class="quiet"><p>{say.t("hours-sees")}</p></div>
            <div class=class><label for="grant">{say.t("hours-of-which")}</label>{error}
                <select id="grant" name="grant">{all.iter().map(option).collect_view()}</select></div>
            {line("day", "hours-day", None, "date", &typed.day)}{line("minutes", "mentor-met-minutes", None, "number", &typed.minutes)}
            {line("words", "hours-what", Some(hint), "text", &typed.words)}
            <div class="acts"><button class="btn" type="submit">{say.t("hours-use-go")}</button></div></form>
    };
    Some(form.into_any())
}

fn section(visit: &Visit, grant: &Grant, logged: impl Fn(&Use) -> bool) -> AnyView {
    let say = visit.say();
    let id = format!("grant-{}", grant.id);
    let sums = say.with("hours-sums", &[("granted", amount(say, grant.minutes)), ("used", amount(say, grant.used()))]);
    let team = grant.team.clone().unwrap_or_else(|| say.t("hours-team-over"));
    let seen = match &grant.seen_by {
        Some(lead) => say.with("hours-seen-by", &[("name", lead.as_str())]),
        None => say.t("hours-seen-by-nobody"),
    };
    let uses = grant.uses.iter().map(|one| {
        let line = say.with("hours-line", &[("day", day_in_words(say, &one.day)), ("amount", amount(say, one.minutes))]);
        let log =
            if logged(one) { view! { <p class="small soft">{say.t("hours-in-log")}</p> }.into_any() } else { button(visit, one, "log", say.t("hours-log")) };
        view! { <li class="flow"><p>{one.words.clone()}</p><p class="small soft">{line}</p>{log}{button(visit, one, "delete", say.t("hours-delete"))}</li> }
    });
    let uses = (!grant.uses.is_empty()).then(|| view! { <ul class="ruled set">{uses.collect_view()}</ul> });
    view! {
        <section class="flow" aria-labelledby=id.clone()><h2 id=id.clone()>{period(say, &grant.from_day, &grant.to_day)}</h2>
            <p>{sums}</p><p class="small soft">{team}". "{seen}</p>{uses}</section>
    }
    .into_any()
}

fn button(visit: &Visit, one: &Use, act: &'static str, words: String) -> AnyView {
    view! {
        <form method="post" action=visit.to(HERE)>{forms::token(visit)}<input type="hidden" name="do" value=act/><input type="hidden" name="item" value=one.id.clone()/>
            <button class="btn second" type="submit">{words}</button></form>
    }
    .into_any()
}
