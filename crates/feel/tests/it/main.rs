//! What the crate promises to others.

#[cfg(test)]
mod evaluation;
