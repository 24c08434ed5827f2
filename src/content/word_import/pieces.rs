//! What a Word file says, without how it looks: the shape between reading its XML and writing Markdown.

/// A stretch of text of one look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    pub words: String,
    pub strong: bool,
    pub slanted: bool,
    /// An `https://` address.
    pub link: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Title(Vec<Run>),
    /// From 1, as Word counts them.
    Heading(u8, Vec<Run>),
    Paragraph(Vec<Run>),
    Quote(Vec<Run>),
    Item {
        depth: u8,
        ordered: bool,
        runs: Vec<Run>,
    },
    /// Rows of cells; the first row is the head.
    Table(Vec<Vec<Vec<Run>>>),
}

/// A picture of the file, by its place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its name inside the file: `word/media/image1.png`.
    pub name: String,
    /// What its author said about it for people who do not see it; perhaps nothing.
    pub alt: String,
    pub bytes: Vec<u8>,
}

/// Why something of the file is not in the text, or is there as a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// Pictures: their words are in the text, the picture has to be added by hand.
    Pictures,
    PicturesWithoutWords,
    /// Words in boxes beside the text follow the paragraph that they stood at.
    TextBoxes,
    Comments,
    /// Words that somebody proposed to take out, with changes switched on.
    DeletedWords,
    HiddenWords,
    Formulas,
    /// Charts, sheets and other things of other programs.
    Objects,
    HeadersAndFooters,
    /// Links to places inside the file, to mail addresses or to sites without a lock: their words stay.
    Links,
    /// Cells that belong together in Word stand on their own.
    MergedCells,
    /// Tables in tables: their words stand in the cell.
    InnerTables,
    /// Headings of a fourth or deeper level stand on the third.
    DeepHeadings,
    /// A short line in bold became a heading: a guess.
    GuessedHeadings,
    /// Lines that began with a dot or a dash typed by hand became a list: a guess.
    GuessedLists,
    /// Notes at the foot of a page stand at the end.
    Notes,
    /// Letters of a symbol font, which mean something else elsewhere.
    Symbols,
}

impl Loss {
    pub const ALL: [Self; 17] = [
        Self::Pictures,
        Self::PicturesWithoutWords,
        Self::TextBoxes,
        Self::Comments,
        Self::DeletedWords,
        Self::HiddenWords,
        Self::Formulas,
        Self::Objects,
        Self::HeadersAndFooters,
        Self::Links,
        Self::MergedCells,
        Self::InnerTables,
        Self::DeepHeadings,
        Self::GuessedHeadings,
        Self::GuessedLists,
        Self::Notes,
        Self::Symbols,
    ];

    /// For the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pictures => "pictures",
            Self::PicturesWithoutWords => "pictures-without-words",
            Self::TextBoxes => "text-boxes",
            Self::Comments => "comments",
            Self::DeletedWords => "deleted-words",
            Self::HiddenWords => "hidden-words",
            Self::Formulas => "formulas",
            Self::Objects => "objects",
            Self::HeadersAndFooters => "headers-and-footers",
            Self::Links => "links",
            Self::MergedCells => "merged-cells",
            Self::InnerTables => "inner-tables",
            Self::DeepHeadings => "deep-headings",
            Self::GuessedHeadings => "guessed-headings",
            Self::GuessedLists => "guessed-lists",
            Self::Notes => "notes",
            Self::Symbols => "symbols",
        }
    }
}

/// How often each thing happened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Losses(std::collections::BTreeMap<Loss, usize>);

impl Losses {
    pub fn note(&mut self, loss: Loss, times: usize) {
        if times > 0 {
            *self.0.entry(loss).or_default() += times;
        }
    }

    pub fn of(&self, loss: Loss) -> usize {
        self.0.get(&loss).copied().unwrap_or_default()
    }

    pub fn iter(&self) -> impl Iterator<Item = (Loss, usize)> + '_ {
        self.0.iter().map(|(loss, times)| (*loss, *times))
    }
}

pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.words.as_str()).collect()
}
