//! What the process tells about itself, on standard error.

use tracing_subscriber::{EnvFilter, layer::SubscriberExt as _, util::SubscriberInitExt as _};

use crate::{
    answer::Failure,
    config::{Log, LogFormat},
};

/// Begins to tell; once per process.
pub(crate) fn start(config: &Log) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(&config.filter)
        .map_err(|error| Failure::Input(format!("log.filter «{}» cannot be read: {error}", config.filter)))?;
    let registry = tracing_subscriber::registry().with(filter);
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let started = match config.format {
        LogFormat::Json => registry.with(layer.json().flatten_event(true)).try_init(),
        LogFormat::Text => registry.with(layer).try_init(),
    };
    started.map_err(Failure::environment)
}
