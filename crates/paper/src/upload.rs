//! Papers that people hand in: what they are is decided by their content, never by their name.
//!
//! It refuses what a browser could run (HTML, SVG, scripts), what nobody can open (encrypted, cut off, empty), and
//! gives each refusal a sentence that a resident understands.

mod content;
mod kind;
mod name;
mod refusal;

pub use kind::FileKind;
pub use name::safe_file_name;
pub use refusal::UploadRefused;

/// What a question allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UploadRules<'a> {
    /// The kinds that are allowed.
    pub allowed: &'a [FileKind],
    /// The largest size in bytes.
    pub bytes_max: u64,
}

/// A paper that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// What it is.
    pub kind: FileKind,
    /// A name that is safe to store, to show and to offer for download; its ending fits the kind.
    pub file_name: String,
}

/// Decides what a paper is and whether it may be kept.
///
/// # Errors
///
/// [`UploadRefused`], with a sentence for the resident.
pub fn inspect(
    bytes: &[u8],
    declared_name: &str,
    rules: UploadRules<'_>,
) -> Result<Inspected, UploadRefused> {
    if bytes.is_empty() {
        return Err(UploadRefused::Empty);
    }
    if bytes.len() as u64 > rules.bytes_max {
        return Err(UploadRefused::TooLarge { bytes_max: rules.bytes_max });
    }
    let not_allowed = || UploadRefused::NotAllowed { allowed: rules.allowed.to_vec() };
    let kind = content::kind_of(bytes).ok_or_else(not_allowed)?;
    if !rules.allowed.contains(&kind) {
        return Err(not_allowed());
    }
    content::check(kind, bytes)?;
    Ok(Inspected { kind, file_name: safe_file_name(declared_name, kind) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n";
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR....\0\0\0\0IEND\xaeB`\x82";
    const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0....\xff\xd9";

    fn rules(allowed: &[FileKind]) -> UploadRules<'_> {
        UploadRules { allowed, bytes_max: 1_000 }
    }

    fn look(bytes: &[u8], name: &str) -> Result<Inspected, UploadRefused> {
        inspect(bytes, name, rules(&[FileKind::Pdf, FileKind::Jpeg, FileKind::Png, FileKind::PlainText]))
    }

    #[test]
    fn the_content_decides_and_the_ending_follows() {
        for (bytes, name, kind, expected) in [
            (PDF, "Lageplan.pdf", FileKind::Pdf, "Lageplan.pdf"),
            (JPEG, "foto.pdf", FileKind::Jpeg, "foto.jpg"),
            (JPEG, "Foto.JPEG", FileKind::Jpeg, "Foto.JPEG"),
            (PNG, "C:\\Bilder\\birke.exe", FileKind::Png, "birke.png"),
            ("Grüße\n".as_bytes(), "notiz", FileKind::PlainText, "notiz.txt"),
        ] {
            assert_eq!(look(bytes, name), Ok(Inspected { kind, file_name: expected.into() }));
        }
    }

    #[test]
    fn what_cannot_be_kept_gets_a_sentence() {
        let encrypted = [PDF, b"trailer<</Encrypt 5 0 R>>\n%%EOF"].concat();
        let too_large = vec![b'a'; 1_001];
        let cases: [(&[u8], &str); 12] = [
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
        ];
        let sentences: Vec<String> = cases
            .iter()
            .map(|(bytes, case)| {
                let refused = look(bytes, "x").unwrap_err();
                format!("{case}: {} | {}", refused.sentence(Language::De), refused.sentence(Language::En))
            })
            .collect();
        insta::assert_snapshot!(sentences.join("\n"));
    }
}
