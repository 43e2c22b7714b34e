//! The delivery of a decision as it is proven: its events with number and hash, the dates that follow, what can be done.

use case::{Case, Decision, Event};
use cases::{Counted, counted};
use ids::{CaseId, DecisionId};
use jiff::civil::Date;
use kernel::{
    catalogue::published, context::StaffContext, error::UseCaseError, rows::StreamId, sealing::open_events,
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
    /// The way that it takes now.
    pub method: ChosenMethod,
    /// What happened to it since the letter was made, in order.
    pub recorded: Vec<RecordedEvent>,
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

/// An entry of the file.
#[derive(Debug, Clone)]
pub struct RecordedEvent {
    /// Its number in the file.
    pub number: u64,
    /// Its hash in the chain.
    pub hash: [u8; 32],
    /// What happened.
    pub event: Event,
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
    let case = file.case;
    let decision = case.decision(decision).ok_or(UseCaseError::NotFound)?.clone();
    let (land, today) = (land(ctx.in_town()).await?, locale::civil_day(ctx.now));
    let revision = &case.application().answers.revision;
    let service = published(ctx.in_town(), revision.service, revision.number).await?;
    let settings = settings::of(ctx.in_town()).await?;
    let months = remedies::months(&service.pack, &settings.remedies, decision.content());
    let counted = counted(&decision, land, months)
        .map_err(|error| UseCaseError::internal("compute the announcement", error))?;
    Ok(DeliveryView {
        method: choose_method(&case, land, today),
        recorded: recorded(ctx, &case, decision.id()).await?,
        counted,
        head: (file.end.seq, file.head),
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

/// The entries of a decision. The journal is read once more, since the folded case keeps less of them than a proof needs.
async fn recorded(
    ctx: StaffContext<'_>,
    case: &Case,
    decision: DecisionId,
) -> Result<Vec<RecordedEvent>, UseCaseError> {
    let stored = ctx.ports.store.events(ctx.town, StreamId::Case(case.id()), 0).await?;
    let events = open_events::<Event>(&*ctx.ports.keyring, &stored).await?;
    let rows = stored.into_iter().zip(events);
    let own = rows.filter(|(_, event)| event.what.decision() == Some(decision));
    Ok(own.map(|(row, event)| RecordedEvent { number: row.seq, hash: row.hash, event }).collect())
}
