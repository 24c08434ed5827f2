//! More people who say yes never make a text less ready; an edit never keeps a yes to what it touched; nobody reviews their own words.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    Capacity, Decision,
    kinds::Kind,
    rules::Rules,
    standing::{Asked, Lack, Review, Standing, Without, standing},
};

fn yes(by: &str, capacity: Capacity) -> Review {
    Review { by: by.into(), capacity, decision: Decision::Approved, since: Some(BTreeSet::new()) }
}

fn after(mut review: Review, kinds: &[Kind]) -> Review {
    review.since = Some(kinds.iter().copied().collect());
    review
}

fn of(kinds: &[Kind], reviews: &[Review], without: Option<&Without>) -> Standing {
    let (kinds, writers) = (kinds.iter().copied().collect(), BTreeSet::from(["writer".to_owned()]));
    standing(&Asked { rules: &Rules::default(), kinds: &kinds, writers: &writers, suggested: &BTreeSet::new(), reviews, without })
}

fn everybody() -> Vec<Review> {
    vec![yes("a", Capacity::LivedExperience), yes("b", Capacity::LivedExperience), yes("c", Capacity::Clinical), yes("a", Capacity::PlainLanguage)]
}

#[test]
fn with_everybody_it_is_ready_and_with_one_less_it_is_not() {
    assert!(of(&[Kind::Meaning], &everybody(), None).is_ready());
    for gone in 0..4 {
        let mut some = everybody();
        some.remove(gone);
        assert!(!of(&[Kind::Meaning], &some, None).is_ready(), "{gone}");
    }
    let twice = vec![yes("a", Capacity::LivedExperience), yes("a", Capacity::LivedExperience), yes("c", Capacity::Clinical), yes("c", Capacity::PlainLanguage)];
    assert!(!of(&[Kind::Meaning], &twice, None).is_ready(), "one person is one person");
}

#[test]
fn who_wrote_counts_for_nothing() {
    let mut all = everybody();
    all[1].by = "writer".into();
    let lack = Lack::Readers { capacity: Capacity::LivedExperience, have: 1, need: 2, reopened: 0 };
    assert_eq!(of(&[Kind::Meaning], &all, None).lacks, [lack]);
    assert_eq!(of(&[Kind::Wording], &[yes("writer", Capacity::Clinical)], None).lacks, [Lack::SecondPerson]);
    assert!(of(&[Kind::Wording], &[yes("c", Capacity::Clinical)], None).is_ready(), "a slip needs one other person of any kind");
}

#[test]
fn a_slip_mended_later_keeps_reviews_and_still_needs_a_second_pair_of_eyes() {
    let old: Vec<Review> = everybody().into_iter().map(|r| after(r, &[Kind::Wording])).collect();
    assert_eq!(of(&[Kind::Meaning], &old, None).lacks, [Lack::SecondPerson]);
    let mut looked = old;
    looked[2] = yes("c", Capacity::Clinical);
    assert!(of(&[Kind::Meaning], &looked, None).is_ready());
}

#[test]
fn who_sent_it_back_is_not_outvoted() {
    let mut all = everybody();
    all.push(Review { decision: Decision::SentBack, ..after(yes("d", Capacity::LivedExperience), &[Kind::Meaning]) });
    all.push(yes("e", Capacity::LivedExperience));
    assert_eq!(of(&[Kind::Meaning], &all, None).lacks, [Lack::SentBack { capacity: Capacity::LivedExperience, by: "d".into() }]);
}

#[test]
fn without_lived_experience_only_in_public_and_only_for_these_texts() {
    let two = [yes("c", Capacity::Clinical), yes("e", Capacity::PlainLanguage)];
    let lack = Lack::Readers { capacity: Capacity::LivedExperience, have: 0, need: 2, reopened: 0 };
    assert_eq!(of(&[Kind::Meaning], &two, None).lacks, std::slice::from_ref(&lack));
    let said = Without { by: "admin".into(), since: Some(BTreeSet::new()) };
    let standing = of(&[Kind::Meaning], &two, Some(&said));
    assert!(standing.is_ready() && standing.lines[0].without, "and it stays to be seen");
    let earlier = Without { since: Some(BTreeSet::from([Kind::Meaning])), ..said };
    assert_eq!(of(&[Kind::Meaning], &two, Some(&earlier)).lacks, [lack]);
    let said = Without { by: "admin".into(), since: Some(BTreeSet::new()) };
    assert_eq!(of(&[Kind::Meaning], &two[1..], Some(&said)).lacks.len(), 1, "it takes the place of no other review");
    let own = Without { by: "writer".into(), ..said.clone() };
    assert_eq!(of(&[Kind::Meaning], &two, Some(&own)).lacks.len(), 1, "nobody says it about their own words");
    // Past somebody who sent it back only in public as well, also where enough others said yes.
    let mut all = everybody();
    all.push(Review { decision: Decision::SentBack, ..yes("d", Capacity::LivedExperience) });
    let standing = of(&[Kind::Meaning], &all, Some(&said));
    assert!(standing.is_ready() && standing.without && !standing.lines[0].without);
    assert!(!of(&[Kind::Meaning], &everybody(), Some(&said)).without, "not needed, not told");
}

fn kinds() -> impl Strategy<Value = BTreeSet<Kind>> {
    proptest::collection::btree_set((0..Kind::ALL.len()).prop_map(|i| Kind::ALL[i]), 0..4)
}

fn review() -> impl Strategy<Value = Review> {
    let since = proptest::option::of(kinds());
    ("[a-e]|writer", 0..4_usize, 0..5_u8, since).prop_map(|(by, capacity, back, since)| Review {
        by,
        capacity: Capacity::ALL[capacity],
        decision: if back == 0 { Decision::SentBack } else { Decision::Approved },
        since,
    })
}

fn with(kinds: &BTreeSet<Kind>, reviews: &[Review]) -> Standing {
    let writers = BTreeSet::from(["writer".to_owned()]);
    standing(&Asked { rules: &Rules::default(), kinds, writers: &writers, suggested: &BTreeSet::new(), reviews, without: None })
}

proptest! {
    #[test]
    fn another_yes_never_makes_it_less_ready(kinds in kinds(), reviews in proptest::collection::vec(review(), 0..8), more in review()) {
        let more = Review { decision: Decision::Approved, ..more };
        let before = with(&kinds, &reviews);
        let after = with(&kinds, &[reviews, vec![more]].concat());
        prop_assert!(!before.is_ready() || after.is_ready());
        prop_assert!(before.lines.iter().zip(&after.lines).all(|(a, b)| a.have <= b.have));
    }

    #[test]
    fn an_edit_never_keeps_a_review_of_what_it_touched(kinds in kinds(), reviews in proptest::collection::vec(review(), 0..8), edit in 0..Kind::ALL.len()) {
        let (rules, edit) = (Rules::default(), Kind::ALL[edit]);
        let edited: Vec<Review> = reviews.iter().cloned().map(|mut r| { if let Some(since) = &mut r.since { since.insert(edit); } r }).collect();
        let now: BTreeSet<Kind> = kinds.iter().copied().chain([edit]).collect();
        let standing = with(&now, &edited);
        prop_assert!(standing.lacks.contains(&Lack::SecondPerson), "nobody has read exactly this");
        for line in &standing.lines {
            prop_assert!(rules.asks(edit, line.needed.capacity) == 0 || line.have == 0);
        }
    }

    #[test]
    fn what_the_writer_says_changes_nothing(kinds in kinds(), reviews in proptest::collection::vec(review(), 0..8), more in review()) {
        let own = Review { by: "writer".into(), ..more };
        prop_assert_eq!(with(&kinds, &reviews), with(&kinds, &[reviews, vec![own]].concat()));
    }
}

/// Two capacities of one account are one person: what keeps people safe is read by somebody with lived experience and by a clinician.
#[test]
fn nobody_is_two_readers_at_once() {
    let [lived, clinical, plain] = [Capacity::LivedExperience, Capacity::Clinical, Capacity::PlainLanguage];
    let both = [yes("a", lived), yes("b", lived), yes("a", clinical), yes("a", plain)];
    assert_eq!(of(&[Kind::Meaning], &both, None).lacks, [Lack::Readers { capacity: clinical, have: 0, need: 1, reopened: 0 }]);
    // Whoever can sit elsewhere does: the third of lived experience lets the first be the clinician.
    let three: Vec<Review> = both.iter().cloned().chain([yes("c", lived)]).collect();
    assert!(of(&[Kind::Meaning], &three, None).is_ready());
    let line = [yes("a", clinical), yes("a", plain)];
    assert_eq!(of(&[Kind::HelpLines], &line, None).lacks, [Lack::Readers { capacity: plain, have: 0, need: 1, reopened: 0 }], "a number for a crisis");
    assert!(of(&[Kind::HelpLines], &[yes("a", clinical), yes("b", plain)], None).is_ready());
    let without = Without { by: "c".into(), since: Some(BTreeSet::new()) };
    let alone = [yes("c", clinical), yes("c", plain)];
    assert!(!of(&[Kind::Meaning], &alone, Some(&without)).is_ready(), "who says that it goes out without is no reader of it besides");
    assert!(of(&[Kind::Meaning], &[yes("d", clinical), yes("d", plain)], Some(&without)).is_ready());
}

/// Somebody who suggested words that were taken up reads them as well as anybody, and never as the only one.
#[test]
fn words_of_a_reader_are_read_by_another_one() {
    let [lived, translation] = [Capacity::LivedExperience, Capacity::Translation];
    let (writers, suggested) = (BTreeSet::from(["writer".to_owned()]), BTreeSet::from(["a".to_owned()]));
    let of = |kind: Kind, reviews: &[Review]| {
        standing(&Asked { rules: &Rules::default(), kinds: &BTreeSet::from([kind]), writers: &writers, suggested: &suggested, reviews, without: None })
    };
    assert!(!of(Kind::Translation, &[yes("a", translation)]).is_ready(), "a translator's own words");
    assert!(of(Kind::Translation, &[yes("a", translation), yes("b", translation)]).is_ready());
    let rest = [yes("c", Capacity::Clinical), yes("d", Capacity::PlainLanguage)];
    let with = |more: &[Review]| rest.iter().chain(more).cloned().collect::<Vec<_>>();
    assert!(of(Kind::Meaning, &with(&[yes("a", lived), yes("b", lived)])).is_ready());
    assert!(!of(Kind::Meaning, &with(&[yes("a", lived), yes("a", lived)])).is_ready());
}
