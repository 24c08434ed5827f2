//! Display (text size, spacing, calm, evening, device) and leaving quickly.

use axum::{
    body::Body,
    http::{HeaderValue, Response, header},
};
use leptos::prelude::*;

use crate::{
    domain::course::Device,
    http::{
        body::Form,
        cookies::{self, Life},
        visit::Visit,
    },
    ui::{
        blocks::device_name,
        display::{COOKIE, Display, TextSize, Theme},
        forms,
        frame::Frame,
    },
};

/// `POST /leave`: works in every state, also for a form of a session that has ended, and when nobody can be looked up. The guard has seen that
/// the press came from a page of ours; no token is asked for. Ends the session, empties what the browser kept, and goes to a page that says nothing about anybody.
/// An own page with a refresh of 0 seconds, because a policy of `form-action 'self'` stops a redirect to another site.
pub async fn leave(visit: Visit) -> Response<Body> {
    crate::account::session::end(&visit).await;
    let site = visit.neutral_site();
    let mut answer = visit.page(|| {
        let say = visit.say();
        let main = view! { <section class="flow"><h1>{say.t("leave-done")}</h1><p><a class="btn" href=site.clone() rel="noreferrer">{say.t("leave-go")}</a></p></section> };
        (Frame::new(say.t("leave-done")), main)
    });
    let headers = answer.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&format!("0; url={}", visit.neutral_site())) {
        headers.insert(header::HeaderName::from_static("refresh"), value);
    }
    headers.insert(header::HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""));
    for cookie in crate::account::session::ended_cookies(&visit.house) {
        headers.append(header::SET_COOKIE, cookie);
    }
    answer
}

/// The page to come back to: one of our own, never another site.
pub fn way_back(visit: &Visit, asked: &str) -> String {
    let ours = asked.starts_with('/') && !asked.starts_with("//") && !asked.contains(|c: char| c == '\\' || c.is_control()) && asked.len() < 300;
    if ours { asked.to_owned() } else { visit.to("") }
}

/// `GET /display?back=…`
pub async fn show(visit: Visit) -> Response<Body> {
    let back = way_back(&visit, visit.query.text("back"));
    visit.page(|| {
        let say = visit.say();
        let now = visit.display;
        let choice = |name: &'static str, value: &'static str, words: String, chosen: bool| {
            let id = format!("{name}-{value}");
            view! { <div class="opt"><input type="radio" name=name id=id.clone() value=value checked=chosen/><label for=id>{words}</label></div> }
        };
        let text = [("normal", TextSize::Normal), ("large", TextSize::Large), ("larger", TextSize::Larger)]
            .map(|(v, size)| choice("text", v, say.t(&format!("display-text-{v}")), now.text == size));
        let theme = [("device", Theme::Device), ("day", Theme::Day), ("evening", Theme::Evening)]
            .map(|(v, theme)| choice("theme", v, say.t(&format!("display-theme-{v}")), now.theme == theme));
        let spacing = [("usual", false), ("wide", true)].map(|(v, wide)| choice("spacing", v, say.t(&format!("display-spacing-{v}")), now.wide == wide));
        let calm = [("usual", false), ("calm", true)].map(|(v, calm)| choice("calm", v, say.t(&format!("display-calm-{v}")), now.calm == calm));
        let devices = Device::ALL.map(|d| choice("device", d.code(), device_name(say, d), now.device == Some(d)));
        let no_device = choice("device", "ask", say.t("display-device-ask"), now.device.is_none());
        let main = view! {
            <form method="post" action=visit.to("/display") class="display-form flow"><h1>{say.t("display-title")}</h1><p class="lead">{say.t("display-lead")}</p>
                <input type="hidden" name="back" value=back.clone()/>{forms::token(&visit)}
                <fieldset class="pick"><legend><h2>{say.t("display-text")}</h2></legend>{text.into_iter().collect_view()}</fieldset>
                <fieldset class="pick"><legend><h2>{say.t("display-theme")}</h2></legend>{theme.into_iter().collect_view()}</fieldset>
                <fieldset class="pick"><legend><h2>{say.t("display-spacing")}</h2></legend>{spacing.into_iter().collect_view()}</fieldset>
                <fieldset class="pick"><legend><h2>{say.t("display-calm")}</h2></legend>{calm.into_iter().collect_view()}</fieldset>
                <fieldset class="pick"><legend><h2>{say.t("device-question")}</h2></legend>{no_device}{devices.into_iter().collect_view()}</fieldset>
                <div class="acts"><button class="btn" type="submit">{say.t("display-save")}</button><a href=back.clone()>{say.t("display-leave")}</a></div>
                <p class="small soft">{say.t("display-kept")}</p>
            </form>
            <section class="flow"><h2>{say.t("leave-quickly")}</h2><p>{say.t("leave-truth")}</p></section>
        };
        let frame = Frame::new(say.t("display-title"));
        (frame, main)
    })
}

/// `POST /display`
pub async fn save(visit: Visit, form: Form) -> Response<Body> {
    let display = Display {
        text: match form.text("text") {
            "large" => TextSize::Large,
            "larger" => TextSize::Larger,
            _ => TextSize::Normal,
        },
        wide: form.text("spacing") == "wide",
        calm: form.text("calm") == "calm",
        theme: match form.text("theme") {
            "day" => Theme::Day,
            "evening" => Theme::Evening,
            _ => Theme::Device,
        },
        device: Device::from_code(form.text("device")),
    };
    let mut answer = visit.go_on(&way_back(&visit, form.text("back")));
    if let Some(cookie) = cookies::set(COOKIE, &display.to_cookie(), Life::UntilClosed, visit.house.secure()) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}
