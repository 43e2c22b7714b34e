//! `[keys]`: where secrets lie. None of them ever enters the database.

use std::path::PathBuf;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

/// Where secrets lie. The files are made by `gangway key make` with mode 0600; others are refused.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Keys {
    /// The file of the instance key, which wraps every other key. Missing: `keys/instance.key` in the data folder.
    /// Keep a copy away from the backups of the database: without it nothing sealed opens again.
    pub(crate) instance: Option<PathBuf>,
    /// The instance key itself as 64 hexadecimal digits, in place of the file; only by the environment,
    /// `GANGWAY_KEYS__INSTANCE_VALUE`.
    #[serde(skip_serializing)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) instance_value: Option<SecretString>,
    /// The file of the key that signs checkpoints. Missing: `keys/checkpoint.key` in the data folder.
    pub(crate) checkpoint: Option<PathBuf>,
    /// The folder with the seals of the towns, one folder each. Missing: `seals` in the data folder.
    pub(crate) seals: Option<PathBuf>,
}
