//! The departments of a town.

use access::ActorRef;
use ids::DepartmentId;
use serde::{Deserialize, Serialize};

use crate::{Contact, Department, TownState};

/// What happened to a department.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum DepartmentEvent {
    /// A department was added or changed.
    DepartmentSet {
        department: DepartmentId,
        /// Short name in packs.
        slug: String,
        name: String,
        /// How to reach it.
        contact: Contact,
        /// By whom.
        by: ActorRef,
    },
}

versions::event_kinds! {
    DepartmentEvent {
        DepartmentSet = "department_set";
    }
}

impl DepartmentEvent {
    pub(crate) fn fold(&self, state: &mut TownState) {
        match self {
            Self::DepartmentSet { department, slug, name, contact, by: _ } => {
                let set = Department { slug: slug.clone(), name: name.clone(), contact: contact.clone() };
                state.departments.insert(*department, set);
            }
        }
    }
}
