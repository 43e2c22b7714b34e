//! What can be asked of a case, each with the witness of who may ask.
//!
//! Where a command is the event's own words it carries the event's payload; the case checks it against its state and adds nothing.
//! Staff act as [`StaffActor`], which only a signed-in person can be: a decision cannot be drafted, signed or posted by a job.

use jiff::civil::Date;

use crate::{
    assignment::Assigned,
    contact::{AccountLinked, AccountUnlinked, ContactChanged, DeliveryChosen, EmailConfirmed},
    decision::{
        Announced, DeliveredByHand, Discarded, Drafted, Edited, HearingHeld, HearingSkipped,
        NotificationFailed, Notified, ObjectionRegistered, ObjectionSettled, Posted, Recalled, ReceiptProven,
        Rendered, Returned, Sealed, SignedOff,
    },
    filing::{Answers, PapersAdded, Withdrawn},
    inquiry::{Asked, ExtensionGranted, ExtensionRefused, ExtensionRequested, Replied, Settled},
    message::{MessageSent, NoteWritten, Seen},
    paper::Paper,
    people::{By, Identity, Recorder, StaffActor, Submitter},
    text::{Line, Prose},
};
use ids::{DecisionId, DepartmentId, InquiryId};

/// Somebody wants something to happen in a case.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Command {
    // The applicant
    /// The applicant withdraws the application, or what of it is not yet decided.
    Withdraw(Submitter, Withdrawn),
    /// The applicant hands in corrected answers that an inquiry asked for.
    CorrectAnswers(Submitter, Correction),
    /// The applicant answers an inquiry.
    Reply(Submitter, Replied),
    /// The applicant asks for more time.
    RequestExtension(Submitter, ExtensionRequested),
    /// The applicant writes to the town.
    WriteToTown(Submitter, MessageSent),
    /// The applicant can be reached elsewhere.
    ChangeContact(Submitter, ContactChanged),
    /// The applicant proved by a code that mail to the address of the contact arrives.
    ConfirmEmail(Identity, EmailConfirmed),
    /// The applicant chooses another way for decisions to come.
    ChooseDelivery(Submitter, DeliveryChosen),
    /// The applicant takes a guest's case into their account.
    LinkAccount(Identity, AccountLinked),
    /// The applicant closes the account that the case belongs to.
    UnlinkAccount(Identity, AccountUnlinked),
    /// A new access code replaces the old one.
    RenewAccessCode(Submitter),
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
    Ask(StaffActor, Asked),
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
    /// Papers come into the file.
    AddPapers(Recorder, PapersAdded),

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
    /// Papers that came with them.
    pub papers: Vec<Paper>,
}

/// A hand-over; the case knows from where.
#[derive(Debug, Clone)]
pub struct HandOver {
    /// The department that gets it.
    pub to: DepartmentId,
    /// Why; staff read it.
    pub reason: Prose,
}

/// A report that a notification came back; the case knows what follows.
#[derive(Debug, Clone)]
pub struct Bounced {
    /// The decision that the notification spoke of.
    pub decision: DecisionId,
    /// The message that came back.
    pub message_id: Line,
    /// What the report says.
    pub report: Line,
}

/// The witness of a command, whoever it is.
pub(crate) enum Witness<'a> {
    Submitter(&'a Submitter),
    Identity(Identity),
    StaffActor(&'a StaffActor),
    Recorder(&'a Recorder),
}

impl Witness<'_> {
    pub(crate) fn by(&self) -> By {
        match *self {
            Self::Submitter(submitter) => submitter.into(),
            Self::Identity(identity) => By::Applicant { identity },
            Self::StaffActor(officer) => officer.into(),
            Self::Recorder(keeper) => keeper.into(),
        }
    }

    pub(crate) const fn officer(&self) -> Option<&StaffActor> {
        match self {
            Self::Submitter(submitter) => submitter.officer(),
            Self::Identity(_) => None,
            Self::StaffActor(officer) => Some(officer),
            Self::Recorder(keeper) => keeper.officer(),
        }
    }

    /// The day of receipt that a registrar states.
    pub(crate) const fn stated_receipt(&self) -> Option<Date> {
        match self {
            Self::Submitter(Submitter::Registrar { received_on, .. }) => Some(*received_on),
            Self::Submitter(Submitter::Applicant(_))
            | Self::Identity(_)
            | Self::StaffActor(_)
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

    pub(crate) const fn witness(&self) -> Witness<'_> {
        match self {
            Self::Withdraw(by, _)
            | Self::CorrectAnswers(by, _)
            | Self::Reply(by, _)
            | Self::RequestExtension(by, _)
            | Self::WriteToTown(by, _)
            | Self::ChangeContact(by, _)
            | Self::ChooseDelivery(by, _)
            | Self::RenewAccessCode(by) => Witness::Submitter(by),
            Self::ConfirmEmail(by, _)
            | Self::LinkAccount(by, _)
            | Self::UnlinkAccount(by, _)
            | Self::Retrieve(by, _)
            | Self::SeeAsApplicant(by, _) => Witness::Identity(*by),
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
            | Self::Recall(by, _)
            | Self::Post(by, _)
            | Self::DeliverByHand(by, _)
            | Self::ProveReceipt(by, _)
            | Self::Return(by, _)
            | Self::RegisterObjection(by, _)
            | Self::SettleObjection(by, _) => Witness::StaffActor(by),
            Self::AddPapers(by, _)
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
            | Self::Close(by) => Witness::Recorder(by),
        }
    }
}
