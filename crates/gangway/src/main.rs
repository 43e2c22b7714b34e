//! The `gangway` program: configuration, wiring, commands.
//!
//! Owns the real clock, new ids, randomness, the environment and every path on disk; the rest of the house takes them as
//! values. Refuses rules: a command reads its input, calls one function of the house, and prints what came out.

mod answer;
mod command;
mod config;
mod faces;
mod input;
mod jobs;
mod packs;
mod serve;
mod wiring;

use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = command::run(std::env::args_os());
    answer::finish(outcome)
}
