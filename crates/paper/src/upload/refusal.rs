//! Why a paper is not taken, and what to do instead.

use super::FileKind;
use crate::words::Language;

/// Why a paper is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UploadRefused {
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// It is too large.
    #[error("the file is larger than {bytes_max} bytes")]
    TooLarge {
        /// The largest size in bytes.
        bytes_max: u64,
    },
    /// Its content is of no kind that is asked for.
    #[error("the content of the file is of no kind that is asked for")]
    NotAllowed {
        /// The kinds that are asked for.
        allowed: Vec<FileKind>,
    },
    /// It ends too early.
    #[error("the file is cut off")]
    Incomplete,
    /// It is locked by a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// It carries macros.
    #[error("the file carries macros")]
    Macros,
}

impl UploadRefused {
    /// What the resident reads: what is wrong and what to do.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match (self, language) {
            (Self::Empty, Language::De) => {
                "Diese Datei ist leer. Bitte prüfen Sie sie und wählen Sie sie noch einmal aus.".into()
            }
            (Self::Empty, Language::En) => "This file is empty. Please check it and choose it again.".into(),
            (Self::TooLarge { bytes_max }, Language::De) => format!(
                "Diese Datei ist zu groß. Erlaubt sind höchstens {}. Ein Foto wird kleiner, wenn Sie es in mittlerer \
                 Größe speichern.",
                size(*bytes_max, language)
            ),
            (Self::TooLarge { bytes_max }, Language::En) => format!(
                "This file is too large. At most {} are allowed. A photo gets smaller if you save it in medium size.",
                size(*bytes_max, language)
            ),
            (Self::NotAllowed { allowed }, Language::De) => {
                format!("Diese Art von Datei können wir nicht annehmen. Möglich sind: {}.", names(allowed, language))
            }
            (Self::NotAllowed { allowed }, Language::En) => {
                format!("We cannot take this kind of file. Possible are: {}.", names(allowed, language))
            }
            (Self::Incomplete, Language::De) => {
                "Diese Datei ist unvollständig oder beschädigt. Bitte speichern Sie sie neu und versuchen Sie es noch \
                 einmal."
                    .into()
            }
            (Self::Incomplete, Language::En) => {
                "This file is incomplete or damaged. Please save it again and try once more.".into()
            }
            (Self::Encrypted, Language::De) => {
                "Diese PDF-Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort.".into()
            }
            (Self::Encrypted, Language::En) => {
                "This PDF file is protected by a password. Please save it without one.".into()
            }
            (Self::Macros, Language::De) => {
                "Diese Datei enthält Makros. Bitte speichern Sie sie ohne Makros oder als PDF.".into()
            }
            (Self::Macros, Language::En) => {
                "This file contains macros. Please save it without them, or as a PDF.".into()
            }
        }
    }
}

/// A size as people read it, rounded down so that nobody tries in vain.
fn size(bytes: u64, language: Language) -> String {
    const MEGABYTE: u64 = 1_000_000;
    if bytes >= MEGABYTE {
        let tenths = bytes / (MEGABYTE / 10);
        let (whole, tenth) = (tenths / 10, tenths % 10);
        let comma = language.pick(",", ".");
        return if tenth == 0 { format!("{whole} MB") } else { format!("{whole}{comma}{tenth} MB") };
    }
    format!("{} kB", (bytes / 1_000).max(1))
}

fn names(kinds: &[FileKind], language: Language) -> String {
    kinds.iter().map(|kind| kind.label(language)).collect::<Vec<_>>().join(", ")
}
