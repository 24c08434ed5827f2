//! A practice screen: a made-up phone, inbox or portal. The address says which screen is open and which choice was made, so it works
//! without scripts, Back works, and nothing is kept.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::module::{address, find, small_print};
use crate::{
    domain::{
        course::{Practice, Screen, ScreenChoice, Track},
        ids::SceneId,
    },
    http::{error::Trouble, visit::Visit},
    ui::{
        art::Icon,
        blocks::{self, Reader},
        frame::Frame,
        made_up_phone::{self, Around},
    },
};

/// `…/practice/{practice}`
pub async fn start(visit: Visit, Path((_, course, module, practice)): Path<(String, String, String, String)>) -> Result<Response<Body>, Trouble> {
    draw(&visit, &course, &module, &practice, None)
}

/// `…/practice/{practice}/{screen}?choice=…`
pub async fn show(
    visit: Visit,
    Path((_, course, module, practice, screen)): Path<(String, String, String, String, String)>,
) -> Result<Response<Body>, Trouble> {
    draw(&visit, &course, &module, &practice, Some(&screen))
}

fn draw(visit: &Visit, course: &str, module: &str, practice: &str, screen: Option<&str>) -> Result<Response<Body>, Trouble> {
    let (course, module) = find(visit, Track::Learner, course, module)?;
    let practice = module.practice(practice).ok_or(Trouble::NotFound)?;
    let first = practice.screens.first().ok_or(Trouble::NotFound)?;
    let screen = match screen {
        Some(id) => practice.screen(id).ok_or(Trouble::NotFound)?,
        None => first,
    };
    let mut chosen: Vec<usize> = visit.query.many("choice").filter_map(|n| n.parse().ok()).filter(|n| *n < screen.choices.len()).collect();
    chosen.sort_unstable();
    chosen.dedup();
    if screen.fitting() < 2 {
        chosen.truncate(1);
    }
    let way = Way::of(visit, practice, address(visit, course, module, &format!("/practice/{}", practice.slug)));
    let (leave, leave_words) = match way.from_room {
        true => (visit.to("/practice"), "practice-to-room"),
        false => (address(visit, course, module, ""), "practice-leave"),
    };
    Ok(visit.shared_page(|| {
        let say = visit.say();
        let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
        let main = view! {
            <section class="flow"><h1>{practice.title.clone()}</h1><p class="lead">{practice.goal.clone()}</p></section>
            <div class="two prac">
                <section class="flow" aria-labelledby="ph"><h2 id="ph" class="vh">{say.t("practice-phone")}</h2>
                    <p class="made-up">{say.t("practice-made-up")}</p>
                    {phone(&way, &reader, practice, screen, &chosen)}</section>
                <section class="flow" id="why" aria-live="polite">{answer(&reader, screen, &chosen)}
                    {screen.hint.as_ref().filter(|_| chosen.is_empty()).map(|hint| view! { <details><summary>{say.t("practice-hint")}</summary><div class="flow">{blocks::plain(&reader, hint)}</div></details> })}
                    <div class="acts"><a class="btn second" href=way.to(None, None)>{Icon::Back.view()}" "{say.t("practice-again")}</a><a href=leave>{say.t(leave_words)}</a></div>
                </section>
            </div>
        };
        let mut frame = Frame::new(practice.title.clone())
            .trail(say.t("crumb-home"), visit.to(""))
            .trail(module.title.clone(), address(visit, course, module, ""))
            .trail(say.t("practice-crumb"), "");
        frame.small_print = Some(small_print(visit, module, &practice.source));
        frame.written_in = Some(practice.source.written_in);
        (frame, main)
    }))
}

/// How somebody moves in a practice, and what addresses carry along: that they came from the practice room, and the screen before this one
/// where it is not plain.
struct Way<'p> {
    home: String,
    practice: &'p Practice,
    from_room: bool,
    /// The screen they came from, when they say so and it leads here.
    from: Option<&'p SceneId>,
}

impl<'p> Way<'p> {
    fn of(visit: &Visit, practice: &'p Practice, home: String) -> Self {
        let from = visit.query.one("from").and_then(|id| practice.screen(id)).map(|s| &s.id);
        Self { home, practice, from_room: visit.query.one("room").is_some(), from }
    }

    /// The address of a screen, or of the start.
    fn to(&self, screen: Option<&SceneId>, from: Option<&SceneId>) -> String {
        let path = screen.map_or_else(|| self.home.clone(), |id| format!("{}/{id}", self.home));
        let room = self.from_room.then(|| "room=yes".to_owned());
        let query: Vec<String> = room.into_iter().chain(from.map(|id| format!("from={id}"))).collect();
        if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
    }

    /// From a screen to one that it leads to. Where the shortest way leads over another one, the address says where they were.
    fn tap(&self, at: &SceneId, to: &SceneId) -> String {
        if self.practice.screens.first().is_some_and(|first| &first.id == to) {
            return self.to(None, None);
        }
        let usual = self.practice.before(to) == Some(at);
        self.to(Some(to), (!usual).then_some(at))
    }

    /// The screen before this one.
    fn back(&self, at: &Screen) -> String {
        let leads_here = |id: &&SceneId| self.practice.screen(id.as_str()).is_some_and(|s| s.taps.iter().any(|t| t.to == at.id));
        let before = self.from.filter(leads_here).or_else(|| self.practice.before(&at.id));
        let start = self.practice.screens.first().map(|s| &s.id);
        self.to(before.filter(|id| Some(*id) != start), None)
    }
}

fn phone(way: &Way<'_>, reader: &Reader, practice: &Practice, screen: &Screen, chosen: &[usize]) -> impl IntoView + use<> {
    let at_start = practice.screens.first().is_some_and(|s| s.id == screen.id);
    let words = reader.say.t("practice-back");
    let up = (!at_start).then(|| view! { <p><a class="up" href=way.back(screen)>{Icon::Back.view()}<span>{words}</span></a></p> }.into_any());
    let taps = made_up_phone::taps(practice, screen, |tap, inside| view! { <a href=way.tap(&screen.id, &tap.to)>{inside}</a> }.into_any());
    let choices = (!screen.choices.is_empty()).then(|| choices(way, reader, screen, chosen).into_any());
    made_up_phone::draw(reader, practice, screen, Around { up, taps, choices, is_picture: false })
}

fn choices(way: &Way<'_>, reader: &Reader, screen: &Screen, chosen: &[usize]) -> impl IntoView + use<> {
    let fitting = screen.fitting();
    let several = (fitting > 1).then(|| view! { <p>{reader.say.count("practice-several", fitting)}</p> });
    // What the address carries goes along as fields: a form leaves its own query behind.
    let room = way.from_room.then(|| view! { <input type="hidden" name="room" value="yes"/> });
    let from = way.from.map(|id| view! { <input type="hidden" name="from" value=id.to_string()/> });
    view! {
        <form method="get" action=format!("{}/{}#why", way.home, screen.id)>{room}{from}
            <fieldset class="pick"><legend class="vh" inner_html=screen.title.as_html().to_owned()></legend>{several}{made_up_phone::options(screen, chosen)}</fieldset>
            <p class="gap"><button class="btn second" type="submit">{reader.say.t("practice-choose")}</button></p></form>
    }
}

fn answer(reader: &Reader, screen: &Screen, chosen: &[usize]) -> Option<AnyView> {
    let mine: Vec<&ScreenChoice> = chosen.iter().filter_map(|n| screen.choices.get(*n)).collect();
    let title = match mine.iter().filter(|c| c.reaches).count() {
        0 => "practice-look-again",
        n if n == mine.len() => "practice-reached",
        _ => "practice-part",
    };
    (!mine.is_empty())
        .then(|| view! { <div class="answer flow" role="status"><h2>{reader.say.t(title)}</h2>{made_up_phone::said(reader, &mine)}</div> }.into_any())
}
