//! Finding the newest trailer, and the dictionary of the encryption that it names (ISO 32000-1, 7.5.5 and 7.5.8).
//!
//! Each step goes through the file at most once. A table of objects is never read: the encryption is never packed
//! into a stream, so its object stands in the clear.

use super::{
    object::{Dictionary, Object, dictionary_at, integer_at},
    tail,
};

/// So many places that look like a trailer are tried in a file whose end leads nowhere.
const ATTEMPTS_MAX: usize = 16;
/// How far before its kind the dictionary of a packed table begins.
const NEAR: usize = 2_048;

/// How a PDF is encrypted.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Encryption {
    pub(super) dictionary: Dictionary,
    /// The first part of the file's identifier, with which the key is made.
    pub(super) id: Vec<u8>,
}

/// How the PDF is encrypted; none if it is not, or if that cannot be read.
pub(super) fn encryption(bytes: &[u8]) -> Option<Encryption> {
    let trailer = newest(bytes).or_else(|| searched(bytes))?;
    let dictionary = match trailer.get(b"Encrypt")? {
        Object::Dictionary(dictionary) => dictionary.clone(),
        Object::Reference(number) => dictionary_at(bytes, object(bytes, *number)?)?,
        _ => return None,
    };
    let id = match trailer.get(b"ID") {
        Some(Object::Array(parts)) => match parts.first() {
            Some(Object::String(part)) => part.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    Some(Encryption { dictionary, id })
}

/// The trailer to which the end of the file leads.
fn newest(bytes: &[u8]) -> Option<Dictionary> {
    let end = tail(bytes);
    let mark = bytes.len() - end.len() + memchr::memmem::rfind(end, b"startxref")?;
    let (table, _) = integer_at(bytes, mark + b"startxref".len())?;
    let rest = bytes.get(table..)?.trim_ascii_start();
    let at = if rest.starts_with(b"xref") {
        bytes.len() - rest.len() + memchr::memmem::find(rest, b"trailer")? + b"trailer".len()
    } else {
        after_object_mark(bytes, table)?
    };
    dictionary_at(bytes, at).filter(is_trailer)
}

/// Past `12 0 obj`.
fn after_object_mark(bytes: &[u8], at: usize) -> Option<usize> {
    let (_, at) = integer_at(bytes, at)?;
    let (_, at) = integer_at(bytes, at)?;
    let rest = bytes.get(at..)?.trim_ascii_start().strip_prefix(b"obj")?;
    Some(bytes.len() - rest.len())
}

/// The last trailer by its word, as programs search it that mend a file.
fn searched(bytes: &[u8]) -> Option<Dictionary> {
    let plain = memchr::memmem::rfind_iter(bytes, b"trailer").take(ATTEMPTS_MAX);
    let mut plain = plain.filter_map(|at| dictionary_at(bytes, at + b"trailer".len()));
    let packed = memchr::memmem::rfind_iter(bytes, b"/XRef").take(ATTEMPTS_MAX);
    let mut packed = packed.filter_map(|at| {
        let start = at.saturating_sub(NEAR);
        let mark = memchr::memmem::rfind(bytes.get(start..at)?, b"obj")?;
        dictionary_at(bytes, start + mark + b"obj".len())
    });
    plain.find(is_trailer).or_else(|| packed.find(is_trailer))
}

fn is_trailer(dictionary: &Dictionary) -> bool {
    dictionary.get(b"Root").is_some()
}

/// Where the newest object of a number begins, after its mark.
fn object(bytes: &[u8], number: u32) -> Option<usize> {
    let number = number.to_string();
    let is_marked = |at: &usize| {
        let before = bytes.get(..*at).unwrap_or_default();
        let Some(before) = before_digits(before) else { return false };
        let Some(rest) = before.trim_ascii_end().strip_suffix(number.as_bytes()) else { return false };
        before.last().is_some_and(u8::is_ascii_whitespace) && !rest.last().is_some_and(u8::is_ascii_digit)
    };
    memchr::memmem::rfind_iter(bytes, b"obj").find(is_marked).map(|at| at + b"obj".len())
}

/// Without the generation of an object before its mark; few digits and blanks, so that the work stays bounded.
fn before_digits(bytes: &[u8]) -> Option<&[u8]> {
    const WIDTH_MAX: usize = 64;
    let near = bytes.get(bytes.len().saturating_sub(WIDTH_MAX)..)?;
    let trimmed = near.trim_ascii_end();
    let digits = trimmed.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = trimmed.get(..trimmed.len() - digits)?;
    (digits > 0).then_some(rest)
}
