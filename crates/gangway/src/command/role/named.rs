//! A role as operators write it: `lead@gruenflaechen`, `auditor`.

use std::{fmt, str::FromStr};

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

impl fmt::Display for UnknownRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "«{}» is no role; expected caseworker@DEPARTMENT, lead@DEPARTMENT, designer, publisher, operator or auditor",
            self.0
        )
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
        let fits = match role {
            "caseworker" | "lead" => department.as_ref().is_some_and(|department| !department.is_empty()),
            "designer" | "publisher" | "operator" | "auditor" => department.is_none(),
            _ => false,
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
