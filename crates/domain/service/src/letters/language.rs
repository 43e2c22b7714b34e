//! The language of a letter.

/// The language of a letter's fixed words, date and hyphenation.
///
/// German is the language of the procedure; English is a help for reading.
/// Legal source: § 23 (1) VwVfG (the official language is German).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// German.
    De,
    /// English.
    En,
}

impl Language {
    /// The code of ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }
}
