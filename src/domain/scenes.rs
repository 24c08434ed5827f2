//! Practice screens and cases with decisions: `##` parts that link to each other.
//!
//! Both have no state: an address says where somebody is. Whether every scene can be reached, and every path ends, is checked here,
//! because a reader who is stuck in a made-up phone learns the wrong thing.
//! Deliberately absent: what a decision is worth as evidence (rules of the competency record).

use super::{
    course::{Block, Decision, Scene, Screen, ScreenChoice, Tap, Worth},
    document::{after_first_line, blocks, explicit_id, first_line, note_box},
    ids::SceneId,
    markdown::{Inline, Reader, fold},
    problem::Problem,
    tree::{Item, Located, Node, Span, plain},
};
use std::collections::BTreeSet;

const WORTHS: [(Worth, &str, &str); 4] =
    [(Worth::Good, "good", "bien"), (Worth::Partly, "partly", "en partie"), (Worth::NotYet, "not yet", "pas encore"), (Worth::Unsafe, "unsafe", "dangereux")];

struct Part<'n> {
    id: SceneId,
    line: u32,
    title: Inline,
    rest: &'n [Located],
}

/// The text before the first `##`, and each named part.
fn parts<'n>(reader: &mut Reader, nodes: &'n [Located]) -> (&'n [Located], Vec<Part<'n>>) {
    let starts: Vec<usize> = nodes.iter().enumerate().filter(|(_, n)| matches!(n.node, Node::Heading(2, _))).map(|(at, _)| at).collect();
    let before = &nodes[..starts.first().copied().unwrap_or(nodes.len())];
    let mut found: Vec<Part> = Vec::new();
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(nodes.len());
        let Node::Heading(_, spans) = &nodes[*start].node else { continue };
        let line = nodes[*start].line;
        let (name, title) = explicit_id(spans);
        let Some(id) = name.and_then(|name| SceneId::parse(&name).ok()) else {
            let why = "Links go to the name";
            reader.note(Problem::error(line, "This heading has no name", why, "Begin it with a name and a colon: ## home: Settings"));
            continue;
        };
        if found.iter().any(|part| part.id == id) {
            reader.note(Problem::error(line, format!("The name {id} is used twice"), "Links could go to either", "Rename one of them"));
            continue;
        }
        found.push(Part { id, line, title: reader.inline(&title), rest: &nodes[*start + 1..end] });
    }
    if found.is_empty() {
        let why = "There would be nothing to show";
        reader.note(Problem::error(0, "There is no ## heading", why, "Begin with one, such as ## home: Settings"));
    }
    (before, found)
}

/// The screens of a practice.
pub fn practice(reader: &mut Reader, nodes: &[Located]) -> Vec<Screen> {
    let (before, parts) = parts(reader, nodes);
    if let Some(first) = before.first() {
        let why = "A practice shows its screens only; the goal stands in the front matter";
        reader.note(Problem::error(first.line, "There is text before the first screen", why, "Move it into the first screen"));
    }
    let lines: Vec<u32> = parts.iter().map(|part| part.line).collect();
    let screens: Vec<Screen> = parts.into_iter().map(|part| screen(reader, part)).collect();
    let ways: Vec<(&SceneId, Vec<&SceneId>)> = screens.iter().map(|s| (&s.id, s.taps.iter().map(|t| &t.to).collect())).collect();
    check_ways(reader, &ways, &lines);
    if !screens.is_empty() && !screens.iter().any(|s| s.choices.iter().any(|c| c.reaches)) {
        let why = "Nobody could reach the goal";
        reader.note(Problem::error(0, "No choice is marked as the one that reaches the goal", why, "Put an x in its box: - [x]"));
    }
    screens
}

fn screen(reader: &mut Reader, part: Part) -> Screen {
    let (mut taps, mut choices, mut hint, mut text) = (Vec::new(), Vec::new(), None, Vec::new());
    for located in part.rest {
        match &located.node {
            Node::List(None, items) if items.iter().all(|i| i.tick.is_some()) => {
                for item in items {
                    choices.push(screen_choice(reader, item));
                }
            }
            Node::List(None, items) if items.iter().all(|i| inner_link(i).is_some()) => {
                for item in items {
                    taps.extend(tap(reader, item));
                }
            }
            Node::Quote(inner) if is_hint(inner) => hint = note_box(reader, inner).map(|b| b.body),
            _ => text.push(located.clone()),
        }
    }
    if choices.len() == 1 {
        let why = "One choice is no choice";
        reader.note(Problem::error(part.line, format!("The screen {} has one choice only", part.id), why, "Add another one"));
    }
    Screen { id: part.id, title: part.title, blocks: blocks(reader, &text), taps, choices, hint }
}

fn is_hint(inner: &[Located]) -> bool {
    let words = match inner.first() {
        Some(Located { node: Node::Paragraph(spans), .. }) => match spans.first() {
            Some(Span::Strong(bold)) => plain(bold),
            _ => return false,
        },
        _ => return false,
    };
    ["hint", "indice"].contains(&fold(words.split(':').next().unwrap_or_default()).trim())
}

/// The link to another part that an item begins with, and what follows it.
fn inner_link(item: &Item) -> Option<(&str, &[Span], &[Span])> {
    let Node::Paragraph(spans) = &item.nodes.first()?.node else { return None };
    match spans.split_first()? {
        (Span::Link { to, spans, .. }, rest) => Some((to.strip_prefix('#')?, spans, rest)),
        _ => None,
    }
}

fn target(reader: &mut Reader, name: &str, line: u32) -> Option<SceneId> {
    let id = SceneId::parse(name).ok();
    if id.is_none() {
        reader.note(Problem::error(line, format!("#{name} cannot be a name"), "It leads nowhere", "Write the name of a ## heading after the #"));
    }
    id
}

fn tap(reader: &mut Reader, item: &Item) -> Option<Tap> {
    let (to, words, rest) = inner_link(item)?;
    let to = target(reader, to, item.line)?;
    Some(Tap { to, words: reader.inline(words), beside: Some(reader.inline(rest)).filter(|b| !b.is_empty()) })
}

fn screen_choice(reader: &mut Reader, item: &Item) -> ScreenChoice {
    let reason = after_first_line(reader, item);
    if reason.is_empty() {
        let why = "What people read after it is what they learn from";
        reader.note(Problem::error(item.line, "A choice has no reason", why, "Write it under the choice, after an empty line, indented by two spaces"));
    }
    ScreenChoice { words: first_line(reader, item), reaches: item.tick == Some(true), reason }
}

/// The introduction and the scenes of a case.
pub fn vignette(reader: &mut Reader, nodes: &[Located]) -> (Vec<Block>, Vec<Scene>) {
    let (before, parts) = parts(reader, nodes);
    let intro = blocks(reader, before);
    let lines: Vec<u32> = parts.iter().map(|part| part.line).collect();
    let scenes: Vec<Scene> = parts.into_iter().map(|part| scene(reader, part)).collect();
    let ways: Vec<(&SceneId, Vec<&SceneId>)> = scenes.iter().map(|s| (&s.id, s.decisions.iter().map(|d| &d.leads_to).collect())).collect();
    check_ways(reader, &ways, &lines);
    if !scenes.is_empty() && scenes.iter().all(|s| !s.decisions.is_empty()) {
        let why = "A case without an ending goes round for ever";
        reader.note(Problem::error(0, "No scene is an ending", why, "Add a scene without choices"));
    }
    check_ends(reader, &ways, &lines);
    (intro, scenes)
}

fn scene(reader: &mut Reader, part: Part) -> Scene {
    let (mut decisions, mut text) = (Vec::new(), Vec::new());
    for located in part.rest {
        match &located.node {
            Node::List(None, items) if items.iter().all(|i| inner_link(i).is_some()) => {
                for item in items {
                    decisions.extend(decision(reader, item));
                }
            }
            _ => text.push(located.clone()),
        }
    }
    if decisions.len() == 1 {
        let why = "One choice is no decision";
        reader.note(Problem::error(part.line, format!("The scene {} has one choice only", part.id), why, "Add another one"));
    }
    Scene { id: part.id, title: part.title, blocks: blocks(reader, &text), decisions }
}

fn decision(reader: &mut Reader, item: &Item) -> Option<Decision> {
    let (to, words, rest) = inner_link(item)?;
    let leads_to = target(reader, to, item.line)?;
    if !plain(rest).trim().is_empty() {
        let why = "The words of a choice are its link; what follows on the same line is not shown";
        reader.note(Problem::error(item.line, "There is text beside a choice", why, "Put all of its words between the square brackets"));
    }
    let words = reader.inline(words);
    let Some((worth, consequence)) = worth(item) else {
        let why = "The reader learns from it, and the case counts it";
        let fix = "Begin the text under the choice with *Good.*, *Partly.*, *Not yet.* or *Unsafe.*";
        reader.note(Problem::error(item.line, "A choice does not say how good it is", why, fix));
        return None;
    };
    Some(Decision { words, leads_to, worth, consequence: blocks(reader, &consequence) })
}

/// Takes *Good.* off the front of a consequence.
fn worth(item: &Item) -> Option<(Worth, Vec<Located>)> {
    let (first, rest) = item.nodes.get(1..)?.split_first()?;
    let Node::Paragraph(spans) = &first.node else { return None };
    let (Span::Emphasis(word), after) = spans.split_first()? else { return None };
    let word = fold(&plain(word));
    let word = word.trim().trim_end_matches('.');
    let (worth, ..) = WORTHS.iter().find(|(_, en, fr)| [*en, *fr].contains(&word))?;
    let mut spans = after.to_vec();
    if let Some(Span::Text(t)) = spans.first_mut() {
        *t = t.trim_start().to_owned();
    }
    let mut consequence = vec![Located { node: Node::Paragraph(spans), ..first.clone() }];
    consequence.extend_from_slice(rest);
    Some((*worth, consequence))
}

/// Every link meets a part, and every part can be reached from the first.
fn check_ways(reader: &mut Reader, ways: &[(&SceneId, Vec<&SceneId>)], lines: &[u32]) {
    let known: BTreeSet<&SceneId> = ways.iter().map(|(id, _)| *id).collect();
    for ((id, targets), line) in ways.iter().zip(lines) {
        for lost in targets.iter().filter(|t| !known.contains(**t)) {
            let fix = format!("Add ## {lost}: with its text, or link to another part");
            reader.note(Problem::error(*line, format!("In “{id}” a link goes to #{lost}, which does not exist"), "Readers would meet an empty page", fix));
        }
    }
    let mut reached: BTreeSet<&SceneId> = ways.first().map(|(id, _)| *id).into_iter().collect();
    let mut waiting: Vec<&SceneId> = reached.iter().copied().collect();
    while let Some(at) = waiting.pop() {
        for (_, targets) in ways.iter().filter(|(id, _)| *id == at) {
            waiting.extend(targets.iter().filter(|to| reached.insert(**to)));
        }
    }
    for ((id, _), line) in ways.iter().zip(lines).filter(|((id, _), _)| !reached.contains(*id)) {
        let why = "Nobody will ever see it";
        reader.note(Problem::error(*line, format!("No way leads to “{id}”"), why, "Link to it from another part, or take it out"));
    }
}

/// From every scene of a case an ending can be reached.
fn check_ends(reader: &mut Reader, ways: &[(&SceneId, Vec<&SceneId>)], lines: &[u32]) {
    let mut ends: BTreeSet<&SceneId> = ways.iter().filter(|(_, to)| to.is_empty()).map(|(id, _)| *id).collect();
    if ends.is_empty() {
        return;
    }
    loop {
        let more: Vec<&SceneId> = ways.iter().filter(|(id, to)| !ends.contains(id) && to.iter().any(|t| ends.contains(t))).map(|(id, _)| *id).collect();
        if more.is_empty() {
            break;
        }
        ends.extend(more);
    }
    for ((id, _), line) in ways.iter().zip(lines).filter(|((id, _), _)| !ends.contains(*id)) {
        let why = "The reader would go round for ever";
        reader.note(Problem::error(*line, format!("From “{id}” no path comes to an end"), why, "Let one of its choices lead towards an ending"));
    }
}
