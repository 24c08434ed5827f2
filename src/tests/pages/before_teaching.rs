//! Before you teach: what is open, counted from the texts themselves, for those who teach and those who run the site.

use axum::http::StatusCode;
use doorstep::{
    content::readiness,
    domain::{locale::Locale, roles::Role},
};

use super::site::signed_in_as;
use crate::house::TestHouse;

const PAGE: &str = "/en/staff/before-teaching";

#[tokio::test]
async fn it_counts_what_the_texts_say() {
    let mut house = TestHouse::new().await;
    signed_in_as(&mut house, Role::Facilitator).await;
    assert!(house.get("/en/staff").await.text().contains(&format!("href=\"{PAGE}\"")), "the desk leads to it");
    let library = house.house.library();
    for locale in Locale::ALL {
        let all = readiness::of(&library, locale);
        assert_eq!(all.len(), library.edition(locale).modules().count());
        let page = house.get(&PAGE.replace("/en/", &format!("/{locale}/"))).await;
        assert_eq!(page.status, StatusCode::OK);
        for open in &all {
            assert!(page.text().contains(&format!("<details id=\"open-{}\"", open.module.id)), "{}", open.module.id);
            let pending = [&open.module.reviews.lived_experience, &open.module.reviews.clinical, &open.module.reviews.plain_language];
            assert_eq!(open.reviews.len(), pending.iter().filter(|r| r.is_none()).count());
            for lesson in &open.module.lessons {
                let listed = open.menus.iter().any(|item| item.address.ends_with(&format!("/{}", lesson.slug)));
                assert_eq!(listed, !lesson.devices().is_empty() && lesson.menus_checked.is_none(), "{}", lesson.slug);
            }
            for item in open.menus.iter().chain(&open.contested).chain(open.sensitive.iter().map(|s| &s.item)) {
                assert!(item.address.starts_with(&format!("/{locale}/")), "{item:?}");
                assert!(page.text().contains(&format!("href=\"{}\"", item.address)), "{item:?}");
            }
        }
        let menus: usize = all.iter().map(|o| o.menus.len()).sum();
        let sensitive: usize = all.iter().map(|o| o.sensitive.len()).sum();
        let contested: usize = all.iter().map(|o| o.contested.len()).sum();
        assert!(menus > 20 && contested > 5);
        let originals: usize = readiness::of(&library, Locale::English).iter().map(|o| o.contested.len()).sum();
        assert_eq!(contested, originals, "one list for readers of both languages");
        assert_eq!(sensitive, library.safe_messaging.texts.len(), "nobody has signed any");
        assert!(all.iter().all(|o| o.untranslated.is_empty() && o.stale.is_empty()), "French is whole and fresh");
        if locale == Locale::English {
            assert!(page.text().contains(&format!("Menus of {menus} lessons not checked on a device")));
            assert!(page.text().contains("Nobody has confirmed the help lines of Ontario, Canada yet."));
            assert!(page.text().contains("A draft: nobody has signed."));
        }
    }
}

#[tokio::test]
async fn who_runs_courses_and_who_runs_the_site_may_see_it() {
    let mut house = TestHouse::new().await;
    assert_ne!(house.get(PAGE).await.status, StatusCode::OK, "a guest");
    for (role, may) in [(Role::Facilitator, true), (Role::Navigator, true), (Role::Administrator, true), (Role::Clinician, false), (Role::Author, false)] {
        signed_in_as(&mut house, role).await;
        let page = house.get(PAGE).await;
        assert_eq!(page.status, if may { StatusCode::OK } else { StatusCode::NOT_FOUND }, "{role:?}");
        assert_eq!(page.text().contains("href=\"/en/staff/site\">Enter the day"), role == Role::Administrator);
    }
}
