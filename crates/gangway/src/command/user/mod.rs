//! `gangway user …`: the staff of a town.

mod disable;
mod invite;

use clap::Subcommand;

use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Invites somebody; prints the link with which they set their password.
    Invite(invite::Args),
    /// Ends somebody's access at once.
    Disable(disable::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Invite(args) => invite::run(&args),
        Command::Disable(args) => disable::run(&args),
    }
}
