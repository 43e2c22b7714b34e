//! The samples of every page of the desk.

use kit::samples::{RenderedSample, collect};
use locale::Language;

use crate::{
    account_page::AccountPage, case, decision, delivery, form_page::FormPage, print_list, queue_page,
    record::RecordPage, data_entry_page::DataEntryPage,
};

/// Renders every sample in one language.
///
/// # Errors
///
/// If a template fails.
pub fn all(language: Language) -> askama::Result<Vec<RenderedSample>> {
    let mut samples = Vec::new();
    collect::<FormPage>(language, &mut samples)?;
    collect::<AccountPage>(language, &mut samples)?;
    collect::<RecordPage>(language, &mut samples)?;
    collect::<DataEntryPage>(language, &mut samples)?;
    collect::<queue_page::Queue>(language, &mut samples)?;
    collect::<case::Case>(language, &mut samples)?;
    collect::<decision::list::Decisions>(language, &mut samples)?;
    collect::<decision::editor::DecisionEditor>(language, &mut samples)?;
    collect::<delivery::Delivery>(language, &mut samples)?;
    collect::<print_list::PrintList>(language, &mut samples)?;
    Ok(samples)
}
