//! `gangway paper verify FILE`.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use documents::{Intactness, NotJudged, SealFound, SealKind, Trust, TrustedIssuers};
use jiff::Timestamp;
use locale::Language;
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::language::language,
    input,
};

/// Most bytes of a file; the check itself refuses more.
const FILE_BYTES_MAX: usize = 64 << 20;
/// Most bytes of trusted certificates.
const CHAIN_BYTES_MAX: usize = 1 << 20;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The PDF.
    file: PathBuf,
    /// The language of the verdict.
    #[arg(long, value_parser = language(), default_value = Language::German.tag())]
    language: Language,
    /// Issuers whom you trust, as PEM blocks «CERTIFICATE». Without them trust is not judged.
    #[arg(long, value_name = "CHAIN.pem")]
    trust: Option<PathBuf>,
}

/// What `paper verify` answers.
#[derive(Debug, Serialize)]
struct Report {
    /// Sealed, unchanged, and nothing speaks against it. Trust in the issuer counts only with `--trust`.
    sound: bool,
    verdict: String,
    changed_after_sealing: bool,
    /// `unread`: something looks like a seal and cannot be read; `added`: something came after a seal, which another
    /// seal covers or which is data for checking.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_judged: Option<&'static str>,
    seals: Vec<SealJson>,
}

#[derive(Debug, Serialize)]
struct SealJson {
    signer: String,
    time: Option<Timestamp>,
    reason: Option<String>,
    intact: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    covers_whole_file: bool,
    /// `qualified`, `plain` or `demonstration`; none if the certificate cannot be read.
    kind: Option<&'static str>,
    certificate_valid_then: bool,
    /// `not_judged` without `--trust`, else `trusted` or `untrusted`.
    trust: &'static str,
    chain: Vec<String>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let bytes = input::file(&args.file, FILE_BYTES_MAX)?;
    let trusted = args.trust.as_deref().map(issuers).transpose()?;
    let verdict = documents::verify(&bytes, trusted.as_ref())
        .map_err(|error| Failure::Input(format!("{}: {error}", args.file.display())))?;
    let sound = verdict.is_sound();
    let told = (!sound).then(|| verdict.sentence(Language::English));
    let report = Report {
        sound,
        verdict: verdict.sentence(args.language),
        changed_after_sealing: verdict.changed_after_sealing,
        not_judged: verdict.not_judged.map(|what| match what {
            NotJudged::Unread => "unread",
            NotJudged::Added => "added",
        }),
        seals: verdict.seals.into_iter().map(SealJson::from).collect(),
    };
    Answer::checked(&report, told)
}

fn issuers(path: &Path) -> Result<TrustedIssuers, Failure> {
    let bytes = input::file(path, CHAIN_BYTES_MAX)?;
    TrustedIssuers::from_pem(&String::from_utf8_lossy(&bytes))
        .map_err(|error| Failure::Input(format!("{}: {error}", path.display())))
}

impl From<SealFound> for SealJson {
    fn from(seal: SealFound) -> Self {
        let (intact, why) = match seal.intact {
            Intactness::Intact => ("yes", None),
            Intactness::Changed(why) => ("no", Some(why)),
            Intactness::Unknown(why) => ("unknown", Some(why)),
        };
        Self {
            signer: seal.signer,
            time: seal.time,
            reason: seal.reason,
            intact,
            why,
            covers_whole_file: seal.covers_whole_file,
            kind: seal.kind.map(|kind| match kind {
                SealKind::Qualified => "qualified",
                SealKind::Plain => "plain",
                SealKind::Demonstration => "demonstration",
            }),
            certificate_valid_then: seal.certificate_valid_then,
            trust: match seal.trust {
                Trust::NotJudged => "not_judged",
                Trust::Trusted => "trusted",
                Trust::Untrusted => "untrusted",
            },
            chain: seal.chain,
        }
    }
}
