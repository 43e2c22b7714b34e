//! What happens next: for the desk, the most urgent thing that a person can do; for the resident, what they do or wait for.

use ids::{DecisionId, InquiryId};
use jiff::civil::Date;

use crate::{
    case::Case,
    decision::{Attempt, Coverage, Decision, Hearing, LetterStage, PortalStage, Purpose, Stage},
    inquiry::Inquiry,
    state::State,
};

/// The next step for staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum DeskStep {
    /// Nothing: the case is over, and nothing that came later waits for anybody.
    Nothing,
    /// Somebody takes the case.
    TakeUp,
    /// Say whether the applicant gets more time.
    AnswerExtension(InquiryId),
    /// Everything asked for is here: check it and settle the inquiry.
    CheckReply(InquiryId),
    /// The due day has passed: ask again or decide on what there is.
    ChaseReply(InquiryId),
    /// An objection waits.
    HandleObjection(DecisionId),
    /// An earlier attempt failed: choose another way.
    DeliverAgain(DecisionId),
    /// Print the letter and say when it was posted.
    Post(DecisionId),
    /// The sealed decision can go out.
    Deliver(DecisionId),
    /// A second person signs off.
    CoSign(DecisionId),
    /// The letter can be signed off.
    SignOff(DecisionId),
    /// Hear the applicant, or record why not.
    Hear(DecisionId),
    Write(DecisionId),
    /// Somebody who could have signed gave it back with a note: change it and hand it in again.
    Revise(DecisionId),
    /// Nothing is being written: decide what is open.
    Decide,
    /// The case can be closed.
    Close,
    /// Wait for the applicant's answer.
    AwaitReply {
        inquiry: InquiryId,
        /// By when.
        due_on: Date,
    },
    /// A job is sealing or sending: wait.
    AwaitJob(DecisionId),
    /// Wait for the retrieval.
    AwaitRetrieval {
        decision: DecisionId,
        /// The last day.
        until: Date,
    },
    /// Wait for the record of service or other proof.
    AwaitReceipt(DecisionId),
    /// Wait for the day on which it counts as announced.
    AwaitAnnouncement(DecisionId),
    /// Nobody can object any more: say that the decision is final.
    MakeFinal(DecisionId),
    /// Wait until nobody can object.
    AwaitFinality {
        decision: DecisionId,
        /// The first day.
        not_before: Date,
    },
}

/// The next step for the resident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum ResidentStep {
    /// Nothing: the case is over, or only the time to object runs out.
    Nothing,
    /// They answer an inquiry.
    Reply {
        inquiry: InquiryId,
        /// By when.
        due_on: Date,
    },
    /// They retrieve a decision.
    Retrieve {
        decision: DecisionId,
        /// The last day.
        until: Date,
    },
    /// A letter is on its way.
    AwaitLetter(DecisionId),
    /// They wait for the decision.
    AwaitDecision {
        /// By when the town promised it, as it stands today.
        promised: Option<Date>,
    },
    /// They can object to a decision.
    MayObject {
        decision: DecisionId,
        /// The last day, in the earlier reading.
        until: Date,
    },
}

impl DeskStep {
    /// Whether the step waits for somebody else, so that staff have nothing to do now.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(
            self,
            Self::Nothing
                | Self::AwaitReply { .. }
                | Self::AwaitJob(_)
                | Self::AwaitRetrieval { .. }
                | Self::AwaitReceipt(_)
                | Self::AwaitAnnouncement(_)
                | Self::AwaitFinality { .. }
        )
    }
}

impl Case {
    /// What staff do next: the first thing that can be done, else what they wait for.
    #[must_use]
    pub fn desk_step(&self, today: Date) -> DeskStep {
        if self.state().is_final() {
            return self.late_step(today);
        }
        if self.assignee.is_none() {
            return DeskStep::TakeUp;
        }
        let steps = self.desk_steps(today);
        if let Some(doable) = steps.iter().find(|step| !step.waits()) {
            return *doable;
        }
        if self.is_to_decide() {
            return DeskStep::Decide;
        }
        steps.first().copied().unwrap_or(DeskStep::Close)
    }

    /// Whether something of the application waits for nobody but whoever decides: it is neither decided nor being written, and the
    /// applicant owes no answer. A part that is on its way changes nothing about the rest.
    #[must_use]
    pub fn is_to_decide(&self) -> bool {
        let on_application =
            |decision: &&Decision| matches!(decision.content().purpose, Purpose::Decides { .. });
        let mut written = self.decisions.iter().filter(on_application);
        !self.is_all_decided()
            && !self.inquiries.iter().any(Inquiry::awaits_applicant)
            && !written.any(Decision::is_in_preparation)
    }

    /// The parts on which is decided while the rest is open, in order.
    pub fn decided_parts(&self) -> impl Iterator<Item = &Decision> {
        let open = !self.is_all_decided();
        self.decisions.iter().filter(move |decision| {
            let on_part =
                matches!(decision.content().purpose, Purpose::Decides { coverage: Coverage::Part { .. } });
            open && on_part && decision.is_issued() && !decision.is_discarded()
        })
    }

    /// What staff do in a case that is over: an objection that came late, a letter that came back.
    fn late_step(&self, today: Date) -> DeskStep {
        let issued = self.decisions.iter().filter(|decision| decision.is_issued());
        let steps: Vec<_> = issued.filter_map(|decision| self.on_decision(decision, today)).collect();
        let doable = steps.iter().find(|step| !step.waits());
        doable.or(steps.first()).copied().unwrap_or(DeskStep::Nothing)
    }

    /// Everything that staff do or wait for, inquiries before decisions, each in the order in which it began.
    #[must_use]
    pub fn desk_steps(&self, today: Date) -> Vec<DeskStep> {
        let inquiries = self.inquiries.iter().filter_map(|inquiry| on_inquiry(inquiry, today));
        let decisions = self.decisions.iter().filter_map(|decision| self.on_decision(decision, today));
        inquiries.chain(decisions).collect()
    }

    /// What the resident does or waits for next.
    #[must_use]
    pub fn resident_step(&self, today: Date) -> ResidentStep {
        // In a closed case a letter that came back can still be on its way again.
        if self.state() == State::Withdrawn {
            return ResidentStep::Nothing;
        }
        if let Some(inquiry) = self.inquiries.iter().find(|inquiry| inquiry.awaits_applicant()) {
            return ResidentStep::Reply { inquiry: inquiry.id, due_on: inquiry.due_on };
        }
        let retrieval = self.decisions.iter().find_map(|decision| retrieval(decision, today));
        let letter = || self.decisions.iter().find(|decision| is_coming(decision, today)).map(Decision::id);
        let promised = || self.promise(today).map(|due| due.on);
        let objection = || self.decisions.iter().rev().find_map(|decision| objection(decision, today));
        if let Some(step) = retrieval {
            step
        } else if let Some(decision) = letter() {
            ResidentStep::AwaitLetter(decision)
        } else if !self.is_all_decided() {
            ResidentStep::AwaitDecision { promised: promised() }
        } else {
            objection().unwrap_or(ResidentStep::Nothing)
        }
    }

    fn on_decision(&self, decision: &Decision, today: Date) -> Option<DeskStep> {
        let id = decision.id();
        if decision.open_objection().is_some() {
            return Some(DeskStep::HandleObjection(id));
        }
        match decision.stage() {
            Stage::Discarded { .. } => None,
            Stage::Draft if decision.author_note().is_some() => Some(DeskStep::Revise(id)),
            Stage::Draft if decision.content().missing().is_some() => Some(DeskStep::Write(id)),
            Stage::Draft | Stage::Letter { .. } if is_unheard(decision) => Some(DeskStep::Hear(id)),
            Stage::Draft => Some(DeskStep::Write(id)),
            Stage::Letter { .. } if self.is_signed_off(decision) => Some(DeskStep::AwaitJob(id)),
            Stage::Letter { sign_offs, .. } if sign_offs.is_empty() => Some(DeskStep::SignOff(id)),
            Stage::Letter { .. } => Some(DeskStep::CoSign(id)),
            Stage::Sealed { .. } => on_delivery(decision, today),
        }
    }
}

fn on_inquiry(inquiry: &Inquiry, today: Date) -> Option<DeskStep> {
    let id = inquiry.id;
    if !inquiry.is_open() {
        None
    } else if inquiry.is_fulfilled() {
        Some(DeskStep::CheckReply(id))
    } else if inquiry.extension_request.is_some() {
        Some(DeskStep::AnswerExtension(id))
    } else if inquiry.is_overdue(today) {
        Some(DeskStep::ChaseReply(id))
    } else {
        Some(DeskStep::AwaitReply { inquiry: id, due_on: inquiry.due_on })
    }
}

fn is_unheard(decision: &Decision) -> bool {
    decision.content().burdens() && *decision.hearing() == Hearing::Open
}

fn on_delivery(decision: &Decision, today: Date) -> Option<DeskStep> {
    let id = decision.id();
    if decision.announced().is_some() {
        return decision.final_from().map(|not_before| {
            if not_before <= today {
                DeskStep::MakeFinal(id)
            } else {
                DeskStep::AwaitFinality { decision: id, not_before }
            }
        });
    }
    Some(match decision.attempt() {
        None => DeskStep::Deliver(id),
        Some(attempt) if attempt.has_failed() => DeskStep::DeliverAgain(id),
        Some(Attempt::Portal(portal)) => match &portal.stage {
            PortalStage::Provided { retrieve_until, .. } => {
                DeskStep::AwaitRetrieval { decision: id, until: *retrieve_until }
            }
            PortalStage::Retrieved { .. } => DeskStep::AwaitAnnouncement(id),
            PortalStage::Started | PortalStage::Ended { .. } => DeskStep::AwaitJob(id),
        },
        Some(Attempt::Letter(letter)) if letter.stage == LetterStage::Listed => DeskStep::Post(id),
        Some(Attempt::Letter(_)) if decision.counts_from().is_none() => DeskStep::AwaitReceipt(id),
        Some(Attempt::Letter(_)) => DeskStep::AwaitAnnouncement(id),
    })
}

fn retrieval(decision: &Decision, today: Date) -> Option<ResidentStep> {
    let portal = decision.attempt()?.portal()?;
    match &portal.stage {
        PortalStage::Provided { retrieve_until, .. } if decision.is_retrievable(today) => {
            Some(ResidentStep::Retrieve { decision: decision.id(), until: *retrieve_until })
        }
        _ => None,
    }
}

/// Whether the applicant is told that a letter is coming: the decision has left the house, and it neither arrived nor can still be
/// retrieved.
fn is_coming(decision: &Decision, today: Date) -> bool {
    let pending = decision.is_issued() && !decision.is_discarded() && decision.announced().is_none();
    let arrived = match decision.attempt() {
        Some(Attempt::Portal(portal)) => matches!(portal.stage, PortalStage::Retrieved { .. }),
        Some(Attempt::Letter(letter)) => matches!(letter.stage, LetterStage::Received { .. }),
        None => false,
    };
    pending && !arrived && !decision.is_retrievable(today)
}

fn objection(decision: &Decision, today: Date) -> Option<ResidentStep> {
    let until = decision.objection_dates()?.ends;
    (today <= until).then_some(ResidentStep::MayObject { decision: decision.id(), until })
}
