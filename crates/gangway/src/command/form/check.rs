//! `gangway form check FORM`.

use std::{collections::BTreeMap, path::PathBuf};

use clap::Args as ClapArgs;
use form::format::Language;
use serde::Serialize;

use super::problems::{self, ProblemJson};
use crate::{
    answer::{Answer, Failure},
    command::language,
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The form, `gangway-form/1`.
    form: PathBuf,
    /// The language of the messages.
    #[arg(long, value_enum, default_value_t)]
    language: language::Language,
}

/// What `form check` answers.
#[derive(Debug, Serialize)]
struct Report {
    key: String,
    version: String,
    problems: Vec<ProblemJson>,
    /// Texts without translation, by language; German is shown in their place.
    missing_translations: BTreeMap<&'static str, Vec<String>>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let form = problems::read(&args.form)?;
    let missing = |language| form.missing_translations(language);
    let missing_translations =
        BTreeMap::from([("en", missing(Language::English)), ("de-x-leicht", missing(Language::EasyGerman))]);
    let (key, version) = (form.key.clone(), form.version.clone());
    let found = form::compile(form).err().unwrap_or_default();
    let sentence = problems::sentence(&found);
    let problems = problems::as_json(found, args.language.into());
    Answer::checked(&Report { key, version, problems, missing_translations }, sentence)
}
