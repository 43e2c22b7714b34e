//! Pictures: what their headers claim. Nothing is decoded.
//!
//! A few bytes can claim more pixels than any memory holds, and whoever opens the file runs out of it. Headers that
//! contradict each other, or whose picture cannot be in so few bytes, are damaged.

pub(super) mod heif;
pub(super) mod jpeg;
pub(super) mod png;
pub(super) mod tiff;
pub(super) mod webp;

use kernel::ports::UploadRefused;

/// More pixels than any scanner makes.
const PIXELS_MAX: u64 = 250_000_000;
/// The longest side; what is longer is no picture of a document.
const SIDE_MAX: u64 = 65_535;

/// How large a picture claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Size {
    width: u64,
    height: u64,
}

impl Size {
    /// No more than its sides' product in `u64`: sides come from at most 32 bits.
    const fn pixels(self) -> u64 {
        self.width.saturating_mul(self.height)
    }

    /// Refuses what is empty or too large.
    fn check(self) -> Result<(), UploadRefused> {
        if self.width == 0 || self.height == 0 {
            return Err(UploadRefused::Damaged);
        }
        let fits = self.width <= SIDE_MAX && self.height <= SIDE_MAX && self.pixels() <= PIXELS_MAX;
        if fits { Ok(()) } else { Err(UploadRefused::TooManyPixels) }
    }
}

fn damaged_unless(holds: bool) -> Result<(), UploadRefused> {
    if holds { Ok(()) } else { Err(UploadRefused::Damaged) }
}
