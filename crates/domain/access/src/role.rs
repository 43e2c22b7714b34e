//! The roles of staff: in a department and in the whole town, each with the one name by which policies, events, rows and commands
//! know it.
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

/// The names of the roles of a kind, once.
macro_rules! roles {
    ($kind:ident { $($role:ident = $name:literal,)+ }) => {
        impl $kind {
            /// Every role of this kind.
            pub const ALL: &'static [Self] = &[$(Self::$role),+];

            /// The name by which policies, events, rows and commands know the role.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$role => $name,)+ }
            }
        }

        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }

        impl FromStr for $kind {
            type Err = UnknownRole;

            fn from_str(text: &str) -> Result<Self, UnknownRole> {
                let role = Self::ALL.iter().copied().find(|role| role.name() == text);
                role.ok_or_else(|| UnknownRole(text.to_owned()))
            }
        }
    };
}

roles! {
    DepartmentRole {
        Caseworker = "caseworker",
        Lead = "lead",
    }
}

roles! {
    TownRole {
        Designer = "designer",
        Publisher = "publisher",
        Operator = "operator",
        Auditor = "auditor",
    }
}

/// A role that somebody holds or is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// In this department.
    Department(DepartmentRole, DepartmentId),
    /// In the whole town.
    Town(TownRole),
}

impl Role {
    /// The role of this name, with its department if it is one of a department.
    ///
    /// # Errors
    ///
    /// [`BadRole`] if there is none of this name, or if its department is missing or too much.
    pub fn named(name: &str, department: Option<DepartmentId>) -> Result<Self, BadRole> {
        match (name.parse::<DepartmentRole>(), name.parse::<TownRole>(), department) {
            (Ok(role), _, Some(department)) => Ok(Self::Department(role, department)),
            (Ok(role), _, None) => Err(BadRole::DepartmentMissing(role)),
            (Err(_), Ok(role), None) => Ok(Self::Town(role)),
            (Err(_), Ok(role), Some(_)) => Err(BadRole::DepartmentTooMuch(role)),
            (Err(_), Err(unknown), _) => Err(BadRole::Unknown(unknown)),
        }
    }

    /// The name by which policies, events, rows and commands know the role.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Department(role, _) => role.name(),
            Self::Town(role) => role.name(),
        }
    }

    /// The department, of a role in one.
    #[must_use]
    pub const fn department(self) -> Option<DepartmentId> {
        match self {
            Self::Department(_, department) => Some(department),
            Self::Town(_) => None,
        }
    }
}

/// A text that names no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no role is called «{0}»")]
pub struct UnknownRole(pub String);

/// Why a name and a department are no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum BadRole {
    #[error(transparent)]
    Unknown(UnknownRole),
    #[error("«{0}» is a role in a department, and none is given")]
    DepartmentMissing(DepartmentRole),
    #[error("«{0}» is a role in the whole town, and a department is given")]
    DepartmentTooMuch(TownRole),
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
    /// All of these; of two in the same department the higher one stands.
    ///
    /// # Errors
    ///
    /// [`RolesError::TooManyDepartments`] beyond [`DEPARTMENT_ROLES_MAX`] departments.
    pub fn new(roles: impl IntoIterator<Item = Role>) -> Result<Self, RolesError> {
        let mut held = Self::default();
        for role in roles {
            match role {
                Role::Department(role, department) => {
                    let kept = held.departments.entry(department).or_insert(role);
                    *kept = role.max(*kept);
                }
                Role::Town(role) => {
                    held.town.insert(role);
                }
            }
        }
        let departments = held.departments.len();
        if departments > DEPARTMENT_ROLES_MAX {
            Err(RolesError::TooManyDepartments(departments))
        } else {
            Ok(held)
        }
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

    fn department(n: u128) -> DepartmentId {
        DepartmentId::from_uuid(Uuid::from_u128(n))
    }

    #[test]
    fn names_read_back() {
        let parks = department(1);
        let of_department = DepartmentRole::ALL.iter().map(|role| Role::Department(*role, parks));
        for role in of_department.chain(TownRole::ALL.iter().map(|role| Role::Town(*role))) {
            assert_eq!(Role::named(role.name(), role.department()), Ok(role));
        }
        assert_eq!("mayor".parse::<TownRole>().unwrap_err().to_string(), "no role is called «mayor»");
        let told = |name, department| Role::named(name, department).unwrap_err().to_string();
        assert_eq!(told("mayor", None), "no role is called «mayor»");
        assert_eq!(told("lead", None), "«lead» is a role in a department, and none is given");
        let too_much = "«auditor» is a role in the whole town, and a department is given";
        assert_eq!(told("auditor", Some(parks)), too_much);
    }

    #[test]
    fn the_higher_of_two_roles_in_a_department_stands() {
        let parks = department(1);
        let both =
            [DepartmentRole::Lead, DepartmentRole::Caseworker].map(|role| Role::Department(role, parks));
        let roles = Roles::new(both).unwrap();
        assert_eq!(roles.departments().collect::<Vec<_>>(), [(parks, DepartmentRole::Lead)]);
    }

    #[test]
    fn departments_are_bounded() {
        let many = (0..=64).map(|n| Role::Department(DepartmentRole::Caseworker, department(n)));
        assert_eq!(Roles::new(many), Err(RolesError::TooManyDepartments(65)));
    }
}
