//! The page of the editor: the box with its buttons and the blocks to put in, and beside it the preview and what the check says.

use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
};
use leptos::prelude::*;

use super::{
    desk::{about, name_of, of_text, of_work},
    edit::Page,
    overtaken,
    preview::WAYS,
    problems, templates,
};
use crate::{
    app::Scripts,
    domain::{locale::Locale, studio::LONGEST},
    http::{headers, visit::Visit},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

pub fn view(visit: &Visit, page: &Page<'_>, status: StatusCode) -> Response<Body> {
    let mut answer = visit.page_with(status, || {
        let say = visit.say();
        let (desk, draft) = (page.desk, page.draft);
        let title = name_of(say, &draft.path, draft.text());
        let fixes: Vec<Fix> = page.too_long.then(|| Fix { field: "body", words: say.with("studio-fix-long", &[("most", LONGEST / 1000)]) }).into_iter().collect();
        let done = visit.query.text("done");
        let said = ["begun", "saved", "same", "inserted", "restored"].contains(&done) && page.typed.is_none();
        let said = said.then(|| view! { <p class="confirm" role="status">{say.t(&format!("studio-text-{done}"))}</p> });
        let open = desk.work.state.is_open();
        let box_or_text = if open { the_box(visit, page, &fixes) } else { only_text(visit, page) };
        let main = view! {
            {forms::summary(say, &fixes)}
            <section class="flow"><h1>{title.clone()}</h1>{said}<p class="soft">{about(say, &draft.path)}</p>{beside(visit, page)}{overtaken::notice(visit, page)}</section>
            <div class="desk studio">{box_or_text}<div class="flow">{problems::section(visit, None, &page.found).filter(|_| open)}{preview(visit, page)}</div></div>
        };
        let mut frame = Frame::new(title.clone())
            .trail(say.t("studio-works"), visit.to("/author/work"))
            .trail(desk.work.title.clone(), of_work(visit, &desk.work, ""))
            .trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    });
    // The preview stands in a frame of this very page.
    let policy = format!("{}; frame-src 'self'", headers::policy(Scripts::None, ""));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    answer
}

/// A colleague saved meanwhile: theirs stands here to be read, and what was typed stands in the box.
fn beside(visit: &Visit, page: &Page<'_>) -> Option<impl IntoView + use<>> {
    let say = visit.say();
    let lang = page.draft.path.locale().unwrap_or(visit.locale).code();
    page.beside.then(|| {
        let words = match &page.together {
            None => say.t("studio-beside-words"),
            Some(both) if both.conflicts == 0 => say.t("studio-together"),
            Some(both) => say.count("studio-together-marks", both.conflicts),
        };
        let mine = page.together.as_ref().map(|both| {
            view! { <details><summary>{say.t("studio-beside-mine")}</summary><pre class="as-typed" lang=lang>{both.mine.clone()}</pre></details> }
        });
        view! {
            <div class="summary flow" role="alert"><h2>{say.t("studio-beside")}</h2><p>{words}</p>{mine}
                <details><summary>{say.t("studio-beside-theirs")}</summary><pre class="as-typed" lang=lang>{page.draft.body.clone()}</pre></details></div>
        }
    })
}

fn the_box(visit: &Visit, page: &Page<'_>, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let draft = page.draft;
    let text = page.typed.as_deref().unwrap_or(&draft.body);
    let lang = draft.path.locale().unwrap_or(Locale::English).code();
    let error = fixes.first().map(|fix| view! { <span class="err-text">{fix.words.clone()}</span> });
    let ground = page.newer.clone().map(|digest| view! { <input type="hidden" name="ground" value=digest/> });
    let newer = page.typed.is_none() && page.desk.is_overtaken(draft);
    let newer = newer.then(|| view! { <button class="btn" type="submit" name="do" value="newer">{say.t("studio-newer-go")}</button> });
    let class = if error.is_some() { "field ed err" } else { "field ed" };
    view! {
        <form method="post" id="editor" action=of_work(visit, &page.desk.work, "/text") class="flow">{forms::token(visit)}
            <input type="hidden" name="text" value=draft.path.as_str().to_owned()/><input type="hidden" name="revision" value=draft.digest.clone()/>{ground}
            <div class=class><label for="body">{say.t("studio-box")}</label><span class="hint" id="body-hint">{say.t("studio-box-hint")}</span>{error}
                <textarea id="body" name="body" rows="30" spellcheck="true" lang=lang aria-describedby="body-hint">{forms::in_box(text)}</textarea></div>
            <div class="acts">{newer}<button class="btn" type="submit" name="do" value="check">{say.t("studio-save-check")}</button>
                <button class="btn second" type="submit" name="do" value="preview">{say.t("studio-save-preview")}</button></div>
            {how_to(visit, page)}
            <ul class="set links"><li>{on("history", say.t("studio-history"))}</li><li>{on("work", say.t("studio-to-work"))}</li></ul></form>
    }
    .into_any()
}

/// A way on that saves first, as every button of the editor does: a link would leave what was typed behind.
fn on(to: &'static str, words: String) -> impl IntoView {
    view! { <button class="as-link" type="submit" form="editor" name="do" value=to>{words}</button> }
}

/// The blocks of this kind of text: an example of each, and a button that puts it in.
fn how_to(visit: &Visit, page: &Page<'_>) -> Option<AnyView> {
    let say = visit.say();
    let locale = page.draft.path.locale().unwrap_or(Locale::English);
    let blocks = templates::blocks(page.draft.path.kind(), locale);
    let each = blocks
        .iter()
        .map(|(name, text)| {
            let words = say.t(&format!("studio-block-{name}"));
            let label = say.with("studio-put-in", &[("block", words.as_str())]);
            view! {
                <div class="flow"><h3>{words}</h3><pre class="as-typed" lang=locale.code()>{text.trim_end().to_owned()}</pre>
                    <p><button class="btn second" type="submit" name="insert" value=*name>{label}</button></p></div>
            }
        })
        .collect_view();
    (!blocks.is_empty()).then(|| {
        view! { <details><summary>{say.t("studio-how-to")}</summary><div class="flow"><p>{say.with("studio-how-to-words", &[("mark", templates::MARK)])}</p>{each}</div></details> }.into_any()
    })
}

/// The work is closed: its text to read, and what was typed to be copied.
fn only_text(visit: &Visit, page: &Page<'_>) -> AnyView {
    let say = visit.say();
    let lang = page.draft.path.locale().unwrap_or(Locale::English).code();
    let typed = page.typed.as_ref().map(|typed| view! { <h2>{say.t("studio-closed-typed")}</h2><pre class="as-typed" lang=lang>{typed.clone()}</pre> });
    view! { <div class="flow"><p>{say.t("studio-closed")}</p>{typed}<h2>{say.t("studio-closed-text")}</h2><pre class="as-typed" lang=lang>{page.draft.body.clone()}</pre></div> }
        .into_any()
}

/// The page as its readers would get it, in a frame as wide as a small phone. What is saved is shown; every button saves first.
fn preview(visit: &Visit, page: &Page<'_>) -> Option<AnyView> {
    let say = visit.say();
    page.draft.path.locale()?;
    let way = WAYS.into_iter().find(|way| *way == visit.query.text("see")).unwrap_or("phone");
    let at = |way: &str| format!("{}&see={way}", of_text(visit, &page.desk.work, "preview", &page.draft.path));
    let ways = WAYS
        .into_iter()
        .map(|one| {
            let words = say.t(&format!("studio-see-{one}"));
            if !page.desk.work.state.is_open() {
                let to = format!("{}&see={one}#preview", of_text(visit, &page.desk.work, "text", &page.draft.path));
                return view! { <li><a href=to aria-current=(one == way).then_some("true")>{words}</a></li> }.into_any();
            }
            let current = (one == way).then_some("true");
            let see = format!("see-{one}");
            view! { <li><button class="as-link" type="submit" form="editor" name="do" value=see aria-current=current>{words}</button></li> }.into_any()
        })
        .collect_view();
    let source = at(way);
    Some(
        view! {
            <section class="flow" id="preview" aria-labelledby="preview-title"><h2 id="preview-title">{say.t("studio-preview")}</h2>
                <ul class="set links">{ways}</ul>
                <iframe class="small-phone" src=source.clone() title=say.t("studio-preview-frame") sandbox=""></iframe>
                <p class="links small"><a href=source>{say.t("studio-preview-alone")}</a></p></section>
        }
        .into_any(),
    )
}
