//! Finding seals by their bytes. The dictionary of a signature is never compressed, because its ranges must be
//! readable before anything else is.

use std::ops::Range;

/// Where a seal stands and what it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The dictionary, as far as it can be told by bytes: the object around the ranges.
    pub(super) object: Range<usize>,
    /// The gap between the ranges; it holds the signature as `<hex digits>`.
    pub(super) gap: Range<usize>,
    /// The end of the second range.
    pub(super) end: usize,
}

impl Place {
    /// Whether the object that begins at an offset (`12 0 obj`) is the one around this place.
    pub(super) fn belongs_to_object_at(&self, file: &[u8], offset: usize) -> bool {
        const NUMBERS_MAX: usize = 20;
        let Some(numbers) = file.get(offset..self.object.start) else { return false };
        let is_number = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_whitespace();
        (1..=NUMBERS_MAX).contains(&numbers.len()) && numbers.iter().all(is_number)
    }

    /// The bytes that the seal covers.
    pub(super) fn ranges<'a>(&self, file: &'a [u8]) -> Option<[&'a [u8]; 2]> {
        Some([file.get(..self.gap.start)?, file.get(self.gap.end..self.end)?])
    }
}

const RANGES: &[u8] = b"/ByteRange";
const KINDS: [&[u8]; 2] = [b"ETSI.CAdES.detached", b"adbe.pkcs7.detached"];

/// All seals whose ranges can be read.
pub(super) fn places(file: &[u8]) -> Vec<Place> {
    positions(file, RANGES).filter_map(|position| place(file, position)).collect()
}

/// How many seals the file seems to have, readable or not; counting stops at `enough`.
pub(super) fn claimed_seals(file: &[u8], enough: usize) -> usize {
    let kinds: usize = KINDS.iter().map(|kind| positions(file, kind).take(enough).count()).sum();
    kinds.max(claimed_ranges(file, enough))
}

/// How many ranges the file seems to have, readable or not; counting stops at `enough`.
pub(super) fn claimed_ranges(file: &[u8], enough: usize) -> usize {
    positions(file, RANGES).take(enough).count()
}

fn place(file: &[u8], position: usize) -> Option<Place> {
    let [start, first, second, rest] = numbers(file.get(position + RANGES.len()..)?)?;
    let end = second.checked_add(rest)?;
    if start != 0 || first > second || end > file.len() {
        return None;
    }
    let object = object_around(file, position)?;
    Some(Place { object, gap: first..second, end })
}

/// Reads `[a b c d]`.
fn numbers(bytes: &[u8]) -> Option<[usize; 4]> {
    let head = bytes.get(..bytes.len().min(128))?;
    let until = head.iter().position(|byte| *byte == b']')?;
    let list = std::str::from_utf8(head.get(..until)?).ok()?.trim_start().strip_prefix('[')?;
    let mut numbers = list.split_ascii_whitespace().map(str::parse::<usize>);
    let four = [numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?];
    numbers.next().is_none().then_some(four)
}

fn object_around(file: &[u8], position: usize) -> Option<Range<usize>> {
    const BEGIN: &[u8] = b" obj";
    const END: &[u8] = b"endobj";
    // Two long signatures fit between a dictionary's ends; farther away nothing belongs to it.
    const REACH: usize = 256 << 10;
    let low = position.saturating_sub(REACH);
    let before = file.get(low..position)?;
    let start = low + before.windows(BEGIN.len()).rposition(|window| window == BEGIN)?;
    let after = file.get(position..file.len().min(position + REACH))?;
    let end = position + after.windows(END.len()).position(|window| window == END)?;
    Some(start..end)
}

fn positions<'a>(file: &'a [u8], needle: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let windows = file.windows(needle.len()).enumerate();
    windows.filter_map(move |(position, window)| (window == needle).then_some(position))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_four_sensible_numbers_make_a_place() {
        let file = b"%PDF-1.7\n1 0 obj<</ByteRange [ 0 10 12 20 ]/Contents<00>>>endobj padding padding";
        let place = places(file).pop().unwrap();
        assert_eq!((place.gap, place.end), (10..12, 32));
        for ranges in [
            "[0 10 12]",
            "[0 10 12 20 1]",
            "[1 10 12 20]",
            "[0 12 10 20]",
            "[0 1 2 999]",
            "[0 -1 2 3]",
            "0 1 2 3]",
            "[0 1 18446744073709551615 9]",
        ] {
            let file = format!("%PDF-1.7\n1 0 obj<</ByteRange{ranges}>>endobj padding padding");
            assert_eq!(places(file.as_bytes()), vec![], "{ranges}");
            assert_eq!(claimed_seals(file.as_bytes(), 9), 1);
        }
    }
}
