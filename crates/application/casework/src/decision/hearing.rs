//! The hearing before a burdening decision: what is recorded of it, and why it may be skipped.
//!
//! Legal source: § 28 VwVfG, § 87 LVwG SH.

use access::Action;
use case::{
    Command, Paragraphs, SingleLine,
    decision::{HearingHeld, HearingSkipped},
};
use cases::CasePlan;
use ids::{CaseId, DecisionId, InquiryId};
use jiff::civil::Date;
use kernel::{
    context::{Changing, StaffContext},
    error::{Entry, UseCaseError},
};
use law::Land;

use crate::desk::change_case;

/// A hearing as a person records it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HearingEntry {
    /// On which day.
    pub on: Date,
    /// How: by letter, by telephone, in the office.
    pub how: String,
    /// The inquiry by which the applicant was heard, if it was one.
    pub inquiry: Option<InquiryId>,
    /// What was said.
    pub result: String,
}

/// Why the law lets a hearing be skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoHearing {
    /// Danger in delay or an overriding public interest.
    Urgent,
    /// A period that matters would be missed.
    PeriodAtRisk,
    /// Nothing deviates from what the applicant said themselves.
    NoDeviation,
    /// A general order, or many acts of the same kind.
    ManyAlike,
    /// Measures of enforcement.
    Enforcement,
    /// A compelling public interest stands against it.
    PublicInterest,
}

impl NoHearing {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::NoDeviation,
        Self::Urgent,
        Self::PeriodAtRisk,
        Self::ManyAlike,
        Self::Enforcement,
        Self::PublicInterest,
    ];

    /// The name in forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::PeriodAtRisk => "period",
            Self::NoDeviation => "no-deviation",
            Self::ManyAlike => "many",
            Self::Enforcement => "enforcement",
            Self::PublicInterest => "interest",
        }
    }

    /// The norm, as the Land counts it where we know its numbers, else as the federal act does, whose wording the Länder share.
    #[must_use]
    pub fn norm(self, land: Land) -> String {
        let place = match self {
            Self::Urgent => "Abs. 2 Nr. 1",
            Self::PeriodAtRisk => "Abs. 2 Nr. 2",
            Self::NoDeviation => "Abs. 2 Nr. 3",
            Self::ManyAlike => "Abs. 2 Nr. 4",
            Self::Enforcement => "Abs. 2 Nr. 5",
            Self::PublicInterest => "Abs. 3",
        };
        match land {
            Land::SH => format!("§ 87 {place} LVwG SH"),
            _ => format!("§ 28 {place} VwVfG"),
        }
    }
}

/// The reasons with their norms in a Land.
#[must_use]
pub fn no_hearing_norms(land: Land) -> Vec<(NoHearing, String)> {
    NoHearing::ALL.into_iter().map(|reason| (reason, reason.norm(land))).collect()
}

/// Records that the applicant was heard.
///
/// # Errors
///
/// [`UseCaseError::Entries`] for what is missing, and what policies and rules refuse.
pub async fn hold_hearing(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    entry: HearingEntry,
) -> Result<(), UseCaseError> {
    let (how, result) = match (SingleLine::parse(&entry.how), Paragraphs::parse(&entry.result)) {
        (Ok(how), Ok(result)) => (how, result),
        (how, result) => {
            let how = how.err().map(|bad| Entry::new("how", bad));
            let result = result.err().map(|bad| Entry::new("result", bad));
            return Err(UseCaseError::Entries(how.into_iter().chain(result).collect()));
        }
    };
    let held = HearingHeld { decision, on: entry.on, how, inquiry: entry.inquiry, result };
    change_case(ctx, Action::DraftDecision, "hold_hearing", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::HoldHearing(staff_actor, held.clone())))
    })
    .await?;
    Ok(())
}

/// Records that the hearing is skipped, and why.
///
/// # Errors
///
/// [`UseCaseError::Entries`] without a reason in words, and what policies and rules refuse.
pub async fn skip_hearing(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    ground: NoHearing,
    reason: &str,
) -> Result<(), UseCaseError> {
    let reason = Paragraphs::parse(reason).map_err(|bad| UseCaseError::entry("why", bad))?;
    let land = crate::delivery::land(ctx.in_town()).await?;
    let skipped = HearingSkipped { decision, norm: SingleLine::lossy(&ground.norm(land)), reason };
    change_case(ctx, Action::DraftDecision, "skip_hearing", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::SkipHearing(staff_actor, skipped.clone())))
    })
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norms_follow_the_land() {
        assert_eq!(NoHearing::NoDeviation.norm(Land::SH), "§ 87 Abs. 2 Nr. 3 LVwG SH");
        assert_eq!(NoHearing::PublicInterest.norm(Land::HH), "§ 28 Abs. 3 VwVfG");
    }
}
