//! Scenarios: they bring a case into a state, by the use cases that pages and programs call.

mod applicants;
mod casework;
mod decisions;
mod several_weeks;

pub use self::applicants::Applicant;
