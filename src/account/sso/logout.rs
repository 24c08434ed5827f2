//! Signed out at the provider: it tells us, server to server (OpenID Connect Back-Channel Logout 1.0). The token is checked like an ID
//! token; whatever does not fit is answered with 400 and ends nothing.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use openidconnect::{
    JsonWebKey, JsonWebKeyId,
    core::{CoreJsonWebKey, CoreJwsSigningAlgorithm},
};
use serde_json::{Map, Value};

use super::provider::{Provider, SIGNATURES};
use crate::{
    account::secrets::decode,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::staff_identities,
};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// How old a message may be, and how far ahead its clock (milliseconds).
const FRESH: i64 = 5 * 60_000;

/// `POST /staff/sso/logout`
pub async fn signed_out_there(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    let provider = visit.house.sso.as_ref().ok_or(Trouble::NotFound)?;
    match verified(provider, form.text("logout_token"), visit.house.now()).await {
        Ok(claims) => {
            let text = |name: &str| claims.get(name).and_then(Value::as_str);
            let mut change = visit.house.stores.people.change().await?;
            staff_identities::signed_out(&mut change, provider.issuer.as_str(), text("sub"), text("sid")).await?;
            change.commit().await?;
            Ok(bare(StatusCode::OK))
        }
        Err(why) => {
            tracing::warn!(why, "single sign-on: a message to sign somebody out was refused");
            Ok(bare(StatusCode::BAD_REQUEST))
        }
    }
}

/// An answer for a machine.
fn bare(status: StatusCode) -> Response<Body> {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = status;
    answer
}

async fn verified(provider: &Provider, token: &str, now: i64) -> Result<Map<String, Value>, &'static str> {
    let (signed, signature) = token.rsplit_once('.').ok_or("it is no token")?;
    let (head, body) = signed.split_once('.').ok_or("it is no token")?;
    let (head, body, signature) = (json(head)?, json(body)?, decode(signature).ok_or("the signature cannot be read")?);
    let algorithm = algorithm(head.get("alg").and_then(Value::as_str).unwrap_or_default()).ok_or("a kind of signature that is not taken")?;
    let metadata = provider.described(now).await.map_err(|_| "the provider cannot be asked for its keys")?;
    let wanted = head.get("kid").and_then(Value::as_str).map(|kid| JsonWebKeyId::new(kid.to_owned()));
    let fits = |key: &&CoreJsonWebKey| wanted.is_none() || key.key_id() == wanted.as_ref();
    let known = metadata.jwks().keys().iter().filter(fits).any(|key| key.verify_signature(&algorithm, signed.as_bytes(), &signature).is_ok());
    if !known {
        return Err("the signature is not the provider's");
    }
    check(provider, body, now)
}

fn check(provider: &Provider, body: Map<String, Value>, now: i64) -> Result<Map<String, Value>, &'static str> {
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    let ours = |value: &Value| value.as_str() == Some(provider.client_id.as_str());
    let for_us = body.get("aud").is_some_and(|aud| ours(aud) || aud.as_array().is_some_and(|all| all.iter().any(ours)));
    let issued = body.get("iat").and_then(Value::as_i64).unwrap_or_default().saturating_mul(1000);
    let ended = body.get("exp").and_then(Value::as_i64).is_some_and(|at| at.saturating_mul(1000) < now);
    match () {
        () if text("iss") != Some(provider.issuer.as_str()) => Err("another issuer"),
        () if !for_us => Err("it is meant for somebody else"),
        () if (now - issued).abs() > FRESH || ended => Err("it is too old"),
        () if body.get("events").and_then(|events| events.get(EVENT)).is_none() => Err("it is about something else"),
        () if body.contains_key("nonce") => Err("it is an ID token"),
        () if text("sub").is_none() && text("sid").is_none() => Err("it names nobody"),
        () => Ok(body),
    }
}

fn json(part: &str) -> Result<Map<String, Value>, &'static str> {
    decode(part).and_then(|bytes| serde_json::from_slice(&bytes).ok()).ok_or("it is no token")
}

fn algorithm(name: &str) -> Option<CoreJwsSigningAlgorithm> {
    SIGNATURES.into_iter().find(|known| serde_json::to_value(known).is_ok_and(|value| value == name))
}
