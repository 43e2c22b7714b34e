//! In which language a command speaks of what it found.

use clap::ValueEnum;

/// German or English.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

impl From<Language> for form::format::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::De => Self::German,
            Language::En => Self::English,
        }
    }
}
