//! What the command line can set. Deliberately absent: defaults; what was not given does not hide what a file says.

use std::path::PathBuf;

use serde::Serialize;

/// The command line's share; only what was given.
#[derive(Debug, Default, Clone, clap::Args, Serialize)]
pub struct Flags {
    /// A settings file in TOML. Without it, doorstep.toml is read if it is there.
    #[arg(long, global = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Address and port to listen on.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<String>,
    /// What people type to get here.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// Folder for databases and key files.
    #[arg(long = "data", global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_folder: Option<PathBuf>,
    /// Folder with courses, frameworks, glossary and help lines.
    #[arg(long = "content", global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_folder: Option<PathBuf>,
    /// Folder with the built style sheet and WebAssembly client.
    #[arg(long = "site", global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_folder: Option<PathBuf>,
    /// A PostgreSQL address; without it SQLite in the data folder.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_url: Option<String>,
    /// The same database as the role that makes its tables.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_owner_url: Option<String>,
    /// Made-up people in their own data folder, on this machine only.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub demo: bool,
    /// Whose help lines to show.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Open a public site although nobody checked its help lines in the last 180 days.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub open_with_unchecked_help_lines: bool,
    /// Single sign-on for staff: the provider's issuer.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_issuer: Option<String>,
    /// The name that the provider knows this site by.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_client_id: Option<String>,
    /// Which group gives which roles: clinic-staff=clinician; college=facilitator+author
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_roles: Option<String>,
    /// The claim that holds a person's groups.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_groups_claim: Option<String>,
    /// Words of amr or acr that say a second factor was used.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_second_factor: Option<String>,
    /// Your mail server, for mail to staff alone.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_host: Option<String>,
    /// Its port.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_port: Option<u16>,
    /// tls, starttls, or none for a mail server on this machine.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_security: Option<String>,
    /// The name to sign in there with.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_user: Option<String>,
    /// The sender that staff see.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_from: Option<String>,
    /// Where a day ends for what people share, as America/Toronto.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// PgBouncer in transaction mode stands between.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub behind_pooler: bool,
    /// Connections served at once.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_connections: Option<usize>,
    /// Largest form that is read, in KiB.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body_limit_kib: Option<usize>,
    /// Addresses or nets of your own proxies, with commas.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_proxies: Option<String>,
    /// Months after which a place that nobody opened is deleted.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused_months: Option<u32>,
    /// After how many hours staff sign in again, 1 to 12.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub staff_hours: Option<u8>,
    /// Where to report a weakness, mailto: or https://.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_contact: Option<String>,
    /// The last day on which that contact is good.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_until: Option<String>,
    /// How much to log: error, warn, info or debug.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
}
