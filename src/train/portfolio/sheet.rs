//! The sheet: name, role, competencies by domain, awards. Every competency of the framework fits on one sheet of A4 or Letter.

use leptos::prelude::*;

use super::{
    HERE, carrying,
    choice::{Choice, MOST_AWARDS, PARTS},
};
use crate::{
    domain::{
        competency::Decision,
        frameworks::{Competency, Domain, EvidenceKind},
        site::Part,
    },
    http::visit::Visit,
    storage::{awards::Award, staff::Staff},
    train::{
        awards::words,
        decide::Decider,
        framework::{self, kind_name, number},
        record::Record,
        record_page::{standing_name, versions},
    },
    ui::{
        art::{Door, Icon},
        frame::Frame,
    },
};

pub fn page(visit: &Visit, staff: &Staff, record: &Record, awards: &[Award], choice: &Choice) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let file = |name: &str| visit.to(&format!("{HERE}/{name}"));
    let too_many = choice.too_many.then(|| view! { <div class="quiet care"><p>{say.with("portfolio-awards-many", &[("most", MOST_AWARDS)])}</p></div> });
    let main = view! {
        <section class="flow no-print"><p class="state only">{Icon::Print.view()}<span>{say.t("portfolio-print")}</span></p>{too_many}</section>
        {paper(visit, staff, record, awards, choice)}
        <section class="flow no-print" aria-labelledby="choose"><h2 id="choose">{say.t("portfolio-choose")}</h2>{form(visit, awards, choice)}</section>
        <section class="flow no-print" aria-labelledby="take"><h2 id="take">{say.t("portfolio-take")}</h2><p>{say.t("portfolio-take-words")}</p>
            <ul class="set links"><li><a href=file("record.csv")>{say.t("portfolio-csv")}</a></li><li><a href=file("record.json")>{say.t("portfolio-json")}</a></li></ul></section>
    };
    let mut frame = Frame::new(say.t("portfolio-title"))
        .trail(say.t("train-title"), visit.to("/train"))
        .trail(say.t("record-title"), visit.to("/train/record"))
        .trail(say.t("portfolio-title"), "");
    frame.body_class = "hand record-page portfolio";
    (frame, main)
}

fn paper(visit: &Visit, staff: &Staff, record: &Record, awards: &[Award], choice: &Choice) -> impl IntoView + use<> {
    let say = visit.say();
    let site = visit.site.get(Part::Name).unwrap_or("Doorstep").to_owned();
    let role = staff.working_as().map(|role| say.t(&format!("role-{}", role.code())));
    let shown: Vec<&Award> = awards.iter().filter(|a| choice.has_award(a)).collect();
    view! {
        <div class="hand-sheet"><header><div><p>{say.t("portfolio-title")}", "{site}</p><h1>{staff.display_name().to_owned()}</h1><p>{role}</p></div>{Door::Open.view()}</header>
            <section><p>{versions(visit, record)}</p>{framework::provisional(visit)}</section>
            <section>{competencies(visit, record, choice)}</section>{(!shown.is_empty()).then(|| award_list(visit, &shown))}
            <section><p class="small">{say.t("award-no-credits")}</p></section></div>
    }
}

fn competencies(visit: &Visit, record: &Record, choice: &Choice) -> AnyView {
    let say = visit.say();
    let by = Decider::of(visit);
    let framework = &visit.library.competencies;
    let mut told = 0;
    let mut domains = Vec::new();
    for (n, domain) in (1..).zip(&framework.domains).filter(|(_, d)| choice.has_domain(&d.id)) {
        let decided = domain.competencies.iter().map(|c| (c, record.decided(&by, c)));
        let rows: Vec<_> = decided.filter(|(_, d)| choice.has("open") || d.standing.level().is_some()).collect();
        told += rows.len();
        if !rows.is_empty() {
            domains.push(group(visit, &by, record, (n, domain), &rows, choice));
        }
    }
    if told == 0 {
        return view! { <p>{say.t("portfolio-nothing")}</p> }.into_any();
    }
    let until = choice.has("until").then(|| view! { <th scope="col">{say.t("portfolio-until")}</th> });
    let evidence = choice.has("evidence").then(|| view! { <th scope="col">{say.t("portfolio-evidence")}</th> });
    let key = choice.has("evidence").then(|| view! { <p class="small">{key(visit)}</p> });
    view! {
        <table class="stack record"><caption>{say.with("portfolio-caption", &[("n", told), ("all", framework.all().count())])}</caption>
            <thead><tr><th scope="col">{say.t("case-competency")}</th><th scope="col">{say.t("record-level")}</th>{until}{evidence}</tr></thead>{domains}</table>{key}
    }
    .into_any()
}

fn group(
    visit: &Visit,
    by: &Decider<'_>,
    record: &Record,
    (n, domain): (usize, &Domain),
    rows: &[(&Competency, Decision)],
    choice: &Choice,
) -> impl IntoView + use<> {
    let columns = 2 + usize::from(choice.has("until")) + usize::from(choice.has("evidence"));
    let title = format!("{n} {}", domain.title.in_locale(visit.locale));
    let rows = rows.iter().map(|(c, decided)| row(visit, by, record, c, decided, choice)).collect_view();
    view! { <tbody><tr class="domain"><th colspan=columns.to_string() scope="rowgroup">{title}</th></tr>{rows}</tbody> }
}

fn row(visit: &Visit, by: &Decider<'_>, record: &Record, c: &Competency, decided: &Decision, choice: &Choice) -> impl IntoView + use<> {
    let say = visit.say();
    let until = choice.has("until").then(|| view! { <td data-h=say.t("portfolio-until")>{until_when(visit, by, decided)}</td> });
    let evidence = choice.has("evidence").then(|| {
        let pieces = carrying(decided, &record.evidence);
        let none = pieces.is_empty().then(|| say.t("portfolio-none"));
        let pieces = pieces.into_iter().map(|(kind, n)| piece(visit, kind, n)).collect_view();
        view! { <td data-h=say.t("portfolio-evidence")>{pieces}{none}</td> }
    });
    view! {
        <tr><th scope="row"><span class="soft">{number(c)}</span>" "{c.title.in_locale(visit.locale).to_owned()}</th>
            <td data-h=say.t("record-level")>{standing_name(visit, decided.standing)}</td>{until}{evidence}</tr>
    }
}

/// The last day, and nothing about days left: those are for its owner.
fn until_when(visit: &Visit, by: &Decider<'_>, decided: &Decision) -> String {
    let say = visit.say();
    match decided.valid_until.map(|end| by.calendar.last_day(say, end)) {
        Some(day) if decided.in_grace => say.with("portfolio-in-grace", &[("day", day)]),
        Some(day) => day,
        None => say.t("record-not-set"),
    }
}

/// “K 2”, and its words for those who do not see it.
fn piece(visit: &Visit, kind: EvidenceKind, n: usize) -> impl IntoView + use<> {
    let letter = visit.library.competencies.kind(kind).map(|k| k.letter.clone()).unwrap_or_default();
    view! { <span aria-hidden="true">{format!("{letter} {n}  ")}</span><span class="vh">{format!("{}: {n}. ", kind_name(visit, kind))}</span> }
}

/// “K Knowledge check, V Case…”: whoever reads the sheet has never seen these letters.
fn key(visit: &Visit) -> String {
    let kinds = visit.library.competencies.evidence_kinds.iter().map(|k| format!("{} {}", k.letter, k.title.in_locale(visit.locale)));
    visit.say().with("portfolio-key", &[("kinds", kinds.collect::<Vec<_>>().join(", "))])
}

fn award_list(visit: &Visit, shown: &[&Award]) -> impl IntoView + use<> {
    let say = visit.say();
    let line = |award: &&Award| {
        let code = award.drawn.code.to_string();
        let blanks = [("title", title(visit, award)), ("day", words::last_day(say, award))];
        view! { <li>{say.with("portfolio-award", &blanks)}" "<strong class="nowrap">{code}</strong></li> }
    };
    let check = format!("{}{}", visit.house.settings.origin(), visit.to("/awards"));
    view! {
        <section><h2>{say.t("portfolio-awards")}</h2><ul>{shown.iter().map(line).collect_view()}</ul>
            <p class="small">{say.with("portfolio-check", &[("address", check)])}</p></section>
    }
}

/// By today's framework; the award's own page goes by the one that it names.
fn title(visit: &Visit, award: &Award) -> String {
    words::title(&visit.library.competencies, visit.say(), &award.frozen.what, award.frozen.level)
}

fn form(visit: &Visit, awards: &[Award], choice: &Choice) -> impl IntoView + use<> {
    let say = visit.say();
    let tick = |name: &'static str, value: String, label: String, on: bool| {
        let id = format!("{name}-{value}");
        view! { <div class="opt"><input type="checkbox" name=name id=id.clone() value=value checked=on/><label for=id>{label}</label></div> }
    };
    let parts = PARTS.iter().map(|(part, _)| tick("show", (*part).to_owned(), say.t(&format!("portfolio-show-{part}")), choice.has(part))).collect_view();
    let domains = &visit.library.competencies.domains;
    let domains = domains.iter().map(|d| tick("domain", d.id.clone(), d.title.in_locale(visit.locale).to_owned(), choice.has_domain(&d.id))).collect_view();
    let held = (!awards.is_empty()).then(|| {
        let label = |a: &Award| say.with("portfolio-award-label", &[("title", title(visit, a)), ("code", a.drawn.code.to_string())]);
        let boxes = awards.iter().map(|a| tick("award", a.drawn.code.to_string(), label(a), choice.has_award(a))).collect_view();
        view! { <fieldset class="pick"><legend><h3>{say.t("portfolio-awards")}</h3></legend><p>{say.with("portfolio-awards-most", &[("most", MOST_AWARDS)])}</p>{boxes}</fieldset> }
    });
    view! {
        <form method="get" action=visit.to(HERE) class="flow"><input type="hidden" name="chosen" value="yes"/><p>{say.t("portfolio-choose-words")}</p>
            <fieldset class="pick"><legend><h3>{say.t("portfolio-parts")}</h3></legend>{parts}</fieldset>
            <fieldset class="pick"><legend><h3>{say.t("portfolio-domains")}</h3></legend>{domains}</fieldset>{held}
            <div class="acts"><button class="btn" type="submit">{say.t("portfolio-make")}</button><a href=visit.to("/train/record")>{say.t("record-title")}</a></div></form>
    }
}
