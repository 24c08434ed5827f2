//! The shape of a text: its parts without their words, so that a translation can be laid beside its original.

use crate::domain::course::*;

/// A name for each part, in order, with what can be counted in it.
pub fn of(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(part).collect()
}

fn part(block: &Block) -> String {
    match block {
        Block::Lead(_) => "a first paragraph".to_owned(),
        Block::Prose(prose) => prose_shape(prose.as_html()),
        Block::Heading { level, .. } => format!("a heading with {}", "#".repeat(usize::from(*level))),
        Block::Picture(_) => "a picture".to_owned(),
        Block::Steps(steps) => match &steps.way {
            Ways::Same(list) => format!("{} steps", list.len()),
            Ways::ByDevice(ways) => {
                let lists: Vec<String> = ways.iter().map(|(device, list)| format!("{} {}", device.code(), list.len())).collect();
                format!("steps by device ({})", lists.join(", "))
            }
        },
        Block::TryIt(try_it) => format!("a Try it with {} lines to tick", try_it.tasks.len()),
        Block::Trouble(trouble) => format!("{} problems with a way out", trouble.cases.len()),
        Block::InShort { points, .. } => format!("{} points to keep", points.len()),
        Block::Box(note) => format!("a box {}", box_name(note.kind)),
        Block::Button { .. } => "a button".to_owned(),
        Block::WriteLine(_) => "a line to write on".to_owned(),
        Block::TickList(lines) => format!("{} lines to tick", lines.len()),
    }
}

fn box_name(kind: BoxKind) -> &'static str {
    match kind {
        BoxKind::Caution => "Caution",
        BoxKind::Help => "Help",
        BoxKind::KeyPoint => "Key point",
        BoxKind::Reflection => "Reflection",
        BoxKind::Voice => "In their words",
        BoxKind::Note => "Note",
        BoxKind::Hint => "Hint",
    }
}

/// Paragraphs and list lines of plain text.
fn prose_shape(html: &str) -> String {
    let count = |tag: &str| html.matches(tag).count();
    match (count("<p>"), count("<li>"), count("<tr>")) {
        (p, 0, 0) => format!("{p} paragraphs"),
        (p, li, 0) => format!("{p} paragraphs and {li} list lines"),
        (p, li, tr) => format!("{p} paragraphs, {li} list lines and {tr} table rows"),
    }
}

/// The first place where two texts differ, in words.
pub fn difference(original: &[Block], translation: &[Block]) -> Option<String> {
    let (a, b) = (of(original), of(translation));
    let at = a.iter().zip(&b).position(|(a, b)| a != b);
    match at {
        Some(at) => Some(format!("Part {} is {} in the original and {} here", at + 1, a[at], b[at])),
        None if a.len() != b.len() => Some(format!("The original has {} parts, this text has {}", a.len(), b.len())),
        None => None,
    }
}
