//! The samples of every page of the portal.

use askama::Template;
use kit::{
    RenderContext,
    samples::{RenderedSample, collect},
};
use locale::Language;

use crate::{
    accessibility, account, account_closing, barrier, case, check_answers, contact, correct, decision,
    drafts, filed, interrupted, licences, my_cases, objection, open_case, receipt, service, services,
    small_form, start, step, text_page,
};

/// Renders every sample in one language.
///
/// # Errors
///
/// If a template fails.
pub fn all(language: Language) -> askama::Result<Vec<RenderedSample>> {
    let mut samples = Vec::new();
    collect::<start::Start>(language, &mut samples)?;
    collect::<services::Services>(language, &mut samples)?;
    collect::<text_page::TextPage>(language, &mut samples)?;
    collect::<licences::Licences>(language, &mut samples)?;
    collect::<accessibility::Accessibility>(language, &mut samples)?;
    collect::<barrier::Barrier>(language, &mut samples)?;
    collect::<drafts::Drafts>(language, &mut samples)?;
    collect::<contact::ContactStep>(language, &mut samples)?;
    collect::<filed::Filed>(language, &mut samples)?;
    collect::<service::Service>(language, &mut samples)?;
    collect::<step::FormStep>(language, &mut samples)?;
    collect::<check_answers::CheckAnswers>(language, &mut samples)?;
    collect::<receipt::Receipt>(language, &mut samples)?;
    collect::<my_cases::MyCases>(language, &mut samples)?;
    collect::<case::Case>(language, &mut samples)?;
    collect::<decision::Decision>(language, &mut samples)?;
    collect::<decision::DecisionNotice>(language, &mut samples)?;
    collect::<objection::Objection>(language, &mut samples)?;
    collect::<small_form::SmallForm>(language, &mut samples)?;
    collect::<open_case::NewAccessCode>(language, &mut samples)?;
    collect::<correct::Correct>(language, &mut samples)?;
    collect::<account::Account>(language, &mut samples)?;
    collect::<account_closing::AccountClosing>(language, &mut samples)?;
    collect::<interrupted::Interrupted>(language, &mut samples)?;
    Ok(samples)
}

/// The answer to an autosave of the sample step, for the gallery.
///
/// # Errors
///
/// If the template fails.
pub fn autosaved(language: Language) -> askama::Result<String> {
    step::Autosaved::sample(language).render_with_values(&RenderContext::root(language))
}
