//! Founding observers, for whoever runs the site: naming somebody who may sign observed practice before anybody could have signed for
//! them, for a competency or a domain, with a reason, for a year at most; and ending it sooner.
//!
//! Each signature says that it was given as a founding observer, and why. All other administrators are told. Deliberately absent: naming
//! oneself, naming without an end, and anybody's record: whom to name is a judgement of people, not of figures.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{staff_acts, staff_again};
use crate::{
    domain::{
        competency::{
            Calendar,
            observing::{ForAnother, Founding, Scope},
        },
        ids::StaffId,
        notice::Kind,
        roles::Role,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        founding::{self, Named, NewFounding},
        inbox,
        staff::{self, StaffRow},
        submissions::{self, FormKey, Submission},
    },
    train::{calendar::SiteCalendar, framework::number, observing::waiting::scope_words},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

const HERE: &str = "/staff/people/founding";
/// A reason that says something, and fits beside a signature.
const REASON: std::ops::RangeInclusive<usize> = 10..=300;

#[derive(Default)]
struct Typed {
    who: String,
    scope: String,
    reason: String,
    months: String,
}

/// `GET /staff/people/founding`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    match staff_again::ask(&visit) {
        Some(away) => Ok(away),
        None => page(&visit, &Typed::default(), &[]).await,
    }
}

/// `POST /staff/people/founding`: names, or ends.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    match form.text("do") {
        "name" => name(&visit, &form).await,
        "end" => end(&visit, form.text("item")).await,
        _ => Ok(visit.go_on(&visit.to(HERE))),
    }
}

/// Whoever can be named: they observe, their account is open, and they are not the one who names.
async fn can_be_named(visit: &Visit) -> Result<Vec<StaffRow>, Trouble> {
    let own = visit.staff().ok_or(Trouble::NotFound)?.id();
    let mut all = staff::list(&visit.house.stores.people).await?;
    all.retain(|p| p.roles.has(Role::Mentor) && p.disabled_at.is_none() && &p.id != own);
    Ok(all)
}

async fn name(visit: &Visit, form: &Form) -> Result<Response<Body>, Trouble> {
    let (say, staff, now) = (visit.say(), visit.staff().ok_or(Trouble::NotFound)?, visit.house.now());
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let text = |name: &str| form.text(name).trim().to_owned();
    let typed = Typed { who: text("who"), scope: text("scope"), reason: text("reason"), months: text("months") };
    let mut fixes = Vec::new();
    let who = can_be_named(visit).await?.into_iter().find(|p| p.id.as_str() == typed.who).and_then(|p| ForAnother::new(staff.id(), &p.id));
    if who.is_none() {
        let own = typed.who == staff.id().as_str();
        fixes.push(Fix { field: "who", words: say.t(if own { "founding-fix-self" } else { "founding-fix-who" }) });
    }
    let scope = Scope::from_code(&typed.scope).filter(|scope| is_known(visit, scope));
    if scope.is_none() {
        fixes.push(Fix { field: "scope", words: say.t("founding-fix-scope") });
    }
    if !REASON.contains(&typed.reason.chars().count()) {
        fixes.push(Fix { field: "reason", words: say.with("founding-fix-reason", &[("least", REASON.start()), ("most", REASON.end())]) });
    }
    let months = Founding::MONTHS.into_iter().find(|m| m.to_string() == typed.months);
    if months.is_none() {
        fixes.push(Fix { field: "months", words: say.t("founding-fix-months") });
    }
    let (Some(two), Some(scope), Some(months), true) = (who, scope, months, fixes.is_empty()) else { return page(visit, &typed, &fixes).await };
    let ends_at = SiteCalendar::of(&visit.house.settings.time_zone).end(now, months);
    let mut change = visit.house.stores.people.change().await?;
    if submissions::begin_as_staff(&mut change, staff, &key, now).await? == Submission::First {
        let new = NewFounding { two: &two, scope: &scope, reason: &typed.reason, ends_at };
        // Named for this already, in another window: that one stays.
        if founding::name(&mut change, staff, &new, now).await? {
            inbox::put(&mut change, two.whom(), Kind::FoundingNamed, "", now).await?;
            staff_acts::commit(visit, change, Kind::AccountFounding, two.whom()).await?;
        }
    }
    Ok(visit.go_on(&visit.to(HERE)))
}

fn is_known(visit: &Visit, scope: &Scope) -> bool {
    let framework = &visit.library.competencies;
    match scope {
        Scope::Competency(id) => framework.competency(id.as_str()).is_some(),
        Scope::Domain(id) => framework.domain(id).is_some(),
    }
}

async fn end(visit: &Visit, id: &str) -> Result<Response<Body>, Trouble> {
    let (mut change, now) = (visit.house.stores.people.change().await?, visit.house.now());
    let ended: Option<StaffId> = founding::end(&mut change, id, now).await?;
    if let Some(who) = ended {
        inbox::put(&mut change, &who, Kind::FoundingEnded, "", now).await?;
        staff_acts::commit(visit, change, Kind::AccountFounding, &who).await?;
    }
    Ok(visit.go_on(&visit.to(HERE)))
}

async fn page(visit: &Visit, typed: &Typed, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let (all, free, now) = (founding::all(&visit.house.stores.people).await?, can_be_named(visit).await?, visit.house.now());
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let (running, over): (Vec<&Named>, Vec<&Named>) = all.iter().partition(|n| n.what.runs(now));
        let none = running.is_empty().then(|| view! { <p>{say.t("founding-none")}</p> });
        let running = running.into_iter().map(|n| row(visit, n, true)).collect_view();
        let over = (!over.is_empty()).then(|| {
            let rows = over.into_iter().map(|n| row(visit, n, false)).collect_view();
            view! { <section class="flow" aria-labelledby="over"><h2 id="over">{say.t("founding-over")}</h2><ul class="ruled set">{rows}</ul></section> }
        });
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("founding-title")}</h1><p class="lead">{say.t("founding-lead")}</p></section>
            <section class="flow" aria-labelledby="now"><h2 id="now">{say.t("founding-now")}</h2>{none}<ul class="ruled set">{running}</ul></section>
            {name_form(visit, &free, typed, fixes)}{over}
        };
        let mut frame = Frame::new(say.t("founding-title")).trail(say.t("people-title"), visit.to("/staff/people")).trail(say.t("founding-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    }))
}

fn row(visit: &Visit, named: &Named, runs: bool) -> impl IntoView + use<> {
    let say = visit.say();
    let what = &named.what;
    let calendar = SiteCalendar::of(&visit.house.settings.time_zone);
    let until = match what.ended_at {
        Some(at) => say.with("founding-ended", &[("day", say.day(at))]),
        None => say.with(if runs { "founding-until" } else { "founding-was-until" }, &[("day", calendar.last_day(say, what.ends_at))]),
    };
    let by = named.by.as_ref().map(|by| say.with("founding-by", &[("name", by.clone()), ("day", say.day(what.named_at))]));
    let end = runs.then(|| {
        view! {
            <form method="post" action=visit.to(HERE)>{forms::token(visit)}<input type="hidden" name="do" value="end"/><input type="hidden" name="item" value=named.id.clone()/>
                <button class="btn second" type="submit">{say.with("founding-end", &[("name", named.name.as_str())])}</button></form>
        }
    });
    view! {
        <li class="flow"><p><strong>{named.name.clone()}</strong>" · "{scope_words(visit, &what.scope)}</p><p>{what.reason.clone()}</p>
            <p class="small soft">{until}" "{by}</p>{end}</li>
    }
}

fn error(fixes: &[Fix], field: &str) -> Option<AnyView> {
    fixes.iter().find(|f| f.field == field).map(|f| view! { <span class="err-text" id=format!("{}-error", f.field)>{f.words.clone()}</span> }.into_any())
}

/// A list to choose one from; the first line is none of them.
fn list(id: &'static str, label: String, first: String, error: Option<AnyView>, options: AnyView) -> AnyView {
    let class = if error.is_some() { "field err" } else { "field" };
    view! { <div class=class><label for=id>{label}</label>{error}<select id=id name=id><option value="">{first}</option>{options}</select></div> }.into_any()
}

fn name_form(visit: &Visit, free: &[StaffRow], typed: &Typed, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    if free.is_empty() {
        return view! { <section class="flow"><h2>{say.t("founding-name")}</h2><p>{say.t("founding-nobody")}</p></section> }.into_any();
    }
    let person = |p: &StaffRow| view! { <option value=p.id.as_str().to_owned() selected=p.id.as_str() == typed.who>{p.display_name.clone()}</option> };
    let people = free.iter().map(person).collect_view().into_any();
    let months = Founding::MONTHS
        .map(|m| {
            let (id, value) = (format!("months-{m}"), m.to_string());
            let chosen = typed.months == value;
            view! { <div class="opt"><input type="radio" name="months" id=id.clone() value=value checked=chosen/><label for=id>{say.count("founding-months", m as usize)}</label></div> }
        })
        .collect_view();
    let class = if fixes.iter().any(|f| f.field == "reason") { "field err" } else { "field" };
    view! {
        <form method="post" action=visit.to(HERE) class="flow"><h2>{say.t("founding-name")}</h2><p>{say.t("founding-name-words")}</p>{forms::token(visit)}
            <input type="hidden" name="do" value="name"/><input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>
            {list("who", say.t("founding-who"), say.t("founding-choose"), error(fixes, "who"), people)}
            {list("scope", say.t("founding-scope"), say.t("founding-choose"), error(fixes, "scope"), scopes(visit, typed))}
            <div class=class><label for="reason">{say.t("founding-reason")}</label><span class="hint" id="reason-hint">{say.t("founding-reason-hint")}</span>{error(fixes, "reason")}
                <textarea id="reason" name="reason" rows="3" aria-describedby="reason-hint">{forms::in_box(&typed.reason)}</textarea></div>
            <fieldset class="pick" id="months"><legend><strong>{say.t("founding-how-long")}</strong></legend>{error(fixes, "months")}{months}</fieldset>
            <div class="acts"><button class="btn" type="submit">{say.t("founding-name")}</button></div></form>
    }
    .into_any()
}

/// Each domain, and below it those of its competencies that ask for being watched.
fn scopes(visit: &Visit, typed: &Typed) -> AnyView {
    use crate::domain::frameworks::EvidenceKind;
    let option = |scope: Scope, words: String| {
        let code = scope.code();
        view! { <option selected=code == typed.scope value=code.clone()>{words}</option> }
    };
    let say = visit.say();
    visit
        .library
        .competencies
        .domains
        .iter()
        .filter(|d| d.competencies.iter().any(|c| c.evidence.contains(&EvidenceKind::Observed)))
        .map(|d| {
            let title = d.title.in_locale(visit.locale).to_owned();
            let own = d.competencies.iter().filter(|c| c.evidence.contains(&EvidenceKind::Observed));
            let each = own.map(|c| option(Scope::Competency(c.id.clone()), format!("{} {}", number(c), c.title.in_locale(visit.locale)))).collect_view();
            let all = option(Scope::Domain(d.id.clone()), say.with("founding-all-of", &[("domain", title.as_str())]));
            view! { <optgroup label=title>{all}{each}</optgroup> }
        })
        .collect_view()
        .into_any()
}
