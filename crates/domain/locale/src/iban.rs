//! Account numbers.

/// An IBAN in groups of four, as people compare it: «DE89 3704 0044 0532 0130 00». Spaces in it do not count.
#[must_use]
pub fn iban_in_groups(iban: &str) -> String {
    let signs: Vec<char> = iban.chars().filter(|sign| !sign.is_whitespace()).collect();
    signs.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_iban_stands_in_groups_of_four() {
        assert_eq!(iban_in_groups("DE89370400440532013000"), "DE89 3704 0044 0532 0130 00");
        assert_eq!(iban_in_groups("DE8937040044 0532 0130 00"), "DE89 3704 0044 0532 0130 00");
    }

    proptest! {
        #[test]
        fn grouping_twice_changes_nothing_and_no_sign_is_lost(iban in "[A-Z]{2}[0-9A-Z]{0,32}") {
            let once = iban_in_groups(&iban);
            prop_assert_eq!(iban_in_groups(&once), once.clone());
            prop_assert_eq!(once.replace(' ', ""), iban);
        }
    }
}
