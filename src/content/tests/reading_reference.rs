//! Our grades beside those of textstat 0.7.4, for every lesson that ships (`src/tests/reference/readability.json`).
//!
//! The file is made by `xtask/reference/make_readability.py` from the running text that this test writes. A lesson whose text has changed since
//! is left out until the file is made anew; too many of them, and the test says so.

use crate::{
    content::{Files, assemble},
    domain::{
        locale::Locale,
        readability::{self, Reading},
        tree,
    },
};
use std::path::Path;

/// One grade. The French score goes down by about ten for each grade.
const ONE_GRADE: [(&str, f64); 2] = [("en", 1.0), ("fr", 10.0)];

struct Counted {
    path: String,
    locale: Locale,
    /// The words that count, a sentence to a line.
    sentences: String,
    reading: Reading,
}

fn lessons() -> Vec<Counted> {
    let files = Files::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let library = assemble(&files, &Files::default()).library;
    let editions = [&library.english, &library.french];
    let all = editions.into_iter().flat_map(|edition| edition.lessons().filter(|at| at.lesson.source.written_in == edition.locale));
    let counted = all.filter_map(|at| {
        let (path, locale) = (at.lesson.source.path.clone(), at.lesson.source.written_in);
        let cut = crate::content::front_matter::cut(files.get(&path)?).ok()?;
        let nodes = tree::read(cut.body, 1).ok()?;
        let lines = readability::running_lines(&nodes);
        let own = lines.iter().flat_map(|line| readability::sentences(line, locale).into_iter().map(|s| readability::counted_words(&line[s.range]).join(" ")));
        let sentences = own.collect::<Vec<_>>().join("\n");
        Some(Counted { path, locale, sentences, reading: readability::of_nodes(&nodes, locale) })
    });
    counted.collect()
}

#[test]
fn grades_agree_with_textstat_within_one() {
    let lessons = lessons();
    if let Some(file) = std::env::var_os("WRITE_RUNNING_TEXT") {
        let all: Vec<_> = lessons
            .iter()
            .map(|l| serde_json::json!({"path": l.path, "locale": l.locale.code(), "digest": crate::content::digest(l.sentences.as_bytes()), "sentences": l.sentences}))
            .collect();
        std::fs::write(file, serde_json::to_string(&all).unwrap()).unwrap();
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/reference/readability.json");
    let known: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let (mut compared, mut far) = (0, Vec::new());
    let mut sums = [(0.0_f64, 0.0_f64, 0_u32); 2];
    for lesson in lessons.iter().filter(|l| l.reading.score.is_some()) {
        let entry = &known["lessons"][lesson.path.as_str()];
        if entry["digest"] != crate::content::digest(lesson.sentences.as_bytes()).as_str() {
            continue;
        }
        compared += 1;
        let (code, one_grade) = ONE_GRADE[usize::from(lesson.locale == Locale::French)];
        let ours = f64::from(lesson.reading.score.unwrap_or_default());
        let off = ours - entry["same_sentences"].as_f64().unwrap();
        let sum = &mut sums[usize::from(lesson.locale == Locale::French)];
        *sum = (sum.0 + off, sum.1.max(off.abs()), sum.2 + 1);
        if off.abs() > one_grade {
            far.push(format!("{} ({code}): ours {ours:.2}, textstat {}", lesson.path, entry["same_sentences"]));
        }
    }
    for ((code, _), (sum, most, n)) in ONE_GRADE.iter().zip(sums) {
        println!("{code}: {n} lessons, on average {:+.2}, at most {most:.2}", sum / f64::from(n.max(1)));
    }
    assert_eq!(far, Vec::<String>::new());
    assert!(compared * 2 > lessons.len(), "{compared} of {} lessons are as they were: run xtask/reference/make_readability.py", lessons.len());
}
