//! An attempt to deliver a decision as it stands: how far it came, and what failed.

use jiff::{Timestamp, civil::Date};
use locale::civil_day;

use super::{LetterMethod, ListedWhy};
use crate::{
    actors::{Identity, StaffRef},
    text::SingleLine,
};

/// One attempt to deliver a decision.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Attempt {
    /// By retrieval from the town's mailbox.
    Portal(PortalAttempt),
    Letter(LetterAttempt),
}

/// An attempt by retrieval.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PortalAttempt {
    /// When the document was laid into the mailbox.
    pub started_at: Timestamp,
    /// How far it came.
    pub stage: PortalStage,
    /// A bounce that was reported, whatever followed from it.
    pub bounce: Option<Bounce>,
}

/// How far an attempt by retrieval came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PortalStage {
    /// The notification is not yet accepted; nothing is provided.
    Started,
    /// Provided and notified.
    Provided {
        /// When the mail server accepted the notification.
        notified_at: Timestamp,
        /// The message id of the notification.
        message_id: SingleLine,
        /// The last day of retrieval.
        retrieve_until: Date,
    },
    /// Retrieved by the resident.
    Retrieved {
        /// When the mail server accepted the notification.
        notified_at: Timestamp,
        /// The message id of the notification.
        message_id: SingleLine,
        /// When it was first retrieved.
        at: Timestamp,
        /// How the resident was known.
        identity: Identity,
    },
    /// Over without retrieval.
    Ended {
        /// When it ended.
        at: Timestamp,
        /// The message id of the notification, if one was accepted.
        message_id: Option<SingleLine>,
        /// Why.
        ending: Ending,
    },
}

/// Why an attempt by retrieval is over.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ending {
    /// No mail server took the notification.
    NotNotified {
        /// What happened.
        reason: SingleLine,
    },
    /// The notification came back.
    Bounced,
    /// Nobody retrieved it in time.
    NotRetrieved {
        /// The last day on which it could have been retrieved.
        retrieve_until: Date,
    },
}

/// A notification that came back.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bounce {
    /// When it was recorded.
    pub at: Timestamp,
    /// What the report says.
    pub report: SingleLine,
}

/// A letter on its way: printed, posted or handed over, arrived or come back.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LetterAttempt {
    /// Since when it is on the print list; absent when handed over without having been there.
    pub listed: Option<(Timestamp, ListedWhy)>,
    /// How far it came.
    pub stage: LetterStage,
}

/// How far a letter came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LetterStage {
    /// On the print list.
    Listed,
    /// Handed to the post.
    Posted {
        /// By which kind of post.
        method: LetterMethod,
        /// On which day.
        on: Date,
        /// Who says so.
        by: StaffRef,
    },
    /// Arrived, proven.
    Received {
        /// When and by which kind of post it left; absent when handed over by a person.
        posted: Option<(LetterMethod, Date)>,
        /// On which day it arrived.
        on: Date,
        /// What proves it.
        proof: SingleLine,
        /// Who says so.
        by: StaffRef,
    },
    /// Came back.
    Returned {
        /// By which kind of post it left.
        method: LetterMethod,
        /// On which day it was posted.
        posted_on: Date,
        /// On which day it came back.
        on: Date,
        /// What the post wrote on it.
        reason: SingleLine,
    },
}

impl Attempt {
    /// The first retrieval.
    #[must_use]
    pub const fn retrieved_at(&self) -> Option<Timestamp> {
        match self {
            Self::Portal(PortalAttempt { stage: PortalStage::Retrieved { at, .. }, .. }) => Some(*at),
            Self::Portal(_) | Self::Letter(_) => None,
        }
    }

    /// The attempt, if it is one by retrieval.
    #[must_use]
    pub const fn portal(&self) -> Option<&PortalAttempt> {
        match self {
            Self::Portal(portal) => Some(portal),
            Self::Letter(_) => None,
        }
    }

    /// The attempt, if it is one by letter.
    #[must_use]
    pub const fn letter(&self) -> Option<&LetterAttempt> {
        match self {
            Self::Portal(_) => None,
            Self::Letter(letter) => Some(letter),
        }
    }

    /// The day before which no letter of this attempt or of a later one can have left the house, as far as this attempt tells: it was
    /// put on the print list, its provision began or ended, or its letter came back.
    pub(super) fn not_left_before(&self) -> Option<Date> {
        match self {
            Self::Portal(PortalAttempt { stage: PortalStage::Ended { at, .. }, .. }) => Some(civil_day(*at)),
            Self::Portal(portal) => Some(civil_day(portal.started_at)),
            Self::Letter(letter) => {
                let listed = letter.listed.map(|(at, _)| civil_day(at));
                let back = match &letter.stage {
                    LetterStage::Returned { on, .. } => Some(*on),
                    LetterStage::Listed | LetterStage::Posted { .. } | LetterStage::Received { .. } => None,
                };
                listed.max(back)
            }
        }
    }

    /// Whether it failed, so that another one is needed.
    #[must_use]
    pub const fn has_failed(&self) -> bool {
        match self {
            Self::Portal(portal) => matches!(portal.stage, PortalStage::Ended { .. }),
            Self::Letter(letter) => matches!(letter.stage, LetterStage::Returned { .. }),
        }
    }
}

impl PortalStage {
    /// The message id of the notification, once it was accepted.
    #[must_use]
    pub const fn message_id(&self) -> Option<&SingleLine> {
        match self {
            Self::Started => None,
            Self::Provided { message_id, .. } | Self::Retrieved { message_id, .. } => Some(message_id),
            Self::Ended { message_id, .. } => message_id.as_ref(),
        }
    }
}
