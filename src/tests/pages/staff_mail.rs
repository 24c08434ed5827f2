//! Mail to staff through the pages, with a mail server of a few lines in this process.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::http::StatusCode;
use doorstep::{
    domain::{notice::Kind, roles::Role},
    http::{post, settings::Settings},
    storage::inbox,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
};

use super::{site::signed_in_as, staff_ways::account};
use crate::house::{Answer, NOON, TestHouse};

/// How the mail server is today.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Takes,
    Busy,
    Refuses,
}

struct MailServer {
    port: u16,
    mood: Arc<Mutex<Mood>>,
    /// Envelope and text of each letter that it took.
    letters: Arc<Mutex<Vec<String>>>,
}

async fn serve(stream: tokio::net::TcpStream, mood: Mood, letters: Arc<Mutex<Vec<String>>>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 here\r\n").await?;
    let (mut letter, mut inside) = (String::new(), false);
    while let Some(line) = lines.next_line().await? {
        let answer: &[u8] = match (inside, line.split([' ', ':']).next().unwrap_or_default()) {
            (true, ".") => {
                inside = false;
                letters.lock().unwrap().push(std::mem::take(&mut letter));
                b"250 taken\r\n"
            }
            (true, _) => {
                letter.push_str(&line);
                letter.push('\n');
                continue;
            }
            (_, "RCPT") if mood == Mood::Busy => b"451 come later\r\n",
            (_, "RCPT") if mood == Mood::Refuses => b"550 nobody here\r\n",
            (_, "RCPT") => {
                letter.push_str(&line);
                letter.push('\n');
                b"250 ok\r\n"
            }
            (_, "DATA") => {
                inside = true;
                b"354 go on\r\n"
            }
            (_, "QUIT") => b"221 bye\r\n",
            _ => b"250 ok\r\n",
        };
        write.write_all(answer).await?;
    }
    Ok(())
}

impl MailServer {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (mood, letters) = (Arc::new(Mutex::new(Mood::Takes)), Arc::new(Mutex::new(Vec::new())));
        let (now, into) = (mood.clone(), letters.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mood = *now.lock().unwrap();
                tokio::spawn(serve(stream, mood, into.clone()));
            }
        });
        Self { port, mood, letters }
    }

    fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// As its reader sees it: lines that were broken for the way are whole again.
    fn took(&self) -> Vec<String> {
        std::mem::take(&mut *self.letters.lock().unwrap()).into_iter().map(|letter| letter.replace("=\n", "")).collect()
    }

    async fn house(&self) -> TestHouse {
        let settings = Settings {
            smtp_host: Some("127.0.0.1".into()),
            smtp_port: self.port,
            smtp_security: "none".into(),
            smtp_from: Some("Front desk <desk@example.org>".into()),
            ..Settings::default()
        };
        TestHouse::with(settings).await
    }
}

async fn send(house: &mut TestHouse, page: &str, fields: &[(&str, &str)]) -> Answer {
    let form = house.get(page).await;
    let (token, seed) = (form.hidden("_form"), form.hidden("seed"));
    let mut all = vec![("_form", token.as_str()), ("seed", seed.as_str())];
    all.extend(fields);
    house.post(page, &all).await
}

const ANA: [(&str, &str); 3] = [("display-name", "Ana Example"), ("sign-in-name", "ana"), ("role", "clinician")];

#[tokio::test]
async fn an_invitation_goes_out_with_its_code_and_without_a_name() {
    let server = MailServer::start().await;
    let mut house = server.house().await;
    signed_in_as(&mut house, Role::Administrator).await;
    let wrong = send(&mut house, "/en/staff/people", &[&ANA[..], &[("mail", "ana@nowhere")]].concat()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"ana@nowhere\"") && wrong.text().contains("value=\"Ana Example\""), "as typed");
    let shown = send(&mut house, "/en/staff/people", &[&ANA[..], &[("mail", "ana@example.org")]].concat()).await;
    assert!(shown.text().contains("on its way to ana@example.org"), "{}", shown.text());
    let code = shown.text().split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert_eq!(post::round(&house.house).await.unwrap(), 1);
    let letters = server.took();
    assert_eq!(letters.len(), 1);
    let letter = &letters[0];
    assert!(letter.contains("RCPT TO:<ana@example.org>") && letter.contains(&code) && letter.contains("/en/staff/join"), "{letter}");
    assert!(letter.contains("Subject: Your one-time code") && letter.contains("From: \"Front desk\" <desk@example.org>"), "{letter}");
    assert!(!letter.contains("Ana") && !letter.to_lowercase().contains("clinician") && !letter.contains("Test Person"));
    assert_eq!((post::round(&house.house).await.unwrap(), server.took().len()), (0, 0), "once");
    // And it works.
    let mut ana = house.another_browser();
    let joined = send(
        &mut ana,
        "/en/staff/join",
        &[("sign-in-name", "ana"), ("code", &code), ("passphrase", "seven lamps on the quay"), ("again", "seven lamps on the quay")],
    )
    .await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.text());
}

#[tokio::test]
async fn a_mail_server_that_is_away_delays_nothing_and_loses_nothing() {
    let server = MailServer::start().await;
    let mut house = server.house().await;
    signed_in_as(&mut house, Role::Administrator).await;
    server.is(Mood::Busy);
    let began = Instant::now();
    send(&mut house, "/en/staff/people", &[&ANA[..], &[("mail", "ana@example.org")]].concat()).await;
    assert!(began.elapsed() < Duration::from_secs(10), "a page never speaks to the mail server");
    assert_eq!(post::round(&house.house).await.unwrap(), 0);
    server.is(Mood::Takes);
    assert_eq!(post::round(&house.house).await.unwrap(), 0, "not again at once");
    house.wait_minutes(2);
    assert_eq!((post::round(&house.house).await.unwrap(), server.took().len()), (1, 1));
    // One that the server will never take is put aside.
    server.is(Mood::Refuses);
    send(&mut house, "/en/staff/people", &[("display-name", "Tom"), ("sign-in-name", "tom"), ("role", "clinician"), ("mail", "tom@example.org")]).await;
    assert_eq!(post::round(&house.house).await.unwrap(), 0);
    server.is(Mood::Takes);
    house.wait_minutes(60);
    assert_eq!((post::round(&house.house).await.unwrap(), server.took().len()), (0, 0));
}

#[tokio::test]
async fn a_line_about_the_inbox_says_nothing_about_what_waits() {
    let server = MailServer::start().await;
    let mut house = server.house().await;
    let ana = account(&house, "ana", &[Role::Clinician]).await;
    house.post("/en/staff/sign-in", &[("name", "ana"), ("passphrase", super::staff_ways::PASSPHRASE)]).await;
    assert!(house.get("/en/staff/account").await.text().contains("No mail. Set an address"));
    let page = "/en/staff/account/mail";
    let saved = send(&mut house, page, &[("mail", "ana@example.org"), ("notices", "yes")]).await;
    assert_eq!(saved.location(), "/en/staff/account/mail?done=saved");
    let people = house.house.stores.people.clone();
    let mut change = people.change().await.unwrap();
    inbox::put(&mut change, ana.id(), Kind::RoleTaken, "mentor", NOON + 5).await.unwrap();
    change.commit().await.unwrap();
    house.wait_minutes(24 * 60 + 1);
    assert_eq!(post::round(&house.house).await.unwrap(), 1);
    let letter = server.took().remove(0);
    assert!(letter.contains("/en/staff/inbox") && letter.contains("Something waits in your inbox"), "{letter}");
    for word in ["mentor", "role", "ana ", "clinician"] {
        assert!(!letter.to_lowercase().contains(word), "{word}: {letter}");
    }
}

#[tokio::test]
async fn without_a_mail_server_there_is_nothing_to_set() {
    let mut house = TestHouse::new().await;
    signed_in_as(&mut house, Role::Administrator).await;
    assert_eq!(house.get("/en/staff/account/mail").await.status, StatusCode::NOT_FOUND);
    assert!(!house.get("/en/staff/people").await.text().contains("name=\"mail\""));
    let shown = send(&mut house, "/en/staff/people", &[&ANA[..], &[("mail", "ana@example.org")]].concat()).await;
    assert!(shown.text().contains("<code>") && !shown.text().contains("on its way"));
    assert_eq!(post::round(&house.house).await.unwrap(), 0);
}
