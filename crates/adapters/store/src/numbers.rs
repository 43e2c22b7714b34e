//! Numbers that are given out once: case numbers, per series, town and year.

use async_trait::async_trait;
use ids::TownId;

use crate::{
    columns::count,
    db::{Tx, Work, one},
    failure::Failure,
};

const NEXT: &str = "-- next number of a series
INSERT INTO number_series (town_id, series, year, last)
VALUES ($1, $2, $3, 1)
ON CONFLICT (town_id, series, year) DO UPDATE
SET
    last = number_series.last + 1
RETURNING last";

/// Takes the next number; one that is not used leaves a gap.
pub(crate) struct NextNumber {
    pub(crate) town: TownId,
    pub(crate) series: String,
    pub(crate) year: i16,
}

#[async_trait]
impl Work for NextNumber {
    type Done = u64;

    fn name(&self) -> &'static str {
        "next_number"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<u64, Failure> {
        let row: Option<(i64,)> =
            one!(tx, NEXT, self.town.as_uuid(), self.series.as_str(), i64::from(self.year))?;
        row.map(|(last,)| count(last)).ok_or(Failure::Refused("the series gave no number"))
    }
}
