//! The frame around every page: head, doorway and Help now on top, where-you-are, the page itself, the foot.
//!
//! The same on every page and in the same order. Deliberately absent: a menu, a search box in the header, anything that moves.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::{
    art::{Door, Icon},
    words::Say,
};
use crate::{
    domain::{locale::Locale, site::Part},
    http::visit::{Visit, Who},
};

/// What a page tells its frame.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// Without the product's name, which the frame adds.
    pub title: String,
    /// Where you are: words and address, from the outside in; the last one is this page.
    pub trail: Vec<(String, String)>,
    /// A margin column beside the text on wide screens.
    pub margin: bool,
    /// The page shows an island; scripts are loaded after the first paint.
    pub islands: bool,
    /// The page has a form for passkeys: one small script.
    pub passkeys: bool,
    /// The page takes a scanned code out of the address.
    pub fragment: bool,
    /// Small print above the foot's end: version, reviews still to come, licence.
    pub small_print: Option<String>,
    /// Extra class on `<body>`: `hand` for handouts, `present` for the big screen.
    pub body_class: &'static str,
    /// The page's own text is in this language, if not the reader's.
    pub written_in: Option<Locale>,
    /// Begins the title with “Error: ” (GOV.UK pattern).
    pub has_errors: bool,
    /// The address of this very page in the other language, when it is not the same path.
    pub other_language: Option<String>,
}

impl Frame {
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    pub fn trail(mut self, words: impl Into<String>, address: impl Into<String>) -> Self {
        self.trail.push((words.into(), address.into()));
        self
    }

    pub fn margin(mut self) -> Self {
        self.margin = true;
        self
    }

    pub fn islands(mut self) -> Self {
        self.islands = true;
        self
    }
}

/// The whole document. `make` runs inside the owner of its page, as islands need.
pub fn document<V: IntoView + 'static>(visit: &Visit, make: impl FnOnce() -> (Frame, V)) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        let (frame, main) = make();
        whole(visit, frame, main).to_html()
    });
    owner.unset();
    with_valid_marks(&html)
}

/// Leptos marks the places between its pieces with `<!>`. Browsers read that as an empty comment, the standard calls it an error. Islands
/// need the marks to find their way; a page without islands is shorter without them. What people typed is escaped and stays as it is.
/// Between the letters of a title there is no room for a comment.
fn with_valid_marks(html: &str) -> String {
    let mark = if html.contains("<leptos-island") { "<!---->" } else { "" };
    match html.split_once("</title>") {
        Some((head, rest)) => format!("{}</title>{}", without_marks(head), rest.replace("<!>", mark)),
        None => html.replace("<!>", mark),
    }
}

/// For what stands alone and runs nothing.
pub fn without_marks(html: &str) -> String {
    html.replace("<!>", "")
}

/// A piece of a page, for an island to put in its place.
pub fn piece<V: IntoView + 'static>(make: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| make().to_html());
    owner.unset();
    html
}

fn whole<V: IntoView + 'static>(visit: &Visit, frame: Frame, main: V) -> impl IntoView {
    let say = visit.say();
    let error = if frame.has_errors { format!("{} ", say.t("title-error")) } else { String::new() };
    let title = format!("{error}{} · {}", frame.title, say.t("product"));
    let page = if frame.margin { "wrap page margin" } else { "wrap page" };
    let assets = &visit.house.assets;
    let scripts = (frame.islands && visit.islands && !visit.saves_data && assets.has("doorstep.wasm")).then(|| assets.loader.clone());
    let passkeys = (frame.passkeys && visit.islands).then(|| assets.address(&assets.passkeys));
    let fragment = (frame.fragment && visit.islands).then(|| crate::account::fragment::SCRIPT.clone());
    let notices = notices(visit, &frame);
    let small_print = frame.small_print.clone();
    view! {
        <!DOCTYPE html>
        <html lang=visit.locale.code() dir="ltr" data-text=visit.display.data_text() data-theme=visit.display.data_theme()
            data-spacing=visit.display.wide.then_some("wide") data-calm=visit.display.calm.then_some("")>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=assets.address("doorstep.css")/>
                {assets.has("favicon.svg").then(|| view! { <link rel="icon" href=assets.address("favicon.svg") type="image/svg+xml"/> })}
                {fragment.map(|code| view! { <script type="module" inner_html=code></script> })}
                {scripts.map(|code| view! { <script type="module" inner_html=code></script> })}
                {passkeys.map(|script| view! { <script type="module" src=script></script> })}
            </head>
            <body class=frame.body_class>
                <a class="skip" href="#main">{say.t("skip")}</a>
                {masthead(visit, &frame)}
                {notices}
                {trail(say, &frame)}
                <main id="main" tabindex="-1"><div class=page lang=frame.written_in.filter(|l| *l != visit.locale).map(Locale::code)>{main}</div></main>
                {foot(visit, small_print)}
            </body>
        </html>
    }
}

fn masthead(visit: &Visit, frame: &Frame) -> impl IntoView + use<> {
    let say = visit.say();
    let other = visit.locale.other();
    let switch = frame.other_language.clone().unwrap_or_else(|| visit.in_other_language());
    let display = format!("{}?back={}", visit.to("/display"), crate::http::body::encode(&visit.here()));
    view! {
        <header class="mast"><div class="wrap">
            <a class="name" href=visit.to("") aria-label=say.t("mast-home")>{Door::Open.view()}{say.t("product")}</a>{crate::account::site::logo::in_header(visit)}
            <a class="help" href=visit.to("/help")>{Icon::Phone.view()}{say.t("help-now")}</a>
            <nav aria-label=say.t("mast-settings")><ul class="set">
                <li><a href=switch hreflang=other.code() lang=other.code()>{other.own_name()}</a></li>
                <li><a href=display>{say.t("mast-display")}</a></li>
                {own_links(visit)}
                <li>{leave(visit)}</li>
            </ul></nav>
        </div></header>
    }
}

/// Signed-in people find their own pages and the way out in the header, always.
fn own_links(visit: &Visit) -> Option<AnyView> {
    let say = visit.say();
    let (mine, words) = match &visit.who {
        Who::Guest | Who::Half(_) => return None,
        Who::Learner(_) => (visit.to("/me"), say.t("mast-my-place")),
        // How many messages are new stands in words, on every page.
        Who::Staff(staff) => (visit.to("/staff"), say.count("mast-desk", staff.unread)),
    };
    Some(view! { <li><a href=mine>{words}</a></li> }.into_any())
}

/// A form, also for guests: leaving ends the session and empties what the browser kept. Each kind of session at its own address, because
/// a route reads one kind only. It works whatever has become of the session: the token is not asked for there.
fn leave(visit: &Visit) -> impl IntoView + use<> {
    let say = visit.say();
    let way_out = visit.to(if visit.staff_visit().is_some() { "/staff/leave" } else { "/leave" });
    view! { <form method="post" action=way_out class="banner-leave">{crate::ui::forms::token(visit)}<button type="submit">{say.t("leave-quickly")}" "{Icon::Leave.view()}</button></form> }
}

fn trail(say: Say, frame: &Frame) -> Option<impl IntoView + use<>> {
    let last = frame.trail.len().checked_sub(1)?;
    let crumbs = frame
        .trail
        .iter()
        .enumerate()
        .map(|(i, (words, address))| {
            let words = words.clone();
            if i == last {
                view! { <li><span aria-current="page">{words}</span></li> }.into_any()
            } else {
                view! { <li><a href=address.clone()>{words}</a></li> }.into_any()
            }
        })
        .collect_view();
    Some(view! { <nav class="trail" aria-label=say.t("trail")><div class="wrap"><ol>{crumbs}</ol></div></nav> })
}

/// Calm strips under the header: demo people, reading only, a shared device, a text that is not translated yet.
fn notices(visit: &Visit, frame: &Frame) -> impl IntoView + use<> {
    let say = visit.say();
    let demo = visit.house.settings.demo.then(|| view! { <p>{say.t("notice-demo")}</p> });
    let reading = visit.house.settings.reading_only().then(|| view! { <p>{say.t("notice-reading-only")}</p> });
    let fallback = frame
        .written_in
        .filter(|written| *written != visit.locale)
        .map(|written| view! { <p>{say.with("notice-not-translated", &[("language", written.own_name())])}</p> });
    let shared = super::shared_device::notice(visit);
    let locked = match &visit.who {
        Who::Learner(here) => here.locked_at.map(|at| {
            view! { <p>{say.with("notice-locked", &[("day", say.day(at))])}" "<a href=visit.to("/me/earlier")>{say.t("notice-locked-ask")}</a></p> }
        }),
        _ => None,
    };
    let preview = visit.is_preview.then(|| view! { <p>{say.t("notice-preview")}</p> });
    let any = preview.is_some() || shared.is_some() || demo.is_some() || reading.is_some() || fallback.is_some() || locked.is_some();
    let class = if visit.house.settings.demo { "notice demo" } else { "notice" };
    any.then(|| view! { <section class=class aria-label=say.t("notice")><div class="wrap">{preview}{demo}{reading}{shared}{fallback}{locked}</div></section> })
}

fn foot(visit: &Visit, small_print: Option<String>) -> impl IntoView + use<> {
    let say = visit.say();
    let report = format!("{}?page={}", visit.to("/report"), crate::http::body::encode(&visit.path));
    view! {
        <footer class="foot"><div class="wrap">
            <p class="only-print"><strong>{visit.help_in_print()}</strong></p>
            <p>{say.t("foot-for-learning")}" "<a href=visit.to("/help")>{say.t("help-now")}</a>"."</p>
            <ul class="set">
                <li><a href=visit.to("/learn")>{say.t("foot-all-modules")}</a></li>
                <li><a href=visit.to("/search")>{say.t("foot-search")}</a></li>
                <li><a href=visit.to("/glossary")>{say.t("foot-glossary")}</a></li>
                <li><a href=visit.to("/about/privacy")>{say.t("foot-privacy")}</a></li>
                <li><a href=visit.to("/about/accessibility")>{say.t("foot-accessibility")}</a></li>
                <li><a href=visit.to("/about/about")>{say.t("foot-about")}</a></li>
                <li><a href=report>{say.t("foot-report")}</a></li>
            </ul>
            {small_print.map(|words| view! { <p>{words}</p> })}
            {visit.site.get(Part::Name).map(|name| view! { <p>{say.with("foot-run-by", &[("name", name)])}</p> })}
        </div></footer>
    }
}
