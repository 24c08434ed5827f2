//! Form parts: a field with its label, hint and message; the summary of what to fix; the hidden token. After the GOV.UK pattern:
//! the same words twice, the field linked, what was typed kept.

use leptos::prelude::*;

use super::words::Say;
use crate::http::visit::Visit;

/// One thing to fix: the field's id and what to do, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    pub field: &'static str,
    pub words: String,
}

/// The list at the top of a page whose form needs something. Nothing when there is nothing to fix.
pub fn summary(say: Say, fixes: &[Fix]) -> Option<AnyView> {
    if fixes.is_empty() {
        return None;
    }
    let items = fixes.iter().map(|f| view! { <li><a href=format!("#{}", f.field)>{f.words.clone()}</a></li> }).collect_view();
    let title = say.count("summary-title", fixes.len());
    Some(view! { <div class="summary" role="alert" tabindex="-1" aria-labelledby="es"><h2 id="es">{title}</h2><ul class="set">{items}</ul></div> }.into_any())
}

/// A one-line field. `kind` is the input's type, `complete` its `autocomplete`.
pub struct Field<'a> {
    pub id: &'static str,
    pub label: String,
    pub hint: Option<String>,
    pub kind: &'static str,
    pub complete: &'static str,
    pub value: &'a str,
}

impl Field<'_> {
    pub fn view(self, fixes: &[Fix]) -> AnyView {
        let error = fixes.iter().find(|f| f.field == self.id).map(|f| f.words.clone());
        let (hint_id, error_id) = (format!("{}-hint", self.id), format!("{}-error", self.id));
        let described = match (&self.hint, &error) {
            (Some(_), Some(_)) => Some(format!("{hint_id} {error_id}")),
            (Some(_), None) => Some(hint_id.clone()),
            (None, Some(_)) => Some(error_id.clone()),
            (None, None) => None,
        };
        let class = if error.is_some() { "field err" } else { "field" };
        let marked = error.is_some().then_some("true");
        view! {
            <div class=class><label for=self.id>{self.label}</label>
                {self.hint.map(|h| view! { <span class="hint" id=hint_id>{h}</span> })}
                {error.map(|e| view! { <span class="err-text" id=error_id>{e}</span> })}
                <input id=self.id name=self.id type=self.kind value=self.value.to_owned() autocomplete=self.complete
                    autocapitalize="none" spellcheck="false" aria-describedby=described aria-invalid=marked/>
            </div>
        }
        .into_any()
    }
}

/// The session's token, hidden in every personal form.
pub fn token(visit: &Visit) -> Option<AnyView> {
    let token = visit.form_token()?.to_owned();
    Some(view! { <input type="hidden" name="_form" value=token/> }.into_any())
}

/// Words for between `<textarea>` and `</textarea>`. Leptos writes the children of that element as they are, so without this
/// `</textarea><img …>` in somebody's note would be an element of the page (seen; `src/tests/abuse/hostile_words.rs`).
pub fn in_box(words: &str) -> String {
    let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    // The first line break in the box is not part of the words for a browser, so one that is gets one before it.
    if words.starts_with('\n') { format!("\n{escaped}") } else { escaped }
}
