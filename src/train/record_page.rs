//! The page of the record (design 12): where somebody stands, then all competencies by domain. Two sheets of A4 at most.

use leptos::prelude::*;

use super::{
    decide::{Decider, rule_version},
    framework::{self, Sign, letter, number},
    next_step::{self, Next},
    record::Record,
};
use crate::{
    domain::{
        competency::{self, Decision, Standing},
        frameworks::{Competency, Domain, EvidenceKind, LevelId},
        policy::Action,
    },
    http::visit::Visit,
    storage::staff::Staff,
    ui::{art::Icon, forms, frame::Frame},
};

pub fn page(visit: &Visit, staff: &Staff, record: &Record) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let framework = &visit.library.competencies;
    let by = Decider::of(visit);
    let all: Vec<(&Competency, Decision)> = framework.all().map(|c| (c, record.decided(&by, c))).collect();
    let go_on = all.iter().find_map(|(c, d)| match next_step::first(visit, c, &d.missing()) {
        Some(Next::Do { words, to }) => Some(view! { <a class="btn" href=to>{words}" "{Icon::Next.view()}</a> }),
        _ => None,
    });
    let decided = |c: &Competency| all.iter().find(|(other, _)| other.id == c.id).map(|(_, d)| d);
    let domains = framework.domains.iter().enumerate().map(|(i, d)| domain(visit, &by, record, i + 1, d, &decided)).collect_view();
    let main = view! {
        <section class="flow"><h1>{say.t("record-title")}</h1>
            <p class="lead">{staff.display_name().to_owned()}". "{versions(visit, record)}</p>{framework::provisional(visit)}</section>
        {where_you_stand(visit, record, &by, &all)}
        <section class="flow" aria-labelledby="rec"><h2 id="rec">{say.t("record-all")}</h2>{legend(visit)}
            <p>{say.t("record-letters")}</p>
            <table class="stack record"><caption>{say.with("record-caption", &[("all", all.len())])}</caption>
                <thead><tr><th scope="col">{say.t("case-competency")}</th><th scope="col">{say.t("record-level")}</th><th scope="col">{say.t("record-evidence")}</th>
                    <th scope="col">{say.t("record-renew")}</th><th scope="col">{say.t("record-next")}</th></tr></thead>
                {domains}</table>
            <div class="acts">{go_on}<a href=visit.to("/train")>{say.t("record-modules")}</a><a href=visit.to("/train/log")>{say.t("learning-log-link")}</a><a href=visit.to("/train/teams")>{say.t("team-mine")}</a></div>
            <p class="no-print"><a href=visit.to("/train/record/portfolio")>{say.t("portfolio-link")}</a></p>
            <p class="no-print"><a href=visit.to("/train/record/awards")>{say.t("award-link")}</a></p></section>
        <section class="flow no-print" aria-labelledby="out"><h2 id="out">{say.t("staff-sign-out")}</h2><p>{say.t("record-sign-out-words")}</p>
            <form method="post" action=visit.to("/staff/sign-out")>{forms::token(visit)}<button class="btn second" type="submit">{say.t("staff-sign-out")}</button></form>
            <p><a href=visit.to("/staff/information")>{say.t("information-staff-title")}</a></p>
            {staff.may(Action::RunClass).then(|| view! { <p><a href=visit.to("/staff/classes")>{say.t("classes-link")}</a></p> })}
            {staff.may(Action::ManagePeople).then(|| view! { <p><a href=visit.to("/staff/people")>{say.t("people-title")}</a></p> })}</section>
    };
    let mut frame = Frame::new(say.t("record-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("record-title"), "");
    frame.body_class = "record-page";
    (frame, main)
}

/// “Framework version 1, rules version 1, as of March 18, 2026.”
pub fn versions(visit: &Visit, record: &Record) -> String {
    let framework = &visit.library.competencies;
    let say = visit.say();
    say.with("record-versions", &[("version", framework.version.to_string()), ("rules", rule_version(framework)), ("day", say.day(record.as_of))])
}

/// The name of a level, as the framework has it.
pub fn level_name(visit: &Visit, id: LevelId) -> String {
    visit.library.competencies.levels.iter().find(|l| l.id == id).map(|l| l.title.in_locale(visit.locale).to_owned()).unwrap_or_default()
}

/// The name of a standing.
pub fn standing_name(visit: &Visit, standing: Standing) -> String {
    match (standing.level(), standing) {
        (Some(level), _) => level_name(visit, level),
        (None, Standing::NotStarted) => visit.say().t("standing-not-started"),
        (None, _) => visit.say().t("standing-in-progress"),
    }
}

fn where_you_stand(visit: &Visit, record: &Record, by: &Decider<'_>, all: &[(&Competency, Decision)]) -> impl IntoView + use<> {
    let say = visit.say();
    let framework = &visit.library.competencies;
    let complete = all.iter().filter(|(_, d)| d.standing >= Standing::Proficient).count();
    let programme = match by.book().programme(&record.evidence, record.as_of) {
        Some(LevelId::Foundation) => say.t("record-foundation"),
        Some(_) => say.t("record-proficient"),
        None => {
            let needed = framework
                .rules
                .foundation_domains
                .iter()
                .filter_map(|id| framework.domain(id))
                .map(|d| d.title.in_locale(visit.locale))
                .collect::<Vec<_>>()
                .join(", ");
            say.with("record-no-foundation", &[("domains", needed)])
        }
    };
    let renew = all.iter().filter_map(|(c, d)| Some((d.valid_until?, c))).min_by_key(|(end, c)| (*end, c.id.as_str()));
    let renew = match renew {
        Some((end, c)) => say.with("record-renew-next", &[("competency", c.title.in_locale(visit.locale).to_owned()), ("day", by.calendar.last_day(say, end))]),
        None => say.t("record-renew-none"),
    };
    let finished: Vec<_> = record.lessons.iter().filter(|l| l.finished_at.is_some()).collect();
    let edition = visit.library.edition(visit.locale);
    let minutes: u32 = finished.iter().filter_map(|l| edition.course_of_module(&l.module)?.1.lesson_kept_as(l.lesson.as_str())).map(|l| l.minutes).sum();
    let learning = say.with("record-learning-words", &[("lessons", say.count("lessons", finished.len())), ("minutes", say.count("minutes", minutes as usize))]);
    view! {
        <section class="flow" aria-labelledby="sum"><h2 id="sum">{say.t("record-where")}</h2>
            <dl class="facts wide"><div><dt>{say.t("record-programme")}</dt><dd>{programme}" "{say.with("record-complete", &[("n", complete), ("all", all.len())])}</dd></div>
                <div><dt>{say.t("record-learning")}</dt><dd>{learning}</dd></div>
                <div><dt>{say.t("record-renew-title")}</dt><dd>{renew}</dd></div></dl></section>
    }
}

fn legend(visit: &Visit) -> impl IntoView + use<> {
    let say = visit.say();
    let one = |kind, sign: Sign| view! { <li>{letter(visit, kind, Some(sign))}<span aria-hidden="true">{sign.words(say)}</span></li> };
    view! {
        <ul class="legend set" aria-label=say.t("record-key")>{one(EvidenceKind::Knowledge, Sign::Accepted)}{one(EvidenceKind::Vignette, Sign::Waiting)}{one(EvidenceKind::Observed, Sign::NotStarted)}</ul>
    }
}

fn domain<'d>(
    visit: &Visit,
    by: &Decider<'_>,
    record: &Record,
    n: usize,
    domain: &Domain,
    decided: &dyn Fn(&Competency) -> Option<&'d Decision>,
) -> impl IntoView + use<> {
    let rows = domain.competencies.iter().filter_map(|c| Some(row(visit, by, record, c, decided(c)?))).collect_view();
    let title = format!("{n} {}", domain.title.in_locale(visit.locale));
    view! { <tbody><tr class="domain"><th colspan="5" scope="rowgroup">{title}</th></tr>{rows}</tbody> }
}

fn row(visit: &Visit, by: &Decider<'_>, record: &Record, c: &Competency, decided: &Decision) -> impl IntoView + use<> {
    let say = visit.say();
    let letters = c.evidence.iter().map(|kind| letter(visit, *kind, Some(record.sign(decided, *kind)))).collect_view();
    let next = next_step::first(visit, c, &decided.missing()).map(|n| next_step::view(visit, n));
    let next = next.unwrap_or_else(|| view! { {say.t("record-nothing-missing")} }.into_any());
    let to = visit.to(&format!("/train/record/{}", c.id));
    view! {
        <tr><th scope="row"><span class="soft">{number(c)}</span>" "<a href=to>{c.title.in_locale(visit.locale).to_owned()}</a></th>
            <td data-h=say.t("record-level")>{standing_name(visit, decided.standing)}</td><td data-h=say.t("record-evidence")>{letters}</td>
            <td data-h=say.t("record-renew")>{renew_by(visit, by, record, decided)}</td><td data-h=say.t("record-next")>{next}</td></tr>
    }
}

/// “Feb 9, 2028”, with the days left when they are few; or since when it is over, and until when it is kept all the same.
pub fn renew_by(visit: &Visit, by: &Decider<'_>, record: &Record, decided: &Decision) -> AnyView {
    let say = visit.say();
    let last_day = |end: i64| by.calendar.last_day(say, end);
    if let Some(end) = decided.valid_until.filter(|_| decided.in_grace) {
        let kept = end + i64::from(visit.library.competencies.rules.grace_days) * 86_400_000;
        return view! { <span class="tag care">{say.with("record-in-grace", &[("day", last_day(end)), ("kept", last_day(kept))])}</span> }.into_any();
    }
    if let Some(end) = decided.valid_until {
        let soon = competency::days_left_soon(end, record.as_of)
            .map(|d| view! { " "<span class="tag care">{say.count("record-days-left", usize::try_from(d).unwrap_or(0))}</span> });
        return view! { {last_day(end)}{soon} }.into_any();
    }
    match decided.ended() {
        Some(end) => view! { <span class="tag care">{say.with("record-ended", &[("day", last_day(end))])}</span> }.into_any(),
        None => view! { {say.t("record-not-set")} }.into_any(),
    }
}
