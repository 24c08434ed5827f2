//! For people who work with people: what is shared with them, and the two words by which somebody finds them.
//!
//! Deliberately absent: asking anybody to share, who stopped, how many did, and anything of a learner's beyond what they wrote for this list.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::until;
use crate::{
    account::card,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        share_codes,
        shared_with_me::{self, Offered},
    },
    ui::{forms, frame::Frame},
};

/// `GET /staff/shared`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let all = shared_with_me::all(people, secrets, staff, visit.house.now()).await?;
    let code = share_codes::own(people, staff).await?.map(|code| card::shown(&code));
    Ok(visit.page(|| {
        let say = visit.say();
        let none = all.is_empty().then(|| view! { <p>{say.t("shared-none")}</p> });
        let rows = all.iter().map(|offered| row(&visit, offered)).collect_view();
        let main = view! {
            <section class="flow"><h1>{say.t("shared-title")}</h1><p class="lead">{say.t("shared-lead")}</p>{none}<ul class="ruled set">{rows}</ul></section>
            {own_code(&visit, code)}
        };
        (Frame::new(say.t("shared-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("shared-title"), ""), main)
    }))
}

/// “Robin · card calm forest”
pub fn who(visit: &Visit, offered: &Offered) -> String {
    let (say, card) = (visit.say(), offered.card_name.replace('-', " "));
    match &offered.label {
        Some(label) => say.with("shared-who-called", &[("label", label.shown().to_owned()), ("card", card)]),
        None => say.with("shared-who", &[("card", card)]),
    }
}

fn row(visit: &Visit, offered: &Offered) -> impl IntoView + use<> {
    let say = visit.say();
    let to = visit.to(&format!("/staff/shared/{}", offered.id.as_str()));
    let day = until::day_words(say, &offered.last_day);
    view! { <li><a href=to>{who(visit, offered)}</a><p>{say.with("share-until", &[("day", day)])}</p></li> }
}

fn own_code(visit: &Visit, code: Option<String>) -> impl IntoView + use<> {
    let say = visit.say();
    let button = |what: &'static str, words: &str| {
        view! {
            <form method="post" action=visit.to("/staff/shared")>{forms::token(visit)}
                <button class="btn second" type="submit" name="do" value=what>{say.t(words)}</button></form>
        }
        .into_any()
    };
    let body = match code {
        Some(code) => view! {
            <p class="lead"><strong>{code}</strong></p><p>{say.t("shared-code-words")}</p>
            <div class="acts">{button("new", "shared-code-new")}{button("away", "shared-code-away")}</div>
        }
        .into_any(),
        None => view! { <p>{say.t("shared-code-none")}</p><div class="acts">{button("new", "shared-code-make")}</div> }.into_any(),
    };
    view! { <section class="flow" aria-labelledby="code"><h2 id="code">{say.t("shared-code")}</h2>{body}</section> }
}

/// `POST /staff/shared`: two new words, or none.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let mut change = visit.house.stores.people.change().await?;
    match form.text("do") {
        "new" => {
            // Somebody may have drawn the same two words before; that is rare, and three times in a row it does not happen.
            for _ in 0..3 {
                if share_codes::set(&mut change, staff, &card::draw_code(visit.locale), visit.house.now()).await? {
                    break;
                }
            }
        }
        "away" => share_codes::take_down(&mut change, staff).await?,
        _ => return Err(Trouble::BrokenForm),
    }
    change.commit().await?;
    Ok(visit.go_on(&visit.to("/staff/shared")))
}
