//! My teams: who asks me to join, what they will see if I say yes, and what was given to us.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{by_day, module_link, policy};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::teams::{self, Mine},
    ui::{forms, frame::Frame},
};

const HERE: &str = "/train/teams";

/// `GET /train/teams`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let all = teams::mine(&visit.house.stores.people, staff).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let said = match visit.query.text("done") {
            "joined" => Some("team-done-joined"),
            "left" => Some("team-done-left"),
            _ => None,
        };
        let said = said.map(|words| view! { <p class="confirm" role="status">{say.t(words)}</p> });
        let none = all.is_empty().then(|| view! { <p>{say.t("team-none-mine")}</p> });
        let each = all.iter().map(|team| if team.joined { of_mine(&visit, team) } else { asked(&visit, team) }).collect_view();
        let main = view! { <section class="flow"><h1>{say.t("team-mine")}</h1>{said}<p class="lead">{say.t("team-mine-lead")}</p>{none}</section>{each} };
        (Frame::new(say.t("team-mine")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("team-mine"), ""), main)
    }))
}

/// `POST /train/teams`: yes, no, or leaving.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (mut change, now) = (visit.house.stores.people.change().await?, visit.house.now());
    let done = match form.text("do") {
        "join" => {
            teams::join(&mut change, staff, form.text("team"), now).await?;
            "?done=joined"
        }
        "leave" => {
            teams::leave(&mut change, staff, form.text("team")).await?;
            "?done=left"
        }
        _ => "",
    };
    change.commit().await?;
    Ok(visit.go_on(&visit.to(&format!("{HERE}{done}"))))
}

fn hidden(visit: &Visit, team: &Mine, act: &'static str) -> AnyView {
    view! { {forms::token(visit)}<input type="hidden" name="do" value=act/><input type="hidden" name="team" value=team.id.as_str().to_owned()/> }.into_any()
}

fn asked(visit: &Visit, team: &Mine) -> AnyView {
    let say = visit.say();
    let title = format!("team-{}", team.id.as_str());
    view! {
        <section class="flow" aria-labelledby=title.clone()><h2 id=title.clone()>{team.name.clone()}</h2>
            <p>{say.with("team-asks", &[("lead", team.lead.as_str())])}</p>{policy(say)}
            <div class="acts"><form method="post" action=visit.to(HERE)>{hidden(visit, team, "join")}<button class="btn" type="submit">{say.t("team-join")}</button></form>
                <form method="post" action=visit.to(HERE)>{hidden(visit, team, "leave")}<button class="btn second" type="submit">{say.t("team-decline")}</button></form></div></section>
    }
    .into_any()
}

fn of_mine(visit: &Visit, team: &Mine) -> AnyView {
    let say = visit.say();
    let title = format!("team-{}", team.id.as_str());
    let given = if team.given.is_empty() {
        view! { <p>{say.t("team-given-none")}</p> }.into_any()
    } else {
        let one = |(module, day): &(_, String)| view! { <li><p>{module_link(visit, module)}</p><p class="small soft">{by_day(say, day)}</p></li> };
        view! { <ul class="ruled set">{team.given.iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="flow" aria-labelledby=title.clone()><h2 id=title.clone()>{team.name.clone()}</h2><p>{say.with("team-led-by", &[("lead", team.lead.as_str())])}</p>{given}
            <details><summary>{say.t("team-what-is-seen")}</summary>{policy(say)}</details>
            <form method="post" action=visit.to(HERE)>{hidden(visit, team, "leave")}<button class="btn second" type="submit">{say.t("team-leave")}</button></form></section>
    }
    .into_any()
}
