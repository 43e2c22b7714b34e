//! `[proxies]`: whose word about the client's address is believed.

use serde::{Deserialize, Serialize};

/// Whose word about the client's address is believed. Limits hold per client, so a wrong answer here either locks
/// everybody into one limit or lets anybody escape theirs.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Proxies {
    /// Addresses or networks of our own reverse proxies, for example `["127.0.0.1", "10.1.0.0/16"]`. Only from them
    /// `X-Forwarded-For` is read, from its end.
    pub(crate) trusted: Vec<String>,
}
