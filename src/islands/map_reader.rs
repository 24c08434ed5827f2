//! Reads the values of the skills map by tap, arrow keys and screen reader: one skill at a time, in a line of words below the map.
//! Without scripts the same words stand under each door and in the table, and the line stays away: it would ask for what nothing answers.

use leptos::{ev, prelude::*, wasm_bindgen::JsCast, web_sys};

/// The skill that an event happened on: the nearest element that carries its own sentence.
fn skill_of(target: Option<web_sys::EventTarget>) -> Option<web_sys::Element> {
    target?.dyn_into::<web_sys::Element>().ok()?.closest("[data-reading]").ok().flatten()
}

/// The next or the previous skill of the same map.
fn neighbour(skill: &web_sys::Element, forward: bool) -> Option<web_sys::HtmlElement> {
    let next = if forward { skill.next_element_sibling() } else { skill.previous_element_sibling() };
    next?.dyn_into().ok()
}

#[island]
pub fn MapReader(hint: String, children: Children) -> impl IntoView {
    let reading = RwSignal::new(String::new());
    // Runs in the browser alone, so the hint comes with the island that keeps its word.
    Effect::new(move || reading.set(hint.clone()));
    let read = move |skill: &web_sys::Element| {
        if let Some(words) = skill.get_attribute("data-reading") {
            reading.set(words);
        }
    };
    let on_focus = move |event: ev::FocusEvent| skill_of(event.target()).iter().for_each(read);
    let on_click = move |event: ev::MouseEvent| skill_of(event.target()).iter().for_each(read);
    let on_key = move |event: ev::KeyboardEvent| {
        let forward = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => true,
            "ArrowUp" | "ArrowLeft" => false,
            _ => return,
        };
        if let Some(next) = skill_of(event.target()).and_then(|skill| neighbour(&skill, forward)) {
            event.prevent_default();
            // A skill that has no tabindex cannot take the focus; then nothing happens, which is right.
            let _ = next.focus();
        }
    };
    view! { <div on:focusin=on_focus on:click=on_click on:keydown=on_key>{children()}<p class="readout" role="status" hidden=move || reading.with(String::is_empty)>{move || reading.get()}</p></div> }
}
