//! My classes, for whoever runs one: opening a window in which people join by a code, and the windows of today.
//!
//! Deliberately absent: who joined, any card, any name. A facilitator sees how many came, and that is all there is to see.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{secrets::random, site::sites};
use crate::{
    domain::class_code::{ALPHABET, ClassCode},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        classes::{self, ClassWindow},
        submissions::{self, FormKey, Submission},
    },
    ui::{forms, frame::Frame},
};

/// Each symbol equally likely: 30 goes eight times into 240, and what is above is drawn again.
fn draw() -> ClassCode {
    let symbol = || {
        loop {
            let [byte] = random::<1>();
            if byte < 240 {
                return usize::from(byte) % ALPHABET.len();
            }
        }
    };
    ClassCode::from_numbers(std::array::from_fn(|_| symbol()))
}

/// `GET /staff/classes`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let mine = classes::mine(&visit.house.stores.people, staff).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let (open, over): (Vec<_>, Vec<_>) = mine.iter().partition(|w| w.is_open(visit.house.now()));
        let list = |some: Vec<&ClassWindow>, title: &str| {
            let rows = some.iter().map(|w| row(&visit, w)).collect_view();
            (!some.is_empty()).then(|| view! { <section class="flow"><h2>{say.t(title)}</h2><ul class="ruled set">{rows}</ul></section> })
        };
        let main = view! {
            <form method="post" action=visit.to("/staff/classes") class="flow"><h1>{say.t("classes-title")}</h1><p class="lead">{say.t("classes-lead")}</p>
                {forms::token(&visit)}{sites::to_choose(&visit, mine.first().and_then(|w| w.course_site.as_deref()))}<input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>
                <div class="acts"><button class="btn" type="submit">{say.t("classes-open")}</button></div></form>
            {list(open, "classes-now")}{list(over, "classes-over")}
        };
        (Frame::new(say.t("classes-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("classes-title"), ""), main)
    }))
}

fn row(visit: &Visit, window: &ClassWindow) -> impl IntoView + use<> {
    let say = visit.say();
    let to = visit.to(&format!("/staff/classes/{}", window.id.as_str()));
    view! {
        <li><a href=to>{say.with("classes-one", &[("code", window.code.to_string())])}</a>
            <p>{at(visit, window).map(|name| format!("{name} · "))}{state(visit, window)}" · "{say.count("classes-joined", window.joined as usize)}</p></li>
    }
}

/// The name of the site where it is held.
pub fn at(visit: &Visit, window: &ClassWindow) -> Option<String> {
    visit.site.course_site(window.course_site.as_deref()?).map(|site| site.name.clone())
}

/// “Open for 25 more minutes”, or that it is closed.
pub fn state(visit: &Visit, window: &ClassWindow) -> String {
    let left = window.closes_at - visit.house.now();
    match usize::try_from((left + 59_999) / 60_000) {
        Ok(minutes) if minutes > 0 => visit.say().count("classes-open-for", minutes),
        _ => visit.say().t("classes-closed"),
    }
}

/// `POST /staff/classes`: opens a window. A second click leads to the same one.
pub async fn open(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let (mut change, now) = (visit.house.stores.people.change().await?, visit.house.now());
    if let Submission::Repeated(outcome) = submissions::begin_as_staff(&mut change, staff, &key, now).await? {
        return Ok(visit.go_on(&outcome.unwrap_or_else(|| visit.to("/staff/classes"))));
    }
    let mut opened = None;
    // Two classes with one code are as likely as a stone falling up; a few draws are plenty.
    for _ in 0..5 {
        opened = classes::open(&mut change, staff, &draw(), now).await?;
        if opened.is_some() {
            break;
        }
    }
    let id = opened.ok_or_else(|| Trouble::Ours("no free class code".into()))?;
    if let Some(site) = visit.site.course_site(form.text("site")) {
        classes::hold_at(&mut change, staff, &id, &site.id).await?;
    }
    let to = visit.to(&format!("/staff/classes/{}", id.as_str()));
    submissions::finish_as_staff(&mut change, staff, &key, &to).await?;
    change.commit().await?;
    Ok(visit.go_on(&to))
}
