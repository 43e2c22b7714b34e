//! A small town to test with.

use access::{
    CaseFacts, DepartmentRole, Resource, Role, Roles, SessionToken, SignedIn, StaffSession, TownRole,
};
use ids::{DepartmentId, ServiceId, SessionId, StaffId, TownId, Uuid};
use jiff::Timestamp;

pub(crate) fn town(n: u128) -> TownId {
    TownId::from_uuid(Uuid::from_u128(0x1000 + n))
}

pub(crate) fn department(n: u128) -> DepartmentId {
    DepartmentId::from_uuid(Uuid::from_u128(0x2000 + n))
}

pub(crate) fn person(n: u128) -> StaffId {
    StaffId::from_uuid(Uuid::from_u128(0x3000 + n))
}

/// Signs a person in, the way a server does it: session and token meet.
pub(crate) fn signed_in(
    town: TownId,
    id: StaffId,
    offices: &[TownRole],
    departments: &[(DepartmentId, DepartmentRole)],
) -> SignedIn {
    let token = SessionToken::from_random([1; 32]);
    let offices = offices.iter().map(|role| Role::Town(*role));
    let departments = departments.iter().map(|(department, role)| Role::Department(*role, *department));
    let session = StaffSession {
        id: SessionId::from_uuid(Uuid::from_u128(1)),
        digest: token.digest(),
        town,
        person: id,
        name: "Imke Petersen".to_owned(),
        roles: Roles::new(offices.chain(departments)).unwrap(),
        expires_at: Timestamp::MAX,
    };
    SignedIn::from_session(session, &token, Timestamp::UNIX_EPOCH).unwrap()
}

/// A case of department 1 in town 1.
pub(crate) fn case() -> CaseFacts {
    CaseFacts { town: town(1), department: department(1), assignee: None, first_signer: None }
}

/// One thing of each kind in town `n`, with department 1.
pub(crate) fn things(n: u128) -> [Resource; 4] {
    let (town, department) = (town(n), department(1));
    let service = ServiceId::from_uuid(Uuid::from_u128(0x4000));
    [
        Resource::Case(CaseFacts { town, ..case() }),
        Resource::Department { town, department },
        Resource::Service { town, department, service },
        Resource::Town(town),
    ]
}
