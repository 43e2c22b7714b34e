//! The queues by name: what each holds, and in which order it is read.

use ids::StaffId;
use jiff::{Span, civil::Date};
use kernel::rows::{CaseFilter, CaseSort, NextStep};

/// «Due soon» means within so many days.
pub const DUE_SOON_DAYS: i32 = 7;

/// A list of cases at the desk, by what staff have to do about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Queue {
    /// What this person works on.
    Mine,
    /// Everything open in their departments.
    Department,
    /// What nobody has taken.
    Unassigned,
    /// What waits for a second signature.
    CoSign,
    /// What waits for the applicant.
    Waiting,
    /// What is due within [`DUE_SOON_DAYS`].
    Due,
    Late,
    /// Whose decision is on its way to the applicant.
    Announcing,
    /// Against whose decision somebody objects.
    Objections,
    /// What is closed or withdrawn.
    Done,
}

impl Queue {
    /// Every queue.
    pub const ALL: [Self; 10] = [
        Self::Mine,
        Self::CoSign,
        Self::Department,
        Self::Unassigned,
        Self::Waiting,
        Self::Due,
        Self::Late,
        Self::Announcing,
        Self::Objections,
        Self::Done,
    ];

    /// Its name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Department => "department",
            Self::Unassigned => "unassigned",
            Self::CoSign => "co-sign",
            Self::Waiting => "waiting",
            Self::Due => "due",
            Self::Late => "late",
            Self::Announcing => "announcing",
            Self::Objections => "objections",
            Self::Done => "done",
        }
    }

    /// The queue of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|queue| queue.name() == name)
    }

    /// The order in which it is usually read.
    #[must_use]
    pub const fn usual_sort(self) -> CaseSort {
        match self {
            Self::Mine | Self::CoSign | Self::Department | Self::Due | Self::Late | Self::Objections => {
                CaseSort::Due
            }
            Self::Unassigned => CaseSort::FiledOldest,
            Self::Waiting | Self::Announcing | Self::Done => CaseSort::Changed,
        }
    }

    pub(crate) fn filter(self, person: StaffId, today: Date) -> CaseFilter {
        match self {
            Self::Mine => CaseFilter::AssignedTo(person),
            Self::Department => CaseFilter::Open,
            Self::Unassigned => CaseFilter::Unassigned,
            Self::Waiting => CaseFilter::Waiting,
            Self::Due => {
                CaseFilter::DueBy { today, until: today.saturating_add(Span::new().days(DUE_SOON_DAYS)) }
            }
            Self::Late => CaseFilter::LateOn(today),
            Self::CoSign => CaseFilter::Next(NextStep::CoSign),
            Self::Announcing => CaseFilter::Announcing,
            Self::Objections => CaseFilter::Next(NextStep::Objection),
            Self::Done => CaseFilter::Done,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn names_of_queues_read_back() {
        for queue in Queue::ALL {
            assert_eq!(Queue::from_name(queue.name()), Some(queue));
        }
        assert_eq!(Queue::from_name("everything"), None);
    }

    #[test]
    fn no_day_is_both_late_and_due() {
        let (me, today) = (StaffId::from_uuid(ids::Uuid::from_u128(1)), date(2026, 11, 23));
        assert_eq!(Queue::Late.filter(me, today), CaseFilter::LateOn(today));
        let due = CaseFilter::DueBy { today, until: date(2026, 11, 30) };
        assert_eq!(Queue::Due.filter(me, today), due);
    }
}
