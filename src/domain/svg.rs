//! Pictures: a small allow-list for SVG, read and written anew, so that nothing of the author's markup reaches a page by itself.
//!
//! Deliberately absent: scripts, styles, ids, links, embedded pictures, `url(…)`, entities beyond the five, comments, doctypes. Colours may
//! name our own art variables, `var(--art-line,#17252b)`, so that dark mode reaches into a picture.

use super::{
    markdown::{Prose, escape_into},
    problem::Problem,
};

/// A drawing of ours is 2 to 12 kB; this is far beyond.
pub const MAX_BYTES: usize = 64 * 1024;
const MAX_DEPTH: usize = 40;

const ELEMENTS: [&str; 13] = ["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc"];

const ATTRIBUTES: [&str; 45] = [
    "viewBox",
    "width",
    "height",
    "fill",
    "fill-rule",
    "fill-opacity",
    "clip-rule",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-miterlimit",
    "stroke-opacity",
    "opacity",
    "transform",
    "d",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "points",
    "dx",
    "dy",
    "text-anchor",
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "letter-spacing",
    "dominant-baseline",
    "textLength",
    "lengthAdjust",
    "paint-order",
    "preserveAspectRatio",
    "vector-effect",
    "pathLength",
];

/// Attributes that are dropped without a word: our own writing replaces them.
const REPLACED: [&str; 6] = ["xmlns", "role", "aria-label", "aria-hidden", "focusable", "version"];

type Refusal = Problem;

/// The checked picture with `role="img"` and its description. Errors name the line in the SVG file.
pub fn check(text: &str, alt: &str) -> Result<Prose, Vec<Problem>> {
    if text.len() > MAX_BYTES {
        let what = format!("The picture is larger than {} kB", MAX_BYTES / 1024);
        return Err(vec![Problem::error(0, what, "It is sent with every page that shows it", "Simplify the drawing")]);
    }
    let mut scan = Scan { text, at: 0, out: String::with_capacity(text.len() + 80), open: Vec::new(), alt, done: false };
    match scan.run() {
        Ok(()) => Ok(Prose::trusted(scan.out)),
        Err(refusal) => Err(vec![refusal]),
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    out: String,
    open: Vec<&'a str>,
    alt: &'a str,
    /// The outermost element was closed.
    done: bool,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn refuse(&self, what: impl Into<String>, fix: &str) -> Refusal {
        let before = self.text.get(..self.at).unwrap_or_default();
        let line = u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX);
        Problem::error(line, what, "Pictures become part of the page, so only plain drawings are taken", fix)
    }

    fn run(&mut self) -> Result<(), Refusal> {
        self.prologue()?;
        while !self.rest().is_empty() {
            let rest = self.rest();
            if rest.starts_with("<!--") {
                self.skip_past("-->")?;
            } else if rest.starts_with("</") {
                self.close()?;
            } else if rest.starts_with("<!") || rest.starts_with("<?") {
                return Err(self.refuse("There is a declaration inside the picture", "Take it out"));
            } else if rest.starts_with('<') {
                self.open()?;
            } else {
                self.words()?;
            }
        }
        if self.done { Ok(()) } else { Err(self.refuse("The picture ends too early", "Save it again from the drawing program")) }
    }

    /// `<?xml …?>` and comments before the drawing.
    fn prologue(&mut self) -> Result<(), Refusal> {
        loop {
            self.at += self.rest().len() - self.rest().trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).len();
            if self.rest().starts_with("<?xml") {
                self.skip_past("?>")?;
            } else if self.rest().starts_with("<!--") {
                self.skip_past("-->")?;
            } else if self.rest().starts_with("<svg") {
                return Ok(());
            } else {
                return Err(self.refuse("This is not an SVG picture", "Save it as plain SVG"));
            }
        }
    }

    fn skip_past(&mut self, end: &str) -> Result<(), Refusal> {
        match self.rest().find(end) {
            Some(n) => {
                self.at += n + end.len();
                Ok(())
            }
            None => Err(self.refuse("Something in the picture is never closed", "Save it again from the drawing program")),
        }
    }

    fn name(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == ':' || c == '_')).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn open(&mut self) -> Result<(), Refusal> {
        self.at += 1;
        let name = self.name();
        let Some(element) = ELEMENTS.iter().find(|e| **e == name) else {
            return Err(self.refuse(format!("<{name}> is not allowed in a picture"), "Use paths, shapes, groups and text only"));
        };
        if (*element == "svg") != self.open.is_empty() || self.done || self.open.len() >= MAX_DEPTH {
            return Err(self.refuse(format!("<{name}> cannot stand here"), "Use one svg element around the whole drawing"));
        }
        self.out.push('<');
        self.out.push_str(element);
        if *element == "svg" {
            self.out.push_str(" role=\"img\" aria-label=\"");
            escape_into(&mut self.out, self.alt, true);
            self.out.push('"');
        }
        let empty = self.attributes()?;
        self.out.push('>');
        if empty {
            self.out.push_str("</");
            self.out.push_str(element);
            self.out.push('>');
            self.done = self.open.is_empty();
        } else {
            self.open.push(element);
        }
        Ok(())
    }

    /// Up to the `>`; `true` when the element closes itself.
    fn attributes(&mut self) -> Result<bool, Refusal> {
        let mut seen: Vec<&str> = Vec::new();
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            if self.rest().starts_with("/>") {
                self.at += 2;
                return Ok(true);
            }
            if self.rest().starts_with('>') {
                self.at += 1;
                return Ok(false);
            }
            let name = self.name();
            let value = self.value(name)?;
            if REPLACED.contains(&name) {
                continue;
            }
            if !ATTRIBUTES.contains(&name) {
                return Err(self.refuse(format!("The attribute {name} is not allowed in a picture"), "Take it out; give colours with fill and stroke"));
            }
            if seen.contains(&name) {
                return Err(self.refuse(format!("The attribute {name} comes twice"), "Keep one"));
            }
            if !fine_value(value) {
                return Err(self.refuse(format!("The value of {name} is not allowed"), "Use plain numbers, colours or var(--art-…,#colour)"));
            }
            seen.push(name);
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&value.split_ascii_whitespace().collect::<Vec<_>>().join(" "));
            self.out.push('"');
        }
    }

    fn value(&mut self, name: &str) -> Result<&'a str, Refusal> {
        let broken = |scan: &Self| Err(scan.refuse(format!("The attribute “{name}” is not written as name=\"value\""), "Save the picture as plain SVG"));
        let Some(rest) = self.rest().strip_prefix('=') else { return broken(self) };
        let Some(quote) = rest.chars().next().filter(|q| ['"', '\''].contains(q)) else { return broken(self) };
        let Some(end) = rest[1..].find(quote) else { return broken(self) };
        self.at += end + 3;
        Ok(&rest[1..=end])
    }

    fn close(&mut self) -> Result<(), Refusal> {
        self.at += 2;
        let name = self.name();
        if self.open.pop() != Some(name) || !self.rest().trim_start().starts_with('>') {
            return Err(self.refuse(format!("</{name}> closes nothing"), "Save the picture again from the drawing program"));
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        self.done = self.open.is_empty();
        self.skip_past(">")
    }

    /// Characters between tags: kept inside text, dropped elsewhere.
    fn words(&mut self) -> Result<(), Refusal> {
        let rest = self.rest();
        let end = rest.find('<').unwrap_or(rest.len());
        let words = &rest[..end];
        let inside_text = self.open.iter().any(|e| ["text", "title", "desc"].contains(e));
        if inside_text {
            let Some(plain) = unescape(words) else {
                return Err(self.refuse("There is an unknown & name in the text", "Type the character itself"));
            };
            escape_into(&mut self.out, &plain, false);
        } else if !words.trim().is_empty() {
            return Err(self.refuse("There are words outside a text element", "Put them into <text>"));
        }
        self.at += end;
        Ok(())
    }
}

/// Numbers, path data, colour names, font names and our own variables. Nothing that fetches or runs.
fn fine_value(value: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphanumeric() || " \t\r\n.,-+#()%'_".contains(c);
    let lower = value.to_ascii_lowercase();
    let functions_are_ours = lower.match_indices('(').all(|(at, _)| {
        let before = &lower[..at];
        let name = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        ["translate", "scale", "rotate", "skewx", "skewy", "matrix", "rgb", "var"].contains(&name)
    });
    let variables_are_ours = lower.match_indices("var(").all(|(at, _)| lower[at + 4..].trim_start().starts_with("--art-"));
    value.chars().all(letters) && functions_are_ours && variables_are_ours
}

fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('&');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, rest) = piece.split_once(';')?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => return None,
        });
        out.push_str(rest);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_drawing_gets_its_description() {
        let svg = "<?xml version=\"1.0\"?>\n<!-- ours -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n  <path d=\"M0 0\n h9\" fill=\"var(--art-line,#17252b)\"/>\n <text>a &amp; b</text></svg>\n";
        let html = check(svg, "A \"line\"").expect("a plain drawing");
        assert_eq!(
            html.as_html(),
            "<svg role=\"img\" aria-label=\"A &quot;line&quot;\" viewBox=\"0 0 9 9\"><path d=\"M0 0 h9\" fill=\"var(--art-line,#17252b)\"></path><text>a &amp; b</text></svg>"
        );
    }

    #[test]
    fn nothing_that_runs_fetches_or_names() {
        let inside = [
            "<script>alert(1)</script>",
            "<style>*{}</style>",
            "<a href=\"https://x\"><path/></a>",
            "<image href=\"x\"/>",
            "<use href=\"#a\"/>",
            "<foreignObject/>",
            "<animate/>",
            "<set/>",
            "<path onclick=\"a()\"/>",
            "<path style=\"fill:red\"/>",
            "<path id=\"submit\"/>",
            "<path class=\"a\"/>",
            "<path fill=\"url(#a)\"/>",
            "<path fill=\"url(https://x)\"/>",
            "<path fill=\"var(--other,red)\"/>",
            "<path fill=\"expression(1)\"/>",
            "<path fill=red/>",
            "<path fill=\"a\" fill=\"b\"/>",
            "<text>&#x3c;</text>",
            "words",
            "<g>",
            "</g>",
            "<svg/>",
            "<!DOCTYPE x>",
            "<![CDATA[x]]>",
            "<path xlink:href=\"x\"/>",
            "<path href=\"javascript:1\"/>",
            "<SCRIPT/>",
            "<path d=\"&quot;&gt;\"/>",
            "<filter/>",
            "<path filter=\"url(#x)\"/>",
        ];
        for bad in inside {
            let svg = format!("<svg viewBox=\"0 0 9 9\">{bad}</svg>");
            assert!(check(&svg, "x").is_err(), "{bad}");
        }
        for bad in
            ["", "GIF89a", "<html></html>", "%PDF-1.4", "<svg", "<svg>", "<svg/><svg/>", "<svg/>x", "\u{0}<svg/>", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>"]
        {
            assert!(check(bad, "x").is_err(), "{bad}");
        }
        assert!(check(&"<svg>".repeat(2000), "x").is_err());
        assert!(check(&format!("<svg><path d=\"{}\"/></svg>", "M0 0".repeat(20_000)), "x").is_err());
    }
}
