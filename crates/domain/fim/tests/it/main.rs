//! Tests of the crate as its users see it.

#[cfg(test)]
mod nothing_lost;
#[cfg(test)]
mod own;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod support;
