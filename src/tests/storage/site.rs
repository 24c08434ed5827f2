//! What the host says about itself, on both databases.

use doorstep::{
    domain::site::{Part, Site},
    storage::site_settings,
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
            site_settings::set(&mut change, &[(Part::Name, name), (Part::Places, "Here\nThere")], before, now).await.unwrap();
            change.commit().await.unwrap();
            let site = site_settings::read(content).await.unwrap();
            assert_eq!((site.get(Part::Name), site.places().count()), (Some(name), 2));
            assert!(!seen.contains(&site.changed_at));
            seen.push(site.changed_at);
        }
    })
    .await;
}
