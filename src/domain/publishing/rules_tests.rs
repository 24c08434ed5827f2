//! Rules can ask for more, never for less than what protects people.

use std::collections::BTreeSet;

use super::{
    Capacity,
    kinds::Kind,
    rules::{Needed, People, Rules, Sooner},
};

fn needed(kinds: &[Kind]) -> Vec<(Capacity, u32)> {
    Rules::default().needed(&kinds.iter().copied().collect()).into_iter().map(|Needed { capacity, people }| (capacity, people)).collect()
}

#[test]
fn each_kind_of_change_has_its_readers() {
    use Capacity::*;
    assert_eq!(needed(&[Kind::Wording]), []);
    assert_eq!(needed(&[Kind::Meaning]), [(LivedExperience, 2), (Clinical, 1), (PlainLanguage, 1)]);
    assert_eq!(needed(&[Kind::Translation]), [(Translation, 1)]);
    assert_eq!(needed(&[Kind::Translation, Kind::Safety]), [(LivedExperience, 2), (Clinical, 1), (PlainLanguage, 1), (Translation, 1)]);
    assert_eq!(needed(&[Kind::HelpLines, Kind::Wording]), [(Clinical, 1), (PlainLanguage, 1)]);
}

#[test]
fn a_file_cannot_leave_out_people_with_lived_experience() {
    let mut rules = Rules::default();
    assert_eq!(rules.slips(), []);
    rules.needs.insert(Kind::Meaning, People { clinical: 1, plain_language: 1, ..People::default() });
    rules.needs.insert(Kind::Safety, People { lived_experience: 1, ..People::default() });
    rules.needs.remove(&Kind::Pictures);
    assert_eq!(rules.slips().len(), 3);
    assert_eq!((rules.asks(Kind::Meaning, Capacity::LivedExperience), rules.asks(Kind::Safety, Capacity::Clinical)), (1, 1), "and it does not help to try");
    assert_eq!(rules.asks(Kind::Pictures, Capacity::LivedExperience), 1);
}

#[test]
fn what_ages_sooner_is_looked_at_sooner() {
    let mut rules = Rules::default();
    rules.again.sooner.push(Sooner { under: "courses/a/".into(), months: 6 });
    rules.again.sooner.push(Sooner { under: "courses/a/b/".into(), months: 9 });
    assert_eq!(["pages/a.md", "help/regions.yaml", "courses/a/b/c.md"].map(|path| rules.months(path)), [12, 3, 6]);
    rules.again.months = 0;
    assert_eq!(rules.slips().len(), 1);
}

proptest::proptest! {
    #[test]
    fn more_kinds_of_change_never_need_fewer_people(some in proptest::collection::vec(0..11_usize, 0..5), more in 0..11_usize) {
        let rules = Rules::default();
        let few: BTreeSet<Kind> = some.iter().map(|i| Kind::ALL[*i]).collect();
        let many: BTreeSet<Kind> = few.iter().copied().chain([Kind::ALL[more]]).collect();
        let people = |kinds: &BTreeSet<Kind>, capacity| rules.needed(kinds).iter().find(|n| n.capacity == capacity).map_or(0, |n| n.people);
        for capacity in Capacity::ALL {
            proptest::prop_assert!(people(&many, capacity) >= people(&few, capacity));
        }
    }
}
