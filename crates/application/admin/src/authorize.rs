//! Who runs a town, and whether the policies let them: asked at the head of every use case of this crate.

use access::{Access, Action, InstanceOperator, Resource, SignedIn};
use ids::CommandId;
use kernel::{
    commands::{Intent, Requester},
    context::TownContext,
    error::UseCaseError,
};
use town::ActorRef;

/// Who wants to run a town.
#[derive(Debug, Clone, Copy)]
pub enum Administrator<'a> {
    /// A member of staff.
    Staff(&'a SignedIn),
    /// The operator of the instance, by a command on the server.
    Operator(&'a InstanceOperator),
}

impl Administrator<'_> {
    /// As events of the town name them.
    #[must_use]
    pub fn by(self) -> ActorRef {
        match self {
            Self::Staff(person) => ActorRef::Person { id: person.person(), name: person.name().to_owned() },
            Self::Operator(_) => ActorRef::Operator,
        }
    }

    /// What they ask for.
    pub(crate) const fn intent(self, command: CommandId, use_case: &'static str) -> Intent {
        let requester = match self {
            Self::Staff(person) => Requester::Staff(person.person()),
            Self::Operator(_) => Requester::Operator,
        };
        Intent { command, requester, use_case }
    }

    /// Refuses unless the policies let them do this.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::NotFound`] in a town that is not theirs, [`UseCaseError::Forbidden`] otherwise.
    pub(crate) fn must(
        self,
        access: &Access,
        action: Action,
        resource: &Resource,
    ) -> Result<(), UseCaseError> {
        let verdict = match self {
            Self::Staff(person) => access.may(person, action, resource),
            Self::Operator(operator) => access.operator_may(operator, action, resource),
        };
        match self {
            _ if verdict.allowed => Ok(()),
            Self::Staff(person) if person.town() != resource.town() => Err(UseCaseError::NotFound),
            Self::Staff(_) | Self::Operator(_) => Err(UseCaseError::Forbidden { action }),
        }
    }
}

/// Refuses unless they may do this to the town as a whole.
///
/// # Errors
///
/// As [`Administrator::must`].
pub(crate) fn authorize(
    ctx: TownContext<'_>,
    who: Administrator<'_>,
    action: Action,
) -> Result<(), UseCaseError> {
    who.must(&ctx.ports.access, action, &Resource::Town(ctx.town))
}
