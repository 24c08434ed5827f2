//! The three screens of giving: who, what, check. Drawing only.
//!
//! Nothing here is ticked or chosen beforehand but the length, and that is the shortest usual one. The check shows the very bytes that the
//! reader will get, and says how to stop before it says how to give.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    choices,
    give::{LONGEST_LABEL, Said},
    mine::role_words,
    shown, until,
};
use crate::{
    account::{passkey::Question, step_up},
    domain::sharing::{Item, Purpose, Span, Until},
    http::visit::Visit,
    storage::{share_codes::Reader, shares::Shown, submissions::FormKey},
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

const AT: &str = "/me/sharing/give";

fn frame(visit: &Visit, step: &str, fixes: &[Fix]) -> Frame {
    let say = visit.say();
    let mut frame = Frame::new(say.t(step)).trail(say.t("me-title"), visit.to("/me")).trail(say.t("share-title"), visit.to("/me/sharing"));
    frame = frame.trail(say.t("share-give"), "");
    frame.has_errors = !fixes.is_empty();
    frame
}

fn hidden(name: &'static str, value: impl Into<String>) -> AnyView {
    view! { <input type="hidden" name=name value=value.into()/> }.into_any()
}

fn names(visit: &Visit, reader: &Reader) -> [(&'static str, String); 2] {
    [("name", reader.name().to_owned()), ("role", role_words(visit.say(), reader.role()))]
}

/// First screen: the two words that the reader shows.
pub fn who(visit: &Visit, status: StatusCode, typed: &str, has_nothing: bool, fixes: &[Fix]) -> Response<Body> {
    visit.page_with(status, || {
        let say = visit.say();
        let nothing = has_nothing.then(|| view! { <div class="quiet"><p>{say.t("give-nothing-yet")}</p></div> });
        let code = Field { id: "code", label: say.t("give-code"), hint: Some(say.t("give-code-hint")), kind: "text", complete: "off", value: typed };
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to(AT) class="flow"><p class="soft">{say.t("give-step-one")}</p><h1>{say.t("give-who")}</h1>
                <p class="lead">{say.t("give-who-words")}</p>{nothing}
                {forms::token(visit)}{code.view(fixes)}
                <div class="acts"><button class="btn" type="submit" name="go" value="what">{say.t("go-on")}</button><a href=visit.to("/me/sharing")>{say.t("cancel")}</a></div></form>
        };
        (frame(visit, "give-who", fixes), main)
    })
}

/// Second screen: which things, what for, how long.
pub fn what(visit: &Visit, status: StatusCode, reader: &Reader, own: &[Item], said: &Said, fixes: &[Fix]) -> Response<Body> {
    visit.page_with(status, || {
        let say = visit.say();
        let names = names(visit, reader);
        let label = Field {
            id: "label",
            label: say.with("give-label", &names[..1]),
            hint: Some(say.with("give-label-hint", &[("most", LONGEST_LABEL)])),
            kind: "text",
            complete: "off",
            value: &said.label,
        };
        let nothing = own.is_empty().then(|| view! { <div class="quiet"><p>{say.t("give-nothing-yet")}</p></div> });
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to(AT) class="flow"><p class="soft">{say.t("give-step-two")}</p><h1>{say.with("give-what", &names[..1])}</h1>
                <p class="lead">{say.with("give-reader", &names)}</p>{nothing}
                {forms::token(visit)}{hidden("code", said.code.clone())}
                {things(visit, own, said, fixes)}{purposes(visit, said, fixes)}{length(visit, said)}{label.view(fixes)}
                <div class="acts"><button class="btn" type="submit" name="go" value="check">{say.t("go-on")}</button><a href=visit.to(AT)>{say.t("give-other-person")}</a></div></form>
        };
        (frame(visit, "share-give", fixes), main)
    })
}

fn error(fixes: &[Fix], field: &str) -> Option<AnyView> {
    let words = fixes.iter().find(|fix| fix.field == field)?.words.clone();
    Some(view! { <span class="err-text" id=format!("{field}-error")>{words}</span> }.into_any())
}

fn things(visit: &Visit, own: &[Item], said: &Said, fixes: &[Fix]) -> impl IntoView + use<> {
    let say = visit.say();
    let each = own
        .iter()
        .enumerate()
        .map(|(n, item)| {
            // The first one has the name that the summary of errors leads to.
            let id = if n == 0 { "item".to_owned() } else { format!("item-{n}") };
            view! {
                <div class="opt"><input type="checkbox" name="item" id=id.clone() value=item.code() checked=said.items.contains(item)/>
                    <label for=id>{choices::words(visit, item)}</label></div>
            }
        })
        .collect_view();
    view! { <fieldset class="pick"><legend><h2>{say.t("give-things")}</h2></legend><p class="hint">{say.t("give-things-hint")}</p>{error(fixes, "item")}{each}</fieldset> }
}

fn purposes(visit: &Visit, said: &Said, fixes: &[Fix]) -> impl IntoView + use<> {
    let say = visit.say();
    let each = Purpose::ALL
        .into_iter()
        .enumerate()
        .map(|(n, purpose)| {
            let id = if n == 0 { "purpose".to_owned() } else { format!("purpose-{n}") };
            view! {
                <div class="opt"><input type="radio" name="purpose" id=id.clone() value=purpose.code() checked=said.purpose == Some(purpose)/>
                    <label for=id>{say.t(&format!("give-for-{}", purpose.code()))}</label></div>
            }
        })
        .collect_view();
    view! { <fieldset class="pick"><legend><h2>{say.t("give-purpose")}</h2></legend>{error(fixes, "purpose")}{each}</fieldset> }
}

fn length(visit: &Visit, said: &Said) -> impl IntoView + use<> {
    let say = visit.say();
    let each = Span::ALL
        .into_iter()
        .map(|span| view! { <option value=span.code() selected=said.span == Some(span)>{say.t(&format!("give-span-{}", span.code()))}</option> })
        .collect_view();
    view! {
        <div class="field"><label for="span">{say.t("give-span")}</label><span class="hint" id="span-hint">{say.t("give-span-hint")}</span>
            <select id="span" name="span" aria-describedby="span-hint">{each}</select></div>
    }
}

/// What the third screen needs.
pub struct Checked<'a> {
    pub reader: &'a Reader,
    pub said: &'a Said,
    pub until: &'a Until,
    pub shown: &'a [Shown],
    pub key: &'a FormKey,
    /// For people who open their place with a passkey.
    pub question: Option<&'a Question>,
}

/// Third screen: exactly what the reader will see, how to stop, and the words of the card.
pub fn check(visit: &Visit, status: StatusCode, it: &Checked<'_>, fixes: &[Fix]) -> Response<Body> {
    visit.page_with(status, || {
        let say = visit.say();
        let names = names(visit, it.reader);
        let until = [("day", until::day_words(say, &it.until.last_day)), ("town", until::town(&it.until.zone))];
        let called = match it.said.label.is_empty() {
            true => say.with("give-called-card", &names[..1]),
            false => say.with("give-called", &[names[0].clone(), ("label", it.said.label.clone())]),
        };
        let purpose = it.said.purpose.map(|purpose| view! { <li>{say.t(&format!("give-for-{}", purpose.code()))}</li> });
        let has_note = it.shown.iter().any(|shown| matches!(shown, Shown::Note { .. }));
        let note = has_note.then(|| view! { <li>{say.t("give-note-copy")}</li> });
        let live = it.shown.iter().any(|shown| !matches!(shown, Shown::Note { .. })).then(|| view! { <li>{say.with("give-live", &names[..1])}</li> });
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><p class="soft">{say.t("give-step-three")}</p><h1>{say.with("give-check", &names)}</h1>
                <ul><li>{say.with("give-until", &until)}</li>{purpose}<li>{called}</li>{live}{note}
                    <li>{say.t("give-stop")}</li><li>{say.with("give-logged", &names[..1])}</li><li>{say.t("give-not-watched")}</li></ul>
                <h2>{say.with("give-exactly", &names[..1])}</h2></section>
            {shown::draw(visit, it.shown)}
            <form method="post" action=visit.to(AT) class="flow"><h2>{say.t("give-ready")}</h2>
                {forms::token(visit)}{carried(it)}
                {step_up::field_with(visit, fixes, it.question)}
                <div class="acts"><button class="btn" type="submit" name="go" value="give">{say.with("give-do", &names[..1])}</button>
                    <button class="btn second" type="submit" name="go" value="what">{say.t("give-change")}</button><a href=visit.to("/me/sharing")>{say.t("cancel")}</a></div></form>
        };
        let mut frame = frame(visit, "share-give", fixes);
        frame.passkeys = it.question.is_some();
        (frame, main)
    })
}

/// Everything said so far, for the last form.
fn carried(it: &Checked<'_>) -> impl IntoView + use<> {
    let items = it.said.items.iter().map(|item| hidden("item", item.code())).collect_view();
    let purpose = it.said.purpose.map(|purpose| hidden("purpose", purpose.code()));
    view! {
        {hidden("key", it.key.as_str())}{hidden("code", it.said.code.clone())}{items}{purpose}{hidden("span", it.said.span_or_usual().code())}
        {hidden("label", it.said.label.clone())}
    }
}
