//! The delivery of a decision as it is proven: its events with number and hash, the dates that follow, what can be done.

use case::{Case, Decision, Entry, Event, EventKind, Subject};
use cases::{CaseFile, Counted, counted};
use ids::{CaseId, DecisionId};
use jiff::civil::Date;
use kernel::{
    aggregate::{History, JournalEntry},
    catalogue::published,
    context::StaffContext,
    error::UseCaseError,
    settings,
};
use law::{Explanation, Land};
use locale::Language;
use service::remedies;

use crate::{
    decision::May,
    delivery::{ChosenMethod, choose_method, land},
    desk::open_case,
};

/// A decision with everything that its delivery page shows.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DeliveryView {
    pub case: Case,
    pub decision: Decision,
    /// The way that it is on, as it was chosen then; before, the way that it would take now.
    pub method: ChosenMethod,
    /// What happened to it since the letter was made, in order.
    pub recorded: Vec<JournalEntry<Event>>,
    /// What the law makes of what is proven; absent while nothing has started a clock.
    pub counted: Option<Counted>,
    /// How many entries the file has, and the hash of the last one.
    pub head: (u64, [u8; 32]),
    /// What this person may do now.
    pub may: May,
    pub land: Land,
    /// The day of the request.
    pub today: Date,
}

/// A decision for its delivery page.
///
/// # Errors
///
/// What the policies refuse, and what cannot be read or computed.
pub async fn view_delivery(
    ctx: StaffContext<'_>,
    id: CaseId,
    decision: DecisionId,
) -> Result<DeliveryView, UseCaseError> {
    let file = open_case(ctx, id).await?;
    let chosen = way_chosen(&file, decision).map(|entry| file.as_of(entry)).transpose()?;
    let (case, history) = (file.case, file.history);
    let decision = case.decision(decision).ok_or(UseCaseError::NotFound)?.clone();
    let (land, today) = (land(ctx.in_town()).await?, locale::civil_day(ctx.now));
    let revision = &case.application().answers.revision;
    let service = published(ctx.in_town(), revision.service, revision.number).await?;
    let settings = settings::of(ctx.in_town()).await?;
    let months = remedies::months(&service.pack, &settings.remedies, decision.content());
    let counted = counted(&decision, land, months)
        .map_err(|error| UseCaseError::internal("compute the announcement", error))?;
    Ok(DeliveryView {
        method: match &chosen {
            Some(then) => choose_method(then, land, day_of(then)),
            None => choose_method(&case, land, today),
        },
        recorded: entries_of(&history, decision.id()),
        counted,
        head: (history.position.seq, history.head()),
        may: May::of(ctx, &case, &decision),
        land,
        today,
        decision,
        case,
    })
}

impl DeliveryView {
    /// Why the dates are what they are; absent without dates.
    ///
    /// # Errors
    ///
    /// If the law's data does not cover them.
    pub fn explanation(&self, language: Language) -> Result<Option<Explanation>, UseCaseError> {
        let explained = self.counted.as_ref().map(|counted| counted.explanation(language)).transpose();
        explained.map_err(|error| UseCaseError::internal("explain the dates", error))
    }
}

/// The entry with which a decision took the way that it is on; none before, and none after that way has failed. What the applicant
/// chooses afterwards is for decisions to come.
fn way_chosen(file: &CaseFile, decision: DecisionId) -> Option<u32> {
    file.case.decision(decision)?.attempt().filter(|attempt| !attempt.has_failed())?;
    let begins = |kind| {
        matches!(kind, EventKind::ProvisionStarted | EventKind::PutOnPrintList | EventKind::DeliveredByHand)
    };
    let own = |told: &&Entry| told.subject == Subject::Decision(decision) && begins(told.kind);
    file.case.timeline().iter().rev().find(own).map(|told| told.number)
}

/// The day of the last thing that is recorded in a case.
fn day_of(case: &Case) -> Date {
    locale::civil_day(case.timeline().last().map_or_else(|| case.filed_at(), |told| told.at))
}

/// The entries of the file that are about a decision.
fn entries_of(history: &History<Event>, decision: DecisionId) -> Vec<JournalEntry<Event>> {
    let own = history.entries.iter().filter(|entry| entry.event.what.decision() == Some(decision));
    own.cloned().collect()
}
