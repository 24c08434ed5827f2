//! One question: its figures, what its options draw, and the same for each earlier wording and the other language, kept apart.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{
    HERE,
    bank::Bank,
    chart,
    figures::{self, option_letter},
    look::{self, Looked},
    void,
};
use crate::{
    content::wordings,
    domain::{
        ids::Revision,
        quiz::{Form, Question},
    },
    http::{error::Trouble, visit::Visit},
    statistics::{
        Finding,
        items::OptionRow,
        share::Share,
        small_numbers::{FEWEST_FOR_A_MEAN, Part, parts},
    },
    storage::{
        bank_answers::{self, FirstChecks},
        item_voids::{self, Voids},
        wordings as kept_wordings,
    },
    ui::{
        blocks::{self, Reader},
        frame::Frame,
    },
};

/// So many other wordings are shown: each is one more question to the database.
const MOST_OTHERS: usize = 4;

type At = Path<(String, String, String, String)>;

/// `GET /train/questions/{course}/{module}/{item}`
pub async fn show(visit: Visit, Path((_, course, module, item)): At) -> Result<Response<Body>, Trouble> {
    let bank = Bank::find(&visit, &course, &module)?;
    let question = bank.set.questions.iter().find(|q| q.id.as_str() == item).ok_or(Trouble::NotFound)?;
    let checks = bank_answers::first_checks(&visit.house.stores.people, &bank.module.id).await?;
    let now = look::one(&checks, question, bank.set.questions.len());
    let mut others = Vec::new();
    for revision in others_told(&checks, question) {
        let kept = kept_wordings::find(&visit.house.stores.content, &revision).await?.filter(wordings::is_genuine);
        if let Some(older) = kept.as_ref().and_then(|wording| wordings::question(wording, visit.locale)) {
            let looked = look::one(&checks, &older, bank.set.questions.len());
            others.push((older, looked));
        }
    }
    let voids = item_voids::all(&visit.house.stores.people).await?;
    Ok(visit.page(|| page(&visit, &bank, (question, &voids), &now, &others)))
}

/// Other wordings of this question that enough people were asked, those of most people first.
fn others_told(checks: &FirstChecks, question: &Question) -> Vec<Revision> {
    let people = |number: usize| checks.takers().iter().filter(|t| t.answer(number).is_some()).count();
    let others = checks.asked().iter().enumerate().filter(|(_, w)| w.question == question.id.as_str() && w.revision != question.revision);
    let mut others: Vec<(usize, &Revision)> =
        others.map(|(number, w)| (people(number), &w.revision)).filter(|(n, _)| *n >= FEWEST_FOR_A_MEAN as usize).collect();
    others.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    others.into_iter().take(MOST_OTHERS).map(|(_, revision)| revision.clone()).collect()
}

fn page(visit: &Visit, bank: &Bank<'_>, (question, voids): (&Question, &Voids), now: &Looked, others: &[(Question, Looked)]) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
    let others = others
        .iter()
        .enumerate()
        .map(|(n, (older, looked))| {
            let id = format!("other-{n}");
            view! {
                <section class="flow" aria-labelledby=id.clone()><h2 id=id.clone()>{say.t("questions-other-wording")}</h2><p>{blocks::line(&older.stem)}</p>
                    {facts(visit, looked)}{options(visit, older, looked, &id)}</section>
            }
        })
        .collect_view();
    let name = question.id.as_str().to_owned();
    let main = view! {
        <section class="flow"><p class="soft">{bank.module.title.clone()}", "{name.clone()}</p><h1>{blocks::line(&question.stem)}</h1>{blocks::plain(&reader, &question.scenario)}
            <p>{say.t("questions-keys-here")}</p></section>
        {void::state(visit, bank, question, voids)}
        <section class="flow" aria-labelledby="look"><h2 id="look">{say.t("questions-look")}</h2>{figures::flags(say, &now.flags)}
            <p class="small">{say.t("questions-flags-words")}</p>{facts(visit, now)}</section>
        <section class="flow" aria-labelledby="options"><h2 id="options">{say.t("questions-options")}</h2>{options(visit, question, now, "now")}</section>
        {others}
        <section class="flow"><p>{say.t("questions-apart")}</p><p>{say.t("questions-nobody")}</p></section>
    };
    let frame = Frame::new(say.with("questions-one", &[("id", name.as_str())]))
        .trail(say.t("questions-title"), visit.to(HERE))
        .trail(bank.module.title.clone(), bank.address(visit, ""))
        .trail(name, "");
    (frame, main)
}

fn facts(visit: &Visit, looked: &Looked) -> impl IntoView + use<> {
    let say = visit.say();
    let known = looked.item.difficulty.found().is_some();
    let exposure = looked.exposure.filter(|_| known).map(|e| {
        let words = say.with("questions-exposure-words", &[("share", figures::percent(say, e.share.share)), ("even", figures::percent(say, e.even))]);
        view! { <div><dt>{say.t("questions-exposure")}</dt><dd>{words}</dd></div> }
    });
    let right = figures::told(say, &looked.item.difficulty, |d| figures::share(say, *d));
    let goes = known.then(|| {
        let words = figures::told(say, &looked.item.discrimination, |c| figures::with_interval(say, c.r, c.interval));
        view! { <div><dt>{say.t("questions-goes-with")}</dt><dd>{words}" "<span class="soft">{say.t("questions-goes-with-words")}</span></dd></div> }
    });
    view! {
        <dl class="facts wide"><div><dt>{say.t("questions-asked")}</dt><dd>{figures::people(say, looked.item.takers)}</dd></div>
            <div><dt>{say.t("questions-right")}</dt><dd>{right}</dd></div>{goes}{exposure}</dl>
    }
}

/// One line of the table: the option with what may be told of those who chose it.
struct Line {
    row: OptionRow,
    told: Option<(u32, Share)>,
}

/// The parts of those who answered, as small numbers allow; what is hidden cannot be worked out from the rest.
fn lines(rows: Vec<OptionRow>) -> Finding<Vec<Line>> {
    let counts: Vec<u32> = rows.iter().map(|row| row.chosen).collect();
    parts(&counts).map(|parts| {
        let told = parts.into_iter().map(|part| match part {
            Part::Told { about, share } => Some((about, share)),
            Part::Hidden => None,
        });
        rows.into_iter().zip(told).map(|(row, told)| Line { row, told }).collect()
    })
}

fn options(visit: &Visit, question: &Question, looked: &Looked, id: &str) -> AnyView {
    let say = visit.say();
    let Form::Single(choices) = &question.form else {
        return view! { <p>{say.t("questions-not-single")}</p> }.into_any();
    };
    let found = looked.item.options.clone().found().map(lines);
    let lines = match &found {
        Some(Finding::Found(lines)) => lines.as_slice(),
        _ => &[],
    };
    let few = match &found {
        Some(Finding::CannotTellYet(reason)) => Some(figures::why(say, *reason)),
        None => Some(figures::told(say, &looked.item.options, |_| String::new())),
        Some(Finding::Found(_)) => None,
    };
    let few = few.map(|words| view! { <p>{words}</p> });
    if lines.is_empty() {
        let each = choices.iter().enumerate().map(|(n, choice)| {
            let right = choice.fits.then(|| view! { " "<span class="tag">{say.t("questions-key")}</span> });
            view! { <li>{option_letter(n)}". "{blocks::line(&choice.words)}{right}</li> }
        });
        return view! { {few}<ul class="ruled set">{each.collect_view()}</ul> }.into_any();
    }
    let rows = choices
        .iter()
        .enumerate()
        .map(|(n, choice)| {
            let right = choice.fits.then(|| view! { " "<span class="tag">{say.t("questions-key")}</span> });
            let words = view! { <th scope="row">{option_letter(n)}". "{blocks::line(&choice.words)}{right}</th> };
            let line = lines.get(n);
            let chose = line.map(|l| l.told.map_or_else(|| say.t("questions-hidden"), |(about, share)| chosen(visit, about, share)));
            let others = line
                .map(|l| l.row.mean_rest.filter(|_| l.row.chosen >= FEWEST_FOR_A_MEAN).map_or_else(|| say.t("questions-none"), |m| figures::percent(say, m)));
            let cells = chose.zip(others).map(|(chose, others)| {
                view! { <td data-h=say.t("questions-chose")>{chose}</td><td data-h=say.t("questions-others-right")>{others}</td> }
            });
            view! { <tr>{words}{cells}</tr> }
        })
        .collect_view();
    let heads = (!lines.is_empty()).then(|| view! { <th scope="col">{say.t("questions-chose")}</th><th scope="col">{say.t("questions-others-right")}</th> });
    let shares: Vec<(bool, Option<Share>)> = lines.iter().map(|l| (l.row.right, l.told.map(|(_, share)| share))).collect();
    let drawn = (!lines.is_empty()).then(|| chart::options(visit, &shares, id));
    view! {
        {few}{drawn}
        <table class="stack"><thead><tr><th scope="col">{say.t("questions-option")}</th>{heads}</tr></thead><tbody>{rows}</tbody></table>
    }
    .into_any()
}

fn chosen(visit: &Visit, about: u32, share: Share) -> String {
    let say = visit.say();
    say.with("questions-chosen", &[("n", say.with("questions-about", &[("n", about)])), ("share", figures::share(say, share))])
}
