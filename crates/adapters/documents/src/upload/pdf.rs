//! PDF: whether the end is there, and whether only a password opens it. Of the document itself nothing is read but
//! its trailer and the dictionary of its encryption, both bounded.

mod object;
mod password;
mod trailer;

use kernel::ports::UploadRefused;

/// How far from the end of a PDF its end mark may stand; some programs append a few bytes.
const TAIL: usize = 2_048;

pub(super) fn check(bytes: &[u8]) -> Result<(), UploadRefused> {
    if memchr::memmem::rfind(tail(bytes), b"%%EOF").is_none() {
        return Err(UploadRefused::Damaged);
    }
    // Many are encrypted with an empty password, which every viewer tries by itself. What cannot be read is not known
    // to be locked: not every viewer is as strict as we are.
    let opens = trailer::encryption(bytes).and_then(|encryption| password::opens_without(&encryption));
    if opens == Some(false) { Err(UploadRefused::Locked) } else { Ok(()) }
}

fn tail(bytes: &[u8]) -> &[u8] {
    bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default()
}
