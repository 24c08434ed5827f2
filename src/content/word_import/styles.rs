//! What the names of a Word file's styles mean: heading, title, quote, list. Word keeps the English name of a built-in style beside the id that
//! is in the writer's language, so that “Titre1” of a French Word is a heading, too.

use std::collections::HashMap;

use super::xml::Element;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    #[default]
    Plain,
    Title,
    Heading(u8),
    Quote,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Style {
    role: Role,
    list: Option<ListAt>,
    based_on: Option<String>,
}

/// A list and a depth in it, as paragraphs and styles name them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListAt {
    pub list: Option<String>,
    pub depth: Option<u8>,
}

#[derive(Debug, Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    /// List → depth → is it counted? Missing is a list of dots.
    lists: HashMap<String, HashMap<u8, Format>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Dots,
    Numbers,
    /// Word's “no mark”: a paragraph that only looks like an item.
    None,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Role(Role),
    Item { depth: u8, ordered: bool },
}

/// A chain of styles longer than this goes in circles.
const LONGEST_CHAIN: usize = 12;
const DEEPEST_ITEM: u8 = 5;

impl Styles {
    pub fn read(styles: Option<&Element>, numbering: Option<&Element>) -> Self {
        Self { styles: styles.map(read_styles).unwrap_or_default(), lists: numbering.map(read_lists).unwrap_or_default() }
    }

    /// From the `pPr` of a paragraph.
    pub fn kind(&self, properties: Option<&Element>) -> Kind {
        let Some(properties) = properties else { return Kind::Role(Role::Plain) };
        let chain = self.chain(value(properties, "pStyle"));
        let role = outline(properties).or_else(|| chain.iter().map(|style| style.role).find(|role| *role != Role::Plain)).unwrap_or_default();
        if matches!(role, Role::Title | Role::Heading(_)) {
            return Kind::Role(role);
        }
        let own = properties.child("numPr").map(list_at);
        let from = |part: fn(&ListAt) -> Option<String>| own.iter().chain(chain.iter().filter_map(|style| style.list.as_ref())).find_map(part);
        let Some(list) = from(|at| at.list.clone()).filter(|list| list != "0") else { return Kind::Role(role) };
        let depth = from(|at| at.depth.map(|depth| depth.to_string())).and_then(|depth| depth.parse().ok()).unwrap_or(0_u8).min(DEEPEST_ITEM);
        let levels = self.lists.get(&list);
        match levels.and_then(|levels| levels.get(&depth).or_else(|| levels.get(&0))).copied().unwrap_or(Format::Dots) {
            Format::None => Kind::Role(role),
            format => Kind::Item { depth, ordered: format == Format::Numbers },
        }
    }

    fn chain(&self, style: Option<&str>) -> Vec<&Style> {
        let mut chain = Vec::new();
        let mut next = style.and_then(|id| self.styles.get(id));
        while let Some(style) = next.filter(|_| chain.len() < LONGEST_CHAIN) {
            chain.push(style);
            next = style.based_on.as_ref().and_then(|id| self.styles.get(id));
        }
        chain
    }
}

fn value<'e>(of: &'e Element, name: &str) -> Option<&'e str> {
    of.child(name).and_then(|element| element.attribute("val"))
}

fn outline(properties: &Element) -> Option<Role> {
    let level: u8 = value(properties, "outlineLvl")?.parse().ok()?;
    (level < 9).then(|| Role::Heading(level + 1))
}

fn list_at(properties: &Element) -> ListAt {
    ListAt { list: value(properties, "numId").map(str::to_owned), depth: value(properties, "ilvl").and_then(|depth| depth.parse().ok()) }
}

/// “List Bullet 2” is the second level by its name; its own list knows only one.
fn with_depth(at: ListAt, style: Option<&str>) -> ListAt {
    let named = style.map(str::to_lowercase).filter(|name| name.starts_with("list ")).and_then(|name| name.rsplit(' ').next()?.parse::<u8>().ok());
    match named {
        Some(level @ 2..=5) if at.depth.is_none() => ListAt { depth: Some(level - 1), ..at },
        _ => at,
    }
}

fn read_styles(styles: &Element) -> HashMap<String, Style> {
    let paragraphs = styles.elements().filter(|style| style.name == "style" && style.attribute("type") == Some("paragraph"));
    let read = |style: &Element| {
        let properties = style.child("pPr");
        let named = value(style, "name").map(role_of).unwrap_or_default();
        Style {
            role: if named == Role::Plain { properties.and_then(outline).unwrap_or_default() } else { named },
            list: properties.and_then(|p| p.child("numPr")).map(|numbers| with_depth(list_at(numbers), value(style, "name"))),
            based_on: value(style, "basedOn").map(str::to_owned),
        }
    };
    paragraphs.filter_map(|style| Some((style.attribute("styleId")?.to_owned(), read(style)))).collect()
}

fn role_of(name: &str) -> Role {
    let name = name.to_lowercase();
    match name.as_str() {
        "title" => Role::Title,
        "quote" | "intense quote" | "block text" => Role::Quote,
        _ => name.strip_prefix("heading ").and_then(|level| level.parse().ok()).filter(|level| (1..=9).contains(level)).map_or(Role::Plain, Role::Heading),
    }
}

fn read_lists(numbering: &Element) -> HashMap<String, HashMap<u8, Format>> {
    let abstracts: HashMap<&str, &Element> =
        numbering.elements().filter(|e| e.name == "abstractNum").filter_map(|e| Some((e.attribute("abstractNumId")?, e))).collect();
    let levels = |list: &Element| {
        let shape = abstracts.get(value(list, "abstractNumId")?)?;
        let levels = shape.elements().filter(|e| e.name == "lvl").filter_map(|level| {
            let format = match value(level, "numFmt") {
                Some("bullet") => Format::Dots,
                Some("none") => Format::None,
                _ => Format::Numbers,
            };
            Some((level.attribute("ilvl")?.parse().ok()?, format))
        });
        Some((list.attribute("numId")?.to_owned(), levels.collect()))
    };
    numbering.elements().filter(|e| e.name == "num").filter_map(levels).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::xml, *};

    fn styles() -> Styles {
        let styles = br#"<styles>
            <style type="paragraph" styleId="Titre1"><name val="heading 1"/></style>
            <style type="paragraph" styleId="Chapitre"><name val="Chapitre"/><basedOn val="Titre1"/></style>
            <style type="paragraph" styleId="Puces"><name val="List Bullet"/><pPr><numPr><numId val="3"/></numPr></pPr></style>
            <style type="paragraph" styleId="Puces2"><name val="List Bullet 2"/><pPr><numPr><numId val="3"/></numPr></pPr></style>
            <style type="paragraph" styleId="A"><name val="A"/><basedOn val="B"/></style>
            <style type="paragraph" styleId="B"><name val="B"/><basedOn val="A"/></style></styles>"#;
        let numbering = br#"<numbering>
            <abstractNum abstractNumId="7"><lvl ilvl="0"><numFmt val="decimal"/></lvl><lvl ilvl="1"><numFmt val="bullet"/></lvl><lvl ilvl="2"><numFmt val="none"/></lvl></abstractNum>
            <num numId="4"><abstractNumId val="7"/></num></numbering>"#;
        Styles::read(xml::read(styles).as_ref(), xml::read(numbering).as_ref())
    }

    fn kind(properties: &str) -> Kind {
        styles().kind(xml::read(format!("<pPr>{properties}</pPr>").as_bytes()).as_ref())
    }

    #[test]
    fn styles_are_known_by_their_english_names_and_what_they_are_based_on() {
        assert_eq!(kind(r#"<pStyle val="Titre1"/>"#), Kind::Role(Role::Heading(1)));
        assert_eq!(kind(r#"<pStyle val="Chapitre"/>"#), Kind::Role(Role::Heading(1)));
        assert_eq!(kind(r#"<outlineLvl val="2"/>"#), Kind::Role(Role::Heading(3)));
        assert_eq!(kind(r#"<pStyle val="A"/>"#), Kind::Role(Role::Plain), "styles in a circle");
        assert_eq!(kind(r#"<pStyle val="nobody"/>"#), Kind::Role(Role::Plain));
    }

    #[test]
    fn lists_have_dots_or_numbers_or_no_mark() {
        let item = |depth, ordered| Kind::Item { depth, ordered };
        assert_eq!(kind(r#"<numPr><ilvl val="0"/><numId val="4"/></numPr>"#), item(0, true));
        assert_eq!(kind(r#"<numPr><ilvl val="1"/><numId val="4"/></numPr>"#), item(1, false));
        assert_eq!(kind(r#"<numPr><ilvl val="2"/><numId val="4"/></numPr>"#), Kind::Role(Role::Plain));
        assert_eq!(kind(r#"<pStyle val="Puces"/>"#), item(0, false), "a list that is not described has dots");
        assert_eq!(kind(r#"<pStyle val="Puces"/><numPr><numId val="0"/></numPr>"#), Kind::Role(Role::Plain), "taken out of the list by hand");
        assert_eq!(kind(r#"<pStyle val="Puces2"/>"#), item(1, false), "the level by the name of the style");
        assert_eq!(kind(r#"<pStyle val="Puces"/><numPr><ilvl val="1"/></numPr>"#), item(1, false));
    }
}
