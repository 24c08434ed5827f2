//! How hard a text is to read. A gate and a hint for authors, never a proof (curriculum 8.5).

/// What was counted, and the score in the formula of the text's language.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reading {
    pub words: u32,
    pub sentences: u32,
    pub syllables: u32,
    /// English: Flesch-Kincaid grade (lower is easier). French: Kandel-Moles score (higher is easier). `None` under 30 words.
    pub score: Option<f32>,
}
