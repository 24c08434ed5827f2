//! The second lock on the door: an independent sanitiser with a list of what our renderer may write. It must change nothing.
//!
//! Debug builds run it over every text at load, tests over thousands of hostile ones. Release builds do not: what it could find, they found.
//! Deliberately absent: mending. A difference is a bug in `domain::markdown`, not something to hide.

use super::library::{Edition, Library};
use crate::domain::{
    course::*,
    markdown::{Inline, Prose},
    quiz::Question,
};
use ammonia::Builder;

/// Longer pieces are left to the tests.
const LONGEST: usize = 16 * 1024;

/// Would a careful sanitiser leave this HTML alone, byte for byte?
pub fn leaves_alone(html: &str) -> bool {
    rules().clean(html).to_string() == html
}

fn rules() -> Builder<'static> {
    let mut rules = Builder::empty();
    rules
        .add_tags(["p", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "a", "br", "hr", "table", "thead", "tbody", "tr", "th", "td"])
        .add_tag_attributes("a", ["href", "rel", "class"])
        .add_tag_attributes("ol", ["start"])
        .add_tag_attributes("th", ["scope"])
        .add_tag_attribute_values("a", "class", ["out", "word"])
        .add_tag_attribute_values("a", "rel", ["noreferrer"])
        .add_url_schemes(["https"])
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true);
    rules
}

/// Every piece of HTML of a library that a sanitiser would change. Empty, or there is a bug.
pub fn changed(library: &Library) -> Vec<String> {
    let mut seen = Seen::default();
    for edition in [&library.english, &library.french] {
        seen.edition(edition);
    }
    seen.bad
}

/// Every piece of HTML in some blocks, for tests.
pub fn pieces(blocks: &[Block]) -> Vec<String> {
    let mut seen = Seen { keep_all: true, ..Seen::default() };
    seen.blocks(blocks);
    seen.all
}

#[derive(Default)]
struct Seen {
    keep_all: bool,
    all: Vec<String>,
    bad: Vec<String>,
}

impl Seen {
    fn html(&mut self, html: &str) {
        // Plain words need no second look, and most lines are plain. The sanitiser's own time grows with the square of a piece.
        if self.keep_all {
            self.all.push(html.to_owned());
        } else if html.len() < LONGEST && html.contains(['<', '&', '>']) && !leaves_alone(html) {
            self.bad.push(html.to_owned());
        }
    }
    fn line(&mut self, line: &Inline) {
        self.html(line.as_html());
    }
    fn prose(&mut self, prose: &Prose) {
        self.html(prose.as_html());
    }

    fn edition(&mut self, edition: &Edition) {
        self.blocks(&edition.glossary.intro);
        for term in &edition.glossary.terms {
            self.line(&term.word);
            self.blocks(&term.meaning);
        }
        edition.pages.iter().for_each(|page| self.blocks(&page.blocks));
        edition.tasks.iter().flat_map(|task| &task.practice.screens).for_each(|screen| self.screen(screen));
        for course in &edition.courses {
            self.blocks(&course.intro);
            course.modules.iter().for_each(|module| self.module(module));
        }
    }

    fn module(&mut self, module: &Module) {
        self.blocks(&module.intro);
        module.lessons.iter().for_each(|lesson| self.blocks(&lesson.blocks));
        module.handout.iter().chain(&module.facilitator).for_each(|paper| self.blocks(&paper.blocks));
        for set in module.check.iter().chain(&module.items) {
            self.blocks(&set.intro);
            set.questions.iter().for_each(|question| self.question(question));
        }
        module.practices.iter().flat_map(|p| &p.screens).for_each(|screen| self.screen(screen));
        for vignette in &module.vignettes {
            self.blocks(&vignette.intro);
            vignette.scenes.iter().for_each(|scene| self.scene(scene));
        }
        module.observations.iter().for_each(|observation| self.sheet(&observation.sheet));
    }

    fn question(&mut self, question: &Question) {
        self.line(&question.stem);
        self.blocks(&question.scenario);
        for choice in question.choices() {
            self.line(&choice.words);
            self.blocks(&choice.reason);
        }
    }

    fn screen(&mut self, screen: &Screen) {
        self.line(&screen.title);
        self.blocks(&screen.blocks);
        for tap in &screen.taps {
            self.line(&tap.words);
            tap.beside.iter().for_each(|beside| self.line(beside));
        }
        for choice in &screen.choices {
            self.line(&choice.words);
            self.blocks(&choice.reason);
        }
        screen.hint.iter().for_each(|hint| self.blocks(hint));
    }

    fn sheet(&mut self, sheet: &Sheet) {
        [&sheet.why, &sheet.before, &sheet.afterwards].into_iter().for_each(|blocks| self.blocks(blocks));
        sheet.look_for.iter().for_each(|indicator| self.line(&indicator.act));
        sheet.judgements().into_iter().flatten().chain(&sheet.stop).for_each(|line| self.line(line));
    }

    fn scene(&mut self, scene: &Scene) {
        self.line(&scene.title);
        self.blocks(&scene.blocks);
        for decision in &scene.decisions {
            self.line(&decision.words);
            self.blocks(&decision.consequence);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Lead(line) | Block::WriteLine(line) | Block::Heading { text: line, .. } | Block::Button { text: line, .. } => self.line(line),
                Block::Prose(prose) => self.prose(prose),
                // SVG has its own reader and writer, which knows nothing but its list (`domain::svg`).
                Block::Picture(picture) => picture.caption.iter().for_each(|caption| self.line(caption)),
                Block::Steps(steps) => self.steps(steps),
                Block::TryIt(try_it) => {
                    self.line(&try_it.title);
                    self.blocks(&try_it.blocks);
                    try_it.tasks.iter().for_each(|task| self.line(task));
                }
                Block::Trouble(trouble) => {
                    self.line(&trouble.title);
                    for (title, way_out) in &trouble.cases {
                        self.line(title);
                        self.blocks(way_out);
                    }
                }
                Block::InShort { title, points } => {
                    self.line(title);
                    points.iter().for_each(|point| self.line(point));
                }
                Block::Box(note) => {
                    note.title.iter().for_each(|title| self.line(title));
                    self.blocks(&note.body);
                }
                Block::TickList(lines) => lines.iter().for_each(|line| self.line(line)),
            }
        }
    }

    fn steps(&mut self, steps: &Steps) {
        self.line(&steps.title);
        self.blocks(&steps.intro);
        self.blocks(&steps.after);
        let lists: Vec<&[Step]> = match &steps.way {
            Ways::Same(list) => vec![list],
            Ways::ByDevice(ways) => ways.iter().map(|(_, list)| list.as_slice()).collect(),
        };
        for step in lists.into_iter().flatten() {
            self.line(&step.action);
            step.see.iter().for_each(|see| self.line(see));
        }
    }
}

#[cfg(test)]
#[path = "sanitise_tests.rs"]
mod tests;
