//! Acting on a case: read, decide, commit events with rows and jobs; again if somebody was first.

use case::{Case, Command, Event};
use ids::{CaseId, CommandId};
use kernel::{
    commit::{Change, Commit, Committed, RegisterChange},
    context::TownContext,
    error::UseCaseError,
    retry::retry_on_conflict,
    rows::NewJob,
    sealing::{StreamPosition, seal_answer, seal_events},
};

use crate::{CaseFile, follow::follow_ups, print_rows, read_case, register_row};

/// What shall happen to a case, in this order, all or nothing.
#[derive(Debug, Default)]
pub struct Act {
    /// Commands to the case, each seeing the state after the one before.
    pub commands: Vec<Command>,
    /// Rows beside the register, for example of new documents.
    pub changes: Vec<Change>,
    /// Jobs beside those that follow from the events.
    pub jobs: Vec<NewJob>,
}

impl Act {
    /// One command and nothing else.
    #[must_use]
    pub fn of(command: Command) -> Self {
        Self { commands: vec![command], ..Self::default() }
    }

    /// With a row.
    #[must_use]
    pub fn change(mut self, change: impl Into<Change>) -> Self {
        self.changes.push(change.into());
        self
    }
}

/// Reads the case, lets `decide` choose from what it saw, and commits. `decide` runs again if somebody was first.
///
/// A repeated command changes nothing and answers with the case as it is now.
///
/// # Errors
///
/// What `decide` or the rules of the case refuse; [`UseCaseError::Conflict`] after three lost races.
pub async fn act(
    ctx: TownContext<'_>,
    command: CommandId,
    name: &'static str,
    id: CaseId,
    decide: impl Fn(&CaseFile) -> Result<Act, UseCaseError> + Send + Sync,
) -> Result<CaseFile, UseCaseError> {
    retry_on_conflict!(act_once(ctx, command, name, id, &decide))
}

async fn act_once(
    ctx: TownContext<'_>,
    command: CommandId,
    name: &'static str,
    id: CaseId,
    decide: &(impl Fn(&CaseFile) -> Result<Act, UseCaseError> + Send + Sync),
) -> Result<CaseFile, UseCaseError> {
    if ctx.ports.store.answered(ctx.town, command).await?.is_some() {
        return read_case(ctx, id).await;
    }
    let file = read_case(ctx, id).await?;
    let (Act { changes, jobs, .. }, after, events) = match decided(ctx, &file, decide) {
        Ok(decided) => decided,
        // Of two presses at once, the second may see what the first has done: then it is no refusal but a repeat.
        Err(refused) => {
            let repeats = ctx.ports.store.answered(ctx.town, command).await?.is_some();
            return if repeats { Ok(file) } else { Err(refused) };
        }
    };
    if events.is_empty() && changes.is_empty() && jobs.is_empty() {
        return Ok(file);
    }
    let answered = seal_answer(&*ctx.ports.keyring, ctx.town, file.end.key, command, &()).await?;
    let mut commit = Commit::named(name, ctx.town, ctx.now).answering(answered);
    commit.changes = changes;
    commit.jobs = jobs;
    enter(ctx, &mut commit, &file, &after, &events).await?;
    match ctx.ports.store.commit(commit).await? {
        Committed::Applied(heads) => {
            let seq = heads.first().map_or(file.end.seq, |head| head.seq);
            let head = heads.first().map_or(file.head, |head| head.hash);
            Ok(CaseFile { case: after, end: StreamPosition { seq, ..file.end }, head })
        }
        Committed::Repeated(_) => read_case(ctx, id).await,
    }
}

/// Enters events of a case into a commit, with the rows and jobs that follow from them.
///
/// # Errors
///
/// [`UseCaseError::Deleted`] if the key of the case was destroyed.
pub async fn enter(
    ctx: TownContext<'_>,
    commit: &mut Commit,
    file: &CaseFile,
    after: &Case,
    events: &[Event],
) -> Result<(), UseCaseError> {
    if events.is_empty() {
        return Ok(());
    }
    commit.appends.push(seal_events(&*ctx.ports.keyring, file.end, events).await?);
    commit.changes.push(Change::Register(RegisterChange::PutCase(register_row(after, ctx.now))));
    commit.changes.extend(print_rows(&file.case, after, ctx.now));
    commit.jobs.extend(follow_ups(ctx, &file.case, after, events));
    Ok(())
}

/// What shall be done, the case after it and the events that lead there.
fn decided(
    ctx: TownContext<'_>,
    file: &CaseFile,
    decide: &(impl Fn(&CaseFile) -> Result<Act, UseCaseError> + Send + Sync),
) -> Result<(Act, Case, Vec<Event>), UseCaseError> {
    let mut act = decide(file)?;
    let (after, events) = handled(ctx, &file.case, std::mem::take(&mut act.commands))?;
    Ok((act, after, events))
}

/// The case after these commands, each seeing the state after the one before, and the events that lead there.
///
/// # Errors
///
/// [`UseCaseError::Rule`] if the case refuses one of them.
pub fn handled(
    ctx: TownContext<'_>,
    before: &Case,
    commands: Vec<Command>,
) -> Result<(Case, Vec<Event>), UseCaseError> {
    let mut case = before.clone();
    let mut events = Vec::new();
    for command in commands {
        let next = case.handle(command, ctx.now)?;
        case = case.after(&next).map_err(|error| UseCaseError::internal("fold new events", error))?;
        events.extend(next);
    }
    Ok((case, events))
}
