//! Calls the binary and takes apart what it leaves behind.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

/// What a call left behind.
#[derive(Debug)]
pub(crate) struct Called {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Calls `gangway` with these words, without anything of our own environment that could steer it.
pub(crate) fn gangway(words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Called {
    let output = command().args(words).output().unwrap();
    Called::from(output)
}

/// The command without words.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gangway"));
    command.env_clear();
    command
}

impl From<Output> for Called {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().expect("the binary ended by itself"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Called {
    /// Asserts code 0 and silence on standard error; gives the JSON.
    #[track_caller]
    pub(crate) fn done(self) -> Value {
        assert_eq!((self.code, self.stderr.as_str()), (0, ""), "{}", self.stdout);
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// Asserts success with a remark of one sentence; gives the JSON and the sentence.
    #[track_caller]
    pub(crate) fn remarked(self) -> (Value, String) {
        assert_eq!(self.code, 0, "{self:?}");
        (serde_json::from_str(&self.stdout).unwrap(), self.sentence())
    }

    /// Asserts code 3 with one sentence; gives the JSON and the sentence.
    #[track_caller]
    pub(crate) fn found(self) -> (Value, String) {
        assert_eq!(self.code, 3, "{self:?}");
        (serde_json::from_str(&self.stdout).unwrap(), self.sentence())
    }

    /// Asserts this code, no output and one sentence on standard error; gives the sentence.
    #[track_caller]
    pub(crate) fn refused(self, code: i32) -> String {
        assert_eq!(self.code, code, "{self:?}");
        assert_eq!(self.stdout, "");
        self.sentence()
    }

    #[track_caller]
    fn sentence(&self) -> String {
        let told = self.stderr.strip_suffix('\n').expect("a line");
        assert!(!told.contains('\n'), "more than one line: {told}");
        assert!(told.starts_with("gangway: ") && told.ends_with(['.', '!', '?']), "no sentence: {told}");
        told.to_owned()
    }
}

/// A folder for files of a test; sentences are compared without its path.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file and gives its path.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The text with `DIR` in place of this folder's path.
    pub(crate) fn hide(&self, text: &str) -> String {
        text.replace(&self.0.path().display().to_string(), "DIR")
    }
}

/// The repository's own folder.
pub(crate) fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder of the samples; says so and gives none without `GANGWAY_SAMPLES`.
#[expect(
    clippy::disallowed_methods,
    reason = "the folder of the samples is told to tests by the environment"
)]
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
pub(crate) fn samples(name: &str) -> Option<PathBuf> {
    let Ok(folder) = std::env::var("GANGWAY_SAMPLES") else {
        eprintln!("skipped: GANGWAY_SAMPLES does not name the folder of the samples");
        return None;
    };
    Some(PathBuf::from(folder).join(name))
}
