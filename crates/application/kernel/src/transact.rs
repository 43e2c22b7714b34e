//! The one way to change an aggregate: read, authorise, decide, commit; again if somebody was first.

use std::fmt;

use crate::{
    aggregate::{Aggregate, Consequences, read},
    commands::Intent,
    commit::{Change, Commit, Committed},
    context::TownContext,
    error::UseCaseError,
    retry::retry_on_conflict,
    rows::{NewJob, StreamId},
    sealing::{seal_answer, seal_events},
};

/// What shall happen to an aggregate, all or nothing.
pub struct Plan<A: Aggregate> {
    /// Commands, each seeing the state after the one before.
    pub commands: Vec<A::Command>,
    /// Rows beside those that follow from the events, for example of new documents.
    pub changes: Vec<Change>,
    /// Jobs beside those that follow from the events.
    pub jobs: Vec<NewJob>,
}

impl<A: Aggregate> Plan<A> {
    /// Nothing at all.
    #[must_use]
    pub const fn nothing() -> Self {
        Self { commands: Vec::new(), changes: Vec::new(), jobs: Vec::new() }
    }

    /// One command and nothing else.
    #[must_use]
    pub fn of(command: impl Into<A::Command>) -> Self {
        Self { commands: vec![command.into()], ..Self::nothing() }
    }

    /// With a row.
    #[must_use]
    pub fn change(mut self, change: impl Into<Change>) -> Self {
        self.changes.push(change.into());
        self
    }

    /// With a job that no event asks for.
    #[must_use]
    pub fn job(mut self, job: NewJob) -> Self {
        self.jobs.push(job);
        self
    }
}

impl<A: Aggregate<Command: fmt::Debug>> fmt::Debug for Plan<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { commands, changes, jobs } = self;
        f.debug_struct("Plan")
            .field("commands", commands)
            .field("changes", changes)
            .field("jobs", jobs)
            .finish()
    }
}

/// Changes an aggregate: reads it, asks `authorize`, lets `decide` choose from what was read, and commits. All of it again, up to
/// [`TRIES`](crate::retry::TRIES) times, if somebody was first.
///
/// A repeated command changes nothing and is answered with the aggregate as it is now, to whoever asked first and still may: what
/// `authorize` proves is asked before anything is answered.
///
/// # Errors
///
/// What `authorize`, `decide` or the aggregate refuse; [`UseCaseError::Conflict`] after the last lost race, or if the command is
/// somebody else's.
pub async fn transact<A: Aggregate, P: Send>(
    ctx: TownContext<'_>,
    intent: Intent,
    stream: StreamId,
    authorize: impl Fn(&A) -> Result<P, UseCaseError> + Send + Sync,
    decide: impl Fn(&A, P) -> Result<Plan<A>, UseCaseError> + Send + Sync,
) -> Result<A, UseCaseError> {
    let before = read(ctx, stream).await?;
    transact_from(ctx, intent, before, authorize, decide).await
}

/// As [`transact`], from an aggregate that was just read: it is read again only if somebody was first.
///
/// # Errors
///
/// As [`transact`].
pub async fn transact_from<A: Aggregate, P: Send>(
    ctx: TownContext<'_>,
    intent: Intent,
    before: A,
    authorize: impl Fn(&A) -> Result<P, UseCaseError> + Send + Sync,
    decide: impl Fn(&A, P) -> Result<Plan<A>, UseCaseError> + Send + Sync,
) -> Result<A, UseCaseError> {
    let stream = before.history().position.stream;
    let mut known = Some(before);
    retry_on_conflict!(async {
        let before = match known.take() {
            Some(known) => known,
            None => read(ctx, stream).await?,
        };
        // Boxed, since an aggregate is large and would stand in every future that waits for this one.
        Box::pin(transact_once(ctx, intent, before, &authorize, &decide)).await
    })
}

async fn transact_once<A: Aggregate, P: Send>(
    ctx: TownContext<'_>,
    intent: Intent,
    before: A,
    authorize: &(impl Fn(&A) -> Result<P, UseCaseError> + Send + Sync),
    decide: &(impl Fn(&A, P) -> Result<Plan<A>, UseCaseError> + Send + Sync),
) -> Result<A, UseCaseError> {
    let stream = before.history().position.stream;
    let proof = authorize(&before)?;
    let step = match decide(&before, proof).and_then(|plan| Step::of(ctx, &before, plan)) {
        Ok(step) => step,
        // A repeat may be refused for what the first request has done: then it is no refusal.
        Err(refused) => {
            let first = intent.answered(ctx, stream).await?;
            return if first.is_some() { read(ctx, stream).await } else { Err(refused) };
        }
    };
    if step.is_nothing() {
        return Ok(before);
    }
    let Step { events, mut after, changes, jobs } = step;
    let (keyring, key) = (&*ctx.ports.keyring, before.history().position.key);
    let answered = seal_answer(keyring, ctx.town, key, intent.command, intent.scope(stream), &()).await?;
    let mut commit = Commit::named(intent.use_case, ctx.town, ctx.now).answering(answered);
    (commit.changes, commit.jobs) = (changes, jobs);
    enter(ctx, &mut commit, &before, &after, &events).await?;
    match ctx.ports.store.commit(commit).await? {
        Committed::Applied(appended) => {
            if let Some(appended) = appended.first() {
                after.history_mut().extend(ctx.now, events, appended);
            }
            Ok(after)
        }
        Committed::Repeated(first) => {
            intent.own(first, stream)?;
            read(ctx, stream).await
        }
    }
}

/// A plan, carried out in memory.
struct Step<A: Aggregate> {
    events: Vec<A::Event>,
    after: A,
    changes: Vec<Change>,
    jobs: Vec<NewJob>,
}

impl<A: Aggregate> Step<A> {
    fn of(ctx: TownContext<'_>, before: &A, plan: Plan<A>) -> Result<Self, UseCaseError> {
        let (after, events) = handled(ctx, before, plan.commands)?;
        Ok(Self { events, after, changes: plan.changes, jobs: plan.jobs })
    }

    const fn is_nothing(&self) -> bool {
        self.events.is_empty() && self.changes.is_empty() && self.jobs.is_empty()
    }
}

/// The aggregate after these commands, each seeing the state after the one before, and the events that lead there.
///
/// # Errors
///
/// What the aggregate refuses.
pub fn handled<A: Aggregate>(
    ctx: TownContext<'_>,
    before: &A,
    commands: Vec<A::Command>,
) -> Result<(A, Vec<A::Event>), UseCaseError> {
    let (mut after, mut events) = (before.clone(), Vec::new());
    for command in commands {
        let next = after.handle(ctx, command)?;
        after.apply(&next)?;
        events.extend(next);
    }
    Ok((after, events))
}

/// Enters events of an aggregate into a commit, with the rows and jobs that follow from them.
///
/// # Errors
///
/// [`UseCaseError::Deleted`] if the key of its stream was destroyed.
pub async fn enter<A: Aggregate>(
    ctx: TownContext<'_>,
    commit: &mut Commit,
    before: &A,
    after: &A,
    events: &[A::Event],
) -> Result<(), UseCaseError> {
    if events.is_empty() {
        return Ok(());
    }
    commit
        .appends
        .push(seal_events(&*ctx.ports.keyring, before.history().position, commit.at, events).await?);
    let Consequences { changes, jobs } = after.consequences(ctx, before, events)?;
    commit.changes.extend(changes);
    commit.jobs.extend(jobs);
    Ok(())
}
