//! `[log]`: what the process tells about itself.

use serde::{Deserialize, Serialize};

/// What the process tells about itself, on standard error. Logs carry ids, never names, answers, codes or tokens.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Log {
    /// `json`, one object per line, or `text` for people.
    pub(crate) format: LogFormat,
    /// What is told: `info`, or more finely `warn,app=debug`.
    pub(crate) filter: String,
}

/// How a line of the log looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// One JSON object per line.
    Json,
    /// For people.
    Text,
}

impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Json, filter: "info".to_owned() }
    }
}
