//! Why a case refuses a command: typed, with the ids concerned, and a plain sentence that says what to do next.
//!
//! Long because every refusal names its own ids and is documented where it stands.

use ids::{CaseId, DecisionId, DepartmentId, DocumentId, InquiryId, StaffId};
use jiff::{Timestamp, civil::Date};
use locale::{Country, Language};

use crate::{decision::Missing, document::Digest, state::State, text::SingleLine};

mod english;
mod german;

/// Why a command was refused. Nothing has happened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Refused {
    // The case as a whole
    /// The case is closed or withdrawn.
    #[error("case {case} is over")]
    Over {
        case: CaseId,
        /// Its final state.
        state: State,
    },
    /// The person is signed in to another town.
    #[error("person {person} acts for another town")]
    OtherTown { person: StaffId },
    /// A day that must not be in the future is.
    #[error("{date} is in the future")]
    InTheFuture {
        /// The day.
        date: Date,
    },
    /// A day is before the earliest one that makes sense.
    #[error("{date} is before {earliest}")]
    TooEarly {
        /// The day.
        date: Date,
        /// The earliest day.
        earliest: Date,
    },
    /// There are as many of these as a case can take.
    #[error("the limit of {max} is reached: {what:?}")]
    TooMany {
        what: Many,
        /// How many a case can take.
        max: usize,
    },
    /// A new thing has the id or key of one that is there.
    #[error("{0} is there already")]
    Taken(Thing),
    /// A thing that the command names is not there.
    #[error("there is no {0}")]
    Unknown(Thing),
    /// Everything is decided.
    #[error("case {case} is decided")]
    AllDecided { case: CaseId },
    /// Something is still to be decided.
    #[error("case {case} is not decided")]
    NotAllDecided { case: CaseId },
    /// There is nothing new to see.
    #[error("nothing new up to entry {up_to}")]
    NothingNew {
        /// The entry that was named.
        up_to: u32,
    },
    /// Everything is as the command wants it already.
    #[error("nothing would change")]
    NothingChanges,

    // Contact
    /// There is no postal address.
    #[error("case {case} has no postal address")]
    NoPostalAddress { case: CaseId },
    /// There is no e-mail address that is known to reach the applicant.
    #[error("case {case} has no confirmed e-mail address")]
    NoConfirmedEmail { case: CaseId },
    /// There is no consent to delivery by retrieval.
    #[error("case {case} has no consent to delivery by retrieval")]
    NoConsent { case: CaseId },
    /// The service does not offer delivery by retrieval.
    #[error("the service does not offer delivery by retrieval")]
    PortalNotOffered,

    // Assignment
    /// Nobody has the case.
    #[error("case {case} is with nobody")]
    Unassigned { case: CaseId },
    /// The department has the case already.
    #[error("department {department} has the case already")]
    SameDepartment { department: DepartmentId },

    // Inquiries
    /// The inquiry is done.
    #[error("inquiry {inquiry} is settled")]
    InquirySettled { inquiry: InquiryId },
    /// An inquiry is still open.
    #[error("inquiry {inquiry} is open")]
    InquiryOpen { inquiry: InquiryId },
    /// A reply without text and documents.
    #[error("the reply to inquiry {inquiry} is empty")]
    EmptyReply { inquiry: InquiryId },
    /// Nobody asked for corrected answers.
    #[error("inquiry {inquiry} asks for no corrected answers")]
    CorrectionNotRequested { inquiry: InquiryId },
    /// The corrected answers are for another form revision.
    #[error("the answers are for another form revision")]
    OtherRevision,
    /// Everything asked for is here: more time would help nobody.
    #[error("inquiry {inquiry} waits for nothing")]
    NothingAwaited { inquiry: InquiryId },
    /// Nobody asked for more time.
    #[error("nobody asked for more time for inquiry {inquiry}")]
    ExtensionNotRequested { inquiry: InquiryId },
    /// A wish for more time is already there.
    #[error("more time for inquiry {inquiry} was already asked for")]
    ExtensionRequestedAlready { inquiry: InquiryId },

    // The text of a decision
    /// The decision was given up.
    #[error("decision {decision} was discarded")]
    Discarded { decision: DecisionId },
    /// The decision got its seal and does not change any more.
    #[error("decision {decision} is sealed")]
    Sealed { decision: DecisionId },
    /// The decision is not sealed yet.
    #[error("decision {decision} is not sealed")]
    NotSealed { decision: DecisionId },
    /// The decision has left the house.
    #[error("decision {decision} has left the house")]
    Issued { decision: DecisionId },
    /// The decision has not left the house.
    #[error("decision {decision} has not left the house")]
    NotIssued { decision: DecisionId },
    /// A decision is still being prepared.
    #[error("decision {decision} is being prepared")]
    InPreparation { decision: DecisionId },
    /// Somebody else has changed the text in the meantime.
    #[error("decision {decision} is at version {current}")]
    OtherVersion {
        decision: DecisionId,
        /// Its version now.
        current: u32,
    },
    /// The text lacks something.
    #[error("decision {decision} lacks its {missing:?}")]
    Incomplete {
        decision: DecisionId,
        /// What it lacks.
        missing: Missing,
    },
    /// Another decision covers what this one would.
    #[error("decision {other} covers it already")]
    Covered { other: DecisionId },
    /// The undecided rest was withdrawn.
    #[error("the rest of case {case} was withdrawn")]
    RestWithdrawn { case: CaseId },
    /// The decision burdens, and no hearing is recorded.
    #[error("decision {decision} burdens and nobody was heard")]
    HearingMissing { decision: DecisionId },
    /// The decision does not burden.
    #[error("decision {decision} needs no hearing")]
    HearingNotNeeded { decision: DecisionId },

    // Signing
    /// There is no letter of the current text.
    #[error("decision {decision} has no letter")]
    NoLetter { decision: DecisionId },
    /// The letter is another one now.
    #[error("the letter of decision {decision} is {current}")]
    OtherLetter {
        decision: DecisionId,
        /// The hash of the letter now.
        current: Digest,
    },
    /// This person has signed it off already.
    #[error("person {person} has signed decision {decision} off already")]
    SignedAlready { decision: DecisionId, person: StaffId },
    #[error("person {person} wrote decision {decision}")]
    OwnText { decision: DecisionId, person: StaffId },
    /// All sign-offs are there.
    #[error("decision {decision} has all its sign-offs")]
    SignedByAll { decision: DecisionId },
    #[error("decision {decision} has {given} of {demanded} sign-offs")]
    SignOffsMissing {
        decision: DecisionId,
        /// How many there are.
        given: usize,
        /// How many it takes.
        demanded: usize,
    },

    // Delivery
    /// An attempt to deliver it is under way.
    #[error("decision {decision} is under way")]
    UnderWay { decision: DecisionId },
    /// It is not waiting in the mailbox for its notification.
    #[error("decision {decision} waits for no notification")]
    NoNotificationAwaited { decision: DecisionId },
    /// No notification with this message id was sent for it, or its bounce is known.
    #[error("no notification of decision {decision} has this message id")]
    OtherNotification { decision: DecisionId },
    /// It is not provided for retrieval.
    #[error("decision {decision} is not provided")]
    NotProvided { decision: DecisionId },
    #[error("the provision of decision {decision} ended with {until}")]
    ProvisionOver {
        decision: DecisionId,
        /// The last day of retrieval.
        until: Date,
    },
    /// Its provision still runs.
    #[error("the provision of decision {decision} runs until {until}")]
    ProvisionRuns {
        decision: DecisionId,
        /// The last day of retrieval.
        until: Date,
    },
    /// It was retrieved before; the first retrieval counts.
    #[error("decision {decision} was retrieved at {at}")]
    RetrievedAlready {
        decision: DecisionId,
        /// When it was first retrieved.
        at: Timestamp,
    },
    /// A program cannot retrieve for a person.
    #[error("decision {decision} cannot be retrieved by a client")]
    RetrievalByClient { decision: DecisionId },
    /// It is not on the print list.
    #[error("decision {decision} is not on the print list")]
    NotOnPrintList { decision: DecisionId },
    /// The kind of post does not go to this country.
    #[error("this kind of post does not fit the country {country}")]
    OtherCountry {
        /// The country of the address.
        country: Country,
    },
    /// It was not posted, or its receipt is proven.
    #[error("decision {decision} is not with the post")]
    NotWithThePost { decision: DecisionId },
    /// An early receipt does not change the day that the law presumes.
    #[error("the receipt of decision {decision} changes no day")]
    ReceiptChangesNothing { decision: DecisionId },

    // What follows
    /// Nothing has happened from which an announcement could be counted.
    #[error("decision {decision} was not retrieved, posted or proven received")]
    NothingToCountFrom { decision: DecisionId },
    /// The dates were computed from another day.
    #[error("the dates of decision {decision} must be counted from {on}")]
    OtherStart {
        decision: DecisionId,
        /// The day from which they must be counted.
        on: Date,
    },
    /// The dates contradict each other.
    #[error("the dates of decision {decision} contradict each other")]
    DatesContradict { decision: DecisionId },
    /// The day has not come.
    #[error("not before {day}")]
    NotBefore {
        /// The first day.
        day: Date,
    },
    /// It counts as announced already.
    #[error("decision {decision} counts as announced already")]
    AnnouncedAlready { decision: DecisionId },
    /// It does not count as announced yet.
    #[error("decision {decision} does not count as announced")]
    NotAnnounced { decision: DecisionId },
    #[error("an objection to decision {decision} is open")]
    ObjectionOpen { decision: DecisionId },
    /// There is no such open objection.
    #[error("there is no such open objection to decision {decision}")]
    NoObjection { decision: DecisionId },
    /// Another decision stands in its place.
    #[error("decision {other} stands in place of decision {decision}")]
    Replaced {
        decision: DecisionId,
        /// The other one.
        other: DecisionId,
    },
    /// It corrects another decision and never becomes final by itself.
    #[error("decision {decision} merely corrects another one")]
    CorrectsOnly { decision: DecisionId },
    /// An objection was decided upon: a person must say that the decision is final.
    #[error("only a person can say that decision {decision} is final")]
    OnlyByPerson { decision: DecisionId },
    #[error("decision {decision} is final already")]
    FinalAlready { decision: DecisionId },
    /// It is not final yet.
    #[error("decision {decision} is not final")]
    NotFinal { decision: DecisionId },
}

/// What a case can have too many of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Many {
    /// Documents in one act.
    DocumentsAtOnce,
    /// Documents in the case.
    Documents,
    /// Documents that one inquiry asks for.
    RequestedDocuments,
    /// Replies to one inquiry.
    Replies,
    Inquiries,
    Messages,
    Notes,
    AnswersVersions,
    Decisions,
    /// Ancillary provisions of one decision.
    AncillaryProvisions,
    /// Delivery attempts of one decision.
    Attempts,
    /// Objections to one decision.
    Objections,
    Entries,
}

/// A thing of a case, by its id or key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Thing {
    Inquiry(InquiryId),
    /// A requested document.
    Request(SingleLine),
    Message(ids::MessageId),
    Note(ids::NoteId),
    Decision(DecisionId),
    Document(DocumentId),
    /// An e-mail address; it is not shown here.
    Email,
}

impl std::fmt::Display for Thing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Inquiry(id) => write!(f, "inquiry {id}"),
            Self::Request(_) => f.write_str("requested paper with this key"),
            Self::Message(id) => write!(f, "message {id}"),
            Self::Note(id) => write!(f, "note {id}"),
            Self::Decision(id) => write!(f, "decision {id}"),
            Self::Document(id) => write!(f, "paper {id}"),
            Self::Email => f.write_str("e-mail address like this"),
        }
    }
}

impl Refused {
    /// The refusal for people: what is in the way and what to do next, without ids.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match language {
            Language::German => german::sentence(self),
            Language::English => english::sentence(self),
        }
    }
}
