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
use kernel::{
    documents::Upload,
    error::{UseCaseError, codes::ChoiceCode},
};

use super::{actions::FORMS, build};
use crate::{
    action_form::RefusedForm,
    form_values::date_of,
    reading::{AtDesk, HandlerResult},
};
use kit::{
    address::Path, form_data::FormData, refusal::Refusal, session::Staff, site::Site, urls::desk as urls,
};

/// The delivery page.
pub(crate) async fn show(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Delivery>,
) -> HandlerResult {
    let view = view_delivery(staff.reading(&site), url.case, url.decision).await?;
    desk.page(&build::delivery(&desk, &view, None)?)
}

/// A handler for a form of the delivery page.
macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident($url:ident, $form:literal) = |$ctx:ident, $at:ident, $form_data:ident| $act:expr;)+) => { $(
        $(#[$doc])*
        pub(crate) async fn $name(
            State(site): State<Site>,
            desk: AtDesk,
            staff: Staff,
            Path(url): Path<urls::$url>,
            form_data: FormData,
        ) -> HandlerResult {
            let $form_data = form_data.trusted()?;
            let $at = (url.case, url.decision);
            let $ctx = staff.context(&site, $form_data.command);
            let done: Result<CaseFile, UseCaseError> = async { $act.await }.await;
            on_or_again(&site, &desk, &staff, $at, ($form, &$form_data), done).await
        }
    )+ };
}

actions! {
    /// Lays the decision into the mailbox.
    provide(Provisions, "provide") = |ctx, at, form_data| provide_decision(ctx, at.0, at.1);
    /// Puts the letter on the print list.
    order_print(PrintOrders, "print") = |ctx, at, form_data| put_on_print_list(ctx, at.0, at.1);
    /// Says that nobody can object any more.
    finality(Finality, "finality") = |ctx, at, form_data| make_final(ctx, at.0, at.1);
    /// The letter was handed over.
    hand_over(HandedLetters, "hand") =
        |ctx, at, form_data| async { deliver_by_hand(ctx, at.0, at.1, fact(&form_data, "proof")?).await };
    /// The letter arrived, proven.
    receipt(Receipts, "receipt") =
        |ctx, at, form_data| async { prove_receipt(ctx, at.0, at.1, fact(&form_data, "proof")?).await };
    /// The letter came back.
    returned(Returns, "return") =
        |ctx, at, form_data| async { return_letter(ctx, at.0, at.1, fact(&form_data, "reason")?).await };
    /// The notification came back.
    bounce(Bounces, "bounce") = |ctx, at, form_data| record_bounce(ctx, at.0, at.1, BounceEntry {
        message_id: form_data.text("message_id").to_owned(),
        report: form_data.text("report").to_owned(),
    });
}

/// Registers an objection.
pub(crate) async fn object(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Objections>,
    form_data: FormData,
) -> HandlerResult {
    let mut form_data = form_data.trusted()?;
    let files = std::mem::take(&mut form_data.files);
    let uploads = files.into_iter().map(|file| Upload { name: file.name, bytes: file.content.to_vec() });
    let at = (url.case, url.decision);
    let done = match objection(&form_data) {
        Ok(entry) => {
            let ctx = staff.context(&site, form_data.command);
            register_objection(ctx, at.0, at.1, entry, uploads.collect()).await
        }
        Err(error) => Err(error),
    };
    on_or_again(&site, &desk, &staff, at, ("object", &form_data), done).await
}

pub(crate) async fn settle_objection(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::ObjectionSettlement>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let at = (url.case, url.decision);
    let done = match settlement(&form_data) {
        Ok(entry) => settle(staff.context(&site, form_data.command), at.0, at.1, url.objection, entry).await,
        Err(error) => Err(error),
    };
    on_or_again(&site, &desk, &staff, at, ("settle", &form_data), done).await
}

/// On with the page, or the same page with what is wrong at the form.
async fn on_or_again(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    at: (CaseId, DecisionId),
    form: (&'static str, &FormData),
    done: Result<CaseFile, UseCaseError>,
) -> HandlerResult {
    let (case, decision) = at;
    let Err(error) = done else { return Ok(desk.go_to(&urls::Delivery { case, decision })) };
    let refusal = Refusal::of(error, desk.language(), desk.now)?;
    let status = refusal.status();
    let view = view_delivery(staff.reading(site), case, decision).await?;
    let refused = RefusedForm { id: form.0, refusal: &refusal, form_data: form.1 };
    desk.page_with(status, &build::delivery(desk, &view, Some(refused))?)
}

fn fact(form_data: &FormData, words: &str) -> Result<LetterFact, UseCaseError> {
    Ok(LetterFact { on: date_of(form_data, "on")?, words: form_data.text(words).to_owned() })
}

fn objection(form_data: &FormData) -> Result<ObjectionEntry, UseCaseError> {
    let form = FORMS.iter().find(|(_, name)| *name == form_data.text("form"));
    let (form, _) = form.ok_or_else(|| UseCaseError::entry("form", ChoiceCode::One))?;
    Ok(ObjectionEntry {
        received_on: date_of(form_data, "received_on")?,
        form: *form,
        objector: form_data.text("objector").to_owned(),
        text: form_data.text("text").to_owned(),
    })
}

fn settlement(form_data: &FormData) -> Result<SettlementEntry, UseCaseError> {
    let chosen = form_data.text("settlement");
    match chosen.strip_prefix("remedied.").and_then(|id| id.parse().ok()) {
        Some(decision) => Ok(SettlementEntry::Remedied(decision)),
        None if chosen == "withdrawn" => Ok(SettlementEntry::Withdrawn),
        None if chosen == "decided" => Ok(SettlementEntry::Decided(form_data.text("result").to_owned())),
        None => Err(UseCaseError::entry("settlement", ChoiceCode::One)),
    }
}
