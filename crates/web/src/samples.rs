//! Every sample of every page as HTML, for tests, for `html-validate` and for the gallery.

use askama::Template;

use crate::{Language, Page, Place, desk, error_page, portal};

/// A rendered sample.
#[derive(Debug)]
pub struct RenderedSample {
    /// The page's name: `portal-start`.
    pub page: &'static str,
    /// The sample's name: `guest`.
    pub sample: &'static str,
    /// The language.
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

/// Renders every sample in every language.
///
/// # Errors
///
/// If a template fails.
pub fn all() -> askama::Result<Vec<RenderedSample>> {
    let mut samples = Vec::new();
    for language in Language::ALL {
        collect::<portal::start::Start>(language, &mut samples)?;
        collect::<portal::services::Services>(language, &mut samples)?;
        collect::<portal::text_page::TextPage>(language, &mut samples)?;
        collect::<portal::licences::Licences>(language, &mut samples)?;
        collect::<portal::accessibility::Accessibility>(language, &mut samples)?;
        collect::<portal::barrier::Barrier>(language, &mut samples)?;
        collect::<portal::drafts::Drafts>(language, &mut samples)?;
        collect::<portal::contact::ContactStep>(language, &mut samples)?;
        collect::<portal::filed::Filed>(language, &mut samples)?;
        collect::<portal::service::Service>(language, &mut samples)?;
        collect::<portal::step::FormStep>(language, &mut samples)?;
        collect::<portal::check_answers::CheckAnswers>(language, &mut samples)?;
        collect::<portal::receipt::Receipt>(language, &mut samples)?;
        collect::<portal::my_cases::MyCases>(language, &mut samples)?;
        collect::<portal::case::Case>(language, &mut samples)?;
        collect::<portal::decision::Decision>(language, &mut samples)?;
        collect::<portal::decision::DecisionNotice>(language, &mut samples)?;
        collect::<portal::objection::Objection>(language, &mut samples)?;
        collect::<portal::small_form::SmallForm>(language, &mut samples)?;
        collect::<portal::open_case::NewAccessCode>(language, &mut samples)?;
        collect::<portal::correct::Correct>(language, &mut samples)?;
        collect::<portal::account::Account>(language, &mut samples)?;
        collect::<portal::interrupted::Interrupted>(language, &mut samples)?;
        collect::<error_page::PortalProblem>(language, &mut samples)?;
        collect::<error_page::DeskProblem>(language, &mut samples)?;
        collect::<desk::FormPage>(language, &mut samples)?;
        collect::<desk::AccountPage>(language, &mut samples)?;
        collect::<desk::RecordPage>(language, &mut samples)?;
        collect::<desk::TypingPage>(language, &mut samples)?;
        collect::<desk::queue::Queue>(language, &mut samples)?;
        collect::<desk::case::Case>(language, &mut samples)?;
        collect::<desk::decision::list::Decisions>(language, &mut samples)?;
        collect::<desk::decision::editor::DecisionEditor>(language, &mut samples)?;
        collect::<desk::delivery::Delivery>(language, &mut samples)?;
        collect::<desk::print_list::PrintList>(language, &mut samples)?;
    }
    Ok(samples)
}

/// The answer to an autosave of the sample step, for the gallery.
///
/// # Errors
///
/// If the template fails.
pub fn autosaved(language: Language) -> askama::Result<String> {
    portal::step::Autosaved::sample(language).render_with_values(&Place::root(language))
}

fn collect<P: Page>(language: Language, samples: &mut Vec<RenderedSample>) -> askama::Result<()> {
    let place = Place::root(language);
    for (sample, page) in P::samples(language) {
        samples.push(RenderedSample { page: P::NAME, sample, language, html: page.html(&place)? });
    }
    Ok(())
}
