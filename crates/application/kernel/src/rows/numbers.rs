//! Numbers of cases.

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
