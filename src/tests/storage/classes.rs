//! Class windows, six digits for a new card, and easy cards.

use doorstep::{
    account::secrets::Token,
    domain::class_code::ClassCode,
    storage::{
        classes::{self, ClassWindow, LONGEST, OPEN_FOR},
        easy_cards, help_codes, learner_sessions,
        places::{open_with_card, redraw, redraw_spare_here},
        staff::Staff,
    },
};

use super::*;

fn code(n: usize) -> ClassCode {
    ClassCode::from_numbers([n, 1, 2, 3, 4, 5, 6, 7])
}

/// A window of this person, open since noon.
pub async fn window(world: &World<'_>, sam: &Staff, n: usize) -> ClassWindow {
    let people = &world.stores.people;
    let id = change!(people, change => classes::open(&mut change, sam, &code(n), NOON)).unwrap();
    classes::one_of_mine(people, sam, id.as_str()).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_code_is_good_while_its_window_is_open() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let mine = window(&world, &sam, 0).await;
        assert!(change!(people, change => classes::open(&mut change, &kim, &code(0), NOON)).is_none(), "one code, one class");
        let good = async |now| classes::by_code(people, &code(0), now).await.unwrap().is_some();
        assert!(good(NOON + OPEN_FOR - 1).await && !good(NOON + OPEN_FOR).await);
        assert!(classes::by_code(people, &code(1), NOON).await.unwrap().is_none());

        // A colleague's hand does nothing.
        assert!(classes::one_of_mine(people, &kim, mine.id.as_str()).await.unwrap().is_none());
        assert!(classes::mine(people, &kim).await.unwrap().is_empty());
        change!(people, change => classes::close(&mut change, &kim, &mine.id, NOON));
        change!(people, change => classes::extend(&mut change, &kim, &mine.id, NOON + OPEN_FOR - 1));
        assert!(good(NOON + OPEN_FOR - 1).await && !good(NOON + OPEN_FOR).await);

        change!(people, change => classes::extend(&mut change, &sam, &mine.id, NOON + OPEN_FOR - 1));
        assert!(good(NOON + 2 * OPEN_FOR - 2).await && !good(NOON + 2 * OPEN_FOR - 1).await);
        for minute in (40..400).step_by(20) {
            change!(people, change => classes::extend(&mut change, &sam, &mine.id, NOON + minute * MINUTE));
        }
        assert!(good(NOON + LONGEST - 1).await && !good(NOON + LONGEST).await, "never longer than that");
        change!(people, change => classes::close(&mut change, &sam, &mine.id, NOON + LONGEST - 5));
        change!(people, change => classes::extend(&mut change, &sam, &mine.id, NOON + LONGEST - 4));
        assert!(!good(NOON + LONGEST - 4).await, "closed stays closed");
    })
    .await;
}

#[tokio::test]
async fn who_joined_is_counted_and_not_named() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let sam = world.somebody_on_staff().await;
        let mine = window(&world, &sam, 0).await;
        let class = classes::by_code(people, &code(0), NOON).await.unwrap().unwrap();
        let (one, two) = (world.somebody().await, world.somebody().await);
        for own in [&one, &one, &two, &one] {
            change!(people, change => classes::arrive(&mut change, own, &class));
        }
        assert_eq!(classes::one_of_mine(people, &sam, mine.id.as_str()).await.unwrap().unwrap().joined, 2, "a second click counts once");
        let third = world.somebody().await;
        let late = classes::begun(people, mine.id.as_str()).await.unwrap().unwrap();
        change!(people, change => classes::arrive(&mut change, &third, &late));

        // A day after it closed nothing says any more whose class it was; the places keep a value that leads nowhere.
        assert_eq!(change!(people, change => classes::sweep(&mut change, NOON + OPEN_FOR + 24 * 60 * MINUTE - 1)), 0);
        let class_ids = world.ground.texts("people", "SELECT class_id FROM place WHERE class_id IS NOT NULL").await;
        assert_eq!(class_ids.len(), 3);
        assert!(class_ids.iter().all(|id| *id != mine.id.as_str()));
        assert_eq!(change!(people, change => classes::sweep(&mut change, NOON + OPEN_FOR + 24 * 60 * MINUTE)), 1);
        assert_eq!(world.ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM class_window").await, 0);
    })
    .await;
}

#[tokio::test]
async fn six_digits_last_ten_minutes_and_five_tries() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let (sam, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let mine = window(&world, &sam, 0).await;
        let other = window(&world, &kim, 1).await;
        let make = async |staff, window: &ClassWindow, now| change!(people, change => help_codes::make(&mut change, secrets, staff, &window.id, now));
        let fits = async |window: &ClassWindow, digits: &str, now| help_codes::check(people, secrets, &window.id, digits, now).await.unwrap().is_some();
        assert!(make(&kim, &mine, NOON).await.is_none(), "a colleague's class");
        assert!(make(&sam, &mine, NOON + OPEN_FOR).await.is_none(), "a closed window");
        let digits = make(&sam, &mine, NOON).await.unwrap();
        assert_eq!(doorstep::domain::class_code::six_digits(&digits).as_deref(), Some(digits.as_str()));
        assert!(fits(&mine, &digits, NOON + 10 * MINUTE - 1).await && !fits(&mine, &digits, NOON + 10 * MINUTE).await);
        assert!(!fits(&other, &digits, NOON).await, "of another class");

        let wrong = format!("{:06}", (digits.parse::<u32>().unwrap() + 1) % 1_000_000);
        for _ in 0..4 {
            assert!(!fits(&mine, &wrong, NOON).await);
        }
        assert!(fits(&mine, &digits, NOON).await, "the fifth try");
        assert!(!fits(&mine, &wrong, NOON).await);
        assert!(!fits(&mine, &digits, NOON).await, "after five wrong ones");
        assert!(!world.ground.texts("people", "SELECT code_hash FROM help_code").await.iter().any(|hash| hash.contains(&digits)));
    })
    .await;
}

#[tokio::test]
async fn a_crowd_of_tries_at_once_is_still_five() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let sam = world.somebody_on_staff().await;
        let mine = window(&world, &sam, 0).await;
        let digits = change!(people, change => help_codes::make(&mut change, secrets, &sam, &mine.id, NOON)).unwrap();
        let tries = (1..40).map(|n| {
            let wrong = format!("{:06}", (digits.parse::<u32>().unwrap() + n) % 1_000_000);
            let (people, secrets, window) = (people.clone(), secrets.clone(), mine.id.clone());
            tokio::spawn(async move { help_codes::check(&people, &secrets, &window, &wrong, NOON).await })
        });
        for one in tries.collect::<Vec<_>>() {
            // Some wait too long for a connection; none fits.
            assert!(!matches!(one.await.unwrap(), Ok(Some(_))));
        }
        assert_eq!(world.ground.number("people", "SELECT tries_left FROM help_code").await, -1);
        assert!(help_codes::check(people, secrets, &mine.id, &digits, NOON).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn an_easy_card_opens_until_it_is_taken_away_or_the_card_drawn_anew() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let own = world.somebody().await;
        let (first, second) = (Token::fresh(), Token::fresh());
        let opens = async |token| easy_cards::open(people, token).await.unwrap().is_some();
        assert!(!opens(&first).await && easy_cards::made_at(people, &own).await.unwrap().is_none());
        change!(people, change => easy_cards::keep(&mut change, &own, &first, NOON));
        assert_eq!(easy_cards::open(people, &first).await.unwrap().unwrap().id(), own.id());
        assert_eq!(easy_cards::made_at(people, &own).await.unwrap(), Some(NOON));
        change!(people, change => easy_cards::keep(&mut change, &own, &second, NOON + 1));
        assert!(!opens(&first).await && opens(&second).await, "one at a time");

        change!(people, change => easy_cards::take_away(&mut change, &own));
        assert!(!opens(&second).await);
        assert!(open_with_card(people, secrets, "calm forest 0", WORDS).await.unwrap().is_some(), "the card stays");

        change!(people, change => easy_cards::keep(&mut change, &own, &second, NOON));
        let visit = change!(people, change => learner_sessions::start(&mut change, &own, learner_sessions::WhoseDevice::Mine, NOON));
        let form_secret = learner_sessions::find(people, &visit, NOON).await.unwrap().unwrap().form_secret;
        let other = change!(people, change => learner_sessions::start(&mut change, &own, learner_sessions::WhoseDevice::Mine, NOON));
        redraw_spare_here(people, secrets, &own, "four other spare words", &form_secret).await.unwrap();
        assert!(opens(&second).await, "the spare card is another thing");
        assert!(learner_sessions::find(people, &visit, NOON).await.unwrap().is_some(), "who draws goes on");
        assert!(learner_sessions::find(people, &other, NOON).await.unwrap().is_none());
        redraw(people, secrets, &own, "new words on card").await.unwrap();
        assert!(!opens(&second).await);
    })
    .await;
}

#[tokio::test]
async fn the_database_alone_opens_no_easy_card() {
    on_each_database(async |world| {
        let own = world.somebody().await;
        let token = Token::fresh();
        change!(world.stores.people, change => easy_cards::keep(&mut change, &own, &token, NOON));
        for column in ["token_hash", "sealed_key"] {
            let stored = world.ground.texts("people", &format!("SELECT {column} FROM easy_card")).await.remove(0);
            assert!(!stored.contains(&token.reveal()));
            if let Some(guess) = Token::parse(&stored) {
                assert!(easy_cards::open(&world.stores.people, &guess).await.unwrap().is_none());
            }
        }
    })
    .await;
}
