//! Saves each practice line as it is ticked. Without scripts the lines are saved with the Save button below them.

use leptos::{ev, prelude::*, task::spawn_local, web_sys::HtmlInputElement};

use crate::actions::save_tick;

/// `lesson` is the lesson's address; the words are what the status line says, in the reader's language.
#[island]
pub fn PracticeTicks(lesson: String, form: String, revision: String, saving: String, saved: String, not_saved: String, children: Children) -> impl IntoView {
    let status = RwSignal::new(String::new());
    let on_change = move |event: ev::Event| {
        let input: HtmlInputElement = event_target(&event);
        let Ok(task) = input.value().parse::<u32>() else { return };
        let (lesson, form, revision) = (lesson.clone(), form.clone(), revision.clone());
        let (saved, not_saved) = (saved.clone(), not_saved.clone());
        status.set(saving.clone());
        spawn_local(async move {
            let kept = save_tick(lesson, form, revision, task, input.checked()).await.is_ok();
            status.set(if kept { saved } else { not_saved });
        });
    };
    view! { <div on:change=on_change>{children()}<p class="small soft" role="status">{move || status.get()}</p></div> }
}
