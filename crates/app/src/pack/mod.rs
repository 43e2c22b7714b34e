//! Packs (Pakete): a service as readable files that towns share: `service.toml`, `form.json`, `letters.toml` and test
//! cases in `cases/*.json`.
//!
//! A pack is read from named bytes, checked as a whole, and published as one revision that never changes. This module
//! touches no folder: the binary reads the files.

mod check;
mod letters;
mod read;
mod rules;
mod service;
mod template;

pub use check::{CaseReport, Checked, PackProblem, check};
pub use letters::{DecisionTexts, Letters, TextBlock};
pub use read::{FILE_BYTES_MAX, FILES_MAX, Files, Malformed, Pack};
pub use rules::{Address, CASE, CaseFacts, Facts, scope};
pub use service::{
    CasePaths, DeliveryRules, FormatTag, OnlineRules, PrivacyNotice, Remedies, RetentionRule, ServiceFile,
    StatutoryPeriod, TrustLevel,
};
pub use template::{Filled, Template, TemplateProblem};
