//! For a lead: the teams that they lead, and making one.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::policy;
use crate::{
    domain::team::LONGEST_NAME,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        submissions::{self, FormKey, Submission},
        teams::{self, Team},
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

pub const HERE: &str = "/staff/teams";

/// `GET /staff/teams`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    page(&visit, "", &[]).await
}

/// `POST /staff/teams`: makes a team.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (say, now, name) = (visit.say(), visit.house.now(), form.text("name").trim());
    let long = name.chars().count();
    let fix = match name {
        "" => Some(say.t("team-fix-name")),
        _ if long > LONGEST_NAME => Some(say.with("site-long", &[("most", LONGEST_NAME), ("now", long)])),
        _ => None,
    };
    if let Some(words) = fix {
        return page(&visit, name, &[Fix { field: "name", words }]).await;
    }
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let mut change = visit.house.stores.people.change().await?;
    if let Submission::Repeated(_) = submissions::begin_as_staff(&mut change, staff, &key, now).await? {
        return Ok(visit.go_on(&visit.to(HERE)));
    }
    let team = teams::make(&mut change, staff, name, now).await?;
    change.commit().await?;
    Ok(visit.go_on(&visit.to(&format!("{HERE}/{}", team.as_str()))))
}

async fn page(visit: &Visit, name: &str, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let all = teams::led_by(&visit.house.stores.people, staff).await?;
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let said = (visit.query.text("done") == "ended").then(|| view! { <p class="confirm" role="status">{say.t("team-done-ended")}</p> });
        let one = |team: &Team| {
            let to = visit.to(&format!("{HERE}/{}", team.id.as_str()));
            view! { <li><p><a href=to>{team.name.clone()}</a></p><p class="small soft">{say.with("team-made", &[("day", say.day(team.made_at))])}</p></li> }
        };
        let list = if all.is_empty() {
            view! { <p>{say.t("team-none-led")}</p> }.into_any()
        } else {
            view! { <ul class="ruled set">{all.iter().map(one).collect_view()}</ul> }.into_any()
        };
        let hint = Some(say.t("team-name-hint"));
        let field = forms::Field { id: "name", label: say.t("team-name"), hint, kind: "text", complete: "off", value: name }.view(fixes);
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("team-led")}</h1>{said}<p class="lead">{say.t("team-led-lead")}</p>{list}</section>
            <form method="post" action=visit.to(HERE) class="flow"><h2>{say.t("team-new")}</h2>{forms::token(visit)}
                <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>{field}
                <div class="acts"><button class="btn" type="submit">{say.t("team-make-it")}</button></div></form>
            <section class="flow" aria-labelledby="seen"><h2 id="seen">{say.t("team-what-is-seen")}</h2>{policy(say)}</section>
        };
        let mut frame = Frame::new(say.t("team-led")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("team-led"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    }))
}
