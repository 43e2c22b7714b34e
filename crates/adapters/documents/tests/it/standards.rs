//! PDF/A-3a and PDF/UA-1, as far as programs without Java can judge them, before and after sealing.

use std::{fs, path::Path, process::Command};

use documents::{SealRequest, Sealer, demo_identity};
use jiff::Timestamp;

use crate::{samples, tools};

/// The checks of `pdf_oxide` are shallow and say so; they notice a missing tag, title or output intent.
const JUDGE: &str = "
import sys, pdf_oxide
document = pdf_oxide.PdfDocument(sys.argv[1])
print(document.validate_pdf_a('3a'))
print(document.validate_pdf_ua())
";

fn seal(pdf: &[u8]) -> Vec<u8> {
    let now: Timestamp = "2026-11-16T09:11:00Z".parse().unwrap();
    let identity = demo_identity(&[7; 32], now).unwrap();
    let sealer = Sealer::from_pem(&identity.key_pem, &identity.chain_pem).unwrap();
    sealer.seal(pdf, &SealRequest { reason: "Schreiben".into(), time: now }).unwrap()
}

fn each_letter(judge: impl Fn(&str, &Path)) {
    let folder = tempfile::tempdir().unwrap();
    for (name, letter) in samples::all() {
        let plain = samples::print(&letter).bytes;
        let sealed = seal(&plain);
        for (state, bytes) in [("plain", plain), ("sealed", sealed)] {
            let file = folder.path().join(format!("{name}-{state}.pdf"));
            fs::write(&file, bytes).unwrap();
            judge(&format!("{name} {state}"), &file);
        }
    }
}

#[test]
fn they_are_tagged_titled_and_whole() {
    let (Some(pdfinfo), Some(pdffonts), Some(qpdf)) =
        (tools::program("pdfinfo"), tools::program("pdffonts"), tools::program("qpdf"))
    else {
        return;
    };
    each_letter(|name, file| {
        let (_, info) = tools::run(Command::new(&pdfinfo).arg(file));
        for (field, value) in
            [("Tagged:", "yes"), ("Title:", ""), ("PDF version:", "1.7"), ("Author:", "Stadt Fördestadt")]
        {
            let line = info
                .lines()
                .find(|line| line.starts_with(field))
                .unwrap_or_else(|| panic!("{name} {field}: {info}"));
            assert!(line.contains(value), "{name}: {line}");
        }
        let (_, fonts) = tools::run(Command::new(&pdffonts).arg(file));
        // The columns «emb sub uni» stand between encoding and object number.
        assert!(
            fonts.lines().skip(2).count() > 0
                && fonts.lines().skip(2).all(|line| line.contains("yes yes yes")),
            "{name}: {fonts}"
        );
        let (clean, text) = tools::run(Command::new(&qpdf).arg("--check").arg(file));
        assert!(clean, "{name}: {text}");
    });
}

#[test]
fn they_pass_for_archive_and_for_accessibility() {
    let Some(python) = tools::python("python3") else { return };
    each_letter(|name, file| {
        let (ran, text) = tools::run(Command::new(&python).arg("-c").arg(JUDGE).arg(file));
        assert!(ran, "{name}: {text}");
        let valid =
            text.lines().filter(|line| line.contains("'valid': True") && line.contains("'errors': []"));
        assert_eq!(valid.count(), 2, "{name}: {text}");
    });
}

#[test]
fn the_answers_lie_in_the_receipt() {
    let Some(pdfdetach) = tools::program("pdfdetach") else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("receipt.pdf");
    fs::write(&file, samples::print(&samples::receipt()).bytes).unwrap();
    let (done, text) =
        tools::run(Command::new(pdfdetach).current_dir(folder.path()).arg("-saveall").arg(&file));
    assert!(done, "{text}");
    let answers = fs::read_to_string(folder.path().join("angaben.json")).unwrap();
    assert!(answers.contains("\"Hänge-Birke\""), "{answers}");
}

/// A town keeps tens of thousands of them. Fonts are there for the letters that are used, and without instructions for screens.
#[test]
fn a_letter_of_one_page_is_small() {
    let bytes = samples::print(&samples::inquiry()).bytes.len();
    assert!(bytes <= 31_000, "{bytes} bytes");
}
