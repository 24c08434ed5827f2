//! A yes to being counted: what it copies, what taking it back leaves, and that a quarter is told once.

use doorstep::{
    domain::quarter::Quarter,
    storage::{age, ratings::*, site_totals::*},
};

use super::*;

const HERE: fn(i64) -> Quarter = |at| if at < NOON { Quarter::of_month(2026, 6) } else { Quarter::of_month(2026, 9) };

/// Places with two skills of a module rated before and after, by hand: `many` of them, each third one in a class of its own. Everybody rises by one
/// step, but every fourth, who stays, and every seventh, who falls.
pub async fn let_be_counted(ground: &Ground, prefix: &str, many: usize, module: &str, quarter: &str) {
    let mut statements = Vec::new();
    for n in 0..many {
        let (id, after) = (
            format!("{prefix}-{n}"),
            if n % 7 == 6 {
                0
            } else if n % 4 == 3 {
                1
            } else {
                2 + n % 3
            },
        );
        statements.push(format!(
            "INSERT INTO place (organisation_id, id, card_name, secret_hash, spare_hash, key_by_card, key_by_spare, salt_by_card, salt_by_spare, locale, \
             joined_day) VALUES ('home', '{id}', 'card {id}', '', '', '', '', '', '', 'en', '2026-05-01')"
        ));
        for skill in ["sk-s01", "sk-s02", "sk-s03", "sk-s04"] {
            statements.push(format!(
                "INSERT INTO counted_skill (organisation_id, place_id, module_id, skill_id, before_value, after_value, framework_version, \
                 instrument_version, class_id, quarter) VALUES ('home', '{id}', '{module}', '{skill}', 1, {after}, '1', '1', 'class {}', '{quarter}')",
                n % 3
            ));
        }
    }
    ground.execute("people", &statements.join("; ")).await;
}

/// (module, skill, before, after, quarter) of all rows.
async fn copied(world: &World<'_>) -> Vec<String> {
    world
        .ground
        .texts("people", "SELECT module_id || ' ' || skill_id || ' ' || before_value || ' ' || after_value || ' ' || quarter FROM counted_skill ORDER BY 1")
        .await
}

#[tokio::test]
async fn a_yes_copies_what_was_rated_both_times_and_follows() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        let rated = |n| SelfRating::Rated(Sureness::new(n).unwrap());
        let rate = async |own: &OwnPlace, moment: Moment, skill: &str, answer, at| {
            let mut change = people.change().await.unwrap();
            save(&mut change, own, &moment, &SkillId::parse(skill).unwrap(), answer, VERSIONS, at).await.unwrap();
            follow(&mut change, own, HERE, at).await.unwrap();
            change.commit().await.unwrap();
        };
        let (before, after) = (|id: &str| Moment::Before(module(id)), |id: &str| Moment::After(module(id)));
        for (id, skill, one, two, at) in [
            ("pm01", "sk-s01", rated(1), rated(3), NOON - 9),
            ("pm01", "sk-s02", rated(1), SelfRating::NotWanted, NOON - 8),
            ("pm02", "sk-s03", SelfRating::Skipped, rated(4), NOON - 7),
        ] {
            rate(&own, before(id), skill, one, at).await;
            rate(&own, after(id), skill, two, at).await;
            rate(&other, before(id), skill, one, at).await;
            rate(&other, after(id), skill, two, at).await;
        }
        assert_eq!((said_yes(people, &own).await.unwrap(), copied(&world).await.len()), (None, 0), "nothing without a yes");
        for _click in 0..2 {
            change!(people, change => say_yes(&mut change, &own, HERE, NOON));
        }
        assert_eq!(said_yes(people, &own).await.unwrap(), Some(NOON));
        assert_eq!(copied(&world).await, ["pm01 sk-s01 1 3 2026-2"], "both rated, and theirs alone");
        assert_eq!(mine(people, &own).await.unwrap(), [(module("pm01"), Quarter::of_month(2026, 6))]);
        assert!(mine(people, &other).await.unwrap().is_empty() && said_yes(people, &other).await.unwrap().is_none());

        // Of a quarter that is over nothing is replaced; what is new goes into this one, and can still change.
        rate(&own, after("pm01"), "sk-s01", rated(0), NOON + 1).await;
        rate(&own, before("pm02"), "sk-s03", rated(2), NOON + 2).await;
        rate(&own, after("pm02"), "sk-s03", rated(3), NOON + 3).await;
        rate(&own, after("pm02"), "sk-s03", rated(1), NOON + 4).await;
        assert_eq!(copied(&world).await, ["pm01 sk-s01 1 3 2026-2", "pm02 sk-s03 2 1 2026-3"]);
        rate(&own, after("pm02"), "sk-s03", SelfRating::NotWanted, NOON + 5).await;
        assert_eq!(copied(&world).await, ["pm01 sk-s01 1 3 2026-2"], "what they do not want is not counted");

        for _click in 0..2 {
            change!(people, change => take_back(&mut change, &own, HERE(NOON)));
        }
        assert_eq!((said_yes(people, &own).await.unwrap(), copied(&world).await.len()), (None, 0), "taken back, nothing is left");
        rate(&own, after("pm02"), "sk-s03", rated(4), NOON + 6).await;
        assert_eq!(copied(&world).await.len(), 0, "and nothing comes again by itself");
        assert_eq!(all(people, &own).await.unwrap().len(), 6, "what they rated is theirs as ever");

        // A second yes: what may be in a total is not counted again, whatever they say of it now; what cannot be in one is.
        change!(people, change => say_yes(&mut change, &own, HERE, NOON + 7));
        rate(&own, before("pm01"), "sk-s01", rated(0), NOON + 8).await;
        rate(&own, after("pm01"), "sk-s01", rated(4), NOON + 9).await;
        assert_eq!(copied(&world).await, ["pm02 sk-s03 2 4 2026-3"], "once for each module");
    })
    .await;
}

#[tokio::test]
async fn a_quarter_is_told_once_and_an_older_copy_ends_every_yes() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let own = world.somebody().await;
        places::fill(&world, &own).await;
        let quarter = Quarter::of_month(2026, 9);
        let first = change!(people, change => tell(&mut change, quarter, "the first"));
        let second = change!(people, change => tell(&mut change, quarter, "the second"));
        assert_eq!((first, second), (true, false));
        assert_eq!(told(people).await.unwrap(), [(quarter, "the first".to_owned())]);
        let words = doorstep::domain::skills_form::Versions { instrument: 2, framework: 1 };
        let theirs = change!(people, change => counted(&mut change, quarter, VERSIONS));
        assert_eq!(theirs.iter().map(|one| (one.person, one.module.as_str(), one.before, one.after)).collect::<Vec<_>>(), [(0, "pm01", 1, 3)]);
        assert_eq!(change!(people, change => counted(&mut change, quarter.before(), VERSIONS)).len(), 0, "of a later quarter");
        assert_eq!(change!(people, change => counted(&mut change, quarter, words)).len(), 0, "other words");

        let held = age::hold(people, &world.secrets, &age::Remembered::Lost, NOON).await.unwrap();
        assert!(held.ended.is_none(), "a first start is no older copy");
        let held = age::hold(people, &world.secrets, &age::Remembered::Lost, NOON).await.unwrap();
        assert!(held.ended.is_some(), "an older copy");
        assert_eq!((said_yes(people, &own).await.unwrap(), copied(&world).await.len()), (None, 0));
        assert_eq!(told(people).await.unwrap().len(), 1, "what was told is about nobody and stays");
    })
    .await;
}
