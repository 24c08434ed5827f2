//! How one skill looks on the map: its doors with their words, the sentence beside them, and the same as a row of a table.

use leptos::prelude::*;

use super::{
    told::{Part, Story, Told, day},
    try_it_list,
};
use crate::{
    domain::{
        skills_check::{DoorWord, Move, Said},
        try_it::Try,
    },
    http::visit::Visit,
    storage::ratings::Moment,
    ui::art::{Door, Icon},
};

/// Not yet, with help, on my own, not for me: in the words of the instrument.
pub fn door_words(visit: &Visit) -> [String; 4] {
    let doors = &visit.library.skills_check.doors;
    [&doors.not_yet, &doors.with_help, &doors.on_my_own, &doors.not_for_me].map(|w| w.in_locale(visit.locale).to_owned())
}

fn door(visit: &Visit, said: Said) -> Option<(Door, String)> {
    let [not_yet, with_help, on_my_own, not_for_me] = door_words(visit);
    Some(match DoorWord::of(said)? {
        DoorWord::NotYet => (Door::Closed, not_yet),
        DoorWord::WithHelp => (Door::Ajar, with_help),
        DoorWord::OnMyOwn => (Door::Open, on_my_own),
        DoorWord::NotForMe => (Door::NotForMe, not_for_me),
    })
}

/// “somewhat”: what was ticked, in the words of the scale.
pub fn said_words(visit: &Visit, said: Said) -> String {
    let check = &visit.library.skills_check;
    let words = match said {
        Said::Sure(n) => check.scale.iter().find(|p| p.value == n).map(|p| &p.label),
        Said::NotWanted => Some(&check.not_wanted),
        Said::Skipped => None,
    };
    let text = words.map(|w| w.in_locale(visit.locale).to_owned()).unwrap_or_default();
    match said {
        // “I do not want to do this” begins with I in English; the scale is one word and stands inside a sentence.
        Said::Sure(_) => text.to_lowercase(),
        _ => text,
    }
}

/// What was said at the end of a module is “now” until somebody looked again weeks later.
pub fn moment_words(visit: &Visit, story: &Story<'_>, told: &Told) -> String {
    let looked_again = matches!(story.latest().map(|t| &t.moment), Some(Moment::Later(_)));
    let name = match told.moment {
        Moment::Home => "moment-home",
        Moment::Before(_) => "moment-before",
        Moment::After(_) if looked_again => "moment-end",
        Moment::After(_) => "moment-after",
        Moment::Later(_) => "moment-later",
    };
    visit.say().with(name, &[("day", day(visit.say(), told.at))])
}

/// What was said, and how it felt beside the first time; who looked again weeks later reads also what they said at the end of the module.
pub fn sentence(visit: &Visit, story: &Story<'_>) -> String {
    let main = change(visit, story);
    let end = story.between().filter(|told| matches!(told.moment, Moment::After(_)));
    match end.map(|told| (told.said, said_words(visit, told.said))) {
        Some((Said::NotWanted, _)) => format!("{main} {}", visit.say().t("story-end-not-wanted")),
        Some((_, end)) => format!("{main} {}", visit.say().with("story-end", &[("end", end)])),
        None => main,
    }
}

/// One honest sentence: the first answer beside the latest.
fn change(visit: &Visit, story: &Story<'_>) -> String {
    let say = visit.say();
    let (Some(first), Some(latest)) = (story.first(), story.latest()) else { return say.t("story-not-said") };
    let (then, now) = (said_words(visit, first.said), said_words(visit, latest.said));
    let both = [("then", then), ("now", now.clone())];
    match (story.has_two(), story.moved(), first.said, latest.said) {
        (_, _, _, Said::NotWanted) => say.t("story-not-wanted"),
        (false, ..) => say.with("story-once", &[("now", now)]),
        (_, Move::FeltSurer, ..) => say.with("story-surer", &both),
        (_, Move::FeltTheSame, ..) => say.with("story-same", &[("now", now)]),
        (_, Move::FeltHarder, ..) => say.with("story-harder", &both),
        (_, Move::CannotSay, ..) => say.with("story-now-wanted", &[("now", now)]),
    }
}

/// What was done on practice screens: apart from what was said, because it is another thing.
fn tried_lines(visit: &Visit, story: &Story<'_>) -> Vec<String> {
    try_it_list::lines(visit.say(), &story.tried.iter().collect::<Vec<&Try>>())
}

/// `first` of its list takes the keyboard; arrow keys go on from there (see `islands::map_reader`).
pub fn story(visit: &Visit, story: &Story<'_>, first_of_list: bool, anchor: Option<String>) -> impl IntoView + use<> {
    let stand = |told: &Told| {
        let (door, words) = door(visit, told.said)?;
        Some(view! { <div><span class="when">{moment_words(visit, story, told)}</span><div class="floor">{door.view()}</div><b>{words}</b></div> })
    };
    let first = story.first().and_then(stand);
    let between = story.between().and_then(stand);
    let latest = story.has_two().then(|| story.latest().and_then(stand)).flatten();
    let tried = tried_lines(visit, story);
    let reading = [story.skill.statement.in_locale(visit.locale), &sentence(visit, story)]
        .into_iter()
        .chain(tried.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join(" ");
    let tried = (!tried.is_empty()).then(|| tried.into_iter().map(|line| view! { <span class="line">{line}</span> }).collect_view());
    let arrow = |there: bool| there.then(|| Icon::Next.view());
    let (next, last) = (arrow(between.is_some()), arrow(latest.is_some()));
    let class = if between.is_some() { "move thrice" } else { "move" };
    view! {
        <li id=anchor data-reading=reading tabindex=if first_of_list { "0" } else { "-1" }><h3>{story.skill.statement.in_locale(visit.locale).to_owned()}</h3>
            <div class=class>{first}{next}{between}{last}{latest}</div>
            <p class="note soft">{sentence(visit, story)}{tried}</p></li>
    }
}

/// The same in words only, with every moment.
pub fn table(visit: &Visit, parts: &[Part<'_>]) -> impl IntoView + use<> {
    let say = visit.say();
    let [home, before, after, later, tried] = ["table-home", "table-before", "table-after", "table-later", "table-tried"].map(|name| say.t(name));
    let is_later = |moment: &Moment| matches!(moment, Moment::Later(_));
    let anybody_later = parts.iter().flat_map(|part| &part.stories).any(|story| story.at(is_later).is_some());
    let cell = |told: Option<&Told>, head: &str| {
        let words = match told.and_then(|t| door(visit, t.said).map(|(_, words)| (t, words))) {
            Some((t, words)) => format!("{words}, {}", day(say, t.at)),
            None => say.t("table-nothing"),
        };
        view! { <td data-h=head.to_owned()>{words}</td> }
    };
    let did = |story: &Story<'_>| {
        let lines = tried_lines(visit, story).join(" ");
        view! { <td data-h=tried.clone()>{if lines.is_empty() { say.t("table-not-tried") } else { lines }}</td> }
    };
    let rows = parts
        .iter()
        .flat_map(|part| &part.stories)
        .map(|story| {
            view! {
                <tr><th scope="row">{story.skill.statement.in_locale(visit.locale).to_owned()}</th>
                    {cell(story.at(|m| *m == Moment::Home), &home)}
                    {cell(story.at(|m| matches!(m, Moment::Before(_))), &before)}
                    {cell(story.at(|m| matches!(m, Moment::After(_))), &after)}
                    {anybody_later.then(|| cell(story.at(is_later), &later))}{did(story)}</tr>
            }
        })
        .collect_view();
    view! {
        <table class="map-table stack"><caption>{say.t("table-caption")}</caption>
            <thead><tr><th scope="col">{say.t("table-skill")}</th><th scope="col">{home}</th><th scope="col">{before}</th><th scope="col">{after}</th>{anybody_later.then(|| view! { <th scope="col">{later.clone()}</th> })}<th scope="col">{tried.clone()}</th></tr></thead>
            <tbody>{rows}</tbody></table>
    }
}
