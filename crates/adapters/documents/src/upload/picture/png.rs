//! PNG (ISO 15948): chunks that follow each other, the header first, the end mark last.

use kernel::ports::UploadRefused;

use super::{Size, damaged_unless};
use crate::upload::bytes::{Order, number, place};

const SIGNATURE: usize = 8;
const HEADER_BYTES: usize = 13;
/// Deflate makes at most so many bytes out of one.
const INFLATED_MAX: u64 = 1_032;

pub(crate) fn check(bytes: &[u8]) -> Result<(), UploadRefused> {
    let header = header(bytes).ok_or(UploadRefused::Damaged)?;
    header.size.check()?;
    let packed = packed_bytes(bytes).ok_or(UploadRefused::Damaged)?;
    let least = header.size.pixels() * header.bits_per_pixel / 8;
    damaged_unless(least <= packed.saturating_mul(INFLATED_MAX))
}

struct Header {
    size: Size,
    bits_per_pixel: u64,
}

/// The header, which must be the first chunk, be whole, and name a depth that its kind of colour may have.
fn header(bytes: &[u8]) -> Option<Header> {
    let chunk = bytes.get(SIGNATURE..SIGNATURE + 4 + 4 + HEADER_BYTES + 4)?;
    let (length, rest) = chunk.split_at_checked(4)?;
    let (checked, sum) = rest.split_at_checked(4 + HEADER_BYTES)?;
    let data = checked.strip_prefix(b"IHDR")?;
    if number(length, 0, 4, Order::Big)? != HEADER_BYTES as u64
        || number(sum, 0, 4, Order::Big)? != u64::from(checksum(checked))
    {
        return None;
    }
    let size = Size { width: number(data, 0, 4, Order::Big)?, height: number(data, 4, 4, Order::Big)? };
    let bits_per_pixel = match data.get(8..)? {
        [depth @ (1 | 2 | 4 | 8 | 16), 0, 0, 0, 0 | 1] | [depth @ (1 | 2 | 4 | 8), 3, 0, 0, 0 | 1] => {
            u64::from(*depth)
        }
        [depth @ (8 | 16), 2, 0, 0, 0 | 1] => 3 * u64::from(*depth),
        [depth @ (8 | 16), 4, 0, 0, 0 | 1] => 2 * u64::from(*depth),
        [depth @ (8 | 16), 6, 0, 0, 0 | 1] => 4 * u64::from(*depth),
        _ => return None,
    };
    Some(Header { size, bits_per_pixel })
}

/// The bytes of packed pixels; none if a chunk is cut off, the header comes twice, or the end mark is missing.
fn packed_bytes(bytes: &[u8]) -> Option<u64> {
    let mut at = SIGNATURE + 4 + 4 + HEADER_BYTES + 4;
    let mut packed = 0;
    loop {
        let length = place(bytes, at, 4, Order::Big)?;
        let kind = bytes.get(at + 4..at + 8)?;
        let next = at.checked_add(length)?.checked_add(12).filter(|next| *next <= bytes.len())?;
        match kind {
            b"IEND" => return Some(packed),
            b"IHDR" => return None,
            b"IDAT" => packed += length as u64,
            _ => {}
        }
        at = next;
    }
}

/// CRC-32 of the header, bit by bit: it has seventeen bytes.
fn checksum(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    });
    !sum
}
