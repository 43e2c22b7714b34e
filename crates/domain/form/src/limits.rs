//! How much a form and its answers may hold at most. Every collection of this crate has its bound here.

/// Characters of a key.
pub const KEY_LENGTH_MAX: usize = 64;
/// Elements (questions, groups, notes) of a form.
pub const ELEMENTS_MAX: usize = 5_000;
/// Groups within groups.
pub const GROUP_DEPTH_MAX: usize = 16;
/// Steps of a form.
pub const STEPS_MAX: usize = 200;
/// Options of one question or entries of one code list; the key of all municipalities has 10,958.
pub const OPTIONS_MAX: usize = 20_000;
/// Rows of a repeated group, whatever the form says.
pub const ROWS_MAX: usize = 1_000;
/// Rows that a form may demand of one group.
pub const ROWS_MIN_MAX: u32 = 100;
/// Rows of one repeated group in all rows around it together; further rows are not evaluated and said to be too many.
/// Each group counts for itself, so that a hidden one cannot use up what a visible one needs.
pub const ROWS_TOTAL_MAX: usize = 20_000;
/// Characters of a one-line answer, whatever the form says.
pub const SHORT_TEXT_MAX: usize = 1_000;
/// Characters of any answer, whatever the form says.
pub const LONG_TEXT_MAX: usize = 20_000;
/// Files of one question.
pub const FILES_MAX: u32 = 50;
/// Bytes of one file that a form may allow.
pub const FILE_BYTES_MAX: u64 = 100_000_000;
/// Bytes of answers as JSON.
pub const ANSWERS_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Steps of all rules of one evaluation together; beyond it rules count as not computable, and a problem says so.
pub const EVALUATION_STEPS_MAX: u32 = 20_000_000;
/// Digits of a number before and after the point together.
pub const NUMBER_DIGITS_MAX: u32 = 15;
