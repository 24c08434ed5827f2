//! The observer's page: what waits for me, and what I signed. One leads to the next, for a day on which many are watched.
//!
//! Deliberately absent: how often somebody signs which judgement (nobody is ranked), and anybody who did not ask.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{quoted, rating_words, title};
use crate::{
    domain::competency::observing::{Founding, Scope},
    http::{error::Trouble, visit::Visit},
    storage::{
        founding,
        observations::{self, Asked, Outcome},
    },
    train::{
        calendar::{SiteCalendar, day_in_words},
        framework::number,
        prior,
        reflecting::read,
    },
    ui::frame::Frame,
};

/// `GET /staff/observe`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (people, now) = (&visit.house.stores.people, visit.house.now());
    let all = observations::of_observer(people, staff).await?;
    let to_read = read::waiting(&visit, staff).await?;
    let to_approve = prior::decide::waiting(&visit, staff).await?;
    let founding: Vec<Founding> = founding::mine(people, staff).await?.into_iter().filter(|f| f.runs(now)).collect();
    Ok(visit.page(|| {
        let say = visit.say();
        let said = match visit.query.text("done") {
            "signed" => Some(say.t("watch-done-signed")),
            "returned" => Some(say.t("watch-done-returned")),
            "read" => Some(say.t("watch-done-read")),
            "approved" => Some(say.t("prior-done-approved")),
            "missing" => Some(say.t("prior-done-returned")),
            "declined" => Some(say.t("prior-done-declined")),
            "asked" => Some(say.t("watch-done-asked")),
            _ => None,
        };
        let said = said.map(|words| view! { <p class="confirm" role="status">{words}</p> });
        let open = all.iter().filter(|a| a.outcome == Outcome::Open).map(|a| waiting(&visit, a)).collect::<Vec<_>>();
        let none = (open.is_empty() && to_read.is_empty() && to_approve.is_empty()).then(|| view! { <p>{say.t("watch-none")}</p> });
        let over = all.iter().rev().filter_map(|a| ended(&visit, a)).collect::<Vec<_>>();
        let over = (!over.is_empty()).then(
            || view! { <section class="flow" aria-labelledby="over"><h2 id="over">{say.t("watch-over")}</h2><ul class="ruled set">{over}</ul></section> },
        );
        let named = founding.iter().map(|f| view! { <p class="quiet">{as_founding(&visit, f)}</p> }).collect_view();
        let main = view! {
            <section class="flow"><h1>{say.t("watch-title")}</h1>{said}<p class="lead">{say.t("watch-lead")}</p>{named}</section>
            <section class="flow" aria-labelledby="open"><h2 id="open">{say.t("watch-open")}</h2>{none}<ul class="ruled set">{open}</ul></section>
            {read::section(&visit, &to_read)}{prior::decide::section(&visit, &to_approve)}{over}
        };
        (Frame::new(say.t("watch-title")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("watch-title"), ""), main)
    }))
}

/// What somebody was named for, in words.
pub fn scope_words(visit: &Visit, scope: &Scope) -> String {
    let framework = &visit.library.competencies;
    match scope {
        Scope::Competency(id) => {
            framework.competency(id.as_str()).map_or_else(|| id.to_string(), |c| format!("{} {}", number(c), c.title.in_locale(visit.locale)))
        }
        Scope::Domain(id) => framework.domain(id).map_or_else(|| id.clone(), |d| d.title.in_locale(visit.locale).to_owned()),
    }
}

fn as_founding(visit: &Visit, founding: &Founding) -> String {
    let say = visit.say();
    let until = SiteCalendar::of(&visit.house.settings.time_zone).last_day(say, founding.ends_at);
    say.with("watch-named", &[("what", scope_words(visit, &founding.scope)), ("day", until), ("reason", founding.reason.clone())])
}

fn waiting(visit: &Visit, asked: &Asked) -> impl IntoView + use<> {
    let say = visit.say();
    let to = visit.to(&format!("/staff/observe/{}", asked.id.as_str()));
    let second = asked.same_as_on.is_some().then(|| view! { <p class="small soft">{say.t("watch-is-second")}</p> });
    let words = say.with("watch-one", &[("name", asked.name.clone()), ("title", title(visit, &asked.sheet))]);
    view! { <li class="flow"><p><a href=to>{words}</a></p><p class="small soft">{say.with("watch-asked-on", &[("day", say.day(asked.asked_at))])}</p>{second}{quoted(&asked.line)}</li> }
}

fn ended(visit: &Visit, asked: &Asked) -> Option<AnyView> {
    let say = visit.say();
    let became = match &asked.outcome {
        Outcome::Signed { rating, day, .. } => say.with("watch-i-signed", &[("rating", rating_words(say, *rating)), ("day", day_in_words(say, day))]),
        Outcome::Returned { at, .. } => say.with("watch-i-returned", &[("day", say.day(*at))]),
        Outcome::Open | Outcome::Withdrawn { .. } => return None,
    };
    let words = say.with("watch-one", &[("name", asked.name.clone()), ("title", title(visit, &asked.sheet))]);
    Some(view! { <li><p>{words}</p><p class="small soft">{became}</p></li> }.into_any())
}
