//! The rules of this repository that clippy cannot see.
//!
//! Each rule is a module with one `check` that reads a [`Checkout`] and returns findings; it never touches the disk
//! itself, so that every rule is tested on a bad sample. An error fails the run, a warning asks for a second look.

use std::{fmt, io::Write as _, process::ExitCode};

use anyhow::Context as _;

pub(crate) use self::checkout::{Checkout, File};

mod actions;
mod architecture;
mod checkout;
mod decisions;
mod dependencies;
mod edges;
mod features;
mod glossary;
mod handlers;
mod harness;
mod length;
mod licences;
mod lockfile;
mod metadata;
mod orphans;
mod paths;
mod places;
mod ports;
mod preface;
mod purity;
mod recipes;
mod short_docs;
mod snapshots;
mod source;
mod sql;
mod strays;
mod templates;
mod temporary;
mod testing;
mod todo;
mod uses;
mod witness;

/// One rule: a name for the report and the function that looks for offences.
type Rule = (&'static str, fn(&Checkout) -> Vec<Finding>);

const RULES: &[Rule] = &[
    ("edges", edges::check),
    ("witness", witness::check),
    ("actions", actions::check),
    ("harness", harness::check),
    ("ports", ports::check),
    ("purity", purity::check),
    ("licences", licences::check),
    ("dependencies", dependencies::check),
    ("features", features::check),
    ("lockfile", lockfile::check),
    ("length", length::check),
    ("handlers", handlers::check),
    ("preface", preface::check),
    ("short docs", short_docs::check),
    ("sql", sql::check),
    ("templates", templates::check),
    ("todo", todo::check),
    ("testing", testing::check),
    ("snapshots", snapshots::check),
    ("orphans", orphans::check),
    ("strays", strays::check),
    ("paths", paths::check),
    ("temporary", temporary::check),
    ("architecture", architecture::check),
    ("decisions", decisions::check),
    ("glossary", glossary::check),
    ("recipes", recipes::check),
];

/// An offence against a rule, at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Path from the root of the repository, or the name of a crate.
    pub(crate) place: String,
    /// Line from 1; 0 when the whole file is meant.
    pub(crate) line: usize,
    /// What is wrong and what to do, as one sentence without full stop.
    pub(crate) text: String,
    /// Whether the run fails because of it.
    pub(crate) weight: Weight,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// The run fails.
    Error,
    /// Worth a second look.
    Warning,
}

impl Finding {
    /// An offence in this line (from 1; 0 for the whole file) that fails the run.
    pub(crate) fn error(place: &str, line: usize, text: impl Into<String>) -> Self {
        Self { place: place.to_owned(), line, text: text.into(), weight: Weight::Error }
    }

    /// The same place and text as a warning.
    pub(crate) fn into_warning(self) -> Self {
        Self { weight: Weight::Warning, ..self }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.place, self.text),
            line => write!(f, "{}:{line}: {}", self.place, self.text),
        }
    }
}

/// Applies every rule to the checkout around the working directory and reports on standard output.
///
/// # Errors
///
/// When the checkout cannot be read; offences are no error here but the exit code 3.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let checkout = Checkout::read()?;
    let mut out = std::io::stdout().lock();
    let (mut errors, mut warnings) = (0_usize, 0_usize);
    for (name, check) in RULES {
        for finding in check(&checkout) {
            let word = match finding.weight {
                Weight::Error => {
                    errors += 1;
                    "error"
                }
                Weight::Warning => {
                    warnings += 1;
                    "warning"
                }
            };
            writeln!(out, "{word}[{name}] {finding}").context("write the report")?;
        }
    }
    writeln!(
        out,
        "tidy: {} files, {} rules, {errors} errors, {warnings} warnings",
        checkout.files.len(),
        RULES.len()
    )
    .context("write the report")?;
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(3) })
}
