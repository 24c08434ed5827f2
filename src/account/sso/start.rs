//! Leaving for the provider. A link, not a form: `form-action 'self'` would stop the redirect, and nothing is written here.

use axum::{
    body::Body,
    http::{Response, header},
};
use openidconnect::{
    CsrfToken, Nonce, PkceCodeChallenge, Scope,
    core::{CoreAuthPrompt, CoreResponseType},
};
use serde::{Deserialize, Serialize};

use super::{COOKIE, PATIENCE, PURPOSE};
use crate::{
    account::{staff, ticket},
    http::{
        cookies::{self, Life},
        error::Trouble,
        visit::Visit,
    },
};

/// What is needed again when they come back. Sealed in a cookie of this browser.
#[derive(Serialize, Deserialize)]
pub(super) struct Away {
    pub state: String,
    pub nonce: String,
    pub verifier: String,
    /// Where they wanted to go; one of our own addresses.
    pub to: String,
    pub locale: String,
    /// They were signed in already and prove once more who they are: the provider has to ask them, and to say when it did.
    #[serde(default)]
    pub again: bool,
}

/// `GET /staff/sso?back=…`, and `&again=yes` to prove it once more
pub async fn go(visit: Visit) -> Result<Response<Body>, Trouble> {
    let provider = visit.house.sso.as_ref().ok_or(Trouble::NotFound)?;
    let now = visit.house.now();
    let client = match provider.client(now).await {
        Ok(client) => client,
        Err(why) => {
            tracing::warn!(why, "single sign-on");
            return Ok(staff::with_words(&visit, "sso-away"));
        }
    };
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let flow = openidconnect::AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
    let again = visit.query.text("again") == "yes";
    let mut asked = client.authorize_url(flow, CsrfToken::new_random, Nonce::new_random).add_scope(Scope::new("profile".into())).set_pkce_challenge(challenge);
    if again {
        asked = asked.add_prompt(CoreAuthPrompt::Login).set_max_age(std::time::Duration::ZERO);
    }
    let (address, state, nonce) = asked.url();
    let away = Away {
        state: state.secret().clone(),
        nonce: nonce.secret().clone(),
        verifier: verifier.secret().clone(),
        to: staff::onward(&visit, visit.query.text("back")),
        locale: visit.locale.code().to_owned(),
        again,
    };
    let words = serde_json::to_string(&away).map_err(|e| Trouble::Ours(e.to_string()))?;
    let sealed = ticket::seal(&visit.house.secrets, PURPOSE, &words, now + PATIENCE).ok_or_else(|| Trouble::Ours("a ticket could not be sealed".into()))?;
    let mut answer = visit.go_on(address.as_str());
    let name = cookies::host_name(COOKIE, visit.house.secure());
    if let Some(cookie) = cookies::set(&name, &sealed, Life::Seconds(600), visit.house.secure()) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}
