//! Giving, in three screens: who, what, check. Nothing is stored before the last button, and nothing is ticked for anybody.
//!
//! What was said so far travels in the form itself, as in a guest's check: each screen is the answer to the one before. Deliberately
//! absent: a list of staff (the reader shows two words), “everything”, and a share without an end.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};

use super::{choices, give_pages as pages, until};
use crate::{
    account::{card, step_up},
    domain::sharing::{Item, Purpose, Span},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        PatientText,
        share_codes::{self, Reader},
        shares::{self, Giving},
        submissions::{self, FormKey, Submission},
    },
    ui::forms::Fix,
};

/// The edition of the words on these screens. Raise it when what a person agrees to reads differently.
pub const WORDS: &str = "1";
/// Long enough for a first name or “Tuesday group, blue jacket”.
pub const LONGEST_LABEL: usize = 60;

/// What was said so far. Everything is as typed; nothing is a choice until it was made.
#[derive(Default)]
pub struct Said {
    pub code: String,
    pub items: Vec<Item>,
    pub purpose: Option<Purpose>,
    pub span: Option<Span>,
    pub label: String,
}

impl Said {
    /// Only things that this person has.
    fn read(form: &Form, own: &[Item]) -> Self {
        Self {
            code: form.text("code").to_owned(),
            items: own.iter().filter(|item| form.many("item").any(|code| code == item.code())).cloned().collect(),
            purpose: Purpose::from_code(form.text("purpose")),
            span: Span::from_code(form.text("span")),
            label: form.text("label").trim().to_owned(),
        }
    }

    /// The period that stands on top when nothing was chosen.
    pub fn span_or_usual(&self) -> Span {
        self.span.unwrap_or(Span::Month)
    }

    fn fixes(&self, visit: &Visit) -> Vec<Fix> {
        let say = visit.say();
        let mut fixes = Vec::new();
        if self.items.is_empty() {
            fixes.push(Fix { field: "item", words: say.t("give-fix-items") });
        }
        if self.purpose.is_none() {
            fixes.push(Fix { field: "purpose", words: say.t("give-fix-purpose") });
        }
        if self.label.chars().count() > LONGEST_LABEL {
            fixes.push(Fix { field: "label", words: say.with("give-fix-label", &[("most", LONGEST_LABEL)]) });
        }
        fixes
    }
}

/// `GET /me/sharing/give`: who.
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let own = choices::of(&visit).await?;
    Ok(pages::who(&visit, StatusCode::OK, "", own.is_empty(), &[]))
}

/// `POST /me/sharing/give`: the next screen, or the deed.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let own = choices::of(&visit).await?;
    let said = Said::read(&form, &own);
    let reader = match find(&visit, &said.code).await? {
        Ok(reader) => reader,
        Err(fix) => return Ok(pages::who(&visit, StatusCode::UNPROCESSABLE_ENTITY, &said.code, own.is_empty(), &[fix])),
    };
    let go = form.text("go");
    if go == "what" {
        return Ok(pages::what(&visit, StatusCode::OK, &reader, &own, &said, &[]));
    }
    let fixes = said.fixes(&visit);
    if !fixes.is_empty() {
        return Ok(pages::what(&visit, StatusCode::UNPROCESSABLE_ENTITY, &reader, &own, &said, &fixes));
    }
    match go {
        "check" => check(&visit, StatusCode::OK, &reader, &said, &FormKey::fresh(), &[]).await,
        "give" => give(&visit, &form, &reader, &said).await,
        _ => Err(Trouble::BrokenForm),
    }
}

/// Whoever shows these two words; otherwise what to mend.
async fn find(visit: &Visit, typed: &str) -> Result<Result<Reader, Fix>, Trouble> {
    let say = visit.say();
    let fix = |words: String| Ok(Err(Fix { field: "code", words }));
    let Ok(code) = card::read_code(typed) else { return fix(say.t("give-fix-code")) };
    match share_codes::find(&visit.house.stores.people, &code).await? {
        Some(reader) => Ok(Ok(reader)),
        None => fix(say.t("give-fix-nobody")),
    }
}

async fn check(visit: &Visit, status: StatusCode, reader: &Reader, said: &Said, key: &FormKey, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let shown = shares::preview(&visit.house.stores.people, own, &said.items).await?;
    let until = until::until(visit.house.now(), said.span_or_usual(), &visit.house.settings.time_zone);
    let until = until.ok_or_else(|| Trouble::Ours("the time zone of the site is not known".into()))?;
    let question = step_up::passkey(visit).await?;
    let checked = pages::Checked { reader, said, until: &until, shown: &shown, key, question: question.as_ref() };
    Ok(pages::check(visit, status, &checked, fixes))
}

async fn give(visit: &Visit, form: &Form, reader: &Reader, said: &Said) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    if let Err(fix) = step_up::check(visit, form).await? {
        return check(visit, StatusCode::UNPROCESSABLE_ENTITY, reader, said, &key, &[fix]).await;
    }
    let now = visit.house.now();
    let until = until::until(now, said.span_or_usual(), &visit.house.settings.time_zone).ok_or(Trouble::BrokenForm)?;
    let purpose = said.purpose.ok_or(Trouble::BrokenForm)?;
    let label = PatientText::written_by(own, said.label.clone());
    let giving = Giving { reader, items: &said.items, purpose, label: &label, until: &until, words_version: WORDS, locale: visit.locale };
    let mut change = visit.house.stores.people.change().await?;
    // A second click finds that it is done.
    if submissions::begin(&mut change, own, &key, now).await? == Submission::First
        && shares::give(&mut change, &visit.house.secrets, own, &giving, now).await?.is_none()
    {
        drop(change);
        let fix = Fix { field: "code", words: visit.say().t("give-fix-nobody") };
        return Ok(pages::who(visit, StatusCode::UNPROCESSABLE_ENTITY, &said.code, false, &[fix]));
    }
    change.commit().await?;
    Ok(visit.go_on(&visit.to("/me/sharing?done=given")))
}
