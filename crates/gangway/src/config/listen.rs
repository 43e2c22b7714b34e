//! `[listen]`: where the server answers.

use std::net::{Ipv4Addr, SocketAddr};

use serde::{Deserialize, Serialize};

/// Where the server answers. TLS is ended by a reverse proxy in front of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Listen {
    /// Address and port of portal, desk and HTTP interface.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) address: SocketAddr,
    /// Address and port of `/metrics`, if it shall not be reachable at `address`, where it otherwise answers to the
    /// machine itself only.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) metrics: Option<SocketAddr>,
}

impl Default for Listen {
    fn default() -> Self {
        Self { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)), metrics: None }
    }
}
