//! The other side: what reviewers said about a work, for those who write it. Take the words, say that it is done, or say why not.
//!
//! Taking words saves a new state of the text in the same change that answers the remark; the words of before stay in its history.
//! Deliberately absent: changing or removing a remark.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{LONGEST, Me, name_of, open_remarks, outcome_words, pieces::suggested, quoted, reading::Reading, standing_words};
use crate::{
    domain::{
        publishing::pieces,
        studio::{How, TextPath},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        ContentChange,
        studio_comments::{self as comments, Comment, Outcome},
        studio_revisions::{self as revisions, Saved, SavedText, Saving},
        studio_writers as writers,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// A reason is at least this long.
const SHORTEST: usize = 5;

/// An answer that needs something.
struct Typed {
    item: String,
    answer: String,
}

fn address(visit: &Visit, id: &str) -> String {
    visit.to(&format!("/author/work/{id}/remarks"))
}

/// `GET /author/work/{work}/remarks`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let reading = Reading::of(&visit.house, &id).await?.ok_or(Trouble::NotFound)?;
    Ok(page(&visit, &reading, None, &[]))
}

/// `POST /author/work/{work}/remarks`
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let me = Me::of(&visit)?;
    let reading = Reading::of(&visit.house, &id).await?.ok_or(Trouble::NotFound)?;
    let Some(remark) = reading.comments.iter().find(|comment| comment.id == form.text("item")) else { return Ok(visit.go_on(&address(&visit, &id))) };
    if remark.outcome != Outcome::Open {
        // The same form once more, or a colleague was quicker: the page shows what became of it.
        return Ok(visit.go_on(&format!("{}?done={}", address(&visit, &id), remark.outcome.code())));
    }
    let answer = form.text("answer").trim().to_owned();
    let letters = answer.chars().count();
    let say = visit.say();
    let refuse = |words: String| {
        let typed = Typed { item: remark.id.clone(), answer: answer.clone() };
        Ok(page(&visit, &reading, Some(&typed), &[Fix { field: "answer", words }]))
    };
    if letters > LONGEST {
        return refuse(say.with("report-long", &[("most", LONGEST), ("now", letters)]));
    }
    let outcome = match form.text("do") {
        "take" | "done" => Outcome::Taken,
        "not" if letters < SHORTEST => return refuse(say.t("review-fix-reason")),
        "not" => Outcome::NotTaken,
        _ => return Err(Trouble::BrokenForm),
    };
    let done = format!("{}?done={}", address(&visit, &id), outcome.code());
    let (mut change, now) = (visit.house.stores.content.change().await?, visit.house.now());
    writers::note(&mut change, &me.id, &me.name).await?;
    if form.text("do") == "take" {
        let draft = revisions::draft(&visit.house.stores.content, reading.id(), &path(remark)?).await?;
        let Some((draft, body)) = draft.and_then(|draft| with_words(&draft, remark).map(|body| (draft, body))) else {
            return refuse(say.t("review-fix-gone"));
        };
        if !take(&mut change, &me, &reading, &draft, &body, now).await? {
            return refuse(say.t("review-fix-gone"));
        }
    }
    // Answered or taken back meanwhile: the page shows how.
    if comments::answer(&mut change, reading.id(), &remark.id, outcome, &answer, &me.id, now).await? {
        change.commit().await?;
    }
    Ok(visit.go_on(&done))
}

fn path(remark: &Comment) -> Result<TextPath, Trouble> {
    TextPath::parse(&remark.path).map_err(|_| Trouble::NotFound)
}

/// Saves the text with the reviewer's words. `false`: somebody saved it meanwhile, or the work is closed; nothing was changed.
async fn take(change: &mut ContentChange, me: &Me, reading: &Reading, draft: &SavedText, body: &str, now: i64) -> Result<bool, Trouble> {
    let saving = Saving { work: reading.id(), path: &draft.path, body, based_on: &draft.digest, how: How::Suggested, by: &me.id };
    Ok(matches!(revisions::save(change, saving, now).await?, Saved::Kept | Saved::Same))
}

/// The draft with the suggestion in place of the piece that it is about. `None`: that piece is not there any more, or nothing was suggested.
fn with_words(draft: &SavedText, remark: &Comment) -> Option<String> {
    let body = draft.text().filter(|_| !remark.suggestion.is_empty())?;
    let all = pieces(&remark.path, body);
    let same_place = all.get(remark.block).filter(|piece| piece.text == remark.quote);
    let piece = same_place.or_else(|| all.iter().find(|piece| piece.text == remark.quote))?;
    let (before, after) = (body.get(..piece.start)?, body.get(piece.start + piece.text.len()..)?);
    Some(format!("{before}{}{after}", remark.suggestion))
}

fn page(visit: &Visit, reading: &Reading, typed: Option<&Typed>, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let done = visit.query.text("done");
        let said = ["taken", "not_taken"].contains(&done) && fixes.is_empty();
        let said = said.then(|| view! { <p class="confirm" role="status">{say.t(&format!("review-answered-{}", done.replace('_', "-")))}</p> });
        let (open, answered): (Vec<&Comment>, Vec<&Comment>) = reading.comments.iter().partition(|comment| comment.outcome == Outcome::Open);
        let list = match open.is_empty() {
            true => view! { <p>{say.t("review-no-remarks")}</p> }.into_any(),
            false => view! { <ul class="ruled set">{open.iter().map(|remark| one(visit, reading, remark, typed, fixes)).collect_view()}</ul> }.into_any(),
        };
        let answered = (!answered.is_empty()).then(|| {
            let items = answered.iter().map(|remark| over(visit, reading, remark)).collect_view();
            view! { <section class="flow"><details><summary>{say.count("review-answered", answered.len())}</summary><ul class="ruled set">{items}</ul></details></section> }
        });
        let title = say.t("review-remarks-title");
        let lead = say.count("review-remarks-open", open_remarks(reading));
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{title.clone()}</h1>{said}<p class="lead">{reading.work.title.clone()}</p><p>{lead}</p></section>
            <section class="flow">{list}</section>{answered}{standing_words::section(say, reading)}
        };
        let mut frame = Frame::new(title.clone())
            .trail(say.t("desk-title"), visit.to("/staff"))
            .trail(reading.work.title.clone(), visit.to(&format!("/author/work/{}", reading.id().as_str())))
            .trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

/// Which text, who, and what they said.
fn head(visit: &Visit, reading: &Reading, remark: &Comment) -> AnyView {
    let say = visit.say();
    let who = say.with("review-remark-by", &[("name", name_of(say, reading, &remark.by)), ("day", say.day(remark.at))]);
    let title = reading.text(&remark.path).map_or_else(|| remark.path.clone(), |text| text.title.clone());
    // A suggestion is shown against the words that it is about.
    let about = match suggested(say, remark) {
        Some(difference) => difference,
        None => quoted(&remark.quote).into_any(),
    };
    let words = remark.words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! { <p class="small soft">{title}". "{who}</p>{words}{about} }.into_any()
}

fn one(visit: &Visit, reading: &Reading, remark: &Comment, typed: Option<&Typed>, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let typed = typed.filter(|typed| typed.item == remark.id);
    let error = fixes.iter().find(|_| typed.is_some()).map(|fix| view! { <span class="err-text">{fix.words.clone()}</span> });
    // The form that needs something has the plain name, so that the list of what to fix leads to it.
    let id = if typed.is_some() { "answer".to_owned() } else { format!("answer-{}", remark.id) };
    let hint = format!("{id}-hint");
    let draft = reading.text(&remark.path).map(|text| &text.saved);
    let can_take = draft.is_some_and(|draft| with_words(draft, remark).is_some());
    let gone = (!remark.suggestion.is_empty() && !can_take).then(|| view! { <p>{say.t("review-fix-gone")}</p> });
    let (act, words) = if can_take { ("take", "review-take") } else { ("done", "review-done") };
    let class = if error.is_some() { "field err" } else { "field" };
    view! {
        <li class="flow">{head(visit, reading, remark)}{gone}
            <form method="post" action=address(visit, reading.id().as_str()) class="flow">{forms::token(visit)}
                <input type="hidden" name="item" value=remark.id.clone()/>
                <div class=class><label for=id.clone()>{say.t("review-answer-words")}</label><span class="hint" id=hint.clone()>{say.t("review-answer-hint")}</span>{error}
                    <textarea id=id name="answer" rows="2" aria-describedby=hint>{forms::in_box(typed.map_or("", |typed| &typed.answer))}</textarea></div>
                <div class="acts"><button class="btn" type="submit" name="do" value=act>{say.t(words)}</button>
                    <button class="btn second" type="submit" name="do" value="not">{say.t("review-not-taken")}</button></div></form></li>
    }
    .into_any()
}

fn over(visit: &Visit, reading: &Reading, remark: &Comment) -> AnyView {
    let answer = quoted(&remark.answer);
    view! { <li class="flow">{head(visit, reading, remark)}<p><strong>{outcome_words(visit.say(), remark)}</strong></p>{answer}</li> }.into_any()
}
