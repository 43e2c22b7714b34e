//! A town may add forbids, never permits.

use access::{Access, Action, DepartmentRole, PolicyError, Resource};

use crate::people::{case, department, person, signed_in, town};

fn refused(text: &str) -> PolicyError {
    Access::with_town_forbids(text).unwrap_err()
}

#[test]
fn a_town_can_take_something_away() {
    let access = Access::with_town_forbids(
        r#"
        @id("only-leads-correct")
        @norm("Dienstanweisung 7/2026")
        forbid (principal, action == Action::"correct_decision", resource is Case)
        unless { principal.leads.contains(resource.department) };
        "#,
    )
    .unwrap();
    let here = |role| signed_in(town(1), person(1), &[], &[(department(1), role)]);
    let case = Resource::Case(case());
    let verdict = access.may(&here(DepartmentRole::Caseworker), Action::CorrectDecision, &case);
    assert!(!verdict.allowed);
    assert_eq!(verdict.reasons[0].id, "only-leads-correct");
    assert_eq!(verdict.reasons[0].norm.as_deref(), Some("Dienstanweisung 7/2026"));
    assert!(access.may(&here(DepartmentRole::Lead), Action::CorrectDecision, &case).allowed);
    assert!(access.may(&here(DepartmentRole::Caseworker), Action::OpenCase, &case).allowed);
}

#[test]
fn a_town_can_permit_nothing() {
    let permit = r#"@id("all") permit (principal, action == Action::"open_case", resource is Case);"#;
    assert!(matches!(refused(permit), PolicyError::Permits(id) if id == "all"));
    let hidden = format!(
        r#"@id("fine") forbid (principal, action == Action::"provide", resource is Case) when {{ true }}; {permit}"#
    );
    assert!(matches!(refused(&hidden), PolicyError::Permits(_)));
}

#[test]
fn a_town_names_its_actions_and_leaves_lists_alone() {
    for action in [
        "action",
        r#"action in Action::"casework""#,
        r#"action == Action::"see_case""#,
        r#"action in [Action::"provide", Action::"list_cases"]"#,
        r#"action == Action::"list_all_cases""#,
    ] {
        let text = format!(r#"@id("x") forbid (principal, {action}, resource);"#);
        assert!(matches!(refused(&text), PolicyError::ActionsNotNamed(_)), "{action}");
    }
}

#[test]
fn a_town_policy_must_fit_the_schema() {
    let unknown = r#"@id("x") forbid (principal, action == Action::"provide", resource is Case)
                     when { resource.colour == "red" };"#;
    assert!(matches!(refused(unknown), PolicyError::Invalid(_)));
    let role = r#"@id("x") forbid (principal in TownRole::"mayor", action == Action::"provide", resource);"#;
    assert!(matches!(refused(role), PolicyError::Invalid(_)));
    assert!(matches!(refused("forbid ("), PolicyError::Unreadable { .. }));
    let template = r#"@id("x") forbid (principal == ?principal, action == Action::"provide", resource);"#;
    assert!(matches!(refused(template), PolicyError::Template));
    let taken =
        r#"@id("auditors-change-nothing") forbid (principal, action == Action::"provide", resource);"#;
    assert!(matches!(refused(taken), PolicyError::DuplicateId(_)));
}

#[test]
fn a_town_policy_is_bounded() {
    assert!(matches!(refused(&" ".repeat(50_001)), PolicyError::TooMany { .. }));
    let one = |n| format!(r#"@id("x{n}") forbid (principal, action == Action::"provide", resource);"#);
    let many = (0..101).map(one).collect::<Vec<_>>().concat();
    assert!(matches!(refused(&many), PolicyError::TooMany { .. }));
}
