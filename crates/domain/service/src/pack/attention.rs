//! What staff must not overlook in an application: a rule and a sentence.

use form::format::Text;
use serde::{Deserialize, Serialize};

use crate::pack::{Facts, Pack};

/// Something in an application that staff must not overlook: the desk shows it above everything else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttentionRule {
    /// Stable key.
    pub key: String,
    /// FEEL, yes or no: when it is shown.
    pub rule: String,
    /// One sentence: what is so, and what follows for whoever decides.
    pub text: Text,
}

impl Facts {
    /// What staff must not overlook here, in the order of the pack.
    pub fn attention<'p>(&self, pack: &'p Pack) -> impl Iterator<Item = &'p AttentionRule> {
        pack.service.attention.iter().filter(move |seen| self.holds(pack, &seen.rule))
    }
}
