//! One text of a work, read piece by piece: each with a place to say something about it and to write better words; or what changed in it.
//!
//! A remark is about the words that its page showed, whatever was saved meanwhile. Deliberately absent: changing the text.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    HERE, LONGEST, Me, closed, find, find_to_answer, kind_names,
    pieces::{self, Typed},
    reading::{Reading, Text},
};
use crate::{
    domain::{ids::StaffId, publishing::pieces as cut, word_difference::difference},
    http::{
        body::{Form, encode},
        error::Trouble,
        visit::Visit,
    },
    storage::{
        studio_comments::{self as comments, Remark},
        studio_revisions as revisions, studio_writers as writers,
        submissions::FormKey,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// Better words for a piece may be longer than a remark: a list is one piece.
const LONGEST_SUGGESTION: usize = 20_000;

/// `GET /author/reviews/{work}/text?text=…`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let me = Me::of(&visit)?;
    let reading = find(&visit, &id).await?;
    let text = named(&reading, visit.query.text("text"))?;
    if visit.query.text("show") == "changes" {
        let before = before(&visit, &reading, text, &me.id).await?;
        return Ok(changes(&visit, &reading, text, before));
    }
    Ok(page(&visit, &reading, text, None, &[]))
}

/// The text that an address or a form names; the first one where it names none.
fn named<'r>(reading: &'r Reading, path: &str) -> Result<&'r Text, Trouble> {
    let text = if path.is_empty() { reading.texts.first() } else { reading.text(path) };
    text.ok_or(Trouble::NotFound)
}

/// What the reader saw last, and when; without that, what everybody reads today.
async fn before(visit: &Visit, reading: &Reading, text: &Text, who: &StaffId) -> Result<(Option<i64>, String), Trouble> {
    if visit.query.text("since") != "start"
        && let Some(at) = reading.last_looked(who)
        && let Some(seen) = reading.as_of(&visit.house, &text.saved.path, at).await?
    {
        return Ok((Some(at), seen.text().unwrap_or_default().to_owned()));
    }
    Ok((None, text.readers.clone().unwrap_or_default()))
}

fn address(visit: &Visit, reading: &Reading, text: &Text) -> String {
    visit.to(&format!("{HERE}/{}/text?text={}", reading.id().as_str(), encode(text.path())))
}

/// `POST /author/reviews/{work}/text?text=…`
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let me = Me::of(&visit)?;
    let reading = match find_to_answer(&visit, &id, &[form.text("words"), form.text("suggestion")]).await? {
        Ok(reading) => reading,
        Err(closed) => return Ok(closed),
    };
    let text = named(&reading, form.text("text"))?;
    let here = address(&visit, &reading, text);
    let now = visit.house.now();
    if form.text("do") == "withdraw" {
        let mut change = visit.house.stores.content.change().await?;
        comments::withdraw(&mut change, form.text("item"), &me.id, now).await?;
        change.commit().await?;
        return Ok(visit.go_on(&format!("{here}&done=withdrawn")));
    }
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let (number, block) = (form.text("number").parse().unwrap_or_default(), form.text("block").parse().unwrap_or(usize::MAX));
    let seen = revisions::one(&visit.house.stores.content, reading.id(), &text.saved.path, number).await?.ok_or(Trouble::BrokenForm)?;
    let all = cut(text.path(), &seen.body);
    let piece = all.get(block).ok_or(Trouble::BrokenForm)?;
    let (words, better) = (form.text("words").trim(), form.text("suggestion").trim());
    let suggestion = if better == piece.text.trim() { "" } else { better };
    let fixes = fixes(&visit, words, suggestion);
    if !fixes.is_empty() {
        let typed = Typed { block, quote: piece.text.to_owned(), words: words.to_owned(), suggestion: better.to_owned() };
        return Ok(page(&visit, &reading, text, Some(&typed), &fixes));
    }
    let remark = Remark { work: reading.id(), saved: seen.id.as_str(), path: text.path(), block, quote: piece.text, words, suggestion };
    let mut change = visit.house.stores.content.change().await?;
    writers::note(&mut change, &me.id, &me.name).await?;
    if !comments::add(&mut change, &key, &remark, &me.id, now).await? {
        return Ok(closed(&visit, &reading, &[words, suggestion]));
    }
    change.commit().await?;
    Ok(visit.go_on(&format!("{here}&done=said#piece-{block}")))
}

fn fixes(visit: &Visit, words: &str, suggestion: &str) -> Vec<Fix> {
    let say = visit.say();
    let long = |field, text: &str, most: usize| {
        let now = text.chars().count();
        (now > most).then(|| Fix { field, words: say.with("report-long", &[("most", most), ("now", now)]) })
    };
    if words.is_empty() && suggestion.is_empty() {
        return vec![Fix { field: "words", words: say.t("review-fix-remark") }];
    }
    [long("words", words, LONGEST), long("suggestion", suggestion, LONGEST_SUGGESTION)].into_iter().flatten().collect()
}

fn page(visit: &Visit, reading: &Reading, text: &Text, typed: Option<&Typed>, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let here = address(visit, reading, text);
        let done = visit.query.text("done");
        let said = ["said", "withdrawn"].contains(&done).then(|| view! { <p class="confirm" role="status">{say.t(&format!("review-remark-{done}"))}</p> });
        let body = match text.saved.text() {
            Some(words) => pieces::view(visit, reading, text, words, &here, typed, fixes),
            None => view! { <p>{say.t("review-removed")}</p> }.into_any(),
        };
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{text.title.clone()}</h1>{said}<p class="small soft">{kind_names(say, &text.kinds)}". "{text.path().to_owned()}</p>
                <p>{say.t("review-pieces-words")}</p>
                <ul class="set links"><li><a href=format!("{here}&show=changes")>{say.t("review-changes")}</a></li>
                    <li><a href=visit.to(&format!("{HERE}/{}", reading.id().as_str()))>{say.t("review-back")}</a></li></ul></section>
            {body}
            <section class="flow"><p><a class="btn second" href=visit.to(&format!("{HERE}/{}#answer", reading.id().as_str()))>{say.t("review-to-answer")}</a></p></section>
        };
        let mut frame = trail(visit, reading, Frame::new(text.title.clone())).trail(text.title.clone(), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn trail(visit: &Visit, reading: &Reading, frame: Frame) -> Frame {
    let say = visit.say();
    frame.trail(say.t("review-title"), visit.to(HERE)).trail(reading.work.title.clone(), visit.to(&format!("{HERE}/{}", reading.id().as_str())))
}

/// What changed, word by word. Paragraphs that stayed are left out, but for a hint that they are there.
fn changes(visit: &Visit, reading: &Reading, text: &Text, (since, before): (Option<i64>, String)) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let here = address(visit, reading, text);
        let words = match since {
            Some(at) => say.with("review-changes-since", &[("day", say.day(at))]),
            None => say.t("review-changes-readers"),
        };
        let all = since.map(|_| view! { <li><a href=format!("{here}&show=changes&since=start")>{say.t("review-changes-all")}</a></li> });
        let body = pieces::difference_view(say, &difference(&before, text.saved.text().unwrap_or_default()));
        let title = say.with("review-changes-of", &[("title", text.title.clone())]);
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1><p>{words}" "{say.t("review-changes-marks")}</p>
                <ul class="set links"><li><a href=here.clone()>{say.t("review-read-and-say")}</a></li>{all}</ul></section>
            <section class="flow as-typed">{body}</section>
        };
        (trail(visit, reading, Frame::new(title)).trail(text.title.clone(), here).trail(say.t("review-changes"), ""), main)
    })
}
