//! The pages of Check yourself: the question, the answer with its reasons, the end.
//!
//! Words only: “that fits”, “some of it fits”, “try this instead”. Deliberately absent: ticks, crosses, colours, counts of tries.

use leptos::prelude::*;

use super::{
    check::{Asked, Chosen},
    module::{address, small_print},
};
use crate::{
    domain::{
        course::{Course, Module},
        quiz::{Aim, Answer, Choice, Fit, Form as Kind, NotAnAnswer, Question},
    },
    http::visit::Visit,
    islands::CheckInPlace,
    ui::{
        art::Icon,
        blocks::{self, Reader},
        forms::{self, Fix},
        frame::Frame,
        question_fields,
        words::Say,
    },
};

fn reader(visit: &Visit) -> Reader {
    Reader { say: visit.say(), device: visit.display.device, help: visit.to("/help"), ticks: None }
}

fn frame(visit: &Visit, course: &Course, module: &Module, title: String) -> Frame {
    let mut frame = Frame::new(title.clone())
        .trail(visit.say().t("crumb-home"), visit.to(""))
        .trail(module.title.clone(), address(visit, course, module, ""))
        .trail(title, "");
    if let Some(set) = &module.check {
        frame.small_print = Some(small_print(visit, module, &set.source));
        frame.written_in = Some(set.source.written_in);
    }
    frame
}

fn here(visit: &Visit, asked: &Asked<'_>) -> String {
    address(visit, asked.course, asked.module, "/check")
}

fn onward(visit: &Visit, asked: &Asked<'_>) -> String {
    match asked.n < asked.all {
        true => format!("{}?q={}", here(visit, asked), asked.n + 1),
        false => format!("{}?q=end", here(visit, asked)),
    }
}

/// The question. `typed` is what was chosen before something had to be mended.
pub fn question(visit: &Visit, asked: &Asked<'_>, typed: &[Option<usize>], wrong: Option<NotAnAnswer>) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let question = asked.question;
    let ordered = matches!(question.form, Kind::Order(_));
    let order = asked.order();
    let words = wrong.map(|why| mend(say, question, why));
    // The summary leads to the first field; its id is the same for every question.
    let fixes: Vec<Fix> = words.iter().map(|w| Fix { field: "first-choice", words: w.clone() }).collect();
    let choices = question_fields::choices(say, asked.question, &order, typed);
    let kind = if matches!(question.form, Kind::Multiple(_)) { "checkbox" } else { "radio" };
    let not_yet = (!ordered).then(|| {
        view! { <div class="opt or"><input type=kind name="choice" id="not-yet" value="not-yet"/><label for="not-yet">{say.t("quiz-not-yet")}</label></div> }
    });
    let hint = question_fields::hint(say, asked.question);
    let action = format!("{}?q={}&try={}", here(visit, asked), asked.n, asked.turn);
    let kept = say.t(if visit.is_guest() { "quiz-not-kept" } else { "quiz-kept" });
    let has_errors = !fixes.is_empty();
    let summary = forms::summary(say, &fixes);
    let post_to = action.clone();
    // Made before the island, which takes it whole.
    let form = view! {
        <form method="post" action=post_to class="flow">{forms::token(visit)}
            <input type="hidden" name="revision" value=question.revision.as_str().to_owned()/>
            {blocks::plain(&reader(visit), &question.scenario)}
            <fieldset class=(!ordered).then_some("pick")><legend><span class="soft">{say.t("quiz-any-tries")}</span><h1 inner_html=question.stem.as_html().to_owned()></h1>
                {hint.map(|h| view! { <span class="hint">{h}</span> })}</legend>
                {fixes.first().map(|f| view! { <p class="err-text">{f.words.clone()}</p> })}{choices}{not_yet}</fieldset>
            <div class="acts"><button class="btn" type="submit">{say.t("quiz-show")}</button><a href=onward(visit, asked)>{say.t("quiz-skip")}</a></div></form>
    };
    let main = view! {
        {summary}
        <CheckInPlace question=action not_now=say.t("quiz-not-now")>{form}</CheckInPlace>
        <p class="quiet small">{kept}</p>
    };
    let title = say.with("quiz-of", &[("n", asked.n), ("all", asked.all)]);
    let mut frame = frame(visit, asked.course, asked.module, title);
    frame.has_errors = has_errors;
    frame.islands = true;
    (frame, main)
}

/// The answer: what was chosen, how it fits in words, the reasons; the others below, folded.
pub fn answer(visit: &Visit, asked: &Asked<'_>, chosen: &Chosen) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let question = asked.question;
    let body = reasons(visit, asked, chosen);
    let again = format!("{}?q={}&try={}", here(visit, asked), asked.n, asked.turn % 99 + 1);
    let next = say.t(if asked.n < asked.all { "quiz-next" } else { "quiz-last" });
    let main = view! {
        <section class="flow"><p class="soft">{say.t("quiz-any-tries")}</p><h1 inner_html=question.stem.as_html().to_owned()></h1>
            {body}
            <div class="acts"><a class="btn" href=onward(visit, asked)>{next}" "{Icon::Next.view()}</a><a href=again>{say.t("quiz-again")}</a></div></section>
    };
    let title = say.with("quiz-answer-of", &[("n", asked.n), ("all", asked.all)]);
    (frame(visit, asked.course, asked.module, title), main)
}

/// What was chosen and why it fits or not: on the answer's own page, and in place.
pub fn reasons(visit: &Visit, asked: &Asked<'_>, chosen: &Chosen) -> AnyView {
    match chosen {
        Chosen::NotYet => not_yet(visit, asked),
        Chosen::Answer(Answer::Ordered(order)) => in_order(visit, asked, order),
        Chosen::Answer(Answer::One(n)) => chosen_ones(visit, asked, std::slice::from_ref(n), asked.question.fit(&Answer::One(*n))),
        Chosen::Answer(several @ Answer::Several(numbers)) => chosen_ones(visit, asked, numbers, asked.question.fit(several)),
    }
}

/// What stands in place of the reasons when an answer needs mending, and the way to the next question otherwise.
pub fn in_place(visit: &Visit, asked: &Asked<'_>, chosen: Result<&Chosen, NotAnAnswer>) -> AnyView {
    let say = visit.say();
    match chosen {
        Err(why) => view! { <p class="err-text">{mend(say, asked.question, why)}</p> }.into_any(),
        Ok(chosen) => {
            let next = say.t(if asked.n < asked.all { "quiz-next" } else { "quiz-last" });
            view! { {reasons(visit, asked, chosen)}<div class="acts"><a class="btn" href=onward(visit, asked)>{next}" "{Icon::Next.view()}</a></div> }
                .into_any()
        }
    }
}

/// How to mend an answer that cannot be taken.
fn mend(say: Say, question: &Question, why: NotAnAnswer) -> String {
    say.t(match (why, &question.form) {
        (NotAnAnswer::Nothing, Kind::Single(_)) => "quiz-choose",
        (NotAnAnswer::Nothing, Kind::Multiple(_)) => "quiz-choose-some",
        (NotAnAnswer::Nothing | NotAnAnswer::PlaceTwice, _) => "quiz-each-once",
        (NotAnAnswer::UnknownChoice, _) => "quiz-changed",
    })
}

/// A choice's words and its reason.
fn reasoned(visit: &Visit, choice: &Choice) -> AnyView {
    view! { <p><strong inner_html=choice.words.as_html().to_owned()></strong></p>{blocks::plain(&reader(visit), &choice.reason)} }.into_any()
}

fn folded(visit: &Visit, others: Vec<&Choice>) -> Option<AnyView> {
    if others.is_empty() {
        return None;
    }
    let items = others.iter().map(|c| reasoned(visit, c)).collect_view();
    Some(view! { <details><summary>{visit.say().t("quiz-others")}</summary><div class="flow">{items}</div></details> }.into_any())
}

fn chosen_ones(visit: &Visit, asked: &Asked<'_>, numbers: &[usize], fit: Fit) -> AnyView {
    let say = visit.say();
    let choices = asked.question.choices();
    let mine: Vec<&Choice> = numbers.iter().filter_map(|n| choices.get(*n)).collect();
    let rest: Vec<&Choice> = choices.iter().enumerate().filter(|(i, _)| !numbers.contains(i)).map(|(_, c)| c).collect();
    let (fitting, others): (Vec<&Choice>, Vec<&Choice>) = rest.into_iter().partition(|c| c.fits);
    let single = matches!(asked.question.form, Kind::Single(_));
    let instead = fitting.first().filter(|_| single).map(|c| blocks::line(&c.words));
    let title = match fit {
        Fit::Fits => view! { <h2>{say.t("quiz-fits")}</h2> }.into_any(),
        Fit::Partly => view! { <h2>{say.t("quiz-partly")}</h2> }.into_any(),
        Fit::TryAnother if single => view! { <h2>{say.t("quiz-instead")}" "{instead}</h2> }.into_any(),
        Fit::TryAnother => view! { <h2>{say.t("quiz-others-fit")}</h2> }.into_any(),
    };
    let yours = mine.iter().map(|c| view! { <li inner_html=c.words.as_html().to_owned()></li> }).collect_view();
    let yours = match mine.as_slice() {
        [one] => view! { <strong inner_html=one.words.as_html().to_owned()></strong> }.into_any(),
        _ => view! { <ul>{yours}</ul> }.into_any(),
    };
    // One choice was named already above its reason; of several, each reason needs its words beside it.
    let reasons = match mine.as_slice() {
        [one] => blocks::plain(&reader(visit), &one.reason),
        _ => mine.iter().map(|c| reasoned(visit, c)).collect_view().into_any(),
    };
    let missing = (!single && !fitting.is_empty()).then(|| {
        let items = fitting.iter().map(|c| reasoned(visit, c)).collect_view();
        let head = say.t(if fit == Fit::TryAnother { "quiz-these" } else { "quiz-also" });
        view! { <h3>{head}</h3>{items} }
    });
    let folded_ones = if single { fitting.into_iter().chain(others).collect() } else { others };
    view! {
        <div class="answer flow" role="status"><div class="yours">{Icon::Person.view()}<div>{say.t("you-chose")}" "{yours}</div></div>
            {title}{reasons}{missing}</div>{folded(visit, folded_ones)}
    }
    .into_any()
}

fn not_yet(visit: &Visit, asked: &Asked<'_>) -> AnyView {
    let (fitting, others): (Vec<&Choice>, Vec<&Choice>) = asked.question.choices().iter().partition(|c| c.fits);
    let items = fitting.iter().map(|c| reasoned(visit, c)).collect_view();
    view! { <div class="answer flow" role="status"><h2>{visit.say().t("quiz-look")}</h2>{items}</div>{folded(visit, others)} }.into_any()
}

fn in_order(visit: &Visit, asked: &Asked<'_>, order: &[usize]) -> AnyView {
    let say = visit.say();
    let choices = asked.question.choices();
    let title = match asked.question.fit(&Answer::Ordered(order.to_vec())) {
        Fit::Fits => "quiz-fits",
        Fit::Partly => "quiz-partly",
        Fit::TryAnother => "quiz-other-order",
    };
    let mine = order.iter().filter_map(|n| choices.get(*n)).map(|c| view! { <li inner_html=c.words.as_html().to_owned()></li> }).collect_view();
    let ours = choices.iter().map(|c| view! { <li>{reasoned(visit, c)}</li> }).collect_view();
    view! {
        <div class="answer flow" role="status"><p>{say.t("quiz-your-order")}</p><ol>{mine}</ol>
            <h2>{say.t(title)}</h2><p>{say.t("quiz-one-order")}</p><ol>{ours}</ol></div>
    }
    .into_any()
}

/// That is all of them: where to read about each skill, the handout, and how sure do I feel now.
pub fn end(visit: &Visit, course: &Course, module: &Module) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let link = |rest: &str| address(visit, course, module, rest);
    let mut about: Vec<&str> = Vec::new();
    for question in module.check.iter().flat_map(|set| &set.questions) {
        if let Aim::Skill(id) = &question.aim
            && !about.contains(&id.as_str())
        {
            about.push(id.as_str());
        }
    }
    let skills = about
        .iter()
        .filter_map(|id| visit.library.skills.skill(id))
        .map(|skill| {
            let lessons = module
                .lessons
                .iter()
                .filter(|l| l.skills.contains(&skill.id))
                .map(|l| view! { <li><a href=link(&format!("/{}", l.slug))>{l.title.clone()}</a></li> })
                .collect_view();
            view! { <li class="flow"><h3>{skill.statement.in_locale(visit.locale).to_owned()}</h3><ul class="links set">{lessons}</ul></li> }
        })
        .collect_view();
    let handout = module.handout.is_some().then(|| view! { <li><a href=link("/handout")>{Icon::Print.view()}" "{say.t("module-handout")}</a></li> });
    let main = view! {
        <section class="flow"><h1>{say.t("quiz-end")}</h1><p class="lead">{say.t("quiz-end-lead")}</p>
            <div class="acts"><a class="btn" href=link("/after")>{say.t("module-after-check")}" "{Icon::Next.view()}</a><a href=link("")>{say.t("quiz-to-module")}</a></div></section>
        <section class="flow" aria-labelledby="read"><h2 id="read">{say.t("quiz-read-again")}</h2><ul class="ruled set">{skills}</ul></section>
        <section class="flow"><ul class="links set">{handout}<li><a href=link("/check")>{say.t("quiz-from-start")}</a></li></ul></section>
    };
    (frame(visit, course, module, say.t("quiz-end")), main)
}
