//! `[public]`: how the world sees the instance.

use serde::{Deserialize, Serialize};

/// How the world sees the instance. The host names of each town are set with `gangway town set`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct PublicAddress {
    /// `https` or `http`: with which protocol links in mails and letters begin, and whether cookies demand TLS.
    pub(crate) protocol: Protocol,
    /// The port in links, if it is not the protocol's own.
    pub(crate) port: Option<u16>,
}

/// The protocol of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Protocol {
    /// With TLS.
    Https,
    /// Without TLS: for trying things out on one machine only.
    Http,
}

impl Default for PublicAddress {
    fn default() -> Self {
        Self { protocol: Protocol::Https, port: None }
    }
}
