//! The same sheet as `paper`, as a tagged PDF made on the server: to keep, to send, to hand in.
//!
//! A name in letters that its font does not have is told, and the sheet to print has it.

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, Response, StatusCode, header},
};
use leptos::prelude::*;

use super::{badge, one, words};
use crate::{
    domain::{frameworks::Competencies, site::Part},
    http::{error::Trouble, visit::Visit},
    storage::awards::Award,
    train::replay::Frameworks,
    ui::{
        frame::Frame,
        one_page_pdf::{self, Block, Kind, Sheet},
        qr,
    },
};

/// `GET /train/record/awards/{award}/pdf`
pub async fn show(visit: Visit, Path((_, code)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let award = one::own(&visit, &code).await?;
    let mut frameworks = Frameworks::of(&visit.house.stores.content);
    let framework = frameworks.find(&award.frozen.revision).await?.ok_or(Trouble::NotFound)?;
    let sheet = sheet(&visit, framework, &award);
    let Ok(file) = one_page_pdf::write(&sheet) else { return Ok(not_written(&visit, &award)) };
    let mut answer = Response::new(Body::from(file));
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    if let Ok(named) = HeaderValue::from_str(&format!("attachment; filename=\"award-{}.pdf\"", award.drawn.code)) {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, named);
    }
    Ok(answer)
}

fn sheet(visit: &Visit, framework: &Competencies, award: &Award) -> Sheet {
    let say = visit.say();
    let frozen = &award.frozen;
    let address = badge::page(&visit.house, visit.locale, &award.drawn);
    let line = |name: &str, value: String| Block::Text(Kind::Paragraph, say.with("award-line", &[("name", say.t(name)), ("value", value)]));
    let mut blocks = vec![
        Block::Text(Kind::Paragraph, visit.site.get(Part::Name).unwrap_or("Doorstep").to_owned()),
        Block::Text(Kind::Title, frozen.name.as_str().to_owned()),
        Block::Line,
        Block::Text(Kind::Heading, words::title(framework, say, &frozen.what, frozen.level)),
        Block::Text(Kind::Paragraph, words::meaning(framework, say, &frozen.what, frozen.level)),
        Block::Text(Kind::Paragraph, words::criteria(framework, say, &frozen.what)),
        line("award-issued", say.day(frozen.issued_at)),
        line("award-until", words::last_day(say, award)),
        line("award-decided", words::versions(say, &frozen.framework_version, &frozen.rule_version)),
        Block::Text(Kind::Paragraph, words::about(say, frozen.provisional, frozen.founding)),
        Block::Text(Kind::Heading, say.t("award-check-title")),
        Block::Text(Kind::Paragraph, say.with("award-paper-check", &[("code", award.drawn.code.to_string())])),
        Block::Text(Kind::Paragraph, address.clone()),
    ];
    if let Some((wide, dark)) = qr::squares(&address) {
        blocks.push(Block::Picture { wide, dark, says: say.t("award-picture") });
    }
    Sheet { title: say.with("award-page-title", &[("name", frozen.name.as_str())]), locale: visit.locale, blocks }
}

fn not_written(visit: &Visit, award: &Award) -> Response<Body> {
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
        let say = visit.say();
        let paper = visit.to(&format!("/train/record/awards/{}/paper", award.drawn.code));
        let main = view! {
            <section class="flow"><h1>{say.t("award-pdf-title")}</h1><p class="lead">{say.t("award-pdf-not")}</p><p><a class="btn" href=paper>{say.t("award-paper")}</a></p></section>
        };
        (Frame::new(say.t("award-pdf-title")), main)
    })
}
