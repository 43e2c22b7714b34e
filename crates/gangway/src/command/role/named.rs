//! A role as operators write it: `lead@gruenflaechen`, `auditor`.

use std::{fmt, str::FromStr};

use access::{DepartmentRole, TownRole};
use admin::staff::RoleName;
use kernel::context::TownContext;

use crate::{answer::Failure, command::town};

/// A role, its department still by short name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    role: String,
    department: Option<String>,
}

/// A text that names no role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnknownRole(String);

/// Every role as it is written, in one line: «…, operator or auditor».
pub(crate) fn expected() -> String {
    let of_departments = DepartmentRole::ALL.iter().map(|role| format!("{role}@DEPARTMENT"));
    let names: Vec<String> = of_departments.chain(TownRole::ALL.iter().map(TownRole::to_string)).collect();
    match names.split_last() {
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

impl fmt::Display for UnknownRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "«{}» is no role; expected {}", self.0, expected())
    }
}

impl std::error::Error for UnknownRole {}

impl FromStr for Named {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        let (role, department) = match text.split_once('@') {
            Some((role, department)) => (role, Some(department.to_owned())),
            None => (text, None),
        };
        let fits = match &department {
            Some(department) => !department.is_empty() && role.parse::<DepartmentRole>().is_ok(),
            None => role.parse::<TownRole>().is_ok(),
        };
        if fits { Ok(Self { role: role.to_owned(), department }) } else { Err(UnknownRole(text.to_owned())) }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.department {
            Some(department) => write!(f, "{}@{department}", self.role),
            None => f.write_str(&self.role),
        }
    }
}

impl Named {
    /// The role with the department of the town.
    pub(crate) async fn resolve(&self, ctx: TownContext<'_>) -> Result<RoleName, Failure> {
        let department = match &self.department {
            Some(slug) => Some(town::department(ctx, slug).await?.department),
            None => None,
        };
        Ok(RoleName { role: self.role.clone(), department })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_of_departments_name_one_and_others_do_not() {
        for good in
            ["caseworker@gruenflaechen", "lead@verkehr", "designer", "publisher", "operator", "auditor"]
        {
            assert_eq!(good.parse::<Named>().map(|role| role.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "lead", "lead@", "auditor@verkehr", "king"] {
            assert!(bad.parse::<Named>().is_err(), "{bad}");
        }
    }
}
