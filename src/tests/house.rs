//! A whole house in a temporary folder, answering in process: real content, fresh SQLite stores, no network. Cookies are kept as a
//! browser would, and forms come “from our own pages”.

use std::{cell::Cell, collections::BTreeMap, path::PathBuf};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use doorstep::{
    account::secrets::{Secrets, Token},
    app,
    domain::{class_code::ClassCode, locale::Locale},
    http::{assets::Assets, body::encode, house::House, peer::Peer, settings::Settings, shelf},
    storage::{
        self, Options, Stores, Where, classes,
        learner_sessions::{self, WhoseDevice},
        places::{self, NewPlace, OwnPlace},
        staff_sessions,
    },
};
use tempfile::TempDir;
use tower::ServiceExt;

/// The clock of the house: a day in 2026.
pub const NOON: i64 = 1_790_000_000_000;
/// The words of ratings that a test makes by hand.
pub const VERSIONS: doorstep::domain::skills_form::Versions = doorstep::domain::skills_form::Versions { instrument: 1, framework: 1 };

thread_local! {
    // Each test has a thread of its own, and so a clock of its own.
    static NOW: Cell<i64> = const { Cell::new(NOON) };
}

pub struct TestHouse {
    pub house: House,
    router: Router,
    jar: BTreeMap<String, String>,
    peer: Option<Peer>,
    /// Most tests are about what comes after signing in: for them the second step is proven in the store. See `with_second_step`.
    skips_second_step: bool,
    _folder: TempDir,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// As they went over the line, perhaps compressed.
    pub bytes: usize,
    body: String,
}

impl Answer {
    pub fn text(&self) -> &str {
        &self.body
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// The value of the hidden field with this name; empty if there is none.
    pub fn hidden(&self, name: &str) -> String {
        let Some((_, rest)) = self.body.split_once(&format!("name=\"{name}\" value=\"")) else { return String::new() };
        rest.split('"').next().unwrap_or_default().replace("&amp;", "&")
    }
}

impl TestHouse {
    pub async fn new() -> Self {
        Self::with(Settings::default()).await
    }

    /// Plain http beyond this machine.
    pub async fn reading_only() -> Self {
        Self::with(Settings { listen: ([0, 0, 0, 0], 80).into(), ..Settings::default() }).await
    }

    /// A house in which signing in as staff takes both steps, as it does for everybody.
    pub async fn with_second_step() -> Self {
        Self { skips_second_step: false, ..Self::new().await }
    }

    /// A house of made-up people.
    pub async fn with_demo() -> Self {
        Self { skips_second_step: false, ..Self::with(Settings { demo: true, ..Settings::default() }).await }
    }

    /// Behind a proxy with https, as a host runs it: cookies are `__Host-` and `Secure`.
    pub async fn behind_https() -> Self {
        Self::with(Settings { public_url: "https://learn.example.org".into(), ..Settings::default() }).await
    }

    pub async fn with(settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Where::SqliteFolder(folder.path().into());
        Self::build(settings, folder, &place, &Options::at(NOON)).await
    }

    /// With single sign-on through a provider at this address.
    pub async fn with_provider(issuer: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("sso-client-secret"), "zqclientsecret").unwrap();
        let place = Where::SqliteFolder(folder.path().into());
        let settings = Settings {
            sso_issuer: Some(issuer.into()),
            sso_client_id: Some("doorstep-here".into()),
            sso_roles: "clinic=clinician; heads=administrator".into(),
            ..Settings::default()
        };
        Self::build(settings, folder, &place, &Options::at(NOON)).await
    }

    /// On a database that the test brings.
    pub async fn on(place: &Where, options: &Options) -> Self {
        Self::build(Settings::default(), tempfile::tempdir().unwrap(), place, options).await
    }

    /// With settings, folders and a database that the test brings: a server that starts once more.
    pub async fn with_content(settings: Settings, place: &Where, options: &Options) -> Self {
        Self::build(settings, tempfile::tempdir().unwrap(), place, options).await
    }

    async fn build(settings: Settings, folder: TempDir, place: &Where, options: &Options) -> Self {
        // The shipped content, unless a test brings its own.
        let content = match settings.content_folder.is_absolute() {
            true => settings.content_folder.clone(),
            false => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content"),
        };
        let data = if settings.data_folder.is_absolute() { settings.data_folder.clone() } else { folder.path().into() };
        let settings = Settings { data_folder: data.clone(), content_folder: content.clone(), ..settings };
        let stores: Stores = storage::open(place, options).await.unwrap();
        let secrets = Secrets::open(&data).unwrap();
        let library = shelf::first(&content, &stores.content, NOON).await;
        NOW.with(|now| now.set(NOON));
        let house = House::with_clock(settings, stores, Assets::none(), secrets, library, || NOW.with(Cell::get));
        Self { router: app::router(house.clone()), house, jar: BTreeMap::new(), peer: None, skips_second_step: true, _folder: folder }
    }

    /// From now on this browser is at that address.
    pub fn is_at(&mut self, address: &str) {
        self.peer = Some(Peer(address.parse().unwrap()));
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        let asked = Request::get(path).header(header::HOST, "localhost:3000");
        self.send(asked, String::new()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_with(path, fields, &[]).await
    }

    /// With headers that a browser of ours would not send.
    pub async fn post_with(&mut self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let body = fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect::<Vec<_>>().join("&");
        let asked = headers.iter().fold(Request::post(path), |asked, (name, value)| asked.header(*name, *value));
        // As every browser does; whoever says another length is taken at their word.
        let says_length = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        let asked = if says_length { asked } else { asked.header(header::CONTENT_LENGTH, body.len()) };
        let asked = asked
            .header(header::HOST, "localhost:3000")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let mut answer = self.send(asked, body).await;
        if self.skips_second_step {
            self.prove_second_step(&mut answer).await;
        }
        answer
    }

    /// Turns half a staff session into a whole one and leads on to where the second step would have led.
    async fn prove_second_step(&mut self, answer: &mut Answer) {
        let Some((_, back)) = answer.location().split_once("/staff/second?back=") else { return };
        let to = back.replace("%2F", "/").replace("%3F", "?").replace("%3D", "=");
        let (people, now) = (self.house.stores.people.clone(), NOW.with(Cell::get));
        let half = self.cookie("staff").and_then(Token::parse).unwrap();
        let visit = staff_sessions::find(&people, &half, now).await.unwrap().unwrap();
        let mut change = people.change().await.unwrap();
        let whole = staff_sessions::start(&mut change, &visit.staff, now).await.unwrap();
        change.commit().await.unwrap();
        self.set_cookie("staff", &whole.reveal());
        answer.headers.insert(header::LOCATION, to.parse().unwrap());
    }

    /// A form in another coding.
    pub async fn post_as(&mut self, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let asked = Request::post(path).header(header::HOST, "localhost:3000").header("sec-fetch-site", "same-origin").header(header::CONTENT_TYPE, kind);
        self.send(asked, body).await
    }

    /// The same form, sent by a page of another site.
    pub async fn post_from_elsewhere(&mut self, path: &str) -> Answer {
        let asked = Request::post(path)
            .header(header::HOST, "localhost:3000")
            .header("sec-fetch-site", "cross-site")
            .header(header::ORIGIN, "https://elsewhere.example")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(asked, String::new()).await
    }

    /// Any request at all, with these headers and no others but the cookies.
    pub async fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let asked = headers.iter().fold(Request::builder().method(method).uri(path), |asked, (name, value)| asked.header(*name, *value));
        self.send(asked, body.to_owned()).await
    }

    async fn send(&mut self, asked: axum::http::request::Builder, body: impl Into<Body>) -> Answer {
        let jar = self.jar.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join("; ");
        let asked = if jar.is_empty() { asked } else { asked.header(header::COOKIE, jar) };
        let mut asked = asked.body(body.into()).unwrap();
        if let Some(peer) = self.peer {
            asked.extensions_mut().insert(peer);
        }
        let answer = self.router.clone().oneshot(asked).await.unwrap();
        let (parts, body) = answer.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let bytes = to_bytes(body, 4 << 20).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, bytes: bytes.len(), body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// Keeps a `Set-Cookie` line, or throws the cookie away when its time is up.
    fn keep(&mut self, line: &str) {
        let (name, value) = line.split(';').next().and_then(|pair| pair.split_once('=')).unwrap();
        match line.contains("Max-Age=0") {
            true => self.jar.remove(name.trim()),
            false => self.jar.insert(name.trim().to_owned(), value.to_owned()),
        };
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.jar.get(name).map(String::as_str)
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.jar.insert(name.to_owned(), value.to_owned());
    }

    pub fn has_cookies(&self) -> bool {
        !self.jar.is_empty()
    }

    /// Somebody else, at the same house.
    pub fn another_browser(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let skips_second_step = self.skips_second_step;
        Self { house: self.house.clone(), router: self.router.clone(), jar: BTreeMap::new(), peer: self.peer, skips_second_step, _folder: folder }
    }

    pub fn now(&self) -> i64 {
        NOW.with(Cell::get)
    }

    /// Time passes.
    pub fn wait_minutes(&self, minutes: i64) {
        NOW.with(|now| now.set(now.get() + minutes * 60_000));
    }

    /// A place with a card as people get one, opened on a shared device. Gives back the six words of the card.
    pub async fn join_with_card(&mut self) -> String {
        let card = doorstep::account::card::draw(Locale::English);
        let (name, secret) = (card.name.join(" "), card.secret.join(" "));
        let new = NewPlace { card_name: &name, secret: &secret, spare: &card.spare.join(" "), locale: Locale::English, day: "2026-09-21" };
        let own = places::join(&self.house.stores.people, &self.house.secrets, new).await.unwrap().unwrap();
        let mut change = self.house.stores.people.change().await.unwrap();
        let token = learner_sessions::start(&mut change, &own, WhoseDevice::Shared, NOW.with(Cell::get)).await.unwrap();
        change.commit().await.unwrap();
        self.set_cookie("place", &token.reveal());
        format!("{name} {secret}")
    }

    /// The same in a class that is open, as it is done after copying the card.
    pub async fn join_in_class(&mut self, code: &ClassCode) -> String {
        let card = self.join_with_card().await;
        let own = self.own_place(&card).await;
        let people = &self.house.stores.people;
        let class = classes::by_code(people, code, self.now()).await.unwrap().unwrap();
        let mut change = people.change().await.unwrap();
        classes::arrive(&mut change, &own, &class).await.unwrap();
        change.commit().await.unwrap();
        card
    }

    /// The right to the place of this card, as opening it gives.
    pub async fn own_place(&self, card: &str) -> OwnPlace {
        let (name, secret) = doorstep::account::card::read(card).unwrap();
        places::open_with_card(&self.house.stores.people, &self.house.secrets, &name, &secret).await.unwrap().unwrap()
    }

    /// A learner's place, opened in this browser.
    pub async fn join(&mut self) -> OwnPlace {
        let (people, secrets) = (&self.house.stores.people, &self.house.secrets);
        let new =
            NewPlace { card_name: "quiet river", secret: "one two three four", spare: "five six seven eight", locale: Locale::English, day: "2026-09-21" };
        let own = places::join(people, secrets, new).await.unwrap().unwrap();
        let mut change = people.change().await.unwrap();
        let token = learner_sessions::start(&mut change, &own, WhoseDevice::Mine, NOON).await.unwrap();
        change.commit().await.unwrap();
        self.set_cookie("place", &token.reveal());
        own
    }
}
