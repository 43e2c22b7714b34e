//! What happens to decisions without a person: notification, and what the passage of time changes.
//!
//! None of it decides anything: a job reports what the mail server said, and computes what the law says of facts that
//! are in the journal. Each result is an event with its inputs.

use case::{
    Bounced, Case, Command, Keeper, Line,
    decision::{Announced, Decision, NotificationFailed, Notified, PortalStage},
};
use ids::{CaseId, CommandId, DecisionId};
use jiff::civil::Date;
use law::Land;

use crate::{
    cases::{Act, CaseFile, act, announced, language, pass_time_on, read_case},
    catalogue::published,
    desk::decision::seal_decision,
    error::UseCaseError,
    house::TownContext,
    mails,
    ports::{MailError, Page},
    rows::LeasedJob,
    town::Settings,
};

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
/// that nobody can object to any more.
///
/// # Errors
///
/// [`UseCaseError::Internal`] if the law's data does not cover the dates.
pub(super) async fn pass_time(ctx: TownContext<'_>, id: CaseId) -> Result<(), UseCaseError> {
    let terms = match terms(ctx, id).await {
        Err(UseCaseError::Deleted | UseCaseError::NotFound) => return Ok(()),
        terms => terms?,
    };
    let command = CommandId::from_uuid(ctx.house.ids.next());
    let written = act(ctx, command, "pass_time", id, |file: &CaseFile| {
        let mut passed = Act::default();
        for decision in file.case.decisions() {
            match next(terms, law::civil_day(ctx.now), decision)? {
                Next::Now(command) => passed.commands.push(*command),
                Next::On(day) => passed.jobs.push(pass_time_on(ctx, id, day)),
                Next::Nothing => {}
            }
        }
        Ok(passed)
    })
    .await;
    match written {
        Ok(_) | Err(UseCaseError::Deleted) => Ok(()),
        Err(error) => Err(error),
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
#[derive(Clone, Copy)]
struct Terms {
    land: Land,
    /// The period that the notice on remedies names.
    months: u8,
}

async fn terms(ctx: TownContext<'_>, id: CaseId) -> Result<Terms, UseCaseError> {
    let file = read_case(ctx, id).await?;
    let revision = &file.case.application().answers.revision;
    let service = published(ctx, revision.service, revision.number).await?;
    let months = service.pack.service.remedies.as_ref().map_or(12, |remedies| remedies.months);
    Ok(Terms { land: land(ctx).await?, months })
}

fn next(terms: Terms, today: Date, decision: &Decision) -> Result<Next, UseCaseError> {
    let id = decision.id();
    if provided_until(decision).is_some_and(|until| today > until) {
        return Ok(Next::Now(Box::new(Command::EndProvision(keeper("pass_time"), id))));
    }
    let Some(by) = decision.announced() else {
        let dates = announced(decision, terms.land, terms.months)
            .map_err(|error| UseCaseError::internal("compute the announcement", error))?;
        return Ok(match dates {
            Some(dates) if dates.announced_latest() <= today => {
                Next::Now(Box::new(Command::Announce(keeper("pass_time"), Announced { decision: id, dates })))
            }
            Some(dates) => Next::On(dates.announced_latest()),
            None => Next::Nothing,
        });
    };
    // An objection leaves it to people when the decision is final.
    if decision.final_since().is_some() || !decision.objections().is_empty() {
        return Ok(Next::Nothing);
    }
    Ok(if by.dates.final_not_before <= today {
        Next::Now(Box::new(Command::MakeFinal(keeper("pass_time"), id)))
    } else {
        Next::On(by.dates.final_not_before)
    })
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

fn provided_until(decision: &Decision) -> Option<Date> {
    match &decision.attempt()?.portal()?.stage {
        PortalStage::Provided { retrieve_until, .. } => Some(*retrieve_until),
        PortalStage::Started | PortalStage::Retrieved { .. } | PortalStage::Ended { .. } => None,
    }
}

async fn land(ctx: TownContext<'_>) -> Result<Land, UseCaseError> {
    let settings = Settings::of(ctx).await?;
    settings.land.parse().map_err(|error| UseCaseError::internal("read the town's Land", error))
}

fn keeper(job: &str) -> Keeper {
    Keeper::Job(Line::lossy(job))
}
