//! What can be asked of a case, each with the witness of who may ask.
//!
//! Where a command is the event's own words it carries the event's payload; the case checks it against its state and adds nothing.
//! Staff act as [`Officer`], which only a signed-in person can be: a decision cannot be drafted, signed or posted by a job.

use jiff::civil::Date;

use crate::{
    assignment::Assigned,
    contact::{AccountLinked, ContactChanged, DeliveryChosen, EmailConfirmed},
    decision::{
        Announced, DeliveredByHand, Discarded, Drafted, Edited, HearingHeld, HearingSkipped,
        NotificationFailed, Notified, ObjectionRegistered, ObjectionSettled, Posted, Recalled, ReceiptProven,
        Rendered, Returned, Sealed, SignedOff,
    },
    filing::{Answers, PapersAdded, Withdrawn},
    inquiry::{Asked, MoreTimeAsked, MoreTimeGranted, MoreTimeRefused, Replied, Settled},
    message::{MessageSent, NoteWritten, Seen},
    paper::Paper,
    people::{By, Identity, Keeper, Officer, Submitter},
    text::{Line, Prose},
};
use ids::{DecisionId, DepartmentId, InquiryId};

/// Somebody wants something to happen in a case.
#[derive(Debug, Clone)]
pub enum Command {
    // The applicant
    /// The applicant withdraws the application, or what of it is not yet decided.
    Withdraw(Submitter, Withdrawn),
    /// The applicant hands in corrected answers that an inquiry asked for.
    CorrectAnswers(Submitter, Correction),
    /// The applicant answers an inquiry.
    Reply(Submitter, Replied),
    /// The applicant asks for more time.
    AskMoreTime(Submitter, MoreTimeAsked),
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
    /// A new access code replaces the old one.
    RenewAccessCode(Submitter),
    /// The applicant retrieves a decision, by an act of their own.
    Retrieve(Identity, DecisionId),
    /// The applicant has seen the case up to an entry.
    SeeAsApplicant(Identity, Seen),

    // Staff
    /// Staff have seen the case up to an entry.
    SeeAsStaff(Officer, Seen),
    /// A person shall work on the case.
    Assign(Officer, Assigned),
    /// The case goes back to the queue.
    Release(Officer),
    /// Another department shall work on the case.
    HandOver(Officer, HandOver),
    /// The town asks the applicant. A case that nobody has becomes the asker's.
    Ask(Officer, Asked),
    /// The town gives more time.
    GrantMoreTime(Officer, MoreTimeGranted),
    /// The town does not.
    RefuseMoreTime(Officer, MoreTimeRefused),
    /// The inquiry is done.
    Settle(Officer, Settled),
    /// The town writes to the applicant.
    WriteToApplicant(Officer, MessageSent),
    /// Staff note something.
    Note(Officer, NoteWritten),
    /// Papers come into the file.
    AddPapers(Keeper, PapersAdded),

    // The decision, until it is sealed
    /// A person begins a decision. A case that nobody has becomes theirs.
    Draft(Officer, Drafted),
    /// A person changes its text.
    Edit(Officer, Edited),
    /// A person gives it up.
    Discard(Officer, Discarded),
    /// The applicant was heard.
    HoldHearing(Officer, HearingHeld),
    /// The hearing is skipped.
    SkipHearing(Officer, HearingSkipped),
    /// The text became a PDF.
    Render(Keeper, Rendered),
    /// A person signs the PDF off.
    SignOff(Officer, SignedOff),
    /// A person takes it back before it has left the house.
    Recall(Officer, Recalled),
    /// The seal was put on the PDF.
    Seal(Keeper, Sealed),

    // Its delivery
    /// It is laid into the mailbox.
    Provide(Keeper, DecisionId),
    /// The mail server accepted the notification.
    ConfirmNotification(Keeper, Notified),
    /// No mail server took the notification.
    FailNotification(Keeper, NotificationFailed),
    /// The notification came back.
    ReportBounce(Keeper, Bounced),
    /// The time for retrieval is over.
    EndProvision(Keeper, DecisionId),
    /// It is to be printed.
    PutOnPrintList(Keeper, DecisionId),
    /// A person posted it.
    Post(Officer, Posted),
    /// A person handed it over.
    DeliverByHand(Officer, DeliveredByHand),
    /// A person has proof of receipt.
    ProveReceipt(Officer, ReceiptProven),
    /// It came back.
    Return(Officer, Returned),

    // What follows
    /// It counts as announced.
    Announce(Keeper, Announced),
    /// An objection came in.
    RegisterObjection(Officer, ObjectionRegistered),
    /// The objection is settled.
    SettleObjection(Officer, ObjectionSettled),
    /// Nobody can object any more.
    MakeFinal(Keeper, DecisionId),
    /// The case is closed.
    Close(Keeper),
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
    Officer(&'a Officer),
    Keeper(&'a Keeper),
}

impl Witness<'_> {
    pub(crate) fn by(&self) -> By {
        match *self {
            Self::Submitter(submitter) => submitter.into(),
            Self::Identity(identity) => By::Applicant { identity },
            Self::Officer(officer) => officer.into(),
            Self::Keeper(keeper) => keeper.into(),
        }
    }

    pub(crate) const fn officer(&self) -> Option<&Officer> {
        match self {
            Self::Submitter(submitter) => submitter.officer(),
            Self::Identity(_) => None,
            Self::Officer(officer) => Some(officer),
            Self::Keeper(keeper) => keeper.officer(),
        }
    }

    /// The day of receipt that a registrar states.
    pub(crate) const fn stated_receipt(&self) -> Option<Date> {
        match self {
            Self::Submitter(Submitter::Registrar { received_on, .. }) => Some(*received_on),
            Self::Submitter(Submitter::Applicant(_))
            | Self::Identity(_)
            | Self::Officer(_)
            | Self::Keeper(_) => None,
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
            | Self::AskMoreTime(by, _)
            | Self::WriteToTown(by, _)
            | Self::ChangeContact(by, _)
            | Self::ChooseDelivery(by, _)
            | Self::RenewAccessCode(by) => Witness::Submitter(by),
            Self::ConfirmEmail(by, _)
            | Self::LinkAccount(by, _)
            | Self::Retrieve(by, _)
            | Self::SeeAsApplicant(by, _) => Witness::Identity(*by),
            Self::SeeAsStaff(by, _)
            | Self::Assign(by, _)
            | Self::Release(by)
            | Self::HandOver(by, _)
            | Self::Ask(by, _)
            | Self::GrantMoreTime(by, _)
            | Self::RefuseMoreTime(by, _)
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
            | Self::SettleObjection(by, _) => Witness::Officer(by),
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
            | Self::Close(by) => Witness::Keeper(by),
        }
    }
}
