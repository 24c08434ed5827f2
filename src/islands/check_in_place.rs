//! Shows the reason of an answer on the same page, without loading another. Without scripts the form leads to a page with the same words.

use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};

use crate::actions::answer_question;

/// What the form sends: the numbers of the chosen boxes, or the place given to each line of an order.
fn chosen(form: &web_sys::HtmlFormElement) -> Vec<u32> {
    let fields = form.elements();
    (0..fields.length())
        .filter_map(|i| fields.item(i))
        .filter_map(|field| match field.dyn_into::<web_sys::HtmlInputElement>() {
            Ok(input) if input.name() == "choice" && input.checked() => input.value().parse().ok(),
            Ok(_) => None,
            Err(other) => other.dyn_into::<web_sys::HtmlSelectElement>().ok().and_then(|select| select.value().parse().ok()),
        })
        .collect()
}

/// `question` is the address of the question's page; `not_now` what is said when the answer cannot be fetched.
#[island]
pub fn CheckInPlace(question: String, form: String, not_now: String, children: Children) -> impl IntoView {
    let answer = RwSignal::new(String::new());
    let on_submit = move |event: ev::SubmitEvent| {
        let Some(sent) = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlFormElement>().ok()) else { return };
        event.prevent_default();
        let (question, form, not_now) = (question.clone(), form.clone(), not_now.clone());
        let numbers = chosen(&sent);
        spawn_local(async move {
            // The words come from the server's own renderer, which escapes everything but its own marks.
            answer.set(answer_question(question, form, numbers).await.unwrap_or(not_now));
        });
    };
    view! { <div on:submit=on_submit>{children()}<div class="gap" role="status" aria-live="polite" inner_html=move || answer.get()></div></div> }
}
