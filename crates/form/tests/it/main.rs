//! Tests of the crate as its users see it.

#[cfg(test)]
mod support;
#[cfg(test)]
mod xdatenfelder_samples;
