//! Telling the applicant that there is a letter. That the mail server takes the mail is what provides the decision.

use case::{
    Bounced, Case, Command, SingleLine,
    decision::{NotificationFailed, Notified, PortalStage},
};
use cases::{CasePlan, change_by_job, language, read_case};
use ids::{CaseId, CommandId, DecisionId};
use kernel::{
    commands::{Intent, Requester},
    context::TownContext,
    error::UseCaseError,
    mails,
    ports::{MailError, Page},
    rows::LeasedJob,
};

use crate::jobs::decisions::{land, recorder};

/// Tells the applicant that there is a letter. That the mail server accepts this is what provides the decision.
///
/// Legal source: § 41 (2a) VwVfG and Land law.
///
/// # Errors
///
/// [`UseCaseError::Unavailable`] while the mail server cannot take it; the last try puts the letter on the print list.
pub(crate) async fn notify_decision(
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
            let window = law::retrieval_window(land, locale::civil_day(ctx.now))
                .map_err(|error| UseCaseError::internal("compute the time for retrieval", error))?;
            Command::ConfirmNotification(
                recorder("notify_decision"),
                Notified {
                    decision,
                    message_id: SingleLine::lossy(&accepted.message_id),
                    answer: SingleLine::lossy(&accepted.answer),
                    retrieve_until: window.last_day,
                },
            )
        }
        Err(Failure::ForGood(reason)) => failed(decision, &reason),
        Err(Failure::ForNow(reason)) if job.attempt >= kernel::jobs::TRIES_MAX => failed(decision, &reason),
        Err(Failure::ForNow(reason)) => {
            return Err(UseCaseError::Unavailable { what: "the mail server", reason });
        }
        Err(Failure::Inside(error)) => return Err(error),
    };
    let command = CommandId::from_uuid(job.job.as_uuid());
    let intent = Intent::of_job(command, "notify_decision");
    change_by_job(ctx, intent, id, |file| {
        if awaits_notification(&file.case, decision) {
            Ok(CasePlan::of(outcome.clone()))
        } else {
            Ok(CasePlan::nothing())
        }
    })
    .await?;
    Ok(())
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
    let intent = Intent { command, requester: Requester::Operator, use_case: "report_bounce" };
    change_by_job(ctx, intent, id, |_file| {
        Ok(CasePlan::of(Command::ReportBounce(recorder("report_bounce"), bounced.clone())))
    })
    .await?;
    Ok(())
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

async fn send_notification(ctx: TownContext<'_>, case: &Case) -> Result<kernel::ports::Accepted, Failure> {
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
        ctx.ports.ids.next(),
    );
    ctx.ports.mailer.send(&mail).await.map_err(|error| match error {
        MailError::Permanent(reason) => Failure::ForGood(reason),
        MailError::Temporary(reason) => Failure::ForNow(reason),
    })
}

fn failed(decision: DecisionId, reason: &str) -> Command {
    Command::FailNotification(
        recorder("notify_decision"),
        NotificationFailed { decision, reason: SingleLine::lossy(reason) },
    )
}

fn awaits_notification(case: &Case, decision: DecisionId) -> bool {
    let portal =
        case.decision(decision).and_then(|decision| decision.attempt()).and_then(|attempt| attempt.portal());
    portal.is_some_and(|portal| matches!(portal.stage, PortalStage::Started))
}
