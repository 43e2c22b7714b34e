//! Reading a pack from its files; every error names the file and the place.

use std::collections::BTreeMap;

use form::format::Form;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::pack::{LetterKind, Letters, ServiceSettings, letters, test_case::TestCase};

/// The files of a pack: path inside the pack, with `/`, to bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The most files of a pack.
pub const FILES_MAX: usize = 200;

/// The largest file of a pack but its form, in bytes.
pub const FILE_BYTES_MAX: usize = 1024 * 1024;

/// A service as it is published: everything but the test cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Pack {
    /// Settings and texts.
    pub service: ServiceSettings,
    /// What is asked.
    pub form: Form,
    pub letters: Letters,
}

/// A file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {reason}")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Malformed {
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
    /// Reads a pack. Its rules are not checked yet; see [`crate::pack::check()`].
    ///
    /// # Errors
    ///
    /// [`Malformed`] names the first file that is missing, unknown, too large or of the wrong shape.
    pub fn read(files: &Files) -> Result<Self, Malformed> {
        if files.len() > FILES_MAX {
            return Err(Malformed::new("pack", format!("holds more than {FILES_MAX} files")));
        }
        let too_large =
            |(file, bytes): &(&String, &Vec<u8>)| *file != "form.json" && bytes.len() > FILE_BYTES_MAX;
        if let Some((file, _)) = files.iter().find(too_large) {
            return Err(Malformed::new(file, format!("is larger than {FILE_BYTES_MAX} bytes")));
        }
        let form_bytes = files.get("form.json").ok_or_else(|| Malformed::new("form.json", "is missing"))?;
        let form =
            Form::from_json(form_bytes).map_err(|error| Malformed::new("form.json", error.to_string()))?;
        let service = toml::from_str(text(files, "service.toml")?).map_err(|error: toml::de::Error| {
            Malformed::new("service.toml", error.to_string().trim().to_owned())
        })?;
        let letters = read_letters(files)?;
        for (file, bytes) in files.iter().filter(|(file, _)| is_case(file)) {
            TestCase::read(bytes).map_err(|error| Malformed::new(file, error.to_string()))?;
        }
        Ok(Self { service, form, letters })
    }

    /// SHA-256 over the content as JSON: what a published revision is known by.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        let json = serde_json::to_vec(self).unwrap_or_default();
        Sha256::digest(&json).into()
    }
}

fn read_letters(files: &Files) -> Result<Letters, Malformed> {
    let mut letters = Letters::default();
    for file in files.keys() {
        let known = matches!(file.as_str(), "service.toml" | "form.json") || is_case(file);
        if known {
            continue;
        }
        let found = letter_of(file).ok_or_else(|| {
            Malformed::new(file, "is no file of a pack: service.toml, form.json, letters/de/*.md, letters/en/*.md, cases/*.json")
        })?;
        let parts =
            letters::parse(found.1, text(files, file)?).map_err(|reason| Malformed::new(file, reason))?;
        let list = if found.0 == "de" { &mut letters.de } else { &mut letters.en };
        list.insert(found.1, parts);
    }
    match LetterKind::ALL.iter().find(|letter| !letters.de.contains_key(letter)) {
        Some(missing) => Err(Malformed::new(&format!("letters/de/{}.md", missing.name()), "is missing")),
        None => Ok(letters),
    }
}

pub(crate) fn is_case(file: &str) -> bool {
    file.strip_prefix("cases/")
        .and_then(|name| name.strip_suffix(".json"))
        .is_some_and(|name| !name.contains('/'))
}

fn letter_of(file: &str) -> Option<(&str, LetterKind)> {
    let (language, name) = file.strip_prefix("letters/")?.split_once('/')?;
    let name = name.strip_suffix(".md")?;
    let letter = LetterKind::ALL.into_iter().find(|letter| letter.name() == name)?;
    let fits = language == "de" || (language == "en" && !letter.is_decision());
    fits.then_some((language, letter))
}

fn text<'a>(files: &'a Files, name: &str) -> Result<&'a str, Malformed> {
    let bytes = files.get(name).ok_or_else(|| Malformed::new(name, "is missing"))?;
    str::from_utf8(bytes).map_err(|error| Malformed::new(name, error.to_string()))
}
