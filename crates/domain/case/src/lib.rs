//! What happens: the case as commands → events → state, and nothing else.
//!
//! ```text
//! Filing ──Case::file──▶ Case + events        Command ──case.handle──▶ events | Refused
//! events ──Case::fold──▶ Case                 events ──case.after───▶ Case
//! ```
//!
//! This crate owns what may happen in a case and in which order, and the format in which it is kept ([`Event`]). It refuses clock,
//! randomness, storage and law: moments, ids and computed dates come in as values. Who may do what is decided before; that a
//! *person* decides is decided here, by type: [`StaffActor`] can only be made from a signed-in person.
//!
//! «Final» means final: a closed or withdrawn case takes nothing but read marks. What the law may still bring, a returned letter or an
//! objection, must therefore come before: a case can only be closed when each of its decisions is final or replaced.

mod actors;
mod assignment;
mod case;
mod command;
mod contact;
mod deadline;
pub mod decision;
mod document;
mod event;
mod filing;
mod folding;
mod handling;
pub mod inquiry;
mod message;
mod period;
mod refusal;
mod state;
mod step;
mod text;
mod timeline;

pub use actors::{ActorRef, ApplicantActor, Identity, Recorder, Side, StaffActor, StaffRef};
pub use assignment::{Assigned, Closed, HandedOver, Released};
pub use case::{
    ANSWERS_MAX, AnswersVersion, Case, DECISIONS_MAX, DOCUMENTS_MAX, ENTRIES_MAX, INQUIRIES_MAX,
    MESSAGES_MAX, NOTES_MAX, Withdrawal,
};
pub use command::{Bounced, Command, Correction, HandOver};
pub use contact::{
    AccessCodeRenewed, AccountLinked, AccountUnlinked, Consent, Contact, ContactChanged, ContactRestored,
    DeliveryChoice, DeliveryChosen, Email, EmailConfirmed, PostalAddress,
};
pub use deadline::{Deadline, DeadlineKind};
pub use decision::Decision;
pub use document::{BadDigest, DOCUMENTS_AT_ONCE_MAX, Digest, Document, FiledDocument, Source};
pub use event::{Event, EventKind, What};
pub use filing::{
    Answers, AnswersCorrected, Applicant, Audience, DocumentsAdded, Filed, Filing, PausesBy, PortalDelivery,
    Revision, SignOffs, Statutory, Terms, Withdrawn,
};
pub use folding::FoldError;
pub use inquiry::Inquiry;
pub use message::{Message, MessageSent, Note, NoteWritten, Seen};
pub use period::{Clock, Due, Length, Pause};
pub use refusal::{Many, Refused, Thing};
pub use state::State;
pub use step::{DeskStep, ResidentStep};
pub use text::{BadText, Paragraphs, SingleLine};
pub use timeline::{Entry, Subject};
