//! Check yourself: one question, then the answer with its reason. Any number of tries, no mark, no history (curriculum 3.0).
//!
//! Guests get the answer as the reply to their form. With a place the latest choice is kept and the answer is fetched by GET.
//! The order of the choices depends on the question's revision and the number of the try, so guests share pages.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};

use super::{check_page, module::find};
use crate::{
    domain::{
        course::{Course, Module, Track},
        quiz::{Answer, Form as Kind, NotAnAnswer, Question, shown_order},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::answers,
    ui::question_fields,
};

type At = Path<(String, String, String)>;

/// What the pages of one question need.
pub struct Asked<'v> {
    pub course: &'v Course,
    pub module: &'v Module,
    pub question: &'v Question,
    /// From 1, and of how many.
    pub n: usize,
    pub all: usize,
    /// From 1; mixes the choices anew.
    pub turn: u64,
}

/// What somebody chose: an answer, or “I do not know yet”.
pub enum Chosen {
    Answer(Answer),
    NotYet,
}

impl Asked<'_> {
    /// The choices' numbers in the order to show them.
    pub fn order(&self) -> Vec<usize> {
        let seed = self.question.revision.as_str().bytes().fold(self.turn, |s, b| s.wrapping_mul(31).wrapping_add(u64::from(b)));
        shown_order(self.question, seed)
    }
}

fn asked<'v>(visit: &'v Visit, Path((_, course, module)): &At) -> Result<Option<Asked<'v>>, Trouble> {
    let (course, module) = find(visit, Track::Learner, course, module)?;
    let set = module.check.as_ref().ok_or(Trouble::NotFound)?;
    let n = match visit.query.one("q") {
        None => 1,
        Some("end") => return Ok(None),
        Some(q) => q.parse::<usize>().map_err(|_| Trouble::NotFound)?,
    };
    let question = n.checked_sub(1).and_then(|i| set.questions.get(i)).ok_or(Trouble::NotFound)?;
    let turn = visit.query.one("try").and_then(|t| t.parse().ok()).filter(|t| (1..100).contains(t)).unwrap_or(1);
    Ok(Some(Asked { course, module, question, n, all: set.questions.len(), turn }))
}

/// `GET …/check?q=2&try=1`; with a place also `&see=answer`.
pub async fn show(visit: Visit, at: At) -> Result<Response<Body>, Trouble> {
    let Some(asked) = asked(&visit, &at)? else {
        let (course, module) = find(&visit, Track::Learner, &at.1, &at.2)?;
        return Ok(visit.shared_page(|| check_page::end(&visit, course, module)));
    };
    if visit.query.one("see") == Some("answer")
        && let Some(kept) = kept(&visit, asked.question).await?
    {
        return Ok(visit.page(|| check_page::answer(&visit, &asked, &kept)));
    }
    Ok(visit.shared_page(|| check_page::question(&visit, &asked, &[], None)))
}

/// The latest choice of this learner, if the question has not changed since.
async fn kept(visit: &Visit, question: &Question) -> Result<Option<Chosen>, Trouble> {
    let Some(own) = visit.learner() else { return Ok(None) };
    let all = answers::all(&visit.house.stores.people, own).await?;
    let Some(found) = all.into_iter().find(|a| a.question == question.id && a.revision == question.revision) else { return Ok(None) };
    Ok(Some(match (&question.form, found.chosen) {
        (_, chosen) if chosen.is_empty() => Chosen::NotYet,
        (Kind::Single(_), chosen) => Chosen::Answer(Answer::One(chosen.first().copied().unwrap_or_default())),
        (Kind::Multiple(_), chosen) => Chosen::Answer(Answer::Several(chosen)),
        (Kind::Order(_), chosen) => Chosen::Answer(Answer::Ordered(chosen)),
    }))
}

/// `POST …/check?q=2&try=1`
pub async fn save(visit: Visit, at: At, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let asked = asked(&visit, &at)?.ok_or(Trouble::NotFound)?;
    let chosen = match read(&asked, &form) {
        Ok(chosen) => chosen,
        Err(why) => {
            let typed = question_fields::typed(asked.question, &form);
            return Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || check_page::question(&visit, &asked, &typed, Some(why))));
        }
    };
    if visit.is_guest() {
        return Ok(visit.page(|| check_page::answer(&visit, &asked, &chosen)));
    }
    keep(&visit, &asked, &chosen).await?;
    Ok(visit.go_on(&format!("{}?q={}&try={}&see=answer", visit.path, asked.n, asked.turn)))
}

/// The same for the island: the reasons alone, as HTML of our own renderer. `address` is the form's, `sent` what it holds.
pub async fn answer_in_place(visit: &Visit, address: &str, sent: &str) -> Result<String, Trouble> {
    let visit = visit.as_if_at(address).ok_or(Trouble::NotFound)?;
    let form = Form::parse(sent);
    visit.check_token(&form)?;
    let mut parts = visit.path.split('/').skip(3).map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    let at: At = Path((String::new(), next(), next()));
    let asked = asked(&visit, &at)?.ok_or(Trouble::NotFound)?;
    let chosen = read(&asked, &form);
    if let Ok(chosen) = &chosen {
        keep(&visit, &asked, chosen).await?;
    }
    Ok(crate::ui::frame::piece(|| check_page::in_place(&visit, &asked, chosen.as_ref().map_err(|why| *why))))
}

/// Keeps the latest choice of a learner; of a guest nothing.
async fn keep(visit: &Visit, asked: &Asked<'_>, chosen: &Chosen) -> Result<(), Trouble> {
    let Some(own) = visit.learner() else { return Ok(()) };
    let numbers: &[usize] = match &chosen {
        Chosen::Answer(Answer::One(n)) => std::slice::from_ref(n),
        Chosen::Answer(Answer::Several(n) | Answer::Ordered(n)) => n,
        Chosen::NotYet => &[],
    };
    let mut change = visit.house.stores.people.change().await?;
    answers::save(&mut change, own, &asked.question.id, &asked.question.revision, numbers, visit.house.now()).await?;
    Ok(change.commit().await?)
}

/// What the form says, or how to mend it. The number of a choice is its place in the file, whatever the order shown.
fn read(asked: &Asked<'_>, form: &Form) -> Result<Chosen, NotAnAnswer> {
    let question = asked.question;
    // A text that changed while the page was open: its numbers may mean other choices now.
    if form.text("revision") != question.revision.as_str() {
        return Err(NotAnAnswer::UnknownChoice);
    }
    let numbers = question_fields::numbers(question, form);
    if numbers.is_empty() && form.many("choice").any(|c| c == "not-yet") {
        return Ok(Chosen::NotYet);
    }
    question.read_answer(&numbers).map(Chosen::Answer)
}
