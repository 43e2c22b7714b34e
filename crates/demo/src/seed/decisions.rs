//! How decisions of the demo come about and reach people, by the use cases that the desk calls.

use case::decision::{LetterMethod, ObjectionForm, Outcome};
use cases::read_case;
use casework::{
    decision::{
        Beginning, CoverageText, DecisionText, HearingEntry, begin_decision, edit_decision, hold_hearing,
        render_decision, sign_off_decision,
    },
    delivery::{provide_decision, put_on_print_list},
    desk::close_case,
    mailbox::retrieve_decision,
    objection::{ObjectionEntry, register_objection},
    print_list::{ToPost, post_letters},
};
use ids::{CaseId, DecisionId};

use super::{case_actions::seen, context::SeedContext, residents::Resident, staff::StaffMember};
use crate::error::DemoError;

/// A decision as a caseworker writes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct DecisionDraft {
    pub(super) outcome: Outcome,
    /// The part of the application that it decides; none for all of it.
    pub(super) part: Option<Part>,
    /// What stands in the gaps `[…]` of the service's text, in their order.
    pub(super) gaps: &'static [&'static str],
    /// What the applicant said when they were heard, where the decision burdens.
    pub(super) heard: Option<&'static str>,
}

/// What a decision on a part says instead of the service's text, which speaks of the whole application.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// What it is called.
    pub(super) label: &'static str,
    /// What is decided.
    pub(super) tenor: &'static str,
    /// The first condition, with its gaps.
    pub(super) ancillary_provision: &'static str,
    /// Euros.
    pub(super) fee: &'static str,
}

/// Stands in the gaps for the spring in which new trees are planted.
pub(super) const SPRING: &str = "30. April";

/// A caseworker writes a decision.
pub(super) async fn draft(
    seed: &mut SeedContext<'_>,
    case: CaseId,
    who: &StaffMember,
    draft_of: &DecisionDraft,
) -> Result<(), DemoError> {
    let signed_in = seed.sign_in(who).await?;
    let coverage =
        draft_of.part.map_or(CoverageText::Whole, |part| CoverageText::Part(part.label.to_owned()));
    let beginning = Beginning::Decide { outcome: draft_of.outcome, coverage };
    let decision = begin_decision(seed.caseworker(&signed_in), case, beginning).await?;
    let file = read_case(seed.ctx(), case).await?;
    let drafted = file.case.decision(decision).ok_or_else(|| gone("decision"))?;
    let mut text = DecisionText::of(drafted.content());
    if let Some(part) = draft_of.part {
        part.tenor.clone_into(&mut text.tenor);
        part.fee.clone_into(&mut text.fee);
        if let Some(first) = text.ancillary_provisions.first_mut() {
            part.ancillary_provision.clone_into(&mut first.text);
        }
    }
    let year = locale::civil_day(seed.caseworker(&signed_in).now).year() + 1;
    let spring = format!("{SPRING} {year}");
    let mut gaps = draft_of.gaps.iter().map(|gap| if *gap == SPRING { spring.as_str() } else { gap });
    let ancillary_provisions =
        text.ancillary_provisions.iter_mut().map(|ancillary_provision| &mut ancillary_provision.text);
    for passage in [&mut text.tenor, &mut text.reasons].into_iter().chain(ancillary_provisions) {
        *passage = filled(passage, &mut gaps);
    }
    edit_decision(seed.caseworker(&signed_in), case, decision, drafted.version(), &text).await?;
    if let Some(result) = draft_of.heard {
        let ctx = seed.caseworker(&signed_in);
        let entry = HearingEntry {
            on: locale::civil_day(ctx.now),
            how: "telefonisch".to_owned(),
            inquiry: None,
            result: result.to_owned(),
        };
        hold_hearing(ctx, case, decision, entry).await?;
    }
    Ok(())
}

/// A person signs the letter off; the first one has it made.
pub(super) async fn sign(
    seed: &mut SeedContext<'_>,
    case: CaseId,
    who: &StaffMember,
) -> Result<(), DemoError> {
    let signed_in = seed.sign_in(who).await?;
    let decision = latest(seed, case).await?;
    let file = read_case(seed.ctx(), case).await?;
    let version = file.case.decision(decision).ok_or_else(|| gone("decision"))?.version();
    let made = render_decision(seed.caseworker(&signed_in), case, decision, version).await?;
    let made = made.map_err(|blocked| DemoError::Broken(format!("the letter is blocked: {blocked:?}")))?;
    let letter = made.case.decision(decision).and_then(|decision| decision.letter());
    let hash = letter.ok_or_else(|| gone("letter"))?.sha256.clone();
    sign_off_decision(seed.caseworker(&signed_in), case, decision, &hash).await?;
    Ok(())
}

/// A caseworker lays the letter into the mailbox.
pub(super) async fn provide(
    seed: &mut SeedContext<'_>,
    case: CaseId,
    who: &StaffMember,
) -> Result<(), DemoError> {
    let signed_in = seed.sign_in(who).await?;
    provide_decision(seed.caseworker(&signed_in), case, latest(seed, case).await?).await?;
    Ok(())
}

/// A caseworker puts the letter on the print list.
pub(super) async fn print(
    seed: &mut SeedContext<'_>,
    case: CaseId,
    who: &StaffMember,
) -> Result<(), DemoError> {
    let signed_in = seed.sign_in(who).await?;
    put_on_print_list(seed.caseworker(&signed_in), case, latest(seed, case).await?).await?;
    Ok(())
}

/// A caseworker posts the letter.
pub(super) async fn post(
    seed: &mut SeedContext<'_>,
    case: CaseId,
    who: &StaffMember,
) -> Result<(), DemoError> {
    let signed_in = seed.sign_in(who).await?;
    let ctx = seed.caseworker(&signed_in);
    let decision = latest(seed, case).await?;
    let letter = ToPost { case, decision, on: locale::civil_day(ctx.now), method: LetterMethod::Post };
    let outcomes = post_letters(ctx, &[letter]).await;
    match outcomes.into_iter().find_map(|outcome| outcome.refused) {
        Some(refused) => Err(refused.into()),
        None => Ok(()),
    }
}

/// The applicant retrieves the letter.
pub(super) async fn retrieve(seed: &SeedContext<'_>, case: CaseId, who: &Resident) -> Result<(), DemoError> {
    let session_kind = seed.enter(who).await?;
    retrieve_decision(seed.resident(session_kind), case, latest(seed, case).await?).await?;
    Ok(())
}

/// A caseworker registers an objection that came by letter.
pub(super) async fn object(
    seed: &mut SeedContext<'_>,
    case: CaseId,
    who: &StaffMember,
    objector: &Resident,
    text: &str,
) -> Result<(), DemoError> {
    let signed_in = seed.sign_in(who).await?;
    let ctx = seed.caseworker(&signed_in);
    let entry = ObjectionEntry {
        received_on: locale::civil_day(ctx.now),
        form: ObjectionForm::Written,
        objector: objector.name(),
        text: text.to_owned(),
    };
    register_objection(ctx, case, latest(seed, case).await?, entry, Vec::new()).await?;
    Ok(())
}

/// A caseworker closes the case.
pub(super) async fn close(
    seed: &mut SeedContext<'_>,
    case: CaseId,
    who: &StaffMember,
) -> Result<(), DemoError> {
    let signed_in = seed.sign_in(who).await?;
    Ok(close_case(seed.caseworker(&signed_in), case, seen(seed, case).await?).await?)
}

async fn latest(seed: &SeedContext<'_>, case: CaseId) -> Result<DecisionId, DemoError> {
    let file = read_case(seed.ctx(), case).await?;
    let latest = file.case.decisions().last().map(case::Decision::id);
    latest.ok_or_else(|| gone("decision"))
}

/// The text with its gaps filled as far as there is something to fill them with.
fn filled<'a>(text: &str, gaps: &mut impl Iterator<Item = &'a str>) -> String {
    let mut whole = String::new();
    let mut rest = text;
    while let Some((before, (_, after))) =
        rest.split_once('[').and_then(|(before, from)| Some((before, from.split_once(']')?)))
    {
        whole.push_str(before);
        whole.push_str(gaps.next().unwrap_or("[…]"));
        rest = after;
    }
    whole + rest
}

fn gone(what: &str) -> DemoError {
    DemoError::Broken(format!("the {what} that a step needs is gone"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_in_their_order() {
        let mut gaps = ["eine Birke", "zwei Meter"].into_iter();
        assert_eq!(
            filled("Dort steht [Baumart], [Abstand] vom Haus.", &mut gaps),
            "Dort steht eine Birke, zwei Meter vom Haus."
        );
        assert_eq!(filled("[fehlt] und [offen", &mut gaps), "[…] und [offen");
    }
}
