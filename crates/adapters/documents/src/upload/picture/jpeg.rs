//! JPEG (ITU T.81): segments that follow each other, one frame with its measures, then scans up to the end mark.

use kernel::ports::UploadRefused;

use super::{Size, damaged_unless};
use crate::upload::bytes::{Order, number};

/// A block of 64 pixels takes at least a bit in the sparest coding; some room for odd samplings.
const PIXELS_PER_BYTE_MAX: u64 = 2_048;
/// Progressive pictures have some ten; each one makes a reader go through all pixels again.
const SCANS_MAX: usize = 100;

pub(crate) fn check(bytes: &[u8]) -> Result<(), UploadRefused> {
    let (size, scan) = frame(bytes).ok_or(UploadRefused::Damaged)?;
    size.check()?;
    let scans = scans(scan).ok_or(UploadRefused::Damaged)?;
    damaged_unless(scans <= SCANS_MAX && size.pixels() <= PIXELS_PER_BYTE_MAX * bytes.len() as u64)
}

/// The measures, and what follows the mark of the first scan.
fn frame(bytes: &[u8]) -> Option<(Size, &[u8])> {
    let mut rest = bytes.get(2..)?;
    let mut size = None;
    loop {
        let [0xff, marker, after @ ..] = rest else { return None };
        match *marker {
            // Filling before a marker.
            0xff => rest = rest.get(1..)?,
            0x01 | 0xd0..=0xd7 => rest = after,
            0xda => return Some((size?, after)),
            marker => {
                let length = usize::try_from(number(after, 0, 2, Order::Big)?).ok()?;
                let segment = after.get(2..length)?;
                let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
                if is_frame {
                    let read = Size {
                        height: number(segment, 1, 2, Order::Big)?,
                        width: number(segment, 3, 2, Order::Big)?,
                    };
                    // Two frames contradict each other.
                    if size.replace(read).is_some() {
                        return None;
                    }
                }
                rest = after.get(length..)?;
            }
        }
    }
}

/// How many scans there are up to the end mark; none without one. Within coded pixels no byte 0xff stands alone.
fn scans(coded: &[u8]) -> Option<usize> {
    let mut found = 1;
    for at in memchr::memchr_iter(0xff, coded) {
        match coded.get(at + 1) {
            Some(0xd9) => return Some(found),
            Some(0xda) => found += 1,
            _ => {}
        }
    }
    None
}
