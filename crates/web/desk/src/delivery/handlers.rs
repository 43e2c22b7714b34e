//! The handlers of delivery and objection: extract, parse, one use case, answer.

use axum::extract::State;
use cases::CaseFile;
use casework::{
    delivery::{
        BounceEntry, LetterFact, deliver_by_hand, make_final, prove_receipt, provide_decision,
        put_on_print_list, record_bounce, return_letter, view_delivery,
    },
    objection::{ObjectionEntry, SettlementEntry, register_objection, settle_objection as settle},
};
use ids::{CaseId, DecisionId};
use kernel::{error::UseCaseError, papers::Upload};

use super::{acts::FORMS, build};
use crate::{
    act_form::RefusedForm,
    reading::{Answer, AtDesk},
    typed::date_of,
};
use kit::{address::Path, door::Staff, posted::Posted, refusal::Refusal, site::Site, urls::desk as urls};

/// The delivery page.
pub(crate) async fn show(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Delivery>,
) -> Answer {
    let view = view_delivery(staff.reading(&site), url.case, url.decision).await?;
    desk.page(&build::delivery(&desk, &view, None)?)
}

/// A handler for a form of the delivery page.
macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident($url:ident, $form:literal) = |$ctx:ident, $at:ident, $posted:ident| $act:expr;)+) => { $(
        $(#[$doc])*
        pub(crate) async fn $name(
            State(site): State<Site>,
            desk: AtDesk,
            staff: Staff,
            Path(url): Path<urls::$url>,
            posted: Posted,
        ) -> Answer {
            let $posted = posted.trusted()?;
            let $at = (url.case, url.decision);
            let $ctx = staff.context(&site, $posted.command);
            let done: Result<CaseFile, UseCaseError> = async { $act.await }.await;
            on_or_again(&site, &desk, &staff, $at, ($form, &$posted), done).await
        }
    )+ };
}

acts! {
    /// Lays the decision into the mailbox.
    provide(Provisions, "provide") = |ctx, at, posted| provide_decision(ctx, at.0, at.1);
    /// Puts the letter on the print list.
    order_print(PrintOrders, "print") = |ctx, at, posted| put_on_print_list(ctx, at.0, at.1);
    /// Says that nobody can object any more.
    finality(Finality, "finality") = |ctx, at, posted| make_final(ctx, at.0, at.1);
    /// The letter was handed over.
    hand_over(HandedLetters, "hand") =
        |ctx, at, posted| async { deliver_by_hand(ctx, at.0, at.1, fact(&posted, "proof")?).await };
    /// The letter arrived, proven.
    receipt(Receipts, "receipt") =
        |ctx, at, posted| async { prove_receipt(ctx, at.0, at.1, fact(&posted, "proof")?).await };
    /// The letter came back.
    returned(Returns, "return") =
        |ctx, at, posted| async { return_letter(ctx, at.0, at.1, fact(&posted, "reason")?).await };
    /// The notification came back.
    bounce(Bounces, "bounce") = |ctx, at, posted| record_bounce(ctx, at.0, at.1, BounceEntry {
        message_id: posted.text("message_id").to_owned(),
        report: posted.text("report").to_owned(),
    });
}

/// Registers an objection.
pub(crate) async fn object(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Objections>,
    posted: Posted,
) -> Answer {
    let mut posted = posted.trusted()?;
    let files = std::mem::take(&mut posted.files);
    let uploads = files.into_iter().map(|file| Upload { name: file.name, bytes: file.content.to_vec() });
    let at = (url.case, url.decision);
    let done = match objection(&posted) {
        Ok(entry) => {
            let ctx = staff.context(&site, posted.command);
            register_objection(ctx, at.0, at.1, entry, uploads.collect()).await
        }
        Err(error) => Err(error),
    };
    on_or_again(&site, &desk, &staff, at, ("object", &posted), done).await
}

pub(crate) async fn settle_objection(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::ObjectionSettlement>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let at = (url.case, url.decision);
    let done = match settlement(&posted) {
        Ok(entry) => settle(staff.context(&site, posted.command), at.0, at.1, url.objection, entry).await,
        Err(error) => Err(error),
    };
    on_or_again(&site, &desk, &staff, at, ("settle", &posted), done).await
}

/// On with the page, or the same page with what is wrong at the form.
async fn on_or_again(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    at: (CaseId, DecisionId),
    form: (&'static str, &Posted),
    done: Result<CaseFile, UseCaseError>,
) -> Answer {
    let (case, decision) = at;
    let Err(error) = done else { return Ok(desk.go_to(&urls::Delivery { case, decision })) };
    let refusal = Refusal::of(error, desk.language(), desk.now)?;
    let status = refusal.status();
    let view = view_delivery(staff.reading(site), case, decision).await?;
    let refused = RefusedForm { id: form.0, refusal: &refusal, posted: form.1 };
    desk.page_with(status, &build::delivery(desk, &view, Some(refused))?)
}

fn fact(posted: &Posted, words: &str) -> Result<LetterFact, UseCaseError> {
    Ok(LetterFact { on: date_of(posted, "on")?, words: posted.text(words).to_owned() })
}

fn objection(posted: &Posted) -> Result<ObjectionEntry, UseCaseError> {
    let form = FORMS.iter().find(|(_, name)| *name == posted.text("form"));
    let (form, _) = form.ok_or_else(|| UseCaseError::entry("form", "choose-one"))?;
    Ok(ObjectionEntry {
        received_on: date_of(posted, "received_on")?,
        form: *form,
        objector: posted.text("objector").to_owned(),
        text: posted.text("text").to_owned(),
    })
}

fn settlement(posted: &Posted) -> Result<SettlementEntry, UseCaseError> {
    let chosen = posted.text("settlement");
    match chosen.strip_prefix("remedied.").and_then(|id| id.parse().ok()) {
        Some(decision) => Ok(SettlementEntry::Remedied(decision)),
        None if chosen == "withdrawn" => Ok(SettlementEntry::Withdrawn),
        None if chosen == "decided" => Ok(SettlementEntry::Decided(posted.text("result").to_owned())),
        None => Err(UseCaseError::entry("settlement", "choose-one")),
    }
}
