//! Taking a question out of the count: what will happen, how many it concerns, a reason, one button. And the list of those that were.
//!
//! It is taken out in every wording up to now, in both languages. A second click finds it done. Deliberately absent: whose checks they are,
//! small counts of them, and putting a question back (its text can be mended, and the new wording counts).

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{HERE, bank::Bank, figures, judging};
use crate::{
    account::staff_again,
    domain::{
        ids::Revision,
        locale::Locale,
        quiz::{Aim, Question},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        item_voids::{self, ItemVoid, Voiding, Voids},
        staff::Staff,
    },
    train::{
        observing::quoted,
        second_look::{reason_box, reason_slip},
    },
    ui::{
        blocks,
        forms::{self, Fix},
        frame::Frame,
    },
};

type At = Path<(String, String, String, String)>;

/// A question of a bank, as somebody means to take it out.
struct One<'v> {
    bank: Bank<'v>,
    question: &'v Question,
    voids: Voids,
}

impl<'v> One<'v> {
    async fn find(visit: &'v Visit, Path((_, course, module, item)): &At) -> Result<Self, Trouble> {
        let bank = Bank::find(visit, course, module)?;
        let question = bank.set.questions.iter().find(|q| q.id.as_str() == item).ok_or(Trouble::NotFound)?;
        let voids = item_voids::all(&visit.house.stores.people).await?;
        Ok(Self { bank, question, voids })
    }

    /// Each language has a wording of its own.
    fn wordings(&self, visit: &Visit) -> Vec<Revision> {
        let found = |locale| visit.library.edition(locale).question(&self.question.id).map(|(_, question)| question.revision.clone());
        Locale::ALL.into_iter().filter_map(found).collect()
    }

    fn address(&self, visit: &Visit) -> String {
        self.bank.address(visit, &format!("/{}", self.question.id))
    }

    fn counts(&self, visit: &Visit) -> bool {
        self.wordings(visit).iter().any(|wording| self.voids.find(self.question.id.as_str(), wording).is_none())
    }
}

/// `GET …/{item}/void`: says what will happen.
pub async fn show(visit: Visit, path: At) -> Result<Response<Body>, Trouble> {
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let one = One::find(&visit, &path).await?;
    draw(&visit, &one, "", &[]).await
}

/// `POST …/{item}/void`
pub async fn save(visit: Visit, path: At, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let one = One::find(&visit, &path).await?;
    let reason = form.text("reason").trim();
    if let Some(fix) = reason_slip(visit.say(), reason).filter(|_| one.counts(&visit)) {
        return draw(&visit, &one, reason, &[fix]).await;
    }
    take_out(&visit, staff, &one, reason).await?;
    Ok(visit.go_on(&one.address(&visit)))
}

async fn take_out(visit: &Visit, staff: &Staff, one: &One<'_>, reason: &str) -> Result<(), Trouble> {
    let Aim::Competency(competency) = &one.question.aim else { return Err(Trouble::NotFound) };
    let today = one.wordings(visit);
    let voiding = Voiding { module: &one.bank.module.id, item: &one.question.id, competency, today: &today, reason };
    let mut change = visit.house.stores.people.change().await?;
    if one.counts(visit) && item_voids::void(&mut change, staff, &voiding, visit.house.now()).await? {
        change.commit().await?;
        judging::begin(&visit.house).await?;
    }
    Ok(())
}

async fn draw(visit: &Visit, one: &One<'_>, reason: &str, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    if !one.counts(visit) {
        return Ok(visit.go_on(&one.address(visit)));
    }
    let people = item_voids::would_concern(&visit.house.stores.people, &one.question.id).await?;
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || page(visit, one, people, reason, fixes)))
}

fn page(visit: &Visit, one: &One<'_>, people: usize, reason: &str, fixes: &[Fix]) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let name = one.question.id.as_str().to_owned();
    let n = figures::people(say, u32::try_from(people).unwrap_or(u32::MAX));
    let happens = ["asked", "open", "sent", "told", "own", "good"].map(|what| view! { <li>{say.t(&format!("item-void-what-{what}"))}</li> }).collect_view();
    let here = format!("{}/void", one.address(visit));
    let main = view! {
        {forms::summary(say, fixes)}
        <section class="flow"><p class="soft">{one.bank.module.title.clone()}", "{name.clone()}</p><h1>{say.t("item-void-one-title")}</h1>
            <p class="lead">{blocks::line(&one.question.stem)}</p></section>
        <section class="flow" aria-labelledby="what"><h2 id="what">{say.t("item-void-what")}</h2><ul>{happens}</ul><p>{say.with("item-void-concerned", &[("n", n)])}</p></section>
        <form method="post" action=here class="flow">{forms::token(visit)}{reason_box(say, say.t("item-void-reason"), reason, fixes)}
            <div class="acts"><button class="btn second" type="submit">{say.t("item-void-go")}</button><a href=one.address(visit)>{say.t("cancel")}</a></div></form>
    };
    let mut frame = Frame::new(say.t("item-void-one-title"))
        .trail(say.t("questions-title"), visit.to(HERE))
        .trail(one.bank.module.title.clone(), one.bank.address(visit, ""))
        .trail(name, one.address(visit))
        .trail(say.t("item-void-one-title"), "");
    frame.has_errors = !fixes.is_empty();
    (frame, main)
}

/// On the page of a question: that it does not count, or the way to take it out.
pub fn state(visit: &Visit, bank: &Bank<'_>, question: &Question, voids: &Voids) -> AnyView {
    let say = visit.say();
    if let Some(void) = voids.find(question.id.as_str(), &question.revision) {
        return view! { <section class="flow">{said(visit, void)}<p>{say.t("item-void-mend")}</p></section> }.into_any();
    }
    let to = bank.address(visit, &format!("/{}/void", question.id));
    view! { <p><a href=to>{say.t("item-void-link")}</a></p> }.into_any()
}

fn said(visit: &Visit, void: &ItemVoid) -> impl IntoView + use<> {
    let words = visit.say().with("item-void-said", &[("day", visit.say().day(void.at)), ("name", void.name.clone())]);
    view! { <p><strong>{words}</strong></p>{quoted(&void.reason)} }
}

/// `GET /train/questions/voided`
pub async fn list(visit: Visit) -> Result<Response<Body>, Trouble> {
    let voids = item_voids::all(&visit.house.stores.people).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let lines = voids.all().iter().map(|void| line(&visit, void)).collect_view();
        let none = voids.all().is_empty().then(|| view! { <p>{say.t("item-void-none")}</p> });
        let main = view! {
            <section class="flow"><h1>{say.t("item-void-title")}</h1><p class="lead">{say.t("item-void-lead")}</p><p>{say.t("item-void-how")}</p></section>
            <section class="flow">{none}<ul class="ruled set">{lines}</ul></section>
        };
        let frame = Frame::new(say.t("item-void-title"))
            .trail(say.t("desk-title"), visit.to("/staff"))
            .trail(say.t("questions-title"), visit.to(HERE))
            .trail(say.t("item-void-title"), "");
        (frame, main)
    }))
}

/// One that was taken out; what is in no bank any more is told by its id.
fn line(visit: &Visit, void: &ItemVoid) -> impl IntoView + use<> {
    let course = visit.library.edition(visit.locale).course_of_module(&void.module);
    let found = course.and_then(|(course, module)| Some((course, module, module.items.as_ref()?.questions.iter().find(|q| q.id.as_str() == void.item)?)));
    let name = match found {
        Some((course, module, question)) => {
            let to = visit.to(&format!("{HERE}/{}/{}/{}", course.slug, module.slug, void.item));
            view! { <a href=to>{blocks::line(&question.stem)}</a>" "<span class="soft">{module.title.clone()}", "{void.item.clone()}</span> }.into_any()
        }
        None => view! { <span>{void.item.clone()}</span> }.into_any(),
    };
    view! { <li class="flow"><p>{name}</p>{said(visit, void)}</li> }
}
