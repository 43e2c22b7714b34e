//! Samples of pages as HTML, for tests, for `html-validate` and for the gallery. Each wing lists its pages.
//!
//! They stand behind the feature `samples`: nobody who was invented for them is compiled into the product.

use locale::Language;

use crate::{Page, RenderContext, error_page};

/// A page with samples, which a test renders in every language.
pub trait Sampled: Page + Sized {
    /// The name of the page in tests, snapshots and the gallery: `portal-start`.
    const NAME: &'static str;

    /// Telling states of the page, each with a short name; the first is the usual one.
    fn samples(language: Language) -> Vec<(&'static str, Self)>;
}

/// One state of a page as a reader would get it.
#[derive(Debug)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct RenderedSample {
    /// The page's name: `portal-start`.
    pub page: &'static str,
    /// The sample's name: `guest`.
    pub sample: &'static str,
    pub language: Language,
    /// The document.
    pub html: String,
}

impl RenderedSample {
    /// A name that is unique among all samples: `portal-start.guest.de`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}.{}.{}", self.page, self.sample, self.language.tag())
    }
}

/// The samples of the pages that every wing shares: problems.
///
/// # Errors
///
/// If a template fails.
pub fn all(language: Language) -> askama::Result<Vec<RenderedSample>> {
    let mut samples = Vec::new();
    collect::<error_page::PortalProblem>(language, &mut samples)?;
    collect::<error_page::DeskProblem>(language, &mut samples)?;
    Ok(samples)
}

/// Adds the samples of one page.
///
/// # Errors
///
/// If its template fails.
pub fn collect<P: Sampled>(language: Language, samples: &mut Vec<RenderedSample>) -> askama::Result<()> {
    let render_context = RenderContext::root(language);
    for (sample, page) in P::samples(language) {
        samples.push(RenderedSample { page: P::NAME, sample, language, html: page.html(&render_context)? });
    }
    Ok(())
}
