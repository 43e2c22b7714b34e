//! `gangway role …`: who may do what in a town.

mod change;
mod named;

use clap::Subcommand;

pub(crate) use self::named::{Named, expected};
use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Gives somebody a role.
    Grant(change::Args),
    /// Takes a role from somebody.
    Revoke(change::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Grant(args) => change::grant(&args),
        Command::Revoke(args) => change::revoke(&args),
    }
}
