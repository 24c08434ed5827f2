//! Classes and lost cards as people meet them: a code on the wall, a card copied, lost, replaced, found again.

use axum::http::StatusCode;
use doorstep::{
    account::ticket,
    app::{Audience, routes},
    domain::roles::{Role, Roles},
    storage::staff::{self, NewStaff},
};

use crate::house::{Answer, NOON, TestHouse};

const PASSPHRASE: &str = "seven lamps on the quay";
const CLASSES: &str = "/en/staff/classes";

/// Somebody who works in this role, signed in in this browser.
async fn sign_in(house: &mut TestHouse, name: &str, role: Role) {
    let (people, secrets) = (house.house.stores.people.clone(), &house.house.secrets);
    let new = NewStaff { sign_in_name: name, display_name: "Test Person", password: PASSPHRASE, roles: Roles::of([role]) };
    staff::add(&people, secrets, new, NOON).await.unwrap();
    let answer = house.post("/en/staff/sign-in", &[("name", name), ("passphrase", PASSPHRASE), ("back", "/en/train")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

/// A facilitator's browser with an open class, and the address of that class.
async fn a_class(house: &TestHouse) -> (TestHouse, String) {
    let mut desk = house.another_browser();
    sign_in(&mut desk, "fran", Role::Facilitator).await;
    let page = desk.get(CLASSES).await;
    let fields = [("_form", page.hidden("_form")), ("key", page.hidden("key"))];
    let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let opened = desk.post(CLASSES, &fields).await;
    let again = desk.post(CLASSES, &fields).await;
    assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, again.location()), "a second click opens no second class");
    let at = opened.location().to_owned();
    (desk, at)
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(found, _)| found)
}

/// The large line of a class page: its code, or the six digits if they were asked for.
fn large(page: &Answer) -> String {
    between(page.text(), "<p class=\"class-code\">", "</p>").to_owned()
}

async fn press(desk: &mut TestHouse, at: &str, what: &str) -> Answer {
    let token = desk.get(at).await.hidden("_form");
    desk.post(at, &[("_form", &token), ("do", what)]).await
}

/// The words of a card as its page shows them: name, four of the card, four of the spare.
fn words(page: &Answer) -> (String, String, String) {
    let cards: Vec<&str> = page.text().split("<article class=\"card\">").skip(1).collect();
    let four = |card: &str| {
        let list = between(card, "<ol class=\"set\">", "</ol>");
        list.split("<li>").skip(1).map(|w| w.split("</li>").next().unwrap_or_default()).collect::<Vec<_>>().join(" ")
    };
    let name = between(cards[0], "<span class=\"title\">", "</span>").to_owned();
    let spare = cards.iter().find(|c| c.contains("spare, keep at home")).map(|c| four(c)).unwrap_or_default();
    (name, four(cards[0]), spare)
}

/// Copies the words of a drawing page and types them once more.
async fn copy(house: &mut TestHouse, drawn: &Answer, to: &str, secret: &str, more: &[(&str, &str)]) -> Answer {
    let (ticket, token) = (drawn.hidden("ticket"), drawn.hidden("_form"));
    let mut fields = vec![("ticket", ticket.as_str()), ("words", secret)];
    if !token.is_empty() {
        fields.push(("_form", &token));
    }
    fields.extend_from_slice(more);
    house.post(to, &fields).await
}

/// Joins by the code of a class; gives back name, card and spare.
async fn join(house: &mut TestHouse, code: &str, whose: &str) -> (String, String, String) {
    let drawn = house.post("/en/join", &[("whose", whose), ("class", code)]).await;
    assert_eq!(drawn.status, StatusCode::OK, "{}", drawn.text());
    let card = words(&drawn);
    let joined = copy(house, &drawn, "/en/join", &card.1, &[("whose", whose), ("class", code)]).await;
    assert_eq!(joined.location(), "/en/me?new=1");
    card
}

/// Words as a card lists them.
fn listed(words: &str) -> String {
    words.replace(' ', "</li><li>")
}

/// looks at every staff page there is, and these.
async fn no_staff_page_shows(desk: &mut TestHouse, more: &[&str], secrets: &[&str]) {
    let staff = routes().into_iter().map(|r| r.line).filter(|l| l.reads && matches!(l.audience, Audience::Staff | Audience::StaffDoor));
    let addresses: Vec<String> = staff.map(|l| super::every_route::address(l.path)).chain(more.iter().map(|at| (*at).to_owned())).collect();
    assert!(addresses.len() > 10);
    for address in addresses {
        let page = desk.get(&address).await;
        for secret in secrets {
            assert!(!page.text().contains(secret), "{address} shows {secret}");
        }
    }
}

#[tokio::test]
async fn a_class_joins_by_its_code_and_shows_how_many_came() {
    let mut house = TestHouse::new().await;
    let (mut desk, at) = a_class(&house).await;
    let page = desk.get(&at).await;
    let code = large(&page);
    assert_eq!(code.len(), 9, "{code}");
    assert!(page.text().contains("class=\"qr\"") && page.text().contains("Nobody joined yet") && page.text().contains("Open for 30 more minutes"));

    let wrong = house.post("/en/join", &[("whose", "mine"), ("class", "2222 2222")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"2222 2222\"") && wrong.text().contains("We do not know this code"), "what was typed is kept");
    let typed = code.to_lowercase().replace('-', " ");
    let (name, secret, spare) = join(&mut house, &typed, "mine").await;
    join(&mut house.another_browser(), &code, "shared").await;

    let mut alone = house.another_browser();
    join(&mut alone, "", "mine").await;
    let page = desk.get(&at).await;
    assert!(page.text().contains("2 joined"), "who joined without a class is not counted");
    for word in [name.as_str(), &secret, &spare].iter().flat_map(|w| w.split(' ')) {
        assert!(!page.text().contains(&format!(">{word}<")), "no card on a staff page: {word}");
    }

    press(&mut desk, &at, "close").await;
    let page = desk.get(&at).await;
    assert!(large(&page).is_empty() && page.text().contains("This class is closed"));
    let late = house.another_browser().post("/en/join", &[("whose", "mine"), ("class", &code)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "a dead code");
}

#[tokio::test]
async fn who_began_in_time_still_joins_and_a_window_ends_by_itself() {
    let house = TestHouse::new().await;
    let (mut desk, at) = a_class(&house).await;
    let code = large(&desk.get(&at).await);
    let mut late = house.another_browser();
    let drawn = late.post("/en/join", &[("whose", "mine"), ("class", &code)]).await;
    house.wait_minutes(20);
    press(&mut desk, &at, "longer").await;
    house.wait_minutes(29);
    assert!(desk.get(&at).await.text().contains("Open for one more minute"));
    house.wait_minutes(2);
    assert!(desk.get(CLASSES).await.status.is_redirection() || desk.get(&at).await.text().contains("This class is closed"));
    let (_, secret, _) = words(&drawn);
    assert_eq!(copy(&mut late, &drawn, "/en/join", &secret, &[("whose", "mine")]).await.location(), "/en/me?new=1");
}

#[tokio::test]
async fn a_class_is_its_facilitators_alone() {
    let house = TestHouse::new().await;
    let (_, at) = a_class(&house).await;
    for (name, role, status) in [
        ("gil", Role::Facilitator, StatusCode::OK),
        ("nav", Role::Navigator, StatusCode::OK),
        ("clin", Role::Clinician, StatusCode::NOT_FOUND),
        ("adm", Role::Administrator, StatusCode::NOT_FOUND),
    ] {
        let mut other = house.another_browser();
        sign_in(&mut other, name, role).await;
        let list = other.get(CLASSES).await;
        assert_eq!(list.status, status, "{name}");
        assert!(!list.text().contains("/staff/classes/"), "{name} sees no class of a colleague");
        assert_eq!(other.get(&at).await.status, StatusCode::NOT_FOUND, "{name}");
        let token = other.get("/en/train/record").await.hidden("_form");
        for what in ["help", "close", "longer"] {
            assert_eq!(other.post(&at, &[("_form", &token), ("do", what)]).await.status, StatusCode::NOT_FOUND, "{name} {what}");
        }
    }
}

/// guessing codes from one network. Twenty and then a wait; a full room with an open class is not held up.
#[tokio::test]
async fn guessing_class_codes_soon_has_to_wait_and_a_class_does_not() {
    let mut house = TestHouse::new().await;
    let guess = async |house: &mut TestHouse| house.post("/en/join", &[("whose", "mine"), ("class", "7777-7777")]).await;
    for n in 1..=20 {
        assert_eq!(guess(&mut house).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{n}");
    }
    let held = guess(&mut house).await;
    assert_eq!((held.status, held.headers["retry-after"].to_str().unwrap()), (StatusCode::TOO_MANY_REQUESTS, "30"));
    assert!(held.text().contains("Please try again in 30 seconds") && held.text().contains("value=\"7777-7777\""));
    let mut looked_at = 20;
    for _ in 0..60 {
        house.wait_minutes(1);
        for _ in 0..4 {
            looked_at += usize::from(guess(&mut house).await.status == StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    assert!(looked_at <= 20 + 2 * 60, "{looked_at} in an hour");
    // Somebody in the same building joins a class meanwhile, and so do those who slip.
    let (mut desk, at) = a_class(&house).await;
    let code = large(&desk.get(&at).await);
    for _ in 0..99 {
        assert_eq!(guess(&mut house).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    join(&mut house.another_browser(), &code, "mine").await;
}

/// Trust 2.4, whole: card and spare away, six digits from the facilitator, the course goes on, the spare turns up, everything is there.
#[tokio::test]
async fn a_lost_card_is_replaced_in_class_and_what_was_before_comes_back_with_the_spare() {
    let mut house = TestHouse::new().await;
    let (mut desk, at) = a_class(&house).await;
    let code = large(&desk.get(&at).await);
    let (name, secret, spare) = join(&mut house, &code, "mine").await;
    let lesson = "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen";
    let token = house.get(lesson).await.hidden("_form");
    house.post(lesson, &[("_form", &token), ("do", "note"), ("note", "the code is on the fridge")]).await;
    assert!(house.get("/en/me/notes").await.text().contains("fridge"));

    let given = press(&mut desk, &at, "help").await;
    let digits = large(&given);
    assert_eq!(digits.len(), 7, "{digits}");
    let mut again = house.another_browser();
    let ask = |class: &str, digits: &str, name: &str| {
        [("class", class.to_owned()), ("digits", digits.to_owned()), ("name", name.to_owned()), ("whose", "mine".to_owned())]
    };
    for (class, digits, name, fix) in [
        (code.as_str(), digits.as_str(), "fox", "Type the two words"),
        (&code, &digits, "nobody here", "We do not know a card"),
        (&code, "12345", &name, "Type the six digits"),
        ("2222 2222", &digits, &name, "We do not know this code"),
    ] {
        let fields = ask(class, digits, name);
        let page = again.post("/en/new-card", &fields.each_ref().map(|(k, v)| (*k, v.as_str()))).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains(fix) && page.text().contains(&format!("value=\"{name}\"")), "{fix}: {}", page.text());
    }
    let fields = ask(&code, &digits, &name.to_uppercase());
    let fields = fields.each_ref().map(|(k, v)| (*k, v.as_str()));
    let drawn = again.post("/en/new-card", &fields).await;
    let (new_name, new_secret, _) = words(&drawn);
    assert_eq!((new_name.as_str(), new_secret != secret), (name.as_str(), true));
    assert!(!desk.get(&at).await.text().contains(&new_secret.replace(' ', "</li><li>")));
    for _ in 0..2 {
        let done = copy(&mut again, &drawn, "/en/new-card", &new_secret, &[("whose", "mine")]).await;
        assert_eq!(done.location(), "/en/me?new=card", "also with a second click");
    }
    let used = house.another_browser().post("/en/new-card", &fields).await;
    assert!(used.text().contains("These digits do not work"), "good for one card");

    let me = again.get("/en/me?new=card").await;
    assert!(me.text().contains("Where were you?") && me.text().contains("Your earlier answers are locked"));
    assert!(!again.get("/en/me/notes").await.text().contains("fridge"));
    assert!(house.get("/en/learn").await.text().contains("got a new card with the name of your card"), "every device of before says so");
    no_staff_page_shows(&mut desk, &[&at], &["fridge", &listed(&secret), &listed(&spare), &listed(&new_secret), &secret, &spare, &new_secret]).await;
    assert!(house.get("/en/me/notes").await.text().contains("fridge"), "and works on");

    // The spare turns up.
    let page = again.get("/en/me/earlier").await;
    let token = page.hidden("_form");
    let no = again.post("/en/me/earlier", &[("_form", &token), ("do", "together"), ("words", "not quite right here")]).await;
    assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(no.text().contains("value=\"not quite right here\""));
    for _ in 0..2 {
        let yes = again.post("/en/me/earlier", &[("_form", &token), ("do", "together"), ("words", &spare)]).await;
        assert!(yes.location().starts_with("/en/me"), "{} {}", yes.status, yes.text());
    }
    assert!(again.get("/en/me/notes").await.text().contains("fridge"), "the same visit goes on in the place of before");
    assert!(!house.get("/en/learn").await.text().contains("got a new card"));
    let opened = house.another_browser().post("/en/open", &[("whose", "mine"), ("words", &format!("{name} {secret}"))]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "the old card works again");
    let gone = house.another_browser().post("/en/open", &[("whose", "mine"), ("words", &format!("{name} {new_secret}"))]).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// A member of staff takes a card's name for themselves. The person comes with the old card, sees it, and puts an end to it.
#[tokio::test]
async fn a_stranger_with_a_new_card_is_seen_and_sent_away() {
    let mut house = TestHouse::new().await;
    let (mut desk, at) = a_class(&house).await;
    let code = large(&desk.get(&at).await);
    let (name, secret, _) = join(&mut house, &code, "shared").await;
    let digits = large(&press(&mut desk, &at, "help").await);
    let mut bot = house.another_browser();
    let drawn = bot.post("/en/new-card", &[("class", &code), ("digits", &digits), ("name", &name), ("whose", "mine")]).await;
    let (_, bots, _) = words(&drawn);
    copy(&mut bot, &drawn, "/en/new-card", &bots, &[("whose", "mine")]).await;
    let token = bot.get("/en/me/earlier").await.hidden("_form");
    bot.post("/en/me/earlier", &[("_form", &token), ("do", "delete")]).await;
    assert!(bot.get("/en/me/earlier").await.text().contains("They will be deleted on"));

    let mut person = house.another_browser();
    let words = format!("{name} {secret}");
    assert_eq!(person.post("/en/open", &[("whose", "mine"), ("words", &words)]).await.status, StatusCode::SEE_OTHER);
    let page = person.get("/en/me/earlier").await;
    assert!(page.text().contains("Somebody has a new card") && !page.text().contains("asked to delete"), "old words said no to that");
    let token = page.hidden("_form");
    let no = person.post("/en/me/earlier", &[("_form", &token), ("do", "strange"), ("card-again", &bots)]).await;
    assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
    let yes = person.post("/en/me/earlier", &[("_form", &token), ("do", "strange"), ("card-again", &secret)]).await;
    assert_eq!(yes.location(), "/en/me?new=taken");
    assert_eq!(bot.get("/en/me").await.status, StatusCode::SEE_OTHER, "the stranger stands outside");
    assert!(person.get("/en/me").await.text().contains("My place"));
}

#[tokio::test]
async fn new_words_are_drawn_without_losing_anything() {
    let mut house = TestHouse::new().await;
    let (name, old, spare) = join(&mut house, "", "mine").await;
    let mut other = house.another_browser();
    other.post("/en/open", &[("whose", "mine"), ("words", &format!("{name} {old}"))]).await;
    let page = house.get("/en/me/card").await;
    assert!(page.text().contains(&name) && !page.text().contains("id=\"card-again\""), "on an own device a running visit is enough");
    let token = page.hidden("_form");
    let drawn = house.post("/en/me/card", &[("_form", &token), ("do", "card")]).await;
    let (_, new, _) = words(&drawn);
    for _ in 0..2 {
        let done = copy(&mut house, &drawn, "/en/me/card", &new, &[("do", "card")]).await;
        assert_eq!(done.location(), "/en/me/card?new=card", "this visit goes on, also with a second click");
    }
    assert!(house.get("/en/me/card?new=card").await.text().contains("Your new card works"));
    assert_eq!(other.get("/en/me").await.status, StatusCode::SEE_OTHER, "other devices open the place again");
    let open = async |words: &str| house.another_browser().post("/en/open", &[("whose", "shared"), ("words", &format!("{name} {words}"))]).await.status;
    assert_eq!([open(&old).await, open(&new).await, open(&spare).await], [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER, StatusCode::SEE_OTHER]);

    // On a shared device the words are asked for first.
    other.post("/en/open", &[("whose", "shared"), ("words", &format!("{name} {new}"))]).await;
    let page = other.get("/en/me/card").await;
    assert!(page.text().contains("id=\"card-again\""));
    let token = page.hidden("_form");
    for (proof, status) in [("", StatusCode::UNPROCESSABLE_ENTITY), (old.as_str(), StatusCode::UNPROCESSABLE_ENTITY), (new.as_str(), StatusCode::OK)] {
        let answer = other.post("/en/me/card", &[("_form", &token), ("do", "spare"), ("card-again", proof)]).await;
        assert_eq!(answer.status, status, "{proof}");
        assert!(!answer.text().contains(&format!("value=\"{old}\"")));
        if status == StatusCode::OK {
            let (_, new_spare, _) = words(&answer);
            assert_eq!(copy(&mut other, &answer, "/en/me/card", &new_spare, &[("do", "spare")]).await.location(), "/en/me/card?new=spare");
        }
    }
    assert_eq!(open(&spare).await, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_easy_card_opens_by_a_button_and_never_by_its_address() {
    let mut house = TestHouse::new().await;
    join(&mut house, "", "mine").await;
    let page = house.get("/en/me/card").await;
    let (token, easy) = (page.hidden("_form"), page.hidden("easy"));
    let drawn = house.post("/en/me/card", &[("_form", &token), ("do", "easy"), ("easy", &easy)]).await;
    let again = house.post("/en/me/card", &[("_form", &token), ("do", "easy"), ("easy", &easy)]).await;
    let picture = |page: &Answer| between(page.text(), "fill=\"#000\"", "</svg>").to_owned();
    assert!(!picture(&drawn).is_empty() && picture(&drawn) == picture(&again), "a second click shows the same picture");
    assert!(house.get("/en/me/card").await.text().contains("You have one since"));

    // What the picture holds. The page has it in no other form.
    let inside = ticket::open(&house.house.secrets, "easy-card", &easy, NOON).unwrap();
    let secret = inside.split_once('\n').unwrap().1;
    assert!(!drawn.text().contains(secret));
    let mut own = house.another_browser();
    assert_eq!(own.get(&format!("/en/c?secret={secret}")).await.status, StatusCode::OK);
    assert!(!own.has_cookies(), "looking opens nothing");
    assert_eq!(own.post("/en/c", &[("secret", secret)]).await.location(), "/en/me");
    assert!(own.get("/en/me").await.text().contains("My place"));
    let mut phone = house.another_browser();
    let shortcut = phone.get("/c").await;
    assert_eq!((shortcut.status, shortcut.location()), (StatusCode::SEE_OTHER, "/en/c"));
    let page = phone.get("/en/c").await;
    assert!(page.text().contains("Type my six words") && page.text().contains("history.replaceState") && !phone.has_cookies());
    let policy = page.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("script-src 'sha256-") && !policy.contains("unsafe") && policy.contains("connect-src 'none'"), "{policy}");
    for secret in ["", "short", &"A".repeat(43)] {
        let no = phone.post("/en/c", &[("secret", secret)]).await;
        assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!phone.has_cookies());
    }
    let token = house.get("/en/me/card").await.hidden("_form");
    house.post("/en/me/card", &[("_form", &token), ("do", "easy-away")]).await;
    assert_eq!(phone.post("/en/c", &[("secret", secret)]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "taken away alone");
    assert!(house.get("/en/me/card").await.text().contains("A picture to scan"));
}
