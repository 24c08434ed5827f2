//! Mail to staff, where the host has a mail server: off unless `smtp_host` is set. A task looks every half minute for letters that wait in
//! the database and hands them over, so that no page waits for a mail server.
//!
//! Deliberately absent: mail to learners (a letter is for a member of staff by its type, see `storage::staff_mail`), HTML, pictures, and
//! anything about what a letter is about: no name, no course, nothing about health.

use std::{path::Path, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};

use super::{house::House, settings::Settings};
use crate::{
    domain::{letter::Letter, locale::Locale},
    storage::{StorageError, staff_mail},
    ui::words::Say,
};

const LOOK_EVERY: Duration = Duration::from_secs(30);
/// For the connection and for each answer of the server.
const PATIENCE: Duration = Duration::from_secs(20);

/// The way to the host's mail server.
pub struct Post {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why a letter did not go out.
#[derive(Debug, PartialEq, Eq)]
enum Failed {
    /// The server is away, or asks to come again.
    Later,
    /// The server takes no such letter, now or later.
    Never,
}

impl Post {
    /// `None` without `smtp_host`.
    ///
    /// # Errors
    /// In words for the person who starts the server.
    pub fn from_settings(settings: &Settings) -> Result<Option<Self>, String> {
        let Some(host) = settings.smtp_host.as_deref() else { return Ok(None) };
        let from = settings.smtp_from.as_deref().and_then(|from| from.parse().ok());
        let from = from.ok_or("smtp_from needs an address, for example: Courses <courses@example.org>. Staff see it as the sender.")?;
        let mut server =
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host).port(settings.smtp_port).timeout(Some(PATIENCE)).tls(tls(settings, host)?);
        if let Some(user) = &settings.smtp_user {
            server = server.credentials(Credentials::new(user.clone(), password(&settings.data_folder())?));
        }
        Ok(Some(Self { server: server.build(), from }))
    }

    async fn send(&self, to: &str, subject: String, words: String) -> Result<(), Failed> {
        let to = to.parse::<lettre::Address>().map_err(|_| Failed::Never)?;
        let letter = Message::builder().from(self.from.clone()).to(Mailbox::new(None, to)).subject(subject).header(ContentType::TEXT_PLAIN);
        let letter = letter.body(words).map_err(|_| Failed::Never)?;
        match self.server.send(letter).await {
            Ok(_) => Ok(()),
            Err(error) => {
                // The server's words may repeat the address: they stay out of the log.
                tracing::warn!(for_good = error.is_permanent(), timeout = error.is_timeout(), "the mail server did not take a letter");
                Err(if error.is_permanent() { Failed::Never } else { Failed::Later })
            }
        }
    }
}

fn tls(settings: &Settings, host: &str) -> Result<Tls, String> {
    let known = || TlsParameters::new(host.to_owned()).map_err(|_| format!("smtp_host is “{host}”, which is no name of a server."));
    match settings.smtp_security.as_str() {
        "tls" => Ok(Tls::Wrapper(known()?)),
        "starttls" => Ok(Tls::Required(known()?)),
        // One-time codes go over this line.
        "none" if matches!(host, "localhost" | "127.0.0.1" | "::1") => Ok(Tls::None),
        "none" => Err("smtp_security is none, and the mail server is on another machine. Use tls or starttls.".into()),
        other => Err(format!("smtp_security is “{other}”. It needs to be tls, starttls, or none for a mail server on this machine.")),
    }
}

/// A file of the data folder, because secrets are no settings.
fn password(folder: &Path) -> Result<String, String> {
    let file = folder.join("smtp-password");
    let text = std::fs::read_to_string(&file)
        .map_err(|e| format!("The password for the mail server cannot be read: {}: {e}. Put it there, readable by the server alone.", file.display()))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// Subject and words. Plain text, and nothing in it about the person or what waits.
fn written(letter: &Letter, origin: &str, locale: Locale) -> (String, String) {
    let say = Say(locale);
    let to = |path: &str| format!("{origin}/{}{path}", locale.code());
    let lines = match letter {
        Letter::Invitation { code } => {
            vec![say.with("mail-invitation", &[("address", to("/staff/join"))]), code.clone(), say.t("mail-invitation-name"), say.t("mail-invitation-not-you")]
        }
        Letter::InboxWaits => {
            vec![say.with("mail-inbox", &[("address", to("/staff/inbox"))]), say.with("mail-inbox-stop", &[("address", to("/staff/account/mail"))])]
        }
    };
    (say.t(&format!("mail-{}-subject", letter.kind())), lines.join("\r\n\r\n"))
}

/// For as long as the server runs; nothing to do without a mail server.
pub async fn each_half_minute(house: House) {
    while house.post.is_some() {
        if let Err(error) = round(&house).await {
            tracing::warn!(%error, "letters wait for the next round");
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Looks once, and says how many letters went out. No change is held open while a mail server thinks.
pub async fn round(house: &House) -> Result<usize, StorageError> {
    let Some(post) = &house.post else { return Ok(0) };
    let (people, secrets) = (&house.stores.people, &house.secrets);
    let mut change = people.change().await?;
    staff_mail::sweep(&mut change, house.now()).await?;
    staff_mail::tell_of_inboxes(&mut change, secrets, house.now()).await?;
    change.commit().await?;
    let mut out = 0;
    for due in staff_mail::due(people, secrets, house.now()).await? {
        let mut change = people.change().await?;
        let mine = staff_mail::take(&mut change, &due, house.now()).await?;
        change.commit().await?;
        if !mine {
            continue;
        }
        let (subject, words) = written(&due.letter, house.settings.origin(), due.locale);
        match post.send(&due.address, subject, words).await {
            // Away: the others would wait just as long for nothing.
            Err(Failed::Later) => break,
            sent => {
                out += usize::from(sent.is_ok());
                let mut change = people.change().await?;
                staff_mail::done(&mut change, &due).await?;
                change.commit().await?;
            }
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_says_nothing_about_anybody() {
        for locale in Locale::ALL {
            for letter in [Letter::InboxWaits, Letter::Invitation { code: "CODE".into() }] {
                let (subject, words) = written(&letter, "https://learn.example.org", locale);
                let all = format!("{subject} {words}").to_lowercase();
                for word in ["health", "santé", "patient", "clinic", "care", "soin", "learner", "course", "cours ", "doors"] {
                    assert!(!all.contains(word), "{word}: {all}");
                }
                // The code stands in no address.
                assert!(words.lines().filter(|line| line.contains("https://")).all(|line| !line.contains("CODE")));
                assert!(!subject.contains("CODE"));
            }
        }
    }

    #[test]
    fn mail_is_off_by_default_and_never_in_clear_over_a_net() {
        let with = |host: &str, security: &str| {
            let settings =
                Settings { smtp_host: Some(host.into()), smtp_security: security.into(), smtp_from: Some("desk@example.org".into()), ..Settings::default() };
            Post::from_settings(&settings).map(|post| post.is_some())
        };
        assert!(matches!(Post::from_settings(&Settings::default()), Ok(None)));
        assert_eq!((with("mail.example.org", "tls"), with("mail.example.org", "starttls"), with("127.0.0.1", "none")), (Ok(true), Ok(true), Ok(true)));
        assert!(with("mail.example.org", "none").is_err() && with("mail.example.org", "ssl").is_err());
        assert!(Post::from_settings(&Settings { smtp_host: Some("mail.example.org".into()), ..Settings::default() }).is_err(), "no sender");
    }
}
