//! The `gangway` program: configuration, wiring, commands.
//!
//! Owns the real clock, new ids, randomness, the environment and every path on disk; every other crate takes them as
//! values. Refuses rules: a command reads its input, calls one use case, and prints what came out.

mod answer;
mod command;
mod config;
mod confined;
mod input;
mod jobs;
mod packs;
mod public_site;
mod serve;
mod wiring;

use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = command::run(std::env::args_os());
    answer::finish(outcome)
}
