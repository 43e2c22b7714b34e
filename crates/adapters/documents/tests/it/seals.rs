//! Seals, judged by ourselves and by two other programs.

use std::{fmt::Write as _, fs, path::Path, process::Command};

use documents::{
    Intactness, SealError, SealRequest, SealRing, Sealer, Trust, TrustedIssuers, VerifyError, demo_identity,
    verify,
};
use ids::{TownId, Uuid};
use jiff::Timestamp;
use kernel::ports::{SealError as PortError, Sealer as _};
use locale::Language;
use lopdf::{Document, IncrementalDocument, Stream};
use service::letters::{Content, SealNote};

use crate::{samples, tools};

pub(crate) fn moment() -> Timestamp {
    "2026-11-16T09:11:00Z".parse().unwrap()
}

pub(crate) fn sealer() -> Sealer {
    let identity = demo_identity(&[7; 32], "2026-11-01T00:00:00Z".parse().unwrap()).unwrap();
    Sealer::from_pem(&identity.key_pem, &identity.chain_pem).unwrap()
}

pub(crate) fn sealed() -> Vec<u8> {
    let request = SealRequest { reason: "Bescheid vom 16. November 2026 – ß".into(), time: moment() };
    sealer().seal(&samples::print(&samples::decision()).bytes, &request).unwrap()
}

/// The same letter with one digit of the text's stream changed.
fn changed(file: &[u8]) -> Vec<u8> {
    let mut bytes = file.to_vec();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    bytes
}

#[test]
fn the_letter_stays_and_the_seal_is_appended() {
    let letter = samples::print(&samples::decision()).bytes;
    let file = sealed();
    assert!(file.starts_with(&letter));
    assert_eq!(file, sealed());
    let verdict = verify(&file, None).unwrap();
    assert!(verdict.is_sound());
    insta::assert_debug_snapshot!("verdict", verdict);
    assert_eq!(
        verdict.sentence(Language::German),
        "Diese Datei ist seit dem Siegeln unverändert. Nach den Angaben des Zertifikats trägt sie ein Vorführsiegel, nur \
         zur Demonstration: Gangway Vorführsiegel. Ob es vertrauenswürdig ist, prüft Gangway nicht."
    );
}

#[test]
fn a_demo_seal_never_calls_itself_qualified() {
    let sealer = sealer();
    assert!(!sealer.info().is_qualified());
    assert_eq!(sealer.info().note(None), SealNote::Demonstration);
}

#[test]
fn a_changed_byte_is_noticed_wherever_it_is() {
    let file = sealed();
    let letter = samples::print(&samples::decision()).bytes.len();
    // Every 23rd byte of the seal, so that both digits of its bytes come up, and some of the letter.
    let positions = (0..letter).step_by(1_999).chain((letter..file.len()).step_by(23));
    for position in positions {
        let mut bytes = file.clone();
        bytes[position] ^= 1;
        let sound = verify(&bytes, None).is_ok_and(|verdict| verdict.is_sound());
        assert!(!sound, "byte {position} of {}, letter {letter}", file.len());
    }
}

#[test]
fn added_and_missing_bytes_are_noticed() {
    let file = sealed();
    let longer = [file.as_slice(), b"\n% more"].concat();
    let verdict = verify(&longer, None).unwrap();
    assert!(verdict.changed_after_sealing && !verdict.is_sound());
    assert_eq!(verdict.seals[0].intact, Intactness::Intact);
    assert_eq!(
        verdict.sentence(Language::German),
        "Diese Datei ist nach dem Siegeln verändert worden: Es wurde etwas hinzugefügt, das das Siegel nicht deckt."
    );
    for length in (0..file.len()).step_by(1_009) {
        assert!(!verify(&file[..length], None).is_ok_and(|verdict| verdict.is_sound()), "{length}");
    }
}

/// A sealed file with an update that paints over the first page.
pub(crate) fn painted_over(file: &[u8]) -> Vec<u8> {
    let base = Document::load_mem(file).unwrap();
    let page = base.page_iter().next().unwrap();
    let mut update = IncrementalDocument::create_from(file.to_vec(), base);
    update.opt_clone_object_to_new_document(page).unwrap();
    let paint = Stream::new(lopdf::Dictionary::new(), b"q 1 0 0 rg 80 380 430 90 re f Q".to_vec());
    let paint = update.new_document.add_object(paint);
    let page = update.new_document.get_object_mut(page).unwrap().as_dict_mut().unwrap();
    let contents = page.get(b"Contents").unwrap().clone();
    page.set("Contents", vec![contents, paint.into()]);
    let mut bytes = Vec::new();
    update.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn an_update_that_paints_over_a_sealed_page_is_a_change_whoever_signs_it() {
    let painted = painted_over(&sealed());
    assert!(!verify(&painted, None).unwrap().is_sound());
    // A signature of somebody else lies loosely behind and covers everything; no field names it.
    let loose = |head: usize, rest: usize| {
        format!(
            "\n900 0 obj\n<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 {head:010} {:010} {rest:010}]\
             /M(D:20261116091200Z)/Contents<00>>>\nendobj\n%%EOF\n",
            head + 4
        )
    };
    let head = painted.len() + loose(0, 0).find("<00>").unwrap();
    let rest = painted.len() + loose(0, 0).len() - head - 4;
    let file = [painted.as_slice(), loose(head, rest).as_bytes()].concat();
    let verdict = verify(&file, None).unwrap();
    assert_eq!(verdict.seals.len(), 2);
    assert!(verdict.seals[1].covers_whole_file && !verdict.is_sound());
    assert_eq!(
        verdict.seals[1].intact,
        Intactness::Changed("no signature field of the document names this signature")
    );
    assert!(!verdict.sentence(Language::German).contains("unverändert"));
}

#[test]
fn trust_is_judged_only_by_issuers_that_a_reader_brings_along() {
    let file = sealed();
    let root = |seed: u8| {
        let identity = demo_identity(&[seed; 32], "2026-11-01T00:00:00Z".parse().unwrap()).unwrap();
        let root =
            identity.chain_pem.split_inclusive("-----END CERTIFICATE-----\n").nth(1).unwrap().to_owned();
        TrustedIssuers::from_pem(&root).unwrap()
    };
    let trust = |trusted: Option<&TrustedIssuers>| {
        let verdict = verify(&file, trusted).unwrap();
        (verdict.seals[0].trust, verdict.is_sound())
    };
    assert_eq!(trust(None), (Trust::NotJudged, true));
    assert_eq!(trust(Some(&root(7))), (Trust::Trusted, true));
    assert_eq!(trust(Some(&root(8))), (Trust::Untrusted, false));
    assert!(TrustedIssuers::from_pem("nothing").is_err());
}

#[test]
fn a_letter_without_a_seal_says_so() {
    let verdict = verify(&samples::print(&samples::cover()).bytes, None).unwrap();
    assert_eq!(verdict.sentence(Language::German), "Diese Datei trägt kein Siegel.");
    assert!(!verdict.is_sound());
    assert_eq!(verify(b"hello", None).unwrap_err().to_string(), "the file is not a PDF");
}

#[test]
fn words_that_look_like_a_seal_are_only_words() {
    let words = "/ByteRange[0 1 2 3]/Contents<00>ETSI.CAdES.detached".repeat(20);
    let mut letter = samples::receipt();
    letter.salutation.clone_from(&words);
    if let Content::Receipt(receipt) = &mut letter.content {
        receipt.answers_json.clone_from(&words);
    }
    let request = SealRequest { reason: words.clone(), time: moment() };
    let file = sealer().seal(&samples::print(&letter).bytes, &request).unwrap();
    assert!(verify(&file, None).unwrap().is_sound());
    let claims = [b"%PDF-1.7\n".as_slice(), words.as_bytes()].concat();
    assert_eq!(verify(&claims, None), Err(VerifyError::TooManySeals));
}

#[test]
fn a_foreign_certificate_cannot_be_put_in() {
    let other = demo_identity(&[8; 32], moment()).unwrap();
    let own = demo_identity(&[7; 32], moment()).unwrap();
    assert!(matches!(Sealer::from_pem(&own.key_pem, &other.chain_pem), Err(SealError::Mismatch)));
    assert!(matches!(Sealer::from_pem(&own.chain_pem, &own.chain_pem), Err(SealError::Key)));
    assert!(matches!(Sealer::from_pem(&own.key_pem, "nothing"), Err(SealError::Certificates)));
    let own_leaf = own.chain_pem.split_inclusive("-----END CERTIFICATE-----\n").next().unwrap();
    let wrong_chain = format!("{own_leaf}{}", other.chain_pem);
    assert!(matches!(Sealer::from_pem(&own.key_pem, &wrong_chain), Err(SealError::Chain)));
}

#[test]
fn no_seal_twice_and_none_outside_the_certificate() {
    let request = SealRequest { reason: "x".into(), time: moment() };
    assert!(matches!(sealer().seal(&sealed(), &request), Err(SealError::AlreadySealed)));
    let early = SealRequest { time: "2020-01-01T00:00:00Z".parse().unwrap(), ..request.clone() };
    assert!(matches!(
        sealer().seal(&samples::print(&samples::cover()).bytes, &early),
        Err(SealError::NotValidThen)
    ));
    assert!(matches!(sealer().seal(b"no pdf", &request), Err(SealError::Pdf(_))));
}

#[tokio::test]
async fn each_town_has_its_own_seal_or_none() {
    let (town, other) = (TownId::from_uuid(Uuid::from_u128(1)), TownId::from_uuid(Uuid::from_u128(2)));
    let ring = SealRing::default();
    ring.set(town, sealer(), None).await;
    let letter = samples::print(&samples::cover()).bytes;
    assert!(verify(&ring.seal(town, &letter, moment()).await.unwrap(), None).unwrap().is_sound());
    assert_eq!(ring.note(town).await.unwrap(), SealNote::Demonstration);
    assert!(matches!(ring.seal(other, &letter, moment()).await, Err(PortError::NoSeal)));
    let early = "2020-01-01T00:00:00Z".parse().unwrap();
    assert!(matches!(ring.seal(town, &letter, early).await, Err(PortError::Unusable(_))));
}

/// Writes the sealed letter, a changed one, and the root certificate into a folder.
fn spread(folder: &Path) {
    let file = sealed();
    fs::write(folder.join("sealed.pdf"), &file).unwrap();
    fs::write(folder.join("changed.pdf"), changed(&file)).unwrap();
    fs::write(tools::document_scope("sealed.pdf"), &file).unwrap();
    let identity = demo_identity(&[7; 32], "2026-11-01T00:00:00Z".parse().unwrap()).unwrap();
    let root = identity.chain_pem.split_inclusive("-----END CERTIFICATE-----\n").nth(1).unwrap();
    fs::write(folder.join("root.pem"), root).unwrap();
}

#[test]
fn pyhanko_judges_it_valid_and_reports_a_changed_byte() {
    let Some(pyhanko) = tools::python("pyhanko") else { return };
    let folder = tempfile::tempdir().unwrap();
    spread(folder.path());
    let judge = |name: &str| {
        let mut command = Command::new(&pyhanko);
        command.current_dir(folder.path()).args([
            "sign",
            "validate",
            "--pretty-print",
            "--trust",
            "root.pem",
            name,
        ]);
        tools::run(&mut command)
    };
    let (valid, text) = judge("sealed.pdf");
    assert!(
        valid && text.contains("The signature is judged VALID") && text.contains("covers the entire file"),
        "{text}"
    );
    let (valid, text) = judge("changed.pdf");
    assert!(!valid || text.contains("INVALID"), "{text}");
}

#[test]
fn pdfsig_judges_it_valid_and_reports_a_changed_byte() {
    let (Some(pdfsig), Some(certutil)) = (tools::program("pdfsig"), tools::program("certutil")) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    spread(folder.path());
    let store = format!("sql:{}", folder.path().display());
    let certutil = |arguments: &[&str]| {
        let (done, text) = tools::run(Command::new(&certutil).args(["-d", &store]).args(arguments));
        assert!(done, "{text}");
    };
    certutil(&["-N", "--empty-password"]);
    let root = folder.path().join("root.pem");
    certutil(&["-A", "-n", "root", "-t", "C,C,C", "-a", "-i", root.to_str().unwrap()]);
    let mut report = String::new();
    for name in ["sealed.pdf", "changed.pdf"] {
        let mut command = Command::new(&pdfsig);
        let (_, text) = tools::run(command.args(["-nssdir", &store]).arg(folder.path().join(name)));
        let lines = text
            .lines()
            .filter(|line| line.contains("alid") || line.contains("Total") || line.contains("Trust"));
        let _ = writeln!(report, "{name}\n{}", lines.collect::<Vec<_>>().join("\n"));
    }
    insta::assert_snapshot!("pdfsig", report);
}
