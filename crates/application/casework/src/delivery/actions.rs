//! The acts of a delivery, each by a person and each an event.

use access::Action;
use case::{
    Bounced, Command, Recorder, Refused, SingleLine,
    decision::{DeliveredByHand, ReceiptProven, Returned},
};
use cases::{CaseFile, CasePlan};
use ids::{CaseId, DecisionId};
use jiff::civil::Date;
use kernel::{
    context::{Changing, StaffContext},
    error::UseCaseError,
};
use law::DeliveryMethod;

use crate::{
    delivery::{choose_method, land},
    desk::change_case,
};

/// What a person says happened to a letter on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFact {
    /// On which day.
    pub on: Date,
    /// What proves it, or what the post wrote on it.
    pub words: String,
}

/// A letter handed over by a person: the day, to whom, and what they signed.
pub type Handover = LetterFact;

/// A report that a notification came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BounceEntry {
    /// The message that came back.
    pub message_id: String,
    /// What the report says.
    pub report: String,
}

/// Lays a sealed decision into the mailbox; the notification follows by a job, and only its acceptance provides the decision.
///
/// # Errors
///
/// What policies and rules refuse; a rule also where the way is a letter.
pub async fn provide_decision(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
) -> Result<CaseFile, UseCaseError> {
    let (land, today) = (land(ctx.in_town()).await?, locale::civil_day(ctx.now));
    change_case(ctx, Action::Provide, "provide_decision", id, |file, staff_actor| {
        let provide = CasePlan::of(Command::Provide(Recorder::StaffActor(staff_actor), decision));
        let chosen = choose_method(&file.case, land, today);
        // What the case itself refuses, it says in better words.
        if chosen.method != DeliveryMethod::Portal && chosen.norm.is_none() {
            return Err(Refused::PortalNotOffered.into());
        }
        Ok(provide)
    })
    .await
}

/// Puts a sealed decision on the print list.
///
/// # Errors
///
/// What policies and rules refuse.
pub async fn put_on_print_list(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
) -> Result<CaseFile, UseCaseError> {
    change_case(ctx, Action::Provide, "put_on_print_list", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::PutOnPrintList(Recorder::StaffActor(staff_actor), decision)))
    })
    .await
}

/// Records that the printed letter was handed over.
///
/// # Errors
///
/// [`UseCaseError::Entries`] without a proof, and what policies and rules refuse.
pub async fn deliver_by_hand(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    handover: Handover,
) -> Result<CaseFile, UseCaseError> {
    let proof = line("proof", &handover.words)?;
    let delivered = DeliveredByHand { decision, on: handover.on, proof };
    change_case(ctx, Action::MarkPosted, "deliver_by_hand", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::DeliverByHand(staff_actor, delivered.clone())))
    })
    .await
}

/// Records the proof that a posted letter arrived.
///
/// # Errors
///
/// [`UseCaseError::Entries`] without a proof, and what policies and rules refuse.
pub async fn prove_receipt(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    fact: LetterFact,
) -> Result<CaseFile, UseCaseError> {
    let proven = ReceiptProven { decision, on: fact.on, proof: line("proof", &fact.words)? };
    change_case(ctx, Action::RecordDelivery, "prove_receipt", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::ProveReceipt(staff_actor, proven.clone())))
    })
    .await
}

/// Records that a posted letter came back.
///
/// # Errors
///
/// [`UseCaseError::Entries`] without what the post wrote, and what policies and rules refuse.
pub async fn return_letter(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    fact: LetterFact,
) -> Result<CaseFile, UseCaseError> {
    let returned = Returned { decision, on: fact.on, reason: line("reason", &fact.words)? };
    change_case(ctx, Action::RecordDelivery, "return_letter", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::Return(staff_actor, returned.clone())))
    })
    .await
}

/// Records that a notification came back.
///
/// # Errors
///
/// [`UseCaseError::Entries`] without a report, and what policies and rules refuse.
pub async fn record_bounce(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    bounce: BounceEntry,
) -> Result<CaseFile, UseCaseError> {
    let message_id = line("message_id", &bounce.message_id)?;
    let bounced = Bounced { decision, message_id, report: line("report", &bounce.report)? };
    change_case(ctx, Action::RecordDelivery, "record_bounce", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::ReportBounce(Recorder::StaffActor(staff_actor), bounced.clone())))
    })
    .await
}

/// Says that nobody can object any more; where an objection was decided upon, only a person can.
///
/// # Errors
///
/// What policies and rules refuse.
pub async fn make_final(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
) -> Result<CaseFile, UseCaseError> {
    change_case(ctx, Action::CloseCase, "make_final", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::MakeFinal(Recorder::StaffActor(staff_actor), decision)))
    })
    .await
}

fn line(field: &'static str, text: &str) -> Result<SingleLine, UseCaseError> {
    SingleLine::parse(text).map_err(|bad| UseCaseError::entry(field, bad))
}
