//! The decision (Bescheid): an aggregate of its own within the case. A case may have several.
//!
//! A decision moves from draft over letter and sign-offs to the sealed document; from there its delivery, its announcement,
//! objections and finality are told. Only a person who is signed in can draft, sign or issue one.

use ids::DecisionId;
use jiff::{Timestamp, civil::Date};

use crate::{
    actors::{ActorRef, StaffRef},
    document::Document,
    text::Paragraphs,
};

mod announcement;
mod attempt;
mod content;
mod delivery;
mod hearing;
mod letter;
mod objection;

mod drafting;
mod effect;
mod mailing;
mod retrieval;
mod signing;

pub use announcement::{Announced, BecameFinal, Dates};
pub use attempt::{Attempt, Bounce, Ending, LetterAttempt, LetterStage, PortalAttempt, PortalStage};
pub use content::{
    ANCILLARY_PROVISIONS_MAX, AncillaryProvision, Content, Coverage, Discarded, Drafted, Edited, Fee,
    Missing, Outcome, Purpose, RemedyNotice, Weight,
};
pub use delivery::{
    BounceEffect, DeliveredByHand, LetterMethod, ListedWhy, NotificationBounced, NotificationFailed,
    Notified, Posted, ProvisionEnded, ProvisionStarted, PutOnPrintList, ReceiptProven, Retrieved, Returned,
};
pub use hearing::{Hearing, HearingHeld, HearingSkipped};
pub use letter::{AuthorNote, Recalled, Rendered, Sealed, SentBack, SignOff, SignedOff, Stage};
pub use objection::{
    Objection, ObjectionForm, ObjectionRegistered, ObjectionSettled, SettledObjection, Settlement, Timeliness,
};

/// The most delivery attempts of one decision.
pub const ATTEMPTS_MAX: usize = 20;
/// The most objections to one decision.
pub const OBJECTIONS_MAX: usize = 20;

/// A decision as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decision {
    pub(crate) id: DecisionId,
    pub(crate) drafted_at: Timestamp,
    pub(crate) drafted_by: StaffRef,
    pub(crate) version: u32,
    pub(crate) edited_at: Timestamp,
    pub(crate) edited_by: StaffRef,
    pub(crate) content: Content,
    pub(crate) hearing: Hearing,
    pub(crate) stage: Stage,
    pub(crate) recalls: Vec<Recall>,
    pub(crate) note: Option<AuthorNote>,
    pub(crate) attempts: Vec<Attempt>,
    pub(crate) issued: Option<Issued>,
    pub(crate) announced: Option<AnnouncedBy>,
    pub(crate) objections: Vec<Objection>,
    pub(crate) final_since: Option<Timestamp>,
}

/// When a decision first left the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Issued {
    /// When that was recorded.
    pub at: Timestamp,
    /// On which day it happened; a letter may have been posted some days before.
    pub on: Date,
}

/// What was computed of the announcement, when and by whom it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AnnouncedBy {
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom.
    pub by: ActorRef,
    /// The computed dates and their inputs.
    pub dates: Dates,
}

/// A recall before the decision left the house.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Recall {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: StaffRef,
    /// Why.
    pub reason: Paragraphs,
}

impl Decision {
    /// Its id within the case.
    #[must_use]
    pub const fn id(&self) -> DecisionId {
        self.id
    }

    /// When and by whom it was begun.
    #[must_use]
    pub const fn drafted(&self) -> (Timestamp, &StaffRef) {
        (self.drafted_at, &self.drafted_by)
    }

    /// When and by whom its text was last changed.
    #[must_use]
    pub const fn edited(&self) -> (Timestamp, &StaffRef) {
        (self.edited_at, &self.edited_by)
    }

    /// The version of its text, from 1.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// What it says.
    #[must_use]
    pub const fn content(&self) -> &Content {
        &self.content
    }

    /// Whether and how the applicant was heard.
    #[must_use]
    pub const fn hearing(&self) -> &Hearing {
        &self.hearing
    }

    /// How far the text is: draft, letter, sealed, or given up.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Each time that it was recalled before it left the house.
    #[must_use]
    pub fn recalls(&self) -> &[Recall] {
        &self.recalls
    }

    /// The note with which it was given back to its author, as long as no new letter was made of it.
    #[must_use]
    pub const fn author_note(&self) -> Option<&AuthorNote> {
        self.note.as_ref()
    }

    /// All attempts to deliver it, in order; the last one counts.
    #[must_use]
    pub fn attempts(&self) -> &[Attempt] {
        &self.attempts
    }

    /// The attempt that counts.
    #[must_use]
    pub fn attempt(&self) -> Option<&Attempt> {
        self.attempts.last()
    }

    /// When it first left the house: the mail server accepted the notification, or the letter was posted or handed over.
    #[must_use]
    pub const fn issued(&self) -> Option<Issued> {
        self.issued
    }

    /// Whether it has left the house.
    #[must_use]
    pub const fn is_issued(&self) -> bool {
        self.issued.is_some()
    }

    /// Whether it was given up before it left the house.
    #[must_use]
    pub const fn is_discarded(&self) -> bool {
        matches!(self.stage, Stage::Discarded { .. })
    }

    /// Whether it is being prepared: neither given up nor out of the house.
    #[must_use]
    pub const fn is_in_preparation(&self) -> bool {
        !self.is_discarded() && !self.is_issued()
    }

    /// The announcement as it stands; absent before it and after a return took it back.
    #[must_use]
    pub const fn announced(&self) -> Option<&AnnouncedBy> {
        self.announced.as_ref()
    }

    /// All objections, in order.
    #[must_use]
    pub fn objections(&self) -> &[Objection] {
        &self.objections
    }

    /// The first objection that is not settled.
    #[must_use]
    pub fn open_objection(&self) -> Option<&Objection> {
        self.objections.iter().find(|objection| objection.settled.is_none())
    }

    /// The decision that gave way to an objection and stands in place of this one.
    #[must_use]
    pub fn remedied_by(&self) -> Option<DecisionId> {
        self.objections.iter().find_map(|objection| match objection.settled.as_ref()?.settlement {
            Settlement::Remedied { by } => Some(by),
            Settlement::Withdrawn | Settlement::Decided { .. } => None,
        })
    }

    /// Since when it is final (bestandskräftig).
    #[must_use]
    pub const fn final_since(&self) -> Option<Timestamp> {
        self.final_since
    }

    /// The letter with its seal; none before it was sealed.
    #[must_use]
    pub const fn sealed(&self) -> Option<&Document> {
        match &self.stage {
            Stage::Sealed { sealed, .. } => Some(sealed),
            Stage::Draft | Stage::Letter { .. } | Stage::Discarded { .. } => None,
        }
    }

    /// The rendered letter that is or was signed off.
    #[must_use]
    pub const fn letter(&self) -> Option<&Document> {
        match &self.stage {
            Stage::Letter { letter, .. } | Stage::Sealed { letter, .. } => Some(letter),
            Stage::Draft | Stage::Discarded { .. } => None,
        }
    }

    /// The sign-offs that stand; all bind the hash of [`letter`](Self::letter).
    #[must_use]
    pub fn sign_offs(&self) -> &[SignOff] {
        match &self.stage {
            Stage::Letter { sign_offs, .. } | Stage::Sealed { sign_offs, .. } => sign_offs,
            Stage::Draft | Stage::Discarded { .. } => &[],
        }
    }

    /// When the resident first retrieved it, if they did.
    #[must_use]
    pub fn retrieved_at(&self) -> Option<Timestamp> {
        self.attempts.iter().find_map(Attempt::retrieved_at)
    }

    /// Whether the mailbox shows it to the applicant as a page and PDF: once retrieved, or once it went out as a letter.
    #[must_use]
    pub fn is_readable_by_applicant(&self) -> bool {
        self.retrieved_at().is_some()
            || self.attempts.iter().any(|attempt| match attempt {
                Attempt::Portal(_) => false,
                Attempt::Letter(letter) => !matches!(letter.stage, LetterStage::Listed),
            })
    }

    /// Whether a person is to print and post it.
    #[must_use]
    pub fn is_on_print_list(&self) -> bool {
        !self.is_discarded()
            && matches!(
                self.attempt(),
                Some(Attempt::Letter(LetterAttempt { stage: LetterStage::Listed, .. }))
            )
    }

    /// Whether the resident can retrieve it on this day: provided, notified, neither ended nor too late.
    ///
    /// Once retrieved it stays readable; that is for the mailbox to show, not a new retrieval.
    #[must_use]
    pub fn is_retrievable(&self, today: Date) -> bool {
        matches!(
            self.attempt(),
            Some(Attempt::Portal(PortalAttempt { stage: PortalStage::Provided { retrieve_until, .. }, .. }))
                if today <= *retrieve_until
        )
    }
}
