//! The dates of a case, each with what it rests on: what the town promised, what the applicant owes, what follows from decisions.

use ids::{DecisionId, InquiryId};
use jiff::{Span, civil::Date};

use crate::{
    case::Case,
    decision::{Attempt, Decision, PortalStage},
    inquiry::Inquiry,
    period::{Clock, Due, Length, Pause, days_between},
    text::SingleLine,
};

/// A date that somebody must keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// What ends.
    pub kind: DeadlineKind,
    /// The last day, or for finality the first; as it stands today. Of two readings the earlier.
    pub on: Date,
    /// The same in the later reading of the weekend question, if it differs.
    pub later: Option<Date>,
    /// How many days are left, negative when late; stands still while it rests.
    pub days_left: i32,
    /// Since when it rests, if it does.
    pub rests_since: Option<Date>,
    /// The norms that it rests on; empty for what people agreed on.
    pub norms: Vec<SingleLine>,
}

/// What ends with a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineKind {
    /// The time to answer an inquiry.
    Inquiry(InquiryId),
    /// The town's own promise.
    Promise,
    /// The period within which the law wants a decision.
    Statutory,
    /// The time to retrieve a decision.
    Retrieval(DecisionId),
    /// The time to object to a decision; `on` is the advice to residents.
    Objection(DecisionId),
    /// From this day on the town may regard a decision as final.
    Finality(DecisionId),
    /// The time to pay a fee, counted in days; that it ends on no weekend and no holiday is for those who know the holidays.
    Fee(DecisionId),
}

impl Case {
    /// All deadlines that run or rest, the earliest first. A case that is over has none but those of a decision that came back and is
    /// delivered again.
    #[must_use]
    pub fn deadlines(&self, today: Date) -> Vec<Deadline> {
        let of_decisions = self.decisions.iter().flat_map(|decision| of_decision(decision, today));
        if self.state().is_final() {
            let mut late: Vec<_> =
                of_decisions.filter(|late| !matches!(late.kind, DeadlineKind::Fee(_))).collect();
            late.sort_by_key(|deadline| deadline.on);
            return late;
        }
        let mut deadlines: Vec<_> = self
            .inquiries
            .iter()
            .filter(|inquiry| inquiry.awaits_applicant())
            .map(|inquiry| plain(DeadlineKind::Inquiry(inquiry.id), inquiry.due_on, today))
            .chain(self.promise(today).map(|due| running(DeadlineKind::Promise, due, Vec::new())))
            .chain(self.statutory(today))
            .chain(of_decisions)
            .collect();
        deadlines.sort_by_key(|deadline| deadline.on);
        deadlines
    }

    /// Where the town's own promise stands; absent without a promise and once everything is decided. Rests while the town waits for the
    /// applicant.
    #[must_use]
    pub fn promise(&self, today: Date) -> Option<Due> {
        let days = self.terms().promise_days?;
        let pauses = self.pauses();
        let clock = Clock { started_on: self.received_on, length: Length::Days(days), pauses: &pauses };
        (!self.is_all_decided()).then(|| clock.due(today))
    }

    /// When the town waited for the applicant, in order; inquiries at the same time make one pause.
    #[must_use]
    pub fn pauses(&self) -> Vec<Pause> {
        let mut pauses: Vec<Pause> = Vec::new();
        for inquiry in &self.inquiries {
            let next = pause(inquiry);
            match pauses.last_mut() {
                Some(last) if last.until.is_none_or(|until| next.from <= until) => {
                    last.until = last.until.zip(next.until).map(|(until, next)| until.max(next));
                }
                Some(_) | None => pauses.push(next),
            }
        }
        pauses
    }

    /// A statutory period runs on during inquiries unless the service cites the norm by which it pauses.
    fn statutory(&self, today: Date) -> Option<Deadline> {
        let statutory = self.terms().statutory.as_ref().filter(|_| !self.is_all_decided())?;
        let pauses = if statutory.pauses_by.is_some() { self.pauses() } else { Vec::new() };
        let clock = Clock { started_on: self.received_on, length: statutory.length, pauses: &pauses };
        let pauses_by = statutory.pauses_by.iter().map(|pauses_by| pauses_by.norm.clone());
        let norms = [statutory.norm.clone()].into_iter().chain(pauses_by).collect();
        Some(running(DeadlineKind::Statutory, clock.due(today), norms))
    }
}

/// Inquiries are in the order of asking, so their pauses are too.
fn pause(inquiry: &Inquiry) -> Pause {
    Pause { from: locale::civil_day(inquiry.asked_at), until: inquiry.answered_on }
}

fn of_decision(decision: &Decision, today: Date) -> Vec<Deadline> {
    let mut deadlines = Vec::new();
    if let Some(PortalStage::Provided { retrieve_until, .. }) =
        decision.attempt().and_then(Attempt::portal).map(|portal| &portal.stage)
    {
        deadlines.push(plain(DeadlineKind::Retrieval(decision.id()), *retrieve_until, today));
    }
    if let Some(dates) = decision.objection_dates() {
        let (on, later) = (dates.ends, dates.ends_latest());
        let objection = plain(DeadlineKind::Objection(decision.id()), on, today);
        deadlines.push(Deadline {
            later: Some(later).filter(|later| *later != on),
            norms: dates.norms.clone(),
            ..objection
        });
        deadlines.push(plain(DeadlineKind::Finality(decision.id()), dates.final_not_before, today));
    }
    if let Some((fee, announced)) = decision.content().fee.as_ref().zip(decision.announced()) {
        let due =
            announced.dates.announced_latest().saturating_add(Span::new().days(i64::from(fee.due_days)));
        deadlines.push(plain(DeadlineKind::Fee(decision.id()), due, today));
    }
    deadlines
}

fn plain(kind: DeadlineKind, on: Date, today: Date) -> Deadline {
    let days_left = days_between(today, on);
    Deadline { kind, on, later: None, days_left, rests_since: None, norms: Vec::new() }
}

fn running(kind: DeadlineKind, due: Due, norms: Vec<SingleLine>) -> Deadline {
    let Due { on, days_left, rests_since } = due;
    Deadline { kind, on, later: None, days_left, rests_since, norms }
}
