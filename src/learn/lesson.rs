//! One lesson: one idea, the steps for my device, something to try, what to do when it does not work, three things to keep.
//!
//! For guests the page is the same for everybody and comes from memory. With a place it also knows what was ticked and noted, is written
//! anew each time, and is kept by nobody. At most four queries then, the session included (a test counts them), and two more while
//! its note is shared.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    module::{address, find, small_print},
    notebook,
    ticks::{self, At, SaveTrouble},
};
use crate::{
    account::{carry::Carried, open},
    domain::{course::Track, sharing::Item},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        StorageError,
        places::OwnPlace,
        progress::{self, LessonState},
        shares::Given,
    },
    ui::{
        art::Icon,
        blocks::{self, Reader},
        forms,
        frame::Frame,
        lesson_parts::{content_note, in_this_module, known_words, menus_note, past, sources_folded},
    },
};

/// `GET /learn/{course}/{module}/{lesson}`
pub async fn show(visit: Visit, Path((_, course, module, lesson)): Path<(String, String, String, String)>) -> Result<Response<Body>, Trouble> {
    let renamed = visit.library.edition(visit.locale).redirect(&course, &module, &lesson);
    if let Some(now) = renamed {
        let (course, module) = find(&visit, Track::Learner, &course, &module)?;
        return Ok(visit.moved(&address(&visit, course, module, &format!("/{now}"))));
    }
    let at = ticks::at(&visit, &course, &module, &lesson)?;
    let Some(own) = visit.learner() else {
        let answer = visit.shared_page(|| page(&visit, &at, None));
        return Ok(notebook::opened(&visit, &at.module.id, at.lesson.kept_as(), answer));
    };
    let state = progress::for_lesson(&visit.house.stores.people, own, &at.module.id, at.lesson.kept_as()).await?;
    if let Err(error) = opened(&visit, own, &at).await {
        // A busy or full database does not take a lesson away; only the place to go on stays where it was.
        tracing::warn!(%error, "a lesson was not marked as opened");
    }
    let given = given(&visit, &state).await?;
    Ok(visit.page(|| page(&visit, &at, Some(Personal { own, state: &state, kept: None, given: &given }))))
}

/// The running shares that may have a copy of this lesson's note. Asked only where there may be one.
async fn given(visit: &Visit, state: &LessonState) -> Result<Vec<Given>, Trouble> {
    if state.note_given { crate::sharing::mine::on_my_place(visit).await } else { Ok(Vec::new()) }
}

async fn opened(visit: &Visit, own: &OwnPlace, at: &At<'_>) -> Result<(), StorageError> {
    let mut change = visit.house.stores.people.change().await?;
    progress::open_lesson(&mut change, own, at.names(), &at.lesson.source.revision, visit.house.now()).await?;
    change.commit().await
}

/// `POST`: ticks, the note, “I have finished this”.
pub async fn save(visit: Visit, Path((_, course, module, lesson)): Path<(String, String, String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    let at = ticks::at(&visit, &course, &module, &lesson)?;
    let here = address(&visit, at.course, at.module, &format!("/{}", at.lesson.slug));
    let Some(own) = visit.learner() else { return Ok(open::door_with(&visit, Carried::from_post(&visit, &form).await.as_ref())) };
    visit.check_token(&form)?;
    match ticks::save(&visit, own, &at, &form).await {
        Ok("finished") => Ok(visit.go_on(&next(&visit, &at).0)),
        Ok(part) => Ok(visit.go_on(&format!("{here}?saved={part}#{part}"))),
        Err(SaveTrouble::Other(trouble)) => Err(trouble),
        Err(SaveTrouble::NoteTooLong { words, letters }) => {
            let state = progress::for_lesson(&visit.house.stores.people, own, &at.module.id, at.lesson.kept_as()).await?;
            let error = visit.say().with("report-long", &[("most", ticks::LONGEST_NOTE), ("now", letters)]);
            let kept = Some((words, error));
            let given = given(&visit, &state).await?;
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(&visit, &at, Some(Personal { own, state: &state, kept, given: &given }))))
        }
    }
}

/// What the page knows when a place is open.
struct Personal<'a> {
    own: &'a OwnPlace,
    state: &'a LessonState,
    /// A note that was too long, and what to say about it.
    kept: Option<(String, String)>,
    given: &'a [Given],
}

fn page(visit: &Visit, at: &At<'_>, personal: Option<Personal<'_>>) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let (course, module, lesson) = (at.course, at.module, at.lesson);
    let here = address(visit, course, module, &format!("/{}", lesson.slug));
    let device = visit.display.device.or(visit.learner().and_then(OwnPlace::device));
    let ticks = personal.as_ref().map(|p| ticks::draw(visit, at, p.state, here.clone()));
    let islands = ticks.is_some() && !lesson.tasks().is_empty();
    let reader = Reader { say, device, help: visit.to("/help"), ticks };
    let position = module.position(&lesson.slug).unwrap_or(1);
    let where_now = say.with("lesson-of", &[("n", position), ("all", module.lessons.len())]);
    let this_note = Item::Note(module.id.clone(), lesson.kept_as().clone());
    let seen = personal.as_ref().and_then(|p| crate::sharing::mine::seen_by(visit, p.given, |item| *item == this_note));
    let saved = visit.query.one("saved").map(|part| {
        let words = say.t(match part {
            "note" if seen.is_some() => "note-saved-some",
            "note" => "note-saved",
            "changed" => "ticks-changed",
            _ => "ticks-saved",
        });
        view! { <p class="confirm" role="status">{words}</p> }
    });
    let flags = content_note(say, lesson);
    let note = personal.map(|p| ticks::note_box(visit, p.own, p.state, here.clone(), p.kept.as_ref().map(|(w, e)| (w.as_str(), e.clone())), seen));
    let main = view! {
        <section class="flow">{saved}<h1>{lesson.title.clone()}</h1><p class="small soft">{say.count("takes-minutes", lesson.minutes as usize)}</p>{flags}</section>
        {blocks::sections(&reader, &lesson.blocks)}
        {past(lesson)}
        {menus_note(visit, lesson)}
        {known_words(visit, &lesson.words)}
        {note}
        {sources_folded(visit, lesson)}
        {onward(visit, at)}
        {in_this_module(visit, course, module, lesson)}
    };
    let mut frame = Frame::new(lesson.title.clone())
        .trail(say.t("crumb-home"), visit.to(""))
        .trail(module.title.clone(), address(visit, course, module, ""))
        .trail(where_now, "")
        .margin();
    frame.islands = islands;
    frame.small_print = Some(small_print(visit, module, &lesson.source));
    frame.written_in = Some(lesson.source.written_in);
    (frame, main)
}

/// Where the lesson leads: the next one, else Check yourself, else how sure I feel now.
fn next(visit: &Visit, at: &At<'_>) -> (String, String) {
    let say = visit.say();
    let (course, module) = (at.course, at.module);
    match module.next_lesson(&at.lesson.slug) {
        Some(next) => (address(visit, course, module, &format!("/{}", next.slug)), say.with("lesson-next", &[("lesson", next.title.as_str())])),
        None if module.check.is_some() => (address(visit, course, module, "/check"), say.t("lesson-next-check")),
        None => (address(visit, course, module, "/after"), say.t("module-after-check")),
    }
}

/// Guests go on by a link. With a place the button also says that this lesson is finished.
fn onward(visit: &Visit, at: &At<'_>) -> impl IntoView + use<> {
    let say = visit.say();
    let (to, words) = next(visit, at);
    let here = address(visit, at.course, at.module, &format!("/{}", at.lesson.slug));
    let button = if visit.learner().is_some() {
        view! {
            <form method="post" action=here>{forms::token(visit)}<input type="hidden" name="do" value="finish"/>
                <button class="btn" type="submit">{words}" "{Icon::Next.view()}</button></form>
        }
        .into_any()
    } else {
        view! { <a class="btn" href=to>{words}" "{Icon::Next.view()}</a> }.into_any()
    };
    view! { <section class="flow"><div class="acts">{button}<a href=address(visit, at.course, at.module, "")>{say.t("stop-here")}</a></div></section> }
}
