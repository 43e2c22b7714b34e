//! Asking the policies: one person or the operator, one action, one thing.
//!
//! Whatever goes wrong on the way to an answer is a refusal: an error in a `forbid` must not let anybody in.

use std::collections::BTreeMap;

use cedar_policy::{
    Authorizer, Context, Decision, Effect, Entities, Entity, Policy, PolicyId, PolicySet, Request, Schema,
    ValidationMode, Validator,
};

use ids::{DepartmentId, ServiceId, Uuid};

use crate::{
    action::{Action, ResourceKind},
    entities::Names,
    error::PolicyError,
    operator::InstanceOperator,
    resource::{CaseFacts, Resource},
    role::TownRole,
    session::SignedIn,
    town_policy,
};

const SCHEMA: &str = include_str!("../policies/gangway.cedarschema");

/// The embedded policy files, by name.
const FILES: [(&str, &str); 3] = [
    ("town.cedar", include_str!("../policies/town.cedar")),
    ("desk.cedar", include_str!("../policies/desk.cedar")),
    ("offices.cedar", include_str!("../policies/offices.cedar")),
];

/// The length of a policy id, in characters.
const ID_CHARACTERS_MAX: usize = 80;

/// The answer to «may this person do that?».
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Verdict {
    /// Whether it is allowed.
    pub allowed: bool,
    /// The policies that decided, by id; empty when no policy permits.
    pub reasons: Vec<Reason>,
}

/// A policy that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Reason {
    pub id: String,
    /// Its `@norm`: the law or rule that it obeys, if it names one.
    pub norm: Option<String>,
}

/// The policies of a town, ready to be asked. Cheap to share, costly to make: make it once.
#[derive(Debug)]
pub struct Access {
    policies: PolicySet,
    norms: BTreeMap<String, Option<String>>,
    /// Each action with its groups; a check puts only the one that is asked before Cedar, which is quicker than all.
    actions: BTreeMap<Action, Entity>,
    names: Names,
    authorizer: Authorizer,
}

impl Access {
    /// The policies that every town has.
    ///
    /// # Errors
    ///
    /// [`PolicyError`] if the embedded files are broken, which a test rules out.
    pub fn new() -> Result<Self, PolicyError> {
        let mut policies = Vec::new();
        for (file, text) in FILES {
            policies.extend(parse(file, text)?);
        }
        Self::from_policies(policies)
    }

    /// The policies that every town has, and what this town forbids on top.
    ///
    /// # Errors
    ///
    /// [`PolicyError`] if the text does not parse, does not fit the schema, permits anything, leaves open which
    /// actions it forbids, or forbids `see_case`, `list_cases` or `list_all_cases`: what lists show is decided in one
    /// place, and a forbid that looks at single cases could not be told to a list.
    pub fn with_town_forbids(text: &str) -> Result<Self, PolicyError> {
        let mut policies = Vec::new();
        for (file, embedded) in FILES {
            policies.extend(parse(file, embedded)?);
        }
        policies.extend(town_policy::parse_forbids(text)?);
        Self::from_policies(policies)
    }

    /// Whether the person may do this to that.
    pub fn may(&self, person: &SignedIn, action: Action, resource: &Resource) -> Verdict {
        self.ask(person, action, resource).unwrap_or_else(|_refused| Verdict::refused())
    }

    /// Whether the operator of the instance may do this to that.
    pub fn operator_may(&self, _operator: &InstanceOperator, action: Action, resource: &Resource) -> Verdict {
        let operator = self.names.operator();
        let verdict = operator.and_then(|operator| self.judge(operator, action, resource));
        verdict.unwrap_or_else(|_refused| Verdict::refused())
    }

    /// Whether there can be a thing in the town to which the person may do this: for a route, which has read nothing yet.
    /// The use case behind it asks again, for the thing itself.
    #[must_use]
    pub fn may_somewhere(&self, person: &SignedIn, action: Action) -> bool {
        let town = person.town();
        let may = |resource: Resource| self.may(person, action, &resource).allowed;
        if action.on() == ResourceKind::Town {
            return may(Resource::Town(town));
        }
        // Whoever may something everywhere may it in a department in which nobody works, too.
        let nobodys = DepartmentId::from_uuid(Uuid::nil());
        let mut departments = person.roles().departments().map(|(department, _)| department).chain([nobodys]);
        departments.any(|department| may(likeliest(action.on(), department, person)))
    }

    fn ask(&self, person: &SignedIn, action: Action, resource: &Resource) -> Result<Verdict, PolicyError> {
        self.judge(self.names.person(person)?, action, resource)
    }

    fn judge(&self, principal: Entity, action: Action, resource: &Resource) -> Result<Verdict, PolicyError> {
        let (Some(intended), true) = (self.actions.get(&action), action.on() == resource.kind()) else {
            return Ok(Verdict::refused());
        };
        let thing = self.names.resource(resource)?;
        let request = Request::new(principal.uid(), intended.uid(), thing.uid(), Context::empty(), None)
            .map_err(boxed)?;
        let entities = Entities::from_entities([principal, thing, intended.clone()], None).map_err(boxed)?;
        let response = self.authorizer.is_authorized(&request, &self.policies, &entities);
        if response.diagnostics().errors().next().is_some() {
            return Ok(Verdict::refused());
        }
        let mut reasons: Vec<Reason> = response.diagnostics().reason().map(|id| self.reason(id)).collect();
        reasons.sort_by(|first, second| first.id.cmp(&second.id));
        Ok(Verdict { allowed: response.decision() == Decision::Allow, reasons })
    }

    fn reason(&self, id: &PolicyId) -> Reason {
        let id = id.to_string();
        let norm = self.norms.get(&id).cloned().flatten();
        Reason { id, norm }
    }

    fn from_policies(policies: Vec<Policy>) -> Result<Self, PolicyError> {
        let schema = schema()?;
        let norms: BTreeMap<_, _> = policies
            .iter()
            .map(|policy| (policy.id().to_string(), policy.annotation("norm").map(str::to_owned)))
            .collect();
        let policies = collect(policies)?;
        let hierarchy = schema.action_entities().map_err(boxed)?;
        let checked = Validator::new(schema).validate(&policies, ValidationMode::Strict);
        if !checked.validation_passed_without_warnings() {
            let found = checked.validation_errors().map(ToString::to_string);
            let warned = checked.validation_warnings().map(ToString::to_string);
            return Err(PolicyError::Invalid(found.chain(warned).collect::<Vec<_>>().join("; ")));
        }
        let names = Names::new()?;
        let known = |action: &Action| Some((*action, hierarchy.get(&names.action(action.name()))?.clone()));
        let actions = Action::ALL.iter().filter_map(known).collect();
        Ok(Self { policies, norms, actions, names, authorizer: Authorizer::new() })
    }
}

impl Verdict {
    const fn refused() -> Self {
        Self { allowed: false, reasons: Vec::new() }
    }
}

/// The thing of a department to which a person may do the most: a case is theirs, and nobody has signed anything yet.
fn likeliest(kind: ResourceKind, department: DepartmentId, person: &SignedIn) -> Resource {
    let town = person.town();
    match kind {
        ResourceKind::Case => {
            let assignee = Some(person.person());
            Resource::Case(CaseFacts { town, department, assignee, first_signer: None })
        }
        ResourceKind::Department => Resource::Department { town, department },
        ResourceKind::Service => {
            Resource::Service { town, department, service: ServiceId::from_uuid(Uuid::nil()) }
        }
        ResourceKind::Town => Resource::Town(town),
    }
}

/// Who and what the policies speak of.
fn schema() -> Result<Schema, PolicyError> {
    let roles: Vec<String> = TownRole::ALL.iter().map(|role| format!("\"{role}\"")).collect();
    let text = format!("{SCHEMA}\nentity TownRole enum [{}];\n", roles.join(", "));
    let read = Schema::from_cedarschema_str(&text);
    read.map(|(schema, _warnings)| schema).map_err(|error| PolicyError::Schema(Box::new(error)))
}

/// The policies of a file, each under its `@id`.
pub(crate) fn parse(file: &'static str, text: &str) -> Result<Vec<Policy>, PolicyError> {
    let parsed: PolicySet =
        text.parse().map_err(|error| PolicyError::Unreadable { file, source: Box::new(error) })?;
    if parsed.templates().next().is_some() {
        return Err(PolicyError::Template);
    }
    let named = |policy: &Policy| match policy.annotation("id") {
        Some(id) if is_plain(id) => Ok(policy.new_id(PolicyId::new(id))),
        _ => Err(PolicyError::BadId { file }),
    };
    parsed.policies().map(named).collect()
}

/// Whether the policy forbids.
pub(crate) fn forbids(policy: &Policy) -> bool {
    policy.effect() == Effect::Forbid
}

fn is_plain(id: &str) -> bool {
    let plain = |character: char| matches!(character, 'a'..='z' | '0'..='9' | '-');
    !id.is_empty() && id.len() <= ID_CHARACTERS_MAX && id.chars().all(plain)
}

fn collect(policies: Vec<Policy>) -> Result<PolicySet, PolicyError> {
    let mut set = PolicySet::new();
    for policy in policies {
        let id = policy.id().to_string();
        set.add(policy).map_err(|_twice| PolicyError::DuplicateId(id))?;
    }
    Ok(set)
}

fn boxed(error: impl std::error::Error + Send + Sync + 'static) -> PolicyError {
    PolicyError::Entity(Box::new(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_policies_fit_the_schema() {
        let access = Access::new().unwrap();
        let written: usize = FILES.iter().map(|(_, text)| text.matches("@id(").count()).sum();
        assert_eq!(access.norms.len(), written);
    }

    #[test]
    fn schema_and_code_know_the_same_actions() {
        let mut expected: std::collections::BTreeSet<String> =
            Action::ALL.iter().map(|action| action.name().to_owned()).collect();
        expected.extend(["reading", "casework", "leading", "administration"].map(str::to_owned));
        let schema = schema().unwrap();
        let known: std::collections::BTreeSet<String> =
            schema.actions().map(|action| action.id().unescaped().to_owned()).collect();
        assert_eq!(known, expected);
    }

    #[test]
    fn each_policy_needs_a_plain_id_of_its_own() {
        let unnamed = parse("test", "permit (principal, action, resource);");
        assert!(matches!(unnamed, Err(PolicyError::BadId { .. })));
        let twice = parse("test", "@id(\"a\") forbid (principal, action, resource);").unwrap();
        let twice: Vec<Policy> = twice.iter().chain(&twice).cloned().collect();
        assert!(matches!(Access::from_policies(twice), Err(PolicyError::DuplicateId(id)) if id == "a"));
    }
}
