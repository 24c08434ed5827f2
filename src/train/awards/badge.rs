//! An award as an Open Badge 3.0: a Verifiable Credential 2.0, signed as a JSON Web Token with Ed25519 (1EdTech OB 3.0, 8.2).
//!
//! Signed once, when the award is made, and kept as it was given out. Deliberately absent: credits, the evidence itself, an e-mail address
//! or any other number of the person: whoever shows a badge shows the name that they chose to print, and nothing that leads further.

use serde_json::{Value, json};

use super::{issuer, revoked, words};
use crate::{
    account::secrets::{decode, encode},
    domain::{
        award::{What, level_code},
        frameworks::{Competencies, LevelId},
        ids::Revision,
        locale::Locale,
    },
    http::house::House,
    storage::{
        award_keys::Signer,
        awards::{Drawn, Frozen, LIST},
    },
    ui::words::Say,
};

const CONTEXTS: [&str; 2] = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

/// “2026-11-22T17:05:00Z”, to the second.
pub fn moment(at: i64) -> String {
    jiff::Timestamp::from_second(at.div_euclid(1000)).map(|t| t.to_string()).unwrap_or_default()
}

/// Where anybody reads what the code says.
pub fn page(house: &House, locale: Locale, drawn: &Drawn) -> String {
    format!("{}/{locale}/awards/{}", house.settings.origin(), drawn.code)
}

/// The signed badge.
pub fn sign(house: &House, signer: &Signer, framework: &Competencies, drawn: &Drawn, frozen: &Frozen) -> String {
    signed(house, signer, "JWT", &credential(house, framework, drawn, frozen))
}

fn credential(house: &House, framework: &Competencies, drawn: &Drawn, frozen: &Frozen) -> Value {
    let say = Say(frozen.locale);
    let (id, person) = (page(house, frozen.locale, drawn), format!("urn:uuid:{}", drawn.id));
    let list = drawn.bit.div_euclid(LIST);
    let number = drawn.bit.rem_euclid(LIST);
    let status = revoked::address(house, list);
    json!({
        "@context": CONTEXTS,
        "id": id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": words::title(framework, say, &frozen.what, frozen.level),
        "description": words::about(say, frozen.provisional, frozen.founding),
        "issuer": issuer::profile(house),
        "validFrom": moment(frozen.issued_at),
        "validUntil": moment(frozen.valid_until),
        "credentialSubject": {
            "id": person,
            "type": ["AchievementSubject"],
            "identifier": [{ "type": "IdentityObject", "identityHash": frozen.name.as_str(), "identityType": "name", "hashed": false }],
            "achievement": achievement(house, framework, &frozen.revision, &frozen.what, frozen.level, frozen.locale),
        },
        "credentialStatus": {
            "id": format!("{status}#{number}"),
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": number.to_string(),
            "statusListCredential": status,
        },
        "iss": issuer::address(house),
        "jti": id,
        "sub": person,
        "nbf": frozen.issued_at.div_euclid(1000),
        "exp": frozen.valid_until.div_euclid(1000),
    })
}

/// What was achieved, in one language. The same document stands at its own address for good, because the framework's text is kept.
pub fn achievement(house: &House, framework: &Competencies, revision: &Revision, what: &What, level: LevelId, locale: Locale) -> Value {
    let say = Say(locale);
    let version = words::versions(say, &framework.version.to_string(), &crate::train::decide::rule_version(framework));
    json!({
        "id": format!("{}/awards/achievements/{}/{}/{}/{locale}", house.settings.origin(), revision.as_str(), what.code(), level_code(level)),
        "type": ["Achievement"],
        "achievementType": match what { What::Competency(_) => "Competency", What::Programme => "LearningProgram" },
        "name": words::title(framework, say, what, level),
        "description": words::meaning(framework, say, what, level),
        "criteria": { "narrative": words::criteria(framework, say, what) },
        "humanCode": what.code(),
        "inLanguage": locale.code(),
        "version": version,
    })
}

/// A compact JWS: header, payload and signature.
pub fn signed(house: &House, signer: &Signer, kind: &str, payload: &Value) -> String {
    let header = json!({ "alg": "EdDSA", "kid": issuer::key_address(house, signer.key_id()), "typ": kind });
    let text = format!("{}.{}", encode(header.to_string().as_bytes()), encode(payload.to_string().as_bytes()));
    let signature = signer.sign(text.as_bytes());
    format!("{text}.{signature}")
}

/// What a signed badge says, for people who want to read it.
pub fn payload(badge: &str) -> Option<Value> {
    serde_json::from_slice(&decode(badge.split('.').nth(1)?)?).ok()
}
