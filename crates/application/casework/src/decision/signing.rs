//! Signing off, sealing, taking back.
//!
//! A sign-off binds the hash of the letter that the person saw. After the last one the town's seal goes on exactly these bytes, once:
//! at once if the sealer is there, else by a job. A crash in between leaves at most a file that no row names.

use access::{Action, Resource};
use case::{
    Case, Command, Decision, Digest, Paragraphs, Recorder, SingleLine,
    decision::{Recalled, Sealed, SentBack, SignedOff},
};
use cases::{CaseFile, CasePlan, change_by_job_from, document, read_case};
use ids::{CaseId, CommandId, DecisionId, JobId};
use jiff::ToSpan;
use kernel::{
    commands::Intent,
    commit::DocumentChange,
    context::{Changing, StaffContext, TownContext},
    documents::{DocumentScope, open_document, store_document},
    error::UseCaseError,
    rows::{CaseworkJob, DocumentOwner, NewJob},
};

use crate::{
    decision::found,
    desk::{case_facts, change_case, change_case_from, open_texts},
};

/// After so many seconds a job seals what was not sealed at once.
const SEAL_SECONDS: i64 = 30;

/// Signs off the letter with this hash: as the first person, or as the second after another one did. The last sign-off is followed
/// by the seal; if the sealer is not there, the job sees to it and the sign-off stands.
///
/// # Errors
///
/// [`case::Refused::OtherLetter`] if the letter is another one by now, and what policies and rules refuse.
pub async fn sign_off_decision(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    letter: &Digest,
) -> Result<CaseFile, UseCaseError> {
    let file = open_texts(*ctx, id).await?;
    let signed =
        change_case_from(ctx, Action::OpenCase, "sign_off_decision", file, |file: &CaseFile, staff_actor| {
            may_sign(*ctx, &file.case, found(&file.case, decision)?)?;
            let signed = SignedOff { decision, letter: letter.clone() };
            let plan = CasePlan::of(Command::SignOff(staff_actor, signed));
            Ok(plan.job(seal_job(ctx.in_town(), id, decision)))
        })
        .await?;
    let follows = Intent::of_job(CommandId::from_uuid(ctx.ports.ids.next()), "seal_decision");
    match seal_from(ctx.in_town(), follows, signed.clone(), decision).await {
        Ok(sealed) => Ok(sealed),
        Err(error) => {
            tracing::warn!(case.id = %id, decision.id = %decision, error = %error, "sealing is left to the job");
            Ok(signed)
        }
    }
}

/// Gives the letter with this hash back to its author with a note, by whoever could sign it instead. It is a draft again, and
/// everybody signs anew.
///
/// # Errors
///
/// [`UseCaseError::Entries`] without a note, [`case::Refused::OtherLetter`] if the letter is another one by now, and what policies and
/// rules refuse.
pub async fn send_back_decision(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    letter: &Digest,
    note: &str,
) -> Result<(), UseCaseError> {
    let note = Paragraphs::parse(note).map_err(|bad| UseCaseError::entry("note", bad))?;
    let file = open_texts(*ctx, id).await?;
    change_case_from(ctx, Action::OpenCase, "send_back_decision", file, |file: &CaseFile, staff_actor| {
        may_sign(*ctx, &file.case, found(&file.case, decision)?)?;
        let sent_back = SentBack { decision, letter: letter.clone(), note: note.clone() };
        Ok(CasePlan::of(Command::SendBack(staff_actor, sent_back)))
    })
    .await?;
    Ok(())
}

/// Whether this person may sign next. Asked here and not before a repeat is answered: whoever has signed may not sign once more.
fn may_sign(ctx: StaffContext<'_>, case: &Case, decision: &Decision) -> Result<(), UseCaseError> {
    let first = decision.sign_offs().first().map(|sign_off| sign_off.by.id);
    let action = if first.is_some() { Action::SignOffSecond } else { Action::SignOff };
    ctx.must(action, &Resource::Case(case_facts(case, first)))
}

/// Puts the town's seal on a letter that everybody has signed off. What is sealed, or not yet signed by all, stays as it is.
///
/// # Errors
///
/// [`UseCaseError::Unavailable`] without a usable seal.
pub async fn seal_decision(
    ctx: TownContext<'_>,
    command: CommandId,
    id: CaseId,
    decision: DecisionId,
) -> Result<CaseFile, UseCaseError> {
    let file = read_case(ctx, id).await?;
    seal_from(ctx, Intent::of_job(command, "seal_decision"), file, decision).await
}

/// As [`seal_decision`], when a person asks for it because the seal could not be put on at once.
///
/// # Errors
///
/// As [`seal_decision`], and what the policies refuse.
pub async fn seal_again(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
) -> Result<(), UseCaseError> {
    let file = read_case(ctx.in_town(), id).await?;
    ctx.must(Action::Provide, &Resource::Case(case_facts(&file.case, None)))?;
    seal_from(ctx.in_town(), ctx.intent("seal_again"), file, decision).await?;
    Ok(())
}

async fn seal_from(
    ctx: TownContext<'_>,
    intent: Intent,
    file: CaseFile,
    decision: DecisionId,
) -> Result<CaseFile, UseCaseError> {
    let Some(letter) = awaits_seal(&file, found(&file.case, decision)?) else { return Ok(file) };
    let unsealed = file.case.decision(decision).and_then(Decision::letter).ok_or(UseCaseError::NotFound)?;
    let signed = open_document(ctx.ports, ctx.town, unsealed.id).await?;
    if Digest::from_bytes(signed.row.sha256) != letter {
        return Err(UseCaseError::internal("seal a letter", OtherBytes));
    }
    let bytes = ctx.ports.sealer.seal(ctx.town, &signed.bytes, ctx.now).await?;
    let owner = DocumentOwner::Case(file.case.id());
    let document_scope =
        DocumentScope { town: ctx.town, owner, key: file.history.position.key, now: ctx.now };
    let name = format!("Bescheid-{}.pdf", file.case.number().as_str());
    let kept = store_document(ctx.ports, document_scope, &name, "application/pdf", &bytes).await?;
    let sealed = document(&kept.row, None, &kept.name);
    change_by_job_from(ctx, intent, file, |file| {
        if awaits_seal(file, found(&file.case, decision)?).as_ref() != Some(&letter) {
            return Ok(CasePlan::nothing());
        }
        let recorder = Recorder::Job(SingleLine::lossy("seal_decision"));
        let sealed = Sealed { decision, letter: letter.clone(), sealed: sealed.clone() };
        Ok(CasePlan::of(Command::Seal(recorder, sealed))
            .change(DocumentChange::PutDocument(kept.row.clone())))
    })
    .await
}

/// Takes a letter back before it has left the house. It is a draft again, and everybody signs anew.
///
/// # Errors
///
/// [`UseCaseError::Entries`] without a reason, and what policies and rules refuse.
pub async fn recall_decision(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    reason: &str,
) -> Result<(), UseCaseError> {
    let reason = Paragraphs::parse(reason).map_err(|bad| UseCaseError::entry("reason", bad))?;
    change_case(ctx, Action::Provide, "recall_decision", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::Recall(staff_actor, Recalled { decision, reason: reason.clone() })))
    })
    .await?;
    Ok(())
}

/// The hash that the seal goes on, if the decision waits for it.
fn awaits_seal(file: &CaseFile, decision: &Decision) -> Option<Digest> {
    let waits = decision.sealed().is_none() && file.case.is_signed_off(decision);
    decision.letter().filter(|_| waits).map(|letter| letter.sha256.clone())
}

fn seal_job(ctx: TownContext<'_>, case: CaseId, decision: DecisionId) -> NewJob {
    NewJob {
        job: JobId::from_uuid(ctx.ports.ids.next()),
        kind: CaseworkJob::SealDecision { case, decision }.into(),
        run_at: ctx.now.checked_add(SEAL_SECONDS.seconds()).unwrap_or(ctx.now),
        once: None,
    }
}

/// The kept letter is not the one that was signed.
#[derive(Debug, thiserror::Error)]
#[error("the kept letter is not the one that was signed off")]
struct OtherBytes;
