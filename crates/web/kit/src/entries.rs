//! What is said of an entry that cannot be taken: one sentence for each code of a use case, saying how to put it right.

use kernel::error::Entry;
use locale::Language;

use crate::{
    format,
    words::{Key, Say as _, key},
};

/// The sentence at the field and in the error summary.
#[must_use]
pub fn sentence(language: Language, entry: &Entry) -> String {
    let size = format::size(language, kernel::documents::DOCUMENT_BYTES_MAX);
    language.say(key_of(entry.code)).with("size", size).to_string()
}

/// A code that has no sentence of its own belongs to a form that should not have let it happen.
fn key_of(code: &str) -> Key {
    match code {
        "applicant-unnamed" => key("entry-applicant-unnamed"),
        "colleague-unknown" => key("entry-colleague-unknown"),
        "department-missing" => key("entry-department-missing"),
        "file-missing" => key("entry-file-missing"),
        "inquiry-gap" => key("entry-inquiry-gap"),
        "own-papers-too-many" => key("entry-own-papers-too-many"),
        "password-contains-email" => key("entry-password-contains-email"),
        "password-too-long" => key("entry-password-too-long"),
        "password-too-short" => key("entry-password-too-short"),
        "password-too-uniform" => key("entry-password-too-uniform"),
        "text-control" => key("entry-text-control"),
        "text-empty" => key("entry-text-empty"),
        "case-code-wrong" => key("entry-case-code-wrong"),
        "case-taken" => key("entry-case-taken"),
        "code-wrong-or-old" => key("entry-code-wrong-or-old"),
        "code-wrong" => key("entry-code-wrong"),
        "barrier-missing" => key("entry-barrier-missing"),
        "barrier-too-long" => key("entry-barrier-too-long"),
        "delivery-needs-email" => key("entry-delivery-needs-email"),
        "delivery-not-offered" => key("entry-delivery-not-offered"),
        "delivery-missing" => key("entry-delivery-missing"),
        "email-malformed" => key("entry-email-malformed"),
        "email-taken" => key("entry-email-taken"),
        "amount-malformed" => key("entry-amount-malformed"),
        "revision-outdated" => key("entry-revision-outdated"),
        "idempotency-key" => key("entry-idempotency-key"),
        "idempotency-key-used" => key("entry-idempotency-key-used"),
        "paper-unknown" => key("entry-paper-unknown"),
        "purpose-too-long" => key("entry-purpose-too-long"),
        "choose-letters" => key("entry-choose-letters"),
        "choose-one" => key("entry-choose-one"),
        "days-malformed" => key("entry-days-malformed"),
        "empty" => key("entry-empty"),
        "message-empty" => key("entry-message-empty"),
        "reply-empty" => key("entry-reply-empty"),
        "sign-in-failed" => key("entry-sign-in-failed"),
        "text-too-long" => key("entry-text-too-long"),
        "upload-damaged" => key("entry-upload-damaged"),
        "upload-empty" => key("entry-upload-empty"),
        "upload-locked" => key("entry-upload-locked"),
        "upload-too-large" => key("entry-upload-too-large"),
        "upload-too-many" => key("entry-upload-too-many"),
        "upload-wrong-type" => key("entry-upload-wrong-type"),
        "date-not-ahead" => key("entry-date-not-ahead"),
        "date-malformed" => key("entry-date-malformed"),
        "consent-missing" => key("entry-consent-missing"),
        "consent-unnamed" => key("entry-consent-unnamed"),
        "trust-too-low" => key("service-trust-too-low"),
        _ => key("entry-other"),
    }
}
