//! How an applicant chooses that decisions shall come.

use serde::{Deserialize, Serialize};

/// Version of the consent to delivery by retrieval from the town's own mailbox; its words stand in the interface's texts.
pub const PORTAL_CONSENT: &str = "portal-2026-11";

/// How the decision shall come.
///
/// Legal source: § 41 (2a) VwVfG (consent), recorded with the version of the text that was agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum DeliveryChoice {
    /// Into Gangway's own mailbox.
    Portal {
        /// Version of the consent text.
        consent: String,
    },
    /// On paper.
    Post,
}
