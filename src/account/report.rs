//! “Report a problem with this page”: for the people who run the site. Says before the box that nobody answers here, and is not a way to
//! ask for help.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::reports,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// Longest report that is kept, in letters.
const LONGEST: usize = 2_000;

/// `GET /report?page=…`
pub async fn show(visit: Visit) -> Response<Body> {
    let page = visit.query.text("page").chars().take(200).collect::<String>();
    draw(&visit, StatusCode::OK, &page, "", &[])
}

/// `POST /report`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let page = form.text("page").chars().take(200).collect::<String>();
    let (page, words) = (page.as_str(), form.text("words").trim());
    let fix = match words.chars().count() {
        0 => Some(visit.say().t("report-empty")),
        n if n > LONGEST => Some(visit.say().with("report-long", &[("most", LONGEST), ("now", n)])),
        _ => None,
    };
    if let Some(words_needed) = fix {
        return Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page, form.text("words"), &[Fix { field: "words", words: words_needed }]));
    }
    let mut change = visit.house.stores.content.change().await?;
    reports::add(&mut change, page, visit.locale, words, visit.house.now()).await?;
    change.commit().await?;
    Ok(visit.go_on(&visit.to("/report/thanks")))
}

/// `/report/thanks`
pub async fn thanks(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let say = visit.say();
        let main = view! {
            <section class="flow confirm"><h1>{say.t("report-thanks")}</h1><p class="lead">{say.t("report-thanks-words")}</p>
                <div class="acts"><a class="btn" href=visit.to("/learn")>{say.t("foot-all-modules")}</a></div></section>
        };
        (Frame::new(say.t("report-thanks")), main)
    })
}

fn draw(visit: &Visit, status: StatusCode, page: &str, words: &str, fixes: &[Fix]) -> Response<Body> {
    visit.page_with(status, || {
        let say = visit.say();
        let error = fixes.first().map(|f| f.words.clone());
        let class = if error.is_some() { "field err" } else { "field" };
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to("/report") class="flow"><h1>{say.t("report-title")}</h1><p class="lead">{say.t("report-lead")}</p>
                {forms::token(visit)}<input type="hidden" name="page" value=page.to_owned()/>
                <div class=class><label for="words">{say.t("report-label")}</label>
                    <span class="hint" id="words-hint">{say.t("report-hint")}" "<a href=visit.to("/help")>{say.t("help-now")}</a></span>
                    {error.map(|e| view! { <span class="err-text" id="words-error">{e}</span> })}
                    <textarea id="words" name="words" rows="6" aria-describedby="words-hint">{forms::in_box(words)}</textarea></div>
                <div class="acts"><button class="btn" type="submit">{say.t("report-send")}</button><a href=visit.to("")>{say.t("cancel")}</a></div></form>
        };
        let mut frame = Frame::new(say.t("report-title"));
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}
