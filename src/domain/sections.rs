//! The headings that mean something in a lesson: Steps, Try it, If it did not work, In short (content/README.md).
//!
//! Deliberately absent: what a lesson says about itself (front matter, `content`) and every other heading (`document`).

use super::{
    advice::{Advice, Rule},
    course::{Block, Device, Step, Steps, Trouble, TryIt, Ways},
    document::{after_first_line, blocks, first_line},
    markdown::{Inline, Reader, fold},
    problem::{Problem, Severity},
    tree::{Item, Located, Node, Span, plain},
};

/// More steps than this are two tasks.
pub const MOST_STEPS: usize = 7;
/// What a reader can keep in mind.
pub const POINTS: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    Steps,
    TryIt,
    Trouble,
    InShort,
}

const MEANINGS: [(Meaning, &str, &str); 4] = [
    (Meaning::Steps, "steps", "etapes"),
    (Meaning::TryIt, "try it", "a vous"),
    (Meaning::Trouble, "if it did not work", "si ca ne marche pas"),
    (Meaning::InShort, "in short", "en bref"),
];

const DEVICES: [(Device, &str, &str); 4] = [
    (Device::Iphone, "iphone", "iphone"),
    (Device::Android, "android", "android"),
    (Device::Computer, "computer", "ordinateur"),
    (Device::Paper, "on paper", "sur papier"),
];

/// Small letters, no accents, straight quotes, no spaces at the ends: how headings are compared.
fn key(words: &str) -> String {
    fold(words).trim().to_owned()
}

fn meaning(words: &str) -> Option<Meaning> {
    let whole = key(words);
    let before_colon = key(words.split(':').next().unwrap_or_default());
    MEANINGS.iter().find(|(_, en, fr)| [*en, *fr].contains(&whole.as_str()) || [*en, *fr].contains(&before_colon.as_str())).map(|(m, ..)| *m)
}

fn device(words: &str) -> Option<Device> {
    let words = key(words);
    DEVICES.iter().find(|(_, en, fr)| [*en, *fr].contains(&words.as_str())).map(|(d, ..)| *d)
}

/// The body of a lesson.
pub fn lesson(reader: &mut Reader, nodes: &[Located]) -> Vec<Block> {
    let mut out = Vec::new();
    let mut seen: Vec<Meaning> = Vec::new();
    let (before, parts) = split(nodes, 2);
    out.append(&mut opening(reader, before));
    for part in parts {
        match meaning(&plain(part.title)) {
            Some(found) => {
                order(reader, &mut seen, found, part.line);
                out.push(section(reader, found, &part));
            }
            None => {
                let text = reader.inline(part.title).unbroken();
                let id = reader.heading_id(text.plain());
                out.push(Block::Heading { level: 2, id, text });
                out.append(&mut blocks(reader, part.rest));
            }
        }
    }
    out
}

fn opening(reader: &mut Reader, nodes: &[Located]) -> Vec<Block> {
    match nodes.split_first() {
        Some((Located { node: Node::Paragraph(spans), .. }, rest)) if is_words(spans) => {
            let mut out = vec![Block::Lead(reader.inline(spans))];
            out.append(&mut blocks(reader, rest));
            out
        }
        _ => blocks(reader, nodes),
    }
}

fn is_words(spans: &[Span]) -> bool {
    !matches!(spans, [Span::Picture { .. }] | [Span::Link { .. }])
}

pub(super) struct Part<'a> {
    pub line: u32,
    pub title: &'a [Span],
    pub rest: &'a [Located],
}

/// Cuts at headings of `level`: what stands before the first, and each heading with what follows it.
pub(super) fn split(nodes: &[Located], level: u8) -> (&[Located], Vec<Part<'_>>) {
    let starts: Vec<usize> = nodes.iter().enumerate().filter(|(_, n)| matches!(n.node, Node::Heading(l, _) if l == level)).map(|(at, _)| at).collect();
    let before = &nodes[..starts.first().copied().unwrap_or(nodes.len())];
    let mut parts = Vec::new();
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(nodes.len());
        if let Node::Heading(_, title) = &nodes[*start].node {
            parts.push(Part { line: nodes[*start].line, title, rest: &nodes[*start + 1..end] });
        }
    }
    (before, parts)
}

fn order(reader: &mut Reader, seen: &mut Vec<Meaning>, found: Meaning, line: u32) {
    let name = MEANINGS.iter().find(|(m, ..)| *m == found).map_or("", |(_, en, _)| en);
    if seen.contains(&found) && found != Meaning::Steps {
        let why = "A lesson has one thing to try, one list of ways out and one summary";
        reader.note(Problem::error(line, format!("There is a second part “{name}”"), why, "Put both into one, or make two lessons"));
    }
    if seen.iter().any(|earlier| *earlier > found) {
        let why = "Every lesson has its parts in the same order, so that readers find them again";
        let fix = "Keep the order: Steps, Try it, If it did not work, In short";
        reader.note(Problem::advice(line, format!("The part “{name}” comes too late"), why, fix));
    }
    seen.push(found);
}

fn section(reader: &mut Reader, found: Meaning, part: &Part) -> Block {
    let title = reader.inline(part.title).unbroken();
    match found {
        Meaning::Steps => Block::Steps(steps(reader, title, part)),
        Meaning::TryIt => Block::TryIt(try_it(reader, title, part)),
        Meaning::Trouble => Block::Trouble(trouble(reader, title, part)),
        Meaning::InShort => in_short(reader, title, part),
    }
}

fn steps(reader: &mut Reader, title: Inline, part: &Part) -> Steps {
    let (before, devices) = split(part.rest, 3);
    if devices.is_empty() {
        let (intro, list, after) = around_list(reader, before, part.line);
        let (intro, after) = (blocks(reader, intro), blocks(reader, after));
        return Steps { title, intro, way: Ways::Same(list), after };
    }
    let intro = blocks(reader, before);
    let (mut ways, mut after) = (Vec::new(), Vec::new());
    for way in devices {
        let Some(device) = device(&plain(way.title)) else {
            let why = "Readers choose their device once, by one of four names";
            let fix = "Use ### iPhone, ### Android, ### Computer or ### On paper";
            reader.note(Problem::error(way.line, format!("“{}” is not a device", plain(way.title)), why, fix));
            continue;
        };
        if ways.iter().any(|(d, _)| *d == device) {
            reader.note(Problem::error(way.line, "This device comes twice", "Only one list can be shown", "Put both lists into one"));
            continue;
        }
        let (lead, list, rest) = around_list(reader, way.rest, way.line);
        after.append(&mut blocks(reader, lead));
        after.append(&mut blocks(reader, rest));
        ways.push((device, list));
    }
    missing_devices(reader, &ways, part.line);
    ways.sort_by_key(|(device, _)| *device);
    Steps { title, intro, way: Ways::ByDevice(ways), after }
}

fn missing_devices(reader: &mut Reader, ways: &[(Device, Vec<Step>)], line: u32) {
    for (device, en, fr) in DEVICES {
        if !ways.iter().any(|(d, _)| *d == device) {
            let word = if reader.locale == super::locale::Locale::French { fr } else { en };
            reader.note(Problem::advised(Advice::new(Rule::DeviceMissing, Severity::Error, line).with("device", word)));
        }
    }
}

/// What stands before the first numbered list, its steps, and what stands after.
fn around_list<'n>(reader: &mut Reader, nodes: &'n [Located], line: u32) -> (&'n [Located], Vec<Step>, &'n [Located]) {
    let at = nodes.iter().position(|n| matches!(n.node, Node::List(Some(_), _)));
    let Some((at, Node::List(_, items))) = at.map(|at| (at, &nodes[at].node)) else {
        let why = "Steps are numbered, so that people can find their place again";
        reader.note(Problem::error(line, "There is no numbered list here", why, "Begin each step with a number and a dot: 1. Open Settings."));
        return (nodes, Vec::new(), &[]);
    };
    if items.len() > MOST_STEPS {
        let what = format!("There are {} steps", items.len());
        let why = "More than seven at a time are hard to follow";
        reader.note(Problem::error(nodes[at].line, what, why, "Join small steps, or make two parts"));
    }
    let list = items.iter().map(|item| step(reader, item)).collect();
    (&nodes[..at], list, &nodes[at + 1..])
}

fn step(reader: &mut Reader, item: &Item) -> Step {
    let action = first_line(reader, item);
    let mut see = Vec::new();
    for located in item.nodes.iter().skip(1) {
        if let Node::Paragraph(spans) = &located.node {
            see.push(reader.inline(spans));
        } else {
            let why = "A step is one thing to do and what you see then; anything else is not shown";
            reader.note(Problem::error(located.line, "A step holds more than sentences", why, "Move it before or after the steps"));
        }
    }
    Step { action, see }
}

fn try_it(reader: &mut Reader, title: Inline, part: &Part) -> TryIt {
    let (mut found, mut tasks) = (Vec::new(), Vec::new());
    for block in blocks(reader, part.rest) {
        match block {
            Block::TickList(mut lines) => tasks.append(&mut lines),
            other => found.push(other),
        }
    }
    TryIt { title, blocks: found, tasks }
}

fn trouble(reader: &mut Reader, title: Inline, part: &Part) -> Trouble {
    let (before, cases) = split(part.rest, 3);
    if let Some(first) = before.first() {
        let why = "Each problem stands beside its way out; this text would not be shown";
        reader.note(Problem::error(first.line, "There is text before the first problem", why, "Give it a ### heading of its own"));
    }
    if cases.is_empty() {
        let why = "The part would be empty";
        reader.note(Problem::error(part.line, "No problem is named here", why, "Add ### headings: what went wrong, as a reader would say it"));
    }
    let cases = cases.iter().map(|case| (reader.inline(case.title).unbroken(), blocks(reader, case.rest))).collect();
    Trouble { title, cases }
}

fn in_short(reader: &mut Reader, title: Inline, part: &Part) -> Block {
    let mut points = Vec::new();
    for located in part.rest {
        match &located.node {
            Node::List(_, items) => {
                for item in items {
                    points.push(first_line(reader, item));
                    if !after_first_line(reader, item).is_empty() {
                        let why = "A point is one sentence; the rest would not be shown";
                        reader.note(Problem::error(item.line, "A point to keep holds more than one paragraph", why, "Keep its first sentence"));
                    }
                }
            }
            _ => {
                let why = "This part holds the points to keep and nothing else; other text would not be shown";
                reader.note(Problem::error(located.line, "There is text beside the list", why, "Move it above this heading"));
            }
        }
    }
    if points.len() != POINTS {
        let what = format!("There are {} points to keep", points.len());
        reader.note(Problem::advice(part.line, what, "Three are easy to recall", "Name the three that matter most"));
    }
    Block::InShort { title, points }
}
