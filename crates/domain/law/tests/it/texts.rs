//! What residents read: one snapshot per way, and one per thing that can happen to a date.

use law::{DeliveryMethod, Land, Period, announce};
use locale::Language;

fn told(method: DeliveryMethod, land: Land, on: &str, period: Period) -> String {
    let found = announce(method, land, on.parse().unwrap(), period).unwrap();
    let mut lines = vec![format!("{method} {land} {on}")];
    for language in [Language::German, Language::English] {
        lines.push(String::new());
        lines.extend(found.reasons(language).unwrap());
    }
    lines.push(String::new());
    lines.extend(found.basis.iter().map(ToString::to_string));
    lines.join("\n")
}

#[test]
fn each_way_is_explained() {
    let all: Vec<String> = DeliveryMethod::ALL
        .iter()
        .map(|method| told(*method, Land::SH, "2026-07-06", Period::ONE_MONTH))
        .collect();
    insta::assert_snapshot!("each_way", all.join("\n\n----\n\n"));
}

#[test]
fn each_complication_is_explained() {
    let (month, year) = (Period::ONE_MONTH, Period::ONE_YEAR);
    let all = [
        told(DeliveryMethod::Post, Land::SH, "2026-03-30", month),
        told(DeliveryMethod::Post, Land::SH, "2026-01-27", month),
        told(DeliveryMethod::Post, Land::SH, "2026-02-25", year),
        told(DeliveryMethod::Post, Land::HE, "2026-06-02", month),
        told(DeliveryMethod::Post, Land::BB, "2024-12-30", Period::of_months(3).unwrap()),
        told(DeliveryMethod::AoPost, Land::SH, "2026-12-21", month),
        told(DeliveryMethod::SgbxPortal, Land::NW, "2026-05-20", month),
        told(DeliveryMethod::AoPortal, Land::BY, "2025-07-07", month),
        told(DeliveryMethod::Portal, Land::SH, "2026-10-30", month),
    ];
    insta::assert_snapshot!("each_complication", all.join("\n\n----\n\n"));
}
