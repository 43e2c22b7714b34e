//! The worked examples of `docs/law.md`, each as a row of its own.

use jiff::civil::Date;
use law::{DeliveryMethod, Land, Period, announce};

/// Way, Land, day of the fact, months; then announced and end without and with the shift.
struct Example {
    name: &'static str,
    asked: (&'static str, &'static str, &'static str, u32),
    unmoved: (&'static str, &'static str),
    moved: (&'static str, &'static str),
}

const fn example(
    name: &'static str,
    asked: (&'static str, &'static str, &'static str, u32),
    unmoved: (&'static str, &'static str),
    moved: (&'static str, &'static str),
) -> Example {
    Example { name, asked, unmoved, moved }
}

#[rustfmt::skip]
const EXAMPLES: &[Example] = &[
    example("1 the end falls on Good Friday", ("post", "SH", "2026-02-27", 1), ("2026-03-03", "2026-04-07"), ("2026-03-03", "2026-04-07")),
    example("2 there is no 31 February", ("post", "SH", "2026-01-27", 1), ("2026-01-31", "2026-03-02"), ("2026-02-02", "2026-03-02")),
    example("3 leap year", ("post", "SH", "2028-01-27", 1), ("2028-01-31", "2028-02-29"), ("2028-01-31", "2028-02-29")),
    example("4 two days' difference", ("post", "SH", "2026-12-22", 1), ("2026-12-26", "2027-01-26"), ("2026-12-28", "2027-01-28")),
    example("5 presumed on Good Friday", ("post", "SH", "2026-03-30", 1), ("2026-04-03", "2026-05-04"), ("2026-04-07", "2026-05-07")),
    example("6 end on New Year's Day", ("post", "SH", "2025-11-27", 1), ("2025-12-01", "2026-01-02"), ("2025-12-01", "2026-01-02")),
    example("7 old law, three days", ("post", "SH", "2024-12-30", 1), ("2025-01-02", "2025-02-03"), ("2025-01-02", "2025-02-03")),
    example("8 OZG mailbox over a weekend", ("ozgbox", "SH", "2026-09-15", 1), ("2026-09-19", "2026-10-19"), ("2026-09-21", "2026-10-21")),
    example("9 national holiday", ("ozgbox", "SH", "2026-09-29", 1), ("2026-10-03", "2026-11-03"), ("2026-10-05", "2026-11-05")),
    example("10 New Year's Day and a weekend", ("ozgbox", "SH", "2026-12-28", 1), ("2027-01-01", "2027-02-01"), ("2027-01-04", "2027-02-04")),
    example("11 both readings meet", ("ozgbox", "SH", "2027-01-27", 1), ("2027-01-31", "2027-03-01"), ("2027-02-01", "2027-03-01")),
    example("12 retrieval never moves", ("portal", "SH", "2026-10-30", 1), ("2026-10-31", "2026-11-30"), ("2026-10-31", "2026-11-30")),
    example("13 Whitsun", ("sgbx_portal", "SH", "2026-05-20", 1), ("2026-05-24", "2026-06-24"), ("2026-05-26", "2026-06-26")),
    example("14 the AO always moves", ("ao_post", "SH", "2026-12-21", 1), ("2026-12-28", "2027-01-28"), ("2026-12-28", "2027-01-28")),
    example("15 Corpus Christi in NW", ("post", "NW", "2026-05-31", 1), ("2026-06-04", "2026-07-06"), ("2026-06-05", "2026-07-06")),
    example("15 no Corpus Christi in SH", ("post", "SH", "2026-05-31", 1), ("2026-06-04", "2026-07-06"), ("2026-06-04", "2026-07-06")),
    example("16 Hesse kept three days", ("post", "HE", "2026-06-02", 1), ("2026-06-05", "2026-07-06"), ("2026-06-05", "2026-07-06")),
    example("17 handed over", ("hand", "SH", "2026-04-01", 1), ("2026-04-01", "2026-05-04"), ("2026-04-01", "2026-05-04")),
    example("18 one year without a notice", ("post", "SH", "2026-02-25", 12), ("2026-03-01", "2027-03-01"), ("2026-03-02", "2027-03-02")),
    example("19 8 March in Berlin", ("post", "BE", "2027-02-04", 1), ("2027-02-08", "2027-03-09"), ("2027-02-08", "2027-03-09")),
];

#[test]
fn the_worked_examples_hold() {
    for Example { name, asked: (method, land, on, months), unmoved, moved } in EXAMPLES {
        let (method, land): (DeliveryMethod, Land) = (method.parse().unwrap(), land.parse().unwrap());
        let found = announce(method, land, day(on), Period::of_months(*months).unwrap()).unwrap();
        assert_eq!((found.announced, found.ends), (day(unmoved.0), day(unmoved.1)), "{name}");
        assert_eq!((found.announced_shifted, found.ends_shifted), (day(moved.0), day(moved.1)), "{name}");
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}
