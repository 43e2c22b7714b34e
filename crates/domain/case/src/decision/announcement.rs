//! When a decision counts as announced and becomes final. The dates are computed elsewhere and come in with their inputs.

use ids::DecisionId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::SingleLine;

/// Event: the decision counts as announced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Announced {
    pub decision: DecisionId,
    /// The computed dates and what they were computed from.
    pub dates: Dates,
}

/// The computed dates of an announcement, in both readings of the weekend question, with their inputs.
///
/// Without shift the fictitious day stands even on a Sunday; with shift it moves to the next working day. Where the law knows
/// one reading only, both fields hold it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// The way as the rules of law name it, for example `post`, `ao_post`, `portal`.
    pub method: SingleLine,
    /// The Land whose rules and holidays were taken, for example `SH`.
    pub land: SingleLine,
    /// The day from which was counted: posting, retrieval, service, handing over or receipt.
    pub on: Date,
    /// For how many months objection is possible: 1, or 12 without a notice on remedies.
    pub months: u8,
    /// The day of announcement, without shift.
    pub announced: Date,
    /// The day of announcement, with shift.
    pub announced_shifted: Date,
    /// The last day of the period for objection, without shift of the announcement: the advice to residents.
    pub ends: Date,
    /// The last day of the period for objection, with shift of the announcement.
    pub ends_shifted: Date,
    /// The first day on which the town may regard the decision as final: the cautious reading, and a day more.
    pub final_not_before: Date,
    /// The norms that were applied.
    pub norms: Vec<SingleLine>,
}

impl Dates {
    /// The day on which the decision counts as announced in both readings.
    #[must_use]
    pub fn announced_latest(&self) -> Date {
        self.announced.max(self.announced_shifted)
    }

    /// The last day for objection in the reading that is kinder to the applicant.
    #[must_use]
    pub fn ends_latest(&self) -> Date {
        self.ends.max(self.ends_shifted)
    }
}

/// Event: nobody can object any more (Bestandskraft).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct BecameFinal {
    pub decision: DecisionId,
}
