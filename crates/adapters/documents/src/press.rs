//! The press: from a letter to PDF/A-3a and PDF/UA-1 at once.
//!
//! It refuses what the standards refuse; it never writes a PDF that is only nearly accessible.

mod glyphs;
mod world;

use std::sync::Arc;

use async_trait::async_trait;
use kernel::ports::{Press, PressError, RenderedPdf};
use service::letters::Letter;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;
use typst::{diag::SourceDiagnostic, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::{Desk, Workshop};

use crate::sheet::sheet;

/// How many renderings a memoised result of the typesetter outlives.
const MEMORY_GENERATIONS: usize = 3;

/// Renders letters. Make one and share it: it holds the fonts and the typesetter's library.
#[derive(Debug, Clone)]
pub struct LetterPress {
    workshop: Arc<Workshop>,
    places: Arc<Semaphore>,
}

impl LetterPress {
    /// A press with the fonts that this crate brings along; it renders at most `letters_at_once` letters at the
    /// same time (at least one), each on a thread of its own. The number of cores is a good one.
    #[must_use]
    pub fn new(letters_at_once: usize) -> Self {
        Self { workshop: Arc::new(Workshop::new()), places: Arc::new(Semaphore::new(letters_at_once.max(1))) }
    }

    /// Renders a letter on this thread, some 20 ms a page.
    ///
    /// The same letter gives the same bytes. Characters that no font here can show become «□»; everything else,
    /// whatever it looks like, is set as text.
    ///
    /// # Errors
    ///
    /// [`PressError::Content`] for bounds that are passed, a fee that cannot be transferred, a logo that cannot be
    /// read; [`PressError::Failed`] if the data cannot be handed to the template.
    pub fn render_here(&self, letter: &Letter) -> Result<RenderedPdf, PressError> {
        let sheet = sheet(letter).map_err(|error| PressError::Content(error.to_string()))?;
        let data = serde_json::to_value(&sheet).map_err(failed)?;
        let data = glyphs::showable(data, self.workshop.book());
        let data = serde_json::to_vec(&data).map_err(failed)?;
        let ident = hex::encode(Sha256::digest(&data));
        let desk =
            Desk::new(&self.workshop, data, letter.letterhead.logo.as_ref().map(|logo| logo.bytes.clone()));
        let bytes = print(&desk, ident);
        comemo::evict(MEMORY_GENERATIONS);
        let bytes = bytes?;
        let sha256 = Sha256::digest(&bytes).into();
        Ok(RenderedPdf { bytes, sha256 })
    }
}

#[async_trait]
impl Press for LetterPress {
    async fn render(&self, letter: Letter) -> Result<RenderedPdf, PressError> {
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(failed)?;
        let press = self.clone();
        let work = move || {
            let rendered = press.render_here(&letter);
            drop(place);
            rendered
        };
        tokio::task::spawn_blocking(work).await.map_err(failed)?
    }
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> PressError {
    PressError::Failed(Box::new(error))
}

fn print(desk: &Desk<'_>, ident: String) -> Result<Vec<u8>, PressError> {
    let document: PagedDocument =
        typst::compile(desk).output.map_err(|problems| PressError::Content(sentence(&problems)))?;
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
        .map_err(|problem| PressError::Content(problem.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("Gangway".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|problems| PressError::Content(sentence(&problems)))
}

/// The first few of the typesetter's complaints; they name the template's lines, never a reader's words.
fn sentence(problems: &[SourceDiagnostic]) -> String {
    problems.iter().take(3).map(|problem| problem.message.as_str()).collect::<Vec<_>>().join("; ")
}
