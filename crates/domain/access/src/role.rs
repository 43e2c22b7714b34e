//! The roles of staff: per department and per town.
//!
//! Roles say what somebody is; what that allows is written in the policies, and nowhere else.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

use ids::DepartmentId;

/// In how many departments one person can hold a role.
pub const DEPARTMENT_ROLES_MAX: usize = 64;

/// What a person is in one department.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DepartmentRole {
    /// Works on the cases of the department (Sachbearbeitung).
    Caseworker,
    /// All that a caseworker is, and leads the others (Leitung).
    Lead,
}

impl DepartmentRole {
    /// Every role of a department.
    pub const ALL: [Self; 2] = [Self::Caseworker, Self::Lead];

    /// The name by which rows, events and commands know the role.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Caseworker => "caseworker",
            Self::Lead => "lead",
        }
    }
}

/// What a person is in the whole town.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TownRole {
    /// Builds services (Gestaltung).
    Designer,
    /// Puts services into force (Freigabe).
    Publisher,
    /// Keeps the machine running (Betrieb); sees no content of cases.
    Operator,
    /// Reads everything of the town and changes nothing (Revision).
    Auditor,
}

impl TownRole {
    /// Every role of a town.
    pub const ALL: [Self; 4] = [Self::Designer, Self::Publisher, Self::Operator, Self::Auditor];

    /// The name by which rows, events and commands know the role.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Designer => "designer",
            Self::Publisher => "publisher",
            Self::Operator => "operator",
            Self::Auditor => "auditor",
        }
    }
}

/// A text that names no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no role is called «{0}»")]
pub struct UnknownRole(pub String);

impl fmt::Display for DepartmentRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for DepartmentRole {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        Self::ALL.into_iter().find(|role| role.name() == text).ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

impl fmt::Display for TownRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for TownRole {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        Self::ALL.into_iter().find(|role| role.name() == text).ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

/// Why a set of roles cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RolesError {
    /// More departments than [`DEPARTMENT_ROLES_MAX`].
    #[error("a person can hold roles in at most {DEPARTMENT_ROLES_MAX} departments, not in {0}")]
    TooManyDepartments(usize),
}

/// All roles of one person in one town; at most one per department, since a lead is a caseworker too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    town: BTreeSet<TownRole>,
    departments: BTreeMap<DepartmentId, DepartmentRole>,
}

impl Roles {
    /// The roles; of two in the same department the higher one stands.
    ///
    /// # Errors
    ///
    /// [`RolesError::TooManyDepartments`] beyond [`DEPARTMENT_ROLES_MAX`] departments.
    pub fn new(
        town: impl IntoIterator<Item = TownRole>,
        departments: impl IntoIterator<Item = (DepartmentId, DepartmentRole)>,
    ) -> Result<Self, RolesError> {
        let mut held = BTreeMap::new();
        for (department, role) in departments {
            let kept = held.entry(department).or_insert(role);
            *kept = role.max(*kept);
        }
        if held.len() > DEPARTMENT_ROLES_MAX {
            return Err(RolesError::TooManyDepartments(held.len()));
        }
        Ok(Self { town: town.into_iter().collect(), departments: held })
    }

    /// The roles in the whole town.
    pub fn town(&self) -> impl Iterator<Item = TownRole> + '_ {
        self.town.iter().copied()
    }

    /// The role in each department where there is one.
    pub fn departments(&self) -> impl Iterator<Item = (DepartmentId, DepartmentRole)> + '_ {
        self.departments.iter().map(|(department, role)| (*department, *role))
    }

    /// Whether this role of the town is held.
    #[must_use]
    pub fn has(&self, role: TownRole) -> bool {
        self.town.contains(&role)
    }

    /// Whether no role is held at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.town.is_empty() && self.departments.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use ids::Uuid;

    use super::*;

    #[test]
    fn names_read_back() {
        for role in DepartmentRole::ALL {
            assert_eq!(role.to_string().parse(), Ok(role));
        }
        for role in TownRole::ALL {
            assert_eq!(role.to_string().parse(), Ok(role));
        }
        assert_eq!("mayor".parse::<TownRole>().unwrap_err().to_string(), "no role is called «mayor»");
    }

    #[test]
    fn the_higher_of_two_roles_in_a_department_stands() {
        let parks = DepartmentId::from_uuid(Uuid::from_u128(1));
        let both = [(parks, DepartmentRole::Lead), (parks, DepartmentRole::Caseworker)];
        let roles = Roles::new([], both).unwrap();
        assert_eq!(roles.departments().collect::<Vec<_>>(), [(parks, DepartmentRole::Lead)]);
    }

    #[test]
    fn departments_are_bounded() {
        let many =
            (0..=64).map(|n| (DepartmentId::from_uuid(Uuid::from_u128(n)), DepartmentRole::Caseworker));
        assert_eq!(Roles::new([], many), Err(RolesError::TooManyDepartments(65)));
    }
}
