//! The colours of a town: two numbers, from which the pages derive everything else.
//!
//! A town may choose hue and chroma freely as long as people can read the result: the contrast of every pair that the
//! pages use is computed here and checked on save.

use serde::{Deserialize, Serialize};

/// Hue and chroma of the town's brand colour in OKLCH.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branding {
    /// Hue in degrees, 0 to 359.
    pub hue: u16,
    /// Chroma in thousandths, 0 to 200.
    pub chroma: u16,
}

impl Default for Branding {
    fn default() -> Self {
        Self { hue: 208, chroma: 78 }
    }
}

/// Why colours cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum BrandingProblem {
    /// Out of range.
    #[error("hue is 0 to 359 and chroma 0 to 200, not {hue} and {chroma}")]
    Range { hue: u16, chroma: u16 },
    /// A pair that cannot be read.
    #[error(
        "{pair} has a contrast of {found_hundredths} hundredths to 1; 450 is the least that people can read"
    )]
    Contrast {
        pair: &'static str,
        /// Contrast, in hundredths.
        found_hundredths: u32,
    },
}

impl Eq for BrandingProblem {}

/// The least contrast of text to its ground (WCAG 2.2, 1.4.3).
const CONTRAST_MIN: f64 = 4.5;

/// A tone of the pages: lightness, and either the town's chroma or a fixed one; always with the town's hue.
#[derive(Clone, Copy)]
enum Tone {
    Town(f64),
    Fixed(f64, f64),
}

/// The pairs of text and ground in which the town's colours meet, in light and in dark mode.
const PAIRS: [(&str, Tone, Tone); 6] = [
    ("white text on a button", Tone::Fixed(1.0, 0.0), Tone::Town(0.42)),
    ("a link on paper", Tone::Town(0.42), Tone::Fixed(1.0, 0.0)),
    ("a link on a tinted ground", Tone::Town(0.42), Tone::Fixed(0.934, 0.019)),
    ("text on a button in dark mode", Tone::Fixed(0.18, 0.02), Tone::Town(0.80)),
    ("a link on paper in dark mode", Tone::Town(0.80), Tone::Fixed(0.215, 0.015)),
    ("a link on a tinted ground in dark mode", Tone::Town(0.80), Tone::Fixed(0.29, 0.032)),
];

impl Branding {
    /// Checks range and contrast.
    ///
    /// # Errors
    ///
    /// [`BrandingProblem`] names the first pair that cannot be read.
    pub fn check(self) -> Result<(), BrandingProblem> {
        if self.hue > 359 || self.chroma > 200 {
            return Err(BrandingProblem::Range { hue: self.hue, chroma: self.chroma });
        }
        for (pair, text, ground) in PAIRS {
            let found = contrast(self.luminance(text), self.luminance(ground));
            if found < CONTRAST_MIN {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a contrast is 1 to 21"
                )]
                return Err(BrandingProblem::Contrast { pair, found_hundredths: (found * 100.0) as u32 });
            }
        }
        Ok(())
    }

    /// The brand colour as letters print it: red, green, blue.
    #[must_use]
    pub fn on_paper(self) -> [u8; 3] {
        self.linear(Tone::Town(0.42)).map(|linear| {
            let encoded = if linear <= 0.003_130_8 {
                12.92 * linear
            } else {
                1.055f64.mul_add(linear.powf(1.0 / 2.4), -0.055)
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "clamped to 0 to 255"
            )]
            let byte = (encoded * 255.0).round().clamp(0.0, 255.0) as u8;
            byte
        })
    }

    /// Relative luminance of a tone.
    fn luminance(self, tone: Tone) -> f64 {
        let [red, green, blue] = self.linear(tone);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// A tone in linear sRGB, clipped to the gamut as browsers do.
    fn linear(self, tone: Tone) -> [f64; 3] {
        let (lightness, chroma) = match tone {
            Tone::Town(lightness) => (lightness, f64::from(self.chroma) / 1000.0),
            Tone::Fixed(lightness, chroma) => (lightness, chroma),
        };
        let angle = f64::from(self.hue).to_radians();
        let (a, b) = (chroma * angle.cos(), chroma * angle.sin());
        let long = (0.215_803_757_3_f64.mul_add(b, 0.396_337_777_4_f64.mul_add(a, lightness))).powi(3);
        let medium =
            ((-0.063_854_172_8_f64).mul_add(b, (-0.105_561_345_8_f64).mul_add(a, lightness))).powi(3);
        let short = ((-1.291_485_548_f64).mul_add(b, (-0.089_484_177_5_f64).mul_add(a, lightness))).powi(3);
        let red = 0.230_969_929_2_f64.mul_add(short, 4.076_741_662_1 * long - 3.307_711_591_3 * medium);
        let green = (-0.341_319_396_5_f64)
            .mul_add(short, 2.609_757_401_1_f64.mul_add(medium, -1.268_438_004_6 * long));
        let blue = 1.707_614_701_f64.mul_add(short, -0.004_196_086_3 * long - 0.703_418_614_7 * medium);
        [red, green, blue].map(|channel| channel.clamp(0.0, 1.0))
    }
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_can_be_read() {
        assert_eq!(Branding::default().check(), Ok(()));
    }

    #[test]
    fn white_on_black_is_twenty_one_to_one() {
        let grey = Branding { hue: 0, chroma: 0 };
        let white = grey.luminance(Tone::Fixed(1.0, 0.0));
        let black = grey.luminance(Tone::Fixed(0.0, 0.0));
        assert!((contrast(white, black) - 21.0).abs() < 0.01);
    }

    #[test]
    fn out_of_range_is_refused() {
        assert!(matches!(Branding { hue: 360, chroma: 10 }.check(), Err(BrandingProblem::Range { .. })));
    }
}
