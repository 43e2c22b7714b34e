//! Case numbers, per series, town and year: read as the next one that is free, taken by the commit that uses it.
//!
//! The commit alone decides who gets a number: it takes exactly the next one or conflicts. So a number is used up by nothing but an
//! application that was filed. That many who file at once need not run into each other, those of one process take turns.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use ids::TownId;
use kernel::{
    commit::NumberChange,
    ports::{self, NextNumber},
    rows::SeriesRow,
};
use tokio::{
    sync::{Mutex as TurnMutex, OwnedMutexGuard},
    time::timeout,
};

use crate::{
    Store,
    columns::{RowRef, count, long},
    db::{Tx, all, one, run},
    failure::{Failure, Read},
    tables::Table,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[Table::authoritative("number_series")];

/// How long somebody waits for their turn; afterwards they go without, and their commit may conflict.
const PATIENCE: Duration = Duration::from_secs(30);

const LAST: &str = "-- last number of a series
SELECT last
FROM number_series
WHERE town_id = $1
    AND series = $2
    AND year = $3";

const FIRST: &str = "-- the first number of a series
INSERT INTO number_series (town_id, series, year, last)
VALUES ($1, $2, $3, $4)
ON CONFLICT (town_id, series, year) DO NOTHING";

const TAKE: &str = "-- the next number of a series
UPDATE number_series
SET last = $4
WHERE town_id = $1
    AND series = $2
    AND year = $3
    AND last = $4 - 1";

const OF_TOWN: &str = "-- series of a town
SELECT
    series,
    year,
    last
FROM number_series
WHERE town_id = $1
ORDER BY series, year";

/// A series of numbers of a town in a year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Series {
    town: TownId,
    name: String,
    year: i16,
}

/// Whose turn it is, per series that this process has numbered: a handful a town and year.
#[derive(Default)]
pub(crate) struct Turns(Mutex<HashMap<Series, Arc<TurnMutex<()>>>>);

impl Turns {
    /// Waits for the turn; none if it does not come in time.
    async fn wait(&self, series: &Series) -> Option<OwnedMutexGuard<()>> {
        let turn = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(known.entry(series.clone()).or_default())
        };
        timeout(PATIENCE, turn.lock_owned()).await.ok()
    }
}

/// Applies a change of this family.
pub(crate) async fn apply(tx: &mut Tx<'_>, town: TownId, change: &NumberChange) -> Result<(), Failure> {
    match change {
        NumberChange::TakeNumber { series, year, number } => {
            take(tx, &Series { town, name: series.clone(), year: *year }, *number).await
        }
    }
}

/// Takes exactly this number; conflicts if it is not the next one.
async fn take(tx: &mut Tx<'_>, series: &Series, number: u64) -> Result<(), Failure> {
    let (town, year) = (series.town.as_uuid(), i64::from(series.year));
    let statement = if number == 1 { FIRST } else { TAKE };
    match run!(tx, statement, town, series.name.as_str(), year, long(number))? {
        0 => Err(Failure::Conflict(format!("number:{}-{}", series.name, series.year))),
        _ => Ok(()),
    }
}

#[async_trait]
impl ports::Numbers for Store {
    async fn next_number(&self, town: TownId, series: &str, year: i16) -> Read<NextNumber> {
        let series = Series { town, name: series.to_owned(), year };
        let turn = self.turns.wait(&series).await;
        let mut reader = self.db.read().await?;
        let row: Option<(i64,)> =
            one!(&mut reader.tx(), LAST, town.as_uuid(), series.name.as_str(), i64::from(year))
                .map_err(Failure::from)?;
        Ok(NextNumber::new(row.map_or(0, |(last,)| count(last)) + 1, turn))
    }

    async fn series(&self, town: TownId) -> Read<Vec<SeriesRow>> {
        let mut reader = self.db.read().await?;
        let rows: Vec<(String, i64, i64)> =
            all!(&mut reader.tx(), OF_TOWN, town.as_uuid()).map_err(Failure::from)?;
        let place = RowRef { table: "number_series", row: &town.as_uuid() };
        let read = |(series, year, last): (String, i64, i64)| {
            Ok(SeriesRow { series, year: place.number("year", year)?, last: place.number("last", last)? })
        };
        rows.into_iter().map(read).collect()
    }
}
