//! My awards: those that I made, and making one from what my record says now. A wish of one's own, never made by itself.
//!
//! A form that is sent twice makes one award. Deliberately absent: making one for somebody else, or from anything but the record.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{badge, offers, offers::Offer, weigh, words};
use crate::{
    domain::award::{LONGEST_NAME, NameSlip, PrintedName, Standing},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        award_keys,
        awards::{self, Award, Frozen, MOST},
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    train::calendar::SiteCalendar,
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

const HERE: &str = "/train/record/awards";

/// What was typed, or what to begin with.
struct Typed {
    what: String,
    name: String,
    key: FormKey,
}

/// `GET /train/record/awards`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let typed = Typed { what: String::new(), name: staff.display_name().to_owned(), key: FormKey::fresh() };
    draw(&visit, staff, &typed, &[]).await
}

/// `POST /train/record/awards`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let typed = Typed { what: form.text("what").to_owned(), name: form.text("name").to_owned(), key };
    let offers = offers::all(&visit, staff).await?;
    let offer = offers.into_iter().find(|o| o.value() == typed.what);
    match (offer, PrintedName::parse(&typed.name)) {
        (Some(offer), Ok(name)) => match make(&visit, staff, offer, name, &typed.key).await? {
            Some(to) => Ok(visit.go_on(&visit.to(&format!("{HERE}/{to}")))),
            None => draw(&visit, staff, &typed, &[Fix { field: "what", words: visit.say().with("award-fix-many", &[("most", MOST)]) }]).await,
        },
        (offer, name) => {
            let say = visit.say();
            let mut fixes = Vec::new();
            if offer.is_none() {
                fixes.push(Fix { field: "what", words: say.t("award-fix-what") });
            }
            if let Err(slip) = name {
                let words = match slip {
                    NameSlip::Empty => say.t("award-fix-name"),
                    NameSlip::TooLong => say.with("award-fix-long", &[("most", LONGEST_NAME)]),
                    NameSlip::Signs => say.t("award-fix-signs"),
                };
                fixes.push(Fix { field: "name", words });
            }
            draw(&visit, staff, &typed, &fixes).await
        }
    }
}

/// Makes it and gives its code, or that of the first time. `None`: there are as many as there may be.
async fn make(visit: &Visit, staff: &Staff, offer: Offer, name: PrintedName, key: &FormKey) -> Result<Option<String>, Trouble> {
    let (house, now) = (&visit.house, visit.house.now());
    offers::keep_text(visit).await?;
    let held = awards::of_staff(&house.stores.people, staff).await?.len();
    let mut change = house.stores.people.change().await?;
    if let Submission::Repeated(before) = submissions::begin_as_staff(&mut change, staff, key, now).await? {
        return Ok(Some(before.unwrap_or_default()));
    }
    if held >= MOST {
        return Ok(None);
    }
    let frozen = Frozen {
        what: offer.what,
        level: offer.reached.level,
        name,
        framework_version: offer.framework_version,
        rule_version: offer.rule_version,
        revision: offer.revision,
        zone: offer.zone,
        // To the second, as the badge says it.
        issued_at: now - now.rem_euclid(1000),
        valid_until: offer.reached.until,
        provisional: offer.provisional,
        founding: offer.founding,
        locale: visit.locale,
    };
    let drawn = awards::draw(&mut change, now).await?;
    let signer = award_keys::newest(&mut change, &house.secrets, now).await?;
    let signed = badge::sign(house, &signer, &visit.library.competencies, &drawn, &frozen);
    awards::add(&mut change, staff, &drawn, &frozen, &signed).await?;
    let code = drawn.code.to_string();
    submissions::finish_as_staff(&mut change, staff, key, &code).await?;
    change.commit().await?;
    // So that a program that asks at once finds it.
    house.revoked_awards.forget().await;
    Ok(Some(code))
}

async fn draw(visit: &Visit, staff: &Staff, typed: &Typed, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let mut made = Vec::new();
    for award in awards::of_staff(&visit.house.stores.people, staff).await? {
        let standing = weigh::standing(&visit.house, &award).await?;
        made.push((award, standing));
    }
    let offers = offers::all(visit, staff).await?;
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("award-mine-title")}</h1><p class="lead">{say.t("award-mine-lead")}</p>{list(visit, &made)}</section>
            {form(visit, &offers, typed, fixes)}
        };
        let mut frame = Frame::new(say.t("award-mine-title"))
            .trail(say.t("train-title"), visit.to("/train"))
            .trail(say.t("record-title"), visit.to("/train/record"))
            .trail(say.t("award-mine-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    }))
}

fn list(visit: &Visit, made: &[(Award, Standing)]) -> AnyView {
    let say = visit.say();
    if made.is_empty() {
        return view! { <p>{say.t("award-none")}</p> }.into_any();
    }
    let lines = made
        .iter()
        .map(|(award, standing)| {
            let to = visit.to(&format!("{HERE}/{}", award.drawn.code));
            // The framework of today names it well enough here; the award's own page goes by the one that it names.
            let title = words::title(&visit.library.competencies, say, &award.frozen.what, award.frozen.level);
            let words = words::standing(say, award, *standing);
            view! { <li><p><a href=to>{title}", "{say.day(award.frozen.issued_at)}</a></p><p>{words}</p></li> }
        })
        .collect_view();
    view! { <ul class="ruled set">{lines}</ul> }.into_any()
}

fn form(visit: &Visit, offers: &[Offer], typed: &Typed, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    if offers.is_empty() {
        return view! {
            <section class="flow"><h2>{say.t("award-make")}</h2><p>{say.t("award-nothing-yet")}</p><p><a href=visit.to("/train/record")>{say.t("record-title")}</a></p></section>
        }
        .into_any();
    }
    let choices = offers
        .iter()
        .enumerate()
        .map(|(i, offer)| {
            let id = if i == 0 { "what".to_owned() } else { format!("what-{i}") };
            let title = words::title(&visit.library.competencies, say, &offer.what, offer.reached.level);
            let until = SiteCalendar::of(&offer.zone).last_day(say, offer.reached.until);
            let label = say.with("award-offer", &[("title", title), ("day", until)]);
            let chosen = typed.what == offer.value();
            view! { <div class="opt"><input type="radio" name="what" id=id.clone() value=offer.value() checked=chosen/><label for=id>{label}</label></div> }
        })
        .collect_view();
    let error = fixes.iter().find(|f| f.field == "what").map(|f| view! { <p class="err-text">{f.words.clone()}</p> });
    let name = Field { id: "name", label: say.t("award-name-label"), hint: Some(say.t("award-name-hint")), kind: "text", complete: "name", value: &typed.name };
    view! {
        <form method="post" action=visit.to(HERE) class="flow"><h2>{say.t("award-make")}</h2><p>{say.t("award-make-words")}</p>
            {forms::token(visit)}<input type="hidden" name="key" value=typed.key.as_str().to_owned()/>
            <fieldset class="pick"><legend><h3>{say.t("award-choose")}</h3></legend>{error}{choices}</fieldset>{name.view(fixes)}
            <div class="acts"><button class="btn" type="submit">{say.t("award-make-go")}</button><a href=visit.to("/train/record")>{say.t("cancel")}</a></div></form>
    }
    .into_any()
}
