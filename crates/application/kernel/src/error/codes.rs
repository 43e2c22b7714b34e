//! What is wrong with an entry: a family of codes for each subject, joined by [`EntryCode`].
//!
//! A code has a stable name, by which programs and commands know it, and a sentence in the interface's texts, which is found by an
//! exhaustive match. A later area adds a family of its own and one line where families are joined.

use access::secret::PasswordProblem;
use case::BadText;

use crate::ports::UploadRefused;

macro_rules! family {
    ($(#[$doc:meta])* $family:ident { $($code:ident = $name:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "what a code says stands in the interface's texts")]
        pub enum $family { $($code,)+ }

        impl $family {
            /// Every code of the family.
            pub const ALL: &'static [Self] = &[$(Self::$code),+];

            /// The name by which it is known outside.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)+ }
            }
        }
    };
}

macro_rules! join {
    ($($family:ident($codes:ident),)+) => {
        /// What is wrong with an entry.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each family says what it is about")]
        pub enum EntryCode { $($family($codes),)+ }

        impl EntryCode {
            /// Every code of every family.
            pub fn all() -> impl Iterator<Item = Self> {
                let families = [$($codes::ALL.iter().copied().map(Self::from).collect::<Vec<_>>()),+];
                families.into_iter().flatten()
            }

            /// The name by which it is known outside.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$family(code) => code.name(),)+ }
            }
        }

        $( impl From<$codes> for EntryCode {
            fn from(code: $codes) -> Self {
                Self::$family(code)
            }
        } )+
    };
}

join! {
    Text(TextCode),
    Choice(ChoiceCode),
    Date(DateCode),
    Email(EmailCode),
    Password(PasswordCode),
    SignIn(SignInCode),
    Upload(UploadCode),
    Application(ApplicationCode),
    Delivery(DeliveryCode),
    Correspondence(CorrespondenceCode),
    Fee(FeeCode),
    Client(ClientCode),
    Barrier(BarrierCode),
    Town(TownCode),
    Settings(SettingsCode),
}

family! {
    /// A text that somebody typed.
    TextCode {
        Empty = "empty",
        TooLong = "text-too-long",
        Control = "text-control",
    }
}

family! {
    /// One or several of what a page offers.
    ChoiceCode {
        One = "choose-one",
        Letters = "choose-letters",
        Colleague = "colleague-unknown",
        Department = "department-missing",
    }
}

family! {
    /// A day.
    DateCode {
        Malformed = "date-malformed",
        NotAhead = "date-not-ahead",
        Past = "date-past",
    }
}

family! {
    /// An e-mail address.
    EmailCode {
        Malformed = "email-malformed",
        NameBeyondAscii = "email-name-beyond-ascii",
        Taken = "email-taken",
        Changed = "email-changed",
    }
}

family! {
    /// A new password.
    PasswordCode {
        TooShort = "password-too-short",
        TooLong = "password-too-long",
        ContainsEmail = "password-contains-email",
        TooUniform = "password-too-uniform",
    }
}

family! {
    /// By what somebody is recognised: password, code sent by mail, number and access code of a case.
    SignInCode {
        Failed = "sign-in-failed",
        CodeWrong = "code-wrong",
        CodeWrongOrOld = "code-wrong-or-old",
        CaseCodeWrong = "case-code-wrong",
        CaseTaken = "case-taken",
    }
}

family! {
    /// A file, or a document that is named.
    UploadCode {
        Empty = "upload-empty",
        TooLarge = "upload-too-large",
        WrongType = "upload-wrong-type",
        Damaged = "upload-damaged",
        Locked = "upload-locked",
        TooManyPixels = "upload-too-many-pixels",
        TooMany = "upload-too-many",
        QuotaUsedUp = "upload-quota-used-up",
        Missing = "file-missing",
        Unknown = "paper-unknown",
    }
}

family! {
    /// An application as a whole.
    ApplicationCode {
        ApplicantUnnamed = "applicant-unnamed",
        RowsTooMany = "rows-too-many",
        DraftsTooMany = "drafts-too-many",
        DraftsOfDayTooMany = "drafts-of-day-too-many",
        TrustTooLow = "trust-too-low",
    }
}

family! {
    /// How a decision shall come.
    DeliveryCode {
        Missing = "delivery-missing",
        NotOffered = "delivery-not-offered",
        NeedsEmail = "delivery-needs-email",
        NeedsAddress = "delivery-needs-address",
        ConsentUnnamed = "consent-unnamed",
    }
}

family! {
    /// What applicant and town write to each other.
    CorrespondenceCode {
        MessageEmpty = "message-empty",
        ReplyEmpty = "reply-empty",
        InquiryGap = "inquiry-gap",
        OwnDocumentsTooMany = "own-papers-too-many",
    }
}

family! {
    /// The fee of a decision.
    FeeCode {
        AmountMalformed = "amount-malformed",
        DaysMalformed = "days-malformed",
        PurposeTooLong = "purpose-too-long",
    }
}

family! {
    /// What only programs send.
    ClientCode {
        RevisionOutdated = "revision-outdated",
        IdempotencyKey = "idempotency-key",
        IdempotencyKeyUsed = "idempotency-key-used",
    }
}

family! {
    /// A report of a barrier.
    BarrierCode {
        Missing = "barrier-missing",
        TooLong = "barrier-too-long",
    }
}

family! {
    /// How a town, its departments and its roles are called.
    TownCode {
        SlugMalformed = "slug-malformed",
        SlugTaken = "slug-taken",
        HostTaken = "host-taken",
        DepartmentUnknown = "department-unknown",
        RoleUnknown = "role-unknown",
    }
}

family! {
    /// The settings of a town.
    SettingsCode {
        LandUnknown = "land-unknown",
        OfficeUnreachable = "office-unreachable",
        WebMalformed = "web-malformed",
        BarriersTooMany = "too-many-barriers",
        ConformityContradicted = "conformity-contradicted",
        ContrastTooLow = "contrast-too-low",
        RemediesUnusable = "remedies-unusable",
    }
}

impl From<BadText> for EntryCode {
    fn from(bad: BadText) -> Self {
        Self::Text(match bad {
            BadText::Empty => TextCode::Empty,
            BadText::TooLong { .. } => TextCode::TooLong,
            BadText::Control => TextCode::Control,
        })
    }
}

impl From<UploadRefused> for EntryCode {
    fn from(refused: UploadRefused) -> Self {
        Self::Upload(match refused {
            UploadRefused::Empty => UploadCode::Empty,
            UploadRefused::TooLarge { .. } => UploadCode::TooLarge,
            UploadRefused::WrongType { .. } => UploadCode::WrongType,
            UploadRefused::Damaged => UploadCode::Damaged,
            UploadRefused::Locked => UploadCode::Locked,
            UploadRefused::TooManyPixels => UploadCode::TooManyPixels,
        })
    }
}

impl From<PasswordProblem> for EntryCode {
    fn from(problem: PasswordProblem) -> Self {
        Self::Password(match problem {
            PasswordProblem::TooShort => PasswordCode::TooShort,
            PasswordProblem::TooLong => PasswordCode::TooLong,
            PasswordProblem::ContainsEmail => PasswordCode::ContainsEmail,
            PasswordProblem::TooUniform => PasswordCode::TooUniform,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_codes_have_the_same_name_outside() {
        let mut names = BTreeSet::new();
        for code in EntryCode::all() {
            assert!(names.insert(code.name()), "{} is the name of two codes", code.name());
        }
    }
}
