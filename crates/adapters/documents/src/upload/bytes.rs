//! Numbers and words out of foreign bytes: nothing is read beyond their end, nothing is believed.

/// Which byte of a number comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The most significant one.
    Big,
    /// The least significant one.
    Little,
}

/// The number in up to eight bytes at a place; none if they are not all there.
pub(super) fn number(bytes: &[u8], at: usize, length: usize, order: Order) -> Option<u64> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    let shift = |number: u64, digit: &u8| (number << 8) | u64::from(*digit);
    Some(match order {
        Order::Big => digits.iter().fold(0, shift),
        Order::Little => digits.iter().rev().fold(0, shift),
    })
}

/// The same as a place or a length within the file.
pub(super) fn place(bytes: &[u8], at: usize, length: usize, order: Order) -> Option<usize> {
    usize::try_from(number(bytes, at, length, order)?).ok()
}

/// Whether the words stand anywhere in the bytes.
pub(super) fn contains(bytes: &[u8], words: &[u8]) -> bool {
    memchr::memmem::find(bytes, words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_with_the_bytes() {
        let bytes = [1, 2, 3];
        assert_eq!(number(&bytes, 0, 2, Order::Big), Some(0x0102));
        assert_eq!(number(&bytes, 1, 2, Order::Little), Some(0x0302));
        assert_eq!(number(&bytes, 2, 2, Order::Big), None);
        assert_eq!(number(&bytes, usize::MAX, 2, Order::Big), None);
    }
}
