//! My mentor: choosing and asking, waiting, going along together, ending, and what stays mine of those that ended.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    LATE, Typed, choose, late, name_of, said, sees, sure,
    together::{Came, Together, line_fix, status},
};
use crate::{
    domain::competency::observing::ForAnother,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        mentorship_parts::Parts,
        mentorships::{self, Mentor, Mentorship, Side, State},
        staff::Staff,
    },
    train::calendar::day_in_words,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

const HERE: &str = "/train/mentor";

struct Page {
    all: Vec<Mentorship>,
    mentors: Vec<Mentor>,
}

impl Page {
    async fn read(visit: &Visit, staff: &Staff) -> Result<Self, Trouble> {
        let people = &visit.house.stores.people;
        Ok(Self { all: mentorships::of_asker(people, staff).await?, mentors: mentorships::mentors(people, staff).await? })
    }

    fn open(&self) -> Option<&Mentorship> {
        self.all.iter().find(|one| one.is_open())
    }
}

fn together<'v>(visit: &'v Visit, staff: &'v Staff, one: &Mentorship) -> Together<'v> {
    Together { visit, staff, side: Side::Asker, one: one.clone(), at: visit.to(HERE) }
}

/// `GET /train/mentor`; `?sure=end` asks before ending.
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let page = Page::read(&visit, staff).await?;
    match page.open().filter(|one| one.runs() && visit.query.text("sure") == "end") {
        Some(one) => Ok(visit.page(|| (framed(&visit, false), sure(&visit, &visit.to(HERE), one)))),
        None => draw(&visit, staff, &page, &Typed::default(), &[]).await,
    }
}

/// `POST /train/mentor`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (page, typed) = (Page::read(&visit, staff).await?, Typed::read(&form));
    let came = match form.text("do") {
        "ask" => ask(&visit, staff, &page, &typed).await?,
        "back" => {
            let mut change = visit.house.stores.people.change().await?;
            if let Some(one) = page.open() {
                mentorships::take_back(&mut change, staff, &one.id, visit.house.now()).await?;
            }
            change.commit().await?;
            Came::Done("back")
        }
        // Notes are theirs also after the end.
        "note" => match page.all.iter().find(|one| one.id.as_str() == form.text("item")) {
            Some(one) => together(&visit, staff, one).act(&form, &typed).await?.unwrap_or(Came::Done("")),
            None => Came::Done(""),
        },
        _ => match page.open().filter(|one| one.runs()) {
            Some(one) => together(&visit, staff, one).act(&form, &typed).await?.unwrap_or(Came::Done("")),
            None if typed.get("goal").is_empty() && typed.get("met-words").is_empty() => Came::Done(""),
            None => Came::Mend(vec![Fix { field: LATE, words: visit.say().t("mentor-fix-over") }]),
        },
    };
    match came {
        Came::Done("") => Ok(visit.go_on(&visit.to(HERE))),
        Came::Done(what) => Ok(visit.go_on(&format!("{}?done={what}", visit.to(HERE)))),
        Came::Mend(fixes) => draw(&visit, staff, &page, &typed, &fixes).await,
    }
}

async fn ask(visit: &Visit, staff: &Staff, page: &Page, typed: &Typed) -> Result<Came, Trouble> {
    let mut fixes = Vec::new();
    let chosen = page.mentors.iter().find(|mentor| mentor.id.as_str() == typed.get("who")).and_then(|mentor| ForAnother::new(&mentor.id, staff.id()));
    if chosen.is_none() {
        fixes.push(Fix { field: "who", words: visit.say().t("mentor-fix-who") });
    }
    fixes.extend(line_fix(visit, "why", typed.get("why")));
    let (Some(two), true) = (chosen, fixes.is_empty()) else { return Ok(Came::Mend(fixes)) };
    let mut change = visit.house.stores.people.change().await?;
    // Of two clicks the second finds that one is open, and nothing is asked twice.
    if mentorships::ask(&mut change, staff, &two, typed.get("why"), visit.house.now()).await?.is_some() {
        change.commit().await?;
    }
    Ok(Came::Done("asked"))
}

fn framed(visit: &Visit, has_errors: bool) -> Frame {
    let say = visit.say();
    let mut frame = Frame::new(say.t("mentor-mine")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("mentor-mine"), "");
    frame.has_errors = has_errors;
    frame
}

async fn draw(visit: &Visit, staff: &Staff, page: &Page, typed: &Typed, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let running = match page.open().filter(|one| one.runs()) {
        Some(one) => {
            let together = together(visit, staff, one);
            let (parts, own) = together.parts().await?;
            Some((together, parts, own))
        }
        None => None,
    };
    let mut over = Vec::new();
    for one in page.all.iter().filter(|one| matches!(one.state, State::Ended { .. })) {
        let (parts, own) = together(visit, staff, one).parts().await?;
        over.push((one, parts, own));
    }
    Ok(visit.page_with(status(fixes), || {
        let say = visit.say();
        let body = match (&running, page.open()) {
            (Some((together, parts, own)), Some(one)) => {
                view! { {who(visit, one)}{together.view(parts, own, typed, fixes)}<section class="flow">{sees(say)}{together.end_link()}</section> }.into_any()
            }
            (None, Some(one)) => waiting(visit, staff, one),
            _ => view! { {refused(visit, page)}{choose::form(visit, &visit.to(HERE), &page.mentors, typed, fixes)} }.into_any(),
        };
        let late = running.is_none().then(|| late(say, typed)).flatten();
        let over = over.iter().map(|(one, parts, own)| ended(visit, one, parts, own)).collect::<Vec<_>>();
        let over = (!over.is_empty()).then(
            || view! { <section class="flow" aria-labelledby="over"><h2 id="over">{say.t("mentor-over")}</h2><ul class="ruled set">{over}</ul></section> },
        );
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("mentor-mine")}</h1>{said(visit)}<p class="lead">{say.t("mentor-lead")}</p></section>{late}{body}{over}
        };
        (framed(visit, !fixes.is_empty()), main)
    }))
}

fn who(visit: &Visit, one: &Mentorship) -> AnyView {
    let say = visit.say();
    let State::Running { since } = one.state else { return ().into_any() };
    let hours = (!one.hours.is_empty()).then(|| view! { <p>{say.with("mentor-found", &[("hours", one.hours.as_str())])}</p> });
    let cannot = (!one.works).then(|| view! { <p>{say.t("mentor-cannot")}</p> });
    view! { <section class="flow"><p>{say.with("mentor-since", &[("name", name_of(say, one)), ("day", say.day(since))])}</p>{hours}{cannot}</section> }
        .into_any()
}

fn waiting(visit: &Visit, staff: &Staff, one: &Mentorship) -> AnyView {
    let say = visit.say();
    let words = say.with("mentor-waits", &[("name", name_of(say, one)), ("day", say.day(one.asked_at))]);
    view! { <section class="flow"><p>{words}</p>{together(visit, staff, one).take_back()}</section> }.into_any()
}

/// The newest was a no, or was taken back: kind words, and the way on.
fn refused(visit: &Visit, page: &Page) -> Option<AnyView> {
    let newest = page.all.first().filter(|one| matches!(one.state, State::NeverBegan { .. }))?;
    let say = visit.say();
    Some(view! { <section class="flow"><p>{say.with("mentor-not-begun", &[("name", name_of(say, newest))])}</p></section> }.into_any())
}

/// One that ended: goals and meetings to read, and the own notes.
fn ended(visit: &Visit, one: &Mentorship, parts: &Parts, own: &str) -> AnyView {
    let say = visit.say();
    let State::Ended { at } = one.state else { return ().into_any() };
    let goals = parts.goals.iter().map(|goal| {
        let stands = say.t(&format!("mentor-goal-{}", goal.standing.code()));
        view! { <li>{goal.words.clone()}" ("{stands}")"</li> }
    });
    let met = parts.meetings.iter().map(|meeting| view! { <li>{day_in_words(say, &meeting.day)}": "{meeting.words.clone()}</li> });
    let (goals, met) = (goals.collect_view(), met.collect_view());
    let own = crate::train::observing::quoted(own).map(|words| {
        let at = visit.to(HERE);
        let delete = view! {
            <form method="post" action=at>{forms::token(visit)}<input type="hidden" name="do" value="note"/><input type="hidden" name="note" value=""/>
                <input type="hidden" name="item" value=one.id.as_str().to_owned()/><button class="btn second" type="submit">{say.t("mentor-note-delete")}</button></form>
        };
        view! { <p>{say.t("mentor-notes")}</p>{words}{delete} }
    });
    let title = say.with("mentor-ended-on", &[("name", name_of(say, one)), ("day", say.day(at))]);
    view! { <li class="flow"><details><summary>{title}</summary><ul>{goals}{met}</ul>{own}</details></li> }.into_any()
}
