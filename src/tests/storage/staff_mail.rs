//! Mail to staff: where it may go, and letters that wait.

use doorstep::{
    domain::{letter::Letter, locale::Locale, mail_address::MailAddress, notice::Kind},
    storage::{inbox, staff, staff_mail},
};

use super::*;

const DAY: i64 = 24 * 60 * MINUTE;

async fn wants(world: &World<'_>, staff: &Staff, address: &str, notices: bool) {
    let address = MailAddress::parse(address).unwrap();
    change!(world.stores.people, change => staff_mail::set(&mut change, staff.id(), &address, notices, Locale::French, NOON));
}

async fn invite(world: &World<'_>, staff: &Staff, code: &str) -> bool {
    change!(world.stores.people, change => staff_mail::invite(&mut change, &world.secrets, staff.id(), code, NOON + 7 * DAY, NOON))
}

async fn due(world: &World<'_>, now: i64) -> Vec<staff_mail::Due> {
    staff_mail::due(&world.stores.people, &world.secrets, now).await.unwrap()
}

#[tokio::test]
async fn a_letter_goes_where_somebody_on_staff_wants_it_and_nowhere_else() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, tom) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        assert!(!invite(&world, &sam, "code-1").await, "no address, no letter");
        wants(&world, &sam, "sam@example.org", false).await;
        assert!(invite(&world, &sam, "code-2").await && invite(&world, &sam, "code-3").await);
        assert!(!invite(&world, &tom, "code-4").await);
        let letters = due(&world, NOON).await;
        assert_eq!(letters.len(), 1, "the newest code alone");
        assert_eq!(
            (&letters[0].letter, letters[0].address.as_str(), letters[0].locale),
            (&Letter::Invitation { code: "code-3".into() }, "sam@example.org", Locale::French)
        );
        assert!(!format!("{letters:?}").contains("code-3"), "in no log");
        let stored = world.ground.texts("people", "SELECT sealed FROM staff_letter").await;
        assert!(stored.iter().all(|text| !text.contains("code-3")), "sealed while it waits");
        // A new address counts for what waits already.
        wants(&world, &sam, "sam@example.net", false).await;
        assert_eq!(due(&world, NOON).await[0].address, "sam@example.net");
        change!(people, change => staff::disable(&mut change, sam.id(), NOON));
        assert!(due(&world, NOON).await.is_empty(), "a closed account");
        change!(people, change => staff::enable(&mut change, sam.id()));
        change!(people, change => staff_mail::forget(&mut change, sam.id()));
        assert_eq!((due(&world, NOON).await.len(), staff_mail::wish(people, sam.id()).await.unwrap()), (0, None));
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_tried_again_for_as_long_as_it_is_of_use_and_goes_out_once() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let sam = world.somebody_on_staff().await;
        wants(&world, &sam, "sam@example.org", false).await;
        invite(&world, &sam, "code").await;
        let (first, second) = (due(&world, NOON).await.remove(0), due(&world, NOON).await.remove(0));
        assert!(change!(people, change => staff_mail::take(&mut change, &first, NOON)));
        assert!(!change!(people, change => staff_mail::take(&mut change, &second, NOON)), "two servers looked at once");
        assert!(due(&world, NOON).await.is_empty(), "it is in hand");
        let mut now = NOON;
        let mut tries = 0;
        while now < NOON + 7 * DAY {
            if let Some(letter) = due(&world, now).await.pop() {
                assert!(change!(people, change => staff_mail::take(&mut change, &letter, now)));
                tries += 1;
            }
            now += 30 * MINUTE;
        }
        assert!((25..35).contains(&tries), "{tries}");
        assert_eq!(change!(people, change => staff_mail::sweep(&mut change, now)), 1, "its code has ended");
        wants(&world, &sam, "sam@example.org", false).await;
        invite(&world, &sam, "code").await;
        let letter = due(&world, now).await;
        assert!(letter.is_empty());
        let letter = due(&world, NOON).await.remove(0);
        change!(people, change => staff_mail::done(&mut change, &letter));
        assert!(due(&world, NOON).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_line_about_the_inbox_comes_once_a_day_and_only_when_asked_for() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, tom, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await);
        let put = async |to: &Staff, at| change!(people, change => inbox::put(&mut change, to.id(), Kind::RoleGiven, "clinician", at));
        let tell = async |now| change!(people, change => staff_mail::tell_of_inboxes(&mut change, &world.secrets, now));
        put(&sam, NOON - 5).await;
        wants(&world, &sam, "sam@example.org", true).await;
        wants(&world, &tom, "tom@example.org", false).await;
        assert_eq!(tell(NOON + DAY).await, 0, "what was there before is no news");
        for who in [&sam, &tom, &kim] {
            put(who, NOON + 5).await;
        }
        assert_eq!(tell(NOON + 10).await, 0, "not at once after the address was set");
        assert_eq!((tell(NOON + DAY).await, tell(NOON + DAY).await), (1, 0));
        put(&sam, NOON + DAY + 5).await;
        assert_eq!((tell(NOON + DAY + 10).await, tell(NOON + 2 * DAY).await), (0, 1));
        let letters = due(&world, NOON + DAY).await;
        assert!(letters.iter().all(|l| l.letter == Letter::InboxWaits && l.address == "sam@example.org"));
        let newest = inbox::all(people, &sam).await.unwrap()[0].id.clone();
        put(&sam, NOON + 2 * DAY + 5).await;
        let read = inbox::all(people, &sam).await.unwrap()[0].id.clone();
        change!(people, change => inbox::mark_all_read(&mut change, &sam, &read, NOON + 2 * DAY + 6));
        assert_ne!(newest, read);
        assert_eq!(tell(NOON + 4 * DAY).await, 0, "read already");
    })
    .await;
}
