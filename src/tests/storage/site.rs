//! What the host says about itself, on both databases.

use doorstep::{
    domain::{
        course_site::CourseSite,
        site::{Part, Site},
    },
    storage::{classes, course_sites, site_settings},
};

use super::*;

#[tokio::test]
async fn what_was_set_is_read_back_and_every_change_is_noticed() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        assert_eq!(site_settings::read(content).await.unwrap(), Site::default());
        let mut seen = vec![site_settings::changed_at(content).await.unwrap()];
        // the clock stands still, and once goes back
        for (name, now) in [("One", NOON), ("Two", NOON), ("Three", NOON - MINUTE)] {
            let before = site_settings::changed_at(content).await.unwrap();
            let mut change = content.change().await.unwrap();
            site_settings::set(&mut change, &[(Part::Name, name), (Part::Duty(Locale::English), "Here\nThere")], before, now).await.unwrap();
            change.commit().await.unwrap();
            let site = site_settings::read(content).await.unwrap();
            assert_eq!((site.get(Part::Name), site.get(Part::Duty(Locale::English))), (Some(name), Some("Here\nThere")));
            assert!(!seen.contains(&site.changed_at));
            seen.push(site.changed_at);
        }
    })
    .await;
}

#[tokio::test]
async fn a_site_is_kept_once_and_every_change_of_it_is_noticed() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let mut site = CourseSite { id: "a".into(), name: "Queen Street".into(), address: "Room 2\nRing".into(), is_open: true, ..CourseSite::default() };
        let mut seen = vec![0];
        for (name, is_open) in [("Queen Street", true), ("Queen Street", true), ("College Street", false)] {
            (site.name, site.is_open) = (name.into(), is_open);
            let before = site_settings::changed_at(content).await.unwrap();
            let mut change = content.change().await.unwrap();
            course_sites::put(&mut change, &site, before, NOON).await.unwrap();
            change.commit().await.unwrap();
            let read = site_settings::read(content).await.unwrap();
            assert_eq!(read.course_sites, [site.clone()]);
            assert_eq!(read.open_course_sites().count(), usize::from(is_open));
            assert!(!seen.contains(&read.changed_at));
            seen.push(read.changed_at);
        }
    })
    .await;
}

#[tokio::test]
async fn a_logo_goes_up_and_comes_down() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0, 0, 0, 40, 0, 0, 0, 20], b"rest"].concat();
        let mut at = Vec::new();
        for (kept, there) in [(Some(&png[..]), true), (None, false), (Some(&b"\x89PNG"[..]), false)] {
            let before = site_settings::changed_at(content).await.unwrap();
            let mut change = content.change().await.unwrap();
            site_settings::set_logo(&mut change, kept, before, NOON).await.unwrap();
            change.commit().await.unwrap();
            let site = site_settings::read(content).await.unwrap();
            assert_eq!(site.logo.as_ref().map(|l| (l.width, l.height, l.png.to_vec())), there.then(|| (40, 20, png.clone())));
            at.push(site.changed_at);
        }
        assert!(at.is_sorted() && at[0] < at[1] && at[1] < at[2]);
    })
    .await;
}

#[tokio::test]
async fn a_class_is_held_at_a_site_by_its_owner_alone() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let code = doorstep::domain::class_code::ClassCode::from_numbers([3; 8]);
        let id = change!(people, change => classes::open(&mut change, &sam, &code, NOON)).unwrap();
        assert_eq!(classes::mine(people, &sam).await.unwrap()[0].course_site, None);
        change!(people, change => classes::hold_at(&mut change, &sam, &id, "a"));
        change!(people, change => classes::hold_at(&mut change, &kim, &id, "b"));
        assert_eq!(classes::one_of_mine(people, &sam, id.as_str()).await.unwrap().unwrap().course_site.as_deref(), Some("a"));
    })
    .await;
}
