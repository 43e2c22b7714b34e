//! What the rules look at: the text files of the checkout, the crates of the workspace and the packages they stand on.
//!
//! With `metadata` the only module of `tidy` that reads the disk or runs a program (`git`, `cargo`).

use std::{env, fs, path::Path, process::Command};

use anyhow::{Context as _, bail};

use super::{
    metadata::{self, Crate, Package},
    paths,
};

/// The checkout as the rules see it.
#[derive(Debug, Default)]
pub(crate) struct Checkout {
    /// Every text file that git knows or would add, in the order of their paths.
    pub(crate) files: Vec<File>,
    /// The path of every file that git knows or would add, text or not.
    pub(crate) paths: Vec<String>,
    /// Every member of the workspace.
    pub(crate) crates: Vec<Crate>,
    /// Every package from elsewhere that is built on this machine.
    pub(crate) packages: Vec<Package>,
    /// Folders of this machine that no file may name: the checkout's and the home folder's.
    pub(crate) machine_folders: Vec<String>,
}

/// A text file.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// Path from the root, with `/`.
    pub(crate) path: String,
    /// The whole content.
    pub(crate) text: String,
}

impl Checkout {
    /// Reads the checkout around the working directory.
    ///
    /// # Errors
    ///
    /// When `git` or `cargo` fail or a file that git lists cannot be read.
    pub(crate) fn read() -> anyhow::Result<Self> {
        let root = output("git", &["rev-parse", "--show-toplevel"])?;
        let root = root.trim();
        let listed = output("git", &["-C", root, "ls-files", "-z", "-co", "--exclude-standard"])?;
        let mut paths: Vec<String> =
            listed.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect();
        paths.sort();
        let mut files = Vec::new();
        for path in &paths {
            files.extend(File::read(Path::new(root), path)?);
        }
        let (crates, packages) = metadata::read(root)?;
        Ok(Self { files, paths, crates, packages, machine_folders: machine_folders(root) })
    }

    /// The file at this path.
    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The files whose name ends so, with a dot: `.rs`.
    pub(crate) fn with_ending<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.path.ends_with(ending))
    }

    /// A checkout of these files alone, for the tests of the rules.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File { path: (*path).into(), text: (*text).into() };
        let paths = files.iter().map(|(path, _)| (*path).to_owned()).collect();
        Self { files: files.iter().map(file).collect(), paths, ..Self::default() }
    }
}

impl File {
    /// `None` for what is no text, for a link and for a file that is deleted but not yet committed so.
    fn read(root: &Path, path: &str) -> anyhow::Result<Option<Self>> {
        let place = root.join(path);
        if !place.symlink_metadata().is_ok_and(|meta| meta.is_file()) {
            return Ok(None);
        }
        let bytes = fs::read(&place).with_context(|| format!("read {path}"))?;
        Ok(String::from_utf8(bytes).ok().map(|text| Self { path: path.to_owned(), text }))
    }

    /// Its lines with their numbers from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// Its lines up to the unit tests at its end, with their numbers from 1; nothing of a file that is all test.
    pub(crate) fn product_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let all_test = self.path.contains("/tests/") || self.path.starts_with("e2e/");
        let end = self.text.find("\n#[cfg(test)]\nmod ").map_or(self.text.len(), |at| at + 1);
        let text = if all_test { "" } else { self.text.get(..end).unwrap_or_default() };
        (1..).zip(text.lines())
    }
}

/// Where this checkout and its user live.
fn machine_folders(root: &str) -> Vec<String> {
    #[expect(clippy::disallowed_methods, reason = "a chore reads its environment where it needs it")]
    let home = env::var("HOME").unwrap_or_default();
    paths::telling_folders(root, &home)
}

/// What a program says on standard output.
pub(super) fn output(program: &str, arguments: &[&str]) -> anyhow::Result<String> {
    let run = Command::new(program).args(arguments).output().with_context(|| format!("start {program}"))?;
    if !run.status.success() {
        bail!("{program} {}: {}", arguments.join(" "), String::from_utf8_lossy(&run.stderr).trim());
    }
    String::from_utf8(run.stdout).with_context(|| format!("{program} did not answer in UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unit_tests_at_the_end_are_no_product_lines() {
        let file = File {
            path: "crates/x/src/lib.rs".into(),
            text: "//! x\nfn a() {}\n\n#[cfg(test)]\nmod tests {\n}\n".into(),
        };
        assert_eq!(file.product_lines().count(), 3);
        assert_eq!(file.lines().count(), 6);
    }
}
