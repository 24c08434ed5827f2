//! Help now: who can be called or texted, calm first, emergency last. Works without an account, a database or a script.
//!
//! Opening it is neither logged with anything about a person nor counted. Numbers come from the one dated configuration in
//! `content/help/regions.yaml`, and are compiled in as well, so that this page outlives a broken content folder.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::ui::{art::Icon, frame::Frame, words::Say};
use crate::{
    domain::{
        help_lines::{HelpKind, HelpLine, Region},
        site::Part,
    },
    http::{help_check, visit::Visit},
};

impl Visit {
    /// The region whose lines this site shows: the host's setting, else the default of the file.
    pub fn region(&self) -> Option<&Region> {
        help_check::region(&self.house.settings, &self.library, &self.site)
    }

    /// When somebody last confirmed these lines, as `2026-11-01`.
    pub fn help_checked_on(&self) -> Option<String> {
        self.region().and_then(|region| help_check::checked_on(region, &self.site))
    }

    /// Where “Leave quickly” leads.
    pub fn neutral_site(&self) -> String {
        self.region().map_or_else(|| "https://example.org/".to_owned(), |r| r.neutral_site.clone())
    }

    /// “Help now: call or text 9-8-8 …” for paper.
    pub fn help_in_print(&self) -> String {
        let say = self.say();
        let of = |kind: HelpKind| self.region().and_then(|r| r.of_kind(kind).next()).map(|l| l.shown.clone());
        let number = of(HelpKind::Crisis).unwrap_or_default();
        let emergency = of(HelpKind::Emergency).unwrap_or_default();
        say.with("help-in-print", &[("number", number), ("emergency", emergency)])
    }

    /// The same as links, for pages on which something went wrong.
    pub fn help_line_links(&self) -> AnyView {
        let say = self.say();
        let Some(line) = self.region().and_then(|r| r.of_kind(HelpKind::Crisis).next()) else { return ().into_any() };
        let shown = line.shown.clone();
        let call = line.call.clone().map(|n| view! { " "<a href=format!("tel:{n}")>{say.with("help-call", &[("number", shown.clone())])}</a> });
        let text = line.text.clone().map(|n| view! { " "<a href=format!("sms:{n}")>{say.with("help-text", &[("number", shown.clone())])}</a> });
        view! { {say.t("help-if-now")}{call}{text} }.into_any()
    }
}

/// `/help`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let say = visit.say();
        let region = visit.region();
        let lines = region.map(|r| r.lines.iter().map(|one| line(say, one)).collect_view());
        let by = visit.site.get(Part::HelpCheckedBy).or(region.and_then(|r| r.checked_by.as_deref()));
        let checked = checked_words(say, visit.help_checked_on().as_deref(), by);
        let main = view! {
            <section class="flow"><h1>{say.t("help-now")}</h1><p class="lead">{say.t("help-lead")}</p></section>
            <ol class="calls set">{lines}</ol>
            <p class="quiet small">{say.t("help-nobody-told")}" "{checked}</p>
        };
        (Frame::new(say.t("help-now")), main)
    })
}

/// On which day and by whom these numbers were confirmed, or that nobody has.
pub fn checked_words(say: Say, on: Option<&str>, by: Option<&str>) -> String {
    match (on, by) {
        (Some(on), Some(by)) => say.with("help-checked", &[("on", on), ("by", by)]),
        _ => say.t("help-not-checked"),
    }
}

/// One service: who it is, how to reach it, what happens then.
pub fn line(say: Say, line: &HelpLine) -> impl IntoView + use<> {
    let locale = say.0;
    let words = |w: &Option<crate::domain::locale::Words>| w.as_ref().map(|w| w.in_locale(locale).to_owned());
    let first = line.kind == HelpKind::Crisis;
    let number = line.shown.clone();
    let about = [Some(line.name.in_locale(locale).to_owned()), words(&line.hours), words(&line.about)]
        .into_iter()
        .flatten()
        .filter(|s| !s.is_empty())
        .map(|s| if s.ends_with(['.', '?']) { s } else { format!("{s}.") })
        .collect::<Vec<_>>()
        .join(" ");
    view! {
        <li class="flow"><h2>{line.heading.in_locale(locale).to_owned()}</h2><p>{about}</p>
            <div class="acts">
                {line.call.clone().map(|n| view! { <a class=if first { "call first" } else { "call" } href=format!("tel:{n}")>{Icon::Phone.view()}{say.with("help-call", &[("number", number.clone())])}</a> })}
                {line.text.clone().map(|n| view! { <a class="call" href=format!("sms:{n}")>{Icon::Text.view()}{say.with("help-text", &[("number", number)])}</a> })}
            </div>
            {words(&line.what_happens).map(|what| view! { <details><summary>{say.t("help-what-happens")}</summary><p>{what}</p></details> })}
        </li>
    }
}
