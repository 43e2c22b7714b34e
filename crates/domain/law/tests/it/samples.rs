//! The sample files: holidays of all Länder, and worked cases with both readings.
//!
//! Their folder comes from `GANGWAY_SAMPLES`; without it these tests say so and pass.

use std::{collections::BTreeSet, path::PathBuf};

use jiff::civil::Date;
use law::{DeliveryMethod, Land, Period, announce, holidays};

#[test]
fn the_holidays_of_all_lander_are_those_of_the_file() {
    let Some(file) = sample("holidays-de.csv") else { return };
    let listed: BTreeSet<(Land, Date)> =
        rows(&file).map(|row| (row[0].parse().unwrap(), row[1].parse().unwrap())).collect();
    let mut computed = BTreeSet::new();
    for land in Land::ALL {
        for year in 2024..=2030 {
            computed.extend(holidays(land, year).unwrap().into_iter().map(|holiday| (land, holiday.date)));
        }
    }
    assert!(!listed.is_empty());
    assert_eq!(computed, listed);
}

#[test]
fn the_worked_cases_of_the_file_hold() {
    let Some(file) = sample("cases.csv") else { return };
    let mut count = 0;
    for row in rows(&file) {
        let method: DeliveryMethod = row[0].parse().unwrap();
        let land: Land = row[2].parse().unwrap();
        let period = Period::of_months(row[3].parse().unwrap()).unwrap();
        let found = announce(method, land, row[1].parse().unwrap(), period).unwrap();
        let dates = [found.announced, found.ends, found.announced_shifted, found.ends_shifted];
        let expected: Vec<Date> = (4..8).map(|column| row[column].parse().unwrap()).collect();
        assert_eq!(dates.as_slice(), expected, "{row:?}");
        count += 1;
    }
    assert!(count > 0);
}

#[expect(
    clippy::disallowed_methods,
    reason = "the folder of the samples is told to tests by the environment"
)]
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn sample(name: &str) -> Option<PathBuf> {
    let Ok(folder) = std::env::var("GANGWAY_SAMPLES") else {
        eprintln!("skipped: GANGWAY_SAMPLES does not name the folder of the samples");
        return None;
    };
    Some(PathBuf::from(folder).join("deadlines").join(name))
}

fn rows(file: &std::path::Path) -> impl Iterator<Item = csv::StringRecord> {
    csv::Reader::from_path(file).unwrap().into_records().map(|row| row.unwrap())
}
