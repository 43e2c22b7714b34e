//! Settings of a town as a TOML file: whole for a new town, the changed part for one that exists.

use std::path::Path;

use service::pack::Remedies;
use toml::{Table, Value};
use town::{Settings, SettingsProblem};

use crate::{answer::Failure, input};

/// Most bytes of a settings file.
const FILE_BYTES_MAX: usize = 1024 * 1024;

/// The settings in a file that holds all of them.
pub(super) fn read(path: &Path) -> Result<Settings, Failure> {
    let settings: Settings =
        toml::from_str(&input::text(path, FILE_BYTES_MAX)?).map_err(|error| malformed(path, &error))?;
    checked(path, settings)
}

/// The part of the settings that a file holds.
pub(super) fn read_part(path: &Path) -> Result<Table, Failure> {
    toml::from_str(&input::text(path, FILE_BYTES_MAX)?).map_err(|error| malformed(path, &error))
}

/// The notice on remedies in a file.
pub(super) fn read_remedies(path: &Path) -> Result<Remedies, Failure> {
    toml::from_str(&input::text(path, FILE_BYTES_MAX)?).map_err(|error| {
        Failure::Input(format!("{} holds no notice on remedies: {}", path.display(), error.message()))
    })
}

/// The settings with a part of them put in place of what they say there.
pub(super) fn merged(path: &Path, settings: &Settings, part: Table) -> Result<Settings, Failure> {
    let mut table = Table::try_from(settings).map_err(Failure::environment)?;
    put(&mut table, part);
    let settings: Settings = table.try_into().map_err(|error| malformed(path, &error))?;
    checked(path, settings)
}

fn put(table: &mut Table, part: Table) {
    for (key, value) in part {
        match (table.get_mut(&key), value) {
            (Some(Value::Table(inner)), Value::Table(part)) => put(inner, part),
            (_, value) => {
                table.insert(key, value);
            }
        }
    }
}

fn checked(path: &Path, settings: Settings) -> Result<Settings, Failure> {
    let told = |problem: SettingsProblem| Failure::Input(format!("{}: {problem}", path.display()));
    settings.check().map_err(told)?;
    Ok(settings)
}

fn malformed(path: &Path, error: &toml::de::Error) -> Failure {
    Failure::Input(format!("{} holds no settings of a town: {}", path.display(), error.message()))
}
