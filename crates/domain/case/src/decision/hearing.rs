//! The hearing before a burdening decision: held, or skipped with a reason that stays in the file.
//!
//! Legal source: § 28 VwVfG, § 87 LVwG SH.

use ids::{DecisionId, InquiryId};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    actors::StaffRef,
    text::{Paragraphs, SingleLine},
};

/// Event: the applicant was heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct HearingHeld {
    pub decision: DecisionId,
    /// On which day; neither before the application was received nor in the future.
    pub on: Date,
    /// How: by letter, by telephone, in the office.
    pub how: SingleLine,
    /// The inquiry by which they were heard, if it went through the mailbox.
    pub inquiry: Option<InquiryId>,
    /// What came of it.
    pub result: Paragraphs,
}

/// Event: the hearing was skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct HearingSkipped {
    pub decision: DecisionId,
    /// The norm that allows it, for example `§ 28 (2) no. 3 VwVfG`.
    pub norm: SingleLine,
    /// Why it applies here.
    pub reason: Paragraphs,
}

/// Whether and how the applicant was heard. Falls back to `Open` when an edit changes the outcome, or adds or
/// changes a burdening ancillary provision.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Hearing {
    /// Nothing is recorded.
    Open,
    /// They were heard.
    Held {
        /// When it was recorded.
        at: Timestamp,
        /// By whom.
        by: StaffRef,
        /// On which day.
        on: Date,
        how: SingleLine,
        /// The inquiry, if any.
        inquiry: Option<InquiryId>,
        /// What came of it.
        result: Paragraphs,
    },
    /// They were not heard, for a reason.
    Skipped {
        /// When it was recorded.
        at: Timestamp,
        /// By whom.
        by: StaffRef,
        /// The norm that allows it.
        norm: SingleLine,
        /// Why it applies here.
        reason: Paragraphs,
    },
}
