//! `gangway paper verify FILE`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use jiff::Timestamp;
use paper::{Intactness, SealFound, SealKind};
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::language::Language,
    input,
};

/// Most bytes of a file; the check itself refuses more.
const FILE_BYTES_MAX: usize = 64 << 20;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The PDF.
    file: PathBuf,
    /// The language of the verdict.
    #[arg(long, value_enum, default_value_t)]
    language: Language,
}

/// What `paper verify` answers.
#[derive(Debug, Serialize)]
struct Report {
    /// Sealed, unchanged, and nothing speaks against it. Trust in the issuer is not judged.
    sound: bool,
    verdict: String,
    changed_after_sealing: bool,
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
    chain: Vec<String>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let bytes = input::file(&args.file, FILE_BYTES_MAX)?;
    let verdict =
        paper::verify(&bytes).map_err(|error| Failure::Input(format!("{}: {error}", args.file.display())))?;
    let sound = verdict.is_sound();
    let told = (!sound).then(|| verdict.sentence(app::letters::Language::En));
    let report = Report {
        sound,
        verdict: verdict.sentence(match args.language {
            Language::De => app::letters::Language::De,
            Language::En => app::letters::Language::En,
        }),
        changed_after_sealing: verdict.changed_after_sealing,
        seals: verdict.seals.into_iter().map(SealJson::from).collect(),
    };
    Answer::checked(&report, told)
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
            chain: seal.chain,
        }
    }
}
