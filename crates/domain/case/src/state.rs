//! Where a case stands: derived from inquiries and decisions, never stored.

use jiff::civil::Date;

use crate::{case::Case, decision::Decision, inquiry::Inquiry};

/// Where a case stands; derived from what happened, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Filed, and nobody has it yet.
    Submitted,
    /// Somebody works on it.
    InReview,
    /// The town waits for what an inquiry asked for.
    WaitingForApplicant,
    /// A decision on a part has left the house; the rest is in review.
    PartlyDecided,
    /// Everything is decided, or the undecided rest was withdrawn.
    Decided,
    /// Closed. Final.
    Closed,
    /// Withdrawn before anything was decided. Final.
    Withdrawn,
}

impl State {
    /// Every state there is.
    pub const ALL: [Self; 7] = [
        Self::Submitted,
        Self::InReview,
        Self::WaitingForApplicant,
        Self::PartlyDecided,
        Self::Decided,
        Self::Closed,
        Self::Withdrawn,
    ];

    /// The name by which registers and interfaces know the state.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::InReview => "in_review",
            Self::WaitingForApplicant => "waiting_for_applicant",
            Self::PartlyDecided => "partly_decided",
            Self::Decided => "decided",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether nothing leads out of it. Messages, notes, documents and what happens to decisions that have left the house still come in,
    /// and change nothing about it.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Closed | Self::Withdrawn)
    }
}

impl Case {
    /// Where the case stands.
    #[must_use]
    pub fn state(&self) -> State {
        let anything_issued = self.decisions.iter().any(Decision::is_issued);
        if self.closed.is_some() {
            State::Closed
        } else if self.withdrawal.is_some() && !anything_issued {
            State::Withdrawn
        } else if self.is_all_decided() {
            State::Decided
        } else if self.inquiries.iter().any(Inquiry::awaits_applicant) {
            State::WaitingForApplicant
        } else if anything_issued {
            State::PartlyDecided
        } else if self.in_review_since.is_some() {
            State::InReview
        } else {
            State::Submitted
        }
    }

    /// Whether nothing of the application is left to decide: a decision on all of it or on the rest has left the house, or a part
    /// has and the rest was withdrawn.
    #[must_use]
    pub fn is_all_decided(&self) -> bool {
        self.decided_on().is_some()
    }

    /// The day since which nothing of the application is left to decide.
    #[must_use]
    pub fn decided_on(&self) -> Option<Date> {
        let issued = || self.decisions.iter().filter_map(|decision| Some((decision, decision.issued()?)));
        let covered =
            issued().filter(|(decision, _)| decision.content().covers_all()).map(|(_, issued)| issued.on);
        let withdrawn = self.withdrawal.as_ref().filter(|_| issued().next().is_some());
        covered.min().or(withdrawn.map(|withdrawal| withdrawal.received_on))
    }
}
