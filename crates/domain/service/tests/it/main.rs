//! The use cases' own formats, seen from outside.

#[cfg(test)]
mod packs;
