//! The pages on which words are drawn: the card on the screen, then the words typed once more. The same for joining, for a new card in a
//! class and for drawing anew; each says where its forms go and what happens at the end.
//!
//! Nothing is stored before the words were typed again: they travel sealed. Deliberately absent: any way to see the words of a card later.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{card::Card, ticket};
use crate::{
    domain::card::{fold, slips, split},
    http::{body::Form, visit::Visit},
    storage::learner_sessions::WhoseDevice,
    ui::{
        art::Door,
        forms::{self, Fix},
        frame::Frame,
    },
};

/// How long the words wait to be copied.
const TO_COPY: i64 = 60 * 60 * 1000;

/// Which words were drawn, and are to be copied.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Both,
    Card,
    Spare,
}

/// Words on their way from the page that shows them to the moment they are kept.
pub struct Words {
    pub name: String,
    pub secret: String,
    pub spare: String,
    /// What the ticket has to carry besides: a class, a help code, a place.
    pub carries: String,
}

impl Words {
    pub fn drawn(card: &Card, carries: &str) -> Self {
        Self { name: card.name.join(" "), secret: card.secret.join(" "), spare: card.spare.join(" "), carries: carries.to_owned() }
    }

    fn sealed(&self, visit: &Visit, purpose: &'static str) -> String {
        let lines = [self.name.as_str(), &self.secret, &self.spare, &self.carries].join("\n");
        ticket::seal(&visit.house.secrets, purpose, &lines, visit.house.now() + TO_COPY).unwrap_or_default()
    }

    /// From the ticket of a form; `None` when it is not ours or an hour has passed.
    pub fn read(visit: &Visit, purpose: &'static str, sealed: &str) -> Option<Self> {
        let text = ticket::open(&visit.house.secrets, purpose, sealed, visit.house.now())?;
        let mut lines = text.lines().map(str::to_owned);
        Some(Self { name: lines.next()?, secret: lines.next()?, spare: lines.next()?, carries: lines.next().unwrap_or_default() })
    }
}

/// One kind of drawing: where its forms go, and which words it is about.
pub struct Drawing<'a> {
    pub visit: &'a Visit,
    pub to: &'static str,
    pub purpose: &'static str,
    pub which: Which,
    pub device: WhoseDevice,
    /// Travels with every form, such as what the form is for.
    pub fields: Vec<(&'static str, String)>,
    /// Words that nobody likes can be drawn again by the same form without its ticket.
    pub again: bool,
}

/// What a form of these pages asks for.
pub enum Step {
    /// No ticket: draw.
    Draw,
    /// The ticket is old or not ours: begin anew.
    Restart,
    /// A page to show.
    Page(Response<Body>),
    /// The words were typed as they stand on the card.
    Copied(Words),
}

impl Drawing<'_> {
    /// Reads the form of either page.
    pub fn step(&self, form: &Form) -> Step {
        let Some(sealed) = form.one("ticket") else { return Step::Draw };
        let Some(words) = Words::read(self.visit, self.purpose, sealed) else { return Step::Restart };
        if !form.has("words") {
            return Step::Page(self.ask(sealed, "", &[]));
        }
        let typed = form.text("words");
        let fixes = self.compare(&words, typed);
        if fixes.is_empty() { Step::Copied(words) } else { Step::Page(self.ask(sealed, typed, &fixes)) }
    }

    /// Compares what was typed with the four secret words. A slip is fine; the page says how many words it sees.
    fn compare(&self, words: &Words, typed: &str) -> Vec<Fix> {
        let say = self.visit.say();
        let (read, wanted) = (split(typed), split(if self.which == Which::Spare { &words.spare } else { &words.secret }));
        let fix = |words: String| vec![Fix { field: "words", words }];
        if read.len() != wanted.len() {
            return fix(say.with("card-count", &[("read", read.len()), ("needed", wanted.len())]));
        }
        match read.iter().zip(&wanted).position(|(r, w)| slips(&fold(r), w) > 1) {
            Some(place) => fix(say.with("join-word-differs", &[("place", place + 1)])),
            None => Vec::new(),
        }
    }

    fn hidden(&self) -> impl IntoView + use<> {
        let whose = if self.device == WhoseDevice::Mine { "mine" } else { "shared" };
        let fields = self.fields.iter().map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> }).collect_view();
        view! { {forms::token(self.visit)}<input type="hidden" name="whose" value=whose/>{fields} }
    }

    /// The card on the screen, and on paper when printed.
    pub fn show(&self, words: &Words) -> Response<Body> {
        let (visit, sealed) = (self.visit, words.sealed(self.visit, self.purpose));
        visit.page(|| {
            let say = visit.say();
            let (title, first_is_spare) = if self.which == Which::Spare { ("card-title-spare", true) } else { ("card-title", false) };
            let to = visit.to(self.to);
            let both = self.which == Which::Both;
            let on_paper = both.then(|| view! { <div class="only-print">{drawn(visit, words, true)}</div> });
            let spare = both.then(|| view! { <details class="no-print"><summary>{say.t("card-show-spare")}</summary>{drawn(visit, words, true)}</details> });
            // Other words for an old place ask for the old ones again; that is a page of its own.
            let again = match self.again {
                true => view! { <form method="post" action=to.clone()>{self.hidden()}<button class="btn second" type="submit">{say.t("card-other")}</button></form> }.into_any(),
                false => view! { <a href=to.clone()>{say.t("card-other")}</a> }.into_any(),
            };
            let main = view! {
                <section class="flow"><h1>{say.t(title)}</h1><p class="lead">{say.t("card-lead")}</p></section>
                <div class="two cards"><div>{drawn(visit, words, first_is_spare)}</div>
                    <div class="flow only-screen"><dl class="trouble one">
                        <div><dt>{say.t("card-name")}</dt><dd>{say.t("card-name-words")}</dd></div>
                        <div><dt>{say.t("card-secret")}</dt><dd>{say.t("card-secret-words")}</dd></div>
                        <div><dt>{say.t("card-lost")}</dt><dd>{say.t("card-lost-words")}</dd></div></dl></div>
                    {on_paper}</div>
                {spare}
                <section class="flow no-print">
                    <div class="acts">
                        <form method="post" action=to.clone()><input type="hidden" name="ticket" value=sealed/>{self.hidden()}
                            <button class="btn" type="submit">{say.t("card-copied")}</button></form>
                        {again}
                    </div>
                    <p>{say.t(if both { "card-print" } else { "card-print-one" })}</p>
                    <div class="quiet"><strong>{say.t("card-shared")}</strong><p>{say.t("card-shared-words")}</p></div>
                </section>
            };
            (Frame::new(say.t(title)), main)
        })
    }

    fn ask(&self, sealed: &str, typed: &str, fixes: &[Fix]) -> Response<Body> {
        let visit = self.visit;
        let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        visit.page_with(status, || {
            let say = visit.say();
            let complete = if self.device == WhoseDevice::Mine { "current-password" } else { "off" };
            let field = forms::Field { id: "words", label: say.t("join-words"), hint: Some(say.t("card-hint")), kind: "text", complete, value: typed };
            let main = view! {
                {forms::summary(say, fixes)}
                <form method="post" action=visit.to(self.to) class="flow"><h1>{say.t("join-again")}</h1><p class="lead">{say.t("join-again-lead")}</p>
                    <input type="hidden" name="ticket" value=sealed.to_owned()/>{self.hidden()}
                    {field.view(fixes)}
                    <div class="acts"><button class="btn" type="submit">{say.t("join-open")}</button><a href=visit.to(self.to)>{say.t("join-restart")}</a></div></form>
            };
            let mut frame = Frame::new(say.t("join-again"));
            frame.has_errors = !fixes.is_empty();
            (frame, main)
        })
    }
}

/// A card as it looks on paper.
fn drawn(visit: &Visit, words: &Words, spare: bool) -> impl IntoView + use<> {
    let say = visit.say();
    let (of, secret) = if spare { (say.t("card-of-spare"), &words.spare) } else { (say.t("card-of"), &words.secret) };
    let secret = secret.split(' ').map(|w| view! { <li>{w.to_owned()}</li> }).collect_view();
    view! {
        <article class="card"><header><p><span class="of">{of}</span><span class="title">{words.name.clone()}</span></p>{Door::Open.view()}</header>
            <ol class="set">{secret}</ol>
            <footer>{say.t("card-foot")}" "{visit.help_in_print()}</footer></article>
    }
}
