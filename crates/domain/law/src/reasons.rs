//! Why a decision counts as announced on a day, in sentences that residents read.
//!
//! Statutory terms stay German in English sentences, since the letter and the law use them.

mod readings;

use jiff::civil::Date;
use locale::{Language, long_date, short_date, weekday_name};

use crate::{
    announce::{Announcement, Period},
    error::LawError,
    holiday::holiday,
    land::Land,
    method::DeliveryMethod,
    recipient::Recipient,
    rule::{CountsFrom, Shift},
};

/// The reasons by the date that they explain, each one to three sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Why it counts as announced on that day.
    pub announced: Vec<String>,
    /// Why the time for an objection ends on that day.
    pub ends: Vec<String>,
    /// What would overturn both.
    pub exception: Option<String>,
}

impl Announcement {
    /// The reasons, one to three sentences each, in the order in which they are told.
    ///
    /// # Errors
    ///
    /// [`LawError::NotCovered`] never happens for what [`announce`](crate::announce) gave; it is passed on, not hidden.
    pub fn reasons(&self, language: Language) -> Result<Vec<String>, LawError> {
        let Explanation { announced, ends, exception } = self.explanation(language)?;
        Ok(announced.into_iter().chain(ends).chain(exception).collect())
    }

    /// The same by the date that they explain.
    ///
    /// # Errors
    ///
    /// As [`Announcement::reasons`].
    pub fn explanation(&self, language: Language) -> Result<Explanation, LawError> {
        let told = Telling { of: self, language };
        let announced = [Some(told.announced()), told.moved_by_law()?, told.dispute()?];
        let ends = [Some(told.end()), told.missing_day()?, told.end_moved()?];
        Ok(Explanation {
            announced: announced.into_iter().flatten().collect(),
            ends: ends.into_iter().flatten().collect(),
            exception: told.exception(),
        })
    }
}

/// An announcement told in one language.
struct Telling<'a> {
    of: &'a Announcement,
    language: Language,
}

impl Telling<'_> {
    fn pick<T>(&self, de: T, en: T) -> T {
        self.language.pick(de, en)
    }

    fn long(&self, date: Date) -> String {
        long_date(self.language, date)
    }

    fn citation(&self, place: usize) -> &str {
        self.of.basis.get(place).map_or("", |norm| norm.citation.as_str())
    }

    fn announced(&self) -> String {
        let (fact, norm) = (self.fact(), self.citation(0));
        let days = match self.of.counts_from {
            CountsFrom::Service | CountsFrom::HandingOver | CountsFrom::Receipt => {
                return self.pick(
                    format!("{fact} Dieser Tag ist der Tag der Bekanntgabe ({norm})."),
                    format!("{fact} That day is the day of announcement (Bekanntgabe, {norm})."),
                );
            }
            CountsFrom::Retrieval => self.pick("am Tag nach dem Abruf", "on the day after the retrieval"),
            _ => self.ordinal(),
        };
        let day = self.long(self.of.presumed);
        let subject = match self.of.counts_from {
            CountsFrom::Notification => self.pick("Der Bescheid", "The decision"),
            _ => self.pick("Er", "It"),
        };
        self.pick(
            format!("{fact} {subject} gilt {days} als bekannt gegeben, das ist {day} ({norm})."),
            format!(
                "{fact} {subject} counts as announced (bekannt gegeben) {days}, which is {day} ({norm})."
            ),
        )
    }

    fn ordinal(&self) -> &'static str {
        if self.of.presumed == self.of.on.saturating_add(jiff::Span::new().days(3)) {
            self.pick("am dritten Tag danach", "on the third day after that")
        } else {
            self.pick("am vierten Tag danach", "on the fourth day after that")
        }
    }

    fn fact(&self) -> String {
        let on = self.long(self.of.on);
        match self.of.counts_from {
            CountsFrom::Posting => self.pick(
                format!("Der Bescheid wurde am {on} zur Post gegeben."),
                format!("The decision was posted on {on}."),
            ),
            CountsFrom::Sending => self.pick(
                format!("Der Bescheid wurde am {on} elektronisch abgesendet."),
                format!("The decision was sent electronically on {on}."),
            ),
            CountsFrom::Provision => self.pick(
                format!("Der Bescheid wurde am {on} in Ihrem Postfach bereitgestellt."),
                format!("The decision was provided in your mailbox on {on}."),
            ),
            CountsFrom::Notification => self.pick(
                format!("Die Benachrichtigung über den Bescheid wurde am {on} abgesendet."),
                format!("The notification of the decision was sent on {on}."),
            ),
            CountsFrom::Retrieval => self.pick(
                format!("Sie haben den Bescheid am {on} abgerufen."),
                format!("You retrieved the decision on {on}."),
            ),
            CountsFrom::Service => self.pick(
                format!("Der Bescheid wurde Ihnen am {on} förmlich zugestellt."),
                format!("The decision was formally served on you on {on}."),
            ),
            CountsFrom::HandingOver => self.pick(
                format!("Der Bescheid wurde Ihnen am {on} übergeben."),
                format!("The decision was handed to you on {on}."),
            ),
            CountsFrom::Receipt => self.pick(
                format!("Der Bescheid hat Sie am {on} im Ausland erreicht."),
                format!("The decision reached you abroad on {on}."),
            ),
        }
    }

    /// Under the AO the presumed day moves; the reader learns why.
    fn moved_by_law(&self) -> Result<Option<String>, LawError> {
        if self.of.shift != Shift::Always || self.of.presumed == self.of.announced {
            return Ok(None);
        }
        let (why, day) = (self.day_off(self.of.presumed, self.place())?, self.long(self.of.announced));
        Ok(Some(self.pick(
            format!("Der {why}. Deshalb gilt der nächste Werktag: {day} (§ 108 Abs. 3 AO)."),
            format!("{why}. Therefore the next working day counts: {day} (§ 108 Abs. 3 AO)."),
        )))
    }

    /// Where the decision is announced: at the recipient's place, as far as it is known.
    const fn place(&self) -> Land {
        match self.of.recipient {
            Recipient::In(land) => land,
            Recipient::Unknown => self.of.land,
        }
    }

    fn end(&self) -> String {
        let (day, norm) = (self.long(self.of.earliest_end()), self.citation(1));
        let remedy = match self.of.method {
            DeliveryMethod::AoPost | DeliveryMethod::AoPortal => {
                self.pick("einen Widerspruch oder Einspruch", "an objection (Widerspruch or Einspruch)")
            }
            _ => self.pick("einen Widerspruch", "an objection (Widerspruch)"),
        };
        if self.of.period == Period::ONE_YEAR {
            return self.pick(
                format!(
                    "Die Frist für {remedy} endet am {day} um 24 Uhr. Sie beträgt ein Jahr, weil der Bescheid nicht \
                     oder nicht richtig über den Rechtsbehelf belehrt ({norm})."
                ),
                format!(
                    "The time for {remedy} ends at the end of {day}. It is one year, because the decision lacks a \
                     correct notice on remedies ({norm})."
                ),
            );
        }
        let length = match self.of.period.months() {
            1 => self.pick("einen Monat", "one month").to_owned(),
            months => self.pick(format!("{months} Monate"), format!("{months} months")),
        };
        self.pick(
            format!(
                "Die Frist für {remedy} endet am {day} um 24 Uhr, {length} nach der Bekanntgabe ({norm})."
            ),
            format!(
                "The time for {remedy} ends at the end of {day}, {length} after the announcement ({norm})."
            ),
        )
    }

    /// A month that lacks the day of announcement ends the period on its last day.
    fn missing_day(&self) -> Result<Option<String>, LawError> {
        let unmoved = self.of.period.end_unmoved(self.of.announced)?;
        if unmoved.day() == self.of.announced.day() {
            return Ok(None);
        }
        let day = self.of.announced.day();
        Ok(Some(self.pick(
            format!("Einen {day}. gibt es im Monat des Fristendes nicht; dann zählt sein letzter Tag (§ 188 Abs. 3 BGB)."),
            format!("The month in which the time ends has no day {day}; then its last day counts (§ 188 Abs. 3 BGB)."),
        )))
    }

    fn end_moved(&self) -> Result<Option<String>, LawError> {
        let unmoved = self.of.period.end_unmoved(self.of.announced)?;
        if unmoved == self.of.ends {
            return Ok(None);
        }
        let why = self.day_off(unmoved, self.of.land)?;
        Ok(Some(self.pick(
            format!("Der {why}; deshalb endet die Frist erst am nächsten Werktag (§ 222 Abs. 2 ZPO)."),
            format!("{why}; therefore the time ends on the next working day only (§ 222 Abs. 2 ZPO)."),
        )))
    }

    /// What overturns the presumption.
    fn exception(&self) -> Option<String> {
        let (de, en) = match self.of.counts_from {
            CountsFrom::Posting | CountsFrom::Sending => (
                "Diese Daten gelten nicht, wenn der Bescheid Sie nicht oder erst später erreicht hat. Sagen Sie uns das bitte.",
                "These dates do not hold if the decision did not reach you, or reached you later. Please tell us.",
            ),
            CountsFrom::Notification => (
                "Diese Daten gelten nicht, wenn Sie die Benachrichtigung nicht oder erst später erhalten haben. Sagen Sie uns das bitte.",
                "These dates do not hold if you did not receive the notification, or received it later. Please tell us.",
            ),
            _ => return None,
        };
        let mut text = self.pick(de, en).to_owned();
        if self.of.land == Land::BB
            && matches!(self.of.method, DeliveryMethod::Post | DeliveryMethod::Eltrans)
        {
            text.push_str(self.pick(
                " In Brandenburg gelten sie auch nicht, wenn der Bescheid Sie nachweislich früher erreicht hat: \
                 Dann zählt dieser Tag.",
                " In Brandenburg they do not hold either if the decision provably reached you earlier: then that day \
                 counts.",
            ));
        }
        Some(text)
    }

    /// «3. April 2026 ist ein Feiertag (Karfreitag)», without the article.
    fn day_off(&self, date: Date, land: Land) -> Result<String, LawError> {
        let day = self.pick(short_date(Language::German, date), self.long(date));
        Ok(match (holiday(land, date)?, self.language) {
            (Some(name), Language::German) => format!("{day} ist ein Feiertag ({name})"),
            (Some(name), Language::English) => format!("{day} is a public holiday ({name})"),
            (None, Language::German) => {
                format!("{day} ist ein {}", weekday_name(Language::German, date.weekday()))
            }
            (None, Language::English) => format!("{day} is not a working day"),
        })
    }
}
