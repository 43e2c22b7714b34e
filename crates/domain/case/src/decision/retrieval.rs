//! Delivery by retrieval from the town's own mailbox: laid in, notified, retrieved; or ended, and then a letter goes out.
//!
//! Legal source: § 41 (2a) VwVfG, § 110 (2a) LVwG SH.

use ids::DecisionId;
use jiff::civil::Date;
use locale::civil_day;

use super::{
    ATTEMPTS_MAX, Attempt, Bounce, BounceEffect, Decision, Ending, ListedWhy, NotificationBounced,
    NotificationFailed, Notified, PortalAttempt, PortalStage, ProvisionEnded, ProvisionStarted, Purpose,
    PutOnPrintList, Retrieved,
};
use crate::{
    actors::{ActorRef, Identity},
    case::Case,
    command::Bounced,
    contact::DeliveryChoice,
    event::Event,
    filing::PortalDelivery,
    folding::Misplaced,
    handling::{Answer, not_before, room},
    refusal::{Many, Refused},
};

impl Case {
    /// Lays the sealed document into the mailbox: with consent, where the service says that this suffices, and only if there is a
    /// confirmed address for the notification.
    pub(crate) fn provide(&self, id: DecisionId) -> Answer {
        self.deliverable(id)?;
        if self.terms().portal == PortalDelivery::NotOffered {
            return Err(Refused::PortalNotOffered);
        }
        let DeliveryChoice::Portal { .. } = self.delivery else {
            return Err(Refused::NoConsent { case: self.id() });
        };
        if self.contact.email.as_ref().and_then(|email| email.confirmed_at).is_none() {
            return Err(Refused::NoConfirmedEmail { case: self.id() });
        }
        Ok(vec![ProvisionStarted { decision: id }.into()])
    }

    /// The mail server took the notification; only now is the decision provided.
    pub(crate) fn confirm_notification(&self, notified: Notified, today: Date) -> Answer {
        self.awaiting_notification(notified.decision)?;
        not_before(notified.retrieve_until, today)?;
        Ok(vec![notified.into()])
    }

    /// Without a notification there was no provision; a letter goes out instead.
    pub(crate) fn fail_notification(&self, failed: NotificationFailed) -> Answer {
        self.awaiting_notification(failed.decision)?;
        let letter = PutOnPrintList { decision: failed.decision, why: ListedWhy::NotNotified };
        Ok(vec![failed.into(), letter.into()])
    }

    /// A bounce ends a provision that nobody has used; a retrieval that happened stays what it is.
    pub(crate) fn report_bounce(&self, bounced: Bounced) -> Answer {
        let Bounced { decision: id, message_id, report } = bounced;
        let decision = self.standing(id)?;
        let portal = decision
            .attempts
            .iter()
            .filter_map(Attempt::portal)
            .find(|portal| portal.bounce.is_none() && portal.stage.message_id() == Some(&message_id))
            .ok_or(Refused::OtherNotification { decision: id })?;
        let unused = matches!(portal.stage, PortalStage::Provided { .. });
        let effect = if unused { BounceEffect::EndsProvision } else { BounceEffect::Nothing };
        let letter = unused.then(|| PutOnPrintList { decision: id, why: ListedWhy::NotNotified }.into());
        let fact = NotificationBounced { decision: id, message_id, report, effect };
        Ok([fact.into()].into_iter().chain(letter).collect())
    }

    /// After the last day of retrieval the provision ends, nothing is announced, and a letter goes out.
    pub(crate) fn end_provision(&self, id: DecisionId, today: Date) -> Answer {
        let retrieve_until = self.provided_until(id)?;
        if today <= retrieve_until {
            return Err(Refused::ProvisionRuns { decision: id, until: retrieve_until });
        }
        let letter = PutOnPrintList { decision: id, why: ListedWhy::NotRetrieved };
        Ok(vec![ProvisionEnded { decision: id, retrieve_until }.into(), letter.into()])
    }

    /// The first retrieval by the resident themselves decides; one that comes late does not count, even before the job has ended
    /// the provision.
    pub(crate) fn retrieve(&self, identity: Identity, id: DecisionId, today: Date) -> Answer {
        if let Identity::Client { .. } = identity {
            return Err(Refused::RetrievalByClient { decision: id });
        }
        let until = self.provided_until(id)?;
        if today > until {
            return Err(Refused::ProvisionOver { decision: id, until });
        }
        Ok(vec![Retrieved { decision: id }.into()])
    }

    /// The last day of retrieval of a decision that is provided and not yet retrieved.
    fn provided_until(&self, id: DecisionId) -> Result<Date, Refused> {
        match self.standing(id)?.attempt() {
            Some(Attempt::Portal(portal)) => match &portal.stage {
                PortalStage::Provided { retrieve_until, .. } => Ok(*retrieve_until),
                PortalStage::Retrieved { at, .. } => Err(Refused::RetrievedAlready { decision: id, at: *at }),
                PortalStage::Started | PortalStage::Ended { .. } => {
                    Err(Refused::NotProvided { decision: id })
                }
            },
            Some(Attempt::Letter(_)) | None => Err(Refused::NotProvided { decision: id }),
        }
    }

    fn awaiting_notification(&self, id: DecisionId) -> Result<(), Refused> {
        match self.standing(id)?.attempt() {
            Some(Attempt::Portal(PortalAttempt { stage: PortalStage::Started, .. })) => Ok(()),
            Some(_) | None => Err(Refused::NoNotificationAwaited { decision: id }),
        }
    }

    /// A sealed decision of which no attempt is under way, and which does not decide what is decided already.
    pub(super) fn deliverable(&self, id: DecisionId) -> Result<&Decision, Refused> {
        let decision = self.standing(id)?;
        if decision.sealed().is_none() {
            return Err(Refused::NotSealed { decision: id });
        }
        if decision.attempt().is_some_and(|attempt| !attempt.has_failed()) {
            return Err(Refused::UnderWay { decision: id });
        }
        let decides = matches!(decision.content.purpose, Purpose::Decides { .. });
        if decides && !decision.is_issued() && self.is_all_decided() {
            return Err(Refused::AllDecided { case: self.id() });
        }
        room(decision.attempts.len(), ATTEMPTS_MAX, Many::Attempts)?;
        Ok(decision)
    }
}

impl Decision {
    /// The day on which its provision is over if nobody retrieves it: the day after the last day of retrieval.
    #[must_use]
    pub fn provision_ends_on(&self) -> Option<Date> {
        match &self.attempt()?.portal()?.stage {
            PortalStage::Provided { retrieve_until, .. } => retrieve_until.tomorrow().ok(),
            PortalStage::Started | PortalStage::Retrieved { .. } | PortalStage::Ended { .. } => None,
        }
    }

    pub(super) fn take_provision_started(&mut self, event: &Event) {
        self.attempts.push(Attempt::Portal(PortalAttempt {
            started_at: event.at,
            stage: PortalStage::Started,
            bounce: None,
        }));
    }

    pub(super) fn take_notified(&mut self, notified: &Notified, event: &Event) -> Result<(), Misplaced> {
        self.portal_mut()?.stage = PortalStage::Provided {
            notified_at: event.at,
            message_id: notified.message_id.clone(),
            retrieve_until: notified.retrieve_until,
        };
        self.issue(event, civil_day(event.at));
        Ok(())
    }

    pub(super) fn take_notification_failed(
        &mut self,
        failed: &NotificationFailed,
        event: &Event,
    ) -> Result<(), Misplaced> {
        let ending = Ending::NotNotified { reason: failed.reason.clone() };
        self.portal_mut()?.end(event, ending);
        Ok(())
    }

    pub(super) fn take_bounced(
        &mut self,
        bounced: &NotificationBounced,
        event: &Event,
    ) -> Result<(), Misplaced> {
        let mut attempts = self.attempts.iter_mut().filter_map(|attempt| match attempt {
            Attempt::Portal(portal) => Some(portal),
            Attempt::Letter(_) => None,
        });
        let portal = attempts
            .find(|portal| portal.stage.message_id() == Some(&bounced.message_id))
            .ok_or(Misplaced)?;
        portal.bounce = Some(Bounce { at: event.at, report: bounced.report.clone() });
        if bounced.effect == BounceEffect::EndsProvision {
            portal.end(event, Ending::Bounced);
        }
        Ok(())
    }

    pub(super) fn take_provision_ended(
        &mut self,
        ended: &ProvisionEnded,
        event: &Event,
    ) -> Result<(), Misplaced> {
        let ending = Ending::NotRetrieved { retrieve_until: ended.retrieve_until };
        self.portal_mut()?.end(event, ending);
        Ok(())
    }

    pub(super) fn take_retrieved(&mut self, event: &Event) -> Result<(), Misplaced> {
        let ActorRef::Applicant { identity } = event.by else { return Err(Misplaced) };
        let portal = self.portal_mut()?;
        let PortalStage::Provided { notified_at, message_id, .. } = &portal.stage else {
            return Err(Misplaced);
        };
        portal.stage = PortalStage::Retrieved {
            notified_at: *notified_at,
            message_id: message_id.clone(),
            at: event.at,
            identity,
        };
        Ok(())
    }

    fn portal_mut(&mut self) -> Result<&mut PortalAttempt, Misplaced> {
        match self.attempts.last_mut() {
            Some(Attempt::Portal(portal)) => Ok(portal),
            Some(Attempt::Letter(_)) | None => Err(Misplaced),
        }
    }
}

impl PortalAttempt {
    fn end(&mut self, event: &Event, ending: Ending) {
        let message_id = self.stage.message_id().cloned();
        self.stage = PortalStage::Ended { at: event.at, message_id, ending };
    }
}
