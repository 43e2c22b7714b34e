//! What has happened, as the journal keeps it for ever: a format with a version.
//!
//! Each kind has a name and a version of its own. Nothing here is ever renamed or changed: a kind that must carry something else gets
//! a new version by one more [`Upcast`](versions::Upcast) behind its audience, which brings the old one up when it is read.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use versions::{EventFormat, Kind, ReadError};

use crate::{
    actors::ActorRef,
    assignment::{Assigned, Closed, HandedOver, Released},
    contact::{
        AccessCodeRenewed, AccountLinked, AccountUnlinked, ContactChanged, ContactRestored, DeliveryChosen,
        EmailConfirmed,
    },
    decision::{
        Announced, BecameFinal, DeliveredByHand, Discarded, Drafted, Edited, HearingHeld, HearingSkipped,
        NotificationBounced, NotificationFailed, Notified, ObjectionRegistered, ObjectionSettled, Posted,
        ProvisionEnded, ProvisionStarted, PutOnPrintList, Recalled, ReceiptProven, Rendered, Retrieved,
        Returned, Sealed, SentBack, SignedOff,
    },
    filing::{AnswersCorrected, Audience, DocumentsAdded, Filed, Withdrawn},
    inquiry::{ExtensionGranted, ExtensionRefused, ExtensionRequested, InquirySent, Replied, Settled},
    message::{MessageSent, NoteWritten, Seen},
};

/// One fact of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// When it was recorded; UTC.
    pub at: Timestamp,
    /// Who acted.
    pub by: ActorRef,
    /// What happened.
    pub what: What,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident($payload:ty) = $kind:literal, $audience:ident $(, $upcast:expr)*;)+) => {
        /// What happened. In the journal's JSON the kind stands in the field `kind` beside the fields of the payload.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        pub enum What {
            $( $(#[$doc])* #[serde(rename = $kind)] $name($payload), )+
        }

        /// Of which kind an event is, without what it says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum EventKind {
            $( $(#[$doc])* $name, )+
        }

        impl EventKind {
            /// Every kind there is.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name in the journal and the version that is written.
            const fn format(self) -> Kind {
                match self { $( Self::$name => Kind::new($kind, &[$($upcast),*]), )+ }
            }
        }

        impl What {
            /// Every kind there is, as the journal knows it.
            pub const KINDS: &'static [Kind] = &[$(EventKind::$name.format()),+];

            /// Of which kind it is, without what it says.
            #[must_use]
            pub const fn kind(&self) -> EventKind {
                match self { $( Self::$name(_) => EventKind::$name, )+ }
            }

            const fn usual_audience(&self) -> Audience {
                match self { $( Self::$name(_) => Audience::$audience, )+ }
            }
        }

        $( impl From<$payload> for What {
            fn from(payload: $payload) -> Self {
                Self::$name(payload)
            }
        } )+
    };
}

kinds! {
    /// The application came; the first event of every case.
    Filed(Box<Filed>) = "application.filed", Both;
    /// The applicant took it back, or what was not yet decided.
    Withdrawn(Withdrawn) = "application.withdrawn", Both;
    /// Corrected answers came.
    AnswersCorrected(AnswersCorrected) = "answers.corrected", Both;
    /// Documents came into the file.
    DocumentsAdded(DocumentsAdded) = "documents.added", Both;
    /// The applicant can be reached elsewhere.
    ContactChanged(ContactChanged) = "contact.changed", Both;
    /// A change of the address was objected to, and is undone.
    ContactRestored(ContactRestored) = "contact.restored", Both;
    /// Mail to the address arrives.
    EmailConfirmed(EmailConfirmed) = "contact.email_confirmed", Both;
    /// Another way for decisions was chosen.
    DeliveryChosen(DeliveryChosen) = "contact.delivery_chosen", Both;
    /// The case belongs to an account.
    AccountLinked(AccountLinked) = "contact.account_linked", Both;
    /// Its account was closed.
    AccountUnlinked(AccountUnlinked) = "contact.account_unlinked", Both;
    /// A new access code was given out.
    AccessCodeRenewed(AccessCodeRenewed) = "contact.access_code_renewed", Both;
    /// A person works on the case.
    Assigned(Assigned) = "case.assigned", Both;
    /// It went back to the queue.
    Released(Released) = "case.released", Staff;
    /// Another department works on it.
    HandedOver(HandedOver) = "case.handed_over", Both;
    /// One side has seen it.
    Seen(Seen) = "case.seen", Staff;
    /// Nothing more is asked or decided in it.
    Closed(Closed) = "case.closed", Both;
    /// The town asked.
    InquirySent(InquirySent) = "inquiry.sent", Both;
    /// The applicant answered.
    Replied(Replied) = "inquiry.replied", Both;
    /// The applicant asked for more time.
    ExtensionRequested(ExtensionRequested) = "inquiry.extension_requested", Both;
    /// The town gave more time.
    ExtensionGranted(ExtensionGranted) = "inquiry.extension_granted", Both;
    /// The town did not.
    ExtensionRefused(ExtensionRefused) = "inquiry.extension_refused", Both;
    /// The inquiry is done.
    Settled(Settled) = "inquiry.settled", Both;
    /// One side wrote to the other.
    MessageSent(MessageSent) = "message.sent", Both;
    /// Staff wrote down what the applicant does not see.
    NoteWritten(NoteWritten) = "note.written", Staff;
    /// A decision was begun.
    Drafted(Drafted) = "decision.drafted", Staff;
    /// Its text was changed.
    Edited(Edited) = "decision.edited", Staff;
    /// It was given up.
    Discarded(Discarded) = "decision.discarded", Staff;
    /// The applicant was heard.
    HearingHeld(HearingHeld) = "decision.hearing_held", Staff;
    /// The applicant was not heard, for a reason of the law.
    HearingSkipped(HearingSkipped) = "decision.hearing_skipped", Staff;
    /// The text became a PDF.
    Rendered(Rendered) = "decision.rendered", Staff;
    /// A person signed it off.
    SignedOff(SignedOff) = "decision.signed_off", Staff;
    /// It got its seal.
    Sealed(Sealed) = "decision.sealed", Staff;
    /// Somebody who could sign gave it back to its author, with a note.
    SentBack(SentBack) = "decision.sent_back", Staff;
    /// It was taken back before it left the house.
    Recalled(Recalled) = "decision.recalled", Staff;
    /// It was laid into the mailbox.
    ProvisionStarted(ProvisionStarted) = "decision.provision_started", Staff;
    /// It is provided and notified.
    Notified(Notified) = "decision.notified", Both;
    /// The notification was not taken.
    NotificationFailed(NotificationFailed) = "decision.notification_failed", Staff;
    /// The notification came back.
    NotificationBounced(NotificationBounced) = "decision.notification_bounced", Staff;
    /// Its provision is over.
    ProvisionEnded(ProvisionEnded) = "decision.provision_ended", Both;
    /// The resident retrieved it.
    Retrieved(Retrieved) = "decision.retrieved", Both;
    /// It is to be printed.
    PutOnPrintList(PutOnPrintList) = "decision.put_on_print_list", Staff;
    /// A person gave the letter to the post.
    Posted(Posted) = "decision.posted", Both;
    /// It was handed over.
    DeliveredByHand(DeliveredByHand) = "decision.delivered_by_hand", Both;
    /// It is proven on which day it arrived.
    ReceiptProven(ReceiptProven) = "decision.receipt_proven", Both;
    /// It came back.
    Returned(Returned) = "decision.returned", Both;
    /// It counts as announced.
    Announced(Announced) = "decision.announced", Both;
    /// An objection came.
    ObjectionRegistered(ObjectionRegistered) = "decision.objection_registered", Both;
    /// The objection is no longer open.
    ObjectionSettled(ObjectionSettled) = "decision.objection_settled", Both;
    /// Nobody can object any more.
    BecameFinal(BecameFinal) = "decision.became_final", Both;
}

impl From<Filed> for What {
    fn from(application: Filed) -> Self {
        Self::Filed(Box::new(application))
    }
}

impl EventKind {
    /// The name by which the journal knows it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.format().name()
    }

    /// Whether it passes without a call to the side that did not do it: who works on the case or has read it, in which account it
    /// lies, a document that came by itself.
    #[must_use]
    pub const fn is_in_passing(self) -> bool {
        matches!(
            self,
            Self::Seen | Self::Assigned | Self::HandedOver | Self::DocumentsAdded | Self::AccountUnlinked
        )
    }

    /// Whether it leaves the case as it was, so that the case is kept no longer for it: somebody has read it, or closed the account
    /// that it belonged to.
    #[must_use]
    pub const fn leaves_the_case_alone(self) -> bool {
        matches!(self, Self::Seen | Self::AccountUnlinked)
    }
}

impl What {
    /// Who may see that it happened. What a draft says is for staff, whoever may see the entry.
    #[must_use]
    pub const fn audience(&self) -> Audience {
        match self {
            Self::DocumentsAdded(added) => added.audience,
            other => other.usual_audience(),
        }
    }
}

impl Event {
    /// The name by which the journal knows the kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.what.kind().name()
    }

    /// The day on which the act reached the town: the receipt of a document, else the day in Berlin.
    #[must_use]
    pub fn received_on(&self) -> Date {
        self.by.received_on(self.at)
    }

    /// The body for the journal, in JSON.
    ///
    /// # Errors
    ///
    /// Never for events that this crate made; the error of `serde_json` is passed on all the same.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }
}

impl EventFormat for Event {
    fn kinds() -> Vec<Kind> {
        What::KINDS.to_vec()
    }

    fn format(&self) -> Kind {
        self.what.kind().format()
    }

    fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, ReadError> {
        versions::read_event(kind, version, json)
    }
}
