//! From Markdown to blocks: boxes, pictures, buttons, write lines, tick lists, headings and plain text (content/README.md).
//!
//! Deliberately absent: headings with a meaning (`sections`), questions (`questions`), practices and cases (`scenes`).

use super::{
    advice::{Advice, Rule},
    course::{Block, BoxKind, NoteBox, Picture},
    locale::Locale,
    markdown::{Inline, Lead, Reader},
    problem::{Problem, Severity},
    tree::{Item, Located, Node, Span, plain},
};

/// The words that make a quote a box, in both languages.
const BOXES: [(BoxKind, &str, &str); 7] = [
    (BoxKind::Caution, "Caution", "Attention"),
    (BoxKind::Help, "Help", "Aide"),
    (BoxKind::KeyPoint, "Key point", "À retenir"),
    (BoxKind::Reflection, "Reflection", "Réflexion"),
    (BoxKind::Voice, "In their words", "Dans leurs mots"),
    (BoxKind::Note, "Note", "Note"),
    (BoxKind::Hint, "Hint", "Indice"),
];

/// The three underscores (at least) that make a line to write on.
const WRITE_MARK: &str = "___";

/// A text without headings of meaning: an introduction, a handout, a page, the inside of a box.
pub fn blocks(reader: &mut Reader, nodes: &[Located]) -> Vec<Block> {
    let mut out = Vec::new();
    let mut plain_from = 0;
    for (at, located) in nodes.iter().enumerate() {
        if let Some(mut found) = special(reader, located) {
            push_prose(reader, &nodes[plain_from..at], &mut out);
            out.append(&mut found);
            plain_from = at + 1;
        }
    }
    push_prose(reader, &nodes[plain_from..], &mut out);
    out
}

/// `## id: Heading` on a page gives the id that instruments and links name.
pub fn page(reader: &mut Reader, nodes: &[Located]) -> Vec<Block> {
    let mut out = Vec::new();
    for part in by_heading(nodes) {
        if let [Located { node: Node::Heading(level, spans), .. }, rest @ ..] = part {
            let (id, spans) = explicit_id(spans);
            let text = reader.inline(&spans);
            let id = reader.heading_id(&id.unwrap_or_else(|| text.plain().to_owned()));
            out.push(Block::Heading { level: (*level).max(2), id, text });
            out.append(&mut blocks(reader, rest));
        } else {
            out.append(&mut blocks(reader, part));
        }
    }
    out
}

fn by_heading(nodes: &[Located]) -> Vec<&[Located]> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, located) in nodes.iter().enumerate() {
        if matches!(located.node, Node::Heading(..)) && at > from {
            parts.push(&nodes[from..at]);
            from = at;
        }
    }
    parts.push(&nodes[from..]);
    parts
}

/// Takes a name and a colon off the front of a heading: `browser: navigateur`.
pub fn explicit_id(spans: &[Span]) -> (Option<String>, Vec<Span>) {
    let mut rest = spans.to_vec();
    if let Some(Span::Text(text)) = rest.first()
        && let Some((id, words)) = text.split_once(':')
        && super::ids::check_slug(id.trim()).is_ok()
    {
        let (id, words) = (id.trim().to_owned(), words.trim_start().to_owned());
        rest[0] = Span::Text(words);
        return (Some(id), rest);
    }
    (None, rest)
}

fn push_prose(reader: &mut Reader, nodes: &[Located], out: &mut Vec<Block>) {
    if !nodes.is_empty() {
        let prose = reader.prose(nodes);
        out.push(Block::Prose(prose));
    }
}

/// A node that is more than plain text.
fn special(reader: &mut Reader, located: &Located) -> Option<Vec<Block>> {
    match &located.node {
        Node::Heading(level, spans) => Some(vec![heading(reader, *level, spans, located.line)]),
        Node::Quote(inner) => note_box(reader, inner).map(|b| vec![Block::Box(b)]),
        Node::Paragraph(spans) => paragraph(reader, spans).map(|b| vec![b]),
        Node::Rule(true) => Some(vec![Block::WriteLine(Inline::default())]),
        Node::List(None, items) => tick_list(reader, items).map(|lines| vec![Block::TickList(lines)]),
        _ => None,
    }
}

fn heading(reader: &mut Reader, level: u8, spans: &[Span], line: u32) -> Block {
    if level == 1 {
        reader.note(Problem::advised(Advice::new(Rule::HeadingOne, Severity::Advice, line)));
    }
    let text = reader.inline(spans).unbroken();
    let id = reader.heading_id(text.plain());
    Block::Heading { level: level.max(2), id, text }
}

fn paragraph(reader: &mut Reader, spans: &[Span]) -> Option<Block> {
    match spans {
        [Span::Picture { file, caption, alt, line }] => Some(picture(reader, file, caption.as_deref(), alt, *line)),
        [Span::Link { to, spans: words, .. }] => match reader.links.lead(to) {
            Lead::Doing(to) => Some(Block::Button { text: reader.inline(words), to }),
            _ => None,
        },
        _ => write_line(reader, spans).map(Block::WriteLine),
    }
}

fn picture(reader: &mut Reader, file: &str, caption: Option<&str>, alt: &str, line: u32) -> Block {
    if alt.trim().is_empty() {
        reader.note(Problem::advised(Advice::new(Rule::NoDescription, Severity::Error, line).with("file", file)));
    }
    let caption = caption.map(Inline::text);
    match reader.links.picture(file, alt.trim()) {
        Ok(svg) => Block::Picture(Picture { svg, alt: alt.trim().to_owned(), caption }),
        Err(problems) => {
            for problem in problems {
                reader.note(Problem { line, ..problem });
            }
            // Its description says what it would have shown.
            Block::Prose(reader.prose(&[Located { line, range: 0..0, node: Node::Paragraph(vec![Span::Text(alt.to_owned())]) }]))
        }
    }
}

fn write_line(reader: &mut Reader, spans: &[Span]) -> Option<Inline> {
    let Some((Span::Text(last), before)) = spans.split_last() else { return None };
    let label = last.trim_end();
    if !label.ends_with(WRITE_MARK) {
        return None;
    }
    let mut spans = before.to_vec();
    spans.push(Span::Text(label.trim_end_matches('_').trim_end().to_owned()));
    Some(reader.inline(&spans))
}

fn tick_list(reader: &mut Reader, items: &[Item]) -> Option<Vec<Inline>> {
    let is_line = |item: &Item| item.tick.is_some() && matches!(item.nodes.as_slice(), [Located { node: Node::Paragraph(_), .. }]);
    if items.is_empty() || !items.iter().all(is_line) {
        return None;
    }
    Some(items.iter().map(|item| first_line(reader, item)).collect())
}

/// The first paragraph of an item.
pub fn first_line(reader: &mut Reader, item: &Item) -> Inline {
    match item.nodes.first() {
        Some(Located { node: Node::Paragraph(spans), .. }) => reader.inline(spans),
        _ => Inline::default(),
    }
}

/// What follows the first paragraph of an item.
pub fn after_first_line(reader: &mut Reader, item: &Item) -> Vec<Block> {
    match item.nodes.split_first() {
        Some((Located { node: Node::Paragraph(_), .. }, rest)) => blocks(reader, rest),
        _ => blocks(reader, &item.nodes),
    }
}

/// A quote that begins with one of our words in bold and a colon.
pub fn note_box(reader: &mut Reader, inner: &[Located]) -> Option<NoteBox> {
    let (first, rest) = inner.split_first()?;
    let Node::Paragraph(spans) = &first.node else { return None };
    let (Span::Strong(bold), after) = spans.split_first()? else { return None };
    let (Span::Text(start), more_title) = bold.split_first()? else { return None };
    let Some((word, title_start)) = start.split_once(':') else {
        almost_a_box(reader, start, first.line);
        return None;
    };
    let Some(kind) = box_kind(word) else {
        unknown_box(reader, word, first.line);
        return None;
    };
    let mut title = vec![Span::Text(trim_start(title_start).to_owned())];
    title.extend_from_slice(more_title);
    let title = Some(reader.inline(&title)).filter(|t| !t.is_empty());
    let mut body = Vec::new();
    if !plain(after).trim().is_empty() {
        let mut spans = after.to_vec();
        if let Some(Span::Text(t)) = spans.first_mut() {
            *t = trim_start(t).to_owned();
        }
        body.push(Located { node: Node::Paragraph(spans), ..first.clone() });
    }
    body.extend_from_slice(rest);
    Some(NoteBox { kind, title, body: blocks(reader, &body) })
}

fn trim_start(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace())
}

fn box_kind(word: &str) -> Option<BoxKind> {
    let word = word.trim();
    BOXES.iter().find(|(_, en, fr)| word.eq_ignore_ascii_case(en) || word.to_lowercase() == fr.to_lowercase()).map(|(kind, ..)| *kind)
}

fn box_words(locale: Locale) -> String {
    let words: Vec<&str> = BOXES.iter().map(|(_, en, fr)| if locale == Locale::French { *fr } else { *en }).collect();
    words.join(", ")
}

fn unknown_box(reader: &mut Reader, word: &str, line: u32) {
    let known = box_words(reader.locale);
    let why = "It is shown as an ordinary quote";
    reader.note(Problem::advice(line, format!("“{}” is not the name of a box", word.trim()), why, format!("Use one of: {known}")));
}

fn almost_a_box(reader: &mut Reader, start: &str, line: u32) {
    if box_kind(start).is_some() {
        let why = "Without the colon it is shown as an ordinary quote";
        reader.note(Problem::advice(line, format!("The box word “{}” has no colon", start.trim()), why, "Put the colon inside the bold"));
    }
}
