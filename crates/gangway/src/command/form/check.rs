//! `gangway form check FORM`.

use std::{collections::BTreeMap, path::PathBuf};

use clap::Args as ClapArgs;
use form::format::Translation;
use locale::Language;
use serde::Serialize;

use super::problems::{self, ProblemJson};
use crate::{
    answer::{Answer, Failure},
    command::language::language,
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The form, `gangway-form/1`.
    form: PathBuf,
    /// The language of the messages.
    #[arg(long, value_parser = language(), default_value = Language::German.tag())]
    language: Language,
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
    let missing = |translation: Translation| (translation.tag(), form.missing_translations(translation));
    let missing_translations = BTreeMap::from(Translation::ALL.map(missing));
    let (key, version) = (form.key.clone(), form.version.clone());
    let found = form::compile_completable(form).err().unwrap_or_default();
    let sentence = problems::sentence(&found);
    let problems = problems::as_json(found, args.language);
    Answer::checked(&Report { key, version, problems, missing_translations }, sentence)
}
