//! Administration, over a whole instance on both engines.

#[cfg(test)]
mod admin;
#[cfg(test)]
mod authorization;
#[cfg(test)]
mod sweeping;
