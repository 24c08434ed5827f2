//! One team, for its lead: what was given and who has done it, giving a module with a day, asking people, and ending it all.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

use super::{by_day, led, lessons, module_title, policy};
use crate::{
    domain::{
        course::Track,
        ids::ModuleId,
        team::{FURTHEST_YEARS, MOST_GIVEN, MOST_MEMBERS, Standing},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        staff::{self, Staff, StaffRow},
        teams::{self, Given, Member, Team},
    },
    train::calendar::SiteCalendar,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

type Address = Path<(String, String)>;

#[derive(Default)]
struct Typed {
    module: String,
    day: String,
    who: Vec<String>,
}

/// `GET /staff/teams/{team}`; `?sure=end` asks before ending it.
pub async fn show(visit: Visit, Path((_, id)): Address) -> Result<Response<Body>, Trouble> {
    let (lead, team) = find(&visit, &id).await?;
    if visit.query.text("sure") == "end" {
        return Ok(sure(&visit, &team));
    }
    page(&visit, lead, &team, &Typed::default(), &[]).await
}

/// `POST /staff/teams/{team}`
pub async fn save(visit: Visit, Path((_, id)): Address, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let (lead, team) = find(&visit, &id).await?;
    let mut done = "";
    match form.text("do") {
        "give" => {
            let typed = Typed { module: form.text("module").to_owned(), day: form.text("day").trim().to_owned(), ..Typed::default() };
            let fixes = give(&visit, lead, &team, &typed).await?;
            if !fixes.is_empty() {
                return page(&visit, lead, &team, &typed, &fixes).await;
            }
            done = "?done=given";
        }
        "ask" => {
            let typed = Typed { who: form.many("who").map(str::to_owned).collect(), ..Typed::default() };
            let fixes = ask(&visit, lead, &team, &typed).await?;
            if !fixes.is_empty() {
                return page(&visit, lead, &team, &typed, &fixes).await;
            }
            done = "?done=asked";
        }
        "end" => {
            let mut change = visit.house.stores.people.change().await?;
            teams::end(&mut change, lead, &team).await?;
            change.commit().await?;
            return Ok(visit.go_on(&visit.to(&format!("{}?done=ended", led::HERE))));
        }
        "remove" | "take-back" => {
            let mut change = visit.house.stores.people.change().await?;
            match form.text("do") {
                "remove" => teams::remove(&mut change, lead, &team, form.text("item")).await?,
                _ => teams::take_back(&mut change, lead, &team, form.text("item")).await?,
            }
            change.commit().await?;
        }
        _ => {}
    }
    Ok(visit.go_on(&format!("{}{done}", here(&visit, &team))))
}

fn here(visit: &Visit, team: &Team) -> String {
    visit.to(&format!("{}/{}", led::HERE, team.id.as_str()))
}

async fn find<'v>(visit: &'v Visit, id: &str) -> Result<(&'v Staff, Team), Trouble> {
    let lead = visit.staff().ok_or(Trouble::NotFound)?;
    let team = teams::one(&visit.house.stores.people, lead, id).await?.ok_or(Trouble::NotFound)?;
    Ok((lead, team))
}

/// What has to be mended, or nothing when it was given.
async fn give(visit: &Visit, lead: &Staff, team: &Team, typed: &Typed) -> Result<Vec<Fix>, Trouble> {
    let (say, now) = (visit.say(), visit.house.now());
    let mut fixes = Vec::new();
    let module = ModuleId::parse(&typed.module).ok().filter(|id| can_be_given(visit).any(|(known, _)| &known == id));
    if module.is_none() {
        fixes.push(Fix { field: "module", words: say.t("team-fix-module") });
    }
    let today = SiteCalendar::of(&visit.house.settings.time_zone).day(now).parse::<Date>().ok();
    let last = today.and_then(|today| today.checked_add(FURTHEST_YEARS.years()).ok());
    let day = typed.day.parse::<Date>().ok().filter(|day| today.is_some_and(|today| *day >= today) && last.is_some_and(|last| *day <= last));
    if day.is_none() {
        fixes.push(Fix { field: "day", words: say.with("team-fix-day", &[("years", FURTHEST_YEARS)]) });
    }
    let (Some(module), Some(day), true) = (module, day, fixes.is_empty()) else { return Ok(fixes) };
    let mut change = visit.house.stores.people.change().await?;
    if !teams::give(&mut change, lead, team, &module, &day.to_string(), now).await? {
        return Ok(vec![Fix { field: "module", words: say.with("team-fix-most-given", &[("most", MOST_GIVEN)]) }]);
    }
    change.commit().await?;
    Ok(fixes)
}

/// Modules for clinicians, by course.
fn can_be_given(visit: &Visit) -> impl Iterator<Item = (ModuleId, String)> {
    let edition = visit.library.edition(visit.locale);
    edition.courses_of(Track::Clinician).flat_map(|course| course.modules.iter().map(|module| (module.id.clone(), module.title.clone())))
}

async fn ask(visit: &Visit, lead: &Staff, team: &Team, typed: &Typed) -> Result<Vec<Fix>, Trouble> {
    let (say, now) = (visit.say(), visit.house.now());
    let free = can_be_asked(visit, lead, &[]).await?;
    let chosen: Vec<&StaffRow> = free.iter().filter(|p| typed.who.iter().any(|who| who == p.id.as_str())).collect();
    if chosen.is_empty() {
        return Ok(vec![Fix { field: "who", words: say.t("team-fix-who") }]);
    }
    let mut change = visit.house.stores.people.change().await?;
    for person in chosen {
        teams::ask(&mut change, lead, team, &person.id, now).await?;
    }
    change.commit().await?;
    Ok(Vec::new())
}

/// Colleagues with an open account and a role, without those who are asked already.
async fn can_be_asked(visit: &Visit, lead: &Staff, members: &[Member]) -> Result<Vec<StaffRow>, Trouble> {
    let mut all = staff::list(&visit.house.stores.people).await?;
    all.retain(|p| p.disabled_at.is_none() && p.roles.iter().count() > 0 && &p.id != lead.id() && members.iter().all(|m| m.id != p.id));
    Ok(all)
}

async fn page(visit: &Visit, lead: &Staff, team: &Team, typed: &Typed, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let people = &visit.house.stores.people;
    let members = teams::members(people, lead, team).await?;
    let today = SiteCalendar::of(&visit.house.settings.time_zone).day(visit.house.now());
    let given = teams::due_list(people, lead, team, |module| lessons(visit, module), &today).await?;
    let free = can_be_asked(visit, lead, &members).await?;
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let said = match visit.query.text("done") {
            "given" => Some("team-done-given"),
            "asked" => Some("team-done-asked"),
            _ => None,
        };
        let said = said.map(|words| view! { <p class="confirm" role="status">{say.t(words)}</p> });
        let lists = given.iter().map(|given| due(visit, team, given)).collect_view();
        let none = given.is_empty().then(|| view! { <p>{say.t("team-given-none")}</p> });
        let (end, hours) = (format!("{}?sure=end", here(visit, team)), format!("{}/hours", here(visit, team)));
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{team.name.clone()}</h1>{said}{none}<p><a href=hours>{say.t("team-hours")}</a></p></section>
            {lists}
            {give_form(visit, team, typed, fixes)}
            {people_section(visit, team, &members)}
            {ask_form(visit, team, &free, typed, fixes)}
            <section class="flow" aria-labelledby="seen"><h2 id="seen">{say.t("team-what-is-seen")}</h2>{policy(say)}<p><a href=end>{say.t("team-end")}</a></p></section>
        };
        (framed(visit, team.name.clone(), !fixes.is_empty()), main)
    }))
}

fn framed(visit: &Visit, title: String, has_errors: bool) -> Frame {
    let say = visit.say();
    let mut frame = Frame::new(title.clone()).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("team-led"), visit.to(led::HERE)).trail(title, "");
    frame.has_errors = has_errors;
    frame
}

/// One module: its day, and a table of names and words.
fn due(visit: &Visit, team: &Team, given: &Given) -> AnyView {
    let say = visit.say();
    let title = module_title(visit, &given.module);
    let id = format!("module-{}", given.module);
    let done = given.standings.iter().filter(|(_, standing)| *standing == Standing::Done).count();
    let row = |(name, standing): &(String, Standing)| {
        let word = match standing {
            Standing::Done => "team-word-done",
            Standing::NotYet => "team-word-not-yet",
            Standing::Overdue => "team-word-overdue",
        };
        view! { <tr><th scope="row">{name.clone()}</th><td>{say.t(word)}</td></tr> }
    };
    let table = if given.standings.is_empty() {
        view! { <p>{say.t("team-nobody-joined")}</p> }.into_any()
    } else {
        view! {
            <table><caption>{say.with("team-caption", &[("done", done), ("all", given.standings.len())])}</caption>
                <thead><tr><th scope="col">{say.t("team-member")}</th><th scope="col">{say.t("team-standing")}</th></tr></thead>
                <tbody>{given.standings.iter().map(row).collect_view()}</tbody></table>
        }
        .into_any()
    };
    view! {
        <section class="flow" aria-labelledby=id.clone()><h2 id=id.clone()>{title.clone()}</h2><p>{by_day(say, &given.due_day)}</p>{table}
            {act(visit, team, "take-back", given.module.as_str(), say.with("team-take-back", &[("module", title)]))}</section>
    }
    .into_any()
}

fn act(visit: &Visit, team: &Team, act: &'static str, item: &str, words: String) -> AnyView {
    view! {
        <form method="post" action=here(visit, team)>{forms::token(visit)}<input type="hidden" name="do" value=act/><input type="hidden" name="item" value=item.to_owned()/>
            <button class="btn second" type="submit">{words}</button></form>
    }
    .into_any()
}

fn error(fixes: &[Fix], field: &str) -> Option<AnyView> {
    fixes.iter().find(|f| f.field == field).map(|f| view! { <span class="err-text">{f.words.clone()}</span> }.into_any())
}

fn give_form(visit: &Visit, team: &Team, typed: &Typed, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let option = |(id, title): (ModuleId, String)| {
        let chosen = id.as_str() == typed.module;
        view! { <option value=id.as_str().to_owned() selected=chosen>{title}</option> }
    };
    let class = if fixes.iter().any(|f| f.field == "module") { "field err" } else { "field" };
    let day = forms::Field { id: "day", label: say.t("team-day"), hint: Some(say.t("team-day-hint")), kind: "date", complete: "off", value: &typed.day };
    view! {
        <form method="post" action=here(visit, team) class="flow"><h2>{say.t("team-give")}</h2>{forms::token(visit)}<input type="hidden" name="do" value="give"/>
            <div class=class><label for="module">{say.t("team-module")}</label>{error(fixes, "module")}
                <select id="module" name="module"><option value="">{say.t("team-choose")}</option>{can_be_given(visit).map(option).collect_view()}</select></div>
            {day.view(fixes)}<div class="acts"><button class="btn" type="submit">{say.t("team-give-go")}</button></div></form>
    }
    .into_any()
}

fn people_section(visit: &Visit, team: &Team, members: &[Member]) -> AnyView {
    let say = visit.say();
    let one = |member: &Member| {
        let asked = (!member.joined).then(|| view! { <p class="small soft">{say.t("team-no-answer")}</p> });
        let remove = act(visit, team, "remove", member.id.as_str(), say.with("team-remove", &[("name", member.name.as_str())]));
        view! { <li class="flow"><p>{member.name.clone()}</p>{asked}{remove}</li> }
    };
    let list = if members.is_empty() {
        view! { <p>{say.t("team-nobody")}</p> }.into_any()
    } else {
        view! { <ul class="ruled set">{members.iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! { <section class="flow" aria-labelledby="people"><h2 id="people">{say.t("team-people")}</h2>{list}</section> }.into_any()
}

fn ask_form(visit: &Visit, team: &Team, free: &[StaffRow], typed: &Typed, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    if free.is_empty() {
        return view! { <section class="flow"><h2>{say.t("team-ask")}</h2><p>{say.t("team-nobody-free")}</p></section> }.into_any();
    }
    let one = |(n, person): (usize, &StaffRow)| {
        let (id, value) = (format!("who-{n}"), person.id.as_str().to_owned());
        let chosen = typed.who.contains(&value);
        view! { <div class="opt"><input type="checkbox" name="who" id=id.clone() value=value checked=chosen/><label for=id>{person.display_name.clone()}</label></div> }
    };
    view! {
        <form method="post" action=here(visit, team) class="flow"><h2>{say.t("team-ask")}</h2><p>{say.with("team-ask-words", &[("most", MOST_MEMBERS)])}</p>
            {forms::token(visit)}<input type="hidden" name="do" value="ask"/>
            <fieldset class="pick" id="who"><legend>{say.t("team-who")}</legend>{error(fixes, "who")}{free.iter().enumerate().map(one).collect_view()}</fieldset>
            <div class="acts"><button class="btn" type="submit">{say.t("team-ask-go")}</button></div></form>
    }
    .into_any()
}

fn sure(visit: &Visit, team: &Team) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let main = view! {
            <form method="post" action=here(visit, team) class="flow"><h1>{say.t("team-end-title")}</h1><p class="lead">{team.name.clone()}</p>{forms::token(visit)}
                <p>{say.t("team-end-words")}</p><input type="hidden" name="do" value="end"/>
                <div class="acts"><button class="btn" type="submit">{say.t("team-end-go")}</button><a href=here(visit, team)>{say.t("cancel")}</a></div></form>
        };
        (framed(visit, say.t("team-end-title"), false), main)
    })
}
