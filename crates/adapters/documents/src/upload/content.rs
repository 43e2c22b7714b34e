//! Telling kinds apart by content, and what a kind must not contain.

use kernel::ports::UploadRefused;

use super::{
    FileKind, archive,
    bytes::{Order, contains, place},
    pdf, picture,
};

/// How a picture of the kind HEIF names itself when its content is coded with HEVC.
const HEIC_BRANDS: [&[u8]; 2] = [b"heic", b"heix"];

/// The kind, or none for everything that is not taken.
pub(super) fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    match bytes {
        // A PDF must begin at the first byte: what stands before it may be another file.
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(FileKind::Pdf),
        [0xff, 0xd8, 0xff, ..] => Some(FileKind::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(FileKind::Png),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(FileKind::Tiff),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(FileKind::Webp),
        [b'P', b'K', 3, 4, ..] => archive::kind_of(bytes),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => is_heic(bytes).then_some(FileKind::Heic),
        _ => (is_plain_text(bytes) && !hides_pdf(bytes)).then_some(FileKind::PlainText),
    }
}

/// What a file seems to be, for the log and for people who ask why it was refused.
pub(super) fn description(bytes: &[u8]) -> &'static str {
    const OTHERS: [(&[u8], &str); 8] = [
        (b"GIF8", "image/gif"),
        (b"PK\x03\x04", "application/zip"),
        (b"\xd0\xcf\x11\xe0", "an older Office document"),
        (b"MZ", "a program"),
        (b"\x7fELF", "a program"),
        (b"#!", "a script"),
        (b"%!PS", "application/postscript"),
        (b"BM", "image/bmp"),
    ];
    if let Some(kind) = kind_of(bytes) {
        return kind.media_type();
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let other = OTHERS.iter().find(|(begin, _)| start.starts_with(begin)).map(|(_, name)| *name);
    other.unwrap_or(if start.starts_with(b"<") { "markup" } else { "of unknown content" })
}

/// Whether a PDF begins somewhere in a file that begins like something else: two files in one.
pub(super) fn hides_pdf(bytes: &[u8]) -> bool {
    const NEAR: usize = 1_024;
    contains(bytes.get(..NEAR).unwrap_or(bytes), b"%PDF-")
}

/// Refuses what is damaged, locked, carries a program, or claims more than whoever opens it can hold.
pub(super) fn check(kind: FileKind, bytes: &[u8]) -> Result<(), UploadRefused> {
    match kind {
        FileKind::Pdf => pdf::check(bytes),
        FileKind::Jpeg => picture::jpeg::check(bytes),
        FileKind::Png => picture::png::check(bytes),
        FileKind::Webp => picture::webp::check(bytes),
        FileKind::Tiff => picture::tiff::check(bytes),
        FileKind::Heic => picture::heif::check(bytes),
        FileKind::Docx | FileKind::Xlsx | FileKind::Odt | FileKind::Ods => archive::check(bytes),
        FileKind::PlainText => Ok(()),
    }
}

/// Whether the brands in the first box of a HEIF file are those of telephones' pictures.
fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS_AT: usize = 16;
    const BRANDS_END: usize = 256;
    let is_ours = |brand: &[u8]| HEIC_BRANDS.contains(&brand);
    let Some(major) = bytes.get(8..12) else { return false };
    let end = place(bytes, 0, 4, Order::Big).unwrap_or_default().min(BRANDS_END);
    let mut others = bytes.get(BRANDS_AT..end).unwrap_or_default().chunks_exact(4);
    is_ours(major) || (matches!(major, b"mif1" | b"msf1") && others.any(is_ours))
}

/// UTF-8 that no browser and no shell would run, and that does not begin like a picture.
fn is_plain_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let start = text.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
    let is_markup = ["<", "#!", "%!PS", "GIF8"].iter().any(|mark| start.starts_with(mark));
    let is_binary =
        text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{c}'));
    !is_markup && !is_binary
}
