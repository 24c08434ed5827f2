//! A lost card: what a facilitator's help gives, what it never gives, and how the two places come together again.

use doorstep::{
    account::secrets::Token,
    domain::{
        skills_form::Tried,
        try_it::{TaskForm, Try, TryMoment},
    },
    storage::{
        PatientText, answers, drafts, easy_cards, help_codes, later, learner_sessions,
        learner_sessions::WhoseDevice,
        lost_cards::{self, Standing, TO_SAY_NO},
        notes,
        places::{self, open_with_card, open_with_spare},
        progress, ratings, shared_with_me,
        staff::Staff,
        try_it,
    },
};

use super::{classes::window, *};

const NEW: &str = "fox garden hat ink";
const NEW_SPARE: &str = "jam kite lemon moon";
const LATER: i64 = NOON + MINUTE;

/// What somebody gets who comes with a good code and the name of a card.
async fn recover(world: &World<'_>, sam: &Staff, name: &str, secret: &str, now: i64) -> Option<OwnPlace> {
    let (people, secrets) = (&world.stores.people, &world.secrets);
    let window = match doorstep::storage::classes::mine(people, sam).await.unwrap().into_iter().next() {
        Some(open) => open,
        None => window(world, sam, 9).await,
    };
    let digits = change!(people, change => help_codes::make(&mut change, secrets, sam, &window.id, now)).unwrap();
    let code = help_codes::check(people, secrets, &window.id, &digits, now).await.unwrap().unwrap();
    let new = NewPlace { card_name: name, secret, spare: NEW_SPARE, locale: Locale::English, day: "2026-11-23" };
    let own = lost_cards::recover(people, secrets, &code, new, now).await.unwrap();
    let again = NewPlace { card_name: name, secret: "x y z w", spare: "s t u v", locale: Locale::English, day: "2026-11-23" };
    assert!(lost_cards::recover(people, secrets, &code, again, now).await.unwrap().is_none() || own.is_none(), "a code is good once");
    own
}

async fn note(world: &World<'_>, own: &OwnPlace, at: &str, words: &str, now: i64) {
    let text = PatientText::written_by(own, words.into());
    change!(world.stores.people, change => notes::save(&mut change, own, &module("pm01"), &lesson(at), &text, now));
}

async fn notes_of(world: &World<'_>, own: &OwnPlace) -> Vec<String> {
    let all = notes::all(&world.stores.people, own).await.unwrap();
    all.iter().map(|note| note.text.reveal_to_owner(own).to_owned()).collect()
}

/// Everything that a page could show of this place.
async fn is_bare(world: &World<'_>, own: &OwnPlace) -> bool {
    let people = &world.stores.people;
    notes::all(people, own).await.unwrap().is_empty()
        && ratings::all(people, own).await.unwrap().is_empty()
        && answers::all(people, own).await.unwrap().is_empty()
        && answers::access(people, own).await.unwrap().is_empty()
        && progress::resume(people, own).await.unwrap().is_none()
        && progress::for_lesson(people, own, &module("pm01"), &lesson("start")).await.unwrap().ticks.is_empty()
        && drafts::kept(people, own, "/learn/x").await.unwrap().is_none()
        && easy_cards::made_at(people, own).await.unwrap().is_none()
}

#[tokio::test]
async fn a_new_card_opens_the_course_and_nothing_of_before() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let (own, sam) = (world.somebody().await, world.somebody_on_staff().await);
        note(&world, &own, "start", "call Sue", NOON).await;
        let phone = change!(people, change => learner_sessions::start(&mut change, &own, WhoseDevice::Mine, NOON));
        assert!(learner_sessions::find(people, &phone, LATER).await.unwrap().unwrap().locked_at.is_none());

        assert!(lost_cards::is_card_name(people, "Calm-Forest 0").await.unwrap() && !lost_cards::is_card_name(people, "calm forest 7").await.unwrap());
        assert!(recover(&world, &sam, "calm forest 7", NEW, LATER).await.is_none(), "nobody has that name");
        let new = recover(&world, &sam, "calm forest 0", NEW, LATER).await.unwrap();
        assert!(new.id() != own.id() && is_bare(&world, &new).await);
        assert_eq!(open_with_card(people, secrets, "calm forest 0", NEW).await.unwrap().unwrap().id(), new.id());
        assert!(open_with_spare(people, secrets, "calm forest 0", NEW_SPARE).await.unwrap().is_some());
        assert_eq!(lost_cards::standing(people, &new).await.unwrap(), Standing::HasEarlier { locked_at: LATER, delete_after: None });

        // Every device of before says so, and works on; what it shares pauses.
        let visit = learner_sessions::find(people, &phone, LATER).await.unwrap().unwrap();
        assert_eq!((visit.locked_at, visit.own.id()), (Some(LATER), own.id()));
        assert_eq!(notes_of(&world, &visit.own).await, ["call Sue"]);
        assert_eq!(lost_cards::locked_since(people, own.id()).await.unwrap(), Some(LATER));
        assert_eq!(lost_cards::locked_since(people, new.id()).await.unwrap(), None);

        // Old words open what is theirs, and only that.
        assert!(open_with_card(people, secrets, "calm forest 0", WORDS).await.unwrap().is_none());
        for words in [WORDS, SPARE] {
            assert_eq!(lost_cards::open_earlier(people, secrets, "calm forest 0", words).await.unwrap().unwrap().id(), own.id());
        }
        assert!(lost_cards::open_earlier(people, secrets, "calm forest 0", NEW).await.unwrap().is_none());
        assert!(lost_cards::open_earlier(people, secrets, "calm forest 9", WORDS).await.unwrap().is_none());
        assert!(world.ground.texts("people", "SELECT card_name FROM place").await.contains(&"calm-forest-0".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn with_an_old_card_both_come_together() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let (own, sam, stranger) = (world.somebody().await, world.somebody_on_staff().await, world.somebody().await);
        let skill = SkillId::parse("sk-s03").unwrap();
        let rated = |n| ratings::SelfRating::Rated(ratings::Sureness::new(n).unwrap());
        let (home, before) = (ratings::Moment::Home, ratings::Moment::Before(module("pm01")));
        let (after, weeks_later) = (ratings::Moment::After(module("pm01")), ratings::Moment::Later(module("pm01")));
        let rate = async |own: &OwnPlace, moment: &ratings::Moment, n, now| {
            change!(people, change => ratings::save(&mut change, own, moment, &skill, rated(n), VERSIONS, now));
        };
        let (course, here) = (course(), module("pm01"));
        let open = async |own: &OwnPlace, slug: &str, now| {
            let slug = lesson(slug);
            let at = progress::LessonRef { course: &course, module: &here, lesson: &slug };
            change!(people, change => progress::open_lesson(&mut change, own, at, &revision("00ff"), now));
        };
        note(&world, &own, "start", "call Sue", NOON).await;
        note(&world, &own, "end", "only before", NOON).await;
        rate(&own, &home, 1, NOON).await;
        rate(&own, &before, 0, NOON).await;
        rate(&own, &after, 1, NOON).await;
        rate(&own, &weeks_later, 1, NOON).await;
        open(&own, "start", NOON).await;
        let tried = async |own: &OwnPlace, moment, outcome, at| {
            let one = Try { skill: skill.clone(), form: TaskForm::A, moment, outcome, at };
            change!(people, change => try_it::save(&mut change, own, &one, &revision("00ff")));
            one
        };
        let first_try = tried(&own, TryMoment::Before, Tried::WithHint, NOON).await;
        tried(&own, TryMoment::After, Tried::NotDone, NOON).await;

        let new = recover(&world, &sam, "calm forest 0", NEW, LATER).await.unwrap();
        note(&world, &new, "start", "she called back", LATER + 1).await;
        note(&world, &new, "middle", "only after", LATER + 1).await;
        rate(&new, &home, 3, LATER + 1).await;
        rate(&new, &before, 4, LATER + 1).await;
        rate(&new, &weeks_later, 3, LATER + 1).await;
        change!(people, change => later::decline(&mut change, &new, &module("pm01")));
        open(&new, "next", LATER + 1).await;
        tried(&new, TryMoment::Before, Tried::Alone, LATER + 1).await;
        let later_try = tried(&new, TryMoment::After, Tried::Alone, LATER + 1).await;
        let visit = change!(people, change => learner_sessions::start(&mut change, &new, WhoseDevice::Mine, LATER));

        assert!(lost_cards::earlier(people, secrets, &new, "not the right words").await.unwrap().is_none());
        let found = lost_cards::earlier(people, secrets, &new, WORDS).await.unwrap().unwrap();
        assert!(!lost_cards::bring_together(people, secrets, &stranger, &new, None, LATER).await.unwrap(), "two that do not belong together");
        assert!(lost_cards::bring_together(people, secrets, &found, &new, Some(&visit), LATER).await.unwrap());
        assert!(!lost_cards::bring_together(people, secrets, &found, &new, Some(&visit), LATER).await.unwrap(), "a second click");

        let visit = learner_sessions::find(people, &visit, LATER + 2).await.unwrap().unwrap();
        assert_eq!((visit.own.id(), visit.locked_at), (own.id(), None));
        let mut words = notes_of(&world, &visit.own).await;
        words.sort();
        assert_eq!(words, ["call Sue\n\nshe called back", "only after", "only before"]);
        let all = ratings::all(people, &visit.own).await.unwrap();
        let of = |moment: &ratings::Moment| all.iter().find(|r| r.moment == *moment).unwrap().answer;
        assert_eq!((of(&home), of(&before), of(&weeks_later)), (rated(3), rated(0), rated(3)), "the newer answer, and the first “before”");
        let ended = later::ended(people, &visit.own).await.unwrap();
        assert_eq!(ended.iter().map(|one| (one.at, one.looked, one.declined)).collect::<Vec<_>>(), [(NOON, true, true)], "a no comes along");
        assert_eq!(try_it::all(people, &visit.own).await.unwrap(), [first_try, later_try], "the first “before”, and what was done rather than a not now");
        assert_eq!(progress::resume(people, &visit.own).await.unwrap().unwrap().lesson, lesson("next"));
        assert_eq!(lost_cards::standing(people, &visit.own).await.unwrap(), Standing::Alone);
        assert!(open_with_card(people, secrets, "calm forest 0", WORDS).await.unwrap().is_some());
        assert!(open_with_card(people, secrets, "calm forest 0", NEW).await.unwrap().is_none(), "the new card has done its work");
        let places = world.ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM place").await;
        assert_eq!(places, 2, "one of each person");
    })
    .await;
}

#[tokio::test]
async fn whoever_holds_the_old_card_takes_a_strange_one_away() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let (own, sam) = (world.somebody().await, world.somebody_on_staff().await);
        note(&world, &own, "start", "call Sue", NOON).await;
        let first = recover(&world, &sam, "calm forest 0", NEW, LATER).await.unwrap();
        let second = recover(&world, &sam, "calm forest 0", "one more card here", LATER + 1).await.unwrap();
        let theirs = change!(people, change => learner_sessions::start(&mut change, &second, WhoseDevice::Mine, LATER));
        assert_eq!(lost_cards::open_earlier(people, secrets, "calm forest 0", WORDS).await.unwrap().unwrap().id(), own.id(), "the first one always opens");
        assert_eq!(lost_cards::earlier(people, secrets, &second, NEW).await.unwrap().unwrap().id(), first.id());

        // The new card can ask for deletion, but not at once, and the old one says no.
        change!(people, change => lost_cards::delete_later(&mut change, &second, LATER));
        assert_eq!(change!(people, change => lost_cards::sweep(&mut change, &world.secrets, LATER + TO_SAY_NO - 1)).len(), 0);
        change!(people, change => lost_cards::keep(&mut change, &own));
        assert_eq!(lost_cards::standing(people, &own).await.unwrap(), Standing::Locked { locked_at: LATER, delete_after: None });

        assert!(places::is_word_of(people, secrets, &own, SPARE).await.unwrap() && !places::is_word_of(people, secrets, &own, NEW).await.unwrap());
        change!(people, change => lost_cards::take_new_card_away(&mut change, &world.secrets, &own, LATER));
        assert!(learner_sessions::find(people, &theirs, LATER).await.unwrap().is_none(), "who tricked is out");
        assert_eq!(open_with_card(people, secrets, "calm forest 0", WORDS).await.unwrap().unwrap().id(), own.id());
        assert_eq!(notes_of(&world, &own).await, ["call Sue"]);
        change!(people, change => lost_cards::take_new_card_away(&mut change, &world.secrets, &own, LATER));
        assert!(open_with_card(people, secrets, "calm forest 0", WORDS).await.unwrap().is_some(), "a second click takes nothing more");
    })
    .await;
}

/// What was shared from the earlier place pauses while it is locked, and goes on when its person is back.
#[tokio::test]
async fn shares_pause_while_a_place_is_locked() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let (own, sam) = (world.somebody().await, world.somebody_on_staff().await);
        sharing::fill_a_little(&world, &own).await;
        let reader = sharing::a_reader(&world, "amber otter").await;
        let id = sharing::share(&world, &own, "amber otter", &[sharing::map()], 30).await.unwrap();
        assert!(sharing::open(&world, &reader, &id, LATER).await.is_some());
        let listed = async || shared_with_me::all(people, secrets, &reader, LATER + 2).await.unwrap().len();
        assert_eq!(listed().await, 1);
        let name = places::card_name(people, &own).await.unwrap();
        recover(&world, &sam, &name, NEW, LATER + 1).await.unwrap();
        assert!(sharing::open(&world, &reader, &id, LATER + 2).await.is_none());
        assert_eq!(listed().await, 0);
        change!(people, change => lost_cards::take_new_card_away(&mut change, &world.secrets, &own, LATER));
        assert!(sharing::open(&world, &reader, &id, LATER + 2).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn earlier_answers_are_deleted_a_month_after_one_said_so() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let (own, sam) = (world.somebody().await, world.somebody_on_staff().await);
        note(&world, &own, "start", "call Sue", NOON).await;
        let new = recover(&world, &sam, "calm forest 0", NEW, LATER).await.unwrap();
        for minute in 0..3 {
            change!(people, change => lost_cards::delete_later(&mut change, &new, LATER + minute));
        }
        let until = LATER + TO_SAY_NO;
        assert_eq!(lost_cards::standing(people, &new).await.unwrap(), Standing::HasEarlier { locked_at: LATER, delete_after: Some(until) });
        assert_eq!(change!(people, change => lost_cards::sweep(&mut change, &world.secrets, until)).len(), 1);
        assert!(lost_cards::open_earlier(people, secrets, "calm forest 0", WORDS).await.unwrap().is_none());
        assert_eq!(lost_cards::standing(people, &new).await.unwrap(), Standing::Alone);
        assert!(open_with_card(people, secrets, "calm forest 0", NEW).await.unwrap().is_some());
    })
    .await;
}

/// Whoever holds only the new card cannot take the earlier place with them.
#[tokio::test]
async fn deleting_the_new_place_leaves_the_earlier_one_its_name() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let (own, sam) = (world.somebody().await, world.somebody_on_staff().await);
        note(&world, &own, "start", "call Sue", NOON).await;
        let new = recover(&world, &sam, "calm forest 0", NEW, LATER).await.unwrap();
        change!(people, change => lost_cards::delete_later(&mut change, &new, LATER));
        change!(people, change => places::delete_everything(&mut change, &world.secrets, &new, LATER));
        assert_eq!(open_with_card(people, secrets, "calm forest 0", WORDS).await.unwrap().unwrap().id(), own.id());
        assert_eq!(lost_cards::locked_since(people, own.id()).await.unwrap(), None);
        assert_eq!(change!(people, change => lost_cards::sweep(&mut change, &world.secrets, LATER + TO_SAY_NO)).len(), 1, "what was asked for stays asked for");

        // And the other way round: who deletes the earlier place leaves the new one.
        let own = world.somebody().await;
        let new = recover(&world, &sam, "calm forest 2", NEW, LATER).await.unwrap();
        change!(people, change => places::delete_everything(&mut change, &world.secrets, &own, LATER));
        assert!(open_with_card(people, secrets, "calm forest 2", NEW).await.unwrap().is_some_and(|p| p.id() == new.id()));
    })
    .await;
}

/// R-ID-24: a member of staff with every right walks every way to a new card, for everybody.
async fn hostile(many: usize) {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let sam = world.somebody_on_staff().await;
        let (mut read, mut told, mut kept) = (0, 0, 0);
        for _ in 0..many {
            let own = world.somebody().await;
            let name = places::card_name(people, &own).await.unwrap();
            super::places::fill(&world, &own).await;
            let phone = change!(people, change => learner_sessions::start(&mut change, &own, WhoseDevice::Mine, NOON));
            let bot = recover(&world, &sam, &name, NEW, LATER).await.unwrap();
            // Whatever it can hold: the new place and its words, a made-up easy card.
            read += usize::from(!is_bare(&world, &bot).await);
            for words in [NEW, NEW_SPARE] {
                read += usize::from(lost_cards::earlier(people, secrets, &bot, words).await.unwrap().is_some());
            }
            read += usize::from(lost_cards::open_earlier(people, secrets, &name, NEW_SPARE).await.unwrap().is_some());
            read += usize::from(easy_cards::open(people, &Token::fresh()).await.unwrap().is_some());
            let visit = learner_sessions::find(people, &phone, LATER).await.unwrap().unwrap();
            told += usize::from(visit.locked_at == Some(LATER));
            // And what it can do: ask for deletion, delete its own place.
            change!(people, change => lost_cards::delete_later(&mut change, &bot, LATER));
            change!(people, change => lost_cards::sweep(&mut change, &world.secrets, LATER + TO_SAY_NO - 1));
            change!(people, change => places::delete_everything(&mut change, &world.secrets, &bot, LATER));
            kept += usize::from(notes_of(&world, &visit.own).await == ["secret words of mine"]);
        }
        let words = format!("{many} people, {read} private things read, {told} told, {kept} kept everything");
        crate::proof::tell(&format!("a hostile facilitator on {}", world.ground.name), &words);
        assert_eq!((read, told, kept), (0, many, many));
    })
    .await;
}

#[tokio::test]
async fn a_hostile_facilitator_reads_nothing_and_everybody_is_told() {
    hostile(10).await;
}

#[tokio::test]
#[ignore = "the long form: about three minutes"]
async fn a_hostile_facilitator_reads_nothing_of_a_hundred_people() {
    hostile(100).await;
}
