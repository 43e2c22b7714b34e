//! Every sample of every page as HTML, for tests, for `html-validate` and for the gallery.

use kit::samples::RenderedSample;
use locale::Language;

/// Renders every sample in every language.
pub(crate) fn all() -> askama::Result<Vec<RenderedSample>> {
    let mut samples = Vec::new();
    for language in Language::ALL {
        samples.extend(kit::samples::all(language)?);
        samples.extend(portal::samples::all(language)?);
        samples.extend(desk::samples::all(language)?);
    }
    Ok(samples)
}
