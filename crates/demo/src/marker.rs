//! The marker file in a demo's data folder: what tells it from a real one, and what a restart must know.

use std::{collections::BTreeMap, fs, io, path::Path};

use ids::AccountId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::error::DemoError;

/// Its name in the data folder.
const FILE: &str = "demo.json";

/// What stands in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// 1.
    version: u32,
    /// The day on which the town was made.
    pub(crate) made_on: Date,
    /// The token of the demo's client; none while the town is being made.
    pub(crate) token: Option<String>,
    /// The accounts of the residents who can be visited, by the addresses that they had when the town was made: whoever goes on as one
    /// of them may change the address.
    #[serde(default)]
    pub(crate) accounts: BTreeMap<String, AccountId>,
}

/// Whether a town that is there is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Wanted {
    AsItIs,
    /// A new one in its place.
    Fresh,
}

/// What a folder is to the demo.
#[derive(Debug)]
enum FolderState {
    /// Nothing is there.
    Empty,
    /// A demo town that was made to the end.
    Complete(Marker),
    /// A demo town whose making broke off.
    Unfinished,
}

impl Marker {
    /// A town that is about to be made.
    pub(crate) const fn new(made_on: Date) -> Self {
        Self { version: 1, made_on, token: None, accounts: BTreeMap::new() }
    }

    /// Writes the file.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), DemoError> {
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| DemoError::failed("write the marker of the demo", error))?;
        fs::write(folder.join(FILE), text + "\n").map_err(|error| unusable(folder, error))
    }

    /// Whether a folder is a demo's.
    #[must_use]
    pub fn is_in(folder: &Path) -> bool {
        folder.join(FILE).exists()
    }
}

/// Looks at a folder; refuses one that holds something that is no demo.
fn look(folder: &Path) -> Result<FolderState, DemoError> {
    match fs::read(folder.join(FILE)) {
        Ok(bytes) => Ok(match serde_json::from_slice::<Marker>(&bytes) {
            Ok(marker) if marker.token.is_some() => FolderState::Complete(marker),
            _ => FolderState::Unfinished,
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => look_without_marker(folder),
        Err(error) => Err(unusable(folder, error)),
    }
}

fn look_without_marker(folder: &Path) -> Result<FolderState, DemoError> {
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(FolderState::Empty),
        Err(error) => return Err(unusable(folder, error)),
    };
    if entries.next().is_none() {
        return Ok(FolderState::Empty);
    }
    Err(DemoError::Foreign(folder.to_owned()))
}

/// Removes a demo town; only what [`look`] has found to be one.
fn clear(folder: &Path) -> Result<(), DemoError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unusable(folder, error)),
        _ => Ok(()),
    }
}

/// The marker of the town that is there, if it was made to the end and is wanted; else the folder is cleared and ready for a
/// town.
///
/// # Errors
///
/// [`DemoError::Foreign`] if the folder holds something that is no demo.
pub fn prepare(folder: &Path, wanted: Wanted) -> Result<Option<Marker>, DemoError> {
    match look(folder)? {
        FolderState::Complete(marker) if wanted == Wanted::AsItIs => return Ok(Some(marker)),
        FolderState::Complete(_) | FolderState::Unfinished => clear(folder)?,
        FolderState::Empty => {}
    }
    fs::create_dir_all(folder).map_err(|error| unusable(folder, error))?;
    Ok(None)
}

fn unusable(folder: &Path, cause: io::Error) -> DemoError {
    DemoError::Folder { folder: folder.to_owned(), cause }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_a_demo_is_taken_for_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        assert!(matches!(look(&path.join("missing")), Ok(FolderState::Empty)));
        assert!(matches!(look(path), Ok(FolderState::Empty)));
        fs::write(path.join("gangway.db"), "real").unwrap();
        assert!(matches!(look(path), Err(DemoError::Foreign(_))));
        let mut marker = Marker::new(date(2026, 11, 24));
        marker.write(path).unwrap();
        assert!(matches!(look(path), Ok(FolderState::Unfinished)));
        marker.token = Some("token".to_owned());
        marker.write(path).unwrap();
        assert!(matches!(look(path), Ok(FolderState::Complete(_))));
    }
}
