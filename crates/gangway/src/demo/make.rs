//! Making the demo town: town, people, services, then the story.

use std::{collections::HashMap, path::Path, sync::Arc};

use admin::clients::{NewClient, add_client};
use jiff::{SignedDuration, civil::Date};
use kernel::house::TownContext;
use mail::OutboxMailer;
use ::town::By;

use super::{mark::Mark, people, services::Packs, stage::Stage, story, time::Walk, town};
use crate::{answer::Failure, command::new_command, wiring::Instance};

/// How long the token of the demo's client is good, in days.
const TOKEN_DAYS: i64 = 1000;

/// Makes everything, as if it had come about in the weeks before today. The clock ends on today, at nine.
///
/// # Errors
///
/// [`Failure`] of whatever broke; the folder then carries the mark of a town that was not made to the end.
pub(crate) async fn make(
    instance: &Instance,
    outbox: &Arc<OutboxMailer>,
    folder: &Path,
    today: Date,
) -> Result<Mark, Failure> {
    let house = &*instance.house;
    let packs = Packs::read()?;
    let mut mark = Mark::new(today);
    mark.put(folder)?;
    let walk = Walk::begin(house, &instance.clock, today, story::DAYS)?;
    let town = town::make(instance, &packs).await?;
    let ctx = || TownContext { house, town, now: house.clock.now() };
    people::make(ctx(), &packs).await?;
    packs.publish(ctx()).await?;
    let life = SignedDuration::from_hours(24 * TOKEN_DAYS);
    let expires_at = ctx().now.checked_add(life).map_err(Failure::environment)?;
    let client = NewClient { name: "Vorführung".to_owned(), service: None, expires_at };
    let (_, token) = add_client(ctx(), new_command(house), By::Operator, client).await?;
    let mut stage =
        Stage { house, walk: &walk, outbox, town, cases: HashMap::new(), present: HashMap::new() };
    story::play(&mut stage).await?;
    walk.to(0, 9, 0).await?;
    mark.token = Some(token);
    mark.put(folder)?;
    Ok(mark)
}
