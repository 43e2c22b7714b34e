//! Public holidays of the Länder: dated rules as data, and the dates computed from them.
//!
//! A holiday that holds only in some communes of a Land is not a holiday here: the Augsburger Friedensfest (8 August),
//! Mariä Himmelfahrt in Bayern, Fronleichnam in Sachsen and Thüringen. A deadline that Gangway names may then lie one
//! working day too early for such a commune, never too late; `docs/law.md` says so.

use jiff::civil::{Date, date};

use crate::{
    error::LawError,
    land::Land::{self, BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, SL, SN, ST, TH},
};

/// The first day for which rules and holidays are known.
pub const FIRST_COVERED: Date = date(2024, 1, 1);

/// The last day for which rules and holidays are known.
pub const LAST_COVERED: Date = date(2030, 12, 31);

/// A public holiday of a Land.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Its German name, for example «Karfreitag».
    pub name: &'static str,
}

/// The public holidays of a Land in a year, by date.
///
/// # Errors
///
/// [`LawError::NotCovered`] outside [`FIRST_COVERED`] and [`LAST_COVERED`].
pub fn holidays(land: Land, year: i16) -> Result<Vec<Holiday>, LawError> {
    if year < FIRST_COVERED.year() || year > LAST_COVERED.year() {
        // A year that no calendar has is as uncovered as the next one that has no data.
        let date = Date::new(year, 1, 1).unwrap_or(Date::MAX);
        return Err(LawError::NotCovered { date });
    }
    let mut found: Vec<Holiday> = RULES
        .iter()
        .filter(|rule| rule.lands.contains(&land))
        .filter_map(|rule| rule.in_year(year).map(|date| Holiday { date, name: rule.name }))
        .collect();
    found.sort_by_key(|holiday| holiday.date);
    Ok(found)
}

/// The holiday of a Land on a day, if it is one.
///
/// # Errors
///
/// [`LawError::NotCovered`] outside [`FIRST_COVERED`] and [`LAST_COVERED`].
pub fn holiday(land: Land, date: Date) -> Result<Option<&'static str>, LawError> {
    if date < FIRST_COVERED || date > LAST_COVERED {
        return Err(LawError::NotCovered { date });
    }
    let found =
        RULES.iter().find(|rule| rule.lands.contains(&land) && rule.in_year(date.year()) == Some(date));
    Ok(found.map(|rule| rule.name))
}

/// How the date of a holiday follows from the year.
#[derive(Debug, Clone, Copy)]
enum When {
    /// The same month and day each year.
    Each(i8, i8),
    /// So many days after Easter Sunday, negative before it.
    Easter(i32),
    /// The Wednesday before 23 November (§ 1 SächsSFG).
    BussUndBettag,
    /// This one day only.
    Once(Date),
}

/// One rule: who has the holiday, when, and in which years the rule holds.
#[derive(Debug, Clone, Copy)]
struct Rule {
    name: &'static str,
    when: When,
    lands: &'static [Land],
    /// The first and the last year of the rule within the covered time; `None` is open.
    years: (Option<i16>, Option<i16>),
}

impl Rule {
    fn in_year(&self, year: i16) -> Option<Date> {
        let (from, until) = self.years;
        if from.is_some_and(|from| year < from) || until.is_some_and(|until| year > until) {
            return None;
        }
        match self.when {
            When::Each(month, day) => Date::new(year, month, day).ok(),
            When::Easter(days) => shifted(easter(year)?, days),
            When::BussUndBettag => {
                let eve = Date::new(year, 11, 22).ok()?;
                let since_wednesday = (i32::from(eve.weekday().to_monday_zero_offset()) - 2).rem_euclid(7);
                shifted(eve, -since_wednesday)
            }
            When::Once(date) => (date.year() == year).then_some(date),
        }
    }
}

const ALL: &[Land] = &Land::ALL;
const ALWAYS: (Option<i16>, Option<i16>) = (None, None);
const REFORMATION: &[Land] = &[BB, HB, HH, MV, NI, SH, SN, ST, TH];

/// Every rule of the sixteen holiday laws, as far as it touches the covered time.
///
/// Legal source: the holiday laws of the Länder; 3 October: Art. 2 (2) Einigungsvertrag.
const RULES: &[Rule] = &[
    Rule { name: "Neujahr", when: When::Each(1, 1), lands: ALL, years: ALWAYS },
    Rule { name: "Heilige Drei Könige", when: When::Each(1, 6), lands: &[BW, BY, ST], years: ALWAYS },
    Rule { name: "Frauentag", when: When::Each(3, 8), lands: &[BE], years: ALWAYS },
    // In force in Mecklenburg-Vorpommern since 2023.
    Rule { name: "Frauentag", when: When::Each(3, 8), lands: &[MV], years: (Some(2023), None) },
    Rule { name: "Karfreitag", when: When::Easter(-2), lands: ALL, years: ALWAYS },
    Rule { name: "Ostersonntag", when: When::Easter(0), lands: &[BB], years: ALWAYS },
    Rule { name: "Ostermontag", when: When::Easter(1), lands: ALL, years: ALWAYS },
    Rule { name: "Erster Mai", when: When::Each(5, 1), lands: ALL, years: ALWAYS },
    Rule {
        name: "80. Jahrestag der Befreiung vom Nationalsozialismus",
        when: When::Once(date(2025, 5, 8)),
        lands: &[BE],
        years: ALWAYS,
    },
    Rule { name: "Christi Himmelfahrt", when: When::Easter(39), lands: ALL, years: ALWAYS },
    Rule { name: "Pfingstsonntag", when: When::Easter(49), lands: &[BB], years: ALWAYS },
    Rule { name: "Pfingstmontag", when: When::Easter(50), lands: ALL, years: ALWAYS },
    Rule { name: "Fronleichnam", when: When::Easter(60), lands: &[BW, BY, HE, NW, RP, SL], years: ALWAYS },
    Rule {
        name: "75. Jahrestag des Aufstandes vom 17. Juni 1953",
        when: When::Once(date(2028, 6, 17)),
        lands: &[BE],
        years: ALWAYS,
    },
    Rule { name: "Mariä Himmelfahrt", when: When::Each(8, 15), lands: &[SL], years: ALWAYS },
    Rule { name: "Weltkindertag", when: When::Each(9, 20), lands: &[TH], years: (Some(2019), None) },
    Rule { name: "Tag der Deutschen Einheit", when: When::Each(10, 3), lands: ALL, years: ALWAYS },
    // In Bremen, Hamburg, Niedersachsen and Schleswig-Holstein since 2018.
    Rule { name: "Reformationstag", when: When::Each(10, 31), lands: REFORMATION, years: (Some(2018), None) },
    Rule { name: "Allerheiligen", when: When::Each(11, 1), lands: &[BW, BY, NW, RP, SL], years: ALWAYS },
    Rule { name: "Buß- und Bettag", when: When::BussUndBettag, lands: &[SN], years: ALWAYS },
    Rule { name: "Erster Weihnachtstag", when: When::Each(12, 25), lands: ALL, years: ALWAYS },
    Rule { name: "Zweiter Weihnachtstag", when: When::Each(12, 26), lands: ALL, years: ALWAYS },
];

/// Easter Sunday of the Gregorian calendar, by the method of Gauß as Lichtenberg corrected it.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let century = year_number / 100;
    let moon_correction = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let sun_correction = 2 - (3 * century + 3) / 4;
    let moon_cycle = year_number % 19;
    let full_moon_seed = (19 * moon_cycle + moon_correction) % 30;
    let full_moon_fix = (full_moon_seed + moon_cycle / 11) / 29;
    let limit = 21 + full_moon_seed - full_moon_fix;
    let first_sunday = 7 - (year_number + year_number / 4 + sun_correction) % 7;
    let distance = 7 - (limit - first_sunday) % 7;
    // `limit + distance` is a day of March; 32 is 1 April.
    shifted(Date::new(year, 3, 1).ok()?, limit + distance - 1)
}

fn shifted(date: Date, days: i32) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_churches_say() {
        let known = [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (1981, 4, 19),
            (2024, 3, 31),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
            (2049, 4, 18),
        ];
        for (year, month, day) in known {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn a_year_without_data_is_an_error() {
        assert_eq!(holidays(Land::SH, 2031), Err(LawError::NotCovered { date: date(2031, 1, 1) }));
        assert_eq!(holidays(Land::SH, 2023), Err(LawError::NotCovered { date: date(2023, 1, 1) }));
        assert!(holiday(Land::SH, date(2031, 1, 1)).is_err());
    }

    #[test]
    fn buss_und_bettag_is_the_wednesday_before_23_november() {
        assert_eq!(holiday(Land::SN, date(2024, 11, 20)), Ok(Some("Buß- und Bettag")));
        assert_eq!(holiday(Land::SN, date(2028, 11, 22)), Ok(Some("Buß- und Bettag")));
        assert_eq!(holiday(Land::SN, date(2029, 11, 21)), Ok(Some("Buß- und Bettag")));
        assert_eq!(holiday(Land::SN, date(2026, 11, 18)), Ok(Some("Buß- und Bettag")));
    }

    #[test]
    fn berlin_had_one_holiday_once() {
        assert!(holiday(Land::BE, date(2025, 5, 8)).unwrap().is_some());
        assert_eq!(holiday(Land::BE, date(2026, 5, 8)), Ok(None));
        assert_eq!(holiday(Land::BB, date(2025, 5, 8)), Ok(None));
    }
}
