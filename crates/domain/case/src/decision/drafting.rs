//! Writing a decision: begun, edited, heard, given up; and what it may be for.

use ids::DecisionId;
use jiff::civil::Date;

use super::{
    ANCILLARY_PROVISIONS_MAX, Content, Coverage, Decision, Discarded, Drafted, Edited, Hearing, HearingHeld,
    HearingSkipped, Purpose, Stage,
};
use crate::{
    actors::{StaffActor, StaffRef},
    case::{Case, DECISIONS_MAX},
    event::Event,
    folding::Misplaced,
    handling::{Answer, not_before, not_in_the_future, room},
    refusal::{Many, Refused, Thing},
};

impl Case {
    pub(crate) fn draft(&self, staff_actor: &StaffActor, drafted: Drafted) -> Answer {
        room(self.decisions.len(), DECISIONS_MAX, Many::Decisions)?;
        if self.decision(drafted.decision).is_some() {
            return Err(Refused::Taken(Thing::Decision(drafted.decision)));
        }
        self.may_say(drafted.decision, &drafted.content)?;
        Ok(self.taken_up_by(staff_actor).into_iter().chain([drafted.into()]).collect())
    }

    /// Changes the text as long as it is not sealed. The version must follow the one that the person saw, so that two people who
    /// write at the same time notice.
    pub(crate) fn edit(&self, edited: Edited) -> Answer {
        let decision = self.unsealed(edited.decision)?;
        let current = decision.version;
        if edited.version != current.saturating_add(1) {
            return Err(Refused::OtherVersion { decision: decision.id, current });
        }
        if edited.content == decision.content {
            return Err(Refused::NothingChanges);
        }
        self.may_say(decision.id, &edited.content)?;
        Ok(vec![edited.into()])
    }

    pub(crate) fn discard(&self, discarded: Discarded) -> Answer {
        self.unissued(discarded.decision)?;
        Ok(vec![discarded.into()])
    }

    pub(crate) fn hold_hearing(&self, held: HearingHeld, today: Date) -> Answer {
        self.to_be_heard_on(held.decision)?;
        not_in_the_future(held.on, today)?;
        not_before(held.on, self.received_on)?;
        match held.inquiry {
            Some(inquiry) if self.inquiry(inquiry).is_none() => {
                Err(Refused::Unknown(Thing::Inquiry(inquiry)))
            }
            Some(_) | None => Ok(vec![held.into()]),
        }
    }

    pub(crate) fn skip_hearing(&self, skipped: HearingSkipped) -> Answer {
        self.to_be_heard_on(skipped.decision)?;
        Ok(vec![skipped.into()])
    }

    fn to_be_heard_on(&self, id: DecisionId) -> Result<(), Refused> {
        let decision = self.unsealed(id)?;
        if decision.content.burdens() { Ok(()) } else { Err(Refused::HearingNotNeeded { decision: id }) }
    }

    /// A decision that was neither given up nor sealed.
    pub(super) fn unsealed(&self, id: DecisionId) -> Result<&Decision, Refused> {
        let decision = self.standing(id)?;
        if decision.sealed().is_some() { Err(Refused::Sealed { decision: id }) } else { Ok(decision) }
    }

    /// A decision that was neither given up nor has left the house.
    pub(super) fn unissued(&self, id: DecisionId) -> Result<&Decision, Refused> {
        let decision = self.standing(id)?;
        if decision.is_issued() { Err(Refused::Issued { decision: id }) } else { Ok(decision) }
    }

    /// A decision that was not given up.
    pub(super) fn standing(&self, id: DecisionId) -> Result<&Decision, Refused> {
        let decision = self.decision(id).ok_or(Refused::Unknown(Thing::Decision(id)))?;
        if decision.is_discarded() { Err(Refused::Discarded { decision: id }) } else { Ok(decision) }
    }

    /// Whether a decision may say this beside the other decisions of the case.
    pub(super) fn may_say(&self, id: DecisionId, content: &Content) -> Result<(), Refused> {
        if content.ancillary_provisions.len() > ANCILLARY_PROVISIONS_MAX {
            return Err(Refused::TooMany { what: Many::AncillaryProvisions, max: ANCILLARY_PROVISIONS_MAX });
        }
        match &content.purpose {
            Purpose::Decides { coverage } => self.may_cover(id, coverage),
            Purpose::Corrects { of } if self.standing(*of)?.is_issued() => Ok(()),
            Purpose::Corrects { of } => Err(Refused::NotIssued { decision: *of }),
            Purpose::Remedies { of } if self.standing(*of)?.open_objection().is_some() => Ok(()),
            Purpose::Remedies { of } => Err(Refused::NoObjection { decision: *of }),
        }
    }

    /// Whether a decision may cover this: nothing is decided twice, and nothing after a withdrawal.
    ///
    /// «The whole» stands alone. «The rest» may wait beside parts that are still being written, but only one decision can be it, and
    /// after it has left the house no part follows.
    fn may_cover(&self, id: DecisionId, coverage: &Coverage) -> Result<(), Refused> {
        if self.withdrawal.is_some() {
            return Err(Refused::RestWithdrawn { case: self.id() });
        }
        let others = self.decisions.iter().filter(|other| other.id != id && !other.is_discarded());
        for other in others {
            let Purpose::Decides { coverage: theirs } = &other.content.purpose else { continue };
            let twice = match (coverage, theirs) {
                (Coverage::Whole, _) | (_, Coverage::Whole) | (Coverage::Rest, Coverage::Rest) => true,
                (Coverage::Part { .. }, Coverage::Rest) => other.is_issued(),
                (_, Coverage::Part { .. }) => false,
            };
            if twice {
                return Err(Refused::Covered { other: other.id });
            }
        }
        Ok(())
    }

    pub(crate) fn take_drafted(&mut self, drafted: &Drafted, event: &Event) -> Result<(), Misplaced> {
        let by = event.by.person().ok_or(Misplaced)?;
        self.decisions.push(Decision {
            id: drafted.decision,
            drafted_at: event.at,
            drafted_by: by.clone(),
            version: 1,
            edited_at: event.at,
            edited_by: by.clone(),
            content: drafted.content.clone(),
            hearing: Hearing::Open,
            stage: Stage::Draft,
            recalls: Vec::new(),
            note: None,
            attempts: Vec::new(),
            issued: None,
            announced: None,
            objections: Vec::new(),
            final_since: None,
        });
        Ok(())
    }
}

impl Decision {
    /// A new text is a draft again: letter and sign-offs belonged to the old one. Who was heard on less was not heard on this.
    pub(super) fn take_edited(&mut self, edited: &Edited, event: &Event, by: &StaffRef) {
        if edited.content.burdens_beyond(&self.content) {
            self.hearing = Hearing::Open;
        }
        self.version = edited.version;
        self.edited_at = event.at;
        self.edited_by = by.clone();
        self.content = edited.content.clone();
        self.stage = Stage::Draft;
    }

    /// Nothing of it goes out any more, so attempts that had not left the house are none.
    pub(super) fn take_discarded(&mut self, event: &Event) {
        self.stage = Stage::Discarded { at: event.at };
        self.note = None;
        self.attempts.clear();
    }

    pub(super) fn take_held(&mut self, held: &HearingHeld, event: &Event, by: &StaffRef) {
        self.hearing = Hearing::Held {
            at: event.at,
            by: by.clone(),
            on: held.on,
            how: held.how.clone(),
            inquiry: held.inquiry,
            result: held.result.clone(),
        };
    }

    pub(super) fn take_skipped(&mut self, skipped: &HearingSkipped, event: &Event, by: &StaffRef) {
        self.hearing = Hearing::Skipped {
            at: event.at,
            by: by.clone(),
            norm: skipped.norm.clone(),
            reason: skipped.reason.clone(),
        };
    }
}
