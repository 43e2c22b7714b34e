//! `gangway journal …`: proof that nothing was changed, and registers made anew.

mod compare;
mod destroy_again;
mod export;
mod findings;
mod rebuild;
mod verify;

use clap::Subcommand;

use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Walks every chain and every checkpoint and says what is broken. Needs no key that opens anything.
    Verify(verify::Args),
    /// Computes the registers of every town anew from the journal.
    Rebuild(rebuild::Args),
    /// Prints checkpoints and destroyed keys, to be kept outside the database.
    Export(export::Args),
    /// Compares the checkpoints with an earlier export: each must still be there, unchanged.
    Compare(compare::Args),
    /// Destroys again what was destroyed before a backup was restored.
    DestroyAgain(destroy_again::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Verify(args) => verify::run(&args),
        Command::Rebuild(args) => rebuild::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::DestroyAgain(args) => destroy_again::run(&args),
    }
}
