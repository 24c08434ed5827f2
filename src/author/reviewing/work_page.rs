//! The page of a work that waits to be read, made for a phone: why, the texts one under the other, then the answer.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    HERE, capacity_name, checklist, kind_names, name_of, quoted,
    reading::{Reading, Text},
    standing_words,
    work::Page,
};
use crate::{
    domain::{publishing::Decision, studio::Credit},
    http::{body::encode, visit::Visit},
    storage::{
        studio_reviews::{Review, last_words},
        submissions::FormKey,
    },
    ui::{forms, frame::Frame},
};

pub(super) fn view(visit: &Visit, page: &Page) -> Response<Body> {
    let status = if page.fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let reading = page.reading;
        let writers: Vec<String> = reading.wrote.iter().map(|who| name_of(say, reading, who)).collect();
        let said = last_words(&reading.reviews).into_iter().map(|review| review_words(visit, reading, review)).collect::<Vec<_>>();
        let said = (!said.is_empty()).then(
            || view! { <section class="flow" aria-labelledby="said"><h2 id="said">{say.t("review-said")}</h2><ul class="ruled set">{said}</ul></section> },
        );
        let answer = match reading.wrote.contains(&page.me.id) {
            true => view! { <section class="flow"><p class="quiet">{say.t("review-own-work")}</p></section> }.into_any(),
            false => form(visit, page),
        };
        let main = view! {
            {forms::summary(say, &page.fixes)}
            <section class="flow"><h1>{reading.work.title.clone()}</h1><p class="lead">{reading.work.why.clone()}</p>
                <p class="small soft">{say.with("review-written-by", &[("names", writers.join(", "))])}</p></section>
            <section class="flow" aria-labelledby="texts"><h2 id="texts" tabindex="-1">{say.t("review-read")}</h2><p>{say.t("review-read-words")}</p>
                <ul class="ruled set">{reading.texts.iter().map(|text| one(visit, reading, text)).collect_view()}</ul></section>
            {answer}{standing_words::section(say, reading)}{said}
        };
        let mut frame = Frame::new(reading.work.title.clone())
            .trail(say.t("desk-title"), visit.to("/staff"))
            .trail(say.t("review-title"), visit.to(HERE))
            .trail(reading.work.title.clone(), "");
        frame.has_errors = !page.fixes.is_empty();
        (frame, main)
    })
}

fn one(visit: &Visit, reading: &Reading, text: &Text) -> AnyView {
    let say = visit.say();
    let to = visit.to(&format!("{HERE}/{}/text?text={}", reading.id().as_str(), encode(text.path())));
    let changes = format!("{to}&show=changes");
    let remarks = reading.comments.iter().filter(|comment| comment.path == text.path()).count();
    let remarks = (remarks > 0).then(|| format!(" {}", say.count("review-remarks", remarks)));
    let sensitive = text.is_sensitive.then(|| view! { <p class="small">{say.t("review-sensitive")}</p> });
    let title = text.title.clone();
    view! {
        <li><p><a href=to>{title.clone()}</a></p><p class="small soft">{kind_names(say, &text.kinds)}"."{remarks}</p>{sensitive}
            <p><a href=changes>{say.with("review-changes-of", &[("title", title)])}</a></p></li>
    }
    .into_any()
}

fn review_words(visit: &Visit, reading: &Reading, review: &Review) -> AnyView {
    let say = visit.say();
    let words = if review.decision == Decision::Approved { "review-approved-by" } else { "review-sent-back-by" };
    let blanks = [("name", name_of(say, reading, &review.by)), ("capacity", capacity_name(say, review.capacity)), ("day", say.day(review.at))];
    let changed = (review.digest != reading.digest).then(|| format!(" {}", say.t("review-text-changed")));
    view! { <li class="flow"><p>{say.with(words, &blanks)}{changed}</p>{quoted(&review.words)}</li> }.into_any()
}

fn form(visit: &Visit, page: &Page) -> AnyView {
    let (say, typed) = (visit.say(), &page.typed);
    let to = visit.to(&format!("{HERE}/{}", page.reading.id().as_str()));
    let safe = checklist::view(visit, page.reading, page.me.capacities, &typed.checked).map(|list| view! { {error(page, "safe")}{list} });
    let words_class = if error(page, "words").is_some() { "field err" } else { "field" };
    view! {
        <form method="post" action=to class="flow" aria-labelledby="answer">{forms::token(visit)}
            <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>
            <input type="hidden" name="digest" value=page.reading.digest.clone()/>
            <h2 id="answer">{say.t("review-answer")}</h2>
            {capacities(visit, page)}{safe}
            <div class=words_class><label for="words">{say.t("review-words")}</label><span class="hint" id="words-hint">{say.t("review-words-hint")}</span>
                {error(page, "words")}<textarea id="words" name="words" rows="4" aria-describedby="words-hint">{forms::in_box(&typed.words)}</textarea></div>
            {credits(visit, page)}{paid(visit, page)}
            <div class="pair"><button class="btn second" type="submit" name="do" value="approve">{say.t("review-approve")}</button>
                <button class="btn second" type="submit" name="do" value="back">{say.t("review-send-back")}</button></div></form>
    }
    .into_any()
}

fn error(page: &Page, field: &str) -> Option<AnyView> {
    page.fixes.iter().find(|fix| fix.field == field).map(|fix| view! { <span class="err-text">{fix.words.clone()}</span> }.into_any())
}

/// As what I read it. Somebody with one answer is not asked.
fn capacities(visit: &Visit, page: &Page) -> AnyView {
    let say = visit.say();
    if let [only] = page.me.capacities {
        let words = say.with("review-as", &[("capacity", capacity_name(say, *only))]);
        return view! { <p>{words}</p><input type="hidden" name="capacity" value=only.code()/> }.into_any();
    }
    let choice = |capacity: &crate::domain::publishing::Capacity| {
        let hint = say.t(&format!("review-as-{}-hint", capacity.code().replace('_', "-")));
        option("capacity", capacity.code(), format!("{}. {hint}", capacity_name(say, *capacity)), page.typed.capacity == Some(*capacity))
    };
    let choices = page.me.capacities.iter().map(choice).collect_view();
    view! { <fieldset class="pick" id="capacity"><legend>{say.t("review-capacity")}</legend>{error(page, "capacity")}{choices}</fieldset> }.into_any()
}

fn credits(visit: &Visit, page: &Page) -> AnyView {
    let say = visit.say();
    let name = page.me.name.clone();
    let choice = |credit: Credit| {
        let words = say.with(&format!("review-credit-{}", credit.code()), &[("name", name.clone())]);
        option("credit", credit.code(), words, page.typed.credit == Some(credit))
    };
    let choices = Credit::ALL.map(choice).into_iter().collect_view();
    view! { <fieldset class="pick" id="credit"><legend>{say.t("review-credit")}</legend>{error(page, "credit")}{choices}</fieldset> }.into_any()
}

fn paid(visit: &Visit, page: &Page) -> AnyView {
    let say = visit.say();
    let choice = |(code, words): (&'static str, &str)| option("paid", code, say.t(words), page.typed.paid == code);
    let choices = [("yes", "review-paid-yes"), ("no", "review-paid-no"), ("", "review-paid-unsaid")].map(choice).into_iter().collect_view();
    view! { <fieldset class="pick" id="paid"><legend>{say.t("review-paid")}</legend><p class="small soft">{say.t("review-paid-why")}</p>{choices}</fieldset> }
        .into_any()
}

fn option(field: &'static str, code: &'static str, words: String, chosen: bool) -> AnyView {
    let id = format!("{field}-{}", if code.is_empty() { "none" } else { code });
    let id = if field == "credit" && code == "none" { "credit-no".to_owned() } else { id };
    view! { <div class="opt"><input type="radio" name=field id=id.clone() value=code checked=chosen/><label for=id>{words}</label></div> }.into_any()
}
