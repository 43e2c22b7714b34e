//! The whole table of roles and actions, as one snapshot that people can read.

use std::fmt::Write;

use access::{Access, Action, CaseFacts, DepartmentRole, InstanceOperator, Resource, SignedIn, TownRole};

use crate::people::{case, department, person, signed_in, things, town};

/// Somebody in each role, and somebody in none.
fn everybody() -> Vec<(String, SignedIn)> {
    let (home, me) = (town(1), person(1));
    let works_in = |n, suffix| {
        let somebody = move |role: &DepartmentRole| {
            (format!("{role}{suffix}"), signed_in(home, me, &[], &[(department(n), *role)]))
        };
        DepartmentRole::ALL.iter().map(somebody)
    };
    let offices = TownRole::ALL.iter().map(|role| (role.to_string(), signed_in(home, me, &[*role], &[])));
    let everybody = works_in(1, "").chain(works_in(2, " elsewhere")).chain(offices);
    everybody.chain([("no role".to_owned(), signed_in(home, me, &[], &[]))]).collect()
}

#[test]
fn each_role_may_what_the_table_says() {
    let access = Access::new().unwrap();
    let mut table = String::new();
    for (name, who) in everybody() {
        writeln!(table, "{name}").unwrap();
        for action in Action::ALL {
            for thing in things(1).iter().filter(|thing| thing.kind() == action.on()) {
                let verdict = access.may(&who, *action, thing);
                if verdict.allowed {
                    let ids: Vec<&str> = verdict.reasons.iter().map(|reason| reason.id.as_str()).collect();
                    writeln!(table, "    {action}: {}", ids.join(", ")).unwrap();
                }
            }
        }
    }
    table.push_str("operator of the instance\n");
    let operator = InstanceOperator::on_the_server();
    for (action, thing) in Action::ALL.iter().flat_map(|action| things(1).map(|thing| (action, thing))) {
        let verdict = access.operator_may(&operator, *action, &thing);
        if verdict.allowed {
            writeln!(table, "    {action}: {}", verdict.reasons[0].id).unwrap();
        }
    }
    insta::assert_snapshot!("roles_and_actions", table);
}

#[test]
fn another_town_gives_nothing_to_anybody() {
    let access = Access::new().unwrap();
    for (name, who) in everybody() {
        for action in Action::ALL {
            for thing in things(2) {
                assert!(!access.may(&who, *action, &thing).allowed, "{name} {action}");
            }
        }
    }
}

#[test]
fn an_action_on_the_wrong_kind_of_thing_is_refused() {
    let access = Access::new().unwrap();
    for (name, who) in everybody() {
        for action in Action::ALL {
            for thing in things(1).iter().filter(|thing| thing.kind() != action.on()) {
                assert!(!access.may(&who, *action, thing).allowed, "{name} {action}");
            }
        }
    }
}

#[test]
fn every_action_is_allowed_to_somebody() {
    let access = Access::new().unwrap();
    let assigned = Resource::Case(CaseFacts { assignee: Some(person(1)), ..case() });
    let operator = InstanceOperator::on_the_server();
    for action in Action::ALL {
        let staff = everybody().into_iter().any(|(_, who)| {
            things(1).iter().chain([&assigned]).any(|thing| access.may(&who, *action, thing).allowed)
        });
        let on_the_server =
            things(1).iter().any(|thing| access.operator_may(&operator, *action, thing).allowed);
        assert!(staff || on_the_server, "{action}");
    }
}

#[test]
fn what_a_person_may_somewhere_is_what_they_may_to_some_thing() {
    let access = Access::new().unwrap();
    let some = [1, 2].into_iter().flat_map(|n| {
        let (town, department) = (town(1), department(n));
        let facts = CaseFacts { department, ..case() };
        let mine = CaseFacts { assignee: Some(person(1)), ..facts };
        let own = [Resource::Case(facts), Resource::Case(mine), Resource::Department { town, department }];
        own.into_iter().chain(things(1))
    });
    let some: Vec<Resource> = some.collect();
    for (name, who) in everybody() {
        for action in Action::ALL {
            let may = some.iter().any(|thing| access.may(&who, *action, thing).allowed);
            assert_eq!(access.may_somewhere(&who, *action), may, "{name} {action}");
        }
    }
}
