//! The order of the lessons of a module: the numbers in their names, changed for one place up or down, and every link that names a file.
//!
//! Values in, values out. Deliberately absent: anything that readers kept. It goes by the name without its number, so nobody loses a tick.

use super::{plan::Draft, texts::in_folder};
use crate::{
    content::overlay::Texts,
    domain::{
        locale::Locale,
        studio::{How, Kind, TextPath, naming::number_of},
    },
};

fn number(path: &TextPath) -> Option<u32> {
    number_of(path.file().strip_suffix(".md")?)
}

/// The English lessons of a module in their order.
pub fn lessons(texts: &Texts, folder: &str) -> Vec<TextPath> {
    let own = |path: &TextPath| path.kind() == Kind::Lesson && path.locale() == Some(Locale::English);
    let mut all: Vec<TextPath> = in_folder(texts, folder).into_iter().filter(own).collect();
    all.sort_by_key(|path| (number(path), path.clone()));
    all
}

/// The lesson before or after this one; `None` at the ends.
pub fn neighbour(texts: &Texts, path: &TextPath, up: bool) -> Option<TextPath> {
    let all = lessons(texts, path.module_folder()?);
    let at = all.iter().position(|one| one == path)?;
    let other = if up { at.checked_sub(1)? } else { at + 1 };
    all.get(other).filter(|other| number(other) != number(path)).cloned()
}

/// Two lessons change their numbers, in every language; what links to either file follows. The addresses stay, because the number is in none.
pub fn moved(texts: &Texts, path: &TextPath, up: bool) -> Option<Vec<Draft>> {
    let (folder, other) = (path.module_folder()?, neighbour(texts, path, up)?);
    let new_name = |of: &TextPath, by: &TextPath| {
        let (number, rest) = (by.file().split_once('-')?.0, of.file().split_once('-')?.1);
        Some(format!("{number}-{rest}"))
    };
    let names = [(path.file().to_owned(), new_name(path, &other)?), (other.file().to_owned(), new_name(&other, path)?)];
    let module = folder.trim_end_matches('/').rsplit('/').next()?;
    let mut drafts = Vec::new();
    for (at, text) in texts.files.iter() {
        let Ok(at) = TextPath::parse(at) else { continue };
        let body = relinked(text, &names, module, at.module_folder() == Some(folder));
        let new = names.iter().find(|(old, _)| at.module_folder() == Some(folder) && at.original().file() == old);
        match new {
            Some((old, new)) => {
                let ending = at.file().strip_prefix(old.trim_end_matches("md"))?;
                let to = TextPath::parse(&format!("{folder}{}{ending}", new.trim_end_matches("md"))).ok()?;
                drafts.push(Draft { path: to, body: Some(body), how: How::Copied });
                drafts.push(Draft { path: at, body: None, how: How::Removed });
            }
            None if body != text => drafts.push(Draft { path: at, body: Some(body), how: How::Typed }),
            None => {}
        }
    }
    // The moved lessons first.
    drafts.sort_by_key(|draft| draft.how != How::Copied);
    Some(drafts)
}

fn relinked(text: &str, names: &[(String, String); 2], module: &str, is_beside: bool) -> String {
    let mut out = text.to_owned();
    for (old, new) in names {
        if is_beside {
            out = out.replace(&format!("]({old}"), &format!("]({new}"));
        }
        out = out.replace(&format!("/{module}/{old}"), &format!("/{module}/{new}"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lessons_change_places_and_links_follow() {
        let mut files = crate::content::Files::default();
        for (path, text) in [
            ("courses/c/03-m/module.md", "See [b](20-b.md).\n"),
            ("courses/c/03-m/10-a.md", "Then [b](20-b.md#x).\n"),
            ("courses/c/03-m/10-a.fr.md", "Puis [b](20-b.md).\n"),
            ("courses/c/03-m/20-b.md", "Before: [a](10-a.md).\n"),
            ("courses/c/04-n/10-a.md", "[b](../03-m/20-b.md), [own](10-a.md)\n"),
        ] {
            files.insert(path, text);
        }
        let texts = Texts::new(files);
        let path = |path: &str| TextPath::parse(path).unwrap_or_else(|_| unreachable!());
        let moved = moved(&texts, &path("courses/c/03-m/20-b.md"), true).expect("there is one before it");
        let of = |at: &str| moved.iter().find(|draft| draft.path.as_str() == at).map(|draft| draft.body.as_deref());
        assert_eq!(of("courses/c/03-m/10-b.md"), Some(Some("Before: [a](20-a.md).\n")));
        assert_eq!(of("courses/c/03-m/20-a.md"), Some(Some("Then [b](10-b.md#x).\n")));
        assert_eq!(of("courses/c/03-m/20-a.fr.md"), Some(Some("Puis [b](10-b.md).\n")));
        assert_eq!((of("courses/c/03-m/20-b.md"), of("courses/c/03-m/10-a.fr.md")), (Some(None), Some(None)), "the old names go");
        assert_eq!(of("courses/c/03-m/module.md"), Some(Some("See [b](10-b.md).\n")));
        assert_eq!(of("courses/c/04-n/10-a.md"), Some(Some("[b](../03-m/10-b.md), [own](10-a.md)\n")), "the neighbour's own lesson of that name stays");
        assert_eq!(moved.len(), 8);
        assert!(neighbour(&texts, &path("courses/c/03-m/20-b.md"), false).is_none(), "the last one");
    }
}
