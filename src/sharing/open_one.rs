//! One share, for its reader: first a page that says what opening means, then, by a button, the thing itself.
//!
//! Opening is a POST that writes the line in the owner's log and reads in one change (product decision 15). What is not running, or is
//! somebody else's, is answered as an address that does not exist. Deliberately absent: printing, taking along, reading by GET.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{shown, until, with_me};
use crate::{
    domain::site::{self, Part},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::shared_with_me::{self, Offered},
    ui::{art::Icon, forms, frame::Frame},
};

/// `GET /staff/shared/{share}`
pub async fn show(visit: Visit, Path((_, share)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let offered = shared_with_me::offered(people, secrets, staff, &share, visit.house.now()).await?.ok_or(Trouble::NotFound)?;
    Ok(visit.page(|| {
        let say = visit.say();
        let main = view! {
            <section class="flow"><h1>{with_me::who(&visit, &offered)}</h1><p class="lead">{purpose(&visit, &offered)}</p>{rules(&visit, &offered)}
                <p class="state only">{Icon::Eye.view()}<span>{say.t("shared-logged")}</span></p>
                <form method="post" action=visit.here()>{forms::token(&visit)}
                    <div class="acts"><button class="btn" type="submit">{say.t("shared-open")}</button><a href=visit.to("/staff/shared")>{say.t("shared-back")}</a></div></form></section>
        };
        (frame(&visit), main)
    }))
}

/// `POST /staff/shared/{share}`: the line in the log, and what is shared.
pub async fn open(visit: Visit, Path((_, share)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let opened = shared_with_me::open(people, secrets, staff, &share, visit.house.now()).await?.ok_or(Trouble::NotFound)?;
    Ok(visit.page(|| {
        let say = visit.say();
        let theirs = shown::in_language(&visit, opened.offered.locale);
        let main = view! {
            <section class="flow"><h1>{with_me::who(&visit, &opened.offered)}</h1><p class="lead">{purpose(&visit, &opened.offered)}</p>
                {rules(&visit, &opened.offered)}<p class="only-print">{say.t("shared-not-printed")}</p></section>
            {shown::draw(&theirs, &opened.shown)}
            <section class="flow"><p class="state only">{Icon::Eye.view()}<span>{say.t("shared-was-logged")}</span></p>
                <div class="acts"><a href=visit.to("/staff/shared")>{say.t("shared-back")}</a></div></section>
        };
        (frame(&visit), main)
    }))
}

/// Neutral: the title stands in the history of the browser.
fn frame(visit: &Visit) -> Frame {
    let say = visit.say();
    let frame = Frame::new(say.t("shared-one")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("shared-title"), visit.to("/staff/shared"));
    frame.trail(say.t("shared-one"), "")
}

fn purpose(visit: &Visit, offered: &Offered) -> String {
    visit.say().t(&format!("shared-for-{}", offered.purpose.code()))
}

/// By choice, until when; not watched; not for the record; and what the host says about its duty procedure.
fn rules(visit: &Visit, offered: &Offered) -> impl IntoView + use<> {
    let say = visit.say();
    let day = until::day_words(say, &offered.last_day);
    let duty = visit.site.words(Part::Duty, visit.locale).map(|words| {
        let each = site::paragraphs(words).into_iter().map(|lines| view! { <p>{lines.join("\n")}</p> }).collect_view();
        view! { <div class="quiet flow">{each}</div> }
    });
    view! {
        <ul><li>{say.with("shared-by-choice", &[("day", day)])}</li><li>{say.t("shared-not-watched")}</li><li>{say.t("shared-no-copy")}</li>
            <li>{say.t("shared-duty")}{duty}</li></ul>
    }
}
