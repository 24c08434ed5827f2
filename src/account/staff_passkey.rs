//! The two ceremonies with passkeys of staff: adding one to an account that is open, and answering at the second step in place of a code.
//!
//! A passkey never stands for the passphrase: a question is made for one account, names only its passkeys, and is answered once. The passkey
//! verifies its person (PIN, finger, face). Deliberately absent: a secret (nothing of staff is locked by it), and a list to choose from
//! before anybody said who they are.

use leptos::prelude::*;
use webauthn_rs::prelude::{Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential};

use super::{
    passkey::{self, Answer, NotTaken, Question},
    secrets::{decode, encode},
    step_up::APART,
};
use crate::{
    http::{error::Trouble, visit::Visit},
    storage::{
        staff::Staff,
        staff_passkeys::{self, StaffPasskey},
    },
};

const ADD: &str = "staff-passkey-add";
const PROVE: &str = "staff-passkey-prove";

/// A new one, of which only the public half is here.
pub struct Made {
    pub credential: String,
    pub verifier: String,
}

/// To add one to this account, which has `before` already.
pub fn ask_to_add(visit: &Visit, staff: &Staff, before: &[StaffPasskey]) -> Option<Question> {
    let known = before.iter().filter_map(|passkey| decode(&passkey.credential)).collect();
    let whose = passkey::handle(&visit.house, "staff-passkey-handle", staff.id().as_str());
    // Somebody may have two accounts here: the device's own list tells them apart by this name.
    let name = visit.say().with("staff-key-in-device", &[("name", staff.display_name())]);
    let (options, state) = passkey::ceremonies(&visit.house)?.start_passkey_registration(whose, &name, &name, Some(known)).ok()?;
    passkey::question(visit, ADD, staff.id().as_str(), &serde_json::to_value(options).ok()?, &state)
}

pub async fn added(visit: &Visit, staff: &Staff, given: Answer<'_>) -> Result<Result<Made, NotTaken>, Trouble> {
    let checked = || -> Option<Passkey> {
        let answer: RegisterPublicKeyCredential = serde_json::from_str(given.credential).ok()?;
        let state: PasskeyRegistration = passkey::state(visit, ADD, staff.id().as_str(), given)?;
        passkey::ceremonies(&visit.house)?.finish_passkey_registration(&answer, &state).ok()
    };
    let Some(made) = checked() else { return Ok(Err(NotTaken::Again)) };
    if !passkey::first(visit, given).await? {
        return Ok(Err(NotTaken::Again));
    }
    Ok(Ok(Made { credential: encode(made.cred_id()), verifier: passkey::written(&made)? }))
}

/// A question for the passkeys of this account; `None` when it has none, or where there can be none.
pub async fn ask(visit: &Visit, staff: &Staff) -> Result<Option<Question>, Trouble> {
    let keys = staff_passkeys::all(&visit.house.stores.people, staff.id()).await?;
    let keys: Vec<Passkey> = keys.iter().filter_map(|key| serde_json::from_str(&key.verifier).ok()).collect();
    let asked = || {
        let (options, state) = passkey::ceremonies(&visit.house)?.start_passkey_authentication(&keys).ok()?;
        passkey::question(visit, PROVE, staff.id().as_str(), &serde_json::to_value(options).ok()?, &state)
    };
    Ok(if keys.is_empty() { None } else { asked() })
}

/// Was it one of this account's passkeys, just now, and as it still stands in the list?
pub async fn proves(visit: &Visit, staff: &Staff, given: Answer<'_>) -> Result<bool, Trouble> {
    let people = &visit.house.stores.people;
    let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(given.credential) else { return Ok(false) };
    let credential = encode(answer.get_credential_id());
    let Some(stored) = staff_passkeys::all(people, staff.id()).await?.into_iter().find(|key| key.credential == credential) else { return Ok(false) };
    let checked = || -> Option<Passkey> {
        let state: PasskeyAuthentication = passkey::state(visit, PROVE, staff.id().as_str(), given)?;
        let result = passkey::ceremonies(&visit.house)?.finish_passkey_authentication(&answer, &state).ok()?;
        let mut passkey: Passkey = serde_json::from_str(&stored.verifier).ok()?;
        passkey.update_credential(&result)?;
        result.user_verified().then_some(passkey)
    };
    let Some(passkey) = checked() else { return Ok(false) };
    if !passkey::first(visit, given).await? {
        return Ok(false);
    }
    let mut change = people.change().await?;
    let used = staff_passkeys::used(&mut change, staff.id(), &stored, &passkey::written(&passkey)?, visit.house.now()).await?;
    change.commit().await?;
    Ok(used)
}

/// What a form brought in place of a code, if anything.
pub fn given(form: &crate::http::body::Form) -> Option<Answer<'_>> {
    let given = Answer::read(form, APART);
    (!given.is_empty()).then_some(given)
}

/// The button, which the script shows, for a form that also has the field for a code.
pub fn button(visit: &Visit, question: Option<&Question>) -> Option<AnyView> {
    let say = visit.say();
    question.map(|question| {
        view! {
            <div class="flow" data-passkey-step=APART data-options=question.options.clone() data-stopped=say.t("staff-key-stopped") hidden>
                {passkey::fields_without_secret(question, APART)}<button class="btn second" type="button">{say.t("staff-key-use")}</button><p role="status"></p></div>
        }
        .into_any()
    })
}
