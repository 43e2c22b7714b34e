//! What follows from delivery: announcement, objection, finality; and how the events of a decision become its state.

use ids::DecisionId;
use jiff::civil::Date;
use locale::civil_day;

use super::BecameFinal;
use super::{
    Announced, AnnouncedBy, Attempt, Dates, Decision, LetterMethod, LetterStage, OBJECTIONS_MAX, Objection,
    ObjectionRegistered, ObjectionSettled, PortalStage, Purpose, SettledObjection, Settlement,
};
use crate::{
    actors::{Recorder, StaffRef},
    case::Case,
    event::{Event, What},
    folding::Misplaced,
    handling::{Answer, not_before, not_in_the_future, room},
    refusal::{Many, Refused},
};

impl Case {
    /// Records that the decision counts as announced, with the dates that were computed from the day on which the attempt that counts
    /// arrived or left. Not before the day has come in both readings.
    pub(crate) fn announce(&self, announced: Announced, today: Date) -> Answer {
        let decision = self.standing(announced.decision)?;
        let id = decision.id;
        if decision.announced.is_some() {
            return Err(Refused::AnnouncedAlready { decision: id });
        }
        let on = decision.counts_from().ok_or(Refused::NothingToCountFrom { decision: id })?;
        let dates = &announced.dates;
        if dates.on != on {
            return Err(Refused::OtherStart { decision: id, on });
        }
        if !agree(dates) {
            return Err(Refused::DatesContradict { decision: id });
        }
        due(dates.announced_latest(), today)?;
        Ok(vec![announced.into()])
    }

    /// Staff register an objection as soon as the decision has left the house, also a late one: whether it holds is for a person to
    /// judge.
    pub(crate) fn register_objection(&self, registered: ObjectionRegistered, today: Date) -> Answer {
        let decision = self.standing(registered.decision)?;
        let issued = decision.issued().ok_or(Refused::NotIssued { decision: decision.id })?;
        room(decision.objections.len(), OBJECTIONS_MAX, Many::Objections)?;
        not_in_the_future(registered.received_on, today)?;
        not_before(registered.received_on, issued.on)?;
        self.takes_documents(&registered.documents)?;
        Ok(vec![registered.into()])
    }

    pub(crate) fn settle_objection(&self, settled: ObjectionSettled) -> Answer {
        let decision = self.standing(settled.decision)?;
        let position = usize::try_from(settled.objection).unwrap_or(usize::MAX).wrapping_sub(1);
        let open = decision.objections.get(position).is_some_and(|objection| objection.settled.is_none());
        if !open {
            return Err(Refused::NoObjection { decision: decision.id });
        }
        if let Settlement::Remedied { by } = settled.settlement {
            let remedy = self.standing(by)?;
            if remedy.content.purpose != (Purpose::Remedies { of: decision.id }) || !remedy.is_issued() {
                return Err(Refused::NotIssued { decision: by });
            }
        }
        Ok(vec![settled.into()])
    }

    /// Nobody can object any more. Where an objection was decided upon, a person must say so, since no job knows when that
    /// became final.
    pub(crate) fn make_final(&self, recorder: &Recorder, id: DecisionId, today: Date) -> Answer {
        let decision = self.standing(id)?;
        if decision.final_since.is_some() {
            return Err(Refused::FinalAlready { decision: id });
        }
        let announced = decision.announced.as_ref().ok_or(Refused::NotAnnounced { decision: id })?;
        if decision.content.is_correction() {
            return Err(Refused::CorrectsOnly { decision: id });
        }
        if decision.open_objection().is_some() {
            return Err(Refused::ObjectionOpen { decision: id });
        }
        if let Some(other) = decision.remedied_by() {
            return Err(Refused::Replaced { decision: id, other });
        }
        if recorder.staff_actor().is_none() && decision.was_decided_upon() {
            return Err(Refused::OnlyByPerson { decision: id });
        }
        due(announced.dates.final_not_before, today)?;
        Ok(vec![BecameFinal { decision: id }.into()])
    }
}

fn due(day: Date, today: Date) -> Result<(), Refused> {
    if today < day { Err(Refused::NotBefore { day }) } else { Ok(()) }
}

/// Whether computed dates are in the only order that they can have.
fn agree(dates: &Dates) -> bool {
    dates.on <= dates.announced
        && dates.announced <= dates.announced_shifted
        && dates.announced < dates.ends
        && dates.announced_shifted < dates.ends_shifted
        && dates.ends <= dates.ends_shifted
        && dates.ends_shifted < dates.final_not_before
}

impl Decision {
    /// The day from which the announcement is counted: first retrieval, posting, or receipt where only that counts. Absent before,
    /// and after the attempt failed.
    #[must_use]
    pub fn counts_from(&self) -> Option<Date> {
        match self.attempt()? {
            Attempt::Portal(portal) => match &portal.stage {
                PortalStage::Retrieved { at, .. } => Some(civil_day(*at)),
                PortalStage::Started | PortalStage::Provided { .. } | PortalStage::Ended { .. } => None,
            },
            Attempt::Letter(letter) => match &letter.stage {
                LetterStage::Posted { method: LetterMethod::Post | LetterMethod::Regmail, on, .. }
                | LetterStage::Received { on, .. } => Some(*on),
                LetterStage::Posted { method: LetterMethod::Pzu | LetterMethod::Abroad, .. }
                | LetterStage::Listed
                | LetterStage::Returned { .. } => None,
            },
        }
    }

    /// Whether a period of objection to it begins or runs: not once it is final, nor once another decision stands in its place. A
    /// correction never has one of its own; that of the corrected decision runs on.
    ///
    /// Legal source: § 42 VwVfG, § 111 LVwG SH.
    #[must_use]
    pub fn has_objection_period(&self) -> bool {
        self.final_since.is_none() && self.remedied_by().is_none() && !self.content.is_correction()
    }

    /// The dates of objection and finality while they run; absent before the announcement and where no period runs.
    #[must_use]
    pub fn objection_dates(&self) -> Option<&Dates> {
        self.announced.as_ref().map(|by| &by.dates).filter(|_| self.has_objection_period())
    }

    /// The first day on which it may be regarded as final; absent also while an objection is open.
    #[must_use]
    pub fn final_from(&self) -> Option<Date> {
        let dates = self.objection_dates()?;
        self.open_objection().is_none().then_some(dates.final_not_before)
    }

    /// From which day on a job may say that it is final. Once somebody has objected, people say so.
    #[must_use]
    pub fn ripens_on(&self) -> Option<Date> {
        self.final_from().filter(|_| self.objections.is_empty())
    }

    /// Whether nothing more is to come of it: announced, and final, replaced, or a mere correction.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        self.announced.is_some() && self.objection_dates().is_none()
    }

    fn was_decided_upon(&self) -> bool {
        self.objections
            .iter()
            .filter_map(|objection| objection.settled.as_ref())
            .any(|settled| matches!(settled.settlement, Settlement::Decided { .. }))
    }

    /// Takes in an event of this decision. Only what a person did can come from a person.
    pub(crate) fn take(&mut self, event: &Event) -> Result<(), Misplaced> {
        match &event.what {
            What::Rendered(rendered) => self.take_rendered(rendered),
            What::Sealed(sealed) => self.take_sealed(sealed, event)?,
            What::Discarded(_) => self.take_discarded(event),
            What::ProvisionStarted(_) => self.take_provision_started(event),
            What::Notified(notified) => self.take_notified(notified, event)?,
            What::NotificationFailed(failed) => self.take_notification_failed(failed, event)?,
            What::NotificationBounced(bounced) => self.take_bounced(bounced, event)?,
            What::ProvisionEnded(ended) => self.take_provision_ended(ended, event)?,
            What::Retrieved(_) => self.take_retrieved(event)?,
            What::PutOnPrintList(listed) => self.take_listed(listed, event),
            What::Announced(announced) => self.take_announced(announced, event),
            What::BecameFinal(_) => self.final_since = Some(event.at),
            by_person => self.take_by_person(by_person, event, event.by.person().ok_or(Misplaced)?)?,
        }
        Ok(())
    }

    fn take_by_person(&mut self, what: &What, event: &Event, by: &StaffRef) -> Result<(), Misplaced> {
        match what {
            What::Edited(edited) => self.take_edited(edited, event, by),
            What::HearingHeld(held) => self.take_held(held, event, by),
            What::HearingSkipped(skipped) => self.take_skipped(skipped, event, by),
            What::SignedOff(signed) => self.take_signed(signed, event, by)?,
            What::SentBack(sent_back) => self.take_sent_back(sent_back, event, by)?,
            What::Recalled(recalled) => self.take_recalled(recalled, event, by),
            What::Posted(posted) => self.take_posted(posted, event, by)?,
            What::DeliveredByHand(delivered) => self.take_delivered_by_hand(delivered, event, by),
            What::ReceiptProven(proven) => self.take_receipt(proven, by)?,
            What::Returned(returned) => self.take_returned(returned)?,
            What::ObjectionRegistered(registered) => self.take_objection(registered, event, by),
            What::ObjectionSettled(settled) => self.take_settlement(settled, event, by)?,
            _ => return Err(Misplaced),
        }
        Ok(())
    }

    fn take_announced(&mut self, announced: &Announced, event: &Event) {
        let dates = announced.dates.clone();
        self.announced = Some(AnnouncedBy { at: event.at, by: event.by.clone(), dates });
    }

    fn take_objection(&mut self, registered: &ObjectionRegistered, event: &Event, by: &StaffRef) {
        self.objections.push(Objection {
            at: event.at,
            by: by.clone(),
            received_on: registered.received_on,
            form: registered.form,
            objector: registered.objector.clone(),
            text: registered.text.clone(),
            documents: registered.documents.clone(),
            settled: None,
        });
    }

    fn take_settlement(
        &mut self,
        settled: &ObjectionSettled,
        event: &Event,
        by: &StaffRef,
    ) -> Result<(), Misplaced> {
        let position = usize::try_from(settled.objection).unwrap_or(usize::MAX).wrapping_sub(1);
        let objection = self.objections.get_mut(position).ok_or(Misplaced)?;
        let settlement = settled.settlement.clone();
        objection.settled = Some(SettledObjection { at: event.at, by: by.clone(), settlement });
        Ok(())
    }
}
