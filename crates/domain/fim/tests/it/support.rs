//! What several tests share.

use std::{fs, path::PathBuf};

use jiff::civil::{Date, date};

/// The day on which all tests evaluate.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// The folder of real input, if there is one.
#[expect(clippy::disallowed_methods, reason = "tests find their samples by the environment")]
pub(crate) fn samples() -> Option<PathBuf> {
    let folder = std::env::var("GANGWAY_SAMPLES").ok().map(PathBuf::from).filter(|folder| folder.is_dir());
    if folder.is_none() {
        skip("GANGWAY_SAMPLES names no folder: this test is skipped");
    }
    folder
}

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn skip(message: &str) {
    eprintln!("{message}");
}

/// The files in a folder, by name.
pub(crate) fn files(folder: &PathBuf) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}
