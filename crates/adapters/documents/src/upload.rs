//! Documents that people hand in: what they are is decided by their content, never by their name.
//!
//! It refuses what a browser could run (HTML, SVG, scripts), what carries programs (macros), and what nobody can
//! open (locked by a password, cut off, empty). It does not look for scripts inside PDFs: forms of authorities carry
//! them, and viewers keep them from the system. The sentences for people are the pages' matter.

mod content;
mod kind;
mod name;

use kernel::ports::{Inspected, Inspector, UploadRefused, UploadRules};
use kind::FileKind;

/// Looks at uploads. It needs nothing and remembers nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct ContentInspector;

impl Inspector for ContentInspector {
    fn inspect(&self, bytes: &[u8], name: &str, rules: &UploadRules) -> Result<Inspected, UploadRefused> {
        if bytes.is_empty() {
            return Err(UploadRefused::Empty);
        }
        let size = bytes.len() as u64;
        if size > rules.bytes_max {
            return Err(UploadRefused::TooLarge { bytes: size, bytes_max: rules.bytes_max });
        }
        let found = || match content::description(bytes) {
            // It looks like a PDF and does not begin like one: two files in one.
            "application/pdf" if !bytes.starts_with(b"%PDF-") => UploadRefused::Damaged,
            description => UploadRefused::WrongType { found: description.to_owned() },
        };
        let kind = content::kind_of(bytes).ok_or_else(found)?;
        if !rules.media_types.iter().any(|allowed| allowed == kind.media_type()) {
            return Err(found());
        }
        content::check(kind, bytes)?;
        Ok(Inspected { media_type: kind.media_type().to_owned(), name: name::safe(name, kind) })
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, dictionary};

    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n";
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01....\0\0\0\0IEND\xaeB`\x82";
    const JPEG: &[u8] =
        b"\xff\xd8\xff\xe0\0\x07JFIF\0\xff\xc0\0\x08\x08\0\x01\0\x01\x01\xff\xda\0\x02..\xff\xd9";

    fn look(bytes: &[u8], name: &str) -> Result<Inspected, UploadRefused> {
        let media_types =
            ["application/pdf", "image/jpeg", "image/png", "text/plain"].map(str::to_owned).to_vec();
        ContentInspector.inspect(bytes, name, &UploadRules { media_types, bytes_max: 1_000 })
    }

    #[test]
    fn the_content_decides_and_the_ending_follows() {
        for (bytes, name, media_type, expected) in [
            (PDF, "Lageplan.pdf", "application/pdf", "Lageplan.pdf"),
            (JPEG, "foto.pdf", "image/jpeg", "foto.jpg"),
            (JPEG, "Foto.JPEG", "image/jpeg", "Foto.JPEG"),
            (PNG, "C:\\Bilder\\birke.exe", "image/png", "birke.png"),
            ("Grüße\n".as_bytes(), "notiz", "text/plain", "notiz.txt"),
        ] {
            assert_eq!(
                look(bytes, name),
                Ok(Inspected { media_type: media_type.into(), name: expected.into() })
            );
        }
    }

    #[test]
    fn what_cannot_be_kept_is_refused_with_the_reason() {
        let encrypted = locked_pdf("geheim");
        let huge = [&PNG[..16], b"\0\0\xea\x60\0\0\xea\x60", &PNG[24..]].concat();
        let too_large = vec![b'a'; 1_001];
        let cases: [(&[u8], &str); 14] = [
            (b"", "empty"),
            (&too_large, "too large"),
            (b"<!DOCTYPE html><script>", "html"),
            (b"  \xef\xbb\xbf<svg xmlns='x' onload='y'>", "svg"),
            (b"<?xml version='1.0'?><a/>", "xml"),
            (b"MZ\x90\0\x03", "program"),
            (b"#!/bin/sh\nrm -rf /\n", "script"),
            (b"GIF89a<script>", "gif"),
            (b"\xff\xfe\0\0broken\xff", "no text"),
            (b"%PDF-1.7\n1 0 obj", "cut off"),
            (&encrypted, "encrypted"),
            (b"<html>%PDF-1.7\n%%EOF", "polyglot"),
            (b"\xff\xd8\xff<script>\xff\xd9", "no picture"),
            (&huge, "60000 by 60000 pixels"),
        ];
        let reasons = cases.iter().map(|(bytes, case)| format!("{case}: {}", look(bytes, "x").unwrap_err()));
        insta::assert_snapshot!(reasons.collect::<Vec<_>>().join("\n"));
    }

    /// A small PDF that opens with this password.
    fn locked_pdf(password: &str) -> Vec<u8> {
        let mut document = Document::with_version("1.7");
        let pages =
            document.add_object(dictionary! { "Type" => "Pages", "Kids" => Vec::new(), "Count" => 0 });
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        document.trailer.set("Root", catalog);
        let id = || Object::string_literal("0123456789abcdef");
        document.trailer.set("ID", vec![id(), id()]);
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "Eigentümerin",
            user_password: password,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_pdf_is_locked_only_if_it_needs_a_password() {
        let look = |bytes: &[u8]| look(bytes, "x.pdf").map(|_| ());
        assert_eq!(look(&locked_pdf("geheim")), Err(UploadRefused::Locked));
        assert_eq!(look(&locked_pdf("")), Ok(()));
        let mention = [b"%PDF-1.7\n% about /Encrypt\n", &PDF[9..]].concat();
        assert_eq!(look(&mention), Ok(()));
    }

    #[test]
    fn documents_with_macros_are_refused() {
        let archive = |member: &str| {
            let mut bytes =
                b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0________________\x13\0\x02\0[Content_Types].xml"
                    .to_vec();
            bytes.extend(format!("PK\x03\x04{}{member}PK\x05\x06", "_".repeat(26)).bytes());
            bytes
        };
        let kind = FileKind::Docx;
        assert_eq!(content::check(kind, &archive("word/document.xml")), Ok(()));
        assert_eq!(
            content::check(kind, &archive("word/vbaProject.bin")),
            Err(UploadRefused::WrongType { found: "a document with macros".into() })
        );
    }
}
