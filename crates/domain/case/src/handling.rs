//! How a command becomes events: checks that hold for all, then the rules of the subject.

use jiff::{Timestamp, civil::Date};
use locale::civil_day;

use crate::{
    actors::{ActorRef, Side},
    case::{Case, ENTRIES_MAX},
    command::{Actor, Command},
    contact::{AccessCodeRenewed, Contact, DeliveryChoice},
    decision::Decision,
    document::documents_fit,
    event::{Event, What},
    filing::{Filing, PortalDelivery, Terms},
    refusal::{Many, Refused},
};

/// What a rule answers: the facts that follow from a command, at least one, or why not.
pub(crate) type Answer = Result<Vec<What>, Refused>;

impl Case {
    /// Makes a case of an application. `now` is UTC.
    ///
    /// # Errors
    ///
    /// [`Refused`] if the chosen delivery cannot work, there are too many documents, or a document was received in the future.
    pub fn file(filing: Filing, now: Timestamp) -> Result<(Self, Vec<Event>), Refused> {
        let Filing { by, application } = filing;
        let today = civil_day(now);
        let actor = Actor::Applicant(&by);
        if let Some(staff_actor) =
            actor.staff_actor().filter(|staff_actor| staff_actor.town() != application.town)
        {
            return Err(Refused::OtherTown { person: staff_actor.person().id });
        }
        if let Some(received_on) = actor.stated_receipt() {
            not_in_the_future(received_on, today)?;
        }
        documents_fit(&application.documents, &[])?;
        let reachable =
            Reachable { case: application.case, terms: &application.terms, contact: &application.contact };
        reachable.by(&application.delivery)?;
        let event = Event { at: now, by: actor.by(), what: application.clone().into() };
        let case = Self::begin(&event, application);
        Ok((case, vec![event]))
    }

    /// The events that follow from a command; at least one. The case itself does not change, see [`after`](Self::after).
    /// `now` is UTC.
    ///
    /// # Errors
    ///
    /// [`Refused`] with the reason; nothing has happened then.
    pub fn handle(&self, command: Command, now: Timestamp) -> Result<Vec<Event>, Refused> {
        let today = civil_day(now);
        self.admits(&command, today)?;
        let by = command.actor().by();
        let facts = self.answer(command, now, today)?;
        Ok(facts.into_iter().map(|what| Event { at: now, by: by.clone(), what }).collect())
    }

    fn admits(&self, command: &Command, today: Date) -> Result<(), Refused> {
        let actor = command.actor();
        if let Some(staff_actor) = actor.staff_actor().filter(|staff_actor| staff_actor.town() != self.town())
        {
            return Err(Refused::OtherTown { person: staff_actor.person().id });
        }
        let state = self.state();
        if state.is_final() && !self.takes_when_over(command) {
            return Err(Refused::Over { case: self.id(), state });
        }
        if let Some(received_on) = actor.stated_receipt() {
            not_in_the_future(received_on, today)?;
            not_before(received_on, self.received_on)?;
        }
        match command {
            // However full a case is, it keeps nobody from closing their account.
            Command::UnlinkAccount(..) => Ok(()),
            _ => room(self.timeline.len(), ENTRIES_MAX, Many::Entries),
        }
    }

    /// Whether a case that is over still takes this. What people write to each other and how they reach each other goes on, and so
    /// does what happens to a decision that has left the house: a letter comes back, an objection comes late. None of it leads out of
    /// the final state. What is new, asked or decided needs a new application.
    fn takes_when_over(&self, command: &Command) -> bool {
        use Command as C;
        match command {
            C::WriteToTown(..)
            | C::WriteToApplicant(..)
            | C::Note(..)
            | C::AddDocuments(..)
            | C::ChangeContact(..)
            | C::RestoreContact(..)
            | C::ConfirmEmail(..)
            | C::ChooseDelivery(..)
            | C::LinkAccount(..)
            | C::UnlinkAccount(..)
            | C::RenewAccessCode(_)
            | C::SeeAsApplicant(..)
            | C::SeeAsStaff(..) => true,
            C::Retrieve(..)
            | C::Provide(..)
            | C::ConfirmNotification(..)
            | C::FailNotification(..)
            | C::ReportBounce(..)
            | C::EndProvision(..)
            | C::PutOnPrintList(..)
            | C::Post(..)
            | C::DeliverByHand(..)
            | C::ProveReceipt(..)
            | C::Return(..)
            | C::Announce(..)
            | C::RegisterObjection(..)
            | C::SettleObjection(..)
            | C::MakeFinal(..) => {
                command.decision().and_then(|id| self.decision(id)).is_some_and(Decision::is_issued)
            }
            C::Withdraw(..)
            | C::CorrectAnswers(..)
            | C::Reply(..)
            | C::RequestExtension(..)
            | C::Assign(..)
            | C::Release(_)
            | C::HandOver(..)
            | C::Ask(..)
            | C::GrantExtension(..)
            | C::RefuseExtension(..)
            | C::Settle(..)
            | C::Draft(..)
            | C::Edit(..)
            | C::Discard(..)
            | C::HoldHearing(..)
            | C::SkipHearing(..)
            | C::Render(..)
            | C::SignOff(..)
            | C::SendBack(..)
            | C::Recall(..)
            | C::Seal(..)
            | C::Close(_) => false,
        }
    }

    fn answer(&self, command: Command, now: Timestamp, today: Date) -> Answer {
        match command {
            Command::Withdraw(_, withdrawn) => self.withdraw(withdrawn),
            Command::CorrectAnswers(_, correction) => self.correct_answers(correction),
            Command::Reply(by, replied) => self.reply(replied, ActorRef::from(&by).received_on(now)),
            Command::RequestExtension(_, wish) => self.request_extension(wish, today),
            Command::WriteToTown(_, sent) | Command::WriteToApplicant(_, sent) => self.send(sent),
            Command::ChangeContact(_, changed) => self.change_contact(changed),
            Command::RestoreContact(_, restored) => self.restore_contact(restored),
            Command::ConfirmEmail(_, confirmed) => self.confirm_email(confirmed),
            Command::ChooseDelivery(_, chosen) => self.choose_delivery(chosen),
            Command::LinkAccount(_, linked) => self.link_account(linked),
            Command::UnlinkAccount(_, unlinked) => self.unlink_account(unlinked),
            Command::RenewAccessCode(_) => Ok(vec![AccessCodeRenewed {}.into()]),
            Command::Retrieve(identity, decision) => self.retrieve(identity, decision, today),
            Command::SeeAsApplicant(_, seen) => self.see(seen, Side::Applicant),
            Command::SeeAsStaff(_, seen) => self.see(seen, Side::Town),
            Command::Assign(_, assigned) => self.assign(assigned),
            Command::Release(_) => self.release(),
            Command::HandOver(_, hand_over) => self.hand_over(hand_over),
            Command::Ask(by, asked) => self.ask(&by, asked, today),
            Command::GrantExtension(_, granted) => self.grant_extension(granted, today),
            Command::RefuseExtension(_, refused) => self.refuse_extension(refused),
            Command::Settle(_, settled) => self.settle(settled),
            Command::Note(_, written) => self.note(written),
            Command::AddDocuments(_, added) => self.add_documents(added),
            Command::Close(_) => self.close(),
            Command::Draft(by, drafted) => self.draft(&by, drafted),
            Command::Edit(_, edited) => self.edit(edited),
            Command::Discard(_, discarded) => self.discard(discarded),
            Command::HoldHearing(_, held) => self.hold_hearing(held, today),
            Command::SkipHearing(_, skipped) => self.skip_hearing(skipped),
            Command::Render(_, rendered) => self.render(rendered),
            Command::SignOff(by, signed) => self.sign_off(&by, signed),
            Command::SendBack(by, sent_back) => self.send_back(&by, sent_back),
            Command::Recall(_, recalled) => self.recall(recalled),
            Command::Seal(_, sealed) => self.seal(sealed),
            Command::Provide(_, decision) => self.provide(decision),
            Command::ConfirmNotification(_, notified) => self.confirm_notification(notified, today),
            Command::FailNotification(_, failed) => self.fail_notification(failed),
            Command::ReportBounce(_, bounced) => self.report_bounce(bounced),
            Command::EndProvision(_, decision) => self.end_provision(decision, today),
            Command::PutOnPrintList(_, decision) => self.put_on_print_list(decision),
            Command::Post(_, posted) => self.post(posted, today),
            Command::DeliverByHand(_, delivered) => self.deliver_by_hand(delivered, today),
            Command::ProveReceipt(_, proven) => self.prove_receipt(proven, today),
            Command::Return(_, returned) => self.return_letter(returned, today),
            Command::Announce(_, announced) => self.announce(announced, today),
            Command::RegisterObjection(_, registered) => self.register_objection(registered, today),
            Command::SettleObjection(_, settled) => self.settle_objection(settled),
            Command::MakeFinal(recorder, decision) => self.make_final(&recorder, decision, today),
        }
    }

    pub(crate) const fn reachable(&self) -> Reachable<'_> {
        Reachable { case: self.id(), terms: self.terms(), contact: &self.contact }
    }
}

/// By which ways an applicant can be reached.
pub(crate) struct Reachable<'a> {
    pub(crate) case: ids::CaseId,
    pub(crate) terms: &'a Terms,
    pub(crate) contact: &'a Contact,
}

impl Reachable<'_> {
    /// Whether decisions can come by the chosen way. An unconfirmed address may still become confirmed.
    pub(crate) fn by(&self, choice: &DeliveryChoice) -> Result<(), Refused> {
        match choice {
            DeliveryChoice::Post if self.contact.postal.is_none() => {
                Err(Refused::NoPostalAddress { case: self.case })
            }
            DeliveryChoice::Portal { .. } if self.terms.portal == PortalDelivery::NotOffered => {
                Err(Refused::PortalNotOffered)
            }
            DeliveryChoice::Portal { .. } if self.contact.email.is_none() => {
                Err(Refused::NoConfirmedEmail { case: self.case })
            }
            DeliveryChoice::Post | DeliveryChoice::Portal { .. } => Ok(()),
        }
    }
}

pub(crate) fn not_in_the_future(date: Date, today: Date) -> Result<(), Refused> {
    if date > today { Err(Refused::InTheFuture { date }) } else { Ok(()) }
}

pub(crate) fn not_before(date: Date, earliest: Date) -> Result<(), Refused> {
    if date < earliest { Err(Refused::TooEarly { date, earliest }) } else { Ok(()) }
}

pub(crate) const fn room(there: usize, max: usize, what: Many) -> Result<(), Refused> {
    if there >= max { Err(Refused::TooMany { what, max }) } else { Ok(()) }
}
