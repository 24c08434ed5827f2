//! A lesson as a part of its module's page: on paper nobody chooses a device, so the steps for all of them stand one after the other.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    domain::course::{Block, Lesson, Steps, Ways},
    ui::{
        blocks::{self, Reader},
        lesson_parts::{menus_words, module_flags},
    },
};

pub fn lesson(sheet: &Sheet<'_, '_>, lesson: &Lesson, place: &str) -> String {
    let say = sheet.say();
    let reader = sheet.volume.reader(sheet.locale);
    let body = sheet.piece(&format!("lesson-{}-", lesson.slug), 1, || {
        let sources = (!lesson.sources.is_empty()).then(|| {
            let items = lesson.sources.iter().map(|s| view! { <li>{s.clone()}</li> }).collect_view();
            view! { <section class="flow"><h2 class="h-small">{say.t("train-sources")}</h2><ul class="small">{items}</ul></section> }
        });
        view! {
            <section class="flow"><p class="soft place">{place.to_owned()}</p><h1>{lesson.title.clone()}</h1>
                <p class="soft">{say.count("takes-minutes", lesson.minutes as usize)}</p>{module_flags(say, &lesson.flags)}</section>
            {blocks_for_all(&reader, &lesson.blocks)}
            {menus_words(say, lesson).map(|words| view! { <p class="small soft">{words}</p> })}
            {sources}
        }
    });
    format!("<article class=\"lesson\" id=\"lesson-{}\"{}>{body}</article>\n", lesson.slug, sheet.lang_of(lesson.source.written_in))
}

/// Blocks one after the other, with the steps for every device.
pub fn blocks_for_all(reader: &Reader, all: &[Block]) -> AnyView {
    let mut out: Vec<AnyView> = Vec::new();
    let mut from = 0;
    for (at, block) in all.iter().enumerate() {
        if let Block::Steps(steps @ Steps { way: Ways::ByDevice(_), .. }) = block {
            out.push(blocks::sections(reader, &all[from..at]));
            out.push(every_device(reader, steps));
            from = at + 1;
        }
    }
    out.push(blocks::sections(reader, &all[from..]));
    out.into_iter().collect_view().into_any()
}

fn every_device(reader: &Reader, steps: &Steps) -> AnyView {
    let Ways::ByDevice(ways) = &steps.way else { return ().into_any() };
    let ways = ways
        .iter()
        .map(|(device, list)| view! { <section class="device"><h3>{blocks::steps_on(reader.say, *device)}</h3>{blocks::step_list(list)}</section> })
        .collect_view();
    view! { <section class="flow"><h2>{blocks::line(&steps.title)}</h2>{blocks::plain(reader, &steps.intro)}{ways}{blocks::plain(reader, &steps.after)}</section> }.into_any()
}
