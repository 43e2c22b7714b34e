//! Where the recipient lives, and why that counts.

use jiff::civil::Date;

use crate::{
    announce::lasting, calendar::next_working_day, error::LawError, land::Land, norm::Norm, rule::Shift,
};

/// Where the recipient of a decision lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recipient {
    /// In this Land.
    In(Land),
    /// Nobody said where: the dates hold for every Land, the earliest for advice and the latest for finality.
    Unknown,
}

impl Recipient {
    pub(crate) fn latest_working_day(self, day: Date) -> Result<Date, LawError> {
        self.working_days(day).map(|(_, latest)| latest)
    }

    pub(crate) fn earliest_working_day(self, day: Date) -> Result<Date, LawError> {
        self.working_days(day).map(|(earliest, _)| earliest)
    }

    /// The earliest and the latest next working day where the recipient can live.
    fn working_days(self, day: Date) -> Result<(Date, Date), LawError> {
        match self {
            Self::In(land) => next_working_day(land, day).map(|day| (day, day)),
            Self::Unknown => {
                let mut days = Land::ALL.into_iter().map(|land| next_working_day(land, day));
                let first = days.next().unwrap_or_else(|| next_working_day(Land::SH, day))?;
                days.try_fold((first, first), |(earliest, latest), day| {
                    let day = day?;
                    Ok((earliest.min(day), latest.max(day)))
                })
            }
        }
    }
}

/// What is added to the basis where the holidays at the recipient's place change a date, or may.
///
/// A decision is announced where it reaches its recipient, so that the holidays there say whether the presumed day is a working
/// day; the time for an objection ends at the authority.
pub(crate) fn basis(
    shift: Shift,
    recipient: Recipient,
    land: Land,
    presumed: Date,
    presumed_later: Date,
) -> Result<Option<Norm>, LawError> {
    if shift == Shift::Never {
        return Ok(None);
    }
    let mut differs = false;
    for day in [presumed, presumed_later] {
        differs |= recipient.working_days(day)? != Recipient::In(land).working_days(day)?;
    }
    let says = match recipient {
        Recipient::In(place) => format!(
            "für den Tag der Bekanntgabe zählen die Feiertage am Ort der Empfängerin oder des Empfängers ({}), weil er dort \
             eintritt; für das Ende der Frist die am Sitz der Behörde ({})",
            place.name(),
            land.name()
        ),
        Recipient::Unknown => format!(
            "für den Tag der Bekanntgabe zählen die Feiertage am Ort der Empfängerin oder des Empfängers; das Land ist nicht \
             bekannt, deshalb gilt der späteste Tag aller Länder; für das Ende der Frist zählen die am Sitz der Behörde ({})",
            land.name()
        ),
    };
    Ok(differs.then(|| lasting("Feiertagsrecht der Länder", &says)))
}
