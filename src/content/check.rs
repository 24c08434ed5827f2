//! `doorstep content check`: everything that is not as it should be, grouped by file, in plain words.
//!
//! Deliberately absent: the exit code. The caller decides; `errors` says how many there are.

use super::{Assembled, FileProblem};

/// `path:line: error: what. why. fix.` for each problem, a heading for each file, and a last line that sums up.
pub fn report(assembled: &Assembled) -> String {
    let mut out = String::new();
    let mut path = "";
    for found in &assembled.problems {
        if found.path != path {
            if !path.is_empty() {
                out.push('\n');
            }
            path = &found.path;
        }
        out.push_str(&line(found));
        out.push('\n');
    }
    let (errors, advice) = (errors(assembled), assembled.problems.len() - errors(assembled));
    out.push_str(&format!("{errors} errors, {advice} pieces of advice, {} files in order.\n", assembled.good.len()));
    out
}

pub fn errors(assembled: &Assembled) -> usize {
    assembled.problems.iter().filter(|p| p.is_error()).count()
}

fn line(found: &FileProblem) -> String {
    let problem = &found.problem;
    let place = if problem.line == 0 { found.path.clone() } else { format!("{}:{}", found.path, problem.line) };
    let sentences: Vec<String> = [&problem.what, &problem.why, &problem.fix].into_iter().filter(|s| !s.is_empty()).map(|s| ended(s)).collect();
    format!("{place}: {}: {}", problem.severity.word(), sentences.join(" "))
}

fn ended(sentence: &str) -> String {
    if sentence.ends_with(['.', '?', '!', '…']) { sentence.to_owned() } else { format!("{sentence}.") }
}
