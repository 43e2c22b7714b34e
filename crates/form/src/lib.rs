//! What is asked: forms, the answers to them, and what follows from both.
//!
//! A [`format::Form`] is written by people (or imported by [`xdatenfelder`]) and kept as JSON. [`compile`] turns it
//! once into a [`Revision`]: every rule typed, every name resolved, the order of calculation fixed. From then on
//! [`evaluate`] is a pure and total function of revision, raw answers and today.
//!
//! The crate refuses: clock, randomness, files, network. `today` and all ids come in as values.

pub mod format;
