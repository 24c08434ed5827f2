//! The blocks of a text as HTML: one function for each, in the words and classes of the design.
//!
//! The only file that puts `Inline` and `Prose` into a page. Both types can only be made by the renderer in `domain`, so nothing that
//! somebody typed can reach `inner_html` (a test greps for other uses).

use leptos::prelude::*;

use super::{
    art::{Door, Icon},
    words::Say,
};
use crate::domain::{
    course::{Block, BoxKind, Device, NoteBox, Picture, Step, Steps, Trouble, TryIt, Ways},
    markdown::Inline,
};

/// What the blocks of one page need to know about their reader.
#[derive(Clone)]
pub struct Reader {
    pub say: Say,
    /// The device chosen earlier; the first one of the text if none.
    pub device: Option<Device>,
    pub help: String,
    /// Draws the practice lines of Try it. A page that stores ticks brings its own; the plain one is check boxes without a form.
    pub ticks: Option<Ticks>,
}

/// Draws practice lines that are kept.
pub type Ticks = std::sync::Arc<dyn Fn(&[Inline]) -> AnyView>;

/// Words with emphasis and links.
pub fn line(words: &Inline) -> impl IntoView + use<> {
    view! { <span inner_html=words.as_html().to_owned()></span> }
}

/// A paragraph.
pub fn paragraph(words: &Inline, class: &'static str) -> AnyView {
    let html = words.as_html().to_owned();
    match class {
        "" => view! { <p inner_html=html></p> }.into_any(),
        class => view! { <p class=class inner_html=html></p> }.into_any(),
    }
}

/// Blocks one after the other, cut into sections at each of their own headings, as the page's rhythm wants it.
pub fn sections(reader: &Reader, blocks: &[Block]) -> AnyView {
    let mut out: Vec<AnyView> = Vec::new();
    let mut run: Vec<&Block> = Vec::new();
    let flush = |run: &mut Vec<&Block>, out: &mut Vec<AnyView>| {
        if !run.is_empty() {
            let views = run.drain(..).map(|b| block(reader, b)).collect_view();
            out.push(view! { <section class="flow">{views}</section> }.into_any());
        }
    };
    for one in blocks {
        match one {
            Block::Steps(_) | Block::TryIt(_) | Block::Trouble(_) | Block::InShort { .. } | Block::Picture(_) => {
                flush(&mut run, &mut out);
                out.push(block(reader, one));
            }
            Block::Heading { level: 2, .. } => {
                flush(&mut run, &mut out);
                run.push(one);
            }
            other => run.push(other),
        }
    }
    flush(&mut run, &mut out);
    out.into_iter().collect_view().into_any()
}

/// Blocks one after the other, without sections: inside boxes, answers, scenes.
pub fn plain(reader: &Reader, blocks: &[Block]) -> AnyView {
    blocks.iter().map(|b| block(reader, b)).collect_view().into_any()
}

fn block(reader: &Reader, one: &Block) -> AnyView {
    match one {
        Block::Lead(words) => paragraph(words, "lead"),
        Block::Prose(prose) => view! { <div class="flow" inner_html=prose.as_html().to_owned()></div> }.into_any(),
        Block::Heading { level, id, text } => heading(*level, id, text),
        Block::Picture(picture) => plate(picture),
        Block::Steps(steps) => device_steps(reader, steps),
        Block::TryIt(try_it) => practice_box(reader, try_it),
        Block::Trouble(trouble) => ways_out(reader, trouble),
        Block::InShort { title, points } => in_short(title, points),
        Block::Box(note) => note_box(reader, note),
        Block::Button { text, to } => view! { <p><a class="btn second" href=to.clone()>{line(text)}</a></p> }.into_any(),
        Block::WriteLine(label) => view! { <p>{line(label)}<span class="write"></span></p> }.into_any(),
        Block::TickList(lines) => {
            let items = lines.iter().map(|l| view! { <li inner_html=l.as_html().to_owned()></li> }).collect_view();
            view! { <ul class="tick set">{items}</ul> }.into_any()
        }
    }
}

fn heading(level: u8, id: &str, text: &Inline) -> AnyView {
    let (id, html) = (id.to_owned(), text.as_html().to_owned());
    match level {
        2 => view! { <h2 id=id inner_html=html></h2> }.into_any(),
        3 => view! { <h3 id=id inner_html=html></h3> }.into_any(),
        _ => view! { <h4 id=id inner_html=html></h4> }.into_any(),
    }
}

/// A picture that explains; it stays in calm mode.
pub fn plate(picture: &Picture) -> AnyView {
    let caption = picture.caption.as_ref().map(|c| view! { <figcaption inner_html=c.as_html().to_owned()></figcaption> });
    view! { <figure class="plate"><div inner_html=picture.svg.as_html().to_owned()></div>{caption}</figure> }.into_any()
}

/// Steps with a number each, and what one sees then.
pub fn step_list(steps: &[Step]) -> impl IntoView + use<> {
    let items = steps
        .iter()
        .map(|step| {
            let see = step.see.iter().map(|s| paragraph(s, "see")).collect_view();
            view! { <li>{paragraph(&step.action, "")}{see}</li> }
        })
        .collect_view();
    view! { <ol class="steps set">{items}</ol> }
}

/// The name of a device in the reader's language.
pub fn device_name(say: Say, device: Device) -> String {
    say.t(match device {
        Device::Iphone => "device-iphone",
        Device::Android => "device-android",
        Device::Computer => "device-computer",
        Device::Paper => "device-paper",
    })
}

/// “Steps on an iPhone”.
pub fn steps_on(say: Say, device: Device) -> String {
    say.t(match device {
        Device::Iphone => "steps-on-iphone",
        Device::Android => "steps-on-android",
        Device::Computer => "steps-on-computer",
        Device::Paper => "steps-on-paper",
    })
}

fn device_steps(reader: &Reader, steps: &Steps) -> AnyView {
    let intro = plain(reader, &steps.intro);
    let after = plain(reader, &steps.after);
    match &steps.way {
        Ways::Same(list) => {
            view! { <section class="flow"><h2 inner_html=steps.title.as_html().to_owned()></h2>{intro}{step_list(list)}{after}</section> }.into_any()
        }
        Ways::ByDevice(ways) => {
            let chosen = reader.device.filter(|d| ways.iter().any(|(w, _)| w == d)).or(ways.first().map(|(d, _)| *d));
            let radios = ways
                .iter()
                .map(|(device, _)| {
                    let id = format!("d{}", number(*device));
                    view! {
                        <input type="radio" name="device" id=id.clone() value=device.code() checked=Some(*device) == chosen/>
                        <label for=id>{device_name(reader.say, *device)}</label>
                    }
                })
                .collect_view();
            let panels = ways
                .iter()
                .map(|(device, list)| {
                    let class = format!("p{}", number(*device));
                    view! { <div class=class><h2>{steps_on(reader.say, *device)}</h2>{step_list(list)}</div> }
                })
                .collect_view();
            view! {
                <section class="flow">{intro}
                    <fieldset class="switch"><legend>{reader.say.t("device-question")}</legend>{radios}{panels}</fieldset>{after}
                </section>
            }
            .into_any()
        }
    }
}

/// 1 to 4: the style sheet pairs `#d1` with `.p1`.
fn number(device: Device) -> usize {
    Device::ALL.iter().position(|d| *d == device).map_or(1, |i| i + 1)
}

fn practice_box(reader: &Reader, try_it: &TryIt) -> AnyView {
    let tasks = (!try_it.tasks.is_empty()).then(|| match &reader.ticks {
        Some(draw) => draw(&try_it.tasks),
        None => unsaved_ticks(reader, &try_it.tasks),
    });
    view! {
        <section class="try flow" aria-labelledby="try"><h2 id="try">{Door::Open.view()}{line(&try_it.title)}</h2>
            {plain(reader, &try_it.blocks)}{tasks}</section>
    }
    .into_any()
}

/// Check boxes that nobody keeps.
fn unsaved_ticks(reader: &Reader, tasks: &[Inline]) -> AnyView {
    let items = tasks
        .iter()
        .enumerate()
        .map(|(i, task)| {
            let id = format!("task-{i}");
            view! { <li><input type="checkbox" id=id.clone()/><label for=id inner_html=task.as_html().to_owned()></label></li> }
        })
        .collect_view();
    view! { <fieldset class="ticks"><legend>{reader.say.t("ticks-legend")}</legend><ul class="set">{items}</ul></fieldset> }.into_any()
}

fn ways_out(reader: &Reader, trouble: &Trouble) -> AnyView {
    let cases = trouble
        .cases
        .iter()
        .map(|(what, way)| view! { <div><dt inner_html=what.as_html().to_owned()></dt><dd class="flow">{plain(reader, way)}</dd></div> })
        .collect_view();
    view! { <section class="flow" aria-labelledby="fix"><h2 id="fix" inner_html=trouble.title.as_html().to_owned()></h2><dl class="trouble">{cases}</dl></section> }.into_any()
}

fn in_short(title: &Inline, points: &[Inline]) -> AnyView {
    let points = points.iter().map(|p| view! { <li inner_html=p.as_html().to_owned()></li> }).collect_view();
    view! { <section class="short flow" aria-labelledby="short"><h2 id="short" inner_html=title.as_html().to_owned()></h2><ul class="set">{points}</ul></section> }.into_any()
}

fn note_box(reader: &Reader, note: &NoteBox) -> AnyView {
    let title = note.title.as_ref().map(|t| view! { <strong inner_html=t.as_html().to_owned()></strong> });
    let body = plain(reader, &note.body);
    match note.kind {
        BoxKind::Voice => view! { <div class="voice">{title}{body}</div> }.into_any(),
        BoxKind::Caution => view! { <div class="quiet care flow">{title}{body}</div> }.into_any(),
        BoxKind::Help => view! {
            <div class="quiet care flow">{title}{body}<p><a class="help" href=reader.help.clone()>{Icon::Phone.view()}{reader.say.t("help-now")}</a></p></div>
        }
        .into_any(),
        BoxKind::KeyPoint | BoxKind::Reflection | BoxKind::Note | BoxKind::Hint => view! { <div class="quiet flow">{title}{body}</div> }.into_any(),
    }
}
