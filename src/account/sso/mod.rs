//! Single sign-on for staff: OpenID Connect with code and PKCE (trust 2.2, A-35 to A-39). A way in for staff only; a learner's place is
//! never linked with it (product decision 2).
//!
//! What the product needs between leaving and coming back travels in one sealed cookie, so that any node can take the answer. The only
//! outbound connections of the product are made here, to the one issuer of the settings, and follow no redirect.
//! Deliberately absent: linking by e-mail, tokens kept after signing in, signing out at the provider from here.

mod back;
mod logout;
mod provider;
mod start;

pub use back::come_back;
pub use logout::signed_out_there;
pub use provider::{Found, Heard, Provider};
pub use start::go;

/// The cookie between leaving and coming back, and what its seal is for.
const COOKIE: &str = "sso";
const PURPOSE: &str = "doorstep/single-sign-on/1";
/// How long somebody may take at the provider.
const PATIENCE: i64 = 10 * 60_000;

/// Where the provider sends people back to: one address for all languages, because providers compare it letter by letter.
pub const BACK: &str = "/staff/sso/back";
