//! The page on which anybody checks an award by its code: what it says, whether it still holds, who issued it, and the badge to take along.
//!
//! No sign-in, no cookie, no script, and no word about who looked. Deliberately absent: the evidence, other awards of the same person, a way
//! to find a person by name.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{badge, weigh, words};
use crate::{
    account::{
        award_codes::{self, Read},
        wait_words,
    },
    domain::{
        award::{AwardCode, Standing},
        frameworks::Competencies,
        site::Part,
    },
    http::{error::Trouble, visit::Visit},
    storage::awards::Award,
    train::replay::Frameworks,
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
        qr,
    },
};

/// `GET /awards`, and `?code=…` to be led to the page of that code
pub async fn look_up(visit: Visit) -> Result<Response<Body>, Trouble> {
    let typed = visit.query.text("code");
    if typed.trim().is_empty() {
        return Ok(door(&visit, "", &[]));
    }
    Ok(match AwardCode::parse(typed) {
        Some(code) => visit.go_on(&visit.to(&format!("/awards/{code}"))),
        None => door(&visit, typed, &[Fix { field: "code", words: visit.say().t("award-code-slip") }]),
    })
}

fn door(visit: &Visit, typed: &str, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let field = Field { id: "code", label: say.t("award-code"), hint: Some(say.t("award-code-hint")), kind: "text", complete: "off", value: typed };
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="get" action=visit.to("/awards") class="flow"><h1>{say.t("award-check-title")}</h1><p class="lead">{say.t("award-check-lead")}</p>
                {field.view(fixes)}<div class="acts"><button class="btn" type="submit">{say.t("award-check-go")}</button></div></form>
        };
        let mut frame = Frame::new(say.t("award-check-title"));
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

/// `GET /awards/{code}`
pub async fn show(visit: Visit, Path((_, typed)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let code = AwardCode::parse(&typed).ok_or(Trouble::NotFound)?;
    let award = match award_codes::read(&visit, &code).await? {
        Read::Award(award) => award,
        Read::Unknown => return Err(Trouble::NotFound),
        Read::Wait(milliseconds) => return Ok(wait(&visit, milliseconds)),
    };
    let standing = weigh::standing(&visit.house, &award).await?;
    let mut frameworks = Frameworks::of(&visit.house.stores.content);
    let framework = frameworks.find(&award.frozen.revision).await?.ok_or(Trouble::NotFound)?;
    Ok(visit.page(|| page(&visit, framework, &award, standing)))
}

/// Too many codes that lead nowhere came from this network.
pub fn wait(visit: &Visit, milliseconds: i64) -> Response<Body> {
    let page = visit.page_with(StatusCode::TOO_MANY_REQUESTS, || {
        let say = visit.say();
        let words = say.with("award-wait", &[("when", wait_words::span(say, milliseconds))]);
        (Frame::new(say.t("award-check-title")), view! { <section class="flow"><h1>{say.t("award-check-title")}</h1><p class="lead">{words}</p></section> })
    });
    wait_words::later(page, milliseconds)
}

fn page(visit: &Visit, framework: &Competencies, award: &Award, standing: Standing) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let title = say.with("award-page-title", &[("name", award.frozen.name.as_str())]);
    let file = |ending: &str| format!("/awards/badges/{}.{ending}", award.drawn.code);
    let main = view! {
        <section class="flow"><h1>{title.clone()}</h1>{state(visit, award, standing)}{facts(visit, framework, award)}{notes(visit, award)}</section>
        <section class="flow" aria-labelledby="page"><h2 id="page">{say.t("award-this-page")}</h2><p>{say.t("award-this-page-words")}</p>{code_picture(visit, award)}</section>
        <section class="flow no-print" aria-labelledby="files"><h2 id="files">{say.t("award-files")}</h2><p>{say.t("award-files-words")}</p>
            <ul><li><a href=file("jwt") download="">{say.t("award-file-jwt")}</a></li><li><a href=file("json") download="">{say.t("award-file-json")}</a></li>
                <li><a href="/awards/issuer">{say.t("award-file-issuer")}</a></li></ul>
            <p><a href=visit.to("/awards")>{say.t("award-check-another")}</a></p></section>
    };
    (Frame::new(title), main)
}

/// Whether it holds, before anything else.
pub fn state(visit: &Visit, award: &Award, standing: Standing) -> impl IntoView + use<> {
    let class = if standing == Standing::Holds { "quiet" } else { "quiet care" };
    view! { <div class=class><p><strong>{words::standing(visit.say(), award, standing)}</strong></p></div> }
}

/// What it says.
pub fn facts(visit: &Visit, framework: &Competencies, award: &Award) -> impl IntoView + use<> {
    let say = visit.say();
    let frozen = &award.frozen;
    let issuer =
        visit.site.get(Part::Name).map_or_else(|| visit.house.settings.origin().to_owned(), |name| format!("{name}, {}", visit.house.settings.origin()));
    let rows = [
        ("award-name", frozen.name.as_str().to_owned()),
        ("award-what", words::title(framework, say, &frozen.what, frozen.level)),
        ("award-means", words::meaning(framework, say, &frozen.what, frozen.level)),
        ("award-how", words::criteria(framework, say, &frozen.what)),
        ("award-issuer", issuer),
        ("award-issued", say.day(frozen.issued_at)),
        ("award-until", words::last_day(say, award)),
        ("award-decided", words::versions(say, &frozen.framework_version, &frozen.rule_version)),
        ("award-code", award.drawn.code.to_string()),
    ];
    let rows = rows.into_iter().map(|(name, value)| view! { <div><dt>{say.t(name)}</dt><dd>{value}</dd></div> }).collect_view();
    view! { <dl class="facts wide">{rows}</dl> }
}

/// What everybody should know who reads it.
pub fn notes(visit: &Visit, award: &Award) -> impl IntoView + use<> {
    let say = visit.say();
    let provisional = award.frozen.provisional.then(|| view! { <p><strong>{say.t("award-provisional")}</strong></p> });
    let founding = award.frozen.founding.then(|| view! { <p>{say.t("award-founding")}</p> });
    view! { {provisional}<p>{say.t("award-no-credits")}</p>{founding} }
}

/// The address of this page, to scan.
pub fn code_picture(visit: &Visit, award: &Award) -> impl IntoView + use<> {
    let address = badge::page(&visit.house, visit.locale, &award.drawn);
    let picture = qr::picture(&address, visit.say().t("award-picture"));
    view! { {picture}<p class="small">{address}</p> }
}
