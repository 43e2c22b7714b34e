//! What is said of an entry that cannot be taken: one sentence for each code of a use case, saying how to put it right. No code is
//! without one: each family is matched whole.

use kernel::error::{
    Entry, EntryCode,
    codes::{
        ApplicationCode, BarrierCode, ChoiceCode, ClientCode, CorrespondenceCode, DateCode, DeliveryCode,
        EmailCode, FeeCode, PasswordCode, SettingsCode, SignInCode, TextCode, TownCode, UploadCode,
    },
};
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

const fn key_of(code: EntryCode) -> Key {
    match code {
        EntryCode::Text(code) => text(code),
        EntryCode::Choice(code) => choice(code),
        EntryCode::Date(code) => date(code),
        EntryCode::Email(code) => email(code),
        EntryCode::Password(code) => password(code),
        EntryCode::SignIn(code) => sign_in(code),
        EntryCode::Upload(code) => upload(code),
        EntryCode::Application(code) => application(code),
        EntryCode::Delivery(code) => delivery(code),
        EntryCode::Correspondence(code) => correspondence(code),
        EntryCode::Fee(code) => fee(code),
        EntryCode::Client(code) => client(code),
        EntryCode::Barrier(code) => barrier(code),
        EntryCode::Town(code) => town(code),
        EntryCode::Settings(code) => settings(code),
    }
}

const fn text(code: TextCode) -> Key {
    match code {
        TextCode::Empty => key("entry-empty"),
        TextCode::TooLong => key("entry-text-too-long"),
        TextCode::Control => key("entry-text-control"),
    }
}

const fn choice(code: ChoiceCode) -> Key {
    match code {
        ChoiceCode::One => key("entry-choose-one"),
        ChoiceCode::Letters => key("entry-choose-letters"),
        ChoiceCode::Colleague => key("entry-colleague-unknown"),
        ChoiceCode::Department => key("entry-department-missing"),
    }
}

const fn date(code: DateCode) -> Key {
    match code {
        DateCode::Malformed => key("entry-date-malformed"),
        DateCode::NotAhead => key("entry-date-not-ahead"),
        DateCode::Past => key("entry-date-past"),
    }
}

const fn email(code: EmailCode) -> Key {
    match code {
        EmailCode::Malformed => key("entry-email-malformed"),
        EmailCode::NameBeyondAscii => key("entry-email-name-beyond-ascii"),
        EmailCode::Taken => key("entry-email-taken"),
        EmailCode::Changed => key("entry-email-changed"),
    }
}

const fn password(code: PasswordCode) -> Key {
    match code {
        PasswordCode::TooShort => key("entry-password-too-short"),
        PasswordCode::TooLong => key("entry-password-too-long"),
        PasswordCode::ContainsEmail => key("entry-password-contains-email"),
        PasswordCode::TooUniform => key("entry-password-too-uniform"),
    }
}

const fn sign_in(code: SignInCode) -> Key {
    match code {
        SignInCode::Failed => key("entry-sign-in-failed"),
        SignInCode::CodeWrong => key("entry-code-wrong"),
        SignInCode::CodeWrongOrOld => key("entry-code-wrong-or-old"),
        SignInCode::CaseCodeWrong => key("entry-case-code-wrong"),
        SignInCode::CaseTaken => key("entry-case-taken"),
    }
}

const fn upload(code: UploadCode) -> Key {
    match code {
        UploadCode::Empty => key("entry-upload-empty"),
        UploadCode::TooLarge => key("entry-upload-too-large"),
        UploadCode::WrongType => key("entry-upload-wrong-type"),
        UploadCode::Damaged => key("entry-upload-damaged"),
        UploadCode::Locked => key("entry-upload-locked"),
        UploadCode::TooMany => key("entry-upload-too-many"),
        UploadCode::QuotaUsedUp => key("entry-upload-quota-used-up"),
        UploadCode::TooManyPixels => key("entry-upload-too-many-pixels"),
        UploadCode::Missing => key("entry-file-missing"),
        UploadCode::Unknown => key("entry-paper-unknown"),
    }
}

const fn application(code: ApplicationCode) -> Key {
    match code {
        ApplicationCode::ApplicantUnnamed => key("entry-applicant-unnamed"),
        ApplicationCode::RowsTooMany => key("entry-rows-too-many"),
        ApplicationCode::DraftsOfDayTooMany => key("entry-drafts-of-day-too-many"),
        ApplicationCode::DraftsTooMany => key("entry-drafts-too-many"),
        ApplicationCode::TrustTooLow => key("service-trust-too-low"),
    }
}

const fn delivery(code: DeliveryCode) -> Key {
    match code {
        DeliveryCode::Missing => key("entry-delivery-missing"),
        DeliveryCode::NotOffered => key("entry-delivery-not-offered"),
        DeliveryCode::NeedsEmail => key("entry-delivery-needs-email"),
        DeliveryCode::NeedsAddress => key("entry-delivery-needs-address"),
        DeliveryCode::ConsentUnnamed => key("entry-consent-unnamed"),
    }
}

const fn correspondence(code: CorrespondenceCode) -> Key {
    match code {
        CorrespondenceCode::MessageEmpty => key("entry-message-empty"),
        CorrespondenceCode::ReplyEmpty => key("entry-reply-empty"),
        CorrespondenceCode::InquiryGap => key("entry-inquiry-gap"),
        CorrespondenceCode::OwnDocumentsTooMany => key("entry-own-papers-too-many"),
    }
}

const fn fee(code: FeeCode) -> Key {
    match code {
        FeeCode::AmountMalformed => key("entry-amount-malformed"),
        FeeCode::DaysMalformed => key("entry-days-malformed"),
        FeeCode::PurposeTooLong => key("entry-purpose-too-long"),
    }
}

const fn client(code: ClientCode) -> Key {
    match code {
        ClientCode::RevisionOutdated => key("entry-revision-outdated"),
        ClientCode::IdempotencyKey => key("entry-idempotency-key"),
        ClientCode::IdempotencyKeyUsed => key("entry-idempotency-key-used"),
    }
}

const fn barrier(code: BarrierCode) -> Key {
    match code {
        BarrierCode::Missing => key("entry-barrier-missing"),
        BarrierCode::TooLong => key("entry-barrier-too-long"),
    }
}

const fn town(code: TownCode) -> Key {
    match code {
        TownCode::SlugMalformed => key("entry-slug-malformed"),
        TownCode::SlugTaken => key("entry-slug-taken"),
        TownCode::HostTaken => key("entry-host-taken"),
        TownCode::DepartmentUnknown => key("entry-department-unknown"),
        TownCode::RoleUnknown => key("entry-role-unknown"),
    }
}

const fn settings(code: SettingsCode) -> Key {
    match code {
        SettingsCode::LandUnknown => key("entry-land-unknown"),
        SettingsCode::OfficeUnreachable => key("entry-office-unreachable"),
        SettingsCode::WebMalformed => key("entry-web-malformed"),
        SettingsCode::BarriersTooMany => key("entry-too-many-barriers"),
        SettingsCode::ConformityContradicted => key("entry-conformity-contradicted"),
        SettingsCode::ContrastTooLow => key("entry-contrast-too-low"),
        SettingsCode::RemediesUnusable => key("entry-remedies-unusable"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_has_a_sentence_of_its_own_in_both_languages() {
        for language in Language::ALL {
            let mut told = BTreeSet::new();
            for code in EntryCode::all() {
                let sentence = sentence(language, &Entry::new("field", code));
                assert!(sentence.ends_with('.') && sentence.len() > 15, "{}: {sentence}", code.name());
                assert!(told.insert(sentence), "{} says what another code says", code.name());
            }
        }
    }
}
