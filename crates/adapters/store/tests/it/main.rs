//! The tests of the store, each on both engines.

#[cfg(test)]
mod address;
#[cfg(test)]
mod chains;
#[cfg(test)]
mod commits;
#[cfg(test)]
mod contents;
#[cfg(test)]
mod counts;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod files;
#[cfg(test)]
mod flushes;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod jobs;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod lost;
#[cfg(test)]
mod model;
#[cfg(test)]
mod objects;
#[cfg(test)]
mod opening;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod sweeping;
