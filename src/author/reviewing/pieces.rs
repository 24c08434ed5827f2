//! The pieces of a text as readers see them, each with what was said about it and a place to say something; and a difference in words.
//!
//! Deliberately absent: what is done with a remark (`remarks`, `text`).

use leptos::prelude::*;

use super::{
    name_of, outcome_words, quoted,
    reading::{Reading, Text},
};
use crate::{
    content::shown::{Shown, shown},
    domain::{
        publishing::PieceKind,
        word_difference::{Fate, Paragraph, difference},
    },
    http::visit::Visit,
    storage::{
        studio_comments::{Comment, Outcome},
        submissions::FormKey,
    },
    ui::{
        blocks::{self, Reader},
        forms::{self, Fix},
        words::Say,
    },
};

/// A remark that needs something, as it was typed.
pub struct Typed {
    pub block: usize,
    pub quote: String,
    pub words: String,
    pub suggestion: String,
}

/// Facts that readers see; the others are for the program.
const READ: [&str; 7] = ["title", "summary", "aim", "content_note", "goal", "setting", "on_paper"];

pub fn view(visit: &Visit, reading: &Reading, text: &Text, words: &str, here: &str, typed: Option<&Typed>, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let all = shown(&reading.files, text.path(), words, visit.locale);
    let remarks: Vec<&Comment> = reading.comments.iter().filter(|comment| comment.path == text.path()).collect();
    let one = |(number, shown): (usize, &Shown)| {
        if matches!(shown.piece.is, PieceKind::Fact(name) if !READ.contains(&name)) {
            return None;
        }
        let about = remarks.iter().filter(|remark| remark.quote == shown.piece.text).map(|remark| said(visit, reading, remark, here)).collect_view();
        let typed = typed.filter(|typed| typed.block == number && typed.quote == shown.piece.text);
        let id = format!("piece-{number}");
        Some(
            view! { <li class="flow" id=id tabindex="-1">{drawn(visit, shown)}{about}{say_something(visit, text, number, shown, here, typed, fixes)}</li> }
                .into_any(),
        )
    };
    let items: Vec<AnyView> = all.iter().enumerate().filter_map(one).collect();
    let gone = remarks.iter().filter(|remark| all.iter().all(|shown| shown.piece.text != remark.quote));
    let gone: Vec<AnyView> =
        gone.map(|remark| view! { <li class="flow">{quoted(&remark.quote)}{said(visit, reading, remark, here)}</li> }.into_any()).collect();
    let gone = (!gone.is_empty()).then(|| {
        view! { <section class="flow" aria-labelledby="gone"><h2 id="gone">{say.t("review-gone")}</h2><ul class="ruled set">{gone}</ul></section> }
    });
    let lost = typed.filter(|typed| all.get(typed.block).is_none_or(|shown| shown.piece.text != typed.quote)).map(|typed| {
        view! { <section class="flow"><p>{say.t("review-fix-changed")}</p>{quoted(&typed.words)}{quoted(&typed.suggestion)}</section> }
    });
    view! { {lost}<section class="flow"><ol class="ruled set pieces">{items}</ol></section>{gone} }.into_any()
}

fn drawn(visit: &Visit, shown: &Shown) -> AnyView {
    let say = visit.say();
    if let PieceKind::Fact(name) = shown.piece.is {
        let value = shown.piece.text.split_once(':').map_or("", |(_, value)| value).trim().trim_matches('"').to_owned();
        return view! { <p><span class="soft small">{say.t(&format!("review-fact-{}", name.replace('_', "-")))}</span><br/>{value}</p> }.into_any();
    }
    if shown.blocks.is_empty() {
        return view! { <pre>{shown.piece.text.to_owned()}</pre> }.into_any();
    }
    let reader = Reader { say, device: None, help: visit.to("/help"), ticks: None };
    blocks::plain(&reader, &shown.blocks)
}

/// A remark, and what became of it.
fn said(visit: &Visit, reading: &Reading, remark: &Comment, here: &str) -> AnyView {
    let say = visit.say();
    let who = say.with("review-remark-by", &[("name", name_of(say, reading, &remark.by)), ("day", say.day(remark.at))]);
    let is_mine = visit.staff().is_some_and(|staff| *staff.id() == remark.by) && remark.outcome == Outcome::Open;
    let withdraw = is_mine.then(|| {
        view! {
            <form method="post" action=here.to_owned()>{forms::token(visit)}<input type="hidden" name="do" value="withdraw"/>
                <input type="hidden" name="text" value=remark.path.clone()/><input type="hidden" name="item" value=remark.id.clone()/>
                <button class="as-link" type="submit">{say.t("review-withdraw")}</button></form>
        }
    });
    let outcome = (remark.outcome != Outcome::Open).then(|| view! { <p class="small"><strong>{outcome_words(say, remark)}</strong></p> });
    view! {
        <div class="quiet flow"><p class="small soft">{who}</p>{lines(&remark.words)}{suggested(say, remark)}{outcome}{lines(&remark.answer)}{withdraw}</div>
    }
    .into_any()
}

fn lines(words: &str) -> AnyView {
    words.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect_view().into_any()
}

/// The better words, beside those that stood there.
pub fn suggested(say: Say, remark: &Comment) -> Option<AnyView> {
    let body = || difference_view(say, &difference(&remark.quote, &remark.suggestion));
    (!remark.suggestion.is_empty()).then(|| view! { <p class="small soft">{say.t("review-suggestion")}</p><div class="as-typed">{body()}</div> }.into_any())
}

fn say_something(visit: &Visit, text: &Text, number: usize, shown: &Shown, here: &str, typed: Option<&Typed>, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let error =
        |field: &str| fixes.iter().find(|fix| typed.is_some() && fix.field == field).map(|fix| view! { <span class="err-text">{fix.words.clone()}</span> });
    // The form that needs something has the plain names, so that the list of what to fix leads to it.
    let id = |field: &str| if typed.is_some() { field.to_owned() } else { format!("{field}-{number}") };
    let (words_id, better_id) = (id("words"), id("suggestion"));
    let (words_hint, better_hint) = (format!("{words_id}-hint"), format!("{better_id}-hint"));
    let words = typed.map_or("", |typed| &typed.words);
    let better = typed.map_or(shown.piece.text, |typed| &typed.suggestion);
    let class = |field: &str| if error(field).is_some() { "field err" } else { "field" };
    view! {
        <details open=typed.is_some()><summary>{say.with("review-say", &[("n", number + 1)])}</summary>
            <form method="post" action=here.to_owned() class="flow">{forms::token(visit)}<input type="hidden" name="do" value="say"/>
                <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/><input type="hidden" name="text" value=text.path().to_owned()/>
                <input type="hidden" name="number" value=text.saved.number.to_string()/><input type="hidden" name="block" value=number.to_string()/>
                <div class=class("words")><label for=words_id.clone()>{say.t("review-remark")}</label><span class="hint" id=words_hint.clone()>{say.t("review-remark-hint")}</span>
                    {error("words")}<textarea id=words_id name="words" rows="3" aria-describedby=words_hint>{forms::in_box(words)}</textarea></div>
                <div class=class("suggestion")><label for=better_id.clone()>{say.t("review-better")}</label><span class="hint" id=better_hint.clone()>{say.t("review-better-hint")}</span>
                    {error("suggestion")}<textarea id=better_id name="suggestion" rows="4" aria-describedby=better_hint>{forms::in_box(better)}</textarea></div>
                <div class="acts"><button class="btn" type="submit">{say.t("review-say-go")}</button></div></form></details>
    }
    .into_any()
}

/// A difference to read: crossed out what went, underlined what came, with words for whoever hears it. Long stretches that stayed are folded.
pub fn difference_view(say: Say, all: &[Paragraph]) -> AnyView {
    let changed = all.iter().any(Paragraph::has_changed);
    if !changed {
        return view! { <p>{say.t("review-no-changes")}</p> }.into_any();
    }
    let mut out: Vec<AnyView> = Vec::new();
    let mut stayed = 0;
    for (at, paragraph) in all.iter().enumerate() {
        // The paragraph before and after a change is shown, so that it is read where it stands.
        let near = paragraph.has_changed() || [at.wrapping_sub(1), at + 1].iter().any(|near| all.get(*near).is_some_and(Paragraph::has_changed));
        if !near {
            stayed += 1;
            continue;
        }
        out.extend(folded(say, &mut stayed));
        out.push(view! { <p>{paragraph.runs.iter().map(|run| run_view(say, run.fate, &run.text)).collect_view()}</p> }.into_any());
    }
    out.extend(folded(say, &mut stayed));
    out.into_iter().collect_view().into_any()
}

fn folded(say: Say, stayed: &mut usize) -> Option<AnyView> {
    let many = std::mem::take(stayed);
    (many > 0).then(|| view! { <p class="small soft">{say.count("review-stayed", many)}</p> }.into_any())
}

fn run_view(say: Say, fate: Fate, text: &str) -> AnyView {
    let text = text.trim_end_matches('\n').to_owned();
    match fate {
        Fate::Stayed => view! { <span>{text}</span> }.into_any(),
        Fate::Went => {
            view! { <del><span class="vh">{say.t("review-went")}" "</span>{text}<span class="vh">" "{say.t("review-end")}</span></del>" " }.into_any()
        }
        Fate::Came => {
            view! { <ins><span class="vh">{say.t("review-came")}" "</span>{text}<span class="vh">" "{say.t("review-end")}</span></ins>" " }.into_any()
        }
    }
}
