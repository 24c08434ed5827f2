//! What I share: with whom, what, until when, and one button to stop. Two taps from the first page: My place, Stop sharing.
//!
//! Deliberately absent: whether the reader liked it, and any question why somebody stops.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{choices, until};
use crate::{
    domain::{roles::Role, sharing::Item},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::shares::{self, Given, Standing},
    ui::{art::Icon, forms, frame::Frame, words::Say},
};

/// “clinician”: for people who do not work here.
pub fn role_words(say: Say, role: Role) -> String {
    match role {
        Role::Mentor => say.t("share-role-mentor"),
        Role::Facilitator => say.t("share-role-facilitator"),
        Role::Navigator => say.t("share-role-navigator"),
        _ => say.t("share-role-clinician"),
    }
}

/// `GET /me/sharing`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let all = shares::all(&visit.house.stores.people, own, visit.house.now()).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let (now, before): (Vec<&Given>, Vec<&Given>) = all.iter().partition(|given| given.standing == Standing::Running);
        let said = match visit.query.text("done") {
            "given" => Some(say.t("share-done-given")),
            "stopped" => Some(say.t("share-done-stopped")),
            _ => None,
        };
        let said = said.map(|words| view! { <p class="confirm" role="status">{words}</p> });
        let none = now.is_empty().then(|| view! { <p>{say.t("share-none")}</p> });
        let running = now.iter().map(|given| one(&visit, given)).collect_view();
        let ended = (!before.is_empty()).then(|| {
            let rows = before.iter().map(|given| one(&visit, given)).collect_view();
            view! { <section class="flow" aria-labelledby="before"><h2 id="before">{say.t("share-before")}</h2><ul class="ruled set">{rows}</ul></section> }
        });
        let main = view! {
            <section class="flow"><h1>{say.t("share-title")}</h1>{said}<p class="lead">{say.t("share-lead")}</p></section>
            <section class="flow" aria-labelledby="now"><h2 id="now">{say.t("share-now")}</h2>{none}<ul class="ruled set">{running}</ul>
                <div class="acts"><a class="btn" href=visit.to("/me/sharing/give")>{say.t("share-give")}" "{Icon::Next.view()}</a>
                    <a href=visit.to("/me/access-log")>{say.t("log-title")}</a></div></section>
            {ended}
        };
        let frame = Frame::new(say.t("share-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("me-title"), visit.to("/me"));
        (frame.trail(say.t("share-title"), ""), main)
    }))
}

/// The running shares.
pub async fn on_my_place(visit: &Visit) -> Result<Vec<Given>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let all = shares::all(&visit.house.stores.people, own, visit.house.now()).await?;
    Ok(all.into_iter().filter(|given| given.standing == Standing::Running).collect())
}

/// On “My place”, so that stopping is two taps away from any page.
pub fn section(visit: &Visit, running: &[Given]) -> Option<AnyView> {
    let say = visit.say();
    let rows = (!running.is_empty()).then(|| running.iter().map(|given| one(visit, given)).collect_view())?;
    Some(
        view! { <section class="flow" aria-labelledby="shared"><h2 id="shared">{say.t("me-shared-now")}</h2><ul class="ruled set">{rows}</ul></section> }
            .into_any(),
    )
}

/// Who can see something of a page that is otherwise its owner's alone: each by name, what, until when, and the way to stop. Nothing when it is not shared.
pub fn seen_by(visit: &Visit, running: &[Given], about: impl Fn(&Item) -> bool) -> Option<AnyView> {
    let say = visit.say();
    let line = |given: &Given, item: &Item| {
        let blanks = [
            ("name", given.reader.clone()),
            ("role", role_words(say, given.role)),
            ("what", choices::words(visit, item)),
            ("day", until::day_words(say, &given.last_day)),
        ];
        view! { <li>{say.with("seen-line", &blanks)}</li> }
    };
    let lines: Vec<_> = running.iter().flat_map(|given| given.items.iter().filter(|item| about(item)).map(move |item| (given, item))).collect();
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|(given, item)| line(given, item)).collect_view();
        view! { <div class="quiet flow"><p>{say.t("seen-title")}</p><ul>{lines}</ul><p><a href=visit.to("/me/sharing")>{say.t("seen-stop")}</a></p></div> }
            .into_any()
    })
}

/// One share in a list.
pub fn one(visit: &Visit, given: &Given) -> impl IntoView + use<> {
    let say = visit.say();
    let with = [("name", given.reader.clone()), ("role", role_words(say, given.role))];
    let things = given.items.iter().map(|item| view! { <li>{choices::words(visit, item)}</li> }).collect_view();
    let day = until::day_words(say, &given.last_day);
    let standing = match given.standing {
        Standing::Running => say.with("share-until", &[("day", day)]),
        Standing::Over => say.with("share-over", &[("day", day)]),
        Standing::Withdrawn(at) => say.with("share-stopped", &[("day", say.day(at))]),
        Standing::Restored => say.t("share-restored"),
        Standing::NewWayIn => say.with("share-new-way-in", &with[..1]),
        Standing::ReaderLeft => say.with("share-reader-left", &with[..1]),
    };
    let stop = (given.standing == Standing::Running).then(|| {
        view! {
            <form method="post" action=visit.to("/me/sharing")>{forms::token(visit)}<input type="hidden" name="share" value=given.id.as_str().to_owned()/>
                <div class="acts"><button class="btn second" type="submit">{say.with("share-stop", &with[..1])}</button></div></form>
        }
    });
    view! { <li class="flow"><h3>{say.with("share-with", &with)}</h3><ul>{things}</ul><p>{standing}</p>{stop}</li> }
}

/// `POST /me/sharing`: stops at once. No question asked, nothing to confirm.
pub async fn stop(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let share = form.one("share").ok_or(Trouble::BrokenForm)?;
    let mut change = visit.house.stores.people.change().await?;
    shares::withdraw(&mut change, &visit.house.secrets, own, share, visit.house.now()).await?;
    change.commit().await?;
    Ok(visit.go_on(&visit.to("/me/sharing?done=stopped")))
}
