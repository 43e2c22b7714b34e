//! What the residents of Fördestadt enter into the forms.

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};
use serde_json::{Value, json};

use super::residents::Resident;

/// Somebody wants to fell trees.
#[derive(Debug, Clone, Copy)]
pub(super) struct Felling {
    pub(super) species: &'static str,
    /// `deciduous` or `conifer`.
    pub(super) kind: &'static str,
    pub(super) girth_cm: u32,
    pub(super) height_m: u32,
    /// `danger`, `disease`, `shade` …
    pub(super) reason: &'static str,
    pub(super) reason_text: &'static str,
    /// How many of the same kind.
    pub(super) count: usize,
}

/// Somebody wants a place at the roadside kept free.
#[derive(Debug, Clone, Copy)]
pub(super) struct NoStoppingZone {
    /// `move`, `delivery` …
    pub(super) occasion: &'static str,
    pub(super) metres: u32,
    /// How many days after the application it begins, at least 14.
    pub(super) days_ahead: i64,
}

impl Felling {
    /// The answers of an application filed on this day.
    pub(super) fn answers(&self, who: &Resident, filed_on: Date) -> Value {
        let (from, until) = winter(filed_on);
        let trees: Vec<Value> = (1..=self.count).map(|number| self.tree(number)).collect();
        json!({
            "applicant_kind": "person",
            "first_name": who.first_name,
            "last_name": who.last_name,
            "address": address(who),
            "role": "owner",
            "site_is_address": true,
            "ground": "garden",
            "building": false,
            "trees": trees,
            "felling_from": from,
            "felling_until": until,
            "replacement": "plant",
            "replacement_count": self.count,
            "visit": true,
        })
    }

    fn tree(&self, number: usize) -> Value {
        json!({
            "number": number.to_string(),
            "kind": self.kind,
            "species": self.species,
            "multi_stem": false,
            "girth_cm": self.girth_cm,
            "height_m": self.height_m,
            "measure": "fell",
            "reason": self.reason,
            "reason_text": self.reason_text,
            "nests": "none",
        })
    }
}

impl NoStoppingZone {
    /// The answers of an application filed on this day.
    pub(super) fn answers(&self, who: &Resident, filed_on: Date) -> Value {
        let day = filed_on.saturating_add(self.days_ahead.days());
        json!({
            "applicant_kind": "person",
            "first_name": who.first_name,
            "last_name": who.last_name,
            "address": address(who),
            "on_site": { "name": who.name(), "mobile": "0170 5550100" },
            "occasion": self.occasion,
            "places": [{
                "street": who.street,
                "house_from": who.house_number,
                "side": "same",
                "metres": self.metres,
                "closure": "lane",
            }],
            "from_date": day,
            "from_time": "07:00",
            "to_date": day,
            "to_time": "18:00",
            "signs": "company",
            "signs_company": "Schilder Nord GmbH",
        })
    }
}

fn address(who: &Resident) -> Value {
    json!({
        "street": who.street,
        "house_number": who.house_number,
        "postcode": "24900",
        "town": "Fördestadt",
    })
}

/// The next time in which trees may be felled, two weeks after filing at the earliest.
///
/// Legal source: § 39 (5) BNatSchG: not from 1 March to 30 September.
fn winter(filed_on: Date) -> (Date, Date) {
    let earliest = filed_on.saturating_add(14.days());
    let year = earliest.year();
    let from = match earliest.month() {
        10..=12 | 1 => earliest,
        2 if earliest.day() <= 20 => earliest,
        _ => date(year, 10, 1),
    };
    let until = date(if from.month() >= 10 { from.year() + 1 } else { from.year() }, 2, 28);
    (from, until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_are_felled_in_winter() {
        for (filed, from, until) in [
            (date(2026, 11, 24), date(2026, 12, 8), date(2027, 2, 28)),
            (date(2026, 1, 5), date(2026, 1, 19), date(2026, 2, 28)),
            (date(2026, 2, 15), date(2026, 10, 1), date(2027, 2, 28)),
            (date(2026, 7, 1), date(2026, 10, 1), date(2027, 2, 28)),
            (date(2026, 12, 28), date(2027, 1, 11), date(2027, 2, 28)),
        ] {
            assert_eq!(winter(filed), (from, until));
        }
    }
}
