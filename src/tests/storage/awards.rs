//! Awards and the keys that sign them: made once, read by whoever has the code, taken back by their owner, gone with the account.

use doorstep::{
    domain::{
        award::{PrintedName, TakenBack, What},
        frameworks::LevelId,
    },
    storage::{
        StorageError, award_keys,
        awards::{self, Award, Drawn, Frozen, LIST},
        staff_leaving,
    },
};
use ed25519_dalek::{Signature, Verifier, VerifyingKey};

use super::*;

/// An award that says something in each of its columns.
pub async fn fill(world: &World<'_>, staff: &Staff) -> Drawn {
    let people = &world.stores.people;
    let frozen = Frozen {
        what: What::Competency(CompetencyId::parse("cc-5.1").unwrap()),
        level: LevelId::Foundation,
        name: PrintedName::parse("Ana Ünal").unwrap(),
        framework_version: "1".into(),
        rule_version: "1.1".into(),
        revision: revision("00ff00ff00ff00ff"),
        zone: "America/Toronto".into(),
        issued_at: NOON,
        valid_until: NOON + MINUTE,
        provisional: true,
        founding: false,
        locale: Locale::French,
    };
    let mut change = people.change().await.unwrap();
    let drawn = awards::draw(&mut change, NOON).await.unwrap();
    awards::add(&mut change, staff, &drawn, &frozen, "a.b.c").await.unwrap();
    change.commit().await.unwrap();
    let kept = awards::by_code(people, &drawn.code).await.unwrap().unwrap();
    assert_eq!((&kept.frozen, kept.badge.as_str(), &kept.drawn, kept.taken_back), (&frozen, "a.b.c", &drawn, None), "nothing is lost on the way");
    drawn
}

async fn find(world: &World<'_>, drawn: &Drawn) -> Award {
    awards::by_code(&world.stores.people, &drawn.code).await.unwrap().unwrap()
}

#[tokio::test]
async fn an_award_is_its_owners_and_is_taken_back_once() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (ana, bo) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let (first, second) = (fill(&world, &ana).await, fill(&world, &ana).await);
        assert!(first.code != second.code && first.bit != second.bit);
        assert_eq!(awards::of_staff(people, &ana).await.unwrap().len(), 2);
        assert!(awards::of_staff(people, &bo).await.unwrap().is_empty());
        let award = find(&world, &first).await;
        assert!(award.is_of(&ana) && !award.is_of(&bo));

        assert!(!change!(people, change => awards::take_back(&mut change, &bo, &first.code, NOON + 1)), "it is not Bo's");
        assert_eq!(find(&world, &first).await.taken_back, None);
        assert!(change!(people, change => awards::take_back(&mut change, &ana, &first.code, NOON + 2)));
        assert!(!change!(people, change => awards::take_back(&mut change, &ana, &first.code, NOON + 3)), "once");
        assert_eq!(find(&world, &first).await.taken_back, Some((NOON + 2, TakenBack::Wish)));
        let other = find(&world, &second).await;
        assert!(change!(people, change => awards::take_back_for_site(&mut change, &other, TakenBack::Name, NOON + 4)));
        assert!(!change!(people, change => awards::take_back_for_site(&mut change, &other, TakenBack::Misuse, NOON + 5)), "the first reason stays");
        assert_eq!(find(&world, &second).await.taken_back, Some((NOON + 4, TakenBack::Name)));
    })
    .await;
}

#[tokio::test]
async fn the_list_holds_what_nobody_took_back_and_no_bit_is_given_twice() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let ana = world.somebody_on_staff().await;
        assert!(!awards::has_list(people, 0).await.unwrap());
        let drawn = [fill(&world, &ana).await, fill(&world, &ana).await];
        assert!(awards::has_list(people, 0).await.unwrap() && !awards::has_list(people, 1).await.unwrap());
        assert!(drawn.iter().all(|d| (0..LIST).contains(&d.bit)));
        assert_eq!(awards::in_list(people, 0).await.unwrap().len(), 2);
        assert!(awards::in_list(people, 1).await.unwrap().is_empty());
        change!(people, change => awards::take_back(&mut change, &ana, &drawn[0].code, NOON));
        assert_eq!(awards::in_list(people, 0).await.unwrap().iter().map(|a| &a.drawn).collect::<Vec<_>>(), [&drawn[1]]);

        // Who leaves takes their awards along; their bits stay given out.
        change!(people, change => doorstep::storage::staff::disable(&mut change, ana.id(), NOON));
        assert!(change!(people, change => staff_leaving::delete_closed(&mut change, ana.id())));
        assert!(awards::by_code(people, &drawn[1].code).await.unwrap().is_none());
        assert!(awards::in_list(people, 0).await.unwrap().is_empty());
        assert_eq!(world.ground.number("people", "SELECT COUNT(*) FROM award_bit").await, 2);
        // A second list begins when the first is half full.
        let half = LIST / 2;
        let rows = format!(
            "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {half}) \
             INSERT INTO award_bit (organisation_id, list_bit) SELECT 'home', i FROM n WHERE i NOT IN (SELECT list_bit FROM award_bit)"
        );
        world.ground.execute("people", &rows).await;
        let bo = world.somebody_on_staff().await;
        let later = fill(&world, &bo).await;
        assert!((LIST..2 * LIST).contains(&later.bit), "{}", later.bit);
    })
    .await;
}

fn verifies(x: &str, bytes: &[u8], signature: &str) -> bool {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let key: [u8; 32] = URL_SAFE_NO_PAD.decode(x).unwrap().try_into().unwrap();
    let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
    VerifyingKey::from_bytes(&key).unwrap().verify(bytes, &signature).is_ok()
}

#[tokio::test]
async fn a_key_is_made_once_and_a_newer_one_leaves_only_its_public_half() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        assert!(award_keys::signer(people, secrets).await.unwrap().is_none());
        let first = change!(people, change => award_keys::newest(&mut change, secrets, NOON));
        let again = change!(people, change => award_keys::newest(&mut change, secrets, NOON + 1));
        assert_eq!(first.key_id(), again.key_id());
        let old_signature = first.sign(b"a badge");
        let second = change!(people, change => award_keys::renew(&mut change, secrets, NOON + 2));
        assert_ne!(second, first.key_id());
        let all = award_keys::all(people).await.unwrap();
        assert_eq!(all.iter().map(|k| (k.id.as_str(), k.retired_at)).collect::<Vec<_>>(), [(second.as_str(), None), (first.key_id(), Some(NOON + 2))]);
        let now = award_keys::signer(people, secrets).await.unwrap().unwrap();
        assert!(now.key_id() == second && verifies(&all[0].x, b"a badge", &now.sign(b"a badge")));
        assert!(verifies(&all[1].x, b"a badge", &old_signature), "an older badge is still good");
        assert!(!verifies(&all[0].x, b"a badge", &old_signature) && !verifies(&all[1].x, b"a bodge", &old_signature));
        let private = world.ground.texts("people", "SELECT sealed_key FROM award_key WHERE retired_at IS NOT NULL").await;
        assert_eq!(private, [""], "the private half is destroyed");

        // A new key of the server: the same badge key, sealed anew. Another house's key file opens nothing.
        let newer = secrets.with_newest([7; 32]);
        doorstep::storage::rotate::rotate(people, secrets, &newer).await.unwrap();
        assert_eq!(award_keys::signer(people, &newer).await.unwrap().unwrap().key_id(), second);
        assert!(matches!(award_keys::signer(people, secrets).await, Err(StorageError::Sealed)));
    })
    .await;
}
