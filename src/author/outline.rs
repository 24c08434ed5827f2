//! What somebody hears who moves through a page by its headings and links: read from our own HTML, between `<main` and `</main>`.
//!
//! It knows the HTML that our own pages are made of and nothing else; it is never given anything from elsewhere.

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    Heading(u8, String),
    Link(String),
    Picture(String),
}

pub fn of(page: &str) -> Vec<Line> {
    let main = page.split_once("<main").map_or("", |(_, rest)| rest);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let mut lines = Vec::new();
    for (at, _) in main.match_indices('<') {
        let rest = &main[at..];
        let line = heading(rest).or_else(|| link(rest)).or_else(|| picture(rest));
        lines.extend(line);
    }
    lines
}

fn heading(rest: &str) -> Option<Line> {
    let level = rest.strip_prefix("<h")?.bytes().next().filter(u8::is_ascii_digit)? - b'0';
    Some(Line::Heading(level, inside(rest, &format!("</h{level}>"))?))
}

fn link(rest: &str) -> Option<Line> {
    rest.starts_with("<a ").then(|| inside(rest, "</a>")).flatten().map(Line::Link)
}

fn picture(rest: &str) -> Option<Line> {
    let tag = rest.split_once('>')?.0;
    if !tag.starts_with("<svg") || !tag.contains("role=\"img\"") {
        return None;
    }
    let named = tag.split_once("aria-label=\"").and_then(|(_, words)| words.split_once('"')).map(|(words, _)| unescaped(words));
    named.or_else(|| inside(rest.split_once("<title")?.1, "</title>")).map(Line::Picture)
}

/// The words between the end of a tag and `end`, without further tags.
fn inside(rest: &str, end: &str) -> Option<String> {
    let (_, after) = rest.split_once('>')?;
    let (html, _) = after.split_once(end)?;
    let (mut words, mut in_tag) = (String::new(), false);
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            letter if !in_tag => words.push(letter),
            _ => {}
        }
    }
    let words = unescaped(&words).split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_links_and_pictures_come_in_their_order() {
        let page = "<h1>Not here</h1><main id=\"main\"><h1>A <em>b</em> &amp; c</h1><p><a href=\"/x\">Go <b>on</b></a></p>\
                    <svg role=\"img\" aria-label=\"A door\"></svg><h2 id=\"y\">D</h2></main><a href=\"/z\">Not here</a>";
        let wanted = [Line::Heading(1, "A b & c".into()), Line::Link("Go on".into()), Line::Picture("A door".into()), Line::Heading(2, "D".into())];
        assert_eq!(of(page), wanted);
        assert_eq!(of("no page"), []);
    }
}
