//! Making the demo town: town, people, services, then the story.

use std::{collections::HashMap, error::Error, path::Path};

use app::{
    clients::{NewClient, add_client},
    house::{House, TownContext},
    pack::Files,
    rows::TownRow,
    town::By,
};
use async_trait::async_trait;
use ids::CommandId;
use jiff::{SignedDuration, civil::Date};
use outside::OutboxMailer;
use paper::DemoIdentity;

use super::{
    clock::DemoClock, error::DemoError, mark::Mark, people, services::Packs, stage::Stage, story, time::Walk,
    town,
};

/// How long the token of the demo's client is good, in days.
const TOKEN_DAYS: i64 = 1000;

/// What the demo needs of the program that makes it.
pub struct Environment<'a> {
    /// The house in which the town is made; it shows the demo's clock and sends into its outbox.
    pub house: &'a House,
    /// Walks through the weeks of the story.
    pub clock: &'a DemoClock,
    /// Where the codes of the story are read.
    pub outbox: &'a OutboxMailer,
    /// Where the seal of the town is kept.
    pub seals: &'a dyn SealKeeping,
    /// The files of a pack by its name.
    pub packs: fn(&str) -> Files,
}

/// Keeps the seal of the demo's town where later starts find it.
#[async_trait]
pub trait SealKeeping: Send + Sync {
    /// Keeps it, and seals with it from now on.
    ///
    /// # Errors
    ///
    /// Whatever stands in the way.
    async fn keep(&self, town: &TownRow, seal: &DemoIdentity) -> Result<(), Box<dyn Error + Send + Sync>>;
}

/// Makes everything, as if it had come about in the weeks before today. The clock ends on today, at nine.
///
/// # Errors
///
/// [`DemoError`] of whatever broke; the folder then carries the mark of a town that was not made to the end.
pub async fn make(environment: &Environment<'_>, folder: &Path, today: Date) -> Result<Mark, DemoError> {
    let house = environment.house;
    let packs = Packs::read(environment.packs)?;
    let mut mark = Mark::new(today);
    mark.put(folder)?;
    let walk = Walk::begin(house, environment.clock, today, story::DAYS)?;
    let town = town::make(environment, &packs).await?;
    let ctx = || TownContext { house, town, now: house.clock.now() };
    people::make(ctx(), &packs).await?;
    packs.publish(ctx()).await?;
    let life = SignedDuration::from_hours(24 * TOKEN_DAYS);
    let expires_at = ctx().now.checked_add(life);
    let expires_at =
        expires_at.map_err(|error| DemoError::failed("reckon how long a token is good", error))?;
    let client = NewClient { name: "Vorführung".to_owned(), service: None, expires_at };
    let (_, token) = add_client(ctx(), new_command(house), By::Operator, client).await?;
    let outbox = environment.outbox;
    let mut stage =
        Stage { house, walk: &walk, outbox, town, cases: HashMap::new(), present: HashMap::new() };
    story::play(&mut stage).await?;
    walk.to(0, 9, 0).await?;
    mark.token = Some(token);
    mark.put(folder)?;
    Ok(mark)
}

/// A fresh command: everything that happens in the story is a request of its own.
pub(super) fn new_command(house: &House) -> CommandId {
    CommandId::from_uuid(house.ids.next())
}
