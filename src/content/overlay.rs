//! Texts of the studio laid over those of the folder: published ones for readers, drafts for whoever writes them.
//!
//! Deliberately absent: where either comes from (`storage`, `Files::read`), and pictures: they lie in the folder alone.

use super::files::Files;
use std::collections::BTreeMap;

/// All texts, ready to be read or written.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// As readers get them.
    pub files: Files,
    /// The folder's own text where another one was published in its place; `None` where the folder has none.
    pub beneath: BTreeMap<String, Option<String>>,
    /// The newest publication that is in here.
    pub published: i64,
}

impl Texts {
    pub fn new(folder: Files) -> Self {
        Self { files: folder, ..Self::default() }
    }

    /// Lays one published text over the folder: `None` takes it away from readers.
    pub fn publish(&mut self, path: &str, body: Option<&str>, edition: i64) {
        self.beneath.entry(path.to_owned()).or_insert_with(|| self.files.get(path).map(str::to_owned));
        lay(&mut self.files, path, body);
        self.published = self.published.max(edition);
    }

    /// The folder's text, whatever lies over it.
    pub fn in_folder(&self, path: &str) -> Option<&str> {
        match self.beneath.get(path) {
            Some(beneath) => beneath.as_deref(),
            None => self.files.get(path),
        }
    }

    /// With drafts over everything, as it would be if they were published.
    pub fn with<'a>(&self, drafts: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Files {
        let mut files = self.files.clone();
        for (path, body) in drafts {
            lay(&mut files, path, body);
        }
        files
    }
}

fn lay(files: &mut Files, path: &str, body: Option<&str>) {
    match body {
        Some(body) => files.insert(path, body),
        None => files.remove(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_published_lies_over_the_folder_and_hides_nothing_of_it() {
        let mut folder = Files::default();
        folder.insert("pages/a.md", "folder a");
        folder.insert("pages/b.md", "folder b");
        let mut texts = Texts::new(folder);
        texts.publish("pages/a.md", Some("ours"), 1);
        texts.publish("pages/c.md", Some("new"), 2);
        texts.publish("pages/b.md", None, 2);
        let readers = |path: &str| texts.files.get(path);
        assert_eq!((readers("pages/a.md"), readers("pages/b.md"), readers("pages/c.md")), (Some("ours"), None, Some("new")));
        assert_eq!((texts.in_folder("pages/a.md"), texts.in_folder("pages/b.md"), texts.in_folder("pages/c.md")), (Some("folder a"), Some("folder b"), None));
        assert_eq!(texts.published, 2);
        let drafts = texts.with([("pages/a.md", None), ("pages/b.md", Some("draft"))].into_iter());
        assert_eq!((drafts.get("pages/a.md"), drafts.get("pages/b.md"), drafts.get("pages/c.md")), (None, Some("draft"), Some("new")));
        assert_eq!(texts.files.get("pages/a.md"), Some("ours"), "a draft is no publication");
    }
}
