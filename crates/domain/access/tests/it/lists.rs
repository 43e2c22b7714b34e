//! Lists are scoped once; the scope must equal asking for each row.

use std::sync::LazyLock;

use access::{Access, Action, CaseFacts, DepartmentRole, Departments, Resource, SignedIn, TownRole};
use proptest::prelude::*;

use crate::people::{department, person, signed_in, town};

static ACCESS: LazyLock<Access> = LazyLock::new(|| Access::new().unwrap());

fn somebody() -> impl Strategy<Value = SignedIn> {
    let offices = prop::sample::subsequence(TownRole::ALL.to_vec(), 0..=TownRole::ALL.len());
    let role = prop::sample::select(DepartmentRole::ALL.to_vec());
    let departments = prop::collection::vec((0..4_u128, role), 0..4);
    (0..2_u128, 0..3_u128, offices, departments).prop_map(|(home, me, offices, departments)| {
        let departments: Vec<_> = departments.into_iter().map(|(n, role)| (department(n), role)).collect();
        signed_in(town(home), person(me), &offices, &departments)
    })
}

fn some_case() -> impl Strategy<Value = CaseFacts> {
    let people = || prop::option::of(0..3_u128).prop_map(|n| n.map(person));
    (0..2_u128, 0..4_u128, people(), people()).prop_map(|(home, unit, assignee, first_signer)| CaseFacts {
        town: town(home),
        department: department(unit),
        assignee,
        first_signer,
    })
}

proptest! {
    #[test]
    fn a_list_holds_exactly_what_may_be_seen(
        who in somebody(), cases in prop::collection::vec(some_case(), 1..20)
    ) {
        let scope = ACCESS.scope(&who);
        for facts in cases {
            let seen = ACCESS.may(&who, Action::SeeCase, &Resource::Case(facts)).allowed;
            prop_assert_eq!(scope.contains(&facts), seen, "{:?} {:?}", who, facts);
        }
    }

    #[test]
    fn whoever_may_do_anything_to_a_case_may_see_it(who in somebody(), facts in some_case()) {
        let case = Resource::Case(facts);
        let does = Action::ALL.iter().any(|action| ACCESS.may(&who, *action, &case).allowed);
        prop_assert_eq!(does, ACCESS.may(&who, Action::SeeCase, &case).allowed);
    }
}

#[test]
fn scopes_of_the_plain_roles() {
    let auditor = signed_in(town(1), person(1), &[TownRole::Auditor], &[]);
    assert_eq!(ACCESS.scope(&auditor).departments, Departments::All);
    let operator = signed_in(town(1), person(1), &[TownRole::Operator], &[]);
    assert_eq!(ACCESS.scope(&operator).departments, Departments::Some([].into()));
    let two = [(department(1), DepartmentRole::Caseworker), (department(2), DepartmentRole::Lead)];
    let worker = signed_in(town(1), person(1), &[], &two);
    assert_eq!(ACCESS.scope(&worker).departments, Departments::Some([department(1), department(2)].into()));
}
