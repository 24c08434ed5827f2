//! The fields of a new staff account, used wherever one is made. Pasting is welcome; nothing asks for kinds of letters.
//!
//! A passphrase that was typed is never sent back to the page; everything else is.

use leptos::prelude::*;

use super::one_time::START;
use crate::{
    domain::passphrase::{self, Weak},
    http::{body::Form, visit::Visit},
    ui::{
        forms::{Field, Fix},
        words::Say,
    },
};

/// Longest name.
const LONGEST_NAME: usize = 80;

/// What was typed.
#[derive(Default)]
pub struct Typed<'f> {
    pub display_name: &'f str,
    pub sign_in_name: &'f str,
    pub passphrase: &'f str,
    again: &'f str,
}

impl<'f> Typed<'f> {
    pub fn read(form: &'f Form) -> Self {
        Self {
            display_name: form.text("display-name").trim(),
            sign_in_name: form.text("sign-in-name").trim(),
            passphrase: form.text("passphrase"),
            again: form.text("again"),
        }
    }

    /// What to mend, in the order of the page.
    pub fn fixes(&self, say: Say) -> Vec<Fix> {
        let mut fixes = self.name_fixes(say);
        fixes.extend(self.passphrase_fixes(say));
        fixes
    }

    pub fn name_fixes(&self, say: Say) -> Vec<Fix> {
        let mut fixes = Vec::new();
        if self.display_name.is_empty() || self.display_name.chars().count() > LONGEST_NAME {
            fixes.push(Fix { field: "display-name", words: say.t("staff-display-name-fix") });
        }
        if !is_sign_in_name(self.sign_in_name) {
            fixes.push(Fix { field: "sign-in-name", words: say.t("staff-sign-in-name-fix") });
        }
        fixes
    }

    pub fn passphrase_fixes(&self, say: Say) -> Vec<Fix> {
        let weak = match passphrase::weakness(self.passphrase, self.sign_in_name) {
            // It would look like a one-time code, which opens nothing by itself.
            None if self.passphrase.starts_with(START) => Some(Weak::Guessed),
            other => other,
        };
        let words = match weak {
            Some(Weak::Short { have }) => say.with("staff-passphrase-short", &[("least", passphrase::SHORTEST), ("have", have)]),
            Some(Weak::Long) => say.with("staff-passphrase-long", &[("most", passphrase::LONGEST)]),
            Some(Weak::Guessed) => say.t("staff-passphrase-guessed"),
            Some(Weak::IsTheName) => say.t("staff-passphrase-name"),
            None if self.passphrase != self.again => return vec![Fix { field: "again", words: say.t("staff-again-fix") }],
            None => return Vec::new(),
        };
        vec![Fix { field: "passphrase", words }]
    }
}

pub fn is_sign_in_name(name: &str) -> bool {
    let letters = name.chars().count();
    (2..=LONGEST_NAME).contains(&letters) && name.chars().all(|c| c.is_alphanumeric() || "._-@".contains(c))
}

/// Name, sign-in name, passphrase twice.
pub fn fields(visit: &Visit, typed: &Typed<'_>, fixes: &[Fix]) -> AnyView {
    view! { {name_fields(visit, typed, fixes)}{passphrase_fields(visit, fixes)} }.into_any()
}

pub fn name_fields(visit: &Visit, typed: &Typed<'_>, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let field =
        |id, label: &str, hint: &str, complete, value| Field { id, label: say.t(label), hint: Some(say.t(hint)), kind: "text", complete, value }.view(fixes);
    view! {
        {field("display-name", "staff-display-name", "staff-display-name-hint", "name", typed.display_name)}
        {field("sign-in-name", "staff-name", "staff-sign-in-name-hint", "username", typed.sign_in_name)}
    }
    .into_any()
}

pub fn passphrase_fields(visit: &Visit, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let field = |id, label: &str, hint: Option<&str>| {
        Field { id, label: say.t(label), hint: hint.map(|h| say.t(h)), kind: "password", complete: "new-password", value: "" }.view(fixes)
    };
    view! { {field("passphrase", "staff-passphrase", Some("staff-passphrase-hint"))}{field("again", "staff-again", None)} }.into_any()
}
