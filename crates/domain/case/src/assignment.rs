//! Who works on the case: the department and, within it, one person.

use ids::DepartmentId;
use serde::{Deserialize, Serialize};

use crate::{
    actors::{StaffActor, StaffRef},
    case::Case,
    command::HandOver,
    decision::Decision,
    event::{Event, What},
    handling::Answer,
    refusal::Refused,
    text::Paragraphs,
};

/// Event: a person works on the case from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assigned {
    /// Who; may be the one who says so.
    pub to: StaffRef,
}

/// Event: the case went back to the department's queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Released {}

/// Event: another department works on the case from now on; nobody there has it yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedOver {
    /// The department that had it.
    pub from: DepartmentId,
    /// The department that gets it.
    pub to: DepartmentId,
    /// Why; staff read it.
    pub reason: Paragraphs,
}

/// Event: the case is closed; nothing more happens in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {}

impl Case {
    pub(crate) fn assign(&self, assigned: Assigned) -> Answer {
        let same = self.assignee.as_ref().is_some_and(|person| person.id == assigned.to.id);
        if same { Err(Refused::NothingChanges) } else { Ok(vec![assigned.into()]) }
    }

    pub(crate) fn release(&self) -> Answer {
        if self.assignee.is_some() {
            Ok(vec![Released {}.into()])
        } else {
            Err(Refused::Unassigned { case: self.id() })
        }
    }

    pub(crate) fn hand_over(&self, hand_over: HandOver) -> Answer {
        let HandOver { to, reason } = hand_over;
        if to == self.department() {
            return Err(Refused::SameDepartment { department: to });
        }
        Ok(vec![HandedOver { from: self.department(), to, reason }.into()])
    }

    /// Who asks or drafts in a case that nobody has takes it up.
    pub(crate) fn taken_up_by(&self, staff_actor: &StaffActor) -> Option<What> {
        self.assignee.is_none().then(|| Assigned { to: staff_actor.person().clone() }.into())
    }

    /// A case can be closed when nothing more can come: everything is decided, no inquiry and no draft is open, and each decision
    /// that has left the house is final, replaced after an objection, or, as a mere correction, announced.
    pub(crate) fn close(&self) -> Answer {
        if !self.is_all_decided() {
            return Err(Refused::NotAllDecided { case: self.id() });
        }
        if let Some(inquiry) = self.inquiries.iter().find(|inquiry| inquiry.is_open()) {
            return Err(Refused::InquiryOpen { inquiry: inquiry.id });
        }
        self.decisions.iter().try_for_each(settles)?;
        Ok(vec![Closed {}.into()])
    }

    pub(crate) fn take_assigned(&mut self, assigned: &Assigned, event: &Event) {
        self.assignee = Some(assigned.to.clone());
        self.in_review_since.get_or_insert(event.at);
    }

    pub(crate) fn take_handed_over(&mut self, handed_over: &HandedOver, entry: u32) {
        self.departments.push((entry, handed_over.to));
        self.assignee = None;
    }
}

/// Whether nothing more is to come of a decision.
fn settles(decision: &Decision) -> Result<(), Refused> {
    let id = decision.id();
    if decision.is_discarded() {
        return Ok(());
    }
    if !decision.is_issued() {
        return Err(Refused::InPreparation { decision: id });
    }
    if decision.open_objection().is_some() {
        return Err(Refused::ObjectionOpen { decision: id });
    }
    if decision.announced().is_none() {
        return Err(Refused::NotAnnounced { decision: id });
    }
    if decision.is_at_rest() { Ok(()) } else { Err(Refused::NotFinal { decision: id }) }
}
