//! All questions with their choices as one table, for a reader to skim: `doorstep content check --table FILE`.
//!
//! A file that ends with `.csv` is for a spreadsheet, any other is Markdown. Deliberately absent: reasons (they stand in the file) and
//! anybody's answers.

use super::library::Library;
use crate::domain::{
    course::QuestionSet,
    locale::Locale,
    quiz::{Aim, Form, Question},
};

const HEAD: [&str; 9] = ["file", "line", "question", "about", "form", "stem", "right", "letters", "choice"];

/// The table in the form that the file's name asks for.
pub fn of(library: &Library, file_name: &str) -> String {
    if file_name.to_ascii_lowercase().ends_with(".csv") { csv(library) } else { markdown(library) }
}

fn sets(library: &Library) -> impl Iterator<Item = (Locale, &QuestionSet)> {
    [&library.english, &library.french].into_iter().flat_map(|edition| {
        let sets = edition.modules().flat_map(|(_, module)| module.check.iter().chain(&module.items));
        // A text that is not translated stands in both editions.
        sets.filter(|set| set.source.written_in == edition.locale).map(|set| (edition.locale, set))
    })
}

fn about(question: &Question) -> String {
    let id = match &question.aim {
        Aim::Skill(id) => id.to_string(),
        Aim::Competency(id) => id.to_string(),
    };
    if question.safety { format!("{id}, safety") } else { id }
}

fn form(question: &Question) -> &'static str {
    match question.form {
        Form::Single(_) => "one",
        Form::Multiple(_) => "several",
        Form::Order(_) => "order",
    }
}

/// A cell that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let safe = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() };
    format!("\"{}\"", safe.replace('"', "\"\""))
}

fn csv(library: &Library) -> String {
    let mut out = format!("{}\n", HEAD.join(","));
    for (_, set) in sets(library) {
        for question in &set.questions {
            for (number, choice) in question.choices().iter().enumerate() {
                let right = match question.form {
                    Form::Order(_) => (number + 1).to_string(),
                    _ if choice.fits => "x".to_owned(),
                    _ => String::new(),
                };
                let letters = choice.words.plain().chars().count().to_string();
                let cells = [
                    set.source.path.as_str(),
                    &question.line.to_string(),
                    question.id.as_str(),
                    &about(question),
                    form(question),
                    question.stem.plain(),
                    &right,
                    &letters,
                    choice.words.plain(),
                ];
                out.push_str(&cells.map(cell).join(","));
                out.push('\n');
            }
        }
    }
    out
}

fn markdown(library: &Library) -> String {
    let mut out = String::from("# All questions\n");
    for (_, set) in sets(library) {
        out.push_str(&format!("\n## {}\n", set.source.path));
        for question in &set.questions {
            out.push_str(&format!("\n**{}** ({}, {}) {}\n\n", question.id, about(question), form(question), question.stem.plain()));
            for (number, choice) in question.choices().iter().enumerate() {
                let mark = match question.form {
                    Form::Order(_) => format!("{}.", number + 1),
                    _ if choice.fits => "- [x]".to_owned(),
                    _ => "- [ ]".to_owned(),
                };
                out.push_str(&format!("{mark} {} ({})\n", choice.words.plain(), choice.words.plain().chars().count()));
            }
        }
    }
    out
}
