//! One award of mine: what it says, where others check it, on paper, and taking it back.
//!
//! Only one's own; another's code leads to nothing here. Taking back is for good, and doing it twice is doing it once.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{badge, public, weigh};
use crate::{
    domain::{
        award::{AwardCode, Standing},
        frameworks::Competencies,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::awards::{self, Award},
    train::replay::Frameworks,
    ui::{forms, frame::Frame},
};

/// The award of this code, if it is the visitor's own.
pub async fn own(visit: &Visit, typed: &str) -> Result<Award, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let code = AwardCode::parse(typed).ok_or(Trouble::NotFound)?;
    let award = awards::by_code(&visit.house.stores.people, &code).await?;
    award.filter(|award| award.is_of(staff)).ok_or(Trouble::NotFound)
}

/// `GET /train/record/awards/{award}`
pub async fn show(visit: Visit, Path((_, code)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let award = own(&visit, &code).await?;
    let standing = weigh::standing(&visit.house, &award).await?;
    let mut frameworks = Frameworks::of(&visit.house.stores.content);
    let framework = frameworks.find(&award.frozen.revision).await?.ok_or(Trouble::NotFound)?;
    Ok(visit.page(|| page(&visit, framework, &award, standing)))
}

/// `POST /train/record/awards/{award}`: takes it back.
pub async fn take_back(visit: Visit, Path((_, code)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let award = own(&visit, &code).await?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let mut change = visit.house.stores.people.change().await?;
    awards::take_back(&mut change, staff, &award.drawn.code, visit.house.now()).await?;
    change.commit().await?;
    visit.house.revoked_awards.forget().await;
    Ok(visit.go_on(&visit.to(&format!("/train/record/awards/{}", award.drawn.code))))
}

fn page(visit: &Visit, framework: &Competencies, award: &Award, standing: Standing) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let here = visit.to(&format!("/train/record/awards/{}", award.drawn.code));
    let title = super::words::title(framework, say, &award.frozen.what, award.frozen.level);
    let address = badge::page(&visit.house, visit.locale, &award.drawn);
    let file = |ending: &str| format!("/awards/badges/{}.{ending}", award.drawn.code);
    let take_back = award.taken_back.is_none().then(|| {
        view! {
            <section class="flow"><h2>{say.t("award-take-back")}</h2>
                <details><summary>{say.t("award-take-back-open")}</summary><div class="flow"><p>{say.t("award-take-back-words")}</p>
                    <form method="post" action=here.clone()>{forms::token(visit)}<button class="btn second" type="submit">{say.t("award-take-back-go")}</button></form></div></details></section>
        }
    });
    let main = view! {
        <section class="flow"><h1>{title.clone()}</h1>{public::state(visit, award, standing)}{public::facts(visit, framework, award)}{public::notes(visit, award)}</section>
        <section class="flow" aria-labelledby="show"><h2 id="show">{say.t("award-show")}</h2><p>{say.t("award-show-words")}</p>
            <p><a href=address.clone()>{address.clone()}</a></p>
            <ul><li><a href=format!("{here}/paper")>{say.t("award-paper")}</a></li><li><a href=format!("{here}/pdf") download="">{say.t("award-pdf")}</a></li>
                <li><a href=file("jwt") download="">{say.t("award-file-jwt")}</a></li><li><a href=file("json") download="">{say.t("award-file-json")}</a></li></ul></section>
        {take_back}
    };
    let frame = Frame::new(title.clone())
        .trail(say.t("train-title"), visit.to("/train"))
        .trail(say.t("record-title"), visit.to("/train/record"))
        .trail(say.t("award-mine-title"), visit.to("/train/record/awards"))
        .trail(title, "");
    (frame, main)
}
