//! Taking back somebody's award, for whoever runs the site: by its code, with one of four reasons, after a fresh proof.
//!
//! They see what everybody sees who has the code, and no record. Its owner reads it in the inbox, and so do the others who run the site.
//! Deliberately absent: a list of awards, undoing it, and a reason in words of one's own.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{public, weigh};
use crate::{
    account::{staff_acts, staff_again},
    domain::{
        award::{AwardCode, TakenBack},
        notice::Kind,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        awards::{self, Award},
        inbox,
    },
    train::replay::Frameworks,
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

const HERE: &str = "/staff/awards";

/// `GET /staff/awards`, and `?code=…` to see what would be taken back
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let typed = visit.query.text("code").to_owned();
    draw(&visit, &typed, &[]).await
}

/// `POST /staff/awards`: a second click finds it done.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let typed = form.text("code");
    let Some(award) = find(&visit, typed).await? else { return draw(&visit, typed, &[]).await };
    let Some(why) = TakenBack::BY_SITE.into_iter().find(|why| why.code() == form.text("why")) else {
        return draw(&visit, typed, &[Fix { field: "why", words: visit.say().t("award-site-fix-why") }]).await;
    };
    let mut change = visit.house.stores.people.change().await?;
    if awards::take_back_for_site(&mut change, &award, why, visit.house.now()).await? {
        inbox::put(&mut change, award.holder(), Kind::AwardTakenBack, why.code(), visit.house.now()).await?;
        staff_acts::commit(&visit, change, Kind::AccountAward, award.holder()).await?;
        visit.house.revoked_awards.forget().await;
    }
    Ok(visit.go_on(&format!("{}?code={}", visit.to(HERE), award.drawn.code)))
}

async fn find(visit: &Visit, typed: &str) -> Result<Option<Award>, Trouble> {
    let Some(code) = AwardCode::parse(typed) else { return Ok(None) };
    Ok(awards::by_code(&visit.house.stores.people, &code).await?)
}

async fn draw(visit: &Visit, typed: &str, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let found = find(visit, typed).await?;
    let mut fixes = fixes.to_vec();
    if found.is_none() && !typed.trim().is_empty() {
        fixes.push(Fix { field: "code", words: visit.say().t("award-site-fix-code") });
    }
    let mut frameworks = Frameworks::of(&visit.house.stores.content);
    let seen = match &found {
        Some(award) => {
            let standing = weigh::standing(&visit.house, award).await?;
            let framework = frameworks.find(&award.frozen.revision).await?.ok_or(Trouble::NotFound)?;
            Some((award, standing, framework))
        }
        None => None,
    };
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let field = Field { id: "code", label: say.t("award-code"), hint: Some(say.t("award-code-hint")), kind: "text", complete: "off", value: typed };
        let shown = seen.map(|(award, standing, framework)| {
            let form = award.taken_back.is_none().then(|| form(visit, award, &fixes));
            view! { <section class="flow"><h2>{say.t("award-site-found")}</h2>{public::state(visit, award, standing)}{public::facts(visit, framework, award)}</section>{form} }
        });
        let main = view! {
            {forms::summary(say, &fixes)}
            <form method="get" action=visit.to(HERE) class="flow"><h1>{say.t("award-site-title")}</h1><p class="lead">{say.t("award-site-lead")}</p>
                {field.view(&fixes)}<div class="acts"><button class="btn second" type="submit">{say.t("award-site-look")}</button></div></form>{shown}
        };
        let mut frame = Frame::new(say.t("award-site-title")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("award-site-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    }))
}

fn form(visit: &Visit, award: &Award, fixes: &[Fix]) -> impl IntoView + use<> {
    let say = visit.say();
    let error = fixes.iter().find(|f| f.field == "why").map(|f| view! { <p class="err-text">{f.words.clone()}</p> });
    let reasons = TakenBack::BY_SITE
        .iter()
        .enumerate()
        .map(|(i, why)| {
            let id = if i == 0 { "why".to_owned() } else { format!("why-{}", why.code()) };
            view! { <div class="opt"><input type="radio" name="why" id=id.clone() value=why.code()/><label for=id>{say.t(&format!("award-site-{}", why.code()))}</label></div> }
        })
        .collect_view();
    view! {
        <form method="post" action=visit.to(HERE) class="flow">{forms::token(visit)}<input type="hidden" name="code" value=award.drawn.code.to_string()/>
            <fieldset class="pick"><legend><h2>{say.t("award-site-why")}</h2></legend>{error}{reasons}</fieldset><p>{say.t("award-site-told")}</p>
            <div class="acts"><button class="btn second" type="submit">{say.t("award-site-go")}</button><a href=visit.to("/staff")>{say.t("cancel")}</a></div></form>
    }
}
