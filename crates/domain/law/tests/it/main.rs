//! Integration tests of the law: worked examples, sample files, laws that hold for all dates, and texts.

#[cfg(test)]
mod examples;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod texts;
