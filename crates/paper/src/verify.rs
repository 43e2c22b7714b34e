//! What the seals of a PDF say, and whether the file is still what was sealed.
//!
//! The check reads bytes, not objects: a seal covers ranges of bytes, and whatever a hostile file says about its own
//! structure cannot move them. It refuses to judge trust: no list of trusted issuers is consulted, the certificate's
//! own words are reported. It judges ECDSA on P-256 with SHA-256; of other seals it says that it does not.

mod dictionary;
mod scan;
mod signature;

use app::letters::Language;
use jiff::Timestamp;

use crate::{seal::SealKind, words::Pick as _};

/// Files above this size are refused.
const BYTES_MAX: usize = 64 << 20;
/// Files with more seals are refused.
const SEALS_MAX: usize = 16;

/// What the seals of a file say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The seals in the order of the file.
    pub seals: Vec<SealFound>,
    /// Whether bytes were added after the last seal, or a seal is so damaged that it cannot be read.
    pub changed_after_sealing: bool,
}

/// One seal of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealFound {
    /// Who sealed: the organisation in the certificate, else its common name; empty if unreadable.
    pub signer: String,
    /// The time that the seal states; the signer's clock vouches for it, nobody else.
    pub time: Option<Timestamp>,
    /// The reason that the seal states.
    pub reason: Option<String>,
    /// Whether the seal covers every byte of the file.
    pub covers_whole_file: bool,
    /// Whether the covered bytes are what was sealed.
    pub intact: Intactness,
    /// What kind of seal the certificate makes; none if it cannot be read.
    pub kind: Option<SealKind>,
    /// Whether the stated time lies within the validity of the certificate.
    pub certificate_valid_then: bool,
    /// The subjects of the certificates in the seal, the sealing one first.
    pub chain: Vec<String>,
}

/// Whether the covered bytes are what was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intactness {
    /// They are.
    Intact,
    /// They are not, or the seal itself was changed; the text says in English what does not fit.
    Changed(&'static str),
    /// The seal uses something that this check does not know.
    Unknown(&'static str),
}

/// Why a file cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// It does not begin like a PDF.
    #[error("the file is not a PDF")]
    NotPdf,
    /// It has more than 64 MiB.
    #[error("the file is larger than 64 MiB")]
    TooLarge,
    /// It has more than 16 seals.
    #[error("the file claims to have more than 16 seals")]
    TooManySeals,
}

/// Checks every seal of a PDF. Any bytes are welcome; none of them makes it panic or run away.
///
/// # Errors
///
/// [`VerifyError`] for what is no PDF or beyond the bounds. A missing or broken seal is a [`Verdict`], no error.
pub fn verify(file: &[u8]) -> Result<Verdict, VerifyError> {
    if file.len() > BYTES_MAX {
        return Err(VerifyError::TooLarge);
    }
    if !file.starts_with(b"%PDF-") {
        return Err(VerifyError::NotPdf);
    }
    // Counted before any is read: looking at one costs more than finding it.
    let claimed = scan::claimed_seals(file, SEALS_MAX + 1);
    if claimed > SEALS_MAX {
        return Err(VerifyError::TooManySeals);
    }
    let seals: Vec<SealFound> =
        scan::places(file).iter().map(|place| signature::judge(file, place)).collect();
    let whole = seals.last().is_none_or(|last| last.covers_whole_file);
    Ok(Verdict { changed_after_sealing: !whole || claimed > seals.len(), seals })
}

impl Verdict {
    /// Whether the file has a seal and nothing at all speaks against it (trust apart).
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let sound = |seal: &SealFound| seal.intact == Intactness::Intact && seal.certificate_valid_then;
        !self.seals.is_empty() && !self.changed_after_sealing && self.seals.iter().all(sound)
    }

    /// The verdict in one sentence for people.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let Some(last) = self.seals.last().filter(|_| !self.is_broken()) else {
            let (german, english) = if self.seals.is_empty() && !self.changed_after_sealing {
                ("Diese Datei trägt kein Siegel.", "This file bears no seal.")
            } else {
                (
                    "Diese Datei ist verändert worden, oder ihr Siegel ist beschädigt.",
                    "This file was changed, or its seal is damaged.",
                )
            };
            return language.pick(german, english).to_owned();
        };
        if matches!(last.intact, Intactness::Unknown(_)) {
            let german = "Diese Datei trägt ein Siegel, dessen Verfahren Gangway nicht prüfen kann.";
            return language.pick(german, "This file bears a seal that Gangway cannot check.").to_owned();
        }
        sound_sentence(last, language)
    }

    fn is_broken(&self) -> bool {
        let broken =
            |seal: &SealFound| matches!(seal.intact, Intactness::Changed(_)) || !seal.certificate_valid_then;
        self.changed_after_sealing || self.seals.iter().any(broken)
    }
}

fn sound_sentence(seal: &SealFound, language: Language) -> String {
    let owner = &seal.signer;
    let (kind_de, kind_en) = match seal.kind {
        Some(SealKind::Demonstration) => ("ein Vorführsiegel, nur zur Demonstration", "a demonstration seal"),
        Some(SealKind::Qualified) => {
            ("ein qualifiziertes elektronisches Siegel", "a qualified electronic seal")
        }
        Some(SealKind::Plain) | None => ("ein elektronisches Siegel", "an electronic seal"),
    };
    match language {
        Language::De => format!("Diese Datei ist unverändert und trägt {kind_de} ({owner})."),
        Language::En => format!("This file is unchanged and bears {kind_en} ({owner})."),
    }
}
