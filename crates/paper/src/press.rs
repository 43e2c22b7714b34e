//! The press: from a [`Letter`] to PDF/A-3a and PDF/UA-1 at once.
//!
//! It refuses what the standards refuse; it never writes a PDF that is only nearly accessible.

mod glyphs;
mod world;

use sha2::{Digest, Sha256};
use typst::{diag::SourceDiagnostic, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{
    giro_code::GiroCodeError,
    letter::Letter,
    sheet::{ComposeError, sheet},
};
use world::{Desk, Workshop};

/// How many renderings a memoised result of the typesetter outlives.
const MEMORY_GENERATIONS: usize = 3;

/// A rendered letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// SHA-256 of the file; what a sign-off binds.
    pub sha256: [u8; 32],
}

/// Why a letter was not rendered. None of these is the reader's fault; the texts are for the log and the desk.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// A list or text is longer than a letter may be.
    #[error("the letter has {count} {what}, at most {max} have room")]
    TooLong {
        /// What there is too much of.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        max: usize,
    },
    /// Something that every letter has is missing.
    #[error("the letter has no {0}")]
    Missing(&'static str),
    /// The fee cannot be written as a code for transfers.
    #[error("the fee cannot be paid by transfer")]
    Fee(#[source] GiroCodeError),
    /// The logo or a glyph could not be set.
    #[error("the letter could not be set: {0}")]
    Layout(String),
    /// The PDF would not meet PDF/A-3a or PDF/UA-1.
    #[error("the letter could not be exported: {0}")]
    Export(String),
    /// The data for the template could not be written.
    #[error("the data of the letter could not be written")]
    Data(#[source] serde_json::Error),
}

impl From<ComposeError> for PressError {
    fn from(error: ComposeError) -> Self {
        match error {
            ComposeError::TooMany { what, count, max } => Self::TooLong { what, count, max },
            ComposeError::Missing(what) => Self::Missing(what),
            ComposeError::GiroCode(source) => Self::Fee(source),
        }
    }
}

/// Renders letters. Make one and share it: it holds the fonts and the typesetter's library.
#[derive(Debug)]
pub struct Press {
    workshop: Workshop,
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

impl Press {
    /// A press with the fonts that this crate brings along.
    #[must_use]
    pub fn new() -> Self {
        Self { workshop: Workshop::new() }
    }

    /// Renders a letter. Blocks for some 20 ms a page: call it where blocking is allowed, and not more often at once
    /// than there are cores.
    ///
    /// The same letter gives the same bytes. Characters that no font here can show become «□»; everything else,
    /// whatever it looks like, is set as text.
    ///
    /// # Errors
    ///
    /// [`PressError`]: bounds that are passed, a fee that cannot be transferred, a logo that cannot be read.
    pub fn render(&self, letter: &Letter) -> Result<Pdf, PressError> {
        let sheet = sheet(letter)?;
        let data = serde_json::to_value(&sheet).map_err(PressError::Data)?;
        let data = glyphs::showable(data, self.workshop.book());
        let data = serde_json::to_vec(&data).map_err(PressError::Data)?;
        let ident = hex::encode(Sha256::digest(&data));
        let desk =
            Desk::new(&self.workshop, data, letter.letterhead.logo.as_ref().map(|logo| logo.bytes.clone()));
        let bytes = print(&desk, ident);
        comemo::evict(MEMORY_GENERATIONS);
        let bytes = bytes?;
        let sha256 = Sha256::digest(&bytes).into();
        Ok(Pdf { bytes, sha256 })
    }
}

fn print(desk: &Desk<'_>, ident: String) -> Result<Vec<u8>, PressError> {
    let document: PagedDocument =
        typst::compile(desk).output.map_err(|problems| PressError::Layout(sentence(&problems)))?;
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
        .map_err(|problem| PressError::Export(problem.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("Gangway".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|problems| PressError::Export(sentence(&problems)))
}

/// The first few of the typesetter's complaints; they name the template's lines, never a reader's words.
fn sentence(problems: &[SourceDiagnostic]) -> String {
    problems.iter().take(3).map(|problem| problem.message.as_str()).collect::<Vec<_>>().join("; ")
}
