//! `gangway key …`: the keys of the instance.

mod make;
mod rotate;

use clap::Subcommand;

use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Makes the key files that are missing; those that exist stay.
    Make(make::Args),
    /// Wraps the keys of all towns with another instance key.
    Rotate(rotate::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Make(args) => make::run(&args),
        Command::Rotate(args) => rotate::run(&args),
    }
}
