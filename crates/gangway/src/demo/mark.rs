//! The mark on a demo's data folder: what tells it from a real one, and what a restart must know.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::answer::Failure;

/// Its name in the data folder.
const FILE: &str = "demo.json";

/// What stands in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mark {
    /// 1.
    version: u32,
    /// The day on which the town was made.
    pub(crate) made_on: Date,
    /// The token of the demo's client; none while the town is being made.
    pub(crate) token: Option<String>,
}

/// What a folder is to the demo.
#[derive(Debug)]
pub(crate) enum Found {
    /// Nothing is there.
    Nothing,
    /// A demo town that was made to the end.
    Town(Mark),
    /// A demo town whose making broke off.
    Ruin,
}

impl Mark {
    /// A town that is about to be made.
    pub(crate) const fn new(made_on: Date) -> Self {
        Self { version: 1, made_on, token: None }
    }

    /// Puts the mark on a folder.
    pub(crate) fn put(&self, folder: &Path) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(self).map_err(Failure::environment)?;
        fs::write(folder.join(FILE), text + "\n").map_err(|error| unusable(folder, &error))
    }

    /// Whether a folder carries the mark.
    pub(crate) fn is_on(folder: &Path) -> bool {
        folder.join(FILE).exists()
    }
}

/// Looks at a folder.
///
/// # Errors
///
/// [`Failure::Call`] if it holds something that is no demo.
pub(crate) fn look(folder: &Path) -> Result<Found, Failure> {
    match fs::read(folder.join(FILE)) {
        Ok(bytes) => Ok(match serde_json::from_slice::<Mark>(&bytes) {
            Ok(mark) if mark.token.is_some() => Found::Town(mark),
            _ => Found::Ruin,
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => look_without_mark(folder),
        Err(error) => Err(unusable(folder, &error)),
    }
}

fn look_without_mark(folder: &Path) -> Result<Found, Failure> {
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(unusable(folder, &error)),
    };
    if entries.next().is_none() {
        return Ok(Found::Nothing);
    }
    let told = format!("{} holds something that is no demo town; choose another folder", folder.display());
    Err(Failure::Call(told))
}

/// Removes a demo town; only what [`look`] has found to be one.
pub(crate) fn clear(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unusable(folder, &error)),
        _ => Ok(()),
    }
}

/// Where the demo lies unless told otherwise.
#[expect(clippy::disallowed_methods, reason = "the environment tells where people keep their data")]
pub(crate) fn usual_folder() -> Option<PathBuf> {
    let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local/share")))?;
    Some(base.join("gangway-demo"))
}

fn unusable(folder: &Path, error: &io::Error) -> Failure {
    Failure::Environment(format!("the folder {} cannot be used: {error}", folder.display()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_a_demo_is_taken_for_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        assert!(matches!(look(&path.join("missing")), Ok(Found::Nothing)));
        assert!(matches!(look(path), Ok(Found::Nothing)));
        fs::write(path.join("gangway.db"), "real").unwrap();
        assert!(matches!(look(path), Err(Failure::Call(_))));
        let mut mark = Mark::new(date(2026, 11, 24));
        mark.put(path).unwrap();
        assert!(matches!(look(path), Ok(Found::Ruin)));
        mark.token = Some("token".to_owned());
        mark.put(path).unwrap();
        assert!(matches!(look(path), Ok(Found::Town(_))));
    }
}
