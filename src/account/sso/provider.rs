//! The provider: its settings, its published description, and the client made of both.

use std::{path::Path, sync::Mutex, time::Duration};

use openidconnect::{
    AdditionalClaims, ClientId, ClientSecret, DiscoveryError, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl,
    RedirectUrl, StandardErrorResponse, StandardTokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
        CoreProviderMetadata, CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
    reqwest,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::sync::RwLock;

use super::BACK;
use crate::{domain::single_sign_on::RoleMap, http::settings::Settings};

/// Everything in a token that has no name in the standard: groups, and the provider's name for the visit.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct More(#[serde(default)] pub Map<String, Value>);
impl AdditionalClaims for More {}

pub(super) type Tokens = StandardTokenResponse<
    IdTokenFields<More, EmptyExtraTokenFields, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>,
    CoreTokenType,
>;

pub(super) type Client = openidconnect::Client<
    More,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Signatures that are taken. Never `none`, and never one whose key both sides share (trust A-35).
pub(super) const SIGNATURES: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// How long the provider's description is believed before it is read again.
const BELIEVED: i64 = 10 * 60_000;
/// Somebody who presses the button again and again does not make us knock again and again.
const AGAIN_AFTER: i64 = 10_000;

pub struct Provider {
    pub(super) issuer: IssuerUrl,
    pub(super) client_id: ClientId,
    secret: ClientSecret,
    back: RedirectUrl,
    pub(super) groups_claim: String,
    roles: RoleMap,
    pub(super) second_factor: String,
    pub(super) http: reqwest::Client,
    described: RwLock<Option<(i64, CoreProviderMetadata)>>,
    heard: Mutex<Heard>,
}

/// What came of asking the provider, and of signing in through it, since this server started: for the page of its settings. Never who it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heard {
    pub answered_at: Option<i64>,
    /// When, and the name of the message that says it in plain words.
    pub trouble: Option<(i64, &'static str)>,
}

/// What its description says, where it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Keys for signatures.
    pub keys: usize,
    /// It signs in a way that is taken here.
    pub signs: bool,
    /// It answers questions about a person, for providers whose tokens are short.
    pub user_info: bool,
}

impl Provider {
    /// `None` when the host uses no single sign-on.
    ///
    /// # Errors
    /// In plain words, when the settings do not go together.
    pub fn from_settings(settings: &Settings) -> Result<Option<Self>, String> {
        let Some(issuer) = &settings.sso_issuer else { return Ok(None) };
        let private = issuer.starts_with("https://") || ["http://localhost", "http://127.0.0.1"].iter().any(|here| issuer.starts_with(here));
        if !private {
            return Err(format!("sso_issuer is “{issuer}”. It needs to begin with https://."));
        }
        let client_id = settings.sso_client_id.clone().ok_or("sso_issuer is set and sso_client_id is not. The provider gives it to you.")?;
        let roles = RoleMap::parse(&settings.sso_roles)
            .map_err(|piece| format!("sso_roles cannot be read at “{piece}”. It looks like this: clinic-staff=clinician; college=facilitator+author"))?;
        if roles.is_empty() {
            return Err("sso_issuer is set and sso_roles is empty, so nobody would get a role. For example: clinic-staff=clinician".into());
        }
        Ok(Some(Self {
            issuer: IssuerUrl::new(issuer.clone()).map_err(|e| format!("sso_issuer is no address: {e}"))?,
            client_id: ClientId::new(client_id),
            secret: ClientSecret::new(read_secret(&settings.data_folder())?),
            back: RedirectUrl::new(format!("{}{BACK}", settings.origin())).map_err(|e| format!("public_url is no address: {e}"))?,
            groups_claim: settings.sso_groups_claim.clone(),
            roles,
            second_factor: settings.sso_second_factor.clone(),
            http: reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .timeout(Duration::from_secs(5))
                .build()
                .map_err(|e| format!("single sign-on cannot open connections: {e}"))?,
            described: RwLock::new(None),
            heard: Mutex::default(),
        }))
    }

    pub fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    pub fn client_id(&self) -> &str {
        self.client_id.as_str()
    }

    /// To be entered at the provider, letter by letter.
    pub fn back(&self) -> &str {
        self.back.as_str()
    }

    pub fn groups_claim(&self) -> &str {
        &self.groups_claim
    }

    pub fn second_factor(&self) -> &str {
        &self.second_factor
    }

    /// As the settings have it; an administrator may have decided otherwise (`House::sign_on_roles`).
    pub fn roles(&self) -> &RoleMap {
        &self.roles
    }

    pub fn heard(&self) -> Heard {
        self.heard.lock().map(|heard| heard.clone()).unwrap_or_default()
    }

    /// Something went wrong: `message` says it in plain words; details are in the log alone.
    pub(super) fn note_trouble(&self, now: i64, message: &'static str) {
        if let Ok(mut heard) = self.heard.lock() {
            heard.trouble = Some((now, message));
        }
    }

    /// Asks the provider now, whatever is remembered; but not more often than every ten seconds.
    ///
    /// # Errors
    /// The name of a message that says in plain words what was wrong.
    pub async fn look(&self, now: i64) -> Result<Found, &'static str> {
        let lately = self.heard().answered_at.is_some_and(|at| (0..AGAIN_AFTER).contains(&(now - at)));
        if !lately {
            *self.described.write().await = None;
        }
        match self.described(now).await {
            Ok(metadata) => Ok(Found {
                keys: metadata.jwks().keys().len(),
                signs: metadata.id_token_signing_alg_values_supported().iter().any(|way| SIGNATURES.contains(way)),
                user_info: metadata.userinfo_endpoint().is_some(),
            }),
            Err(why) => {
                tracing::warn!(why, "single sign-on");
                Err(self.heard().trouble.map_or("sign-on-silent", |(_, message)| message))
            }
        }
    }

    /// What the provider says about itself, from memory while it is fresh.
    ///
    /// # Errors
    /// For the log: the provider cannot be reached or describes another issuer.
    pub(super) async fn described(&self, now: i64) -> Result<CoreProviderMetadata, String> {
        if let Some((at, metadata)) = self.described.read().await.as_ref()
            && (0..BELIEVED).contains(&(now - at))
        {
            return Ok(metadata.clone());
        }
        let metadata = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await.map_err(|e| {
            self.note_trouble(now, plainly(&e));
            format!("the provider's description: {e}")
        })?;
        if let Ok(mut heard) = self.heard.lock() {
            heard.answered_at = Some(now);
        }
        *self.described.write().await = Some((now, metadata.clone()));
        Ok(metadata)
    }

    /// # Errors
    /// For the log.
    pub(super) async fn client(&self, now: i64) -> Result<Client, String> {
        let metadata = self.described(now).await?;
        Ok(Client::from_provider_metadata(metadata, self.client_id.clone(), Some(self.secret.clone())).set_redirect_uri(self.back.clone()))
    }
}

/// Which message says it in plain words.
fn plainly<E: std::error::Error>(error: &DiscoveryError<E>) -> &'static str {
    match error {
        DiscoveryError::Request(_) => "sign-on-silent",
        DiscoveryError::Validation(_) => "sign-on-other-issuer",
        _ => "sign-on-strange",
    }
}

/// A file of the data folder, because secrets are no settings.
fn read_secret(folder: &Path) -> Result<String, String> {
    let file = folder.join("sso-client-secret");
    let text = std::fs::read_to_string(&file)
        .map_err(|e| format!("The client secret of single sign-on cannot be read: {}: {e}. Put it there, readable by the server alone.", file.display()))?;
    Ok(text.trim().to_owned())
}
