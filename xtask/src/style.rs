//! Joins the files that `style/order.txt` lists and takes out what a browser does not need:
//! comments and spare whitespace, nothing cleverer. Strings, `url(…)` and escapes stay as written.

use crate::Done;
use std::{collections::BTreeSet, fs, path::Path};

/// `style/order.txt`: one path per line, relative to `style/`; empty lines and lines with `#` are skipped.
pub fn join(style: &Path) -> Done<String> {
    let order = fs::read_to_string(style.join("order.txt")).map_err(|e| format!("style/order.txt, the list of style files, cannot be read: {e}"))?;
    let listed: Vec<&str> = order.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut there = BTreeSet::new();
    find(style, "", &mut there)?;
    if let Some(name) = there.iter().find(|name| !listed.contains(&name.as_str())) {
        return Err(format!("style/{name} is not listed in style/order.txt: add a line, or remove the file").into());
    }
    let mut seen = BTreeSet::new();
    let mut out = String::new();
    for name in listed {
        if !seen.insert(name) {
            return Err(format!("style/order.txt lists {name} twice").into());
        }
        let text = fs::read_to_string(style.join(name)).map_err(|e| format!("style/order.txt lists {name}, but style/{name} cannot be read: {e}"))?;
        let stripped = strip(&text).map_err(|why| format!("style/{name}: {why}"))?;
        old_phones(&stripped).map_err(|why| format!("style/{name}: {why}"))?;
        out += &stripped;
    }
    Ok(out)
}

/// What a browser of 2020 throws away together with everything in it, so that a page on an old phone would be bare.
fn old_phones(stripped: &str) -> Result<(), String> {
    let new = ["@layer", "@container", "@scope", "@starting-style"].into_iter().find(|word| stripped.contains(word));
    let nested = stripped.contains("{&") || stripped.contains(";&") || stripped.contains("}&");
    match (new, nested) {
        (Some(word), _) => Err(format!("{word} is dropped with all rules in it by phones that people have (design, 10.2); write plain rules")),
        (None, true) => Err("rules within rules (&) are dropped by phones that people have (design, 10.2); write the selector out".to_owned()),
        (None, false) => Ok(()),
    }
}

fn find(folder: &Path, before: &str, names: &mut BTreeSet<String>) -> Done {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            find(&entry.path(), &format!("{name}/"), names)?;
        } else if name.ends_with(".css") {
            names.insert(name);
        }
    }
    Ok(())
}

/// The same style in fewer bytes; an error names the line where something was left open.
pub fn strip(text: &str) -> Result<String, String> {
    let mut at = Reader { text: text.trim_start_matches('\u{feff}'), pos: 0 };
    let mut out = String::with_capacity(text.len());
    let mut open = Vec::new();
    let mut spaced = 0; // where `out` ends with a space of ours, not one that belongs to an escape
    while let Some(c) = at.peek() {
        let start = at.pos;
        match c {
            '"' | '\'' => out += at.string(c)?,
            '\\' => out += at.escape(),
            '/' if at.rest().starts_with("/*") => {
                at.comment()?;
                // alone between two words a comment keeps them apart, as no space would
                let free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "{};,()/".contains(c));
                if !free(out.chars().next_back()) && !free(at.peek()) {
                    out += "/**/";
                }
            }
            c if c.is_ascii_whitespace() => {
                at.skip(|c| c.is_ascii_whitespace());
                if out.len() != spaced && is_needed(out.chars().next_back(), at.peek_past_comments()) {
                    out.push(' ');
                    spaced = out.len();
                }
            }
            '{' | '(' | '[' => {
                if c == '(' && ends_with_url(&out) {
                    out += at.address()?;
                    continue;
                }
                open.push((c, start));
                at.pos += 1;
                out.push(c);
            }
            '}' | ')' | ']' => {
                let want = match c {
                    '}' => '{',
                    ')' => '(',
                    _ => '[',
                };
                match open.pop() {
                    Some((found, _)) if found == want => {}
                    _ => return Err(format!("line {}: a `{c}` closes nothing", at.line(start))),
                }
                at.pos += 1;
                out.push(c);
            }
            c => {
                at.pos += c.len_utf8();
                out.push(c);
            }
        }
    }
    match open.pop() {
        Some((c, start)) => Err(format!("line {}: a `{c}` is never closed", at.line(start))),
        None => Ok(out),
    }
}

/// Is a space between these two part of the meaning?
fn is_needed(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    if before == ':' {
        // `--x: ;` is an empty value, `--x:;` was an error in older browsers
        return ";}".contains(after);
    }
    !"{};,(".contains(before) && !"{};,)".contains(after)
}

fn ends_with_url(out: &str) -> bool {
    let Some((head, tail)) = out.len().checked_sub(3).and_then(|n| out.split_at_checked(n)) else {
        return false;
    };
    let word = |c: char| c.is_alphanumeric() || c == '-' || c == '_' || c == '\\';
    tail.eq_ignore_ascii_case("url") && !head.ends_with(word)
}

struct Reader<'a> {
    text: &'a str,
    pos: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.pos..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn line(&self, pos: usize) -> usize {
        1 + self.text.bytes().take(pos).filter(|b| *b == b'\n').count()
    }

    fn skip(&mut self, mut wanted: impl FnMut(char) -> bool) {
        let rest = self.rest();
        self.pos += rest.find(|c| !wanted(c)).unwrap_or(rest.len());
    }

    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.pos).unwrap_or_default()
    }

    /// What stands after the comments and the whitespace that follow here.
    fn peek_past_comments(&self) -> Option<char> {
        let mut ahead = Reader { text: self.text, pos: self.pos };
        loop {
            ahead.skip(|c| c.is_ascii_whitespace());
            if !ahead.rest().starts_with("/*") || ahead.comment().is_err() {
                return ahead.peek();
            }
        }
    }

    fn comment(&mut self) -> Result<(), String> {
        match self.rest().get(2..).and_then(|inside| inside.find("*/")) {
            Some(end) => {
                self.pos += end + 4;
                Ok(())
            }
            None => Err(format!("line {}: a comment is never closed", self.line(self.pos))),
        }
    }

    fn string(&mut self, quote: char) -> Result<&'a str, String> {
        let start = self.pos;
        let mut escaped = true; // the opening quote closes nothing
        for c in self.rest().chars() {
            self.pos += c.len_utf8();
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '\n' => break,
                c if c == quote => return Ok(self.since(start)),
                _ => {}
            }
        }
        Err(format!("line {}: a {quote} is never closed", self.line(start)))
    }

    /// A backslash and what belongs to it: up to six hex digits and one space, or any one character.
    fn escape(&mut self) -> &'a str {
        let start = self.pos;
        self.pos += 1;
        let mut digits = 0;
        self.skip(|c| {
            digits += 1;
            digits <= 6 && c.is_ascii_hexdigit()
        });
        let hex = self.pos > start + 1;
        if let Some(c) = self.peek()
            && (!hex || c.is_ascii_whitespace())
        {
            self.pos += c.len_utf8();
        }
        self.since(start)
    }

    /// From the bracket of `url(` to its end, as written.
    fn address(&mut self) -> Result<&'a str, String> {
        let start = self.pos;
        self.pos += 1;
        self.skip(|c| c.is_ascii_whitespace());
        if let Some(quote @ ('"' | '\'')) = self.peek() {
            self.string(quote)?;
        }
        while let Some(c) = self.peek() {
            match c {
                '\\' => {
                    self.escape();
                }
                ')' => {
                    self.pos += 1;
                    return Ok(self.since(start));
                }
                '\n' | '{' | '}' | ';' if !self.since(start).contains("data:") => break,
                c => self.pos += c.len_utf8(),
            }
        }
        Err(format!("line {}: a url( is never closed", self.line(start)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(from: &str, to: &str) {
        assert_eq!(strip(from).as_deref(), Ok(to), "{from}");
    }

    #[test]
    fn nothing_that_an_old_phone_drops() {
        for bad in ["@layer a{b{c:d}}", "@container (width > 3em){a{b:c}}", "a{b:c;&:hover{d:e}}", "a{& b{c:d}}"] {
            assert!(old_phones(&strip(bad).unwrap()).is_err(), "{bad}");
        }
        assert_eq!(old_phones("@media print{a{b:url(x?y&z)}}"), Ok(()));
    }

    #[test]
    fn spare_whitespace_goes() {
        same("a {\n  color: red;\n  margin: 0 auto;\n}\n\nb , c { x: y }\n", "a{color:red;margin:0 auto;}b,c{x:y}");
        same("@media ( width > 30em ) and (print) { a { b: c } }", "@media (width > 30em) and (print){a{b:c}}");
        same("\u{feff}@layer a, b;", "@layer a,b;");
    }

    #[test]
    fn whitespace_that_means_something_stays() {
        same("a :hover { b: calc( 1px + 2px ) }", "a :hover{b:calc(1px + 2px)}");
        same("@media not (print) { }", "@media not (print){}");
        same("a { --x: ; --y:  }", "a{--x: ;--y: }");
        same("a { b: c !important }", "a{b:c !important}");
        same("[a=\"b\" i] > b ~ c + d { }", "[a=\"b\" i] > b ~ c + d{}");
        same("a { margin: -1px -2px; inset: var(--a) var(--b) }", "a{margin:-1px -2px;inset:var(--a) var(--b)}");
    }

    #[test]
    fn comments_go_and_keep_words_apart() {
        same("/* a */ a /* b */ { /* c */ b: c; /* ; } */ }", "a{b:c;}");
        same("a/**/b { } div/* x */.c { } d /* y */ e { }", "a/**/b{}div/**/.c{}d e{}");
        same("a { b: /* c */ d /* e */; }", "a{b:d;}");
        same("a { b: c }/**/", "a{b:c}");
    }

    #[test]
    fn strings_addresses_and_escapes_stay() {
        same(r#"a::before { content: "  /* no */ ; } \" "; }"#, r#"a::before{content:"  /* no */ ; } \" ";}"#);
        same("a { b: url( data:image/svg+xml;utf8,{x} ) c }", "a{b:url( data:image/svg+xml;utf8,{x} ) c}");
        same("a { b: URL('a  )b' ) , url(//c/*d*/e) }", "a{b:URL('a  )b' ),url(//c/*d*/e)}");
        same(r".sm\:x , .\31  b , .\{ { c: d }", r".sm\:x,.\31  b,.\{{c:d}");
        same("a { b: \"é\\\n è\" ; c: curl( d ) }", "a{b:\"é\\\n è\";c:curl(d)}");
    }

    #[test]
    fn stripping_twice_changes_nothing_more() {
        let text = "a /* b */ :is( c , d ) > e { f : g ; --h: ; i: url( j ) , \"k  l\" } /**/ m/**/n { }";
        let once = strip(text);
        assert_eq!(once.as_deref().map(strip), Ok(once.clone()));
    }

    #[test]
    fn what_is_left_open_is_named_with_its_line() {
        for (text, why) in [
            ("a {\n /* b", "line 2: a comment is never closed"),
            ("a {\n b: \"c\n}", "line 2: a \" is never closed"),
            ("a { b: url(c\n}", "line 1: a url( is never closed"),
            ("a {\n\n", "line 1: a `{` is never closed"),
            ("a { }\n}", "line 2: a `}` closes nothing"),
            ("a { b: (c } )", "line 1: a `}` closes nothing"),
        ] {
            assert_eq!(strip(text), Err(why.to_owned()));
        }
    }

    #[test]
    fn the_list_and_the_folder_must_agree() -> Done {
        let style = std::env::temp_dir().join(format!("doorstep-xtask-style-{}", std::process::id()));
        fs::create_dir_all(style.join("parts"))?;
        let said = |style: &Path| join(style).map_err(|e| e.to_string());
        let none = said(&style);
        fs::write(style.join("order.txt"), "# first\nb.css\n\nparts/a.css\n")?;
        fs::write(style.join("b.css"), "b { }\n")?;
        let missing = said(&style);
        fs::write(style.join("parts/a.css"), "a { }\n")?;
        let good = said(&style);
        fs::write(style.join("c.css"), "")?;
        let unlisted = said(&style);
        fs::remove_dir_all(&style)?;
        assert!(none.is_err_and(|e| e.contains("order.txt")));
        assert!(missing.is_err_and(|e| e.contains("lists parts/a.css")));
        assert_eq!(good.as_deref(), Ok("b{}a{}"));
        assert!(unlisted.is_err_and(|e| e.contains("style/c.css is not listed")));
        Ok(())
    }
}
