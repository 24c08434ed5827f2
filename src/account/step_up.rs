//! “Is it really you?”: the card's words once more before something that cannot be taken back, or that shows things to others: sharing,
//! taking everything along, deleting, drawing a new card. For somebody who left their place open on a table.
//!
//! How to use it: `field` into the form; `check` in its handler, right after the form's token. What comes back is a [`SteppedUp`], which
//! nothing else makes, so a function can ask for one. With `passkey` and `field_with` a passkey of the place does instead of words; the
//! route then says `.passkeys()`, and the frame has `passkeys`. Deliberately absent: a time during which it counts again. One form, one check.

use leptos::prelude::*;

use super::{
    card,
    passkey::{self, Answer, Question},
    throttle::{self, Door, Outcome, Try},
    wait_words,
};
use crate::{
    domain::card::NotACard,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{learner_sessions::WhoseDevice, passkeys, places},
    ui::forms::{Field, Fix},
};

const FIELD: &str = "card-again";

/// Before the names of a passkey's fields, which a form may have for another use as well.
pub(super) const APART: &str = "step-";

/// The owner of the place was here just now.
#[must_use = "it is proof for the function that asks for it"]
pub struct SteppedUp(());

/// A field that is left out when a late form is carried through a sign-in.
pub(super) fn is_ours(name: &str) -> bool {
    name == FIELD || name.starts_with(APART)
}

/// The field. What was typed is not shown again: it is a secret, and this page is open for longer than a sign-in.
pub fn field(visit: &Visit, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let complete = if whose(visit) == Some(WhoseDevice::Mine) { "current-password" } else { "off" };
    Field { id: FIELD, label: say.t("again-words"), hint: Some(say.t("again-hint")), kind: "text", complete, value: "" }.view(fixes)
}

/// Asks for a passkey as well, when the place has one.
pub async fn passkey(visit: &Visit) -> Result<Option<Question>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let any = !passkeys::all(&visit.house.stores.people, own).await?.is_empty();
    Ok(if any { passkey::ask_to_open(visit) } else { None })
}

/// The field, and a button that the script for passkeys shows.
pub fn field_with(visit: &Visit, fixes: &[Fix], question: Option<&Question>) -> AnyView {
    let say = visit.say();
    let instead = question.map(|question| {
        view! {
            <div data-passkey-step=APART data-options=question.options.clone() data-stopped=say.t("passkey-stopped") hidden>
                {passkey::answer_fields(question, APART)}<button class="btn second" type="button">{say.t("again-passkey")}</button><p role="status"></p></div>
        }
    });
    view! { {field(visit, fixes)}{instead} }.into_any()
}

fn whose(visit: &Visit) -> Option<WhoseDevice> {
    match &visit.who {
        crate::http::visit::Who::Learner(learner) => Some(learner.whose),
        _ => None,
    }
}

/// `Err` inside: what to mend (also when somebody has to wait); draw the same page with it and status 422. Nothing may have been done yet.
pub async fn check(visit: &Visit, form: &Form) -> Result<Result<SteppedUp, Fix>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let say = visit.say();
    let mend = |words: String| Ok(Err(Fix { field: FIELD, words }));
    let given = Answer::read(form, APART);
    if !given.is_empty() {
        return match passkey::opened(visit, given).await? {
            Ok((opened, _)) if opened.id() == own.id() => Ok(Ok(SteppedUp(()))),
            Ok(_) | Err(_) => mend(say.t("passkey-again")),
        };
    }
    let words = match card::read_secret(form.text(FIELD)) {
        Ok(words) => words,
        Err(NotACard::Count { read: 0, .. }) => return mend(say.t("again-empty")),
        Err(NotACard::Count { read, needed }) => return mend(say.with("card-count", &[("read", read), ("needed", needed)])),
        Err(NotACard::UnknownWord { place }) => return mend(say.with("card-unknown", &[("place", place)])),
    };
    let (people, secrets, now) = (&visit.house.stores.people, &visit.house.secrets, visit.house.now());
    let one = Try { door: Door::Again(own.id().as_str()), network: &visit.network(), device: None, extra: 0 };
    let outcome = throttle::guarded(people, secrets, &one, now, async |open| {
        let fits = places::is_word_of(people, secrets, own, &words).await?;
        Ok((fits && open).then_some(()))
    });
    match outcome.await? {
        Outcome::Opened(()) => Ok(Ok(SteppedUp(()))),
        Outcome::Wrong => mend(say.t("again-wrong")),
        Outcome::Wait { until } => mend(wait_words::again(say, until - now)),
    }
}
