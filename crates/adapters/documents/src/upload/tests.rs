//! What is taken, what is refused and with which reason; files are made here, the smallest of their kind.

mod locked;
mod samples;

use samples::{Member, archive, heic, jpeg, png, tiff, webp, webp_canvas, word};

use super::*;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n";

fn look(bytes: &[u8], name: &str) -> Result<Inspected, UploadRefused> {
    let media_types = [
        FileKind::Pdf,
        FileKind::Jpeg,
        FileKind::Png,
        FileKind::Webp,
        FileKind::Tiff,
        FileKind::Heic,
        FileKind::Docx,
        FileKind::Xlsx,
        FileKind::Odt,
        FileKind::PlainText,
    ];
    let media_types = media_types.map(|kind| kind.media_type().to_owned()).to_vec();
    ContentInspector.inspect(bytes, name, &UploadRules { media_types, bytes_max: 100_000 })
}

fn refused(bytes: &[u8]) -> Option<UploadRefused> {
    look(bytes, "x").err()
}

/// A small picture of each kind.
fn pictures(width: u32, height: u32) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("JPEG", jpeg(width, height)),
        ("PNG", png(width, height)),
        ("WebP", webp(width, height)),
        ("WebP with a canvas", webp_canvas((width, height), (width, height))),
        ("TIFF", tiff(width, height)),
        ("HEIC", heic((width, height), None)),
        ("HEIC of tiles", heic((width, height), Some((width, height)))),
    ]
}

#[test]
fn the_content_decides_and_the_ending_follows() {
    let (jpeg, png) = (jpeg(2, 2), png(2, 2));
    for (bytes, name, media_type, expected) in [
        (PDF, "Lageplan.pdf", "application/pdf", "Lageplan.pdf"),
        (&jpeg, "foto.pdf", "image/jpeg", "foto.jpg"),
        (&jpeg, "Foto.JPEG", "image/jpeg", "Foto.JPEG"),
        (&png, "C:\\Bilder\\birke.exe", "image/png", "birke.png"),
        (&webp(2, 2), "x", "image/webp", "x.webp"),
        (&tiff(2, 2), "x", "image/tiff", "x.tif"),
        (&heic((2, 2), None), "x", "image/heic", "x.heic"),
        ("Grüße\n".as_bytes(), "notiz", "text/plain", "notiz.txt"),
    ] {
        assert_eq!(look(bytes, name), Ok(Inspected { media_type: media_type.into(), name: expected.into() }));
    }
}

#[test]
fn what_cannot_be_kept_is_refused_with_the_reason() {
    let encrypted = locked::pdf("geheim", 2);
    let huge = png(60_000, 60_000);
    let too_large = vec![b'a'; 100_001];
    let cases: [(&[u8], &str); 15] = [
        (b"", "empty"),
        (&too_large, "too large"),
        (b"<!DOCTYPE html><script>", "html"),
        (b"  \xef\xbb\xbf<svg xmlns='x' onload='y'>", "svg"),
        (b"<?xml version='1.0'?><a/>", "xml"),
        (b"MZ\x90\0\x03", "program"),
        (b"#!/bin/sh\nrm -rf /\n", "script"),
        (b"GIF89a<script>", "gif"),
        (b"\xff\xfe\0\0broken\xff", "no text"),
        (b"PK\x03\x04 but no archive", "zip"),
        (b"%PDF-1.7\n1 0 obj", "cut off"),
        (&encrypted, "encrypted"),
        (b"<html>%PDF-1.7\n%%EOF", "polyglot"),
        (b"\xff\xd8\xff<script>\xff\xd9", "no picture"),
        (&huge, "60000 by 60000 pixels"),
    ];
    let reasons = cases.iter().map(|(bytes, case)| format!("{case}: {}", look(bytes, "x").unwrap_err()));
    insta::assert_snapshot!(reasons.collect::<Vec<_>>().join("\n"));
}

#[test]
fn pictures_of_each_kind_are_taken() {
    for (kind, bytes) in pictures(120, 80) {
        assert_eq!(refused(&bytes), None, "{kind}");
    }
}

#[test]
fn pictures_that_claim_too_much_are_refused() {
    let claims = [
        ("JPEG", jpeg(65_500, 65_500)),
        ("PNG", png(65_500, 65_500)),
        ("PNG, one line", png(70_000, 1)),
        ("WebP", webp(16_383, 16_383)),
        ("WebP with a canvas", webp_canvas((65_500, 65_500), (65_500, 65_500))),
        ("TIFF", tiff(65_500, 65_500)),
        ("HEIC", heic((65_500, 65_500), None)),
        ("HEIC of tiles", heic((120, 80), Some((65_500, 65_500)))),
    ];
    for (kind, bytes) in claims {
        assert!(bytes.len() < 600, "{kind}: it is small");
        assert_eq!(refused(&bytes), Some(UploadRefused::TooManyPixels), "{kind}");
    }
    for (kind, bytes) in pictures(0, 80).into_iter().filter(|(kind, _)| *kind != "WebP with a canvas") {
        assert_eq!(refused(&bytes), Some(UploadRefused::Damaged), "{kind} without width");
    }
}

#[test]
fn headers_that_contradict_the_file_are_damaged() {
    let two_frames = {
        let (one, other) = (jpeg(8, 8), jpeg(16, 16));
        [&one[..13], &other[2..]].concat()
    };
    let wrong_sum = {
        let mut bytes = png(8, 8);
        bytes[19] = 9;
        bytes
    };
    let scans = [&jpeg(8, 8)[..13], &b"\xff\xda\0\x02."[..].repeat(200), b"\xff\xd9"].concat();
    let cases = [
        ("JPEG with two frames", two_frames),
        ("JPEG with 200 scans", scans),
        ("JPEG of 15,000 by 15,000 pixels in a few bytes", jpeg(15_000, 15_000)),
        ("PNG of 15,000 by 15,000 pixels in a few bytes", png(15_000, 15_000)),
        ("PNG with a wrong checksum", wrong_sum),
        ("WebP smaller than its canvas", webp_canvas((800, 600), (80, 60))),
        ("TIFF whose pages lead back to the first", samples::tiff_loop()),
    ];
    for (what, bytes) in cases {
        assert_eq!(refused(&bytes), Some(UploadRefused::Damaged), "{what}");
    }
}

#[test]
fn no_part_of_a_file_is_taken_for_the_whole() {
    let documents = [("PDF", PDF.to_vec()), ("Word", word(&[]))];
    for (kind, bytes) in pictures(12, 8).into_iter().chain(documents) {
        // A PDF may lose the line break at its end.
        for length in 1..bytes.len() - 1 {
            let taken = look(&bytes[..length], "x").ok().map(|seen| seen.media_type);
            let is_text = taken.as_deref() == Some("text/plain");
            assert!(taken.is_none() || is_text, "{kind}: {length} of {} bytes", bytes.len());
        }
    }
}

#[test]
fn no_byte_makes_the_inspection_fail() {
    let files = pictures(12, 8).into_iter().chain([("Word", word(&[])), ("PDF", locked::pdf("geheim", 3))]);
    for (_, bytes) in files {
        for at in 0..bytes.len() {
            for value in [0, 1, 0x7f, 0xff] {
                let mut changed = bytes.clone();
                changed[at] = value;
                let _either = look(&changed, "x");
            }
        }
    }
}

#[test]
fn documents_with_macros_are_refused() {
    assert_eq!(refused(&word(&[])), None);
    let macros = Member::new("word/vbaProject.bin", b"x");
    let found = "a document with macros".to_owned();
    assert_eq!(refused(&word(&[macros])), Some(UploadRefused::WrongType { found }));
}

#[test]
fn documents_are_known_by_their_members() {
    let types = || Member::new("[Content_Types].xml", b"<Types/>");
    let open = |media_type: &str| archive(&[Member::new("mimetype", media_type.as_bytes())]);
    for (bytes, expected) in [
        (word(&[]), Some("docx")),
        (archive(&[types(), Member::new("xl/workbook.xml", b"<x/>")]), Some("xlsx")),
        (open(FileKind::Odt.media_type()), Some("odt")),
        (open("application/vnd.oasis.opendocument.textbook"), None),
        (archive(&[types(), Member::new("ppt/presentation.xml", b"<x/>")]), None),
        (archive(&[Member::new("word/document.xml", b"<x/>")]), None),
    ] {
        let seen = look(&bytes, "x").ok().map(|seen| seen.name);
        assert_eq!(seen.as_deref(), expected.map(|ending| format!("x.{ending}")).as_deref());
    }
}

#[test]
fn documents_that_unpack_to_too_much_are_refused() {
    let claims = |unpacked: u32| Member { unpacked, ..Member::new("word/media/a.xml", &[b'x'; 4_096]) };
    assert_eq!(refused(&word(&[claims(1_000_000)])), None);
    assert_eq!(refused(&word(&[claims(u32::MAX)])), Some(UploadRefused::Damaged), "more than can be packed");
    let many: Vec<Member> = (0..20).map(|_| claims(4_000_000)).collect();
    assert_eq!(refused(&word(&many)), None);
    let over = Member { packed: 100_000, ..claims(4_000_000) };
    assert_eq!(refused(&word(&[over])), Some(UploadRefused::Damaged), "members over each other");
    let locked = Member { flags: 1, ..claims(4_096) };
    assert_eq!(refused(&word(&[locked])), Some(UploadRefused::Locked));
}
