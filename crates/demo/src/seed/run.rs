//! Carries the steps out in order of time, so that every date, job and mail in the town is consistent.

use super::{
    case_actions::{self, Inquiry},
    context::{Attachment, SeedContext},
    decisions::{self, DecisionDraft},
    filing::{Application, Sent, apply},
    residents::Resident,
    staff::StaffMember,
    steps::steps,
};
use crate::error::DemoError;

/// How many days before today the first step is.
pub(super) const DAYS: i64 = 80;

/// One thing that somebody did.
pub(super) struct Step {
    /// Days before today.
    days_before: i64,
    /// Time of day in Germany: hour and minute.
    at: (i8, i8),
    /// The case, by the name that the steps give it.
    case: &'static str,
    action: Action,
}

/// What was done.
pub(super) enum Action {
    /// A resident filed an application.
    File(Resident, Application),
    /// A resident began one and has not sent it yet.
    Begin(Resident, Application),
    /// A caseworker took it up.
    Take(StaffMember),
    /// A caseworker asked the applicant.
    Ask(StaffMember, Inquiry),
    /// A caseworker noted something.
    Note(StaffMember, &'static str),
    /// A caseworker wrote to the applicant.
    Write(StaffMember, &'static str),
    /// The applicant answered, perhaps with the document that was asked for.
    Answer(Resident, &'static str, Option<(&'static str, Attachment)>),
    /// The applicant asked for so many days more.
    AskTime(Resident, i64, &'static str),
    /// The applicant wrote to the town.
    WriteBack(Resident, &'static str),
    /// The applicant withdrew.
    Withdraw(Resident, &'static str),
    /// A caseworker wrote a decision.
    Draft(StaffMember, DecisionDraft),
    /// A person signed the letter off.
    SignOff(StaffMember),
    /// A caseworker laid the letter into the mailbox.
    Provide(StaffMember),
    /// A caseworker put the letter on the print list.
    PutOnPrintList(StaffMember),
    /// A caseworker posted the letter.
    Post(StaffMember),
    /// The applicant retrieved the letter.
    Retrieve(Resident),
    /// A caseworker registered an objection of the applicant.
    Object(StaffMember, Resident, &'static str),
    /// A caseworker closed the case.
    Close(StaffMember),
}

/// Carries out every step, from the first day to the last.
pub(super) async fn all_steps(seed: &mut SeedContext<'_>) -> Result<(), DemoError> {
    let mut steps = steps();
    steps.sort_by_key(|step| (-step.days_before, step.at));
    for step in steps {
        seed.days.to(step.days_before, step.at.0, step.at.1).await?;
        carry_out(seed, step.case, &step.action).await.map_err(|cause| failed_at(&step, cause))?;
        seed.days.drain().await?;
    }
    Ok(())
}

async fn carry_out(seed: &mut SeedContext<'_>, name: &'static str, action: &Action) -> Result<(), DemoError> {
    match action {
        Action::File(who, application) => return apply(seed, name, who, application, Sent::Yes).await,
        Action::Begin(who, application) => return apply(seed, name, who, application, Sent::NotYet).await,
        _ => {}
    }
    let case = seed.case(name)?;
    match action {
        Action::File(..) | Action::Begin(..) => Ok(()),
        Action::Take(who) => case_actions::take(seed, case, who).await,
        Action::Ask(who, question) => case_actions::ask(seed, case, who, question).await,
        Action::Note(who, text) => case_actions::note(seed, case, who, text).await,
        Action::Write(who, text) => case_actions::write(seed, case, who, text).await,
        Action::Answer(who, text, document) => case_actions::answer(seed, case, who, text, *document).await,
        Action::AskTime(who, days, reason) => case_actions::ask_time(seed, case, who, *days, reason).await,
        Action::WriteBack(who, text) => case_actions::write_back(seed, case, who, text).await,
        Action::Withdraw(who, reason) => case_actions::withdraw_application(seed, case, who, reason).await,
        Action::Draft(who, draft_of) => decisions::draft(seed, case, who, draft_of).await,
        Action::SignOff(who) => decisions::sign(seed, case, who).await,
        Action::Provide(who) => decisions::provide(seed, case, who).await,
        Action::PutOnPrintList(who) => decisions::print(seed, case, who).await,
        Action::Post(who) => decisions::post(seed, case, who).await,
        Action::Retrieve(who) => decisions::retrieve(seed, case, who).await,
        Action::Object(who, objector, text) => decisions::object(seed, case, who, objector, text).await,
        Action::Close(who) => decisions::close(seed, case, who).await,
    }
}

/// Which step could not be carried out.
fn failed_at(step: &Step, cause: DemoError) -> DemoError {
    DemoError::Step { case: step.case, days_before: step.days_before, cause: Box::new(cause) }
}

/// One line of the list of steps.
pub(super) const fn step(days_before: i64, at: (i8, i8), case: &'static str, action: Action) -> Step {
    Step { days_before, at, case, action }
}
