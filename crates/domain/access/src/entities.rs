//! How people and things are put before Cedar: entities and their attributes, as the schema names them.

use std::collections::{HashMap, HashSet};

use cedar_policy::{Entity, EntityId, EntityTypeName, EntityUid, RestrictedExpression};
use ids::{DepartmentId, StaffId, TownId};

use crate::{
    error::PolicyError,
    resource::{CaseFacts, Resource},
    role::DepartmentRole,
    session::SignedIn,
};

/// The names of the entity types, parsed once.
#[derive(Debug, Clone)]
pub(crate) struct Names {
    town: EntityTypeName,
    town_role: EntityTypeName,
    person: EntityTypeName,
    operator: EntityTypeName,
    department: EntityTypeName,
    service: EntityTypeName,
    case: EntityTypeName,
    action: EntityTypeName,
}

impl Names {
    pub(crate) fn new() -> Result<Self, PolicyError> {
        Ok(Self {
            town: parse("Town")?,
            town_role: parse("TownRole")?,
            person: parse("Person")?,
            operator: parse("InstanceOperator")?,
            department: parse("Department")?,
            service: parse("Service")?,
            case: parse("Case")?,
            action: parse("Action")?,
        })
    }

    pub(crate) fn action(&self, name: &str) -> EntityUid {
        uid(&self.action, name)
    }

    pub(crate) fn person(&self, person: &SignedIn) -> Result<Entity, PolicyError> {
        let roles = person.roles();
        let works_in = roles.departments().map(|(department, _)| department);
        let leads = roles
            .departments()
            .filter(|(_, role)| *role == DepartmentRole::Lead)
            .map(|(department, _)| department);
        let attributes = HashMap::from([
            ("town".to_owned(), RestrictedExpression::new_entity_uid(self.town_uid(person.town()))),
            ("works_in".to_owned(), self.departments(works_in)),
            ("leads".to_owned(), self.departments(leads)),
        ]);
        let held = roles.town().map(|role| uid(&self.town_role, role.name())).collect();
        entity(self.person_uid(person.person()), attributes, held)
    }

    /// There is one, and policies know nothing of it but that.
    pub(crate) fn operator(&self) -> Result<Entity, PolicyError> {
        entity(uid(&self.operator, "the operator"), HashMap::new(), HashSet::new())
    }

    pub(crate) fn resource(&self, resource: &Resource) -> Result<Entity, PolicyError> {
        let town = self.town_uid(resource.town());
        let (id, attributes) = match resource {
            Resource::Town(_) => return entity(town, HashMap::new(), HashSet::new()),
            Resource::Department { department, .. } => (self.department_uid(*department), HashMap::new()),
            Resource::Service { department, service, .. } => {
                let owner = RestrictedExpression::new_entity_uid(self.department_uid(*department));
                (uid(&self.service, &service.to_string()), HashMap::from([("department".to_owned(), owner)]))
            }
            Resource::Case(facts) => (uid(&self.case, CASE), self.case_attributes(facts)),
        };
        entity(id, attributes, HashSet::from([town]))
    }

    fn case_attributes(&self, facts: &CaseFacts) -> HashMap<String, RestrictedExpression> {
        let department = RestrictedExpression::new_entity_uid(self.department_uid(facts.department));
        let mut attributes = HashMap::from([("department".to_owned(), department)]);
        for (name, person) in [("assignee", facts.assignee), ("first_signer", facts.first_signer)] {
            if let Some(person) = person {
                let person = RestrictedExpression::new_entity_uid(self.person_uid(person));
                attributes.insert(name.to_owned(), person);
            }
        }
        attributes
    }

    fn departments(&self, ids: impl Iterator<Item = DepartmentId>) -> RestrictedExpression {
        RestrictedExpression::new_set(
            ids.map(|id| RestrictedExpression::new_entity_uid(self.department_uid(id))),
        )
    }

    fn town_uid(&self, id: TownId) -> EntityUid {
        uid(&self.town, &id.to_string())
    }

    fn person_uid(&self, id: StaffId) -> EntityUid {
        uid(&self.person, &id.to_string())
    }

    fn department_uid(&self, id: DepartmentId) -> EntityUid {
        uid(&self.department, &id.to_string())
    }
}

/// One check looks at one case, and policies judge it by its facts; so its entity needs no number.
const CASE: &str = "the case";

fn parse(name: &'static str) -> Result<EntityTypeName, PolicyError> {
    name.parse().map_err(|error| PolicyError::BadName { name, source: Box::new(error) })
}

fn uid(kind: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id))
}

fn entity(
    id: EntityUid,
    attributes: HashMap<String, RestrictedExpression>,
    parents: HashSet<EntityUid>,
) -> Result<Entity, PolicyError> {
    Entity::new(id, attributes, parents).map_err(|error| PolicyError::Entity(Box::new(error)))
}
