//! The fields of a new staff account, used wherever one is made. Pasting is welcome; nothing asks for kinds of letters.
//!
//! A passphrase that was typed is never sent back to the page; everything else is.

use leptos::prelude::*;

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
        let mut fixes = Vec::new();
        let mut fix = |field, words| fixes.push(Fix { field, words });
        if self.display_name.is_empty() || self.display_name.chars().count() > LONGEST_NAME {
            fix("display-name", say.t("staff-display-name-fix"));
        }
        if !is_sign_in_name(self.sign_in_name) {
            fix("sign-in-name", say.t("staff-sign-in-name-fix"));
        }
        match passphrase::weakness(self.passphrase, self.sign_in_name) {
            Some(Weak::Short { have }) => fix("passphrase", say.with("staff-passphrase-short", &[("least", passphrase::SHORTEST), ("have", have)])),
            Some(Weak::Long) => fix("passphrase", say.with("staff-passphrase-long", &[("most", passphrase::LONGEST)])),
            Some(Weak::Guessed) => fix("passphrase", say.t("staff-passphrase-guessed")),
            Some(Weak::IsTheName) => fix("passphrase", say.t("staff-passphrase-name")),
            None if self.passphrase != self.again => fix("again", say.t("staff-again-fix")),
            None => {}
        }
        fixes
    }
}

fn is_sign_in_name(name: &str) -> bool {
    let letters = name.chars().count();
    (2..=LONGEST_NAME).contains(&letters) && name.chars().all(|c| c.is_alphanumeric() || "._-@".contains(c))
}

/// Name, sign-in name, passphrase twice.
pub fn fields(visit: &Visit, typed: &Typed<'_>, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let field = |id, label: &str, hint: Option<&str>, kind, complete, value| Field { id, label: say.t(label), hint: hint.map(|h| say.t(h)), kind, complete, value }.view(fixes);
    view! {
        {field("display-name", "staff-display-name", Some("staff-display-name-hint"), "text", "name", typed.display_name)}
        {field("sign-in-name", "staff-name", Some("staff-sign-in-name-hint"), "text", "username", typed.sign_in_name)}
        {field("passphrase", "staff-passphrase", Some("staff-passphrase-hint"), "password", "new-password", "")}
        {field("again", "staff-again", None, "password", "new-password", "")}
    }
    .into_any()
}
