//! Commands: who asks for what of which thing, so that the answer to a repeat goes to whoever asked first.

use std::fmt;

use ids::{AccountId, ClientId, CommandId, StaffId, Uuid};
use sha2::{Digest as _, Sha256};

use crate::{commit::Answered, context::TownContext, error::UseCaseError};

/// The id of a thing that a command makes: the same for a repeat. It does not tell the command, which may not stand in an
/// address as ids do.
#[must_use]
pub fn id_of_made(command: CommandId, kind: &str) -> Uuid {
    let digest = Sha256::new_with_prefix(kind).chain_update(command.as_uuid().as_bytes()).finalize();
    Uuid::from_bytes(std::array::from_fn(|at| digest.get(at).copied().unwrap_or_default()))
}

/// Who asks. Two requests of one person are from the same requester as long as the session or the account is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requester {
    /// A member of staff.
    Staff(StaffId),
    /// A resident who is signed in.
    Account(AccountId),
    /// A browser without an account, by the keyed hash of its session's secret.
    Session([u8; 32]),
    /// Software with a token of the town.
    Client(ClientId),
    /// Whoever may use the command line of the instance.
    Operator,
    /// A job of the town itself.
    Job,
}

/// A changing request as a use case takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Intent {
    /// By this id a repeat is known.
    pub command: CommandId,
    /// Who asks.
    pub requester: Requester,
    /// The use case, for example `sign_off_decision`; also the name of its commit.
    pub use_case: &'static str,
}

/// Whose an answer is: nothing of it is told to anybody else, nor to the same person for another use case or thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandScope {
    /// The use case, as [`Intent`] names it.
    pub use_case: String,
    /// Who asked, as [`Requester`] is written.
    pub requester: String,
    /// What it was asked of, for example `case:0192…`.
    pub target: String,
}

impl Intent {
    /// What a job of the town does.
    #[must_use]
    pub const fn of_job(command: CommandId, use_case: &'static str) -> Self {
        Self { command, requester: Requester::Job, use_case }
    }

    /// Whose the answer is when this is asked of `target`.
    #[must_use]
    pub fn scope(&self, target: impl fmt::Display) -> CommandScope {
        CommandScope {
            use_case: self.use_case.to_owned(),
            requester: self.requester.to_string(),
            target: target.to_string(),
        }
    }

    /// The first answer to this request, if it was answered before and not yet forgotten.
    ///
    /// # Errors
    ///
    /// As [`Intent::own`].
    pub async fn answered(
        &self,
        ctx: TownContext<'_>,
        target: impl fmt::Display + Send,
    ) -> Result<Option<Answered>, UseCaseError> {
        let scope = self.scope(target);
        let first = ctx.ports.store.answered(ctx.town, self.command).await?;
        first.map(|first| own(first, &scope)).transpose()
    }

    /// An answer that was found under this request's command, unless it is somebody else's.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Conflict`] if the command has done something else, or was somebody else's.
    pub fn own(&self, found: Answered, target: impl fmt::Display) -> Result<Answered, UseCaseError> {
        own(found, &self.scope(target))
    }
}

fn own(found: Answered, scope: &CommandScope) -> Result<Answered, UseCaseError> {
    if found.scope == *scope {
        Ok(found)
    } else {
        Err(UseCaseError::Conflict { what: format!("command:{}", found.command) })
    }
}

impl fmt::Display for Requester {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Staff(id) => write!(f, "staff:{id}"),
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Session(secret) => {
                f.write_str("session:")?;
                secret.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
            Self::Client(id) => write!(f, "client:{id}"),
            Self::Operator => f.write_str("operator"),
            Self::Job => f.write_str("job"),
        }
    }
}

#[cfg(test)]
mod tests {
    use ids::KeyId;

    use super::*;

    #[test]
    fn an_answer_belongs_to_one_requester_one_use_case_and_one_target() {
        let id = Uuid::from_u128;
        let staff = |number| Requester::Staff(StaffId::from_uuid(id(number)));
        let command = CommandId::from_uuid(id(1));
        let intent = Intent { command, requester: staff(2), use_case: "write_note" };
        let first =
            Answered { command, scope: intent.scope("case:1"), key: KeyId::from_uuid(id(3)), sealed: vec![] };
        let asks = |intent: Intent, target: &str| intent.own(first.clone(), target).is_ok();
        assert!(asks(intent, "case:1"));
        assert!(!asks(intent, "case:2"));
        assert!(!asks(Intent { requester: staff(4), ..intent }, "case:1"));
        assert!(!asks(Intent { requester: Requester::Job, ..intent }, "case:1"));
        assert!(!asks(Intent { use_case: "sign_off_decision", ..intent }, "case:1"));
    }

    #[test]
    fn what_a_command_makes_is_the_same_for_a_repeat_and_does_not_tell_the_command() {
        let command = CommandId::from_uuid(Uuid::from_u128(7));
        assert_eq!(id_of_made(command, "draft"), id_of_made(command, "draft"));
        assert_ne!(id_of_made(command, "draft"), id_of_made(command, "decision"));
        assert_ne!(id_of_made(command, "draft"), command.as_uuid());
    }

    #[test]
    fn no_two_kinds_of_requesters_are_written_alike() {
        let id = Uuid::from_u128(7);
        let all = [
            Requester::Staff(StaffId::from_uuid(id)),
            Requester::Account(AccountId::from_uuid(id)),
            Requester::Client(ClientId::from_uuid(id)),
            Requester::Session([0xab; 32]),
            Requester::Operator,
            Requester::Job,
        ];
        let written: std::collections::BTreeSet<String> = all.iter().map(ToString::to_string).collect();
        assert_eq!(written.len(), all.len());
        assert!(written.contains(&format!("session:{}", "ab".repeat(32))));
    }
}
