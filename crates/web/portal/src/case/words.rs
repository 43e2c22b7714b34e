//! How a case stands, in the words of its applicant: a state, a sentence, the stations.

use case::{Case, DeadlineKind, ResidentStep, decision::Outcome};
use jiff::civil::Date;
use kit::{
    format,
    parts::{Due, DueKind, State, StateKind, Step, StepState, Steps},
};
use locale::Language;

use crate::texts::{Say as _, key};

/// From so many days before on, a date stands out.
const SOON_DAYS: i32 = 14;

/// The state in one or two words.
pub(crate) fn state(language: Language, case: &Case, today: Date) -> State {
    let say = |kind, key| State::badge(kind, language.say(key).to_string());
    match (case.state(), case.resident_step(today)) {
        (case::State::Withdrawn, _) => say(StateKind::Stopped, key("state-withdrawn")),
        (case::State::Closed, _) => say(StateKind::Done, key("state-closed")),
        (_, ResidentStep::Reply { .. }) => say(StateKind::Todo, key("state-reply")),
        (_, ResidentStep::Retrieve { .. }) => say(StateKind::Todo, key("state-retrieve")),
        (_, ResidentStep::AwaitLetter(_)) => say(StateKind::Waiting, key("state-letter")),
        (case::State::Submitted, _) => say(StateKind::New, key("state-submitted")),
        (case::State::PartlyDecided, _) => say(StateKind::Work, key("state-partly")),
        (case::State::Decided, _) => decided(language, case),
        (case::State::InReview | case::State::WaitingForApplicant, _) => {
            say(StateKind::Work, key("state-in-review"))
        }
    }
}

/// How it stands and what comes next, in one or two sentences.
pub(crate) fn lead(language: Language, case: &Case, today: Date) -> String {
    let full = |date: Date| format::full_date(language, date);
    let phrase = match (case.state(), case.resident_step(today)) {
        (case::State::Withdrawn, _) => language.say("lead-withdrawn"),
        (case::State::Closed, _) => language.say("lead-closed"),
        (_, ResidentStep::Reply { due_on, .. }) if due_on < today => {
            language.say("lead-reply-late").with("date", full(due_on))
        }
        (_, ResidentStep::Reply { due_on, .. }) => language.say("lead-reply").with("date", full(due_on)),
        (_, ResidentStep::Retrieve { until, .. }) => language.say("lead-retrieve").with("date", full(until)),
        (_, ResidentStep::AwaitLetter(_)) => language.say("lead-letter"),
        (state, ResidentStep::AwaitDecision { promised }) => {
            return await_decision(language, state, promised);
        }
        (_, ResidentStep::MayObject { until, .. }) => {
            language.say("lead-may-object").with("date", full(until))
        }
        (_, ResidentStep::Nothing) => language.say("lead-decided"),
    };
    phrase.to_string()
}

/// The date by which the resident must do something.
pub(crate) fn due(language: Language, case: &Case, today: Date) -> Option<Due> {
    let (key, on) = match case.resident_step(today) {
        ResidentStep::Reply { due_on, .. } => (key("due-reply"), due_on),
        ResidentStep::Retrieve { until, .. } => (key("due-retrieve"), until),
        ResidentStep::Nothing
        | ResidentStep::AwaitLetter(_)
        | ResidentStep::AwaitDecision { .. }
        | ResidentStep::MayObject { .. } => return None,
    };
    let date = format::long_date(language, on);
    let words = language.say(key).with("date", date).with("left", days_left(language, today, on));
    Some(Due::new(due_kind(today, on), words.to_string()))
}

/// How pressing a date is.
pub(crate) fn due_kind(today: Date, on: Date) -> DueKind {
    match days_between(today, on) {
        ..=0 => DueKind::Late,
        1..=SOON_DAYS => DueKind::Soon,
        _ => DueKind::Plain,
    }
}

/// «noch 9 Tage», «heute», «seit 2 Tagen vorbei».
pub(crate) fn days_left(language: Language, today: Date, on: Date) -> String {
    let days = days_between(today, on);
    match days {
        0 => language.say("days-today").to_string(),
        1.. => language.say("days-left").with("count", days).to_string(),
        _ => language.say("days-over").with("count", -days).to_string(),
    }
}

/// What a decision means for the applicant. Only for decisions that they may read.
pub(crate) fn outcome(language: Language, outcome: Outcome) -> State {
    let (kind, key) = match outcome {
        Outcome::Granted => (StateKind::Done, key("outcome-granted")),
        Outcome::PartiallyGranted => (StateKind::Work, key("outcome-partly")),
        Outcome::Refused => (StateKind::Stopped, key("outcome-refused")),
        Outcome::Inadmissible => (StateKind::Stopped, key("outcome-inadmissible")),
    };
    State::badge(kind, language.say(key).to_string())
}

/// The stations of the case from filing to closing.
pub(crate) fn steps(language: Language, case: &Case, today: Date) -> Steps {
    let day = |at: jiff::Timestamp| format::day_month(language, format::in_germany(at).date());
    let since = |at| language.say("since").with("date", day(at)).to_string();
    let state = case.state();
    if state == case::State::Withdrawn {
        return withdrawn(language, case);
    }
    let decided = case.decided_on();
    let waiting = case.inquiries().iter().find(|inquiry| inquiry.awaits_applicant());
    let reviewed = case.in_review_since();
    let mut steps =
        vec![Step::new(StepState::Done, language.say("step-filed").to_string()).note(day(case.filed_at()))];
    let review = match (reviewed, decided.is_some() || waiting.is_some()) {
        (_, true) => StepState::Done,
        (Some(_), false) => StepState::Now,
        (None, false) => StepState::Ahead,
    };
    let step = Step::new(review, language.say("step-review").to_string());
    steps.push(reviewed.map_or(step.clone(), |at| step.note(since(at))));
    if let Some(inquiry) = waiting.filter(|_| decided.is_none()) {
        let step = Step::new(StepState::Now, language.say("step-waiting").to_string());
        steps.push(step.note(since(inquiry.asked_at)));
    }
    steps.push(decision_step(language, case, today));
    let closed = case.closed().map(|(at, _)| *at);
    let end = if closed.is_some() { StepState::Done } else { StepState::Ahead };
    let step = Step::new(end, language.say("step-closed").to_string());
    steps.push(closed.map_or(step.clone(), |at| step.note(day(at))));
    Steps::row(language.say("case-steps").to_string(), steps)
}

fn decision_step(language: Language, case: &Case, today: Date) -> Step {
    let name = language.say("step-decision").to_string();
    if let Some(on) = case.decided_on() {
        let state = if case.closed().is_some() { StepState::Done } else { StepState::Now };
        return Step::new(state, name).note(format::day_month(language, on));
    }
    let step = Step::new(StepState::Ahead, name);
    let promise = case.deadlines(today).into_iter().find(|deadline| deadline.kind == DeadlineKind::Promise);
    match promise {
        Some(promise) if promise.rests_since.is_some() => {
            step.note(language.say("promise-rests").to_string())
        }
        Some(promise) if promise.on >= today => {
            let date = format::day_month(language, promise.on);
            step.note(language.say("promise-by").with("date", date).to_string())
        }
        _ => step,
    }
}

fn withdrawn(language: Language, case: &Case) -> Steps {
    let day = |at: jiff::Timestamp| format::day_month(language, format::in_germany(at).date());
    let mut steps =
        vec![Step::new(StepState::Done, language.say("step-filed").to_string()).note(day(case.filed_at()))];
    if let Some(withdrawal) = case.withdrawal() {
        let step = Step::new(StepState::Done, language.say("state-withdrawn").to_string());
        steps.push(step.note(day(withdrawal.at)));
    }
    Steps::row(language.say("case-steps").to_string(), steps)
}

fn await_decision(language: Language, state: case::State, promised: Option<Date>) -> String {
    let first = match state {
        case::State::Submitted => language.say("lead-submitted"),
        case::State::PartlyDecided => language.say("lead-partly"),
        _ => language.say("lead-in-review"),
    };
    match promised {
        Some(on) => {
            let promise = language.say("lead-promise").with("date", format::full_date(language, on));
            format!("{first} {promise}")
        }
        None => first.to_string(),
    }
}

/// The outcome, once every decision can be read and there is only one to name; else that it is decided.
fn decided(language: Language, case: &Case) -> State {
    let mut deciding = case.decisions().iter().filter(|decision| decision.is_issued());
    match (deciding.next(), deciding.next()) {
        (Some(only), None) if only.is_readable_by_applicant() => outcome(language, only.content().outcome),
        _ => State::badge(StateKind::Done, language.say("state-decided").to_string()),
    }
}

/// Days from one to another, negative if it has passed.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
