//! Passkeys: what the browser is asked, and checking what it answers. Two ceremonies, adding one and opening a place with it.
//!
//! What has to be remembered between question and answer travels sealed in the form and counts once (`throttle::once`). A passkey that
//! cannot compute a secret (PRF) is not taken: it would open a place whose notes stay locked. It has to verify its person (PIN, finger,
//! face), as the secret depends on it. What the two ceremonies of staff (`staff_passkey`) have in common with these is here, too.
//! Deliberately absent: attestation, and a name in the device's list.

use leptos::prelude::*;
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder,
};

use super::{secrets::encode, throttle, ticket};
use crate::{
    http::{body::Form, error::Trouble, house::House, visit::Visit},
    storage::{
        StorageError,
        passkeys::{self, OwnPasskey, PasskeySecret},
        places::OwnPlace,
    },
};

/// How long a page may stand open before its question is too old.
const WAITS: i64 = 60 * 60 * 1000;
const ADD: &str = "passkey-add";
const OPEN: &str = "passkey-open";

/// What a form carries to the browser and back.
pub struct Question {
    pub options: String,
    pub ticket: String,
}

/// What came back. `apart` stands before the names of its fields, for a form that has others of these names.
#[derive(Clone, Copy)]
pub struct Answer<'f> {
    pub(super) ticket: &'f str,
    pub(super) credential: &'f str,
    secret: &'f str,
}

impl<'f> Answer<'f> {
    pub fn read(form: &'f Form, apart: &str) -> Self {
        let field = |name: &str| form.text(&format!("{apart}{name}"));
        Self { ticket: field("ticket"), credential: field("credential"), secret: field("secret") }
    }

    /// No script filled it in.
    pub fn is_empty(self) -> bool {
        self.credential.is_empty()
    }
}

/// A passkey whose signature was right.
pub struct Answered {
    pub credential: String,
    pub verifier: String,
    pub secret: PasskeySecret,
}

/// Why nothing came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// No scripts, an old page, a page sent twice, a wrong signature: ask again.
    Again,
    /// The passkey computes no secret.
    NoSecret,
}

/// `None` where passkeys cannot be: the public address is a number.
pub(super) fn ceremonies(house: &House) -> Option<Webauthn> {
    let origin = Url::parse(house.settings.origin()).ok()?;
    WebauthnBuilder::new(origin.domain()?, &origin).ok()?.rp_name("Doorstep").build().ok()
}

pub fn is_possible(house: &House) -> bool {
    ceremonies(house).is_some()
}

/// A handle for the device that says nothing to anybody else.
pub(super) fn handle(house: &House, kind: &'static str, id: &str) -> Uuid {
    let digest = throttle::keyed(&house.secrets, &[kind.as_bytes(), id.as_bytes()]);
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(super::secrets::decode(&digest).unwrap_or_default()) {
        *to = from;
    }
    Uuid::from_bytes(bytes)
}

pub(super) fn question<S: serde::Serialize>(visit: &Visit, purpose: &'static str, whose: &str, options: &Value, state: &S) -> Option<Question> {
    let words = format!("{whose}\n{}", serde_json::to_string(state).ok()?);
    let ticket = ticket::seal(&visit.house.secrets, purpose, &words, visit.house.now() + WAITS)?;
    Some(Question { options: options.get("publicKey")?.to_string(), ticket })
}

/// To add a passkey to an open place that has `before` already.
pub fn ask_to_add(visit: &Visit, own: &OwnPlace, before: &[OwnPasskey]) -> Option<Question> {
    let known = before.iter().filter_map(|passkey| super::secrets::decode(&passkey.credential)).collect();
    let name = visit.say().t("passkey-in-device");
    let (options, state) =
        ceremonies(&visit.house)?.start_passkey_registration(handle(&visit.house, "passkey-handle", own.id().as_str()), &name, &name, Some(known)).ok()?;
    let mut options = serde_json::to_value(options).ok()?;
    // It has to be found without a name: nobody types one to open their place.
    let choice = options.pointer_mut("/publicKey/authenticatorSelection")?.as_object_mut()?;
    choice.insert("residentKey".into(), json!("required"));
    choice.insert("requireResidentKey".into(), json!(true));
    question(visit, ADD, own.id().as_str(), &options, &state)
}

/// To open a place, whosever it is.
pub fn ask_to_open(visit: &Visit) -> Option<Question> {
    let (options, state) = ceremonies(&visit.house)?.start_discoverable_authentication().ok()?;
    question(visit, OPEN, "", &serde_json::to_value(options).ok()?, &state)
}

/// What the script fills in. Because there is a field for it, it asks the passkey for the secret as well.
pub fn answer_fields(question: &Question, apart: &str) -> AnyView {
    view! { {fields_without_secret(question, apart)}<input type="hidden" name=format!("{apart}secret")/> }.into_any()
}

/// For passkeys that lock nothing.
pub(super) fn fields_without_secret(question: &Question, apart: &str) -> AnyView {
    let name = |name: &str| format!("{apart}{name}");
    view! { <input type="hidden" name=name("ticket") value=question.ticket.clone()/><input type="hidden" name=name("credential")/> }.into_any()
}

pub(super) fn state<S: serde::de::DeserializeOwned>(visit: &Visit, purpose: &'static str, whose: &str, given: Answer<'_>) -> Option<S> {
    let words = ticket::open(&visit.house.secrets, purpose, given.ticket, visit.house.now())?;
    let (by, state) = words.split_once('\n')?;
    (by == whose).then(|| serde_json::from_str(state).ok())?
}

/// Each question is answered once.
pub(super) async fn first(visit: &Visit, given: Answer<'_>) -> Result<bool, StorageError> {
    throttle::once(&visit.house.stores.people, &visit.house.secrets, given.ticket, visit.house.now()).await
}

pub async fn added(visit: &Visit, own: &OwnPlace, given: Answer<'_>) -> Result<Result<Answered, NotTaken>, Trouble> {
    let checked = || -> Option<Passkey> {
        let answer: RegisterPublicKeyCredential = serde_json::from_str(given.credential).ok()?;
        let state: PasskeyRegistration = state(visit, ADD, own.id().as_str(), given)?;
        ceremonies(&visit.house)?.finish_passkey_registration(&answer, &state).ok()
    };
    let Some(passkey) = checked() else { return Ok(Err(NotTaken::Again)) };
    let Some(secret) = PasskeySecret::parse(given.secret) else { return Ok(Err(NotTaken::NoSecret)) };
    if !first(visit, given).await? {
        return Ok(Err(NotTaken::Again));
    }
    Ok(Ok(Answered { credential: encode(passkey.cred_id()), verifier: written(&passkey)?, secret }))
}

pub(super) fn written(passkey: &Passkey) -> Result<String, Trouble> {
    serde_json::to_string(passkey).map_err(|_| Trouble::Ours("a passkey cannot be written down".into()))
}

/// The place that this passkey opens.
pub async fn opened(visit: &Visit, given: Answer<'_>) -> Result<Result<(OwnPlace, Answered), NotTaken>, Trouble> {
    let people = &visit.house.stores.people;
    let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(given.credential) else { return Ok(Err(NotTaken::Again)) };
    let credential = encode(answer.get_credential_id());
    let Some(verifier) = passkeys::verifier(people, &credential).await? else { return Ok(Err(NotTaken::Again)) };
    let checked = || -> Option<Passkey> {
        let mut passkey: Passkey = serde_json::from_str(&verifier).ok()?;
        let state: DiscoverableAuthentication = state(visit, OPEN, "", given)?;
        let result = ceremonies(&visit.house)?.finish_discoverable_authentication_v2(&answer, state, &passkey).ok()?;
        passkey.update_credential(&result)?;
        result.user_verified().then_some(passkey)
    };
    let Some(passkey) = checked() else { return Ok(Err(NotTaken::Again)) };
    let Some(secret) = PasskeySecret::parse(given.secret) else { return Ok(Err(NotTaken::NoSecret)) };
    if !first(visit, given).await? {
        return Ok(Err(NotTaken::Again));
    }
    let Some(own) = passkeys::open(people, &credential, &secret).await? else { return Ok(Err(NotTaken::NoSecret)) };
    Ok(Ok((own, Answered { verifier: written(&passkey)?, credential, secret })))
}
