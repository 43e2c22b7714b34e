//! From a proven delivery to the dates that follow, computed by `law` and kept with their inputs.

use case::{
    SingleLine,
    decision::{Attempt, Dates, Decision, LetterMethod, LetterStage, RemedyNotice},
};
use jiff::civil::Date;
use law::{Announcement, DeliveryMethod, Explanation, Land, LawError, Period};
use locale::Language;

/// Why no dates can be computed.
#[derive(Debug, thiserror::Error)]
pub enum DatesError {
    /// The law's data does not cover it.
    #[error(transparent)]
    Law(#[from] LawError),
}

/// What the law makes of a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The computation.
    pub announcement: Announcement,
    /// The way of a letter whose receipt is proven; then the day of receipt counts and nothing is presumed.
    pub sent_by: Option<DeliveryMethod>,
}

/// The dates that the delivery of a decision gives, as it is proven now; `None` while nothing has started a clock.
///
/// `months` is the period that the notice on remedies names; without a notice it is one year.
///
/// # Errors
///
/// [`DatesError`] for days that the law's data does not cover.
///
/// Legal source: § 41 (2), (2a) VwVfG and Land law; §§ 58 (2), 70 (1) `VwGO`.
pub fn announced(decision: &Decision, land: Land, months: u8) -> Result<Option<Dates>, DatesError> {
    match counted(decision, land, months)? {
        Some(counted) => Ok(Some(dates(&counted.announcement, counted.sent_by)?)),
        None => Ok(None),
    }
}

/// The same with everything that explains the dates; also before they are written down.
///
/// # Errors
///
/// As [`announced`].
pub fn counted(decision: &Decision, land: Land, months: u8) -> Result<Option<Counted>, DatesError> {
    let Some((method, on)) = start(decision) else { return Ok(None) };
    let period = match decision.content().remedies {
        RemedyNotice::Given { .. } => Period::of_months(u32::from(months))?,
        RemedyNotice::Missing => Period::ONE_YEAR,
    };
    let (announcement, sent_by) = match method {
        Start::DeliveryMethod(method) => (law::announce(method, land, on, period)?, None),
        // Proven receipt beats what the law presumes; the arithmetic is that of a letter without any presumption.
        Start::Receipt(sent_by) => (law::announce(DeliveryMethod::Abroad, land, on, period)?, Some(sent_by)),
    };
    Ok(Some(Counted { announcement, sent_by }))
}

impl Counted {
    /// Why the dates are what they are.
    ///
    /// # Errors
    ///
    /// [`LawError`] for days that the law's data does not cover.
    pub fn explanation(&self, language: Language) -> Result<Explanation, LawError> {
        let mut told = self.announcement.explanation(language)?;
        if self.sent_by.is_some() {
            told.announced = vec![self.proven(language)];
        }
        Ok(told)
    }

    fn proven(&self, language: Language) -> String {
        let on = locale::long_date(language, self.announcement.on);
        let norm = self.announcement.basis.first().map_or("", |norm| norm.citation.as_str());
        match language {
            Language::German => format!(
                "Der Brief hat Sie nachweislich am {on} erreicht. Dieser Tag ist der Tag der Bekanntgabe ({norm})."
            ),
            Language::English => format!(
                "The letter provably reached you on {on}. That day is the day of announcement (Bekanntgabe, {norm})."
            ),
        }
    }
}

/// What started the clock.
enum Start {
    /// The way's own fact.
    DeliveryMethod(DeliveryMethod),
    /// The proven receipt of a letter that went out by this way.
    Receipt(DeliveryMethod),
}

/// Which fact started the clock, and on which day.
fn start(decision: &Decision) -> Option<(Start, Date)> {
    let on = decision.counts_from()?;
    let start = match decision.attempt()? {
        Attempt::Portal(_) => Start::DeliveryMethod(DeliveryMethod::Portal),
        Attempt::Letter(letter) => match &letter.stage {
            LetterStage::Posted { method, .. } => Start::DeliveryMethod(method_of(*method)),
            LetterStage::Received { posted: Some((LetterMethod::Pzu, _)), .. } => {
                Start::DeliveryMethod(DeliveryMethod::Pzu)
            }
            LetterStage::Received { posted: Some((LetterMethod::Abroad, _)), .. } => {
                Start::DeliveryMethod(DeliveryMethod::Abroad)
            }
            LetterStage::Received { posted: Some((method, _)), .. } => Start::Receipt(method_of(*method)),
            LetterStage::Received { posted: None, .. } => Start::DeliveryMethod(DeliveryMethod::Hand),
            LetterStage::Listed | LetterStage::Returned { .. } => return None,
        },
    };
    Some((start, on))
}

const fn method_of(method: LetterMethod) -> DeliveryMethod {
    match method {
        LetterMethod::Post => DeliveryMethod::Post,
        LetterMethod::Regmail => DeliveryMethod::Regmail,
        LetterMethod::Pzu => DeliveryMethod::Pzu,
        LetterMethod::Abroad => DeliveryMethod::Abroad,
    }
}

fn dates(announcement: &Announcement, received: Option<DeliveryMethod>) -> Result<Dates, LawError> {
    let mut norms: Vec<SingleLine> =
        announcement.basis.iter().map(|norm| SingleLine::lossy(&norm.to_string())).collect();
    if let (Some(_), Some(first), Some(norm)) = (received, norms.first_mut(), announcement.basis.first()) {
        *first = SingleLine::lossy(&format!("{}: am Tag des nachgewiesenen Zugangs", norm.citation));
    }
    Ok(Dates {
        method: SingleLine::lossy(&received.unwrap_or(announcement.method).to_string()),
        land: SingleLine::lossy(&announcement.land.to_string()),
        on: announcement.on,
        months: announcement.period.months(),
        announced: announcement.announced,
        announced_shifted: announcement.announced_shifted,
        ends: announcement.ends,
        ends_shifted: announcement.ends_shifted,
        final_not_before: announcement.final_not_before()?,
        norms,
    })
}
