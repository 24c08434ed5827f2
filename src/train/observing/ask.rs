//! Asking somebody to watch: on the page of the sheet, from a short list of names of those who may sign for its competency.
//!
//! The list says who can be asked and nothing about what they have shown. Deliberately absent: asking several at once, reminding, and any
//! message between people but one line.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{quoted, rating_words};
use crate::{
    account::{self, carry::Carried},
    domain::{
        competency::observing::{ForAnother, LONGEST_LINE, Right},
        course::{Observation, Track},
        ids::StaffId,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        observations::{self, Mine, NewRequest, Outcome},
        observers::{self, MaySign},
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    train::{asked, calendar::day_in_words, decide::Decider, observe},
    ui::{
        art::Icon,
        forms::{self, Fix},
        lesson_parts::{address, find},
    },
};

/// What the page of a sheet has for somebody who is signed in.
pub struct Asking {
    /// My requests for this sheet, the newest first.
    mine: Vec<Mine>,
    may: Vec<MaySign>,
    who: String,
    line: String,
    /// The request that a second observer was asked for.
    item: String,
    pub fixes: Vec<Fix>,
}

pub async fn read(visit: &Visit, staff: &Staff, observation: &Observation) -> Result<Asking, Trouble> {
    let (people, now) = (&visit.house.stores.people, visit.house.now());
    let mut mine = observations::mine(people, staff).await?;
    mine.retain(|m| m.sheet == observation.id);
    let may = match visit.library.competencies.competency(observation.competency.as_str()) {
        Some(competency) => observers::who_may_sign(people, staff, competency, &Decider::of(visit), now).await?,
        None => Vec::new(),
    };
    Ok(Asking { mine, may, who: String::new(), line: String::new(), item: String::new(), fixes: Vec::new() })
}

/// `POST …/observe/{sheet}`: asks, or takes back.
pub async fn save(visit: Visit, Path((_, course, module, sheet)): Path<(String, String, String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    let (course, module) = find(&visit, Track::Clinician, &course, &module)?;
    let observation = module.observation(&sheet).ok_or(Trouble::NotFound)?;
    let Some(staff) = visit.staff() else { return Ok(account::staff::door_with(&visit, Carried::from_post(&visit, &form).await.as_ref())) };
    visit.check_token(&form)?;
    let here = address(&visit, course, module, &format!("/observe/{}", observation.slug));
    match form.text("do") {
        "ask" => {
            let mut asking = read(&visit, staff, observation).await?;
            asking.who = form.text("who").to_owned();
            asking.line = form.text("line").trim().to_owned();
            asking.item = form.text("item").to_owned();
            asking.fixes = ask(&visit, staff, observation, &asking, &form).await?;
            if asking.fixes.is_empty() {
                return Ok(visit.go_on(&format!("{here}#asked")));
            }
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || observe::page(&visit, course, module, observation, Some(&asking))))
        }
        "withdraw" => {
            let mut change = visit.house.stores.people.change().await?;
            observations::withdraw(&mut change, staff, form.text("item"), visit.house.now()).await?;
            change.commit().await?;
            Ok(visit.go_on(&format!("{here}#asked")))
        }
        _ => Ok(visit.go_on(&here)),
    }
}

/// What has to be mended, or nothing when it was asked.
async fn ask(visit: &Visit, staff: &Staff, observation: &Observation, asking: &Asking, form: &Form) -> Result<Vec<Fix>, Trouble> {
    let say = visit.say();
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let second_to = Some(form.text("item")).filter(|item| !item.is_empty());
    let mut fixes = Vec::new();
    // Whoever asks is on no list, and the rule says so once more.
    let chosen = asking.may.iter().find(|may| may.id.as_str() == asking.who).and_then(|may| ForAnother::new(&may.id, staff.id()));
    if chosen.is_none() {
        fixes.push(Fix { field: if second_to.is_some() { "second" } else { "who" }, words: say.t("watch-fix-who") });
    }
    if asking.line.chars().count() > LONGEST_LINE {
        fixes.push(Fix { field: "line", words: say.with("watch-fix-line", &[("n", LONGEST_LINE)]) });
    }
    let Some(two) = chosen.filter(|_| fixes.is_empty()) else { return Ok(fixes) };
    // The sheet as it is now: whoever has it open when it is edited can still sign it.
    asked::keep(visit, &observation.source.revision).await?;
    let (mut change, now) = (visit.house.stores.people.change().await?, visit.house.now());
    if let Submission::Repeated(_) = submissions::begin_as_staff(&mut change, staff, &key, now).await? {
        return Ok(fixes);
    }
    let new = NewRequest { two: &two, competency: &observation.competency, sheet: &observation.id, line: &asking.line, second_to };
    if observations::ask(&mut change, staff, &new, now).await?.is_none() {
        return Ok(vec![Fix { field: "second", words: say.t("watch-fix-second") }]);
    }
    change.commit().await?;
    Ok(fixes)
}

/// Below the sheet: the form, then what was asked.
pub fn section(visit: &Visit, here: &str, asking: &Asking) -> impl IntoView + use<> {
    let say = visit.say();
    let waits = |id: &StaffId| asking.mine.iter().any(|m| m.outcome == Outcome::Open && m.observer_id.as_deref() == Some(id.as_str()));
    let free: Vec<&MaySign> = asking.may.iter().filter(|may| !waits(&may.id)).collect();
    let form = if asking.may.is_empty() {
        view! { <p>{say.t("watch-nobody")}</p> }.into_any()
    } else if free.is_empty() {
        view! { <p>{say.t("watch-all-asked")}</p> }.into_any()
    } else {
        ask_form(visit, here, &free, asking)
    };
    let lines =
        asking.mine.iter().filter(|m| !matches!(m.outcome, Outcome::Withdrawn { .. })).map(|m| request(visit, here, m, asking, &free)).collect::<Vec<_>>();
    let asked = (!lines.is_empty())
        .then(|| view! { <section class="flow no-print" aria-labelledby="asked"><h2 id="asked">{say.t("watch-asked")}</h2><ul class="ruled set">{lines}</ul></section> });
    view! { <section class="flow no-print" aria-labelledby="ask"><h2 id="ask">{say.t("watch-ask")}</h2>{form}</section>{asked} }
}

/// One name to choose, and whether they sign as a founding observer.
fn names(visit: &Visit, prefix: &str, free: &[&MaySign], chosen: &str) -> Vec<AnyView> {
    let say = visit.say();
    let one = |(i, may): (usize, &&MaySign)| {
        let id = format!("{prefix}-{i}");
        let founding = matches!(may.right, Right::Founding { .. }).then(|| view! { <span class="soft">" · "{say.t("watch-founding")}</span> });
        let marked = may.id.as_str() == chosen;
        view! {
            <div class="opt"><input type="radio" name="who" id=id.clone() value=may.id.as_str().to_owned() checked=marked/>
                <label for=id><span>{may.name.clone()}{founding}</span></label></div>
        }
        .into_any()
    };
    free.iter().enumerate().map(one).collect()
}

fn ask_form(visit: &Visit, here: &str, free: &[&MaySign], asking: &Asking) -> AnyView {
    let say = visit.say();
    let error = |field: &str| asking.fixes.iter().find(|f| f.field == field).map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    let line = forms::Field {
        id: "line",
        label: say.t("watch-line"),
        hint: Some(format!("{} {}", say.t("watch-line-hint"), say.t("watch-no-patient"))),
        kind: "text",
        complete: "off",
        value: &asking.line,
    };
    view! {
        <form method="post" action=here.to_owned() class="flow">{forms::token(visit)}<input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>
            <input type="hidden" name="do" value="ask"/><p>{say.t("watch-ask-words")}</p>
            <fieldset class="pick" id="who"><legend>{say.t("watch-who")}</legend>{error("who")}{names(visit, "who", free, &asking.who)}</fieldset>
            {line.view(&asking.fixes)}
            <div class="acts"><button class="btn" type="submit">{say.t("watch-send")}" "{Icon::Next.view()}</button></div></form>
    }
    .into_any()
}

fn request(visit: &Visit, here: &str, mine: &Mine, asking: &Asking, free: &[&MaySign]) -> AnyView {
    let say = visit.say();
    let name = mine.observer.clone().unwrap_or_else(|| say.t("watch-gone"));
    let second = mine.second_to.is_some().then(|| view! { <p class="small soft">{say.t("watch-is-second")}</p> });
    match &mine.outcome {
        Outcome::Open => {
            let cannot = (!mine.works).then(|| view! { <p>{say.t("watch-cannot")}</p> });
            view! {
                <li class="flow"><p>{say.with("watch-waits", &[("name", name), ("day", say.day(mine.asked_at))])}</p>{second}{cannot}{quoted(&mine.line)}
                    <form method="post" action=here.to_owned()>{forms::token(visit)}<input type="hidden" name="do" value="withdraw"/>
                        <input type="hidden" name="item" value=mine.id.as_str().to_owned()/><button class="btn second" type="submit">{say.t("watch-withdraw")}</button></form></li>
            }
            .into_any()
        }
        Outcome::Returned { comment, at } => view! {
            <li class="flow"><p><strong>{say.t("watch-come-back")}</strong>" "{say.with("watch-returned", &[("name", name), ("day", say.day(*at))])}</p>{second}{quoted(comment)}</li>
        }
        .into_any(),
        Outcome::Signed { rating, day, .. } => {
            let record = visit.to(&format!("/train/record/{}", mine.competency));
            let blanks = [("name", name), ("day", day_in_words(say, day)), ("rating", rating_words(say, *rating))];
            view! {
                <li class="flow"><p>{say.with("watch-signed", &blanks)}</p>{second}<p><a href=record>{say.t("watch-see-record")}</a></p>{ask_second(visit, here, mine, asking, free)}</li>
            }
            .into_any()
        }
        Outcome::Withdrawn { .. } => ().into_any(),
    }
}

/// Somebody else who watched the same, so that their agreement can be told. Closed, because few need it.
fn ask_second(visit: &Visit, here: &str, mine: &Mine, asking: &Asking, free: &[&MaySign]) -> Option<AnyView> {
    let say = visit.say();
    let others: Vec<&MaySign> = free.iter().copied().filter(|may| mine.observer_id.as_deref() != Some(may.id.as_str())).collect();
    if others.is_empty() || !mine.may_have_a_second(&asking.mine) {
        return None;
    }
    let error = asking
        .fixes
        .iter()
        .filter(|_| asking.item == mine.id.as_str())
        .find(|f| f.field == "second")
        .map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    let (wrong, id) = (error.is_some(), error.is_some().then_some("second"));
    let prefix = format!("second-{}", mine.id.as_str());
    Some(
        view! {
            <details open=wrong id=id><summary>{say.t("watch-second")}</summary>
                <form method="post" action=here.to_owned() class="flow">{forms::token(visit)}<input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>
                    <input type="hidden" name="do" value="ask"/><input type="hidden" name="item" value=mine.id.as_str().to_owned()/><p>{say.t("watch-second-words")}</p>
                    <fieldset class="pick"><legend>{say.t("watch-who")}</legend>{error}{names(visit, &prefix, &others, &asking.who)}</fieldset>
                    <div class="acts"><button class="btn second" type="submit">{say.t("watch-second-send")}</button></div></form></details>
        }
        .into_any(),
    )
}
