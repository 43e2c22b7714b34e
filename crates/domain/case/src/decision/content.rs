//! What a decision says: outcome, part covered, sections of text, ancillary provisions, fee, notice on remedies.

use ids::DecisionId;
use serde::{Deserialize, Serialize};

use crate::text::{Paragraphs, SingleLine};

/// The most ancillary provisions of one decision.
pub const ANCILLARY_PROVISIONS_MAX: usize = 50;

/// Event: a person began a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Drafted {
    pub decision: DecisionId,
    /// Its text, version 1.
    pub content: Content,
}

/// Event: a person changed the text. Letter and sign-offs of the version before are void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Edited {
    pub decision: DecisionId,
    /// The new version: one more than the version that was changed.
    pub version: u32,
    /// The whole new text.
    pub content: Content,
}

/// Event: a decision that had not left the house was given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Discarded {
    pub decision: DecisionId,
}

/// What a decision says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Content {
    pub purpose: Purpose,
    /// How it ends for the applicant.
    pub outcome: Outcome,
    /// The subject line of the letter.
    pub subject: SingleLine,
    /// The operative part (Tenor). May be missing in a draft only.
    pub tenor: Option<Paragraphs>,
    /// The reasons. May be missing in a draft, and where the application is granted in full.
    ///
    /// Legal source: § 39 (1), (2) no. 1 VwVfG, § 109 LVwG SH.
    pub reasons: Option<Paragraphs>,
    /// The ancillary provisions (Nebenbestimmungen), at most [`ANCILLARY_PROVISIONS_MAX`].
    pub ancillary_provisions: Vec<AncillaryProvision>,
    pub fee: Option<Fee>,
    /// The notice on remedies (Rechtsbehelfsbelehrung).
    pub remedies: RemedyNotice,
}

/// What a decision is for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Purpose {
    /// It decides the application or a part of it.
    Decides {
        /// What it covers.
        coverage: Coverage,
    },
    /// It corrects an obvious error of a decision that has left the house, by a letter of its own.
    ///
    /// Legal source: § 42 VwVfG, § 111 LVwG SH.
    Corrects {
        /// The decision with the error.
        of: DecisionId,
    },
    /// It gives way to an objection (Abhilfe).
    ///
    /// Legal source: § 72 `VwGO`.
    Remedies {
        /// The decision objected to.
        of: DecisionId,
    },
}

/// How much of the application a decision covers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Coverage {
    /// All of it.
    Whole,
    /// A part; more will follow.
    Part {
        /// Which part, as people read it.
        label: SingleLine,
    },
    /// All that earlier parts left open.
    Rest,
}

/// How a decision ends for the applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// They get what they applied for.
    Granted,
    /// They get a part of it.
    PartiallyGranted,
    /// They do not get it (abgelehnt).
    Refused,
    /// The application could not be dealt with (unzulässig).
    Inadmissible,
}

/// An ancillary provision (Nebenbestimmung).
///
/// Legal source: § 36 VwVfG, § 107 LVwG SH.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AncillaryProvision {
    /// What it demands or limits.
    pub text: Paragraphs,
    /// Whether it weighs on the applicant.
    pub weight: Weight,
}

/// Whether an ancillary provision weighs on the applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// It burdens more than the application itself foresaw; the applicant must be heard.
    Burdening,
    /// It does not.
    Light,
}

/// What the decision costs the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// The amount in euro cents.
    pub amount_cents: u64,
    /// Within how many days after the announcement it is to be paid.
    pub due_days: u16,
    /// The reference for the transfer (Kassenzeichen).
    pub reference: SingleLine,
}

/// Whether the letter says how one can object (Rechtsbehelfsbelehrung); without it the period is a year.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum RemedyNotice {
    /// The letter carries it.
    Given {
        /// The version of the text block.
        text_version: SingleLine,
    },
    /// The letter carries none: objection is possible for a year.
    ///
    /// Legal source: § 58 (2) `VwGO`.
    Missing,
}

/// What a text lacks before it can become a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Missing {
    /// The operative part.
    Tenor,
    Reasons,
}

impl Content {
    /// Whether it burdens the applicant, so that they must be heard before: everything but a full grant, and a grant under a
    /// burdening ancillary provision. The fee does not count, it follows from the application; an obvious error is corrected unheard.
    ///
    /// Legal source: § 28 (1) VwVfG, § 87 LVwG SH. Whether a mere refusal needs a hearing is disputed; we ask for one,
    /// or for a recorded reason.
    #[must_use]
    pub fn burdens(&self) -> bool {
        let weighs =
            |ancillary_provision: &AncillaryProvision| ancillary_provision.weight == Weight::Burdening;
        !self.is_correction()
            && (self.outcome != Outcome::Granted || self.ancillary_provisions.iter().any(weighs))
    }

    /// Whether a hearing on `heard` does not cover it: another outcome, or a burdening ancillary provision that was not in there like this.
    pub(super) fn burdens_beyond(&self, heard: &Self) -> bool {
        let mut burdening = self
            .ancillary_provisions
            .iter()
            .filter(|ancillary_provision| ancillary_provision.weight == Weight::Burdening);
        self.outcome != heard.outcome
            || burdening.any(|ancillary_provision| !heard.ancillary_provisions.contains(ancillary_provision))
    }

    /// Whether it merely corrects an obvious error.
    #[must_use]
    pub const fn is_correction(&self) -> bool {
        matches!(self.purpose, Purpose::Corrects { .. })
    }

    /// What is missing before it can become a letter.
    #[must_use]
    pub fn missing(&self) -> Option<Missing> {
        if self.tenor.is_none() {
            Some(Missing::Tenor)
        } else if self.reasons.is_none() && self.outcome != Outcome::Granted {
            Some(Missing::Reasons)
        } else {
            None
        }
    }

    /// Whether, once issued, it leaves nothing of the application undecided.
    #[must_use]
    pub const fn covers_all(&self) -> bool {
        matches!(self.purpose, Purpose::Decides { coverage: Coverage::Whole | Coverage::Rest })
    }
}
