//! `check.md` and `items.md`: a heading with a name, a slanted line with the aim, then the choices with their reasons.
//!
//! Deliberately absent: answers and marks (`quiz`), and whether the skill belongs to the module (`content::check` knows the module).

use super::{
    course::Block,
    document::{after_first_line, blocks, explicit_id, first_line},
    ids::{CompetencyId, QuestionId, Revision, SkillId},
    markdown::Reader,
    problem::Problem,
    quiz::{Aim, Choice, Form, Question},
    tree::{Item, Located, Node, Span, plain},
};

/// An introduction and the questions. `revision` names the immutable text of one question.
pub fn questions(reader: &mut Reader, nodes: &[Located], text: &str, revision: &dyn Fn(&str) -> Revision) -> (Vec<Block>, Vec<Question>) {
    let starts: Vec<usize> = nodes.iter().enumerate().filter(|(_, n)| matches!(n.node, Node::Heading(2, _))).map(|(at, _)| at).collect();
    let first = starts.first().copied().unwrap_or(nodes.len());
    let intro = blocks(reader, &nodes[..first]);
    let mut found: Vec<Question> = Vec::new();
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(nodes.len());
        let part = &nodes[*start..end];
        let bytes = part.first().map_or(0, |n| n.range.start)..part.last().map_or(0, |n| n.range.end);
        let own = revision(text.get(bytes).unwrap_or_default().trim());
        if let Some(question) = question(reader, part, own) {
            if found.iter().any(|q| q.id == question.id) {
                let why = "Answers are kept under this name";
                let what = format!("The question name {} is used twice", question.id);
                reader.note(Problem::error(question.line, what, why, "Give the second one a name of its own"));
            } else {
                found.push(question);
            }
        }
    }
    (intro, found)
}

fn question(reader: &mut Reader, part: &[Located], revision: Revision) -> Option<Question> {
    let (heading, rest) = part.split_first()?;
    let Node::Heading(_, spans) = &heading.node else { return None };
    let line = heading.line;
    let (name, stem) = explicit_id(spans);
    let Some(id) = name.and_then(|name| QuestionId::parse(&name).ok()) else {
        let why = "Answers are kept under the name, whatever the words";
        reader.note(Problem::error(line, "This question has no name", why, "Begin the heading with a name and a colon: ## pm03-q2: Someone calls…"));
        return None;
    };
    let (aim, rest) = aim(reader, rest, line)?;
    let at = rest.iter().position(|n| matches!(n.node, Node::List(..)));
    let Some((at, Node::List(start, items))) = at.map(|at| (at, &rest[at].node)) else {
        let why = "There would be nothing to choose";
        reader.note(Problem::error(line, format!("The question {id} has no choices"), why, "Add a list: - [x] the right one, - [ ] another one"));
        return None;
    };
    if let Some(extra) = rest.get(at + 1) {
        let why = "Nothing after the choices is shown";
        reader.note(Problem::error(extra.line, format!("There is text after the choices of {id}"), why, "Move it above them, or indent it under its choice"));
    }
    let (aim, safety) = aim;
    let form = form(reader, &id, start.is_some(), items, line)?;
    Some(Question { stem: reader.inline(&stem), scenario: blocks(reader, &rest[..at]), id, aim, safety, form, revision, line })
}

/// `*sk-s02*` or `*cc-5.1 · safety*`.
fn aim<'n>(reader: &mut Reader, rest: &'n [Located], line: u32) -> Option<((Aim, bool), &'n [Located])> {
    let missing = |reader: &mut Reader| {
        let why = "A question says which skill it is about";
        reader.note(Problem::error(line, "The slanted line under the question is missing", why, "Add *sk-s02* (or *cc-5.1*) on its own line"));
        None
    };
    let Some((first, after)) = rest.split_first() else { return missing(reader) };
    let Node::Paragraph(spans) = &first.node else { return missing(reader) };
    let [Span::Emphasis(inner)] = spans.as_slice() else { return missing(reader) };
    let words = plain(inner);
    let mut pieces = words.split('·').map(str::trim);
    let name = pieces.next().unwrap_or_default();
    let mut safety = false;
    for piece in pieces {
        // The same word in both languages: “sécurité” is taken as well.
        if ["safety", "sécurité"].contains(&piece) {
            safety = true;
        } else {
            let why = "Only “safety” can stand there";
            reader.note(Problem::error(first.line, format!("“{piece}” is not known in the slanted line"), why, "Write *cc-5.1 · safety* or leave it out"));
        }
    }
    let aim = match name.get(..3) {
        Some("sk-") => SkillId::parse(name).ok().map(Aim::Skill),
        Some("cc-") => CompetencyId::parse(name).ok().map(Aim::Competency),
        _ => None,
    };
    let Some(aim) = aim else {
        let why = "The skill map and the competency record go by these names";
        reader.note(Problem::error(first.line, format!("“{name}” is no skill and no competency"), why, "Take a name from the frameworks folder"));
        return None;
    };
    Some(((aim, safety), after))
}

fn form(reader: &mut Reader, id: &QuestionId, ordered: bool, items: &[Item], line: u32) -> Option<Form> {
    let mut choices = Vec::new();
    for item in items {
        choices.push(choice(reader, id, item, ordered));
    }
    if choices.len() < 2 {
        let why = "One choice is no choice";
        reader.note(Problem::error(line, format!("The question {id} has fewer than two choices"), why, "Add another one that a reader might take"));
        return None;
    }
    if ordered {
        return Some(Form::Order(choices));
    }
    match choices.iter().filter(|c| c.fits).count() {
        0 => {
            let why = "Readers could never find it";
            reader.note(Problem::error(line, format!("No choice of {id} is marked as right"), why, "Put an x in its box: - [x]"));
            None
        }
        1 => Some(Form::Single(choices)),
        _ => Some(Form::Multiple(choices)),
    }
}

fn choice(reader: &mut Reader, id: &QuestionId, item: &Item, ordered: bool) -> Choice {
    if !ordered && item.tick.is_none() {
        let why = "Without a box nobody knows whether it is right";
        reader.note(Problem::error(item.line, format!("A choice of {id} has no box"), why, "Begin it with - [ ] or - [x]"));
    }
    let words = first_line(reader, item);
    let reason = after_first_line(reader, item);
    if reason.is_empty() {
        let why = "The reason is what people learn from";
        reader.note(Problem::error(
            item.line,
            format!("A choice of {id} has no reason"),
            why,
            "Write it under the choice, after an empty line, indented by two spaces",
        ));
    }
    Choice { words, fits: ordered || item.tick == Some(true), reason }
}
