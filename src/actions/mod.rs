//! Server functions that islands call. A page that posts a form needs none; each of these does what a form of a page does as well.
//!
//! Errors carry no text of ours to the browser (examples.md, trap 4): the island has its own words for “not just now”. What went wrong is
//! left for `http::serve::action`, which answers as for a form: with its status, and a page in plain words for whoever reads it.

use leptos::prelude::*;

/// Saves one practice line of the learner whose place is open.
#[server(endpoint = "tick")]
pub async fn save_tick(lesson: String, form: String, revision: String, task: u32, ticked: bool) -> Result<(), ServerFnError> {
    let visit = expect_context::<crate::http::visit::Visit>();
    crate::learn::ticks::save_one(&visit, &form, &lesson, &revision, task, ticked).await.map_err(|trouble| crate::http::serve::left(trouble, "not saved"))
}

/// The reasons for an answer, as HTML of our own renderer. Kept for a learner, for nobody else.
#[server(endpoint = "answer")]
pub async fn answer_question(question: String, sent: String) -> Result<String, ServerFnError> {
    let visit = expect_context::<crate::http::visit::Visit>();
    crate::learn::check::answer_in_place(&visit, &question, &sent).await.map_err(|trouble| crate::http::serve::left(trouble, "not now"))
}
