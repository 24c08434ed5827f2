//! One request, as the observer has it: read the sheet, tick, judge, sign; or give it back with a comment.
//!
//! The form names the revision that was on the screen. If the sheet was edited meanwhile, what was read is signed as it was read where its
//! text is kept (it is, since somebody asked for it); where it is not, the new text is shown with everything that was typed.
//! Deliberately absent: what the clinician has shown elsewhere, and, for a second observer, what the first one signed.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;
use serde_json::json;

use super::{find, form as sheet_form, quoted, rating_words, title};
use crate::{
    domain::{
        competency::observing::{DAYS_BACK, Right, Signing, Typed},
        frameworks::Competency,
        ids::Revision,
        observation::Sheet,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        observation_signing,
        observations::{self, Asked, Outcome},
        observers,
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    train::{
        asked,
        calendar::{SiteCalendar, day_in_words},
        decide::{Decider, rule_version},
        framework::number,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

const LIST: &str = "/staff/observe";
const DAY_MS: i64 = 86_400_000;

/// A request with what the rules say about signing it.
struct One<'v> {
    asked: Asked,
    competency: Option<&'v Competency>,
    right: Option<Right>,
    earliest: String,
    today: String,
}

async fn one<'v>(visit: &'v Visit, staff: &Staff, id: &str) -> Result<One<'v>, Trouble> {
    let (people, now) = (&visit.house.stores.people, visit.house.now());
    let asked = observations::of_observer(people, staff).await?.into_iter().find(|asked| asked.id.as_str() == id).ok_or(Trouble::NotFound)?;
    let competency = visit.library.competencies.competency(asked.competency.as_str());
    let right = match competency {
        Some(competency) => observers::right_of(people, staff, competency, &Decider::of(visit), now).await?,
        None => None,
    };
    let calendar = SiteCalendar::of(&visit.house.settings.time_zone);
    Ok(One { asked, competency, right, earliest: calendar.day(now - DAYS_BACK * DAY_MS), today: calendar.day(now) })
}

/// `GET /staff/observe/{request}`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let one = one(&visit, staff, &id).await?;
    let day = one.asked.same_as_on.clone().unwrap_or_else(|| one.today.clone());
    Ok(page(&visit, &one, &Typed { day, ..Typed::default() }, &[]))
}

/// `POST /staff/observe/{request}`: signs, or gives it back.
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let one = one(&visit, staff, &id).await?;
    let text = |name: &str| form.text(name).to_owned();
    let typed = Typed {
        rating: text("rating"),
        setting: text("setting"),
        day: text("day"),
        seen: form.many("seen").map(str::to_owned).collect(),
        comment: text("comment"),
    };
    let done = match form.text("do") {
        "sign" => sign(&visit, staff, &one, &typed, &form).await?,
        "return" => give_back(&visit, staff, &one, &typed, &form).await?,
        _ => return Ok(visit.go_on(&visit.to(&format!("{LIST}/{id}")))),
    };
    match done {
        Done::To(address) => Ok(visit.go_on(&address)),
        Done::Mend(fixes) => Ok(page(&visit, &one, &typed, &fixes)),
        // Signed, returned or withdrawn meanwhile: the page says which, with the words that were typed.
        Done::Late => Ok(page(&visit, &self::one(&visit, staff, &id).await?, &typed, &[])),
    }
}

enum Done {
    To(String),
    Mend(Vec<Fix>),
    Late,
}

async fn sign(visit: &Visit, staff: &Staff, one: &One<'_>, typed: &Typed, form: &Form) -> Result<Done, Trouble> {
    let say = visit.say();
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let revision = Revision::from_digest(form.text("revision"));
    let Some(then) = asked::sheet(visit, &one.asked.sheet, &revision).await? else {
        return Ok(Done::Mend(vec![Fix { field: "seen", words: say.t("watch-fix-edited") }]));
    };
    let signing = match typed.read(&then.sheet, &one.earliest, &one.today) {
        Ok(signing) => signing,
        Err(slips) => return Ok(Done::Mend(slips.into_iter().map(|slip| sheet_form::fix(say, slip)).collect())),
    };
    asked::keep(visit, &revision).await?;
    asked::keep(visit, &visit.library.competencies_revision).await?;
    let (by, now) = (Decider::of(visit), visit.house.now());
    let to = format!("{}?done=signed", visit.to(LIST));
    let mut change = visit.house.stores.people.change().await?;
    if let Submission::Repeated(outcome) = submissions::begin_as_staff(&mut change, staff, &key, now).await? {
        return Ok(Done::To(outcome.unwrap_or(to)));
    }
    let Some(request) = observation_signing::open(&mut change, staff, one.asked.id.as_str()).await? else { return Ok(Done::Late) };
    // Once more inside the change: a founding observer may have been ended a moment ago.
    let right = match one.competency {
        Some(competency) => observers::right_in(&mut change, staff, competency, &by, now).await?,
        None => None,
    };
    let Some(right) = right else { return Ok(Done::Mend(vec![Fix { field: "rating", words: say.t("watch-fix-right") }])) };
    let detail = detail(staff, one, &signing, &right, &by);
    observation_signing::sign(&mut change, request, &signing, detail, &revision, &by, now).await?;
    submissions::finish_as_staff(&mut change, staff, &key, &to).await?;
    change.commit().await?;
    Ok(Done::To(to))
}

/// What the rules and the record read of a signature. The name is the one of the day: a signature keeps its name.
fn detail(staff: &Staff, one: &One<'_>, signing: &Signing, right: &Right, by: &Decider<'_>) -> String {
    let mut detail = json!({
        "outcome": if signing.is_enough() { "accepted" } else { "not-yet" },
        "rating": signing.rating.code(), "signed_by": staff.id().as_str(), "signed_name": staff.display_name(),
        "setting": signing.setting.code(), "day": signing.day, "sheet": one.asked.sheet.as_str(),
        "acts": signing.seen.iter().map(|id| id.as_str()).collect::<Vec<_>>(), "comment": signing.comment,
        "framework": by.framework.version, "rules": rule_version(by.framework),
    });
    if let Right::Founding { reason } = right {
        detail["founding"] = true.into();
        detail["founding_reason"] = reason.as_str().into();
    }
    detail.to_string()
}

async fn give_back(visit: &Visit, staff: &Staff, one: &One<'_>, typed: &Typed, form: &Form) -> Result<Done, Trouble> {
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let comment = match typed.returning() {
        Ok(comment) => comment,
        Err(slip) => return Ok(Done::Mend(vec![sheet_form::fix(visit.say(), slip)])),
    };
    let (mut change, now) = (visit.house.stores.people.change().await?, visit.house.now());
    let to = format!("{}?done=returned", visit.to(LIST));
    if let Submission::Repeated(outcome) = submissions::begin_as_staff(&mut change, staff, &key, now).await? {
        return Ok(Done::To(outcome.unwrap_or(to)));
    }
    let Some(request) = observation_signing::open(&mut change, staff, one.asked.id.as_str()).await? else { return Ok(Done::Late) };
    observation_signing::give_back(&mut change, request, comment, now).await?;
    submissions::finish_as_staff(&mut change, staff, &key, &to).await?;
    change.commit().await?;
    Ok(Done::To(to))
}

fn page(visit: &Visit, one: &One<'_>, typed: &Typed, fixes: &[Fix]) -> Response<Body> {
    let late = one.asked.outcome != Outcome::Open && (!typed.comment.is_empty() || !typed.rating.is_empty());
    let status = if fixes.is_empty() && !late { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let asked = &one.asked;
        let name = title(visit, &asked.sheet);
        let here = visit.to(&format!("{LIST}/{}", asked.id.as_str()));
        let about = one.competency.map(|c| format!("{} {}", number(c), c.title.in_locale(visit.locale))).unwrap_or_default();
        let again = asked.same_as_on.as_deref().map(|day| view! { <p class="quiet">{say.with("watch-same", &[("day", day_in_words(say, day))])}</p> });
        let found = find(visit, &asked.sheet);
        let body = match (&asked.outcome, found) {
            (Outcome::Open, Some((_, _, o))) => {
                let filled = sheet_form::Filled {
                    sheet: &o.sheet,
                    revision: &o.source.revision,
                    right: one.right.as_ref(),
                    typed,
                    fixes,
                    days: (&one.earliest, &one.today),
                };
                sheet_form::view(visit, &here, &filled).into_any()
            }
            // The sheet was taken out of the course: there is nothing to sign any more.
            (Outcome::Open, None) => {
                let filled = sheet_form::Filled {
                    sheet: &Sheet::default(),
                    revision: &Revision::default(),
                    right: None,
                    typed,
                    fixes,
                    days: (&one.earliest, &one.today),
                };
                view! { <p>{say.t("watch-sheet-gone")}</p>{sheet_form::view(visit, &here, &filled)} }.into_any()
            }
            (ended, _) => over(visit, ended, typed),
        };
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{name.clone()}</h1><p class="lead">{say.with("watch-observing", &[("name", asked.name.as_str())])}</p>
                <p class="small soft">{about}" · "{say.with("watch-asked-on", &[("day", say.day(asked.asked_at))])}</p>{quoted(&asked.line)}{again}</section>
            {body}
            <p><a href=visit.to(LIST)>{say.t("watch-back")}</a></p>
        };
        let mut frame = Frame::new(name.clone()).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("watch-title"), visit.to(LIST)).trail(name, "");
        frame.has_errors = !fixes.is_empty();
        frame.written_in = found.map(|(_, _, o)| o.source.written_in);
        (frame, main)
    })
}

/// What became of it; the words that somebody typed too late are theirs to copy.
fn over(visit: &Visit, outcome: &Outcome, typed: &Typed) -> AnyView {
    let say = visit.say();
    let words = match outcome {
        Outcome::Signed { rating, day, at } => {
            let blanks = [("rating", rating_words(say, *rating)), ("day", day_in_words(say, day)), ("at", say.day(*at))];
            say.with("watch-over-signed", &blanks)
        }
        Outcome::Returned { at, .. } => say.with("watch-over-returned", &[("at", say.day(*at))]),
        Outcome::Withdrawn { at } => say.with("watch-over-withdrawn", &[("at", say.day(*at))]),
        Outcome::Open => String::new(),
    };
    let own = match outcome {
        Outcome::Returned { comment, .. } => quoted(comment),
        _ => None,
    };
    let late = quoted(&typed.comment).map(|quote| view! { <p>{say.t("watch-over-typed")}</p>{quote} });
    view! { <section class="flow"><p role="status">{words}</p>{own}{late}</section> }.into_any()
}
