//! The worked examples of `docs/law.md`, each as a row of its own.

use jiff::civil::Date;
use law::{DeliveryMethod, Land, Period, Recipient, announce, announce_to};

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
    example("15 Corpus Christi in BY", ("post", "BY", "2026-05-31", 1), ("2026-06-04", "2026-07-06"), ("2026-06-05", "2026-07-06")),
    example("15 Corpus Christi in NW, whose text nobody read", ("post", "NW", "2026-05-31", 1), ("2026-06-03", "2026-07-03"), ("2026-06-05", "2026-07-06")),
    example("15 no Corpus Christi in SH, but perhaps at the recipient's", ("post", "SH", "2026-05-31", 1), ("2026-06-04", "2026-07-06"), ("2026-06-05", "2026-07-06")),
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

#[test]
fn the_holidays_at_the_recipients_place_move_the_presumed_day_alone() {
    let told = |method: &str, recipient: Recipient, on: &str| {
        let method: DeliveryMethod = method.parse().unwrap();
        let found = announce_to(method, Land::SH, recipient, day(on), Period::ONE_MONTH).unwrap();
        [found.announced, found.announced_shifted, found.ends, found.ends_shifted]
            .map(|date| date.to_string())
    };
    let epiphany = |recipient| told("ao_post", recipient, "2026-01-02");
    assert_eq!(epiphany(Recipient::In(Land::BY)), ["2026-01-07", "2026-01-07", "2026-02-09", "2026-02-09"]);
    assert_eq!(epiphany(Recipient::In(Land::SH)), ["2026-01-06", "2026-01-06", "2026-02-06", "2026-02-06"]);
    assert_eq!(epiphany(Recipient::Unknown), ["2026-01-06", "2026-01-07", "2026-02-06", "2026-02-09"]);
    // The end falls on Epiphany in Bayern and stays: the authority is in Schleswig-Holstein.
    assert_eq!(told("hand", Recipient::In(Land::BY), "2026-12-06")[2], "2027-01-06");
    let found = announce_to(
        DeliveryMethod::AoPost,
        Land::SH,
        Recipient::In(Land::BY),
        day("2026-01-02"),
        Period::ONE_MONTH,
    )
    .unwrap();
    assert!(
        found
            .basis
            .iter()
            .any(|norm| norm.says.contains("am Ort der Empfängerin oder des Empfängers (Bayern)"))
    );
    let plain = announce_to(
        DeliveryMethod::AoPost,
        Land::SH,
        Recipient::In(Land::BY),
        day("2026-01-12"),
        Period::ONE_MONTH,
    )
    .unwrap();
    assert!(!plain.basis.iter().any(|norm| norm.says.contains("am Ort der")), "only where it changes a date");
}

#[test]
fn both_counts_are_computed_where_nobody_read_the_text() {
    let found = announce(DeliveryMethod::Post, Land::HH, day("2026-07-06"), Period::ONE_MONTH).unwrap();
    assert!(found.has_two_counts() && found.is_unchecked());
    assert_eq!((found.announced, found.announced_shifted), (day("2026-07-09"), day("2026-07-10")));
    assert_eq!((found.ends, found.ends_shifted), (day("2026-08-10"), day("2026-08-10")));
    let federal = announce(DeliveryMethod::Ozgbox, Land::HH, day("2026-07-06"), Period::ONE_MONTH).unwrap();
    assert!(!federal.has_two_counts() && !federal.is_unchecked());
    let registered =
        announce(DeliveryMethod::Regmail, Land::BY, day("2026-07-06"), Period::ONE_MONTH).unwrap();
    assert_eq!(registered.announced, day("2026-07-09"));
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}
