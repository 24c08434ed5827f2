//! Before you teach: what nobody has reviewed, checked or translated yet, for people who run courses and for whoever runs the site.
//!
//! Counts and links from the texts themselves, as they are at this moment. Deliberately absent: forms. Reviews are entered in the texts,
//! the day of the help lines on the pages of the site.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{
    content::readiness::{self, Item, Open, Sensitive},
    domain::{help_lines::Region, policy::Action},
    http::{
        help_check::{self, Checked},
        visit::Visit,
    },
    ui::{frame::Frame, lesson_parts::address},
};

/// `/staff/before-teaching`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let all = readiness::of(&visit.library, visit.locale);
        let modules = all.iter().map(|open| module(&visit, open)).collect_view();
        let main = view! {
            <section class="flow"><h1>{say.t("before-title")}</h1><p class="lead">{say.t("before-lead")}</p><p class="quiet">{say.t("before-use")}</p></section>
            {help(&visit)}
            <section class="flow" aria-labelledby="sums"><h2 id="sums">{say.t("before-sums")}</h2><ul>{sums(&visit, &all)}</ul></section>
            <section class="domains flow" aria-labelledby="modules"><h2 id="modules">{say.t("before-modules")}</h2>{modules}</section>
            {checklist(&visit)}
        };
        let title = say.t("before-title");
        (Frame::new(title.clone()).trail(say.t("desk-title"), visit.to("/staff")).trail(title, ""), main)
    })
}

/// Are the numbers of this site's region confirmed?
fn help(visit: &Visit) -> Option<impl IntoView + use<>> {
    let say = visit.say();
    let region: &Region = help_check::region(&visit.house.settings, &visit.library, &visit.site)?;
    let on = help_check::checked_on(region, &visit.site);
    let name = region.name.in_locale(visit.locale).to_owned();
    let words = match help_check::checked(&on, region.recheck_days, visit.house.now()) {
        Checked::Lately => say.with("before-help-lately", &[("region", name), ("on", on.unwrap_or_default())]),
        Checked::Never => say.with("before-help-never", &[("region", name)]),
        Checked::Due { days } | Checked::TooOld { days } => say.with("before-help-due", &[("region", name), ("days", days.to_string())]),
    };
    let may_enter = visit.staff().is_some_and(|staff| staff.may(Action::ManageSite));
    let enter = may_enter.then(|| view! { <li><a href=visit.to("/staff/site")>{say.t("before-help-enter")}</a></li> });
    Some(view! {
        <section class="flow" aria-labelledby="lines"><h2 id="lines">{say.t("before-help")}</h2><p>{words}</p>
            <ul class="set links"><li><a href=visit.to("/help")>{say.t("before-help-see")}</a></li>{enter}</ul></section>
    })
}

fn sums(visit: &Visit, all: &[Open<'_>]) -> Vec<AnyView> {
    let say = visit.say();
    let sum = |of: fn(&Open<'_>) -> usize| all.iter().map(of).sum::<usize>();
    let lines = [
        ("before-sum-reviews", sum(|o| usize::from(!o.reviews.is_empty()))),
        ("before-menus", sum(|o| o.menus.len())),
        ("before-untranslated", sum(|o| o.untranslated.len())),
        ("before-stale", sum(|o| o.stale.len())),
        ("before-sensitive", sum(|o| o.sensitive.len())),
        ("before-contested", sum(|o| o.contested.len())),
    ];
    lines.into_iter().map(|(name, n)| view! { <li>{say.count(name, n)}</li> }.into_any()).collect()
}

fn module(visit: &Visit, open: &Open<'_>) -> impl IntoView + use<> {
    let say = visit.say();
    let n = open.count();
    let id = format!("open-{}", open.module.id);
    let reviews = open.reviews.iter().map(|name| say.t(name)).collect::<Vec<_>>().join(", ");
    let reviews = (!open.reviews.is_empty()).then(|| view! { <p><strong>{say.t("before-reviews")}</strong>": "{reviews}</p> });
    let lists =
        [("before-menus", &open.menus), ("before-untranslated", &open.untranslated), ("before-stale", &open.stale), ("before-contested", &open.contested)];
    let lists = lists.into_iter().filter(|(_, items)| !items.is_empty()).map(|(name, items)| list(visit, name, items)).collect_view();
    let none = (n == 0).then(|| view! { <p>{say.t("before-none")}</p> });
    let to = address(visit, open.course, open.module, "");
    view! {
        <details id=id><summary><h3>{open.module.title.clone()}</h3>" "<span class="small">{say.count("before-open", n)}</span></summary>
            <div class="flow"><p><a href=to>{open.module.title.clone()}</a></p>{none}{reviews}{lists}{safe(visit, &open.sensitive)}</div></details>
    }
}

fn list(visit: &Visit, name: &str, items: &[Item]) -> impl IntoView + use<> {
    let links = items.iter().map(|item| view! { <li><a href=item.address.clone()>{item.title.clone()}</a></li> }).collect_view();
    view! { <p><strong>{visit.say().count(name, items.len())}</strong></p><ul>{links}</ul> }
}

/// Texts on staying safe, with what was answered.
fn safe(visit: &Visit, texts: &[Sensitive<'_>]) -> Option<impl IntoView + use<>> {
    let say = visit.say();
    let rows = texts
        .iter()
        .map(|text| {
            let filled = match text.filled {
                None => say.t("before-not-filled"),
                Some(f) => say.with("before-filled", &[("version", f.version.to_string()), ("by", f.filled.by.clone())]),
            };
            let older = text.filled.is_some_and(|f| f.version != text.version).then(|| format!(" {}", say.with("before-older", &[("version", text.version)])));
            let open = not_met(visit, text);
            view! { <li><a href=text.item.address.clone()>{text.item.title.clone()}</a><p class="small">{filled}{older}{open}</p></li> }
        })
        .collect::<Vec<_>>();
    (!texts.is_empty()).then(|| view! { <p><strong>{say.count("before-sensitive", texts.len())}</strong></p><ul>{rows}</ul> })
}

fn not_met(visit: &Visit, text: &Sensitive<'_>) -> Option<String> {
    let questions = &visit.library.safe_messaging.questions;
    let not_met = text.not_met();
    let words: Vec<&str> = questions.iter().filter(|q| not_met.contains(&q.id.as_str())).map(|q| q.text.in_locale(visit.locale)).collect();
    (!words.is_empty()).then(|| format!(" {}", visit.say().with("before-not-met", &[("lines", words.join(" "))])))
}

/// The questions of the checklist, folded.
fn checklist(visit: &Visit) -> Option<impl IntoView + use<>> {
    let say = visit.say();
    let questions = &visit.library.safe_messaging.questions;
    let lines = questions.iter().map(|q| view! { <li>{q.text.in_locale(visit.locale).to_owned()}</li> }).collect_view();
    (!questions.is_empty()).then(|| {
        view! {
            <section class="flow" aria-labelledby="list"><h2 id="list">{say.t("before-list")}</h2>
                <details><summary>{say.t("before-list-words")}</summary><ol>{lines}</ol></details></section>
        }
    })
}
