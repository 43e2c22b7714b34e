//! `gangway pack …`: services as folders of readable files.

mod check;
mod export;
mod folder;
mod publish;
mod withdraw;

use clap::Subcommand;

use self::publish::Expected;
use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Reads a pack, compiles every rule in it and runs its test cases.
    Check(check::Args),
    /// Writes one of our packs into a folder, to start from.
    Export(export::Args),
    /// Checks a pack and publishes it as the first revision of a new service.
    Install(publish::Args),
    /// Checks a pack and publishes it as the next revision of its service.
    Publish(publish::Args),
    /// Takes a service off what the town offers; cases that run and drafts that were begun keep theirs.
    Withdraw(withdraw::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Check(args) => check::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Install(args) => publish::run(&args, Expected::New),
        Command::Publish(args) => publish::run(&args, Expected::Known),
        Command::Withdraw(args) => withdraw::run(&args),
    }
}
