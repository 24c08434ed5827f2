//! What the columns of my log are called: ours, or those of my regulator's form; and up to three fields of my own.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::HERE;
use crate::{
    domain::learning_log::{Field, Headings, LONGEST_HEADING},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::learning_log,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// `GET /train/log/headings`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let headings = learning_log::headings(&visit.house.stores.people, staff).await?;
    Ok(draw(&visit, &headings, &[]))
}

/// `POST /train/log/headings`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let typed: Vec<(Field, String)> = Field::ALL.into_iter().map(|field| (field, form.text(field.code()).trim().to_owned())).collect();
    let long = |(field, heading): &(Field, String)| {
        let now = heading.chars().count();
        (now > LONGEST_HEADING).then(|| Fix { field: field.code(), words: visit.say().with("site-long", &[("most", LONGEST_HEADING), ("now", now)]) })
    };
    let fixes: Vec<Fix> = typed.iter().filter_map(long).collect();
    if !fixes.is_empty() {
        return Ok(draw(&visit, &Headings::new(typed), &fixes));
    }
    let mut change = visit.house.stores.people.change().await?;
    for (field, heading) in &typed {
        learning_log::set_heading(&mut change, staff, *field, heading).await?;
    }
    change.commit().await?;
    Ok(visit.go_on(&visit.to(&format!("{HERE}?done=headings"))))
}

fn draw(visit: &Visit, headings: &Headings, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let field = |field: Field| {
            let (label, hint) = match field {
                Field::Own(n) => (say.with("learning-log-own", &[("n", n + 1)]), None),
                _ => (say.t(&format!("learning-log-column-{}", field.code())), Some(say.t("learning-log-heading-hint"))),
            };
            forms::Field { id: field.code(), label, hint, kind: "text", complete: "off", value: headings.of(field).unwrap_or_default() }.view(fixes)
        };
        let ours = Field::ALL.into_iter().filter(|f| !f.is_own()).map(field).collect_view();
        let own = Field::ALL.into_iter().filter(|f| f.is_own()).map(field).collect_view();
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to(&format!("{HERE}/headings")) class="flow"><h1>{say.t("learning-log-headings")}</h1><p class="lead">{say.t("learning-log-headings-lead")}</p>{forms::token(visit)}
                {ours}<h2>{say.t("learning-log-own-title")}</h2><p>{say.t("learning-log-own-words")}</p>{own}
                <div class="acts"><button class="btn" type="submit">{say.t("learning-log-save")}</button><a href=visit.to(HERE)>{say.t("cancel")}</a></div></form>
        };
        let mut frame = Frame::new(say.t("learning-log-headings"))
            .trail(say.t("train-title"), visit.to("/train"))
            .trail(say.t("learning-log-title"), visit.to(HERE))
            .trail(say.t("learning-log-headings"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}
