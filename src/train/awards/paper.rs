//! An award on one sheet of A4, to print: name, what, level, dates, and the code by which anybody checks whether it still holds.
//!
//! Deliberately absent: a seal, a signature, a score. What proves it is the page behind the code.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{one, public, words};
use crate::{
    domain::{frameworks::Competencies, site::Part},
    http::{error::Trouble, visit::Visit},
    storage::awards::Award,
    train::replay::Frameworks,
    ui::{
        art::{Door, Icon},
        frame::Frame,
    },
};

/// `GET /train/record/awards/{award}/paper`
pub async fn show(visit: Visit, Path((_, code)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let award = one::own(&visit, &code).await?;
    let mut frameworks = Frameworks::of(&visit.house.stores.content);
    let framework = frameworks.find(&award.frozen.revision).await?.ok_or(Trouble::NotFound)?;
    Ok(visit.page(|| page(&visit, framework, &award)))
}

fn page(visit: &Visit, framework: &Competencies, award: &Award) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let frozen = &award.frozen;
    let issuer = visit.site.get(Part::Name).unwrap_or("Doorstep").to_owned();
    let days = [("award-issued", say.day(frozen.issued_at)), ("award-until", words::last_day(say, award))];
    let days = days.into_iter().map(|(name, value)| view! { <div><dt>{say.t(name)}</dt><dd>{value}</dd></div> }).collect_view();
    let decided = words::versions(say, &frozen.framework_version, &frozen.rule_version);
    let main = view! {
        <section class="flow no-print"><p class="state only">{Icon::Print.view()}<span>{say.t("print-how")}</span></p></section>
        <div class="hand-sheet"><header><div><p>{issuer}</p><h1>{frozen.name.as_str().to_owned()}</h1></div>{Door::Open.view()}</header>
            <section><h2>{words::title(framework, say, &frozen.what, frozen.level)}</h2><p>{words::meaning(framework, say, &frozen.what, frozen.level)}</p>
                <p>{words::criteria(framework, say, &frozen.what)}</p></section>
            <section><dl class="facts wide">{days}<div><dt>{say.t("award-decided")}</dt><dd>{decided}</dd></div></dl>{public::notes(visit, award)}</section>
            <section><h2>{say.t("award-check-title")}</h2><p>{say.with("award-paper-check", &[("code", award.drawn.code.to_string())])}</p>{public::code_picture(visit, award)}</section></div>
    };
    let title = words::title(framework, say, &frozen.what, frozen.level);
    let mut frame = Frame::new(say.with("award-page-title", &[("name", frozen.name.as_str())]))
        .trail(say.t("award-mine-title"), visit.to("/train/record/awards"))
        .trail(title, visit.to(&format!("/train/record/awards/{}", award.drawn.code)))
        .trail(say.t("award-paper"), "");
    frame.body_class = "hand";
    (frame, main)
}
