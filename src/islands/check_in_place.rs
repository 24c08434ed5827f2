//! Shows the reason of an answer on the same page, without loading another. Without scripts the form leads to a page with the same words.

use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};

use crate::actions::answer_question;

/// What the form would send, coded as a browser codes it.
fn sent(form: &web_sys::HtmlFormElement) -> Option<String> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let fields = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(String::from(fields.to_string()))
}

/// `question` is the address that the form posts to; `not_now` is said when the answer cannot be fetched.
#[island]
pub fn CheckInPlace(question: String, not_now: String, children: Children) -> impl IntoView {
    let answer = RwSignal::new(String::new());
    let on_submit = move |event: ev::SubmitEvent| {
        let Some(sent) = event.target().and_then(|t| t.dyn_into().ok()).as_ref().and_then(sent) else { return };
        event.prevent_default();
        let (question, not_now) = (question.clone(), not_now.clone());
        spawn_local(async move {
            // The words come from the server's own renderer, which escapes everything but its own marks.
            answer.set(answer_question(question, sent).await.unwrap_or(not_now));
        });
    };
    view! { <div on:submit=on_submit>{children()}<div class="gap" role="status" aria-live="polite" inner_html=move || answer.get()></div></div> }
}
