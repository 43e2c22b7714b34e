//! What a person typed into the editor, and what becomes of it.

use access::Action;
use case::{
    BadText, Command, Paragraphs, SingleLine,
    decision::{
        AncillaryProvision, Content, Coverage, Discarded, Edited, Fee, Outcome, Purpose, RemedyNotice, Weight,
    },
};
use cases::{CaseFile, CasePlan};
use ids::{CaseId, DecisionId};
use kernel::{
    catalogue::published,
    context::{Changing, StaffContext},
    error::{
        Entry, UseCaseError,
        codes::{ChoiceCode, FeeCode},
    },
    settings,
};
use service::remedies;

use crate::{
    decision::fee::{DUE_DAYS_MAX, FEE_CENTS_MAX, cents, euros, fits_transfer},
    desk::{change_case, open_texts},
};

/// The text of a decision as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DecisionText {
    /// How it ends; none if nothing was chosen.
    pub outcome: Option<Outcome>,
    /// What it covers; looked at only for decisions on the application.
    pub coverage: CoverageText,
    /// The subject line.
    pub subject: String,
    /// The operative part.
    pub tenor: String,
    pub reasons: String,
    /// The ancillary provisions; empty ones are left out.
    pub ancillary_provisions: Vec<AncillaryProvisionText>,
    /// Euros, for example `70,00`; empty for no fee.
    pub fee: String,
    /// Days to pay it.
    pub fee_days: String,
    /// The reference for the transfer; empty for the case number.
    pub fee_reference: String,
    /// Whether the letter carries the notice on remedies.
    pub remedies: bool,
}

/// An ancillary provision as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct AncillaryProvisionText {
    pub text: String,
    /// Whether it weighs on the applicant.
    pub burdening: bool,
}

/// What a decision covers, as it was chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum CoverageText {
    /// All of it.
    #[default]
    Whole,
    /// A part, named by a person.
    Part(String),
    /// What earlier parts left open.
    Rest,
}

impl CoverageText {
    pub(crate) fn parse(&self) -> Result<Coverage, UseCaseError> {
        match self {
            Self::Whole => Ok(Coverage::Whole),
            Self::Rest => Ok(Coverage::Rest),
            Self::Part(label) => match SingleLine::parse(label) {
                Ok(label) => Ok(Coverage::Part { label }),
                Err(bad) => Err(UseCaseError::entry("part", bad)),
            },
        }
    }
}

impl DecisionText {
    /// The text of a decision as it stands.
    #[must_use]
    pub fn of(content: &Content) -> Self {
        let text = |paragraphs: &Option<Paragraphs>| paragraphs.as_ref().map(|text| text.as_str().to_owned());
        let fee = content.fee.as_ref();
        Self {
            outcome: Some(content.outcome),
            coverage: match &content.purpose {
                Purpose::Decides { coverage: Coverage::Part { label } } => {
                    CoverageText::Part(label.as_str().to_owned())
                }
                Purpose::Decides { coverage: Coverage::Rest } => CoverageText::Rest,
                _ => CoverageText::Whole,
            },
            subject: content.subject.as_str().to_owned(),
            tenor: text(&content.tenor).unwrap_or_default(),
            reasons: text(&content.reasons).unwrap_or_default(),
            ancillary_provisions: content
                .ancillary_provisions
                .iter()
                .map(AncillaryProvisionText::of)
                .collect(),
            fee: fee.map_or_else(String::new, |fee| euros(fee.amount_cents)),
            fee_days: fee.map_or_else(String::new, |fee| fee.due_days.to_string()),
            fee_reference: fee.map_or_else(String::new, |fee| fee.reference.as_str().to_owned()),
            remedies: matches!(content.remedies, RemedyNotice::Given { .. }),
        }
    }

    /// The content, on the purpose that the decision has. `number` is the case's, `notice` the one on
    /// remedies that is current.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Entries`] with every field that cannot be taken.
    pub fn parse(
        &self,
        purpose: &Purpose,
        number: &SingleLine,
        notice: RemedyNotice,
    ) -> Result<Content, UseCaseError> {
        let mut entries = Vec::new();
        let purpose = self.purpose(purpose, &mut entries);
        let subject = taken("subject", SingleLine::parse(&self.subject), &mut entries);
        let tenor = paragraphs("tenor", &self.tenor, &mut entries);
        let reasons = paragraphs("reasons", &self.reasons, &mut entries);
        let ancillary_provisions = self.ancillary_provisions(&mut entries);
        let fee = self.fee(number, &mut entries);
        let remedies = if self.remedies { notice } else { RemedyNotice::Missing };
        if self.outcome.is_none() {
            entries.push(Entry::new("outcome", ChoiceCode::One));
        }
        match (self.outcome, purpose, subject) {
            (Some(outcome), Some(purpose), Some(subject)) if entries.is_empty() => {
                Ok(Content { purpose, outcome, subject, tenor, reasons, ancillary_provisions, fee, remedies })
            }
            _ => Err(UseCaseError::Entries(entries)),
        }
    }

    fn purpose(&self, purpose: &Purpose, entries: &mut Vec<Entry>) -> Option<Purpose> {
        let Purpose::Decides { .. } = purpose else { return Some(purpose.clone()) };
        match self.coverage.parse() {
            Ok(coverage) => Some(Purpose::Decides { coverage }),
            Err(UseCaseError::Entries(found)) => {
                entries.extend(found);
                None
            }
            Err(_other) => None,
        }
    }

    fn ancillary_provisions(&self, entries: &mut Vec<Entry>) -> Vec<AncillaryProvision> {
        let mut ancillary_provisions = Vec::new();
        for (index, typed) in self.ancillary_provisions.iter().enumerate() {
            let field = format!("condition.{}", index + 1);
            if let Some(text) = paragraphs(&field, &typed.text, entries) {
                let weight = if typed.burdening { Weight::Burdening } else { Weight::Light };
                ancillary_provisions.push(AncillaryProvision { text, weight });
            }
        }
        ancillary_provisions
    }

    fn fee(&self, number: &SingleLine, entries: &mut Vec<Entry>) -> Option<Fee> {
        if self.fee.trim().is_empty() {
            return None;
        }
        let cents = cents(&self.fee).filter(|cents| (1..=FEE_CENTS_MAX).contains(cents));
        let days = self.fee_days.trim().parse::<u16>().ok().filter(|days| (1..=DUE_DAYS_MAX).contains(days));
        if cents.is_none() {
            entries.push(Entry::new("fee", FeeCode::AmountMalformed));
        }
        if days.is_none() {
            entries.push(Entry::new("fee_days", FeeCode::DaysMalformed));
        }
        let reference = match SingleLine::parse(&self.fee_reference) {
            Ok(reference) if !fits_transfer(number, &reference) => {
                entries.push(Entry::new("fee_reference", FeeCode::PurposeTooLong));
                return None;
            }
            Ok(reference) => reference,
            Err(BadText::Empty) => number.clone(),
            Err(bad) => {
                entries.push(Entry::new("fee_reference", bad));
                return None;
            }
        };
        Some(Fee { amount_cents: cents?, due_days: days?, reference })
    }
}

impl AncillaryProvisionText {
    fn of(ancillary_provision: &AncillaryProvision) -> Self {
        let burdening = ancillary_provision.weight == Weight::Burdening;
        Self { text: ancillary_provision.text.as_str().to_owned(), burdening }
    }
}

/// Changes the text of a decision. `seen` is the version that the person had before them; the same text changes nothing.
///
/// # Errors
///
/// [`UseCaseError::Entries`] for what cannot be taken, [`case::Refused::OtherVersion`] if somebody else wrote meanwhile.
pub async fn edit_decision(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    seen: u32,
    text: &DecisionText,
) -> Result<CaseFile, UseCaseError> {
    let file = open_texts(*ctx, id).await?;
    let purpose = &crate::decision::found(&file.case, decision)?.content().purpose;
    let revision = &file.case.application().answers.revision;
    let service = published(ctx.in_town(), revision.service, revision.number).await?;
    let settings = settings::of(ctx.in_town()).await?;
    let notice = remedies::named(&service.pack, &settings.remedies);
    let content = text.parse(purpose, file.case.number(), notice)?;
    change_case(ctx, Action::DraftDecision, "edit_decision", id, |file, staff_actor| {
        if crate::decision::found(&file.case, decision)?.content() == &content {
            return Ok(CasePlan::nothing());
        }
        let edited = Edited { decision, version: seen.saturating_add(1), content: content.clone() };
        Ok(CasePlan::of(Command::Edit(staff_actor, edited)))
    })
    .await
}

/// Gives up a decision that has not left the house.
///
/// # Errors
///
/// What the policies and the rules of the case refuse.
pub async fn discard_decision(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
) -> Result<(), UseCaseError> {
    change_case(ctx, Action::DraftDecision, "discard_decision", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::Discard(staff_actor, Discarded { decision })))
    })
    .await?;
    Ok(())
}

/// What a person typed; nothing if they left it empty.
fn paragraphs(field: &str, text: &str, entries: &mut Vec<Entry>) -> Option<Paragraphs> {
    match Paragraphs::parse(text) {
        Err(BadText::Empty) => None,
        parsed => taken(field, parsed, entries),
    }
}

fn taken<T>(field: &str, parsed: Result<T, BadText>, entries: &mut Vec<Entry>) -> Option<T> {
    match parsed {
        Ok(text) => Some(text),
        Err(bad) => {
            entries.push(Entry::new(field, bad));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> DecisionText {
        DecisionText {
            outcome: Some(Outcome::Granted),
            subject: "Genehmigung".to_owned(),
            tenor: "Sie dürfen.".to_owned(),
            remedies: true,
            ..DecisionText::default()
        }
    }

    fn parse(text: &DecisionText) -> Result<Content, UseCaseError> {
        let purpose = Purpose::Decides { coverage: Coverage::Whole };
        let notice = RemedyNotice::Given { text_version: SingleLine::lossy("2026-11") };
        text.parse(&purpose, &SingleLine::lossy("B-2026-0417"), notice)
    }

    fn codes(refused: Result<Content, UseCaseError>) -> Vec<(String, &'static str)> {
        match refused {
            Err(UseCaseError::Entries(entries)) => {
                entries.into_iter().map(|entry| (entry.field, entry.code.name())).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_text_reads_back_as_it_was_written() {
        let mut text = typed();
        text.ancillary_provisions =
            vec![AncillaryProvisionText { text: "Sie pflanzen nach.".to_owned(), burdening: true }];
        (text.fee, text.fee_days, text.fee_reference) =
            ("70,00".to_owned(), "30".to_owned(), "B-2026-0417".to_owned());
        assert_eq!(DecisionText::of(&parse(&text).unwrap()), text);
    }

    #[test]
    fn every_field_that_cannot_be_taken_is_named() {
        let mut text = typed();
        text.subject = String::new();
        text.coverage = CoverageText::Part(" ".to_owned());
        (text.fee, text.fee_days) = ("viel".to_owned(), "0".to_owned());
        text.ancillary_provisions = vec![
            AncillaryProvisionText::default(),
            AncillaryProvisionText { text: "x".repeat(20_001), burdening: false },
        ];
        let named = codes(parse(&text));
        let expected = [
            ("part", "empty"),
            ("subject", "empty"),
            ("condition.2", "text-too-long"),
            ("fee", "amount-malformed"),
            ("fee_days", "days-malformed"),
        ];
        assert_eq!(named, expected.map(|(field, code)| (field.to_owned(), code)));
    }

    #[test]
    fn without_a_notice_there_is_none() {
        let purpose = Purpose::Decides { coverage: Coverage::Whole };
        let content = typed().parse(&purpose, &SingleLine::lossy("B-1"), RemedyNotice::Missing);
        assert_eq!(content.unwrap().remedies, RemedyNotice::Missing);
    }
}
