//! Fits a piece of HTML of the site into a page of the book: links lead to files, ids of several lessons on one page do not collide, and
//! headings go as deep as the page needs them.
//!
//! It reads HTML that we wrote ourselves (values in double quotes, nothing left open), not anybody's. Deliberately absent: everything else that a parser of
//! HTML can do; `src/tests/book.rs` holds the whole book against one that shares nothing with this.

/// How a piece is fitted.
pub struct Fit<'f> {
    /// Put before each id of the piece.
    pub prefix: &'f str,
    /// By how many levels headings go down: `h2` becomes `h3` with 1.
    pub deeper: u8,
    /// Where a link leads from this page; `None` leaves its words without a link.
    pub lead: &'f dyn Fn(&str) -> Option<String>,
}

/// Attributes that hold ids, one or several with spaces between.
const IDS: [&str; 5] = ["id", "for", "aria-labelledby", "aria-describedby", "headers"];

pub fn fit(html: &str, how: &Fit<'_>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    // Links without a way are taken out with both ends; links never stand inside each other.
    let mut dropped = false;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = at + tag_length(&rest[at..]);
        let tag = &rest[at..end];
        rest = &rest[end..];
        match tag {
            "<!>" => {} // a mark of the renderer between two pieces
            "</a>" if std::mem::take(&mut dropped) => {}
            _ => match fitted(tag, how) {
                Some(tag) => out.push_str(&tag),
                None => dropped = true,
            },
        }
    }
    out.push_str(rest);
    out
}

/// Up to and with its `>`, which may also stand inside a value.
fn tag_length(from: &str) -> usize {
    let mut quoted = false;
    for (at, c) in from.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    from.len()
}

/// `None`: a link that leads nowhere.
fn fitted(tag: &str, how: &Fit<'_>) -> Option<String> {
    let name_ends = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '"')).unwrap_or(tag.len());
    let (name, rest) = tag.split_at(name_ends);
    let mut out = heading(name, how.deeper);
    let mut rest = rest;
    while let Some(equals) = rest.find("=\"") {
        let key_starts = rest[..equals].rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let (before, key) = (&rest[..key_starts], &rest[key_starts..equals]);
        let value_starts = equals + 2;
        let value_ends = rest[value_starts..].find('"').map_or(rest.len(), |at| value_starts + at);
        let value = &rest[value_starts..value_ends];
        rest = rest.get(value_ends + 1..).unwrap_or_default();
        // Ten parts “Try it” with a name each are ten landmarks of one name: their headings are enough.
        if (name, key) == ("<section", "aria-labelledby") && !how.prefix.is_empty() {
            continue;
        }
        let value = match key {
            "href" if name == "<a" => (how.lead)(value)?,
            key if IDS.contains(&key) => value.split(' ').map(|id| format!("{}{id}", how.prefix)).collect::<Vec<_>>().join(" "),
            _ => value.to_owned(),
        };
        out.push_str(&format!("{before}{key}=\"{value}\""));
    }
    out.push_str(rest);
    Some(out)
}

/// `<h2` or `</h2` so many levels down, the sixth being the last.
fn heading(name: &str, deeper: u8) -> String {
    let (start, level) = name.split_at(name.len().saturating_sub(1));
    match (start, level.parse::<u8>()) {
        ("<h" | "</h", Ok(level)) => format!("{start}{}", (level + deeper).min(6)),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to_b(address: &str) -> Option<String> {
        (address != "/nowhere").then(|| format!("b{}", address.replace('/', "-")))
    }

    fn done(html: &str) -> String {
        fit(html, &Fit { prefix: "l-", deeper: 1, lead: &to_b })
    }

    #[test]
    fn links_ids_and_headings_change_and_nothing_else_does() {
        assert_eq!(done(r#"<h2 id="try">A &lt;b&gt;</h2>"#), r#"<h3 id="l-try">A &lt;b&gt;</h3>"#);
        assert_eq!(done(r#"<a class="x" href="/en/a">a</a>"#), r#"<a class="x" href="b-en-a">a</a>"#);
        assert_eq!(done(r#"<p aria-labelledby="a b">c</p>"#), r#"<p aria-labelledby="l-a l-b">c</p>"#);
        assert_eq!(
            done(r#"<svg viewBox="0 0 1 1" aria-label="1 > 0"><path d="M1 1"/></svg>"#),
            r#"<svg viewBox="0 0 1 1" aria-label="1 > 0"><path d="M1 1"/></svg>"#
        );
        assert_eq!(done(r#"<section class="try" aria-labelledby="try">a</section>"#), r#"<section class="try">a</section>"#);
        assert_eq!(done("<hr><header><p>one<!> two</p></header>"), "<hr><header><p>one two</p></header>");
    }

    #[test]
    fn a_link_that_leads_nowhere_keeps_its_words() {
        assert_eq!(
            done(r#"<p>See <a href="/nowhere">the <em>other</em> one</a>, <a href="/c">c</a>.</p>"#),
            r#"<p>See the <em>other</em> one, <a href="b-c">c</a>.</p>"#
        );
    }

    #[test]
    fn headings_end_at_six() {
        assert_eq!(fit("<h5>a</h5><h6>b</h6>", &Fit { prefix: "", deeper: 3, lead: &to_b }), "<h6>a</h6><h6>b</h6>");
    }
}
