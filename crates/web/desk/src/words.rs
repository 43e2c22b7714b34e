//! States and due dates of cases in the words of the desk.

use case::{Case, State as CaseStage};
use jiff::{Timestamp, civil::Date};
use kernel::rows::{CaseRow, CaseState, NextStep};
use kit::{
    format,
    parts::{Due, DueKind, State, StateKind},
    words::Key,
};
use locale::Language;

use crate::texts::{Say as _, key};

/// A due date within so many days is marked.
const SOON_DAYS: i32 = 3;

/// A due date beyond so many days is shown as a date.
const COUNTED_DAYS: i32 = 21;

/// The state of a case in a list.
pub(crate) fn listed_state(language: Language, state: CaseState) -> State {
    let (kind, word) = match state {
        CaseState::Submitted => (StateKind::New, key("desk-state-submitted")),
        CaseState::InReview => (StateKind::Work, key("desk-state-in-review")),
        CaseState::WaitingForApplicant => (StateKind::Waiting, key("desk-state-waiting")),
        CaseState::PartlyDecided => (StateKind::Work, key("desk-state-partly-decided")),
        CaseState::Decided => (StateKind::Done, key("desk-state-decided")),
        CaseState::Closed => (StateKind::Done, key("desk-state-closed")),
        CaseState::Withdrawn => (StateKind::Stopped, key("desk-state-withdrawn")),
        CaseState::Deleted => (StateKind::Stopped, key("desk-state-deleted")),
    };
    State::plain(kind, language.say(word))
}

/// How a case stands in a list: what comes next where that says more than its state.
pub(crate) fn listed(language: Language, row: &CaseRow) -> State {
    standing(language, row.state, row.next_step)
}

fn standing(language: Language, state: CaseState, next: NextStep) -> State {
    let (kind, word) = match next {
        NextStep::None => return listed_state(language, state),
        NextStep::AnswerHere => (StateKind::New, key("desk-state-answer-here")),
        NextStep::Extension => (StateKind::Todo, key("desk-state-more-time")),
        NextStep::Sign => (StateKind::SignOff, key("desk-state-sign")),
        NextStep::CoSign => (StateKind::SignOff, key("desk-state-co-sign")),
        NextStep::Deliver => (StateKind::Todo, key("desk-state-deliver")),
        NextStep::Print => (StateKind::Todo, key("desk-state-print")),
        NextStep::Announcing => (StateKind::Waiting, key("desk-state-announcing")),
        NextStep::Objection => (StateKind::Todo, key("desk-state-objection")),
    };
    State::plain(kind, language.say(word))
}

/// The state of a case on its own page, in the words of the lists.
pub(crate) fn state(language: Language, case: &Case, now: Timestamp) -> State {
    let next = cases::register_row(case, now).next_step;
    let listed = match case.state() {
        CaseStage::Submitted => CaseState::Submitted,
        CaseStage::InReview => CaseState::InReview,
        CaseStage::WaitingForApplicant => CaseState::WaitingForApplicant,
        CaseStage::PartlyDecided => CaseState::PartlyDecided,
        CaseStage::Decided => CaseState::Decided,
        CaseStage::Closed => CaseState::Closed,
        CaseStage::Withdrawn => CaseState::Withdrawn,
    };
    State { badge: true, ..standing(language, listed, next) }
}

/// When staff must act on a case; while the clock rests, until when the applicant has time.
pub(crate) fn due_of(language: Language, row: &CaseRow, today: Date) -> Option<Due> {
    // An answer that did not come by its day is the town's turn, whatever else is due later.
    if row.answer_due_on.is_some_and(|answer| answer < today && row.due_on.is_none_or(|on| on >= today)) {
        return Some(Due::new(DueKind::Late, language.say("due-answer-late").to_string()));
    }
    match (row.due_on, row.answer_due_on) {
        (Some(on), _) => Some(due(language, on, days_between(today, on))),
        (None, Some(answer)) => {
            let date = format::short_date(language, answer);
            Some(Due::new(DueKind::Resting, language.say("due-rests-until").with("date", date)))
        }
        (None, None) => None,
    }
}

/// A day by which something is due, with how many days are left.
pub(crate) fn due(language: Language, on: Date, days_left: i32) -> Due {
    let kind = match days_left {
        i32::MIN..=0 => DueKind::Late,
        1..=SOON_DAYS => DueKind::Soon,
        _ => DueKind::Plain,
    };
    Due::new(kind, in_days(language, on, days_left))
}

/// «3 Tage überfällig», «heute», «morgen», «in 9 Tagen», «10.12.2026».
pub(crate) fn in_days(language: Language, on: Date, days_left: i32) -> String {
    match days_left {
        i32::MIN..=-1 => language.say("due-late").with("days", days_left.unsigned_abs()).to_string(),
        0 => language.say("due-today").to_string(),
        1 => language.say("due-tomorrow").to_string(),
        2..=COUNTED_DAYS => language.say("due-in-days").with("days", days_left).to_string(),
        _ => format::short_date(language, on),
    }
}

/// Days from one day to another, negative backwards.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The name of a queue.
pub(crate) const fn queue_name(queue: casework::desk::Queue) -> Key {
    use casework::desk::Queue;
    match queue {
        Queue::Mine => key("queue-mine"),
        Queue::Department => key("queue-department"),
        Queue::Unassigned => key("queue-unassigned"),
        Queue::CoSign => key("queue-co-sign"),
        Queue::Waiting => key("queue-waiting"),
        Queue::Due => key("queue-due"),
        Queue::Late => key("queue-late"),
        Queue::Announcing => key("queue-announcing"),
        Queue::Objections => key("queue-objections"),
        Queue::Done => key("queue-done"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_due_date_is_counted_while_it_is_near() {
        let say = |days| {
            let due = due(Language::German, date(2026, 12, 2), days);
            (due.kind, due.words)
        };
        assert_eq!(say(-3), (DueKind::Late, "3 Tage überfällig".to_owned()));
        assert_eq!(say(-1), (DueKind::Late, "1 Tag überfällig".to_owned()));
        assert_eq!(say(0), (DueKind::Late, "heute".to_owned()));
        assert_eq!(say(1), (DueKind::Soon, "morgen".to_owned()));
        assert_eq!(say(4), (DueKind::Plain, "in 4 Tagen".to_owned()));
        assert_eq!(say(60), (DueKind::Plain, "02.12.2026".to_owned()));
    }
}
