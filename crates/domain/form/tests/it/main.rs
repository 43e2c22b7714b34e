//! Tests of the crate as its users see it.

#[cfg(test)]
mod completion;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod evaluation;
#[cfg(test)]
mod markings;
#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod support;
