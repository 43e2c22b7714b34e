//! Rows as they pass between use cases and store: one struct per table, plain data.
//!
//! Each table is *derived* (rebuilt from the journal), *authoritative* or *ephemeral*; its struct says which. Every row
//! names its town first.

mod cases;
mod jobs;
mod keeping;
mod residents;
mod staff;
mod streams;
mod towns;

pub use cases::{
    CaseCursor, CaseFilter, CasePage, CaseQuery, CaseRow, CaseSort, CaseState, NextStep, PrintReason,
    PrintRow, SeenRow,
};
pub use jobs::{AdminJob, CaseJob, CaseworkJob, FilingJob, JobKind, SignInJob};
pub use keeping::{
    CheckpointRow, DeadJob, DocumentOwner, DocumentRow, Finding, KeyRow, LeasedJob, NewJob, StoredEvent,
    TownKeyRow, Verification,
};
pub use residents::{
    AccountRow, AttemptRow, CaseAccessRow, CodePurpose, CodeRow, DraftOwner, DraftRow, SessionRow,
    SessionSubject,
};
pub use staff::{ClientRow, CredentialRow, InvitationPurpose, InvitationRow, RoleRow, StaffRow};
pub use streams::{StreamId, StreamKind};
pub use town::StaffState;
pub use towns::{DepartmentRow, RevisionRow, ServiceRow, TownRow};
