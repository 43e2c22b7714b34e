//! The rules that look at more than a role.

use access::{Access, Action, CaseFacts, DepartmentRole, Resource, SignedIn, TownRole};

use crate::people::{case, department, person, signed_in, town};

fn worker(n: u128, role: DepartmentRole) -> SignedIn {
    signed_in(town(1), person(n), &[], &[(department(1), role)])
}

fn allowed(who: &SignedIn, action: Action, facts: CaseFacts) -> bool {
    Access::new().unwrap().may(who, action, &Resource::Case(facts)).allowed
}

#[test]
fn sensitive_documents_are_for_the_assignee_and_the_lead() {
    let mine = CaseFacts { assignee: Some(person(1)), ..case() };
    let caseworker = worker(1, DepartmentRole::Caseworker);
    assert!(allowed(&caseworker, Action::SeeSensitive, mine));
    assert!(!allowed(&caseworker, Action::SeeSensitive, case()), "not assigned to anybody");
    assert!(!allowed(&worker(2, DepartmentRole::Caseworker), Action::SeeSensitive, mine));
    assert!(allowed(&worker(2, DepartmentRole::Lead), Action::SeeSensitive, mine));
    let moved_away = CaseFacts { department: department(2), ..mine };
    assert!(!allowed(&caseworker, Action::SeeSensitive, moved_away), "assignee of another department");
}

#[test]
fn nobody_signs_twice() {
    let lead = worker(1, DepartmentRole::Lead);
    let signed_by = |n| CaseFacts { first_signer: Some(person(n)), ..case() };
    assert!(allowed(&lead, Action::SignOffSecond, signed_by(2)));
    assert!(!allowed(&lead, Action::SignOffSecond, signed_by(1)));
    let verdict = Access::new().unwrap().may(&lead, Action::SignOffSecond, &Resource::Case(signed_by(1)));
    assert_eq!(verdict.reasons.len(), 1);
    assert_eq!(verdict.reasons[0].id, "the-second-signer-is-somebody-else");
    assert_eq!(verdict.reasons[0].norm.as_deref(), Some("Vier-Augen-Prinzip"));
    assert!(!allowed(&worker(3, DepartmentRole::Caseworker), Action::SignOffSecond, signed_by(2)));
}

#[test]
fn an_auditor_who_also_works_on_cases_still_changes_nothing() {
    let both = signed_in(
        town(1),
        person(1),
        &[TownRole::Auditor, TownRole::Operator],
        &[(department(1), DepartmentRole::Lead)],
    );
    assert!(allowed(&both, Action::OpenCase, case()));
    for action in [Action::DraftDecision, Action::WriteNote, Action::SignOff, Action::AssignCase] {
        assert!(!allowed(&both, action, case()), "{action}");
    }
    let staff = Access::new().unwrap().may(&both, Action::ManageStaff, &Resource::Town(town(1)));
    assert!(!staff.allowed);
}
