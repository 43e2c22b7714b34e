//! The files of the instance key and of the checkpoint key.

use std::{
    fs,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

use secrecy::ExposeSecret as _;
use serde::Serialize;
use store::{CheckpointKey, InstanceKey};

use super::ids::random;
use crate::{answer::Failure, config::Config};

/// Which key files were made.
#[derive(Debug, Serialize)]
pub(crate) struct Made {
    pub(crate) made: Vec<PathBuf>,
}

/// Makes the key files that are missing; those that exist stay as they are.
pub(crate) fn make(config: &Config) -> Result<Made, Failure> {
    let mut made = Vec::new();
    let instance = config.instance_key();
    if config.keys.instance_value.is_none() && !instance.exists() {
        make_folder(&instance)?;
        InstanceKey::create(&instance, random()).map_err(Failure::environment)?;
        made.push(instance);
    }
    let checkpoint = config.checkpoint_key();
    if !checkpoint.exists() {
        make_folder(&checkpoint)?;
        CheckpointKey::create(&checkpoint, random()).map_err(Failure::environment)?;
        made.push(checkpoint);
    }
    Ok(Made { made })
}

/// Reads the instance key from the environment or its file.
pub(crate) fn read_instance(config: &Config) -> Result<InstanceKey, Failure> {
    match &config.keys.instance_value {
        Some(text) => InstanceKey::from_text(text.expose_secret()).map_err(Failure::environment),
        None => InstanceKey::read(&there(config.instance_key())?).map_err(Failure::environment),
    }
}

/// Reads the key that signs checkpoints.
pub(super) fn read_checkpoint(config: &Config) -> Result<CheckpointKey, Failure> {
    CheckpointKey::read(&there(config.checkpoint_key())?).map_err(Failure::environment)
}

/// A key file that exists.
fn there(file: PathBuf) -> Result<PathBuf, Failure> {
    if file.exists() {
        return Ok(file);
    }
    Err(Failure::Environment(format!("there is no key file {}; `gangway key make` makes it", file.display())))
}

/// The folder of a key, for its owner alone.
fn make_folder(file: &Path) -> Result<(), Failure> {
    let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| {
        Failure::Environment(format!("cannot make the folder {}: {error}", folder.display()))
    })
}
