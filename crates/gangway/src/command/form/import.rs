//! `gangway form import FILE [--code-lists DIR] [--rules FILE] [--report FILE]`.

use std::{fs, path::PathBuf};

use clap::Args as ClapArgs;
use fim::ImportError;

use crate::{
    answer::{Answer, Failure},
    input::{self, FolderLimits},
};

/// Most bytes of a schema; the largest real one has less than two million.
const SCHEMA_BYTES_MAX: usize = 32 * 1024 * 1024;

/// Most bytes of the translated rules.
const RULES_BYTES_MAX: usize = 32 * 1024 * 1024;

const CODE_LISTS: FolderLimits =
    FolderLimits { files_max: 2_000, bytes_max: 16 * 1024 * 1024, depth_max: 4, ending: Some(".xml") };

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The schema, XDatenfelder 2 or 3.
    file: PathBuf,
    /// A folder with code lists in Genericode; files that do not end with `.xml` are passed over.
    #[arg(long, value_name = "DIR")]
    code_lists: Option<PathBuf>,
    /// A machine-readable translation of the schema's rules, as JSON.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Where to write the report, as JSON.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let schema = input::file(&args.file, SCHEMA_BYTES_MAX)?;
    let code_lists = match &args.code_lists {
        Some(folder) => input::folder(folder, CODE_LISTS)?,
        None => Vec::new(),
    };
    let rules = args.rules.as_deref().map(|path| input::file(path, RULES_BYTES_MAX)).transpose()?;
    let imported = fim::import(&schema, &code_lists, rules.as_deref()).map_err(|error| {
        let culprit = match (&error, &args.rules) {
            (ImportError::Rules(_), Some(rules)) => rules,
            _ => &args.file,
        };
        Failure::Input(format!("{}: {error}", culprit.display()))
    })?;
    if let Some(path) = &args.report {
        fs::write(path, imported.report.to_json() + "\n")
            .map_err(|error| Failure::Environment(format!("cannot write {}: {error}", path.display())))?;
    }
    Ok(Answer::text(imported.form.to_json()))
}
