//! `gangway client …`: programs that use the HTTP interface.

mod add;
mod list;
mod revoke;

use clap::Subcommand;

pub(crate) use self::list::Client;
use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Registers a client and prints its token, which is shown this once.
    Add(add::Args),
    /// Lists the clients of a town.
    List(list::Args),
    /// Takes the token of a client back, at once.
    Revoke(revoke::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Add(args) => add::run(&args),
        Command::List(args) => list::run(&args),
        Command::Revoke(args) => revoke::run(&args),
    }
}
