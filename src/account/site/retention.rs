//! How long things are kept: one table of all of it, and the one time that a host may choose. Before it is changed, a page says what will
//! happen. A shorter time reaches nobody before they come again (`storage/keeping.rs`), so it deletes nothing by itself.
//!
//! Deliberately absent: how many places there are, or would end. And times that the privacy page promises for every site.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use crate::{
    account::{staff_acts, staff_again},
    domain::{notice::Kind, unused_term::Months},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{house_rules, keeping},
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

const HERE: &str = "/staff/site/retention";

/// What is kept, in the order of the table. Each has a message for what it is, and one for how long.
const FIXED: [&str; 13] = ["visit", "sign-ins", "forms", "share", "log", "stone", "class", "tries", "reports", "staff", "closed", "device", "copies"];

/// `GET /staff/site/retention`, and `?months=…` to see what would happen
pub async fn show(visit: Visit) -> Response<Body> {
    if let Some(away) = staff_again::ask(&visit) {
        return away;
    }
    match visit.query.one("months") {
        None => page(&visit, &visit.house.unused_months().number().to_string(), &[]),
        Some(typed) => match Months::parse(typed) {
            Some(months) if months == visit.house.unused_months() => visit.go_on(&format!("{}?done=same", visit.to(HERE))),
            Some(months) => before(&visit, months),
            None => page(&visit, typed, &[fix(&visit)]),
        },
    }
}

fn fix(visit: &Visit) -> Fix {
    Fix { field: "months", words: visit.say().with("keep-fix", &[("least", Months::LEAST), ("most", Months::MOST)]) }
}

fn page(visit: &Visit, typed: &str, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let now = visit.house.unused_months().number();
        let done = match visit.query.text("done") {
            "saved" => Some(say.with("keep-saved", &[("months", now)])),
            "same" => Some(say.with("keep-same", &[("months", now)])),
            _ => None,
        }
        .map(|words| view! { <div class="confirm" role="status"><p>{words}</p></div> });
        let from = say.t(if visit.house.rules().unused.is_some() { "keep-from-page" } else { "keep-from-settings" });
        let hint = say.with("keep-hint", &[("least", Months::LEAST), ("most", Months::MOST)]);
        let field = Field { id: "months", label: say.t("keep-label"), hint: Some(hint), kind: "text", complete: "off", value: typed };
        let main = view! {
            {forms::summary(say, fixes)}{done}
            <section class="flow"><h1>{say.t("keep-title")}</h1><p class="lead">{say.t("keep-lead")}</p>{table(visit, now)}<p>{say.t("keep-fixed")}</p></section>
            <form method="get" action=visit.to(HERE) class="flow"><h2>{say.t("keep-change")}</h2><p>{say.with("keep-now", &[("months", now)])}" "{from}</p>
                {field.view(fixes)}<div class="acts"><button class="btn" type="submit">{say.t("keep-look")}</button><a href=visit.to("/staff/site")>{say.t("cancel")}</a></div></form>
        };
        let mut frame = Frame::new(say.t("keep-title")).trail(say.t("site-title"), visit.to("/staff/site")).trail(say.t("keep-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn table(visit: &Visit, months: u32) -> impl IntoView + use<> {
    let say = visit.say();
    let row = |what: String, long: String| {
        view! { <tr><th scope="row">{what}</th><td>{long}</td></tr> }
    };
    let fixed = FIXED.map(|name| row(say.t(&format!("keep-{name}")), say.t(&format!("keep-{name}-long")))).into_iter().collect_view();
    view! {
        <table class="plain"><caption>{say.t("keep-caption")}</caption>
            <thead><tr><th scope="col">{say.t("keep-what")}</th><th scope="col">{say.t("keep-long")}</th></tr></thead>
            <tbody>{row(say.t("keep-place"), say.with("keep-place-long", &[("months", months)]))}{fixed}</tbody></table>
    }
}

/// What will happen, before it does.
fn before(visit: &Visit, months: Months) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let held = visit.house.unused_months();
        let blanks = [("months", months.number()), ("before", held.number())];
        let list: &[&str] = if months < held { &["keep-shorter-last", "keep-shorter-next", "keep-shorter-few"] } else { &["keep-longer-all", "keep-longer-gone"] };
        let lines = list.iter().chain(&["keep-both-told", "keep-both-tell"]).map(|name| view! { <li>{say.with(name, &blanks)}</li> }).collect_view();
        let title = say.with("keep-before", &blanks);
        let main = view! {
            <form method="post" action=visit.to(HERE) class="flow"><h1>{title.clone()}</h1><p class="lead">{say.with("keep-before-lead", &blanks)}</p><ul>{lines}</ul>
                {forms::token(visit)}<input type="hidden" name="months" value=months.number()/>
                <div class="acts"><button class="btn" type="submit">{say.with("keep-do", &blanks)}</button><a href=visit.to(HERE)>{say.with("keep-not", &blanks)}</a></div></form>
        };
        let frame = Frame::new(title.clone()).trail(say.t("site-title"), visit.to("/staff/site")).trail(say.t("keep-title"), visit.to(HERE)).trail(title, "");
        (frame, main)
    })
}

/// `POST /staff/site/retention`: twice changes and tells once.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let Some(months) = Months::parse(form.text("months")) else { return Ok(page(&visit, form.text("months"), &[fix(&visit)])) };
    let (people, now) = (&visit.house.stores.people, visit.house.now());
    let held = house_rules::read(people).await?.unused.unwrap_or(visit.house.settings.unused());
    if months != held {
        let mut change = people.change().await?;
        keeping::note_term(&mut change, held, now).await?;
        house_rules::set_unused(&mut change, Some(months), now).await?;
        keeping::note_term(&mut change, months, now).await?;
        staff_acts::tell(&visit, &mut change, Kind::UnusedMonths, &months.number().to_string()).await?;
        change.commit().await?;
        staff_acts::log(&visit, Kind::UnusedMonths, &format!("{} to {}", held.number(), months.number()));
        visit.house.follow_rules(house_rules::read(people).await?);
    }
    Ok(visit.go_on(&format!("{}?done=saved", visit.to(HERE))))
}
