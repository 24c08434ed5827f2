//! One mentorship, for its mentor: why somebody asks and two answers; then goals to read, meetings, the own notes, and an end.
//!
//! Deliberately absent: anything of the record, and a box for a reason beside the no.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{
    Typed, late, name_of, offered, said, sees, sure,
    together::{Came, Together, status},
};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::mentorships::{self, Side, State},
    train::observing::quoted,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

type Address = Path<(String, String)>;

async fn find<'v>(visit: &'v Visit, id: &str) -> Result<Together<'v>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let all = mentorships::of_mentor(&visit.house.stores.people, staff).await?;
    let one = all.into_iter().find(|one| one.id.as_str() == id).ok_or(Trouble::NotFound)?;
    let at = visit.to(&format!("{}/{}", offered::HERE, one.id.as_str()));
    Ok(Together { visit, staff, side: Side::Mentor, one, at })
}

/// `GET /staff/mentoring/{mentorship}`; `?sure=end` asks before ending.
pub async fn show(visit: Visit, Path((_, id)): Address) -> Result<Response<Body>, Trouble> {
    let together = find(&visit, &id).await?;
    if together.one.runs() && visit.query.text("sure") == "end" {
        return Ok(visit.page(|| (framed(&together, false), sure(&visit, &together.at, &together.one))));
    }
    draw(&together, &Typed::default(), &[]).await
}

/// `POST /staff/mentoring/{mentorship}`
pub async fn save(visit: Visit, Path((_, id)): Address, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let together = find(&visit, &id).await?;
    let typed = Typed::read(&form);
    let came = match form.text("do") {
        what @ ("yes" | "no") => {
            let mut change = visit.house.stores.people.change().await?;
            mentorships::answer(&mut change, together.staff, &together.one.id, what == "yes", visit.house.now()).await?;
            change.commit().await?;
            if what == "no" {
                return Ok(visit.go_on(&format!("{}?done=no", visit.to(offered::HERE))));
            }
            Came::Done("yes")
        }
        _ => together.act(&form, &typed).await?.unwrap_or(Came::Done("")),
    };
    match came {
        Came::Done("") => Ok(visit.go_on(&together.at)),
        Came::Done(what) => Ok(visit.go_on(&format!("{}?done={what}", together.at))),
        Came::Mend(fixes) => draw(&together, &typed, &fixes).await,
    }
}

fn framed(together: &Together<'_>, has_errors: bool) -> Frame {
    let (visit, say) = (together.visit, together.visit.say());
    let title = name_of(say, &together.one);
    let mut frame =
        Frame::new(title.clone()).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("mentor-list"), visit.to(offered::HERE)).trail(title, "");
    frame.has_errors = has_errors;
    frame
}

async fn draw(together: &Together<'_>, typed: &Typed, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let (parts, own) = together.parts().await?;
    let visit = together.visit;
    Ok(visit.page_with(status(fixes), || {
        let say = visit.say();
        let body = match together.one.state {
            State::Waiting => asked(together),
            State::Running { since } => {
                let since = say.with("mentor-runs", &[("day", say.day(since))]);
                let why = quoted(&together.one.why);
                view! { <section class="flow"><p>{since}</p>{why}</section>{together.view(&parts, &own, typed, fixes)}<section class="flow">{sees(say)}{together.end_link()}</section> }.into_any()
            }
            State::NeverBegan { at } | State::Ended { at } => {
                let words = say.with("mentor-ended", &[("day", say.day(at))]);
                view! { <section class="flow"><p>{words}</p><p>{say.t("mentor-over-words")}</p></section>{late(say, typed)}{together.own_notes(&own, typed, fixes)} }.into_any()
            }
        };
        let main = view! {
            {forms::summary(say, fixes)}<section class="flow"><h1>{name_of(say, &together.one)}</h1>{said(visit)}</section>{body}
            <p><a href=visit.to(offered::HERE)>{say.t("mentor-list-back")}</a></p>
        };
        (framed(together, !fixes.is_empty()), main)
    }))
}

fn asked(together: &Together<'_>) -> AnyView {
    let (visit, say) = (together.visit, together.visit.say());
    view! {
        <form method="post" action=together.at.clone() class="flow"><p class="lead">{say.t("mentor-asks")}</p>{quoted(&together.one.why)}{forms::token(visit)}{sees(say)}
            <p>{say.t("mentor-answer-words")}</p>
            <div class="acts"><button class="btn" type="submit" name="do" value="yes">{say.t("mentor-yes")}</button>
                <button class="btn second" type="submit" name="do" value="no">{say.t("mentor-no")}</button></div></form>
    }
    .into_any()
}
