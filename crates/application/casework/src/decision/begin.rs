//! Beginning a decision: with the service's text for its outcome, the facts of the case already written in.

use access::Action;
use case::{
    Case, Command, Paragraphs, SingleLine,
    decision::{AncillaryProvision, Content, Coverage, Drafted, Fee, Outcome, Purpose, RemedyNotice, Weight},
};
use cases::{
    CasePlan,
    correspondence::{Frame, Moment, frame},
};
use ids::{CaseId, DecisionId};
use kernel::{
    commands::id_of_made,
    context::{Changing, StaffContext},
    error::UseCaseError,
};
use locale::Language;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use service::{
    pack::{AncillaryProvisionBlock, AncillaryProvisionWeight, LetterKind},
    remedies,
};

use crate::{
    decision::text::CoverageText,
    desk::{change_case, open_texts},
};

/// What kind of decision shall be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    /// One that decides the application or a part of it.
    Decide {
        /// How it ends.
        outcome: Outcome,
        /// What it covers.
        coverage: CoverageText,
    },
    /// The correction of an obvious error, by a letter of its own.
    ///
    /// Legal source: § 42 VwVfG, § 111 LVwG SH.
    Correct {
        /// The decision with the error.
        of: DecisionId,
    },
    /// One that gives way to an objection.
    ///
    /// Legal source: § 72 `VwGO`.
    Remedy {
        /// The decision objected to.
        of: DecisionId,
    },
}

/// Begins a decision. Its id is made from the command, so that a repeat leads to the same one.
///
/// # Errors
///
/// [`UseCaseError::Entries`] for a part without a name, what the policies and the rules of the case refuse.
pub async fn begin_decision(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    beginning: Beginning,
) -> Result<DecisionId, UseCaseError> {
    let file = open_texts(*ctx, id).await?;
    let decision = DecisionId::from_uuid(id_of_made(ctx.command, "decision"));
    let today = locale::civil_day(ctx.now);
    let frame =
        frame(ctx.in_town(), &file.case, file.case.current_answers(), Moment::now(today), Language::German)
            .await?;
    let content = content(&frame, &file.case, &beginning)?;
    let action = match beginning {
        Beginning::Correct { .. } => Action::CorrectDecision,
        Beginning::Decide { .. } | Beginning::Remedy { .. } => Action::DraftDecision,
    };
    change_case(ctx, action, "begin_decision", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::Draft(staff_actor, Drafted { decision, content: content.clone() })))
    })
    .await?;
    Ok(decision)
}

/// The letter that starts a decision with this outcome.
pub(crate) const fn letter_kind(outcome: Outcome) -> LetterKind {
    match outcome {
        Outcome::Granted => LetterKind::Granted,
        Outcome::PartiallyGranted => LetterKind::Partly,
        Outcome::Refused => LetterKind::Refused,
        Outcome::Inadmissible => LetterKind::Inadmissible,
    }
}

fn content(frame: &Frame, case: &Case, beginning: &Beginning) -> Result<Content, UseCaseError> {
    match beginning {
        Beginning::Decide { outcome, coverage } => {
            let coverage = coverage.parse()?;
            let part = matches!(coverage, Coverage::Part { .. });
            let mut content = from_pack(frame, case, *outcome, Purpose::Decides { coverage });
            if part {
                content.subject = SingleLine::lossy(&format!("{} (Teilbescheid)", content.subject.as_str()));
            }
            Ok(content)
        }
        Beginning::Remedy { of } => {
            let mut content = from_pack(frame, case, Outcome::Granted, Purpose::Remedies { of: *of });
            content.subject = SingleLine::lossy(&format!("Abhilfe: {}", content.subject.as_str()));
            Ok(content)
        }
        Beginning::Correct { of } => correction(case, *of),
    }
}

/// The text of the service for an outcome.
pub(crate) fn from_pack(frame: &Frame, case: &Case, outcome: Outcome, purpose: Purpose) -> Content {
    let kind = letter_kind(outcome);
    let part = |name: &str| prefilled(frame, frame.service.pack.letters.part(kind, name));
    let service = &frame.service.pack.service;
    let ancillary_provisions =
        service.conditions.iter().filter(|block| block.preset.contains(&kind) && fits(frame, block));
    let ancillary_provisions = ancillary_provisions.filter_map(|block| {
        let text = Paragraphs::parse(&prefilled(frame, &block.text)).ok()?;
        Some(AncillaryProvision { text, weight: weight(block.weight) })
    });
    Content {
        purpose,
        outcome,
        subject: SingleLine::lossy(&part("subject")),
        tenor: Paragraphs::parse(&part("tenor")).ok(),
        reasons: Paragraphs::parse(&part("reasons")).ok(),
        ancillary_provisions: ancillary_provisions.collect(),
        fee: fee(frame, case, outcome),
        remedies: remedies::named(&frame.service.pack, &frame.settings.remedies),
    }
}

pub(crate) const fn weight(weight: AncillaryProvisionWeight) -> Weight {
    match weight {
        AncillaryProvisionWeight::Light => Weight::Light,
        AncillaryProvisionWeight::Burdening => Weight::Burdening,
    }
}

/// Whether a text block fits the application.
pub(crate) fn fits(frame: &Frame, block: &AncillaryProvisionBlock) -> bool {
    block.only_if.as_ref().is_none_or(|rule| frame.facts.holds(&frame.service.pack, rule))
}

/// A text of the service with the facts of the case written in.
pub(crate) fn prefilled(frame: &Frame, text: &str) -> String {
    match frame.facts.prefill(&frame.service.pack, text) {
        Ok(prefilled) => prefilled.text,
        // A published pack compiles; if it did not, the person sees the placeholders and the letter stays blocked.
        Err(_problems) => text.to_owned(),
    }
}

/// The fee that the service calculates, as a proposal where the applicant gets something.
fn fee(frame: &Frame, case: &Case, outcome: Outcome) -> Option<Fee> {
    if !matches!(outcome, Outcome::Granted | Outcome::PartiallyGranted) {
        return None;
    }
    let due_days = frame.service.pack.service.fee.as_ref()?.due_days;
    let amount = frame.facts.fee(&frame.service.pack)?;
    let amount_cents = (amount * Decimal::ONE_HUNDRED).to_u64()?;
    Some(Fee { amount_cents, due_days, reference: case.number().clone() })
}

/// The start of a correction: what is wrong and what is right, one passage a line.
fn correction(case: &Case, of: DecisionId) -> Result<Content, UseCaseError> {
    let wrong = crate::decision::found(case, of)?;
    let day =
        wrong.issued().map_or_else(String::new, |issued| locale::full_date(Language::German, issued.on));
    Ok(Content {
        purpose: Purpose::Corrects { of },
        outcome: wrong.content().outcome,
        subject: SingleLine::lossy(&format!("Berichtigung unseres Bescheids vom {day}")),
        tenor: Paragraphs::parse("[falsch] → [richtig]").ok(),
        reasons: Paragraphs::parse("Alles andere bleibt, wie es ist.").ok(),
        ancillary_provisions: Vec::new(),
        fee: None,
        remedies: RemedyNotice::Missing,
    })
}
