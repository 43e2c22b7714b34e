//! What a town adds to the policies: forbids only, each naming the actions that it takes away.

use cedar_policy::{ActionConstraint, EntityUid, Policy};

use crate::{
    action::Action,
    error::PolicyError,
    policy::{forbids, parse},
};

/// How many policies a town may add.
const POLICIES_MAX: usize = 100;

/// How long their text may be.
const CHARACTERS_MAX: usize = 50_000;

/// The actions that lists are made of; a forbid on them could not be told to a list.
const LISTING: [Action; 3] = [Action::SeeCase, Action::ListCases, Action::ListAllCases];

/// Reads what a town forbids.
pub(crate) fn parse_forbids(text: &str) -> Result<Vec<Policy>, PolicyError> {
    let too_many = PolicyError::TooMany { policies_max: POLICIES_MAX, characters_max: CHARACTERS_MAX };
    if text.chars().count() > CHARACTERS_MAX {
        return Err(too_many);
    }
    let policies = parse("town policies", text)?;
    if policies.len() > POLICIES_MAX {
        return Err(too_many);
    }
    for policy in &policies {
        if !forbids(policy) {
            return Err(PolicyError::Permits(policy.id().to_string()));
        }
        if !names_its_actions(policy) {
            return Err(PolicyError::ActionsNotNamed(policy.id().to_string()));
        }
    }
    Ok(policies)
}

fn names_its_actions(policy: &Policy) -> bool {
    let allowed = |uid: &EntityUid| {
        let named = uid.id().unescaped().parse::<Action>();
        named.is_ok_and(|action| !LISTING.contains(&action))
    };
    match policy.action_constraint() {
        ActionConstraint::Any => false,
        ActionConstraint::In(actions) => actions.iter().all(allowed),
        ActionConstraint::Eq(action) => allowed(&action),
    }
}
