//! Taking a piece of somebody's evidence out of the count, for a lead or whoever runs the site: by the number that its owner gave them, with
//! a reason, after a fresh proof.
//!
//! They see whose it is, what about and of which day; never what was answered, and no other piece. Its owner reads the reason beside the
//! piece, and a message in the inbox. Deliberately absent: a list of pieces, undoing it, and one's own record.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{reason_box, reason_slip, voided};
use crate::{
    account::staff_again,
    domain::{competency::observing::ForAnother, frameworks::EvidenceKind},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        evidence_voids::{self, Found, Voiding},
        staff::Staff,
    },
    train::{
        asked,
        decide::Decider,
        framework::{kind_name, number},
    },
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

const HERE: &str = "/staff/voids";

/// `GET /staff/voids`, and `?piece=…` to see what would be taken out
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let typed = visit.query.text("piece").trim().to_owned();
    draw(&visit, &typed, "", &[]).await
}

/// `POST /staff/voids`: a second click finds it done.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (typed, reason) = (form.text("piece").trim(), form.text("reason").trim());
    let found = evidence_voids::find(&visit.house.stores.people, typed).await?;
    let Some(two) = found.as_ref().and_then(|found| ForAnother::new(staff.id(), &found.whose)) else { return draw(&visit, typed, reason, &[]).await };
    if let Some(fix) = reason_slip(visit.say(), reason) {
        return draw(&visit, typed, reason, &[fix]).await;
    }
    if let Some(found) = found.filter(|found| found.piece.void.is_none()) {
        void(&visit, staff, &two, &found, reason).await?;
    }
    Ok(visit.go_on(&format!("{}?piece={typed}", visit.to(HERE))))
}

async fn void(visit: &Visit, staff: &Staff, two: &ForAnother, found: &Found, reason: &str) -> Result<(), Trouble> {
    // Before the results that name it.
    asked::keep(visit, &visit.library.competencies_revision).await?;
    let mut change = visit.house.stores.people.change().await?;
    let voiding = Voiding { two, name: staff.display_name(), reason };
    if evidence_voids::void(&mut change, &voiding, &found.piece.id, &Decider::of(visit), visit.house.now()).await? {
        change.commit().await?;
        visit.house.revoked_awards.forget().await;
    }
    Ok(())
}

async fn draw(visit: &Visit, typed: &str, reason: &str, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let found = match typed {
        "" => None,
        typed => evidence_voids::find(&visit.house.stores.people, typed).await?,
    };
    let mut fixes = fixes.to_vec();
    match &found {
        None if !typed.is_empty() => fixes.push(Fix { field: "piece", words: visit.say().t("void-fix-number") }),
        Some(found) if &found.whose == staff.id() => fixes.push(Fix { field: "piece", words: visit.say().t("void-fix-own") }),
        _ => {}
    }
    let found = found.filter(|found| &found.whose != staff.id());
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let field = Field { id: "piece", label: say.t("void-number"), hint: Some(say.t("void-number-hint")), kind: "text", complete: "off", value: typed };
        let shown = found.map(|found| {
            let form = found.piece.void.is_none().then(|| form(visit, &found, reason, &fixes));
            view! { <section class="flow"><h2>{say.t("void-found")}</h2>{facts(visit, &found)}{voided(say, &found.piece)}</section>{form} }
        });
        let main = view! {
            {forms::summary(say, &fixes)}
            <form method="get" action=visit.to(HERE) class="flow"><h1>{say.t("void-title")}</h1><p class="lead">{say.t("void-lead")}</p>
                {field.view(&fixes)}<div class="acts"><button class="btn second" type="submit">{say.t("void-look")}</button></div></form>{shown}
        };
        let mut frame = Frame::new(say.t("void-title")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("void-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    }))
}

fn facts(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let say = visit.say();
    let what = &found.piece.what;
    let kind = EvidenceKind::from_code(&what.kind).map_or_else(|| what.kind.clone(), |kind| kind_name(visit, kind));
    let competency = visit.library.competencies.competency(what.competency.as_str());
    let competency = competency.map_or_else(|| what.competency.to_string(), |c| format!("{} {}", number(c), c.title.in_locale(visit.locale)));
    let together = (found.together > 1).then(|| view! { <p>{say.count("void-together", found.together)}</p> });
    view! {
        <dl class="facts wide"><div><dt>{say.t("void-whose")}</dt><dd>{found.name.clone()}</dd></div>
            <div><dt>{say.t("case-competency")}</dt><dd>{competency}</dd></div>
            <div><dt>{say.t("void-what")}</dt><dd>{kind}", "{say.day(found.piece.given_at)}</dd></div></dl>{together}
    }
}

fn form(visit: &Visit, found: &Found, reason: &str, fixes: &[Fix]) -> impl IntoView + use<> {
    let say = visit.say();
    view! {
        <form method="post" action=visit.to(HERE) class="flow">{forms::token(visit)}<input type="hidden" name="piece" value=found.piece.id.as_str().to_owned()/>
            {reason_box(say, say.t("void-reason"), reason, fixes)}<p>{say.t("void-told")}</p>
            <div class="acts"><button class="btn second" type="submit">{say.t("void-go")}</button><a href=visit.to("/staff")>{say.t("cancel")}</a></div></form>
    }
}
