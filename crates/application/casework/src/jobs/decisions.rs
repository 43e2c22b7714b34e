//! What happens to decisions without a person: sealing, and what the passage of time changes.
//!
//! None of it decides anything: a job reports what the mail server said, and computes what the law says of facts that
//! are in the journal. Each result is an event with its inputs.

use std::sync::Arc;

use case::{
    Case, Command, Recorder, SingleLine,
    decision::{Announced, Decision},
};
use cases::{CasePlan, announced, change_by_job, pass_time_on, read_case};
use ids::{CaseId, CommandId, DecisionId};
use jiff::civil::Date;
use kernel::{
    catalogue::{Published, published},
    commands::Intent,
    commit::Commit,
    context::TownContext,
    error::UseCaseError,
    rows::{CaseFilter, CaseQuery, CaseSort, CaseState},
    settings,
};
use law::Land;
use service::remedies;
use town::Settings;

use crate::decision::seal_decision;

/// Cases are looked up this many at a time.
const CASES_AT_ONCE: u32 = 200;

/// The most steps that time takes with a decision at once: a provision ends, or it is announced and then final.
const STEPS_MAX: usize = 3;

pub(crate) async fn seal(ctx: TownContext<'_>, id: CaseId, decision: DecisionId) -> Result<(), UseCaseError> {
    let command = CommandId::from_uuid(ctx.ports.ids.next());
    match seal_decision(ctx, command, id, decision).await {
        Ok(_) | Err(UseCaseError::Deleted | UseCaseError::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Writes down what the passage of time has changed: provisions that ended, announcements that took effect, decisions
/// that nobody can object to any more. Each decision by itself, so that one that cannot be computed holds up no other.
///
/// # Errors
///
/// [`UseCaseError::Internal`] if the law's data does not cover the dates of a decision; those of the others are written down then.
pub(crate) async fn pass_time(ctx: TownContext<'_>, id: CaseId) -> Result<(), UseCaseError> {
    let file = match read_case(ctx, id).await {
        Err(UseCaseError::Deleted | UseCaseError::NotFound) => return Ok(()),
        read => read?,
    };
    let terms = terms(ctx, &file.case).await?;
    let (mut seq, mut passed) = (file.history.position.seq, Ok(()));
    for decision in file.case.decisions() {
        match pass_time_of(ctx, &terms, id, decision.id(), seq).await {
            Ok(now) => seq = now,
            Err(UseCaseError::Deleted) => return Ok(()),
            Err(error) => passed = Err(error),
        }
    }
    passed
}

/// What the passage of time has changed for one decision: step by step, since it may be announced and final on the same day.
/// `seq` is how far the file went before; answers how far it goes now.
async fn pass_time_of(
    ctx: TownContext<'_>,
    terms: &Terms,
    id: CaseId,
    decision: DecisionId,
    mut seq: u64,
) -> Result<u64, UseCaseError> {
    for _ in 0..STEPS_MAX {
        let intent = Intent::of_job(CommandId::from_uuid(ctx.ports.ids.next()), "pass_time");
        let file = change_by_job(ctx, intent, id, |file| {
            let Some(decision) = file.case.decision(decision) else { return Ok(CasePlan::nothing()) };
            Ok(match next(terms, locale::civil_day(ctx.now), decision)? {
                Next::Now(command) => CasePlan::of(*command),
                Next::On(day) => CasePlan::nothing().job(pass_time_on(ctx, id, day)),
                Next::Nothing => CasePlan::nothing(),
            })
        })
        .await?;
        if file.history.position.seq == seq {
            break;
        }
        seq = file.history.position.seq;
    }
    Ok(seq)
}

/// Puts a look at the passage of time into the queue for every case of which a decision has left the house and that is not over:
/// a job that was lost or given up then costs a day at most.
///
/// # Errors
///
/// Only if the store fails.
pub(crate) async fn pass_time_for_all(ctx: TownContext<'_>) -> Result<(), UseCaseError> {
    let mut query = CaseQuery {
        town: ctx.town,
        departments: None,
        filter: CaseFilter::Open,
        service: None,
        narrowed: Vec::new(),
        search: None,
        sort: CaseSort::FiledOldest,
        after: None,
        limit: CASES_AT_ONCE,
        reader: ids::StaffId::from_uuid(ids::Uuid::nil()),
    };
    loop {
        let page = ctx.ports.store.cases(&query).await?;
        let mut commit = Commit::named("pass_time_for_all", ctx.town, ctx.now);
        let issued = page.rows.iter().filter(|(row, _)| may_have_issued(row.state));
        commit.jobs =
            issued.map(|(row, _)| pass_time_on(ctx, row.case, locale::civil_day(ctx.now))).collect();
        ctx.ports.store.commit(commit).await?;
        if page.next.is_none() {
            return Ok(());
        }
        query.after = page.next;
    }
}

/// Whether a decision may have left the house in a case that is not over.
const fn may_have_issued(state: CaseState) -> bool {
    match state {
        CaseState::WaitingForApplicant | CaseState::PartlyDecided | CaseState::Decided => true,
        CaseState::Submitted
        | CaseState::InReview
        | CaseState::Closed
        | CaseState::Withdrawn
        | CaseState::Deleted => false,
    }
}

/// What time does to a decision next.
enum Next {
    /// It has done it.
    Now(Box<Command>),
    /// It will on this day.
    On(Date),
    /// Nothing, or nothing that another job does not see to.
    Nothing,
}

/// What the dates of a case are computed with.
struct Terms {
    land: Land,
    /// Names the period of a notice on remedies, as the service lays it down.
    service: Arc<Published>,
    /// The same for notices of the town.
    settings: Settings,
}

async fn terms(ctx: TownContext<'_>, case: &Case) -> Result<Terms, UseCaseError> {
    let revision = &case.application().answers.revision;
    let service = published(ctx, revision.service, revision.number).await?;
    Ok(Terms { land: land(ctx).await?, service, settings: settings::of(ctx).await? })
}

fn next(terms: &Terms, today: Date, decision: &Decision) -> Result<Next, UseCaseError> {
    let id = decision.id();
    if let Some(day) = decision.provision_ends_on() {
        return Ok(due(today, day, || Command::EndProvision(recorder("pass_time"), id)));
    }
    if decision.announced().is_none() {
        let months = remedies::months(&terms.service.pack, &terms.settings.remedies, decision.content());
        let dates = announced(decision, terms.land, months)
            .map_err(|error| UseCaseError::internal("compute the announcement", error))?;
        return Ok(match dates {
            Some(dates) => due(today, dates.announced_latest(), || {
                Command::Announce(recorder("pass_time"), Announced { decision: id, dates: dates.clone() })
            }),
            None => Next::Nothing,
        });
    }
    Ok(decision
        .ripens_on()
        .map_or(Next::Nothing, |day| due(today, day, || Command::MakeFinal(recorder("pass_time"), id))))
}

fn due(today: Date, day: Date, command: impl FnOnce() -> Command) -> Next {
    if day <= today { Next::Now(Box::new(command())) } else { Next::On(day) }
}

pub(crate) async fn land(ctx: TownContext<'_>) -> Result<Land, UseCaseError> {
    let settings = settings::of(ctx).await?;
    settings.land.parse().map_err(|error| UseCaseError::internal("read the town's Land", error))
}

pub(crate) fn recorder(job: &str) -> Recorder {
    Recorder::Job(SingleLine::lossy(job))
}
