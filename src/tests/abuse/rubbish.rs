//! Rubbish for the functions that islands call: whatever is missing or broken is the sender's doing (4xx), in plain words, and changes nothing.

use axum::http::StatusCode;

use super::{
    addresses::address,
    foreign_forms::{FORM, HOST, somebody_with_everything},
    people::{differences, everything},
};

/// Every function of `actions`, with the fields that it wants: read from its source, so that a new one is asked, too.
fn functions() -> Vec<(String, Vec<String>)> {
    let source = include_str!("../../actions/mod.rs");
    let found = source.split("#[server(endpoint = \"").skip(1).map(|rest| {
        let name = rest.split('"').next().unwrap().to_owned();
        let fields = rest.split_once("fn ").unwrap().1.split_once('(').unwrap().1.split_once(')').unwrap().0;
        (name, fields.split(',').map(|field| field.split(':').next().unwrap().trim().to_owned()).collect())
    });
    found.collect()
}

#[tokio::test]
async fn a_function_that_is_sent_rubbish_says_so_and_does_nothing() {
    let (mut house, place_token, _) = somebody_with_everything().await;
    let lesson = doorstep::http::body::encode(&address("/{locale}/learn/{course}/{module}/{lesson}"));
    let before = everything(&house).await;
    let all = functions();
    assert_eq!(all.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["tick", "answer"]);
    let mut bodies: Vec<String> =
        ["", "=", "&&&", "a", "%", "%ff%fe", "task=1e9&ticked=maybe", "{\"lesson\":1}", "lesson[]=1&lesson[]=2"].map(str::to_owned).to_vec();
    for (_, fields) in &all {
        for missing in 0..fields.len() {
            let rest = fields.iter().enumerate().filter(|(n, _)| *n != missing);
            bodies.push(rest.map(|(_, field)| format!("{field}=0")).collect::<Vec<_>>().join("&"));
        }
        for value in ["", "0", "x", "-1", "99999999999999999999", "true", "%00", "/en/learn/x/y/z", "//elsewhere.example", &lesson] {
            bodies.push(fields.iter().map(|field| format!("{field}={value}")).collect::<Vec<_>>().join("&"));
        }
    }
    bodies.push(format!("lesson={lesson}&form={place_token}&revision=00&task=0&ticked=true"));
    bodies.push(format!("lesson={lesson}&form={place_token}&revision=00&task=minus&ticked=true"));
    let html = ("accept", "text/html");
    let referer = ("referer", "http://localhost:3000/en/learn");
    for name in all.iter().map(|(name, _)| name.as_str()).chain(["nowhere", "tick123", "%00"]) {
        for body in &bodies {
            for headers in [vec![HOST, ("sec-fetch-site", "same-origin"), FORM], vec![HOST, ("sec-fetch-site", "same-origin"), FORM, html, referer]] {
                let answer = house.ask("POST", &format!("/api/{name}"), &headers, body).await;
                assert!(answer.status.is_client_error(), "{name} with “{body}”: {} {}", answer.status, answer.location());
                assert!(answer.text().contains("/en/help") || answer.text().contains("9-8-8"), "{name} with “{body}”: {}", answer.text());
                for theirs in ["missing field", "server function", "Args|", "ServerError", "deserial"] {
                    assert!(!answer.text().contains(theirs), "{name} with “{body}”: {}", answer.text());
                }
            }
        }
        for kind in ["application/json", "multipart/form-data; boundary=x", "text/plain"] {
            let answer = house.ask("POST", &format!("/api/{name}"), &[HOST, ("sec-fetch-site", "same-origin"), ("content-type", kind)], "{").await;
            assert!(answer.status.is_client_error(), "{name} as {kind}: {}", answer.status);
        }
    }
    assert_eq!(differences(&before, &everything(&house).await), Vec::<String>::new());
    assert_eq!(house.get("/en/me").await.status, StatusCode::OK, "and their place is still open");
}
