//! Joining, opening with either card, redrawing, deleting.

use doorstep::{
    account::secrets::Token,
    domain::{
        course::Device,
        locale::Locale,
        quarter::Quarter,
        sharing::{Item, Purpose, Until},
        skills_form::Tried,
        try_it::{TaskForm, Try, TryMoment},
    },
    storage::{
        PatientText, StorageError, answers, drafts, easy_cards, later, learner_sessions, notes, passkeys,
        places::*,
        progress, ratings, share_codes,
        shares::{self, Giving},
        sign_ins, site_totals, submissions, try_it,
    },
};

use super::*;

#[tokio::test]
async fn a_card_opens_its_place_however_it_is_typed() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let own = world.somebody().await;
        for (name, words) in [("calm forest 0", WORDS), ("CALM-Forest 0", "  Lamp, river - STONE apple")] {
            let opened = open_with_card(people, &world.secrets, name, words).await.unwrap().unwrap();
            assert_eq!(opened.id(), own.id());
        }
        assert_eq!(open_with_spare(people, &world.secrets, "calm forest 0", SPARE).await.unwrap().unwrap().id(), own.id());
        for (name, words) in [("calm forest 0", SPARE), ("calm forest 9", WORDS), ("calm forest 0", ""), ("", "")] {
            assert!(open_with_card(people, &world.secrets, name, words).await.unwrap().is_none(), "{name} {words}");
        }
        assert!(open_with_spare(people, &world.secrets, "calm forest 0", WORDS).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_card_name_is_given_once() {
    on_each_database(async |world| {
        world.somebody().await;
        let again = |name| NewPlace { card_name: name, secret: "a b c d", spare: "e f g h", locale: Locale::French, day: "2026-11-22" };
        let people = &world.stores.people;
        assert!(join(people, &world.secrets, again("Calm  FOREST-0")).await.unwrap().is_none());

        let (one, other) = tokio::join!(join(people, &world.secrets, again("same name")), join(people, &world.secrets, again("same name")));
        assert_eq!([one.unwrap(), other.unwrap()].iter().flatten().count(), 1, "of two at once one gets it");
    })
    .await;
}

#[tokio::test]
async fn a_redrawn_card_keeps_everything_and_ends_the_old_one() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let own = world.somebody().await;
        let text = PatientText::written_by(&own, "call Sue".into());
        change!(people, change => notes::save(&mut change, &own, &module("pm01"), &lesson("start"), &text, NOON));
        let visit = change!(people, change => learner_sessions::start(&mut change, &own, learner_sessions::WhoseDevice::Mine, NOON));

        let lost = open_with_spare(people, secrets, "calm forest 0", SPARE).await.unwrap().unwrap();
        redraw(people, secrets, &lost, "new words on card").await.unwrap();
        assert!(open_with_card(people, secrets, "calm forest 0", WORDS).await.unwrap().is_none());
        assert!(learner_sessions::find(people, &visit, NOON).await.unwrap().is_none());
        let opened = open_with_card(people, secrets, "calm forest 0", "new words on card").await.unwrap().unwrap();
        assert_eq!(notes::all(people, &opened).await.unwrap()[0].text.reveal_to_owner(&opened), "call Sue");

        redraw_spare(people, secrets, &opened, "another spare card here").await.unwrap();
        assert!(open_with_spare(people, secrets, "calm forest 0", SPARE).await.unwrap().is_none());
        assert!(open_with_spare(people, secrets, "calm forest 0", "another spare card here").await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn settings_stay_with_the_place() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let own = world.somebody().await;
        assert_eq!((own.locale(), own.device()), (Locale::English, None));
        change!(people, change => set_device(&mut change, &own, Some(Device::Android)));
        change!(people, change => set_locale(&mut change, &own, Locale::French));
        let again = open_with_card(people, &world.secrets, "calm forest 0", WORDS).await.unwrap().unwrap();
        assert_eq!((again.locale(), again.device()), (Locale::French, Some(Device::Android)));
        change!(people, change => set_device(&mut change, &own, None));
        let again = open_with_card(people, &world.secrets, "calm forest 0", WORDS).await.unwrap().unwrap();
        assert_eq!(again.device(), None);
    })
    .await;
}

/// Fills every learner table, so that a table added later without a way to empty it shows up here.
pub async fn fill(world: &World<'_>, own: &OwnPlace) {
    let people = &world.stores.people;
    let (course, module, lesson, revision) = (course(), module("pm01"), lesson("start"), revision("00ff"));
    let at = progress::LessonRef { course: &course, module: &module, lesson: &lesson };
    let text = PatientText::written_by(own, "secret words of mine".into());
    let question = QuestionId::parse("pm01-q1").unwrap();
    let skill = SkillId::parse("sk-s03").unwrap();
    let rated = ratings::SelfRating::Rated(ratings::Sureness::new(3).unwrap());
    let key = submissions::FormKey::fresh();
    let mut change = people.change().await.unwrap();
    learner_sessions::start(&mut change, own, learner_sessions::WhoseDevice::Mine, NOON).await.unwrap();
    ratings::save(&mut change, own, &ratings::Moment::Home, &skill, rated, VERSIONS, NOON).await.unwrap();
    ratings::save(&mut change, own, &ratings::Moment::Later(module.clone()), &skill, rated, VERSIONS, NOON).await.unwrap();
    later::decline(&mut change, own, &module).await.unwrap();
    answers::save_access(&mut change, own, &question, answers::Access::Yes, NOON).await.unwrap();
    answers::save(&mut change, own, &question, &revision, &[1], NOON).await.unwrap();
    progress::open_lesson(&mut change, own, at, &revision, NOON).await.unwrap();
    progress::tick(&mut change, own, &module, &lesson, &progress::Tick { task: 0, revision, ticked: true }, NOON).await.unwrap();
    let tried = Try { skill: skill.clone(), form: TaskForm::A, moment: TryMoment::Before, outcome: Tried::Alone, at: NOON };
    try_it::save(&mut change, own, &tried, &super::revision("00ff")).await.unwrap();
    notes::save(&mut change, own, &module, &lesson, &text, NOON).await.unwrap();
    drafts::keep(&mut change, own, "/learn/x", &text, NOON).await.unwrap();
    assert_eq!(submissions::begin(&mut change, own, &key, NOON).await.unwrap(), submissions::Submission::First);
    sign_ins::note(&mut change, own, "2026-11-22", sign_ins::Kind::Phone).await.unwrap();
    let secret = passkeys::PasskeySecret::parse(&"A".repeat(43)).unwrap();
    let new = passkeys::NewPasskey { credential: own.id().as_str(), verifier: "{}", secret: &secret, label: &text, day: "2026-11-22" };
    assert!(passkeys::add(&mut change, own, new).await.unwrap());
    easy_cards::keep(&mut change, own, &Token::fresh(), NOON).await.unwrap();
    site_totals::say_yes(&mut change, own, |_| Quarter::of_month(2026, 9), NOON).await.unwrap();
    change.commit().await.unwrap();
    // By hand: a rating before and one after would be two rows of another table.
    let counted = format!(
        "INSERT INTO counted_skill (organisation_id, place_id, module_id, skill_id, before_value, after_value, framework_version, instrument_version, \
         class_id, quarter) VALUES ('home', '{}', 'pm01', 'sk-s03', 1, 3, '1', '1', 'a class', '2026-3')",
        own.id().as_str()
    );
    world.ground.execute("people", &counted).await;
    let before = format!("INSERT INTO counted_before (organisation_id, place_id, module_id) VALUES ('home', '{}', 'pm02')", own.id().as_str());
    world.ground.execute("people", &before).await;
    fill_share(world, own).await;
    let lost = format!(
        "INSERT INTO lost_card (organisation_id, place_id, now_place_id, locked_at, delete_after) VALUES ('home', '{}', NULL, 1, NULL)",
        own.id().as_str()
    );
    world.ground.execute("people", &lost).await;
}

/// A share of that note, and its end: one row in each table that stands between a place and a member of staff.
async fn fill_share(world: &World<'_>, own: &OwnPlace) {
    let (people, secrets) = (&world.stores.people, &world.secrets);
    let reader = world.somebody_on_staff().await;
    let code = format!("code of {}", reader.id().as_str());
    assert!(change!(people, change => share_codes::set(&mut change, &reader, &code, NOON)));
    let reader = share_codes::find(people, &code).await.unwrap().unwrap();
    let until = Until { ends_at: NOON + 1, last_day: "2026-11-22".into(), zone: "UTC".into() };
    let (label, items) = (PatientText::written_by(own, "Robin".into()), [Item::Note(module("pm01"), lesson("start"))]);
    let giving = Giving { reader: &reader, items: &items, purpose: Purpose::Talk, label: &label, until: &until, words_version: "1", locale: Locale::English };
    let id = change!(people, change => shares::give(&mut change, secrets, own, &giving, NOON)).unwrap();
    // Its end by hand: withdrawing would take the key away, too.
    let end = format!(
        "INSERT INTO share_end (organisation_id, share_id, place_id, ended_at, why) VALUES ('home', '{}', '{}', 1, 'withdrawn')",
        id.as_str(),
        own.id().as_str()
    );
    world.ground.execute("people", &end).await;
}

#[tokio::test]
async fn deleting_leaves_no_row_and_hurts_nobody_else() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (leaving, staying) = (world.somebody().await, world.somebody().await);
        fill(&world, &leaving).await;
        fill(&world, &staying).await;
        let id = leaving.id().as_str().to_owned();
        let counts = async |id: &str| {
            let mut counts = Vec::new();
            for table in schema::learner_tables().into_iter().chain(schema::BETWEEN_TABLES) {
                let column = if table == "place" { "id" } else { "place_id" };
                let query = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table} WHERE {column} = '{id}'");
                counts.push((table, world.ground.number("people", &query).await));
            }
            counts
        };
        assert!(counts(&id).await.iter().all(|(_, count)| *count == 1), "{:?}", counts(&id).await);
        change!(people, change => delete_everything(&mut change, &world.secrets, &leaving, 0));
        assert!(counts(&id).await.iter().all(|(_, count)| *count == 0), "{:?}", counts(&id).await);
        assert!(counts(staying.id().as_str()).await.iter().all(|(_, count)| *count == 1));
    })
    .await;
}

#[tokio::test]
async fn writing_into_a_deleted_place_says_that_it_is_gone() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let own = world.somebody().await;
        let still_open = open_with_card(people, &world.secrets, "calm forest 0", WORDS).await.unwrap().unwrap();
        change!(people, change => delete_everything(&mut change, &world.secrets, &own, 0));
        let mut change = people.change().await.unwrap();
        let refused = answers::save(&mut change, &still_open, &QuestionId::parse("q").unwrap(), &revision("1"), &[0], NOON).await;
        // SQLite tells at the statement, PostgreSQL too: neither waits for the commit.
        assert!(matches!(&refused, Err(error @ StorageError::Gone) if error.is_gone()), "{refused:?}");
        drop(change);
        assert!(progress::for_lesson(people, &still_open, &module("pm01"), &lesson("start")).await.is_err());
    })
    .await;
}
