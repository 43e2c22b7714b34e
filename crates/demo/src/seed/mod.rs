//! Making the demo town: town, staff, services, then everything that happened in its cases, step by step.

mod answers;
mod case_actions;
mod context;
mod days;
mod decisions;
mod filing;
mod residents;
mod run;
mod services;
mod staff;
mod steps;
mod town;

use std::{collections::HashMap, error::Error, path::Path};

use access::InstanceOperator;
use admin::{
    Administrator,
    clients::{NewClient, add_client},
};
use async_trait::async_trait;
use documents::DemoIdentity;
use ids::{AccountId, CommandId};
use jiff::{SignedDuration, civil::Date};
use kernel::{
    context::{Ports, TownContext},
    error::UseCaseError,
    jobs::Runners,
    rows::TownRow,
};
use mail::OutboxMailer;
use service::pack::Files;
use sign_in::accounts::parse_email;

pub use self::days::{last_opened, opening};
use self::{context::SeedContext, days::Days, services::Packs};
pub(super) use self::{
    residents::TO_VISIT,
    staff::{PASSWORD, STAFF},
    town::SLUG,
};
use crate::{clock::DemoClock, error::DemoError, marker::Marker};

/// How long the token of the demo's client is good, in days.
const TOKEN_DAYS: i64 = 1000;

/// What the demo needs of the program that makes it.
pub struct Environment<'a> {
    /// The ports by which the town is made; they show the demo's clock and send into its outbox.
    pub ports: &'a Ports,
    /// Who carries out the jobs that come about.
    pub runners: &'a Runners,
    /// Is set from day to day through the weeks before today.
    pub clock: &'a DemoClock,
    /// Where the codes that residents enter are read.
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
/// [`DemoError`] of whatever broke; the folder then carries the marker of a town that was not made to the end.
pub async fn make(environment: &Environment<'_>, folder: &Path, today: Date) -> Result<Marker, DemoError> {
    let ports = environment.ports;
    let packs = Packs::read(environment.packs)?;
    let mut marker = Marker::new(today);
    marker.write(folder)?;
    let days = Days::begin(environment, today, run::DAYS)?;
    let town = town::make(environment, &packs).await?;
    let ctx = || TownContext { ports, town, now: ports.clock.now() };
    staff::make(ctx(), &packs).await?;
    packs.publish(ctx()).await?;
    let life = SignedDuration::from_hours(24 * TOKEN_DAYS);
    let expires_at = ctx().now.checked_add(life);
    let expires_at =
        expires_at.map_err(|error| DemoError::failed("reckon how long a token is good", error))?;
    let client = NewClient { name: "Vorführung".to_owned(), service: None, expires_at };
    let (_, token) = add_client(ctx(), new_command(ports), operator(), client).await?;
    let outbox = environment.outbox;
    let mut seed = SeedContext {
        ports,
        days: &days,
        outbox,
        town,
        cases: HashMap::new(),
        signed_in_since: HashMap::new(),
    };
    Box::pin(run::all_steps(&mut seed)).await?;
    days.to(0, 9, 0).await?;
    for email in TO_VISIT.iter().filter_map(|resident| resident.email) {
        marker.accounts.insert(email.to_owned(), account(ctx(), email).await?);
    }
    marker.token = Some(token);
    marker.write(folder)?;
    Ok(marker)
}

/// The account with this address.
async fn account(ctx: TownContext<'_>, email: &str) -> Result<AccountId, DemoError> {
    let read = async {
        let email = parse_email(email)?;
        let digest = ctx.ports.keyring.digest(ctx.town, "account e-mail", email.as_bytes()).await?;
        let row = ctx.ports.store.account_by_email(ctx.town, digest).await?;
        row.map(|row| row.account).ok_or(UseCaseError::NotFound)
    };
    read.await.map_err(|error| DemoError::failed("find the account of a resident", error))
}

/// The demo is made by a command on the server.
fn operator() -> Administrator<'static> {
    static OPERATOR: InstanceOperator = InstanceOperator::on_the_server();
    Administrator::Operator(&OPERATOR)
}

/// A fresh command: each step is a request of its own.
pub(super) fn new_command(ports: &Ports) -> CommandId {
    CommandId::from_uuid(ports.ids.next())
}
