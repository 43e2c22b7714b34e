//! What an entry of the record is about and why: a name, a day, a reason.

use case::{What, decision::Settlement};
use casework::desk::OpenCase;
use ids::DecisionId;
use jiff::{Timestamp, civil::Date};
use kit::format;
use locale::Language;

use crate::{case::document_name, texts::Say as _};

/// The detail of an entry, in short; empty where its kind says all. Texts that stand on pages of their own are not repeated.
pub(super) fn detail(language: Language, open: &OpenCase, at: Timestamp, what: &What) -> String {
    let day = |date: Date| format::short_date(language, date);
    let detail = match what {
        What::Assigned(assigned) => assigned.to.name.as_str().to_owned(),
        What::HandedOver(handed) => {
            let named = |department| open.course.department_name(department, at);
            format!("{} → {}: {}", named(handed.from), named(handed.to), handed.reason)
        }
        What::InquirySent(asked) => language.say("step-until").with("day", day(asked.due_on)).to_string(),
        What::ExtensionRequested(asked) => {
            language.say("step-until").with("day", day(asked.until)).to_string()
        }
        What::ExtensionGranted(granted) => {
            language.say("step-until").with("day", day(granted.due_on)).to_string()
        }
        What::ExtensionRefused(refused) => refused.reason.as_str().to_owned(),
        What::DocumentsAdded(added) => {
            let names = added.documents.iter().map(|document| document_name(language, open, document));
            names.collect::<Vec<_>>().join(", ")
        }
        What::HearingHeld(held) => format!("{}, {}: {}", day(held.on), held.how, held.result),
        What::HearingSkipped(skipped) => format!("{}: {}", skipped.norm, skipped.reason),
        What::SentBack(sent_back) => sent_back.note.as_str().to_owned(),
        What::Recalled(recalled) => recalled.reason.as_str().to_owned(),
        What::Posted(form_data) => day(form_data.on),
        What::DeliveredByHand(handed) => format!("{}: {}", day(handed.on), handed.proof),
        What::ReceiptProven(proven) => format!("{}: {}", day(proven.on), proven.proof),
        What::Returned(returned) => format!("{}: {}", day(returned.on), returned.reason),
        What::ObjectionRegistered(objection) => {
            format!("{}, {}", objection.objector, day(objection.received_on))
        }
        What::ObjectionSettled(settled) => match &settled.settlement {
            Settlement::Decided { result } => result.as_str().to_owned(),
            Settlement::Withdrawn => language.say("objected-withdrawn").to_string(),
            Settlement::Remedied { by } => about(open, *by),
        },
        _ => String::new(),
    };
    match what.decision() {
        Some(id) if detail.is_empty() => about(open, id),
        Some(id) => format!("{}; {detail}", about(open, id)),
        None => detail,
    }
}

fn about(open: &OpenCase, decision: DecisionId) -> String {
    let found = open.case().decision(decision);
    found.map_or_else(String::new, |decision| decision.content().subject.as_str().to_owned())
}
