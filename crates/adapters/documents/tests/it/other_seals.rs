//! Seals that others make: what is understood is judged, what is not is «nicht beurteilt» and accuses nobody.

use std::{fs, process::Command};

use documents::{Intactness, NotJudged, SealRequest, Verdict, verify};
use locale::Language;
use lopdf::{Document, IncrementalDocument, Object, ObjectId, dictionary};

use crate::{
    samples,
    seals::{moment, painted_over, sealed, sealer},
    tools,
};

/// The files that the script makes of a sealed letter: name and bytes.
fn signed_by_others() -> Option<Vec<(String, Vec<u8>)>> {
    let python = tools::python("python3")?;
    let folder = tempfile::tempdir().unwrap();
    let letter = folder.path().join("letter");
    fs::write(&letter, sealed()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/other_seals.py");
    let (made, told) = tools::run(Command::new(python).arg(script).arg(&letter).arg(folder.path()));
    assert!(made, "{told}");
    fs::remove_file(letter).unwrap();
    let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap());
    Some(
        files
            .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
            .collect(),
    )
}

fn accuses(verdict: &Verdict) -> bool {
    let changed = |seal: &documents::SealFound| matches!(seal.intact, Intactness::Changed(_));
    let told = verdict.sentence(Language::German);
    verdict.changed_after_sealing
        || verdict.seals.iter().any(changed)
        || ["verändert worden", "beschädigt"].iter().any(|word| told.contains(word))
}

#[test]
fn known_methods_are_judged_and_unknown_ones_accuse_nobody() {
    let Some(files) = signed_by_others() else { return };
    assert!(files.len() > 35);
    for (name, file) in files {
        let verdict = verify(&file, None).unwrap();
        if name.starts_with("known") {
            assert!(verdict.is_sound(), "{name}: {verdict:?}");
            assert_eq!(verdict.seals[0].signer, "Anderes Amt", "{name}");
            let mut changed = file.clone();
            changed[1_000] ^= 1;
            assert!(accuses(&verify(&changed, None).unwrap()), "{name}");
        } else {
            assert!(!accuses(&verdict) && !verdict.is_sound(), "{name}: {verdict:?}");
            assert!(matches!(verdict.seals[0].intact, Intactness::Unknown(_)), "{name}: {verdict:?}");
            let told = verdict.sentence(Language::German);
            assert!(told.starts_with("Nicht beurteilt"), "{name}: {told}");
        }
    }
}

/// The file with other words in the place of some, equally long.
fn replaced(file: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let at = file.windows(old.len()).rposition(|window| window == old).unwrap();
    let mut bytes = file.to_vec();
    bytes[at..at + new.len()].copy_from_slice(new);
    bytes
}

/// A sealed letter whose signature is of another kind, so that its own seal no longer fits.
#[test]
fn other_kinds_of_signatures_are_not_judged() {
    for kind in ["adbe.pkcs7.sha1#64", "adbe.x509.rsa_sha1", "ETSI.RFC3161#31#31", "No.such.signature."] {
        let file = replaced(&sealed(), b"ETSI.CAdES.detache", kind.as_bytes());
        let verdict = verify(&file, None).unwrap();
        assert!(!accuses(&verdict) && !verdict.is_sound(), "{kind}: {verdict:?}");
    }
}

#[test]
fn unusual_ranges_are_not_judged() {
    let file = sealed();
    let start = file.windows(11).rposition(|window| window == b"/ByteRange[").unwrap() + 11;
    let length = file[start..].iter().position(|byte| *byte == b']').unwrap();
    let ranges = String::from_utf8(file[start..start + length].to_vec()).unwrap();
    let numbers: Vec<usize> = ranges.split_whitespace().map(|number| number.parse().unwrap()).collect();
    let (head, tail, rest) = (numbers[1], numbers[2], numbers[3]);
    for (what, unusual) in [
        ("two numbers", format!("0 {head}")),
        ("not from the start", format!("9 {} {tail} {rest}", head - 9)),
        ("three ranges", format!("0 {head} {tail} 9 {} {}", tail + 9, rest - 9)),
        ("beyond the end", format!("0 {head} {tail} {}", rest + 9)),
        ("a gap that is larger than the signature", format!("0 {} {tail} {rest}", head - 9)),
    ] {
        let padded = format!("{unusual:<length$}");
        let verdict = verify(&replaced(&file, ranges.as_bytes(), padded.as_bytes()), None).unwrap();
        assert!(!accuses(&verdict) && !verdict.is_sound(), "{what}: {verdict:?}");
        assert!(verdict.sentence(Language::German).starts_with("Nicht beurteilt"), "{what}");
    }
}

fn updated(file: Vec<u8>, change: impl FnOnce(&mut IncrementalDocument, ObjectId)) -> Vec<u8> {
    let base = Document::load_mem(&file).unwrap();
    let root = base.trailer.get(b"Root").and_then(Object::as_reference).unwrap();
    let mut update = IncrementalDocument::create_from(file, base);
    update.opt_clone_object_to_new_document(root).unwrap();
    change(&mut update, root);
    let mut bytes = Vec::new();
    update.save_to(&mut bytes).unwrap();
    bytes
}

fn seal(file: &[u8]) -> Vec<u8> {
    sealer().seal(file, &SealRequest { reason: "x".into(), time: moment() }).unwrap()
}

/// A form that says which kinds of signature it would take names them, and is signed once.
#[test]
fn the_name_of_a_kind_is_no_seal() {
    let form = updated(samples::print(&samples::cover()).bytes, |update, _| {
        let kinds = ["adbe.pkcs7.detached", "ETSI.CAdES.detached"].map(Object::from).to_vec();
        update.new_document.add_object(dictionary! { "Type" => "SV", "SubFilter" => kinds });
    });
    let verdict = verify(&seal(&form), None).unwrap();
    assert!(verdict.is_sound(), "{verdict:?}");
    assert!(!verify(&form, None).unwrap().is_sound());
}

/// Data for checking seals leaves the pages alone; it is no change, and what it is nobody vouches for.
#[test]
fn validation_data_behind_a_seal_is_no_change() {
    let with_store = |pages_too: bool| {
        updated(sealed(), |update, root| {
            let store = update.new_document.add_object(dictionary! { "Type" => "DSS" });
            let catalog = update.new_document.get_object_mut(root).unwrap().as_dict_mut().unwrap();
            catalog.set("DSS", store);
            if pages_too {
                catalog.set("PageMode", "FullScreen");
            }
        })
    };
    let verdict = verify(&with_store(false), None).unwrap();
    assert_eq!(verdict.not_judged, Some(NotJudged::Added));
    assert!(!accuses(&verdict) && !verdict.is_sound(), "{verdict:?}");
    assert!(verify(&with_store(true), None).unwrap().changed_after_sealing);
    let painted = updated(painted_over(&sealed()), |update, root| {
        let page = update.get_prev_documents().page_iter().next().unwrap();
        let catalog = update.new_document.get_object_mut(root).unwrap().as_dict_mut().unwrap();
        catalog.set("DSS", dictionary! { "Certs" => vec![page.into()] });
    });
    assert!(verify(&painted, None).unwrap().changed_after_sealing, "a page that calls itself such data");
}

/// Two people sign one after the other, by another program.
#[test]
fn a_second_signature_is_not_judged() {
    let Some(python) = tools::python("python3") else { return };
    let folder = tempfile::tempdir().unwrap();
    let twice = folder.path().join("twice.pdf");
    fs::write(&twice, sealed()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/second_seal.py");
    let (made, told) = tools::run(Command::new(python).arg(script).arg(&twice));
    assert!(made, "{told}");
    let verdict = verify(&fs::read(&twice).unwrap(), None).unwrap();
    assert_eq!(verdict.seals.iter().map(|seal| &seal.intact).collect::<Vec<_>>(), [&Intactness::Intact; 2]);
    assert_eq!(verdict.not_judged, Some(NotJudged::Added));
    assert!(!accuses(&verdict) && !verdict.is_sound(), "{verdict:?}");
}

/// The end leads nowhere; other programs mend such a file, each in its own way.
#[test]
fn what_was_computed_and_differs_is_changed_however_the_file_is_built() {
    let mut bytes = sealed();
    let end = bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
    bytes[end + 10] = b'9';
    assert!(accuses(&verify(&bytes, None).unwrap()));
}
