//! The use cases' own formats, seen from outside.

#[cfg(test)]
mod life;
#[cfg(test)]
mod markings;
#[cfg(test)]
mod packs;
