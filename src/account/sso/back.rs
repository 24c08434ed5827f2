//! Coming back from the provider: state, code, signature, issuer, audience, nonce, second factor, groups; then a session like any other.
//!
//! Whatever does not fit ends on the sign-in page in plain words. Which check it was stands in the log alone.

use axum::{
    body::Body,
    http::{Response, header},
};
use openidconnect::{AccessToken, AuthorizationCode, Nonce, OAuth2TokenResponse, PkceCodeVerifier, SubjectIdentifier, TokenResponse, core::CoreGenderClaim};
use serde_json::{Map, Value};

use super::{
    COOKIE, PATIENCE, PURPOSE,
    provider::{Client, More, Provider, SIGNATURES},
    start::Away,
};
use crate::{
    account::{
        secrets::{encode, random},
        staff, ticket,
    },
    domain::{locale::Locale, single_sign_on},
    http::{
        cookies::{self, Life},
        error::Trouble,
        visit::Visit,
    },
    storage::staff_identities::{self, Arrived},
};

/// Why somebody does not get in: the message they see, and the words for the log.
struct Refused(&'static str, String);

impl From<String> for Refused {
    fn from(why: String) -> Self {
        Self("sso-refused", why)
    }
}

/// What the provider said, verified.
struct Said {
    subject: String,
    name: String,
    groups: Vec<String>,
    provider_session: String,
}

/// `GET /staff/sso/back?code=…&state=…`
pub async fn come_back(visit: Visit) -> Result<Response<Body>, Trouble> {
    let house = visit.house.clone();
    let provider = house.sso.as_ref().ok_or(Trouble::NotFound)?;
    let away = away(&visit);
    let locale = away.as_ref().and_then(|away| Locale::from_code(&away.locale)).unwrap_or(visit.locale);
    // The pages that follow are in the language they left in; what the provider sent stands in this address.
    let shown = visit.as_if_at(&format!("/{locale}/staff/sign-in")).unwrap_or_else(|| visit.clone());
    let has_left = away.is_some();
    let mut answer = match said(&visit, provider, away.as_ref()).await {
        Ok(said) => enter(&shown, provider, said, away).await?,
        Err(Refused(message, why)) => {
            tracing::warn!(why, "single sign-on");
            // Without our cookie anybody could have opened this address.
            if has_left {
                provider.note_trouble(visit.house.now(), message);
            }
            staff::with_words(&shown, message)
        }
    };
    let name = cookies::host_name(COOKIE, visit.house.secure());
    if let Some(gone) = cookies::set(&name, "", Life::Seconds(0), visit.house.secure()) {
        answer.headers_mut().append(header::SET_COOKIE, gone);
    }
    Ok(answer)
}

fn away(visit: &Visit) -> Option<Away> {
    let sealed = cookies::read(&visit.headers, &cookies::host_name(COOKIE, visit.house.secure()))?;
    serde_json::from_str(&ticket::open(&visit.house.secrets, PURPOSE, sealed, visit.house.now())?).ok()
}

async fn said(visit: &Visit, provider: &Provider, away: Option<&Away>) -> Result<Said, Refused> {
    let away = away.ok_or_else(|| "no cookie of this browser, or too late".to_owned())?;
    // One value, and ours: a second `state` or one of another browser is refused.
    if visit.query.one("state") != Some(away.state.as_str()) {
        return Err("the state is not the one that was sent".to_owned().into());
    }
    let Some(code) = visit.query.one("code") else {
        return Err(Refused("sso-stopped", format!("the provider said: {}", visit.query.text("error").escape_debug())));
    };
    let client = provider.client(visit.house.now()).await.map_err(|why| Refused("sso-away", why))?;
    let asked = client.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(|e| e.to_string())?;
    let tokens = asked
        .set_pkce_verifier(PkceCodeVerifier::new(away.verifier.clone()))
        .request_async(&provider.http)
        .await
        .map_err(|e| format!("the code was not taken: {e}"))?;
    let id = tokens.id_token().ok_or_else(|| "the provider gave no ID token".to_owned())?;
    let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES);
    let claims = id.claims(&verifier, &Nonce::new(away.nonce.clone())).map_err(|e| format!("the ID token: {e}"))?;
    // A provider that did not ask again must not count as a fresh proof.
    let asked_at = claims.auth_time().map(|at| at.timestamp_millis());
    if away.again && asked_at.is_none_or(|at| visit.house.now() - at > PATIENCE) {
        return Err("the provider did not say that it asked again".to_owned().into());
    }
    let more = payload(&id.to_string());
    let mut factors = strings(more.get("amr"));
    factors.extend(strings(more.get("acr")));
    if !single_sign_on::used_second_factor(&factors, &provider.second_factor) {
        return Err(Refused("sso-second", "the provider did not say that a second factor was used".into()));
    }
    let mut groups = strings(more.get(&provider.groups_claim));
    let mut name = more.get("name").and_then(Value::as_str).map(str::to_owned);
    if groups.is_empty() || name.is_none() {
        let info = user_info(&client, provider, tokens.access_token().clone(), claims.subject().clone()).await?;
        groups.extend(strings(info.get(&provider.groups_claim)));
        name = name.or_else(|| info.get("name").and_then(Value::as_str).map(str::to_owned));
    }
    Ok(Said {
        subject: claims.subject().to_string(),
        name: name.map(|n| tidy(&n)).filter(|n| !n.is_empty()).unwrap_or_else(|| visit.say().t("sso-nameless")),
        groups,
        provider_session: more.get("sid").and_then(Value::as_str).unwrap_or_default().to_owned(),
    })
}

/// The fallback when the ID token is short. The library checks that it is about the same subject.
async fn user_info(client: &Client, provider: &Provider, token: AccessToken, subject: SubjectIdentifier) -> Result<Map<String, Value>, Refused> {
    let Ok(asked) = client.user_info(token, Some(subject)) else { return Ok(Map::new()) };
    let info: openidconnect::UserInfoClaims<More, CoreGenderClaim> =
        asked.request_async(&provider.http).await.map_err(|e| format!("the provider's user information: {e}"))?;
    match serde_json::to_value(&info) {
        Ok(Value::Object(all)) => Ok(all),
        _ => Ok(Map::new()),
    }
}

/// The claims of a token whose signature was verified just before.
fn payload(token: &str) -> Map<String, Value> {
    let body = token.split('.').nth(1).and_then(crate::account::secrets::decode);
    body.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

/// One string or a list of them.
fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// Control and direction characters could make a name look like another (trust A-13).
fn tidy(name: &str) -> String {
    let plain = |c: &char| !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    name.chars().filter(plain).take(80).collect::<String>().trim().to_owned()
}

async fn enter(visit: &Visit, provider: &Provider, said: Said, away: Option<Away>) -> Result<Response<Body>, Trouble> {
    let roles = visit.house.sign_on_roles(provider).roles(&said.groups);
    if roles.is_empty() {
        provider.note_trouble(visit.house.now(), "sso-no-role");
        tracing::warn!("single sign-on: no group of this person has a role here");
        return Ok(staff::with_words(visit, "sso-no-role"));
    }
    let people = &visit.house.stores.people;
    let locked = visit.house.secrets.hash(&encode(&random::<32>())).await.map_err(crate::storage::StorageError::from)?;
    let issuer = provider.issuer.as_str();
    let arrived = Arrived { issuer, subject: &said.subject, display_name: &said.name, roles, locked_hash: &locked };
    let Some(who) = staff_identities::arrive(people, &arrived, visit.house.now()).await? else {
        return Ok(staff::with_words(visit, "sso-closed"));
    };
    let to = away.map(|away| away.to).unwrap_or_else(|| visit.to("/train/record"));
    staff::start_by_provider(visit, &who, &to, &said.provider_session).await
}
