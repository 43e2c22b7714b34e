//! What a town should still set, as `town add`, `town set` and `town show` tell it.

use serde::Serialize;
use town::Settings;

/// A setting that is missing.
#[derive(Debug, Serialize)]
pub(super) struct Missing {
    setting: &'static str,
    /// What it is needed for, with the norm.
    needed_for: &'static str,
}

impl Missing {
    /// Everything that these settings lack.
    pub(super) fn of(settings: &Settings) -> Vec<Self> {
        let told = |missing: town::Missing| Self { setting: missing.setting, needed_for: missing.needed_for };
        settings.missing().into_iter().map(told).collect()
    }
}
