//! What the seals of a PDF say, and whether the file is still what was sealed.
//!
//! The check reads bytes first: a seal covers ranges of bytes, and whatever a hostile file says about its own
//! structure cannot move them. Of the structure it believes one thing: bytes are a seal only if a signature field of
//! the last revision names them. A seal must cover the whole file: what was added later may paint over the page, and
//! no addition is taken for harmless, not even a second seal.
//!
//! It refuses to judge trust on its own: no list of trusted issuers is consulted, the certificate's own words are
//! reported as such; a reader may bring issuers along. «Changed» is said only of what was computed and does not fit;
//! a seal of another method, an unusual structure and an addition that a later seal covers are not judged.

mod additions;
mod cms;
mod dictionary;
mod fields;
mod scan;
mod signature;
mod trust;

use fields::Structure;
use jiff::Timestamp;
use locale::Language;

use crate::seal::SealKind;

pub use trust::{Trust, TrustedIssuers};

/// Files above this size are refused.
const BYTES_MAX: usize = 64 << 20;
/// Files with more seals are refused.
const SEALS_MAX: usize = 16;

/// What the seals of a file say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The seals in the order of the file.
    pub seals: Vec<SealFound>,
    /// Whether bytes were added that no seal covers.
    pub changed_after_sealing: bool,
    /// What is not judged besides the seals that cannot be checked.
    pub not_judged: Option<NotJudged>,
}

/// What of a file is not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotJudged {
    /// Something looks like a seal and cannot be read.
    Unread,
    /// Something was added after a seal: another seal covers it, it is data for checking seals, or the seal itself
    /// cannot be checked.
    Added,
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
    /// Whether the certificate comes from an issuer whom the reader trusts.
    pub trust: Trust,
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
/// With issuers whom the reader trusts, a seal is sound only if its certificate comes from one of them.
///
/// # Errors
///
/// [`VerifyError`] for what is no PDF or beyond the bounds. A missing or broken seal is a [`Verdict`], no error.
pub fn verify(file: &[u8], trusted: Option<&TrustedIssuers>) -> Result<Verdict, VerifyError> {
    if file.len() > BYTES_MAX {
        return Err(VerifyError::TooLarge);
    }
    if !file.starts_with(b"%PDF-") {
        return Err(VerifyError::NotPdf);
    }
    // Counted before any is read: looking at one costs more than finding it.
    if scan::claimed_seals(file, SEALS_MAX + 1) > SEALS_MAX {
        return Err(VerifyError::TooManySeals);
    }
    let found = scan::places(file);
    let structure = Structure::read(file, &found);
    let structure = structure.as_ref();
    let gives_rights = |place: &scan::Place| structure.is_some_and(|known| known.is_usage_right(file, place));
    let (rights, places): (Vec<_>, Vec<_>) = found.into_iter().partition(gives_rights);
    let seals: Vec<SealFound> =
        places.iter().map(|place| signature::judge(file, place, structure, trusted)).collect();
    let added = added(file, &places, &seals);
    // The mere name of a kind of signature is none: forms say which kinds they would take.
    let hidden = scan::claimed_ranges(file, SEALS_MAX + 1) > rights.len() + places.len();
    let unknown =
        structure.is_none_or(|known| !known.names_all_its_seals()) && scan::claimed_seals(file, 1) > 0;
    let not_judged = if added == Addition::Covered {
        Some(NotJudged::Added)
    } else {
        (hidden || unknown).then_some(NotJudged::Unread)
    };
    Ok(Verdict { changed_after_sealing: added == Addition::Uncovered, not_judged, seals })
}

/// What stands behind the end of a seal.
#[derive(PartialEq, Eq)]
enum Addition {
    None,
    Covered,
    Uncovered,
}

/// Behind a seal that cannot be read it is not known whether anything was added.
fn added(file: &[u8], places: &[scan::Place], seals: &[SealFound]) -> Addition {
    let partial = || seals.iter().filter(|seal| !seal.covers_whole_file);
    if partial().next().is_none() {
        return Addition::None;
    }
    let unchanged =
        places.iter().zip(seals).filter(|(_, seal)| !matches!(seal.intact, Intactness::Changed(_)));
    let end = unchanged.map(|(place, _)| place.end).max().unwrap_or_default();
    let is_covered = end == file.len() || (end > 0 && additions::are_validation_data(file, end));
    let is_known = partial().any(|seal| !matches!(seal.intact, Intactness::Unknown(_)));
    if is_covered || !is_known { Addition::Covered } else { Addition::Uncovered }
}

impl Verdict {
    /// Whether the file has a seal and nothing at all speaks against it; trust counts only where it was judged.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let sound = |seal: &SealFound| {
            seal.intact == Intactness::Intact && seal.certificate_valid_then && seal.trust != Trust::Untrusted
        };
        let is_judged = !self.seals.is_empty() && !self.changed_after_sealing && self.not_judged.is_none();
        is_judged && self.seals.iter().all(sound)
    }

    /// The verdict in a sentence or two for people: the worst that is known, otherwise who sealed.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        if let Some((german, english)) = self.objection() {
            return language.pick(german, english).to_owned();
        }
        // A sound file has one seal: a second one would lie after the bytes that the first covers.
        self.seals.first().map(|seal| sound_sentence(seal, language)).unwrap_or_default()
    }

    /// What speaks against the file, in German and in English.
    fn objection(&self) -> Option<(&'static str, &'static str)> {
        let any = |holds: fn(&SealFound) -> bool| self.seals.iter().any(holds);
        if self.seals.is_empty() && self.not_judged.is_none() {
            Some(("Diese Datei trägt kein Siegel.", "This file bears no seal."))
        } else if any(|seal| matches!(seal.intact, Intactness::Changed(_))) {
            Some((
                "Diese Datei ist verändert worden, oder ihr Siegel ist beschädigt.",
                "This file was changed, or its seal is damaged.",
            ))
        } else if self.changed_after_sealing {
            Some((
                "Diese Datei ist nach dem Siegeln verändert worden: Es wurde etwas hinzugefügt, das das Siegel nicht deckt.",
                "This file was changed after it was sealed: something was added that the seal does not cover.",
            ))
        } else if self.not_judged == Some(NotJudged::Added) {
            Some((
                "Nicht beurteilt: Nach einem Siegel kam in diese Datei noch etwas hinzu, etwa ein weiteres Siegel. Ob die Seiten noch dieselben sind, prüft Gangway nicht.",
                "Not judged: after a seal something was added to this file, such as another seal. Gangway does not check whether the pages are still the same.",
            ))
        } else if self.not_judged.is_some() || any(|seal| matches!(seal.intact, Intactness::Unknown(_))) {
            Some((
                "Nicht beurteilt: Diese Datei trägt ein Siegel, dessen Verfahren Gangway nicht prüfen kann.",
                "Not judged: this file bears a seal whose method Gangway cannot check.",
            ))
        } else if any(|seal| seal.time.is_none()) {
            Some((
                "Diese Datei ist unverändert. Ihr Siegel nennt aber keine Zeit; ob das Zertifikat damals galt, lässt sich nicht sagen.",
                "This file is unchanged. But its seal states no time; whether the certificate was valid then cannot be told.",
            ))
        } else if any(|seal| !seal.certificate_valid_then) {
            Some((
                "Diese Datei ist unverändert. Als sie gesiegelt wurde, galt das Zertifikat aber nicht.",
                "This file is unchanged. But the certificate was not valid when it was sealed.",
            ))
        } else if any(|seal| seal.trust == Trust::Untrusted) {
            Some((
                "Diese Datei ist unverändert. Ihr Zertifikat stammt aber von keinem Aussteller, dem Sie vertrauen.",
                "This file is unchanged. But its certificate comes from no issuer that you trust.",
            ))
        } else {
            None
        }
    }
}

/// The certificate's words stay its words: anybody can write «qualified» into a certificate of their own.
fn sound_sentence(seal: &SealFound, language: Language) -> String {
    let owner = &seal.signer;
    let (kind_de, kind_en) = match seal.kind {
        Some(SealKind::Demonstration) => {
            ("ein Vorführsiegel, nur zur Demonstration", "a demonstration seal without legal effect")
        }
        Some(SealKind::Qualified) => {
            ("ein qualifiziertes elektronisches Siegel", "a qualified electronic seal")
        }
        Some(SealKind::Plain) | None => ("ein elektronisches Siegel", "an electronic seal"),
    };
    let trust = match seal.trust {
        Trust::Trusted => language.pick(
            "Es stammt von einem Aussteller, dem Sie vertrauen.",
            "It comes from an issuer that you trust.",
        ),
        Trust::NotJudged | Trust::Untrusted => language.pick(
            "Ob es vertrauenswürdig ist, prüft Gangway nicht.",
            "Gangway does not check whether it can be trusted.",
        ),
    };
    match language {
        Language::German => format!(
            "Diese Datei ist seit dem Siegeln unverändert. Nach den Angaben des Zertifikats trägt sie {kind_de}: {owner}. {trust}"
        ),
        Language::English => format!(
            "This file is unchanged since it was sealed. By the certificate’s own words it bears {kind_en}: {owner}. {trust}"
        ),
    }
}
