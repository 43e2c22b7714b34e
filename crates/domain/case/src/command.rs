//! What can be asked of a case, each with the actor who may ask.
//!
//! Where a command is the event's own words it carries the event's payload; the case checks it against its state and adds nothing.
//! Staff act as [`StaffActor`], which only a signed-in person can be: a decision cannot be drafted, signed or posted by a job.

use jiff::civil::Date;

use crate::{
    actors::{ActorRef, ApplicantActor, Identity, Recorder, StaffActor},
    assignment::Assigned,
    contact::{
        AccountLinked, AccountUnlinked, ContactChanged, ContactRestored, DeliveryChosen, EmailConfirmed,
    },
    decision::{
        Announced, DeliveredByHand, Discarded, Drafted, Edited, HearingHeld, HearingSkipped,
        NotificationFailed, Notified, ObjectionRegistered, ObjectionSettled, Posted, Recalled, ReceiptProven,
        Rendered, Returned, Sealed, SentBack, SignedOff,
    },
    document::Document,
    filing::{Answers, DocumentsAdded, Withdrawn},
    inquiry::{ExtensionGranted, ExtensionRefused, ExtensionRequested, InquirySent, Replied, Settled},
    message::{MessageSent, NoteWritten, Seen},
    text::{Paragraphs, SingleLine},
};
use ids::{DecisionId, DepartmentId, InquiryId};

/// Somebody wants something to happen in a case.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Command {
    // The applicant
    /// The applicant withdraws the application, or what of it is not yet decided.
    Withdraw(ApplicantActor, Withdrawn),
    /// The applicant hands in corrected answers that an inquiry asked for.
    CorrectAnswers(ApplicantActor, Correction),
    /// The applicant answers an inquiry.
    Reply(ApplicantActor, Replied),
    /// The applicant asks for more time.
    RequestExtension(ApplicantActor, ExtensionRequested),
    /// The applicant writes to the town.
    WriteToTown(ApplicantActor, MessageSent),
    /// The applicant can be reached elsewhere.
    ChangeContact(ApplicantActor, ContactChanged),
    /// Whoever had the address before objects to a change.
    RestoreContact(Identity, ContactRestored),
    /// The applicant proved by a code that mail to the address of the contact arrives.
    ConfirmEmail(Identity, EmailConfirmed),
    /// The applicant chooses another way for decisions to come.
    ChooseDelivery(ApplicantActor, DeliveryChosen),
    /// The applicant takes a guest's case into their account.
    LinkAccount(Identity, AccountLinked),
    /// The applicant closes the account that the case belongs to.
    UnlinkAccount(Identity, AccountUnlinked),
    /// A new access code replaces the old one.
    RenewAccessCode(ApplicantActor),
    /// The applicant retrieves a decision, by an act of their own.
    Retrieve(Identity, DecisionId),
    /// The applicant has seen the case up to an entry.
    SeeAsApplicant(Identity, Seen),

    // Staff
    /// Staff have seen the case up to an entry.
    SeeAsStaff(StaffActor, Seen),
    /// A person shall work on the case.
    Assign(StaffActor, Assigned),
    /// The case goes back to the queue.
    Release(StaffActor),
    /// Another department shall work on the case.
    HandOver(StaffActor, HandOver),
    /// The town asks the applicant. A case that nobody has becomes the asker's.
    Ask(StaffActor, InquirySent),
    /// The town gives more time.
    GrantExtension(StaffActor, ExtensionGranted),
    /// The town does not.
    RefuseExtension(StaffActor, ExtensionRefused),
    /// The inquiry is done.
    Settle(StaffActor, Settled),
    /// The town writes to the applicant.
    WriteToApplicant(StaffActor, MessageSent),
    /// Staff note something.
    Note(StaffActor, NoteWritten),
    /// Documents come into the file.
    AddDocuments(Recorder, DocumentsAdded),

    // The decision, until it is sealed
    /// A person begins a decision. A case that nobody has becomes theirs.
    Draft(StaffActor, Drafted),
    /// A person changes its text.
    Edit(StaffActor, Edited),
    /// A person gives it up.
    Discard(StaffActor, Discarded),
    /// The applicant was heard.
    HoldHearing(StaffActor, HearingHeld),
    SkipHearing(StaffActor, HearingSkipped),
    /// The text became a PDF.
    Render(Recorder, Rendered),
    /// A person signs the PDF off.
    SignOff(StaffActor, SignedOff),
    /// A person who could sign gives it back to its author, with a note.
    SendBack(StaffActor, SentBack),
    /// A person takes it back before it has left the house.
    Recall(StaffActor, Recalled),
    /// The seal was put on the PDF.
    Seal(Recorder, Sealed),

    // Its delivery
    /// It is laid into the mailbox.
    Provide(Recorder, DecisionId),
    /// The mail server accepted the notification.
    ConfirmNotification(Recorder, Notified),
    /// No mail server took the notification.
    FailNotification(Recorder, NotificationFailed),
    /// The notification came back.
    ReportBounce(Recorder, Bounced),
    /// The time for retrieval is over.
    EndProvision(Recorder, DecisionId),
    /// It is to be printed.
    PutOnPrintList(Recorder, DecisionId),
    /// A person posted it.
    Post(StaffActor, Posted),
    /// A person handed it over.
    DeliverByHand(StaffActor, DeliveredByHand),
    /// A person has proof of receipt.
    ProveReceipt(StaffActor, ReceiptProven),
    /// It came back.
    Return(StaffActor, Returned),

    // What follows
    /// It counts as announced.
    Announce(Recorder, Announced),
    /// An objection came in.
    RegisterObjection(StaffActor, ObjectionRegistered),
    SettleObjection(StaffActor, ObjectionSettled),
    /// Nobody can object any more.
    MakeFinal(Recorder, DecisionId),
    /// The case is closed.
    Close(Recorder),
}

/// Corrected answers; the case numbers the version.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The inquiry that asked for it.
    pub inquiry: InquiryId,
    /// The corrected answers, whole, on the revision that the case keeps.
    pub answers: Answers,
    /// Documents that came with them.
    pub documents: Vec<Document>,
}

/// A hand-over; the case knows from where.
#[derive(Debug, Clone)]
pub struct HandOver {
    /// The department that gets it.
    pub to: DepartmentId,
    /// Why; staff read it.
    pub reason: Paragraphs,
}

/// A report that a notification came back; the case knows what follows.
#[derive(Debug, Clone)]
pub struct Bounced {
    /// The decision that the notification spoke of.
    pub decision: DecisionId,
    /// The message that came back.
    pub message_id: SingleLine,
    /// What the report says.
    pub report: SingleLine,
}

/// Who gives a command, whoever it is.
pub(crate) enum Actor<'a> {
    Applicant(&'a ApplicantActor),
    Identity(Identity),
    Staff(&'a StaffActor),
    Recorder(&'a Recorder),
}

impl Actor<'_> {
    pub(crate) fn by(&self) -> ActorRef {
        match *self {
            Self::Applicant(applicant_actor) => applicant_actor.into(),
            Self::Identity(identity) => ActorRef::Applicant { identity },
            Self::Staff(staff_actor) => staff_actor.into(),
            Self::Recorder(recorder) => recorder.into(),
        }
    }

    pub(crate) const fn staff_actor(&self) -> Option<&StaffActor> {
        match self {
            Self::Applicant(applicant_actor) => applicant_actor.staff_actor(),
            Self::Identity(_) => None,
            Self::Staff(staff_actor) => Some(staff_actor),
            Self::Recorder(recorder) => recorder.staff_actor(),
        }
    }

    /// The day of receipt that a registrar states.
    pub(crate) const fn stated_receipt(&self) -> Option<Date> {
        match self {
            Self::Applicant(ApplicantActor::Registrar { received_on, .. }) => Some(*received_on),
            Self::Applicant(ApplicantActor::Applicant(_))
            | Self::Identity(_)
            | Self::Staff(_)
            | Self::Recorder(_) => None,
        }
    }
}

impl Command {
    /// The decision whose delivery or effect it is about; absent for all that is about a text or the case.
    pub(crate) const fn decision(&self) -> Option<DecisionId> {
        Some(match self {
            Self::Retrieve(_, decision)
            | Self::Provide(_, decision)
            | Self::EndProvision(_, decision)
            | Self::PutOnPrintList(_, decision)
            | Self::MakeFinal(_, decision) => *decision,
            Self::ConfirmNotification(_, notified) => notified.decision,
            Self::FailNotification(_, failed) => failed.decision,
            Self::ReportBounce(_, bounced) => bounced.decision,
            Self::Post(_, posted) => posted.decision,
            Self::DeliverByHand(_, delivered) => delivered.decision,
            Self::ProveReceipt(_, proven) => proven.decision,
            Self::Return(_, returned) => returned.decision,
            Self::Announce(_, announced) => announced.decision,
            Self::RegisterObjection(_, registered) => registered.decision,
            Self::SettleObjection(_, settled) => settled.decision,
            _ => return None,
        })
    }

    pub(crate) const fn actor(&self) -> Actor<'_> {
        match self {
            Self::Withdraw(by, _)
            | Self::CorrectAnswers(by, _)
            | Self::Reply(by, _)
            | Self::RequestExtension(by, _)
            | Self::WriteToTown(by, _)
            | Self::ChangeContact(by, _)
            | Self::ChooseDelivery(by, _)
            | Self::RenewAccessCode(by) => Actor::Applicant(by),
            Self::ConfirmEmail(by, _)
            | Self::RestoreContact(by, _)
            | Self::LinkAccount(by, _)
            | Self::UnlinkAccount(by, _)
            | Self::Retrieve(by, _)
            | Self::SeeAsApplicant(by, _) => Actor::Identity(*by),
            Self::SeeAsStaff(by, _)
            | Self::Assign(by, _)
            | Self::Release(by)
            | Self::HandOver(by, _)
            | Self::Ask(by, _)
            | Self::GrantExtension(by, _)
            | Self::RefuseExtension(by, _)
            | Self::Settle(by, _)
            | Self::WriteToApplicant(by, _)
            | Self::Note(by, _)
            | Self::Draft(by, _)
            | Self::Edit(by, _)
            | Self::Discard(by, _)
            | Self::HoldHearing(by, _)
            | Self::SkipHearing(by, _)
            | Self::SignOff(by, _)
            | Self::SendBack(by, _)
            | Self::Recall(by, _)
            | Self::Post(by, _)
            | Self::DeliverByHand(by, _)
            | Self::ProveReceipt(by, _)
            | Self::Return(by, _)
            | Self::RegisterObjection(by, _)
            | Self::SettleObjection(by, _) => Actor::Staff(by),
            Self::AddDocuments(by, _)
            | Self::Render(by, _)
            | Self::Seal(by, _)
            | Self::Provide(by, _)
            | Self::ConfirmNotification(by, _)
            | Self::FailNotification(by, _)
            | Self::ReportBounce(by, _)
            | Self::EndProvision(by, _)
            | Self::PutOnPrintList(by, _)
            | Self::Announce(by, _)
            | Self::MakeFinal(by, _)
            | Self::Close(by) => Actor::Recorder(by),
        }
    }
}
