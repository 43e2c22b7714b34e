//! Objection (Widerspruch): registered by staff as it comes, settled by what became of it.

use ids::DecisionId;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    actors::StaffRef,
    document::Document,
    text::{Paragraphs, SingleLine},
};

/// Event: an objection came in; staff registered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectionRegistered {
    /// The decision objected to.
    pub decision: DecisionId,
    /// On which day it was received; not in the future.
    pub received_on: Date,
    /// In which form it came.
    pub form: ObjectionForm,
    /// Who objects; the applicant or somebody else whom the decision concerns.
    pub objector: SingleLine,
    /// What they say, as far as staff typed it.
    pub text: Option<Paragraphs>,
    /// The letter, scanned.
    pub documents: Vec<Document>,
}

/// The form of an objection.
///
/// Legal source: § 70 (1) `VwGO`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectionForm {
    /// In writing.
    Written,
    /// In electronic form (§ 3a (2) VwVfG).
    Electronic,
    /// For the record, in the office.
    ForTheRecord,
    /// Otherwise, for example by plain e-mail; whether it holds is for a person to judge.
    Other,
}

/// Event: an objection is no longer open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectionSettled {
    /// The decision objected to.
    pub decision: DecisionId,
    /// Which objection to it, counted from 1.
    pub objection: u32,
    /// What became of it.
    pub settlement: Settlement,
}

/// What became of an objection.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Settlement {
    Withdrawn,
    /// The town gave way by another decision of this case, which has left the house.
    Remedied {
        by: DecisionId,
    },
    /// It was decided upon outside of this program (Widerspruchsbescheid, judgment), and that is final.
    Decided {
        /// What came of it.
        result: Paragraphs,
    },
}

/// An objection as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Objection {
    /// When it was registered.
    pub at: Timestamp,
    /// By whom.
    pub by: StaffRef,
    /// On which day it was received.
    pub received_on: Date,
    pub form: ObjectionForm,
    /// Who objects.
    pub objector: SingleLine,
    /// What they say.
    pub text: Option<Paragraphs>,
    /// The letter.
    pub documents: Vec<Document>,
    /// What became of it.
    pub settled: Option<SettledObjection>,
}

/// What became of an objection, when and by whom it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SettledObjection {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: StaffRef,
    /// What became of it.
    pub settlement: Settlement,
}

/// Whether an objection came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timeliness {
    /// In time in both readings, or before the announcement.
    InTime,
    /// In time in the reading that is kinder to the applicant only.
    InTimeIfShifted,
    /// Late in both readings; reinstatement (§ 32 VwVfG, § 60 `VwGO`) is for a person to judge.
    Late,
}

impl Objection {
    /// Whether it came in time, given the announcement as it stands.
    #[must_use]
    pub fn timeliness(&self, dates: Option<&super::Dates>) -> Timeliness {
        match dates {
            None => Timeliness::InTime,
            Some(dates) if self.received_on <= dates.ends.min(dates.ends_shifted) => Timeliness::InTime,
            Some(dates) if self.received_on <= dates.ends_latest() => Timeliness::InTimeIfShifted,
            Some(_) => Timeliness::Late,
        }
    }
}
