//! Words explained: `## browser: browser`, then its meaning.
//!
//! Deliberately absent: search and the order of the alphabet (pages sort by the word of their language).

use super::{
    course::Block,
    document::{blocks, explicit_id},
    ids::TermId,
    markdown::{Inline, Reader},
    problem::Problem,
    tree::{Located, Node},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    pub id: TermId,
    pub word: Inline,
    pub meaning: Vec<Block>,
    pub line: u32,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Glossary {
    pub title: String,
    pub intro: Vec<Block>,
    pub terms: Vec<Term>,
}

impl Glossary {
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.id.as_str() == id)
    }
}

/// The introduction and the words, in the order of the file.
pub fn terms(reader: &mut Reader, nodes: &[Located]) -> (Vec<Block>, Vec<Term>) {
    let starts: Vec<usize> = nodes.iter().enumerate().filter(|(_, n)| matches!(n.node, Node::Heading(2, _))).map(|(at, _)| at).collect();
    let intro = blocks(reader, &nodes[..starts.first().copied().unwrap_or(nodes.len())]);
    let mut found: Vec<Term> = Vec::new();
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(nodes.len());
        let (line, rest) = (nodes[*start].line, &nodes[*start + 1..end]);
        let Node::Heading(_, spans) = &nodes[*start].node else { continue };
        let (name, word) = explicit_id(spans);
        let Some(id) = name.and_then(|name| TermId::parse(&name).ok()) else {
            let why = "Lessons link to the name";
            reader.note(Problem::error(line, "This word has no name", why, "Begin the heading with a name and a colon: ## browser: browser"));
            continue;
        };
        if found.iter().any(|term| term.id == id) {
            reader.note(Problem::error(line, format!("The name {id} is used twice"), "Links could go to either", "Join the two"));
            continue;
        }
        if rest.is_empty() {
            reader.note(Problem::error(line, format!("The word {id} has no meaning"), "Readers would see an empty box", "Write one or two sentences below"));
        }
        found.push(Term { id, word: reader.inline(&word), meaning: blocks(reader, rest), line });
    }
    (intro, found)
}
