//! What other programs read to check a badge: who issues them, the keys, what each achievement asks for, and the badge behind a code.
//!
//! Public and the same for everybody, at addresses that stay. Deliberately absent: names of people, but in the badge of whoever has its code.

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderName, HeaderValue, Response, header},
};
use serde_json::{Value, json};

use super::badge;
use crate::{
    account::award_codes::{self, Read},
    domain::{
        award::{AwardCode, What, level_from_code},
        ids::Revision,
        locale::Locale,
        site::Part,
    },
    http::{error::Trouble, house::House, visit::Visit},
    storage::award_keys::{self, PublicKey},
    train::replay::Frameworks,
};

pub fn address(house: &House) -> String {
    format!("{}/awards/issuer", house.settings.origin())
}

/// Gives the key as a JSON Web Key (OB 3.0, 8.2.5: an address that can be dereferenced).
pub fn key_address(house: &House, id: &str) -> String {
    format!("{}/awards/keys/{id}", house.settings.origin())
}

/// The issuer, as it stands in each badge: the host's own name.
pub fn profile(house: &House) -> Value {
    json!({ "id": address(house), "type": ["Profile"], "name": house.site().get(Part::Name).unwrap_or("Doorstep"), "url": house.settings.origin() })
}

fn jwk(house: &House, key: &PublicKey) -> Value {
    json!({ "kty": "OKP", "crv": "Ed25519", "x": key.x, "kid": key_address(house, &key.id), "alg": "EdDSA", "use": "sig" })
}

/// `GET /awards/issuer`: a profile for badge programs and, in the same document, the keys for programs that read controlled identifiers.
pub async fn show(State(house): State<House>) -> Result<Response<Body>, Trouble> {
    let keys = award_keys::all(&house.stores.people).await?;
    let methods: Vec<Value> = keys
        .iter()
        .map(|key| json!({ "id": key_address(&house, &key.id), "type": "JsonWebKey", "controller": address(&house), "publicKeyJwk": jwk(&house, key) }))
        .collect();
    let mut profile = profile(&house);
    profile["@context"] = json!(["https://www.w3.org/ns/cid/v1", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]);
    profile["assertionMethod"] = keys.iter().map(|key| key_address(&house, &key.id)).collect();
    profile["verificationMethod"] = methods.into();
    Ok(json_file(&profile))
}

/// `GET /awards/keys`: all that ever signed.
pub async fn keys(State(house): State<House>) -> Result<Response<Body>, Trouble> {
    let keys = award_keys::all(&house.stores.people).await?;
    Ok(machine_file("application/jwk-set+json", json!({ "keys": keys.iter().map(|key| jwk(&house, key)).collect::<Vec<_>>() }).to_string()))
}

/// `GET /awards/keys/{key}`
pub async fn one_key(State(house): State<House>, Path(id): Path<String>) -> Result<Response<Body>, Trouble> {
    let keys = award_keys::all(&house.stores.people).await?;
    let key = keys.iter().find(|key| key.id == id).ok_or(Trouble::NotFound)?;
    Ok(machine_file("application/jwk+json", jwk(&house, key).to_string()))
}

/// `GET /awards/achievements/{revision}/{subject}/{level}/{language}`
pub async fn achievement(
    State(house): State<House>,
    Path((revision, what, level, language)): Path<(String, String, String, String)>,
) -> Result<Response<Body>, Trouble> {
    let revision = Revision::from_digest(&revision);
    let (what, level, locale) = match (What::from_code(&what), level_from_code(&level), Locale::from_code(&language)) {
        (Some(what), Some(level), Some(locale)) => (what, level, locale),
        _ => return Err(Trouble::NotFound),
    };
    let mut frameworks = Frameworks::of(&house.stores.content);
    let framework = frameworks.find(&revision).await?.ok_or(Trouble::NotFound)?;
    if let What::Competency(id) = &what
        && framework.competency(id.as_str()).is_none()
    {
        return Err(Trouble::NotFound);
    }
    Ok(json_file(&badge::achievement(&house, framework, &revision, &what, level, locale)))
}

/// `GET /awards/badges/{code}.jwt`: as it was signed; `.json`: the same to read.
pub async fn file(visit: Visit, Path(file): Path<String>) -> Result<Response<Body>, Trouble> {
    let (code, ending) = file.rsplit_once('.').ok_or(Trouble::NotFound)?;
    let code = AwardCode::parse(code).ok_or(Trouble::NotFound)?;
    let award = match award_codes::read(&visit, &code).await? {
        Read::Award(award) => award,
        Read::Unknown => return Err(Trouble::NotFound),
        Read::Wait(wait) => return Ok(super::public::wait(&visit, wait)),
    };
    let mut answer = match ending {
        "jwt" => machine_file("application/vc+jwt", award.badge.clone()),
        "json" => {
            let said = badge::payload(&award.badge).ok_or_else(|| Trouble::Ours("a stored badge cannot be read".into()))?;
            json_file(&said)
        }
        _ => return Err(Trouble::NotFound),
    };
    if let Ok(named) = HeaderValue::from_str(&format!("attachment; filename=\"badge-{}.{ending}\"", award.drawn.code)) {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, named);
    }
    Ok(answer)
}

fn json_file(value: &Value) -> Response<Body> {
    machine_file("application/json", serde_json::to_string_pretty(value).unwrap_or_default())
}

/// For programs. Search engines leave it out. A page of somebody else cannot read it by script (no `Access-Control-Allow-Origin`): our
/// headers are the same for every address.
pub fn machine_file(kind: &'static str, text: String) -> Response<Body> {
    let mut answer = Response::new(Body::from(text));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    answer
}
