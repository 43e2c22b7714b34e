//! `gangway paper …`: documents.

mod verify;

use clap::Subcommand;

use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Says what the seals of a PDF say, and whether it is still what was sealed.
    Verify(verify::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Verify(args) => verify::run(&args),
    }
}
