//! For whoever works as a mentor: when they can be found, who asks, and with whom they go along.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{Typed, name_of, said, sees, together::status};
use crate::{
    domain::mentorship::LONGEST_HOURS,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::mentorships::{self, Mentorship, State},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

pub const HERE: &str = "/staff/mentoring";

/// `GET /staff/mentoring`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    draw(&visit, &Typed::default(), &[]).await
}

/// `POST /staff/mentoring`: keeps the hours. Empty ones take them away.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    if form.text("do") != "hours" {
        return Ok(visit.go_on(&visit.to(HERE)));
    }
    let typed = Typed::read(&form);
    let letters = typed.get("hours").chars().count();
    if letters > LONGEST_HOURS {
        let words = visit.say().with("site-long", &[("most", LONGEST_HOURS), ("now", letters)]);
        return draw(&visit, &typed, &[Fix { field: "hours", words }]).await;
    }
    let mut change = visit.house.stores.people.change().await?;
    mentorships::set_hours(&mut change, staff, typed.get("hours"), visit.house.now()).await?;
    change.commit().await?;
    Ok(visit.go_on(&format!("{}?done=hours", visit.to(HERE))))
}

async fn draw(visit: &Visit, typed: &Typed, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let people = &visit.house.stores.people;
    let (all, hours) = (mentorships::of_mentor(people, staff).await?, mentorships::hours(people, staff).await?);
    Ok(visit.page_with(status(fixes), || {
        let say = visit.say();
        let hint = format!("{} {}", say.t("watch-no-patient"), say.t("mentor-hours-hint"));
        let value = typed.maybe("hours").unwrap_or(&hours);
        let field = forms::Field { id: "hours", label: say.t("mentor-hours"), hint: Some(hint), kind: "text", complete: "off", value };
        let list = if all.is_empty() {
            view! { <p>{say.t("mentor-none-asked")}</p> }.into_any()
        } else {
            view! { <ul class="ruled set">{all.iter().map(|one| line(visit, one)).collect_view()}</ul> }.into_any()
        };
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("mentor-list")}</h1>{said(visit)}<p class="lead">{say.t("mentor-list-lead")}</p>{list}</section>
            <form method="post" action=visit.to(HERE) class="flow"><h2>{say.t("mentor-hours-title")}</h2>{forms::token(visit)}
                <input type="hidden" name="do" value="hours"/>{field.view(fixes)}<div class="acts"><button class="btn" type="submit">{say.t("mentor-hours-go")}</button></div></form>
            <section class="flow" aria-labelledby="seen"><h2 id="seen">{say.t("mentor-what-is-seen")}</h2>{sees(say)}</section>
        };
        let mut frame = Frame::new(say.t("mentor-list")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("mentor-list"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    }))
}

fn line(visit: &Visit, one: &Mentorship) -> impl IntoView + use<> {
    let say = visit.say();
    let words = match one.state {
        State::Waiting => say.with("mentor-asks-you", &[("day", say.day(one.asked_at))]),
        State::Running { since } => say.with("mentor-runs", &[("day", say.day(since))]),
        State::NeverBegan { at } | State::Ended { at } => say.with("mentor-ended", &[("day", say.day(at))]),
    };
    let to = visit.to(&format!("{HERE}/{}", one.id.as_str()));
    view! { <li><p><a href=to>{name_of(say, one)}</a></p><p class="small soft">{words}</p></li> }
}
