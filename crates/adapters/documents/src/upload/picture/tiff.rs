//! TIFF 6.0: pages in a chain, each with a list of facts; strips or tiles of pixels lie anywhere in the file.

use kernel::ports::UploadRefused;

use super::{Size, damaged_unless};
use crate::upload::bytes::{Order, number, place};

const PAGES_MAX: usize = 1_000;
/// Facts and places over all pages; pages may share their bytes, the work may not grow by that.
const READS_MAX: usize = 2_000_000;
/// Kinds of values and how many bytes one takes.
const SHORT: u64 = 3;
const LONG: u64 = 4;
/// Colours, and masks beside them.
const SAMPLES_MAX: u64 = 8;
const BYTES_PER_FACT: usize = 12;

pub(crate) fn check(bytes: &[u8]) -> Result<(), UploadRefused> {
    let order = if bytes.starts_with(b"II") { Order::Little } else { Order::Big };
    let mut file = File { bytes, order, reads: 0 };
    let mut next = place(bytes, 4, 4, order).ok_or(UploadRefused::Damaged)?;
    let mut pages = 0;
    while next != 0 {
        pages += 1;
        damaged_unless(pages <= PAGES_MAX)?;
        let (page, following) = file.page(next).ok_or(UploadRefused::Damaged)?;
        page.size.check()?;
        page.tile.check()?;
        damaged_unless(page.samples <= SAMPLES_MAX && page.is_whole)?;
        next = following;
    }
    damaged_unless(pages > 0)
}

struct File<'a> {
    bytes: &'a [u8],
    order: Order,
    reads: usize,
}

/// What a page claims of itself.
struct Page {
    size: Size,
    /// The measures of a tile; one pixel if there are only strips.
    tile: Size,
    samples: u64,
    /// Whether all its pixels lie within the file.
    is_whole: bool,
}

/// Where the values of a fact lie.
#[derive(Clone, Copy)]
struct Values {
    at: usize,
    count: usize,
    bytes_each: usize,
}

impl File<'_> {
    /// The page at a place, and where the next one is.
    fn page(&mut self, at: usize) -> Option<(Page, usize)> {
        let count = place(self.bytes, at, 2, self.order)?;
        let first = at.checked_add(2)?;
        let (mut size, mut tile, mut samples) =
            (Size { width: 0, height: 0 }, Size { width: 1, height: 1 }, 1);
        let (mut places, mut lengths) = (None, None);
        for index in 0..count {
            self.read()?;
            let fact = first.checked_add(index * BYTES_PER_FACT)?;
            match number(self.bytes, fact, 2, self.order)? {
                256 => size.width = self.single(fact)?,
                257 => size.height = self.single(fact)?,
                277 => samples = self.single(fact)?,
                322 => tile.width = self.single(fact)?,
                323 => tile.height = self.single(fact)?,
                273 | 324 => places = Some(self.values(fact)?),
                279 | 325 => lengths = Some(self.values(fact)?),
                _ => {}
            }
        }
        let is_whole = self.is_whole(places?, lengths)?;
        let next = place(self.bytes, first.checked_add(count * BYTES_PER_FACT)?, 4, self.order)?;
        Some((Page { size, tile, samples, is_whole }, next))
    }

    /// Counts the work; none beyond its bound.
    fn read(&mut self) -> Option<()> {
        self.reads += 1;
        (self.reads <= READS_MAX).then_some(())
    }

    /// Where the values of a fact lie: in itself if they fit, else where it says.
    fn values(&self, fact: usize) -> Option<Values> {
        let bytes_each = match number(self.bytes, fact + 2, 2, self.order)? {
            SHORT => 2,
            LONG => 4,
            _ => return None,
        };
        let count = place(self.bytes, fact + 4, 4, self.order)?;
        let at = if count.checked_mul(bytes_each)? <= 4 {
            fact + 8
        } else {
            place(self.bytes, fact + 8, 4, self.order)?
        };
        Some(Values { at, count, bytes_each })
    }

    fn single(&self, fact: usize) -> Option<u64> {
        self.value(self.values(fact)?, 0)
    }

    fn value(&self, values: Values, index: usize) -> Option<u64> {
        let at = values.at.checked_add(index.checked_mul(values.bytes_each)?)?;
        number(self.bytes, at, values.bytes_each, self.order)
    }

    /// Whether every strip lies within the file. Some writers leave the lengths out.
    fn is_whole(&mut self, places: Values, lengths: Option<Values>) -> Option<bool> {
        if places.count == 0 || lengths.is_some_and(|lengths| lengths.count != places.count) {
            return Some(false);
        }
        for index in 0..places.count {
            self.read()?;
            let begin = self.value(places, index)?;
            let length = lengths.map_or(Some(1), |lengths| self.value(lengths, index))?;
            if begin.saturating_add(length) > self.bytes.len() as u64 {
                return Some(false);
            }
        }
        Some(true)
    }
}
