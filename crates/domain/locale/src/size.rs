//! Sizes of files in decimal units, as file managers show them.

use crate::{Language, number::decimal_sign};

const KILO: u64 = 1_000;
const MEGA: u64 = 1_000_000;

/// «184 KB», «3,1 MB», with a no-break space before the unit; rounded up, so that nothing looks smaller than it is.
#[must_use]
pub fn size(language: Language, bytes: u64) -> String {
    if bytes < KILO {
        return format!("{bytes}\u{a0}Byte");
    }
    if bytes < MEGA {
        return format!("{}\u{a0}KB", bytes.div_ceil(KILO));
    }
    let tenths = bytes.div_ceil(MEGA / 10);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole}\u{a0}MB"),
        (whole, tenth) => format!("{whole}{}{tenth}\u{a0}MB", decimal_sign(language)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Language::{English, German};

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(size(German, 0), "0\u{a0}Byte");
        assert_eq!(size(German, 183_400), "184\u{a0}KB");
        assert_eq!(size(German, 3_090_000), "3,1\u{a0}MB");
        assert_eq!(size(English, 3_090_000), "3.1\u{a0}MB");
        assert_eq!(size(English, 20_000_000), "20\u{a0}MB");
        assert_eq!(size(German, 999_999), "1000\u{a0}KB");
    }

    proptest! {
        #[test]
        fn a_size_is_never_shown_smaller_and_by_a_tenth_of_its_unit_too_large_at_most(bytes in 0..1_000_000_000_000_u64) {
            let text = size(English, bytes);
            let (figures, unit) = text.split_once('\u{a0}').unwrap();
            let tenths: u64 = match figures.split_once('.') {
                Some((whole, tenth)) => format!("{whole}{tenth}").parse().unwrap(),
                None => figures.parse::<u64>().unwrap() * 10,
            };
            let (tenth, slack) = match unit {
                "Byte" => (1, 1),
                "KB" => (100, 1_000),
                _ => (100_000, 100_000),
            };
            let shown = if unit == "Byte" { tenths / 10 } else { tenths * tenth };
            prop_assert!(shown >= bytes && shown - bytes < slack, "{text}");
        }
    }
}
