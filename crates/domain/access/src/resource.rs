//! The things that actions are done to, with just the facts that the policies look at.

use ids::{DepartmentId, ServiceId, StaffId, TownId};

use crate::action::ResourceKind;

/// One thing that an action is done to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Resource {
    Case(CaseFacts),
    /// A department with its queue.
    Department {
        /// The town it belongs to.
        town: TownId,
        department: DepartmentId,
    },
    Service {
        /// The town that offers it.
        town: TownId,
        /// The department that owns it.
        department: DepartmentId,
        service: ServiceId,
    },
    /// A town as a whole.
    Town(TownId),
}

/// What the policies know of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseFacts {
    /// The town it belongs to.
    pub town: TownId,
    /// The department that has it now.
    pub department: DepartmentId,
    /// Who works on it.
    pub assignee: Option<StaffId>,
    /// Who signed the decision in question off first; looked at by `sign_off_second` only.
    pub first_signer: Option<StaffId>,
}

impl Resource {
    /// The town that the thing belongs to.
    #[must_use]
    pub const fn town(&self) -> TownId {
        match self {
            Self::Case(CaseFacts { town, .. })
            | Self::Department { town, .. }
            | Self::Service { town, .. }
            | Self::Town(town) => *town,
        }
    }

    /// The kind of thing.
    #[must_use]
    pub const fn kind(&self) -> ResourceKind {
        match self {
            Self::Case(_) => ResourceKind::Case,
            Self::Department { .. } => ResourceKind::Department,
            Self::Service { .. } => ResourceKind::Service,
            Self::Town(_) => ResourceKind::Town,
        }
    }
}
