//! What lists need of a case: computed from the case alone, so that a rebuild gives the same.

use case::{Case, DeadlineKind, DeskStep, Side, State, decision::ListedWhy};
use jiff::{Timestamp, civil::Date};
use kernel::{
    commit::{Change, RegisterChange},
    rows::{CaseRow, CaseState, NextStep, PrintReason, PrintRow},
};

/// The register's row of a case. `now` only decides which day is today.
#[must_use]
pub fn register_row(case: &Case, now: Timestamp) -> CaseRow {
    let today = locale::civil_day(now);
    let answer_due_on =
        case.inquiries().iter().filter(|inquiry| inquiry.awaits_applicant()).map(|i| i.due_on).min();
    CaseRow {
        town: case.town(),
        case: case.id(),
        number: case.number().as_str().to_owned(),
        service: case.application().answers.revision.service,
        department: case.department(),
        assignee: case.assignee().map(|person| person.id),
        state: state(case.state()),
        next_step: next_step(case, today),
        subject: short(case.subject().as_str()),
        applicant: short(case.applicant().name.as_str()),
        account: case.account(),
        filed_at: case.filed_at(),
        changed_at: changed_at(case),
        due_on: due_on(case, today),
        answer_due_on,
        applicant_seq: last_for(case, Side::Town),
        news_seq: case.unseen_by(Side::Applicant).map(|entry| u64::from(entry.number)).max().unwrap_or(0),
        seq: case.version(),
    }
}

/// The changes of the print list between two states of a case.
#[must_use]
pub fn print_rows(before: &Case, after: &Case, now: Timestamp) -> Vec<Change> {
    let listed = |case: &Case| -> Vec<PrintRow> {
        let decisions = case.decisions().iter().filter(|decision| decision.is_on_print_list());
        decisions
            .map(|decision| {
                let listed =
                    decision.attempt().and_then(|attempt| attempt.letter()).and_then(|letter| letter.listed);
                PrintRow {
                    town: case.town(),
                    case: case.id(),
                    decision: decision.id(),
                    department: case.department(),
                    reason: reason(listed.map(|(_, why)| why)),
                    since: listed.map_or(now, |(since, _)| since),
                }
            })
            .collect()
    };
    let (was, is) = (listed(before), listed(after));
    let gone = was.iter().filter(|row| !is.iter().any(|kept| kept.decision == row.decision));
    gone.cloned()
        .map(|row| Change::Register(RegisterChange::DeletePrint(row)))
        .chain(is.iter().cloned().map(|row| Change::Register(RegisterChange::PutPrint(row))))
        .collect()
}

/// When something last happened in the case itself, from which its retention counts. That somebody looked at it, or closed the
/// account that it belonged to, keeps it no longer.
fn changed_at(case: &Case) -> Timestamp {
    let last = case.timeline().iter().rfind(|entry| !entry.kind.leaves_the_case_alone());
    last.map_or(case.filed_at(), |entry| entry.at)
}

/// The next day by which staff must act. What rests, what the applicant owes and what merely ripens do not count.
fn due_on(case: &Case, today: Date) -> Option<Date> {
    let deadlines = case.deadlines(today);
    let ours = deadlines.iter().filter(|deadline| {
        deadline.rests_since.is_none()
            && matches!(deadline.kind, DeadlineKind::Promise | DeadlineKind::Statutory)
    });
    ours.map(|deadline| deadline.on).min()
}

/// What comes next, whoever has the case: of several things the most pressing. A closed case has nothing before it.
fn next_step(case: &Case, today: Date) -> NextStep {
    if case.state().is_final() {
        return NextStep::None;
    }
    let steps = case.desk_steps(today).into_iter().map(listed_step);
    steps.max_by_key(|step| urgency(*step)).unwrap_or(NextStep::None)
}

const fn listed_step(step: DeskStep) -> NextStep {
    match step {
        DeskStep::CheckReply(_) => NextStep::AnswerHere,
        DeskStep::AnswerExtension(_) => NextStep::Extension,
        DeskStep::SignOff(_) => NextStep::Sign,
        DeskStep::CoSign(_) => NextStep::CoSign,
        DeskStep::Deliver(_) | DeskStep::DeliverAgain(_) => NextStep::Deliver,
        DeskStep::Post(_) => NextStep::Print,
        DeskStep::AwaitJob(_)
        | DeskStep::AwaitRetrieval { .. }
        | DeskStep::AwaitReceipt(_)
        | DeskStep::AwaitAnnouncement(_) => NextStep::Announcing,
        DeskStep::HandleObjection(_) => NextStep::Objection,
        _ => NextStep::None,
    }
}

/// Objections have their own time limits and come first; what only waits comes last.
const fn urgency(step: NextStep) -> u8 {
    match step {
        NextStep::None => 0,
        NextStep::Announcing => 1,
        NextStep::Print => 2,
        NextStep::Deliver => 3,
        NextStep::Sign => 4,
        NextStep::CoSign => 5,
        NextStep::Extension => 6,
        NextStep::AnswerHere => 7,
        NextStep::Objection => 8,
    }
}

fn last_for(case: &Case, side: Side) -> u64 {
    let calls = case.timeline().iter().filter(|entry| entry.calls_on(side));
    calls.map(|entry| u64::from(entry.number)).max().unwrap_or(0)
}

const fn state(state: State) -> CaseState {
    match state {
        State::Submitted => CaseState::Submitted,
        State::InReview => CaseState::InReview,
        State::WaitingForApplicant => CaseState::WaitingForApplicant,
        State::PartlyDecided => CaseState::PartlyDecided,
        State::Decided => CaseState::Decided,
        State::Closed => CaseState::Closed,
        State::Withdrawn => CaseState::Withdrawn,
    }
}

const fn reason(why: Option<ListedWhy>) -> PrintReason {
    match why {
        Some(ListedWhy::NotRetrieved) => PrintReason::NotRetrieved,
        Some(ListedWhy::NotNotified) => PrintReason::NotNotified,
        Some(ListedWhy::Returned) => PrintReason::Returned,
        Some(ListedWhy::Chosen) | None => PrintReason::Post,
    }
}

fn short(text: &str) -> String {
    text.chars().take(200).collect()
}
