//! What the crate promises to others.

#[cfg(test)]
mod documentation;
#[cfg(test)]
mod evaluation;
#[cfg(test)]
mod generate;
#[cfg(test)]
mod kit;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod problems;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod support;
