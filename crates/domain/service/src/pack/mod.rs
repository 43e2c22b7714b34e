//! Packs (Pakete): a service as readable files that towns share: `service.toml`, `form.json`, letters
//! and test cases. `docs/formats/pack.md` describes them.
//!
//! A pack is read from named bytes, checked as a whole, and published as one revision that never changes. This module
//! touches no folder: the binary reads the files.

mod attention;
mod check;
mod label;
mod letters;
mod markings;
mod read;
mod rules;
mod service;
mod template;
mod test_case;
mod translations;
mod words;

pub use attention::AttentionRule;
pub use check::{CaseReport, Checked, PackProblem, check};
pub use letters::{LetterKind, Letters, Parts};
pub use markings::Markings;
pub use read::{FILE_BYTES_MAX, FILES_MAX, Files, Malformed, Pack};
pub use rules::{Address, Facts, Surroundings, common_scope, scope};
pub use service::{
    AncillaryProvisionBlock, AncillaryProvisionWeight, ApplicantRules, FeeRule, FormatTag, PrivacyNotice,
    Remedies, RequestableDocument, RetentionRule, ServiceSettings, StatutoryPeriod, SubjectRule, Terms,
    Texts, TrustLevel,
};
pub use template::{Filled, Prefilled, Template, TemplateProblem, gaps, is_name};
