//! Questions on paper: the words, the choices in an order that says nothing, the reasons folded. Check yourself of learners always has its reasons;
//! the items of a knowledge check have them only in a host's own book.
//!
//! Deliberately absent: a place for an answer that is kept, and anything that counts.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    domain::{
        course::QuestionSet,
        quiz::{Choice, Form, Question},
    },
    ui::{
        blocks::{self, Reader},
        question_fields,
    },
};

/// Check yourself.
pub fn check(sheet: &Sheet<'_, '_>, set: &QuestionSet) -> String {
    part(sheet, set, "check", &[sheet.say().t("book-check-how")], true)
}

/// The items of a knowledge check.
pub fn items(sheet: &Sheet<'_, '_>, set: &QuestionSet) -> String {
    let answers = sheet.volume.answers;
    part(sheet, set, "items", &[sheet.say().t(if answers { "book-items-answers" } else { "book-items-no-answers" })], answers)
}

fn part(sheet: &Sheet<'_, '_>, set: &QuestionSet, id: &str, how: &[String], reasons: bool) -> String {
    let say = sheet.say();
    let reader = sheet.volume.reader(sheet.locale);
    let title = say.t(if id == "check" { "module-check" } else { "knowledge-title" });
    let body = sheet.piece(&format!("{id}-"), 1, || {
        let how = how.iter().map(|words| view! { <p>{words.clone()}</p> }).collect_view();
        let all = set.questions.iter().enumerate().map(|(n, q)| question(&reader, q, n + 1, reasons)).collect_view();
        view! { <section class="flow"><h1>{title}</h1>{how}{blocks::plain(&reader, &set.intro)}</section>{all} }
    });
    format!("<article class=\"questions\" id=\"{id}\"{}>{body}</article>\n", sheet.lang_of(set.source.written_in))
}

fn question(reader: &Reader, question: &Question, n: usize, reasons: bool) -> impl IntoView + use<> {
    let say = reader.say;
    let choices = in_no_order(question).into_iter().map(|choice| view! { <li>{blocks::line(&choice.words)}</li> }).collect_view();
    let hint = question_fields::hint(say, question).map(|hint| view! { <p class="soft">{hint}</p> });
    let reasons =
        reasons.then(|| view! { <details><summary>{say.with("book-reasons", &[("n", n)])}</summary><div class="flow">{why(reader, question)}</div></details> });
    view! {
        <section class="question flow" id=question.id.to_string()><h2>{n.to_string()}". "{blocks::line(&question.stem)}</h2>
            {blocks::plain(reader, &question.scenario)}{hint}<ul class="tick set">{choices}</ul>{reasons}</section>
    }
}

/// By their words: the same in every book, and no hint at what fits, nor at the order that is asked for.
fn in_no_order(question: &Question) -> Vec<&Choice> {
    let mut choices: Vec<&Choice> = question.choices().iter().collect();
    choices.sort_by(|a, b| a.words.plain().cmp(b.words.plain()));
    let told = matches!(question.form, Form::Order(_)) && choices.iter().zip(question.choices()).all(|(shown, right)| shown.words == right.words);
    if told {
        choices.reverse();
    }
    choices
}

fn why(reader: &Reader, question: &Question) -> AnyView {
    let say = reader.say;
    if let Form::Order(choices) = &question.form {
        let items = choices.iter().map(|c| view! { <li><strong>{blocks::line(&c.words)}</strong>{blocks::plain(reader, &c.reason)}</li> }).collect_view();
        return view! { <p>{say.t("quiz-one-order")}</p><ol>{items}</ol> }.into_any();
    }
    let (fitting, others): (Vec<&Choice>, Vec<&Choice>) = question.choices().iter().partition(|c| c.fits);
    let one = |c: &Choice, fits: bool| {
        let fits = fits.then(|| view! { " – "{say.t("quiz-fits")} });
        view! { <p><strong>{blocks::line(&c.words)}</strong>{fits}</p>{blocks::plain(reader, &c.reason)} }.into_any()
    };
    let fitting = fitting.into_iter().map(|c| one(c, true)).collect_view();
    let others = others.into_iter().map(|c| one(c, false)).collect_view();
    view! { {fitting}{others} }.into_any()
}
