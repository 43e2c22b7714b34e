//! A case as an aggregate: its events, opened and folded, with the rows and jobs that follow from new ones.

use case::{Case, Command, Event};
use ids::CaseId;
use kernel::{
    aggregate::{Aggregate, Consequences, History, read},
    commands::Intent,
    commit::{Change, RegisterChange},
    context::TownContext,
    error::UseCaseError,
    rows::StreamId,
    transact::{Plan, transact_from},
};

use crate::{follow::follow_ups, print_rows, register_row};

/// A case as far as it was read.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// What its events amount to.
    pub case: Case,
    /// The events themselves, each with its place in the journal.
    pub history: History<Event>,
}

/// What shall happen to a case, in this order, all or nothing.
pub type CasePlan = Plan<CaseFile>;

impl CaseFile {
    /// The case as it was when this entry of its timeline had been recorded: what a letter about that entry speaks of.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Internal`] if there was no case before that entry.
    pub fn as_of(&self, entry: u32) -> Result<Case, UseCaseError> {
        let told = self.history.entries.iter().take_while(|recorded| recorded.number <= u64::from(entry));
        Case::fold(told.map(|recorded| &recorded.event))
            .map_err(|error| UseCaseError::internal("fold a case up to an entry", error))
    }
}

impl Aggregate for CaseFile {
    type Event = Event;
    type Command = Command;

    fn fold(history: History<Event>) -> Result<Self, UseCaseError> {
        let case =
            Case::fold(history.events()).map_err(|error| UseCaseError::internal("fold a case", error))?;
        Ok(Self { case, history })
    }

    fn history(&self) -> &History<Event> {
        &self.history
    }

    fn history_mut(&mut self) -> &mut History<Event> {
        &mut self.history
    }

    fn handle(&self, ctx: TownContext<'_>, command: Command) -> Result<Vec<Event>, UseCaseError> {
        Ok(self.case.handle(command, ctx.now)?)
    }

    fn apply(&mut self, events: &[Event]) -> Result<(), UseCaseError> {
        let applied = events.iter().try_for_each(|event| self.case.apply(event));
        applied.map_err(|error| UseCaseError::internal("fold new events", error))
    }

    fn consequences(
        &self,
        ctx: TownContext<'_>,
        before: &Self,
        events: &[Event],
    ) -> Result<Consequences, UseCaseError> {
        let mut changes = vec![Change::Register(RegisterChange::PutCase(register_row(&self.case, ctx.now)))];
        changes.extend(print_rows(&before.case, &self.case, ctx.now));
        Ok(Consequences { changes, jobs: follow_ups(ctx, &before.case, &self.case, events) })
    }
}

/// Reads a case. Whether the person may is the caller's to ask.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is none in this town, [`UseCaseError::Deleted`] after retention.
pub async fn read_case(ctx: TownContext<'_>, id: CaseId) -> Result<CaseFile, UseCaseError> {
    read(ctx, StreamId::Case(id)).await
}

/// Changes a case by a job of the town, which asks nobody.
///
/// # Errors
///
/// What `decide` or the rules of the case refuse; [`UseCaseError::Conflict`] after the last lost race.
pub async fn change_by_job(
    ctx: TownContext<'_>,
    intent: Intent,
    id: CaseId,
    decide: impl Fn(&CaseFile) -> Result<CasePlan, UseCaseError> + Send + Sync,
) -> Result<CaseFile, UseCaseError> {
    let file = read_case(ctx, id).await?;
    change_by_job_from(ctx, intent, file, decide).await
}

/// As [`change_by_job`], from a case that was just read.
///
/// # Errors
///
/// As [`change_by_job`].
pub async fn change_by_job_from(
    ctx: TownContext<'_>,
    intent: Intent,
    file: CaseFile,
    decide: impl Fn(&CaseFile) -> Result<CasePlan, UseCaseError> + Send + Sync,
) -> Result<CaseFile, UseCaseError> {
    transact_from(ctx, intent, file, |_: &CaseFile| Ok(()), |file, ()| decide(file)).await
}
