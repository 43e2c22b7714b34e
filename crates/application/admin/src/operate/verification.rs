//! Verifying what the chains cannot tell: whether tables and papers are what the events say.
//!
//! Events are sealed, so this needs the keys, unlike the walk over the chains. While others work, what differs is looked at twice: only
//! what differs both times is a finding.

mod cases;
mod papers;
mod towns;

use std::collections::{BTreeMap, BTreeSet};

use ids::TownId;
use kernel::{
    context::{Ports, TownContext},
    error::UseCaseError,
    ports::{KeyError, StoreError},
    rows::{Finding, ServiceRow, StreamId},
};

use super::{rebuild, registers};

/// Streams are read this many at a time.
const STREAMS_AT_ONCE: u32 = 500;

/// What a look at all tables and papers has seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct VerifiedContent {
    /// Documents that events name.
    pub named: u64,
    pub broken: Vec<Finding>,
}

/// The numbers that the cases of a town have, by series and year.
#[derive(Debug, Default)]
struct Numbered {
    /// How many there are, and the highest.
    series: BTreeMap<(String, i16), (u64, u64)>,
    /// Cases whose number went with their key.
    deleted: u64,
}

/// Compares registers, passwords, programs, access codes, accounts, keys, numbers and papers of every town with its journal.
///
/// # Errors
///
/// Only if store or vault cannot be reached; what does not open is a finding.
pub async fn verify_content(ports: &Ports) -> Result<VerifiedContent, UseCaseError> {
    let mut seen = VerifiedContent::default();
    let known = ports.store.towns().await?.into_iter().map(|row| row.town);
    let towns: BTreeSet<TownId> = known.chain(ports.store.towns_with_stream().await?).collect();
    for town in towns {
        let ctx = TownContext { ports, town, now: ports.clock.now() };
        one_town(ctx, &mut seen).await?;
    }
    Ok(seen)
}

async fn one_town(ctx: TownContext<'_>, seen: &mut VerifiedContent) -> Result<(), UseCaseError> {
    let broken = &mut seen.broken;
    lasting(broken, async || towns::directory(ctx).await).await?;
    lasting(broken, async || towns::programs_and_passwords(ctx).await).await?;
    lasting(broken, async || towns::keys(ctx).await).await?;
    lasting(broken, async || towns::accounts(ctx).await).await?;
    lasting(broken, async || towns::stray_rows(ctx).await).await?;
    papers::all(ctx, broken).await?;
    let before = ctx.ports.store.series(ctx.town).await?;
    let services = readable(rebuild::all_services(ctx).await)?.unwrap_or_default();
    let numbered = every_case(ctx, &services, seen).await?;
    seen.broken.extend(towns::series(ctx, &before, &numbered).await?);
    Ok(())
}

async fn every_case(
    ctx: TownContext<'_>,
    services: &[ServiceRow],
    seen: &mut VerifiedContent,
) -> Result<Numbered, UseCaseError> {
    let mut numbered = Numbered::default();
    let mut after = None;
    loop {
        let streams = ctx.ports.store.streams(ctx.town, after, STREAMS_AT_ONCE).await?;
        let Some(last) = streams.last().copied() else { return Ok(numbered) };
        for stream in streams {
            if let StreamId::Case(case) = stream {
                let mut look = cases::one(ctx, services, case).await?;
                if !look.found.is_empty() {
                    let again = cases::one(ctx, services, case).await?;
                    look.found.retain(|found| again.found.contains(found));
                }
                seen.named += look.named;
                numbered.count(look.number);
                seen.broken.extend(look.found);
            }
        }
        after = Some(last);
    }
}

impl Numbered {
    /// Counts the number of a case, for example `B-2026-0417`; none of a deleted one.
    fn count(&mut self, number: Option<String>) {
        let Some(number) = number else {
            self.deleted += 1;
            return;
        };
        let mut parts = number.rsplitn(3, '-');
        let (last, year, series) = (parts.next(), parts.next(), parts.next());
        let number = last.and_then(|digits| digits.parse::<u64>().ok());
        let year = year.and_then(|digits| digits.parse::<i16>().ok());
        if let (Some(number), Some(year), Some(series)) = (number, year, series) {
            let (count, highest) = self.series.entry((series.to_owned(), year)).or_default();
            *count += 1;
            *highest = number.max(*highest);
        }
    }
}

/// Looks, and once more where something was found: what lasts is a finding.
async fn lasting(
    broken: &mut Vec<Finding>,
    look: impl AsyncFn() -> Result<Vec<Finding>, UseCaseError>,
) -> Result<(), UseCaseError> {
    let mut found = look().await?;
    if !found.is_empty() {
        let again = look().await?;
        found.retain(|finding| again.contains(finding));
    }
    broken.extend(found);
    Ok(())
}

/// What was read; none of what is damaged, deleted or missing.
fn readable<T>(read: Result<T, UseCaseError>) -> Result<Option<T>, UseCaseError> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(UseCaseError::NotFound | UseCaseError::Deleted) => Ok(None),
        Err(UseCaseError::Internal { doing, cause }) => {
            let unreachable = matches!(cause.downcast_ref(), Some(StoreError::Unavailable(_)))
                || matches!(cause.downcast_ref(), Some(KeyError::Unavailable(_)));
            if unreachable { Err(UseCaseError::Internal { doing, cause }) } else { Ok(None) }
        }
        Err(error) => Err(error),
    }
}

fn finding(town: TownId, place: impl ToString, reason: impl Into<String>) -> Finding {
    Finding { town, stream: place.to_string(), seq: 0, reason: reason.into() }
}
