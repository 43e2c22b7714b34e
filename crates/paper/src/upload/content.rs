//! Telling kinds apart by content, and what a kind must not contain.

use app::ports::UploadRefused;

use super::FileKind;

/// How far from the end of a PDF its end mark may stand; some programs append a few bytes.
const PDF_TAIL: usize = 2_048;

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
        FileKind::Jpeg => complete(contains(bytes, b"\xff\xd9")),
        FileKind::Png => complete(contains(bytes, b"IEND\xaeB`\x82")),
        FileKind::Docx | FileKind::Xlsx | FileKind::Odt | FileKind::Ods => check_archive(bytes),
        FileKind::Webp | FileKind::Tiff | FileKind::Heic | FileKind::PlainText => Ok(()),
    }
}

fn check_pdf(bytes: &[u8]) -> Result<(), UploadRefused> {
    let tail = bytes.get(bytes.len().saturating_sub(PDF_TAIL)..).unwrap_or_default();
    complete(contains(tail, b"%%EOF"))?;
    if contains(bytes, b"/Encrypt") { Err(UploadRefused::Locked) } else { Ok(()) }
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
