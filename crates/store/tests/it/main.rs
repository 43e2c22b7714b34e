//! The tests of the store, each on both engines.

#[cfg(test)]
mod chains;
#[cfg(test)]
mod commits;
#[cfg(test)]
mod houses;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod opening;
