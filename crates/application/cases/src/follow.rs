//! What follows from new events: notifications and the passage of time.

use case::{Case, Event, Side, Subject, What};
use ids::{CaseId, JobId};
use jiff::{
    Timestamp,
    civil::{Date, time},
};
use kernel::{
    context::TownContext,
    error::UseCaseError,
    mails,
    ports::Page,
    rows::{CaseJob, CaseworkJob, JobKind, NewJob},
};
use locale::Language;

use crate::read_case;

/// The jobs that follow from what has just happened.
pub(crate) fn follow_ups(ctx: TownContext<'_>, before: &Case, after: &Case, events: &[Event]) -> Vec<NewJob> {
    let mut jobs = Vec::new();
    for event in events {
        match &event.what {
            What::ProvisionStarted(started) => jobs.push(new_job(
                ctx,
                CaseworkJob::NotifyDecision { case: after.id(), decision: started.decision }.into(),
                ctx.now,
                None,
            )),
            What::Retrieved(_) | What::Posted(_) | What::DeliveredByHand(_) | What::ReceiptProven(_) => {
                jobs.push(pass_time_job(ctx, after.id(), ctx.now));
            }
            _ => {}
        }
    }
    let news =
        after.timeline().iter().skip(before.timeline().len()).rfind(|entry| entry.calls_on(Side::Applicant));
    // The notification of a decision is its own mail: it is part of the provision and must not come twice.
    if let Some(news) = news.filter(|entry| !matches!(entry.subject, Subject::Decision(_))) {
        let kind = CaseJob::NotifyNews { case: after.id(), seq: u64::from(news.number) };
        jobs.push(new_job(ctx, kind.into(), ctx.now, None));
    }
    if let Some(day) = next_day(after) {
        // A day that has come waits for no other: the announcement of a letter posted long ago may be recorded only today.
        let due = day <= locale::civil_day(ctx.now);
        jobs.push(if due {
            pass_time_job(ctx, after.id(), ctx.now)
        } else {
            pass_time_on(ctx, after.id(), day)
        });
    }
    jobs
}

/// The job that tells the applicant that there is something new, unless they have seen it already.
///
/// # Errors
///
/// [`UseCaseError::Unavailable`] if the mail server did not take it.
pub async fn notify(ctx: TownContext<'_>, id: CaseId, seq: u64) -> Result<(), UseCaseError> {
    let file = match read_case(ctx, id).await {
        Err(UseCaseError::Deleted | UseCaseError::NotFound) => return Ok(()),
        read => read?,
    };
    let unseen = file.case.unseen_by(Side::Applicant).any(|entry| u64::from(entry.number) == seq);
    let email = file.case.contact().email.as_ref().filter(|email| email.confirmed_at.is_some());
    let Some(email) = email.filter(|_| unseen) else { return Ok(()) };
    let sender = mails::sender(ctx).await?;
    let page = if file.case.account().is_some() { Page::MyCases } else { Page::OpenCase };
    let link = mails::address(ctx, &sender, &page);
    let text = mails::news(language(&file.case), &sender.town, &link);
    mails::send(ctx, &sender, email.address.as_str(), text, ctx.ports.ids.next()).await?;
    Ok(())
}

/// The language in which the applicant is written to.
#[must_use]
pub const fn language(case: &Case) -> Language {
    case.contact().language
}

/// The job that writes down, in the first hour of a day, what the passage of time has changed.
#[must_use]
pub fn pass_time_on(ctx: TownContext<'_>, id: CaseId, day: Date) -> NewJob {
    pass_time_job(ctx, id, first_hour(day))
}

fn pass_time_job(ctx: TownContext<'_>, id: CaseId, run_at: Timestamp) -> NewJob {
    let day = locale::civil_day(run_at);
    // One for now and one for the day may both wait; two for the same day need not.
    let once = if run_at == ctx.now { None } else { Some(format!("pass_time:{id}:{day}")) };
    new_job(ctx, CaseworkJob::PassTime { case: id }.into(), run_at, once)
}

/// The first day on which the passage of time changes something in the case: a provision ends, a decision is final.
///
/// What is announced by the passage of time is not among them: for that a job runs as soon as the clock has started.
fn next_day(case: &Case) -> Option<Date> {
    let decisions = case.decisions().iter();
    decisions.flat_map(|decision| [decision.provision_ends_on(), decision.ripens_on()]).flatten().min()
}

/// When jobs of a day run next, strictly after `now`.
#[must_use]
pub fn next_first_hour(now: Timestamp) -> Timestamp {
    let today = locale::civil_day(now);
    let tomorrow = || today.tomorrow().map_or(Timestamp::MAX, first_hour);
    Some(first_hour(today)).filter(|first| *first > now).unwrap_or_else(tomorrow)
}

/// Legal days begin in Germany; jobs of a day run in its first hour.
fn first_hour(day: Date) -> Timestamp {
    locale::moment(day, time(0, 10, 0, 0)).unwrap_or(Timestamp::MAX)
}

fn new_job(ctx: TownContext<'_>, kind: JobKind, run_at: Timestamp, once: Option<String>) -> NewJob {
    NewJob { job: JobId::from_uuid(ctx.ports.ids.next()), kind, run_at, once }
}
