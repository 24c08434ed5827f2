//! Settings: a file, the environment, the command line (`flags`), in rising order of strength. One `table` of all of them, which the docs
//! repeat and a test compares. Deliberately absent: secrets. Keys are files in the data folder, made at first start.

mod flags;
mod table;

use std::{net::SocketAddr, path::PathBuf};

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};

pub use flags::Flags;
pub use table::{Explained, TABLE};

use super::peer::Trusted;
use crate::domain::unused_term::Months;

/// Everything a host can set. Names here are the names in the file; `DOORSTEP_` and capitals make the environment's.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub listen: SocketAddr,
    pub public_url: String,
    pub data_folder: PathBuf,
    pub content_folder: PathBuf,
    pub site_folder: PathBuf,
    pub database_url: Option<String>,
    pub database_owner_url: Option<String>,
    pub demo: bool,
    pub region: Option<String>,
    pub open_with_unchecked_help_lines: bool,
    pub sso_issuer: Option<String>,
    pub sso_client_id: Option<String>,
    pub sso_roles: String,
    pub sso_groups_claim: String,
    pub sso_second_factor: String,
    pub smtp_host: Option<String>,
    pub smtp_port: u16,
    pub smtp_security: String,
    pub smtp_user: Option<String>,
    pub smtp_from: Option<String>,
    pub time_zone: String,
    pub behind_pooler: bool,
    pub most_connections: usize,
    pub body_limit_kib: usize,
    pub trusted_proxies: String,
    pub unused_months: u32,
    pub staff_hours: u8,
    pub security_contact: Option<String>,
    pub security_until: Option<String>,
    pub log: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            public_url: "http://localhost:3000".into(),
            data_folder: "data".into(),
            content_folder: "content".into(),
            site_folder: "target/site".into(),
            database_url: None,
            database_owner_url: None,
            demo: false,
            region: None,
            open_with_unchecked_help_lines: false,
            sso_issuer: None,
            sso_client_id: None,
            sso_roles: String::new(),
            sso_groups_claim: "groups".into(),
            sso_second_factor: "mfa,otp,hwk,swk,pop,fpt,face".into(),
            smtp_host: None,
            smtp_port: 465,
            smtp_security: "tls".into(),
            smtp_user: None,
            smtp_from: None,
            time_zone: "America/Toronto".into(),
            behind_pooler: false,
            most_connections: 4096,
            body_limit_kib: 64,
            trusted_proxies: String::new(),
            unused_months: Months::DEFAULT.number(),
            staff_hours: 8,
            security_contact: None,
            security_until: None,
            log: "info".into(),
        }
    }
}

/// What is wrong with the settings, in words for the person who starts the server.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct WrongSettings(pub String);

impl Settings {
    /// Reads file, environment and flags, and checks them against each other.
    pub fn read(flags: &Flags) -> Result<Self, WrongSettings> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        match &flags.config {
            Some(file) if !file.exists() => {
                return Err(WrongSettings(format!("The settings file {} is not there. Check the name after --config.", file.display())));
            }
            Some(file) => figment = figment.merge(Toml::file_exact(file)),
            None => figment = figment.merge(Toml::file("doorstep.toml")),
        }
        let figment = figment
            .merge(Env::raw().only(&["DATABASE_URL"]))
            .merge(Env::prefixed("DOORSTEP_").ignore(&["require_postgres", "server", "chromium"]))
            .merge(Serialized::defaults(flags));
        let settings: Self = figment.extract().map_err(|e| explain(&e))?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), WrongSettings> {
        let wrong = |what: String| Err(WrongSettings(what));
        let scheme = self.public_url.split("://").next().unwrap_or_default();
        if !matches!(scheme, "http" | "https") || self.public_url.len() < 10 {
            return wrong(format!("public_url is “{}”. It needs to begin with http:// or https://, for example https://learn.example.org.", self.public_url));
        }
        if let Some(url) = &self.database_url
            && !url.starts_with("postgres://")
            && !url.starts_with("postgresql://")
        {
            return wrong("database_url needs to begin with postgres://. Leave it out to use SQLite in the data folder.".into());
        }
        if self.database_owner_url.is_some() && self.database_url.is_none() {
            return wrong("database_owner_url stands beside database_url. Set both, or leave both out to use SQLite in the data folder.".into());
        }
        if jiff::tz::TimeZone::get(&self.time_zone).is_err() {
            return wrong(format!("time_zone is “{}”, which is no time zone. It looks like America/Toronto or Europe/London.", self.time_zone));
        }
        if self.demo && !self.listen.ip().is_loopback() {
            return wrong(format!("Demo people are for this machine only, and listen is {}. Use --listen 127.0.0.1:3000, or leave --demo out.", self.listen));
        }
        if let Err(part) = Trusted::list(&self.trusted_proxies) {
            return wrong(format!("trusted_proxies holds “{part}”, which is no address. It looks like 127.0.0.1, 10.0.0.0/8."));
        }
        if let Some(what) = super::security_txt::wrong(self) {
            return wrong(what);
        }
        if self.body_limit_kib == 0 || self.most_connections == 0 {
            return wrong("body_limit_kib and most_connections need to be 1 or more.".into());
        }
        if Months::new(self.unused_months).is_none() {
            return wrong(format!(
                "unused_months is {}. It needs to be from 6 to 120: shorter would surprise people, longer keeps what nobody needs.",
                self.unused_months
            ));
        }
        if !(1..=12).contains(&self.staff_hours) {
            return wrong(format!("staff_hours is {}. It needs to be between 1 and 12.", self.staff_hours));
        }
        Ok(())
    }

    /// Where databases and keys are: demo people never share a folder with real ones (product decision 12).
    pub fn data_folder(&self) -> PathBuf {
        if self.demo { self.data_folder.join("demo") } else { self.data_folder.clone() }
    }

    /// For how long unused places are kept, where no administrator decided otherwise. The bounds were checked at start.
    pub fn unused(&self) -> Months {
        Months::new(self.unused_months).unwrap_or(Months::DEFAULT)
    }

    /// Plain http beyond this machine may serve reading, and nothing that anybody types (product decision 11).
    pub fn reading_only(&self) -> bool {
        !self.listen.ip().is_loopback() && !self.public_url.starts_with("https://")
    }

    /// Can people on other machines come here?
    pub fn is_public(&self) -> bool {
        let host = self.public_url.split("://").nth(1).unwrap_or_default().split(['/', ':']).next().unwrap_or_default();
        !self.demo && !matches!(host, "localhost" | "127.0.0.1" | "[")
    }

    /// Scheme and host of the public address, to hold `Origin` against.
    pub fn origin(&self) -> &str {
        self.public_url.trim_end_matches('/')
    }
}

/// Turns figment's words into ours: which setting, where it came from, what to do.
fn explain(error: &figment::Error) -> WrongSettings {
    let name = error.path.join(".");
    let place = error.metadata.as_ref().map(|m| m.name.to_string()).unwrap_or_default();
    let known: Vec<&str> = TABLE.iter().map(|s| s.name).collect();
    WrongSettings(match &error.kind {
        figment::error::Kind::UnknownField(field, _) => {
            format!("There is no setting named “{field}” ({place}). The settings are: {}.", known.join(", "))
        }
        _ => format!("The setting “{name}” cannot be used ({place}): {}. docs/settings.md shows what fits.", error.kind),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_every_setting() {
        let all = serde_json::to_value(Settings::default()).expect("settings are plain data");
        let names: Vec<&String> = all.as_object().expect("a struct").keys().collect();
        for name in &names {
            assert!(TABLE.iter().any(|s| s.name == name.as_str()), "{name} is missing in TABLE");
        }
        assert_eq!(names.len(), TABLE.len());
    }

    #[test]
    fn the_docs_repeat_the_table() {
        let docs = include_str!("../../../docs/settings.md");
        for s in TABLE {
            let line = format!("| `{}` | `DOORSTEP_{}` | `{}` |", s.name, s.name.to_uppercase(), s.flag);
            assert!(docs.contains(&line), "docs/settings.md lacks: {line}");
            assert!(docs.contains(s.meaning), "docs/settings.md lacks: {}", s.meaning);
        }
    }

    #[test]
    fn wrong_settings_say_what_to_do() {
        let read = |change: fn(&mut Flags)| {
            let mut flags = Flags::default();
            change(&mut flags);
            Settings::read(&flags).err().map(|e| e.to_string()).unwrap_or_default()
        };
        assert!(read(|f| f.listen = Some("nowhere".into())).contains("“listen”"));
        assert!(read(|f| f.public_url = Some("learn.example.org".into())).contains("https://"));
        assert!(read(|f| f.time_zone = Some("Toronto".into())).contains("America/Toronto"));
        assert!(read(|f| f.database_url = Some("mysql://x".into())).contains("postgres://"));
        assert!(
            read(|f| {
                f.demo = true;
                f.listen = Some("0.0.0.0:3000".into())
            })
            .contains("this machine only")
        );
        assert!(read(|f| f.trusted_proxies = Some("my-proxy".into())).contains("“my-proxy”"));
        assert!(read(|f| f.unused_months = Some(1)).contains("from 6 to 120"));
        assert!(read(|f| f.config = Some("/no/such.toml".into())).contains("is not there"));
    }

    #[test]
    fn plain_http_beyond_loopback_is_for_reading() {
        let open = Settings { listen: SocketAddr::from(([0, 0, 0, 0], 80)), ..Settings::default() };
        assert!(open.reading_only());
        assert!(!Settings { public_url: "https://learn.example.org".into(), ..open }.reading_only());
        assert!(!Settings::default().reading_only());
    }
}
