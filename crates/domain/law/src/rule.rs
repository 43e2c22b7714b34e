//! The dated rules of announcement as data: one row per way, Land and time.
//!
//! The day of the fact that starts the clock (posting, provision …) chooses the row. A change of the law is a new row
//! here and a closed date on the old one; no code changes.

use jiff::civil::{Date, date};

use crate::{
    error::LawError,
    holiday::{FIRST_COVERED, LAST_COVERED},
    land::{Checked, Land, Section},
    method::DeliveryMethod,
    norm::{Norm, Review},
};

/// The fact that starts the clock; its day is what [`announce`](crate::announce) takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CountsFrom {
    /// The letter was posted.
    Posting,
    /// The decision was sent electronically.
    Sending,
    /// The decision was provided for retrieval.
    Provision,
    /// The notification of the provision was sent.
    Notification,
    /// The person retrieved the decision.
    Retrieval,
    /// The decision was formally served.
    Service,
    /// The decision was handed over.
    HandingOver,
    /// The decision arrived.
    Receipt,
}

/// What happens when the day of announcement is no working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shift {
    /// Nothing: the day is a fact, not the end of a period.
    Never,
    /// Prevailing opinion: nothing; others move it to the next working day. Both readings are computed.
    Disputed,
    /// It moves to the next working day.
    Always,
}

/// One row: the day of announcement for a way, in some Länder, for some time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    method: DeliveryMethod,
    lands: Lands,
    valid_from: Option<Date>,
    valid_until: Option<Date>,
    /// Calendar days from the fact to the announcement.
    pub(crate) days: i32,
    pub(crate) counts_from: CountsFrom,
    pub(crate) shift: Shift,
    source: Source,
    says: &'static str,
    /// The count that holds if the Land has not followed the federation, and how it is said.
    or: Option<(i32, &'static str)>,
}

/// The rule for a way in a Land on the day of the fact.
pub(crate) fn find(method: DeliveryMethod, land: Land, on: Date) -> Result<&'static Rule, LawError> {
    if on < FIRST_COVERED || on > LAST_COVERED {
        return Err(LawError::NotCovered { date: on });
    }
    let holds = |rule: &&Rule| rule.method == method && rule.lands.contain(land) && rule.holds_on(on);
    RULES.iter().find(holds).ok_or(LawError::NoNorm { method, land, on })
}

impl Rule {
    /// The norm of the rule in the words of the Land's law.
    pub(crate) fn norm(&self, land: Land) -> Norm {
        Norm {
            citation: self.source.cite(land),
            says: self.says.to_owned(),
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            review: self.review(land),
        }
    }

    /// Calendar days from the fact to the announcement in the reading that gives fewest.
    pub(crate) fn days_min(&self) -> i32 {
        self.or.map_or(self.days, |(days, _)| days.min(self.days))
    }

    fn review(&self, land: Land) -> Review {
        let checked = match self.source {
            Source::Federal(_) => Some(Checked::FEDERAL),
            Source::Announcement(_) => land.checked(),
            Source::ByLand { .. } => land.checked().filter(|_| land == Land::SH),
        };
        checked.map_or_else(|| Review::Unchecked { or: self.or.map(|(_, says)| says) }, Review::Checked)
    }

    fn holds_on(&self, on: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= on) && self.valid_until.is_none_or(|until| on <= until)
    }

    const fn from(self, first: Date) -> Self {
        Self { valid_from: Some(first), ..self }
    }

    const fn until(self, last: Date) -> Self {
        Self { valid_until: Some(last), ..self }
    }

    const fn within(self, lands: Lands) -> Self {
        Self { lands, ..self }
    }

    const fn or(self, days: i32, says: &'static str) -> Self {
        Self { or: Some((days, says)), ..self }
    }

    const fn counting_from(self, counts_from: CountsFrom) -> Self {
        Self { counts_from, ..self }
    }
}

#[derive(Debug, Clone, Copy)]
enum Lands {
    All,
    Only(Land),
    AllBut(Land),
    /// All whose text was read, but Hessen.
    CheckedButHesse,
    /// All whose own text nobody read.
    Unchecked,
}

impl Lands {
    fn contain(self, land: Land) -> bool {
        match self {
            Self::All => true,
            Self::Only(one) => one == land,
            Self::AllBut(one) => one != land,
            Self::CheckedButHesse => land != Land::HE && land.checked().is_some(),
            Self::Unchecked => land.checked().is_none(),
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Source {
    /// A place in § 41 VwVfG or its sister in the Land.
    Announcement(&'static str),
    /// A law of the federation.
    Federal(&'static str),
    /// A law that Schleswig-Holstein has as a text of its own.
    ByLand { schleswig_holstein: &'static str, others: &'static str },
}

impl Source {
    fn cite(self, land: Land) -> String {
        match self {
            Self::Announcement(place) => land.cite(Section::Announcement, place),
            Self::Federal(text) => text.to_owned(),
            Self::ByLand { schleswig_holstein, .. } if land == Land::SH => schleswig_holstein.to_owned(),
            Self::ByLand { others, .. } => others.to_owned(),
        }
    }
}

/// Legal source: Postrechtsmodernisierungsgesetz of 15 July 2024 (Federal Law Gazette 2024 I no. 236): four days instead of three.
const FOUR_DAYS_SINCE: Date = date(2025, 1, 1);
const THREE_DAYS_UNTIL: Date = date(2024, 12, 31);

/// The new text of § 122a AO counts from provision instead of from the notification.
const AO_PROVISION_SINCE: Date = date(2026, 1, 1);
const AO_NOTIFICATION_UNTIL: Date = date(2025, 12, 31);

const HESSE_APART: Lands = Lands::AllBut(Land::HE);
const HESSE: Lands = Lands::Only(Land::HE);
const CHECKED: Lands = Lands::CheckedButHesse;
/// Bayern counts from the notification (Art. 24 BayDiG) and has no rule that counts from the retrieval.
const BAVARIA_APART: Lands = Lands::AllBut(Land::BY);

const REGISTERED_MAIL: Source = Source::ByLand {
    schleswig_holstein: "§ 149 LVwG SH",
    others: "§ 4 Abs. 2 Satz 2 VwZG oder das entsprechende Landesrecht",
};
const CERTIFICATE: Source = Source::ByLand {
    schleswig_holstein: "§ 148 LVwG SH, §§ 177 bis 182 ZPO",
    others: "§ 3 VwZG oder das entsprechende Landesrecht, §§ 177 bis 182 ZPO",
};

const RULES: &[Rule] = &[
    POST.days(3, "am dritten Tag nach der Aufgabe zur Post").within(HESSE),
    POST.days(3, "am dritten Tag nach der Aufgabe zur Post").within(HESSE_APART).until(THREE_DAYS_UNTIL),
    POST.days(4, "am vierten Tag nach der Aufgabe zur Post").within(CHECKED).from(FOUR_DAYS_SINCE),
    POST.days(4, "am vierten Tag nach der Aufgabe zur Post")
        .within(Lands::Unchecked)
        .from(FOUR_DAYS_SINCE)
        .or(3, "am dritten Tag"),
    ELTRANS.days(3, "am dritten Tag nach der Absendung").within(HESSE),
    ELTRANS.days(3, "am dritten Tag nach der Absendung").within(HESSE_APART).until(THREE_DAYS_UNTIL),
    ELTRANS.days(4, "am vierten Tag nach der Absendung").within(CHECKED).from(FOUR_DAYS_SINCE),
    ELTRANS
        .days(4, "am vierten Tag nach der Absendung")
        .within(Lands::Unchecked)
        .from(FOUR_DAYS_SINCE)
        .or(3, "am dritten Tag"),
    OZGBOX.days(3, "am dritten Tag nach der Bereitstellung zum Abruf").until(THREE_DAYS_UNTIL),
    OZGBOX.days(4, "am vierten Tag nach der Bereitstellung zum Abruf").from(FOUR_DAYS_SINCE),
    PORTAL.days(1, "am Tag nach dem Abruf").within(BAVARIA_APART),
    SGBX_POST.days(3, "am dritten Tag nach der Aufgabe zur Post").until(THREE_DAYS_UNTIL),
    SGBX_POST.days(4, "am vierten Tag nach der Aufgabe zur Post").from(FOUR_DAYS_SINCE),
    SGBX_PORTAL.days(3, "am dritten Tag nach Absendung der Benachrichtigung").until(THREE_DAYS_UNTIL),
    SGBX_PORTAL.days(4, "am vierten Tag nach Absendung der Benachrichtigung").from(FOUR_DAYS_SINCE),
    AO_POST.days(3, "am dritten Tag nach der Aufgabe zur Post").until(THREE_DAYS_UNTIL),
    AO_POST.days(4, "am vierten Tag nach der Aufgabe zur Post").from(FOUR_DAYS_SINCE),
    AO_PORTAL_OLD.days(3, "am dritten Tag nach Absendung der Benachrichtigung").until(THREE_DAYS_UNTIL),
    AO_PORTAL_OLD
        .days(4, "am vierten Tag nach Absendung der Benachrichtigung")
        .from(FOUR_DAYS_SINCE)
        .until(AO_NOTIFICATION_UNTIL),
    AO_PORTAL.days(4, "am vierten Tag nach der Bereitstellung zum Abruf").from(AO_PROVISION_SINCE),
    PZU,
    HAND,
    REGMAIL.days(3, "am dritten Tag nach der Aufgabe zur Post").until(THREE_DAYS_UNTIL),
    REGMAIL
        .days(4, "am vierten Tag nach der Aufgabe zur Post")
        .within(Lands::Only(Land::SH))
        .from(FOUR_DAYS_SINCE),
    REGMAIL
        .days(4, "am vierten Tag nach der Aufgabe zur Post")
        .within(Lands::AllBut(Land::SH))
        .from(FOUR_DAYS_SINCE)
        .or(3, "am dritten Tag"),
    ABROAD,
];

const POST: Rule =
    row(DeliveryMethod::Post, CountsFrom::Posting, Shift::Disputed, Source::Announcement("Abs. 2 Satz 1"));
const ELTRANS: Rule =
    row(DeliveryMethod::Eltrans, CountsFrom::Sending, Shift::Disputed, Source::Announcement("Abs. 2 Satz 2"));
const OZGBOX: Rule = row(
    DeliveryMethod::Ozgbox,
    CountsFrom::Provision,
    Shift::Disputed,
    Source::Federal("§ 9 Abs. 1 Satz 4 OZG"),
);
const PORTAL: Rule =
    row(DeliveryMethod::Portal, CountsFrom::Retrieval, Shift::Never, Source::Announcement("Abs. 2a Satz 3"));
const SGBX_POST: Rule = row(
    DeliveryMethod::SgbxPost,
    CountsFrom::Posting,
    Shift::Disputed,
    Source::Federal("§ 37 Abs. 2 Satz 1 SGB X"),
);
const SGBX_PORTAL: Rule = row(
    DeliveryMethod::SgbxPortal,
    CountsFrom::Notification,
    Shift::Disputed,
    Source::Federal("§ 37 Abs. 2a SGB X"),
);
const AO_POST: Rule =
    row(DeliveryMethod::AoPost, CountsFrom::Posting, Shift::Always, Source::Federal("§ 122 Abs. 2 Nr. 1 AO"));
const AO_PORTAL: Rule =
    row(DeliveryMethod::AoPortal, CountsFrom::Provision, Shift::Always, Source::Federal("§ 122a AO"));
const AO_PORTAL_OLD: Rule = AO_PORTAL.counting_from(CountsFrom::Notification);
const PZU: Rule =
    row(DeliveryMethod::Pzu, CountsFrom::Service, Shift::Never, CERTIFICATE).days(0, "am Tag der Zustellung");
const HAND: Rule =
    row(DeliveryMethod::Hand, CountsFrom::HandingOver, Shift::Never, Source::Announcement("Abs. 1"))
        .days(0, "am Tag der Übergabe");
const REGMAIL: Rule = row(DeliveryMethod::Regmail, CountsFrom::Posting, Shift::Disputed, REGISTERED_MAIL);
const ABROAD: Rule =
    row(DeliveryMethod::Abroad, CountsFrom::Receipt, Shift::Never, Source::Announcement("Abs. 1"))
        .days(0, "am Tag des Zugangs; im Ausland wird nichts vermutet");

const fn row(method: DeliveryMethod, counts_from: CountsFrom, shift: Shift, source: Source) -> Rule {
    Rule {
        method,
        lands: Lands::All,
        valid_from: None,
        valid_until: None,
        days: 0,
        counts_from,
        shift,
        source,
        says: "",
        or: None,
    }
}

impl Rule {
    const fn days(self, days: i32, says: &'static str) -> Self {
        Self { days, says, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every day of the covered time is decided by exactly one row, or by none for a whole way and Land.
    #[test]
    fn rows_neither_overlap_nor_leave_gaps() {
        for &method in DeliveryMethod::ALL {
            for land in Land::ALL {
                let expected = usize::from(!(method == DeliveryMethod::Portal && land == Land::BY));
                for on in
                    FIRST_COVERED.series(jiff::Span::new().days(1)).take_while(|day| *day <= LAST_COVERED)
                {
                    let rows = RULES
                        .iter()
                        .filter(|rule| rule.method == method && rule.lands.contain(land) && rule.holds_on(on))
                        .count();
                    assert_eq!(rows, expected, "{method} {land} {on}");
                }
            }
        }
    }

    #[test]
    fn every_row_says_something() {
        assert!(RULES.iter().all(|rule| !rule.says.is_empty()));
    }

    #[test]
    fn bavaria_has_no_rule_of_retrieval() {
        let on = date(2026, 10, 30);
        let refused = find(DeliveryMethod::Portal, Land::BY, on).unwrap_err();
        assert_eq!(refused, LawError::NoNorm { method: DeliveryMethod::Portal, land: Land::BY, on });
        assert_eq!(
            refused.to_string(),
            "BY has no norm that announces a decision by the way portal on 2026-10-30"
        );
    }

    #[test]
    fn a_norm_is_written_with_its_time() {
        let norm = find(DeliveryMethod::Post, Land::SH, date(2026, 2, 27)).unwrap().norm(Land::SH);
        assert_eq!(
            norm.to_string(),
            "§ 110 Abs. 2 Satz 1 LVwG SH: am vierten Tag nach der Aufgabe zur Post, seit 01.01.2025"
        );
    }

    /// The table in `docs/law.md` is this data, row by row.
    #[test]
    fn the_documented_table_is_the_data() {
        let documented = include_str!("../../../../docs/law.md");
        for rule in RULES {
            let row = documented_row(rule);
            assert!(documented.lines().any(|line| line == row), "docs/law.md lacks this row:\n{row}");
        }
        let rows = documented.lines().filter(|line| line.starts_with("| `")).count();
        assert_eq!(rows, RULES.len(), "docs/law.md has rows that the data has not");
    }

    /// The list of what was read is this data, too.
    #[test]
    fn the_documented_texts_are_those_that_were_read() {
        let documented = include_str!("../../../../docs/law.md");
        for land in Land::ALL {
            let row = match land.checked() {
                Some(Checked { text, month }) => format!("| {land} | {text} | {month} |"),
                None => format!("| {land} | not read | |"),
            };
            assert!(documented.lines().any(|line| line == row), "docs/law.md lacks this row:\n{row}");
        }
    }

    #[test]
    fn a_row_that_nobody_checked_says_so() {
        let on = date(2026, 2, 27);
        let norm = |method, land| find(method, land, on).unwrap().norm(land).to_string();
        assert_eq!(
            norm(DeliveryMethod::Post, Land::HH),
            "§ 41 Abs. 2 Satz 1 HmbVwVfG: am vierten Tag nach der Aufgabe zur Post, seit 01.01.2025; am Wortlaut nicht \
             geprüft, vielleicht noch am dritten Tag"
        );
        assert!(
            norm(DeliveryMethod::Regmail, Land::BY).contains("nicht geprüft, vielleicht noch am dritten Tag")
        );
        assert!(norm(DeliveryMethod::Portal, Land::HH).ends_with("nicht geprüft"));
        for land in [Land::SH, Land::HE, Land::BY, Land::NI] {
            assert!(!norm(DeliveryMethod::Post, land).contains("nicht geprüft"), "{land}");
        }
    }

    fn documented_row(rule: &Rule) -> String {
        let lands = match rule.lands {
            Lands::All => "all".to_owned(),
            Lands::Only(land) => land.to_string(),
            Lands::AllBut(land) => format!("all but {land}"),
            Lands::CheckedButHesse => "checked, but HE".to_owned(),
            Lands::Unchecked => "not checked".to_owned(),
        };
        let moves = match rule.shift {
            Shift::Never => "never",
            Shift::Disputed => "disputed",
            Shift::Always => "always",
        };
        let time = match (rule.valid_from, rule.valid_until) {
            (None, None) => "throughout".to_owned(),
            (Some(from), None) => format!("from {from}"),
            (None, Some(until)) => format!("until {until}"),
            (Some(from), Some(until)) => format!("{from} to {until}"),
        };
        let norm = match rule.source {
            Source::Announcement(place) => format!("§ 41 {place} VwVfG"),
            Source::Federal(text) => text.to_owned(),
            Source::ByLand { schleswig_holstein, others } => format!("{others}; SH: {schleswig_holstein}"),
        };
        let says =
            rule.or.map_or(rule.says.to_owned(), |(_, or)| format!("{}, vielleicht noch {or}", rule.says));
        format!("| `{}` | {lands} | {says} | {moves} | {norm} | {time} |", rule.method)
    }
}
