//! `observe-….md`: what an observer looks for when a clinician is watched at work, and what each of three judgements looks like.
//!
//! Made for paper: one sheet, boxes for a pen. Deliberately absent: anybody's observation, signatures, and a score. A sheet says what to
//! look for; what somebody saw is no part of a text.

use super::{
    course::{Block, Source},
    document::{after_first_line, blocks},
    ids::{CompetencyId, IndicatorId, LessonSlug, ObservationId},
    markdown::{Inline, Reader, fold},
    problem::Problem,
    sections::{Part, split},
    tree::{Item, Located, Node, Span, plain},
};

/// So many acts can be watched at a time.
const INDICATORS: std::ops::RangeInclusive<usize> = 5..=9;
/// So many lines tell what a judgement looks like.
const LINES: std::ops::RangeInclusive<usize> = 2..=4;

/// A sheet for one competency.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    pub id: ObservationId,
    /// The address: the file's name without `observe-`.
    pub slug: LessonSlug,
    pub competency: CompetencyId,
    pub title: String,
    pub minutes: u32,
    /// Where it can be watched, in one sentence.
    pub setting: String,
    pub sources: Vec<String>,
    pub sheet: Sheet,
    pub source: Source,
}

/// The text of a sheet, part by part.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// What is watched and why.
    pub why: Vec<Block>,
    pub before: Vec<Block>,
    pub look_for: Vec<Indicator>,
    pub needs_support: Vec<Inline>,
    pub safe_alone: Vec<Inline>,
    pub can_teach: Vec<Inline>,
    /// Acts after which today's observation is not signed.
    pub stop: Vec<Inline>,
    pub afterwards: Vec<Block>,
}

/// One act that an observer can see.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// The same in every language: what is kept one day names it.
    pub id: IndicatorId,
    pub act: Inline,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    Before,
    LookFor,
    NeedsSupport,
    SafeAlone,
    CanTeach,
    Stop,
    Afterwards,
}

const MEANINGS: [(Meaning, &str, &str); 7] = [
    (Meaning::Before, "Before", "Avant"),
    (Meaning::LookFor, "Look for", "Ce qu’on regarde"),
    (Meaning::NeedsSupport, "Needs support", "A besoin de soutien"),
    (Meaning::SafeAlone, "Safe alone", "En sécurité, seul"),
    (Meaning::CanTeach, "Can teach", "Peut enseigner"),
    (Meaning::Stop, "Stop and talk", "On s’arrête et on en parle"),
    (Meaning::Afterwards, "Afterwards", "Après"),
];

fn meaning(words: &str) -> Option<Meaning> {
    let key = |words: &str| fold(words).trim().to_owned();
    let wanted = key(words);
    MEANINGS.iter().find(|(_, en, fr)| [key(en), key(fr)].contains(&wanted)).map(|(m, ..)| *m)
}

/// The heading as it is written in the language of the text.
fn name(reader: &Reader, meaning: Meaning) -> &'static str {
    let french = reader.locale == super::locale::Locale::French;
    MEANINGS.iter().find(|(m, ..)| *m == meaning).map_or("", |(_, en, fr)| if french { fr } else { en })
}

fn all_names(reader: &Reader) -> String {
    MEANINGS.map(|(m, ..)| format!("## {}", name(reader, m))).join(", ")
}

/// The body of a sheet.
pub fn sheet(reader: &mut Reader, nodes: &[Located]) -> Sheet {
    let (before, parts) = split(nodes, 2);
    let mut sheet = Sheet { why: blocks(reader, before), ..Sheet::default() };
    if sheet.why.is_empty() {
        let why = "The person who is watched, and the patient, read first what this is for";
        reader.note(Problem::error(0, "The sheet does not say what is watched and why", why, "Begin with one short paragraph"));
    }
    let mut seen: Vec<Meaning> = Vec::new();
    for part in &parts {
        let Some(found) = meaning(&plain(part.title)) else {
            let what = format!("“{}” is no part of an observation sheet", plain(part.title));
            let fix = format!("Use these headings, in this order: {}", all_names(reader));
            reader.note(Problem::error(part.line, what, "A sheet has seven parts, always the same; this one would not be shown", fix));
            continue;
        };
        order(reader, &mut seen, found, part.line);
        fill(reader, &mut sheet, found, part);
    }
    for (missing, ..) in MEANINGS.iter().filter(|(m, ..)| !seen.contains(m)) {
        let what = format!("The part “{}” is missing", name(reader, *missing));
        let fix = format!("Add ## {} with its text", name(reader, *missing));
        reader.note(Problem::error(0, what, "Every observer looks for the same parts", fix));
    }
    sheet
}

fn order(reader: &mut Reader, seen: &mut Vec<Meaning>, found: Meaning, line: u32) {
    let own = name(reader, found);
    if seen.contains(&found) {
        reader.note(Problem::error(line, format!("There is a second part “{own}”"), "Only one of them is shown", "Put both into one"));
    } else if seen.iter().any(|earlier| *earlier > found) {
        let fix = format!("Keep the order: {}", all_names(reader));
        reader.note(Problem::advice(line, format!("The part “{own}” comes too late"), "Observers know the sheet by its order", fix));
    }
    seen.push(found);
}

fn fill(reader: &mut Reader, sheet: &mut Sheet, found: Meaning, part: &Part) {
    match found {
        Meaning::Before => sheet.before = text(reader, part),
        Meaning::Afterwards => sheet.afterwards = text(reader, part),
        Meaning::LookFor => sheet.look_for = indicators(reader, part),
        Meaning::NeedsSupport => sheet.needs_support = judgement(reader, part),
        Meaning::SafeAlone => sheet.safe_alone = judgement(reader, part),
        Meaning::CanTeach => sheet.can_teach = judgement(reader, part),
        Meaning::Stop => sheet.stop = lines(reader, part),
    }
}

fn text(reader: &mut Reader, part: &Part) -> Vec<Block> {
    let found = blocks(reader, part.rest);
    if found.is_empty() {
        empty(reader, part);
    }
    found
}

fn empty(reader: &mut Reader, part: &Part) {
    let what = format!("The part “{}” is empty", plain(part.title));
    reader.note(Problem::error(part.line, what, "The sheet would have a heading and nothing below", "Write its text"));
}

/// The lines of a part that is one list and nothing else.
fn items<'n>(reader: &mut Reader, part: &Part<'n>) -> Vec<&'n Item> {
    let mut found = Vec::new();
    for located in part.rest {
        match &located.node {
            Node::List(_, items) => found.extend(items),
            _ => {
                let what = format!("There is text beside the list of “{}”", plain(part.title));
                let fix = "Make it a line of the list, or move it to another part";
                reader.note(Problem::error(located.line, what, "This part holds a list and nothing else; other text would not be shown", fix));
            }
        }
    }
    if found.is_empty() {
        empty(reader, part);
    }
    found
}

/// The spans of a line, which is one paragraph.
fn one_line<'n>(reader: &mut Reader, item: &'n Item) -> &'n [Span] {
    if !after_first_line(reader, item).is_empty() {
        let why = "A line of the sheet is one sentence; the rest would not be shown";
        reader.note(Problem::error(item.line, "A line holds more than one paragraph", why, "Keep its first sentence, or make two lines"));
    }
    match item.nodes.first() {
        Some(Located { node: Node::Paragraph(spans), .. }) => spans,
        _ => &[],
    }
}

fn lines(reader: &mut Reader, part: &Part) -> Vec<Inline> {
    items(reader, part).into_iter().map(|item| one_line(reader, item)).collect::<Vec<_>>().into_iter().map(|spans| reader.inline(spans)).collect()
}

fn judgement(reader: &mut Reader, part: &Part) -> Vec<Inline> {
    let found = lines(reader, part);
    if !found.is_empty() && !LINES.contains(&found.len()) {
        let what = format!("“{}” has {} lines", plain(part.title), found.len());
        let why = "Two to four lines can be kept in mind while watching";
        reader.note(Problem::advice(part.line, what, why, "Name what an observer would see, in two to four lines"));
    }
    found
}

fn indicators(reader: &mut Reader, part: &Part) -> Vec<Indicator> {
    let mut found: Vec<Indicator> = Vec::new();
    for item in items(reader, part) {
        let spans = one_line(reader, item);
        let Some(indicator) = indicator(reader, spans, item.line) else { continue };
        if found.iter().any(|other| other.id == indicator.id) {
            let what = format!("The name {} is used twice", indicator.id);
            reader.note(Problem::error(item.line, what, "What was seen is kept under this name", "Give the second one a name of its own"));
        } else {
            found.push(indicator);
        }
    }
    if !found.is_empty() && !INDICATORS.contains(&found.len()) {
        let what = format!("There are {} acts to look for", found.len());
        let why = "With fewer little is seen; with more nobody can watch and listen";
        reader.note(Problem::advice(part.line, what, why, "Name five to nine"));
    }
    found
}

/// `` `identity` Checks who is there. ``
fn indicator(reader: &mut Reader, spans: &[Span], line: u32) -> Option<Indicator> {
    let named = match spans.split_first() {
        Some((Span::Code(id), rest)) => IndicatorId::parse(id.trim()).ok().map(|id| (id, rest)),
        _ => None,
    };
    let Some((id, rest)) = named else {
        let why = "What was seen is kept under the name, whatever the words";
        let fix = "Begin the line with a name in code marks: - `identity` Checks who is there";
        reader.note(Problem::error(line, "An act to look for has no name", why, fix));
        return None;
    };
    let mut rest = rest.to_vec();
    if let Some(Span::Text(t)) = rest.first_mut() {
        *t = t.trim_start().to_owned();
    }
    let act = reader.inline(&rest);
    if act.is_empty() {
        reader.note(Problem::error(line, format!("{id} has no words"), "Nobody would know what to look for", "Say what an observer would see"));
    }
    Some(Indicator { id, act })
}

impl Sheet {
    /// The three judgements in their order, the least first.
    pub fn judgements(&self) -> [&[Inline]; 3] {
        [&self.needs_support, &self.safe_alone, &self.can_teach]
    }
}
