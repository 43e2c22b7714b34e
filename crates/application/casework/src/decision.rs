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
pub use signing::{recall_decision, seal_again, seal_decision, sign_off_decision};
pub use text::{AncillaryProvisionText, CoverageText, DecisionText, discard_decision, edit_decision};
pub use view::{BlockView, DecisionView, May, PartView, view_decision, view_decisions};

use case::{Case, Decision, StaffRef};
use ids::DecisionId;
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
