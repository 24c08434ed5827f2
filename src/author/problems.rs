//! What the check says about texts that are being written: errors first, each with its line, the words that stand there, and a fix.

use leptos::prelude::*;

use super::desk::{Desk, about, name_of, of_text};
use crate::{content::FileProblem, domain::studio::TextPath, http::visit::Visit, storage::studio_revisions::SavedText, ui::advised::Told};

/// Nothing found is said, too. `desk`: lines link to the text that they are about.
pub fn section(visit: &Visit, desk: Option<&Desk>, found: &[FileProblem]) -> Option<AnyView> {
    let say = visit.say();
    desk.is_none_or(|desk| desk.work.state.is_open()).then(|| {
        let (errors, advice): (Vec<_>, Vec<_>) = found.iter().partition(|problem| problem.is_error());
        let none = found.is_empty().then(|| view! { <p>{say.t("studio-check-fine")}</p> });
        let errors = (!errors.is_empty()).then(|| {
            let lines = errors.iter().map(|problem| line(visit, desk, problem)).collect_view();
            view! { <h3>{say.count("studio-check-errors", errors.len())}</h3><ol class="ruled set">{lines}</ol> }
        });
        let count = advice.len();
        let advice = (count > 0).then(|| {
            let lines = advice.iter().map(|problem| line(visit, desk, problem)).collect_view();
            view! { <details><summary><h3>{say.count("studio-check-advice", count)}</h3></summary><ol class="ruled set">{lines}</ol></details> }
        });
        view! { <section class="flow" id="check" aria-labelledby="check-title"><h2 id="check-title">{say.t("studio-check")}</h2>{none}{errors}{advice}</section> }.into_any()
    })
}

fn line(visit: &Visit, desk: Option<&Desk>, found: &FileProblem) -> impl IntoView + use<> {
    let say = visit.say();
    let problem = &found.problem;
    let place = (problem.line > 0).then(|| say.with("studio-check-line", &[("line", problem.line)]));
    let of = desk.map(|desk| match TextPath::parse(&found.path).ok().filter(|path| desk.drafts.iter().any(|draft| draft.path == *path)) {
        Some(path) => {
            let draft = desk.drafts.iter().find(|draft| draft.path == path).and_then(SavedText::text);
            let words = format!("{}, {}", name_of(say, &path, draft), about(say, &path));
            view! { <a href=of_text(visit, &desk.work, "text", &path)>{words}</a>" " }.into_any()
        }
        None => view! { <span>{found.path.clone()}</span>" " }.into_any(),
    });
    let told = Told::of_problem(say, problem);
    // What is not in the catalogue the check says in English, like the files' own keys.
    let lang = problem.advice.is_none().then_some("en");
    let said = [&told.why, &told.fix].into_iter().filter(|words| !words.is_empty()).map(|words| ended(words)).collect::<Vec<_>>().join(" ");
    let there = problem.advice.as_ref().map(|advice| shown(&advice.words)).filter(|words| !words.is_empty() && !told.what.contains(words.as_str()));
    let there = there.map(|words| view! { <p class="small"><q>{words}</q></p> });
    view! {
        <li class="flow"><p>{of}<strong>{place.map(|place| format!("{place} "))}</strong><span lang=lang>{ended(&told.what)}</span></p>
            {there}<p class="small" lang=lang>{said}</p></li>
    }
}

/// The words that stand there; of very many the beginning.
fn shown(words: &str) -> String {
    const MOST: usize = 300;
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_owned(),
    }
}

fn ended(words: &str) -> String {
    if words.ends_with(['.', '?', '!', '…']) { words.to_owned() } else { format!("{words}.") }
}
