//! Protected hours in the store: who may grant, what a lead reads (two sums), and what stays with the member.

use doorstep::{
    domain::notice::Kind,
    storage::{
        inbox,
        protected_hours::{self as hours, NewGrant, NewUse},
        teams::{self, Team},
    },
};

use super::*;

const FROM: &str = "2026-09-01";
const TO: &str = "2026-12-31";

async fn team(world: &World<'_>, lead: &Staff, members: &[&Staff]) -> Team {
    let people = &world.stores.people;
    let id = change!(people, change => teams::make(&mut change, lead, "Nights", NOON));
    let team = teams::one(people, lead, id.as_str()).await.unwrap().unwrap();
    for member in members {
        assert!(change!(people, change => teams::ask(&mut change, lead, &team, member.id(), NOON)));
        change!(people, change => teams::join(&mut change, member, team.id.as_str(), NOON));
    }
    team
}

async fn grant(world: &World<'_>, lead: &Staff, team: &Team, whom: &Staff) -> bool {
    let new = NewGrant { whom: whom.id(), from_day: FROM, to_day: TO, minutes: 360 };
    change!(world.stores.people, change => hours::grant(&mut change, lead, team, new, NOON))
}

async fn uses(world: &World<'_>, who: &Staff, grant: &str, day: &str, minutes: u32) -> bool {
    let new = NewUse { grant, day, minutes, words: "zqwhat" };
    change!(world.stores.people, change => hours::add_use(&mut change, who, new, NOON))
}

#[tokio::test]
async fn a_lead_reads_two_sums_of_those_who_are_in_the_team() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (lead, other, sam, kim) =
            (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await);
        let nights = team(&world, &lead, &[&sam]).await;
        assert!(!grant(&world, &lead, &nights, &kim).await, "who is not in the team");
        assert!(!grant(&world, &lead, &nights, &lead).await, "never oneself");
        assert!(!grant(&world, &other, &nights, &sam).await, "nobody else's team");
        assert!(change!(people, change => teams::ask(&mut change, &lead, &nights, kim.id(), NOON)));
        assert!(!grant(&world, &lead, &nights, &kim).await, "asking is no yes");
        assert!(grant(&world, &lead, &nights, &sam).await);
        let told = inbox::all(people, &sam).await.unwrap().iter().filter(|m| m.kind == Kind::HoursGranted).count();
        assert_eq!(told, 1);
        let mine = hours::mine(people, &sam).await.unwrap().remove(0);
        assert_eq!((mine.minutes, mine.seen_by.as_deref()), (360, Some(lead.display_name())));
        for (day, is_in) in [("2026-08-31", false), (FROM, true), (TO, true), ("2027-01-01", false)] {
            assert_eq!(uses(&world, &sam, &mine.id, day, 30).await, is_in, "{day}");
        }
        assert!(!uses(&world, &kim, &mine.id, FROM, 30).await, "another's grant");
        let read = hours::of_team(people, &lead, &nights).await.unwrap();
        assert_eq!((read.len(), read[0].minutes, read[0].used), (1, 360, 60));
        assert!(!format!("{read:?}").contains("zqwhat"));
        assert!(hours::of_team(people, &other, &nights).await.unwrap().is_empty());

        change!(people, change => hours::take_back(&mut change, &lead, &nights, &mine.id));
        let mine = hours::mine(people, &sam).await.unwrap();
        assert_eq!(mine[0].uses.len(), 2, "what was written down stays");
        let first = mine[0].uses[0].id.clone();
        change!(people, change => hours::delete_use(&mut change, &kim, &first));
        assert_eq!(hours::mine(people, &sam).await.unwrap()[0].used(), 60);
        change!(people, change => hours::delete_use(&mut change, &sam, &first));
        assert_eq!(hours::of_team(people, &lead, &nights).await.unwrap()[0].used, 30);
    })
    .await;
}

#[tokio::test]
async fn what_was_granted_stays_with_its_member_and_out_of_sight() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (lead, sam, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await);
        let nights = team(&world, &lead, &[&sam, &kim]).await;
        for who in [&sam, &kim] {
            assert!(grant(&world, &lead, &nights, who).await);
        }
        let unused = hours::mine(people, &kim).await.unwrap().remove(0).id;
        change!(people, change => hours::take_back(&mut change, &sam, &nights, &unused));
        assert_eq!(hours::mine(people, &kim).await.unwrap().len(), 1, "nobody but the lead takes back");
        change!(people, change => hours::take_back(&mut change, &lead, &nights, &unused));
        assert!(hours::mine(people, &kim).await.unwrap().is_empty());

        change!(people, change => teams::leave(&mut change, &sam, nights.id.as_str()));
        assert!(hours::of_team(people, &lead, &nights).await.unwrap().is_empty(), "whoever left is out of sight");
        assert_eq!(hours::mine(people, &sam).await.unwrap()[0].seen_by, None);
        change!(people, change => teams::end(&mut change, &lead, &nights));
        let mine = hours::mine(people, &sam).await.unwrap();
        assert_eq!((mine.len(), mine[0].team.clone()), (1, None));
        assert!(uses(&world, &sam, &mine[0].id, FROM, 30).await);
    })
    .await;
}
