//! Structured text of a letter: paragraphs, lists, headings and bold words.
//!
//! A [`RichText`] is data. There is no way to put markup of the typesetter into it.

mod read;

/// A text of blocks in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RichText {
    /// The blocks; the press refuses more than 2,000 in one letter.
    pub blocks: Vec<Block>,
}

/// One block of a [`RichText`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Block {
    /// A heading within the text.
    Heading(String),
    Paragraph(Vec<Run>),
    /// A list whose order means nothing.
    Bullets(Vec<Vec<Run>>),
    /// A list that is counted from one.
    Numbers(Vec<Vec<Run>>),
}

/// A stretch of text in one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words, as they are to be read.
    pub text: String,
    /// Whether they are set in semibold.
    pub bold: bool,
}

impl Run {
    /// Words in the ordinary weight.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false }
    }

    /// Words in semibold.
    #[must_use]
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true }
    }
}

impl RichText {
    /// A text of one paragraph in the ordinary weight.
    #[must_use]
    pub fn sentence(text: impl Into<String>) -> Self {
        Self { blocks: vec![Block::Paragraph(vec![Run::plain(text)])] }
    }

    /// Reads the light notation that editors without scripts use; every input is a text, nothing fails.
    ///
    /// An empty line ends a block. Lines that start with `- ` are bullets, with `1. ` (any number) a counted list,
    /// with `## ` a heading; `**words**` are bold. Everything else is a paragraph whose lines are joined by spaces.
    #[must_use]
    pub fn read(source: &str) -> Self {
        Self { blocks: read::blocks(source) }
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}
