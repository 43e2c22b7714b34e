//! Delivery by letter: on the print list, posted or handed over by a person, received or come back.
//!
//! Legal source: § 41 (2) VwVfG, § 110 (2) LVwG SH (post within Germany), § 3 `VwZG` (record of service).

use ids::DecisionId;
use jiff::civil::Date;
use locale::civil_day;

use super::{
    Attempt, Decision, DeliveredByHand, Ending, Issued, LetterAttempt, LetterMethod, LetterStage, ListedWhy,
    PortalStage, Posted, PutOnPrintList, ReceiptProven, Returned,
};
use crate::{
    actors::StaffRef,
    case::Case,
    event::Event,
    folding::Misplaced,
    handling::{Answer, not_before, not_in_the_future},
    refusal::Refused,
};

impl Case {
    pub(crate) fn put_on_print_list(&self, id: DecisionId) -> Answer {
        let why = match self.deliverable(id)?.attempt() {
            None => ListedWhy::Chosen,
            Some(Attempt::Letter(_)) => ListedWhy::Returned,
            Some(Attempt::Portal(portal)) => match &portal.stage {
                PortalStage::Ended { ending: Ending::NotRetrieved { .. }, .. } => ListedWhy::NotRetrieved,
                _ => ListedWhy::NotNotified,
            },
        };
        Ok(vec![PutOnPrintList { decision: id, why }.into()])
    }

    /// A person says on which day the letter was handed to the post, and by which kind of post. A letter abroad is posted as such,
    /// since no day of receipt is presumed for it.
    pub(crate) fn post(&self, posted: Posted, today: Date) -> Answer {
        let decision = self.standing(posted.decision)?;
        if !decision.is_on_print_list() {
            return Err(Refused::NotOnPrintList { decision: posted.decision });
        }
        let address = self.contact.postal.as_ref().ok_or(Refused::NoPostalAddress { case: self.id() })?;
        if address.is_domestic() == (posted.method == LetterMethod::Abroad) {
            return Err(Refused::OtherCountry { country: address.country });
        }
        not_in_the_future(posted.on, today)?;
        not_before(posted.on, decision.earliest_departure())?;
        Ok(vec![posted.into()])
    }

    /// A sealed decision can be handed over when nothing is under way, or instead of being posted.
    pub(crate) fn deliver_by_hand(&self, delivered: DeliveredByHand, today: Date) -> Answer {
        let decision = self.standing(delivered.decision)?;
        if !decision.is_on_print_list() {
            self.deliverable(delivered.decision)?;
        }
        not_in_the_future(delivered.on, today)?;
        not_before(delivered.on, decision.earliest_departure())?;
        Ok(vec![delivered.into()])
    }

    /// Proof of receipt starts the clock for formal service and abroad. For a plain letter the law presumes a day: only proof that
    /// it arrived later than that changes anything.
    ///
    /// Legal source: § 41 (2) sentence 3 VwVfG («nicht oder zu einem späteren Zeitpunkt zugegangen»).
    pub(crate) fn prove_receipt(&self, proven: ReceiptProven, today: Date) -> Answer {
        let decision = self.standing(proven.decision)?;
        let (method, posted_on) = decision.with_the_post()?;
        not_in_the_future(proven.on, today)?;
        not_before(proven.on, posted_on)?;
        let later = decision.announced.as_ref().is_some_and(|by| proven.on > by.dates.announced_latest());
        match method {
            LetterMethod::Post if !later => Err(Refused::ReceiptChangesNothing { decision: decision.id }),
            LetterMethod::Post | LetterMethod::Regmail | LetterMethod::Pzu | LetterMethod::Abroad => {
                Ok(vec![proven.into()])
            }
        }
    }

    /// A letter that came back was not received; what was computed from its posting no longer holds.
    pub(crate) fn return_letter(&self, returned: Returned, today: Date) -> Answer {
        let (_, posted_on) = self.standing(returned.decision)?.with_the_post()?;
        not_in_the_future(returned.on, today)?;
        not_before(returned.on, posted_on)?;
        Ok(vec![returned.into()])
    }
}

impl Decision {
    /// No letter leaves the house before it was sealed, before the attempt began to which it belongs, or before the attempt ahead of
    /// it came to nothing.
    fn earliest_departure(&self) -> Date {
        let super::Stage::Sealed { at, .. } = &self.stage else { return Date::MAX };
        let starts = self.attempts.iter().filter_map(Attempt::not_left_before);
        starts.chain([civil_day(*at)]).max().unwrap_or(Date::MAX)
    }

    /// The letter that is with the post: its way and the day of posting.
    fn with_the_post(&self) -> Result<(LetterMethod, Date), Refused> {
        match self.attempt() {
            Some(Attempt::Letter(LetterAttempt {
                stage: LetterStage::Posted { method, on, .. }, ..
            })) => Ok((*method, *on)),
            Some(_) | None => Err(Refused::NotWithThePost { decision: self.id }),
        }
    }

    pub(super) fn take_listed(&mut self, listed: &PutOnPrintList, event: &Event) {
        let listed = Some((event.at, listed.why));
        self.attempts.push(Attempt::Letter(LetterAttempt { listed, stage: LetterStage::Listed }));
    }

    pub(super) fn take_posted(
        &mut self,
        posted: &Posted,
        event: &Event,
        by: &StaffRef,
    ) -> Result<(), Misplaced> {
        self.letter_mut()?.stage =
            LetterStage::Posted { method: posted.method, on: posted.on, by: by.clone() };
        self.issue(event, posted.on);
        Ok(())
    }

    pub(super) fn take_delivered_by_hand(
        &mut self,
        delivered: &DeliveredByHand,
        event: &Event,
        by: &StaffRef,
    ) {
        let stage = LetterStage::Received {
            posted: None,
            on: delivered.on,
            proof: delivered.proof.clone(),
            by: by.clone(),
        };
        match self.attempts.last_mut() {
            Some(Attempt::Letter(letter)) if letter.stage == LetterStage::Listed => letter.stage = stage,
            _ => self.attempts.push(Attempt::Letter(LetterAttempt { listed: None, stage })),
        }
        self.issue(event, delivered.on);
    }

    pub(super) fn take_receipt(&mut self, proven: &ReceiptProven, by: &StaffRef) -> Result<(), Misplaced> {
        let posted = Some(self.with_the_post().map_err(|_refused| Misplaced)?);
        let (on, proof) = (proven.on, proven.proof.clone());
        self.letter_mut()?.stage = LetterStage::Received { posted, on, proof, by: by.clone() };
        self.take_back_announcement();
        Ok(())
    }

    pub(super) fn take_returned(&mut self, returned: &Returned) -> Result<(), Misplaced> {
        let (method, posted_on) = self.with_the_post().map_err(|_refused| Misplaced)?;
        let (on, reason) = (returned.on, returned.reason.clone());
        self.letter_mut()?.stage = LetterStage::Returned { method, posted_on, on, reason };
        self.take_back_announcement();
        Ok(())
    }

    /// Notes that the decision leaves the house, the first time.
    pub(super) fn issue(&mut self, event: &Event, on: Date) {
        self.issued.get_or_insert(Issued { at: event.at, on });
    }

    /// What was computed from a start that no longer holds is gone: the announcement and, with it, finality.
    fn take_back_announcement(&mut self) {
        self.announced = None;
        self.final_since = None;
    }

    fn letter_mut(&mut self) -> Result<&mut LetterAttempt, Misplaced> {
        match self.attempts.last_mut() {
            Some(Attempt::Letter(letter)) => Ok(letter),
            Some(Attempt::Portal(_)) | None => Err(Misplaced),
        }
    }
}
