//! What a person's lists may hold, decided once instead of row by row.

use std::collections::BTreeSet;

use ids::{DepartmentId, TownId};

use crate::{
    action::Action,
    policy::Access,
    resource::{CaseFacts, Resource},
    session::SignedIn,
};

/// The cases that a person's lists may hold: always of one town, and of all or of some departments.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ListScope {
    pub town: TownId,
    pub departments: Departments,
}

/// The departments of a [`ListScope`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Departments {
    /// Every department of the town.
    All,
    /// These only; none if empty. At most [`DEPARTMENT_ROLES_MAX`](crate::DEPARTMENT_ROLES_MAX).
    Some(BTreeSet<DepartmentId>),
}

impl ListScope {
    /// Whether a list may hold this case.
    #[must_use]
    pub fn contains(&self, case: &CaseFacts) -> bool {
        let department = match &self.departments {
            Departments::All => true,
            Departments::Some(departments) => departments.contains(&case.department),
        };
        department && case.town == self.town
    }
}

impl Access {
    /// What the lists of this person may hold.
    ///
    /// It equals asking `see_case` for each row; a property test compares the two.
    #[must_use]
    pub fn scope(&self, person: &SignedIn) -> ListScope {
        let town = person.town();
        if self.may(person, Action::ListAllCases, &Resource::Town(town)).allowed {
            return ListScope { town, departments: Departments::All };
        }
        let listed = person.roles().departments().map(|(department, _)| department).filter(|department| {
            let queue = Resource::Department { town, department: *department };
            self.may(person, Action::ListCases, &queue).allowed
        });
        ListScope { town, departments: Departments::Some(listed.collect()) }
    }
}
