//! What happens to decisions without a person: notification, and what the passage of time changes.
//!
//! None of it decides anything: a job reports what the mail server said, and computes what the law says of facts that
//! are in the journal. Each result is an event with its inputs.

use std::sync::Arc;

use case::{
    Bounced, Case, Command, Keeper, Line,
    decision::{Announced, Decision, NotificationFailed, Notified, PortalStage},
};
use ids::{CaseId, CommandId, DecisionId};
use jiff::civil::Date;
use law::Land;

use crate::{
    cases::{Act, CaseFile, act, announced, language, pass_time_on, read_case},
    catalogue::{Published, published},
    commit::Commit,
    desk::decision::seal_decision,
    error::UseCaseError,
    house::TownContext,
    mails,
    ports::{MailError, Page},
    remedies,
    rows::{CaseFilter, CaseQuery, CaseSort, CaseState, LeasedJob},
    town::Settings,
};

/// Cases are looked up this many at a time.
const CASES_AT_ONCE: u32 = 200;

/// The most steps that time takes with a decision at once: a provision ends, or it is announced and then final.
const STEPS_MAX: usize = 3;

/// Tells the applicant that there is a letter. That the mail server accepts this is what provides the decision.
///
/// Legal source: § 41 (2a) VwVfG and Land law.
///
/// # Errors
///
/// [`UseCaseError::Unavailable`] while the mail server cannot take it; the last try puts the letter on the print list.
pub(super) async fn notify_decision(
    ctx: TownContext<'_>,
    job: &LeasedJob,
    id: CaseId,
    decision: DecisionId,
) -> Result<(), UseCaseError> {
    let file = read_case(ctx, id).await?;
    if !awaits_notification(&file.case, decision) {
        return Ok(());
    }
    let sent = send_notification(ctx, &file.case).await;
    let outcome = match sent {
        Ok(accepted) => {
            let land = land(ctx).await?;
            let window = law::retrieval_window(land, law::civil_day(ctx.now))
                .map_err(|error| UseCaseError::internal("compute the time for retrieval", error))?;
            Command::ConfirmNotification(
                keeper("notify_decision"),
                Notified {
                    decision,
                    message_id: Line::lossy(&accepted.message_id),
                    answer: Line::lossy(&accepted.answer),
                    retrieve_until: window.last_day,
                },
            )
        }
        Err(Failure::ForGood(reason)) => failed(decision, &reason),
        Err(Failure::ForNow(reason)) if job.attempt >= super::TRIES_MAX => failed(decision, &reason),
        Err(Failure::ForNow(reason)) => {
            return Err(UseCaseError::Unavailable { what: "the mail server", reason });
        }
        Err(Failure::Inside(error)) => return Err(error),
    };
    let command = CommandId::from_uuid(job.job.as_uuid());
    act(ctx, command, "notify_decision", id, |file: &CaseFile| {
        if awaits_notification(&file.case, decision) {
            Ok(Act::of(outcome.clone()))
        } else {
            Ok(Act::default())
        }
    })
    .await?;
    Ok(())
}

/// Puts the seal on a letter that was not sealed at once; a case that is gone needs none.
///
/// # Errors
///
/// [`UseCaseError::Unavailable`] while there is no usable seal.
pub(super) async fn seal(ctx: TownContext<'_>, id: CaseId, decision: DecisionId) -> Result<(), UseCaseError> {
    match seal_decision(ctx, id, decision).await {
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
pub(super) async fn pass_time(ctx: TownContext<'_>, id: CaseId) -> Result<(), UseCaseError> {
    let file = match read_case(ctx, id).await {
        Err(UseCaseError::Deleted | UseCaseError::NotFound) => return Ok(()),
        read => read?,
    };
    let terms = terms(ctx, &file.case).await?;
    let (mut seq, mut passed) = (file.end.seq, Ok(()));
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
        let command = CommandId::from_uuid(ctx.house.ids.next());
        let file = act(ctx, command, "pass_time", id, |file: &CaseFile| {
            let Some(decision) = file.case.decision(decision) else { return Ok(Act::default()) };
            Ok(match next(terms, law::civil_day(ctx.now), decision)? {
                Next::Now(command) => Act::of(*command),
                Next::On(day) => Act { jobs: vec![pass_time_on(ctx, id, day)], ..Act::default() },
                Next::Nothing => Act::default(),
            })
        })
        .await?;
        if file.end.seq == seq {
            break;
        }
        seq = file.end.seq;
    }
    Ok(seq)
}

/// Puts a look at the passage of time into the queue for every case of which a decision has left the house and that is not over:
/// a job that was lost or given up then costs a day at most.
///
/// # Errors
///
/// Only if the store fails.
pub(super) async fn pass_time_for_all(ctx: TownContext<'_>) -> Result<(), UseCaseError> {
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
        reader: ids::PersonId::from_uuid(ids::Uuid::nil()),
    };
    loop {
        let page = ctx.house.store.cases(&query).await?;
        let mut commit = Commit::named("pass_time_for_all", ctx.town, ctx.now);
        let issued = page.rows.iter().filter(|(row, _)| may_have_issued(row.state));
        commit.jobs = issued.map(|(row, _)| pass_time_on(ctx, row.case, law::civil_day(ctx.now))).collect();
        ctx.house.store.commit(commit).await?;
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

/// Records that a notification came back.
///
/// # Errors
///
/// [`UseCaseError::Rule`] if no notification with this id went out for the decision.
pub async fn report_bounce(
    ctx: TownContext<'_>,
    command: CommandId,
    id: CaseId,
    bounced: Bounced,
) -> Result<(), UseCaseError> {
    act(ctx, command, "report_bounce", id, |_file: &CaseFile| {
        Ok(Act::of(Command::ReportBounce(keeper("report_bounce"), bounced.clone())))
    })
    .await?;
    Ok(())
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
    Ok(Terms { land: land(ctx).await?, service, settings: Settings::of(ctx).await? })
}

fn next(terms: &Terms, today: Date, decision: &Decision) -> Result<Next, UseCaseError> {
    let id = decision.id();
    if let Some(day) = decision.provision_ends_on() {
        return Ok(due(today, day, || Command::EndProvision(keeper("pass_time"), id)));
    }
    if decision.announced().is_none() {
        let months = remedies::months(&terms.service.pack, &terms.settings, decision.content());
        let dates = announced(decision, terms.land, months)
            .map_err(|error| UseCaseError::internal("compute the announcement", error))?;
        return Ok(match dates {
            Some(dates) => due(today, dates.announced_latest(), || {
                Command::Announce(keeper("pass_time"), Announced { decision: id, dates: dates.clone() })
            }),
            None => Next::Nothing,
        });
    }
    Ok(decision
        .ripens_on()
        .map_or(Next::Nothing, |day| due(today, day, || Command::MakeFinal(keeper("pass_time"), id))))
}

fn due(today: Date, day: Date, command: impl FnOnce() -> Command) -> Next {
    if day <= today { Next::Now(Box::new(command())) } else { Next::On(day) }
}

enum Failure {
    ForNow(String),
    ForGood(String),
    Inside(UseCaseError),
}

impl From<UseCaseError> for Failure {
    fn from(error: UseCaseError) -> Self {
        Self::Inside(error)
    }
}

async fn send_notification(ctx: TownContext<'_>, case: &Case) -> Result<crate::ports::Accepted, Failure> {
    let confirmed = case.contact().email.as_ref().filter(|email| email.confirmed_at.is_some());
    let Some(email) = confirmed else {
        return Err(Failure::ForGood("there is no confirmed address".to_owned()));
    };
    let sender = mails::sender(ctx).await?;
    let page = if case.account().is_some() { Page::MyCases } else { Page::OpenCase };
    let link = mails::address(ctx, &sender, &page);
    let mail = mails::compose(
        &sender,
        email.address.as_str(),
        mails::news(language(case), &sender.town, &link),
        ctx.house.ids.next(),
    );
    ctx.house.mailer.send(&mail).await.map_err(|error| match error {
        MailError::Permanent(reason) => Failure::ForGood(reason),
        MailError::Temporary(reason) => Failure::ForNow(reason),
    })
}

fn failed(decision: DecisionId, reason: &str) -> Command {
    Command::FailNotification(
        keeper("notify_decision"),
        NotificationFailed { decision, reason: Line::lossy(reason) },
    )
}

fn awaits_notification(case: &Case, decision: DecisionId) -> bool {
    let portal =
        case.decision(decision).and_then(|decision| decision.attempt()).and_then(|attempt| attempt.portal());
    portal.is_some_and(|portal| matches!(portal.stage, PortalStage::Started))
}

async fn land(ctx: TownContext<'_>) -> Result<Land, UseCaseError> {
    let settings = Settings::of(ctx).await?;
    settings.land.parse().map_err(|error| UseCaseError::internal("read the town's Land", error))
}

fn keeper(job: &str) -> Keeper {
    Keeper::Job(Line::lossy(job))
}
