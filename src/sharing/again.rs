//! The words of the card once more before something is shown to somebody else: for a person who left their place open on a table.
//!
//! Stands in for `account::step_up`, with the same two functions, until that is here. Deliberately absent: a time during which it counts again.

use leptos::prelude::*;

use crate::{
    account::card,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::places,
    ui::forms::{Field, Fix},
};

const FIELD: &str = "card-again";

/// The owner of the place was here just now.
#[must_use = "it is proof for the function that asks for it"]
pub struct SteppedUp(());

/// The field. What was typed is not shown again: it is a secret.
pub fn field(visit: &Visit, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    Field { id: FIELD, label: say.t("share-again-words"), hint: Some(say.t("card-hint")), kind: "text", complete: "off", value: "" }.view(fixes)
}

/// `Err` inside: what to mend. Nothing may have been done yet.
pub async fn check(visit: &Visit, form: &Form) -> Result<Result<SteppedUp, Fix>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let wrong = Err(Fix { field: FIELD, words: visit.say().t("share-again-wrong") });
    let Ok((name, words)) = card::read(form.text(FIELD)) else { return Ok(wrong) };
    let opened = match places::open_with_card(people, secrets, &name, &words).await? {
        Some(opened) => Some(opened),
        None => places::open_with_spare(people, secrets, &name, &words).await?,
    };
    Ok(if opened.is_some_and(|place| place.id() == own.id()) { Ok(SteppedUp(())) } else { wrong })
}
