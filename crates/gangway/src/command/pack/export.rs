//! `gangway pack export NAME DIR`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args as ClapArgs;
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    packs,
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The short name of one of our packs.
    name: String,
    /// The folder to write; it must not exist yet.
    folder: PathBuf,
}

/// What `pack export` answers.
#[derive(Debug, Serialize)]
struct Exported<'a> {
    pack: &'a str,
    folder: &'a Path,
    files: usize,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let files = packs::files(&args.name);
    if files.is_empty() {
        let known = packs::names().join(", ");
        return Err(Failure::Call(format!("there is no pack «{}» to export; there are: {known}", args.name)));
    }
    if args.folder.exists() {
        let told = format!("{} is there already; nothing was written", args.folder.display());
        return Err(Failure::Call(told));
    }
    for (path, bytes) in &files {
        write(&args.folder.join(path), bytes)?;
    }
    Answer::done(&Exported { pack: &args.name, folder: &args.folder, files: files.len() })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = || {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)
    };
    written().map_err(|error| Failure::Environment(format!("cannot write {}: {error}", path.display())))
}
