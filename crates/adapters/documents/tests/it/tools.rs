//! Programs that judge our PDFs: poppler, qpdf, NSS, and Python packages in a virtual environment.
//!
//! A missing one is named with the command that installs it. With `GANGWAY_TOOLS=required` (as `make test` sets it)
//! that fails the test, else the test says that it skipped.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

#[expect(clippy::disallowed_methods, reason = "tests find their tools through the environment")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// A program of the system, or none after a message.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = environment("PATH")?;
    let found = path.split(':').map(|folder| Path::new(folder).join(name)).find(|file| file.is_file());
    found.or_else(|| missing(name, "sudo apt-get install poppler-utils qpdf libnss3-tools"))
}

/// A program of the virtual environment, or none after a message.
pub(crate) fn python(name: &str) -> Option<PathBuf> {
    let folder = environment("GANGWAY_VENV")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(environment("HOME")?).join(".cache/gangway/venv")))?;
    let file = folder.join("bin").join(name);
    let found = file.is_file().then_some(file);
    found.or_else(|| {
        missing(name, "python3 -m venv DIR && DIR/bin/pip install -r scripts/python-requirements.txt")
    })
}

#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn missing(name: &str, command: &str) -> Option<PathBuf> {
    let message = format!("{name} is missing; install it with: {command}");
    assert!(environment("GANGWAY_TOOLS").as_deref() != Some("required"), "{message}");
    eprintln!("skipped: {message}");
    None
}

/// Runs a program and gives both of its outputs as one text, with whether it succeeded.
pub(crate) fn run(command: &mut Command) -> (bool, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    (status.success(), text)
}

/// A place for a file that people may want to look at after the test.
pub(crate) fn document_scope(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}
