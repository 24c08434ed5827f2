//! The overview: what is set, what is not, and the way to each.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::Topic;
use crate::{
    domain::site::Part,
    http::{help_check, visit::Visit},
    ui::frame::Frame,
};

/// `GET /staff/site`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let saved = Topic::from_code(visit.query.text("saved")).map(|topic| {
            let what = say.t(&format!("site-{}", topic.code()));
            view! { <div class="confirm" role="status"><p>{say.with("site-saved", &[("what", what)])}</p></div> }
        });
        let rows = Topic::ALL.into_iter().map(|topic| row(&visit, topic)).collect_view();
        let logo = say.t(if visit.site.logo.is_some() { "logo-is-up" } else { "logo-none" });
        let open = say.count("sites-count", visit.site.open_course_sites().count());
        let kept = say.with("keep-short", &[("months", visit.house.unused_months().number())]);
        let more = [
            ("logo", "logo-title", logo),
            ("places", "sites-title", open),
            ("retention", "keep-title", kept),
            ("sign-on", "sign-on-title", super::sign_on::in_short(&visit)),
        ]
        .map(|(to, title, words)| {
            view! { <li class="flow"><h2 class="h-small"><a href=visit.to(&format!("/staff/site/{to}"))>{say.t(title)}</a></h2><p>{words}</p></li> }
        });
        let main = view! {
            {saved}
            <section class="flow"><h1>{say.t("site-title")}</h1><p class="lead">{say.t("site-lead")}</p>{warning(&visit)}</section>
            <section class="flow"><ul class="ruled set">{rows}{more.into_iter().collect_view()}</ul></section>
            <section class="flow"><h2>{say.t("site-elsewhere")}</h2><ul class="links set"><li><a href=visit.to("/staff/people")>{say.t("people-title")}</a></li></ul>
                <p>{say.t("site-files")}</p></section>
        };
        (Frame::new(say.t("site-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("site-title"), ""), main)
    })
}

/// Numbers that nobody confirmed lately (trust R-HARM-03).
pub(super) fn warning(visit: &Visit) -> Option<AnyView> {
    let say = visit.say();
    let region = visit.region()?;
    let name = region.name.in_locale(visit.locale).to_owned();
    let words = match help_check::checked(&visit.help_checked_on(), region.recheck_days, visit.house.now()) {
        help_check::Checked::Lately => return None,
        help_check::Checked::Never => say.with("site-help-never", &[("region", name)]),
        help_check::Checked::Due { days } | help_check::Checked::TooOld { days } => say.with("site-help-old", &[("region", name), ("days", days.to_string())]),
    };
    Some(view! { <div class="quiet"><p>{words}" "<a href=visit.to("/staff/site/help")>{say.t("site-help-now")}</a></p></div> }.into_any())
}

fn row(visit: &Visit, topic: Topic) -> impl IntoView + use<> {
    let say = visit.say();
    let code = topic.code();
    let set: Vec<String> = match topic {
        Topic::Help => visit.region().map(|r| r.name.in_locale(visit.locale).to_owned()).into_iter().collect(),
        Topic::Answers => visit.site.get(Part::AnswerDays).map(|_| say.with("site-answers-set", &[("n", visit.site.answer_days())])).into_iter().collect(),
        _ => topic.parts().into_iter().filter_map(|part| visit.site.get(part)).map(first_line).collect(),
    };
    let value = if set.is_empty() { say.t(&format!("site-{code}-none")) } else { set.join(" · ") };
    view! { <li class="flow"><h2 class="h-small"><a href=visit.to(&format!("/staff/site/{code}"))>{say.t(&format!("site-{code}"))}</a></h2><p>{value}</p></li> }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
