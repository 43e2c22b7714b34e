//! The day on which a decision counts as announced, and the day on which the time for an objection ends.
//!
//! Whether the presumed day of announcement moves when it is no working day is disputed. Both readings are computed:
//! the earlier end is what residents are advised by, the later one decides when a decision is final.

use jiff::civil::Date;

use crate::{
    calendar::{add_days, add_months, next_working_day},
    error::LawError,
    land::{Land, Section},
    method::DeliveryMethod,
    norm::{Norm, Review},
    recipient::{self, Recipient},
    rule::{self, CountsFrom, Rule, Shift},
};

/// The time for an objection, in months from the announcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    months: u8,
}

impl Period {
    /// The longest period that can be computed.
    pub const MONTHS_MAX: u8 = 24;

    /// One month. Legal source: § 70 (1) VwGO.
    pub const ONE_MONTH: Self = Self { months: 1 };

    /// One year, when the notice on remedies is missing or wrong. Legal source: § 58 (2) VwGO.
    pub const ONE_YEAR: Self = Self { months: 12 };

    /// A period of so many months; twelve mean that the notice on remedies is missing.
    ///
    /// # Errors
    ///
    /// [`LawError::PeriodOutOfBounds`] unless between 1 and [`Self::MONTHS_MAX`].
    pub fn of_months(months: u32) -> Result<Self, LawError> {
        match u8::try_from(months) {
            Ok(months @ 1..=Self::MONTHS_MAX) => Ok(Self { months }),
            _ => Err(LawError::PeriodOutOfBounds { months }),
        }
    }

    /// How many months it lasts.
    #[must_use]
    pub const fn months(self) -> u8 {
        self.months
    }

    /// The last day of the period: the day of announcement does not count, and the end falls on a working day.
    ///
    /// Legal source: §§ 187 (1), 188 (2), (3) BGB, § 222 (2) ZPO.
    pub(crate) fn end(self, land: Land, announced: Date) -> Result<Date, LawError> {
        next_working_day(land, self.end_unmoved(announced)?)
    }

    pub(crate) fn end_unmoved(self, announced: Date) -> Result<Date, LawError> {
        add_months(announced, i32::from(self.months))
    }
}

/// When a decision counts as announced and when the time for an objection ends, with the norms.
///
/// Where there is only one reading, both pairs of dates are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Announcement {
    /// The way it went.
    pub method: DeliveryMethod,
    /// The Land whose rules and holidays apply.
    pub land: Land,
    /// The day of the fact that started the clock.
    pub on: Date,
    /// Which fact that was.
    pub counts_from: CountsFrom,
    /// The time for an objection.
    pub period: Period,
    /// Whether the day of announcement moves to a working day.
    pub shift: Shift,
    /// The day on which it counts as announced; for the AO always a working day.
    pub announced: Date,
    /// The same in the reading that moves a presumed day to the next working day.
    pub announced_shifted: Date,
    /// The last day for an objection, counted from `announced`.
    pub ends: Date,
    /// The last day for an objection, counted from `announced_shifted`.
    pub ends_shifted: Date,
    /// The norms: first that of the announcement, then that of the period, then those of counting and moving.
    pub basis: Vec<Norm>,
    /// Where the recipient lives, whose holidays move the presumed day.
    pub recipient: Recipient,
    /// The day of announcement before any move, for the explanation.
    pub(crate) presumed: Date,
    /// The same by the text of which nobody checked whether the Land has it already.
    pub(crate) presumed_later: Date,
}

impl Announcement {
    /// Whether two counts of days were computed, because nobody read the Land's own text.
    #[must_use]
    pub fn has_two_counts(&self) -> bool {
        self.presumed != self.presumed_later
    }

    /// Whether the norm of the announcement was never compared with the Land's own text.
    #[must_use]
    pub fn is_unchecked(&self) -> bool {
        self.basis.first().is_some_and(|norm| matches!(norm.review, Review::Unchecked { .. }))
    }

    /// The last day for an objection to name when advising somebody: the earlier of both readings.
    #[must_use]
    pub fn earliest_end(&self) -> Date {
        self.ends.min(self.ends_shifted)
    }

    /// The first day on which the decision may be marked as final: the day after the later of both readings.
    ///
    /// # Errors
    ///
    /// [`LawError::NotCovered`] if that day lies beyond the covered time.
    pub fn final_not_before(&self) -> Result<Date, LawError> {
        add_days(self.ends.max(self.ends_shifted), 1)
    }
}

/// Computes when a decision counts as announced and when the time for an objection ends.
///
/// `on` is the civil day in Europe/Berlin of the fact that starts the clock: posting (`post`, `sgbx_post`, `ao_post`,
/// `regmail`), sending (`eltrans`), sending of the notification (`sgbx_portal`; `ao_portal` until 2025), provision
/// (`ozgbox`; `ao_portal` since 2026), retrieval (`portal`), service (`pzu`), handing over (`hand`), receipt
/// (`abroad`).
///
/// # Errors
///
/// [`LawError::NotCovered`] if a day outside the covered time is needed, [`LawError::NoNorm`] if the Land has no
/// norm for the way.
///
/// Legal source: § 41 VwVfG and its sisters in the Länder, § 9 (1) OZG, § 37 SGB X, §§ 122, 122a AO, §§ 3, 4 VwZG.
pub fn announce(
    method: DeliveryMethod,
    land: Land,
    on: Date,
    period: Period,
) -> Result<Announcement, LawError> {
    announce_to(method, land, Recipient::Unknown, on, period)
}

/// The same for a recipient of whom it is known where they live: a presumed day moves by the holidays there, since the decision is
/// announced there. The time for an objection ends by the holidays of the authority's Land.
///
/// # Errors
///
/// As [`announce`].
pub fn announce_to(
    method: DeliveryMethod,
    land: Land,
    recipient: Recipient,
    on: Date,
    period: Period,
) -> Result<Announcement, LawError> {
    let rule = rule::find(method, land, on)?;
    let (presumed, presumed_later) = (add_days(on, rule.days_min())?, add_days(on, rule.days)?);
    let (announced, announced_shifted) = match rule.shift {
        Shift::Never => (presumed, presumed_later),
        Shift::Disputed => (presumed, recipient.latest_working_day(presumed_later)?),
        Shift::Always => {
            (recipient.earliest_working_day(presumed)?, recipient.latest_working_day(presumed_later)?)
        }
    };
    let mut basis = basis(rule, method, land, period, announced != announced_shifted);
    basis.extend(recipient::basis(rule.shift, recipient, land, presumed, presumed_later)?);
    Ok(Announcement {
        method,
        land,
        on,
        counts_from: rule.counts_from,
        period,
        shift: rule.shift,
        announced,
        announced_shifted,
        ends: period.end(land, announced)?,
        ends_shifted: period.end(land, announced_shifted)?,
        basis,
        recipient,
        presumed,
        presumed_later,
    })
}

fn basis(
    rule: &Rule,
    method: DeliveryMethod,
    land: Land,
    period: Period,
    readings_differ: bool,
) -> Vec<Norm> {
    let mut norms = vec![rule.norm(land), period_norm(method, period), counting_norm(method)];
    match rule.shift {
        Shift::Always => norms.push(lasting(
            "§ 108 Abs. 3 AO",
            "fällt der Tag auf einen Samstag, Sonntag oder Feiertag, gilt der nächste Werktag (BFH, 14.10.2003, IX R 68/98)",
        )),
        Shift::Disputed if readings_differ => norms.push(disputed_norm(method, land)),
        Shift::Disputed | Shift::Never => {}
    }
    norms
}

/// The court that would hear the case decides which law sets the period.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    General,
    Social,
    Tax,
}

const fn code(method: DeliveryMethod) -> Code {
    match method {
        DeliveryMethod::SgbxPost | DeliveryMethod::SgbxPortal => Code::Social,
        DeliveryMethod::AoPost | DeliveryMethod::AoPortal => Code::Tax,
        DeliveryMethod::Post
        | DeliveryMethod::Eltrans
        | DeliveryMethod::Ozgbox
        | DeliveryMethod::Portal
        | DeliveryMethod::Pzu
        | DeliveryMethod::Hand
        | DeliveryMethod::Regmail
        | DeliveryMethod::Abroad => Code::General,
    }
}

fn period_norm(method: DeliveryMethod, period: Period) -> Norm {
    let (one_month, one_year) = match code(method) {
        Code::General => ("§ 70 Abs. 1 VwGO", "§ 58 Abs. 2 VwGO"),
        Code::Social => ("§ 70 Abs. 1 VwGO oder § 84 Abs. 1 SGG", "§ 58 Abs. 2 VwGO oder § 66 Abs. 2 SGG"),
        Code::Tax => ("§ 355 Abs. 1 AO oder § 70 Abs. 1 VwGO", "§ 356 Abs. 2 AO oder § 58 Abs. 2 VwGO"),
    };
    match period.months() {
        1 => lasting(one_month, "ein Monat nach der Bekanntgabe"),
        12 => lasting(one_year, "ein Jahr, weil die Rechtsbehelfsbelehrung fehlt oder unrichtig ist"),
        months => lasting("Fachrecht", &format!("{months} Monate nach der Bekanntgabe")),
    }
}

fn counting_norm(method: DeliveryMethod) -> Norm {
    let entry = match code(method) {
        Code::General => "§ 57 Abs. 2 VwGO",
        Code::Social => "§ 57 Abs. 2 VwGO oder § 64 SGG",
        Code::Tax => "§ 108 Abs. 1 AO oder § 57 Abs. 2 VwGO",
    };
    lasting(
        &format!("{entry}, § 222 ZPO, § 187 Abs. 1, § 188 Abs. 2 und 3 BGB"),
        "der Tag der Bekanntgabe zählt nicht mit; ein Ende am Samstag, Sonntag oder Feiertag rückt auf den nächsten Werktag",
    )
}

fn disputed_norm(method: DeliveryMethod, land: Land) -> Norm {
    match code(method) {
        Code::Social => lasting(
            "§ 26 Abs. 3 SGB X",
            "ob der vermutete Tag auf den nächsten Werktag rückt, ist streitig (verneinend das BSG)",
        ),
        Code::General | Code::Tax => lasting(
            &land.cite(Section::Periods, "Abs. 3"),
            "ob der vermutete Tag auf den nächsten Werktag rückt, ist streitig (überwiegend verneint)",
        ),
    }
}

pub(crate) fn lasting(citation: &str, says: &str) -> Norm {
    Norm {
        citation: citation.to_owned(),
        says: says.to_owned(),
        valid_from: None,
        valid_until: None,
        review: Review::General,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn periods_are_bounded() {
        assert_eq!(Period::of_months(1), Ok(Period::ONE_MONTH));
        assert_eq!(Period::of_months(12), Ok(Period::ONE_YEAR));
        for months in [0, 25, 256 + 1] {
            assert_eq!(Period::of_months(months), Err(LawError::PeriodOutOfBounds { months }));
        }
    }

    #[test]
    fn advice_takes_the_earlier_reading_and_finality_the_later() {
        let found = announce(DeliveryMethod::Ozgbox, Land::SH, date(2026, 9, 15), Period::ONE_MONTH).unwrap();
        assert_eq!(found.earliest_end(), date(2026, 10, 19));
        assert_eq!(found.final_not_before(), Ok(date(2026, 10, 22)));
    }

    #[test]
    fn a_date_beyond_the_data_is_an_error() {
        let not_covered = |on| {
            matches!(
                announce(DeliveryMethod::Post, Land::SH, on, Period::ONE_MONTH),
                Err(LawError::NotCovered { .. })
            )
        };
        assert!(not_covered(date(2023, 12, 31)));
        assert!(not_covered(date(2031, 1, 1)));
        assert!(not_covered(date(2030, 12, 1)), "the end would lie in 2031");
        assert!(!not_covered(date(2024, 1, 1)));
    }

    #[test]
    fn the_basis_names_the_dispute_only_where_it_matters() {
        let cited = |on| {
            let found = announce(DeliveryMethod::Post, Land::SH, on, Period::ONE_MONTH).unwrap();
            found.basis.into_iter().any(|norm| norm.citation == "§ 89 Abs. 3 LVwG SH")
        };
        assert!(cited(date(2026, 3, 30)));
        assert!(!cited(date(2026, 2, 27)));
    }
}
