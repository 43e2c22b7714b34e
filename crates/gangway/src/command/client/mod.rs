//! `gangway client …`: programs that use the HTTP interface.

mod add;

use clap::Subcommand;

use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Registers a client and prints its token, which is shown this once.
    Add(add::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Add(args) => add::run(&args),
    }
}
