//! A decision from its first word to its seal: begun from the service's text, written, heard upon, signed, sealed, taken back.
//!
//! Every use case asks the policies beside the read. What a person typed comes in as text and is parsed here; what the case makes of
//! it stands in `case`.

mod begin;
mod fee;
mod hearing;
mod letter;
mod pieces;
mod signing;
mod text;
mod view;

pub use begin::{Beginning, begin_decision};
pub use hearing::{HearingEntry, NoHearing, hold_hearing, no_hearing_norms, skip_hearing};
pub use letter::{PreviewPdf, preview_decision, read_letter, render_decision};
pub use pieces::{ChangedLine, Piece, changed_lines, fill_open, pieces};
pub use signing::{recall_decision, seal_again, seal_decision, send_back_decision, sign_off_decision};
pub use text::{AncillaryProvisionText, CoverageText, DecisionText, discard_decision, edit_decision};
pub use view::{BlockView, DecisionView, May, PartView, view_decision, view_decisions};

use case::{Case, Decision, EventKind, StaffRef, Subject};
use cases::{CaseFile, correspondence::Moment};
use ids::DecisionId;
use jiff::civil::Date;
use kernel::error::UseCaseError;

/// Who answers for a decision: whoever works on the case, else whoever began it.
///
/// Legal source: § 37 (3) VwVfG (the name of the responsible person stands under a written act).
fn writer<'a>(case: &'a Case, decision: &'a Decision) -> &'a StaffRef {
    case.assignee().unwrap_or_else(|| decision.drafted().1)
}

/// The decision of a case.
fn found(case: &Case, id: DecisionId) -> Result<&Decision, UseCaseError> {
    case.decision(id).ok_or(UseCaseError::NotFound)
}

/// The entry with which the letter of a decision was made; none while its text is a draft.
pub(crate) fn letter_entry(case: &Case, decision: &Decision) -> Option<u32> {
    decision.letter()?;
    let is_it = |entry: &&case::Entry| {
        entry.kind == EventKind::Rendered && entry.subject == Subject::Decision(decision.id())
    };
    case.timeline().iter().rev().find(is_it).map(|entry| entry.number)
}

/// The case and the moment that the text of a decision speaks of: those of its letter, for a draft those of today.
pub(crate) fn written(
    file: &CaseFile,
    decision: &Decision,
    today: Date,
) -> Result<(Case, Moment), UseCaseError> {
    let Some(entry) = letter_entry(&file.case, decision) else {
        return Ok((file.case.clone(), Moment::now(today)));
    };
    let then = file.as_of(entry)?;
    let at = then.timeline().last().map_or_else(|| then.filed_at(), |made| made.at);
    Ok((then, Moment { day: locale::civil_day(at), named_at: at }))
}
