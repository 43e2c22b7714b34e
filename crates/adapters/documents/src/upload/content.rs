//! Telling kinds apart by content, and what a kind must not contain.

use kernel::ports::UploadRefused;
use lopdf::{Document, Error};

use super::FileKind;

/// How far from the end of a PDF its end mark may stand; some programs append a few bytes.
const PDF_TAIL: usize = 2_048;

/// More pixels than any scanner makes; a few bytes can claim them, and whoever opens the file runs out of memory.
const PIXELS_MAX: u64 = 250_000_000;

/// The kind, or none for everything that is not taken.
pub(super) fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    // A PDF must begin at the first byte: what stands before it may be another file.
    if bytes.starts_with(b"%PDF-") {
        return Some(FileKind::Pdf);
    }
    match infer::get(bytes) {
        Some(found) => match found.mime_type() {
            "image/heif" => Some(FileKind::Heic),
            "application/pdf" => None,
            media_type => FileKind::from_media_type(media_type).filter(|kind| *kind != FileKind::PlainText),
        },
        None => is_plain_text(bytes).then_some(FileKind::PlainText),
    }
}

/// What a file seems to be, for the log and for people who ask why it was refused.
pub(super) fn description(bytes: &[u8]) -> &'static str {
    match infer::get(bytes) {
        Some(found) => found.mime_type(),
        None if is_plain_text(bytes) => "text/plain",
        None => "of unknown content",
    }
}

/// Refuses what is damaged, locked or carries a program.
pub(super) fn check(kind: FileKind, bytes: &[u8]) -> Result<(), UploadRefused> {
    match kind {
        FileKind::Pdf => check_pdf(bytes),
        FileKind::Jpeg => complete(is_jpeg(bytes)),
        FileKind::Png => complete(is_png(bytes)),
        FileKind::Docx | FileKind::Xlsx | FileKind::Odt | FileKind::Ods => check_archive(bytes),
        FileKind::Webp | FileKind::Tiff | FileKind::Heic | FileKind::PlainText => Ok(()),
    }
}

fn check_pdf(bytes: &[u8]) -> Result<(), UploadRefused> {
    let tail = bytes.get(bytes.len().saturating_sub(PDF_TAIL)..).unwrap_or_default();
    complete(contains(tail, b"%%EOF"))?;
    if needs_password(bytes) { Err(UploadRefused::Locked) } else { Ok(()) }
}

/// Whether only a password opens the PDF. Many are encrypted with an empty one, which every viewer tries by itself.
fn needs_password(bytes: &[u8]) -> bool {
    // The word may stand anywhere in a text; without it nothing is encrypted, and nothing need be read.
    if !contains(bytes, b"/Encrypt") {
        return false;
    }
    match Document::load_mem(bytes) {
        Ok(document) => document.is_encrypted() && !document.was_encrypted(),
        Err(Error::InvalidPassword) => true,
        // Not every viewer is as strict as our reader: what it cannot read is not known to be locked.
        Err(_unreadable) => false,
    }
}

/// A picture in the sense of JFIF: segments that follow each other, with the measures of a frame, up to the scan.
fn is_jpeg(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    let mut has_frame = false;
    loop {
        let [0xff, marker, after @ ..] = rest else { return false };
        match *marker {
            // Filling before a marker.
            0xff => rest = rest.get(1..).unwrap_or_default(),
            0x01 | 0xd0..=0xd7 => rest = after,
            0xda => return has_frame && contains(after, b"\xff\xd9"),
            marker => {
                has_frame |= matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
                let [high, low, ..] = after else { return false };
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                let Some(next) = after.get(length..).filter(|_| length >= 2) else { return false };
                rest = next;
            }
        }
    }
}

/// A PNG whose header comes first and claims measures that a program can hold in memory.
fn is_png(bytes: &[u8]) -> bool {
    let Some((_, header)) = bytes.split_at_checked(8) else { return false };
    let [0, 0, 0, 13, b'I', b'H', b'D', b'R', w1, w2, w3, w4, h1, h2, h3, h4, ..] = header else {
        return false;
    };
    let (width, height) =
        (u32::from_be_bytes([*w1, *w2, *w3, *w4]), u32::from_be_bytes([*h1, *h2, *h3, *h4]));
    let pixels = u64::from(width) * u64::from(height);
    (1..=PIXELS_MAX).contains(&pixels) && contains(bytes, b"IEND\xaeB`\x82")
}

fn check_archive(bytes: &[u8]) -> Result<(), UploadRefused> {
    // The directory at the end of the archive names its members in the clear.
    complete(contains(bytes, b"PK\x05\x06"))?;
    let macros: [&[u8]; 3] = [b"vbaProject.bin", b"Basic/Standard", b"Scripts/"];
    if macros.iter().any(|name| contains(bytes, name)) {
        return Err(UploadRefused::WrongType { found: "a document with macros".to_owned() });
    }
    Ok(())
}

fn complete(is_complete: bool) -> Result<(), UploadRefused> {
    if is_complete { Ok(()) } else { Err(UploadRefused::Damaged) }
}

/// UTF-8 that no browser and no shell would run.
fn is_plain_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let start = text.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
    let is_markup = start.starts_with('<') || start.starts_with("#!") || start.starts_with("%!PS");
    let is_binary =
        text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{c}'));
    !is_markup && !is_binary
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
