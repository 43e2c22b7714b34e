//! Who acts in a case: staff, the applicant, the registrar of what came on paper, jobs.
//!
//! Commands carry an actor ([`StaffActor`] can only be made from a signed-in person), events carry a plain reference. So
//! old events can be read back, and nothing that is read back can act.

use access::SignedIn;
use ids::{AccountId, ClientId, StaffId, TownId};
use jiff::{Timestamp, civil::Date};
use locale::civil_day;
use serde::{Deserialize, Serialize};

use crate::text::SingleLine;

/// A member of staff as events name them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct StaffRef {
    pub id: StaffId,
    /// The name at that time, as letters and the case file show it.
    pub name: SingleLine,
}

/// A person of the town who is signed in and acts now: what commands of staff ask for.
///
/// There is no other way to make one than from [`SignedIn`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffActor {
    person: StaffRef,
    town: TownId,
}

impl StaffActor {
    /// Who it is, as events name them.
    #[must_use]
    pub const fn person(&self) -> &StaffRef {
        &self.person
    }

    /// The town in which the person is signed in.
    #[must_use]
    pub const fn town(&self) -> TownId {
        self.town
    }
}

impl From<&SignedIn> for StaffActor {
    fn from(signed_in: &SignedIn) -> Self {
        let person = StaffRef { id: signed_in.person(), name: SingleLine::lossy(signed_in.name()) };
        Self { person, town: signed_in.town() }
    }
}

/// How the applicant was known: the trust level of the way by which they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Identity {
    /// By case number and access code, or by filing without an account.
    Guest,
    /// Signed in to an account whose address was confirmed by a one-time code.
    Account { account: AccountId },
    /// Through a registered client of the HTTP interface.
    Client { client: ClientId },
}

/// Who brings what an applicant does: they themselves, or staff who register what came on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApplicantActor {
    /// The applicant, online.
    Applicant(Identity),
    /// A member of staff registers a document that came by post or over the counter.
    Registrar {
        /// Who registers it.
        staff_actor: StaffActor,
        /// The day on which the document was received, which counts for every period.
        received_on: Date,
    },
}

/// Who sees to what the passage of time or a machine brings about: a job or a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorder {
    /// A job, by its name.
    Job(SingleLine),
    /// A member of staff.
    StaffActor(StaffActor),
}

/// Who an event says has acted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "who", rename_all = "snake_case", deny_unknown_fields)]
pub enum ActorRef {
    /// A member of staff.
    Person(StaffRef),
    /// The applicant, online.
    Applicant {
        /// How they were known.
        identity: Identity,
    },
    /// The applicant, on paper; a member of staff registered it.
    Registrar {
        /// Who registered it.
        person: StaffRef,
        /// The day on which the document was received.
        received_on: Date,
    },
    /// A job.
    System {
        /// The job's name.
        job: SingleLine,
    },
}

/// The two sides of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The applicant, online or on paper.
    Applicant,
    /// The town: its staff and its jobs.
    Town,
}

impl ActorRef {
    /// On which side the actor stands.
    #[must_use]
    pub const fn side(&self) -> Side {
        match self {
            Self::Applicant { .. } | Self::Registrar { .. } => Side::Applicant,
            Self::Person(_) | Self::System { .. } => Side::Town,
        }
    }

    /// The member of staff who typed it, also when registering for the applicant.
    #[must_use]
    pub const fn person(&self) -> Option<&StaffRef> {
        match self {
            Self::Person(person) | Self::Registrar { person, .. } => Some(person),
            Self::Applicant { .. } | Self::System { .. } => None,
        }
    }

    /// The day on which the act reached the town: the receipt of a document, else the day in Berlin.
    #[must_use]
    pub fn received_on(&self, at: Timestamp) -> Date {
        match self {
            Self::Registrar { received_on, .. } => *received_on,
            Self::Person(_) | Self::Applicant { .. } | Self::System { .. } => civil_day(at),
        }
    }
}

impl ApplicantActor {
    pub(crate) const fn staff_actor(&self) -> Option<&StaffActor> {
        match self {
            Self::Applicant(_) => None,
            Self::Registrar { staff_actor, .. } => Some(staff_actor),
        }
    }
}

impl Recorder {
    pub(crate) const fn staff_actor(&self) -> Option<&StaffActor> {
        match self {
            Self::Job(_) => None,
            Self::StaffActor(staff_actor) => Some(staff_actor),
        }
    }
}

impl From<&StaffActor> for ActorRef {
    fn from(staff_actor: &StaffActor) -> Self {
        Self::Person(staff_actor.person.clone())
    }
}

impl From<&ApplicantActor> for ActorRef {
    fn from(applicant_actor: &ApplicantActor) -> Self {
        match applicant_actor {
            ApplicantActor::Applicant(identity) => Self::Applicant { identity: *identity },
            ApplicantActor::Registrar { staff_actor, received_on } => {
                Self::Registrar { person: staff_actor.person.clone(), received_on: *received_on }
            }
        }
    }
}

impl From<&Recorder> for ActorRef {
    fn from(recorder: &Recorder) -> Self {
        match recorder {
            Recorder::Job(job) => Self::System { job: job.clone() },
            Recorder::StaffActor(staff_actor) => staff_actor.into(),
        }
    }
}
