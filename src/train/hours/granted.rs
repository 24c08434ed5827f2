//! For a lead: hours granted to members of one team, with what was granted and what was used, as two sums.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

use super::{amount, period};
use crate::{
    domain::{
        ids::StaffId,
        protected_hours::{FURTHEST_YEARS, HOURS, MOST_GRANTS},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        protected_hours::{self as hours, Granted, NewGrant},
        staff::Staff,
        submissions::{self, FormKey, Submission},
        teams::{self, Member, Team},
    },
    train::{calendar::SiteCalendar, teams::led},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

type Address = Path<(String, String)>;

#[derive(Default)]
struct Typed {
    who: String,
    amount: String,
    from: String,
    to: String,
}

async fn find<'v>(visit: &'v Visit, id: &str) -> Result<(&'v Staff, Team), Trouble> {
    let lead = visit.staff().ok_or(Trouble::NotFound)?;
    let team = teams::one(&visit.house.stores.people, lead, id).await?.ok_or(Trouble::NotFound)?;
    Ok((lead, team))
}

fn here(visit: &Visit, team: &Team) -> String {
    visit.to(&format!("{}/{}/hours", led::HERE, team.id.as_str()))
}

/// `GET /staff/teams/{team}/hours`
pub async fn show(visit: Visit, Path((_, id)): Address) -> Result<Response<Body>, Trouble> {
    let (lead, team) = find(&visit, &id).await?;
    draw(&visit, lead, &team, &Typed::default(), &[]).await
}

/// `POST /staff/teams/{team}/hours`: grants, or takes back what nobody used.
pub async fn save(visit: Visit, Path((_, id)): Address, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let (lead, team) = find(&visit, &id).await?;
    match form.text("do") {
        "grant" => {
            let text = |name: &str| form.text(name).trim().to_owned();
            let typed = Typed { who: text("who"), amount: text("amount"), from: text("from"), to: text("to") };
            let fixes = grant(&visit, lead, &team, &form, &typed).await?;
            if !fixes.is_empty() {
                return draw(&visit, lead, &team, &typed, &fixes).await;
            }
            Ok(visit.go_on(&format!("{}?done=granted", here(&visit, &team))))
        }
        "take-back" => {
            let mut change = visit.house.stores.people.change().await?;
            hours::take_back(&mut change, lead, &team, form.text("item")).await?;
            change.commit().await?;
            Ok(visit.go_on(&here(&visit, &team)))
        }
        _ => Ok(visit.go_on(&here(&visit, &team))),
    }
}

/// Those who said yes.
async fn joined(visit: &Visit, lead: &Staff, team: &Team) -> Result<Vec<Member>, Trouble> {
    let mut all = teams::members(&visit.house.stores.people, lead, team).await?;
    all.retain(|member| member.joined);
    Ok(all)
}

/// What has to be mended, or nothing when it was granted.
async fn grant(visit: &Visit, lead: &Staff, team: &Team, form: &Form, typed: &Typed) -> Result<Vec<Fix>, Trouble> {
    let (say, now) = (visit.say(), visit.house.now());
    let mut fixes = Vec::new();
    let whom: Option<StaffId> = joined(visit, lead, team).await?.into_iter().map(|member| member.id).find(|id| id.as_str() == typed.who);
    if whom.is_none() {
        fixes.push(Fix { field: "who", words: say.t("hours-fix-who") });
    }
    let amount = typed.amount.parse::<u32>().ok().filter(|hours| HOURS.contains(hours));
    if amount.is_none() {
        fixes.push(Fix { field: "amount", words: say.with("hours-fix-amount", &[("most", HOURS.end())]) });
    }
    let today = SiteCalendar::of(&visit.house.settings.time_zone).day(now).parse::<Date>().ok();
    let near = |day: &Date| {
        let span = |years: i64| today.and_then(|today| today.checked_add(years.years()).ok());
        span(-FURTHEST_YEARS).is_some_and(|first| *day >= first) && span(FURTHEST_YEARS).is_some_and(|last| *day <= last)
    };
    let from = typed.from.parse::<Date>().ok().filter(near);
    if from.is_none() {
        fixes.push(Fix { field: "from", words: say.t("hours-fix-from") });
    }
    let to = typed.to.parse::<Date>().ok().filter(|to| near(to) && from.is_none_or(|from| *to >= from));
    if to.is_none() {
        fixes.push(Fix { field: "to", words: say.with("hours-fix-to", &[("years", FURTHEST_YEARS)]) });
    }
    let (Some(whom), Some(amount), Some(from), Some(to), true) = (whom, amount, from, to, fixes.is_empty()) else { return Ok(fixes) };
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let mut change = visit.house.stores.people.change().await?;
    if submissions::begin_as_staff(&mut change, lead, &key, now).await? != Submission::First {
        return Ok(Vec::new());
    }
    let new = NewGrant { whom: &whom, from_day: &from.to_string(), to_day: &to.to_string(), minutes: amount * 60 };
    if !hours::grant(&mut change, lead, team, new, now).await? {
        return Ok(vec![Fix { field: "who", words: say.with("mentor-fix-most", &[("most", MOST_GRANTS)]) }]);
    }
    change.commit().await?;
    Ok(Vec::new())
}

async fn draw(visit: &Visit, lead: &Staff, team: &Team, typed: &Typed, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let all = hours::of_team(&visit.house.stores.people, lead, team).await?;
    let members = joined(visit, lead, team).await?;
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let title = say.with("hours-of-team", &[("team", team.name.as_str())]);
        let said = (visit.query.text("done") == "granted").then(|| view! { <p class="confirm" role="status">{say.t("hours-done-granted")}</p> });
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{title.clone()}</h1>{said}<p class="lead">{say.t("hours-lead-sees")}</p>{table(visit, team, &all)}</section>
            {form(visit, team, &members, typed, fixes)}
        };
        let to_team = visit.to(&format!("{}/{}", led::HERE, team.id.as_str()));
        let mut frame = Frame::new(title.clone())
            .trail(say.t("desk-title"), visit.to("/staff"))
            .trail(say.t("team-led"), visit.to(led::HERE))
            .trail(team.name.clone(), to_team)
            .trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    }))
}

fn table(visit: &Visit, team: &Team, all: &[Granted]) -> AnyView {
    let say = visit.say();
    if all.is_empty() {
        return view! { <p>{say.t("hours-none-granted")}</p> }.into_any();
    }
    let row = |one: &Granted| {
        let (heads, when) = ([say.t("hours-period-head"), say.t("hours-granted"), say.t("hours-used")], period(say, &one.from_day, &one.to_day));
        let [head_when, head_granted, head_used] = heads;
        let back = (one.used == 0).then(|| {
            let words = say.with("hours-take-back", &[("name", one.name.as_str())]);
            view! {
                <form method="post" action=here(visit, team)>{forms::token(visit)}<input type="hidden" name="do" value="take-back"/>
                    <input type="hidden" name="item" value=one.id.clone()/><button class="btn second" type="submit">{words}</button></form>
            }
        });
        view! {
            <tr><th scope="row" data-h=say.t("team-member")>{one.name.clone()}</th><td data-h=head_when>{when}{back}</td>
                <td data-h=head_granted>{amount(say, one.minutes)}</td><td data-h=head_used>{amount(say, one.used)}</td></tr>
        }
    };
    view! {
        <table class="stack"><caption>{say.t("hours-caption")}</caption>
            <thead><tr><th scope="col">{say.t("team-member")}</th><th scope="col">{say.t("hours-period-head")}</th><th scope="col">{say.t("hours-granted")}</th>
                <th scope="col">{say.t("hours-used")}</th></tr></thead><tbody>{all.iter().map(row).collect_view()}</tbody></table>
    }
    .into_any()
}

fn form(visit: &Visit, team: &Team, members: &[Member], typed: &Typed, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    if members.is_empty() {
        return view! { <p>{say.t("hours-nobody")}</p> }.into_any();
    }
    let option = |member: &Member| {
        let chosen = member.id.as_str() == typed.who;
        view! { <option value=member.id.as_str().to_owned() selected=chosen>{member.name.clone()}</option> }
    };
    let error = fixes.iter().find(|f| f.field == "who").map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    let class = if error.is_some() { "field err" } else { "field" };
    let line = |id: &'static str, label: &str, kind: &'static str, value: &str| {
        forms::Field { id, label: say.t(label), hint: None, kind, complete: "off", value }.view(fixes)
    };
    view! {
        <form method="post" action=here(visit, team) class="flow"><h2>{say.t("hours-grant")}</h2>{forms::token(visit)}<input type="hidden" name="do" value="grant"/>
            <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>
            <div class=class><label for="who">{say.t("hours-who")}</label>{error}
                <select id="who" name="who"><option value="">{say.t("team-choose")}</option>{members.iter().map(option).collect_view()}</select></div>
            {line("amount", "hours-how-many", "number", &typed.amount)}{line("from", "hours-from", "date", &typed.from)}{line("to", "hours-to", "date", &typed.to)}
            <div class="acts"><button class="btn" type="submit">{say.t("hours-grant-go")}</button></div></form>
    }
    .into_any()
}
