//! The first page after signing in: what you can do here as what you are, and the switch between one's own roles.
//!
//! It names only pages that are in the table of routes, and says plainly what is not built yet. The rights follow at the next request.

use std::{collections::HashSet, sync::OnceLock};

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{session, staff_account::role_name};
use crate::{
    domain::{policy::Action, roles::Role},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{staff::Staff, staff_sessions},
    ui::{forms, frame::Frame},
};

/// Pages that a desk can lead to, in the order of the page: the address, its words, and for whom.
const WAYS: &[(&str, &str, Asked)] = &[
    ("/train", "desk-to-train", Asked::May(Action::Train)),
    ("/train/record", "desk-to-record", Asked::May(Action::Train)),
    ("/train/log", "learning-log-link", Asked::May(Action::Train)),
    ("/train/teams", "desk-to-my-teams", Asked::May(Action::Train)),
    ("/train/mentor", "mentor-mine", Asked::May(Action::Train)),
    ("/train/desk", "askdesk-title", Asked::May(Action::Train)),
    ("/train/hours", "hours-title", Asked::May(Action::Train)),
    ("/staff/teams", "desk-to-teams", Asked::May(Action::LeadTeam)),
    ("/staff/observe", "desk-to-observe", Asked::May(Action::Observe)),
    ("/staff/mentoring", "mentor-list", Asked::May(Action::Mentor)),
    ("/staff/projects", "project-list", Asked::May(Action::Mentor)),
    ("/staff/desk", "askdesk-list", Asked::May(Action::AnswerQuestions)),
    ("/staff/second-looks", "desk-to-looks", Asked::May(Action::LookAgain)),
    ("/staff/voids", "desk-to-voids", Asked::May(Action::VoidEvidence)),
    ("/staff/classes", "desk-to-classes", Asked::May(Action::RunClass)),
    ("/staff/not-well", "desk-to-not-well", Asked::May(Action::RunClass)),
    ("/staff/before-teaching", "desk-to-before", Asked::May(Action::PrepareCourse)),
    ("/staff/shared", "desk-to-shared", Asked::May(Action::ReadShare)),
    ("/learn", "desk-to-modules", Asked::Is(&[Role::Facilitator, Role::Navigator, Role::Author, Role::Reviewer, Role::Lead])),
    ("/author/texts", "desk-to-studio", Asked::May(Action::WriteTexts)),
    ("/author/work", "studio-works", Asked::May(Action::WriteTexts)),
    ("/author", "desk-to-author", Asked::Is(&[Role::Author, Role::Reviewer])),
    ("/train/questions", "questions-title", Asked::May(Action::LookAtQuestions)),
    ("/staff/people", "desk-to-people", Asked::May(Action::ManagePeople)),
    ("/staff/awards", "desk-to-awards", Asked::May(Action::ManagePeople)),
    ("/staff/site", "desk-to-site", Asked::May(Action::ManageSite)),
    ("/staff/reports", "desk-to-reports", Asked::May(Action::ManageSite)),
];

enum Asked {
    May(Action),
    Is(&'static [Role]),
}

fn is_built(path: &str) -> bool {
    static BUILT: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let built = BUILT.get_or_init(|| crate::app::routes().into_iter().map(|route| route.line.path).collect());
    built.contains(format!("/{{locale}}{path}").as_str())
}

/// `GET /staff`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let unread = visit.staff_visit().map_or(0, |v| v.unread);
    Ok(visit.page(|| {
        let say = visit.say();
        let (title, words) = match staff.working_as() {
            Some(role) => (say.with("desk-as", &[("role", role_name(say, role))]), say.t(&format!("desk-{}", role.code()))),
            None => (say.t("desk-title"), say.t("desk-without")),
        };
        let ways = WAYS
            .iter()
            .filter(|(path, _, asked)| is_built(path) && asked.fits(staff))
            .map(|(path, words, _)| view! { <li><a href=visit.to(path)>{say.t(words)}</a></li> })
            .collect_view();
        let main = view! {
            <section class="flow"><h1>{title}</h1><p class="lead">{staff.display_name().to_owned()}". "{words}</p>
                <ul class="set links">{ways}<li><a href=visit.to("/staff/inbox")>{say.count("desk-to-inbox", unread)}</a></li>
                    <li><a href=visit.to("/staff/account")>{say.t("account-title")}</a></li></ul></section>
            {switch(&visit, staff)}
        };
        (Frame::new(say.t("desk-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("desk-title"), ""), main)
    }))
}

impl Asked {
    fn fits(&self, staff: &Staff) -> bool {
        match self {
            Self::May(action) => staff.may(*action),
            Self::Is(roles) => staff.working_as().is_some_and(|role| roles.contains(&role)),
        }
    }
}

/// Nothing for somebody with one role only.
fn switch(visit: &Visit, staff: &Staff) -> Option<AnyView> {
    let say = visit.say();
    if staff.roles().iter().count() < 2 {
        return None;
    }
    let choices = staff
        .roles()
        .iter()
        .map(|role| {
            let (id, chosen) = (format!("role-{}", role.code()), staff.working_as() == Some(role));
            view! { <div class="opt"><input type="radio" name="role" id=id.clone() value=role.code() checked=chosen/><label for=id>{role_name(say, role)}</label></div> }
        })
        .collect_view();
    Some(
        view! {
            <form method="post" action=visit.to("/staff") class="flow">{forms::token(visit)}
                <fieldset class="pick"><legend><h2>{say.t("desk-switch")}</h2></legend><p>{say.t("desk-switch-words")}</p>{choices}</fieldset>
                <div class="acts"><button class="btn second" type="submit">{say.t("desk-switch-go")}</button></div></form>
        }
        .into_any(),
    )
}

/// `POST /staff`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let token = session::staff_token(&visit).ok_or(Trouble::Ended)?;
    // A role that was taken away meanwhile is as unknown as one that never was.
    let role = Role::from_code(form.text("role")).filter(|role| staff.roles().has(*role)).ok_or(Trouble::NotFound)?;
    let mut change = visit.house.stores.people.change().await?;
    staff_sessions::work_as(&mut change, &token, staff, role).await?;
    change.commit().await?;
    Ok(visit.go_on(&visit.to("/staff")))
}
