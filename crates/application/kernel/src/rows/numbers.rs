//! Numbers of cases.

use async_trait::async_trait;
use ids::TownId;

use crate::ports::Read;

/// The next number of a series, and the turn to take it: whoever asks after it waits until this is dropped, as far as the store can
/// see them. Somebody beyond may still be first, then the commit conflicts.
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct NextNumber {
    pub number: u64,
    _turn: Box<dyn Send + Sync>,
}

impl NextNumber {
    /// A number that is free, with what is held until it is taken or given up.
    pub fn new(number: u64, turn: impl Send + Sync + 'static) -> Self {
        Self { number, _turn: Box::new(turn) }
    }
}

/// Numbers of cases.
#[derive(Debug, Clone)]
pub enum NumberChange {
    /// Takes the number of a series in a year; conflicts unless it is the next one.
    TakeNumber {
        /// The series, for example `B`.
        series: String,
        /// The calendar year in Germany in which the case is filed.
        year: i16,
        /// The number that the use case has seen to be the next.
        number: u64,
    },
}

impl NumberChange {
    pub(crate) const fn town(&self) -> Option<TownId> {
        match self {
            Self::TakeNumber { .. } => None,
        }
    }
}

/// How far a series has come.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct SeriesRow {
    /// For example `B`.
    pub series: String,
    pub year: i16,
    /// The number that was taken last.
    pub last: u64,
}

/// Numbers that are free.
#[async_trait]
pub trait Numbers: Send + Sync {
    /// The next number of a series in a town, for example `B` in 2026. It is free until a commit takes it
    /// ([`NumberChange::TakeNumber`]).
    async fn next_number(&self, town: TownId, series: &str, year: i16) -> Read<NextNumber>;

    /// Every series of a town.
    async fn series(&self, town: TownId) -> Read<Vec<SeriesRow>>;
}
