//! One piece of work: what it is for, its texts against what readers have, what the check says, and what can be done with it.
//!
//! Deliberately absent: deleting. What was set aside can be taken up again, and every saved state of a text stays.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{
    desk::{Desk, Names, about, name_of, note_me, of_text, of_work, readers_address},
    problems,
};
use crate::{
    domain::studio::{How, Move, Standing, WorkState},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        studio_revisions::{self as revisions, SavedText, Saving},
        studio_works as works,
    },
    ui::{forms, frame::Frame},
};

/// What was done, as the address says it afterwards.
const DONE: [&str; 9] = ["begun", "named", "aside", "up", "review", "write", "drop", "gone", "published"];

/// `GET /author/work/{work}`
pub async fn show(visit: Visit, Path((_, work)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let desk = Desk::open(&visit, &work).await?;
    let content = &visit.house.stores.content;
    let (names, writers) = (Names::read(&visit).await?, revisions::writers(content, &desk.work.id).await?);
    let found = if desk.work.state.is_open() { desk.problems().await? } else { Vec::new() };
    Ok(visit.page(|| {
        let say = visit.say();
        let work = &desk.work;
        let done = visit.query.text("done");
        let said = DONE.contains(&done).then(|| view! { <p class="confirm" role="status">{say.t(&format!("studio-done-{done}"))}</p> });
        let why = work.why.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
        let by = writers.iter().map(|id| names.of(say, id)).collect::<Vec<_>>().join(", ");
        let by = (!by.is_empty()).then(|| view! { <p class="small soft">{say.with("studio-written-by", &[("names", by)])}</p> });
        let state = say.t(&format!("studio-work-{}", work.state.code().replace('_', "-")));
        let begun = say.with("studio-begun-by", &[("name", names.of(say, &work.begun_by)), ("day", say.day(work.begun_at))]);
        let texts = desk.drafts.iter().map(|draft| row(&visit, &desk, draft)).collect_view();
        let none = desk.drafts.is_empty().then(|| view! { <p>{say.t("studio-work-empty")}</p> });
        let main = view! {
            <section class="flow"><h1>{work.title.clone()}</h1>{said}<p class="soft">{state}" · "{begun}</p>{why}{by}</section>
            <section class="flow" aria-labelledby="texts"><h2 id="texts">{say.t("studio-work-texts")}</h2>{none}<ul class="ruled set">{texts}</ul>{add(&visit, &desk)}</section>
            {problems::section(&visit, Some(&desk), &found)}
            {onward(&visit, &desk)}
            {naming(&visit, &desk)}
        };
        let frame = Frame::new(work.title.clone())
            .trail(say.t("author-title"), visit.to("/author"))
            .trail(say.t("studio-works"), visit.to("/author/work"))
            .trail(work.title.clone(), "");
        (frame, main)
    }))
}

fn row(visit: &Visit, desk: &Desk, draft: &SavedText) -> impl IntoView + use<> {
    let say = visit.say();
    let readers = desk.texts.files.get(draft.path.as_str());
    let name = name_of(say, &draft.path, draft.text().or(readers));
    let standing = desk.standing(draft);
    let open = desk.work.state.is_open();
    // Once published, what was a change is what readers have.
    let words = open.then(|| say.t(&format!("studio-standing-{}", standing.code())));
    let link = |part: &str| of_text(visit, &desk.work, part, &draft.path);
    let edit = (open && standing != Standing::Dropped).then(|| view! { <a href=link("text")>{say.t("studio-open-text")}</a> });
    let compare = (open && standing == Standing::Changed).then(|| view! { <a href=link("compare")>{say.t("studio-compare")}</a> });
    let readers = (!open || readers.is_some()).then(|| readers_address(&desk.texts.files, &draft.path)).flatten();
    let readers = readers.filter(|_| desk.texts.files.has(draft.path.as_str())).map(|(_, to)| view! { <a href=to>{say.t("studio-as-readers")}</a> });
    let acts = open.then(|| {
        let drop = (standing != Standing::Dropped && standing != Standing::Same).then(|| button(visit, desk, "drop", Some(draft), "studio-drop"));
        let gone = matches!(standing, Standing::Changed | Standing::Same).then(|| button(visit, desk, "gone", Some(draft), "studio-gone"));
        view! { <div class="acts">{drop}{gone}</div> }
    });
    view! {
        <li class="flow"><p><strong>{name}</strong>" "<span class="small soft">{about(say, &draft.path)}</span></p>{words.map(|w| view! { <p class="small">{w}</p> })}
            <p class="links small">{edit}" "{compare}" "<a href=link("history")>{say.t("studio-history")}</a>" "{readers}</p>
            {acts.map(|acts| view! { <details class="small"><summary>{say.t("studio-more")}</summary>{acts}</details> })}</li>
    }
}

fn add(visit: &Visit, desk: &Desk) -> Option<impl IntoView + use<>> {
    let to = format!("{}?work={}", visit.to("/author/texts"), desk.work.id.as_str());
    desk.work.state.is_open().then(|| view! { <p class="links"><a href=to>{visit.say().t("studio-add-text")}</a></p> })
}

/// What comes next: reviews, publishing, setting aside or taking up again.
fn onward(visit: &Visit, desk: &Desk) -> impl IntoView + use<> {
    let say = visit.say();
    let publish = of_work(visit, &desk.work, "/publish");
    let acts = match desk.work.state {
        WorkState::Writing => view! {
            {main_button(visit, desk, "review", "studio-to-review")}
            <p class="links"><a href=publish>{say.t("studio-to-publish")}</a></p>
            <div class="acts">{button(visit, desk, "aside", None, "studio-aside")}</div>
        }
        .into_any(),
        WorkState::InReview => view! {
            <p><a class="btn" href=publish>{say.t("studio-to-publish")}</a></p>
            <div class="acts">{button(visit, desk, "write", None, "studio-back-to-writing")}{button(visit, desk, "aside", None, "studio-aside")}</div>
        }
        .into_any(),
        WorkState::SetAside => view! { <p>{say.t("studio-aside-words")}</p>{button(visit, desk, "up", None, "studio-take-up")} }.into_any(),
        WorkState::Published => view! { <p>{say.t("studio-published-words")}</p> }.into_any(),
    };
    let remarks =
        desk.work.state.is_open().then(|| view! { <p class="links"><a href=of_work(visit, &desk.work, "/remarks")>{say.t("review-to-remarks")}</a></p> });
    view! { <section class="flow" aria-labelledby="onward"><h2 id="onward">{say.t("studio-onward")}</h2>{acts}{remarks}</section> }
}

/// The one that most people want next.
fn main_button(visit: &Visit, desk: &Desk, act: &'static str, words: &'static str) -> AnyView {
    view! {
        <form method="post" action=of_work(visit, &desk.work, "")>{forms::token(visit)}<input type="hidden" name="do" value=act/>
            <button class="btn" type="submit">{visit.say().t(words)}</button></form>
    }
    .into_any()
}

fn button(visit: &Visit, desk: &Desk, act: &'static str, draft: Option<&SavedText>, words: &'static str) -> AnyView {
    let path = draft.map(|draft| view! { <input type="hidden" name="text" value=draft.path.as_str().to_owned()/> });
    view! {
        <form method="post" action=of_work(visit, &desk.work, "")>{forms::token(visit)}<input type="hidden" name="do" value=act/>{path}
            <button class="btn second" type="submit">{visit.say().t(words)}</button></form>
    }
    .into_any()
}

fn naming(visit: &Visit, desk: &Desk) -> impl IntoView + use<> {
    let say = visit.say();
    let work = &desk.work;
    let name = forms::Field { id: "name", label: say.t("studio-work-name"), hint: None, kind: "text", complete: "off", value: &work.title }.view(&[]);
    view! {
        <section class="flow"><details><summary>{say.t("studio-rename")}</summary>
            <form method="post" action=of_work(visit, work, "") class="flow">{forms::token(visit)}<input type="hidden" name="do" value="name"/>{name}
                <div class="field"><label for="why">{say.t("studio-why")}</label><textarea id="why" name="why" rows="4">{forms::in_box(&work.why)}</textarea></div>
                <div class="acts"><button class="btn second" type="submit">{say.t("studio-rename-go")}</button></div></form></details></section>
    }
}

/// `POST`: a second click finds it done.
pub async fn save(visit: Visit, Path((_, work)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let desk = Desk::open(&visit, &work).await?;
    let (what, now) = (form.text("do"), visit.house.now());
    let mut change = visit.house.stores.content.change().await?;
    let me = note_me(&visit, &mut change).await?;
    let id = &desk.work.id;
    let done = match what {
        "name" => {
            let cut = |text: &str, most: usize| text.trim().chars().take(most).collect::<String>();
            let (title, why) = (cut(form.text("name"), 120), cut(form.text("why"), 2_000));
            let title = if title.is_empty() { desk.work.title.clone() } else { title };
            works::name(&mut change, id, &title, &why, now).await?;
            "named"
        }
        "drop" | "gone" => {
            let draft = desk.draft(form.text("text"))?;
            let readers = desk.texts.files.get(draft.path.as_str()).filter(|_| what == "drop");
            let how = if readers.is_some() { How::Restored } else { How::Removed };
            let saving = Saving { work: id, path: &draft.path, body: readers.unwrap_or(&draft.body), based_on: &draft.digest, how, by: &me };
            // Whoever takes it out, or away, decides about what readers have now.
            let ground = desk.readers_digest(&draft.path);
            let _ = revisions::save_on(&mut change, saving, Some(&ground), now).await?;
            if what == "drop" { "drop" } else { "gone" }
        }
        "review" | "write" | "aside" | "up" => {
            let (step, word) = match what {
                "review" => (Move::SendToReview, "review"),
                "write" => (Move::BackToWriting, "write"),
                "aside" => (Move::SetAside, "aside"),
                _ => (Move::TakeUp, "up"),
            };
            works::go(&mut change, id, step, now).await?;
            word
        }
        _ => return Ok(visit.go_on(&of_work(&visit, &desk.work, ""))),
    };
    change.commit().await?;
    Ok(visit.go_on(&of_work(&visit, &desk.work, &format!("?done={done}"))))
}
