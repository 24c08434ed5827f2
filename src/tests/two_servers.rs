//! Two servers on one database, as behind a balancer (product promise 9): what is done at one is so at the other with the next request,
//! because neither keeps anything of a person (trust R-PRIV-12: taken back within a second, everywhere).

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use doorstep::{domain::roles::Role, http::settings::Settings};

use crate::{
    house::TestHouse,
    pages::sharing::{A_NOTE, MAP, fill, give, open, reader, the_one_shared},
    storage::{Ground, on_fresh_ground},
};

async fn server(ground: &Ground) -> TestHouse {
    let settings = Settings { data_folder: ground.folder.path().into(), ..Settings::default() };
    TestHouse::with_content(settings, &ground.place, &ground.options()).await
}

/// The same browser, led to another server by the balancer.
fn same_browser(at: &TestHouse, browser: &TestHouse, cookie: &str) -> TestHouse {
    let mut there = at.another_browser();
    there.set_cookie(cookie, browser.cookie(cookie).unwrap());
    there
}

#[tokio::test]
async fn what_is_taken_back_at_one_server_is_gone_at_the_other() {
    on_fresh_ground(async |ground| {
        let (mut learner, there) = (server(ground).await, server(ground).await);
        let card = learner.join_with_card().await;
        let own = learner.own_place(&card).await;
        fill(&learner, &own).await;
        let mut here = reader(&learner, "Sam Okafor", Role::Clinician).await;
        let mut reader = same_browser(&there, &here, "staff");
        assert_eq!(give(&mut learner, &card, &[MAP, A_NOTE]).await.status, StatusCode::SEE_OTHER);
        let at = the_one_shared(&mut reader).await;
        assert!(open(&mut reader, &at).await.text().contains("Ask Sue"), "given at one, open at the other");

        let place = learner.get("/en/me").await;
        let asked = Instant::now();
        let stopped = learner.post("/en/me/sharing", &[("_form", &place.hidden("_form")), ("share", &place.hidden("share"))]).await;
        assert_eq!(stopped.location(), "/en/me/sharing?done=stopped");
        let (refused, took) = (open(&mut reader, &at).await, asked.elapsed());
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "on {}", ground.name);
        assert!(took < Duration::from_secs(1), "{took:?}");
        assert_eq!(open(&mut here, &at).await.status, StatusCode::NOT_FOUND);
        let log = same_browser(&there, &learner, "place").get("/en/me/access-log").await;
        assert!(log.text().contains("Sam Okafor, clinician, opened what you share:"), "the list of who looked is one list");
    })
    .await;
}

#[tokio::test]
async fn a_place_that_is_closed_at_one_server_is_closed_at_the_other() {
    on_fresh_ground(async |ground| {
        let (mut learner, there) = (server(ground).await, server(ground).await);
        learner.join_with_card().await;
        let mut same = same_browser(&there, &learner, "place");
        let page = same.get("/en/me").await;
        assert_eq!(page.status, StatusCode::OK);
        let token = learner.get("/en/me").await.hidden("_form");
        assert_eq!(token, page.hidden("_form"), "a form of one server is good at the other");
        learner.post("/en/sign-out", &[("_form", &token)]).await;
        assert_ne!(same.get("/en/me").await.status, StatusCode::OK, "on {}", ground.name);
    })
    .await;
}
