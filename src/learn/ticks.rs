//! What a learner does on a lesson's page: ticking practice lines, a private note, saying that it is finished. Each is a plain form of
//! the lesson's own address; the island that saves ticks one by one ends here, too.

use leptos::prelude::*;

use super::module::find;
use crate::{
    domain::{
        course::{Course, Lesson, Module, Track},
        ids::Revision,
        locale::Locale,
        markdown::Inline,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    islands::PracticeTicks,
    storage::{
        PatientText, notes,
        places::OwnPlace,
        progress::{self, LessonRef, LessonState, Tick},
    },
    ui::{blocks::Ticks, forms},
};

/// Longest note that is kept, in letters.
pub const LONGEST_NOTE: usize = 4_000;

/// One lesson with its module and course, found by the parts of an address.
pub struct At<'a> {
    pub course: &'a Course,
    pub module: &'a Module,
    pub lesson: &'a Lesson,
}

impl At<'_> {
    pub fn names(&self) -> LessonRef<'_> {
        LessonRef { course: &self.course.slug, module: &self.module.id, lesson: self.lesson.kept_as() }
    }
}

pub fn at<'a>(visit: &'a Visit, course: &str, module: &str, lesson: &str) -> Result<At<'a>, Trouble> {
    let (course, module) = find(visit, Track::Learner, course, module)?;
    let lesson = module.lesson(lesson).ok_or(Trouble::NotFound)?;
    Ok(At { course, module, lesson })
}

/// The revisions of a lesson in every language. A tick made in one language counts in the other: it is the same line.
fn revisions(visit: &Visit, at: &At<'_>) -> Vec<Revision> {
    let lesson = |locale| visit.library.edition(locale).lesson(at.course.slug.as_str(), at.module.slug.as_str(), at.lesson.slug.as_str());
    Locale::ALL.into_iter().filter_map(lesson).map(|found| found.lesson.source.revision.clone()).collect()
}

/// From an island: one line, ticked or not. `address` is the lesson's own, `revision` that of the text on the page.
pub async fn save_one(visit: &Visit, token: &str, address: &str, revision: &str, task: u32, ticked: bool) -> Result<(), Trouble> {
    let own = visit.learner().ok_or(Trouble::NotFound)?;
    if visit.form_token().as_deref() != Some(token) {
        return Err(Trouble::ForeignForm);
    }
    let mut parts = address.split('/').skip(3);
    let (course, module, lesson) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let visit = &visit.as_if_at(address).ok_or(Trouble::NotFound)?;
    let at = at(visit, course, module, lesson)?;
    if task as usize >= at.lesson.tasks().len() || at.lesson.source.revision.as_str() != revision {
        return Err(Trouble::BrokenForm);
    }
    let mut change = visit.house.stores.people.change().await?;
    let tick = Tick { task, revision: at.lesson.source.revision.clone(), ticked };
    progress::tick(&mut change, own, &at.module.id, at.lesson.kept_as(), &tick, visit.house.now()).await?;
    Ok(change.commit().await?)
}

/// What a posted form of the lesson's page asks for, done. Returns the part of the page to go back to.
pub async fn save(visit: &Visit, own: &OwnPlace, at: &At<'_>, form: &Form) -> Result<&'static str, SaveTrouble> {
    let now = visit.house.now();
    let mut change = visit.house.stores.people.change().await.map_err(Trouble::from)?;
    let part = match form.text("do") {
        // A text that changed while the page was open: its lines may be others now. The page shows them anew, nothing is guessed.
        "ticks" if form.text("revision") != at.lesson.source.revision.as_str() => "changed",
        "ticks" => {
            let ticked: Vec<u32> = form.many("task").filter_map(|t| t.parse().ok()).collect();
            for task in 0..u32::try_from(at.lesson.tasks().len()).unwrap_or(0) {
                let tick = Tick { task, revision: at.lesson.source.revision.clone(), ticked: ticked.contains(&task) };
                progress::tick(&mut change, own, &at.module.id, at.lesson.kept_as(), &tick, now).await.map_err(Trouble::from)?;
            }
            "try"
        }
        "note" => {
            let words = form.text("note");
            let letters = words.chars().count();
            if letters > LONGEST_NOTE {
                return Err(SaveTrouble::NoteTooLong { words: words.to_owned(), letters });
            }
            notes::save(&mut change, own, &at.module.id, at.lesson.kept_as(), &PatientText::written_by(own, words.to_owned()), now)
                .await
                .map_err(Trouble::from)?;
            "note"
        }
        "finish" => {
            progress::finish_lesson(&mut change, own, at.names(), &at.lesson.source.revision, now).await.map_err(Trouble::from)?;
            "finished"
        }
        _ => return Err(Trouble::BrokenForm.into()),
    };
    change.commit().await.map_err(Trouble::from)?;
    Ok(part)
}

/// Why a form of the lesson's page was not saved.
pub enum SaveTrouble {
    /// Kept, so that the page can show it again.
    NoteTooLong {
        words: String,
        letters: usize,
    },
    Other(Trouble),
}

impl From<Trouble> for SaveTrouble {
    fn from(trouble: Trouble) -> Self {
        Self::Other(trouble)
    }
}

/// Draws the practice lines with what was ticked, in a form that works without scripts, inside the island that saves each tick.
/// Ticks made in another revision of the text may have meant another line; they are not shown.
pub fn draw(visit: &Visit, at: &At<'_>, state: &LessonState, address: String) -> Ticks {
    let say = visit.say();
    let token = visit.form_token().unwrap_or_default();
    let known = revisions(visit, at);
    let ticked: Vec<u32> = state.ticks.iter().filter(|t| t.ticked && known.contains(&t.revision)).map(|t| t.task).collect();
    let revision = at.lesson.source.revision.as_str().to_owned();
    std::sync::Arc::new(move |tasks: &[Inline]| {
        let items = tasks
            .iter()
            .enumerate()
            .map(|(i, task)| {
                let id = format!("task-{i}");
                let is = u32::try_from(i).is_ok_and(|i| ticked.contains(&i));
                view! { <li><input type="checkbox" id=id.clone() name="task" value=i.to_string() checked=is/><label for=id inner_html=task.as_html().to_owned()></label></li> }
            })
            .collect_view();
        let (hidden, form, lesson, action) = (token.clone(), token.clone(), address.clone(), address.clone());
        let (revision, in_form) = (revision.clone(), revision.clone());
        view! {
            <PracticeTicks lesson form revision saving=say.t("ticks-saving") saved=say.t("ticks-saved") not_saved=say.t("ticks-not-saved")>
                <form method="post" action=action class="flow"><input type="hidden" name="_form" value=hidden/><input type="hidden" name="do" value="ticks"/><input type="hidden" name="revision" value=in_form/>
                    <fieldset class="ticks"><legend>{say.t("ticks-legend")}</legend><ul class="set">{items}</ul></fieldset>
                    <p><button class="btn second" type="submit">{say.t("ticks-save")}</button></p></form>
            </PracticeTicks>
        }
        .into_any()
    })
}

/// The private note of a lesson. Before the box, always: nobody reads it, nobody replies, and where help is.
pub fn note_box(
    visit: &Visit,
    own: &OwnPlace,
    state: &LessonState,
    address: String,
    kept: Option<(&str, String)>,
    seen: Option<AnyView>,
) -> impl IntoView + use<> {
    let say = visit.say();
    let saved = state.note.as_ref().map(|n| n.reveal_to_owner(own).to_owned()).unwrap_or_default();
    let (words, error) = match kept {
        Some((typed, error)) => (typed.to_owned(), Some(error)),
        None => (saved, None),
    };
    let class = if error.is_some() { "field err" } else { "field" };
    let hint = say.t(if seen.is_some() { "note-hint-some" } else { "note-hint" });
    view! {
        <section class="flow note-box" id="note" aria-labelledby="note-title"><h2 id="note-title">{say.t("note-title")}</h2>{seen}
            <form method="post" action=address class="flow">{forms::token(visit)}<input type="hidden" name="do" value="note"/>
                <div class=class><label for="note-words">{say.t("note-label")}</label>
                    <span class="hint" id="note-hint">{hint}" "<a href=visit.to("/help")>{say.t("help-now")}</a></span>
                    {error.map(|e| view! { <span class="err-text">{e}</span> })}
                    <textarea id="note-words" name="note" rows="4" aria-describedby="note-hint" autocomplete="off">{forms::in_box(&words)}</textarea></div>
                <p><button class="btn second" type="submit">{say.t("note-save")}</button></p></form></section>
    }
}
