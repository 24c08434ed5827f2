//! How the questions work: figures about questions from enough people, their words in both languages, and nothing about anybody.

use axum::http::StatusCode;
use doorstep::{
    domain::{
        charts::{Room, share_bars},
        ids::Revision,
        locale::Locale,
        quiz::Form,
        roles::Role,
    },
    storage::{count_queries, wordings},
};

use super::{site::signed_in_as, staff_ways::account};
use crate::{
    house::{NOON, TestHouse},
    storage::{bank_answers::check_as, on_fresh_ground},
};

const HERE: &str = "/en/train/questions";
const BANK: &str = "/en/train/questions/care-online/safety-at-a-distance";
const MODULE: &str = "cm5";

/// A question of the bank with one choice: its name, its revision in English, its key, and another option.
fn questions(house: &TestHouse, locale: Locale) -> Vec<(String, String, usize, usize)> {
    let library = house.house.library();
    let all = library.edition(locale).modules().filter(|(_, m)| m.id.as_str() == MODULE).flat_map(|(_, m)| &m.items).flat_map(|s| s.questions.clone());
    let one = |q: doorstep::domain::quiz::Question| match &q.form {
        Form::Single(choices) => {
            let key = choices.iter().position(|c| c.fits)?;
            Some((q.id.as_str().to_owned(), q.revision.as_str().to_owned(), key, (key + 1) % choices.len()))
        }
        _ => None,
    };
    all.filter_map(one).collect()
}

/// So many people answer four questions: the first is missed by those who know the rest, the second is right for everybody but one, the two
/// others go together.
async fn answered(house: &TestHouse, locale: Locale, from: usize, many: usize) {
    let asked = questions(house, locale);
    for n in from..from + many {
        let who = account(house, &format!("clinician{n}"), &[Role::Clinician]).await;
        let knows = n % 3 != 0;
        let right = [!knows, n != 0, knows, knows || n % 7 == 0];
        let given: Vec<(&str, &str, usize, bool)> = asked
            .iter()
            .zip(right)
            .map(|((id, revision, key, other), right)| (id.as_str(), revision.as_str(), if right { *key } else { *other }, right))
            .collect();
        check_as(&house.house.stores, &who, NOON + n as i64, &given).await;
    }
}

/// The row of a table that begins with this address.
fn row(page: &str, id: &str) -> String {
    let (_, rest) = page.split_once(&format!("{BANK}/{id}\"")).expect("a row");
    rest.split_once("</tr>").unwrap().0.to_owned()
}

#[tokio::test]
async fn enough_people_give_figures_and_few_give_none() {
    on_fresh_ground(async |ground| {
        let mut house = TestHouse::on(&ground.place, &ground.options()).await;
        let asked = questions(&house, Locale::English);
        let (first, second) = (asked[0].0.clone(), asked[1].0.clone());
        signed_in_as(&mut house, Role::Author).await;
        answered(&house, Locale::English, 0, 19).await;
        let page = house.get(BANK).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(row(page.text(), &first).contains("fewer than 20") && !row(page.text(), &first).contains('%'), "{}", row(page.text(), &first));
        let item = house.get(&format!("{BANK}/{first}")).await;
        assert!(item.text().contains("Too few to say. It needs 20.") && !item.text().contains("chart-words-now"), "{}", ground.name);

        answered(&house, Locale::English, 19, 121).await;
        let (page, queries) = count_queries(house.get(BANK)).await;
        assert!(queries <= 4, "{queries} queries");
        assert!(page.text().contains("about 140"));
        assert!(row(page.text(), &first).contains("Look at the key first."), "{}", row(page.text(), &first));
        assert!(row(page.text(), &second).contains("Almost everybody has it right."), "{}", row(page.text(), &second));
        assert!(page.text().contains("4 questions, people who were asked all of them: about 140."));
        let (item, queries) = count_queries(house.get(&format!("{BANK}/{first}"))).await;
        assert!(queries <= 4, "{queries} queries");
        assert!(item.text().contains("chart-words-now") && item.text().contains("too few to say"), "an option that few chose is not told");
        assert!(!item.text().contains("clinician1"), "nobody is named");
        let french = house.get(&format!("{BANK}/{first}").replace("/en/", "/fr/")).await;
        assert!(french.text().contains("Trop peu pour le dire."), "the French words are another question, which nobody was asked");
        assert!(!french.text().contains("Une autre formulation"), "no wording of then was kept");
        let library = house.house.library();
        let mut change = house.house.stores.content.change().await.unwrap();
        wordings::keep(&mut change, library.wordings.find(&Revision::from_digest(&asked[0].1)).unwrap(), NOON).await.unwrap();
        change.commit().await.unwrap();
        let french = house.get(&format!("{BANK}/{first}").replace("/en/", "/fr/")).await;
        assert!(french.text().contains("Une autre formulation") && french.text().contains("environ 140"), "kept apart, with figures of its own");
    })
    .await;
}

#[tokio::test]
async fn it_is_for_whoever_looks_after_questions() {
    let mut house = TestHouse::new().await;
    for role in Role::ALL {
        signed_in_as(&mut house, role).await;
        let may = [Role::Author, Role::Lead, Role::Administrator].contains(&role);
        for address in [HERE.to_owned(), BANK.to_owned(), format!("{BANK}/{}", questions(&house, Locale::English)[0].0)] {
            let page = house.get(&address).await;
            assert_eq!(page.status == StatusCode::OK, may, "{role:?} {address}");
        }
        assert_eq!(house.get("/en/staff").await.text().contains(HERE), may, "{role:?}: the desk leads to it");
    }
    assert_eq!(house.get(&format!("{BANK}/nothing")).await.status, StatusCode::NOT_FOUND);
    let page = house.get("/fr/train/questions").await;
    assert!(page.text().contains("Comment fonctionnent les questions") && page.text().contains("Trop peu pour le dire."));
    assert!(!page.text().contains("<script"));
}

#[test]
fn bars_stand_between_nothing_and_all_and_what_is_no_share_has_none() {
    let room = Room { width: 220.0, names: 0.0, row: 40.0, middle: 20.0 };
    let chart = share_bars(&[Some([0.25, 0.5, 0.75]), None, Some([0.6, 0.5, 0.9]), Some([0.0, f64::NAN, 1.0]), Some([0.5, 1.0, 1.1])], room);
    let mark = chart.bars[0].mark.expect("a share");
    assert_eq!((mark.from, mark.low, mark.to, mark.high), (10.0, 60.0, 110.0, 160.0));
    assert!(chart.bars[1..].iter().all(|bar| bar.mark.is_none()), "{chart:?}");
    assert_eq!(chart.grid.iter().map(|tick| tick.at).collect::<Vec<_>>(), [10.0, 60.0, 110.0, 160.0, 210.0]);
    assert!(chart.bars.windows(2).all(|pair| pair[1].y - pair[0].y == 40.0) && chart.axis < chart.height);
}
