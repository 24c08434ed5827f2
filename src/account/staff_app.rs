//! Setting up the second step: scan a picture with an authenticator app, or type its letters, and enter the first code. Right after the
//! first sign-in, before anything else; later for a new phone, then only with a fresh proof of who is here.
//!
//! Nothing is stored before the first code is right: until then the app's secret and the recovery codes travel sealed in the form.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{one_time::Seed, staff, staff_again, staff_codes, staff_second, ticket, totp};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{demo, second_step, staff::Staff, staff_sessions},
    ui::{
        forms::{self, Fix},
        frame::Frame,
        qr,
    },
};

const TICKET: &str = "doorstep/app-secret/1";
const WAITS: i64 = 60 * 60 * 1000;

/// What a page that was not answered yet carries.
struct Offer {
    secret: totp::AppSecret,
    seed: Seed,
}

impl Offer {
    fn fresh() -> Self {
        Self { secret: totp::AppSecret::fresh(), seed: Seed::fresh() }
    }

    fn read(visit: &Visit, staff: &Staff, form: &Form) -> Option<Self> {
        let (secrets, now) = (&visit.house.secrets, visit.house.now());
        let text = ticket::open(secrets, TICKET, form.text("app"), now)?;
        let (whose, secret) = text.split_once('\n')?;
        let secret = totp::AppSecret::parse(secret).filter(|_| whose == staff.id().as_str())?;
        Some(Self { secret, seed: Seed::open(secrets, staff.id().as_str(), form.text("seed"), now)? })
    }

    fn hidden(&self, visit: &Visit, staff: &Staff) -> AnyView {
        let (secrets, now) = (&visit.house.secrets, visit.house.now());
        let app = ticket::seal(secrets, TICKET, &format!("{}\n{}", staff.id().as_str(), self.secret.reveal()), now + WAITS).unwrap_or_default();
        view! { <input type="hidden" name="app" value=app/><input type="hidden" name="seed" value=self.seed.seal(secrets, staff.id().as_str(), now)/> }
            .into_any()
    }
}

/// Where this visitor has to go instead, if anywhere.
async fn elsewhere(visit: &Visit, staff: &Staff, back: &str) -> Result<Option<Response<Body>>, Trouble> {
    let people = &visit.house.stores.people;
    if demo::is_made_up(people, staff.id()).await? {
        return Err(Trouble::NotFound);
    }
    match (visit.staff(), second_step::is_set_up(people, staff.id()).await?) {
        // The passphrase alone changes no phone.
        (None, true) => Ok(Some(staff_second::to_here(visit, back))),
        (None, false) => Ok(None),
        (Some(_), _) => Ok(staff_again::ask(visit)),
    }
}

/// `GET /staff/second/set-up?back=…`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = &visit.staff_visit().ok_or(Trouble::NotFound)?.staff;
    let back = staff::onward(&visit, visit.query.text("back"));
    match elsewhere(&visit, staff, &back).await? {
        Some(away) => Ok(away),
        None => Ok(page(&visit, staff, &Offer::fresh(), &back, &[])),
    }
}

/// `POST /staff/second/set-up`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = &visit.staff_visit().ok_or(Trouble::NotFound)?.staff;
    let (people, secrets, now) = (&visit.house.stores.people, &visit.house.secrets, visit.house.now());
    let back = staff::onward(&visit, form.text("back"));
    let fix = |words: &str| [Fix { field: "code", words: visit.say().t(words) }];
    let Some(offer) = Offer::read(&visit, staff, &form) else { return Ok(page(&visit, staff, &Offer::fresh(), &back, &fix("app-too-late"))) };
    let Some(step) = offer.secret.step_of(form.text("code"), now) else { return Ok(page(&visit, staff, &offer, &back, &fix("app-no-match"))) };
    let codes = offer.seed.recovery_codes();
    // A second press of the button finds everything done, and shows the same list.
    if !second_step::has(people, secrets, staff.id(), &offer.secret).await? {
        if let Some(away) = elsewhere(&visit, staff, &back).await? {
            return Ok(away);
        }
        let mut change = people.change().await?;
        second_step::set_up(&mut change, secrets, staff.id(), &offer.secret, step, &codes, now).await?;
        staff_sessions::end_wholes(&mut change, staff.id()).await?;
        change.commit().await?;
    }
    let inside = staff::let_in(&visit, staff).await?;
    let mut answer = staff_codes::list(&inside.as_visit(&visit), &codes, &back);
    inside.add_cookies(&mut answer);
    Ok(answer)
}

fn page(visit: &Visit, staff: &Staff, offer: &Offer, back: &str, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let address = offer.secret.address(staff.display_name(), &say.t("product")).unwrap_or_default();
        let picture = qr::picture(&address, say.t("app-picture"));
        let field = forms::Field { id: "code", label: say.t("app-code"), hint: Some(say.t("app-code-hint")), kind: "text", complete: "one-time-code", value: "" };
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to("/staff/second/set-up") class="flow"><h1>{say.t("app-title")}</h1><p class="lead">{say.t("app-lead")}</p>
                {forms::token(visit)}<input type="hidden" name="back" value=back.to_owned()/>{offer.hidden(visit, staff)}
                <ol class="steps set"><li><p>{say.t("app-step-get")}</p><p class="see">{say.t("app-step-get-more")}</p></li>
                    <li><p>{say.t("app-step-scan")}</p><div>{picture}</div>
                        <details><summary>{say.t("app-by-hand")}</summary><p>{say.t("app-by-hand-words")}</p><p><code>{offer.secret.for_typing()}</code></p></details></li>
                    <li><p>{say.t("app-step-code")}</p>{field.view(fixes)}</li></ol>
                <div class="acts"><button class="btn" type="submit">{say.t("app-go")}</button></div></form>
            <form method="post" action=visit.to("/staff/sign-out")>{forms::token(visit)}<button class="btn second" type="submit">{say.t("second-not-now")}</button></form>
        };
        let mut frame = Frame::new(say.t("app-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("app-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}
