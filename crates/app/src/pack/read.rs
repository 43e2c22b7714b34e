//! Reading a pack from its files; every error names the file and the place.

use std::collections::BTreeMap;

use form::format::Form;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Letters, ServiceFile};

/// The files of a pack: path inside the pack, with `/`, to bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The most files of a pack.
pub const FILES_MAX: usize = 500;

/// The largest file of a pack, in bytes.
pub const FILE_BYTES_MAX: usize = 4 * 1024 * 1024;

/// A service as it is published: everything but the test cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Settings and texts.
    pub service: ServiceFile,
    /// What is asked.
    pub form: Form,
    /// Letters.
    pub letters: Letters,
}

/// A file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct Malformed {
    /// The file.
    pub file: String,
    /// What is wrong and where.
    pub reason: String,
}

impl Malformed {
    fn new(file: &str, reason: impl Into<String>) -> Self {
        Self { file: file.to_owned(), reason: reason.into() }
    }
}

impl Pack {
    /// Reads a pack. Its rules are not checked yet; see [`super::check()`].
    ///
    /// # Errors
    ///
    /// [`Malformed`] names the first file that is missing, too large or of the wrong shape.
    pub fn read(files: &Files) -> Result<Self, Malformed> {
        if files.len() > FILES_MAX {
            return Err(Malformed::new("pack", format!("holds more than {FILES_MAX} files")));
        }
        if let Some((file, _)) = files.iter().find(|(_, bytes)| bytes.len() > FILE_BYTES_MAX) {
            return Err(Malformed::new(file, format!("is larger than {FILE_BYTES_MAX} bytes")));
        }
        let form_bytes = files.get("form.json").ok_or_else(|| Malformed::new("form.json", "is missing"))?;
        let form =
            Form::from_json(form_bytes).map_err(|error| Malformed::new("form.json", error.to_string()))?;
        Ok(Self {
            service: toml_file(files, "service.toml")?,
            form,
            letters: toml_file(files, "letters.toml")?,
        })
    }
}

impl Pack {
    /// SHA-256 over the content as JSON: what a published revision is known by.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        let json = serde_json::to_vec(self).unwrap_or_default();
        Sha256::digest(&json).into()
    }
}

fn toml_file<T: for<'de> Deserialize<'de>>(files: &Files, name: &str) -> Result<T, Malformed> {
    let bytes = files.get(name).ok_or_else(|| Malformed::new(name, "is missing"))?;
    let text = str::from_utf8(bytes).map_err(|error| Malformed::new(name, error.to_string()))?;
    toml::from_str(text).map_err(|error| Malformed::new(name, error.to_string().trim().to_owned()))
}
