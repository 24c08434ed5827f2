//! Sites where courses are held, and the host's logo: set by whoever runs the site, seen by readers at once.

use axum::http::StatusCode;
use doorstep::domain::roles::Role;

use super::site::signed_in_as;
use crate::house::{Answer, TestHouse};

const PLACES: &str = "/en/staff/site/places";
const LOGO: &str = "/en/staff/site/logo";

async fn add(house: &mut TestHouse, fields: &[(&str, &str)]) -> Answer {
    let page = house.get(&format!("{PLACES}/new")).await;
    let (token, site) = (page.hidden("_form"), page.hidden("site"));
    let mut all = vec![("_form", token.as_str()), ("site", site.as_str()), ("region", ""), ("state", "open")];
    all.extend(fields);
    house.post(&format!("{PLACES}/new"), &all).await;
    // The button pressed twice.
    house.post(&format!("{PLACES}/new"), &all).await
}

/// The address of the one site in the list.
async fn only(house: &mut TestHouse) -> String {
    let list = house.get(PLACES).await;
    let found: Vec<_> = list.text().split(&format!("href=\"{PLACES}/")).skip(1).map(|rest| rest.split('"').next().unwrap()).filter(|id| *id != "new").collect();
    assert_eq!(found.len(), 1);
    format!("{PLACES}/{}", found[0])
}

#[tokio::test]
async fn readers_see_where_classes_are_held_while_a_site_is_open() {
    let mut house = TestHouse::new().await;
    signed_in_as(&mut house, Role::Administrator).await;
    let mut reader = house.another_browser();
    let devices = "/en/about/ways-and-devices";
    assert!(!reader.get(devices).await.text().contains("Where classes are held"));
    let added = add(&mut house, &[("name", "Queen Street <library>"), ("address", "Door 2\n\nA ramp is on the left"), ("desk", "")]).await;
    assert_eq!(added.location(), "/en/staff/site/places?done=saved");
    let page = reader.get(devices).await;
    assert!(
        page.text().contains("Where classes are held") && page.text().contains("Queen Street &lt;library&gt;") && page.text().contains("A ramp is on the left")
    );
    assert!(house.get("/en/staff/site").await.text().contains("1 site is open."));
    let one = only(&mut house).await;
    let form = house.get(&one).await;
    assert!(form.text().contains("A ramp is on the left"));
    let fields = [("_form", form.hidden("_form")), ("name", "Queen Street".into()), ("region", "nz".into()), ("state", "closed".to_owned())];
    house.post(&one, &fields.each_ref().map(|(n, v)| (*n, v.as_str()))).await;
    assert!(!reader.get(devices).await.text().contains("Queen Street"));
    assert!(house.get(PLACES).await.text().contains("No classes at present"));
}

#[tokio::test]
async fn a_site_that_cannot_be_used_comes_back_as_it_was_typed() {
    let mut house = TestHouse::new().await;
    signed_in_as(&mut house, Role::Administrator).await;
    let long = "a word ".repeat(100);
    for fields in [
        [("name", " "), ("address", "Door 7"), ("desk", "")],
        [("name", "Library"), ("address", "Door 7"), ("desk", &long)],
        [("name", "Library"), ("address", "Door 7"), ("region", "atlantis")],
    ] {
        let fields: Vec<_> = fields.into_iter().collect();
        let page = house.get(&format!("{PLACES}/new")).await;
        let (token, site) = (page.hidden("_form"), page.hidden("site"));
        let mut all = vec![("_form", token.as_str()), ("site", site.as_str())];
        all.extend(fields);
        let answer = house.post(&format!("{PLACES}/new"), &all).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("Door 7") && answer.hidden("site") == site);
    }
    let token = house.get(&format!("{PLACES}/new")).await.hidden("_form");
    let odd = house.post(&format!("{PLACES}/new"), &[("_form", &token), ("site", "../../x"), ("name", "Library")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
    assert_eq!(house.get(&format!("{PLACES}/none")).await.status, StatusCode::NOT_FOUND);
    assert!(house.get(PLACES).await.text().contains("No site is set yet."));
}

#[tokio::test]
async fn a_class_is_held_at_a_site() {
    let mut house = TestHouse::new().await;
    signed_in_as(&mut house, Role::Administrator).await;
    add(&mut house, &[("name", "Queen Street")]).await;
    add(&mut house, &[("name", "College Street")]).await;
    let mut work = house.another_browser();
    signed_in_as(&mut work, Role::Facilitator).await;
    let page = work.get("/en/staff/classes").await;
    assert!(page.text().contains("Where is this class?") && page.text().contains("Somewhere else"));
    // They stand by name.
    let college = page.text().split("name=\"site\"").nth(1).unwrap().split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (token, key) = (page.hidden("_form"), page.hidden("key"));
    let opened = work.post("/en/staff/classes", &[("_form", &token), ("key", &key), ("site", &college)]).await;
    let class = work.get(opened.location()).await;
    assert!(class.text().contains("College Street · ") && !class.text().contains("Queen Street"));
    assert!(work.get("/en/staff/classes").await.text().contains("College Street · "));
    for (site, named) in [("", false), ("made up", false)] {
        let key = work.get("/en/staff/classes").await.hidden("key");
        let opened = work.post("/en/staff/classes", &[("_form", &token), ("key", &key), ("site", site)]).await;
        assert_eq!((opened.status, work.get(opened.location()).await.text().contains("College Street")), (StatusCode::SEE_OTHER, named));
    }
}

fn picture(format: image::ImageFormat) -> Vec<u8> {
    let drawn = image::RgbImage::from_fn(300, 120, |x, y| image::Rgb(if (x / 30 + y / 30) % 2 == 0 { [10, 80, 70] } else { [255, 255, 255] }));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::ImageRgb8(drawn).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

async fn send(house: &mut TestHouse, what: &str, file: &[u8]) -> Answer {
    let token = house.get(LOGO).await.hidden("_form");
    let field = |name: &str, value: &str| format!("--xyz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let head = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sign.png\"\r\nContent-Type: image/png\r\n\r\n";
    let body = [field("_form", &token).as_bytes(), field("do", what).as_bytes(), head.as_bytes(), file, b"\r\n--xyz--\r\n"].concat();
    house.post_as(LOGO, "multipart/form-data; boundary=xyz", body).await
}

#[tokio::test]
async fn a_logo_is_put_up_for_everybody_and_taken_down() {
    let mut house = TestHouse::new().await;
    signed_in_as(&mut house, Role::Administrator).await;
    let mut reader = house.another_browser();
    assert!(house.get(LOGO).await.text().contains("set the name of your place first"));
    let token = house.get("/en/staff/site/name").await.hidden("_form");
    house.post("/en/staff/site/name", &[("_form", &token), ("name", "The <Green> House")]).await;
    let up = send(&mut house, "up", &picture(image::ImageFormat::Jpeg)).await;
    assert_eq!(up.location(), "/en/staff/site/logo?done=up", "{}", up.text());
    let lesson = reader.get("/en/learn").await;
    let image = lesson.text().split("<img ").map(|rest| rest.split_inclusive('>').next().unwrap()).find(|tag| tag.contains("class=\"logo\"")).unwrap();
    let address = image.split("src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(["alt=\"The &lt;Green&gt; House\"", "width=\"240\"", "height=\"96\""].iter().all(|part| image.contains(part)), "{image}");
    let served = reader.get(&address).await;
    assert_eq!(
        (served.status, &served.headers["content-type"], &served.headers["x-content-type-options"]),
        (StatusCode::OK, &"image/png".parse().unwrap(), &"nosniff".parse().unwrap())
    );
    assert!(served.headers["cache-control"].to_str().unwrap().contains("immutable"), "{:?}", served.headers["cache-control"]);
    assert!(served.text().contains("PNG") && !served.text().contains("JFIF"), "written anew");
    assert_eq!(reader.get("/logo/0000000000000000.png").await.status, StatusCode::NOT_FOUND);
    assert_eq!(send(&mut house, "down", b"").await.location(), "/en/staff/site/logo?done=down");
    assert!(!reader.get("/en/learn").await.text().contains("class=\"logo\""));
    assert_eq!(reader.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_logo_changes_nothing() {
    let mut house = TestHouse::new().await;
    signed_in_as(&mut house, Role::Administrator).await;
    let token = house.get("/en/staff/site/name").await.hidden("_form");
    house.post("/en/staff/site/name", &[("_form", &token), ("name", "The Green House")]).await;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>";
    for (file, words) in [(&svg[..], "Please save it as PNG"), (b"GIF89a", "not a picture that we can read"), (b"", "not a picture that we can read")] {
        let answer = send(&mut house, "up", file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains(words) && answer.text().contains("Please save it as PNG") == (file == svg));
    }
    assert_eq!(send(&mut house, "up", &vec![0; 600 * 1024]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let mut stranger = house.another_browser();
    assert_eq!(send(&mut stranger, "up", &picture(image::ImageFormat::Png)).await.status, StatusCode::SEE_OTHER);
    let mut work = house.another_browser();
    signed_in_as(&mut work, Role::Facilitator).await;
    for path in [LOGO, PLACES, "/en/staff/site/places/new"] {
        assert_eq!(work.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(house.house.site().logo.is_none());
    let untold = house.post_as(LOGO, "multipart/form-data; boundary=xyz", "--xyz\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\ndown\r\n--xyz--").await;
    assert_ne!(untold.status, StatusCode::SEE_OTHER, "without the token of the page");
}
